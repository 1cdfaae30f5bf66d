"""What stands beside a claim, read once for the workspace, in the shapes in which the page shows it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from claims import matching
from claims.choices import Certainty, Stance, Standing
from claims.lines import Folded, LineTree, folded, in_words, trees_of
from claims.models import Claim, Hit, Passage, Pull, Report, Source
from claims.models.claim import Appearance, CounterStatement, Evidence
from claims.reading.figures.ages import find_ages
from claims.reading.figures.once import find_once
from claims.web.desk.panels import (
    FigurePanel,
    Flag,
    Named,
    Rung,
    figures_of,
    headlines_of,
    ladder_of,
    names_of,
    places_of,
)

_PASSAGE = ("passage__snapshot__report__outlet", "passage__speaker", "decided_by")
LEVELS = Certainty.choices
_MOST_AROUND = 200
MOST_COMPARED = 100
"""Passages that the panels hold against each other, what people kept first: each is compared with every other."""
MOST_LISTED = 40
"""Suggestions that a list shows at once, beside all that was kept; the others come part by part."""
_MOST_LINKS = 100  # in one form; the rest is suggested again after it


RowT = TypeVar("RowT")


class Listed(list[RowT]):
    """The rows of a list that are shown at once: those that always are, and one part of the others.

    ``in_all`` is how many rows there are, ``first`` and ``last`` where the part stands among the others, from 1, and
    ``of`` how many those are. ``earlier`` and ``later`` number the parts before and after it, where there are any.
    Pages grow with what people decided, not with what machines found, however many there are.
    """

    def __init__(self, rows: Sequence[RowT], part: int, *, is_always: Callable[[RowT], bool] | None = None) -> None:
        others = [at for at, row in enumerate(rows) if is_always is None or not is_always(row)]
        # A list with fewer parts than another one on the page stays at its last.
        at = min(max(part, 1), max(1, -(-len(others) // MOST_LISTED)))
        start, self.in_all, self.of = (at - 1) * MOST_LISTED, len(rows), len(others)
        shown = others[start : start + MOST_LISTED]
        self.first, self.last = start + 1, start + len(shown)
        self.earlier, self.later = at - 1 or None, at + 1 if self.last < self.of else None
        hidden = set(others).difference(shown)
        super().__init__(row for at, row in enumerate(rows) if at not in hidden)

    @property
    def is_part(self) -> bool:
        return self.earlier is not None or self.later is not None


@dataclass(slots=True)
class Speaker:
    """Somebody who speaks in the passages of a claim, with each spelling of the name that the reports use.

    ``suggested`` is the one source of that name where nobody has said yet which source it is.
    """

    name: str
    source: Source | None
    suggested: Source | None = None
    passages: list[Passage] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on the time line; ``x`` runs from 0 to 100, ``lane`` is said, answered or evidence."""

    at: datetime
    x: float
    lane: str
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class Found:
    """A report that was found, with those of its line that were found as well and say the same once more."""

    hit: Hit
    copies: list[Hit]


