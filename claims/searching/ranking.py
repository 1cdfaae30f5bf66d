"""What fits best comes first: by its title, so that no long text has to be read, and within a window of the newest.

Ranking everything that fits would cost more the more there is. So the :data:`WINDOW` newest are put in order by how
well they fit, then the next, and so on; within one score the newest comes first. A mark names the window that a page
lies in and the place in it, so that what comes in meanwhile moves nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote, unquote

from claims.matching.words import keys

WINDOW = 200
"""So many of the newest that fit are put in order by how well they fit, before the next are looked at."""
_OTHER_SPELLING, _BEGINNING = 0.9, 0.7
_IN_A_ROW, _NOTHING_ELSE = 0.3, 0.2

Wanted = Sequence[Sequence[str]]
"""The words that are wanted, each with every form that will do, the one that was typed first."""


def fit(title: str, wanted: Wanted) -> float:
    """How well a title fits: the share of the words that it has, more where they stand in a row and nothing else does.

    A word as it was typed counts more than another spelling of it, and that more than its beginning.
    """
    if not wanted:
        return 0.0
    forms = keys(title)
    places = [_place(word, forms) for word in wanted]
    score = sum(worth for _, worth in places) / len(wanted)
    at = [place for place, worth in places if worth]
    if len(wanted) > 1:
        score += _IN_A_ROW * sum(there == here + 1 for here, there in pairwise(at)) / (len(wanted) - 1)
    return round(score + _NOTHING_ELSE * len(set(at)) / max(1, len(forms)), 4)


def _place(word: Sequence[str], forms: Sequence[str]) -> tuple[int, float]:
    """Where a title has a word, and what that is worth."""
    for number, form in enumerate(word):
        if form in forms:
            return forms.index(form), 1.0 if not number else _OTHER_SPELLING
    for place, form in enumerate(forms):
        if form.startswith(tuple(word)):
            return place, _BEGINNING
    return 0, 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ends: in the window that begins at ``start``, after what scored ``score`` and stands at ``place``.

    ``start`` and ``place`` are keys in the order of the list, as they are written; an empty ``place`` is a window's
    beginning, an empty ``start`` the list's.
    """

    start: str = ""
    score: float = 0.0
    place: str = ""

    @classmethod
    def read(cls, text: str) -> "Mark":
        """The mark in an address; one that makes no sense is the list's beginning."""
        start, score, place, *_ = (*map(unquote, text.split("|")), "", "")
        try:
            return cls(start, float(score), place) if place else cls(start)
        except ValueError:
            return cls()

    def __str__(self) -> str:
        start, place = (quote(part, safe=",:+ ") for part in (self.start, self.place))
        return f"{start}|{self.score}|{place}" if place else start


def passed(ranked: Sequence[tuple[float, str]], mark: Mark) -> int:
    """How many of a window, as scores and places in their order, were on the pages before ``mark``."""
    if not mark.place:
        return 0
    places = [place for _, place in ranked]
    if mark.place in places:
        return places.index(mark.place) + 1
    # What stood there has gone meanwhile: what scored as much may be seen twice, and nothing is passed over.
    return sum(score > mark.score for score, _ in ranked)
