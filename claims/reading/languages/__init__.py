"""Which language a report is in, and what is read of it.

English is read by rules of its own. A language with a table (``tongue.Tongue``) is read from it; to add one, write its
table as a module here and name it in :data:`TONGUES`. Korean has words here and a reader of its own. Of any other
language the reading takes sentences, words in quotation marks and figures.
"""

import re
from collections.abc import Mapping

import py3langid

from claims.reading.languages.french import FRENCH
from claims.reading.languages.german import GERMAN
from claims.reading.languages.russian import RUSSIAN
from claims.reading.languages.spanish import SPANISH
from claims.reading.languages.tongue import Tongue
from claims.reading.languages.ukrainian import UKRAINIAN
from claims.reading.words import word_set

READ_IN_FULL = "en"
KOREAN = "ko"
"""Korean has words and endings for a reader of its own."""
SPEAKERS_AT_QUOTATIONS = ("ar",)
"""Languages that are not read otherwise, in which a speaker beside a quotation is looked for."""
TONGUES: Mapping[str, Tongue] = {tongue.code: tongue for tongue in (UKRAINIAN, SPANISH, RUSSIAN, GERMAN, FRENCH)}
"""The languages that are read from a table."""
SAMPLE = 4000
"""This many characters decide; more do not change the answer."""

NAMES = {
    "en": "English", "uk": "Ukrainian", "ru": "Russian", "de": "German", "fr": "French", "es": "Spanish",
    "ko": "Korean", "pl": "Polish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "ar": "Arabic", "el": "Greek",
    "zh": "Chinese",
    "ja": "Japanese", "tr": "Turkish", "he": "Hebrew", "cs": "Czech", "sv": "Swedish", "no": "Norwegian",
    "bg": "Bulgarian", "be": "Belarusian", "sr": "Serbian", "mk": "Macedonian", "kk": "Kazakh", "ky": "Kyrgyz",
    "mn": "Mongolian", "tg": "Tajik", "tt": "Tatar", "ba": "Bashkir", "os": "Ossetian", "ro": "Romanian",
    "ca": "Catalan", "gl": "Galician", "hu": "Hungarian", "da": "Danish", "fi": "Finnish", "hr": "Croatian",
    "sk": "Slovak", "sl": "Slovenian",
}  # fmt: skip
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэёъ]", re.IGNORECASE)
_OTHER_CYRILLIC = {
    "tg": re.compile("[ҳҷӣӯ]", re.IGNORECASE),
    "kk": re.compile(r"[ғқұ]|[әө](?=\w{0,20}і)", re.IGNORECASE),
    "ba": re.compile("[ҙҡҫ]", re.IGNORECASE),
    "tt": re.compile("[әҗһ]", re.IGNORECASE),
    "os": re.compile("ӕ", re.IGNORECASE),
    "be": re.compile("ў", re.IGNORECASE),
    "mk": re.compile("[ѓќѕ]", re.IGNORECASE),
    "sr": re.compile("[ђјљњћџ]", re.IGNORECASE),
    "bg": re.compile("ъ(?![еёюя])", re.IGNORECASE),
}
"""Letters that neither Ukrainian nor Russian has, or not in that place; one in a hundred shows the language."""
_STEPPE = re.compile("[өүң]", re.IGNORECASE)
"""Kyrgyz and Mongolian have the same letters beside the Russian ones."""
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_KANA, _HAN = re.compile("[\u3041-\u30ff]"), re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_OWN_SCRIPTS = {
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "hy": re.compile("[\u0531-\u0587]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "th": re.compile("[\u0e01-\u0e4e]"),
}
"""Scripts in which one language is written, for the most part."""
_ENGLISH = word_set("the of and that is was in said with has have")
_SHARED = word_set("in is was has")
"""Of these alone no text is English: German and Dutch have them too."""
_SMALL_WORDS = {
    "en": _ENGLISH | word_set("a an it he she they not to on by are were for from at this his her its been had did"),
    "fr": word_set("le la les est et un une des du au aux dans pour sur il elle ont été pas"),
    "de": word_set("der das und ist ein eine den dem nicht mit von zu hat wurde sagt im am"),
    "es": word_set("el la los las y es un una del en por para fue han con se"),
}
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"«[^«»\n]{1,600}»|“[^“”\n]{1,600}”|„[^„“”\n]{1,600}[“”]|\"[^\"\n]{1,600}\"")
_SPOKEN_ENGLISH = _SMALL_WORDS["en"] | word_set("i we you my our your never no there will would be do does these who")
FEWEST = 4
"""Words that are needed before a quotation is taken to be in another language than its report."""
SHORT = 20
"""A text of fewer letters is too short for statistics: its small words decide, or its language stays open."""


def find_language(text: str) -> str:
    """The two-letter code of the language of ``text``; empty when it holds no letters, or too few to tell."""
    sample, letters = _without_quotations(text[:SAMPLE])
    if not letters:
        return ""
    code = _by_script(sample, letters)
    if code:
        return code
    words = len(sample.split())
    found = _WORD.findall(sample.lower())
    english = [word for word in found if word in _ENGLISH]
    if words and len(english) >= 0.12 * words and not _SHARED.issuperset(english):
        return "en"
    if letters < SHORT:
        return _by_small_words(found) if _is_mostly(_LATIN, sample, letters) else ""
    return _by_statistics(sample)


