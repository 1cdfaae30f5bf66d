"""The same claim and the fitting abstract: ours beside words alone, vectors alone and plain fusion, in one run.

CheckThat! 2020 (tweets, 10,375 Snopes claims) and Known-Lie (sentences of debates, 13,210 PolitiFact claims): mean
average precision at 5. SciFact (5,183 abstracts): nDCG at 10. All three on development parts; constants were chosen on
the training part of CheckThat! and on Known-Lie. Baselines see the same words and vectors; where fused ranks are equal,
the better full-text score decides, since both collections list the wanted claims first.

Run it as ``python bench/measures/match.py [checkthat] [knownlie] [scifact]``; the data is found through
``FACTCHECK_CORPUS``.
"""

import gzip
import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data"
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FACTCHECK_DEBUG", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()

from claims.matching.likeness import EVIDENCE_WEIGHTS, WEIGHTS, Weights, Wording  # noqa: E402
from claims.matching.shelf import Shelf  # noqa: E402
from claims.matching.vectors import Meaning, load  # noqa: E402

RANK_DAMPING = 60
Score = Callable[[list[str], set[str]], float]


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines, gzipped or not."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.decode("utf-8").split("\n") if line]


def average_precision_at_5(ranked: list[str], wanted: set[str]) -> float:
    hits, total = 0, 0.0
    for place, name in enumerate(ranked[:5], 1):
        if name in wanted:
            hits += 1
            total += hits / place
    return total / min(5, len(wanted))


def ndcg_at_10(ranked: list[str], wanted: set[str]) -> float:
    gained = sum(1 / math.log2(place + 1) for place, name in enumerate(ranked[:10], 1) if name in wanted)
    return gained / sum(1 / math.log2(place + 1) for place in range(1, min(10, len(wanted)) + 1))


@dataclass(frozen=True)
class Part:
    """One collection: its texts, the questions of each part, and how answers are scored."""

    name: str
    folder: str
    corpus: str
    questions: tuple[str, ...]
    weights: Weights
    score: Score
    measure: str

    def wording(self, row: dict[str, Any]) -> Wording:
        if "claim" in row:
            return Wording.of(row["claim"], row.get("title") or "")
        return Wording.of(f"{row['title']}. {' '.join(row['abstract'])}")


PARTS = {
    "checkthat": Part(
        "CheckThat! 2020",
        "claimmatch-clef2020",
        "verified_claims.jsonl.gz",
        ("dev", "train"),
        WEIGHTS,
        average_precision_at_5,
        "MAP@5",
    ),
    "knownlie": Part(
        "Known-Lie",
        "claimmatch-knownlie-politifact",
        "verified_claims.jsonl.gz",
        ("train",),
        WEIGHTS,
        average_precision_at_5,
        "MAP@5",
    ),
    "scifact": Part(
        "SciFact", "evidence-scifact", "corpus.jsonl.gz", ("train",), EVIDENCE_WEIGHTS, ndcg_at_10, "nDCG@10"
    ),
}


def best_of(scores: np.ndarray) -> list[int]:
    return [int(number) for number in np.argsort(-scores, kind="stable")[:20]]


def fused(words: np.ndarray, meaning: np.ndarray) -> list[int]:
    """Reciprocal rank fusion, equal sums by the full-text score."""
    ranks = [np.argsort(np.argsort(-scores, kind="stable"), kind="stable") for scores in (words, meaning)]
    total = sum(1 / (RANK_DAMPING + rank) for rank in ranks)
    return [int(number) for number in np.lexsort((-words, -np.asarray(total)))[:20]]


def figures(part: Part, shelf: Shelf, names: list[str], questions: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The mean score of each way of answering."""
    sums: dict[str, list[float]] = {}
    for row in questions:
        asked = Wording.of(row.get("text") or row["claim"], speaker=row.get("speaker") or "")
        words, (whole, _, _) = shelf.by_words(asked), shelf.by_meaning(asked)
        answers = {
            "BM25 alone": best_of(words),
            "vectors alone": best_of(whole),
            "plain fusion": fused(words, whole),
            "ours": [found.number for found in shelf.find(asked)],
        }
        for way, numbers in answers.items():
            score = part.score([names[number] for number in numbers], set(row["relevant"]))
            sums.setdefault(way, []).append(score)
    return {way: sum(scores) / len(scores) for way, scores in sums.items()}


def measure(part: Part, model: Meaning, questions: tuple[str, ...]) -> None:
    corpus = rows(CORPUS / part.folder / part.corpus)
    begun, used = time.perf_counter(), time.process_time()
    shelf = Shelf([part.wording(row) for row in corpus], model, part.weights)
    took = f"{time.process_time() - used:.0f} s of processor time, {time.perf_counter() - begun:.0f} s by the clock"
    print(f"{part.name}: {len(corpus):,} texts taken up in {took}", flush=True)
    names = [str(row["id"]) for row in corpus]
    for name in questions:
        asked = rows(CORPUS / part.folder / f"{name}.jsonl")
        found = figures(part, shelf, names, asked)
        told = "  ".join(f"{way} {value:.4f}" for way, value in found.items())
        print(f"  {part.measure}, {name} ({len(asked)}): {told}", flush=True)


def main(asked: list[str]) -> None:
    if not CORPUS.is_dir():
        sys.exit("The texts are not here: set FACTCHECK_CORPUS to the folder that holds data/.")
    model = load()
    for name in [name for name in PARTS if name in asked or not asked]:
        measure(PARTS[name], model, PARTS[name].questions)


if __name__ == "__main__":
    main(sys.argv[1:])
