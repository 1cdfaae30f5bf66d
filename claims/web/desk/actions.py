"""The column of actions: what can be done to a claim now, each refusal beside its button."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims.choices import Action, Role, Stage
from claims.models import Claim, Seats, User
from claims.refusals import Incomplete, Refused, Stale
from claims.web import action_forms
from claims.web.desk.answers import INCOMPLETE, REFUSED, STALE, DeskRequest, back, desk_page, say, told
from claims.workflow import STEPS, perform, possible, refusal

FORMS: dict[Action, type[Form]] = {
    Action.ACCEPT: action_forms.AcceptForm,
    Action.SET_ASIDE: action_forms.SetAsideForm,
    Action.HAND_OVER: action_forms.HandOverForm,
    Action.SEND_BACK: action_forms.CommentForm,
    Action.REOPEN: action_forms.ReopenForm,
    Action.WITHDRAW: action_forms.ReasonForm,
}
"""Actions that ask for something in the column itself."""
PAGES: dict[Action, str] = {
    Action.PROPOSE: "desk:review",
    Action.CONFIRM: "desk:review",
    Action.REVISE: "desk:review",
    Action.DECIDE: "desk:review",
    Action.PUBLISH: "desk:draft",
    Action.CORRECT: "desk:draft",
}
"""Actions that have a page of their own, with the material beside them."""
LEADING = (Action.ACCEPT, Action.TAKE, Action.PROPOSE, Action.CONFIRM, Action.REVISE, Action.DECIDE, Action.PUBLISH)
OF_THE_SEATS = (Action.RECALL, Action.REVISE)
"""What nobody but those who gave a finding can ever do: others are not shown a button that is never theirs."""
GRAVE = (Action.WITHDRAW, Action.SET_ASIDE)
DONE = {
    Action.ACCEPT: "The claim is on the desk, and related reporting is being asked for.",
    Action.SET_ASIDE: "The claim was set aside.",
    Action.RESTORE: "The claim is back on the desk.",
    Action.TAKE: "You hold this claim now.",
    Action.RELEASE: "The claim is open for others again.",
    Action.HAND_OVER: "The claim was handed over.",
    Action.PROPOSE: "Your verdict is in its seat, sealed. Somebody else reviews the claim without seeing it.",
    Action.RECALL: "Your proposal is a working copy again.",
    Action.SEND_BACK: "The proposal went back, with your comment.",
    Action.REOPEN: "A new round has begun, and you hold the claim.",
    Action.WITHDRAW: "The check was withdrawn. Its page stays and says why.",
    Action.PUBLISH: "The check is out.",
    Action.CORRECT: "The correction is out, with its reason.",
    Action.DECIDE: "Your decision stands, and the claim is approved.",
}
_CHOOSABLE = 25


@dataclass(frozen=True, slots=True)
class Offer:
    """One action as the column shows it: a button, a small form, or the way to a page."""

    action: Action
    why_not: str
    is_main: bool
    is_grave: bool
    address: str
    page: str = ""
    form: Form | None = None


def offers(claim: Claim, by: User) -> list[Offer]:
    """Every action of the claim's stage that ``by`` has the role for, the leading one first."""
    now = possible(claim, by)
    main = next((action for action in LEADING if now.get(action) == ""), None)
    made = [
        Offer(
            action=action,
            why_not=why_not,
            is_main=action is main,
            is_grave=action in GRAVE,
            address=reverse("desk:act", args=[claim.pk, action.value]),
            page=reverse(PAGES[action], args=[claim.pk]) if action in PAGES else "",
            form=None if why_not or action not in FORMS else form_for(action, claim, by),
        )
        for action, why_not in now.items()
        if not (why_not and action in OF_THE_SEATS)
    ]
    made.sort(key=lambda offer: (not offer.is_main, bool(offer.why_not), offer.action not in LEADING, offer.is_grave))
    # A reason that several actions share is told once, with the one that leads on.
    once = {offer.why_not: offer for offer in reversed(made) if offer.why_not}
    return [offer for offer in made if not offer.why_not or once[offer.why_not] is offer]


