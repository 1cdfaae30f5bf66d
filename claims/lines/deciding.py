"""What a reviewer decides about where a report comes from: their word stands above every tie, and stays."""

from django.db import transaction
from django.utils import timezone

from claims.choices import Role, Stage
from claims.lines.drawing import beside, hold_lines, settle
from claims.models import Claim, LineDecision, Report, User, record
from claims.refusals import Incomplete, Refused


def decision_on(report: Report) -> LineDecision | None:
    """The word of a person that stands on where this report comes from, if there is one."""
    return LineDecision.objects.filter(report=report, undone_at=None).select_related("by", "origin__outlet").first()


def refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot decide about the lines of this claim's reports now; empty when they can."""
    if not by.has_role(Role.REVIEWER):
        return "This takes the rights of a reviewer."
    if claim.stage in (Stage.SET_ASIDE, Stage.WITHDRAWN):
        return "This claim is not worked on any more."
    return ""


def split_refusal(claim: Claim, report: Report, by: User) -> str:
    """Why ``by`` cannot say that this report stands for itself; empty when they can."""
    if why := refusal(claim, by):
        return why
    if not beside(claim).filter(pk=report.pk).exists():
        return "This report does not stand beside the claim."
    if report.came_from_id is None:
        return "This report goes back to no other one already."
    return ""


def join_refusal(claim: Claim, report: Report, origin: Report | None, by: User) -> str:
    """Why ``by`` cannot say that this report goes back to ``origin``; empty when they can."""
    if why := refusal(claim, by):
        return why
    if origin is None:
        return "Choose the report that this one goes back to."
    if beside(claim).filter(pk__in=(report.pk, origin.pk)).count() < len({report.pk, origin.pk}):
        return "Both reports have to stand beside the claim."
    if report == origin:
        return "A report cannot go back to itself."
    if report.came_from_id == origin.pk:
        return f"This report goes back to {origin.byline} already."
    above: Report | None = origin
    while above is not None:
        if above == report:
            return f"{origin.byline} goes back to this very report. Split it off first."
        above = above.came_from
    return ""


def undo_refusal(claim: Claim, report: Report, by: User) -> str:
    """Why ``by`` cannot take back what was decided about this report; empty when they can."""
    if why := refusal(claim, by):
        return why
    return "" if decision_on(report) else "Nobody has decided where this report comes from."


@transaction.atomic
def split(claim: Claim, report: Report, *, by: User, reason: str) -> LineDecision:
    """Say that a report stands for itself, whatever it has in common with others; those that go back to it stay."""
    report = _held(report)
    if why := split_refusal(claim, report, by):
        raise Refused(why)
    return _decide(claim, report, None, by, reason)


@transaction.atomic
def join(claim: Claim, report: Report, origin: Report | None, *, by: User, reason: str) -> LineDecision:
    """Say that a report goes back to another one beside the claim; those that go back to it come along."""
    report = _held(report)
    if why := join_refusal(claim, report, origin, by):
        raise Incomplete(origin=why) if origin is None else Refused(why)
    return _decide(claim, report, origin, by, reason)


@transaction.atomic
def undo(claim: Claim, report: Report, *, by: User) -> None:
    """Take the word of a person back: the ties alone show where the report comes from again."""
    report = _held(report)
    if why := undo_refusal(claim, report, by):
        raise Refused(why)
    LineDecision.objects.filter(report=report, undone_at=None).update(undone_at=timezone.now())
    settle({report.pk})
    record("line_decision_undone", claim=claim, by=by, report=report.pk)


def _held(report: Report) -> Report:
    """The report as it stands once nobody else draws lines."""
    hold_lines()
    return Report.objects.select_related("outlet", "came_from__outlet").get(pk=report.pk)


def _decide(claim: Claim, report: Report, origin: Report | None, by: User, reason: str) -> LineDecision:
    if not reason.strip():
        raise Incomplete(["reason"])
    before = decision_on(report)
    LineDecision.objects.filter(report=report, undone_at=None).update(undone_at=timezone.now())
    parted_from = report.came_from if origin is None else before.parted_from if before else None
    made = LineDecision.objects.create(
        report=report,
        origin=origin,
        parted_from=parted_from if parted_from != origin else None,
        reason=reason.strip(),
        by=by,
    )
    settle({report.pk})
    kind, other = ("line_split", parted_from) if origin is None else ("line_joined", origin)
    record(kind, claim=claim, by=by, note=made.reason, report=report.pk, origin=other.pk if other else None)
    return made
