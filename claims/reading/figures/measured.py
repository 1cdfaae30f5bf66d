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
_STOP = re.compile(rf"{_CLAUSE.pattern}|\d")
_WORD = re.compile(r"\d+-[^\W\d_]+|[^\W\d_]{2,}(?:[’'][^\W\d_]+)*")
"""A size is a word too, as in “the 12-inch model”."""
_RATE = re.compile(
    r"(?:\s(?:an?|per|each|every)\s|/)(?P<span>hour|day|week|month|quarter|year)\b"
    r"|\s(?P<ly>hourly|daily|weekly|monthly|yearly|annually)\b"
)
LONGEST_RATE = 16
"""What tells for how long money is paid stands right behind it, in so many characters."""
_BY = re.compile(r"\s(less|cheaper|dearer|lower|higher|off|fewer|above|below|short)\b")
"""“$100 less”: how far something lies from another, and not where."""
_SINCE = re.compile(
    r"\b(?:(?P<year>(?:from|than|over|on)\s(?:a|the|last)\s(?:previous\s)?year\b|year[- ]on[- ]year)"
    r"|(?:from|than|over|on)\s(?:a|the|last)\s(?:previous\s)?month\b|month[- ]on[- ]month"
    r"|from\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""What a share that rose or fell is counted from."""
_RATES = {"day": "daily", "annually": "yearly"}
_ORDINALS = word_set("first second third fourth fifth")
_VERBS = OTHER_VERBS | word_set(
    "rose fell grew climbed dropped jumped shrank sank hit hits stood stand stands cost costs spent spend spends paid "
    "pay pays won win wins lost lose loses would will could may might should was were is are be been being has have "
    "had get gets got lie lies saw see seen make makes made set give gives given gave need needs rise rises fall "
    "falls went came come goes go took take takes held hold holds heard hear hears found find finds stay stays kept "
    "ran run runs became become sent sends died dies dead killed kills hurt hurts"
)
_FIRST_END = re.compile(
    r"\sfrom\s\S{1,16}(?:\s(?:percent|per\scent|million|billion|trillion)){0,2}\sto\s(?:\w{1,9}\s)?$"
)
"""“From 5.3 percent to 4.9 percent”: what rose or fell stands before both."""
_ADDED = re.compile(r"\b(another|further)\s$", re.IGNORECASE)
"""“Another eight”: what stands right before a number that comes to others."""
_EMPTY = (
    DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | _VERBS | word_set(
        "about around nearly almost over under more less than least most fewer exactly not only just even still also "
        "some percent per cent percentage points point between from up down one two three four five six seven eight "
        "nine ten hundred thousand million billion dozen half year years month months week weeks day days now then "
        "there total another other others can cannot don't ago must shall "
        "january february march april june july august september october november december aug sept oct nov dec monday "
        "tuesday wednesday thursday friday saturday sunday yesterday today tomorrow morning evening afternoon night "
        "overnight"
    )
) - _ORDINALS - word_set("against")  # fmt: skip
"""Votes for a bill and against it, and the men of a first raid and of a second, are two things."""


def measured(text: str, figure: Figure, start: int = 0, end: int | None = None) -> str:
    """The words of the figure's clause in ``text[start:end]`` that can tell what it measures, as they are written."""
    end = len(text) if end is None else end
    before = text[max(start, figure.start - REACH) : figure.start]
    before = _FIRST_END.sub(" ", before)
    breaks = [found.end() for found in _CLAUSE.finditer(before) if found[0] != "after"]
    behind = text[figure.end : min(end, figure.end + REACH)]
    if figure.counted:
        behind = behind.replace(figure.counted, "", 1)
    stop = _STOP.search(behind)
    added = _ADDED.search(before)
    words = [
        *_WORD.findall(before[breaks[-1] if breaks else 0 :]),
        *_WORD.findall(behind[: stop.start()] if stop else behind),
    ]
    is_plain = bool(figure.counted) and (figure.unit == "%" or not kind_of(figure).is_weak)
    done = ("ing",) if is_plain else ("ed", "ing")
    telling = (word for word in words if word.lower() not in _EMPTY and not word.endswith(done))
    return " ".join((*([added[1]] if added else []), *telling, *_rate(text, figure, end)))


def _rate(text: str, figure: Figure, end: int) -> Iterator[str]:
    """“Monthly” for “$15 a month”, which is not “$180 a year”; “less” for “$100 less”."""
    found = _RATE.match(text, figure.end, figure.end + LONGEST_RATE) if figure.unit else None
    if found is not None:
        told = found["ly"] or found["span"]
        yield _RATES.get(told, told if found["ly"] else f"{told}ly")
    if figure.unit and (by := _BY.match(text, figure.end, figure.end + LONGEST_RATE)):
        yield by[1]
    if figure.unit == "%" and (since := _SINCE.search(text, figure.start, min(end, figure.end + REACH))):
        yield "yearly" if since["year"] else "monthly"
