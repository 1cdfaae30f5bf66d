"""The rest of the suggestions beside a claim: looked through on one page, dismissed together, and taken back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims import editing, together
from claims.models import Event
from claims.refusals import Incomplete, Refused
from claims.web.action_forms import RestForm
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, told
from claims.web.desk.workspace import no, the_claim


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def rest(request: DeskRequest, pk: int) -> HttpResponse:
    """Every suggestion that waits, in its words: those that may go together with a tick, and those read one by one."""
    claim = the_claim(pk)
    why_not, status, form = editing.rest_refusal(claim, request.user), 200, RestForm()
    ticked: set[str] = set()
    if request.method == "POST":
        form, ticked = RestForm(request.POST), set(request.POST.getlist("item"))
        if request.POST.get("tick") == "all":
            form = RestForm(initial=request.POST.dict())
        elif not form.is_valid():
            status = INCOMPLETE
        else:
            try:
                event = editing.dismiss_rest(claim, _named(ticked), by=request.user, reason=form.cleaned_data["reason"])
            except Incomplete as missing:
                status = INCOMPLETE
                told(form, missing)
            except Refused as error:
                why_not, status = str(error), REFUSED
            else:
                count = event.data["count"]
                say(
                    request,
                    f"{count} suggestion{' was' if count == 1 else 's were'} dismissed together. "
                    "It can be taken back below, under what was dismissed.",
                )
                # A browser opens what hides the part that an address names.
                return redirect(f"{reverse('desk:claim', args=[pk])}#together-{event.pk}")
    found = editing.rest_of(claim)
    shown, alone = found.together[: editing.MOST_TOGETHER], found.alone[: editing.MOST_TOGETHER]
    around = editing.sentences_around(item.passage for item in (*shown, *(one.item for one in alone)))
    if request.POST.get("tick") == "all":
        ticked = {_name(item) for item in shown}
    context: dict[str, Any] = {
        "section": "queue",
        "claim": claim,
        "form": form,
        "why_not": why_not,
        "rows": [{**_shown(item, around), "is_ticked": _name(item) in ticked} for item in shown],
        "left_out": len(found.together) - len(shown),
        "alone": [{**_shown(one.item, around), "why": one.why} for one in alone],
        "alone_in_all": len(found.alone),
    }
    return render(request, "desk/rest.html", context, status=status)


@desk_page
@require_POST
def take_back(request: DeskRequest, pk: int, event_pk: int) -> HttpResponse:
    """Let what was dismissed together wait again."""
    claim = the_claim(pk)
    event = get_object_or_404(Event, pk=event_pk, claim=claim, kind=together.DISMISSED)
    try:
        count = editing.take_back_rest(claim, event, by=request.user)
    except Refused as error:
        return no(request, pk, error)
    say(request, f"{count} suggestion{' waits' if count == 1 else 's wait'} again.")
    return redirect(f"{reverse('desk:claim', args=[pk])}#evidence")


def _shown(item: Any, around: Mapping[int, editing.Surroundings]) -> dict[str, Any]:
    return {
        "item": item,
        "kind": editing.kind_of(item),
        "name": _name(item),
        "around": around.get(item.passage_id),
    }


def _name(item: Any) -> str:
    return f"{editing.kind_of(item)}-{item.pk}"


def _named(names: set[str]) -> list[tuple[str, int]]:
    """The suggestions that were sent; a number that is none stands for nothing."""
    pairs = [name.partition("-") for name in names]
    return [(kind, int(pk)) for kind, _, pk in pairs if pk.isdecimal() and len(pk) < 19]
