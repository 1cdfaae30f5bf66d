"""Drawing lines: from ties to where each report came from, and from that to the lines.

A report came from one other at most, so that lines are trees: from the one that the strongest ties lead to, or from the
one that a person named. A round-up that took from two agencies hangs under the one it took more from, and the two stay
independent of each other. Nothing here is kept that could not be drawn again from fingerprints and decisions.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from math import prod

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet

from claims.choices import SourceKind, Standing, TieKind, WorkStatus
from claims.lines.fingerprints import copies_of, take_fingerprint
from claims.lines.origins import is_text, shows_agency
from claims.matching import normalise
from claims.matching.copies import Runs
from claims.models import Claim, Drawing, Fingerprint, Line, LineDecision, Passage, Report, Source, Tie

_LINES = 0x6C696E6573  # the key of the advisory lock under which lines are drawn
_SAME_NEWS = timedelta(days=4)
"""How far apart reports may lie that go back to one text of an agency, or to one briefing."""
_SAME_BRIEFING = timedelta(days=2)
_MOST_COPIES = 12
MOST_LEFT = 100
"""Reports that are compared in one go where nobody waits for them."""
_OF_ONE_OUTLET = 0.5
"""What two reports of one outlet have to share to be tied: whatever it sets under all it has, they share as well."""
_AS_STRONG = 0.05
_CREDIT_LINE, _IN_PASSING, _BRIEFING = 0.6, 0.4, 0.4
_BY_WORDING = (TieKind.WORDING, TieKind.QUOTES, TieKind.BRIEFING)
_FEWEST_QUOTATIONS = 2
SOME_WORDING = 0.1
"""Share of their own words that reports from one briefing have to have in common, be it in name or in what they quote:
two who were there and wrote down the same are two witnesses of it."""
_SHORTEST_NAME = 4
"""Letters of an outlet's name that is looked for in the texts of others."""


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
    touched |= _untied(undrawn)
    for one in undrawn:
        touched |= _tie_by_wording(one)
    touched |= _tie_among(prints)
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


# --- Ties -------------------------------------------------------------------------------------------------------------


def _untied(prints: Sequence[Fingerprint]) -> set[int]:
    """Forget by what wording reports are tied whose ties are looked for anew; those that may come from elsewhere."""
    keys = [one.pk for one in prints]
    ties = Tie.objects.filter(Q(report__in=keys) | Q(origin__in=keys), kind__in=_BY_WORDING)
    reports = set(ties.values_list("report", flat=True))
    if reports:
        ties.delete()
    return reports


def _tie_by_wording(one: Fingerprint) -> set[int]:
    """Write the ties of shared wording of this report, both ways; the reports that may come from elsewhere now."""
    copies = copies_of(one)[:_MOST_COPIES]
    others = Fingerprint.objects.select_related("report__outlet", "snapshot").in_bulk([copy.report for copy in copies])
    ties = []
    for copy in copies:
        other = others[copy.report]
        outlet = one.report.outlet_id
        if outlet is not None and other.report.outlet_id == outlet and copy.share < _OF_ONE_OUTLET:
            continue
        is_later = _comes_after(one, other)
        later, earlier = (one.report, other.report) if is_later else (other.report, one.report)
        own_share = copy.ours if is_later else copy.theirs
        ties.append(_tie(later, earlier, TieKind.WORDING, copy.share, own_share=own_share))
    return _write(ties)


