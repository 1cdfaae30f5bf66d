"""What different spellings of one word have in common: its sounds, as far as Latin letters tell them.

English, German, French, Spanish and Polish newspapers write one Slavic name in five ways, each by a rule of its own
language: ш is sh, sch, ch, sh, sz. A letter is therefore read in all the ways that the rules of these languages allow,
and two words are alike when they share one reading. Symbols: S sh, C ch, Z zh, X kh, T ts, Q shch, J as in John.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from claims.reading.names.declension import nominatives
from claims.reading.names.romanised import is_cyrillic, is_hangul, romanised

MOST_READINGS = 96
LONGEST_WORD = 40

_LETTERS = str.maketrans({
    "š": "sh", "č": "ch", "ž": "zh", "ŝ": "shch", "ć": "ch", "ś": "sh", "ź": "zh", "ż": "zh", "ş": "sh", "ș": "sh",
    "ț": "ts", "ţ": "ts", "ç": "s", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ß": "s", "æ": "a", "œ": "o", "ı": "i",
    "þ": "th", "ð": "d", "ё": "e", "ŏ": "eo", "ŭ": "eu", "ê": "e", "û": "iu", "â": "a",
})  # fmt: skip
_GRAPHEMES: dict[str, tuple[str, ...]] = {
    "schtsch": ("Q",), "chtch": ("Q",), "shch": ("Q",), "szcz": ("Q",), "sht": ("Q", "St"), "tsch": ("C",),
    "tch": ("C",), "cz": ("C",), "sch": ("S", "Z"), "sh": ("S",), "sz": ("S",), "zh": ("Z",), "dzh": ("J",),
    "dsch": ("J",), "dj": ("J",), "kh": ("X",), "ts": ("T",), "tz": ("T",), "ch": ("C", "S", "X"), "ck": ("k",),
    "ph": ("f",), "th": ("t",), "dh": ("d",), "gh": ("g",), "rh": ("r",), "qu": ("k",), "ou": ("u",), "oo": ("u",),
    "ee": ("i",), "oe": ("o",), "ae": ("a",), "x": ("ks",), "w": ("v",), "y": ("i",), "q": ("k", "g"), "z": ("z", "T"),
    "gue": ("ge", "gue"), "gui": ("gi", "gui"), "ce": ("se", "Te", "Je"), "ci": ("si", "Ti", "Ci"),
    "cy": ("si", "Ti"), "cki": ("Tki",), "cky": ("Tki",), "c": ("k",),
    "ja": ("ia", "Ja", "Xa", "Za"), "je": ("ie", "Je", "Xe", "Ze"),
    "ji": ("i", "Ji", "Xi", "Zi"), "jo": ("io", "Jo", "Xo", "Zo"), "ju": ("iu", "Ju", "Xu", "Zu"), "j": ("i", "J"),
}  # fmt: skip
_GRAPHEME = re.compile("|".join(sorted(_GRAPHEMES, key=len, reverse=True)) + "|.", re.DOTALL)
SLAVIC = re.compile(
    r"(?:[sc]k(?:[yi]|yy|iy|ij|yj|yi|ii|a|aya|aja|aia)|[eo](?:v|w|ff?)a?|enk[oa]|[cst]?h?uk|yk|[yi]n|y[cl]h|[ti]ch|ak|n(?:y|yi|yj|iy|ij))$"
)
"""Endings by which a Latin word is known to be a Slavic name."""

_FRENCH = re.compile("ou|tch|ts")
"""Signs that a name in -ine is French for one in -in: Poutine, Eltsine."""

_HANGUL = {
    "b": ("b", "v"), "p": ("p", "f"), "r": ("l", "r"), "l": ("l", "r"), "j": ("z", "J", "Z"), "eu": ("", "u"),
    "ch": ("C", "T"), "ng": ("ng", "n"), "k": ("k",), "eo": ("o", "e", "a"), "ss": ("s",), "ll": ("l",),
    "tt": ("t",), "kk": ("k",), "pp": ("p",), "jj": ("z",), "y": ("i",), "oe": ("o", "e"), "wi": ("i", "vi"),
    "w": ("v",), "ae": ("a", "e"), "si": ("si", "Si"), "sy": ("S",), "seu": ("s", "z"),
}  # fmt: skip
_HANGUL_GRAPHEME = re.compile("|".join(sorted(_HANGUL, key=len, reverse=True)) + "|.", re.DOTALL)


@lru_cache(maxsize=4_000)
def sounds(word: str) -> frozenset[str]:
    """The readings of one word of any script that can be romanised; empty for a word without letters."""
    word = word[:LONGEST_WORD]
    if is_hangul(word):
        return frozenset(islice(_readings(romanised(word)[0], _HANGUL, _HANGUL_GRAPHEME), MOST_READINGS))
    spellings = [spelling for form in nominatives(word) for spelling in romanised(form)]
    found: set[str] = set()
    for spelling in spellings:
        plain = plain_letters(spelling)
        found.update(islice(_readings(plain, _GRAPHEMES, _GRAPHEME), MOST_READINGS))
        if plain.endswith("ine") and _FRENCH.search(plain):
            found.update(islice(_readings(plain[:-1], _GRAPHEMES, _GRAPHEME), MOST_READINGS))
        if SLAVIC.search(plain) and not is_cyrillic(word):
            if plain[0] == "s" and plain[1:2] in tuple("aeiou"):
                found.update(islice(_readings(f"z{plain[1:]}", _GRAPHEMES, _GRAPHEME), MOST_READINGS))
            if "h" in re.sub("[sczkdpt]h", "", plain) or "g" in plain:
                found |= {reading.replace("h", "g") for reading in found}
    return frozenset(found - {""})


@lru_cache(maxsize=8_000)
def plain_letters(word: str) -> str:
    """A Latin word in small letters a to z: š is sh, ł is l, é is e."""
    word = unicodedata.normalize("NFC", word.casefold()).translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", word) if c.isalnum() and not unicodedata.combining(c))


def unmarked(word: str) -> frozenset[str]:
    """A Latin word as it is written where its marks are left out: “Đoković” is Dokovic or Djokovic."""
    bare = unicodedata.normalize("NFD", word.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    letters = "".join(c for c in bare if c.isalnum() and not unicodedata.combining(c))
    return frozenset((letters.replace("đ", "d"), letters.replace("đ", "dj")))


def skeleton(reading: str) -> str:
    """The consonants of a reading in broad classes, as scripts with fewer letters tell them apart."""
    return re.sub(r"(.)\1+", r"\1", reading.translate(_BROAD))


_BROAD = str.maketrans({
    **dict.fromkeys("bpfv", "P"), **dict.fromkeys("gkq", "K"), **dict.fromkeys("dt", "D"),
    **dict.fromkeys("szSZJCTQ", "S"), **dict.fromkeys("lr", "L"), "X": "K", **dict.fromkeys("aeiouh", ""),
})  # fmt: skip


def _readings(word: str, table: dict[str, tuple[str, ...]], grapheme: re.Pattern[str]) -> Iterator[str]:
    parts = [table.get(found.group(), (found.group(),)) for found in grapheme.finditer(word)]
    for combination in product(*parts):
        yield _settled("".join(combination))


def _settled(reading: str) -> str:
    """Doubled letters, the many ways to write й and ё, and the endings of Slavic names, each made one."""
    reading = re.sub(r"(.)\1+", r"\1", reading).replace("ie", "e").replace("ii", "i")
    reading = re.sub(r"(?<=[CSZQ])i?o", "e", reading)
    if reading.endswith(("ov", "ova", "of")):
        reading = re.sub(r"(?<=[^aeiou])io", "e", reading)
    reading = re.sub(r"(?<=[eo])f$", "v", reading)
    reading = re.sub(r"(?<=[sT]k)i$", "", reading)
    return re.sub(r"(?<=[sT]ka)ia$", "", reading)
