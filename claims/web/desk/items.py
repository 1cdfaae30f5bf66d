"""The small deeds of the workspace: what stands beside a claim is kept, dismissed, changed and linked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from claims import editing
from claims.models import Claim, Hit, Passage, Source
from claims.refusals import Incomplete, Refused
from claims.web import forms
from claims.web.desk.answers import DeskRequest, desk_page, say
from claims.web.desk.workspace import again, no

_LISTS = {"appearance": "appearances", "evidence": "evidence", "counter_statement": "counter-statements"}
"""Where on the page the items of a kind stand."""


@desk_page
@require_POST
def item(request: DeskRequest, pk: int, kind: str, item_pk: int) -> HttpResponse:
    """Keep an item, dismiss it, or change what it says about its passage."""
    if kind not in editing.KINDS:
        raise Http404("There is no such kind of item.")
    row = get_object_or_404(editing.KINDS[kind], pk=item_pk, claim_id=pk)
    deed, form = request.POST.get("deed", ""), forms.ItemForm(request.POST)
    try:
        if deed == "keep":
            editing.keep(row, by=request.user)
        elif deed == "dismiss":
            editing.dismiss(row, by=request.user)
        elif not form.is_valid():
            raise Incomplete(item="Choose one of the values that are offered.")
        else:
            editing.change_item(row, by=request.user, **form.given())
    except Refused as error:
        return no(request, pk, error)
    say(
        request,
        {"keep": "Kept.", "dismiss": "Dismissed; it stays on record and can be kept again."}.get(deed, "Changed."),
    )
    return again(request, pk, f"{kind}-{item_pk}" if deed != "dismiss" else _LISTS[kind])


@desk_page
@require_POST
def dismiss_items(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Dismiss a suggestion wherever the reports of its line repeat it."""
    if kind not in editing.KINDS:
        raise Http404("There is no such kind of item.")
    claim = get_object_or_404(Claim, pk=pk)
    rows = [row for row in _rows(editing.KINDS[kind], _numbers(request)) if row.claim_id == pk]
    try:
        gone = editing.dismiss_all(claim, rows, by=request.user)
    except Refused as error:
        return no(request, pk, error)
    whole = "Dismissed; it stays" if gone == 1 else f"{gone} dismissed; they stay"
    say(request, f"{whole} on record and can be kept again.")
    return again(request, pk, _LISTS[kind])


@desk_page
@require_POST
def add_item(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a passage that a pull or a person found beside the claim."""
    claim = get_object_or_404(Claim, pk=pk)
    passage = get_object_or_404(Passage, pk=_number(request, "passage"))
    form = forms.ItemForm(request.POST)
    try:
        if not form.is_valid():
            raise Incomplete(item="Choose one of the values that are offered.")
        added = editing.add_item(
            claim, by=request.user, kind=request.POST.get("kind", ""), passage=passage, **form.given()
        )
    except Refused as error:
        return no(request, pk, error)
    say(request, "The passage stands beside the claim now.")
    return again(request, pk, f"{editing.kind_of(added)}-{added.pk}")


@desk_page
@require_POST
def dismiss_hit(request: DeskRequest, pk: int, hit_pk: int) -> HttpResponse:
    """A found report does not bear on the claim."""
    hit = get_object_or_404(Hit, pk=hit_pk, claim_id=pk)
    try:
        editing.dismiss_hit(hit, by=request.user)
    except Refused as error:
        return no(request, pk, error)
    say(request, "The report was dismissed.")
    return again(request, pk, "reporting")


@desk_page
@require_POST
def link_speaker(request: DeskRequest, pk: int) -> HttpResponse:
    """Say which source a speaker's name means, in each passage of the claim that carries it; or take all suggestions.

    ``passage`` and ``source`` link one name; each ``pair`` (a passage and a source, by number) is a suggestion as it
    was shown.
    """
    claim = get_object_or_404(Claim, pk=pk)
    form = forms.SpeakerForm(request.POST)
    try:
        links = _pairs(request.POST.getlist("pair"))
        if not links:
            passages = _rows(Passage, request.POST.getlist("passage"))
            if not form.is_valid() or not passages:
                raise Incomplete(source="Choose one of the sources that are offered.")
            source = _source_named(form.cleaned_data["source"])
            links = [(passage, source) for passage in passages]
        linked = editing.link_speakers(claim, links, by=request.user)
    except Refused as error:
        return no(request, claim.pk, error)
    if linked.claimant_id != claim.claimant_id:
        say(request, f"The speakers are linked, and {linked.claimant} stands as the one who made the claim.")
    else:
        say(request, "The speakers are linked." if any(source for _, source in links) else "The link was taken away.")
    return again(request, pk, "sources")


def _pairs(numbers: list[str]) -> list[tuple[Passage, Source | None]]:
    """Passages with the sources that were suggested for them, as far as both are still here."""
    wanted = [(passage, source) for passage, _, source in (pair.partition("-") for pair in numbers)]
    passages = {row.pk: row for row in _rows(Passage, [passage for passage, _ in wanted])}
    sources = {row.pk: row for row in _rows(Source, [source for _, source in wanted])}
    return [
        (passages[int(passage)], sources[int(source)])
        for passage, source in wanted
        if passage.isdecimal() and source.isdecimal() and int(passage) in passages and int(source) in sources
    ]


def _source_named(name: str) -> Source | None:
    """The one source that carries this name; nobody when the name is empty."""
    try:
        return forms.source_named(name) if name else None
    except ValidationError as error:
        raise Incomplete(source=str(error.message)) from None


def _numbers(request: HttpRequest) -> list[str]:
    """The items that were sent, in one field for all: a form has no more than so many fields."""
    return [number for field in request.POST.getlist("item") for number in field.split(",")]


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else 0


def _rows(model: type[Model], numbers: list[str]) -> list[Any]:
    wanted = [int(number) for number in numbers if number.isdecimal() and len(number) < 19]
    return list(model._default_manager.filter(pk__in=wanted))
