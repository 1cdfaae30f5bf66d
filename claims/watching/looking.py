"""One look at a page that claims stand on: fetch it again, keep what came, compare, and tell what is not as it was.

Everything that a look finds is written in one transaction together with the row's next look, so that a worker that dies
in the middle leaves nothing half told, and one that comes second tells nothing twice. The page is asked for in full
each time: whoever edits it silently may well say "not modified".
"""

from datetime import datetime, timedelta
from http import HTTPStatus

from django.db import transaction
from django.utils import timezone

from claims import outbound
from claims.choices import Role, SourceState, Standing
from claims.connectors.http import Answer, Client, FetchError
from claims.connectors.page import Page as Read
from claims.connectors.page import PageError
from claims.intake.keeping import keep_again, keep_fetch
from claims.intake.running import ACCEPT, page_of
from claims.models import (
    Appearance,
    Claim,
    CounterStatement,
    Evidence,
    LeaseLost,
    Passage,
    Report,
    Snapshot,
    SourceChange,
    User,
    Watch,
    record,
)
from claims.models.watch import UNWATCHED
from claims.refusals import Refused
from claims.watching.comparing import Page
from claims.watching.comparing import Standing as Stands

MISSES = 3
"""Looks in a row without an answer after which a page counts as gone."""
_PAUSES = (timedelta(minutes=10), timedelta(hours=1))
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_ORPHANING = (SourceState.CHANGED, SourceState.VANISHED)
_PATIENCE = 10.0

Cited = list[tuple[Claim, Passage]]


def run(watch: Watch, *, now: datetime | None = None) -> None:
    """Do one look; ``watch`` is leased by the caller. ``now`` is the watch's clock."""
    now = now or timezone.now()
    try:
        if not cited(watch.report):
            watch.finish()
            return
        try:
            with Client(**outbound.options(patience=_PATIENCE)) as client:
                answer = client.crawl(watch.report.address or "", accept=ACCEPT)
            if answer.status in _GONE:
                _tell_gone(watch, answer, now, "")
                return
            page = page_of(answer)
        except FetchError as error:
            _missed(watch, error, now)
        except PageError as error:
            _missed(watch, FetchError("page", str(error)), now)
        else:
            _compare(watch, answer, page, now)
    except LeaseLost:
        return


def cited(report: Report) -> Cited:
    """The claims that stand on a report, each with a passage of it that people keep beside them."""
    found: dict[tuple[int, int], tuple[Claim, Passage]] = {}
    for kind in (Appearance, CounterStatement, Evidence):
        rows = (
            kind._default_manager.filter(standing=Standing.KEPT, passage__snapshot__report=report)
            .exclude(claim__stage__in=UNWATCHED)
            .select_related("claim", "passage__snapshot")
        )
        for row in rows:
            found[(row.claim_id, row.passage_id)] = (row.claim, row.passage)
    # In one order, so that two looks that tell the same claims never wait for each other in a circle.
    return [found[key] for key in sorted(found)]


def _missed(watch: Watch, error: FetchError, now: datetime) -> None:
    if error.code == "busy":
        watch.look_soon(now, timedelta(seconds=max(error.seconds, 1.0)), error=error.sentence)
    elif error.code == "robots":
        watch.look_again(now, error=error.sentence)
    elif watch.misses + 1 < MISSES:
        watch.look_soon(now, _PAUSES[watch.misses], error=error.sentence, misses=watch.misses + 1)
    else:
        _tell_gone(watch, None, now, error.sentence)


@transaction.atomic
def _tell_gone(watch: Watch, answer: Answer | None, now: datetime, why: str) -> None:
    watch.renew()
    report = watch.report
    if answer is not None:
        keep_fetch(report, answer, None)
    for claim, passage in cited(report):
        _tell(claim, passage, Stands(SourceState.GONE), None, now)
    if report.gone_at is None:
        report.gone_at = now
        report.save(update_fields=["gone_at"])
    watch.look_again(now, error=why, misses=watch.misses + 1 if answer is None else 0)


@transaction.atomic
def _compare(watch: Watch, answer: Answer, page: Read, now: datetime) -> None:
    watch.renew()
    report = watch.report
    snapshot = keep_again(report, answer, page)
    text = Page(page.text)
    for claim, passage in cited(report):
        old = passage.snapshot
        stands = Stands(None) if old.pk == snapshot.pk else text.standing(old.text, passage.start, passage.end)
        _tell(claim, passage, stands, snapshot, now)
    if report.gone_at is not None:
        report.gone_at = None
        report.save(update_fields=["gone_at"])
    watch.look_again(now, error="", misses=0, looked_at=now)


def _tell(claim: Claim, passage: Passage, stands: Stands, after: Snapshot | None, now: datetime) -> None:
    """Write down how a passage stands now, if that is not what was written last."""
    last = SourceChange.objects.filter(claim=claim, passage=passage).order_by("-at", "-pk").first()
    state = stands.state
    if state is None:
        if last is None or last.state == SourceState.BACK:
            return
        state = SourceState.BACK
    elif last is not None and (last.state, last.closest) == (state, stands.closest):
        return
    if state in _ORPHANING:
        passage.orphaned_at = passage.orphaned_at or now
    elif state == SourceState.BACK:
        passage.orphaned_at = None
    passage.save(update_fields=["orphaned_at"])
    SourceChange.objects.create(claim=claim, passage=passage, after=after, state=state, closest=stands.closest, at=now)
    record(
        "source_changed",
        claim=claim,
        passage=passage.pk,
        report=passage.snapshot.report_id,
        state=state.value,
        before=passage.snapshot.sha256,
        after=after.sha256 if after else "",
    )


def settle_refusal(by: User) -> str:
    """Why ``by`` cannot say that a changed source was looked into; empty when they can."""
    return "" if by.has_role(Role.REVIEWER) else "This takes the rights of a reviewer."


@transaction.atomic
def settle(claim: Claim, *, by: User) -> int:
    """A person has looked into what changed on the claim's sources; how many changes that were.

    It says nothing about the verdict: a check that no longer holds is corrected, reopened or withdrawn.
    """
    if why := settle_refusal(by):
        raise Refused(why)
    Claim.objects.select_for_update().get(pk=claim.pk)
    count = SourceChange.objects.filter(claim=claim).unsettled().update(settled_at=timezone.now(), settled_by=by)
    if count:
        record("source_change_settled", claim=claim, by=by, changes=count)
    return count
