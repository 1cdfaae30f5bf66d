"""Keeping a report: known once, its bytes kept as they came, its statements as passages of that very snapshot."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from claims.choices import CheckOrigin, Origin
from claims.connectors.addresses import askable
from claims.connectors.dates import moment
from claims.connectors.http import Answer
from claims.connectors.page import Page, PageError
from claims.connectors.warc import warc_of
from claims.intake.checked import keep_checks
from claims.lines import take_fingerprint
from claims.matching import report_search_text
from claims.models import FeedEntry, Fetch, Fingerprint, Passage, Report, Snapshot, Source, User, keep_bytes, sha256
from claims.reading import Reading, Speaker, Statement
from claims.reading.remarks import remarks_on

LONGEST_ADDRESS = 2_000
SOFTWARE = "Factcheck"
_KEPT_HEADERS = frozenset(
    {"content-type", "content-language", "date", "last-modified", "etag", "server", "link", "x-robots-tag"}
)
_LONGEST_HEADER = 500
_TITLE_FROM_TEXT = 120


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it was kept; ``is_new`` when it was not here before, ``is_changed`` when it said something else.

    What it said before is the text that its fingerprint was made of: the one it is known by.
    """

    report: Report
    snapshot: Snapshot
    is_new: bool
    is_changed: bool


def keep_page(
    answer: Answer, page: Page, *, origin: Origin, by: User | None = None, outlet: Source | None = None
) -> Kept:
    """The report of a page that was fetched, known by its canonical address; made when it is new.

    To be called in a transaction. Two who keep one page at once get one report. Raises :class:`PageError` when its
    address is too long to be kept.
    """
    address = page.canonical or answer.address
    if max(len(address), len(answer.address)) > LONGEST_ADDRESS:
        raise PageError(f"The address of this page is longer than {LONGEST_ADDRESS:,} characters.")

    def made() -> Report:
        return Report(
            address=address,
            title=page.title or _title_of(page.text),
            outlet=outlet or Source.objects.outlet_at(address),
            author=page.author[:300],
            language=page.language[:10],
            published_at=_came_out(page.published_at, {address, answer.address, answer.asked}),
            origin=origin,
            sent_in_by=by,
        )

    report, is_new = _known_or_made(Report.objects.filter(address=address), made, page.whole)
    known_by = "" if is_new else _known_by(report)
    snapshot = _page_snapshot(report, answer, page, is_first=is_new)
    if snapshot.text_sha256 != known_by:
        take_fingerprint(report, snapshot, is_first=is_new)
        if not is_new:
            _find_by(report, snapshot)
    keep_fetch(report, answer, snapshot)
    keep_checks(page.checks, origin=CheckOrigin.PAGE)
    return Kept(report, snapshot, is_new, is_changed=not is_new and snapshot.text_sha256 != known_by)


def _came_out(stated: datetime | None, addresses: Collection[str]) -> datetime | None:
    """When a page came out: as it says; where that is nothing, or a day alone, as a feed that carried it says."""
    if stated is not None and stated.astimezone(UTC).time() != time.min:
        return stated
    known_as = {known for address in addresses if (known := askable(address, str))}
    carried = FeedEntry.objects.filter(address__in=known_as, published_at__isnull=False)
    at = carried.order_by("published_at").values_list("published_at", flat=True).first()
    is_that_day = at is not None and (stated is None or at.date() == stated.date())
    return at if is_that_day else stated


def _known_or_made(known: QuerySet[Report], made: Callable[[], Report], text: str) -> tuple[Report, bool]:
    """The report that is here already, or a new one; two who make it at once get one, and one of them is told so."""
    if (report := known.first()) is not None:
        return report, False
    report = made()
    report.search_text = report_search_text(report, text)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        if (other := known.first()) is None:
            raise
        return other, False
    return report, True


def _known_by(report: Report) -> str:
    """The hash of the text that a report is known by: its fingerprint's, or the last one where it has none yet."""
    of_fingerprint = Fingerprint.objects.filter(report=report).values_list("snapshot__text_sha256", flat=True).first()
    return of_fingerprint or report.latest_snapshot.text_sha256


def _find_by(report: Report, snapshot: Snapshot) -> None:
    """Let people find the report by what it says now."""
    found_by = report_search_text(report, snapshot.text)
    if found_by != report.search_text:
        report.search_text = found_by
        report.save(update_fields=["search_text"])


def keep_fetch(report: Report, answer: Answer, snapshot: Snapshot | None) -> Fetch:
    """The record of custody of an answer: as it came, with ``snapshot`` the text that was read from it, if any."""
    text_sha256 = snapshot.text_sha256 if snapshot else ""
    facts = {"body-sha256": sha256(answer.body), "text-sha256": text_sha256, "read-by": SOFTWARE}
    warc = warc_of(answer.exchanges, software=SOFTWARE, facts={k: v for k, v in facts.items() if v})
    return Fetch.objects.create(
        report=report,
        snapshot=snapshot,
        address=answer.address,
        http_status=answer.status,
        headers=[[name, value.replace("\0", "")] for name, value in answer.raw_headers],
        fetched_at=answer.fetched_at,
        served_at=moment(answer.headers.get("date", "")),
        byte_count=len(answer.body),
        sha256=facts["body-sha256"],
        text_sha256=text_sha256,
        warc_sha256=keep_bytes(warc) if answer.exchanges else "",
    )


