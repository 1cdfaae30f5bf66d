"""A name taken apart: titles and particles off, initials known as such, in whatever order it was written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from claims.reading.names.romanised import is_hangul
from claims.reading.names.sounds import plain_letters
from claims.reading.speakers.roles import BODIES, GENDER, ROLES, TITLES
from claims.reading.words import word_set

LONGEST_NAME = 120
MOST_WORDS = 8

_HYPHENS = re.compile("[-‐‑–]")
_PARTICLES = word_set(
    "al el ul ur ar as ash ad an at von van der den de del della di da do dos du la le les zu zum zur of the bin ibn "
    "ben bint фон дер ван де аль эль бін бин"
)
_GIVEN_NAMES_TOO = word_set("ben al an do")
"""Particles that are given names where a name begins with one: Ben Wallace, Al Gore."""
_JUNIOR = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr"}
_NUMERALS = frozenset(
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "XII", "XIII", "XIV", "XV", "XVI", "XVIII", "XXIII"]
)
"""The numbers of kings, popes and grandsons; “XI” may be a family name, and the X of Malcolm X counts nothing."""
_OTHER_TITLES = word_set(
    "pan pani herr frau monsieur madame señor señora don doña m mme mlle général präsident präsidentin président "
    "présidente presidente presidenta ministerpräsident bundeskanzler kanzler außenminister ministre ministra "
    "ministro ministerpräsidentin bundeskanzlerin kanzlerin bundespräsident bundespräsidentin außenministerin "
    "verteidigungsminister verteidigungsministerin finanzminister finanzministerin innenminister innenministerin "
    "democrat republican sophomore freshman writer assemblyman assemblywoman selectman alderman commentator "
    "photographer filmmaker producer musician blogger quarterback striker midfielder winger linebacker rookie pm "
    "bürgermeister bürgermeisterin justice constable corporal superintendent father oberbürgermeister "
    "oberbürgermeisterin sprecher sprecherin ayatollah sheikh sheik emir sultan duke duchess earl countess count "
    "baron baroness депутат депутатка мер мэр голова глава мэра мера президент президента президентові президентом "
    "президенту президентка міністр міністра міністром министр министра министром речник речниця пресс-секретарь "
    "прессекретар генерал генерала господин госпожа пан пані πρόεδρος πρωθυπουργός κ الرئيس رئيس وزير السيد الدكتور"
)
IN_FRONT = {title.rstrip(".") for title in TITLES | ROLES | _OTHER_TITLES} - {
    "king",
    "pope",
    "baker",
    "miller",
}
"""Titles and roles, which stand before a name and are no part of it."""
_OF_A_LAND = word_set(
    "duke duchess prince princess earl countess count marquess baron baroness king queen emir sultan archbishop bishop"
)
"""The Duke of a land is not its Duchess, though all else of the name is the same."""
_HONORIFICS = ("대통령", "장관", "총리", "위원장", "대변인", "의원", "씨")
_BODIES = {word.rstrip(".") for word in BODIES} - {"post", "times", "house", "services", "kremlin", "pentagon"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name in order, titles and particles left out.

    ``is_ordered`` says that a comma told which word is the family name; ``is_body`` that it names an institution;
    ``suffix`` is “jr”, “sr” or the number of a king or a pope; ``pronoun`` is what a title before it tells, “he”
    for “Mr”.
    """

    words: tuple[str, ...]
    is_body: bool = False
    is_ordered: bool = False
    suffix: str = ""
    pronoun: str = ""
    letters: str = ""
    """The letters of the whole name without its titles, particles among them."""

    @property
    def family(self) -> str:
        """The last word, which most languages make the family name."""
        return self.words[-1] if self.words else ""

    @property
    def is_of_a_ruler(self) -> bool:
        """Whether a number stands behind a given name alone, as with Paul VI and King Charles III."""
        return self.suffix in _NUMERALS and len(_without_crown(self.words)) == 1

    def is_ruler(self, other: "Parts") -> bool:
        """Whether both can be the same king or pope: their names are one when what they are is left out."""
        ones, others = _without_crown(self.words), _without_crown(other.words)
        return [word.casefold() for word in ones] == [word.casefold() for word in others]

    @property
    def given(self) -> tuple[str, ...]:
        """The words before it, initials with them."""
        return self.words[:-1]


