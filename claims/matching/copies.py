"""Is one text a copy of another? The share of the shorter text's runs of four words that both have.

What stands in quotations of both does not count: whoever heard the same speech quotes the same words and has copied
nobody. Texts that are nothing but quotations are compared whole.

Comparing a new text to everything that is stored would take longer with each one. So a few of a text's runs are put
down as *keys*, by winnowing (Schleimer, Wilkerson and Aiken, 2003): of every :data:`WINDOW` runs that follow one
another, the least by its hash. A stretch that two texts share whole therefore leaves a key in both, wherever it stands
and however long the rest is, and a text has one key for about eight of its words. Texts that have keys in common are
then compared by all their runs. :class:`Copies` holds the keys in memory, for files; ``claims.lines`` holds them in the
database, for everything that is stored; both ask :func:`may_be_copies` and :meth:`Runs.shared_with`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from claims.matching.words import folded
from claims.reading.quotes import find_quotes

RUN = 4
WINDOW = 15
"""A stretch of ``RUN + WINDOW - 1`` words that two texts share leaves a key in both."""
IS_COPY = 0.25
"""From this share of shared runs on, the shorter text counts as taken from the longer; ``bench/measures/copies.py``
prints what it finds on a development set."""
FEWEST_RUNS = 20
"""A text with fewer runs is too short for what it shares to mean anything."""
MOST_OF_IT = 0.5
"""What has to be shared of a text that has fewer runs of its own beside what it quotes."""
FEWEST_OWN_RUNS = 8
FEWEST_WORDS_QUOTED = 5
"""A shorter quotation is a word or two that anybody may have heard, and part of the wording around it."""
HOLDERS = 100
"""Of the texts that hold one key only the first so many are looked at: what stands under every article of an outlet
says nothing, and of a thousand reprints the first hundred show where the next one comes from."""

HANDFUL = 16
"""Texts are compared a handful at a time, those first that share the most keys; a handful without a copy is the last.
What stands under every article of an outlet makes a hundred of them look promising that share nothing else."""

_KEY_SHARE = 0.25
_LONGEST_WORD = 40
# In scripts that set no blanks a word is three characters, beginning at each.
_WORD = re.compile(
    r"(?=([\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{3}))[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+(?:['’ʼ][^\W_]+)*"
)
_FACTOR, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xFF51AFD7ED558CCD)
_SHIFTS = np.uint64(32), np.uint64(29)

Hashes = npt.NDArray[np.uint64]


@lru_cache(maxsize=200_000)
def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(folded(word).encode(), digest_size=8).digest())


def _words(text: str) -> tuple[list[int], list[int]]:
    """The words of a text as numbers, alike for one word in any case, accent or script that is folded; and where each
    begins."""
    found = list(_WORD.finditer(text))
    return [_hashed((word[1] or word[0])[:_LONGEST_WORD]) for word in found], [word.start() for word in found]


@dataclass(frozen=True, slots=True)
class Shared:
    """How many runs of their own words two texts share, of how many that the one (``ours``) and the other have;
    ``shorter`` are the runs of the shorter one with its quotations."""

    runs: int
    ours: int
    theirs: int
    shorter: int

    @property
    def share(self) -> float:
        """The share of the shorter one's, from 0 to 1."""
        return self.runs / max(1, min(self.ours, self.theirs))

    @property
    def is_long_enough(self) -> bool:
        """Whether what they share means anything, as far as nothing else is known of them."""
        return self.shorter >= FEWEST_RUNS

    @property
    def is_copy(self) -> bool:
        """Whether one of the two is taken from the other."""
        own = min(self.ours, self.theirs)
        if own >= min(FEWEST_RUNS, self.shorter):
            return self.share >= IS_COPY
        return own >= FEWEST_OWN_RUNS and self.share >= MOST_OF_IT


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """A text as its runs of :data:`RUN` words: ``hashes`` each once, in order of size; ``keys`` those put down;
    ``quoted`` those of whose words half or more stand in quotations."""

    hashes: Hashes
    keys: tuple[int, ...]
    quoted: Hashes

    @classmethod
    def of(cls, text: str) -> "Runs":
        text = unicodedata.normalize("NFKC", text)
        found, places = _words(text)
        count = len(found) - RUN + 1
        if count < 1:
            return cls(np.empty(0, np.uint64), (), np.empty(0, np.uint64))
        words = np.array(found, dtype=np.uint64)
        runs = words[:count].copy()
        for at in range(1, RUN):
            runs = runs * _FACTOR + words[at : at + count]
        for shift in _SHIFTS:
            runs = (runs ^ (runs >> shift)) * _MIX
        windows = np.lib.stride_tricks.sliding_window_view(runs, min(WINDOW, count))
        least = np.unique(windows.min(axis=1))
        # The low half is a key: the high one, by which the least are chosen, is small in all of them.
        keys = np.unique(least.astype(np.uint32).view(np.int32))
        is_quoted = _are_quoted(text, np.array(places))
        in_quotations = sum(is_quoted[at : at + count].astype(np.int8) for at in range(RUN))
        return cls(np.unique(runs), tuple(keys.tolist()), np.unique(runs[2 * in_quotations >= RUN]))

    def __len__(self) -> int:
        return len(self.hashes)

    def own_share(self, other: "Runs") -> Shared:
        """What two texts have in common of their own words: without the runs that stand in quotations of both."""
        common = np.intersect1d(self.hashes, other.hashes, assume_unique=True)
        quoted = np.intersect1d(self.quoted, other.quoted, assume_unique=True)
        left_out = len(np.intersect1d(common, quoted, assume_unique=True))
        shorter = min(len(self), len(other))
        if left_out >= shorter:
            left_out = 0  # nothing but quotations
        return Shared(len(common) - left_out, len(self) - left_out, len(other) - left_out, shorter)


