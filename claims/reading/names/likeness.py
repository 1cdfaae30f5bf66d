"""Whether two spellings are one name: a score and the reason for it in words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.reading.names import abjads, chinese, korean, palladius, syllabaries
from claims.reading.names.given import (
    has_two_family_names,
    is_transcribed,
    is_turned_by_custom,
    may_be_a_pet_name,
    rows_of,
)
from claims.reading.names.parts import Parts, is_initial, parts_of, pieces
from claims.reading.names.romanised import has_no_vowels, is_arabic, romanised
from claims.reading.names.sounds import SLAVIC, plain_letters, skeleton, sounds
from claims.reading.names.words_alike import MOST_COMPARED, ONE_LETTER, PATRONYM, WOMAN_AND_MAN, readings, words_alike
from claims.reading.speakers.given_names import pronoun_of

SAME = 0.9
"""From this score on two spellings are taken for one name."""
PROBABLE = 0.6
"""From this score on they may well be one name, and a person should look."""
PAIR_OF_INITIALS = 2

Level = Literal["same", "probably", "different"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two spellings are one name: ``score`` from 0 to 1, and ``why`` in a sentence for people."""

    score: float
    why: str

    @property
    def level(self) -> Level:
        """The score in a word."""
        return "same" if self.score >= SAME else "probably" if self.score >= PROBABLE else "different"


@lru_cache(maxsize=8_000)
def same_name(a: str, b: str) -> Likeness:
    """Compare two names, in any of the scripts that are read; the order of the two makes no difference."""
    ones, others = parts_of(a), parts_of(b)
    if not ones.words or not others.words:
        return Likeness(0.0, "One of the two holds no name.")
    like = _alike(ones, others)
    if like.level == "different":
        return like
    if _is_other_pronoun(ones, others) or _is_other_pronoun(others, ones):
        return Likeness(0.0, "The one is told of as a man and the other as a woman.")
    if (ones.is_of_a_ruler or others.is_of_a_ruler) and not ones.is_ruler(others):
        return Likeness(0.0, "One has the name and number of a ruler, the other another name.")
    if len(ones.given) != len(others.given) and (_is_borne_by_two(ones) or _is_borne_by_two(others)):
        like = min(like, Likeness(0.7, OF_TWO), key=lambda one: one.score)
    if ones.suffix == others.suffix:
        return like
    if ones.suffix and others.suffix:
        return Likeness(0.0, "Each has a number or a “Jr.” of its own.")
    is_number = (ones.suffix or others.suffix).isupper()
    return min(like, Likeness(0.7, ONE_NUMBER if is_number else ONE_JUNIOR), key=lambda one: one.score)


ONE_JUNIOR = "One of the two is a junior or senior, and the other may be the parent or the child."
ONE_NUMBER = "One of the two has a number, and the other may be of another."
BEGINS = "One name begins the other."
DIMINUTIVE = "The one given name is made of the other, as a daughter’s may be of her mother’s."
OF_TWO = "Two people bear the name, whom a middle name tells apart, and one of the spellings has none."
_BORNE_BY_TWO = frozenset(("george bush", "john adams"))
"""Names that two people of the same offices bear: presidents who are father and son."""
NAMESAKES = frozenset((ONE_JUNIOR, WOMAN_AND_MAN, BEGINS, DIMINUTIVE, OF_TWO))
"""Reasons by which two names are more likely those of two, relatives or namesakes, than one name in two spellings: Aung
San was the father of Aung San Suu Kyi."""


def _is_borne_by_two(name: Parts) -> bool:
    return len(name.words) > 1 and f"{name.words[0]} {name.family}".casefold() in _BORNE_BY_TWO


def _is_other_pronoun(titled: Parts, named: Parts) -> bool:
    """Whether a title tells of a man and the other, or a given name, of a woman, as with Mrs Berg and Paul Berg."""
    given = pronoun_of(named.given[0]) if named.given else named.pronoun
    return bool(titled.pronoun and given and titled.pronoun != given)


