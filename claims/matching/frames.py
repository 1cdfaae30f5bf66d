"""Two claims that are worded alike, word by word: what stands in the place of what, and what has traded places.

Claims that share nearly all their words lie nearest of all in every index, and one other name, or two words that have
traded places, make another claim of them. It is the frame that shows it: the same words around, in the same order.
Where two claims are worded differently nothing is said here.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from claims.matching.words import STOP_WORDS, folded, key, keys, places_of
from claims.reading.names import same_name
from claims.reading.names.parts import IN_FRONT
from claims.reading.places import countries_named
from claims.reading.words import word_set

_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\W[^\W\d_]\.)(?<!\A[^\W\d_]\.)[\"”’)]*\s+(?=\S)|\n+")
"""Not behind an initial or a short form: “George W. Bush”, “U.S. troops”."""
_NEARLY_ALL = 0.75
_MOST_WORDS = 60
"""Longer texts are no claims of one sentence, and what stands in the place of what says nothing there."""
_MOST_TRADED = 6
_IN_FRAME = 0.5
"""From this share of words in the same places on two claims are worded alike."""
_CUT = 4
"""So much of a word in Cyrillic letters is its stem, as far as order is concerned: the endings say who and whom."""
_ARTICLES = word_set(
    "the a an its his her their der die das den dem des ein eine einen le la les un une el los las una"
)
_MERE_ARTICLES = word_set("the a an le la les un une au aux du el los las una al del")
_IDLE = _ARTICLES | word_set(
    "and or nor as well plus und oder et ou y e o u та й і а або и или is are was were be been being called means ist "
    "sind war waren est sont était étaient es son era eran є був была було"
)
"""Between two words that trade places these make no difference: “A and B”, “A is B”."""
_EITHER_WAY = word_set(
    "between with met meets meet meeting married marries divorced fought fights faced faces play plays played drew "
    "border borders resembles joined joins debated equals kissed like alongside versus near both each across mit traf "
    "trafen trifft zwischen heiratete grenzt avec rencontré rencontre entre épousé con encontró casó reunió з із між "
    "зустрівся зустрілася с со между встретился встретилась"
)
"""Around these it makes no difference who is named first."""
_DATED = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr mrs ms dr breaking update video photo"
)
_JUNIOR = word_set("jr sr junior senior ii iii")
_NO_NAMES = STOP_WORDS | _DATED
_CAPITAL = re.compile(r"[^\W\d_a-zа-яєіїґыэёъß-öø-ÿ]")
_JOINING = word_set("and und et y та і и")
_A_CLAIM = 2
_MOSTLY = 0.8
_SHORT, _STUMP, _LONGEST_NAME, _SHORTLY = 5, 2, 4, 3


class Word(NamedTuple):
    """A word of a claim: where it stands, as it is written, and in the form in which places are compared."""

    start: int
    end: int
    written: str
    form: str

    @property
    def is_capital(self) -> bool:
        return _CAPITAL.match(self.written) is not None


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[-1:] <= "\u052f"


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[Word, ...]:
    found = []
    for start, end, word in places_of(text):
        form = key(word) or word.casefold()
        found.append(Word(start, end, word, folded(word)[:_CUT] if _is_cyrillic(word) else form))
    return tuple(found)


# --- What of a longer text is the claim -------------------------------------------------------------------------------


def nearest_sentence(text: str, other: str) -> str:
    """The sentence of a text that says most of what ``other`` says, if it says nearly all that the whole does.

    A post says much besides: what it denies there is no denial of the claim.
    """
    said = sentences(text)
    if len(said) < 2:
        return text
    wanted = frozenset(keys(other))
    shared = [len(wanted & forms) for _, forms in said]
    best = max(shared)
    whole = len(wanted & frozenset().union(*(forms for _, forms in said)))
    return said[shared.index(best)][0] if best >= _NEARLY_ALL * whole > 0 else text


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sentences of a text, each with the words of it that are compared."""
    return tuple((part, frozenset(keys(part))) for part in _SENTENCE_END.split(text) if part.strip())


# --- What has traded places -------------------------------------------------------------------------------------------


