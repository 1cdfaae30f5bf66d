"""In which other ways newspapers spell a name, by the same rules by which two spellings are told to be one.

A report that spells a name in one way says nothing of the others; who looks for reporting on the person has to know
them. Only names that come from another script have any.
"""

import re
from itertools import product

from claims.reading.names.korean import korean
from claims.reading.names.parts import parts_of, pieces
from claims.reading.names.sounds import SLAVIC, plain_letters
from claims.reading.words import word_set

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
    ("yu", "ю"), ("ya", "я"), ("ay", "ай"), ("ey", "ей"), ("oy", "ой"), ("uy", "уй"),
)  # fmt: skip
_UKRAINIAN = (*_DIGRAPHS, ("ye", "є"), ("yi", "ї"), ("ii", "ій"), ("iy", "ій"))
_RUSSIAN = (("ych", "ич"), *_DIGRAPHS, ("ye", "е"), ("ii", "ий"), ("iy", "ий"), ("i", "и"), ("y", "ы"), ("h", "х"))
_SOFT = re.compile(r"l(?![aeiouyl]|$)")
"""Nobody can tell by Latin letters whether this is a soft one: Yeltsin is Ельцин, Volkov is Волков."""
_LETTERS = dict(zip("abvhgdezyiklmnoprstufwjc", "абвггдезиіклмнопрстуфвйк", strict=True))
_EASTERN = word_set(
    "volodymyr vladimir uladzimir oleksandr aleksandr aliaksandr alyaksandr oleksii oleksiy aleksei alexei alexey "
    "aleksey olena yelena mykola nikolai nikolay mikalai serhii serhiy sergei sergey siarhei dmytro dmitri dmitry "
    "dmitrii dmitriy dzmitry mykhailo mikhail andrii andriy andrei andrey yevhen yevhenii yevgeny yevgeniy evgeny "
    "evgeni petro pyotr petr pavlo pavel ivan kateryna ekaterina yekaterina yuliia yulia nataliia natalya "
    "nataliya tetiana tatiana tatyana oleh oleg ihor igor hryhorii grigory grigori yurii yuri yury viktor viktar "
    "anatolii anatoly anatoli valerii valery valeri vasyl vasily vasili vitalii vitaly vitali mariia mariya "
    "oleksandra aleksandra anhelina liudmyla lyudmila svitlana svetlana sviatlana maksym maxim maksim denys "
    "kyrylo kirill danylo daniil artem artyom boris leonid gennady georgy konstantin vyacheslav viacheslav "
    "vladislav vladyslav stanislav yaroslav bohdan bogdan taras ostap rustem iryna irina oksana lesia larysa "
    "larisa galina halyna nadiia nadezhda"
)
"""Given names as they are written from Cyrillic: a Paul or a Nicolas tells nothing of his family name."""
_EASTERN_BY_FAMILY = word_set("maria anna elena natalia julia tatjana victoria alexandra marina")
"""So are these where the family name has a woman’s ending: Maria Zakharova."""
LEAST_FAMILY = 5
"""Of fewer letters nothing is told."""
LEAST_ALONE = 7
"""A family name that stands by itself is told from other words by so many letters."""


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
    family, before = plain_letters(words[-1]), " ".join(words[:-1])
    is_sky, is_ov = _SKY.search(family) is not None, re.search(r"[eo]va?$", family) is not None
    known = _EASTERN | (_EASTERN_BY_FAMILY if family.endswith(("ova", "eva")) else frozenset())
    if before and not any(plain_letters(word) in known for word in words[:-1]):
        return []
    if not before and not (family.endswith(("sky", "ski", "skyy", "skiy", "skyi")) and len(family) >= LEAST_ALONE):
        return []
    if is_sky:
        made = _of_sky(_SKY.sub("", family))
    elif len(family) < LEAST_FAMILY or not SLAVIC.search(family):
        return []
    elif is_ov:
        latin = [family.replace("v", "w"), *([f"{family[:-1]}ff"] if family.endswith("v") else [])]
        made = [*latin, _cyrillic(family, _RUSSIAN)]
    else:
        made = [_cyrillic(family, _UKRAINIAN), _cyrillic(family, _RUSSIAN)]
    shown = [one.capitalize() for one in made if one]
    return [f"{before} {one}".strip() if one.isascii() else one for one in shown]


def _of_sky(stem: str) -> list[str]:
    """Zelensky, Zelenskyy, Selenskyj, Зеленський: the ending in all its forms behind what stands before it."""
    german = f"s{stem[1:]}" if stem.startswith("z") else stem
    latin = [f"{stem}y", f"{stem}yy", f"{stem}iy", f"{stem}yi", f"{stem}i", f"{german}yj"]
    bare = stem.removesuffix("sk")
    cyrillic = ((_cyrillic(bare, _UKRAINIAN), "ський"), (_cyrillic(bare, _RUSSIAN), "ский"))
    return [*latin, *(f"{begin}{ending}" for begin, ending in cyrillic if begin)]


def _cyrillic(word: str, digraphs: tuple[tuple[str, str], ...]) -> str:
    """The word in Cyrillic letters; empty where the Latin ones leave open which."""
    if _SOFT.search(word):
        return ""
    for latin, letter in digraphs:
        word = word.replace(latin, letter)
    return "".join(_LETTERS.get(letter, letter) for letter in word)
