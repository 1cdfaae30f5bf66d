"""Make ``sense.npz`` and ``sense.json`` in ``claims/reading/worth``: what worthiness knows of sentences as a whole.

The same ClaimBuster sentences and words as ``train_worthiness``, and beside them the gist of each sentence: the mean
over its words behind the fourth layer of the shipped sentence model (all-MiniLM-L6-v2, Apache-2.0). A support vector
machine adds up how alike two sentences are in their words, as a linear sum, and how near their gists lie. The linear
sum becomes weights of words and named features; what remains are the sentences near the border, as gists in whole
steps, each with its share. No sentence itself is shipped. Shipped is the mean of the machine and of the regression over
words alone: both judge, and where they disagree neither is sure.

``python -m bench.train_sense`` writes both files; the same data gives the same ones. ``--check`` writes nothing and
fails when they differ from the shipped ones by more than 1e-6. ``--folds`` prints what five-fold cross-validation says,
beside the weights of words alone, and the two numbers that make a chance of the machine's distance from its border.
"""

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, str(len(os.sched_getaffinity(0))))

import numpy as np  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.svm import SVC  # noqa: E402

from bench.train_worthiness import (  # noqa: E402
    DATA,
    FOLDS,
    Array,
    Meanings,
    Model,
    Sentences,
    Whole,
    fit,
    largest_difference,
    load,
    load_meanings,
    matrix,
    print_figures,
    shipped_form,
    written,
)
from claims.matching.vectors import gist, why_absent  # noqa: E402
from claims.reading.worth.sense import MOST_STEPS, SENSE_FILE, Known, Numbers, in_steps  # noqa: E402
from claims.reading.worth.worthiness import SENSE_WEIGHTS_FILE  # noqa: E402

SPREADS = 4.0
"""The last step lies so many standard deviations from the middle."""
NEARNESS = 0.675
"""How fast nearness falls: by this, as the power of e, over the square of a usual gist's length."""
WORDS_COUNT = 0.1
"""How much likeness in words counts beside nearness of gists, which is 1 for the same sentence."""
HARDNESS = 2.0
"""What a sentence on the wrong side of the border costs. Chosen, like the three above, by cross-validation here."""
STEEPNESS, SHIFT = 2.32, 0.37
"""From distance to chance, as ``--folds`` prints them."""
HALF = 0.5


@dataclass
class Machine:
    """A fitted machine: the words' weights, and the sentences near the border with the middle and steps of gists."""

    words: Model
    points: np.ndarray
    shares: Numbers
    middle: Numbers
    step: Numbers
    usual: float = 0.0

    @property
    def width(self) -> float:
        return NEARNESS / len(self.middle) * (SPREADS / MOST_STEPS) ** 2


def gists(texts: list[str], *, is_rounded: bool) -> Numbers:
    """A row for each sentence."""
    read = gist(is_rounded=is_rounded)
    if read is None:
        sys.exit(why_absent() or "The setting names another sentence model than the one that this is trained with.")
    return np.array([read(text) for text in texts], np.float32)


def train(data: Sentences, rows: Whole, meanings: Meanings, known: Numbers, *, share_of_words: float = HALF) -> Machine:
    """The machine over the sentences ``rows``, whose gists stand in those rows of ``known``.

    ``share_of_words`` is how much of it is the regression over words alone.
    """
    words = fit(data, rows, meanings)
    features = matrix(data, rows, words)
    whole = np.zeros((len(rows), features.size + features.dense.shape[1]))
    whole[features.at, features.columns] = features.values
    whole[:, features.size :] = features.dense
    wide = known[rows].astype(np.float64)
    middle, step = wide.mean(axis=0).astype(np.float32), (wide.std(axis=0) * SPREADS / MOST_STEPS).astype(np.float32)
    points = in_steps(known[rows], middle, step)
    machine = Machine(words, points, np.zeros(0, np.float32), middle, step)
    nearness = near(points, points, machine.width)
    gram = nearness + WORDS_COUNT * (whole @ whole.T)
    fitted = SVC(kernel="precomputed", C=HARDNESS, class_weight="balanced", tol=1e-6, cache_size=1000)
    fitted.fit(gram, data.labels[rows])
    shares = STEEPNESS * fitted.dual_coef_[0]
    of_words = WORDS_COUNT * (shares @ whole[fitted.support_])
    of_machine = np.append(of_words, STEEPNESS * float(fitted.intercept_[0]) + SHIFT)
    words.weights = share_of_words * words.weights + (1 - share_of_words) * of_machine
    machine.points, machine.shares = points[fitted.support_], ((1 - share_of_words) * shares).astype(np.float32)
    # Half way between the two kinds a bar says nothing; what lies there for all sentences belongs to all.
    each = nearness[:, fitted.support_] @ machine.shares.astype(np.float64)
    labels = data.labels[rows]
    machine.usual = float(each[labels == 1].mean() + each[labels == 0].mean()) / 2
    words.weights[-1] += machine.usual
    return machine


