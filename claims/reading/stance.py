"""How a passage seems to bear on a claim: a hint for the person who reads the two, never a verdict.

Two questions, each answered by a logistic sum of named signs (``stance_signs``): does the passage speak to the claim,
and if so, for it or against it? The weights are in ``stance.json``, which ``bench/train_stance.py`` makes: one pair of
sums for the signs alone, one for the signs beside a sentence model's likeness. A few constants stand here. Where the
answer is unsure, the hint says so and takes no side.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.choices import Stance
from claims.reading.languages import is_latin
from claims.reading.stance_signs import PLAIN_SIGNS, WORDS_FOR_PEOPLE, Rarity, Side, signs
from claims.reading.statements import Reason
from claims.reading.worthiness import logistic

WEIGHTS_FILE = Path(__file__).with_name("stance.json")

SURE = 0.6
"""From this confidence on a hint takes a side on the desk; below it nothing is said but that it is open."""
SPEAKS_SHIFT = -0.25
"""Added to the first sum: among the passages that are found, most give context."""
USUAL_LIKENESS = 0.56
"""A sentence model's likeness counts by how far it lies above this."""
LIKENESS_COUNTS = 6.0
"""What likeness counts beyond its trained weight when it is decided whether a passage speaks to a claim; it makes no
side surer. Chosen, like the usual likeness, on CLIMATE-FEVER's training part."""
PLAIN_WEIGHTS = {"same words": -1.0, "same words, other figures": 2.0, "same words, one denies": 2.0}
"""What a plain sign adds to the second sum; set by hand."""
MOST_REASONS = 4

_WORDS = WORDS_FOR_PEOPLE | PLAIN_SIGNS


@dataclass(frozen=True, slots=True)
class Hint:
    """How a passage seems to bear on a claim, how sure that is, from 0 to 1, and why, the weightiest reason first."""

    stance: Stance
    confidence: float
    reasons: tuple[Reason, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the hint is worth showing as one; it abstains otherwise."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Question:
    """A logistic sum: a bias and a weight for each sign."""

    bias: float
    weights: Mapping[str, float]

    def shares(self, found: Mapping[str, float]) -> dict[str, float]:
        return {name: value * self.weights.get(name, 0.0) for name, value in found.items()}


@dataclass(frozen=True, slots=True)
class Questions:
    """The two sums: does a passage speak to a claim, and does it speak against it."""

    speaks: Question
    against: Question


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained part: sums over the signs ``alone``, others for signs ``with_likeness``, and how rare words are."""

    alone: Questions
    with_likeness: Questions
    rarity: Rarity

    @classmethod
    def load(cls, path: Path = WEIGHTS_FILE) -> "Weights":
        """Read weights from a file that ``bench/train_stance.py`` has written."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        alone, with_likeness = (
            Questions(
                *(Question(raw[kind][name]["bias"], raw[kind][name]["weights"]) for name in ("speaks", "against"))
            )
            for kind in ("alone", "with_likeness")
        )
        return cls(alone, with_likeness, Rarity(raw["rarity"], raw["other_rarity"]))


@cache
def shipped() -> Weights:
    """The weights that come with the program, read once."""
    return Weights.load()


def stance_of(
    claim: str,
    passage: str,
    *,
    is_denied: bool = False,
    likeness: float | None = None,
    weights: Weights | None = None,
) -> Hint:
    """How ``passage`` seems to bear on ``claim``, both in English.

    ``is_denied`` says that somebody denies the words of the passage: “having hidden the letter” in “denied having
    hidden the letter”. ``likeness`` is the cosine of the two in a sentence model, where somebody has one: it helps to
    tell whether the passage speaks to the claim at all. Texts in other scripts get an open hint.
    """
    weights = weights or shipped()
    if not (is_latin(claim) and is_latin(passage)):
        reason = Reason("script", "the signs are read in English alone", 0.0)
        return Hint(Stance.CONTEXT, 0.0, (reason,))
    found = signs(Side.of(claim), Side.of(passage, is_denied=is_denied), weights.rarity)
    questions, counts = weights.alone, 0.0
    if likeness is not None:
        found["likeness"] = likeness - USUAL_LIKENESS
        questions, counts = weights.with_likeness, LIKENESS_COUNTS * found["likeness"]
    speaks = questions.speaks.shares(found)
    against = questions.against.shares(found) | {n: weight for n, weight in PLAIN_WEIGHTS.items() if n in found}
    sum_of_speaking = questions.speaks.bias + SPEAKS_SHIFT + sum(speaks.values())
    speaking, opposing = logistic(sum_of_speaking), logistic(questions.against.bias + sum(against.values()))
    deciding = logistic(sum_of_speaking + counts)
    if deciding < 0.5:
        return Hint(Stance.CONTEXT, round(1 - deciding, 6), _reasons(speaks, sign=-1))
    speaking = min(speaking, deciding)
    if opposing < 0.5:
        return Hint(Stance.SUPPORTS, round(speaking * (1 - opposing), 6), _reasons(against, sign=-1))
    return Hint(Stance.UNDERMINES, round(speaking * opposing, 6), _reasons(against, sign=1))


def _reasons(shares: Mapping[str, float], *, sign: int) -> tuple[Reason, ...]:
    """What speaks for the answer and, of any weight, against it."""
    whole = sum(abs(share) for share in shares.values()) or 1.0
    named = [
        Reason(name, _WORDS[name], round(sign * share / whole, 4))
        for name, share in shares.items()
        if abs(share) >= 0.05 * whole
    ]
    named.sort(key=lambda reason: (-reason.weight, reason.name))
    return tuple(named[:MOST_REASONS])
