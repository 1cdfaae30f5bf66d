"""Is a sentence worth checking? A score from 0 to 1 out of reasons that one can name.

The score is a logistic sum of four kinds of reasons: named features of the wording (a figure, a comparison …), a
trained part over words, pairs of words and what words mean, the sentence as a whole where whoever reads has its gist
(``sense``), and, where a report was read, signs of its setting (a named speaker, an accusation, the report's own
words). The weights of the first two are in ``weights.json``, which ``bench/train_worthiness.py`` makes, or in
``sense.json`` where the third counts as well; those of the setting are set by hand, here, because no training set has
them. A newsroom may give each of them a weight of its own (:meth:`Weights.with_changes`).
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from claims.reading.figures import find_figures
from claims.reading.statements import Figure, Reason
from claims.reading.words import Word, find_words
from claims.reading.worth.features import START, WORDS_FOR_PEOPLE, named_features, single_terms
from claims.reading.worth.sense import Gist, known

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
SENSE_WEIGHTS_FILE = Path(__file__).with_name("sense.json")
"""The weights that hold where a sentence is judged as a whole as well; ``bench/train_sense.py`` makes them."""

OWN_WORDS = "own words"
"""The sign of what a report says itself, in whole sentences."""
SETTING: Mapping[str, tuple[float, str]] = {
    "named speaker": (0.5, "somebody named says so"),
    "accusation made": (1.0, "it is told as a claim or an accusation"),
    "told as fact": (0.5, "it is told as a fact"),
    OWN_WORDS: (-0.9, "the report says so itself"),
    "headline": (-5.0, "a headline, which the text repeats"),
    "wish or promise": (-2.2, "a wish, a promise or a plan"),
    "attitude": (-1.6, "an opinion, praise or blame"),
    "a need": (-1.6, "it says what is needed"),
    "no sentence": (-2.0, "what is said is less than a sentence"),
    "answer": (-1.6, "it answers another statement"),
    "only possible": (-0.4, "it is said to be possible, no more"),
    "under a condition": (-1.2, "it holds only if something else does"),
    "remark": (-3.0, "a remark on what was shown or not shown"),
    "page itself": (-3.0, "the page speaks of itself"),
    "open pronoun": (-1.0, "it begins with a pronoun that was left open"),
    "a few quoted words": (-0.8, "only a few words are quoted"),
}
"""Signs of a statement's setting in a report: weight in the logistic sum, and words for people."""

