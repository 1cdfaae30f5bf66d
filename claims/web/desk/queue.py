"""The queue: what lies on the desk, sorted by the question that a person comes with."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.db.models import CharField, F, Q, QuerySet, Value
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.choices import Stage
from claims.filters import ClaimFilter
from claims.models import Claim, Cluster, User
from claims.web.desk.answers import DeskRequest, desk_page
from claims.web.forms import QueueForm

PAGE = 30
COUNTED = 100
"""Counts stop here, so that a desk of a million claims costs no more than one of a hundred."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One question to the queue; ``empty`` is what it says when nothing answers."""

    name: str
    title: str
    find: Callable[[User], QuerySet[Claim]]
    empty: str


TABS = (
    Tab("desk", "On the desk", lambda user: Claim.objects.on_the_desk(), "Nothing lies on the desk."),
    Tab("mine", "Mine", lambda user: Claim.objects.mine(user), "You hold nothing. Take a claim that nobody holds."),
    Tab("unassigned", "Unassigned", lambda user: Claim.objects.unassigned(), "Somebody holds every open claim."),
    Tab(
        "second",
        "Second person",
        lambda user: Claim.objects.awaiting_second_person(user),
        "No claim waits for you as the second person.",
    ),
    Tab(
        "candidates",
        "Candidates",
        lambda user: Claim.objects.filter(stage=Stage.CANDIDATE),
        "No candidate waits to be accepted. Hand in a report and its statements turn up here.",
    ),
    Tab(
        "disagreement",
        "Disagreement",
        lambda user: Claim.objects.filter(stage=Stage.DISAGREEMENT),
        "No two findings differ.",
    ),
    Tab(
        "approved",
        "Approved",
        lambda user: Claim.objects.filter(stage=Stage.APPROVED),
        "No approved claim waits to be published.",
    ),
    Tab(
        "changed",
        "Source changed",
        lambda user: Claim.objects.with_changed_source(),
        "No page that a claim stands on has changed without somebody looking into it.",
    ),
    Tab("past", "Past its date", lambda user: Claim.objects.past_its_date(), "No claim is past its re-check date."),
    Tab("published", "Published", lambda user: Claim.objects.public(), "Nothing has been published yet."),
    Tab("aside", "Set aside", lambda user: Claim.objects.filter(stage=Stage.SET_ASIDE), "Nothing has been set aside."),
    Tab("all", "All", lambda user: Claim.objects.all(), "There is no claim here yet."),
)
BY_NAME = {tab.name: tab for tab in TABS}


@dataclass(frozen=True, slots=True)
class Sort:
    """An order that pages by key: ``field`` first, then the row's number, both in the same direction."""

    field: str
    is_descending: bool
    read: Callable[[str], Any]

    def after(self, claims: QuerySet[Claim], mark: str) -> QuerySet[Claim]:
        """What comes after ``mark`` (“value,number”); a mark that makes no sense starts from the beginning."""
        value, _, number = mark.rpartition(",")
        try:
            key, pk = self.read(value), int(number)
        except (ValueError, OverflowError):
            return claims
        way = "lt" if self.is_descending else "gt"
        return claims.filter(Q(**{f"{self.field}__{way}": key}) | Q(**{self.field: key, f"pk__{way}": pk}))

    def order(self) -> tuple[Any, Any]:
        field, pk = F(self.field), F("pk")
        return (field.desc(), pk.desc()) if self.is_descending else (field.asc(), pk.asc())

    def mark(self, claim: Claim) -> str:
        value = getattr(claim, self.field)
        return f"{value.isoformat() if isinstance(value, datetime) else repr(value)},{claim.pk}"


def _moment(text: str) -> datetime:
    """A moment with its zone, within the calendar."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone is no moment.")
    return moment.astimezone(UTC)


SORTS = {
    "newest": Sort("moved_at", True, _moment),
    "oldest": Sort("moved_at", False, _moment),
    "worth": Sort("worthiness", True, float),
}


def narrowed(claims: QuerySet[Claim], asked: QueryDict) -> QuerySet[Claim]:
    """``claims`` that fit the filters; a filter that is empty or makes no sense lets everything through."""
    filters = ClaimFilter(asked, queryset=claims)
    if filters.is_valid():
        claims = filters.qs
    if asked.get("due"):
        claims = claims.filter(recheck_date__lte=timezone.localdate())
    return claims


def counts(user: User) -> dict[str, int]:
    """How many claims each tab holds, counted in one query and no further than :data:`COUNTED`."""
    parts = [
        tab.find(user)
        .order_by()
        .annotate(tab=Value(tab.name, output_field=CharField()))
        .values_list("tab", flat=True)[:COUNTED]
        for tab in TABS
        if tab.name != "all"
    ]
    return dict(Counter(parts[0].union(*parts[1:], all=True)))


def page_of(user: User, asked: QueryDict, size: int = PAGE) -> tuple[Tab, list[Claim], str]:
    """The tab that ``asked`` names, one page of its claims, and the mark of the next page (empty: the last one)."""
    tab = BY_NAME.get(asked.get("view", ""), TABS[0])
    sort = SORTS.get(asked.get("sort", ""), SORTS["newest"])
    claims = narrowed(tab.find(user), _set(asked))
    if mark := asked.get("after"):
        claims = sort.after(claims, str(mark))
    # The keys first and the rows by key, so that counting reports touches one page of claims and not all of them.
    keys = list(claims.order_by(*sort.order()).values_list("pk", sort.field)[: size + 1])
    rows = {claim.pk: claim for claim in Claim.objects.for_desk().filter(pk__in=[key for key, _ in keys[:size]])}
    page = [rows[key] for key, _ in keys[:size]]
    return tab, page, sort.mark(page[-1]) if len(keys) > size else ""


def _set(asked: QueryDict) -> QueryDict:
    """What was asked without the filters that were left empty, which a form sends all the same."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        if any(values):
            kept.setlist(name, values)
    return kept


@desk_page
@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    """The queue in the view that the address names: tab, filters, sort and place."""
    asked = request.GET.copy()
    if "view" not in asked:
        asked["view"] = TABS[0].name
    tab, claims, following = page_of(request.user, asked)
    form = QueueForm(asked)
    form.is_valid()
    kept = _set(request.GET)
    place = kept.urlencode()
    kept.pop("after", None)
    return render(
        request,
        "desk/queue.html",
        {
            "section": {"second": "second", "published": "published"}.get(tab.name, "queue"),
            "tab": tab,
            "tabs": TABS,
            "counts": counts(request.user),
            "proposed": Cluster.objects.proposed().order_by()[:COUNTED].count(),
            "claims": claims,
            "following": following,
            "form": form,
            "is_narrowed": form.is_narrowed,
            "is_new": not claims and tab is TABS[0] and not Claim.objects.exists(),
            "view": f"?{kept.urlencode()}" if kept else "",
            # A claim leads back to the page of the list that it was opened from.
            "place": f"?{place}" if place else "",
        },
    )


def view_of(request: HttpRequest) -> QueryDict:
    """The view that the page was opened from: in the address, or in that of the page a part is swapped into."""
    current = request.htmx.current_url_abs_path if request.htmx else None  # type: ignore[attr-defined]
    asked = request.GET if request.GET.get("view") or not current else QueryDict(urlsplit(current).query)
    return asked if asked.get("view") else QueryDict()


def rail(request: HttpRequest, user: User) -> tuple[Tab, list[Claim]] | None:
    """The neighbours of a claim in the view it was opened from, for the column beside it."""
    asked = view_of(request)
    if not asked:
        return None
    tab, claims, _ = page_of(user, asked)
    return tab, claims
