"""Is one report a translation of another? Both give the same figures in the same order, each in its own language.

Words and names tell little: whoever reports of one event names the same people, in whatever language. But whoever
writes a report chooses which figures to give, and when. A translation follows the choice of another, figure by figure;
a second reporter leaves some out, adds others and begins elsewhere.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.figures import find_figures
from claims.reading.languages import find_language

FEWEST = 5.5
"""What the figures that two texts share have to weigh together; a small one weighs half, since any text has it."""
SAME = 0.8
"""The share of the figures of either text, between the first and the last that both have, and of all of the one that
has fewer. ``python -m tests.lines.translations`` prints what is found with it."""
_COMMON = frozenset((0.25, 0.5, *map(float, range(13))))
_MOST_TEXT, _MOST_FIGURES = 10_000, 80
_BARE = re.compile(r"(?<![\w.,])[0-9]{1,4}(?![\w]*[.,]?[0-9])")
"""A year, a day, a minute: a number that counts nothing."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The language of a text, and its different figures in the order in which it gives them first."""

    language: str
    values: tuple[float, ...]

    def shared(self, other: "Figures") -> float:
        """How much of their figures two texts have in common, in one order, from 0 to 1; 0 where these are few."""
        if self.language == other.language or _weight(set(self.values) & set(other.values)) < FEWEST:
            return 0.0
        ours, theirs = _in_one_order(self.values, other.values)
        common = _weight(self.values[at] for at in ours)
        if common < FEWEST:
            return 0.0
        all_of_fewer = min(_weight(self.values), _weight(other.values))
        between = (_weight(one.values[at[0] : at[-1] + 1]) for one, at in ((self, ours), (other, theirs)))
        return common / max(all_of_fewer, *between)


def language_of(text: str) -> str:
    """The language of a text, by its beginning."""
    return _language(text[:_MOST_TEXT])


def figures_of(text: str) -> Figures:
    """What of a text stands in its translations as well."""
    return _figures(text[:_MOST_TEXT])


@lru_cache(maxsize=512)
def _language(text: str) -> str:
    return find_language(text)


@lru_cache(maxsize=256)
def _figures(text: str) -> Figures:
    language = _language(text)
    read = find_figures(text, language=language)
    held = {at for figure in read for at in range(figure.start, figure.end)}
    found = [(figure.start, value) for figure in read if (value := _value(figure.low, figure.high)) is not None]
    found += [(bare.start(), float(bare[0])) for bare in _BARE.finditer(text) if bare.start() not in held]
    values = dict.fromkeys(value for _, value in sorted(found))
    return Figures(language, tuple(values)[:_MOST_FIGURES])


def _value(low: float | None, high: float | None) -> float | None:
    return high if low is None else low


def _weight(values: Iterable[float]) -> float:
    return sum(0.5 if value in _COMMON else 1.0 for value in values)


def _in_one_order(ours: Sequence[float], theirs: Sequence[float]) -> tuple[list[int], list[int]]:
    """The places in either of the figures that both have in one order, of those that weigh the most together."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for at in range(len(ours) - 1, -1, -1):
        weight = _weight([ours[at]])
        for to in range(len(theirs) - 1, -1, -1):
            both = best[at + 1][to + 1] + weight if ours[at] == theirs[to] else 0.0
            best[at][to] = max(both, best[at + 1][to], best[at][to + 1])
    found: tuple[list[int], list[int]] = ([], [])
    at = to = 0
    while at < len(ours) and to < len(theirs):
        if ours[at] == theirs[to]:
            found[0].append(at)
            found[1].append(to)
            at, to = at + 1, to + 1
        elif best[at + 1][to] >= best[at][to + 1]:
            at += 1
        else:
            to += 1
    return found