def form_for(action: Action, claim: Claim, by: User, data: Any = None) -> Form:
    """The form of what ``action`` asks for, with fresh choices."""
    more: dict[str, Any] = {"auto_id": f"{action.value}-%s"}
    if action is Action.ACCEPT:
        more["initial"] = {"text": claim.text, "version": claim.version}
    if action is Action.HAND_OVER:
        return action_forms.HandOverForm(data, people=reviewers().exclude(pk=claim.holder_id or 0), **more)
    if action is Action.SET_ASIDE:
        others = Claim.objects.exclude(pk=claim.pk).exclude(stage=Stage.SET_ASIDE)
        form = action_forms.SetAsideForm(data, claims=others, **more)
        offer_claims(form, "duplicate_of", likely(claim), "None (no duplicate)")
        return form
    return FORMS[action](data, **more)


def likely(claim: Claim) -> list[Claim]:
    """Claims that this one may repeat: the likest first, then the newest on the desk."""
    matches = claim.matches.for_desk().filter(other__isnull=False).exclude(other__stage=Stage.SET_ASIDE)
    same = [match.other for match in matches if match.other is not None]
    known: set[int] = {claim.pk, *(other.pk for other in same)}
    newest = Claim.objects.exclude(pk__in=known).exclude(stage=Stage.SET_ASIDE)[:_CHOOSABLE]
    return [*same, *newest]


def offer_claims(form: Form, name: str, claims: list[Claim], none: str) -> None:
    """Show a few claims to choose from, while any claim of the field's queryset is taken."""
    field = form.fields[name]
    field.widget.choices = [("", none), *((claim.pk, _short(claim.text)) for claim in claims)]


def _short(text: str) -> str:
    return text if len(text) <= 110 else f"{text[:109].rstrip()}…"


def reviewers() -> QuerySet[User]:
    """Everybody who may review, by name."""
    roles = [role.value for role in (Role.REVIEWER, Role.EDITOR, Role.ADMIN)]
    with_role = Q(groups__in=Group.objects.filter(name__in=roles)) | Q(is_superuser=True)
    return User.objects.filter(with_role, is_active=True).distinct().order_by("username")


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: DeskRequest, pk: int, action: str) -> HttpResponse:
    """Carry out one action, or say why not, with everything typed kept."""
    if action not in STEPS or not STEPS[Action(action)].before:
        raise Http404("There is no such action.")
    deed = Action(action)
    claim = get_object_or_404(Claim.objects.select_related("holder", "summary", "claimant"), pk=pk)
    if deed in PAGES:
        return redirect(PAGES[deed], pk=claim.pk)
    has_form = deed in FORMS
    form = (
        form_for(deed, claim, request.user, request.POST if request.method == "POST" else None)
        if has_form
        else Form(request.POST)
    )
    why_not, theirs, status = "", "", 200
    if request.method == "POST":
        status = INCOMPLETE
        if form.is_valid():
            try:
                perform(claim, deed, by=request.user, **form.cleaned_data)
            except Incomplete as missing:
                told(form, missing)
            except Stale as stale:
                status, theirs = STALE, stale.current.text
                # What was typed stays in the form, which now answers the text that is shown beside it.
                form.data = {**request.POST.dict(), "version": stale.current.version}
            except Refused as error:
                why_not, status = str(error), REFUSED
            else:
                say(request, DONE[deed])
                return redirect(back(request, reverse("desk:claim", args=[claim.pk])))
    else:
        why_not = refusal(claim, deed, request.user, seats=Seats.of(claim))
    return render(
        request,
        "desk/act.html",
        {
            "section": "queue",
            "claim": claim,
            "action": deed,
            "form": form if has_form else None,
            "why_not": why_not,
            "theirs": theirs,
            "next": back(request, ""),
            "is_grave": deed in GRAVE,
        },
        status=status,
    )


def after(request: HttpRequest, claim: Claim, deed: Action) -> HttpResponse:
    """Say that ``deed`` is done and go back to the claim."""
    say(request, DONE[deed])
    return redirect("desk:claim", pk=claim.pk)
