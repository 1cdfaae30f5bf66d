"""Shares that do not come out: “50 of 200 pupils (35 percent)”, answers to one question that make more than all.

Percentages are shares of many things. They are added only where the text makes them answers that exclude each other,
or parts of one vote, and held against a whole only where it says of which.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.reading.figures.fault import Fault, between
from claims.reading.figures.values import reach, shown, span
from claims.reading.statements import Figure

PERCENT_ROOM = 1.0
LIST_ROOM = 2.0
"""Each share of a list may have been rounded up."""
_OF_ALL = re.compile(
    r"\sof\s(?:(?:the|all|its|their|our)\s){0,2}(?:people|pupils|students|voters|votes?|members|women|men|children"
    r"|patients|respondents|households|seats|residents|adults|inhabitants)"
    r"(?=\s?[.;:!?)]|\s?$|\s(?:were|was|are|is|had|have|voted|said|died|fell|came|support|supported|oppose|opposed|say|think|believe|agree|want|who)\b)",
    re.IGNORECASE,
)
"""People and votes of whom there are no more than all; of a demand, a plan or a capacity there may be."""
_ANSWERS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\b(?:undecided|unsure|not\ssure|did\snot\sknow|didn[’']t\sknow|don[’']t\sknow|no\sopinion|neutral|neither"
        r"|abstain\w*)\b",
        r"\b(?:against|oppos\w+|disapprov\w+|reject\w*|disagree\w*|said\sno)\b",
        r"\b(?:for|in\sfavou?r|back(?:ed|s)?|approv\w+|support(?:ed|s)?|agree[ds]?|said\syes)\b",
    )
)
_LISTED = re.compile(r"(?:,|\band)\s*$")
_OF_THE_VOTE = re.compile(r"\sof\sthe\svotes?\b")
_NEXT_PARTY = re.compile(
    r"(?:\sof\sthe\svotes?)?(?:\sand|,(?:\sand)?)\s(?:the\s)?(?:[A-ZÀ-Þ][\w’'-]*\s){1,4}(?:won\s|got\s|took\s)?"
)
_STANDS_ALONE = re.compile(r"\s?(?:[.,;:)]|$)")
_OF_THEM = re.compile(r",?\s(?:of\s(?:them|whom|those|these|which)|among)\b")


def shares(text: str, counts: Sequence[Figure], percents: Sequence[Figure]) -> Iterator[Fault]:
    """The percentages of one sentence that are more than all, alone or together, or not what its counts make."""
    for percent in percents:
        if span(percent)[0] > 100 and _OF_ALL.match(text, percent.end, percent.end + 60):
            why = f"{shown(percent)} percent of a whole is more than all."
            yield Fault("percent", percent.start, percent.end, why)
    yield from _of_counts(text, counts, percents)
    if len(percents) >= 3 and all(one.comparator == "exactly" and one.low == one.high for one in percents):
        yield from _together(text, percents)


def _of_counts(text: str, counts: Sequence[Figure], percents: Sequence[Figure]) -> Iterator[Fault]:
    """“Of 200 pupils, 50 were ill, or 40 percent” and “50 of 200 pupils (35 percent)”."""
    if len(counts) != 2 or len(percents) != 1:
        return
    one, other, percent = counts[0], counts[1], percents[0]
    if text[max(0, one.start - 4) : one.start].lower().endswith("of "):
        part, whole = other, one
    elif re.fullmatch(r"\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?", text[one.end : other.start]):
        part, whole = one, other
    else:
        return
    if percent.start < other.end or not re.search(r"\(\s*$|,?\sor\s$|,\s$", text[other.end : percent.start]):
        return
    if not _STANDS_ALONE.match(text, percent.end) or _OF_THEM.match(text, percent.end):
        return
    if part.low is None or not whole.low:
        return
    (part_low, part_high), (whole_low, whole_high) = reach(part), reach(whole)
    least = 100 * part_low / whole_high
    most = 100 * part_high / whole_low if whole_low > 0 else float("inf")
    low, high = span(percent)
    if most < low - PERCENT_ROOM or least > high + PERCENT_ROOM:
        share = 100 * part.low / whole.low
        why = f"{shown(part)} of {shown(whole)} is {share:.3g} percent, not {shown(percent)}."
        yield between("percent", min(part, whole, key=lambda at: at.start), percent, why)


def _together(text: str, percents: Sequence[Figure]) -> Iterator[Fault]:
    """Answers to one question, or the parties' shares of one vote, that make more than all."""
    whole = sum(one.low or 0.0 for one in percents)
    if whole > 100 + LIST_ROOM and (_are_answers(text, percents) or _are_votes(text, percents)):
        told = " and ".join(shown(one) for one in percents)
        yield between("percent", percents[0], percents[-1], f"{told} percent make {whole:.10g} percent.")


def _are_answers(text: str, percents: Sequence[Figure]) -> bool:
    """Whether each share is one of another answer: for, against, undecided."""
    if not all(_LISTED.search(text[one.end : other.start]) for one, other in pairwise(percents)):
        return False
    ends = [*(other.start for other in percents[1:]), percents[-1].end + 40]
    given = [
        next((at for at, way in enumerate(_ANSWERS) if way.search(text, one.end, end)), None)
        for one, end in zip(percents, ends, strict=True)
    ]
    return None not in given and len(set(given)) == len(given)


def _are_votes(text: str, percents: Sequence[Figure]) -> bool:
    """“Smith won 52 percent of the vote, Jones 41 percent and Brown 15 percent.”"""
    return _OF_THE_VOTE.match(text, percents[0].end) is not None and all(
        _NEXT_PARTY.fullmatch(text, one.end, other.start) for one, other in pairwise(percents)
    )
