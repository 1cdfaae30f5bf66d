"""Make ``claims/reading/worth/weights.json``, the trained part of worthiness, from the ClaimBuster sentences.

``python bench/train_worthiness.py`` reads the data through ``FACTCHECK_CORPUS``, checks its digest and writes the
weights; the same data gives the same weights. ``--check`` writes nothing and fails when they differ from the shipped
ones by more than 1e-6. ``--folds`` prints what five-fold cross-validation says of them, beside plain baselines.

The sentences are ClaimBuster's (University of Texas at Arlington, doi 10.5281/zenodo.3609356, CC BY 4.0). What words
mean, as far as the trained part knows it, comes from the vectors of single words that the shipped sentence model
(all-MiniLM-L6-v2, Apache-2.0) begins with. A linear sum over the mean vector of a sentence is a sum over its words:
what is shipped is one number for each word, also for words that no sentence of the training data has.
"""

import argparse
import gzip
import hashlib
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import django
import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FACTCHECK_DEBUG", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from claims.matching.graph import read_weights  # noqa: E402
from claims.matching.vectors import SHIPPED_WEIGHTS, NoModel, shipped_folder  # noqa: E402
from claims.reading.figures import find_figures  # noqa: E402
from claims.reading.words import find_words  # noqa: E402
from claims.reading.worth.features import WORDS_FOR_PEOPLE, named_features, terms  # noqa: E402
from claims.reading.worth.worthiness import WEIGHTS_FILE  # noqa: E402

DATA = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data/checkworthy-claimbuster/train.jsonl.gz"
DIGEST = "9c26994723c722d08ee740cb887061e91bb6a598306ba059e89a3fbb02a9f49c"

RARE_WORD, RARE_PAIR = 3, 5
"""Single words in fewer sentences than this, and pairs in fewer, are left out."""
LOOSENESS = 4.0
"""Inverse strength of the ridge penalty; chosen by cross-validation on these sentences."""
NAMED_SCALE = 0.5
"""Named features are penalised as if they were this large, against terms of unit length."""
DIRECTIONS, MEANING_SCALE = 30, 0.5
"""So many directions, those in which words differ most, are kept of the vectors; and how large a word's vector then is,
about, against terms of unit length. Chosen by cross-validation on these sentences."""
FOLDS = 5
ABOUT = (
    "Trained on the ClaimBuster sentences (University of Texas at Arlington, doi 10.5281/zenodo.3609356, CC BY 4.0), "
    "the meanings from the vectors of words in all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0)."
)

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass
class Sentences:
    """The sentences with their labels, terms and named features."""

    texts: list[str]
    labels: Array
    terms: list[list[str]]
    named: list[dict[str, float]]


@dataclass
class Meanings:
    """The vectors of words, a row each, of about one length and without direction as a whole."""

    words: dict[str, int]
    vectors: Array


@dataclass
class Model:
    """Fitted weights over a vocabulary; ``use_named`` and ``meanings`` say what it looks at beside."""

    vocabulary: dict[str, int]
    idf: list[float]
    rarest: float
    weights: Array
    use_named: bool
    meanings: Meanings | None

    def idf_of(self, word: str) -> float:
        """How rare a word is; those outside the vocabulary are all equally rare."""
        place = self.vocabulary.get(word)
        return self.rarest if place is None else self.idf[place]


@dataclass
class Matrix:
    """The features of some sentences: a sparse part, a dense one of their mean vectors, and a column of ones."""

    at: Whole
    columns: Whole
    values: Array
    size: int
    dense: Array

    def scores(self, beta: Array) -> Array:
        """The linear scores of the sentences."""
        sparse = np.bincount(self.at, self.values * beta[self.columns], len(self.dense))
        return sparse + self.dense @ beta[self.size : -1] + beta[-1]

    def gathered(self, residual: Array) -> Array:
        """The transposed matrix times a number for each sentence."""
        sparse = np.bincount(self.columns, self.values * residual[self.at], self.size)
        return np.concatenate([sparse, residual @ self.dense, [residual.sum()]])


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
        [row["text"] for row in rows],
        np.array([row["label"] for row in rows], dtype=np.float64),
        [terms(found) for found in words],
        [named_features(row["text"], found, find_figures(row["text"])) for row, found in zip(rows, words, strict=True)],
    )


