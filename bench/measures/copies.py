"""Copies of one another: the pairs that we find among news texts, beside the comparison of first sentences.

Run it as ``python bench/measures/copies.py``; the development part is found through ``FACTCHECK_CORPUS``.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data" / "neardup-made"
Pair = tuple[str, str]


def load(name: str) -> list[dict[str, str]]:
    with gzip.open(FOLDER / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pairs(name: str) -> set[Pair]:
    return {_ordered(row["a"], row["b"]) for row in load(name)}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def ours() -> set[Pair]:
    """What the measuring command finds."""
    with tempfile.TemporaryDirectory() as folder:
        made, source = Path(folder, "out.tsv"), FOLDER / "dev_docs.jsonl.gz"
        begun = time.perf_counter()
        command = [sys.executable, "manage.py", "measure", "copies", "--in", str(source), "--out", str(made)]
        subprocess.run(command, check=True, cwd=ROOT)
        seconds = time.perf_counter() - begun
        found = {_ordered(*line.split("\t")) for line in made.read_text(encoding="utf-8").splitlines()}  # type: ignore[misc]
    print(f"{len(load('dev_docs.jsonl.gz')) / seconds:.0f} documents a second, start of the command included")
    return found


def plain() -> set[Pair]:
    """A baseline that anybody would write first: the same first paragraph."""
    openings = defaultdict(list)
    for row in load("dev_docs.jsonl.gz"):
        openings[row["text"].split("\n")[0].strip().lower()].append(row["id"])
    return {_ordered(*pair) for same in openings.values() for pair in combinations(same, 2)}


def score(found: set[Pair], gold: set[Pair], ignored: set[Pair]) -> str:
    found = found - ignored
    hits = len(found & gold)
    precision, recall = hits / max(1, len(found)), hits / len(gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}"


def main() -> None:
    if not FOLDER.is_dir():
        sys.exit("The texts are not here: set FACTCHECK_CORPUS to the folder that holds data/neardup-made.")
    gold, ignored = pairs("dev_pairs.jsonl.gz"), pairs("dev_ignore.jsonl.gz")
    print(f"same first paragraph  {score(plain(), gold, ignored)}")
    print(f"ours                  {score(ours(), gold, ignored)}")


if __name__ == "__main__":
    main()
