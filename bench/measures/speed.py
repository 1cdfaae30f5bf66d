"""How fast a report is read, beside sentence splitting alone on the same text in the same run.

``python bench/measures/speed.py`` reads our own English reports of ``tests/reading/reports`` over and over, one after
the other on one core, and prints sentences a second for the whole reading and for the splitting alone, and how many
times dearer the reading is. The splitter is ``sentencex``: as we use it, compiled from Rust, and as it was when the
goal of fifteen times was set, written in Python like the reading. The older one is installed for the run into a folder
that is removed afterwards, which needs the network; without it that line is left out. The ratios are what counts: all
were slowed by whatever else the machine was doing.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sentencex

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from claims.reading import read  # noqa: E402
from claims.reading.languages import READ_IN_FULL, find_language  # noqa: E402

REPORTS = sorted((ROOT / "tests" / "reading" / "reports").glob("*.txt"))
ROUNDS = 12
IN_PYTHON = "sentencex==0.6.1"
"""The last one that is written in Python."""


def seconds(act: Callable[[str], object], texts: list[str]) -> float:
    """Processor time for all texts, the best of five runs."""
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for text in texts:
            act(text)
        best = min(best, time.process_time() - started)
    return best


def split(text: str) -> int:
    return len(list(sentencex.segment("en", text)))


def seconds_in_python(texts: list[str]) -> float | None:
    """The same for the splitter that is written in Python, in a process of its own; None where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, IN_PYTHON]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            return None
        measure = [sys.executable, __file__, "--splitting"]
        ran = subprocess.run(
            measure,
            input=json.dumps(texts),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": folder},
        )
        return float(ran.stdout)


def main() -> None:
    reports = (path.read_text(encoding="utf-8") for path in REPORTS)
    texts = [text for text in reports if find_language(text) == READ_IN_FULL] * ROUNDS
    count = sum(map(split, texts))
    splitting, in_python = seconds(split, texts), seconds_in_python(texts)
    reading = seconds(read, texts)
    print(f"{len(texts)} readings of {len(texts) // ROUNDS} English reports, {count:,} sentences, one core")
    for name, spent in (("as we split, compiled", splitting), ("by the splitter in Python", in_python)):
        if spent is None:
            print(f"{IN_PYTHON} could not be installed, so the reading is not held beside it")
            continue
        print(
            f"{name:<26} {count / spent:10,.0f} sentences a second; the reading costs {reading / spent:.1f} times that"
        )
    print(f"{'the whole reading':<26} {count / reading:10,.0f} sentences a second")


if __name__ == "__main__":
    if sys.argv[1:] == ["--splitting"]:
        print(seconds(split, json.load(sys.stdin)))
    else:
        main()
