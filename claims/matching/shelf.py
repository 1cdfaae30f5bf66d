"""Texts in memory that can be asked: which of them say the same? For measuring, and for what one page holds.

What stands in the database is asked through its indexes (``known.py``). The signs by which both put what they find in
order are the same; but a shelf has counted all its words, and read each title and each sentence of a question too.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from claims.matching.likeness import (
    LENGTH_SHARE,
    SATURATION,
    WEIGHTS,
    Rarity,
    Weights,
    Wording,
    in_order,
    signs,
    without_meaning,
)
from claims.matching.vectors import Meaning

CANDIDATES = 50
"""So many of each list (words, meaning, title) are looked at closely."""
EMBEDDED_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Found:
    """One text that was found: its number on the shelf and its score, comparable within one question alone."""

    number: int
    score: float


class Shelf:
    """Texts with titles, ready to be asked."""

    def __init__(
        self,
        texts: Sequence[Wording],
        meaning: Meaning | None,
        weights: Weights = WEIGHTS,
        *,
        tell: Callable[[float], None] = lambda share: None,
    ) -> None:
        self.texts, self._meaning = texts, meaning
        self._weights = weights if meaning is not None else without_meaning(weights)
        self._holding, lengths = self._count()
        norm = 1 - LENGTH_SHARE + LENGTH_SHARE * lengths / max(1.0, float(lengths.mean()) if len(lengths) else 1.0)
        self._damping = SATURATION * norm
        self._has_title = np.array([bool(text.title) for text in texts], dtype=bool)
        if meaning is not None:
            self._vectors = _embedded(meaning, [text.text for text in texts], lambda share: tell(share / 2))
            # What has no title is called by its own words.
            self._titles = self._vectors.copy()
            titles = [text.title for text in texts if text.title]
            if titles:
                self._titles[self._has_title] = _embedded(meaning, titles, lambda share: tell((1 + share) / 2))

    def _count(self) -> tuple[dict[str, tuple[np.ndarray, np.ndarray]], np.ndarray]:
        counts: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        lengths = np.zeros(len(self.texts))
        for number, text in enumerate(self.texts):
            forms = (*text.forms, *text.title_forms)
            lengths[number] = len(forms)
            for form, count in Counter(forms).items():
                counts[form][0].append(number)
                counts[form][1].append(count)
        return {form: (np.array(where), np.array(count)) for form, (where, count) in counts.items()}, lengths

    def rarity(self, form: str) -> float:
        """How much a word says: much when few texts have it."""
        holding = len(self._holding[form][0]) if form in self._holding else 0
        return math.log(1 + (len(self.texts) - holding + 0.5) / (holding + 0.5))

    def by_words(self, asked: Wording) -> np.ndarray:
        """The full-text score (BM25) of every text."""
        scores = np.zeros(len(self.texts))
        for form in dict.fromkeys(asked.forms):
            if form in self._holding:
                where, counts = self._holding[form]
                scores[where] += self.rarity(form) * counts * (SATURATION + 1) / (counts + self._damping[where])
        return scores

    def by_meaning(self, asked: Wording) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The cosine of every text to the whole, of its nearest part, and of that to every title."""
        if self._meaning is None or not self.texts:
            nothing = np.zeros(len(self.texts))
            return nothing, nothing, nothing
        parts = self._meaning.embed(asked.parts)
        near = self._vectors @ parts.T
        return near[:, 0], near.max(axis=1), (self._titles @ parts.T).max(axis=1)

    def find(self, asked: Wording, limit: int = 20) -> list[Found]:
        """The texts that are most like what is asked, best first."""
        words = self.by_words(asked)
        whole, part, title = self.by_meaning(asked)
        lists = (words, whole, part, title) if self._meaning is not None else (words,)
        best_of_each = (np.argsort(-scores, kind="stable")[:CANDIDATES] for scores in lists)
        numbers = sorted({int(number) for best in best_of_each for number in best})
        greatest = float(words.max(initial=0.0)) or 1.0
        rarity: Rarity = self.rarity
        rarest = math.log(1 + len(self.texts))
        scores = [
            signs(
                asked,
                self.texts[number],
                rarity,
                words=float(words[number]) / greatest,
                rarest=rarest,
                meaning=float(whole[number]),
                part=float(part[number]),
                title=float(title[number]) if self._has_title[number] else None,
            ).score(self._weights)
            for number in numbers
        ]
        return [Found(numbers[at], scores[at]) for at in in_order(scores)[:limit]]


def _embedded(meaning: Meaning, texts: Sequence[str], tell: Callable[[float], None]) -> np.ndarray:
    rows = [np.zeros((0, meaning.size), np.float32)]
    for start in range(0, len(texts), EMBEDDED_AT_ONCE):
        rows.append(meaning.embed(texts[start : start + EMBEDDED_AT_ONCE]))
        tell(min(1.0, (start + EMBEDDED_AT_ONCE) / len(texts)))
    return np.concatenate(rows)