def traded(one: str, other: str) -> tuple[str, str] | None:
    """Two pieces of ``one`` that have traded places in ``other``, where all around them is the same in both.

    “A and B”, “A met B” and “A is B” are the same either way. Where endings say who and whom, as in Ukrainian, a piece
    that keeps its endings keeps its part, wherever it stands.
    """
    here, there = _without_articles(one), _without_articles(other)
    if not len(here) == len(there) <= _MOST_WORDS or sorted(w.form for w in here) != sorted(w.form for w in there):
        return None
    first = next((at for at, pair in enumerate(zip(here, there, strict=True)) if pair[0].form != pair[1].form), None)
    if first is None:
        return None
    last = max(at for at, pair in enumerate(zip(here, there, strict=True)) if pair[0].form != pair[1].form) + 1
    mine, theirs = here[first:last], there[first:last]
    forms, others = [word.form for word in mine], [word.form for word in theirs]
    for count in range(1, min(_MOST_TRADED, len(forms) - 2) + 1):
        if forms[:count] != others[-count:]:
            continue
        for size in range(1, min(_MOST_TRADED, len(forms) - count - 1) + 1):
            if forms[-size:] != others[:size] or forms[count:-size] != others[size:-count]:
                continue
            pieces = mine[:count], mine[-size:]
            if _says_more(mine[count:-size]) and all(map(_is_a_part, pieces)) and _is_told(pieces, theirs):
                return one[pieces[0][0].start : pieces[0][-1].end], one[pieces[1][0].start : pieces[1][-1].end]
    return None


def _without_articles(text: str) -> list[Word]:
    """The words of a text without articles that say nothing of who and whom: German ones do, and stay."""
    return [word for word in _words(text) if word.written.casefold() not in _MERE_ARTICLES]


def _says_more(between: Sequence[Word]) -> bool:
    words = {word.written.casefold() for word in between}
    # Names alone between two names: a list.
    is_list = all(word.is_capital for word in between if word.written.casefold() not in _IDLE)
    return bool(words - _IDLE) and not words & _EITHER_WAY and not is_list


def _is_a_part(piece: Sequence[Word]) -> bool:
    """“In May” and “May” may stand anywhere, and so may “den Hund”, whose article says what it is; “mayor” and “taxes”
    say who, whom or what by where they stand."""
    first = piece[0].written.casefold()
    return not (first in _NO_NAMES or first in _IDLE)


def _is_told(pieces: Sequence[Sequence[Word]], theirs: Sequence[Word]) -> bool:
    if not any(_is_cyrillic(word.written) for piece in pieces for word in piece):
        return True
    written = {word.written.casefold() for word in theirs}
    return not all(word.written.casefold() in written for piece in pieces for word in piece)


# --- What stands in the place of what ---------------------------------------------------------------------------------


def replaced(one: str, other: str) -> list[tuple[str, str]]:
    """Words of ``one``, each with what stands in its place in ``other``, where nearly all around them is the same.

    Whether they mean the same is for people to see: “joined” may stand in the place of “entered”, and of “left”.
    """
    here, there = _words(one), _words(other)
    matcher = _aligned(one, other)
    if matcher is None or matcher.ratio() < _NEARLY_ALL:
        return []
    found = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        mine, theirs = _said(here[start:end]), _said(there[begin:stop])
        if tag == "replace" and mine and theirs and len(mine) <= _SHORTLY and len(theirs) <= _SHORTLY:
            found.append((one[mine[0].start : mine[-1].end], other[theirs[0].start : theirs[-1].end]))
    return found


def says_besides(one: str, other: str) -> str:
    """What ``one`` says besides all that ``other`` says, “and the dam is cracked”; empty where that is nothing."""
    here, there = _without_articles(one), _without_articles(other)
    rest, forms, others = len(here) - len(there), [word.form for word in here], [word.form for word in there]
    if not others or rest <= _A_CLAIM or len(here) > _MOST_WORDS:
        return ""
    if forms[:-rest] == others and here[-rest].written.casefold() in _JOINING:
        more = here[-rest:]
    elif forms[rest:] == others and here[rest - 1].written.casefold() in _JOINING:
        more = here[:rest]
    else:
        return ""
    return one[more[0].start : more[-1].end] if len(_said(more)) >= _A_CLAIM else ""


def _said(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.written.casefold() not in STOP_WORDS]


def are_alike(one: str, other: str) -> bool:
    """Whether two claims are worded alike."""
    return _aligned(one, other) is not None


@lru_cache(maxsize=16)
def _aligned(one: str, other: str) -> SequenceMatcher[str] | None:
    """Two claims laid beside each other; ``None`` where too little stands in the same place."""
    here, there = ([word.form for word in _words(text)] for text in (one, other))
    most = max(len(here), len(there))
    held = set(there)
    if not most or most > _MOST_WORDS or sum(form in held for form in here) < _IN_FRAME * most:
        return None
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return matcher if sum(block.size for block in matcher.get_matching_blocks()) >= _IN_FRAME * most else None


def other_names(one: str, other: str, language: str) -> tuple[str, str] | None:
    """A name of ``one``, and the other name that stands in its place in ``other``.

    In German every noun is written like a name: there only lands are known to be some.
    """
    here, there = _words(one), _words(other)
    if _has_no_small_letters(here) or _has_no_small_letters(there):
        return None
    matcher = _aligned(one, other)
    if matcher is None:
        return None
    held = {word.form for word in here}, {word.form for word in there}
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal" or end - start > _MOST_TRADED or stop - begin > _MOST_TRADED:
            continue
        for name in (name for name in _names(one) if name.is_in(start, end)):
            for its in (name for name in _names(other) if name.is_in(begin, stop)):
                surely = name.is_sure_in(start, end) and its.is_sure_in(begin, stop)
                if surely and _are_names(name, its, language) and _are_others(name.written, its.written, held):
                    return name.written, its.written
    return None


