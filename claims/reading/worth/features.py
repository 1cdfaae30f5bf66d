"""Named signs that a sentence is, or is not, something one can check; each is a number that a person can follow.

The same function serves the reading of reports and the training of the weights, so that both see one thing. The words
of the signs, and where they count, are in ``feature_words``.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from claims.reading.statements import Figure
from claims.reading.words import DAYS, MONTHS, Word, is_capital, is_word
from claims.reading.worth.feature_words import (
    CHANGES,
    END,
    FIRST_PERSON,
    MAYBE_NAMES,
    NO_STATE,
    NOT_PAST,
    NUMBER,
    OPENING,
    SIGNS,
    WHERE,
    Where,
)

WORDS_FOR_PEOPLE = {
    "figure": "a figure",
    "money or per cent": "money, a measure or a percentage",
    "year or date": "a year or date",
    "comparison": "a comparison or a change",
    "superlative": "a superlative, or a word such as first, only, all or none",
    "cause": "a cause is named",
    "harm": "harm, force or breach of law",
    "public money": "taxes, debt or jobs",
    "accusation": "an accusation",
    "named": "somebody or something is named",
    "past": "something that has happened",
    "present state": "how things are",
    "who voted or said": "what somebody said or did is told",
    "quantity words": "a quantity in words",
    "length": "long enough to say something",
    "future": "it speaks of the future",
    "first person": "it speaks of the speaker",
    "we": "it speaks of us",
    "second person": "it speaks to somebody",
    "question": "it is a question",
    "opinion": "an opinion or a wish",
    "should": "it says what should be done",
    "modal": "it says what could be",
    "greeting": "a greeting or thanks",
}

_ENDS_IN_ED = [("past", NO_STATE)]


def _is_past(lower: str) -> bool:
    """Whether a word that ends in -ed tells of what has happened."""
    return len(lower) > 4 and lower not in NOT_PAST and "-" not in lower


def _signs_of_each_word() -> dict[str, list[tuple[str, Where | None]]]:
    """The signs that a word may be, each with the place where it is one."""
    found: dict[str, list[tuple[str, Where | None]]] = {}
    for name, (members, _) in SIGNS.items():
        for word in members:
            found.setdefault(word, []).append((name, WHERE.get(name, {}).get(word)))
    for word, signs in found.items():
        if word.endswith("ed") and _is_past(word):
            signs += _ENDS_IN_ED
    return found


_SIGNS_OF = _signs_of_each_word()
_CALENDAR = DAYS | MONTHS
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORT, _LONG = 3, 39
"""So few words say nothing for length, and so many say all."""
_LENGTHS = [
    max(0.0, math.log((count + 1) / (_SHORT + 1)) / math.log((_LONG + 1) / (_SHORT + 1))) for count in range(_LONG + 1)
]


def named_features(text: str, words: list[Word], figures: Sequence[Figure]) -> dict[str, float]:
    """The named features of one sentence with these figures, each about 0 to 1; one that is absent is left out."""
    count = sum(map(is_word, words))
    found: dict[str, float] = {}
    if figures:
        found["figure"] = min(len(figures), 2) / 2
        if any(figure.unit for figure in figures):
            found["money or per cent"] = 1.0
    if text.rstrip(" \"”'’").endswith("?"):
        found["question"] = 1.0
    if count > _SHORT:
        found["length"] = _LENGTHS[min(count, _LONG)]
    signs, names, is_dated = _signs_of_words(words, figures, is_question="question" in found)
    for name, number in signs.items():
        most = SIGNS[name][1]
        found[name] = 1.0 if number >= most else number / most
    if names:
        found["named"] = min(names, 3) / 3
    if is_dated:
        found["year or date"] = 1.0
    return found


def _signs_of_words(
    words: list[Word], figures: Sequence[Figure], *, is_question: bool
) -> tuple[dict[str, int], int, bool]:
    """How often each sign is among the words, how many are written as names, and whether one is a year or a month."""
    found: dict[str, int] = {}
    names, is_dated, is_title = 0, False, _is_title(words)
    before = END
    for at, word in enumerate(words):
        lower = word.lower
        if not word.is_word:
            before = lower
            continue
        if lower[0].isdigit():
            is_dated = is_dated or _is_year(word, before, figures)
            before = NUMBER
            continue
        signs = _SIGNS_OF.get(lower) or (_ENDS_IN_ED if lower.endswith("ed") and _is_past(lower) else None)
        if word.is_capital and before not in OPENING and lower not in FIRST_PERSON:
            if lower not in _CALENDAR:
                names += 1
            elif lower in MONTHS:
                is_dated = True
            if not is_title:
                signs = None
        if signs:
            following = words[at + 1] if at + 1 < len(words) else None
            is_name = lower in MAYBE_NAMES and word.is_capital and following is not None and following.is_capital
            after = END if following is None else NUMBER if following.text[0].isdigit() else following.lower
            if not (is_name and not is_question) and word.text != "US" and (figures or lower not in CHANGES):
                for name, where in signs:
                    if where is None or where.holds(before, after):
                        found[name] = found.get(name, 0) + 1
        before = lower
    return found, names, is_dated


def _is_title(words: list[Word]) -> bool:
    """Whether most words have a capital letter, as in a headline, so that it tells no names."""
    capitals = sum(map(is_capital, words))
    return capitals > 3 and capitals > 0.6 * len(words)


def _is_year(word: Word, before: str, figures: Sequence[Figure]) -> bool:
    """Four digits that are a year by their size, and neither money nor counted."""
    is_one = _YEAR.fullmatch(word.lower) is not None and before not in ("$", "€", "£")
    return is_one and not any(figure.start <= word.start < figure.end for figure in figures)


START = "^"
"""What stands before the first word, in pairs."""


def terms(words: list[Word]) -> list[str]:
    """The single words and pairs of words that the trained part looks at."""
    lower = single_terms(words)
    return lower + [f"{first} {second}" for first, second in pairwise((START, *lower))]


def single_terms(words: list[Word]) -> list[str]:
    """The single words that the trained part looks at; every number is one and the same term."""
    return [NUMBER if word.lower[0].isdigit() else word.lower for word in words if word.is_word or word.lower in "$%?"]
