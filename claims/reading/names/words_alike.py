"""Whether two words of a name are one: by their sounds, by the consonants of another script, or but for a letter."""

from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import DamerauLevenshtein

from claims.reading.names.parts import pieces
from claims.reading.names.romanised import is_hangul, romanised
from claims.reading.names.sounds import plain_letters, skeleton, sounds, unmarked

PATRONYM = 0.62
"""Zakharov and Zakharova: a slip of the pen, or brother and sister."""
CLOSE = 0.74
LEAST_FOR_A_SLIP = 6
"""Names of fewer letters may be two that differ by one."""
MOST_COMPARED = 8
"""So many readings of a word are compared letter by letter."""
WOMAN_AND_MAN = "They differ as a woman’s and a man’s name do."
ONE_LETTER = "They differ by a letter."


@lru_cache(maxsize=8_000)
def readings(word: str) -> frozenset[str]:
    """The readings of a word; those of a word with a hyphen are of all its letters together."""
    return sounds("".join(pieces(word)))


@lru_cache(maxsize=8_000)
def words_alike(a: str, b: str, *, is_transcribed: bool) -> tuple[float, str]:
    """How far two words of a name are one, from 0 to 1, and why; ``is_transcribed`` if they come of other letters."""
    ones, others = readings(a), readings(b)
    if is_hangul(a) != is_hangul(b):
        return _skeletons_alike(ones, others)
    if ones & others:
        is_plain = plain_letters(a) == plain_letters(b) or _settled_umlauts(a) == _settled_umlauts(b)
        if is_plain:
            return 1.0, "The same letters."
        if is_transcribed or not (a.isascii() and b.isascii()):
            return 0.97, "One name by the rules by which newspapers write it in their languages."
        return 0.85, "They sound alike but are spelled in two ways."
    if not (a.isascii() and b.isascii()) and (_settled_umlauts(a) == _settled_umlauts(b) or _bare(a) & _bare(b)):
        return 0.97, "The same letters, with and without their marks."
    similarity, one, other = _closest(ones, others)
    if one.removesuffix("a") == other.removesuffix("a"):
        return PATRONYM, WOMAN_AND_MAN
    is_foreign = all(romanised(word)[0].isascii() for word in (a, b)) and not (a.isascii() and b.isascii())
    if is_foreign and {skeleton(reading) for reading in ones} & {skeleton(reading) for reading in others}:
        return (0.92 if similarity >= CLOSE else 0.75), "The consonants are the same in the other script."
    if (similarity >= CLOSE and one[:1] == other[:1]) or _is_slip(plain_letters(a), plain_letters(b)):
        return 0.8, ONE_LETTER
    if sorted((a.casefold(), b.casefold()), key=len)[1] == f"{min(a.casefold(), b.casefold(), key=len)}e":
        return 0.75, "They differ by a silent letter."
    return 0.5 * similarity, "They differ."


def _bare(word: str) -> frozenset[str]:
    """A word in Latin letters without marks: Вучић is written Vucic where Vučić is."""
    return frozenset().union(*(unmarked(form) for form in romanised(word)))


def _is_slip(one: str, other: str) -> bool:
    """Whether one letter is left out, added or turned round, whatever it does to the sound: Khashoggi, Kashoggi."""
    is_long = min(len(one), len(other)) >= LEAST_FOR_A_SLIP
    return is_long and one[0] == other[0] and DamerauLevenshtein.distance(one, other) == 1


def _closest(ones: frozenset[str], others: frozenset[str]) -> tuple[float, str, str]:
    """The two readings that are closest letter by letter, and how close they are, from 0 to 1."""
    return max(
        (
            (DamerauLevenshtein.normalized_similarity(one, other), one, other)
            for one in islice(sorted(ones, key=lambda reading: (len(reading), reading)), MOST_COMPARED)
            for other in islice(sorted(others, key=lambda reading: (len(reading), reading)), MOST_COMPARED)
        ),
        default=(0.0, "", ""),
    )


def _settled_umlauts(word: str) -> str:
    plain = plain_letters(word)
    for pair in ("oe", "ue", "ae"):
        plain = plain.replace(pair, pair[0])
    return plain


def _skeletons_alike(ones: frozenset[str], others: frozenset[str]) -> tuple[float, str]:
    """Korean letters render foreign names roughly: their consonants are compared, and the vowels of short ones."""
    if ones & others:
        return 0.97, "The Korean letters can be read so."
    shared = {skeleton(one) for one in ones} & {skeleton(other) for other in others}
    longest = max(map(len, shared), default=0)
    if longest >= 3:
        return 0.92, "The Korean letters have the same consonants."
    if longest >= 1:
        similarity = max(
            DamerauLevenshtein.normalized_similarity(one, other)
            for one in islice(sorted(ones), MOST_COMPARED * 4)
            for other in islice(sorted(others), MOST_COMPARED)
        )
        if similarity >= 0.6:
            return 0.9 if similarity >= 0.74 else 0.75, "The Korean letters sound much like it."
    return 0.0, "The Korean letters cannot be read so."
