"""Arabic and Hebrew names against Latin spellings.

Both leave short vowels out, so that no table (ALA-LC, BGN/PCGN, the Academy of the Hebrew Language) leads from معمر or
כהן to one spelling. It is asked the other way round: can these letters be what is written here? Each letter may stand
for the Latin letters that the tables and the newspapers give it, and between two of them at most one short vowel may
stand unwritten.
"""

import unicodedata
from functools import lru_cache

from claims.reading.names.sounds import skeleton

MOST_LETTERS = 40
_SHORT = ("", "a", "e", "i", "o", "u")
_VOWELS = "a aa e o u oo ou ao ae ea"
_LETTERS = {
    "ا": f"- {_VOWELS}", "آ": "a aa", "أ": "- a e o u", "إ": "- a e i y", "ء": "-", "ئ": "- i e y",
    "ؤ": "- o u", "ى": "a e", "ب": "b bb p v", "پ": "p pp", "ت": "t tt", "ث": "th t s", "ج": "j jj dj g gg",
    "چ": "ch tch", "ح": "h hh -", "خ": "kh h", "د": "d dd", "ذ": "dh d dd th z", "ر": "r rr", "ز": "z zz s",
    "ژ": "zh j", "س": "s ss c z", "ش": "sh sch ch", "ص": "s ss", "ض": "d dd dh z", "ط": "t tt",
    "ظ": "z zz zh dh", "ع": "- a e i o u", "غ": "gh g", "ف": "f ff ph v w", "ڤ": "v", "ق": "q qq k kk g gg c",
    "ك": "k kk c cc ck g q x", "ک": "k kk c ck q", "گ": "g gg", "ل": "l ll", "م": "m mm", "ن": "n nn",
    "ه": "h -", "ة": "- h t", "و": "w v u o ou oo ow aw au", "ي": "y i e ai ay ei ey ee iy yi ij yj yy",
    "ی": "y i e ai ay ei ey ee iy",
}  # fmt: skip
_HEBREW = {
    "א": "- a e o i u", "ב": "b v bb", "ג": "g gg j", "ד": "d dd", "ה": "h - a e ah", "ו": "v o u w oo vv", "ז": "z",
    "ח": "h ch kh", "ט": "t tt", "י": "y i e j - ai ay ei ey", "כ": "k kh ch c", "ך": "kh ch k", "ל": "l ll",
    "מ": "m mm", "ם": "m", "נ": "n nn", "ן": "n nn", "ס": "s ss", "ע": "- a e o i", "פ": "p f ph pp ff", "ף": "f ff",
    "צ": "ts tz z s", "ץ": "ts tz z", "ק": "k q c ck", "ר": "r rr", "ש": "sh s ss", "ת": "t th tt",
}  # fmt: skip
_LETTERS |= _HEBREW
_TABLE = {letter: tuple(spelling.strip("-") for spelling in row.split()) for letter, row in _LETTERS.items()}
_WEAK = ("", "a", "y", "w", "e", "h")
_ARTICLE = ("", "al", "el", "l", *(f"{vowel}{letter}" for vowel in "ae" for letter in "lnrstdz"), "ash", "esh")


def can_be(name: str, latin: str) -> bool:
    """Whether the Latin letters, small ones without blanks and accents, can be what Arabic or Hebrew words say."""
    parts = _parts(name)
    if not 2 <= len(parts) <= MOST_LETTERS or len(latin) > 3 * MOST_LETTERS:
        return False
    places = {0}
    for spellings in parts:
        places = {
            place + len(short) + len(spelling)
            for place in places
            for short in _SHORT
            if latin.startswith(short, place)
            for spelling in spellings
            if latin.startswith(spelling, place + len(short))
        }
    return any(latin[place:] in ("", "a", "e", "h", "ah", "eh") for place in places)


def consonants(word: str) -> str:
    """The bare consonants of such a word in the broad classes of :func:`claims.reading.names.sounds.skeleton`."""
    spellings = [row[0] for row in _parts(word) if row is not _ARTICLE]
    return skeleton("".join(spelling for spelling in spellings if spelling not in _WEAK))


@lru_cache(maxsize=2_000)
def _parts(name: str) -> tuple[tuple[str, ...], ...]:
    """The spellings that each letter may have in Latin, the article first where a word has it."""
    parts: list[tuple[str, ...]] = []
    plain = "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c))
    for word in plain.split():
        if word in ("بن", "ابن", "بنت"):
            continue
        if word.startswith("ال") and len(word) > 3:
            parts.append(_ARTICLE)
            word = word[2:]
        parts += [_TABLE[letter] for letter in word if letter in _TABLE]
    return tuple(parts)
