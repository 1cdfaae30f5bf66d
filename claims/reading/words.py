"""Words of a sentence with their places, and the small closed classes of English that the rules look at."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

# What is repeated possessively looks before it takes: Python before 3.11.5 does not give back what a last, failing
# round has taken.
_WORD = re.compile(
    r"[^\W\d_]{2,}+(?:(?=['’‑-][^\W_])['’‑-][^\W_]++)*+(?!\.)"  # most words; before a full stop one looks closely
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b(?=[MDSRGLCAPHJNv])(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|St|Prof|Rev|Hon|Jr|Sr|No|vs)\."
    r"|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’‑-][^\W_]+)*"
    r"|\S"
)
_WITH_ARTICLE = re.compile(r"(?:a[ldnrstz]|ash|el|ul)[-‑][^\W\d_a-z]")


class Word(NamedTuple):
    """One word or mark: as it is written, in small letters with plain apostrophes, and its place in the text."""

    text: str
    lower: str
    is_word: bool
    """A word or number rather than a mark."""
    is_capital: bool
    """Written with a capital first letter, or one after an Arabic article: “el-Sisi”."""
    start: int
    end: int


class _Forms(dict[str, tuple[str, str, bool, bool]]):
    """What is known of every written form met so far: language repeats itself, so each is looked at but once."""

    def __missing__(self, written: str) -> tuple[str, str, bool, bool]:
        lower = written.lower()
        if not lower.isascii():
            lower = lower.replace("’", "'").replace("‑", "-")
        is_capital = written[0].isupper() or _WITH_ARTICLE.match(written) is not None
        form = (written, lower, written[0].isalnum(), is_capital)
        if len(written) <= LONGEST_FORM:
            if len(self) >= MOST_FORMS:
                self.clear()
            self[written] = form
        return form


MOST_FORMS, LONGEST_FORM = 10_000, 40
"""Bounds of the memory for written forms: how many are kept, and how long the longest is."""
_forms = _Forms()


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of ``text[start:end]``; offsets are those of ``text``."""
    end = len(text) if end is None else end
    make, forms, find = tuple.__new__, _forms, text.find
    words, after = [], start
    for written in _WORD.findall(text, start, end):
        at = find(written, after)  # at once, since between two lies nothing but white space
        after = at + len(written)
        same, lower, is_word, is_capital = forms[written]
        # A plain call of Word costs twice as much, and this is the innermost loop.
        words.append(make(Word, (same, lower, is_word, is_capital, at, after)))
    return words


def with_acronyms(words: list[Word]) -> list[Word]:
    """The words, with “the WHO”, “IS” and “Vann AS” told from the small words that they look like.

    Such a word keeps its capital letters in ``lower``, so that it is in no list of small words.
    """
    found = words
    if _ACRONYMS.isdisjoint([word.text for word in words]):
        return words
    for at, word in enumerate(words):
        if word.text in _ACRONYMS and _is_acronym(words, at):
            found = found if found is not words else list(words)
            found[at] = word._replace(lower=word.text)
    return found


_ACRONYMS = frozenset(("WHO", "IT", "IS", "AS", "US"))
_STRESSED = frozenset(("it", "he", "she", "this", "that", "there", "what", "who"))
"""“It IS safe”: the verb, with stress on it."""


def _is_acronym(words: list[Word], at: int) -> bool:
    before = words[at - 1] if at else None
    beside = [word.text for word in words[max(0, at - 1) : at + 2] if word.text != words[at].text]
    if any(text.isupper() and len(text) > 1 for text in beside):
        return False  # all of it is in capitals
    if words[at].text == "AS":
        return before is not None and before.is_capital
    if words[at].text in ("IS", "US", "WHO") and before is not None and before.is_word:
        return before.lower not in _STRESSED
    if words[at].text in ("US", "WHO"):
        return True
    if before is None or not before.is_word:
        return at + 1 < len(words) and words[at].text == "IS" and words[at + 1].lower in _AFTER_NAMES
    return before.lower in ("the", "a", "an")


def words_between(words: list[Word], text: str, start: int, end: int) -> list[Word]:
    """The words and marks of ``text[start:end]`` out of those of a longer stretch, where its ends part no word."""
    first = bisect_left(words, start, key=_start)
    after = bisect_left(words, end, first, key=_start)
    is_whole = first < after and words[first].start == start and words[after - 1].end == end
    return words[first:after] if is_whole else find_words(text, start, end)


