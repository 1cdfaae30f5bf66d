"""Looking at the watched feeds by the clock: what they carry is kept, and what matters of it comes in by itself.

What "matters" says the feed's own switch. *Fitting* (the default): an entry whose headline may bear on an open claim
asks for that claim's reporting, which reads the page and judges it; *all*: every new entry is handed in, and its
statements become candidates; *nothing*: entries are kept for the searches, and that is all.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef
from django.utils import timezone

from claims import intake
from claims.choices import BringsIn, WorkStatus
from claims.connectors.base import Question, Watched
from claims.connectors.feeds import Feeds
from claims.connectors.http import Client
from claims.matching import PROMISES, Text, concerned, rank, remembered
from claims.models import ON_THE_DESK, Claim, Feed, FeedEntry, FeedPoll, Intake, Pull, Report, SentenceModel
from claims.reporting.asking import ask, search
from claims.reporting.hearing import heard
from claims.reporting.hurrying import HurriedClient

RECENT = timedelta(days=1)
"""An entry that is older than this when it is first seen is no news: it comes in by no clock. Of one without a date
nobody knows how old it is, unless it came after the feed was first read."""
APART = timedelta(hours=1)
"""The clock asks for one claim's reporting this often at most."""

_MOST_ENTRIES = 100
_MOST_BROUGHT_IN = 50
_POLLS_KEPT = timedelta(days=1)
_NEVER = datetime.min.replace(tzinfo=UTC)


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
    """Look at one feed; ``poll`` is leased by the caller. A feed that fails says so itself, and is no work to retry.

    What came is judged outside any transaction, and acted on in one short transaction for each thing: nobody who works
    on a claim waits for a feed. A worker that dies in between leaves a look that is safe to run again.
    """
    feed, before = poll.feed, timezone.now()
    question, connector = Question(text="", feeds=(Watched(feed.address, feed.etag, feed.last_modified),)), Feeds()
    with client or HurriedClient() as asking, heard(connector) as hearing:
        for answers in search(connector, question, asking):
            hearing.note(answers)
            poll.renew()
    brought = _bring_in(feed, poll)
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


def _bring_in(feed: Feed, poll: FeedPoll) -> int:
    """Do with the recent entries what the feed's switch says; how many reports or searches that led to."""
    recent = timezone.now() - RECENT
    newest = feed.entries.filter(seen_at__gte=recent).exclude(published_at__lt=recent).order_by("-pk")
    newest = newest.exclude(published_at=None, seen_at__lte=F("feed__first_read_at"))
    if feed.brings_in == BringsIn.ALL:
        return _hand_in(newest[:_MOST_ENTRIES], poll)
    if feed.brings_in == BringsIn.FITTING:
        return _ask_for(list(newest[:_MOST_ENTRIES]), poll)
    return 0


def _hand_in(entries: Iterable[FeedEntry], poll: FeedPoll) -> int:
    fresh = {entry.address: entry for entry in entries}
    known = set(Report.objects.filter(address__in=fresh).values_list("address", flat=True))
    known |= set(Intake.objects.filter(address__in=fresh).values_list("address", flat=True))
    brought = 0
    for address, entry in fresh.items():
        if address in known:
            continue
        try:
            with transaction.atomic():
                poll.renew()
                intake.hand_in(by=None, address=address, title=entry.title)
        except intake.NotTaken:
            continue
        brought += 1
        if brought >= _MOST_BROUGHT_IN:
            break
    return brought


def _ask_for(entries: Sequence[FeedEntry], poll: FeedPoll) -> int:
    """Ask for the reporting of the open claims on which an entry may bear that came since they were asked about."""
    headlines = [Text(entry.title, entry.summary, _day(entry)) for entry in entries]
    near = _near(headlines)
    asked_at = _asked_at(near)
    asked = 0
    for claim in sorted(near, key=lambda claim: claim.pk):
        last = asked_at.get(claim.pk)
        if last is not None and last > timezone.now() - APART:
            continue  # its turn comes with a later look, for as long as the entry is recent
        since = [at for at in near[claim] if last is None or entries[at].seen_at > last]
        if since and _may_bear(claim, headlines, since):
            asked += _ask_once(claim, poll)
    return asked


def _day(entry: FeedEntry) -> date | None:
    return entry.published_at.date() if entry.published_at else None


def _near(headlines: Sequence[Text]) -> dict[Claim, list[int]]:
    """Open claims that headlines may concern, each with the numbers of these headlines; all are looked up at once."""
    texts = {at: text.opening for at, text in enumerate(headlines)}
    reading = remembered()
    model, vectors = None, {}
    if reading is not None:
        model = SentenceModel.objects.filter(digest=reading.by.digest).first()
        vectors = {at: reading.vector(text) for at, text in texts.items() if model and reading.by.reads(text)}
    pairs = concerned(texts, ON_THE_DESK, model=model, vectors=vectors)
    claims = Claim.objects.on_the_desk().select_related("claimant").in_bulk({claim for _, claim in pairs})
    near: dict[Claim, list[int]] = defaultdict(list)
    for at, claim in sorted(pairs):
        if claim in claims:
            near[claims[claim]].append(at)
    return near


def _asked_at(claims: Iterable[Claim]) -> dict[int, datetime]:
    """When the feeds were last asked about each of these claims, where they were."""
    pulls = Pull.objects.filter(claim__in=claims, connector=Feeds.name).order_by()
    return dict(pulls.values_list("claim").annotate(Max("created_at")))


def _may_bear(claim: Claim, headlines: Sequence[Text], since: Iterable[int]) -> bool:
    """Whether one of the headlines ``since`` is worth a look at its page: as the pull judges it, or more strictly."""
    reading = remembered()
    # Counted over these headlines alone, which holds one usual word for too little: a pull costs more than a look.
    meaning = reading.nearness if reading is not None else None
    fits = rank(ask(claim).sought, headlines, meaning=meaning, besides=0)
    return any(fits[at].score >= PROMISES for at in since)


@transaction.atomic
def _ask_once(claim: Claim, poll: FeedPoll) -> int:
    """Ask, unless somebody has while the entries were judged, or the claim is no longer worked on."""
    poll.renew()
    held = Claim.objects.on_the_desk().select_for_update(of=("self",)).filter(pk=claim.pk).first()
    if held is None or _asked_at([held]).get(held.pk, _NEVER) > timezone.now() - APART:
        return 0
    return len(Pull.objects.ask(held, [Feeds.name], by=None))
