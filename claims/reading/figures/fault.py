"""What a fault of arithmetic is."""

from dataclasses import dataclass
from typing import Literal

from claims.reading.statements import Figure

FaultKind = Literal["part", "sum", "percent", "change", "dates"]


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
