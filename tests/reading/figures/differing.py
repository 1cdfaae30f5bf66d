"""Do two reports on one event differ in a figure? Pairs of passages of our own, with what a careful reader says.

Each pair of ``differing.txt`` was written with its answer before the two were compared.
``python -m tests.reading.figures.differing`` prints those that are judged otherwise, and how many of the differences
that are told are real (precision) and how many of the real ones are told (recall); so it does for the longer passages
of ``differing_held.txt``, which were written after the rules and are kept to measure them alone. A toll that may only
have risen since, which the desk tells as newer, is no difference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from claims.reading import Figure, read
from claims.reading.figures.ages import find_ages
from claims.reading.figures.alignment import rows
from claims.reading.figures.once import find_once, rows_of_once

_DATED = re.compile(r"(\d{4})-(\d\d)-(\d\d): ")
SAME_DAY = datetime(2026, 3, 4, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Pair:
    """What two reports say of one event, and whether a careful reader finds that they differ."""

    kind: str
    differs: bool
    reports: tuple[str, str]

    @property
    def told(self) -> list[str]:
        """The differences that are told of the two, in words."""
        given: list[tuple[int, Figure]] = []
        once: list[tuple[int, Figure]] = []
        times: dict[int, datetime] = {}
        for number, report in enumerate(self.reports):
            dated = _DATED.match(report)
            times[number] = datetime(*map(int, dated.groups()), 12, tzinfo=UTC) if dated else SAME_DAY
            text = report[dated.end() :] if dated else report
            for statement in read(text).statements:
                given += [(number, figure) for figure in (*statement.figures, *find_ages(statement.exact))]
                once += [(number, one) for one in find_once(statement.exact)]
        found = (row.difference for row in (*rows(given, times=times), *rows_of_once(once, times)))
        return [one.words for one in found if one is not None and not one.is_newer]


def pairs(file: str) -> Iterator[Pair]:
    """The pairs of one file beside this one, in their order."""
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, answer, one, other = line.split(" | ")
            yield Pair(kind, answer == "differ", (one, other))


PAIRS = [*pairs("differing.txt")]


def judged_otherwise() -> list[str]:
    """The pairs of ``differing.txt`` that are judged otherwise than by the reader, each in a line."""
    found: list[str] = []
    for pair in PAIRS:
        told = pair.told
        if bool(told) != pair.differs:
            found.append(f"{pair.kind}: {told[0] if told else 'not told'} {pair.reports[0]} / {pair.reports[1]}")
    return found


def measured(these: list[Pair]) -> str:
    """How many of the differences that are told are real, and how many of the real ones are told."""
    real, told = [pair for pair in these if pair.differs], [pair for pair in these if pair.told]
    right = sum(pair.differs for pair in told)
    return (
        f"{len(these)} pairs, {len(real)} differ: {len(told)} told, "
        f"precision {right / max(1, len(told)):.2f}, recall {right / max(1, len(real)):.2f}"
    )


def main() -> None:
    """Print what is judged otherwise, with precision and recall, and these alone for what is held out."""
    print(*judged_otherwise(), sep="\n")
    print(measured(PAIRS))
    print(f"held out: {measured([*pairs('differing_held.txt')])}")


if __name__ == "__main__":
    main()