def _alike(ones: Parts, others: Parts) -> Likeness:
    if [word.casefold() for word in ones.words] == [word.casefold() for word in others.words]:
        return Likeness(1.0, "The same words, apart from titles.")
    if ones.is_body or others.is_body:
        return _bodies(ones, others)
    if len(ones.words) != len(others.words) and _pieces(ones.words) == _pieces(others.words):
        return Likeness(0.97, "The same words, with and without hyphens and points.")
    if any(map(chinese.is_han, (*ones.words, *others.words))):
        return _characters(ones, others)
    if any(
        chinese.plain(b) in palladius.in_pinyin(a) for a, b in ((ones.words, others.words), (others.words, ones.words))
    ):
        return Likeness(0.95, "One Chinese name, in pinyin and by the table of Palladius.")
    if chinese.are_one(ones.words, others.words):
        return Likeness(0.88, "One Chinese name, in Wade–Giles and in pinyin.")
    cost = korean.likeness(list(ones.words), list(others.words))
    if cost is not None:
        return _korean(cost)
    if (found := syllabaries.likeness(ones.words, others.words)) is not None:
        return Likeness(*found)
    if any(has_no_vowels(word) for word in ones.words) != any(has_no_vowels(word) for word in others.words):
        return _without_vowels(ones, others)
    best = max(
        (_persons(one, other) for one in _orders(ones) for other in _orders(others)), key=lambda like: like.score
    )
    return max(best, _longer(ones, others), key=lambda like: like.score)


