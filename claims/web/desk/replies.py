"""The right-of-reply log: a line is written, changed, or taken out, on a page of its own that loses nothing typed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims import editing
from claims.models import Claim, ReplyRequest
from claims.refusals import Incomplete, Refused, Stale
from claims.web.desk.answers import INCOMPLETE, REFUSED, STALE, DeskRequest, desk_page, say, told
from claims.web.reply_forms import ReplyForm


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: DeskRequest, pk: int, line_pk: int | None = None) -> HttpResponse:
    """Write a line of the log, or what came of one; a save over somebody else's shows both."""
    claim = get_object_or_404(Claim.objects.select_related("claimant"), pk=pk)
    line = get_object_or_404(ReplyRequest, pk=line_pk, claim=claim) if line_pk is not None else None
    why_not, status, theirs = editing.items_refusal(claim, request.user), 200, None
    form = ReplyForm.about(line, claim)
    if request.method == "POST":
        form, status = ReplyForm(request.POST), INCOMPLETE
        is_read = form.is_valid()
        version = form.cleaned_data.get("version") or 0
        try:
            if line is not None and request.POST.get("do") == "strike":
                editing.strike_reply(line, by=request.user, version=version)
                return _done(request, pk, "The line was taken out; the history keeps what it said.")
            if is_read:
                _save(claim, line, request, version, form.line())
                return _done(request, pk, "Written down.")
        except Stale as stale:
            theirs, status = stale.current, STALE
            form = form.on_top_of(theirs)
        except Incomplete as missing:
            told(form, missing)
        except Refused as error:
            why_not, status = str(error), REFUSED
    context = {
        "section": "queue",
        "claim": claim,
        "line": line,
        "form": form,
        "why_not": why_not,
        "theirs": theirs,
        "is_struck": status == STALE and theirs is None,
    }
    return render(request, "desk/reply.html", context, status=status)


def _save(claim: Claim, line: ReplyRequest | None, request: DeskRequest, version: int, written: dict[str, Any]) -> None:
    if line is None:
        editing.log_reply(claim, by=request.user, **written)
    else:
        editing.change_reply(line, by=request.user, version=version, **written)


def _done(request: DeskRequest, pk: int, sentence: str) -> HttpResponse:
    say(request, sentence)
    return redirect(f"{reverse('desk:claim', args=[pk])}#replies")
