"""Drawing lines: from ties to where each report came from, and from that to the lines.

A report came from one other at most, so that lines are trees: from the one that the strongest ties lead to, or from the
one that a person named. A round-up that took from two agencies hangs under the one it took more from, and the two stay
independent of each other. Nothing here is kept that could not be drawn again from fingerprints and decisions.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import prod

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet

from claims.choices import Standing, WorkStatus
from claims.lines.fingerprints import take_fingerprint
from claims.lines.tying import tie_among, tie_by_wording, untie
from claims.models import Claim, Drawing, Fingerprint, Line, LineDecision, Passage, Report, Tie

_LINES = 0x6C696E6573  # the key of the advisory lock under which lines are drawn
MOST_LEFT = 100
"""Reports that are compared in one go where nobody waits for them."""
_AS_STRONG = 0.05


def draw(reports: Iterable[Report] = (), *, claim: Claim | None = None) -> None:
    """Look for the ties of these reports and of those beside ``claim``, and draw the lines anew that they change.

    Shared wording is looked for among all stored reports, and once for each text; credits, quotations and briefings
    among the reports given, because the same agency is credited for every matter under the sun. To be called in a
    transaction of its own: the claims of two pulls share reports, so they take turns here, and whoever waits must hold
    none of them.
    """
    hold_lines()
    wanted = {report.pk for report in reports}
    if claim is not None:
        wanted |= set(beside(claim).values_list("pk", flat=True))
    for report in Report.objects.filter(pk__in=wanted, fingerprint__isnull=True):
        take_fingerprint(report, report.latest_snapshot)
    prints = list(Fingerprint.objects.filter(pk__in=wanted).select_related("report__outlet", "snapshot").order_by("pk"))
    touched = {one.pk for one in prints if not one.is_drawn or one.report.line_id is None}
    touched |= set(Report.objects.filter(came_from__in=touched).values_list("pk", flat=True))
    undrawn = [one for one in prints if not one.is_drawn]
    touched |= untie(undrawn)
    for one in undrawn:
        touched |= tie_by_wording(one)
    touched |= tie_among(prints)
    Fingerprint.objects.filter(pk__in=[one.pk for one in undrawn]).update(is_drawn=True)
    settle(touched)


def draw_later(claim: Claim | None) -> None:
    """Promise, in this transaction, that the reports beside a claim are compared with each other.

    To be called by whoever holds the claim, so that two who promise the same never wait in a circle. Without a claim:
    that every report is compared which was not yet.
    """
    row = Drawing(claim=claim)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return  # one waits already, and has not begun to look
    row.promise()


def run_drawing(work: Drawing) -> None:
    """Draw the lines of the reports beside the claim; drawn and done in one.

    Without a claim: those of the reports that were left, one by one, because they have nothing to do with each other;
    some now, and the promise of the rest.
    """
    if work.claim is not None:
        with transaction.atomic():
            draw(claim=work.claim)
            work.finish()
        return
    left = _left(MOST_LEFT + 1)
    for report in Report.objects.filter(pk__in=left[:MOST_LEFT]).order_by("pk"):
        with transaction.atomic():
            work.renew()
            draw([report])
    with transaction.atomic():
        work.finish()
        Drawing.objects.filter(claim=None, status=WorkStatus.DONE).exclude(pk=work.pk).delete()
        if len(left) > MOST_LEFT:
            draw_later(None)


def _left(most: int) -> list[int]:
    """Reports in no line yet, and those that say otherwise than when their ties were looked for."""
    alone = Report.objects.filter(line=None).order_by("pk").values_list("pk", flat=True)
    undrawn = Fingerprint.objects.filter(is_drawn=False).order_by("pk").values_list("pk", flat=True)
    # Two questions, each with an index of its own; one with “or” would read all reports.
    return sorted({*alone[:most], *undrawn[:most]})[:most]


def are_compared(claim: Claim, reports: Iterable[Report]) -> bool:
    """Whether each of these reports beside the claim was compared with all that is stored, and with the others here."""
    newest = claim.drawings.values_list("status", flat=True).first()
    if newest not in (None, WorkStatus.DONE):
        return False
    stored = Report.objects.filter(pk__in=[report.pk for report in reports])
    return not stored.exclude(fingerprint__is_drawn=True).exists()


def hold_lines() -> None:
    """Wait until nobody else draws lines; until the end of the transaction nobody else does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LINES])


