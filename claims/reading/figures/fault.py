"""What a fault of arithmetic is, and how far a figure of a text may lie from what was counted.

Newspapers round. A remark that two numbers do not fit may be made only where no rounding makes them fit.
"""

import re
from dataclasses import dataclass
from typing import Literal

from claims.reading.figures.alignment import span
from claims.reading.statements import Figure

FaultKind = Literal["part", "sum", "percent", "change", "dates"]
_WRITTEN = re.compile(r"\d+(?:[,\u00a0\u202f ]\d{3})*(?:\.(?P<places>\d+))?")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
ROUND = 1000
"""From here on a number that ends in noughts may be a rounded one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Numbers of a text that do not fit each other: their kind, where they stand, and why, in a sentence."""

    kind: FaultKind
    start: int
    end: int
    why: str


def between(kind: FaultKind, one: Figure, other: Figure, why: str) -> Fault:
    """A fault that reaches from one figure to the other, in whichever order they stand."""
    return Fault(kind, min(one.start, other.start), max(one.end, other.end), why)


def reach(figure: Figure) -> tuple[float, float]:
    """The least and the most that may have been counted where a text gives this figure: “4.1 million” may be 4.05."""
    low, high = span(figure)
    half = _half_of_last_digit(figure)
    return low - half, high + half


def _half_of_last_digit(figure: Figure) -> float:
    value = abs(figure.low if figure.low is not None else figure.high or 0.0)
    written = _WRITTEN.search(figure.exact)
    if written is None:
        return next((scale / 2 for word, scale in _SCALES.items() if word in figure.exact.lower()), 0.0)
    number = float(re.sub(r"[^\d.]", "", written.group()))
    if written["places"]:
        return value / number / 10 ** len(written["places"]) / 2 if number else 0.0
    if number and value / number >= ROUND:
        return value / number / 2
    noughts = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return 10.0 ** (noughts - 1) / 2 if number >= ROUND and noughts > 1 else 0.0
