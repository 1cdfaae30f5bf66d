"""In which other ways newspapers spell a name, by the same rules by which two spellings are told to be one.

A report that spells a name in one way says nothing of the others; who looks for reporting on the person has to know
them. Only names that come from another script have any.
"""

import re
from itertools import product

from claims.reading.names.given import is_transcribed
from claims.reading.names.korean import korean
from claims.reading.names.parts import parts_of, pieces
from claims.reading.names.sounds import SLAVIC, plain_letters, sounds

MOST_SPELLINGS = 8
_SKY = re.compile(r"(?<=[sc]k)(?:yy|iy|yi|ij|yj|ii|y|i)$")
_SYLLABLES = tuple(
    tuple(row.split())
    for row in (
        "young yong yeong", "hyun hyon hyeon", "jong jung jeong", "un eun", "suk seok sok", "yeol yol youl",
        "sung song seong", "geun keun kun", "chul chol cheol", "kyung kyong gyeong", "myung myong myeong",
        "sun son seon", "hee hui", "soo su",
        "jun joon", "hoon hun", "woo u", "moon mun", "duck deok tok", "ho", "il", "min", "sik shik",
    )
)  # fmt: skip
"""Ways in which one Korean syllable, or two that are hard to tell apart, are written."""
_DIGRAPHS = (
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("iu", "ю"), ("ia", "я"),
    ("ye", "є"),
)  # fmt: skip
_LETTERS = dict(zip("abvhgdezyiklmnoprstufwjc", "абвггдезиіклмнопрстуфвйк", strict=True))


def other_spellings(name: str) -> tuple[str, ...]:
    """Other spellings of a name, the most usual first; none for a name that newspapers write in one way."""
    parts = parts_of(name)
    if parts.is_body or not parts.words or not all(word.isascii() for word in parts.words):
        return ()
    found = _korean(parts.words) or _slavic(parts.words)
    return tuple(dict.fromkeys(one for one in found if one != " ".join(parts.words)))[:MOST_SPELLINGS]


def _korean(words: tuple[str, ...]) -> list[str]:
    """“Kim Young-hyun” is also written Kim Yong-hyun and Kim Yeong-hyeon."""
    given = [part.casefold() for word in words[1:] for part in pieces(word)]
    if len(given) != 2 or not korean(words):
        return []
    ways = [next((row for row in _SYLLABLES if part in row), (part,)) for part in given]
    made = sorted(
        product(*ways),
        key=lambda pair: (sum(map(str.__ne__, pair, given)), pair[1] != given[1], ways[0].index(pair[0])),
    )
    return [f"{words[0]} {first.capitalize()}-{second}" for first, second in made]


def _slavic(words: tuple[str, ...]) -> list[str]:
    family = plain_letters(words[-1])
    has_given = any(is_transcribed(sounds(word)) for word in words[:-1])
    is_slavic = bool(_SKY.search(family)) or (has_given and bool(SLAVIC.search(family)))
    if not is_slavic or len(family) < 5:
        return []
    before = " ".join(words[:-1])
    made: list[str] = []
    if _SKY.search(family):
        stem = _SKY.sub("", family)
        german = f"s{stem[1:]}" if stem.startswith("z") else stem
        latin = [f"{stem}y", f"{stem}yy", f"{stem}iy", f"{stem}yi", f"{stem}i", f"{german}yj"]
        made += [one.capitalize() for one in latin]
        cyrillic = _cyrillic(stem[:-2] if stem.endswith("sk") else stem)
        made += [f"{cyrillic}ський".capitalize(), f"{cyrillic}ский".capitalize()]
    elif re.search(r"[eo]va?$", family):
        made += [one.capitalize() for one in (family.replace("v", "w"), re.sub("v(?=a?$)", "ff", family))]
        made.append(_cyrillic(family).replace("і", "и").capitalize())
    else:
        made.append(_cyrillic(family).capitalize())
    return [f"{before} {one}".strip() if one.isascii() else one for one in made]


def _cyrillic(word: str) -> str:
    for latin, letter in _DIGRAPHS:
        word = word.replace(latin, letter)
    return "".join(_LETTERS.get(letter, letter) for letter in word)
