"""Reading in what was handed in: fetch it, read it, then write everything in one transaction that also ends the work.

So a worker that dies in the middle leaves nothing behind, and one that comes second finds the lease gone and writes
nothing: no report, passage or claim is ever made twice.
"""

import random
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from claims import outbound
from claims.choices import Origin, WorkStatus
from claims.connectors.charsets import NotText, text_of
from claims.connectors.http import Answer, Client, FetchError, Unreachable
from claims.connectors.page import Page, PageError, read_page_in_child
from claims.connectors.plain import clean
from claims.connectors.walls import unseen_of, unshown
from claims.intake.candidates import put_beside, submit_candidate
from claims.intake.keeping import Kept, keep_page, keep_statements, keep_text
from claims.intake.listed import ClaimList, NoList, read_list
from claims.lines import draw, draw_later
from claims.models import Intake, LeaseLost
from claims.models.report import kept_bytes
from claims.reading import Reading, read
from claims.weighing import weights_in_use

_FETCHED, _EXTRACTED, _READ = 0.2, 0.3, 0.9
_STEP = 0.05
_PATIENCE = 2.0
_LONGEST_PUT_OFF = timedelta(days=1)
_TRY_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
_KINDS = {".txt": "text/plain", ".pdf": "application/pdf"}
ACCEPT = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.5"


def run(intake: Intake) -> None:
    """Read in what was handed in; ``intake`` is leased by the caller. Ends in a report or in a sentence."""
    try:
        if intake.origin == Origin.ADDRESS:
            _read_address(intake)
        elif intake.origin == Origin.UPLOADED:
            _read_file(intake)
        else:
            _read_text(intake, clean(intake.text), intake.text.encode())
    except FetchError as error:
        if error.code == "busy" and timezone.now() - intake.created_at < _LONGEST_PUT_OFF:
            _put_off(intake, error)
        else:
            _fail(intake, error.sentence, is_final=error.is_final)
    except (PageError, NotText, NoList) as error:
        _fail(intake, str(error), is_final=True)
    except LeaseLost:
        return
    if intake.report is not None:
        with transaction.atomic():
            draw([intake.report])


def page_of(answer: Answer) -> Page:
    """The page in an answer; raises :class:`FetchError` when it is none, :class:`PageError` when it holds no text."""
    if not answer.is_ok:
        later = answer.status >= 500 or answer.status in _TRY_LATER
        raise Unreachable("status", _complaint(answer), is_final=not later)
    return read_page_in_child(
        answer.body, content_type=answer.content_type, charset=answer.charset, address=answer.address
    )


def _complaint(answer: Answer) -> str:
    host = answer.address.partition("://")[2].partition("/")[0]
    if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return f"{host} says that there is no page at this address."
    if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN):
        return f"{host} does not show this page to us (status {answer.status}). Paste its text instead."
    return f"{host} answered with status {answer.status} instead of a page."


def _fail(intake: Intake, sentence: str, *, is_final: bool) -> None:
    try:
        intake.fail(sentence, is_final=is_final)
    except LeaseLost:
        return


def _put_off(intake: Intake, error: FetchError) -> None:
    try:
        # Those that wait for one host come back one after the other.
        pause = timedelta(seconds=error.seconds * random.uniform(1.0, 1.5))  # noqa: S311
        intake.put_off(timezone.now() + pause, error=error.sentence)
    except LeaseLost:
        return


def _progress(intake: Intake, share: float) -> None:
    """Show how far it is, and that somebody is at work."""
    if share - intake.progress >= _STEP:
        intake.renew(progress=round(share, 2))


def _read_address(intake: Intake) -> None:
    with Client(**outbound.options(patience=_PATIENCE)) as client:
        # Where a person has asked for this very page, its robots.txt has no say; where a feed brought it, it has.
        ask = client.crawl if intake.by is None else client.get
        answer = ask(intake.address, accept=ACCEPT)
    _progress(intake, _FETCHED)
    page = page_of(answer)
    if why := unshown(page, answer):
        raise PageError(why)
    _progress(intake, _EXTRACTED)
    reading = noting(_reading(intake, page.whole, page.language), page)
    with transaction.atomic():
        intake.renew()  # holds the row until the end: nobody else takes it up meanwhile
        kept = keep_page(answer, page, origin=Origin.ADDRESS, by=intake.by)
        _settle(intake, kept, reading)


