"""Work: what the machine has to do, what it gave up and why; an editor has it tried again, or drops it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, QuerySet, Value
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims import clockwork, parking
from claims.choices import Role, WorkStatus
from claims.models import Intake, Work, kinds_of_work, named_work
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, say_no

SHOWN = 30
COUNTED = 100
"""Counts stop here, so that a desk with much behind it costs no more than one that begins."""
_COUNTED_STATUSES = (WorkStatus.DUE, WorkStatus.RUNNING, WorkStatus.FAILED, WorkStatus.PARKED)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work as the page shows it: how many rows stand where, and those that were given up."""

    name: str
    title: str
    counts: dict[str, int]
    parked: list[Any]
    has_more: bool


def parked_count() -> int:
    """How many rows of any kind were given up, counted in one query and no further than :data:`COUNTED`."""
    first, *others = (
        _rows(kind).filter(status=WorkStatus.PARKED).values_list("pk")[:COUNTED] for kind in kinds_of_work()
    )
    return len(first.union(*others, all=True))


def _rows(model: type[Work]) -> QuerySet[Any]:
    return model._default_manager.order_by()


def _counts() -> dict[tuple[str, str], int]:
    """How many rows of each kind stand where, in one query."""
    parts = [
        _rows(kind)
        .filter(status=status)
        .annotate(
            kind=Value(kind._meta.model_name, output_field=CharField()),
            where=Value(status.value, output_field=CharField()),
        )
        .values_list("kind", "where")[:COUNTED]
        for kind in kinds_of_work()
        for status in _COUNTED_STATUSES
    ]
    return Counter(parts[0].union(*parts[1:], all=True))


def _kinds(counts: dict[tuple[str, str], int]) -> Iterable[Kind]:
    for model in kinds_of_work():
        name = str(model._meta.model_name)
        mine = {status.value: counts.get((name, status.value), 0) for status in _COUNTED_STATUSES}
        parked: list[Any] = []
        if mine[WorkStatus.PARKED]:
            stopped = _rows(model).filter(status=WorkStatus.PARKED).light()  # type: ignore[attr-defined]
            parked = list(stopped.order_by("-finished_at", "-pk")[: SHOWN + 1])
        yield Kind(name, str(model._meta.verbose_name_plural), mine, parked[:SHOWN], len(parked) > SHOWN)


def place_of(row: Work) -> str:
    """The page of what the work is for; empty when it has none."""
    if isinstance(row, Intake):
        return reverse("desk:intake-state", args=[row.pk])
    for page in ("claim", "report", "source"):
        if pk := getattr(row, f"{page}_id", None):
            return reverse(f"desk:{page}", args=[pk])
    return ""


@desk_page
@require_safe
def work(request: DeskRequest) -> HttpResponse:
    """What waits, what runs, and what was given up, with its reason."""
    return _shown(request)


def _shown(request: DeskRequest, status: int = 200) -> HttpResponse:
    if not request.user.has_role(Role.EDITOR):
        raise PermissionDenied("This page is for editors: it decides what becomes of work that was given up.")
    kinds = list(_kinds(_counts()))
    context = {
        "section": "work",
        "kinds": kinds,
        "parked": [(kind, row, place_of(row)) for kind in kinds for row in kind.parked],
        "regulars": clockwork.regulars(),
        "longest": parking.LONGEST_REASON,
    }
    return render(request, "desk/work.html", context, status=status)


@desk_page
@require_POST
def decide(request: DeskRequest, kind: str, pk: int, deed: str) -> HttpResponse:
    """Have one row tried again, or drop it with a reason."""
    model = named_work(kind)
    if model is None or deed not in ("retry", "drop"):
        raise Http404("There is no such work.")
    row = get_object_or_404(model, pk=pk)
    try:
        if deed == "retry":
            parking.retry(row, by=request.user)
        else:
            parking.drop(row, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as error:
        say_no(request, str(error))
        return _shown(request, INCOMPLETE if isinstance(error, Incomplete) else REFUSED)
    say(request, "It is being tried again." if deed == "retry" else "It was dropped; the row stays, with your reason.")
    return redirect("desk:work")
