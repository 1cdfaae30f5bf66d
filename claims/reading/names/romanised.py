"""Words of other scripts in Latin letters, by the tables that were published for it.

* Ukrainian: resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010.
* Russian and Belarusian: BGN/PCGN, 1947 and 1979. Bulgarian: Transliteration Act, 2009. Serbian and Macedonian: the
  Latin letters that correspond one to one.
* Greek: ELOT 743, and beside it the reading that Greek gives to foreign names (ντ is d, μπ is b, γκ is g).
* Armenian: BGN/PCGN, 1981. Georgian: the national system of 2002.
* Korean: the Revised Romanisation of 2000 and McCune–Reischauer of 1939, syllable by syllable.

Arabic and Hebrew write few vowels, so that no table leads back to one spelling: see :mod:`claims.reading.names.abjads`.
Chinese characters are read in :mod:`claims.reading.names.chinese`.
"""

import unicodedata
from collections.abc import Iterator


def _row(spellings: str) -> list[str]:
    return spellings.split()


def _table(letters: str, spellings: str) -> dict[str, str]:
    return dict(zip(letters, _row(spellings), strict=True))


_CYRILLIC = _table("абвгдежзийклмнопрстуфхцчшщ", "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch")
UKRAINIAN = _CYRILLIC | {
    "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
RUSSIAN = _CYRILLIC | {"ё": "ë", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ѣ": "e"}
BELARUSIAN = RUSSIAN | {"г": "h", "ё": "yo", "ў": "w", "е": "ye"}
BULGARIAN = _CYRILLIC | {"х": "h", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya"}
SERBIAN = _CYRILLIC | {
    "ђ": "đ", "ж": "ž", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "ć", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
    "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїє")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")

_GREEK = _table("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o")
_GREEK_PAIRS = {"ου": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch"}
_GREEK_STRICT = _GREEK_PAIRS | {"γκ": "gk", "ντ": "nt", "μπ": "mp"}
_GREEK_FOREIGN = _GREEK_PAIRS | {"γκ": "g", "ντ": "d", "μπ": "b", "τζ": "j", "αι": "e", "ει": "i", "οι": "i"}
_VOICELESS = frozenset("θκξπσςτφχψ")

_ARMENIAN = _table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
) | {"ու": "u"}  # fmt: skip
_GEORGIAN = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)

_INITIALS = _row("g kk n d tt r m b pp s ss - j jj ch k t p h")
_MEDIALS = _row("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS = _row(". k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
_OLD_INITIALS = _row("k kk n t tt r m p pp s ss - ch tch ch’ k’ t’ p’ h")
_OLD_MEDIALS = _row("a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i")
_VOICED = {"k": "g", "t": "d", "p": "b", "ch": "j"}
FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3


def is_cyrillic(word: str) -> bool:
    """Whether the first letter is Cyrillic; a word of two scripts goes by its first letter."""
    return "\u0400" <= word[:1] <= "\u052f"


def is_greek(word: str) -> bool:
    """Whether the first letter is Greek."""
    return "\u0370" <= word[:1] <= "\u03ff" or "\u1f00" <= word[:1] <= "\u1fff"


def is_hangul(word: str) -> bool:
    """Whether the first letter is a Korean syllable."""
    return FIRST_SYLLABLE <= ord(word[:1] or " ") <= LAST_SYLLABLE


def is_armenian(word: str) -> bool:
    """Whether the first letter is Armenian."""
    return "\u0530" < word[:1] <= "\u058f"


def is_georgian(word: str) -> bool:
    """Whether the first letter is Georgian."""
    return "\u10a0" <= word[:1] <= "\u10ff"


def has_no_vowels(word: str) -> bool:
    """Whether the first letter is of a script that leaves most vowels out, Arabic or Hebrew."""
    return is_arabic(word) or "\u0590" <= word[:1] <= "\u05ff"


def is_arabic(word: str) -> bool:
    """Whether the first letter is Arabic."""
    return "\u0600" <= word[:1] <= "\u06ff"


def romanised(word: str) -> tuple[str, ...]:
    """The Latin spellings of one word in small letters, each once, the most likely first; a Latin word is its own."""
    word = unicodedata.normalize("NFC", word.casefold())
    if is_cyrillic(word):
        return tuple(dict.fromkeys(_from_cyrillic(word.translate(_APOSTROPHES))))
    if is_greek(word):
        return tuple(dict.fromkeys((elot_743(word), greek_foreign(word))))
    if is_armenian(word):
        return (armenian(word),)
    if is_georgian(word):
        return (_by(word, _GEORGIAN),)
    if is_hangul(word):
        return tuple(dict.fromkeys((revised(word), mccune_reischauer(word))))
    return (word,)


def _from_cyrillic(word: str) -> Iterator[str]:
    letters = set(word)
    if letters & set("ђљњћџјѓќѕ"):
        yield _by(word, SERBIAN)
        return
    is_belarusian = "ў" in letters or ("і" in letters and letters & set("ыэё"))
    is_russian, is_ukrainian = bool(letters & set("ыэёъ")), bool(letters & set("іїєґ"))
    if is_belarusian or (is_russian and letters & set("э")):
        yield _by(word, BELARUSIAN)
    if is_ukrainian or not is_russian:
        yield ukrainian(word)
    if is_russian or not is_ukrainian:
        yield russian(word)
        if "ё" in letters:
            yield russian(word).replace("ë", "yo")
    if letters & set("щъх"):
        yield _by(word, BULGARIAN)


def armenian(word: str) -> str:
    """BGN/PCGN 1981: Երևան is yerevan, Ոսկան voskan, Պողոսյան poghosyan."""
    first = {"ե": "ye", "ո": "vo", "և": "yev"}.get(word[:1], "") if word[:2] != "ու" else ""
    return first + _by(word[bool(first) :].replace("ու", "\u0001"), _ARMENIAN).replace("\u0001", "u")


def ukrainian(word: str) -> str:
    """The Ukrainian table of 2010: Згурський is zghurskyi, Їжакевич is yizhakevych."""
    word = word.translate(_APOSTROPHES).replace("зг", "z\u0001")
    first = UKRAINIAN_FIRST.get(word[:1], UKRAINIAN.get(word[:1], word[:1]))
    return (first + _by(word[1:], UKRAINIAN)).replace("\u0001", "gh")


def russian(word: str) -> str:
    """BGN/PCGN 1947 without its signs for ь and ъ: е is ye first and after a vowel, Ельцин is yeltsin."""
    made: list[str] = []
    before = ""
    for letter in word:
        is_open = not before or before in _VOWELS or before in "йъь"
        made.append(("ye" if is_open else "e") if letter == "е" else RUSSIAN.get(letter, letter))
        before = letter
    return "".join(made)


def elot_743(word: str) -> str:
    """ELOT 743: Μητσοτάκης is mitsotakis, Ευαγγελία is evangelia."""
    return _greek(word, _GREEK_STRICT)


def greek_foreign(word: str) -> str:
    """A foreign name as Greek spells it by its sound: Τραμπ is trab, Ντόναλντ is donald."""
    return _greek(word, _GREEK_FOREIGN)


def revised(word: str) -> str:
    """The Revised Romanisation of 2000, syllable by syllable: 정은 is jeongeun."""
    return "".join(first + middle + last for first, middle, last in _syllables(word, _INITIALS, _MEDIALS))


def mccune_reischauer(word: str) -> str:
    """McCune–Reischauer, with its voiced letters inside a word: 정은 is chŏngŭn."""
    made = ""
    for first, middle, last in _syllables(word, _OLD_INITIALS, _OLD_MEDIALS):
        made += (_VOICED.get(first, first) if made and made[-1] in "aeiouŏŭnmgl" else first) + middle + last
    return made


def hangul_parts(syllable: str) -> tuple[int, int, int]:
    """The numbers of the first, the middle and the last letter of one Korean syllable."""
    number = ord(syllable) - FIRST_SYLLABLE
    return number // 588, number % 588 // 28, number % 28


def _syllables(word: str, firsts: list[str], middles: list[str]) -> Iterator[tuple[str, str, str]]:
    for letter in word:
        if is_hangul(letter):
            first, middle, last = hangul_parts(letter)
            yield firsts[first].strip("-"), middles[middle], _FINALS[last].strip(".")
        else:
            yield letter, "", ""


def _greek(word: str, pairs: dict[str, str]) -> str:
    word = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if c not in "\u0301\u0300\u0342")
    word = unicodedata.normalize("NFC", word)
    made, at = "", 0
    while at < len(word):
        pair, after = word[at : at + 2], word[at + 2 : at + 3]
        if pair in ("αυ", "ευ", "ηυ"):
            made += _GREEK[pair[0]] + ("f" if not after or after in _VOICELESS else "v")
            at += 2
        elif pair in pairs and not (pair == "μπ" and pairs is _GREEK_STRICT and at == 0):
            made += pairs[pair]
            at += 2
        elif pair == "μπ":
            made += "b"
            at += 2
        else:
            made += "".join(_GREEK.get(c, c) for c in unicodedata.normalize("NFD", word[at]) if c != "\u0308")
            at += 1
    return made


def _by(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in word)