MORE_WHERE_CITED = 0.5
"""Added where what a report cites is judged as a whole too: that was learnt from whole sentences, and a part of one
resembles them less than it is worth. Chosen on reports of our own."""
_SHIPPED_SETTING = {name: weight for name, (weight, _) in SETTING.items()}
_IN_WORDS = {**WORDS_FOR_PEOPLE, **{name: words for name, (_, words) in SETTING.items()}}
TRAINED_WORDS = "its wording resembles sentences that people found worth checking"
UNLIKE_WORDS = "its wording is unlike sentences that people found worth checking"
RESEMBLES = "as a whole it resembles sentences that people found worth checking"
UNLIKE = "as a whole it resembles sentences that people found not worth checking"
MOST_REASONS = 8
WORDING, SENSE = "wording", "sense"
"""The names of the trained part among the reasons, and of what the sentence as a whole resembles."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """How rare a word or pair is, its own weight (0 where training saw too little of it) and that of what it means.

    Two terms are never equal, so that what a sentence says twice can be counted by them.
    """

    rarity: float
    weight: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained part: a weight for each named feature, and the terms: words, and pairs by their first word."""

    bias: float
    named: Mapping[str, float]
    words: Mapping[str, Term]
    pairs: Mapping[str, Mapping[str, Term]]
    setting: Mapping[str, float] = field(default_factory=lambda: dict(_SHIPPED_SETTING))
    wording: float = 1.0
    """By how much the trained part counts."""
    sense: float = 1.0
    """By how much it counts what the sentence as a whole resembles, where its gist is known."""
    gist: Gist | None = None
    cited: float = 0.0
    """Added for what a report cites."""

    def by_name(self) -> dict[str, float]:
        """The weight of every reason that people can change: named features, signs of the setting, what was learnt."""
        learnt = {WORDING: self.wording} if self.gist is None else {WORDING: self.wording, SENSE: self.sense}
        return {**self.named, **self.setting, **learnt}

    def with_changes(self, changes: Mapping[str, float]) -> "Weights":
        """These weights with some set anew; names that this version does not know are left out."""
        return replace(
            self,
            named={name: changes.get(name, weight) for name, weight in self.named.items()},
            setting={name: changes.get(name, weight) for name, weight in self.setting.items()},
            wording=changes.get(WORDING, self.wording),
            sense=changes.get(SENSE, self.sense),
        )

    @classmethod
    def load(cls, path: Path = WEIGHTS_FILE) -> "Weights":
        """Read weights from a file that ``bench/train_worthiness.py`` has written."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        known, meanings, rarest = raw["terms"], raw["meanings"], raw["rarest"]
        words = {word: Term(rarest, 0.0, meaning) for word, meaning in meanings.items()}
        pairs: dict[str, dict[str, Term]] = {}
        for term, (rarity, weight) in known.items():
            first, _, last = term.rpartition(" ")
            (pairs.setdefault(first, {}) if first else words)[last] = Term(rarity, weight, meanings.get(term, 0.0))
        return cls(raw["bias"], raw["named"], words, pairs)


@cache
def shipped() -> Weights:
    """The weights that come with the program, read once."""
    return Weights.load()


@lru_cache(maxsize=2)
def shipped_with(gist: Gist) -> Weights:
    """The weights that come with the program for whoever has the ``gist`` of a sentence, read once."""
    return replace(Weights.load(SENSE_WEIGHTS_FILE), gist=gist, cited=MORE_WHERE_CITED)


def score(
    text: str,
    *,
    words: list[Word] | None = None,
    figures: Sequence[Figure] | None = None,
    setting: Iterable[str] | None = None,
    weights: Weights | None = None,
) -> tuple[float, tuple[Reason, ...]]:
    """The worthiness of one sentence, 0 to 1, and its reasons, the weightiest first.

    ``setting`` names signs from :data:`SETTING` of a statement in a report; without, a sentence is judged that stands
    in none. ``words`` and ``figures`` are those of ``text``, where they are known already.
    """
    weights = weights or shipped()
    words = find_words(text) if words is None else words
    figures = find_figures(text) if figures is None else figures
    named = weights.named
    shares = [(name, value * named.get(name, 0.0)) for name, value in named_features(text, words, figures).items()]
    shares.append((WORDING, weights.wording * trained_part(words, weights)))
    if weights.gist is not None:
        shares.append((SENSE, weights.sense * known().speaks_for(weights.gist(text))))
    signs = None if setting is None else list(setting)
    shares += [(name, weights.setting[name]) for name in signs or ()]
    is_cited = signs is not None and OWN_WORDS not in signs
    total = weights.bias + weights.cited if is_cited else weights.bias
    whole = 0.0
    for _, share in shares:
        total += share
        whole += abs(share)
    least = 0.02 * whole
    told = sorted((-abs(share), name, share) for name, share in shares if share and abs(share) >= least)
    reasons = [Reason(name, _in_words(name, share), round(share / whole, 4)) for _, name, share in told[:MOST_REASONS]]
    return round(logistic(total), 6), tuple(reasons)


def words_for(name: str) -> str:
    """What a reason is called for people, where no sentence is at hand."""
    if name == WORDING:
        return "what was learnt of words from sentences that people found worth checking"
    if name == SENSE:
        return "what was learnt of whole sentences from those that people found worth checking"
    return _IN_WORDS[name]


def _in_words(name: str, share: float) -> str:
    if name == WORDING:
        return TRAINED_WORDS if share >= 0 else UNLIKE_WORDS
    if name == SENSE:
        return RESEMBLES if share >= 0 else UNLIKE
    return _IN_WORDS[name]


def trained_part(words: list[Word], weights: Weights) -> float:
    """The share of words and pairs of words: weights times TF-IDF of unit length, and the same with what words mean.

    A word that training never saw has no weight of its own, and is judged by words whose meaning it resembles.
    """
    lower = single_terms(words)
    known, pairs = weights.words, weights.pairs
    found = [*filter(None, map(known.get, lower))]
    for behind, second in zip(map(pairs.get, (START, *lower)), lower, strict=False):
        if behind is not None and second in behind:
            found.append(behind[second])
    length = total = length_of_meant = meant = 0.0
    for term, count in Counter(found).items():
        weight, meaning = term.weight, term.meaning
        value = term.rarity if count == 1 else (1.0 + math.log(count)) * term.rarity
        square = value * value
        if weight:
            length += square
            total += value * weight
        if meaning:
            length_of_meant += square
            meant += value * meaning
    return (total / math.sqrt(length) if length else 0.0) + (meant / math.sqrt(length_of_meant) if meant else 0.0)


def logistic(value: float) -> float:
    """1 / (1 + e^−value), for any value."""
    if value < -60:
        return 0.0
    return 1.0 / (1.0 + math.exp(-value))
