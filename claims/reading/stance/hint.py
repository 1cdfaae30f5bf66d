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
from claims.reading.stance.signs import PLAIN_SIGNS, WORDS_FOR_PEOPLE, Rarity, Side, signs
from claims.reading.statements import Reason
from claims.reading.worth.worthiness import logistic

WEIGHTS_FILE = Path(__file__).with_name("stance.json")

SURE = 0.6
"""From this confidence on a hint takes a side on the desk; below it nothing is said but that it is open."""
SPEAKS_SHIFT = -0.25
"""Added to the first sum: among the passages that are found, most give context."""
USUAL_LIKENESS = 0.56
"""A sentence model's likeness counts by how far it lies above this."""
LIKENESS_COUNTS = 8.0
"""What likeness counts beyond its trained weight when it is decided whether a passage speaks to a claim; it makes no
side surer. Chosen, like the usual likeness, on CLIMATE-FEVER's training part."""
ONE_DENIES, CONTRARY_COUNTS, CONTRARY_SHIFT = 0.8, 12.0, -0.3
"""What it adds to the second sum that one of the two denies, and by how much a passage is nearer the contrary of the
claim than the claim; with the latter goes the shift. They help to choose the side and make none surer. Chosen on
CLIMATE-FEVER's training part, with HealthVer's figures in sight."""
PLAIN_WEIGHTS = {
    "same words": -1.0,
    "same words, other figures": 2.0,
    "same words, one denies": 2.0,
    "same words, one opposite": 2.0,
}
"""What a plain sign adds to the second sum; set by hand."""
LEFT_OPEN = -6.0
"""What it adds to the first sum that a passage leaves the matter open: it takes no side then. Set by hand."""
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
    is_open: bool = False,
    likeness: float | None = None,
    to_contrary: float | None = None,
    weights: Weights | None = None,
) -> Hint:
    """How ``passage`` seems to bear on ``claim``, both in English.

    ``is_denied`` says that somebody denies the words of the passage: “having hidden the letter” in “denied having
    hidden the letter”; ``is_open`` says that nobody stands up for them: “the bridge was shut” in “refused to confirm
    that the bridge was shut”. ``likeness`` is the cosine of the two in a sentence model, where somebody has one: it
    helps to tell whether the passage speaks to the claim at all; ``to_contrary`` is that of the passage and the claim
    turned round (``contrary.contrary_of``). Texts in other scripts get an open hint.
    """
    weights = weights or shipped()
    if not (is_latin(claim) and is_latin(passage)):
        reason = Reason("script", "the signs are read in English alone", 0.0)
        return Hint(Stance.CONTEXT, 0.0, (reason,))
    found = signs(Side.of(claim), Side.of(passage, is_denied=is_denied, is_open=is_open), weights.rarity)
    questions = weights.alone
    if likeness is not None:
        found["likeness"] = likeness - USUAL_LIKENESS
        questions = weights.with_likeness
    speaks = questions.speaks.shares(found) | ({"left open": LEFT_OPEN} if "left open" in found else {})
    against = questions.against.shares(found) | {n: weight for n, weight in PLAIN_WEIGHTS.items() if n in found}
    sum_of_speaking = questions.speaks.bias + SPEAKS_SHIFT + sum(speaks.values())
    sum_of_opposing = questions.against.bias + sum(against.values())
    leaning = {"one denies": ONE_DENIES} if "one denies" in found else {}
    nearest, shift = likeness, 0.0
    if likeness is not None and to_contrary is not None:
        lead = CONTRARY_COUNTS * (to_contrary - likeness)
        leaning["nearer the contrary" if lead > 0 else "nearer the claim"] = lead
        shift = CONTRARY_SHIFT
    sum_of_side = sum_of_opposing + sum(leaning.values()) + shift
    side = 1 if sum_of_side >= 0 else -1
    if to_contrary is not None and side > 0:
        nearest = to_contrary
    counts = 0.0 if nearest is None else LIKENESS_COUNTS * (nearest - USUAL_LIKENESS)
    deciding = logistic(sum_of_speaking + counts)
    if deciding < 0.5:
        return Hint(Stance.CONTEXT, round(1 - deciding, 6), _reasons(speaks, sign=-1))
    speaking = min(logistic(sum_of_speaking), deciding)
    sure = min(logistic(side * sum_of_side), logistic(side * sum_of_opposing))
    stance = Stance.UNDERMINES if side > 0 else Stance.SUPPORTS
    return Hint(stance, round(speaking * sure, 6), _reasons(against | leaning, sign=side))


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
