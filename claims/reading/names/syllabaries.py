"""Names in kana and Devanagari against Latin spellings.

Both tell syllables where Latin letters tell sounds: ドナルド is “donarudo”, and नरेंद्र leaves its short vowels out. No
table leads from there to one spelling, so it is asked the other way round, as of Arabic: can these letters be what is
written here? Each letter may stand for the consonants that newspapers give it, and for any vowels behind them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from claims.reading.names.romanised import romanised
from claims.reading.names.sounds import plain_letters, skeleton

MOST_LETTERS = 40
MOST_VOWELS = 3
"""So many letters may stand for one vowel: “eau”."""
LEAST_FOR_SURE = 6
"""A name of two words with so many consonants is surely the one that can be read so; a shorter one may be another's."""
LEAST_CONSONANTS = 2
"""A name of fewer may be anybody's."""
MOST_BONES = 8
_VOWELS = _ANY = frozenset("aeiouyhw")
_KANA_ROWS = (
    ("イエオィゥェォ", "- y j"), ("アァ", "- y j r"), ("ウ", "- w v"), ("カキクケコ", "k c ck q cc kk g ch x"),
    ("ガギグゲゴ", "g gg gh j"), ("サスセソ", "s ss c th z ts sch"), ("シ", "sh s ss c ch sch"),
    ("ザズゼゾ", "z s th ts zz"), ("ジヂ", "j g z dj dzh zh d gg"), ("タテト", "t tt th dt"), ("チ", "ch t tch c tsch"),
    ("ツ", "ts t z tz zz tes"),
    ("ダデドヅ", "d dd dh"), ("ナニヌネノ", "n nn kn gn"), ("ハヒヘホ", "h j kh ch -"), ("フ", "f ff ph h v w"),
    ("バビブベボ", "b bb v w"), ("パピプペポ", "p pp b"), ("マミムメモ", "m mm"), ("ヤユヨャュョ", "- y j"),
    ("ラリルレロ", "r rr rh l ll"), ("ワヲ", "w v u o -"), ("ン", "n nn m mm ng"), ("ヴ", "v w f b"), ("ッ", "-"),
    ("ー", "- r"),
)  # fmt: skip
_DEVANAGARI_ROWS = (
    ("अआइईउऊएऐओऔऑऍ", "-"), ("ऋ", "r"), ("क", "k c ck q kk"), ("ख", "kh k"), ("ग", "g gg gh"), ("घ", "gh g"),
    ("ङ", "n ng"), ("च", "ch c tch cch"), ("छ", "chh ch c"), ("ज", "j z g jj dj"), ("झ", "jh j z zh"), ("ञ", "n ny"),
    ("ट", "t tt th"), ("ठ", "th t tth"), ("ड", "d dd r"), ("ढ", "dh d rh"), ("णन", "n nn"), ("त", "t tt th"),
    ("थ", "th t"), ("द", "d dd dh"), ("ध", "dh d ddh"), ("प", "p pp"), ("फ", "ph f p"), ("ब", "b bb v"), ("भ", "bh b"),
    ("म", "m mm"), ("य", "y i j -"), ("र", "r rr"), ("लळ", "l ll"), ("व", "v w b -"), ("शष", "sh s"), ("स", "s ss c"),
    ("ह", "h -"), ("ा ि ी ु ू े ै ो ौ ॉ ॅ", "-"), ("ृ", "r"), ("ं", "n m ng -"), ("ँ", "n m -"), ("ः", "h -"),
)  # fmt: skip
_TABLE = {
    letter: tuple(spelling.strip("-") for spelling in row.split())
    for letters, row in (*_KANA_ROWS, *_DEVANAGARI_ROWS)
    for letter in letters
    if letter != " "
}
_VOWELS_OF = {
    letter: written
    for letters, written in (
        ("アカガサザタダナハバパマヤラワァャ", "auo"), ("イキギシジチヂニヒビピミリィ", "iey"),
        ("ウクグスズツヅヌフブプムユルゥュヴ", "uoeiyw"), ("エケゲセゼテデネヘベペメレェ", "eai"),
        ("オコゴソゾトドノホボポモヨロヲォョ", "oau"),
    )
    for letter in letters
}  # fmt: skip
"""By what letters the vowel of a syllable may be written: the Jo of ジョンソン is no Je."""
_SMALL_Y = "ャュョ"
_SMALL_KANA = 0x60
"""So far before the letter for the same syllable in katakana stands that in hiragana."""


