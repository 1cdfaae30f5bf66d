"""In what two claims about the same thing differ: one denies, goes the other way, is less sure, gives other figures,
names somebody else, speaks of all where the other speaks of some, or turns round who does it to whom.

Such claims share nearly all their words and lie near each other in meaning, and a verdict on one says nothing about the
other. What is found here is told to people with its reason; nothing is left out because of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.contrary_words import FALLING, denying_words, is_untrue, languages_of, opposites, turned
from claims.matching.days import other_days
from claims.matching.doings import are_turned_round
from claims.matching.extents import extents, other_extent
from claims.matching.frames import are_alike, nearest_sentence, other_names, replaced, says_besides, traded
from claims.matching.given_figures import given_figures, other_figures
from claims.matching.words import key, words_of

# “May” the month has a capital; what somebody “could” do is as uncertain as what “may” be.
_HEDGED = re.compile(
    r"\b(?:may|might|could|[Pp]ossib(?:le|ly|ility)|[Pp]erhaps|[Pp]robabl[ey]|[Rr]eportedly|[Aa]llegedly|[Pp]resumably"
    r"|[Ss]uspected|[Mm]öglicherweise|[Vv]ielleicht|[Aa]ngeblich(?:e[nmrs]?)?|[Mm]utmaßlich(?:e[nmrs]?)?|[Vv]ermutlich"
    r"|[Ww]ahrscheinlich|könnten?|dürften?|[Pp]eut-être|pourrai(?:t|ent)|[Pp]robablement|[Aa]pparemment|[Pp]résumée?s?"
    r"|[Qq]uizás?|[Tt]al\svez|podrían?|[Pp]osiblemente|[Pp]robablemente|[Pp]resunt(?:[oa]s?|amente)|[Ss]upuest(?:[oa]s?|amente)"
    r"|[Мм]ожливо|[Йй]мовірно|[Нн]ібито|[Вв]озможно|[Вв]ероятно|[Яя]кобы)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|(?:is|are)\s(?:going|set|about)\sto|(?:plans?|intends?|wants?|aims?)\sto|планує|планують|планирует|планируют"
    r"|буде|будуть|будет|будут|(?:va|van)\sa)\b"
)
_TRUE = {"true", "false"}
_REMEMBERED = 256
"""Texts whose words and figures are kept: one text is held against many, one after the other."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One difference, told to people by ``why``; ``kind`` is negation, direction, roles, name, extent, certainty,
    figure, part or day."""

    kind: str
    why: str


def contrasts(one: str, other: str, languages: tuple[str, str] = ("", "")) -> list[Contrast]:
    """In what ``other`` says something else than ``one``, though it speaks of the same things.

    ``languages`` are those of the two, as far as anybody has said them. Of a text with several sentences the one counts
    that says what the other text says; whether it is called untrue may stand in any of them.
    """
    here, there = languages_of(one, other, languages)
    untrue = is_untrue(one, here), is_untrue(other, there)
    one, other = nearest_sentence(one, other), nearest_sentence(other, one)
    found = []
    ways = _opposite_words(one, other)
    # “Never” is the opposite of “always”, and then no denial besides; so is “false” of “true”.
    denied = [
        any(word not in turning for word in denying_words(text, language)) != (is_untrue and not is_told)
        for text, language, turning, is_untrue, is_told in (
            (one, here, ways[:1], untrue[0], _TRUE & {*ways}),
            (other, there, ways[1:], untrue[1], _TRUE & {*ways}),
        )
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
    elif places := traded(one, other):
        found.append(Contrast("roles", f"has “{places[0]}” and “{places[1]}” the other way round"))
    elif names := other_names(one, other, here):
        found.append(Contrast("name", f"names {names[1]} where this names {names[0]}"))
    if how_many := other_extent(extents(one, here), extents(other, there)):
        found.append(Contrast("extent", f"speaks of {how_many[1]} where this speaks of {how_many[0]}"))
    hedged = [bool(_HEDGED.search(text)) for text in (one, other)]
    if hedged[0] != hedged[1]:
        what = "only says that it may be so" if hedged[1] else "says for certain what this holds to be possible"
        found.append(Contrast("certainty", what))
    elif (to_come := [bool(_TO_COME.search(text)) for text in (one, other)])[0] != to_come[1] and are_alike(one, other):
        what = "says that it will be so" if to_come[1] else "tells as so what this says is to come"
        found.append(Contrast("certainty", what))
    is_fall = any(FALLING & _forms(text).keys() for text in (one, other))
    if others := other_figures(*figures, whatever_sign=is_fall):
        found.append(Contrast("figure", f"other figures: {', '.join(others)}"))
    if besides := says_besides(one, other):
        found.append(Contrast("part", f"says nothing of “{besides}”"))
    elif besides := says_besides(other, one):
        found.append(Contrast("part", f"says “{besides}” besides"))
    found += [Contrast("day", f"says {its} where this says {mine}") for mine, its in other_days(one, other)]
    return found


def instead(one: str, other: str, found: Iterable[Contrast] = ()) -> list[str]:
    """What stands in ``other`` in the place of other words of ``one``, where nearly all around is the same and none of
    the contrasts ``found`` tells it: perhaps the same, perhaps the opposite, for people to see."""
    told = " ".join(contrast.why for contrast in found)
    pairs = replaced(nearest_sentence(one, other), nearest_sentence(other, one))
    return [f"“{its}” in the place of “{mine}”" for mine, its in pairs if mine not in told and its not in told]


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
    written = _small(other)
    for form, word in mine.items():
        if form not in theirs and (found := turned(word.casefold()) & written):
            return word, min(found)
    return ()


@lru_cache(maxsize=_REMEMBERED)
def _small(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words_of(text))
