"""What kind of sentence one is as a whole: how far it resembles sentences that people found worth checking, or not.

A word is weighed alike wherever it stands; “we cut taxes” and “we will cut taxes” differ by what the whole says. The
*gist* of a sentence is what the middle of a sentence model makes of it, some hundred numbers that nobody can name one
by one. It is compared here with the gists of known sentences, each of which speaks for or against the new one, the more
the nearer they lie. ``bench/train_sense.py`` makes the file in which they lie, beside the weights of words that hold
where a gist is known as well. Nothing here knows the model: whoever reads brings the gist along.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

SENSE_FILE = Path(__file__).with_name("sense.npz")
MOST_STEPS = 127
"""A gist's numbers are whole steps from the middle, no more than so many to either side: a byte each."""

Numbers = npt.NDArray[np.float32]
Gist = Callable[[str], Numbers]
"""What a sentence model makes of a sentence."""


class Known:
    """The gists of known sentences, in steps, and how much each speaks for what is near it; below 0 it speaks against.

    ``middle`` and ``step`` are those of each number of a gist; ``width`` says how fast nearness falls with the square
    of the distance in steps; ``usual`` is what they say of a sentence that is as often worth checking as not.
    """

    def __init__(
        self, points: Numbers, shares: Numbers, middle: Numbers, step: Numbers, width: float, usual: float
    ) -> None:
        self._points, self._shares = points, shares
        self._middle, self._step, self._width, self._usual = middle, step, width, usual
        self._lengths = (points * points).sum(axis=1)

    @classmethod
    def load(cls, path: Path = SENSE_FILE) -> "Known":
        """Read a file that ``bench/train_sense.py`` has written."""
        with np.load(path, allow_pickle=False) as kept:
            points = kept["points"].astype(np.float32)
            width, usual = float(kept["width"]), float(kept["usual"])
            return cls(points, kept["shares"], kept["middle"], kept["step"], width, usual)

    def speaks_for(self, gist: Numbers) -> float:
        """What the known sentences say of one with this gist, as a share of the logistic sum."""
        steps = in_steps(gist, self._middle, self._step).astype(np.float32)
        distances = self._lengths + float(steps @ steps) - 2 * (self._points @ steps)
        return float(self._shares @ np.exp(-self._width * np.maximum(distances, 0))) - self._usual


@cache
def known() -> Known:
    """The known sentences that come with the program, read once."""
    return Known.load()


def in_steps(gist: Numbers, middle: Numbers, step: Numbers) -> npt.NDArray[np.int8]:
    """A gist, or a row of them, in whole steps from the middle."""
    steps = np.rint((gist - middle) / step)
    return np.clip(steps, -MOST_STEPS, MOST_STEPS).astype(np.int8)
