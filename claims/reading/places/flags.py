"""Places that lie far from the company they are named in, and what near the company sounds like them.

“Fighting near Pokrovsk and Krakow”: Kraków is a city in Poland, a thousand kilometres away; Kurakhove is near. A flag
says so and names the candidate; the text stays as it is.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice

from rapidfuzz.distance import DamerauLevenshtein

from claims.reading.names.romanised import romanised
from claims.reading.names.sounds import plain_letters, skeleton, sounds
from claims.reading.places.gazetteer import Gazetteer
from claims.reading.places.lands import countries_named, shown_name
from claims.reading.places.mentions import PlaceMention
from claims.reading.places.place import Place

FAR_KM = 400.0
"""A place this far from every other one that is named is far from its company."""
CLOSE_KM = 450.0
"""Places within this distance of each other are a company."""
CANDIDATE_KM = 200.0
"""Candidates lie this near to one of the company."""
LEAST_ALIKE = 0.8
"""So alike by sound, from 0 to 1, must two names be, or less the more consonants they share in their order."""
LEAST_WITH_CONSONANTS = {3: 0.75, 4: 0.6}
LEAST_ITS_OWN = 0.5
"""What is called quite otherwise on the map may be no place here at all: “Okay” is one name of Les Cayes."""
FAMOUS = 1_000_000
"""A city of so many people may be named anywhere, and one of several of its name may be a town too small to be known:
both are flagged only where a near name sounds like theirs."""
KNOWN = 200_000
"""Without such a name it may be a village that bears the name of a town elsewhere, unless it is as big as this."""
MOST_CANDIDATES = 3
BIG = 100_000
"""Where no near name is like it, a city of so many people in the country of its company may be meant."""
LEAST_SPELLED_ALIKE = 0.75
"""So many of the letters of a name, from 0 to 1, must such a city share in their order: Chiclayo may be Chicago."""
LONGEST_SOUND = 4
"""So many letters tell with what sound a name begins."""
LEAST_LETTERS = 0.3
"""What shares fewer of its letters with a name does not sound like it; this is quickly seen."""
_SIDE = re.compile(r"(?:north|south|east|west)(?:ern)?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceFlag:
    """A place far from the others: its first mention, what the name means elsewhere, and near places that sound so."""

    mention: PlaceMention
    place: Place
    km: int
    company: tuple[str, ...]
    candidates: tuple[Place, ...]
    is_by_letters: bool = False
    """Whether the candidates lie in the country of the company, and are not near it, but spelled much like the name."""

    @property
    def why(self) -> str:
        """The flag in a sentence for people."""
        land = shown_name(self.place.country)
        named = self.company[0] if len(self.company) == 1 else f"{', '.join(self.company[:-1])} and {self.company[-1]}"
        sentence = f"{self.place.name} in {land} lies {self.km:,} km from {named}."
        if not self.candidates:
            return f"{sentence} No place near them has a name like it."
        names = " or ".join(candidate.name for candidate in self.candidates)
        if self.is_by_letters:
            return f"{sentence} In {shown_name(self.candidates[0].country)}, {names} is spelled much like it."
        return f"{sentence} Near them, {names} sounds like it."


def place_flags(text: str, mentions: Sequence[PlaceMention], known: Gazetteer) -> tuple[PlaceFlag, ...]:
    """The places of a text that lie far from their company, each once, at its first mention.

    A place is flagged where the text treats it as one, and where a name near the company sounds like it, or where it is
    a city and the company one small area. None is whose country the text names, nor a capital, since capitals stand for
    governments; nor any where the others lie scattered over the world.
    """
    firsts: dict[str, PlaceMention] = {}
    for mention in mentions:
        firsts.setdefault(mention.exact.casefold(), mention)
    told = {mention.exact.casefold() for mention in mentions if mention.is_told}
    named = set(countries_named(text))
    meant = {name: _meant(mention, firsts.values(), named) for name, mention in firsts.items()}
    own = {it for it, at in firsts.items() if _alike(sounds(at.exact), sounds(meant[it].name)) >= LEAST_ITS_OWN}
    flags: list[PlaceFlag] = []
    for name, mention in firsts.items():
        place = meant[name]
        if place.is_capital or place.country in named or mention.is_region or name not in told:
            continue
        if name not in own:
            continue
        others = [(firsts[it].exact, meant[it]) for it in firsts if it in own and it != name and meant[it] != place]
        company = _company(others, named)
        if len(company) < 2 or any(other.country == place.country for _, other in others):
            continue
        km = min(place.km_to(other) for _, other in company)
        if km < FAR_KM:
            continue
        candidates = _candidates(mention.exact, [other for _, other in company], known)
        is_own_name = plain_letters(mention.exact) == plain_letters(place.name) and place.population < FAMOUS
        by_letters = _spelled_alike(mention.exact, company, known) if is_own_name and not candidates else ()
        if not candidates and not by_letters and not (_is_sure(mention) and _is_out_of_place(place, company)):
            continue
        flags.append(
            PlaceFlag(
                mention,
                place,
                round(km),
                tuple(exact for exact, _ in company[:3]),
                candidates or by_letters,
                bool(by_letters),
            )
        )
    return tuple(flags)


def _is_sure(mention: PlaceMention) -> bool:
    """Whether the words name one place alone; the east of a city is often called like a town elsewhere."""
    return len(mention.places) == 1 and _SIDE.match(mention.exact) is None


def _is_out_of_place(place: Place, company: Sequence[tuple[str, Place]]) -> bool:
    """Whether a place without a near name like its own is a city by itself, and the others one small area."""
    area = [other for _, other in company]
    is_small = all(one.km_to(other) <= CLOSE_KM for one, other in combinations(area, 2))
    return KNOWN <= place.population < FAMOUS and len(area) >= 3 and is_small


def _meant(mention: PlaceMention, mentions: Iterable[PlaceMention], named: set[str]) -> Place:
    """The place that a name means here: near the others, of this very name, in a named country, or the biggest."""
    if len(mention.places) == 1:
        return mention.places[0]
    others = [other.likeliest for other in mentions if other.exact != mention.exact]

    def fits(place: Place) -> tuple[bool, bool, bool, int]:
        is_near = any(place.km_to(other) <= CLOSE_KM for other in others)
        is_its_name = bool(sounds(place.name) & sounds(mention.exact))
        return (is_near, is_its_name, place.country in named, place.population)

    return max(mention.places, key=fits)


def _company(others: Sequence[tuple[str, Place]], named: set[str]) -> list[tuple[str, Place]]:
    """The others that lie together, or in one country that the text names; empty when they are scattered.

    Capitals are left out where there are enough others. Beside a place of another kind, those that lie elsewhere stand
    for their governments, and scatter nothing.
    """
    plain = [row for row in others if not row[1].is_capital]
    pool = plain if len(plain) >= 2 else list(others)

    def are_together(one: Place, other: Place) -> bool:
        return one.km_to(other) <= CLOSE_KM or (one.country == other.country and one.country in named)

    together = [row for row in pool if any(row[1] is not other and are_together(row[1], other) for _, other in pool)]
    holds_plain = any(not place.is_capital for _, place in together)
    elsewhere = [row for row in pool if row not in together and not (holds_plain and row[1].is_capital)]
    return together if len(together) > len(elsewhere) else []


def _candidates(exact: str, company: Sequence[Place], known: Gazetteer) -> tuple[Place, ...]:
    """Places near the company whose names sound like the flagged one, the most alike first; “Gazan” is of Gaza."""
    wanted = sounds(exact)
    firsts = {skeleton(one[:1]) for one in wanted}
    written = [plain_letters(form) for form in romanised(exact)]

    def may_sound_so(name: str) -> bool:
        if not firsts & _first_sounds(name[:LONGEST_SOUND].casefold()):
            return False
        small = name.lower()
        return not name.isascii() or any(
            DamerauLevenshtein.normalized_similarity(form, small) >= LEAST_LETTERS for form in written
        )

    near = {place for centre in company[:5] for place in known.near(centre, CANDIDATE_KM, may_sound_so)}
    found: list[tuple[float, int, Place]] = []
    for place in near:
        readings = sounds(place.name)
        likeness = _alike(wanted, readings)
        if likeness >= _least(wanted, readings) and exact.casefold() != f"{place.name.casefold()}n":
            found.append((-likeness, -place.population, place))
    return tuple(place for _, _, place in sorted(found, key=lambda row: row[:2])[:MOST_CANDIDATES])


def _spelled_alike(exact: str, company: Sequence[tuple[str, Place]], known: Gazetteer) -> tuple[Place, ...]:
    """Big cities in the one country of the company that are spelled much like the name, the most alike first."""
    countries = {place.country for _, place in company}
    if len(countries) > 1:
        return ()
    written = plain_letters(exact)
    found = [
        (-DamerauLevenshtein.normalized_similarity(written, plain_letters(city.name)), -city.population, city)
        for city in known.cities_of(countries.pop(), BIG, exact[0])
    ]
    near = sorted((row for row in found if -row[0] >= LEAST_SPELLED_ALIKE), key=lambda row: row[:2])
    return tuple(city for _, _, city in near[:MOST_CANDIDATES])


@lru_cache(maxsize=8_000)
def _first_sounds(letters: str) -> frozenset[str]:
    """The classes of the sounds with which names begin that begin with these letters; h may be a г."""
    found = {skeleton(one[:1]) for one in sounds(letters)}
    return frozenset(found | ({skeleton("g")} if letters[:1] in "hг" else set()))


def _alike(ones: frozenset[str], others: frozenset[str]) -> float:
    """How alike two names sound, from 0 to 1."""
    return max(
        (
            DamerauLevenshtein.normalized_similarity(one, other)
            for one in islice(sorted(ones), 8)
            for other in islice(sorted(others), 8)
        ),
        default=0.0,
    )


def _least(ones: frozenset[str], others: frozenset[str]) -> float:
    """How alike two names have to sound: the less, the more consonants they share; never if they begin otherwise."""
    if not {skeleton(one[:1]) for one in ones} & {skeleton(other[:1]) for other in others}:
        return math.inf
    shared = {skeleton(one) for one in ones} & {skeleton(other) for other in others}
    longest = min(max(map(len, shared), default=0), max(LEAST_WITH_CONSONANTS))
    return LEAST_WITH_CONSONANTS.get(longest, LEAST_ALIKE)
