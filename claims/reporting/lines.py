"""Independent lines: which of the reports beside a claim go back to one origin, and how that can be seen."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection

from claims.matching import IS_COPY, Runs, credited, normalise
from claims.models import Claim, Line, Report

_LINES = 0x6C696E6573  # the key of the advisory lock under which lines are drawn
_FEWEST_RUNS = 20
_COPIED_WITHIN = timedelta(days=4)
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Told:
    """A report with what shows where it comes from."""

    report: Report
    runs: Runs
    credit: str
    outlet: frozenset[str]

    @property
    def when(self) -> tuple[datetime, int]:
        return (self.report.published_at or _LATEST, self.report.pk)


def draw_lines(claim: Claim) -> None:
    """Give every report beside the claim that has no line yet one: that of its origin, or one of its own.

    A report copies the earliest one that it shares half of its runs of four words with, or that of the agency it names.
    To be called in a transaction of its own: the claims of two pulls share reports, so they take turns here, and
    whoever waits must hold none of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LINES])
    beside = Report.objects.filter(hits__claim=claim) | Report.objects.filter(
        snapshots__passages__appearances__claim=claim
    )
    reports = beside.select_related("outlet", "line").distinct()
    told = sorted((_told(report) for report in reports), key=lambda one: one.when)
    for at, one in enumerate(told):
        origin, why = _origin(one, told[:at])
        line = one.report.line
        if line is None:
            line = origin.report.line if origin else None
            if line is None:
                line = Line.objects.create(origin=one.report)
            _join(one.report, line, why)
        elif origin is not None and line.origin_id == one.report.pk and origin.report.line_id not in (None, line.pk):
            # It stood alone until its origin was found.
            _join(one.report, origin.report.line, why)
            line.reports.update(line=origin.report.line)
            line.delete()


def _join(report: Report, line: Line | None, why: str) -> None:
    report.line = line
    report.save(update_fields=["line"])
    if line is not None and why and why not in line.why:
        line.why = f"{line.why} {why}".strip()
        line.save(update_fields=["why"])


def _told(report: Report) -> _Told:
    text = report.latest_snapshot.text
    names = [report.outlet.name, *report.outlet.aliases] if report.outlet else []
    outlet = frozenset(normalise(name) for name in names)
    credit = credited(text)
    return _Told(report, Runs.of(text), "" if normalise(credit) in outlet else credit, outlet)


def _origin(one: _Told, earlier: list[_Told]) -> tuple[_Told | None, str]:
    """The report that this one goes back to, and how that shows; earlier ones come first."""
    name = str(one.report.outlet or one.report)
    for other in earlier:
        shared = one.runs.shared_with(other.runs)
        if shared >= IS_COPY and min(len(one.runs.runs), len(other.runs.runs)) >= _FEWEST_RUNS:
            whose = other.report.outlet or other.report
            credit = f" and credits {one.credit}" if one.credit else ""
            return other, f"{name} has {round(shared * 100)} % of its wording in common with {whose}{credit}."
    if not one.credit:
        return None, ""
    agency = [
        other for other in earlier if normalise(one.credit) in other.outlet and _is_soon_after(other.report, one.report)
    ]
    if not agency:
        return None, ""
    closest = max(agency, key=lambda other: one.runs.shared_with(other.runs))
    return closest, f"{name} credits {one.credit}."


def _is_soon_after(origin: Report, copy: Report) -> bool:
    if origin.published_at is None or copy.published_at is None:
        return True
    return copy.published_at - origin.published_at <= _COPIED_WITHIN
