"""What a reader should look at twice in a report: places far from their company, arithmetic, a headline that says more.

A remark is a flag with its reason in words. It changes nothing, and says of nobody that they are wrong.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claims.reading.figures.arithmetic import faults
from claims.reading.names import NameGroup, find_names, group, other_spellings
from claims.reading.places import find_places, gazetteer, place_flags
from claims.reading.retelling import headline_alarm
from claims.reading.statements import Reading

RemarkKind = Literal["place", "arithmetic", "headline", "name"]
LONGEST = 200_000
"""Characters of a text that are looked at."""
MOST = 40
MOST_SPELLINGS = 4
"""So many other spellings stand in the sentence; the candidates hold them all."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A flag on the words ``text[start:end]``: why, in a sentence, and what may be meant, where that is known."""

    kind: RemarkKind
    start: int
    end: int
    words: str
    why: str
    candidates: tuple[str, ...] = ()


def remarks_on(text: str, reading: Reading, *, day: date | None = None, places: str = "") -> tuple[Remark, ...]:
    """The remarks on a report that has been read, in the order of the text.

    ``day`` is the day of the report, ``places`` the newsroom's file of places. English alone is looked at for
    headlines, the languages with a wording of their own for arithmetic, any language for places.
    """
    text = text[:LONGEST]
    found = [
        *_places(text, places),
        *_arithmetic(text, reading, day),
        *_headline(text, reading),
        *_names(text, reading),
    ]
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end))[:MOST])


def name_groups(text: str, reading: Reading) -> tuple[NameGroup, ...]:
    """The people that a report names, each with every spelling that it uses."""
    mentions = find_names(text[:LONGEST], start=reading.title_end)
    speakers = [one.speaker.name for one in reading.statements if one.speaker.name and not one.speaker.is_vague]
    return group([*(mention.exact for mention in mentions), *speakers])


def _places(text: str, places: str) -> Iterator[Remark]:
    known = gazetteer(places)
    for flag in place_flags(text, find_places(text, known), known):
        names = tuple(place.name for place in flag.candidates)
        yield Remark("place", flag.mention.start, flag.mention.end, flag.mention.exact, flag.why, names)


def _arithmetic(text: str, reading: Reading, day: date | None) -> Iterator[Remark]:
    for fault in faults(text, day=day, language=reading.language):
        yield Remark("arithmetic", fault.start, fault.end, text[fault.start : fault.end], fault.why)


def _headline(text: str, reading: Reading) -> Iterator[Remark]:
    found = headline_alarm(reading, text[: reading.title_end])
    if found is not None:
        told = reading.statements[found.headline]
        why = f"The headline says more than its report. {found.alarm.why}"
        yield Remark("headline", told.start, told.end, told.exact, why)


def _names(text: str, reading: Reading) -> Iterator[Remark]:
    """Names that other outlets spell in other ways, and two spellings here that are probably one."""
    mentions = {mention.exact: mention for mention in reversed(find_names(text, start=reading.title_end))}
    for one in name_groups(text, reading):
        mention = mentions.get(one.name)
        if mention is None:
            continue
        doubtful = [spelling for spelling in one.spellings if not spelling.is_sure]
        if reading.language == "de":
            plain = Counter(_GENITIVE.sub("", spelling.name) for spelling in one.spellings)
            doubtful = [spelling for spelling in doubtful if plain[_GENITIVE.sub("", spelling.name)] == 1]
        others = other_spellings(one.name)
        if doubtful:
            names = " and ".join(f"“{spelling.name}”" for spelling in doubtful)
            why = f"{names} may be the same name. {doubtful[0].likeness.why}"
        elif others:
            why = f"Elsewhere also spelled {_either(others[:MOST_SPELLINGS])}."
        else:
            continue
        yield Remark("name", mention.start, mention.end, mention.exact, why, others)


_GENITIVE = re.compile(r"(?<=\w{4})e?s\b")
"""“Des Bundesverbands” is one name with “Bundesverband”: in German the ending of its case is no spelling."""


def _either(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
