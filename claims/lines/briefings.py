"""The briefing or press release that a text names: two reports of one have one source, however they word it.

Pure functions on text.
"""

import re
from dataclasses import dataclass

from claims.lines.origins import BEHIND_NO_LETTER, MOST_TEXT
from claims.matching import normalise

_RELEASE = "a press release"
_NAME = r"[A-ZА-ЯІЇЄҐÄÖÜ][\w’'-]+"
_PLACE = rf"(?:the\s)?(?P<{{0}}>{_NAME}(?:\s(?:(?:of|for|the|and|der|des|für)\s){{{{0,2}}}}{_NAME}){{{{0,5}}}})"
_BRIEFINGS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "a briefing",
        ("briefing", "conference", "брифінг", "брифинг", "конференці", "конференци", "pressekonferenz", "에서"),
        re.compile(
            rf"{BEHIND_NO_LETTER}(?:"
            r"(?i:\b(?:press|news)[\s-](?:conference|briefing)|\bbriefing)\s(?i:in|at|by|of|held by|held in)\s"
            + _PLACE.format("a")
            + r"|(?i:брифінг\w{0,2}|брифинг\w{0,2}|прес-конференці\w|пресс-конференци\w)\s(?:у|в|на)\s"
            + _PLACE.format("b")
            + r"|(?i:pressekonferenz)\s(?i:in|der|des)\s"
            + _PLACE.format("c")
            + r"|(?P<d>[가-힣]{2,6})에서\s(?:열린|가진|연)\s(?:브리핑|기자회견))"
        ),
    ),
    (
        _RELEASE,
        ("release", "statement", "реліз", "релиз", "pressemitteilung"),
        re.compile(
            rf"{BEHIND_NO_LETTER}(?:"
            r"(?i:\b(?:press|news|media)[\s-](?:release|statement))\s(?i:(?:issued |published |put out )?by|of|from)\s"
            + _PLACE.format("a")
            + r"|(?i:прес-реліз\w{0,2}|пресс-релиз\w{0,2})\s"
            + _PLACE.format("b")
            + r"|(?i:pressemitteilung)\s(?i:der|des|von)\s"
            + _PLACE.format("c")
            + ")"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Briefing:
    """The briefing or release that a text names; ``key`` is the same for the same one, whatever its ending."""

    key: str
    named: str


def is_text(briefing: str) -> bool:
    """Whether the key of a briefing is that of a release: a text that lay before everybody who reports from it."""
    return briefing.startswith(f"{_RELEASE}: ")


def briefings_of(text: str) -> list[Briefing]:
    """The briefings and press releases that a text names with a place or a body, each once."""
    found: dict[str, Briefing] = {}
    text = text[:MOST_TEXT]
    lower = text.lower()
    for kind, signs, pattern in _BRIEFINGS:
        for match in pattern.finditer(text) if any(sign in lower for sign in signs) else ():
            place = next(group for group in match.groups() if group)
            preposition = "by" if kind == _RELEASE else "in" if " " not in place else "of"
            key = f"{kind}: {normalise(place)}"
            if normalise(place):
                found.setdefault(key, Briefing(key[:200], f"{kind} {preposition} {place}"[:200]))
    return list(found.values())
