"""In what two claims about the same thing differ: one denies, goes the other way, is less sure, gives other figures, or
turns round who does it to whom.

Such claims share nearly all their words and lie near each other in meaning, and a verdict on one says nothing about the
other. What is found here is told to people with its reason; nothing is left out because of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.contrary_words import FALLING, denying_words, languages_of, opposites
from claims.matching.doings import are_turned_round
from claims.matching.given_figures import given_figures, other_figures
from claims.matching.words import key, words_of

# “May” the month has a capital; what somebody “could” do is as uncertain as what “may” be.
_HEDGED = re.compile(
    r"\b(?:may|might|could|[Pp]ossib(?:le|ly|ility)|[Pp]erhaps|[Pp]robabl[ey]|[Rr]eportedly|[Aa]llegedly|[Pp]resumably|[Ss]uspected)\b"
)
_REMEMBERED = 256
"""Texts whose words and figures are kept: one text is held against many, one after the other."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One difference: ``kind`` is negation, direction, roles, certainty or figure, ``why`` says it to people."""

    kind: str
    why: str


def contrasts(one: str, other: str, languages: tuple[str, str] = ("", "")) -> list[Contrast]:
    """In what ``other`` says something else than ``one``, though it speaks of the same things.

    ``languages`` are those of the two, as far as anybody has said them.
    """
    here, there = languages_of(one, other, languages)
    found = []
    ways = _opposite_words(one, other)
    # “Never” is the opposite of “always”, and then no denial besides.
    denied = [
        any(word not in turning for word in denying_words(text, language))
        for text, language, turning in ((one, here, ways[:1]), (other, there, ways[1:]))
    ]
    figures = given_figures(one, here), given_figures(other, there)
    below = [any(figure.low < 0 for figure in given) for given in figures]
    if ways:
        # “Did not rise” and “fell” go the same way, and so do “growth of -3%” and “fell by 3%”.
        if (denied[0] != below[0]) == (denied[1] != below[1]):
            found.append(Contrast("direction", f"says “{ways[1]}” where this says “{ways[0]}”"))
    elif denied[0] != denied[1]:
        found.append(Contrast("negation", "denies what this says" if denied[1] else "says what this denies"))
    if here == there == "en" and are_turned_round(one, other):
        found.append(Contrast("roles", "has who and whom the other way round"))
    hedged = [bool(_HEDGED.search(text)) for text in (one, other)]
    if hedged[0] != hedged[1]:
        what = "only says that it may be so" if hedged[1] else "says for certain what this holds to be possible"
        found.append(Contrast("certainty", what))
    is_fall = any(FALLING & _forms(text).keys() for text in (one, other))
    if others := other_figures(*figures, whatever_sign=is_fall):
        found.append(Contrast("figure", f"other figures: {', '.join(others)}"))
    return found


@lru_cache(maxsize=_REMEMBERED)
def _forms(text: str) -> Mapping[str, str]:
    """Every word by its form, stop words too, since “up” and “down” are among them."""
    return {key(word) or word.casefold(): word for word in words_of(text)}


def _opposite_words(one: str, other: str) -> tuple[str, ...]:
    """A word of ``one`` that ``other`` does not have, and its opposite in ``other`` that ``one`` does not have."""
    mine, theirs = _forms(one), _forms(other)
    for form, word in mine.items():
        if form in theirs:
            continue
        for opposite in opposites(form, mine.keys(), theirs.keys()):
            return word, theirs[opposite]
    return ()
