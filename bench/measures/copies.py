"""Copies of one another: the pairs that we find among news texts, beside MinHash and the same first paragraph.

Speeds are by processor time, so that a machine that is busy with other work does not blur them. Run it as
``python bench/measures/copies.py``; the development part is found through ``FACTCHECK_CORPUS``.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

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
        begun = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "manage.py", "measure", "copies", "--in", str(source), "--out", str(made)]
        subprocess.run(command, check=True, cwd=ROOT)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime
        found = {_ordered(*line.split("\t")) for line in made.read_text(encoding="utf-8").splitlines()}  # type: ignore[misc]
    count = len(load("dev_docs.jsonl.gz"))
    print(f"ours: {count / seconds:.0f} documents a second of processor time, the command’s start included")
    return found


def plain() -> set[Pair]:
    """A baseline that anybody would write first: the same first paragraph."""
    openings = defaultdict(list)
    for row in load("dev_docs.jsonl.gz"):
        openings[row["text"].split("\n")[0].strip().lower()].append(row["id"])
    return {_ordered(*pair) for same in openings.values() for pair in combinations(same, 2)}


HASHES, BANDS, LIKENESS = 256, 128, 0.15
"""The baseline's hashes a text, its bands of two hashes each, and the estimated likeness from which on it says yes."""


def minhash() -> set[Pair]:
    """What everybody uses: MinHash over runs of three words, in buckets of two hashes, by the estimated likeness."""
    begun = time.process_time()
    random = np.random.default_rng(1)
    factors = random.integers(1, 1 << 62, HASHES, dtype=np.uint64) | np.uint64(1)
    shifts = random.integers(0, 1 << 62, HASHES, dtype=np.uint64)
    buckets: list[dict[bytes, list[int]]] = [{} for _ in range(BANDS)]
    names: list[str] = []
    signatures: list[np.ndarray] = []
    found: set[Pair] = set()
    documents = load("dev_docs.jsonl.gz")
    for row in documents:
        words = row["text"].lower().split()
        runs = {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
        hashed = np.array([zlib.crc32(run.encode()) for run in runs], dtype=np.uint64)
        mixed = (hashed[:, None] * factors + shifts) >> np.uint64(32)
        signature = mixed.min(axis=0)
        near: set[int] = set()
        for number, bucket in enumerate(buckets):
            held = bucket.setdefault(signature[2 * number : 2 * number + 2].tobytes(), [])
            near.update(held)
            held.append(len(names))
        for other in near:
            if np.mean(signatures[other] == signature) >= LIKENESS:
                found.add(_ordered(names[other], row["id"]))
        names.append(row["id"])
        signatures.append(signature)
    print(f"MinHash: {len(documents) / (time.process_time() - begun):.0f} documents a second of processor time")
    return found


def among_many(count: int) -> None:
    """The same texts once more, with so many made-up ones in the index before them."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("FACTCHECK_DEBUG", "1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
    import django  # noqa: PLC0415

    django.setup()
    from bench.stored_copies import News  # noqa: PLC0415
    from claims.matching import Copies  # noqa: PLC0415

    copies, news, documents = Copies(), News(11), load("dev_docs.jsonl.gz")
    for _ in range(count):
        copies.add(news.report()[0])
    begun = time.process_time()
    found: set[Pair] = set()
    for number, row in enumerate(documents):
        earlier = (other - count for other in copies.add(row["text"]))
        found |= {_ordered(documents[other]["id"], documents[number]["id"]) for other in earlier if other >= 0}
    seconds = time.process_time() - begun
    gold, ignored = pairs("dev_pairs.jsonl.gz"), pairs("dev_ignore.jsonl.gz")
    print(f"ours, {count:,} others in the index: {len(documents) / seconds:.0f} documents a second of processor time")
    print(f"                      {score(found, gold, ignored)}")


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
    print(f"MinHash               {score(minhash(), gold, ignored)}")
    print(f"ours                  {score(ours(), gold, ignored)}")
    among_many(100_000)


if __name__ == "__main__":
    main()