@dataclass
class Board:
    """A claim's items by what they are; dismissed ones apart."""

    claim: Claim
    appearances: list[Appearance]
    counter_statements: list[CounterStatement]
    evidence: list[Evidence]
    hits: list[Hit]
    pulls: list[Pull]
    lines: list[LineTree] = field(default_factory=list)
    part: int = 1

    @classmethod
    def of(cls, claim: Claim, *, part: int = 1) -> "Board":
        """Read the board of ``claim`` in nine queries, however much lies on it; long lists show their ``part``."""
        hits = claim.hits.select_related("report__outlet", "passage__speaker", "passage__snapshot", "pull")
        board = cls(
            claim=claim,
            appearances=list(claim.appearances.select_related(*_PASSAGE)),
            counter_statements=list(claim.counter_statements.select_related(*_PASSAGE)),
            evidence=list(claim.evidence.select_related(*_PASSAGE)),
            hits=[hit for hit in hits if hit.standing == Standing.SUGGESTED],
            pulls=list(claim.pulls.all()),
            part=part,
        )
        board.lines = trees_of({report.pk: report for report in board.reports}.values())
        return board

    @cached_property
    def shown_appearances(self) -> list[Appearance]:
        """Appearances, but for suggestions whose very words somebody has kept as an answer or as evidence."""
        others: list[Any] = [*self.counter_statements, *self.evidence]
        kept = {item.passage_id for item in others if item.standing == Standing.KEPT}
        return [
            item
            for item in self.appearances
            if item.standing != Standing.DISMISSED
            and not (item.standing == Standing.SUGGESTED and item.passage_id in kept)
        ]

    @property
    def said(self) -> list[Appearance]:
        """Where the claimant made the claim, as far as the passages show."""
        return [item for item in self.shown_appearances if not item.is_retelling]

    @property
    def retold(self) -> list[Appearance]:
        """Where others retell it, what people have kept first."""
        return sorted((i for i in self.shown_appearances if i.is_retelling), key=lambda i: i.standing != Standing.KEPT)

    @property
    def shown_counter_statements(self) -> list[CounterStatement]:
        return [item for item in self.counter_statements if item.standing != Standing.DISMISSED]

    @property
    def waiting(self) -> int:
        """Suggestions that wait to be kept or dismissed before the gate is content."""
        return sum(item.standing == Standing.SUGGESTED for item in (*self.counter_statements, *self.evidence))

    @property
    def shown_evidence(self) -> list[Evidence]:
        """Evidence for and against; context stands below."""
        order = [Stance.SUPPORTS, Stance.UNDERMINES]
        shown = [item for item in self.evidence if item.standing != Standing.DISMISSED and item.stance in order]
        return sorted(shown, key=lambda item: order.index(Stance(item.stance)))

    @property
    def context(self) -> list[Evidence]:
        return [i for i in self.evidence if i.standing != Standing.DISMISSED and i.stance == Stance.CONTEXT]

    @cached_property
    def dismissed(self) -> Listed[tuple[str, Any]]:
        """What was dismissed, with its kind, the last first where it is much; it can be kept again."""
        kinds = (
            ("appearance", self.appearances),
            ("counter_statement", self.counter_statements),
            ("evidence", self.evidence),
        )
        gone = [(kind, item) for kind, items in kinds for item in items if item.standing == Standing.DISMISSED]
        if len(gone) > MOST_LISTED:
            gone.sort(key=lambda row: (row[1].decided_at, row[1].pk), reverse=True)
        return Listed(gone, self.part)

    @cached_property
    def compared(self) -> list[Passage]:
        """The passages that the panels compare: all of them, or so many of a great many, what was kept first."""
        passages = self.passages
        if len(passages) <= MOST_COMPARED:
            return passages
        items = self._items
        chosen = {item.passage_id for item in sorted(items, key=lambda i: i.standing != Standing.KEPT)[:MOST_COMPARED]}
        return [passage for passage in passages if passage.pk in chosen]

    @property
    def is_cut(self) -> bool:
        """Whether the panels compare less than what stands beside the claim."""
        return len(self.compared) < len(self.passages)

    @cached_property
    def passages(self) -> list[Passage]:
        """Every passage that is shown."""
        return [item.passage for item in self._items]

    @cached_property
    def _items(self) -> list[Any]:
        items: Iterable[Any] = (
            *self.shown_appearances,
            *self.shown_counter_statements,
            *self.shown_evidence,
            *self.context,
        )
        return list(items)

    @property
    def reports(self) -> list[Report]:
        """Every report beside the claim: those of its passages, and those that were found and not dismissed."""
        of_passages = {passage.snapshot.report_id: passage.snapshot.report for passage in self.passages}
        return list(({hit.report_id: hit.report for hit in self.hits} | of_passages).values())

    @property
    def counted(self) -> str:
        """So many reports in so many independent lines, in words."""
        return in_words(len(self.reports), len(self.lines))

    @property
    def shown_lines(self) -> Listed[LineTree]:
        """The lines that are shown at once, those of several reports first where they are many."""
        if len(self.lines) <= MOST_LISTED:
            return Listed(self.lines, 1)
        return Listed(sorted(self.lines, key=lambda tree: -len(tree.reports)), self.part)

    # --- What reports of one line repeat, folded ----------------------------------------------------------------------

    @property
    def most_copies(self) -> int:
        """So many of those that repeat one item are shown below it."""
        return MOST_LISTED

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where each report stands in the trees of the lines, from first to last."""
        reports = [branch.report for tree in self.lines for branch in tree.root.walk()]
        return {report.pk: place for place, report in enumerate(filter(None, reports))}

    def _listed(self, items: Sequence[Any]) -> Listed[Folded[Any]]:
        """Items folded: all that was kept, and a part of those that are suggested."""
        rows = folded(items, self._places)
        return Listed(rows, self.part, is_always=lambda row: row.item.standing != Standing.SUGGESTED)

    @cached_property
    def folded_counter_statements(self) -> Listed[Folded[CounterStatement]]:
        return self._listed(self.shown_counter_statements)

    @cached_property
    def folded_evidence(self) -> Listed[Folded[Evidence]]:
        return self._listed(self.shown_evidence)

    @cached_property
    def folded_context(self) -> Listed[Folded[Evidence]]:
        return self._listed(self.context)

    @cached_property
    def folded_retellings(self) -> Listed[Folded[Appearance]]:
        return self._listed(self.retold)

    # --- The panels ---------------------------------------------------------------------------------------------------

    @cached_property
    def ladder(self) -> list[Rung]:
        """The appearances from source to retelling, with an alarm where a retelling says more than its source."""
        compared = {passage.pk for passage in self.compared}
        return ladder_of([item for item in self.shown_appearances if item.passage_id in compared])

    @property
    def has_inflation(self) -> bool:
        return any(rung.is_stronger for rung in self.ladder)

    @property
    def alarms(self) -> list[Rung]:
        """The retellings that say more than their source, each report's once."""
        once: dict[tuple[int, str], Rung] = {}
        for rung in self.ladder:
            if rung.alarm is not None:
                once.setdefault((rung.appearance.passage.snapshot.report_id, rung.alarm.why), rung)
        return list(once.values())

    @cached_property
    def headlines(self) -> list[Flag]:
        """Headlines that say more than their own report."""
        return headlines_of([rung.appearance.passage for rung in self.ladder])

    @cached_property
    def figures(self) -> FigurePanel:
        """The figures of all passages side by side, held against those around them; one query where there are any."""
        passages = self.compared
        if not any(passage.figures or find_ages(passage.exact) or find_once(passage.exact) for passage in passages):
            return figures_of([], [])
        shown = {passage.pk for passage in passages}
        around = Passage.objects.filter(snapshot__in={passage.snapshot_id for passage in passages}, is_statement=True)
        around = around.exclude(pk__in=shown).exclude(figures=[])
        return figures_of(passages, around.only("figures", "snapshot_id")[:_MOST_AROUND])

    @cached_property
    def names(self) -> list[Named]:
        """Names that are spelled in several ways, here or elsewhere."""
        return names_of(self.compared)

    @cached_property
    def places(self) -> list[Flag]:
        """Places that lie far from their company."""
        return places_of(self.compared)

    @cached_property
    def speakers(self) -> list[Speaker]:
        """Who speaks in the passages, each with every spelling that the reports use; one query for suggestions."""
        unlinked = {passage.speaker_name for passage in self.compared if passage.speaker is None}
        suggested = matching.suggested_sources(unlinked)
        found: dict[tuple[str, object], Speaker] = {}
        for passage in self.compared:
            if passage.speaker is None and not passage.speaker_name:
                continue
            key = ("source", passage.speaker_id) if passage.speaker_id else ("name", passage.speaker_name.casefold())
            speaker = found.setdefault(key, Speaker(passage.speaker_label, passage.speaker))
            if passage.speaker is None:
                speaker.suggested = speaker.suggested or suggested.get(passage.speaker_name)
            speaker.passages.append(passage)
            if passage.speaker_name and passage.speaker_name not in speaker.spellings:
                speaker.spellings.append(passage.speaker_name)
        return list(found.values())

    @property
    def suggested_links(self) -> list[tuple[Passage, Source]]:
        """Each passage whose speaker nobody has linked yet, with the source that its name may mean."""
        links = [(p, speaker.suggested) for speaker in self.speakers if speaker.suggested for p in speaker.passages]
        return links[:_MOST_LINKS]

    @property
    def timeline(self) -> list[Moment]:
        """When it was said, answered and borne out or not, by the dates of the reports; nothing for a single moment."""
        compared = {passage.pk for passage in self.compared}
        lanes: list[tuple[str, str, Passage]] = [("said", "said", i.passage) for i in self.shown_appearances]
        lanes += [("answered", i.get_kind_display(), i.passage) for i in self.shown_counter_statements]
        lanes += [("evidence", i.get_stance_display(), i.passage) for i in (*self.shown_evidence, *self.context)]
        lanes = [lane for lane in lanes if lane[2].pk in compared]
        dated = [
            (passage.snapshot.report.published_at, lane, words, passage)
            for lane, words, passage in lanes
            if passage.snapshot.report.published_at is not None
        ]
        dated.sort(key=lambda row: row[0])
        if not dated or dated[0][0] == dated[-1][0]:
            return []
        first, last = dated[0][0], dated[-1][0]
        span = (last - first).total_seconds()
        return [
            Moment(at, 2 + 96 * (at - first).total_seconds() / span, lane, words, passage.speaker_label)
            for at, lane, words, passage in dated
        ]

    @property
    def found(self) -> Listed[Found]:
        """What was found, the most fitting first; the reports of one line folded under the one they go back to."""
        grouped: dict[tuple[str, int], list[Hit]] = defaultdict(list)
        for hit in self.hits:  # the most fitting first
            line = hit.report.line_id
            grouped[("line", line) if line else ("report", hit.report_id)].append(hit)
        folded = [sorted(hits, key=lambda hit: self._places.get(hit.report_id, 0)) for hits in grouped.values()]
        found = [Found(first, copies) for first, *copies in folded]
        return Listed(found, self.part)

    # --- Reporting ----------------------------------------------------------------------------------------------------

    @property
    def latest_pulls(self) -> list[Pull]:
        """The last pull of each connector."""
        latest: dict[str, Pull] = {}
        for pull in self.pulls:  # newest first
            latest.setdefault(pull.connector, pull)
        return list(latest.values())

    @property
    def is_pulling(self) -> bool:
        return any(pull.is_live for pull in self.latest_pulls)

    @property
    def done_pulls(self) -> int:
        return sum(1 for pull in self.latest_pulls if not pull.is_live)
