"""The text of a page: our extraction beside bare trafilatura on the same pages, in the same run.

F1 of word 4-grams per page, as in Scrapinghub's article-extraction benchmark, averaged over the development pages.
Run it as ``python bench/measures/extraction.py``; the data is found through ``FACTCHECK_CORPUS``.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import trafilatura

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data" / "extract-scrapinghub"


def ours() -> dict[str, str]:
    """What the measuring command makes of each page."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "out.jsonl")
        command = [
            sys.executable,
            "manage.py",
            "measure",
            "extraction",
            "--in",
            str(FOLDER / "html"),
            "--out",
            str(made),
        ]
        subprocess.run(command, check=True, cwd=ROOT)
        rows = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row["text"] for row in rows}


def bare() -> dict[str, str]:
    """What trafilatura gives with its defaults."""
    begun, texts = time.perf_counter(), {}
    for path in sorted((FOLDER / "html").glob("*.html.gz")):
        page = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        texts[path.name.removesuffix(".html.gz")] = trafilatura.extract(page) or ""
    print(f"bare trafilatura: {len(texts) / (time.perf_counter() - begun):.1f} pages a second", file=sys.stderr)
    return texts


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def f1(made: dict[str, str], gold: dict[str, str]) -> float:
    """Precision and recall summed over pages, each page counting the same, as the benchmark does."""
    precision = recall = 0.0
    for name, text in gold.items():
        wanted, got = runs(text), runs(made[name])
        shared = sum((wanted & got).values())
        precision += shared / max(1, sum(got.values()))
        recall += shared / max(1, sum(wanted.values()))
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    if not FOLDER.is_dir():
        sys.exit("The pages are not here: set FACTCHECK_CORPUS to the folder that holds data/extract-scrapinghub.")
    with gzip.open(FOLDER / "ground_truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {row["id"]: row["text"] for row in map(json.loads, lines)}
    print(f"{len(gold)} pages, F1 of word 4-grams")
    print(f"bare trafilatura  {f1(bare(), gold):.4f}")
    print(f"ours              {f1(ours(), gold):.4f}")


if __name__ == "__main__":
    main()
