"""What changed on the pages that a claim stands on: beside the claim, and the whole texts side by side."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims import watching
from claims.choices import SourceState
from claims.differences import Piece, shown, text_changes, word_changes
from claims.models import ArchiveAway, Claim, Fetch, Report, Snapshot, SourceChange, Watch
from claims.refusals import Refused
from claims.web.desk.answers import DeskRequest, back, desk_page, refused, say, say_no

_SHOWN_FETCHES = 20
_SHOWN_SNAPSHOTS = 50
_LONGEST_KEY = 18


@dataclass(frozen=True, slots=True)
class Seen:
    """One change as the workspace shows it; ``pieces`` are the cited words and what stands there now as one row."""

    change: SourceChange
    sentence: str
    pieces: list[Piece]

    @property
    def is_reworded(self) -> bool:
        return self.change.state == SourceState.CHANGED

    @property
    def is_remarked(self) -> bool:
        return self.change.state == SourceState.REMARKED


def seen(claim: Claim) -> list[Seen]:
    """What nobody has looked into yet on the sources of ``claim``, oldest first."""
    rows = SourceChange.objects.for_page(claim).unsettled()
    return [
        Seen(row, watching.SENTENCES[row.state], word_changes(row.passage.exact, row.closest) if row.closest else [])
        for row in rows
    ]


@desk_page
@require_POST
def settle(request: DeskRequest, pk: int) -> HttpResponse:
    """A person has looked into what changed on the sources of a claim."""
    claim = get_object_or_404(Claim, pk=pk)
    try:
        count = watching.settle(claim, by=request.user)
    except Refused as error:
        return refused(request, error)
    say(request, "Noted: somebody has looked into it." if count else "Somebody had looked into it already.")
    return redirect(back(request, reverse("desk:claim", args=[pk])))


def _chosen(texts: QuerySet[Snapshot], key: str | None) -> Snapshot | None:
    """The snapshot that the address names, if it names one; one that there is not is not found."""
    if key is None:
        return None
    if not key.isdecimal() or len(key) > _LONGEST_KEY:
        raise Http404("This report has no such snapshot.")
    return get_object_or_404(texts, pk=int(key))


@desk_page
@require_safe
def compared(request: DeskRequest, pk: int) -> HttpResponse:
    """Two snapshots of a report as one text with what went and what came, word by word; and every look at its page."""
    report = get_object_or_404(Report.objects.select_related("outlet"), pk=pk)
    texts = report.snapshots.defer("links", "headers").order_by("fetched_at", "pk")
    before = _chosen(texts, request.GET.get("before")) or texts[0]
    after = _chosen(texts, request.GET.get("after")) or texts.reverse()[0]
    newest = texts.defer("text", "links", "headers").reverse()[:_SHOWN_SNAPSHOTS]
    # The first text and those that are compared can always be chosen, however many came after them.
    offered = {one.pk: one for one in (*newest, *texts.defer("text", "links", "headers")[:1], before, after)}
    snapshots = sorted(offered.values(), key=lambda one: (one.fetched_at, one.pk))
    pieces = text_changes(before.text, after.text)
    context = {
        "section": "intake",
        "report": report,
        "snapshots": snapshots,
        "before": before,
        "after": after,
        "pieces": pieces if request.GET.get("whole") else shown(pieces),
        "is_same": all(piece.kind == "same" for piece in pieces),
        "is_whole": bool(request.GET.get("whole")),
        "watch_error": Watch.objects.filter(report=report).values_list("error", flat=True).first(),
        "fetches": list(report.fetches.select_related("snapshot").defer("snapshot__text")[:_SHOWN_FETCHES]),
    }
    return render(request, "desk/changes.html", context)


@desk_page
@require_safe
def kept(request: DeskRequest, pk: int) -> HttpResponse:
    """The exchange with the server as it went over the line, as a WARC file to be kept or opened elsewhere."""
    fetch = get_object_or_404(Fetch, pk=pk)
    if not fetch.warc_sha256:
        raise Http404("No record of this exchange was kept.")
    try:
        answer = HttpResponse(fetch.warc(), content_type="application/warc")
    except ArchiveAway as error:
        say_no(request, str(error))
        return redirect("desk:changes", pk=fetch.report_id)
    except OSError:
        say_no(request, "The record of this exchange is damaged or gone: our storage does not hold what was kept.")
        return redirect("desk:changes", pk=fetch.report_id)
    # Never shown by a browser: it holds what a stranger's server sent.
    answer["Content-Disposition"] = f'attachment; filename="{fetch.warc_sha256[:16]}.warc.gz"'
    return answer
