"""Whether memory stays flat while reports are read: the resident set of one process after 1,000, 10,000 and 100,000.

``python bench/measures/memory.py`` takes runs of two to four paragraphs from our own reports in all their languages,
puts made-up names and other figures into each, so that no two are alike, reads it and looks for remarks, and lets go of
both. ``python bench/measures/memory.py 1000 10000`` goes only so far.
"""

import random
import re
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from claims.reading import read  # noqa: E402
from claims.reading.remarks import remarks_on  # noqa: E402

REPORTS = sorted((ROOT / "tests" / "reading" / "reports").glob("*.txt"))
LOOKED_AT = (1_000, 10_000, 100_000)
SYLLABLES = [
    "ba",
    "bel",
    "dra",
    "do",
    "fen",
    "gar",
    "hil",
    "is",
    "jor",
    "ka",
    "lund",
    "mo",
    "nev",
    "ost",
    "per",
    "ri",
    "sal",
    "ton",
    "ul",
    "vik",
    "wen",
    "yar",
    "zo",
]
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_FIGURE = re.compile(r"\b\d+\b")


def made_up(seed: int = 1) -> Iterator[str]:
    """Texts without end, each with words that no other one has."""
    chance = random.Random(seed)
    kept = [path.read_text(encoding="utf-8").split("\n") for path in REPORTS]
    while True:
        paragraphs = chance.choice(kept)
        first = chance.randrange(max(1, len(paragraphs) - 2))
        text = "\n".join(paragraphs[first : first + chance.randint(2, 4)])
        names = sorted(set(_NAME.findall(text)))
        half = chance.sample(names, len(names) // 2)
        swapped = {name: "".join(chance.choices(SYLLABLES, k=3)).capitalize() for name in half}
        text = _NAME.sub(partial(_swapped, swapped), text)
        yield _FIGURE.sub(lambda found: str(chance.randrange(2, 10_000)), text)


def _swapped(names: dict[str, str], found: re.Match[str]) -> str:
    return names.get(found[0], found[0])


def resident() -> float:
    """Megabytes of this process that lie in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def main() -> None:
    marks = tuple(int(count) for count in sys.argv[1:]) or LOOKED_AT
    started, statements = time.process_time(), 0
    for number, text in enumerate(made_up(), 1):
        reading = read(text)
        statements += len(reading.statements)
        remarks_on(text, reading)
        if number in marks:
            seconds = time.process_time() - started
            read_so_far = f"{number:>9,} reports  {statements:>10,} statements"
            print(f"{read_so_far}  {resident():7.1f} MB  {seconds:8.1f} s", flush=True)
        if number >= max(marks):
            return


if __name__ == "__main__":
    main()