def keep_again(report: Report, answer: Answer, page: Page) -> Snapshot:
    """The page of a report that is here already, as it is now.

    The fingerprint stays that of the text which people cite. Bytes that are here already are stored again where the
    archive has lost them. To be called in a transaction.
    """
    snapshot = _page_snapshot(report, answer, page)
    if snapshot.sha256 == sha256(answer.body):
        keep_bytes(answer.body)
    keep_fetch(report, answer, snapshot)
    _find_by(report, snapshot)
    return snapshot


def _page_snapshot(report: Report, answer: Answer, page: Page, *, is_first: bool = False) -> Snapshot:
    """The snapshot of a page: a page that says what it said once makes no new one, whatever else on it changed."""
    kept = report.snapshots.filter(text_sha256=sha256(page.whole)).order_by("fetched_at", "pk")
    same = None if is_first else kept.first()
    return same or _snapshot(
        report,
        answer.body,
        page.whole,
        address=answer.address,
        content_type=answer.content_type,
        charset=answer.charset,
        http_status=answer.status,
        headers={name: value[:_LONGEST_HEADER] for name, value in answer.headers.items() if name in _KEPT_HEADERS},
        fetched_at=answer.fetched_at,
        links=page.links,
        is_first=is_first,
    )


def keep_text(
    text: str,
    body: bytes,
    *,
    origin: Origin,
    title: str = "",
    page: Page | None = None,
    content_type: str = "text/plain",
    by: User | None = None,
) -> Kept:
    """The report of a text that was pasted or uploaded, known by the hash of the text; made when it is new.

    ``body`` is what came, byte for byte. To be called in a transaction.
    """

    def made() -> Report:
        return Report(
            text_hash=sha256(text),
            title=title or (page.title if page else "") or _title_of(text),
            author=page.author[:300] if page else "",
            language=page.language[:10] if page else "",
            published_at=page.published_at if page else None,
            origin=origin,
            sent_in_by=by,
        )

    report, is_new = _known_or_made(Report.objects.filter(text_hash=sha256(text)), made, text)
    snapshot = _snapshot(
        report,
        body,
        text,
        content_type=content_type,
        charset="utf-8" if origin == Origin.PASTED else "",
        is_first=is_new,
    )
    take_fingerprint(report, snapshot, is_first=is_new)
    return Kept(report, snapshot, is_new, is_changed=False)


def _snapshot(
    report: Report,
    body: bytes,
    text: str,
    *,
    address: str = "",
    content_type: str = "",
    charset: str = "",
    http_status: int | None = None,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime | None = None,
    links: Sequence[str] = (),
    is_first: bool = False,
) -> Snapshot:
    """The snapshot of these very bytes as this very text: never stored twice. ``is_first`` where the report is new."""
    known = {"report": report, "sha256": keep_bytes(body), "text_sha256": sha256(text)}
    said = {
        "byte_count": len(body),
        "address": address,
        "content_type": content_type[:200],
        "charset": charset[:50],
        "http_status": http_status,
        "headers": dict(headers or {}),
        "fetched_at": fetched_at or timezone.now(),
        "text": text,
        "links": list(links),
    }
    if is_first:
        return Snapshot.objects.create(**known, **said)
    return Snapshot.objects.get_or_create(**known, defaults=said)[0]


def keep_statements(snapshot: Snapshot, reading: Reading) -> list[Passage]:
    """The statements of a reading as passages, in the reading's order; those that are kept already stay as they are.

    A speaker is kept as the report spells the name; which source that is, a person says. What should be looked at twice
    is put down with the report.
    """
    report = snapshot.report
    day = report.published_at.date() if report.published_at else None
    found = remarks_on(snapshot.text, reading, day=day, places=settings.CLAIMS_PLACES_FILE)
    report.remarks = [asdict(remark) for remark in found]
    report.save(update_fields=["remarks"])
    passages = [_passage(snapshot, statement) for statement in reading.statements]
    Passage.objects.bulk_create(passages, ignore_conflicts=True, batch_size=500)
    kept = {(passage.start, passage.end): passage for passage in snapshot.passages.select_related("speaker")}
    return [kept[(statement.start, statement.end)] for statement in reading.statements]


def _passage(snapshot: Snapshot, statement: Statement) -> Passage:
    speaker = statement.speaker
    return Passage.at(
        snapshot,
        statement.start,
        statement.end,
        speaker_name=speaker.name[:200],
        speaker_role=_role(speaker),
        speaker_note=speaker.note[:300],
        is_vague=speaker.is_vague,
        quotation=statement.quotation,
        certainty=statement.certainty,
        polarity=statement.polarity,
        wording=statement.wording,
        worthiness=min(1.0, max(0.0, statement.worthiness)),
        reasons=[asdict(reason) for reason in statement.reasons],
        figures=[asdict(figure) for figure in statement.figures if _is_finite(figure.low) and _is_finite(figure.high)],
        is_statement=True,
    )


def _is_finite(number: float | None) -> bool:
    """Whether the database can hold this number; one of hundreds of digits is beyond every number."""
    return number is None or math.isfinite(number)


def _role(speaker: Speaker) -> str:
    """The office with its body, where neither the office nor the name says which body it is."""
    role, body = speaker.role, speaker.organisation
    if body and body.casefold() not in f"{role} {speaker.name}".casefold():
        role = f"{role}, {body}" if role else body
    return role[:200]


def _title_of(text: str) -> str:
    """The first line of a text, cut at a word, for a report without a title."""
    first = text.strip().partition("\n")[0].strip()
    if len(first) <= _TITLE_FROM_TEXT:
        return first
    return f"{first[:_TITLE_FROM_TEXT].rpartition(' ')[0] or first[:_TITLE_FROM_TEXT]}…"
