"""Claims that may be the same: which are proposed, and the page on which they are merged or told apart."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import editing, matching, workflow
from claims.models import Claim, Cluster, User
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, say_no
from claims.web.desk.workspace import shown as workspace
from claims.web.desk.workspace import the_claim

PAGE = 20


@dataclass(frozen=True, slots=True)
class Member:
    """One claim of a cluster as the page shows it; the tick of the one that stays counts once another is chosen."""

    claim: Claim
    stays: bool
    is_chosen: bool
    why: str
    why_not: str


@desk_page
@require_safe
def clusters(request: DeskRequest) -> HttpResponse:
    """What is proposed, the newest first."""
    last = Cluster.objects.filter(pk=_number(request.GET.get("after", ""))).first()
    found = Cluster.objects.proposed().for_desk()
    rows = list((found.after(last) if last is not None else found)[: PAGE + 1])
    context = {
        "section": "queue",
        "proposals": [matching.proposal(cluster) for cluster in rows[:PAGE]],
        "following": rows[PAGE - 1].pk if len(rows) > PAGE else "",
        "is_first": last is None,
    }
    return render(request, "desk/clusters.html", context)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def cluster(request: DeskRequest, pk: int) -> HttpResponse:
    """One cluster: which claim stays, and which are merged into it or are other ones."""
    row = Cluster.objects.for_desk().filter(pk=pk).first()
    if row is None and request.method == "POST":
        say_no(request, "These claims are not proposed together any more: somebody has merged them or told them apart.")
        return redirect("desk:clusters")
    if row is None:
        raise Http404("There is no such cluster.")
    if request.method != "POST":
        return _shown(request, row, matching.proposal(row))
    stays, ticked = _number(request.POST.get("stays", "")), set(map(_number, request.POST.getlist("claim")))
    is_apart = request.POST.get("deed") == "apart"
    try:
        canonical, others = matching.chosen(matching.proposal(row), stays, ticked)
        if is_apart:
            editing.tell_apart(canonical, others, by=request.user)
        else:
            workflow.merge(canonical, others, by=request.user)
    except Refused as error:
        say_no(request, str(error))
        status = INCOMPLETE if isinstance(error, Incomplete) else REFUSED
        return _shown(request, row, matching.proposal(row, stays), status, ticked)
    if is_apart:
        say(request, "Noted: they are not the same claim, and are not proposed together again.")
        return redirect("desk:clusters")
    say(request, f"{_counted(others)} merged into this claim, with all that stood beside.")
    return redirect(f"{reverse('desk:claim', args=[canonical.pk])}#merged")


def _shown(
    request: DeskRequest, row: Cluster, proposal: matching.Proposal, status: int = 200, ticked: set[int] | None = None
) -> HttpResponse:
    members = [_member(claim, proposal, request.user, ticked) for claim in proposal.claims]
    others = [member for member in members if not member.stays]
    context = {
        "section": "queue",
        "proposal": proposal,
        "members": sorted(members, key=lambda member: (not member.stays, bool(member.why_not), member.claim.pk)),
        "why_not": "" if any(not member.why_not for member in others) else others[0].why_not,
        "next": Cluster.objects.proposed().after(row).values_list("pk", flat=True).first(),
    }
    return render(request, "desk/cluster.html", context, status=status)


def _member(claim: Claim, proposal: matching.Proposal, by: User, ticked: set[int] | None) -> Member:
    stays = claim == proposal.canonical
    why_not = workflow.merge_refusal(claim, by)
    is_chosen = not why_not if ticked is None else claim.pk in ticked
    return Member(claim, stays, is_chosen, proposal.likeness.get(claim.pk, ""), why_not)


@desk_page
@require_POST
def split(request: DeskRequest, pk: int) -> HttpResponse:
    """Move claims out again that were merged into this one."""
    claim = get_object_or_404(Claim, pk=pk)
    chosen = [row for row in claim.duplicates.all() if str(row.pk) in request.POST.getlist("claim")]
    try:
        workflow.split(claim, chosen, by=request.user)
    except Refused as error:
        say_no(request, str(error))
        status = INCOMPLETE if isinstance(error, Incomplete) else REFUSED
        return workspace(request, the_claim(pk), request.user, status)
    say(request, f"{_counted(chosen)} moved out again, with what had come along.")
    return redirect(f"{reverse('desk:claim', args=[pk])}#merged")


def _counted(claims: list[Claim]) -> str:
    return "One claim was" if len(claims) == 1 else f"{len(claims)} claims were"


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0