def _comes_after(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether ``one`` took from ``other`` rather than the reverse.

    By whom they credit, then by whose name stands in the text of the other alone, then by when they came out: pages
    give wrong times, and a copy may be dated before what it copies.
    """
    for points_to in (_credits, _names_outlet):
        if (says := points_to(one, other)) != points_to(other, one):
            return says
    return (one.report.first_seen, one.pk) > (other.report.first_seen, other.pk)


def _credits(one: Fingerprint, other: Fingerprint) -> bool:
    return _is_credited(other.report, one.credits)


def _names_outlet(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the outlet of ``other`` is named in the text of ``one``: “the Brunn Daily was the first to report it”."""
    outlet = other.report.outlet
    names = [name.removeprefix("The ") for name in (outlet.name, *outlet.aliases)] if outlet else []
    said = [re.escape(name) for name in names if len(name) >= _SHORTEST_NAME]
    return bool(said) and re.search(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", one.snapshot.text) is not None


def _is_credited(outlet_of: Report, credits: list[dict[str, str]]) -> bool:
    names = _names(outlet_of)
    return any(normalise(credit["agency"]) in names for credit in credits)


def _names(report: Report) -> frozenset[str]:
    outlet = report.outlet
    return frozenset(normalise(name) for name in (outlet.name, *outlet.aliases)) if outlet else frozenset()


def _tie_among(prints: Sequence[Fingerprint]) -> set[int]:
    """Write the ties that credits, quotations and briefings show among these reports."""
    ties = [*_by_credit(prints), *_by_quotations(prints), *_by_briefing(prints)]
    return _write(ties)


def _by_credit(prints: Sequence[Fingerprint]) -> list[Tie]:
    crediting: dict[str, list[tuple[Fingerprint, str, str, bool]]] = defaultdict(list)
    for one in prints:
        own = _names(one.report)
        for credit in one.credits:
            if (name := normalise(credit["agency"])) and name not in own:
                crediting[name].append((one, credit["agency"], credit["words"], credit["is_line"]))
    ties = []
    for name, those in crediting.items():
        agency = [one for one in prints if name in _names(one.report)]
        bereft = []
        for one, called, words, is_line in those:
            strength = _CREDIT_LINE if is_line else _IN_PASSING
            near = [
                o
                for o in agency
                if _is_near(o.report, one.report, _SAME_NEWS) and not _is_credited(one.report, o.credits)
            ]
            if near:
                held = set(one.keys)
                closest = max(near, key=lambda other: (len(held & set(other.keys)), -other.pk))
                ties.append(_tie(one.report, closest.report, TieKind.CREDIT, strength, named=called))
            elif shows_agency(called, words) or _is_outlet(called):
                bereft.append((one, called, strength))
        bereft.sort(key=lambda row: (row[0].report.first_seen, row[0].pk))
        first: tuple[Fingerprint, str, float] | None = None
        for row in bereft:
            if first is None or not _is_near(first[0].report, row[0].report, _SAME_NEWS):
                first = row
                continue
            strength = min(first[2], row[2])
            ties.append(_tie(row[0].report, first[0].report, TieKind.AGENCY, strength, named=row[1]))
    return ties


def _is_outlet(name: str) -> bool:
    """Whether the desk knows an outlet of this name, though no report of it stands here."""
    return Source.objects.named(name).filter(kind=SourceKind.OUTLET).exists()


def _by_quotations(prints: Sequence[Fingerprint]) -> list[Tie]:
    """Tie a report to the first one that has the same quotations: all of one are in the other, and half of the rest."""
    ties: list[Tie] = []
    earlier: list[Fingerprint] = []
    wording = _Wording()
    for one in sorted(prints, key=lambda one: (one.report.first_seen, one.pk)):
        ours = set(one.quotations)
        for other in earlier:
            theirs = set(other.quotations)
            same = len(ours & theirs)
            fewer, more = sorted((len(ours), len(theirs)))
            is_same = same >= _FEWEST_QUOTATIONS and same == fewer and same * 2 >= more
            if is_same and wording.is_shared(one, other):
                ties.append(_tie(one.report, other.report, TieKind.QUOTES, same / more))
                break
        if len(ours) >= _FEWEST_QUOTATIONS:
            earlier.append(one)
    return ties


def _by_briefing(prints: Sequence[Fingerprint]) -> list[Tie]:
    """Tie reports that name one release, or name one briefing and have some of their wording in common."""
    first: dict[str, Fingerprint] = {}
    ties, wording = [], _Wording()
    for one in sorted(prints, key=lambda one: (one.report.first_seen, one.pk)):
        for briefing in one.briefings:
            other = first.setdefault(briefing["key"], one)
            if other is one or not _is_near(other.report, one.report, _SAME_BRIEFING):
                continue
            if is_text(briefing["key"]) or wording.is_shared(one, other):
                named = briefing["named"]
                ties.append(_tie(one.report, other.report, TieKind.BRIEFING, _BRIEFING, named=named))
    return ties


class _Wording:
    """What reports say in their own words, each read once."""

    def __init__(self) -> None:
        self._runs: dict[int, Runs] = {}

    def is_shared(self, one: Fingerprint, other: Fingerprint) -> bool:
        return self._of(one).own_share(self._of(other)).share >= SOME_WORDING

    def _of(self, one: Fingerprint) -> Runs:
        if one.pk not in self._runs:
            self._runs[one.pk] = Runs.of(one.snapshot.text)
        return self._runs[one.pk]


def _is_near(one: Report, other: Report, days: timedelta) -> bool:
    return abs(one.first_seen - other.first_seen) <= days


def _tie(report: Report, origin: Report, kind: TieKind, strength: float, **more: object) -> Tie:
    return Tie(report=report, origin=origin, kind=kind, strength=min(1.0, strength), **more)


def _write(ties: Sequence[Tie]) -> set[int]:
    """Keep these ties; the reports whose ties are new or other than they were."""
    if not ties:
        return set()
    known = {
        (tie.report_id, tie.origin_id, tie.kind): (tie.strength, tie.named)
        for tie in Tie.objects.filter(report__in=[tie.report_id for tie in ties])
    }
    fresh = [tie for tie in ties if known.get((tie.report_id, tie.origin_id, tie.kind)) != (tie.strength, tie.named)]
    Tie.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["report", "origin", "kind"],
        update_fields=["strength", "own_share", "named"],
    )
    return {tie.report_id for tie in fresh}


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
