"""Arithmetic that fails: a part greater than its whole, sums that are none, shares and changes that do not come out.

Each check is a plain question about figures and the words around them; each answer is a sentence. A remark says that
two numbers do not fit each other, never which of them is wrong. Where the words leave it open whether the numbers have
to fit, there is no remark: to say so falsely of a correct text is worse than to let a fault pass.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice, pairwise

from claims.reading.figures import english
from claims.reading.figures.abroad import find_figures_in
from claims.reading.figures.abroad_faults import WORDINGS, faults_in
from claims.reading.figures.changes import changes
from claims.reading.figures.fault import Fault, between
from claims.reading.figures.kinds import kind_of
from claims.reading.figures.losses import Sentence, over_what_came
from claims.reading.figures.parts import too_great
from claims.reading.figures.setting import with_setting
from claims.reading.figures.shares import shares
from claims.reading.figures.timing import misdated
from claims.reading.figures.values import reach, shown
from claims.reading.sentences import paragraphs, sentences
from claims.reading.statements import Figure
from claims.reading.words import word_set

_TOTAL_BEFORE = re.compile(
    r"\b(?:a\stotal\sof|in\stotal,?|altogether,?|in\sall,?|all\stold,?|(?:total|sum)\sof)\s$", re.IGNORECASE
)
_TOTAL_BEHIND = re.compile(r"(?:\s\w+){0,2}\s(?:in\stotal|altogether|in\sall|all\stold|combined)\b", re.IGNORECASE)
_INCLUDING = re.compile(r"^\s?\w*,?\s?(?:including|among\sthem|of\swhom|of\sthem)\b", re.IGNORECASE)
_DURATION = re.compile(r"^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?)\b", re.IGNORECASE)
_PERSONS = word_set(
    "people persons pupils students passengers patients workers employees residents members deputies players victims "
    "dead deaths casualties wounded injured voters witnesses migrants prisoners hostages"
)
_EXCLUSIVE = (
    word_set("men women boys girls children babies infants"),
    word_set("soldiers civilians children"),
    word_set("adults children"),
    word_set("teachers pupils students"),
)
"""Kinds of people of whom nobody is two: those of one row can be added."""
MOST_SENTENCES = 2_000
MOST_FIGURES = 12


def faults(text: str, *, day: date | None = None, language: str = "en") -> tuple[Fault, ...]:
    """What does not come out in a text; ``day`` is the day of the report, for dates that lie on its wrong side.

    In the languages that have a wording (``abroad_faults``) a few plain checks are made, in others than English none
    else.
    """
    found: list[Fault] = []
    if language in WORDINGS:
        for paragraph in paragraphs(text):
            for sentence in islice(sentences(text, paragraph, language=language), MOST_SENTENCES):
                start, end = sentence.start, sentence.end
                figures = find_figures_in(text, language, start, end)[:MOST_FIGURES]
                found += faults_in(text, start, end, figures, language)
        return _each_once(found)
    if language != "en":
        return ()
    count = 0
    for paragraph in paragraphs(text):
        earlier: Sentence | None = None
        for sentence in sentences(text, paragraph):
            count += 1
            if count > MOST_SENTENCES:
                return _each_once(found)
            start, end = sentence.start, sentence.end
            figures = with_setting(text, english.find_figures(text, start, end), start, end)[:MOST_FIGURES]
            found += _in_sentence(text, start, end, figures)
            found += misdated(text, start, end, day)
            found += over_what_came(text, earlier, (start, end, figures))
            earlier = (start, end, figures)
    return _each_once(found)


def _each_once(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """The first reason for each stretch of the text."""
    first: dict[tuple[str, int, int], Fault] = {}
    for fault in found:
        first.setdefault((fault.kind, fault.start, fault.end), fault)
    return tuple(first.values())


def _in_sentence(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Fault]:
    counts = [one for one in figures if not one.unit and not _DURATION.search(one.counted)]
    percents = [one for one in figures if one.unit == "%"]
    yield from (between(*found) for found in too_great(text, start, end, counts))
    yield from _sums(text, start, end, counts)
    yield from shares(text, counts, percents)
    yield from changes(text, start, end, figures)


def _sums(text: str, start: int, end: int, counts: Sequence[Figure]) -> Iterator[Fault]:
    """“14 people: 8 men and 7 women”, “8 men and 6 women, a total of 15”, “20 people, including 12 … and 10 …”."""
    if len(counts) < 3 or any(
        one.low is None or one.high is None or one.comparator != "exactly" for one in counts[1:-1]
    ):
        return
    first, last = counts[0], counts[-1]
    is_least = False
    if _is_total(text, start, end, last) and not _is_total(text, start, end, first):
        whole, parts = last, counts[:-1]
    elif text[first.end : counts[1].start].rstrip().endswith(":"):
        whole, parts = first, counts[1:]
    elif _INCLUDING.search(_behind(text, first, counts[1])):
        whole, parts, is_least = first, counts[1:], True
    else:
        return
    if not _one_list(text, parts) or not _are_parts(whole, parts):
        return
    low, high = sum(reach(one)[0] for one in parts), sum(reach(one)[1] for one in parts)
    if low > reach(whole)[1] or (high < reach(whole)[0] and not is_least):
        told = " and ".join(shown(one) for one in parts)
        made = sum(one.low or 0.0 for one in parts)
        how = "more than" if is_least else "not"
        yield between("sum", whole, parts[-1], f"{told} make {made:,.10g}, {how} {shown(whole)}.")


def _is_total(text: str, start: int, end: int, one: Figure) -> bool:
    behind = one.end + len(one.counted) + 1 if one.counted else one.end
    before = text[max(start, one.start - 16) : one.start]
    return bool(_TOTAL_BEFORE.search(before) or _TOTAL_BEHIND.match(text, behind, end))


def _are_parts(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts exclude each other and are of what the whole counts.

    They are where none of them says what it counts (“12 in Ohio, 7 in Indiana”), where all count the same thing, and
    where they are kinds of people of whom nobody is two.
    """
    heads = [kind_of(one).head for one in parts]
    if not any(heads) or all(head in ("", kind_of(whole).head) for head in heads):
        return True
    last = [one.counted.lower().rpartition(" ")[2] for one in parts]
    named = whole.counted.lower().partition(" ")[0]
    return len(set(last)) == len(last) and named in _PERSONS and any(set(last) <= row for row in _EXCLUSIVE)


def _behind(text: str, one: Figure, other: Figure) -> str:
    """The words between two figures without what the first counts."""
    return text[one.end : other.start].removeprefix(f" {one.counted}")


def _one_list(text: str, parts: Sequence[Figure]) -> bool:
    pairs = pairwise(parts)
    return all(re.search(r"(?:,|\band)\s*$", text[one.end : other.start]) for one, other in pairs)
