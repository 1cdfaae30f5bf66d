"""Chinese names in the two ways in which Latin letters write them: Wade–Giles (1892) and pinyin (ISO 7098).

Mao Tse-tung is Mao Zedong. Newspapers leave the apostrophes of Wade–Giles out, so that “t” is t or d and “ch” any of
four sounds: a name is read in all the ways that it allows, and two names that share one are probably one.

Characters are read by ``pinyin.txt``: 习近平 and 習近平 are Xi Jinping. How they are read in Japanese or Korean
names no such table can tell.
"""

import re
from functools import lru_cache
from itertools import product
from pathlib import Path

from claims.reading.names.sounds import plain_letters

_SYLLABLE = re.compile(r"(hs|tz|ts|ch|sh|ss|sz|[bpmfdtnlgkhjrsyw]?)([aeiouüê]+(?:ng|n|rh|r|h)?)")
_ONSETS = {
    "hs": "x", "tz": "z", "ts": "z c", "ch": "zh ch j q", "k": "g k", "p": "b p", "t": "d t", "j": "r", "ss": "s",
    "sz": "s",
}  # fmt: skip
_RHYMES = {
    "ung": "ong", "ih": "i", "ien": "ian", "ieh": "ie", "ui": "ui", "uei": "ui", "o": "e uo o", "ê": "e", "u": "u i",
    "ü": "u", "erh": "er", "ueh": "ue", "üeh": "ue", "uan": "uan", "un": "un", "iung": "iong", "eh": "e ie", "e": "e",
    "uo": "uo", "i": "i", "en": "en an",
}  # fmt: skip
_CUSTOMARY = {
    "chiang kai-shek": "jiang jieshi", "sun yat-sen": "sun zhongshan", "chiang ching-kuo": "jiang jingguo",
    "soong mei-ling": "song meiling",
}  # fmt: skip
"""Names that are known in the letters of another dialect, or by another name."""
_TAIWAN = {
    "ing": "ying", "jeou": "jiu", "je": "zhe", "ih": "yi", "yih": "yi", "bian": "bian", "shyh": "shi", "jyh": "zhi",
    "jiun": "jun", "jiunn": "jun", "hwa": "hua", "shyong": "xiong", "chyi": "qi", "jyi": "ji", "pyng": "ping",
    "shiow": "xiu", "hwei": "hui", "yeou": "you", "tzong": "zong", "fwu": "fu", "tsay": "cai", "sheue": "xue",
    "jiuh": "ju", "jye": "jie", "yu": "you yu", "jin": "jin",
}  # fmt: skip
"""Syllables that people in Taiwan spell by other tables than Wade–Giles, as in Tsai Ing-wen and Ma Ying-jeou."""
_FAMILIES = {"lee": "li", "soong": "song", "tsao": "cao", "koo": "gu", "kung": "kong", "wong": "wang", "chow": "zhou"}
"""Family names that their bearers spell otherwise than the tables."""
READINGS_FILE = Path(__file__).with_name("pinyin.txt")
MOST_CHARACTERS = 4
LONGEST = 24


def are_one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words of two names can be one Chinese name in other letters: Wade–Giles here and pinyin there."""
    ones, others = (" ".join(words).casefold() for words in (a, b))
    if _CUSTOMARY.get(ones) == others or _CUSTOMARY.get(others) == ones:
        return True
    if plain(a) == plain(b):
        return False
    return any(_is_wade_giles(old) and plain(new) in _pinyin(old) for old, new in ((a, b), (b, a)))


def is_han(word: str) -> bool:
    """Whether the first letter is a Chinese character."""
    return "\u4e00" <= word[:1] <= "\u9fff"


def can_be(characters: str, words: tuple[str, ...]) -> bool:
    """Whether the Latin words of a name, in either order, can be what two to four characters are read as in pinyin."""
    orders = (words, words[1:] + words[:1])
    return _are_read_as(characters, frozenset("".join(map(plain_letters, order)) for order in orders))


def can_be_in_wade_giles(characters: str, words: tuple[str, ...]) -> bool:
    """Whether they can be written so in Wade–Giles, whose marks newspapers leave out."""
    return _is_wade_giles(words) and _are_read_as(characters, _pinyin(words))


def _are_read_as(characters: str, written: frozenset[str]) -> bool:
    if not 2 <= len(characters) <= MOST_CHARACTERS:
        return False
    return any(latin in written for latin in map("".join, product(*map(readings_of, characters))))


def begins_with(characters: str, family: str) -> bool:
    """Whether a family name in Latin letters can be the first character of a name."""
    return plain_letters(family) in readings_of(characters[0])


def are_read_alike(one: str, other: str) -> bool:
    """Whether two names in characters are read alike and share most of these: traditional ones beside simplified."""
    if len(one) != len(other) or sum(map(str.__eq__, one, other)) * 2 <= len(one):
        return False
    return all(set(readings_of(a)) & set(readings_of(b)) for a, b in zip(one, other, strict=True))


def readings_of(character: str) -> tuple[str, ...]:
    """How a character is read, in letters a to z: ü is u, and yu where newspapers write it so."""
    return _table().get(character, ())


def families_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The family names in pinyin that a name in Wade–Giles may have; none for any other name."""
    if not _is_wade_giles(words):
        return ()
    family = words[0].casefold()
    return (_FAMILIES[family],) if family in _FAMILIES else tuple(_ways(re.sub("[’'`ʻ]", "", family)))


def is_syllable(word: str) -> bool:
    """Whether a word can be one character in pinyin, as Chinese family names are: Xi, Wang, Liu."""
    return word.casefold() in _syllables()


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    return frozenset(way for ways in _table().values() for way in ways)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in READINGS_FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, characters = line.split()
            ways = (syllable.replace("v", "u"), syllable.replace("v", "yu")) if "v" in syllable else (syllable,)
            for character in characters:
                found[character] = (*found.get(character, ()), *ways)
    return found


def _is_wade_giles(words: tuple[str, ...]) -> bool:
    """Whether a name has a given name of two syllables with a hyphen between them, as pinyin has not."""
    return len(words) == 2 and words[1].count("-") == 1 and sum(map(len, words)) <= LONGEST


def plain(words: tuple[str, ...]) -> str:
    """The words of a name in small letters, without blanks, hyphens and apostrophes."""
    return re.sub("[-’' ]", "", " ".join(words).casefold())


@lru_cache(maxsize=1_000)
def _pinyin(words: tuple[str, ...]) -> frozenset[str]:
    """The ways in which pinyin may write a name that is written in Wade–Giles; none where it cannot be."""
    syllables = [words[0], *words[1].split("-")]
    family = _FAMILIES.get(syllables[0].casefold())
    ways = [_ways(re.sub("[’'`ʻ]", "", one.casefold())) for one in syllables]
    if family:
        ways[0] = [family]
    return frozenset("".join(one) for one in product(*ways)) if all(ways) else frozenset()


def _ways(syllable: str) -> list[str]:
    if syllable == "yi" or syllable in _TAIWAN:
        return _TAIWAN.get(syllable, syllable).split()
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return []
    onset, rhyme = found.groups()
    onsets = _ONSETS.get(onset, onset).split() or [""]
    if not onset and rhyme == "i":
        return ["yi"]
    return [first + last for first, last in product(onsets, _RHYMES.get(rhyme, rhyme).split())]
