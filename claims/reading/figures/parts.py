"""Parts that one sentence makes greater than their whole: “of the 120 students, 150 passed”.

What is compared has to be told as a part and its whole: by “of” before the whole, or by “of whom” and its like before
the part. Where a sentence counts several things, a part is greater only if it is greater than each that could be meant.
"""

import re
from collections.abc import Iterator, Sequence

from claims.reading.figures.fault import FaultKind
from claims.reading.figures.kinds import kind_of, same_thing
from claims.reading.figures.values import shown, span
from claims.reading.statements import Figure
from claims.reading.words import word_set

_OWNED = r"(?:[\w.-]+\s){0,2}?[\w.-]+(?:[’']s|s[’'])\s"
_OF = re.compile(
    rf"\s(?:out\s)?of\s(?:(?:the|its|their|our|all|these|those)\s|{_OWNED})?(?:last|first|remaining|other)?\s?"
)
_OWNER = re.compile(r"\s(?:[\w-]+\s)?[\w-]+[’']s?\s")
"""“40 of the 12 hospitals’ nurses”: the hospitals are not the whole."""
_OPENS = re.compile(
    r"(?:^|[,;:—–“\"(]|\b(?:that|and|but|said))\s*(?:out\s)?of\s(?:the\s|its\s|their\s|our\s|these\s|all\s)?$", re.I
)
_WHOM = re.compile(r",?\s(?:and\s)?(?:of\s(?:whom|which|them)|among\s(?:whom|them))\s$", re.IGNORECASE)
_BESIDE = re.compile(r"(?:[,;:(–—]|,\sand|\bbut)\s?$")
_OF_THEM = re.compile(r"\sof\s(?:them|whom|those|these)\b")
_TAKES = re.compile(r"\b(?:won|lost|took|takes|holds?|held|got|gets|received)\s$")
_STANDS = re.compile(
    r"\s(?:(?:later|then|since|already)\s)?(?:were|was|are|is|have|had|has|did|do|will|would|can|could|may|might)\b"
)
_BEHIND_COMMA = re.compile(r",\s(?:but\s|only\s|just\s)?$")
_NEXT = re.compile(r"(?:,|\band|;)\s(?:and\s|but\s|another\s|only\s)?$")
_BESIDES = re.compile(r"\s(?:more|others?|further|additional|new)\b")
"""“… and 12 more were damaged”: those are no part of the whole."""
_ENDS = re.compile(r"\s?[.;!?]|\s?$")
_DONE = word_set("lost fell sank fled went came left got won took sought rose broke burnt hid quit fought stood ran")
_OUTCOMES = (
    "destroyed|damaged|lost|captured|sunk", "killed|wounded|injured", "survived|died|dead", "passed|failed",
    "for|against|abstained", "approved|rejected", "acquitted|convicted", "men|women", "boys|girls",
)  # fmt: skip
"""What happens to one of a whole excludes the others in its row: these parts can be added."""
_OUTCOME = [re.compile(rf"(?:\s[\w’'-]+){{0,2}}?\s({words})\b", re.IGNORECASE) for words in _OUTCOMES]

Found = tuple[FaultKind, Figure, Figure, str]
"""The kind, the first and the last figure, and why, in a sentence."""


def too_great(text: str, start: int, end: int, counts: Sequence[Figure]) -> Iterator[Found]:
    """The parts of ``text[start:end]`` that are greater than their whole, alone or together."""
    for at, one in enumerate(counts):
        before = counts[:at]
        if before and _OF.fullmatch(text, before[-1].end, one.start) and not _OWNER.match(text, one.end):
            if span(before[-1])[0] > span(one)[1]:
                yield "part", before[-1], one, _more(before[-1], one)
        elif before and _is_of_them(text, before[-1], one):
            least = max(before, key=lambda figure: span(figure)[1])
            if span(one)[0] > span(least)[1]:
                yield "part", before[-1], one, _more(one, least)
        if _OPENS.search(text[max(start, one.start - 24) : one.start]):
            yield from _of_whole(text, end, one, counts[at + 1 :])


def _is_of_them(text: str, before: Figure, one: Figure) -> bool:
    """“…, 20 of them badly”, “…, of whom 20 were ill”; in “five or ten of them” nothing is a part of the five."""
    between = text[before.end : one.start]
    if _OF_THEM.match(text, one.end, one.end + 12):
        return _BESIDE.search(between) is not None
    return _WHOM.search(between) is not None


def _more(part: Figure, whole: Figure) -> str:
    return f"{shown(part)} of {shown(whole)} is more than all."


def _of_whole(text: str, end: int, whole: Figure, others: Sequence[Figure]) -> Iterator[Found]:
    """“Of 500 tanks, 200 were destroyed, 200 damaged and 200 lost”: each of the parts, and all of them."""
    parts = _listed(text, whole, others)
    for part in parts:
        if span(part)[0] > span(whole)[1]:
            yield "part", whole, part, _more(part, whole)
            return
    for outcome in _OUTCOME:
        words = [(part, found[1].lower()) for part in parts if (found := outcome.match(text, part.end, end))]
        least = sum(span(part)[0] for part, _ in words)
        if len(words) == len({word for _, word in words}) >= 2 and least > span(whole)[1]:
            told = " and ".join(shown(part) for part, _ in words)
            yield "sum", whole, words[-1][0], f"{told} make {least:,.10g}, more than {shown(whole)}."
            return


def _listed(text: str, whole: Figure, others: Sequence[Figure]) -> list[Figure]:
    """The figures that stand as parts of a whole before them, the first behind a comma and the next in one list."""
    parts: list[Figure] = []
    for one in others:
        if _BESIDES.match(text, one.end):
            break
        if parts:
            if not _NEXT.search(text[parts[-1].end : one.start]):
                break
            parts.append(one)
        elif _is_first_part(text, whole, one):
            parts.append(one)
    return parts


def _is_first_part(text: str, whole: Figure, one: Figure) -> bool:
    between = text[whole.end : one.start]
    if _TAKES.search(between) and "," in between:
        return _ENDS.match(text, one.end) is not None
    if not _BEHIND_COMMA.search(between):
        return False
    first = one.counted.lower().partition(" ")[0]
    if not first:
        return any(way.match(text, one.end) for way in (_STANDS, *_OUTCOME))
    return first.endswith("ed") or first in _DONE or same_thing(kind_of(one), kind_of(whole))
