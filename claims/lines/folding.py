"""What is said again is looked at once: suggestions that repeat each other in one report or line are folded under one.

Nothing is decided by it. What a person has kept stands for itself, and whatever is folded can be opened, kept and
dismissed like the one above it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from claims.choices import Standing
from claims.matching import share_of
from claims.models import Appearance, CounterStatement, Evidence, Passage
from claims.reading.names import same_name

REPEATS = 0.7
"""From this share of the shorter one's words on, two passages of one line say the same."""

Beside = TypeVar("Beside", Appearance, CounterStatement, Evidence)


@dataclass(frozen=True, slots=True)
class Folded(Generic[Beside]):
    """An item, and the suggestions of its report and of its line that repeat it."""

    item: Beside
    copies: list[Beside] = field(default_factory=list)

    @property
    def report_count(self) -> int:
        """How many other reports of the line repeat it."""
        own = self.item.passage.snapshot.report_id
        return len({copy.passage.snapshot.report_id for copy in self.copies} - {own})

    @property
    def where(self) -> str:
        """Where it is said again, in a few words."""
        others = self.report_count
        if not others:
            return "said again in the same report"
        return f"also in {others} report{'' if others == 1 else 's'} of the same line"


def folded(items: Sequence[Beside], places: Mapping[int, int]) -> list[Folded[Beside]]:
    """Items as they are shown: each once, in their order, with what repeats it below.

    Above stands what a person has kept, else what stands first in its line: ``places`` says where each report stands,
    by its number.
    """

    def rank(item: Beside) -> tuple[bool, int]:
        report = item.passage.snapshot.report_id
        return item.standing != Standing.KEPT, places.get(report, len(places))

    above: list[Folded[Beside]] = []
    near: dict[tuple[str, int], list[Folded[Beside]]] = defaultdict(list)  # only within one line can anything repeat
    for item in sorted(items, key=rank):
        report = item.passage.snapshot.report
        beside = near[("line", report.line_id) if report.line_id else ("report", report.pk)]
        same = (one for one in beside if item.standing == Standing.SUGGESTED and _repeats(item, one.item))
        if (one := next(same, None)) is not None:
            one.copies.append(item)
        else:
            above.append(one := Folded(item))
            beside.append(one)
    order = {item.pk: at for at, item in enumerate(items)}
    return sorted(above, key=lambda one: min(order[item.pk] for item in (one.item, *one.copies)))


def _repeats(item: Beside, other: Beside) -> bool:
    """Whether one of two that are of one report or line says the same in the same way, in the same person's name."""
    if _said(item) != _said(other):
        return False
    return _is_same_speaker(item.passage, other.passage) and _overlap(item.passage, other.passage) >= REPEATS


def _said(item: Appearance | CounterStatement | Evidence) -> str | bool:
    """What an item says of its passage."""
    match item:
        case CounterStatement():
            return item.kind
        case Evidence():
            return item.stance
        case _:
            return item.is_retelling


def _is_same_speaker(one: Passage, other: Passage) -> bool:
    if one.speaker_id is not None and other.speaker_id is not None:
        return one.speaker_id == other.speaker_id
    here, there = (passage.speaker.name if passage.speaker else passage.speaker_name for passage in (one, other))
    if not here or not there:
        return here == there
    return same_name(here, there).level != "different"


def _overlap(one: Passage, other: Passage) -> float:
    return max(share_of(one.exact, other.exact), share_of(other.exact, one.exact))
