"""Intake: a text, an address or a file is handed in, and one sees how far its reading has come."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.intake import NotTaken, hand_in
from claims.models import Intake
from claims.web.desk.answers import INCOMPLETE, DeskRequest, desk_page, say
from claims.web.forms import IntakeForm

RECENT = 12
_LONGEST_PAUSE = 15


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: DeskRequest) -> HttpResponse:
    """Hand something in. What is wrong with it stands beside its field, and nothing typed is lost."""
    form, status = IntakeForm(), 200
    if request.method == "POST":
        form, status = IntakeForm(request.POST, request.FILES), INCOMPLETE
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                row = hand_in(
                    by=request.user,
                    text=form.cleaned_data["text"],
                    address=form.cleaned_data["address"],
                    title=form.cleaned_data["title"],
                    file_name=sent.name if sent else "",
                    body=sent.read(settings.CLAIMS_INTAKE_BYTES + 1) if sent else b"",
                    at_once=True,
                )
            except NotTaken as reason:
                for name, sentence in reason.fields.items():
                    form.add_error(name if name in form.fields else None, sentence)
            else:
                return redirect("desk:intake-state", pk=row.pk)
    recent = Intake.objects.select_related("report", "by")[:RECENT]
    return render(request, "desk/intake.html", {"section": "intake", "form": form, "recent": recent}, status=status)


@desk_page
@require_safe
def state(request: DeskRequest, pk: int) -> HttpResponse:
    """How far the reading has come; leads to the report once there is one."""
    row = get_object_or_404(Intake.objects.select_related("report", "by", "dropped_by"), pk=pk)
    asked = request.GET.get("n", "0")
    asked_before = min(int(asked), 50) if asked.isdecimal() else 0
    if row.report_id is not None and not row.is_live:
        address = reverse("desk:report", args=[row.report_id])
        if row.was_known:
            say(request, "This report was here already; nothing was doubled.")
        if request.htmx:  # type: ignore[attr-defined]
            answer = HttpResponse(status=204)
            answer["HX-Redirect"] = address
            return answer
        return redirect(address)
    context = {
        "section": "intake",
        "row": row,
        "n": asked_before + 1,
        "pause": min(1 + asked_before // 3, _LONGEST_PAUSE),
        "waits_long": row.is_live and (timezone.now() - row.created_at).total_seconds() > 60,
    }
    return render(request, "desk/intake_state.html#progress" if request.htmx else "desk/intake_state.html", context)  # type: ignore[attr-defined]


@desk_page
@require_POST
def again(request: DeskRequest, pk: int) -> HttpResponse:
    """Try once more to read what could not be read."""
    row = get_object_or_404(Intake, pk=pk)
    if row.try_again():
        say(request, "It is being tried again.")
    return redirect("desk:intake-state", pk=pk)
