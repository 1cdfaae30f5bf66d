"""Looking at the watched feeds by the clock: what they carry is kept, and what matters of it comes in by itself.

What "matters" says the feed's own switch. *Fitting* (the default): an entry whose headline may bear on an open claim
asks for that claim's reporting, which reads the page and judges it; *all*: every new entry is handed in, and its
statements become candidates; *nothing*: entries are kept for the searches, and that is all.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.search import SearchRank, SearchVector
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from claims import intake
from claims.choices import BringsIn, WorkStatus
from claims.connectors.base import Question, Watched
from claims.connectors.feeds import Feeds
from claims.connectors.http import Client
from claims.matching import PROMISES, Text, any_query, rank
from claims.models import Claim, Feed, FeedEntry, FeedPoll, Intake, Pull, Report
from claims.reporting.asking import ask, search
from claims.reporting.hearing import heard
from claims.reporting.hurrying import HurriedClient

RECENT = timedelta(days=1)
"""An entry that is older than this when it is first seen is no news: it comes in by no clock."""
APART = timedelta(hours=1)
"""The clock asks for one claim's reporting this often at most."""

_MOST_ENTRIES = 100
_MOST_BROUGHT_IN = 50
_MOST_CLAIMS = 10
_POLLS_KEPT = timedelta(days=1)


def promise_looks(now: datetime | None = None) -> int:
    """A row of work for each watched feed whose time has come; how many."""
    now = now or timezone.now()
    live = FeedPoll.objects.live().filter(feed=OuterRef("pk"))
    due = Feed.objects.filter(~Exists(live), is_enabled=True, next_ask_at__lte=now).order_by("next_ask_at", "pk")
    looks = 0
    for feed in due[:_MOST_ENTRIES]:
        with transaction.atomic():
            # Two schedules that ran at once would both promise it; the second finds the feed's time moved on.
            moved = Feed.objects.filter(pk=feed.pk, next_ask_at=feed.next_ask_at)
            if moved.update(next_ask_at=now + timedelta(minutes=settings.CLAIMS_FEED_MINUTES)):
                FeedPoll.objects.create(feed=feed).promise()
                looks += 1
    return looks


def look(poll: FeedPoll, *, client: Client | None = None) -> None:
    """Look at one feed; ``poll`` is leased by the caller. A feed that fails says so itself, and is no work to retry."""
    feed, before = poll.feed, timezone.now()
    question, connector = Question(text="", feeds=(Watched(feed.address, feed.etag, feed.last_modified),)), Feeds()
    with client or HurriedClient() as asking, heard(connector) as hearing:
        for answers in search(connector, question, asking):
            hearing.note(answers)
            poll.renew()
    with transaction.atomic():
        poll.renew()
        brought = _bring_in(feed)
        poll.finish(new_count=feed.entries.filter(seen_at__gte=before).count(), brought_count=brought)


def prune(now: datetime | None = None) -> int:
    """Let go of entries that their feeds have not carried for long, and of the looks of other days; how many entries.

    What a feed still carries stays, however old: it would come back as new.
    """
    now = now or timezone.now()
    FeedPoll.objects.filter(status=WorkStatus.DONE, finished_at__lt=now - _POLLS_KEPT).delete()
    no_longer_carried = FeedEntry.objects.filter(carried_at__lt=F("feed__changed_at"))
    old = no_longer_carried.filter(carried_at__lt=now - timedelta(days=settings.CLAIMS_KEEP_ENTRIES_DAYS))
    return old.delete()[1].get("claims.FeedEntry", 0)


def _bring_in(feed: Feed) -> int:
    """Do with the recent entries what the feed's switch says; safe to run again."""
    recent = timezone.now() - RECENT
    entries = feed.entries.filter(seen_at__gte=recent).exclude(published_at__lt=recent).order_by("-pk")
    if feed.brings_in == BringsIn.ALL:
        return _hand_in(entries[:_MOST_ENTRIES])
    if feed.brings_in == BringsIn.FITTING:
        return sum(_ask_for(entry) for entry in entries[:_MOST_ENTRIES])
    return 0


def _hand_in(entries: Iterable[FeedEntry]) -> int:
    brought = 0
    for entry in entries:
        is_here = Report.objects.filter(address=entry.address).exists()
        if is_here or Intake.objects.filter(address=entry.address).exists():
            continue
        try:
            intake.hand_in(by=None, address=entry.address, title=entry.title)
        except intake.NotTaken:
            continue
        brought += 1
        if brought >= _MOST_BROUGHT_IN:
            break
    return brought


def _ask_for(entry: FeedEntry) -> int:
    """Ask for the reporting of the open claims on which this entry may bear and which have not been asked since."""
    asked = 0
    for claim in _near(entry):
        if Pull.objects.filter(claim=claim, connector=Feeds.name, created_at__gte=entry.seen_at).exists():
            continue
        if Pull.objects.filter(claim=claim, connector=Feeds.name, created_at__gte=timezone.now() - APART).exists():
            continue  # its turn comes with a later look, for as long as the entry is recent
        day = entry.published_at.date() if entry.published_at else None
        sought = ask(claim).sought
        around = [Text(other.title, other.summary) for other in entry.feed.entries.exclude(pk=entry.pk)[:_MOST_ENTRIES]]
        if rank(sought, [Text(entry.title, entry.summary, day)], corpus=around)[0].score < PROMISES:
            continue
        locked = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        asked += len(Pull.objects.ask(locked, [Feeds.name], by=None))
    return asked


def _near(entry: FeedEntry) -> list[Claim]:
    """Open claims that share words with the entry, the nearest first."""
    query = any_query([entry.title, entry.summary])
    if query is None:
        return []
    vector = SearchVector("search_text", config="simple")
    near = Claim.objects.on_the_desk().alias(_vector=vector).filter(_vector=query)
    return list(near.alias(_rank=SearchRank(vector, query)).order_by("-_rank", "-pk")[:_MOST_CLAIMS])