def load_meanings() -> Meanings:
    """The vectors of the whole words that the shipped sentence model knows, in the directions that tell most."""
    try:
        folder = shipped_folder()
    except NoModel as error:
        sys.exit(str(error))
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHIPPED_WEIGHTS:
        sys.exit(f"The weights in {folder} are not those that the words were taken from.")
    pieces: dict[str, int] = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = sorted(piece for piece in pieces if piece.isascii() and piece.isalpha())
    table = read_weights(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    vectors = np.asarray(table, dtype=np.float64)[[pieces[word] for word in words]]
    vectors -= vectors.mean(axis=0)
    spread, directions = np.linalg.eigh(vectors.T @ vectors / len(words))
    kept = np.argsort(-spread)[:DIRECTIONS]
    scale = MEANING_SCALE / np.sqrt(DIRECTIONS * spread[kept])
    return Meanings({word: row for row, word in enumerate(words)}, vectors @ directions[:, kept] * scale)


NAMES = sorted(WORDS_FOR_PEOPLE)


def matrix(data: Sentences, rows: Whole, model: Model) -> Matrix:
    """The feature matrix of the sentences ``rows``."""
    at: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    dense = np.zeros((len(rows), model.meanings.vectors.shape[1] if model.meanings else 0))
    for number, row in enumerate(rows.tolist()):
        counts = sorted(Counter(data.terms[row]).items())
        found = {model.vocabulary[t]: (1.0 + math.log(n)) * model.idf_of(t) for t, n in counts if t in model.vocabulary}
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
        if model.meanings is not None:
            dense[number] = mean_vector(counts, model, model.meanings)
    size = len(model.vocabulary) + len(NAMES)
    return Matrix(
        np.array(at, dtype=np.int64), np.array(columns, dtype=np.int64), np.array(values, dtype=np.float64), size, dense
    )


def mean_vector(counts: list[tuple[str, int]], model: Model, meanings: Meanings) -> Array:
    """The vectors of a sentence's words, each as often and as much as the word is rare, over the length of that."""
    found = [(meanings.words[t], (1.0 + math.log(n)) * model.idf_of(t)) for t, n in counts if t in meanings.words]
    if not found:
        return np.zeros(meanings.vectors.shape[1])
    shares = np.array([share for _, share in found])
    mean: Array = shares @ meanings.vectors[[row for row, _ in found]] / np.linalg.norm(shares)
    return mean


def fit(
    data: Sentences, rows: Whole, meanings: Meanings | None, *, use_named: bool = True, use_terms: bool = True
) -> Model:
    """Ridge-penalised logistic regression with balanced classes, by Newton's method to a gradient of 1e-9."""
    seen = Counter(term for row in rows.tolist() for term in set(data.terms[row])) if use_terms else Counter[str]()
    kept = sorted(term for term, n in seen.items() if n >= (RARE_PAIR if " " in term else RARE_WORD))
    idf = [math.log((1 + len(rows)) / (1 + seen[term])) + 1.0 for term in kept]
    rarest = math.log((1 + len(rows)) / 2) + 1.0
    model = Model({term: place for place, term in enumerate(kept)}, idf, rarest, np.zeros(0), use_named, meanings)
    features = matrix(data, rows, model)
    size = features.size + features.dense.shape[1] + 1
    labels = data.labels[rows]
    share = labels.mean()
    weight = np.where(labels == 1, 0.5 / share, 0.5 / (1 - share))
    ridge = np.full(size, 1.0 / LOOSENESS)
    ridge[-1] = 1e-6

    def loss(beta: Array) -> float:
        z = features.scores(beta)
        return float((weight * (np.logaddexp(0, z) - labels * z)).sum() + 0.5 * (ridge * beta * beta).sum())

    beta = np.zeros(size)
    for _ in range(60):
        chance = 1.0 / (1.0 + np.exp(-features.scores(beta)))
        slope = features.gathered(weight * (chance - labels)) + ridge * beta
        steepness = float(np.linalg.norm(slope))
        if steepness < 1e-9:
            break
        curvature = weight * chance * (1 - chance)
        step = np.zeros_like(beta)
        rest = -slope
        way = rest.copy()
        size_of_rest = float(rest @ rest)
        for _ in range(600):
            bent = features.gathered(curvature * features.scores(way)) + ridge * way
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


def shipped_form(model: Model) -> dict[str, Any]:
    """The weights as ``claims.reading.worth.worthiness`` reads them, not rounded yet."""
    terms = len(model.vocabulary)
    named = model.weights[terms : terms + len(NAMES)]
    form: dict[str, Any] = {
        "about": ABOUT,
        "bias": float(model.weights[-1]),
        "rarest": model.rarest,
        "named": {name: float(value) * NAMED_SCALE for name, value in zip(NAMES, named, strict=True)},
        "terms": {term: [model.idf[row], float(model.weights[row])] for term, row in model.vocabulary.items()},
        "meanings": {},
    }
    if model.meanings is not None:
        each = model.meanings.vectors @ model.weights[terms + len(NAMES) : -1]
        form["meanings"] = {word: float(each[row]) for word, row in model.meanings.words.items()}
    return form


def written(form: dict[str, Any]) -> str:
    """One term a line, so that a change of weights can be read as one; the meanings a letter of the alphabet a line."""
    form = json.loads(json.dumps(form), parse_float=lambda number: round(float(number), 6))
    head = {key: value for key, value in form.items() if key not in ("terms", "meanings")}
    terms = ",\n".join(f"  {json.dumps(term)}: {json.dumps(pair)}" for term, pair in form["terms"].items())
    rows = groupby(form["meanings"].items(), key=lambda row: row[0][:1])
    meanings = ",\n".join("  " + ", ".join(f"{json.dumps(word)}: {n}" for word, n in row) for _, row in rows)
    return json.dumps(head, indent=1)[:-2] + f',\n "terms": {{\n{terms}\n }},\n "meanings": {{\n{meanings}\n }}\n}}\n'


def largest_difference(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The largest difference between two sets of weights; infinite when they do not hold the same terms."""
    if any(one[part].keys() != other[part].keys() for part in ("terms", "named", "meanings")):
        return math.inf
    pairs = [(one["bias"], other["bias"]), (one["rarest"], other["rarest"])]
    pairs += [(one[part][name], other[part][name]) for part in ("named", "meanings") for name in one[part]]
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


def print_figures(labels: Array, rows: Mapping[str, Array]) -> None:
    """Print how right the chances of each row are, of all sentences and of as many of either kind."""
    positive = np.flatnonzero(labels == 1)
    negative = np.random.default_rng(21).permutation(np.flatnonzero(labels == 0))[: len(positive)]
    balanced = np.concatenate([positive, negative])
    print(f"ClaimBuster, {FOLDS}-fold cross-validation over {len(labels)} sentences ({len(positive)} worth checking)")
    print(f"{'model':32} {'macro F1':>9} {'avg prec':>9} {'balanced macro F1':>18}")
    for name, chances in rows.items():
        macro, precision = macro_f1(labels, chances), average_precision(labels, chances)
        print(f"{name:32} {macro:9.3f} {precision:9.3f} {macro_f1(labels[balanced], chances[balanced]):18.3f}")


def folds(data: Sentences, meanings: Meanings) -> None:
    """Print five-fold figures of the shipped kind of model and of two plain baselines."""
    count = len(data.labels)
    part = np.random.default_rng(20).permutation(count) % FOLDS
    figures = np.array([min(1.0, 0.5 * ("figure" in named)) + 0.1 * ("named" in named) for named in data.named])
    rows = {"has a figure": np.where(figures > 0.4, figures + 0.3, figures)}
    for name, use_named, use_terms, known in (
        ("words, TF-IDF and regression", False, True, None),
        ("named features alone", True, False, None),
        ("both", True, True, None),
        ("ours: both, and what words mean", True, True, meanings),
    ):
        chances = np.zeros(count)
        for fold in range(FOLDS):
            model = fit(data, np.flatnonzero(part != fold), known, use_named=use_named, use_terms=use_terms)
            held = np.flatnonzero(part == fold)
            chances[held] = 1 / (1 + np.exp(-matrix(data, held, model).scores(model.weights)))
        rows[name] = chances
    print_figures(data.labels, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the shipped weights, write nothing")
    parser.add_argument("--folds", action="store_true", help="print cross-validation figures, write nothing")
    options = parser.parse_args()
    data, meanings = load(DATA), load_meanings()
    if options.folds:
        folds(data, meanings)
        return
    form = shipped_form(fit(data, np.arange(len(data.labels)), meanings))
    if options.check:
        difference = largest_difference(form, json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))
        print(f"The largest difference from the shipped weights is {difference:.2e}.")
        sys.exit(difference > 1e-6)
    WEIGHTS_FILE.write_text(written(form), encoding="utf-8")
    counts = f"{len(form['terms'])} terms, {len(form['named'])} named features and {len(form['meanings'])} meanings"
    print(f"{counts} are in {WEIGHTS_FILE}.")


if __name__ == "__main__":
    main()
