"""What a figure measures, by the other words of its clause: inflation and not unemployment, roads and not schools.

A percentage, a sum of money or a number of years says by itself nothing of what it is of. Two of them are laid side by
side only where the words around the one are among the words around the other.
"""

import re
from collections.abc import Iterator

from claims.reading.figures.kinds import kind_of
from claims.reading.statements import Figure
from claims.reading.words import ADVERBS, DETERMINERS, OTHER_VERBS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, word_set

REACH = 120
"""Characters before and behind a figure that can tell what it measures."""
_SAID = (
    r"said|says|say|claimed|claims|added|told|(?:reported|announced|estimated|showed)(?!\s(?:an?|its|their|the)\b)|reports"
    r"|according|shows|put|puts"
)
_CLAUSE = re.compile(rf"[.;:!?–—()“”\"]|,\s|\b(?:that|and|but|while|as|when|which|who|whose|because|after|{_SAID})\b")
_WORD = re.compile(r"\d+-[^\W\d_]+|[^\W\d_]{2,}(?:[’'][^\W\d_]+)*")
"""A size is a word too, as in “the 12-inch model”."""
_RATE = re.compile(
    r"(?:\s(?:an?|per|each|every)\s|/)(?P<span>hour|day|week|month|quarter|year)\b"
    r"|\s(?P<ly>hourly|daily|weekly|monthly|yearly|annually)\b"
)
LONGEST_RATE = 16
"""What tells for how long money is paid stands right behind it, in so many characters."""
_RATES = {"day": "daily", "annually": "yearly"}
_ORDINALS = word_set("first second third fourth fifth")
_VERBS = OTHER_VERBS | word_set(
    "rose fell grew climbed dropped jumped shrank sank hit hits stood stand stands cost costs spent spend spends paid "
    "pay pays won win wins lost lose loses would will could may might should was were is are be been being has have "
    "had get gets got lie lies saw see seen make makes made set give gives given gave need needs rise rises fall "
    "falls went came come goes go took take takes held hold holds heard hear hears found find finds stay stays kept "
    "ran run runs became become sent sends died dead killed hurt"
)
_ADDED = re.compile(r"\b(another|further)\s$", re.IGNORECASE)
"""“Another eight”: what stands right before a number that comes to others."""
_EMPTY = (
    DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | _VERBS | word_set(
        "about around nearly almost over under more less than least most fewer exactly not only just even still also "
        "some percent per cent percentage points point between from up down one two three four five six seven eight "
        "nine ten hundred thousand million billion dozen half year years month months week weeks day days now then "
        "there total another other others can cannot don't ago must shall"
    )
) - _ORDINALS - word_set("against")  # fmt: skip
"""Votes for a bill and against it, and the men of a first raid and of a second, are two things."""


def measured(text: str, figure: Figure, start: int = 0, end: int | None = None) -> str:
    """The words of the figure's clause in ``text[start:end]`` that can tell what it measures, as they are written."""
    end = len(text) if end is None else end
    before = text[max(start, figure.start - REACH) : figure.start]
    breaks = [found.end() for found in _CLAUSE.finditer(before)]
    behind = text[figure.end : min(end, figure.end + REACH)]
    if figure.counted:
        behind = behind.replace(figure.counted, "", 1)
    stop = re.search(rf"{_CLAUSE.pattern}|\d", behind)
    added = _ADDED.search(before)
    words = [
        *_WORD.findall(before[breaks[-1] if breaks else 0 :]),
        *_WORD.findall(behind[: stop.start()] if stop else behind),
    ]
    is_plain = bool(figure.counted) and not kind_of(figure).is_weak
    done = re.compile("ing$" if is_plain else "(?:ed|ing)$")
    telling = (word for word in words if word.lower() not in _EMPTY and not done.search(word))
    return " ".join((*([added[1]] if added else []), *telling, *_rate(text, figure)))


def _rate(text: str, figure: Figure) -> Iterator[str]:
    """“Monthly” for “$15 a month”, which is not “$180 a year”."""
    found = _RATE.match(text, figure.end, figure.end + LONGEST_RATE) if figure.unit else None
    if found is not None:
        told = found["ly"] or found["span"]
        yield _RATES.get(told, told if found["ly"] else f"{told}ly")
