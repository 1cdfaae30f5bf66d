"""Lists as tables for other programs: CSV, in UTF-8 with a mark by which spreadsheets know it."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims import publishing
from claims.choices import Attribution, Stage, Verdict
from claims.models import Claim
from claims.web.desk.answers import DeskRequest, desk_page
from claims.web.desk.queue import page_of
from claims.web.public import following_query, for_list, public_page, selected

ROWS = 2_000
"""Checks in one file for readers; a link in its head leads to the next one."""
_AT_ONCE = 500
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""A spreadsheet takes the wide forms for the others, and may leave out the space before them."""
_MARK = "\ufeff"


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The table line by line. What a spreadsheet would take for a formula begins with an apostrophe."""
    line = io.StringIO()
    writer = csv.writer(line)
    for cells in chain([header], rows):
        writer.writerow([_cell(value) for value in cells])
        yield (_MARK if cells is header else "") + line.getvalue()
        line.seek(0)
        line.truncate()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


# --- For readers ------------------------------------------------------------------------------------------------------

_OF_CHECKS: dict[str, Callable[[Claim, dict[str, Any]], Any]] = {
    "address": lambda claim, part: publishing.check_address(claim.slug or ""),
    "title": lambda claim, part: claim.summary.title,  # type: ignore[union-attr]
    "verdict": lambda claim, part: Verdict(claim.summary.verdict).label,  # type: ignore[union-attr]
    "said_by_claimant": lambda claim, part: Attribution(claim.summary.attribution).label,  # type: ignore[union-attr]
    "finding": lambda claim, part: claim.summary.standfirst,  # type: ignore[union-attr]
    "claim": lambda claim, part: part["text"],
    "claimant": lambda claim, part: part["claimant"]["name"] if part["claimant"] else "",
    "claimant_role": lambda claim, part: part["claimant"]["role"] if part["claimant"] else "",
    "said": lambda claim, part: _known(part["said"]),
    "place": lambda claim, part: part["place"],
    "language": lambda claim, part: part["language"],
    "text_language": lambda claim, part: claim.summary.text_language,  # type: ignore[union-attr]
    "published": lambda claim, part: claim.published_at,
    "changed": lambda claim, part: claim.summary.published_at,  # type: ignore[union-attr]
    "version": lambda claim, part: claim.summary.number,  # type: ignore[union-attr]
    "being_checked_again": lambda claim, part: "yes" if claim.is_under_review else "",
}


def _known(said: dict[str, str] | None) -> str:
    """A day as far as it is known: 2026-10-13, 2026-10 or 2026."""
    return said["date"][: {"year": 4, "month": 7}.get(said["precision"], 10)] if said else ""


@public_page
def checks(request: HttpRequest) -> HttpResponse:
    """The list of checks with its filters as CSV, as they were published; a filter that makes no sense is refused."""
    chosen = selected(request.GET)
    if not chosen.makes_sense:
        return HttpResponse(
            " ".join(chosen.notes) or "A filter makes no sense.", content_type="text/plain; charset=utf-8", status=400
        )
    found = list(for_list(chosen.claims, with_claim=True)[: ROWS + 1])
    rows = [[read(claim, claim.claim_part) for read in _OF_CHECKS.values()] for claim in found[:ROWS]]  # type: ignore[attr-defined]
    response = HttpResponse("".join(csv_lines(list(_OF_CHECKS), rows)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="checks.csv"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    if len(found) > ROWS:
        following = following_query(request.GET, found[ROWS - 1])
        response.headers["Link"] = f'<{settings.SITE_URL}{reverse("public:table")}{following}>; rel="next"'
    return response


# --- For the desk -----------------------------------------------------------------------------------------------------

_OF_THE_DESK: dict[str, Callable[[Claim], Any]] = {
    "claim": lambda claim: claim.text,
    "stage": lambda claim: Stage(claim.stage).label,
    "verdict": lambda claim: Verdict(claim.verdict).label if claim.verdict != Verdict.UNCHECKED else "",
    "said_by_claimant": lambda claim: (
        Attribution(claim.attribution).label if claim.attribution != Attribution.UNCHECKED else ""
    ),
    "claimant": lambda claim: claim.claimant.name if claim.claimant else claim.claimant_name,
    "claimant_role": lambda claim: claim.claimant_role,
    "said": lambda claim: (
        _known({"date": claim.said_date.isoformat(), "precision": claim.said_precision}) if claim.said_date else ""
    ),
    "place": lambda claim: claim.place,
    "language": lambda claim: claim.language,
    "worth_checking": lambda claim: round(claim.worthiness, 2),
    "held_by": lambda claim: str(claim.holder) if claim.holder else "",
    "reports": lambda claim: claim.report_count,  # type: ignore[attr-defined]
    "where_it_was_met": lambda claim: claim.origin_note,
    "stage_since": lambda claim: claim.moved_at,
    "check_again_on": lambda claim: claim.recheck_date,
    "check": lambda claim: publishing.check_address(claim.slug) if claim.slug else "",
}


@desk_page
@require_safe
def queue(request: DeskRequest) -> HttpResponseBase:
    """The whole of a view of the queue, page after page, with its filters and in its order."""
    tab, claims, following = page_of(request.user, request.GET, _AT_ONCE)

    def rows() -> Iterator[list[Any]]:
        page, mark = claims, following
        while page:
            for claim in page:
                address = request.build_absolute_uri(reverse("desk:claim", args=[claim.pk]))
                yield [address, *(read(claim) for read in _OF_THE_DESK.values())]
            if not mark:
                return
            asked = request.GET.copy()
            asked["after"] = mark
            _, page, mark = page_of(request.user, asked, _AT_ONCE)

    response = StreamingHttpResponse(
        csv_lines(["address", *_OF_THE_DESK], rows()), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="claims-{tab.name}.csv"'
    return response
