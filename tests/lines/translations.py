"""Translations that are found, and reports of one event in two languages that go back to none other.

``translations.txt`` was written first. ``python -m tests.lines.translations`` prints what is missed and what is wrong,
and the counts that ``docs/decisions/0016-lines.md`` gives.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claims.reading.translations import SAME, figures_of


@dataclass(frozen=True)
class Pair:
    """Two reports of one event in two languages; ``is_one`` where one of them, or both, were translated."""

    called: str
    one: str
    other: str
    is_one: bool

    @property
    def is_found(self) -> bool:
        return figures_of(self.one).shared(figures_of(self.other)) >= SAME


def events() -> dict[str, list[tuple[str, str, str]]]:
    """The reports of each event: language, kind and text."""
    found = {}
    for event in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *reports = event.split("\n== ")
        heads = [report.partition("\n") for report in reports]
        found[name.strip()] = [(*head.split(), text) for head, _, text in heads]
    return found


def texts_of(event: str) -> list[str]:
    """The reports of one event, in the order of the file."""
    return [text for _, _, text in events()[event]]


def pairs() -> Iterator[Pair]:
    """Every two reports of one event whose languages differ."""
    for name, told in events().items():
        for (language, kind, text), (other_language, other_kind, other_text) in combinations(told, 2):
            if language != other_language:
                called = f"{name}: {language} {kind}, {other_language} {other_kind}"
                yield Pair(called, text, other_text, "own" not in (kind, other_kind))


def counted() -> str:
    """What is found and what is wrong, in a sentence."""
    right = [pair.is_found for pair in pairs() if pair.is_one]
    wrong = [pair.is_found for pair in pairs() if not pair.is_one]
    return f"{sum(right)} of {len(right)} translations found; {sum(wrong)} of {len(wrong)} other pairs taken for one"


def main() -> int:
    """Print what is missed and what is wrong, and the counts."""
    for pair in pairs():
        if pair.is_found != pair.is_one:
            share = figures_of(pair.one).shared(figures_of(pair.other))
            print("missed" if pair.is_one else "wrong ", f"{share:.2f}", pair.called)
    print(counted())
    return 0


if __name__ == "__main__":
    sys.exit(main())
