"""Who answers whom in whole reports, where most of what stands near an answer is not what it answers.

Every answer of twice twenty-five reports was written down first. ``python -m tests.reading.answers_in_reports`` prints
what is joined wrongly, what is missed, and the counts that ``docs/reading.md`` gives. With ``--held`` it prints the
counts alone, of reports that no rule was made from. Each report of ``answers_in_reports.txt`` begins with ``===`` and
its key; below ``--- gold`` stand lines of one kind:

``words <- other words : kind``  the first words answer the others, in this way; ``a|b`` is either, in both places, and
``nothing`` says that what is answered is not in the report. A line that begins with ``?`` may be found and need not be.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from claims.reading import Counter, Reading, Statement, read

NOTHING = "nothing"
Span = tuple[int, int]


@dataclass(frozen=True)
class Answer:
    """One answer that was written down: where it stands, what it answers (or ``None``) and the kinds it may be."""

    words: str
    at: Span
    of: tuple[Span | None, ...]
    kinds: frozenset[str]
    is_needed: bool

    @property
    def has_target(self) -> bool:
        """Whether something in the report must be named as what is answered."""
        return self.is_needed and None not in self.of


@dataclass(frozen=True)
class Report:
    """A whole report and its answers."""

    key: str
    text: str
    answers: tuple[Answer, ...]

    @cached_property
    def reading(self) -> Reading:
        """What is read in it."""
        return read(self.text, language="en")

    def is_right(self, counter: Counter, answer: Answer) -> bool:
        """Whether what was found is this answer, to one of the things that it answers."""
        found = self.reading.statements[counter.statement]
        other = None if counter.answers is None else self.reading.statements[counter.answers]
        return _overlap(found, answer.at) and any(_overlap(other, span) for span in answer.of)

    @property
    def wrong(self) -> Iterator[Counter]:
        """What is found and was not written down."""
        found = self.reading.counters
        return (counter for counter in found if not any(self.is_right(counter, answer) for answer in self.answers))

    @property
    def missed(self) -> Iterator[Answer]:
        """What was written down and is not joined to what it answers."""
        needed = (answer for answer in self.answers if answer.has_target)
        found = self.reading.counters
        return (answer for answer in needed if not any(self.is_right(counter, answer) for counter in found))

    def is_silent_of(self, counter: Counter) -> bool:
        """An answer left open where the report does hold what is answered: missed, and not wrong."""
        found = self.reading.statements[counter.statement]
        return counter.answers is None and any(_overlap(found, answer.at) for answer in self.answers)

    def is_other_kind(self, counter: Counter) -> bool:
        """Whether what was found rightly is of none of the kinds that were written down."""
        fitting = [answer for answer in self.answers if self.is_right(counter, answer)]
        return bool(fitting) and not any(counter.kind.value in answer.kinds for answer in fitting)


def _overlap(found: Statement | None, span: Span | None) -> bool:
    if found is None or span is None:
        return found is span
    return found.start < span[1] and span[0] < found.end


def _spans(text: str, words: str) -> tuple[Span | None, ...]:
    """Every place of these words, for what is answered may be told twice."""
    if words == NOTHING:
        return (None,)
    found = tuple(match.span() for match in re.finditer(re.escape(words), text))
    if not found:
        raise ValueError(f"“{words}” stands nowhere in its report")
    return found


def _answer(text: str, line: str) -> Answer:
    words, _, rest = line.removeprefix("? ").partition(" <- ")
    others, _, kinds = rest.rpartition(" : ")
    (at,) = _spans(text, words)
    if at is None:
        raise ValueError(line)
    of = tuple(span for other in others.split("|") for span in _spans(text, other))
    return Answer(words, at, of, frozenset(kinds.split("|")), not line.startswith("? "))


def _report(block: str) -> Report:
    head, _, rest = block.partition("\n")
    text, _, lines = rest.partition("\n--- gold\n")
    return Report(head.split()[0], text, tuple(_answer(text, line) for line in lines.strip().splitlines()))


def _reports(name: str) -> list[Report]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [_report(block) for block in text.removeprefix("=== ").strip("\n").split("\n=== ")]


REPORTS = _reports("answers_in_reports.txt")
HELD = _reports("answers_in_reports_held.txt")


def counted(reports: list[Report]) -> list[str]:
    """The lines that count: precision, recall, and what is said to be an answer without saying to what."""
    found = [(report, counter) for report in reports for counter in report.reading.counters]
    joined = [(report, counter) for report, counter in found if counter.answers is not None]
    wrong = [(report, counter) for report in reports for counter in report.wrong]
    amiss = sum(counter.answers is not None for _, counter in wrong)
    needed = sum(answer.has_target for report in reports for answer in report.answers)
    missed = sum(1 for report in reports for _ in report.missed)
    kinds = sum(report.is_other_kind(counter) for report, counter in joined)
    none = sum(counter.answers is None and not report.is_silent_of(counter) for report, counter in wrong)
    right = len(joined) - amiss
    return [
        f"{len(reports)} reports, {len(joined)} joins, {right} of them right ({right / len(joined):.2f}), "
        f"{kinds} of these of another kind",
        f"{needed} answers to something in the report, {needed - missed} found ({1 - missed / needed:.2f})",
        f"{len(found) - len(joined)} answers whose claim is left open, {none} of them no answers",
    ]


def listed() -> list[str]:
    """A line for each wrong join and each miss, and those that count."""
    lines: list[str] = []
    for report in REPORTS:
        said = report.reading.statements
        for counter in report.wrong:
            if not report.is_silent_of(counter):
                other = "nothing" if counter.answers is None else f"“{said[counter.answers].exact}”"
                lines.append(f"{report.key}: “{said[counter.statement].exact}” is joined to {other}: {counter.why}")
        lines += [f"{report.key}: “{answer.words}” is not joined" for answer in report.missed]
    return [*lines, *counted(REPORTS)]


if __name__ == "__main__":
    print("\n".join(counted(HELD) if "--held" in sys.argv else listed()))
