"""How old a text says that somebody is: “Leo Marsh, 34,” and “the 34-year-old teacher Leo Marsh”.

An age counts nothing, and so it is no figure of its statement; but two reports that give one person two ages differ.
Only ages right beside a name of two words or more are read, in the languages whose names have capitals.
"""

import re

from claims.reading.figures.numbered import OLDEST
from claims.reading.statements import Figure

AGE = "years old"
_WORD = r"[A-ZÀ-ÞŁŚŻČŠŽ][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_INITIAL = r"(?:[A-Z]\.|Dr\.|St\.)"
_PART = rf"(?:{_WORD}|{_INITIAL})"
_PARTICLES = r"(?:(?:al|bin|ibn|da|de|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|von)\s){0,2}"
_NAME = rf"{_PART}(?:\s{_PARTICLES}{_PART}){{1,3}}"
_NUMBER = r"(?P<{}>\d{{1,3}})"
_BEHIND_NAME = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME})(?:,\s(?:(?:who\sis|is|aged|age|de)\s)?{_NUMBER.format('age')}"
    rf"(?:\s(?:ans|años|years\sold|Jahre\salt))?(?=[,.;:)]|\s[–—-]\s|$)(?![.,]\d)"
    rf"|,\san?\s{_NUMBER.format('older')}[-‑–\s]years?[-‑–\s]old\b)"
)
_BEFORE_NAME = re.compile(
    rf"(?<![\w.,-])(?P<age>\d{{1,3}})(?:[-‑–\s]years?[-‑–\s]old|-jährige[nr]?)\s"
    rf"(?P<role>(?:[a-z][\w-]*\s){{0,3}})(?P<name>{_NAME})"
)
_NO_PERSON = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Street|Road|Avenue|Route|Highway|Room|Section|Article|Chapter|Page|No|Division"
    r"|District|Week|Day|Game|Round|Psalm|Matthew|Luke|Mark|John\s\d|The|In|At|On|For|By|University|School|County|Park"
    r"|Center|Centre|Bank|Inc|Ltd|Corp|United|City|States|Club|New|Images|House|Hospital|Prison)"
)
"""What stands beside a number that is nobody’s age."""
_TITLES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Dr.", "Sgt", "Sir", "Lady", "Lord", "Herr", "Frau"))
_OF_ANOTHER = re.compile(r"\b(?:of|to|with|from|by|for|and|in|at|who|whose)\s")
"""“The 6-year-old son of Leo Marsh”: the age of somebody else."""


def find_ages(text: str) -> tuple[Figure, ...]:
    """Whose age ``text`` gives, each as a figure in years that is about the name; at most one for each name."""
    found: dict[str, Figure] = {}
    for match in (*_BEHIND_NAME.finditer(text), *_BEFORE_NAME.finditer(text)):
        group = next(name for name in ("age", "older") if match.groupdict().get(name))
        name, number = " ".join(match["name"].split()), match[group]
        words = [word for word in name.split() if word not in _TITLES]
        is_person = (
            len(words) > 1
            and not any(map(_NO_PERSON.fullmatch, words))
            and not _OF_ANOTHER.search(match.groupdict().get("role") or "")
        )
        if is_person and 0 < int(number) <= OLDEST:
            age = float(number)
            found.setdefault(
                name, Figure(match.start(group), match.end(group), number, age, age, AGE, "exactly", "age", about=name)
            )
    return tuple(sorted(found.values(), key=lambda figure: figure.start))
