"""A hundred and fifty-one whole reports in six languages, of agencies and newspapers, with what is in them.

That was written first: the author of the rules wrote them before he looked at how they are read. By a hundred and
twenty-three of them (``whole_open.txt``) the rules may be mended; the misses in the other twenty-eight
(``whole_held.txt``) are counted and not looked at, so that their share tells what a new report will get.
``python -m tests.reading.whole`` prints both. The files are built like ``abroad.txt``.
"""

from collections import Counter
from collections.abc import Sequence

from claims.reading.languages import NAMES
from tests.reading.abroad import differences, otherwise_named
from tests.reading.agency import Gold, texts

TEXTS = [*texts("whole_open.txt")]
HELD = [*texts("whole_held.txt")]


def counted(golds: Sequence[Gold]) -> list[str]:
    """A line for each language, and one that counts all of them."""
    asked: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for gold in golds:
        asked[gold.key[:2]] += len(gold.lines)
        missed[gold.key[:2]] += len(differences(gold))
    lines = [f"{NAMES[code]}: {missed[code]} of {asked[code]}" for code in asked]
    return [
        *lines,
        f"{len(golds)} reports, {asked.total()} things written down beforehand, {missed.total()} differences",
    ]


def listed() -> list[str]:
    """What differs in the reports that the rules may be mended by, and how many differ in the others."""
    lines = [f"{gold.key}: {difference}" for gold in TEXTS for difference in differences(gold)]
    names = [f"{gold.key}: {difference}" for gold in TEXTS for difference in otherwise_named(gold)]
    speakers = sum(len(gold.speakers) for gold in TEXTS)
    return [
        *lines, *counted(TEXTS), "exactly by name and role:", *names,
        f"{speakers} speakers written down, {len(names)} differences", "held out:", *counted(HELD),
    ]  # fmt: skip


if __name__ == "__main__":
    print("\n".join(listed()))
