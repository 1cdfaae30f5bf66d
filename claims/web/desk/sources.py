"""Sources and their feeds: who speaks, what they stand to gain, and what the feeds' servers last said."""

from typing import Any

from django.conf import settings
from django.db.models import Case, Count, When
from django.forms import Form, ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from claims import custody, publishing, sourcing, switchboard
from claims.choices import BringsIn, SourceKind, Standing
from claims.connectors.discovery import OfferedFeed
from claims.filters import SourceFilter
from claims.models import Announcement, ArchiveFault, Feed, Host, Passage, Report, Source
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, back, desk_page, say, say_no, told
from claims.web.source_forms import FeedForm, SourceForm

SHOWN = 100
BESIDE = 20


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: DeskRequest) -> HttpResponse:
    """The list of sources with their feeds; a post adds a source."""
    form, status = SourceForm(), 200
    if request.method == "POST":
        form, status = SourceForm(request.POST), INCOMPLETE
        try:
            added = _add(request, form)
        except Incomplete as missing:
            told(form, missing)  # type: ignore[arg-type]
        except Refused as error:
            say_no(request, str(error))
            status = REFUSED
        else:
            if added is not None:
                say(request, f"{added} is on the list of sources.")
                return redirect(back(request, "") or f"/desk/sources/{added.pk}/")
    return _page(request, form, FeedForm(auto_id="feed-%s"), status)


def _add(request: DeskRequest, form: ModelForm[Source]) -> Source | None:
    """Add the source of ``form``; nothing when the form has errors of its own."""
    typed = {name: request.POST.get(name, "") for name in ("name", "kind", "role")}
    more = {n: v for n, v in _cleaned(form).items() if n not in typed and v}
    if form.errors.keys() - {"name", "__all__"}:
        return None
    return sourcing.add_source(by=request.user, **typed, **more)


def _cleaned(form: ModelForm[Source]) -> dict[str, Any]:
    form.is_valid()
    return getattr(form, "cleaned_data", {})


def _page(
    request: DeskRequest,
    form: ModelForm[Source],
    feed_form: Form,
    status: int = 200,
    offered: list[OfferedFeed] | None = None,
) -> HttpResponse:
    found = SourceFilter(
        request.GET, queryset=Source.objects.annotate(feed_count=Count("feeds")).order_by("name", "pk")
    ).qs
    rows = list(found[: SHOWN + 1])
    feeds = Feed.objects.select_related("source")
    context = {
        "section": "sources",
        "sources": rows[:SHOWN],
        "has_more": len(rows) > SHOWN,
        "offered_sources": Source.objects.offered(),
        "feeds": feeds.order_by(Case(When(error="", then=1), default=0), "source__name", "address")[:SHOWN],
        "feed_count": feeds.count(),
        "connectors": switchboard.shown(),
        "resting": Host.objects.resting()[:SHOWN],
        "archive": custody.state(),
        "broken": ArchiveFault.objects.filter(mended_at=None)[:SHOWN],
        "hub": settings.CLAIMS_HUB,
        "told": Announcement.objects.first() if settings.CLAIMS_HUB else None,
        "feed_address": publishing.feed_address(),
        "brings_in": BringsIn.choices,
        "kinds": SourceKind.choices,
        "kind": request.GET.get("kind", ""),
        "q": request.GET.get("q", ""),
        "form": form,
        "feed_form": feed_form,
        "offered": offered,
        "why_not": sourcing.sources_refusal(request.user),
    }
    return render(request, "desk/sources.html", context, status=status)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: DeskRequest, pk: int) -> HttpResponse:
    """One source: its spellings, interest, feeds, reports and claims; a post changes what is written about it."""
    row = get_object_or_404(Source, pk=pk)
    form, status, why_not = SourceForm(instance=row), 200, sourcing.sources_refusal(request.user)
    if request.method == "POST":
        form, status = SourceForm(request.POST, instance=Source.objects.get(pk=pk)), INCOMPLETE
        if form.is_valid():
            try:
                sourcing.describe_source(row, by=request.user, **form.cleaned_data)
            except Incomplete as missing:
                told(form, missing)  # type: ignore[arg-type]
            except Refused as error:
                say_no(request, str(error))
                status = REFUSED
            else:
                say(request, "The source is saved.")
                return redirect("desk:source", pk=pk)
    spelled = (
        Passage.objects.filter(speaker=row).exclude(speaker_name="").values_list("speaker_name", flat=True).distinct()
    )
    context = {
        "section": "sources",
        "source": row,
        "form": form,
        "why_not": why_not,
        "feeds": row.feeds.all(),
        "brings_in": BringsIn.choices,
        "reports": Report.objects.filter(outlet=row)[:BESIDE],
        "claims": row.claims.select_related("claimant", "holder")[:BESIDE],
        "passages": Passage.objects.filter(speaker=row).select_related("snapshot__report").order_by("-pk")[:BESIDE],
        "spellings": sorted(set(spelled[:200])),
        "suggested": row.suggested_spellings.filter(standing=Standing.SUGGESTED),
    }
    return render(request, "desk/source.html", context, status=status)