def _has_no_small_letters(words: Sequence[Word]) -> bool:
    """Whether a text writes most of its words as if they were names, as headlines do and who shouts."""
    said = [word for word in words[1:] if len(word.written) > 1 and word.written.casefold() not in STOP_WORDS]
    return len(said) > 3 and sum(word.is_capital for word in said) > _MOSTLY * len(said)


class Name(NamedTuple):
    """A name in a text: the first and the last of its words by their numbers, how it is written, and whether it is one
    for sure."""

    first: int
    last: int
    written: str
    is_sure: bool

    def is_in(self, start: int, end: int) -> bool:
        """Whether a stretch of the text holds some of it, or lies within it."""
        return (self.first < end and self.last >= start) or self.first < start == end <= self.last

    def is_sure_in(self, start: int, end: int) -> bool:
        """Whether it is a name for sure, or is all that stands in a stretch where the other text has one."""
        return self.is_sure or (self.first, self.last) == (start, end - 1)


@lru_cache(maxsize=256)
def _names(text: str) -> tuple[Name, ...]:
    """The names of a text. A word that opens it is written like one whatever it is: alone it is none for sure."""
    words, found, at = _words(text), [], 0
    while at < len(words):
        first = at
        while at < len(words) - 1 and _goes_on(text, words[at], words[at + 1]):
            at += 1
        at += 1
        named = [n for n in range(first, at) if words[n].is_capital and not _is_no_name(words[n].written)]
        if 0 < len(named) <= _LONGEST_NAME:
            last = words[named[-1]]
            is_initial = len(last.written) == 1 and text[last.end : last.end + 1] == "."  # “U.S.” keeps its stop
            written = text[words[named[0]].start : last.end + is_initial]
            is_sure = named[0] > 0 or len(named) > 1 or bool(countries_named(written, by_seat=True))
            found.append(Name(named[0], named[-1], written, is_sure))
    return tuple(found)


def _is_no_name(word: str) -> bool:
    return re.split("['’]", word, maxsplit=1)[0].casefold() in _NO_NAMES


def _goes_on(text: str, word: Word, following: Word) -> bool:
    """Whether a word and the next one are of one name."""
    return word.is_capital and following.is_capital and text[word.end : following.start] in (" ", "-", ". ", ".")


def _are_names(name: Name, its: Name, language: str) -> bool:
    if language == "de":
        return all(countries_named(some.written, by_seat=True) for some in (name, its))
    return name.is_sure or its.is_sure


def _are_others(name: str, its: str, held: tuple[set[str], set[str]]) -> bool:
    mine, theirs = _called(name), _called(its)
    if not mine or not theirs or mine == theirs:
        return False
    if {*map(_form, mine)} <= held[1] and {*map(_form, theirs)} <= held[0]:
        return False  # both are named in both, at other places
    lands, others = countries_named(name, by_seat=True), countries_named(its, by_seat=True)
    if lands and others:
        return not lands.keys() & others.keys()
    if _is_short_for(mine, theirs) or _is_short_for(theirs, mine):
        return False
    if len(mine) != len(theirs) and mine[-1].casefold() not in _JUNIOR and theirs[-1].casefold() not in _JUNIOR:
        # “New York” and “New York City”: only of names with both ends in common is anything sure.
        shorter, longer = sorted((mine, theirs), key=len)
        if set(shorter) <= set(longer) and (len(shorter) < 2 or (mine[0], mine[-1]) != (theirs[0], theirs[-1])):
            return False
    return same_name(" ".join(mine), " ".join(theirs)).level == "different"


def _form(word: str) -> str:
    return key(word) or word.casefold()


def _called(name: str) -> list[str]:
    """The words of a name, titles left out and initials one by one with their stop."""
    written = (word for _, _, word in places_of(name) if word.casefold() not in IN_FRONT)
    words = [part for word in written for part in re.split(r"[. ]+", word) if part]
    return [f"{word}." if len(word) == 1 and len(words) > 1 else word for word in words]


def _is_short_for(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a word of one name may be what the other is called for short: “WHO”, “Vt.”, “ICE” of Immigration."""
    mine = [word for word in one if word not in other]
    theirs = [word for word in other if word not in one]
    if len(mine) != 1 or not theirs or len(mine[0]) > _SHORT:
        return False
    initials = "".join(word[0] for word in theirs)
    is_cut = mine[0].isupper() or len(mine[0]) <= _STUMP
    return mine[0] == initials or (
        len(theirs) == 1 and is_cut and mine[0][0] == initials and len(theirs[0]) > len(mine[0]) > 1
    )