def likeness(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[float, str] | None:
    """How far the words of two names, of which one is written in such letters, can be one, and why; else None."""
    if any(map(is_syllabic, ones)) == any(map(is_syllabic, others)):
        return None
    words, latin = (ones, others) if any(map(is_syllabic, ones)) else (others, ones)
    script = "Devanagari" if "\u0900" <= words[0][:1] <= "\u097f" else "Japanese"
    consonants = sum(map(_consonants, words))
    if len(words) == len(latin) and consonants >= LEAST_CONSONANTS:
        for order, is_turned in ((latin, False), (latin[1:] + latin[:1], True)):
            if all(map(can_be, words, order)):
                is_sure = len(words) > 1 and not is_turned and consonants >= LEAST_FOR_SURE
                return (0.92 if is_sure else 0.8), f"The {script} letters can be read so."
    short, long = sorted((words, latin), key=len)
    if len(short) == 1 and len(long) > 1:
        pairs = ((short[0], one) if is_syllabic(short[0]) else (one, short[0]) for one in long)
        if any(_consonants(word) >= LEAST_CONSONANTS and can_be(word, one) for word, one in pairs):
            return 0.75, "A part of one name can be read as the other."
    return 0.0, f"The {script} letters cannot be read so."


def is_syllabic(word: str) -> bool:
    """Whether the first letter is kana or Devanagari."""
    return "\u3041" <= word[:1] <= "\u30ff" or "\u0900" <= word[:1] <= "\u097f"


def can_be(word: str, latin: str) -> bool:
    """Whether a Latin word can be what a word in kana or Devanagari says."""
    parts = _parts(word)
    if not 0 < len(parts) <= MOST_LETTERS or not latin or is_syllabic(latin):
        return False
    rows, vowels = zip(*parts, strict=True)
    return any(_is_read_as(rows, vowels, plain_letters(form)) for form in romanised(latin))


def bones(word: str) -> Iterator[str]:
    """The bare consonants that such a word may have, in the broad classes of :func:`.sounds.skeleton`."""
    ways = (dict.fromkeys(skeleton(spelling) for spelling in row[:4]) for row, _ in _parts(word)[:MOST_LETTERS])
    yield from dict.fromkeys(skeleton("".join(way)) for way in islice(product(*ways), MOST_BONES * MOST_BONES))


def _is_read_as(parts: Sequence[tuple[str, ...]], vowels: Sequence[frozenset[str]], latin: str) -> bool:
    places = {0}
    for spellings, written in zip(parts, vowels, strict=True):
        behind = {
            place + len(spelling) for place in places for spelling in spellings if latin.startswith(spelling, place)
        }
        places = {end for place in behind for end in _ends_of_vowels(latin, place, written)}
    return len(latin) in places


def _ends_of_vowels(latin: str, place: int, written: frozenset[str]) -> Iterator[int]:
    """Where one vowel may end that begins there and is written so, or not at all."""
    yield place
    for end in range(place + 1, min(place + MOST_VOWELS, len(latin)) + 1):
        if latin[end - 1] not in _VOWELS:
            break
        if not written.isdisjoint(latin[place:end]):
            yield end


def _vowels_of(letter: str, after: str) -> frozenset[str]:
    """By what letters the vowel of a syllable may be written; a long one may be that of “er”, “ir” and “ur”."""
    if after in _SMALL_Y:
        return frozenset()
    return _ANY if after == "ー" else frozenset(_VOWELS_OF.get(letter, _ANY))


def _consonants(word: str) -> int:
    return sum("" not in row for row, _ in _parts(word))


@lru_cache(maxsize=2_000)
def _parts(word: str) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The consonants that each letter may have, an empty one where it may have none, and how its vowel is written."""
    letters = "".join(chr(ord(one) + _SMALL_KANA) if "\u3041" <= one <= "\u3096" else one for one in word)
    kept = [one for one in unicodedata.normalize("NFC", letters) if one in _TABLE]
    return tuple((_TABLE[one], _vowels_of(one, after)) for one, after in zip(kept, [*kept[1:], " "], strict=True))
