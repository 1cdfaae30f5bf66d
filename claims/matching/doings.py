"""Who does what to whom: two names around one deed, as far as plain English word order shows it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.matching.words import STOP_WORDS, key, keys
from claims.reading.words import word_set

_NAME = (
    r"(?<![\w’'.-])[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'.-]*+"
    r"(?:\s(?:(?:of|de|von|van|bin|al)\s)?[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'-]*+){0,4}"
)
_PAIR = re.compile(rf"(?P<who>{_NAME})\s(?=(?P<deed>[a-z][a-z’'-]*(?:\s[a-z][a-z’'-]*){{0,5}})\s(?P<whom>{_NAME}))")
_BE = word_set("is are was were be been being")
_HELPING = word_set(
    "has have had will would did does do could can may might must should also again now later then once first finally "
    "reportedly allegedly already still never not openly"
)
_EITHER_WAY = word_set(
    "and or nor with between met meets meet meeting married marries divorced fought fights faced faces play plays "
    "played drew border borders resembles joined joins debated equals kissed like as alongside versus near both each "
    "towards across plus minus besides unless"
)
"""With these words in between it makes no difference who is named first, or there is no deed at all."""
_IRREGULAR = word_set(
    "sent shot beat sold paid gave told hit won lost took led struck bought built held left cut sued overthrew fed "
    "taught caught sank lent hid put let set saw drove threw hurt bit bid shook stole"
)
_ARTICLES = word_set("the a an its his her their")

Doing = tuple[str, tuple[str, ...], str]
"""Who, what and whom, each in the form in which words are compared."""


@lru_cache(maxsize=256)
def doings(text: str) -> frozenset[Doing]:
    """What a text says that one does to another: “Ukraine was invaded by Russia” is Russia's deed."""
    return frozenset(_doings(text))


def are_turned_round(one: str, other: str) -> bool:
    """Whether one text has whom the other has as who, for the same deed, and agrees with it nowhere."""
    mine, theirs = doings(one), doings(other)
    return not mine & theirs and any((whom, deed, who) in theirs for who, deed, whom in mine)


def _doings(text: str) -> Iterator[Doing]:
    for found in _PAIR.finditer(text):
        words = found["deed"].split()
        # “In Velmouth prices rose in May”: where and when it was, not who.
        first = found["who"].partition(" ")[0].lower()
        if _EITHER_WAY & set(words) or (first in STOP_WORDS and first not in _ARTICLES):
            continue
        who, whom = _called(found["who"]), _called(found["whom"])
        if not who or not whom or who == whom:
            continue
        is_passive, words = _plain_deed(words)
        if not words or not (_is_deed(words[0]) or words[-1] == "than"):
            continue
        if is_passive:
            who, whom, words = whom, who, words[:-1]
        deed = tuple(key(word) or word for word in words if word not in _ARTICLES)
        if deed:
            yield who, deed, whom


def _plain_deed(words: list[str]) -> tuple[bool, list[str]]:
    """Whether these words let something happen to the first one named (“was … by”), and the words without helpers."""
    while words and words[0] in _HELPING:
        words = words[1:]
    if not words or words[0] not in _BE:
        return False, words if words[-1:] != ["by"] else []
    while words and (words[0] in _BE or words[0] in _HELPING):
        words = words[1:]
    is_by = words[-1:] == ["by"]
    is_doing = bool(words) and words[0].endswith("ing")
    return (is_by, words) if is_by or is_doing or words[-1:] == ["than"] else (False, [])


def _is_deed(word: str) -> bool:
    return word.endswith(("ed", "ing", "es", "s")) or word in _IRREGULAR


def _called(name: str) -> str:
    """The last word of a name, by which both texts will have it."""
    return (keys(name) or [""])[-1]
