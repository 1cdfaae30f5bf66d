"""What a figure says in numbers: the least and the most, the room that rounding leaves, and how it is shown.

Newspapers round. That two numbers do not fit may be said only where no rounding makes them fit.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

ABOUT_ROOM = 0.1
"""“About” leaves this share of room on either side."""
ROUND = 1000
"""From here on a number that ends in noughts may be a rounded one."""
_WRITTEN = re.compile(r"\d+(?:[,\u00a0\u202f ]\d{3})*(?:\.(?P<places>\d+))?")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


class Counted(Protocol):
    """What is compared of a figure; :class:`claims.reading.statements.Figure` is one."""

    @property
    def exact(self) -> str: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def comparator(self) -> str: ...
    @property
    def counted(self) -> str: ...
    @property
    def deed(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def about(self) -> str: ...


def span(figure: Counted) -> tuple[float, float]:
    """The least and the most that a figure says, with the room that “about” leaves."""
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    if figure.comparator == "about":
        low, high = low - abs(low) * ABOUT_ROOM, high + abs(high) * ABOUT_ROOM
    return low, high


def reach(figure: Counted) -> tuple[float, float]:
    """The least and the most that may have been counted where a text gives this figure: “4.1 million” may be 4.05."""
    low, high = span(figure)
    half = _half_of_last_digit(figure)
    return low - half, high + half


def point(figure: Counted) -> float:
    """The one number that stands for a figure: its least, or its most where it has no least."""
    return figure.low if figure.low is not None else figure.high or 0.0


def shown(figure: Counted) -> str:
    """A figure as it was meant, in digits."""
    low, high = figure.low, figure.high
    number = (
        f"{low:,.10g} to {high:,.10g}"
        if None not in (low, high) and low != high
        else f"{low if low is not None else high:,.10g}"
    )
    return number if figure.comparator == "exactly" else f"{figure.comparator} {number}"


@dataclass(frozen=True, slots=True)
class Written:
    """How exactly a number is written: what one of its last digit that is no nought is worth, and its decimals."""

    last_digit: float
    places: int


def written(figure: Counted) -> Written:
    """How exactly a number is written: “40,000” to tens of thousands, “40 million” to millions."""
    return _written(figure.exact, abs(point(figure)))


@lru_cache(maxsize=8_000)
def _written(exact: str, value: float) -> Written:
    found = _WRITTEN.search(exact)
    number = float(re.sub(r"[^\d.]", "", found.group())) if found else 0.0
    scale = value / number if number else next((s for word, s in _SCALES.items() if word in exact.lower()), 1.0)
    places = len(found["places"]) if found and found["places"] else 0
    if places or scale >= ROUND:
        return Written(scale / 10**places, places)
    whole = str(int(number or value / scale or 1))
    return Written(scale * 10.0 ** (len(whole) - len(whole.rstrip("0"))), 0)


def _half_of_last_digit(figure: Counted) -> float:
    value = abs(point(figure))
    found = _WRITTEN.search(figure.exact)
    if found is None:
        return next((scale / 2 for word, scale in _SCALES.items() if word in figure.exact.lower()), 0.0)
    number = float(re.sub(r"[^\d.]", "", found.group()))
    if found["places"]:
        return value / number / 10 ** len(found["places"]) / 2 if number else 0.0
    if number and value / number >= ROUND:
        return value / number / 2
    noughts = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return 10.0 ** (noughts - 1) / 2 if number >= ROUND and noughts > 1 else 0.0
