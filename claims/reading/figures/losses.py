"""Losses greater than what came: “about 25 vehicles attacked; thirty vehicles were destroyed”.

Only what is sent to be lost is compared — drones, missiles, vehicles — and only of one attack: another day, another
month, or the sender's own defences make it another matter. Of people, those who are attacked die too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from claims.reading.figures.alignment import are_compatible
from claims.reading.figures.fault import Fault, between
from claims.reading.figures.kinds import Kind, kind_of, same_thing
from claims.reading.figures.values import Counted, shown, span
from claims.reading.places.lands import countries_named
from claims.reading.statements import Figure
from claims.reading.words import word_set

LOSSES = frozenset(("killed", "hurt", "destroyed", "shot down", "intercepted", "captured", "missing"))
"""What can happen only to a part of what came."""
_SENT_TO_BE_LOST = word_set(
    "drone missile rocket vehicle tank aircraft plane jet helicopter boat ship balloon bomb shell ifv apc uav"
)
_CAME = re.compile(r"\b(?:launch|fire|attack|assault|raid)(?:e?d|s|ing)?\b", re.IGNORECASE)
_WIDER = re.compile(
    r"\b(?:since|so\sfar|overall|in\stotal|altogether|in\sall|whole|entire|(?:this|last|past|the)\s(?:war|year|month|week)"
    r"|by\sthen|before|earlier|already|previous(?:ly)?|other|more|further|another|additional)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|overnight|night|morning|evening|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
Sentence = tuple[int, int, Sequence[Figure]]
"""Where a sentence begins and ends, and its figures."""


def can_be_whole(deed: str, *, of: str) -> bool:
    """Whether those with this deed are all of whom the others, with the deed ``of``, are a part."""
    return of in LOSSES and (deed == "sent" or (deed == "intercepted" and of not in ("intercepted", "shot down")))


def can_be_part(part: Kind, whole: Kind) -> bool:
    """Whether both count the same thing, of the sort that is sent to be lost."""
    return same_thing(part, whole) and part.head in _SENT_TO_BE_LOST


def over_what_came(text: str, earlier: Sentence | None, sentence: Sentence) -> Iterator[Fault]:
    """The losses of a sentence that are greater than what came by it or by the sentence before it, or the other way."""
    yield from _over(text, sentence, sentence)
    if earlier is not None and not _is_another_time(text, earlier, sentence):
        yield from _over(text, sentence, earlier)
        yield from _over(text, earlier, sentence)


def _over(text: str, losing: Sentence, sending: Sentence) -> Iterator[Fault]:
    if not _CAME.search(text, sending[0], sending[1]):
        return
    for part in losing[2]:
        wholes = [
            one
            for one in sending[2]
            if can_be_whole(one.deed, of=part.deed) and can_be_part(kind_of(part), kind_of(one))
        ]
        if not wholes or any(span(part)[0] <= span(one)[1] for one in wholes):
            continue
        whole = wholes[0]
        if _is_own_defence(text, losing, sending, part, whole):
            continue
        why = f"{shown(part)} {part.counted} {part.deed}, but {shown(whole)} {whole.counted} {whole.deed}."
        yield between("part", part, whole, why)


def _is_another_time(text: str, earlier: Sentence, sentence: Sentence) -> bool:
    times = [
        {found.group().lower() for found in _TIME.finditer(text, start, end)} for start, end, _ in (earlier, sentence)
    ]
    return bool(times[1] - times[0]) or _WIDER.search(text, sentence[0], sentence[1]) is not None


def _is_own_defence(text: str, losing: Sentence, sending: Sentence, part: Figure, whole: Figure) -> bool:
    """Whether a country is named with both: “Russia launched 40 drones” and “Russia shot down 52 Ukrainian drones”."""
    first = min((part, whole), key=lambda one: one.start)
    if losing[0] == sending[0]:
        one, other = text[losing[0] : first.end], text[first.end : losing[1]]
    else:
        one, other = text[losing[0] : losing[1]], text[sending[0] : sending[1]]
    return bool(countries_named(one, by_seat=True).keys() & countries_named(other, by_seat=True).keys())


def part_over_whole(parts: Iterable[Counted], wholes: Iterable[Counted]) -> str:
    """The same across reports: the sentence where the least part is more than the most that the whole may be."""
    parts, wholes = list(parts), list(wholes)
    least = min(parts, key=lambda one: span(one)[0], default=None)
    most = max(wholes, key=lambda one: span(one)[1], default=None)
    if least is None or most is None or span(least)[0] <= span(most)[1]:
        return ""
    return f"{shown(least)} {least.deed}, but {shown(most)} {most.deed}."


def are_of_one_attack(parts: Sequence[Counted], wholes: Sequence[Counted]) -> bool:
    """Whether no time and no place of theirs tells that they are of two."""
    return all(are_compatible(part, whole) for part in parts for whole in wholes)