@desk_page
@require_POST
def watch(request: DeskRequest) -> HttpResponse:
    """Watch one more feed, or look which feeds the site at an address has."""
    form = FeedForm(request.POST, auto_id="feed-%s")
    if "look" in request.POST:
        return _look(request, form)
    if not form.is_valid():
        return _page(request, SourceForm(), form, INCOMPLETE)
    try:
        sourcing.watch(by=request.user, **form.cleaned_data)
    except Incomplete as missing:
        told(form, missing)
        return _page(request, SourceForm(), form, INCOMPLETE)
    except Refused as error:
        say_no(request, str(error))
        return _page(request, SourceForm(), form, REFUSED)
    say(request, "The feed is watched from now on.")
    return redirect("desk:sources")


def _look(request: DeskRequest, form: FeedForm) -> HttpResponse:
    offered = None
    try:
        offered = sourcing.look_for_feeds(request.POST.get("address", ""), by=request.user)
    except Incomplete as missing:
        told(form, missing)
        return _page(request, SourceForm(), form, INCOMPLETE)
    except Refused as error:
        say_no(request, str(error))
        return _page(request, SourceForm(), form, REFUSED)
    return _page(request, SourceForm(), FeedForm(initial=request.POST.dict(), auto_id="feed-%s"), offered=offered)


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def opml(request: DeskRequest) -> HttpResponse:
    """The watched feeds as an OPML list; a post watches those of a list that is handed in."""
    if request.method != "POST":
        return HttpResponse(
            sourcing.list_feeds(),
            content_type="text/x-opml; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="feeds.opml"'},
        )
    file = request.FILES.get("opml")
    try:
        taken = sourcing.watch_all(file.read() if file else b"", by=request.user)
    except Refused as error:
        say_no(request, str(error))
    else:
        say(request, _told_of(taken))
        for address, sentence in taken.refused[:BESIDE]:
            say_no(request, f"{address} is not watched. {sentence}")
    return redirect("desk:sources")


def _told_of(taken: sourcing.Taken) -> str:
    feeds = "One feed is" if taken.watched == 1 else f"{taken.watched or 'No'} feeds are"
    known = "One was" if taken.known == 1 else f"{taken.known} were"
    return f"{feeds} watched from now on." + (f" {known} on the list already." if taken.known else "")


@desk_page
@require_POST
def switch(request: DeskRequest, pk: int) -> HttpResponse:
    """Watch a feed again, or let it rest."""
    feed = get_object_or_404(Feed, pk=pk)
    is_enabled = request.POST.get("enable") == "1"
    try:
        sourcing.switch_feed(feed, by=request.user, is_enabled=is_enabled)
    except Refused as error:
        say_no(request, str(error))
        return _page(request, SourceForm(), FeedForm(auto_id="feed-%s"), REFUSED)
    say(request, "The feed is watched again." if is_enabled else "The feed rests; what it carried stays.")
    return redirect(back(request, "") or "desk:sources")


@desk_page
@require_POST
def move_feed(request: DeskRequest, pk: int) -> HttpResponse:
    """Watch a feed at the address to which it leads."""
    feed = get_object_or_404(Feed, pk=pk)
    try:
        moved = sourcing.move_feed(feed, by=request.user, to=request.POST.get("to", ""))
    except (Incomplete, Refused) as error:
        say_no(request, str(error))
    else:
        say(
            request,
            "The feed is watched at its new address."
            if moved.address != feed.address
            else "The address to which it leads is watched already, so this one rests.",
        )
    return redirect(back(request, "") or "desk:sources")


@desk_page
@require_POST
def set_feed(request: DeskRequest, pk: int) -> HttpResponse:
    """Say which of a feed's new entries become reports of their own accord."""
    feed = get_object_or_404(Feed, pk=pk)
    try:
        sourcing.set_feed(feed, by=request.user, brings_in=request.POST.get("brings_in", ""))
    except (Incomplete, Refused) as error:
        say_no(request, str(error))
    else:
        say(request, "The feed is set.")
    return redirect(back(request, "") or "desk:sources")


@desk_page
@require_POST
def spellings(request: DeskRequest, pk: int) -> HttpResponse:
    """Take suggested spellings over, or leave them for good."""
    row = get_object_or_404(Source, pk=pk)
    ticked = request.POST.getlist("spelling")[:SHOWN]
    deed = {"take": ticked} if request.POST.get("do") == "take" else {"leave": ticked}
    try:
        sourcing.decide_spellings(row, by=request.user, **deed)
    except (Incomplete, Refused) as error:
        say_no(request, str(error))
    else:
        say(request, "The spellings are saved.")
    return redirect("desk:source", pk=pk)
