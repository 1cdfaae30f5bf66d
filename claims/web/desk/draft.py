"""The summary: written with its preview beside it, and published once somebody else has looked it over."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims import differences, editing, gate, publishing
from claims.choices import Action, Role, Stage
from claims.models import Claim, Draft, Seats
from claims.refusals import Incomplete, Refused, Stale
from claims.web import action_forms, forms
from claims.web.checks import Change, beside_changes
from claims.web.desk import actions
from claims.web.desk.answers import (
    INCOMPLETE,
    NO_VERSION,
    REFUSED,
    STALE,
    UNVERSIONED,
    DeskRequest,
    desk_page,
    not_taken,
    refused,
    say,
    told,
)
from claims.web.desk.workspace import rulings, the_claim
from claims.web.public import page_to_be
from claims.web.typed import typed_words
from claims.workflow import may_override, perform, refusal

OPEN_TO = "A summary that is still written is open to reviewers alone."


def _first(draft: Draft | None) -> dict[str, Any]:
    if draft is None:
        return {"version": 0}
    names = ("title", "standfirst", "text", "sole_source", "language", "version")
    return {name: getattr(draft, name) for name in names}


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the summary, look at it, publish or correct it."""
    if not request.user.has_role(Role.REVIEWER):
        if request.method == "POST":
            return not_taken(request, OPEN_TO, typed_words(request))
        raise PermissionDenied(OPEN_TO)
    claim = the_claim(pk)
    if request.method != "POST":
        return _page(request, claim)
    deed = request.POST.get("do", "save")
    if deed in (Action.PUBLISH, Action.CORRECT):
        return _go_out(request, claim, Action(deed))
    form = forms.DraftForm(request.POST)
    if not form.is_valid():
        if "version" in form.errors:
            return _page(request, claim, form=form, why_not=NO_VERSION, status=UNVERSIONED)
        return _page(request, claim, form=form, status=INCOMPLETE)
    if deed == "preview":
        return _page(request, claim, form=form)
    try:
        editing.save_draft(
            claim, by=request.user, version=form.cleaned_data["version"], numbered=form.numbered(), **form.words()
        )
    except Stale as stale:
        theirs = stale.current
        return _page(request, the_claim(pk), form=_beside_theirs(form, theirs), theirs=theirs, status=STALE)
    except Incomplete as missing:
        told(form, missing)
        return _page(request, claim, form=form, status=INCOMPLETE)
    except Refused as error:
        return _page(request, claim, form=form, why_not=str(error), status=REFUSED)
    say(request, "The summary is saved.")
    return redirect("desk:draft", pk=pk)


def _beside_theirs(form: forms.DraftForm, theirs: Draft | None) -> forms.DraftForm:
    """What was typed, over the version that somebody else saved meanwhile: a number in either text is one source."""
    typed = {**form.data.dict(), "version": "0"}  # type: ignore[attr-defined]
    if theirs is not None:
        text, numbered = editing.in_numbers_of(theirs, form.cleaned_data["text"], form.numbered())
        typed |= {"version": str(theirs.version), "text": text, "numbered": ",".join(map(str, numbered))}
    return forms.DraftForm(typed)


def _go_out(request: DeskRequest, claim: Claim, deed: Action) -> HttpResponse:
    """Publish or correct, naming the version of the draft that was read."""
    form: Form = (action_forms.PublishForm if deed is Action.PUBLISH else action_forms.CorrectForm)(
        request.POST, auto_id="out-%s"
    )
    if not form.is_valid():
        return _page(request, claim, out=form, status=INCOMPLETE)
    try:
        perform(claim, deed, by=request.user, **form.cleaned_data)
    except Stale as stale:
        form = type(form)({**request.POST.dict(), "draft_version": stale.current.version}, auto_id="out-%s")
        sentence = "The draft was saved again after you read it. Read it as it stands now, then decide."
        return _page(request, the_claim(claim.pk), out=form, why_not_out=sentence, theirs=stale.current, status=STALE)
    except Incomplete as missing:
        told(form, missing)
        return _page(request, claim, out=form, status=INCOMPLETE)
    except Refused as error:
        return _page(request, claim, out=form, why_not_out=str(error), status=REFUSED)
    say(request, actions.DONE[deed])
    return redirect("desk:claim", pk=claim.pk)


