"""Reviewing: one person's finding, the second person's blind one, and what follows when the two differ."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from claims import editing
from claims.choices import Action, Attribution, Stage, Verdict
from claims.models import Claim, Review, Seats, User
from claims.refusals import Incomplete, Refused, Stale
from claims.web import action_forms, forms, meanings
from claims.web.desk import actions
from claims.web.desk.answers import INCOMPLETE, REFUSED, STALE, DeskRequest, desk_page, say, told
from claims.web.desk.board import LEVELS, Board
from claims.web.desk.workspace import collecting, rulings, the_claim, wanted_part
from claims.workflow import perform, refusal

FINDINGS = (Action.PROPOSE, Action.CONFIRM, Action.REVISE, Action.DECIDE)
REWORDED = "The claim was reworded after you opened this page. Read it as it stands above, then give your finding."
ELSEWHERE = "You saved other words in another window. They stay until you press “Save for later” here."
SAID = {
    Action.CONFIRM: {
        Stage.APPROVED: "Both of you found the same, and the claim is approved.",
        Stage.DISAGREEMENT: "The two findings differ. Both are open now; revise yours, or an editor decides.",
    },
    Action.REVISE: {
        Stage.APPROVED: "Both findings are the same now, and the claim is approved.",
        Stage.DISAGREEMENT: "Your review is revised; the two findings still differ.",
    },
    Action.PROPOSE: {Stage.APPROVED: "The verdict stands without a second person, and the public page will say so."},
}

HELP = {
    Action.PROPOSE: "What you rest this on. It stays closed to a second person until they have given their own.",
    Action.CONFIRM: "What you rest this on. Once it is given, the first person reads it, as you read theirs.",
}


def step_for(claim: Claim, user: User, seats: Seats) -> Action | None:
    """What this person would do with a finding now."""
    match claim.stage:
        case Stage.IN_REVIEW:
            return Action.PROPOSE
        case Stage.SECOND_REVIEW:
            return Action.CONFIRM
        case Stage.DISAGREEMENT:
            return Action.REVISE if seats.of_person(user) else Action.DECIDE
        case _:
            return None


def own(claim: Claim, user: User) -> Review | None:
    """This person's own review of the running round, seated or not."""
    return Review.objects.filter(claim=claim, round=claim.round, reviewer=user).first()


def _first(mine: Review | None, claim: Claim) -> dict[str, Any]:
    read = {"words_version": claim.version}
    if mine is None:
        return {**read, "version": 0}
    finding = {"attribution": mine.attribution, "verdict": mine.verdict, "rationale": mine.rationale}
    return {**read, **finding, "version": mine.version}


def _form_of(step: Action | None) -> type[Form]:
    return action_forms.DecideForm if step is Action.DECIDE else forms.ReviewForm


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a finding, with the material beside it; the second person sees nothing of the first one's."""
    claim, user = the_claim(pk), request.user
    seats = Seats.of(claim)
    step, mine = step_for(claim, user, seats), own(claim, user)
    back_form: Form = action_forms.CommentForm(auto_id="back-%s")
    form = _form_of(step)(initial=_first(mine, claim))
    if request.method == "POST":
        wanted: Action | None
        typed: Form
        deed = request.POST.get("do", "")
        if deed == "save":
            return _save(request, claim)
        if deed == Action.SEND_BACK:
            back_form = action_forms.CommentForm(request.POST, auto_id="back-%s")
            wanted = Action.SEND_BACK
            typed = back_form
        else:
            # The form says what it was for: a finding is not taken for something else when the stage has moved on.
            wanted = Action(deed) if deed in FINDINGS else step
            typed = form = _form_of(wanted)(request.POST)
        if wanted is None:
            return _page(request, claim, form, back_form, status=REFUSED)
        if not typed.is_valid():
            return _page(request, claim, form, back_form, status=INCOMPLETE)
        change = {name: value or "" for name, value in typed.cleaned_data.items() if "version" not in name}
        if wanted in (Action.PROPOSE, Action.CONFIRM):
            change["version"] = typed.cleaned_data["words_version"]
        try:
            now = perform(claim, wanted, by=user, **change)
        except Stale as stale:
            kept = forms.ReviewForm({**request.POST.dict(), "words_version": stale.current.version})
            return _page(request, the_claim(pk), kept, back_form, status=STALE, sentence=REWORDED)
        except Incomplete as missing:
            told(typed, missing)
            return _page(request, claim, form, back_form, status=INCOMPLETE)
        except Refused as error:
            return _page(request, the_claim(pk), form, back_form, status=REFUSED, sentence=str(error))
        say(request, SAID.get(wanted, {}).get(Stage(now.stage)) or actions.DONE[wanted])
        return redirect("desk:claim", pk=claim.pk)
    return _page(request, claim, form, back_form)