@lru_cache(maxsize=8_000)
def _pieces(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name cut at hyphens, and letters that stand together as initials: Jean-Luc, JD Vance."""
    *given, family = words
    initials = (list(word) if word.isupper() and len(word) == PAIR_OF_INITIALS else [word] for word in given)
    cut = [word for row in initials for word in row]
    return tuple(plain_letters(piece) for word in (*cut, family) for piece in pieces(word))


def _longer(a: Parts, b: Parts) -> Likeness:
    """One name within a longer one, as Spanish names grow: “Pedro Sánchez”, “López Obrador”, “Lepen” for “Le Pen”."""
    few, many = sorted((a.words, b.words), key=len)
    if 2 <= len(few) < len(many):
        if _are_read_alike(few, many):
            return Likeness(0.75, BEGINS)
        if (
            _is_given(many[0])
            and not _is_given(few[0])
            and not is_initial(few[0])
            and _are_read_alike(few, many[-len(few) :])
        ):
            return Likeness(0.75, "One name ends the other.")
    if a.letters == b.letters:
        return Likeness(0.85, "The same letters, in other words.")
    return Likeness(0.0, "The names differ.")


def _are_read_alike(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(readings(one) & readings(other) for one, other in zip(ones, others, strict=False))


@lru_cache(maxsize=8_000)
def _is_given(word: str) -> bool:
    """Whether a word is a given name as far as our lists go."""
    return bool(pronoun_of(word)) or bool(rows_of(readings(word)))


def _bodies(a: Parts, b: Parts) -> Likeness:
    ones, others = {word.casefold() for word in a.words}, {word.casefold() for word in b.words}
    if ones == others:
        return Likeness(1.0, "The same words.")
    if ones < others or others < ones:
        return Likeness(0.7, "One is the short form of the other.")
    return Likeness(0.0, "Two bodies of different names.")


def _characters(a: Parts, b: Parts) -> Likeness:
    if not chinese.is_han(a.words[0]):
        a, b = b, a
    characters = "".join(a.words)
    if all(map(chinese.is_han, b.words)):
        if chinese.are_read_alike(characters, "".join(b.words)):
            return Likeness(0.85, "The characters are read alike, and most of them are the same.")
        return Likeness(0.0, "The characters are others.")
    if chinese.can_be(characters, b.words):
        return Likeness(0.95, "The Chinese characters are read so in pinyin.")
    if chinese.can_be_in_wade_giles(characters, b.words):
        return Likeness(0.88, "The Chinese characters can be written so in Wade–Giles.")
    if len(b.words) == 1 and chinese.begins_with(characters, b.words[0]):
        return Likeness(0.75, "One is the family name of the other, which relatives share.")
    return Likeness(0.0, "The characters are not read so in Chinese; Japanese and Korean readings are not known.")


def _korean(cost: float) -> Likeness:
    if cost <= korean.CERTAIN:
        return Likeness(1.0 - cost / 20, "Both are spellings of one Korean name.")
    if cost <= korean.POSSIBLE:
        return Likeness(0.85 - 0.1 * (cost - 1), "Two spellings that one Korean name can have, but they need not.")
    return Likeness(0.0, "Two different Korean names.")


def _without_vowels(a: Parts, b: Parts) -> Likeness:
    if any(has_no_vowels(word) for word in b.words):
        a, b = b, a
    script = "Arabic" if any(map(is_arabic, a.words)) else "Hebrew"
    whole = " ".join(a.words)
    for spelling in _whole_spellings(b.words):
        if abjads.can_be(whole, spelling):
            return Likeness(0.95, f"The {script} letters can be read so.")
    ends: list[tuple[str, tuple[str, ...]]] = []
    if len(b.words) == 1:
        ends += [(" ".join(a.words[cut:]), b.words) for cut in range(len(a.words))]
    ends += [(a.words[-1], b.words[cut:]) for cut in range(1, len(b.words))] if len(a.words) == 1 else []
    for words, latin in ends:
        if any(abjads.can_be(words, spelling) for spelling in _whole_spellings(latin)):
            return Likeness(0.75, "A part of one name can be read as the other.")
    return Likeness(0.0, f"The {script} letters cannot be read so.")


def _whole_spellings(words: tuple[str, ...]) -> list[str]:
    made = [""]
    for word in words:
        made = [whole + plain_letters(spelling) for whole in made for spelling in romanised(word)][:MOST_COMPARED]
    return made


def _orders(name: Parts) -> list[tuple[tuple[str, ...], str, bool]]:
    """Given names and family name in the orders in which they may stand; the flag marks a turned one."""
    orders = [(name.given, name.family, False)]
    if len(name.words) > 1 and not name.is_ordered:
        orders.append((name.words[1:], name.words[0], True))
    return orders


def _persons(a: tuple[tuple[str, ...], str, bool], b: tuple[tuple[str, ...], str, bool]) -> Likeness:
    (given, family, is_turned), (other_given, other_family, other_turned) = a, b
    if is_turned and other_turned:
        return Likeness(0.0, "")
    foreign = _is_transcribed(given, family) or _is_transcribed(other_given, other_family)
    alike, why = words_alike(family, other_family, is_transcribed=foreign)
    is_part = alike < PROBABLE and _is_given((*given, "")[0]) and _is_part(family, other_family)
    if (alike < PROBABLE and not is_part) or (
        why == ONE_LETTER and _is_form(family, other_family, (*given, *other_given))
    ):
        return Likeness(0.4 * alike, "The family names differ.")
    if not given and not other_given:
        return Likeness(alike, why)
    if not given or not other_given:
        if is_turned or other_turned:
            return Likeness(0.65 * alike**2, "One is the given name of the other.")
        return Likeness(0.8 * alike**2, "One is the family name of the other, which relatives share.")
    first, reason = _given_alike(given, other_given, is_transcribed=foreign)
    if first >= SAME and is_part and not (is_turned or other_turned):
        return Likeness(0.75, "One family name is a part of the other, as after a marriage.")
    if first >= SAME and family == other_family and _leaves_a_family_name_out(given, other_given):
        return Likeness(0.75, "One leaves out what may be a family name.")
    if is_turned != other_turned:
        if min(first, alike) < SAME:
            return Likeness(0.0, "The names differ.")
        is_known = any(is_turned_by_custom(sounds(word)) for word in (*given, *other_given)) and not _is_given(family)
        reason = "The same names in another order." if is_known else "The same names, but in another order."
        first = first if is_known else 0.75
    if first < PROBABLE:
        return Likeness(0.4 * first, "The given names differ.")
    return Likeness(min(first, alike) if max(first, alike) >= SAME else first * alike, reason if first < alike else why)


def _is_part(family: str, other: str) -> bool:
    """Whether one family name is an end of the other, which has a hyphen: Kramp-Karrenbauer, Kramp."""
    short, long = sorted((pieces(family), pieces(other)), key=len)
    is_of_names = len(long) > 1 and all(piece[0].isupper() for piece in long)
    return len(short) == 1 and is_of_names and short[0] in (long[0], long[-1])


def _leaves_a_family_name_out(given: tuple[str, ...], other_given: tuple[str, ...]) -> bool:
    """Whether one has a first family name that the other has not: Gabriel García Márquez, Gabriel Márquez."""
    few, many = sorted((given, other_given), key=len)
    return (
        len(few) < len(many)
        and has_two_family_names(plain_letters(many[0]))
        and not any(is_initial(word) or _is_given(word) for word in many[len(few) :])
    )


def _is_form(one: str, other: str, given: tuple[str, ...]) -> bool:
    """Whether two words are forms of one, and no name of people whose given names are known: “Stores”, “Arabian”."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long in (f"{short}s", f"{short}n") and not any(_is_given(word) for word in given)


def _given_alike(a: tuple[str, ...], b: tuple[str, ...], *, is_transcribed: bool) -> tuple[float, str]:
    score, why = _one_given(a[0], b[0], is_transcribed=is_transcribed)
    if len(a) > 1 and len(b) > 1 and score >= PROBABLE:
        middle, _ = _one_given(a[1], b[1], is_transcribed=is_transcribed)
        if middle < PROBABLE:
            return 0.3, "The middle names differ."
        score = min(score, max(middle, 0.8))
    return score, why


def _one_given(a: str, b: str, *, is_transcribed: bool) -> tuple[float, str]:
    if is_initial(a) or is_initial(b):
        firsts = [{reading[:1] for reading in sounds(word)} for word in (a, b)]
        is_fitting = bool(firsts[0] & firsts[1])
        return (0.8, "The initial fits.") if is_fitting else (0.0, "The initials differ.")
    ones, others = readings(a), readings(b)
    if not ones & others and rows_of(ones) & rows_of(others):
        return 0.97, "The given name is the same one in another language."
    if not ones & others and may_be_a_pet_name(ones, others):
        return 0.75, "The one given name may be what friends make of the other."
    if any(plain_letters(one)[:-1] + "ka" == plain_letters(other) for one, other in ((a, b), (b, a))):
        return 0.75, DIMINUTIVE
    score, why = words_alike(a, b, is_transcribed=is_transcribed)
    if score == PATRONYM or {pronoun_of(a), pronoun_of(b)} == {"he", "she"}:
        return 0.3, WOMAN_AND_MAN
    bones, other_bones = ({skeleton(reading) for reading in heard} for heard in (ones, others))
    if pronoun_of(a) and pronoun_of(b) and not bones & other_bones:
        return 0.3, "Two different given names."
    return score, why


@lru_cache(maxsize=8_000)
def _is_transcribed(given: tuple[str, ...], family: str) -> bool:
    """Whether the name comes from another script, as its ending or its given name shows."""
    if any(not word.isascii() and romanised(word)[0] != word.casefold() for word in (*given, family)):
        return True
    return bool(SLAVIC.search(plain_letters(family))) or any(is_transcribed(sounds(word)) for word in given)