def _page(
    request: DeskRequest,
    claim: Claim,
    *,
    form: forms.DraftForm | None = None,
    out: Form | None = None,
    why_not: str = "",
    why_not_out: str = "",
    theirs: Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    user = request.user
    saved: Draft | None = getattr(claim, "draft", None)
    form = form or forms.DraftForm(initial=_first(saved))
    step = Action.CORRECT if claim.stage == Stage.PUBLISHED else Action.PUBLISH
    refused = refusal(claim, step, user, seats=Seats.of(claim))
    if out is None:
        form_class = action_forms.CorrectForm if step is Action.CORRECT else action_forms.PublishForm
        out = form_class(initial={"draft_version": saved.version if saved else None}, auto_id="out-%s")
    numbered, record = _numbered(claim, saved, form)
    checklist = rulings(claim)
    reds = [row["ruling"] for row in checklist if row["ruling"].is_red]
    text = form.data.get("text", "") if form.is_bound else (saved.text if saved else "")
    context = {
        "section": "queue",
        "claim": claim,
        "draft": saved,
        "form": form,
        "out": out,
        "step": step,
        "why_not": why_not or editing.draft_refusal(claim, user),
        "why_not_out": why_not_out or refused,
        "theirs": theirs,
        "sources": record["sources"],
        "numbered": ",".join(map(str, publishing.numbers_after(record, numbered))),
        "moved_on": publishing.draft_is_out_of_date(saved, record) if saved is not None and not form.is_bound else "",
        **_previewed(text, record),
        "heading": form.data.get("title", "") if form.is_bound else (saved.title if saved else ""),
        "standfirst": form.data.get("standfirst", "") if form.is_bound else (saved.standfirst if saved else ""),
        "rulings": checklist,
        "reds": reds,
        "may_go_out": step is Action.CORRECT or not reds or may_override(claim, user),
        "changes": _changes(claim, saved, record) if step is Action.CORRECT else [],
    }
    return render(request, "desk/draft.html", context, status=status)


def _numbered(claim: Claim, saved: Draft | None, form: forms.DraftForm) -> tuple[list[int], dict[str, Any]]:
    """The snapshots that have a number already, as the form has it or else the draft; and the record with theirs."""
    seen = form.numbered()
    numbered = seen if seen is not None else saved.numbered if saved is not None else []
    return numbered, publishing.record_of(claim, numbered)


def _previewed(text: str, record: dict[str, Any]) -> dict[str, Any]:
    """The text as a page shows it, with the numbers in it that no source has; or why it makes no page."""
    if why_not := editing.text_refusal(text):
        return {"sentence": why_not}
    numbers = {source["number"] for source in record["sources"]}
    strays = publishing.stray_citations(text, sources=numbers)
    return {"preview": publishing.render(text, sources=numbers), "strays": strays}


def _changes(claim: Claim, saved: Draft | None, record: dict[str, Any]) -> list[Change]:
    """What the draft, and what stands beside the claim by now, would change for readers, part by part."""
    if saved is None or claim.summary is None:
        return []
    parts = (("Title", "title"), ("Finding", "standfirst"), ("Text", "text"))
    changed = [
        Change(title, differences.shown(differences.word_changes(getattr(claim.summary, name), getattr(saved, name))))
        for title, name in parts
        if getattr(claim.summary, name) != getattr(saved, name)
    ]
    return [*changed, *beside_changes(claim.summary.record, record)]


@desk_page
@require_safe
def as_readers(request: DeskRequest, pk: int) -> HttpResponse:
    """The whole page that the saved draft would make: what is printed beside the text is read before it goes out."""
    claim = the_claim(pk)
    if why_not := editing.draft_refusal(claim, request.user):
        return refused(request, Refused(why_not))
    saved = get_object_or_404(Draft.objects.select_related("last_author"), claim=claim)
    summary = publishing.draw_up(
        claim,
        saved,
        by=request.user,
        number=publishing.next_number(claim),
        override_reason="",
        rulings=gate.judge(claim),
    )
    return page_to_be(claim, summary)


@desk_page
@require_POST
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """What the summary will look like, for the pane beside it."""
    claim, text = get_object_or_404(Claim, pk=pk), request.POST.get("text", "")
    if why_not := editing.draft_refusal(claim, request.user):
        return render(request, "desk/preview.html", {"sentence": why_not}, status=REFUSED)
    _, record = _numbered(claim, Draft.objects.filter(claim=claim).first(), forms.DraftForm(request.POST))
    context = {
        "heading": request.POST.get("title", "")[:200],
        "standfirst": request.POST.get("standfirst", ""),
        **_previewed(text, record),
    }
    return render(request, "desk/preview.html", context)
