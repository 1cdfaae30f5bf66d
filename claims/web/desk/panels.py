"""What the workspace shows of wording, figures, names and places, made out of the passages beside a claim."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from claims.models import Passage, Report
from claims.models.claim import Appearance
from claims.reading import Figure
from claims.reading.figures.ages import AGE, find_ages
from claims.reading.figures.alignment import Row, rows
from claims.reading.figures.arithmetic import faults
from claims.reading.figures.differing import Difference
from claims.reading.figures.kinds import kind_of
from claims.reading.figures.losses import are_of_one_attack, can_be_part, can_be_whole, part_over_whole
from claims.reading.figures.measured import measured
from claims.reading.figures.once import find_once, rows_of_once
from claims.reading.figures.values import shown
from claims.reading.names import NameGroup, find_names, group, other_spellings
from claims.reading.retelling import Alarm, alarm_at

MOST_ELSEWHERE = 4
"""So many other spellings of a name are shown; they are there to be searched for."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One appearance on the ladder of certainty, with the alarm where it says more than the source that it retells."""

    appearance: Appearance
    certainty: int
    is_retelling: bool
    alarm: Alarm | None

    @property
    def is_stronger(self) -> bool:
        return self.alarm is not None and self.alarm.kind == "surer"


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of one report; ``share`` is its length in its row's bars, from 0 to 100."""

    figure: dict[str, Any]
    share: float


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What one figure counts, its values in each report in the order of the columns, and how the reports differ."""

    counted: str
    values: list[list[Value]]
    difference: Difference | None

    @property
    def differs(self) -> bool:
        """Whether reports contradict each other, and the later does not only tell how it stands since."""
        return self.difference is not None and not self.difference.is_newer

    @property
    def has_bars(self) -> bool:
        values = [value for cell in self.values for value in cell]
        return len(values) > 1 and any(value.share for value in values)


@dataclass(frozen=True, slots=True)
class Sum:
    """Two figures that were held against each other, in words, and whether they fit."""

    words: str
    fits: bool


@dataclass(frozen=True, slots=True)
class FigurePanel:
    """The figures of a claim's passages: the reports that give any, the rows, and what does and does not add up."""

    reports: list[Report]
    rows: list[FigureRow]
    sums: list[Sum]

    @property
    def has_faults(self) -> bool:
        return any(not one.fits for one in self.sums)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as the reports spell the name: each spelling with where it stands, and how others write it."""

    group: NameGroup
    spelled: list[tuple[str, list[Report], str]]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark of the reading on a report that stands beside the claim."""

    report: Report
    words: str
    why: str


def ladder_of(appearances: Sequence[Appearance]) -> list[Rung]:
    """The appearances from source to retelling."""
    sources = [item.passage for item in appearances if not item.is_retelling]
    rungs = [
        Rung(
            item,
            item.passage.certainty,
            item.is_retelling,
            alarm_at(sources, item.passage) if item.is_retelling else None,
        )
        for item in appearances
    ]
    return sorted(rungs, key=lambda rung: rung.is_retelling)


def figures_of(passages: Iterable[Passage], around: Iterable[Passage]) -> FigurePanel:
    """The figures of the passages by what they count, with what does not add up in a passage or across reports.

    ``around`` are the other statements of the same reports: what they count is held against the passages' figures and
    has no row of its own.
    """
    reports: dict[int, Report] = {}
    beside: dict[int, Report] = {}
    once: list[tuple[int, Figure]] = []
    of_snapshot: dict[int, int] = {}
    given: list[tuple[int, Figure]] = []
    kept: dict[int, dict[str, Any]] = {}
    sums: list[Sum] = []
    for passage in passages:
        report = passage.snapshot.report
        of_snapshot[passage.snapshot_id] = report.pk
        for plain in passage.figures:
            figure = _figure(plain, passage.exact)
            kept[id(figure)] = plain
            given.append((report.pk, figure))
            reports[report.pk] = report
        for age in find_ages(passage.exact):
            kept[id(age)] = asdict(age)
            given.append((report.pk, age))
            beside[report.pk] = report
        for one in find_once(passage.exact):
            kept[id(one)] = asdict(one)
            once.append((report.pk, one))
            beside[report.pk] = report
        if passage.figures:
            day = report.published_at.date() if report.published_at else None
            language = report.language or "en"
            sums += [Sum(fault.why, fits=False) for fault in faults(passage.exact, day=day, language=language)]
    besides = [
        (of_snapshot[passage.snapshot_id], _figure(plain, "")) for passage in around for plain in passage.figures
    ]
    published = {pk: report.published_at for pk, report in (reports | beside).items()}
    found = [row for row in rows(given, times=published, around=besides) if len(row.cells) > 1 or not _is_age(row)]
    happened = rows_of_once(once, published)
    reports |= {pk: beside[pk] for row in (*filter(_is_age, found), *happened) for pk in row.cells}
    shown_rows = [_shown_row(row, list(reports), kept) for row in (*found, *happened)]
    sums += _across(found, rows(besides))
    return FigurePanel(list(reports.values()), shown_rows, list(dict.fromkeys(sums)))


