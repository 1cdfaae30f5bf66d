"""Make ``claims/reading/weights.json``, the trained part of worthiness, from the ClaimBuster sentences.

``python bench/train_worthiness.py`` reads the data through ``FACTCHECK_CORPUS``, checks its digest and writes the
weights; the same data gives the same weights. ``--check`` writes nothing and fails when they differ from the shipped
ones by more than 1e-6. ``--folds`` prints what five-fold cross-validation says of them, beside plain baselines.

The sentences are ClaimBuster's (University of Texas at Arlington, doi 10.5281/zenodo.3609356, CC BY 4.0).
"""

import argparse
import gzip
import hashlib
import json
import math
import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from claims.reading.features import WORDS_FOR_PEOPLE, named_features, terms  # noqa: E402
from claims.reading.figures import find_figures  # noqa: E402
from claims.reading.words import find_words  # noqa: E402
from claims.reading.worthiness import WEIGHTS_FILE  # noqa: E402

DATA = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data/checkworthy-claimbuster/train.jsonl.gz"
DIGEST = "9c26994723c722d08ee740cb887061e91bb6a598306ba059e89a3fbb02a9f49c"

RARE_WORD, RARE_PAIR = 3, 5
"""Single words in fewer sentences than this, and pairs in fewer, are left out."""
LOOSENESS = 4.0
"""Inverse strength of the ridge penalty; chosen by cross-validation on these sentences."""
NAMED_SCALE = 0.5
"""Named features are penalised as if they were this large, against terms of unit length."""
FOLDS = 5
ABOUT = (
    "Trained on the ClaimBuster sentences (University of Texas at Arlington, doi 10.5281/zenodo.3609356, CC BY 4.0)."
)

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass
class Sentences:
    """The sentences with their labels, terms and named features."""

    labels: Array
    terms: list[list[str]]
    named: list[dict[str, float]]


@dataclass
class Model:
    """Fitted weights over a vocabulary; ``use_named`` and ``use_terms`` say what it looks at."""

    vocabulary: dict[str, int]
    idf: list[float]
    weights: Array
    use_named: bool = True


def load(path: Path) -> Sentences:
    """Read the sentences, after their digest is found to be the one that the weights were made from."""
    if not path.exists():
        sys.exit(f"The ClaimBuster sentences are not at {path}. Set FACTCHECK_CORPUS to the folder that holds data/.")
    raw = path.read_bytes()
    if (digest := hashlib.sha256(raw).hexdigest()) != DIGEST:
        sys.exit(f"The file {path} is not the one that the weights were made from: its SHA-256 is {digest}.")
    rows: list[dict[str, Any]] = [json.loads(line) for line in gzip.decompress(raw).decode().splitlines()]
    words = [find_words(row["text"]) for row in rows]
    return Sentences(
        np.array([row["label"] for row in rows], dtype=np.float64),
        [terms(found) for found in words],
        [named_features(row["text"], found, find_figures(row["text"])) for row, found in zip(rows, words, strict=True)],
    )


NAMES = sorted(WORDS_FOR_PEOPLE)


def matrix(data: Sentences, rows: Whole, model: Model) -> tuple[Whole, Whole, Array]:
    """Rows, columns and values of the sparse feature matrix of the sentences ``rows``."""
    at: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for number, row in enumerate(rows.tolist()):
        counts = Counter(term for term in data.terms[row] if term in model.vocabulary)
        found = {
            model.vocabulary[t]: (1.0 + math.log(n)) * model.idf[model.vocabulary[t]] for t, n in sorted(counts.items())
        }
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        for column, value in found.items():
            at.append(number)
            columns.append(column)
            values.append(value / length)
        for place, name in enumerate(NAMES if model.use_named else []):
            if name in data.named[row]:
                at.append(number)
                columns.append(len(model.vocabulary) + place)
                values.append(data.named[row][name] * NAMED_SCALE)
    return np.array(at, dtype=np.int64), np.array(columns, dtype=np.int64), np.array(values, dtype=np.float64)


def fit(data: Sentences, rows: Whole, *, use_named: bool = True, use_terms: bool = True) -> Model:
    """Ridge-penalised logistic regression with balanced classes, by Newton's method to a gradient of 1e-9."""
    seen = Counter(term for row in rows.tolist() for term in set(data.terms[row])) if use_terms else Counter[str]()
    kept = sorted(term for term, n in seen.items() if n >= (RARE_PAIR if " " in term else RARE_WORD))
    idf = [math.log((1 + len(rows)) / (1 + seen[term])) + 1.0 for term in kept]
    size = len(kept) + len(NAMES)
    model = Model({term: place for place, term in enumerate(kept)}, idf, np.zeros(size + 1), use_named)
    at, columns, values = matrix(data, rows, model)
    labels = data.labels[rows]
    share = labels.mean()
    weight = np.where(labels == 1, 0.5 / share, 0.5 / (1 - share))
    ridge = np.full(size + 1, 1.0 / LOOSENESS)
    ridge[-1] = 1e-6

    def scores(beta: Array) -> Array:
        return np.bincount(at, values * beta[columns], len(rows)) + beta[-1]

    def gathered(residual: Array) -> Array:
        return np.append(np.bincount(columns, values * residual[at], size), residual.sum())

    def loss(beta: Array) -> float:
        z = scores(beta)
        return float((weight * (np.logaddexp(0, z) - labels * z)).sum() + 0.5 * (ridge * beta * beta).sum())

    beta = model.weights
    for _ in range(60):
        chance = 1.0 / (1.0 + np.exp(-scores(beta)))
        slope = gathered(weight * (chance - labels)) + ridge * beta
        steepness = float(np.linalg.norm(slope))
        if steepness < 1e-9:
            break
        curvature = weight * chance * (1 - chance)
        step = np.zeros_like(beta)
        rest = -slope
        way = rest.copy()
        size_of_rest = float(rest @ rest)
        for _ in range(600):
            bent = gathered(curvature * scores_of(way, at, columns, values, len(rows))) + ridge * way
            length = size_of_rest / float(way @ bent)
            step += length * way
            rest -= length * bent
            before, size_of_rest = size_of_rest, float(rest @ rest)
            if math.sqrt(size_of_rest) < 1e-4 * steepness:
                break
            way = rest + size_of_rest / before * way
        start, shrink, fall = loss(beta), 1.0, float(slope @ step)
        while loss(beta + shrink * step) > start + 1e-4 * shrink * fall and shrink > 1e-6:
            shrink /= 2
        beta = beta + shrink * step
    model.weights = beta
    return model


