"""What texts mean, read once: headlines are held against claims at every look, for as long as they are news."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from claims.matching.vectors import Meaning, meaning

MOST = 2_000
"""Texts that one process remembers: some megabytes."""


class Remembered:
    """A sentence model that reads no text twice, as far as it remembers."""

    def __init__(self, by: Meaning, most: int = MOST) -> None:
        self.by, self._most = by, most
        self._vectors: OrderedDict[str, np.ndarray] = OrderedDict()

    def vector(self, text: str) -> np.ndarray:
        """What a text means, as a row of length 1."""
        vector = self._vectors.pop(text, None)
        if vector is None:
            vector = self.by.embed([text])[0]
        self._vectors[text] = vector
        if len(self._vectors) > self._most:
            self._vectors.popitem(last=False)
        return vector

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosine of each of the others to a text."""
        mine = self.vector(text)
        return [float(mine @ self.vector(other)) for other in others]


@lru_cache(maxsize=1)
def _of(by: Meaning) -> Remembered:
    return Remembered(by)


def remembered() -> Remembered | None:
    """The present model with what this process has read by it; ``None`` where there is no model."""
    by = meaning()
    return _of(by) if by is not None else None