def beside(claim: Claim, standings: Collection[Standing] = tuple(Standing)) -> QuerySet[Report]:
    """The reports beside a claim: those that were found for it, and those of its passages, with these standings."""
    of_passages = [
        Passage.objects.filter(**{f"{name}__claim": claim, f"{name}__standing__in": standings}).values(
            "snapshot__report"
        )
        for name in ("appearances", "evidence", "counter_statements")
    ]
    beside = Q(pk__in=claim.hits.filter(standing__in=standings).values("report"))
    for reports in of_passages:
        beside |= Q(pk__in=reports)
    return Report.objects.filter(beside)


# --- Where each came from, and the lines ------------------------------------------------------------------------------


def settle(touched: set[int]) -> None:
    """Say of each of these reports where it came from, and put it and what follows it into the line of its origin."""
    if not touched:
        return
    lines = set(Report.objects.filter(pk__in=touched).exclude(line=None).values_list("line", flat=True))
    near = Tie.objects.filter(report__in=touched).values_list("origin", flat=True)
    named = LineDecision.objects.filter(report__in=touched, undone_at=None).values_list("origin", flat=True)
    others = set(near) | {pk for pk in named if pk}
    lines |= set(Report.objects.filter(pk__in=others).exclude(line=None).values_list("line", flat=True))
    known = Report.objects.only("line", "came_from", "published_at", "created_at")
    members = {report.pk: report for report in known.filter(line__in=lines)} | known.in_bulk(touched | others)
    came_from = {pk: report.came_from_id for pk, report in members.items()}
    for pk in touched:
        came_from[pk] = None
    for pk, origin in _origins(members, touched):
        came_from[pk] = next((one for one in origin if pk not in _way_up(one, came_from)), None)
    _put_into_lines(members, came_from)


def _origins(members: dict[int, Report], touched: set[int]) -> list[tuple[int, list[int]]]:
    """For each of these reports, in the order in which they came out, where it may come from, the likeliest first."""
    decided: dict[int, LineDecision] = {}
    parted: set[tuple[int, int]] = set()
    for decision in LineDecision.objects.filter(undone_at=None, report__in=members):
        decided[decision.report_id] = decision
        if decision.parted_from_id:
            parted |= {(decision.report_id, decision.parted_from_id), (decision.parted_from_id, decision.report_id)}
    doubts: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for tie in Tie.objects.filter(report__in=touched):
        if tie.origin_id in members and (tie.report_id, tie.origin_id) not in parted:
            doubts[tie.report_id][tie.origin_id].append(1.0 - tie.strength)
    found = []
    for pk in touched:
        if (word := decided.get(pk)) is not None:
            found.append((pk, [word.origin_id] if word.origin_id else []))
            continue
        strength = {origin: 1.0 - prod(each) for origin, each in doubts[pk].items()}
        strongest = max(strength.values(), default=0.0)
        equal = [origin for origin in strength if strength[origin] >= strongest - _AS_STRONG]
        weaker = [origin for origin in strength if origin not in equal]
        equal.sort(key=lambda origin: (members[origin].first_seen, origin))
        weaker.sort(key=lambda origin: (-strength[origin], origin))
        found.append((pk, equal + weaker))
    # What people decided comes first: a tie that would lead in a circle gives way to it.
    return sorted(found, key=lambda row: (row[0] not in decided, members[row[0]].first_seen, row[0]))


def _way_up(report: int | None, came_from: dict[int, int | None]) -> list[int]:
    """The report and all that it goes back to, the origin last."""
    way: list[int] = []
    while report is not None and report not in way:
        way.append(report)
        report = came_from.get(report)
    return way


def _put_into_lines(members: dict[int, Report], came_from: dict[int, int | None]) -> None:
    before = {report.line_id for report in members.values() if report.line_id}
    of_origin = {line.origin_id: line for line in Line.objects.filter(origin__in=members).order_by("-pk")}
    changed = []
    for pk, report in members.items():
        origin = _way_up(pk, came_from)[-1]
        line = of_origin.get(origin)
        if line is None:
            line = of_origin[origin] = Line.objects.create(origin_id=origin)
        if (report.came_from_id, report.line_id) != (came_from[pk], line.pk):
            report.came_from_id, report.line = came_from[pk], line
            changed.append(report)
    # One update: each writes the report into its full text index again.
    Report.objects.bulk_update(changed, ["came_from", "line"])
    if changed and before:
        Line.objects.filter(pk__in=before, reports=None).delete()