def scores_of(beta: Array, at: Whole, columns: Whole, values: Array, count: int) -> Array:
    """The linear scores of ``count`` rows."""
    return np.bincount(at, values * beta[columns], count) + beta[-1]


def shipped_form(model: Model) -> dict[str, Any]:
    """The weights as ``claims.reading.worthiness`` reads them."""
    named = model.weights[len(model.vocabulary) : -1]
    return {
        "about": ABOUT,
        "bias": round(float(model.weights[-1]), 6),
        "named": {name: round(float(value) * NAMED_SCALE, 6) for name, value in zip(NAMES, named, strict=True)},
        "terms": {
            term: [round(model.idf[place], 6), round(float(model.weights[place]), 6)]
            for term, place in model.vocabulary.items()
        },
    }


def written(form: dict[str, Any]) -> str:
    """One term a line, so that a change of weights can be read as one."""
    head = {key: value for key, value in form.items() if key != "terms"}
    lines = ",\n".join(f"  {json.dumps(term)}: {json.dumps(pair)}" for term, pair in form["terms"].items())
    return json.dumps(head, indent=1)[:-2] + ',\n "terms": {\n' + lines + "\n }\n}\n"


def largest_difference(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The largest difference between two sets of weights; infinite when they do not hold the same terms."""
    if one["terms"].keys() != other["terms"].keys() or one["named"].keys() != other["named"].keys():
        return math.inf
    pairs = [(one["bias"], other["bias"])]
    pairs += [(one["named"][name], other["named"][name]) for name in one["named"]]
    pairs += [(a, b) for term in one["terms"] for a, b in zip(one["terms"][term], other["terms"][term], strict=True)]
    return max(abs(a - b) for a, b in pairs)


def macro_f1(labels: Array, chances: Array) -> float:
    """The mean of both classes' F1 at one half."""
    found = []
    for value in (0, 1):
        given, wanted = (chances >= 0.5) == bool(value), labels == value
        found.append(2 * float((given & wanted).sum()) / max(1.0, float(given.sum() + wanted.sum())))
    return sum(found) / 2


def average_precision(labels: Array, chances: Array) -> float:
    """The mean precision at each sentence that is worth checking, in the order of the scores, ties in a random one."""
    mixed = np.random.default_rng(22).permutation(len(labels))
    order = mixed[np.argsort(-chances[mixed], kind="stable")]
    hits = np.cumsum(labels[order])
    return float((hits / np.arange(1, len(labels) + 1))[labels[order] == 1].mean())


def folds(data: Sentences) -> None:
    """Print five-fold figures of the shipped kind of model and of two plain baselines."""
    count = len(data.labels)
    part = np.random.default_rng(20).permutation(count) % FOLDS
    positive = np.flatnonzero(data.labels == 1)
    negative = np.random.default_rng(21).permutation(np.flatnonzero(data.labels == 0))[: len(positive)]
    balanced = np.concatenate([positive, negative])
    print(f"ClaimBuster, {FOLDS}-fold cross-validation over {count} sentences ({len(positive)} worth checking)")
    print(f"{'model':32} {'macro F1':>9} {'avg prec':>9} {'balanced macro F1':>18}")
    figures = np.array([min(1.0, 0.5 * ("figure" in named)) + 0.1 * ("named" in named) for named in data.named])
    rows = {"has a figure": np.where(figures > 0.4, figures + 0.3, figures)}
    for name, use_named, use_terms in (
        ("words, TF-IDF and regression", False, True),
        ("named features alone", True, False),
        ("ours: both", True, True),
    ):
        chances = np.zeros(count)
        for fold in range(FOLDS):
            model = fit(data, np.flatnonzero(part != fold), use_named=use_named, use_terms=use_terms)
            held = np.flatnonzero(part == fold)
            chances[held] = 1 / (1 + np.exp(-scores_of(model.weights, *matrix(data, held, model), len(held))))
        rows[name] = chances
    for name, chances in rows.items():
        macro, precision = macro_f1(data.labels, chances), average_precision(data.labels, chances)
        print(f"{name:32} {macro:9.3f} {precision:9.3f} {macro_f1(data.labels[balanced], chances[balanced]):18.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the shipped weights, write nothing")
    parser.add_argument("--folds", action="store_true", help="print cross-validation figures, write nothing")
    options = parser.parse_args()
    data = load(DATA)
    if options.folds:
        folds(data)
        return
    form = shipped_form(fit(data, np.arange(len(data.labels))))
    if options.check:
        difference = largest_difference(form, json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))
        print(f"The largest difference from the shipped weights is {difference:.2e}.")
        sys.exit(difference > 1e-6)
    WEIGHTS_FILE.write_text(written(form), encoding="utf-8")
    print(f"{len(form['terms'])} terms and {len(form['named'])} named features are in {WEIGHTS_FILE}.")


if __name__ == "__main__":
    main()
