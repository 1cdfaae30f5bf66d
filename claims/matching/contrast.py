"""In what two claims about the same thing differ: one denies, goes the other way, is less sure, or gives other figures.

Such claims share nearly all their words and lie near each other in meaning, and a verdict on one says nothing about the
other. What is found here is told to people with its reason; nothing is left out because of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.words import key, words_of
from claims.reading.figures import find_figures

_NEGATING = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t|не|ні|немає|нет|никогда|ніколи|без)\b",
    re.IGNORECASE,
)
# “May” the month has a capital; what somebody “could” do is as uncertain as what “may” be.
_HEDGED = re.compile(
    r"\b(?:may|might|could|[Pp]ossib(?:le|ly|ility)|[Pp]erhaps|[Pp]robabl[ey]|[Rr]eportedly|[Aa]llegedly|[Pp]resumably|[Ss]uspected)\b"
)
_WAYS = """
rise rose risen increase grow grew growth gain climb soar up higher more | fall fell fallen decrease decline drop shrink
    shrank reduce cut down lower fewer less
double doubled triple tripled | halve halved
win won victory | lose lost defeat
capture take took seize | lose lost
best most highest hottest largest | worst fewest lowest coldest smallest least
many most | few
before | after
open opened | close closed shut
alive living | dead died
accept accepted approve approved allow allowed permit | refuse refused reject rejected deny denied block blocked veto
    vetoed ban banned forbid forbade
confirm confirmed admit admitted sign signed | deny denied veto vetoed
support favour favor for back | oppose against
buy bought hire hired create created send sent | sell sold dismiss dismissed fire fired cut withdraw withdrawn withdrew
easier easy | harder hard
pass passed succeed succeeded | fail failed
release released free | detain detained arrest arrested
make made earn earned | lose lost
always | never
true | false
legal legally | illegal illegally
safe harmless | unsafe dangerous
effective | ineffective
guilty | innocent
likely | unlikely
"""
_OPPOSITE: dict[str, set[str]] = {}
for _line in re.sub(r"\n    ", " ", _WAYS).strip().splitlines():
    _here, _there = ({form for word in side.split() if (form := key(word) or word)} for side in _line.split("|"))
    for _one, _other in ((_here, _there), (_there, _here)):
        for _form in _one:
            _OPPOSITE.setdefault(_form, set()).update(_other - _one)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FRACTIONS = {"half": "half", "quarter": "a quarter", "third": "a third", "halved": "halved", "doubled": "doubled"}
_TIMES = frozenset({"doubl", "tripl", "halv"})
_NEAR = 0.02
_REMEMBERED = 256
"""Texts whose words and figures are kept: one text is held against many, one after the other."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One difference: ``kind`` is negation, direction or figure, ``why`` says it in words for people."""

    kind: str
    why: str


def contrasts(one: str, other: str) -> list[Contrast]:
    """In what ``other`` says something else than ``one``, though it speaks of the same things."""
    found = []
    ways = list(_opposite_words(one, other))
    denied = [bool(_NEGATING.search(text)) for text in (one, other)]
    if ways:
        here, there = ways[0]
        # “Did not rise” and “fell” go the same way.
        if denied[0] == denied[1]:
            found.append(Contrast("direction", f"says “{there}” where this says “{here}”"))
    elif denied[0] != denied[1]:
        found.append(Contrast("negation", "denies what this says" if denied[1] else "says what this denies"))
    hedged = [bool(_HEDGED.search(text)) for text in (one, other)]
    if hedged[0] != hedged[1]:
        what = "only says that it may be so" if hedged[1] else "says for certain what this holds to be possible"
        found.append(Contrast("certainty", what))
    if figures := _other_figures(one, other):
        found.append(Contrast("figure", f"other figures: {', '.join(figures)}"))
    return found


@lru_cache(maxsize=_REMEMBERED)
def _forms(text: str) -> Mapping[str, str]:
    """Every word by its form, stop words too, since “up” and “down” are among them."""
    return {key(word) or word.casefold(): word for word in words_of(text)}


def _opposite_words(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Words of ``one`` that ``other`` does not have, each with its opposite in ``other`` that ``one`` does not have."""
    mine, theirs = _forms(one), _forms(other)
    for form, word in mine.items():
        if form in theirs:
            continue
        for opposite in sorted(_OPPOSITE.get(form, set()) & theirs.keys() - mine.keys()):
            yield word, theirs[opposite]


@lru_cache(maxsize=_REMEMBERED)
def _figures(text: str) -> Mapping[float, str]:
    """The numbers of a text with how they are written; dates and years are numbers here too."""
    figures = find_figures(text)
    found = {figure.low: text[figure.start : figure.end] for figure in figures if figure.low is not None}
    covered = [(figure.start, figure.end) for figure in figures]
    for number in _NUMBER.finditer(text):
        if not any(start <= number.start() < end for start, end in covered):
            found[float(re.sub(r",(?=\d{3}\b)", "", number[0]).replace(",", "."))] = number[0]
    return found


def _other_figures(one: str, other: str) -> list[str]:
    """The figures of ``other`` that ``one`` contradicts: both give some, and one of each has no partner."""
    mine, theirs = _figures(one), _figures(other)
    alone = [value for value in mine if not any(_is_near(value, second) for second in theirs)]
    unmet = [value for value in theirs if not any(_is_near(value, second) for second in mine)]
    return [theirs[value] for value in unmet] if alone and unmet else []


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))