def _start(word: Word) -> int:
    return word.start


@lru_cache(maxsize=8)
def small_letters(text: str) -> str:
    """``text`` in small letters, each in its place, since one letter may have two small ones, as “İ” has.

    Patterns look at these rather than ignore the case, which costs several times as much. The last few texts are
    remembered: one is asked many times.
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(small_letter(letter) for letter in text)


def small_letter(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


def word_set(words: str) -> frozenset[str]:
    """A set out of words that are written in one string, as lists of words are easiest to read and to add to."""
    return frozenset(words.split())


DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some any each every no all both several many few "
    "most another other such two three four five six seven eight nine ten more one"
)
POSSESSIVES = word_set("his her its their our my your whose")
PRONOUNS = word_set(
    "he she they it we i you who which that him them us me himself herself themselves someone nobody one"
)
SUBJECT_PRONOUNS = word_set("he she they it we i you")
HE_OR_SHE = word_set("he she")
PREPOSITIONS = word_set(
    "of in on at by for with from to into about against between during before after over under near through within "
    "across among amid despite since until without around toward towards upon behind beside along beyond off out up "
    "down as like unlike per via outside inside following including"
)
INSIDE_NAMES = word_set(
    "of for in at the and on from with to de la del von van der den al bin ibn al- & du le y e da di"
)
CONJUNCTIONS = word_set("and but or nor yet so")
SUBORDINATORS = word_set(
    "that because while when if although though whereas unless until since as after before once where whether why how "
    "what than lest wherever whenever even"
)
AUXILIARIES = word_set(
    "is are was were be been being am has have had having do does did will would can could may might must shall "
    "should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot "
    "couldn't shouldn't ain't 'd 'll 've 's"
)
ADVERBS = word_set(
    "also then later earlier now once again still even just only already previously often repeatedly recently never "
    "not always first further too instead soon long ever back both all either rather quite very so far however "
    "meanwhile thus hence therefore reportedly allegedly apparently"
)
NOT_ADVERBS = word_set(
    "family italy july reply supply rally ally assembly monopoly emily sicily kelly billy molly sally curly only "
    "early bully fly rely apply multiply imply comply elderly friendly daily weekly monthly yearly likely unlikely "
    "ugly lonely"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. "
    "sept. oct. nov. dec. jan feb sept oct nov dec"
)
_AFTER_NAMES = word_set("said says has had have claimed claims denied denies confirmed confirms warned warns")
TIME_WORDS = DAYS | word_set(
    "yesterday today tomorrow tonight week month year morning afternoon evening night earlier later recently ago "
    "weekend day monday's tuesday's hour hours days weeks months years"
)
CLOSING = word_set(". , ; : ! ? ) ] … — – -- -")
OTHER_VERBS = word_set(
    "went took made came got gave held won lost saw kept left began became found knew thought felt grew ran fell rose "
    "spent sent met paid led stood set hit cut put let brought bought built caught chose drew drove ate fought flew "
    "forgot hung hid laid lay lent lit meant rode rang sang sat shot shut slept sold spoke stole struck swept taught "
    "threw understood wore wrote faces face comes come goes go makes make takes take gets get remains remain includes "
    "include needs need continues continue seems seem appears appear becomes become gives give keeps keep leads "
    "means mean plays play runs run stands stand starts start tries try turns turn uses wins win works work lives "
    "moves move brings bring holds allows allow adds helps help happens sits provides requires serves offers "
    "receives follows drawn been hits pays pay died fled withdrew broke broken shook sank tore froze dealt swam woke "
    "drank undertook overcame withstood forbade forgave wept spun clung crept fed bled dug swung stuck sprang bent"
)


def is_adverb(lower: str) -> bool:
    """A word that may stand between a subject and its verb without changing who acts."""
    return lower in ADVERBS or (
        lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS and lower[0].islower()
    )


is_capital: Callable[[Word], bool] = attrgetter("is_capital")
is_word: Callable[[Word], bool] = attrgetter("is_word")
"""The fields of :class:`Word`, for ``map`` and ``filter``, which ask them of many words at a fraction of the cost."""
