"""What surrounds a figure in its sentence: what was done to what it counts, when and where."""

import re
from dataclasses import replace
from datetime import date

from claims.reading.figures.dates import find_dates
from claims.reading.figures.deeds import with_deeds
from claims.reading.figures.english import OF_A_WHOLE
from claims.reading.figures.measured import measured
from claims.reading.statements import Figure
from claims.reading.words import small_letters

_DEEDS = {
    "killed": "killed|died|dead|deaths|death|fatalities|lost their lives|were shot dead",
    "hurt": "wounded|injured|hurt|injuries",
    "destroyed": "destroyed|destroying|destroy|eliminated|eliminating|downed|burned|burnt|wrecked|sunk",
    "shot down": "shot down|shoot down|shooting down",
    "intercepted": "intercepted|intercepting",
    "sent": "launched|launching|fired|sent|sending|deployed|deploying|attacked|attacking|attack|took part|used",
    "arrested": "arrested|detained|held",
    "freed": "freed|released",
    "rescued": "rescued|rescuing|saved",
    "evacuated": "evacuated|displaced|fled|fleeing|brought to safety",
    "sentenced": "jailed|sentenced|convicted",
    "damaged": "damaged|damaging",
    "missing": r"(?<!\bthe )(?<!\ba )(?<!\bof )missing|unaccounted",
    "captured": "captured|seized|taken prisoner",
}
"""Words for what happens, by the one under which they are compared."""
_DEED = re.compile(
    "|".join(rf"\b(?P<d{number}>{words.replace(' ', '[ ]')})\b" for number, words in enumerate(_DEEDS.values()))
)
_NAMES = list(_DEEDS)
_ATTACK_BY = re.compile(r"\b(?:attacks?|assaults?|raids?)\b[^.;,]{0,60}\b(?:by|with|of|involving)\s(?:a\s\w+\sof\s)?$")
_RIGHT_BEHIND = re.compile(r"\s(?:a\stotal\sof\s|another\s|all\s|the\s|its\s|their\s|some\s|\w+\sof\sthe\s)?")
_WHERE = re.compile(
    r"\b(?:in|near|at|around|from|outside|off)\s((?:the\s)?[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'-]+(?:\s[A-ZÀ-ÞА-ЯЄІЇҐ][\w’'-]+){0,2})"
)
_MONTHS = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b"
)
_ANY_DAY = date(2000, 1, 1)
"""Relative dates are found by their words; the day that they mean is not asked here."""
MOST_FIGURES = 40
"""A stretch with more figures than this is a table, and no sentence says what happens in it."""
WIDEST = 400
"""The setting is looked for so many characters around the figures."""
FARTHEST = 90
"""A word this many characters away from a figure says nothing of it."""


def with_setting(
    text: str, figures: tuple[Figure, ...], start: int, end: int, *, language: str = "en"
) -> tuple[Figure, ...]:
    """The figures of the sentence ``text[start:end]`` with their deed, time and place, as far as it tells them.

    In other languages than English only the deed, the day or year and what is counted besides are looked for.
    """
    if not 0 < len(figures) <= MOST_FIGURES:
        return figures
    start, end = max(start, figures[0].start - WIDEST), min(end, figures[-1].end + WIDEST)
    if language != "en":
        return with_deeds(text, figures, start, end, language)
    deeds = [(found.start(), found.end(), _name(found)) for found in _DEED.finditer(small_letters(text), start, end)]
    dates = find_dates(text, _ANY_DAY, start, end)
    when = dates[0].exact if len(dates) == 1 else ""
    places = [found.group(1) for found in _WHERE.finditer(text, start, end) if not _MONTHS.match(found.group(1))]
    where = places[0] if len(set(places)) == 1 else ""
    return tuple(
        replace(
            figure,
            deed=_deed(text, figure, figures, deeds),
            when=when,
            where=where,
            about=measured(text, figure, start, end),
        )
        for figure in figures
    )


def _name(found: re.Match[str]) -> str:
    return _NAMES[int((found.lastgroup or "d0")[1:])]


def _deed(text: str, figure: Figure, figures: tuple[Figure, ...], deeds: list[tuple[int, int, str]]) -> str:
    """The deed that a figure takes part in: the verb right before it, the next in its clause, or the last.

    “Killed 12 people and injured 30”: who follows a verb at once is what it is done to.
    “An attack by about 25 vehicles was repelled”: what attacks was sent, whatever became of the attack.
    """
    if any(one.end < figure.start and OF_A_WHOLE.fullmatch(text, one.end, figure.start) for one in figures):
        return ""
    if _ATTACK_BY.search(small_letters(text), max(0, figure.start - FARTHEST), figure.start):
        return "sent"
    for _, end, name in reversed(deeds):
        if end <= figure.start and _RIGHT_BEHIND.fullmatch(text, end, figure.start):
            return name
    for start, _, name in deeds:
        if figure.end <= start <= figure.end + FARTHEST and not re.search(
            r"[;.]|,\s(?:and|but)\s\w+\s", text[figure.end : start]
        ):
            others = [one for one in figures if figure.end <= one.start < start]
            if all(_are_listed(text, figure, one) for one in others):
                return name
            break
    for _, end, name in reversed(deeds):
        if end <= figure.start and figure.start - end <= FARTHEST and not re.search(r"[;.]", text[end : figure.start]):
            return name
    return ""


def _are_listed(text: str, one: Figure, other: Figure) -> bool:
    """“25 vehicles and five tanks”: figures that stand in one list share what happens to them."""
    between = text[one.end : other.start]
    return len(between) < 60 and bool(re.search(r"(?:\band|,|\bor)\s?(?:\w+\s)?$", between.rstrip() + " "))
