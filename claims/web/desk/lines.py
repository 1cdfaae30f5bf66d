"""Where a report comes from: what shows it, and the page on which a reviewer splits it off or joins it to another."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims import lines
from claims.models import Claim, Report
from claims.refusals import Incomplete, Refused
from claims.web.action_forms import OriginForm
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, told
from claims.web.desk.board import Board
from claims.web.desk.workspace import the_claim

DONE = {
    OriginForm.SPLIT: "The report stands for itself now.",
    OriginForm.JOIN: "The report goes back to the other one now.",
    OriginForm.UNDO: "What the texts show decides again.",
}


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def origin(request: DeskRequest, pk: int, report_pk: int) -> HttpResponse:
    """Say where a report beside the claim comes from, with a reason that stays beside it."""
    claim = the_claim(pk)
    tree, branch = _found(claim, report_pk)
    assert branch.report is not None  # noqa: S101  only branches with a report are found
    others = [report for report in Board.of(claim).reports if report.pk != report_pk]
    more: dict[str, Any] = {"reports": others, "can_undo": branch.decision is not None}
    why_not, status = lines.refusal(claim, request.user), 200
    form = OriginForm(initial={"deed": OriginForm.SPLIT if branch.report.came_from_id else OriginForm.JOIN}, **more)
    if request.method == "POST":
        form, status = OriginForm(request.POST, **more), INCOMPLETE
        if form.is_valid():
            given = form.cleaned_data
            try:
                _do(request, claim, branch.report, others, **given)
            except Incomplete as missing:
                told(form, missing)
            except Refused as error:
                why_not, status = str(error), REFUSED
            else:
                say(request, DONE[given["deed"]])
                return redirect(f"{reverse('desk:claim', args=[pk])}#line-{report_pk}")
    context = {"section": "queue", "claim": claim, "tree": tree, "branch": branch, "form": form, "why_not": why_not}
    return render(request, "desk/origin.html", context, status=status)


def _found(claim: Claim, report_pk: int) -> tuple[lines.LineTree, lines.Branch]:
    for tree in Board.of(claim).lines:
        for branch in tree.root.walk():
            if branch.report is not None and branch.report.pk == report_pk and branch.is_beside:
                return tree, branch
    raise Http404("This report does not stand beside the claim.")


def _do(
    request: DeskRequest, claim: Claim, report: Report, others: list[Report], *, deed: str, origin: str, reason: str
) -> None:
    if deed == OriginForm.SPLIT:
        lines.split(claim, report, by=request.user, reason=reason)
    elif deed == OriginForm.JOIN:
        chosen = next((other for other in others if str(other.pk) == origin), None)
        lines.join(claim, report, chosen, by=request.user, reason=reason)
    else:
        lines.undo(claim, report, by=request.user)