_CROWNS = word_set("king queen pope emperor empress tsar czar prince princess saint st")


def _without_crown(words: tuple[str, ...]) -> tuple[str, ...]:
    last = max((at for at, word in enumerate(words[:-1]) if word.casefold() in _CROWNS), default=-1)
    return words[last + 1 :]


def is_initial(word: str) -> bool:
    """One letter that stands for a name; a Korean syllable is a word, and so is a Chinese character."""
    return len(word) == 1 and word.isalpha() and not is_hangul(word) and word < "\u3400"


@lru_cache(maxsize=4_000)
def parts_of(name: str) -> Parts:
    """Take a name apart; any text is accepted, and one without letters has no words."""
    name = unicodedata.normalize("NFC", name[:LONGEST_NAME]).replace("\u200f", "").replace("\u00a0", " ")
    name = re.sub("(?<=[\u3041-\u30ff])[\u30fb=＝](?=[\u3041-\u30ff])", " ", name)
    name = re.sub(r"['’]s?(?=\s|$)", "", name)
    name = re.sub(r"(?<!\w)([^\W\d_]\.)(?=[^\W\d_]\.)", r"\1 ", name)
    before, comma, after = name.partition(",")
    after_words = [word.rstrip(".").casefold() for word in after.split()]
    is_ordered = bool(
        comma and after_words and len(before.split()) <= 2 and not set(after_words) & (_JUNIOR.keys() | IN_FRONT)
    )
    if comma:
        name = f"{after} {before}" if is_ordered else f"{before} {after if set(after_words) <= _JUNIOR.keys() else ''}"
    words = [word for word in (_bare(found) for found in name.split()) if word]
    lower = [word.casefold() for word in words]
    is_body = any(word in _BODIES for word in lower) or (
        "of" in lower and (lower[0] != "the" or lower[1] in _OF_A_LAND)
    )
    if is_body:
        kept = [word for word in lower if word not in ("the", "of", "in", "for", "and", "a")]
        return Parts(tuple(kept[:MOST_WORDS]), is_body=True)
    suffix, words = _without_suffix(words)
    lower = [word.casefold() for word in words]
    last_title = max((at for at, word in enumerate(lower[:-1]) if word in IN_FRONT), default=-1)
    pronoun = next((GENDER[word] for word in lower[: last_title + 1] if GENDER.get(word)), "")
    words = words[last_title + 1 :]
    words = [words[0], *(word for word in words[1:] if word not in _HONORIFICS)] if words else []
    letters = "".join(plain_letters(word) for word in words)
    plain = [word for at, word in enumerate(words) if not _is_particle(words, at)] or words
    return Parts(
        tuple(_without_article(word) for word in plain[:MOST_WORDS]), False, is_ordered, suffix, pronoun, letters
    )


def _without_suffix(words: list[str]) -> tuple[str, list[str]]:
    """The “Jr.” or the number behind a name, and its other words."""
    if len(words) > 1 and (suffix := _JUNIOR.get(words[-1].casefold(), words[-1] if words[-1] in _NUMERALS else "")):
        return suffix, words[:-1]
    return "", words


def _is_particle(words: list[str], at: int) -> bool:
    lower = words[at].casefold()
    is_given = at == 0 and lower in _GIVEN_NAMES_TOO and words[at][0].isupper()
    is_acronym = len(lower) > 1 and words[at].isupper()
    return lower in _PARTICLES and not is_given and not is_acronym and at < len(words) - 1


def _bare(word: str) -> str:
    """A word without the marks around it: “J.” is J, and so is “J.-P.”; “al-Assad” stays whole."""
    bare = word.strip("\"“”„«»()[]{}'‘’`.,:;!?*_·•…")
    return bare[0] if re.fullmatch(r"[^\W\d_]\.-[^\W\d_]", bare) else bare


def _without_article(word: str) -> str:
    found = re.match(r"(?:al|el|as|ar|an|ad|at|ash|аль|эль)[-‐‑](?=\w{3})", word, re.IGNORECASE)
    return word[found.end() :] if found else word


@lru_cache(maxsize=8_000)
def pieces(word: str) -> tuple[str, ...]:
    """A word with hyphens as its pieces; a plain word is one."""
    return tuple(piece for piece in _HYPHENS.split(word) if piece)