def _are_quoted(text: str, places: npt.NDArray[np.int_]) -> npt.NDArray[np.bool_]:
    """Which of the words at these places stand in quotations that are long enough for two to be the same one."""
    found, at = np.zeros(len(places), dtype=np.bool_), 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        for quote in find_quotes(text, at, end):
            first, behind = np.searchsorted(places, (quote.inner_start, quote.inner_end))
            if behind - first >= FEWEST_WORDS_QUOTED:
                found[first:behind] = True
        at = end + 1
    return found


def may_be_copies(met: int, keys: int, others: int) -> bool:
    """Whether two texts with so many keys, ``met`` of them in common, are worth comparing by all their runs.

    The bound is far below :data:`IS_COPY`, because keys that many texts hold are not counted.
    """
    return met >= IS_COPY * _KEY_SHARE * min(keys, others)


def most_promising(meeting: Counter[int], keys: int, others: Sequence[int] | dict[int, int]) -> Iterator[Sequence[int]]:
    """The texts that are worth comparing with one that has so many ``keys``, by the handful, the most promising first.

    ``meeting`` counts the keys in common with each text, ``others`` says how many keys each of them has. At most
    :data:`HOLDERS` texts are given; whoever asks stops after a handful without a copy.
    """
    worth = [text for text, met in meeting.items() if may_be_copies(met, keys, others[text])]
    worth.sort(key=lambda text: (-meeting[text] / max(1, min(keys, others[text])), text))
    for at in range(0, min(len(worth), HOLDERS), HANDFUL):
        yield worth[at : at + HANDFUL]


class Copies:
    """Texts that were seen, by their keys: finds those that a new one shares much with, without comparing it to all."""

    def __init__(self) -> None:
        self._texts: list[Runs] = []
        self._key_counts: list[int] = []
        self._holding: dict[int, list[int]] = {}

    def add(self, text: str) -> list[int]:
        """Take ``text`` up as the next number, from 0, and return the numbers of the earlier texts that it copies."""
        new = Runs.of(text)
        meeting: Counter[int] = Counter()
        for key in new.keys:
            holding = self._holding.setdefault(key, [])
            meeting.update(holding)
            if len(holding) < HOLDERS:
                holding.append(len(self._texts))
        found: list[int] = []
        for some in most_promising(meeting, len(new.keys), self._key_counts):
            copies = [number for number in some if self._texts[number].own_share(new).is_copy]
            if not copies:
                break
            found += copies
        self._texts.append(new)
        self._key_counts.append(len(new.keys))
        return sorted(found)
