"""Two texts in different scripts: what they have in common is whom and what they name, and the figures they give."""

import re
from dataclasses import dataclass

from claims.matching.words import STOP_WORDS
from claims.reading.names import same_name
from claims.reading.places import COUNTRIES, countries_named, country_of

_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁЄІЇҐ][\w’'-]+(?: [A-ZÀ-ÞА-ЯЁЄІЇҐ][\w’'-]+)*")
_NUMBER = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)[,.\s](?=\d{3}\b)")
_MOST = 12
_FEW = 0.4


@dataclass(frozen=True, slots=True)
class Anchors:
    """What of a text can be recognised in any script."""

    names: tuple[str, ...]
    countries: frozenset[str]
    figures: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Anchors":
        named = countries_named(text, by_seat=True)
        countries = frozenset(COUNTRIES.get(code, (code,))[0] for code in named)
        names = dict.fromkeys(
            found[0]
            for found in _NAME.finditer(text)
            if found[0].casefold() not in STOP_WORDS and not country_of(found[0], by_seat=True)
        )
        figures = frozenset(_NUMBER.findall(_THOUSANDS.sub("", text)))
        return cls(tuple(names)[:_MOST], countries, figures)

    def __len__(self) -> int:
        return len(self.names) + len(self.countries) + len(self.figures)


def differ_in_script(one: str, other: str) -> bool:
    return is_cyrillic(one) != is_cyrillic(other)


def is_cyrillic(text: str) -> bool:
    """Whether most letters of a text are Cyrillic."""
    return not text.isascii() and _mostly("\u0400", "\u052f", text)


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    return _mostly("A", "\u024f", text)


def _mostly(first: str, last: str, text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(first <= letter <= last for letter in letters) * 2 > len(letters)


def across(one: str, other: str) -> tuple[float, list[str]]:
    """How much of the shorter the other has too, from 0 to 1, and what that is. One thing in common says little."""
    here, there = Anchors.of(one), Anchors.of(other)
    met = sorted(here.countries & there.countries)
    left = list(there.names)
    for name in here.names:
        for known in left:
            if same_name(name, known).level == "same":
                met.append(name)
                left.remove(known)
                break
    met += sorted(here.figures & there.figures)
    # A word that opens a sentence is written like a name, so the shorter of the two is the measure.
    share = min(1.0, len(met) / max(1, min(len(here), len(there))))
    return (share if len(met) > 1 else share * _FEW), met
