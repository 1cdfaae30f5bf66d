"""How fast a report is read, beside sentence splitting alone on the same text in the same run.

``python bench/measures/speed.py`` reads our own English reports of ``tests/reading/reports`` over and over, one after
the other on one core, and prints sentences a second for the whole reading and for ``sentencex`` alone, and how many
times dearer the reading is. The ratio is what counts: both were slowed by whatever else the machine was doing.
"""

import sys
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


def seconds(act: Callable[[str], object], texts: list[str]) -> float:
    """Processor time for all texts, the best of five runs."""
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for text in texts:
            act(text)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    reports = (path.read_text(encoding="utf-8") for path in REPORTS)
    texts = [text for text in reports if find_language(text) == READ_IN_FULL] * ROUNDS
    count = sum(len(list(sentencex.segment("en", text))) for text in texts)
    splitting = seconds(lambda text: list(sentencex.segment("en", text)), texts)
    reading = seconds(read, texts)
    print(f"{len(texts)} readings of {len(texts) // ROUNDS} English reports, {count:,} sentences, one core")
    print(f"sentence splitting alone {count / splitting:10,.0f} sentences a second")
    print(f"the whole reading        {count / reading:10,.0f} sentences a second")
    print(f"the reading costs {reading / splitting:.1f} times the splitting")


if __name__ == "__main__":
    main()
