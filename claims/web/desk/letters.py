"""Readers' letters on the desk: those that wait, and one to be answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims import letters
from claims.choices import LetterState
from claims.models import Letter
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, told
from claims.web.letter_forms import AnswerForm

SHOWN = 50


@desk_page
@require_safe
def inbox(request: DeskRequest) -> HttpResponse:
    """The letters that wait for an answer, longest first, and those that were answered last."""
    rows = Letter.objects.select_related("about", "answered_by")
    waiting = list(rows.waiting()[: SHOWN + 1])
    answered = rows.exclude(state=LetterState.WAITING).order_by("-answered_at", "-pk")[:SHOWN]
    context = {"section": "intake", "waiting": waiting[:SHOWN], "has_more": len(waiting) > SHOWN, "answered": answered}
    return render(request, "desk/letters.html", context)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: DeskRequest, pk: int) -> HttpResponse:
    """One letter, and what the desk says to it. A refusal loses nothing typed."""
    row = get_object_or_404(Letter.objects.select_related("about__summary", "claim", "intake", "answered_by"), pk=pk)
    why_not, form, status = letters.refusal(row, request.user), AnswerForm.to(row), 200
    unsent: list[str] = []
    if request.method == "POST":
        form, status = AnswerForm(request.POST), INCOMPLETE
        if form.is_valid():
            try:
                made = _done(row, request, form.cleaned_data)
            except Incomplete as missing:
                told(form, missing)
            except Refused as error:
                why_not, status = str(error), REFUSED
                unsent = [form.cleaned_data[name] for name in ("text", "answer") if form.cleaned_data[name]]
            else:
                say(request, "The reader is told so.")
                return redirect("desk:claim", pk=made.claim_id) if made.claim_id else redirect("desk:letters")
    context = {
        "section": "intake",
        "letter": row,
        "form": form,
        "why_not": why_not,
        "unsent": unsent,
        "is_taken_up": row.state == LetterState.TAKEN_UP,
        "let_go_at": letters.let_go_at(row),
    }
    return render(request, "desk/letter.html", context, status=status)


def _done(row: Letter, request: DeskRequest, typed: dict[str, Any]) -> Letter:
    """Do what the button says that was pressed."""
    if request.POST.get("do") == "turn_down":
        return letters.turn_down(row, by=request.user, answer=typed["answer"])
    return letters.take_up(row, by=request.user, **typed)