def _read_file(intake: Intake) -> None:
    body = kept_bytes(intake.file_sha256)
    if intake.file_name.lower().endswith(".csv"):
        _read_list(intake, body)
        return
    kind = _KINDS.get(PurePath(intake.file_name.lower()).suffix, "text/html")
    page = read_page_in_child(body, content_type=kind)
    _progress(intake, _EXTRACTED)
    _read_text(intake, page.whole, body, page=page, content_type=kind)


def _read_text(
    intake: Intake, text: str, body: bytes, *, page: Page | None = None, content_type: str = "text/plain"
) -> None:
    reading = noting(_reading(intake, text, page.language if page else ""), page)
    title = intake.title or text[: reading.title_end].strip()
    with transaction.atomic():
        intake.renew()
        kept = keep_text(
            text, body, origin=Origin(intake.origin), title=title, page=page, content_type=content_type, by=intake.by
        )
        _settle(intake, kept, reading)


def _reading(intake: Intake, text: str, language: str) -> Reading:
    begun = intake.progress
    return read(
        text,
        language=language,
        weights=weights_in_use(),
        on_progress=lambda share: _progress(intake, begun + share * (_READ - begun)),
    )


def noting(reading: Reading, page: Page | None) -> Reading:
    """A reading with what of its page could not be read."""
    if page is None:
        return reading
    told = (page.note, unseen_of(page) if page.canonical else "")
    return replace(reading, notes=(*filter(None, told), *reading.notes))


def _settle(intake: Intake, kept: Kept, reading: Reading) -> None:
    """Write what was read, unless the very same was handed in before, and end the work.

    A report that a pull brought was read for one claim alone: the first to hand it in gets its candidates.
    """
    count = 0
    was_handed_in = Intake.objects.filter(report=kept.report, status=WorkStatus.DONE).exclude(pk=intake.pk).exists()
    if kept.is_changed or not was_handed_in:
        passages = keep_statements(kept.snapshot, reading)
        offered = put_beside(kept.report, reading, passages)
        count = offered.count
        kept.report.language = kept.report.language or reading.language[:10]
        kept.report.notes = [*reading.notes, *offered.notes]
        kept.report.save(update_fields=["language", "notes"])
    draw_later(None)  # in case that we die before its lines are drawn
    intake.finish(progress=1.0, report=kept.report, was_known=was_handed_in, claim_count=count)


def _read_list(intake: Intake, body: bytes) -> None:
    text = clean(text_of(body))
    if not text:
        raise NoList("This CSV file is empty.")
    listed = read_list(text)
    with transaction.atomic():
        intake.renew()
        kept = keep_text(
            text,
            body,
            origin=Origin.UPLOADED,
            title=intake.title or intake.file_name,
            content_type="text/csv",
            by=intake.by,
        )
        if kept.is_new:
            _submit_listed(intake, listed)
            kept.report.notes = listed.notes
            kept.report.save(update_fields=["notes"])
        count = len(listed.claims) if kept.is_new else 0
        draw_later(None)
        intake.finish(progress=1.0, report=kept.report, was_known=not kept.is_new, claim_count=count)


def _submit_listed(intake: Intake, listed: ClaimList) -> None:
    for row in listed.claims:
        at = f", as found at {row.source}" if row.source else ""
        submit_candidate(
            text=row.text,
            by=intake.by,
            # Printed with the check; what the file is called may name whoever sent it in.
            origin_note=f"A list of claims{at}.",
            note=f"Line {row.line} of the list “{intake.file_name}”.",
            claimant_name=row.claimant,
            claimant_role=row.role,
            place=row.place,
            said_date=row.said_date,
            said_precision=row.precision,
        )
