"""One pull from its first request to its last row.

Every step writes what it has found in a transaction of its own, under constraints that know it again, and renews the
lease. So a worker that dies in the middle loses one step, and whoever takes the pull up afterwards doubles nothing.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims import switchboard
from claims.choices import Origin
from claims.connectors.addresses import leads_home
from claims.connectors.base import Connector
from claims.connectors.feeds import Feeds
from claims.connectors.http import Answer, FetchError
from claims.connectors.page import NOT_THERE, Page, PageError
from claims.connectors.walls import unshown
from claims.intake.keeping import Kept, keep_page, keep_statements
from claims.intake.running import ACCEPT, noting, page_of
from claims.lines import draw, draw_later
from claims.matching import FITS, Fit, Meaning, Text, measure_hits, rank, remembered
from claims.models import Claim, Fetch, Hit, LeaseLost, Pull, Report, Snapshot, record
from claims.models.work import TRIES
from claims.reading import Reading, read
from claims.reporting.asking import Answers, Asking, ask, search
from claims.reporting.beside import Bearing, bearing_on, put_report_beside
from claims.reporting.headlines import Prospect, prospects_of
from claims.reporting.hearing import heard
from claims.reporting.hurrying import HurriedClient, client_for
from claims.reporting.telling import keep_told
from claims.weighing import weights_in_use

_FRESH = timedelta(days=1)
_NEVER = datetime.min.replace(tzinfo=UTC)
_WAITS = timedelta(hours=6)
"""How long a pull lets a busy service make it wait; after that it fails, and can be tried again by hand."""
PAGES_WAIT = timedelta(minutes=10)
"""How long a pull waits for pages whose servers are being asked by others; after that it ends without them."""
NOT_ITS_TURN = "Its server could not be asked within ten minutes; the next search tries it again."
BEARS_NOT = "Read; it does not bear on the claim."
LITTLE_SHOWN = "It shows next to nothing of its text: there may be a wall before it."
_LITTLE = 200
"""Letters of text below which a page that promised something else is not taken for read."""
_LONGEST_READ = 200_000


def run(pull: Pull, *, clock: Callable[[], float] = time.monotonic) -> None:
    """Do one pull; ``pull`` is leased by the caller. Ends with what was found, or with why it failed in a sentence.

    ``clock`` counts seconds; see :data:`claims.reporting.hurrying.PULL_SECONDS`.
    """
    connector = switchboard.connector_named(pull.connector)
    try:
        if connector is None:
            pull.fail(f"There is no connector named “{pull.connector}” any more.", is_final=True)
        else:
            _run(pull, connector, clock)
    except LeaseLost:
        return


def _run(pull: Pull, connector: Connector, clock: Callable[[], float]) -> None:
    claim = Claim.objects.select_related("claimant").get(pk=pull.claim_id)
    asking = ask(claim)
    question = {"text": asking.question.text, "names": list(asking.question.names)}
    # What was looked into before the pull was put off, or its worker died, need not be asked for again.
    looked_into = [entry for entry in pull.requests if entry["kind"] == "page" and not entry["error"]]
    pull.renew(question=question)
    answers = Answers()
    with HurriedClient(clock=clock) as client, client_for(connector, beside=client) as asker:
        try:
            with heard(connector) as hearing:
                for answers in search(connector, asking.question, asker):
                    hearing.note(answers)
                    pull.renew(requests=[*answers.log, *looked_into])
        except FetchError as error:
            keep_told(connector, answers.told)  # what was told before it failed
            waited = timezone.now() - pull.created_at
            if error.code in ("busy", "too_often") and waited < _WAITS:
                # It is others' turn, or the service asked for rest: that is no failed try. A service that asks for rest
                # again and again gets twice as much each time.
                pause = max(timedelta(seconds=max(error.seconds, 1.0)), waited * (error.code == "too_often"))
                pull.put_off(timezone.now() + pause, error=error.sentence)
                return
            if not answers.log or not (error.is_final or pull.attempts >= TRIES):
                pull.fail(error.sentence, is_final=error.is_final, requests=answers.log)
                return
            # It is not asked again, so this search goes as far as the service went.
            answers.log.append(_entry(connector.name, None, error=error.sentence) | {"kind": "search"})
        if not answers.log and not answers.found:
            pull.fail(connector.idle, is_final=True)
            return
        # What answers but lacks something is asked again, and in the end taken as it is: it may lack it for ever.
        if answers.has_failed and (answers.unanswered or pull.attempts < TRIES):
            if len(answers.waits) == len(answers.log) and timezone.now() - pull.created_at < _WAITS:
                until = timezone.now() + timedelta(seconds=min(answers.waits.values()))
                pull.put_off(until, error=str(answers.log[-1]["error"]))
                return
            pull.fail(_why(answers, "feeds" if connector.name == Feeds.name else "requests"), requests=answers.log)
            return
        log = [*answers.log, *looked_into]
        corpus, prospects = prospects_of(asking, answers, nearness_within(client))
        found = keep_told(connector, answers.told) + sum(int(entry["count"]) for entry in looked_into)
        seen = {entry["address"] for entry in looked_into}
        waiting: dict[Prospect, FetchError | None] = {one: None for one in prospects if one.address not in seen}
        for _round in range(2):  # a server that others ask at first may be free when the rest is done
            for prospect in list(waiting):
                try:
                    is_beside = _look_into(prospect, claim, pull, asking, corpus, client, log)
                    del waiting[prospect]
                except FetchError as busy:
                    waiting[prospect], is_beside = busy, False
                if is_beside and (nearness := nearness_within(client)):
                    measure_hits(claim, nearness)
                found += is_beside
                pull.renew(requests=log)
    if later := _later(pull, waiting.values()):
        pull.put_off(timezone.now() + timedelta(seconds=max(later.seconds, 1.0)), error=later.sentence)
        return
    log += [_entry(prospect.address, None, error=NOT_ITS_TURN) for prospect in waiting]
    _finish(pull, claim, found, log, error=str(answers.log[0]["error"]) if answers.has_failed else "")


def _later(pull: Pull, waiting: Iterable[FetchError | None]) -> FetchError | None:
    """Why pages have to wait for their servers, where it is worth waiting for the last of them."""
    last = max((busy for busy in waiting if busy is not None), key=lambda busy: busy.seconds, default=None)
    if last is None or timezone.now() + timedelta(seconds=last.seconds) > pull.created_at + PAGES_WAIT:
        return None
    return last


def _why(answers: Answers, asked: str) -> str:
    if len(answers.log) == 1:
        return str(answers.log[0]["error"])
    return f"None of the {len(answers.log)} {asked} gave an answer. The first: {answers.log[0]['error']}"


def _finish(pull: Pull, claim: Claim, found: int, log: list[dict[str, Any]], *, error: str) -> None:
    new = Hit.objects.filter(pull=pull).count()
    failed = sum(bool(entry["error"]) for entry in log)
    with transaction.atomic():
        record("pulled", claim=claim, connector=pull.connector, pull=pull.pk, found=found, new=new, failed=failed)
        draw_later(claim)
        pull.finish(requests=log, found_count=found, new_count=new, error=error)


def nearness_within(client: HurriedClient) -> Meaning | None:
    """What the sentence model says, where there is one, for as long as the pull has time; then words alone decide."""
    reading = remembered()
    return reading.nearness if reading is not None and client.has_time else None


def _look_into(
    prospect: Prospect,
    claim: Claim,
    pull: Pull,
    asking: Asking,
    corpus: Sequence[Text],
    client: HurriedClient,
    log: list[dict[str, Any]],
) -> bool:
    """Read one page, and put it beside the claim if it bears on it; whether it does. Failures are named in the log.

    Raises :class:`FetchError` (``busy``) alone, where the page's server cannot be asked now and soon can.
    """
    known = _known(prospect.address)
    if known is not None and known.pk in asking.own_reports:
        return False
    if known is not None and (snapshot := _fresh(known, prospect.updated_at)) is not None:
        text = Text(known.title, snapshot.text, _day(known.published_at, prospect))
        fit = rank(asking.sought, [text], corpus=corpus, meaning=nearness_within(client))[0]
        if fit.score < FITS:
            return False
        reading = _read(snapshot.text, known.language)
        bearing = bearing_on(claim, snapshot.text, reading, asking.sought, nearness_within(client))
        with transaction.atomic():
            pull.renew()
            _keep(Kept(known, snapshot, is_new=False, is_changed=False), reading, bearing, claim, pull, fit)
        _draw_lines(claim, pull)
        return True
    try:
        answer, page = prospect.read or _read_page(client, prospect.address)
        if why := unshown(page, answer):
            raise PageError(why)
        text = Text(page.title or prospect.text.title, page.whole, _day(page.published_at, prospect))
        fit = rank(asking.sought, [text], corpus=corpus, meaning=nearness_within(client))[0]
        pull.renew()
        if fit.score < FITS:
            error, note = (LITTLE_SHOWN, "") if len(page.whole) < _LITTLE else ("", BEARS_NOT)
            log.append(_entry(prospect.address, answer.status, error=error, note=note))
            return False
        reading = noting(_read(page.whole, page.language), page)
        bearing = bearing_on(claim, page.whole, reading, asking.sought, nearness_within(client))
        with transaction.atomic():
            pull.renew()
            kept = keep_page(answer, page, origin=Origin.PULLED, outlet=prospect.outlet)
            if kept.report.pk in asking.own_reports:
                return False
            _keep(kept, reading, bearing, claim, pull, fit)
        _draw_lines(claim, pull)
    except (FetchError, PageError) as error:
        if isinstance(error, FetchError) and error.code == "busy":
            raise
        log.append(_entry(prospect.address, None, error=error.sentence))
        return False
    log.append(_entry(prospect.address, answer.status, count=1))
    return True


def _day(stated: datetime | None, prospect: Prospect) -> date | None:
    """When a page came out: as it says itself, else as whoever pointed to it says; old pages are pointed to again."""
    return stated.date() if stated else prospect.text.day


def _read_page(client: HurriedClient, address: str) -> tuple[Answer, Page]:
    answer = client.crawl(address, accept=ACCEPT)
    if leads_home(address, answer.address):
        raise PageError(NOT_THERE)
    return answer, page_of(answer)


def _draw_lines(claim: Claim, pull: Pull) -> None:
    """Apart from what was kept, which is whole without it: whoever takes a broken-off pull up draws them again."""
    with transaction.atomic():
        pull.renew()
        draw(claim=claim)


def _known(address: str) -> Report | None:
    """The report behind an address that a feed gave, also where the page calls itself by another one."""
    at = Q(address=address) | Q(pk__in=Snapshot.objects.filter(address=address).values("report"))
    return Report.objects.filter(at).order_by("pk").first()


def _fresh(report: Report, updated_at: datetime | None) -> Snapshot | None:
    """What a page said when it was looked at lately, by whichever way; then it need not be asked again.

    Unless it was edited since, as its feed says.
    """
    since = max(timezone.now() - _FRESH, updated_at or _NEVER)
    fetches = Fetch.objects.filter(report=report, snapshot__isnull=False, fetched_at__gt=since)
    if fetch := fetches.select_related("snapshot").order_by("-fetched_at", "-pk").first():
        return fetch.snapshot
    snapshot = report.latest_snapshot
    return snapshot if snapshot.fetched_at > since else None


def _entry(address: str, status: int | None, *, count: int = 0, error: str = "", note: str = "") -> dict[str, Any]:
    return {"address": address, "status": status, "count": count, "error": error, "note": note, "kind": "page"}


def _read(text: str, language: str) -> Reading:
    return read(text[:_LONGEST_READ], language=language, weights=weights_in_use())


def _keep(kept: Kept, reading: Reading, bearing: Bearing, claim: Claim, pull: Pull, fit: Fit) -> None:
    if kept.is_new or kept.is_changed:
        kept.report.language = kept.report.language or reading.language[:10]
        kept.report.notes = list(reading.notes)
        kept.report.save(update_fields=["language", "notes"])
    passages = keep_statements(kept.snapshot, reading)
    put_report_beside(claim, kept, bearing, passages, pull=pull, fit=fit)
