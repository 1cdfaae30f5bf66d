"""Which sentences are worth checking: our figures beside plain baselines of the same run.

Two measures. On ClaimBuster's sentences, which the shipped weights were trained on, the same kind of model is trained
five times and judged on the fifth that it did not see (``bench/train_worthiness.py --folds``). On the debates of
CheckThat! 2019 and 2020 the measuring command scores every sentence, and the mean over debates of average precision is
printed; debates that share sentences with ClaimBuster are left out, since the weights know them.

Run it as ``python bench/measures/worthiness.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data"
SHORT = 7
"""Sentences of so few words are said in many debates."""
DEBATES = {"CheckThat! 2019": "checkworthy-clef2019", "CheckThat! 2020": "checkworthy-clef2020-debates"}


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measured(path: Path) -> list[float]:
    """The score that the measuring command gives to each row, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "out.tsv")
        command = [
            sys.executable,
            str(ROOT / "manage.py"),
            "measure",
            "worthiness",
            "--in",
            str(path),
            "--out",
            str(made),
        ]
        subprocess.run(command, check=True, cwd=ROOT)
        return [float(line.rpartition("\t")[2]) for line in made.read_text(encoding="utf-8").splitlines()]


def plain(text: str) -> float:
    """A baseline that anybody would write first: numbers, names and length."""
    numbers = len(re.findall(r"\d+", text))
    names = len(re.findall(r"(?<!^)\b[A-Z][a-z]+", text))
    return numbers + 0.5 * names + 0.05 * len(text.split())


def known_debates(rows: list[dict[str, Any]]) -> set[str]:
    """The debates of which ClaimBuster holds more than one sentence in a hundred."""
    seen = {bare(row["text"]) for row in load(CORPUS / "checkworthy-claimbuster" / "train.jsonl.gz")}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        if len(row["text"].split()) > SHORT:
            counts[row["debate"]][0] += 1
            counts[row["debate"]][1] += bare(row["text"]) in seen
    return {debate for debate, (count, shared) in counts.items() if shared > 0.01 * count}


def bare(text: str) -> str:
    """A sentence as its words alone, to find it again."""
    return " ".join(re.findall(r"\w+", text.lower()))


def average_precision(labels: list[int], scores: list[float]) -> float:
    """The mean precision at each row that is worth checking, in the order of the scores."""
    hits, total = 0, 0.0
    for rank, (_, label) in enumerate(sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0]), 1):
        if label:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def mean_over_debates(rows: list[dict[str, Any]], scores: list[float]) -> float:
    """Mean average precision over the debates that hold something worth checking."""
    debates: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for row, score in zip(rows, scores, strict=True):
        debates[str(row["debate"])][0].append(int(row["label"]))
        debates[str(row["debate"])][1].append(score)
    each = [average_precision(labels, found) for labels, found in debates.values() if any(labels)]
    return sum(each) / len(each)


def main() -> None:
    subprocess.run([sys.executable, str(ROOT / "bench" / "train_worthiness.py"), "--folds"], check=True, cwd=ROOT)
    for name, folder in DEBATES.items():
        path = CORPUS / folder / "train.jsonl.gz"
        if not path.exists():
            print(f"The debates of {name} are not at {path}.")
            continue
        rows = load(path)
        scores = measured(path)
        known = known_debates(rows)
        kept = [(row, score) for row, score in zip(rows, scores, strict=True) if row["debate"] not in known]
        rows = [row for row, _ in kept]
        ours = mean_over_debates(rows, [score for _, score in kept])
        baseline = mean_over_debates(rows, [plain(row["text"]) for row in rows])
        count = len({row["debate"] for row in rows})
        print(f"{name}: {count} debates, {len(rows):,} sentences ({len(known)} debates left out)")
        print(f"  mean average precision: numbers and names {baseline:.3f}, ours {ours:.3f}")


if __name__ == "__main__":
    main()
