"""A name taken apart: titles and particles off, initials known as such, in whatever order it was written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.names.romanised import is_hangul
from claims.reading.roles import BODIES, ROLES, TITLES
from claims.reading.words import word_set

LONGEST_NAME = 120
MOST_WORDS = 8

_HYPHENS = re.compile("[-‐‑–]")
_PARTICLES = word_set(
    "al el ul ur ar as ash ad an at von van der den de del della di da do dos du la le les zu zum zur of the bin ibn "
    "ben bint фон дер ван де аль эль бін бин"
)
_SUFFIXES = word_set("jr sr jnr snr ii iii iv")
_OTHER_TITLES = word_set(
    "pan pani herr frau monsieur madame señor señora don doña m mme mlle général präsident präsidentin président "
    "présidente presidente presidenta ministerpräsident bundeskanzler kanzler außenminister ministre ministra ministro "
    "депутат депутатка мер мэр голова глава мэра мера президент "
    "президента президентові президентом президенту президентка міністр міністра міністром министр министра "
    "министром речник речниця пресс-секретарь прессекретар генерал генерала господин госпожа пан пані πρόεδρος "
    "πρωθυπουργός κ الرئيس رئيس وزير السيد الدكتور"
)
IN_FRONT = {title.rstrip(".") for title in TITLES | ROLES | _OTHER_TITLES} - {
    "king",
    "pope",
    "judge",
    "baker",
    "miller",
}
"""Titles and roles, which stand before a name and are no part of it."""
_HONORIFICS = ("대통령", "장관", "총리", "위원장", "대변인", "의원", "씨")
_BODIES = {word.rstrip(".") for word in BODIES} - {"post", "times", "house", "services", "kremlin", "pentagon"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name in order, titles and particles left out.

    ``is_ordered`` says that a comma told which word is the family name; ``is_body`` that it names an institution;
    ``suffix`` is “jr” and the like.
    """

    words: tuple[str, ...]
    is_body: bool = False
    is_ordered: bool = False
    suffix: str = ""

    @property
    def family(self) -> str:
        """The last word, which most languages make the family name."""
        return self.words[-1] if self.words else ""

    @property
    def given(self) -> tuple[str, ...]:
        """The words before it, initials with them."""
        return self.words[:-1]


def is_initial(word: str) -> bool:
    """One letter that stands for a name; a Korean syllable is a word."""
    return len(word) == 1 and word.isalpha() and not is_hangul(word)


@lru_cache(maxsize=20_000)
def parts_of(name: str) -> Parts:
    """Take a name apart; any text is accepted, and one without letters has no words."""
    name = unicodedata.normalize("NFC", name[:LONGEST_NAME]).replace("\u200f", "").replace("\u00a0", " ")
    name = re.sub(r"['’]s?(?=\s|$)", "", name)
    before, comma, after = name.partition(",")
    after_words = [word.rstrip(".").casefold() for word in after.split()]
    is_ordered = bool(
        comma and after_words and len(before.split()) <= 2 and not set(after_words) & (_SUFFIXES | IN_FRONT)
    )
    if comma:
        name = f"{after} {before}" if is_ordered else f"{before} {after if set(after_words) <= _SUFFIXES else ''}"
    words = [word for word in (_bare(found) for found in name.split()) if word]
    lower = [word.casefold() for word in words]
    is_body = any(word in _BODIES for word in lower) or ("of" in lower and "the" not in lower[:1])
    if is_body:
        kept = [word for word in lower if word not in ("the", "of", "in", "for", "and", "a")]
        return Parts(tuple(kept[:MOST_WORDS]), is_body=True)
    suffix = next((word for word in lower[1:] if word in _SUFFIXES), "")
    last_title = max((at for at, word in enumerate(lower[:-1]) if word in IN_FRONT), default=-1)
    words = words[last_title + 1 :]
    words = [words[0], *(word for word in words[1:] if word not in _HONORIFICS)] if words else []
    plain = [word for word in words if word.casefold() not in _PARTICLES | _SUFFIXES] or words
    return Parts(tuple(_without_article(word) for word in plain[:MOST_WORDS]), False, is_ordered, suffix)


def _bare(word: str) -> str:
    """A word without the marks around it: “J.” is J, “al-Assad” stays whole."""
    return word.strip("\"“”„«»()[]{}'‘’`.,:;!?*_·•…")


def _without_article(word: str) -> str:
    found = re.match(r"(?:al|el|as|ar|an|ad|at|ash|аль|эль)[-‐‑](?=\w{3})", word, re.IGNORECASE)
    return word[found.end() :] if found else word


def pieces(word: str) -> tuple[str, ...]:
    """A word with hyphens as its pieces; a plain word is one."""
    return tuple(piece for piece in _HYPHENS.split(word) if piece)
