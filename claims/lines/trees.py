"""Lines as people look at them: who copied whom, and why we think so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.choices import TieKind
from claims.models import LineDecision, Report, Tie


@dataclass(slots=True)
class Branch:
    """One report in the tree of its line, with why it hangs where it does.

    Without a report it is a third that several go back to, an agency or a briefing whose own text is not here. One that
    is not ``is_beside`` does not stand beside the claim and is shown because others go back to it.
    """

    report: Report | None
    named: str = ""
    is_beside: bool = True
    ties: list[Tie] = field(default_factory=list)
    decision: LineDecision | None = None
    branches: list["Branch"] = field(default_factory=list)

    @property
    def strength(self) -> float:
        """How sure the ties are together, from 0 to 1; 1 where a person decided."""
        if self.decision is not None:
            return 1.0
        doubt = 1.0
        for tie in self.ties:
            doubt *= 1.0 - tie.strength
        return 1.0 - doubt

    @property
    def reasons(self) -> list[str]:
        """Why it hangs where it does, in sentences; a person's word first."""
        return ([self.decision.sentence] if self.decision else []) + [tie.sentence for tie in self.ties]

    def walk(self) -> Iterator["Branch"]:
        """This branch and all below it, in the order in which they are shown."""
        yield self
        for branch in self.branches:
            yield from branch.walk()


@dataclass(frozen=True, slots=True)
class LineTree:
    """One independent line: the branch that all others hang under."""

    root: Branch

    @property
    def reports(self) -> list[Report]:
        """Those of its reports that stand beside the claim."""
        return [branch.report for branch in self.root.walk() if branch.is_beside and branch.report is not None]

    @property
    def is_alone(self) -> bool:
        return not self.root.branches


def count_lines(reports: Iterable[Report]) -> int:
    """How many independent lines these reports make: as many as :func:`trees_of` shows."""
    return len({_line_of(report) for report in reports})


def _line_of(report: Report) -> tuple[str, int]:
    """What all reports of one line have in common; one without a line stands for itself."""
    return ("line", report.line_id) if report.line_id else ("report", report.pk)


def in_words(reports: int, lines: int) -> str:
    """So many reports in so many lines, in the words that the desk, the gate and the public page share."""
    counted = f"{reports} report{'' if reports == 1 else 's'}"
    return f"{counted}, {lines} independent line{'' if lines == 1 else 's'}"


def trees_of(reports: Iterable[Report]) -> list[LineTree]:
    """The lines of these reports, the largest first, each as a tree; in four queries, however many there are."""
    beside = {report.pk for report in reports}
    lines = {report.line_id for report in reports if report.line_id}
    came_from = dict(Report.objects.filter(line__in=lines).values_list("pk", "came_from"))
    shown: set[int] = set()
    for pk in beside:
        above: int | None = pk
        while above is not None and above not in shown:
            shown.add(above)
            above = came_from.get(above)
    found = Report.objects.filter(pk__in=shown).select_related("outlet").defer("search_text", "notes").in_bulk()
    ties: dict[int, list[Tie]] = defaultdict(list)
    for tie in Tie.objects.filter(report__in=shown, origin__in=shown).select_related(
        "report__outlet", "origin__outlet"
    ):
        if tie.origin_id == found[tie.report_id].came_from_id:
            ties[tie.report_id].append(tie)
    standing = LineDecision.objects.filter(undone_at=None, report__in=shown)
    decisions = {row.report_id: row for row in standing.select_related("by", "report__outlet", "origin__outlet")}
    branches = {
        pk: Branch(report, is_beside=pk in beside, ties=ties[pk], decision=decisions.get(pk))
        for pk, report in found.items()
    }
    roots: dict[tuple[str, int], Branch] = {}
    for report in sorted(found.values(), key=lambda report: (report.first_seen, report.pk)):
        above_it = branches.get(report.came_from_id or 0)
        if above_it is None:
            # What a report of this line came from is gone: it hangs under the first one that is left.
            above_it = roots.setdefault(_line_of(report), branches[report.pk])
        if above_it is not branches[report.pk]:
            above_it.branches.append(branches[report.pk])
    grown = [LineTree(_under_a_third(root)) for root in roots.values()]
    return sorted(grown, key=lambda tree: -len(tree.reports))


def _under_a_third(root: Branch) -> Branch:
    """The tree with its first report beside those that go back to the same third, where none need have copied it."""
    equals = [
        branch
        for branch in root.branches
        if branch.decision is None and branch.ties and any(tie.is_between_equals for tie in branch.ties)
        if not any(tie.kind in (TieKind.CREDIT, TieKind.WORDING) for tie in branch.ties)
    ]
    if not equals:
        return root
    named = next((tie.named for branch in equals for tie in branch.ties if tie.named), "one briefing or statement")
    root.branches = [branch for branch in root.branches if branch not in equals]
    return Branch(None, named=named, is_beside=False, branches=[root, *equals])