def _figure(plain: dict[str, Any], words: str) -> Figure:
    """A figure as it was kept with its passage; older ones know nothing of their setting but the passage's words."""
    exact = plain.get("exact", "")
    start = max(words.find(exact), 0)
    figure = Figure(
        start=start,
        end=start + len(exact),
        exact=exact,
        low=plain.get("low"),
        high=plain.get("high"),
        unit=plain.get("unit") or "",
        comparator=plain.get("comparator") or "exactly",
        counted=plain.get("counted") or "",
        deed=plain.get("deed") or "",
        when=plain.get("when") or "",
        where=plain.get("where") or "",
        about=plain.get("about") or "",
    )
    return figure if "about" in plain else replace(figure, about=measured(words, figure))


def _is_age(row: Row[int, Figure]) -> bool:
    """Whether a row tells how old somebody is: only a second report makes that worth a row."""
    return row.kinds[0].measure == AGE


def _shown_row(row: Row[int, Figure], columns: list[int], kept: dict[int, dict[str, Any]]) -> FigureRow:
    most = max((abs(_point(figure)) for cell in row.cells.values() for figure in cell), default=0.0) or 1.0
    values = [
        [Value(kept[id(figure)], round(100 * abs(_point(figure)) / most, 1)) for figure in row.cells.get(pk, [])]
        for pk in columns
    ]
    return FigureRow(row.label, values, row.difference)


def _point(figure: Figure) -> float:
    return figure.high if figure.high is not None else figure.low or 0.0


def _across(found: Sequence[Row[int, Figure]], around: Sequence[Row[int, Figure]]) -> Iterator[Sum]:
    """Losses held against what came, over all reports: “7 of about 25 vehicles: fits”."""
    both = [(part, whole) for part in found for whole in (*found, *around)]
    both += [(part, whole) for part in around for whole in found]
    for part, whole in both:
        if not can_be_whole(whole.deed, of=part.deed) or not can_be_part(part.kinds[0], whole.kinds[0]):
            continue
        parts, wholes = _of_deed(part), _of_deed(whole)
        if parts and wholes and are_of_one_attack(parts, wholes):
            fault = part_over_whole(parts, wholes)
            words = fault or f"{shown(parts[0])} {part.deed} of {shown(wholes[0])} that came."
            yield Sum(f"{part.counted}: {words}", fits=not fault)


def _of_deed(row: Row[int, Figure]) -> list[Figure]:
    return [figure for cell in row.cells.values() for figure in cell if kind_of(figure).deed == row.deed]


def names_of(passages: Sequence[Passage]) -> list[Named]:
    """The people whose names the reports spell in more than one way, or that others spell otherwise."""
    places: dict[str, dict[int, Report]] = defaultdict(dict)
    for passage in passages:
        names = [mention.exact for mention in find_names(passage.exact)]
        for name in (passage.speaker_name, *names):
            if name:
                places[" ".join(name.split())][passage.snapshot.report_id] = passage.snapshot.report
    found: list[Named] = []
    for one in group(places):
        elsewhere = tuple(other for other in other_spellings(one.name) if other not in one.names)[:MOST_ELSEWHERE]
        if len(one.spellings) < 2 and not elsewhere and not one.maybe:
            continue
        spelled = [
            (spelling.name, list(places[spelling.name].values()), "" if spelling.is_sure else spelling.likeness.why)
            for spelling in one.spellings
        ]
        found.append(Named(one, spelled, elsewhere))
    return found


def places_of(passages: Sequence[Passage]) -> list[Flag]:
    """The places far from their company that these passages name, each once for a report."""
    found: dict[tuple[int, str], Flag] = {}
    for passage in passages:
        report = passage.snapshot.report
        for remark in report.remarks:
            if remark["kind"] == "place" and remark["words"] in passage.exact:
                found.setdefault((report.pk, remark["words"]), Flag(report, remark["words"], remark["why"]))
    return list(found.values())


def headlines_of(passages: Sequence[Passage]) -> list[Flag]:
    """The reports beside the claim whose headline says more than their text."""
    reports = {passage.snapshot.report_id: passage.snapshot.report for passage in passages}
    return [
        Flag(report, remark["words"], remark["why"])
        for report in reports.values()
        for remark in report.remarks
        if remark["kind"] == "headline"
    ]
