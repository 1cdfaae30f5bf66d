"""What a figure measures, by the other words of its clause: inflation and not unemployment, roads and not schools.

A percentage, a sum of money or a number of years says by itself nothing of what it is of. Two of them are laid side by
side only where the words around the one are among the words around the other.
"""

import re

from claims.reading.statements import Figure
from claims.reading.words import ADVERBS, DETERMINERS, OTHER_VERBS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, word_set

REACH = 120
"""Characters before and behind a figure that can tell what it measures."""
_SAID = r"said|says|say|claimed|claims|added|told|reported|reports|announced|estimated|according|showed|shows|put|puts"
_CLAUSE = re.compile(rf"[.;:!?–—()“”\"]|,\s|\b(?:that|and|but|while|as|when|which|who|whose|because|after|{_SAID})\b")
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
_VERBS = OTHER_VERBS | word_set(
    "rose fell grew climbed dropped jumped shrank sank hit hits stood stand stands cost costs spent spend spends paid "
    "pay pays won win wins lost lose loses would will could may might should was were is are be been being has have "
    "had get gets got lie lies saw see seen make makes made set give gives given gave need needs rise rises fall "
    "falls went came come goes go took take takes held hold holds heard hear hears found find finds stay stays kept "
    "ran run runs became become sent sends died dead killed hurt"
)
_ADDED = re.compile(r"\b(another|further)\s$", re.IGNORECASE)
"""“Another eight”: what stands right before a number that comes to others."""
_EMPTY = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | _VERBS | word_set(
    "about around nearly almost over under more less than least most fewer exactly not only just even still also some "
    "percent per cent percentage points point between from up down one two three four five six seven eight nine ten "
    "hundred thousand million billion dozen half year years month months week weeks day days now then there total "
    "another other others"
)  # fmt: skip


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
    telling = (word for word in words if word.lower() not in _EMPTY and not re.search(r"(?:ed|ing)$", word))
    return " ".join((*([added[1]] if added else []), *telling))