def _page(
    request: DeskRequest,
    claim: Claim,
    form: Form,
    back_form: Form,
    *,
    status: int = 200,
    sentence: str = "",
    theirs: Review | None = None,
) -> HttpResponse:
    """The page as it stands now. ``sentence`` says why what was sent was not done."""
    user = request.user
    seats = Seats.of(claim)
    step = step_for(claim, user, seats)
    mine = seats.of_person(user)
    why_not = refusal(claim, step, user, seats=seats) if step else "This claim is not in review."
    unsent = _without_a_place(form, back_form, step, mine)
    if unsent:
        form = _form_of(step)(initial=_first(own(claim, user), claim))
    if "rationale" in form.fields and step in HELP:
        form.fields["rationale"].help_text = HELP[step]
    context = {
        "section": "second" if step is Action.CONFIRM else "queue",
        "claim": claim,
        "board": Board.of(claim, part=wanted_part(request)),
        "levels": LEVELS,
        "form": form,
        "back_form": back_form,
        "step": step,
        "sentence": "" if sentence == why_not else sentence,
        "unsent": unsent,
        "why_not": why_not,
        "why_not_back": refusal(claim, Action.SEND_BACK, user, seats=seats),
        "mine": mine,
        "theirs": theirs,
        "is_saved_as_typed": step in (Action.PROPOSE, Action.CONFIRM) and not mine,
        "proposer": seats.first.reviewer if seats.first else None,
        "reviews": list(
            Review.objects.visible_to(user)
            .filter(claim=claim, round=claim.round, seat__isnull=False)
            .select_related("reviewer")
        )
        if claim.stage not in (Stage.IN_REVIEW, Stage.SECOND_REVIEW)
        else [],
        "attributions": [(a, meanings.ATTRIBUTIONS[a]) for a in Attribution if a is not Attribution.UNCHECKED],
        "verdicts": [(v, meanings.VERDICTS[v]) for v in Verdict if v is not Verdict.UNCHECKED],
        "rulings": rulings(claim),
        **collecting(claim, user),
    }
    return render(request, "desk/review.html", context, status=status)


def _without_a_place(form: Form, back_form: Form, step: Action | None, mine: Review | None) -> str:
    """What was typed, where the page has no form for it any more because the claim has moved on meanwhile."""
    sits = mine is not None and step is Action.CONFIRM
    if form.is_bound and (step is None or sits or not isinstance(form, _form_of(step))):
        typed = str(form["reason" if "reason" in form.fields else "rationale"].value() or "")
        return "" if mine is not None and mine.rationale == typed.strip() else typed
    if back_form.is_bound and (step is not Action.CONFIRM or sits):
        return str(back_form["comment"].value() or "")
    return ""


def _save(request: DeskRequest, claim: Claim) -> HttpResponse:
    """Keep the working copy; without scripts this is the “Save” button."""
    form = forms.ReviewForm(request.POST)
    status, theirs, sentence = 200, None, ""
    if not form.is_valid():
        status = INCOMPLETE
    else:
        try:
            editing.save_working_copy(
                claim, by=request.user, version=form.cleaned_data["version"] or 0, **form.finding()
            )
        except Stale as stale:
            theirs, status = stale.current, STALE
            typed = request.POST.copy()
            typed["version"] = str(theirs.version if theirs else 0)
            form = forms.ReviewForm(typed)
        except Incomplete as missing:
            told(form, missing)
            status = INCOMPLETE
        except Refused as error:
            sentence, status = str(error), REFUSED
        else:
            say(request, "Your working copy is saved. Nobody else sees it.")
            return redirect("desk:review", pk=claim.pk)
    back_form = action_forms.CommentForm(auto_id="back-%s")
    return _page(request, claim, form, back_form, status=status, sentence=sentence, theirs=theirs)


def _keep(claim: Claim, user: User, form: forms.ReviewForm) -> Review:
    """Save the working copy, also over one that it goes on from: where an answer was lost, the next names its version.

    Raises :class:`Stale` where words would go.
    """
    finding = form.finding()
    try:
        return editing.save_working_copy(claim, by=user, version=form.cleaned_data["version"] or 0, **finding)
    except Stale as stale:
        theirs = stale.current
        if theirs is None or not finding["rationale"].startswith(theirs.rationale):
            raise
        return editing.save_working_copy(claim, by=user, version=theirs.version, **finding)


@desk_page
@require_POST
def keep_typing(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep the working copy while somebody types; answers with the line under the form and the next version."""
    claim = the_claim(pk)
    form = forms.ReviewForm(request.POST)
    context: dict[str, Any] = {
        "saved_at": None,
        "version": request.POST.get("version", ""),
        "sentence": "",
        "theirs": None,
    }
    status = 200
    if not form.is_valid():
        context["sentence"], status = "This could not be saved as it stands.", INCOMPLETE
    else:
        try:
            saved = _keep(claim, request.user, form)
            context |= {"saved_at": timezone.now(), "version": saved.version}
        except Stale as stale:
            # The version stays: what is typed on must not write over the other words before somebody has decided so.
            context |= {"sentence": ELSEWHERE, "theirs": stale.current}
            status = STALE
        except Refused as error:
            context["sentence"], status = str(error), REFUSED
    return render(request, "desk/saved.html", context, status=status)