def near(some: np.ndarray, others: np.ndarray, width: float) -> Array:
    """How near each of some gists lies to each of others, from 0 to 1; both in steps."""
    one, other = some.astype(np.float64), others.astype(np.float64)
    distances = (one * one).sum(axis=1)[:, None] + (other * other).sum(axis=1)[None] - 2 * one @ other.T
    nearness: Array = np.exp(-width * np.maximum(distances, 0, out=distances))
    return nearness


def sums(machine: Machine, data: Sentences, rows: Whole, known: Numbers) -> Array:
    """The logistic sums of some sentences, the part of their gists as the product adds it up."""
    points = machine.points.astype(np.float32)
    speaks = Known(points, machine.shares, machine.middle, machine.step, machine.width, machine.usual)
    whole = np.array([speaks.speaks_for(known[row]) for row in rows])
    of_words: Array = matrix(data, rows, machine.words).scores(machine.words.weights)
    return of_words + whole


def folds(data: Sentences, meanings: Meanings, texts: list[str]) -> None:
    """Print five-fold figures; what is held out goes through the rounded model, as it does in the product."""
    known, rounded = gists(texts, is_rounded=False), gists(texts, is_rounded=True)
    count = len(data.labels)
    part = np.random.default_rng(20).permutation(count) % FOLDS
    kinds = {"words alone": 1.0, "the machine alone": 0.0, "ours: the mean of both": HALF}
    found = {name: np.zeros(count) for name in kinds}
    for fold in range(FOLDS):
        rows, held = np.flatnonzero(part != fold), np.flatnonzero(part == fold)
        for name, share in kinds.items():
            machine = train(data, rows, meanings, known, share_of_words=share)
            found[name][held] = sums(machine, data, held, rounded)
    print_figures(data.labels, {name: 1 / (1 + np.exp(-total)) for name, total in found.items()})
    distance = (found["the machine alone"] - SHIFT) / STEEPNESS
    fitted = LogisticRegression(C=1e6, class_weight="balanced").fit(distance[:, None], data.labels)
    print(f"STEEPNESS, SHIFT = {fitted.coef_[0, 0]:.2f}, {fitted.intercept_[0]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the shipped files, write nothing")
    parser.add_argument("--folds", action="store_true", help="print cross-validation figures, write nothing")
    options = parser.parse_args()
    data, meanings = load(DATA), load_meanings()
    if options.folds:
        folds(data, meanings, data.texts)
        return
    machine = train(data, np.arange(len(data.labels)), meanings, gists(data.texts, is_rounded=False))
    form = shipped_form(machine.words)
    arrays: dict[str, Any] = {
        "points": machine.points,
        "shares": machine.shares,
        "middle": machine.middle,
        "step": machine.step,
        "width": np.float64(machine.width),
        "usual": np.float64(machine.usual),
    }
    if options.check:
        difference = largest_difference(form, json.loads(SENSE_WEIGHTS_FILE.read_text(encoding="utf-8")))
        with np.load(SENSE_FILE, allow_pickle=False) as kept:
            for name, made in arrays.items():
                is_alike = kept[name].shape == np.shape(made)
                apart = np.abs(kept[name].astype(np.float64) - made).max() if is_alike else np.inf
                difference = max(difference, float(apart))
        print(f"The largest difference from the shipped files is {difference:.2e}.")
        sys.exit(difference > 1e-6)
    SENSE_WEIGHTS_FILE.write_text(written(form), encoding="utf-8")
    np.savez_compressed(SENSE_FILE, **arrays)
    size = Path(SENSE_FILE).stat().st_size
    print(f"{len(machine.points)} gists are in {SENSE_FILE} ({size:,} bytes), the words in {SENSE_WEIGHTS_FILE}.")


if __name__ == "__main__":
    main()