def _by_statistics(sample: str) -> str:
    plain = sample.encode("utf-8", "replace").decode("utf-8")
    return str(py3langid.classify(plain)[0])


def _without_quotations(sample: str) -> tuple[str, int]:
    """The words of the report itself, where there are enough, since it may quote another language; and its letters."""
    own = _QUOTED.sub(" ", sample)
    letters = sum(map(str.isalpha, own))
    return (own, letters) if letters >= SHORT else (sample, sum(map(str.isalpha, sample)))


def _is_mostly(script: re.Pattern[str], sample: str, letters: int) -> bool:
    return len(sample) - len(script.sub("", sample)) > letters / 2


def _by_script(sample: str, letters: int) -> str:
    """The language that the letters show by themselves; empty for those that many languages share."""
    if _is_mostly(_LATIN, sample, letters):
        return ""
    if _is_mostly(_CYRILLIC, sample, letters):
        for code, letter in _OTHER_CYRILLIC.items():
            if len(letter.findall(sample)) * 100 > letters:
                return code
        if len(_STEPPE.findall(sample)) * 100 > letters:
            guess = _by_statistics(sample)
            return guess if guess in ("ky", "mn") else "ky"
        ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
        if ukrainian == russian:
            return ""
        return "uk" if ukrainian > russian else "ru"
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if (kana + han) * 2 > letters:
        return "ja" if kana * 10 > han else "zh"
    return next((code for code, script in _OWN_SCRIPTS.items() if _is_mostly(script, sample, letters)), "")


def _by_small_words(found: list[str]) -> str:
    """The one language to which most of the small words belong; empty when there is none, or more than one."""
    counts = {code: sum(map(small.__contains__, found)) for code, small in _SMALL_WORDS.items()}
    most = max(counts.values())
    codes = [code for code, count in counts.items() if count == most]
    return codes[0] if most and len(codes) == 1 else ""


_LATIN_OR_KOREAN = frozenset(("en", "de", "fr", "es", "ko"))
"""Reports in which Cyrillic letters show that somebody is quoted in Ukrainian or Russian."""


def language_of_quotation(words: str, report: str) -> str:
    """The language of words in quotation marks in a report in ``report``: its own unless they show another.

    Letters tell Ukrainian and Russian apart, Korean and both from all others, small words English from those with a
    table; anything less is no proof.
    """
    letters = sum(map(str.isalpha, words))
    if report != KOREAN and 2 * len(_OWN_SCRIPTS[KOREAN].findall(words)) > letters:
        return KOREAN
    if report not in ("uk", "ru") and report in _LATIN_OR_KOREAN and 2 * len(_CYRILLIC.findall(words)) > letters:
        return "uk" if _UKRAINIAN.search(words) and not _RUSSIAN.search(words) else "ru"
    if report in ("uk", "ru"):
        other, own, sign = ("ru", _UKRAINIAN, _RUSSIAN) if report == "uk" else ("uk", _RUSSIAN, _UKRAINIAN)
        return other if sign.search(words) and not own.search(words) and len(words.split()) >= FEWEST else report
    found = _WORD.findall(words.lower())
    english = sum(map(_SPOKEN_ENGLISH.__contains__, found))
    own_words = sum(map(_SMALL_WORDS.get(report, frozenset()).__contains__, found))
    is_english = len(found) >= FEWEST and english * 4 >= len(found) and english > 2 * own_words
    return READ_IN_FULL if is_english else report


def note_for(language: str) -> str:
    """A sentence that says what was not read, for a language that is not read in full."""
    if not language:
        return (
            "This text is too short to tell its language. Only its sentences, its words in quotation marks and its "
            "figures were read, so please mark the rest by hand."
        )
    name = NAMES.get(language)
    if language in TONGUES or language == KOREAN:
        return (
            f"This report is in {name}. Who says what, how surely and who answers whom were read by short lists "
            "of words; what is worth checking was judged by figures and speakers alone, so please look over the rest."
        )
    spoken = f"in {name}" if name else "in a language that this reading does not know"
    if language in SPEAKERS_AT_QUOTATIONS:
        return (
            f"This report seems to be {spoken}. Its sentences, its words in quotation marks and its figures were "
            "read, and who is named with a role right beside a quotation: who says anything else, how surely, what is "
            "worth checking and who answers whom are not read in this language, so please mark those by hand."
        )
    return (
        f"This report seems to be {spoken}. Only its sentences, its words in quotation marks and its figures "
        "were read: who says what, how surely, what is worth checking and who answers whom are not read in this "
        "language, so please mark those by hand."
    )


def is_latin(text: str) -> bool:
    """Whether most letters of ``text`` are Latin ones; also when it holds none."""
    letters = [character for character in text if character.isalpha()]
    return sum(character < "\u0250" for character in letters) * 2 >= len(letters)
