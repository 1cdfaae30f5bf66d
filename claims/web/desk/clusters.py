"""Claims that may be the same: which are proposed, and the page on which they are merged or told apart."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import editing, matching, rewording, workflow
from claims.models import Claim, Cluster, User
from claims.refusals import Incomplete, Refused, Stale
from claims.web import forms
from claims.web.desk.answers import INCOMPLETE, REFUSED, STALE, DeskRequest, desk_page, say, say_no
from claims.web.desk.workspace import shown as workspace
from claims.web.desk.workspace import the_claim

PAGE = 20
_NEW_WORDS = (
    "Somebody changed the words of one of these claims while you were looking. They stand here as they are now; "
    "nothing was merged, and what you wrote is still below."
)


@dataclass(frozen=True, slots=True)
class Member:
    """One claim of a cluster as the page shows it; the tick of the one that stays counts once another is chosen."""

    claim: Claim
    stays: bool
    is_chosen: bool
    why: str
    against: list[str]
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
    """One cluster, or two together: which claim stays, and which are merged into it or are other ones."""
    found = {
        row.pk: row for row in Cluster.objects.for_desk().filter(pk__in=(pk, _number(request.GET.get("with", ""))))
    }
    row, also = found.pop(pk, None), next(iter(found.values()), None)
    if row is None and request.method == "POST":
        say_no(request, "These claims are not proposed together any more: somebody has merged them or told them apart.")
        return redirect("desk:clusters")
    if row is None:
        raise Http404("There is no such cluster.")
    if request.method != "POST":
        return _shown(request, matching.proposal(row, also=also))
    form, stays = forms.MergeForm(request.POST), _number(request.POST.get("stays", ""))
    ticked, is_apart = set(map(_number, request.POST.getlist("claim"))), request.POST.get("deed") == "apart"
    try:
        canonical, others = matching.chosen(matching.proposal(row, also=also), stays, ticked)
        if is_apart:
            editing.tell_apart(canonical, others, by=request.user)
        else:
            workflow.merge(canonical, others, by=request.user, words=form.words_chosen())
    except Refused as error:
        say_no(request, _NEW_WORDS if isinstance(error, Stale) else str(error))
        status = INCOMPLETE if isinstance(error, Incomplete) else STALE if isinstance(error, Stale) else REFUSED
        return _shown(request, matching.proposal(row, stays, also=also), status, form, ticked)
    if is_apart:
        say(request, "Noted: they are not the same claim, and are not proposed together again.")
        return redirect("desk:clusters")
    say(request, f"{_counted(others)} merged into this claim, with all that stood beside.")
    return redirect(f"{reverse('desk:claim', args=[canonical.pk])}#merged")


def _shown(
    request: DeskRequest,
    proposal: matching.Proposal,
    status: int = 200,
    form: forms.MergeForm | None = None,
    ticked: set[int] | None = None,
) -> HttpResponse:
    members = [_member(claim, proposal, request.user, ticked) for claim in proposal.claims]
    others = [member for member in members if not member.stays]
    order = sorted(members, key=lambda member: (not member.stays, bool(member.why_not), member.claim.pk))
    context = {
        "section": "queue",
        "proposal": proposal,
        "members": order,
        "form": form if form is not None else forms.MergeForm(),
        "why_not": "" if any(not member.why_not for member in others) else others[0].why_not,
        "words_refusal": rewording.words_refusal(proposal.canonical, request.user),
        "neighbours": matching.neighbours(proposal.cluster) if proposal.also is None else [],
        "next": Cluster.objects.proposed().after(proposal.cluster).values_list("pk", flat=True).first(),
    }
    return render(request, "desk/cluster.html", context, status=status)


def _member(claim: Claim, proposal: matching.Proposal, by: User, ticked: set[int] | None) -> Member:
    why_not, against = workflow.merge_refusal(claim, by), proposal.against(claim)
    is_chosen = not why_not and not against if ticked is None else claim.pk in ticked
    stays, why = claim == proposal.canonical, proposal.likeness.get(claim.pk, "")
    return Member(claim, stays, is_chosen, why, against, why_not)


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
