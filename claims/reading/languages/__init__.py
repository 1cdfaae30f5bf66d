"""Which language a report is in, and what is read of it.

English is read by rules of its own. A language with a table (``tongue.Tongue``) is read from it; to add one, write its
table as a module here and name it in :data:`TONGUES`. Of any other language the reading takes sentences, words in
quotation marks and figures.
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
TONGUES: Mapping[str, Tongue] = {tongue.code: tongue for tongue in (UKRAINIAN, SPANISH, RUSSIAN, GERMAN, FRENCH)}
"""The languages that are read from a table."""
SAMPLE = 4000
"""This many characters decide; more do not change the answer."""

NAMES = {
    "en": "English", "uk": "Ukrainian", "ru": "Russian", "de": "German", "fr": "French", "es": "Spanish",
    "ko": "Korean", "pl": "Polish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "ar": "Arabic", "el": "Greek",
    "zh": "Chinese",
    "ja": "Japanese", "tr": "Turkish", "he": "Hebrew", "cs": "Czech", "sv": "Swedish", "no": "Norwegian",
}  # fmt: skip
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэёъ]", re.IGNORECASE)
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё" + "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё".upper())
_ENGLISH = word_set("the of and that is was in said with has have")
_WORD = re.compile(r"\w+")


def find_language(text: str) -> str:
    """The two-letter code of the language of ``text``; empty when it holds no letters."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    if sum(map(_CYRILLIC.__contains__, sample)) > 0.5 * letters:
        ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
        if ukrainian != russian:
            return "uk" if ukrainian > russian else "ru"
    words = len(sample.split())
    if words and sum(map(_ENGLISH.__contains__, _WORD.findall(sample.lower()))) >= 0.12 * words:
        return "en"
    plain = sample.encode("utf-8", "replace").decode("utf-8")
    return str(py3langid.classify(plain)[0]) if letters >= 20 else "en"


def note_for(language: str) -> str:
    """A sentence that says what was not read, for a language that is not read in full."""
    if not language:
        return "The text holds no words, so there was nothing to read."
    tongue = TONGUES.get(language)
    if tongue is not None:
        return (
            f"This report is in {tongue.name}. Who says what, how surely and who answers whom were read by short lists "
            "of words; what is worth checking was judged by figures and speakers alone, so please look over the rest."
        )
    name = NAMES.get(language)
    spoken = f"in {name}" if name else "in a language that this reading does not know"
    return (
        f"This report seems to be {spoken}. Only its sentences, its words in quotation marks and its figures "
        "were read: who says what, how surely, what is worth checking and who answers whom are not read in this "
        "language, so please mark those by hand."
    )


def is_latin(text: str) -> bool:
    """Whether most letters of ``text`` are Latin ones; also when it holds none."""
    letters = [character for character in text if character.isalpha()]
    return sum(character < "\u0250" for character in letters) * 2 >= len(letters)
