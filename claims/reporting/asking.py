"""What a pull asks, and what the feeds answered: kept, so that one that says "nothing new" can still be searched."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from claims.choices import Standing
from claims.connectors.addresses import askable
from claims.connectors.base import (
    Asked,
    Connector,
    Found,
    FoundCheck,
    FoundCopy,
    FoundName,
    Question,
    Watched,
)
from claims.connectors.http import Client, FetchError
from claims.matching import Sought, normalise, search_text
from claims.models import Claim, Feed, FeedEntry, Report, Source
from claims.reading.places import CALLED, countries_named
from claims.reporting.hurrying import NO_TIME

_MOST_SOURCES = 5_000
_MOST_OWN_REPORTS = 3
_MOST_PAGES = 20
_LONGEST_CONTEXT = 20_000
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=90)
"""Around the day on which a claim was made: where it came from, and what became of it."""
NOTHING_NEW = "Nothing new since it was last asked; what it carried before was looked through."
_SOON = timedelta(seconds=15)
_LONGEST_PAUSE = timedelta(days=1)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»]+", re.IGNORECASE)
_LONGEST_FEED = 1000
_LONGEST = {"identity": 1000, "address": 2000, "title": 1000, "language": 10}


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known of a claim when its pull begins: the question, what fits it, and the reports where it stands."""

    question: Question
    sought: Sought
    own_reports: frozenset[int]


def ask(claim: Claim) -> Asking:
    """The question that a claim puts, with every spelling of its names that the desk knows."""
    names = list(_names(claim))
    own = list(
        Report.objects.filter(snapshots__passages__appearances__claim=claim)
        .exclude(hits__claim=claim)
        .distinct()
        .order_by("pk")
    )
    texts = [f"{report.title}\n{report.latest_snapshot.text[:_LONGEST_CONTEXT]}" for report in own[:_MOST_OWN_REPORTS]]
    published = next((report.published_at for report in own if report.published_at), None)
    day = claim.said_date or (published.date() if published else None)
    question = Question(
        text=claim.text,
        since=day - _BEFORE if day else None,
        until=min(day + _AFTER, timezone.localdate()) if day else None,
        names=tuple(dict.fromkeys(name for group in names for name in group)),
        addresses=tuple(_cited(own, texts)),
        pages=tuple(_beside(claim)),
        feeds=tuple(
            Watched(feed.address, feed.etag, feed.last_modified)
            for feed in Feed.objects.filter(is_enabled=True).order_by(F("asked_at").asc(nulls_first=True), "pk")
        ),
    )
    return Asking(question, Sought(claim.text, names, texts, day), frozenset(report.pk for report in own))


def _names(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The claimant, and every source and country that the claim's words name; each with all its spellings."""
    claimant = claim.claimant
    if claimant is not None:
        yield tuple(dict.fromkeys(filter(None, (claimant.name, claim.claimant_name, *claimant.aliases))))
    elif claim.claimant_name:
        known = list(Source.objects.named(claim.claimant_name)[:2])
        aliases = (known[0].name, *known[0].aliases) if len(known) == 1 else ()
        yield tuple(dict.fromkeys((claim.claimant_name, *aliases)))
    words = f" {normalise(claim.text)} "
    for source in Source.objects.order_by("pk")[:_MOST_SOURCES]:
        if source == claimant:
            continue
        spellings = (source.name, *source.aliases)
        if any((form := normalise(spelling)) and f" {form} " in words for spelling in spellings):
            yield spellings
    yield from (CALLED[code] for code in countries_named(claim.text, by_people=False) if code in CALLED)


def _beside(claim: Claim) -> Iterator[str]:
    """The pages of what a person has kept beside the claim, those first that were kept last."""
    kept = Q()
    for way in ("appearances", "counter_statements", "evidence"):
        kept |= Q(
            **{f"snapshots__passages__{way}__claim": claim, f"snapshots__passages__{way}__standing": Standing.KEPT}
        )
    reports = Report.objects.filter(kept, address__isnull=False).distinct().order_by("-pk")
    for address in reports.values_list("address", flat=True)[:_MOST_PAGES]:
        if address and (page := askable(address)):
            yield page


def _cited(own: list[Report], texts: list[str]) -> Iterator[str]:
    """The pages to which the claim's own reports lead, by their links and by what stands in a pasted text."""
    known = {report.address for report in own}
    for report, text in zip(own, texts, strict=False):
        named = (found[0].rstrip(".,;:!?)’”") for found in _ADDRESS.finditer(text))
        for address in dict.fromkeys([*report.latest_snapshot.links, *named]):
            if (cited := askable(address)) and cited not in known:
                known.add(cited)
                yield cited


@dataclass(slots=True)
class Answers:
    """What a connector gave: ``log`` as the pull keeps it, ``found`` what is in no feed, ``told`` what is no report."""

    log: list[dict[str, Any]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    told: list[FoundCheck | FoundName | FoundCopy] = field(default_factory=list)
    waits: dict[str, float] = field(default_factory=dict)
    """What was not asked, because it was others' turn or a server wants rest, and the seconds to wait for it."""
    unanswered: int = 0
    """How many requests failed without any answer that could be used."""

    @property
    def has_failed(self) -> bool:
        """Whether everything that was asked failed."""
        return bool(self.log) and all(entry["error"] for entry in self.log)


def search(connector: Connector, question: Question, client: Client) -> Iterator[Answers]:
    """Ask, and keep what comes feed by feed; gives what there is so far after each request.

    What a feed told us for the next time is written together with what it carried: a worker that dies between the two
    would otherwise never see those entries again. What a service gave before it failed is given, too.
    """
    answers = Answers()
    asked: Asked | None = None
    found: list[Found] = []
    failure: FetchError | None = None
    try:
        for item in connector.search(question, client):
            if isinstance(item, Found):
                found.append(item)
                continue
            if not isinstance(item, Asked):
                answers.told.append(item)
                continue
            if asked is not None:
                _keep(asked, found, answers)
                yield answers
            asked, found = item, []
    except FetchError as error:
        failure = error
    if asked is not None:
        _keep(asked, found, answers)
    else:
        answers.found += found
    yield answers
    if failure is not None:
        raise failure


def _keep(asked: Asked, found: list[Found], answers: Answers) -> None:
    answers.log.append(
        {
            "address": asked.address,
            "status": asked.status,
            "count": asked.count,
            "error": asked.error,
            "note": asked.note or (NOTHING_NEW if asked.is_unchanged else ""),
            "kind": "search",
        }
    )
    answers.unanswered += bool(asked.error) and not asked.is_answer
    if asked.wait:
        answers.waits[asked.address] = asked.wait
    feed = Feed.objects.filter(address=asked.address).first()
    if feed is None:
        answers.found += found
        return
    now = timezone.now()
    with transaction.atomic():
        if asked.error == NO_TIME:
            return
        if asked.wait:
            # Nobody asked it, so it has not failed, and it is not looked at more seldom for that.
            soon = now + max(_SOON, timedelta(seconds=asked.wait))
            Feed.objects.filter(pk=feed.pk).update(next_ask_at=soon)
            return
        if asked.error:
            failures = feed.failures + 1
            Feed.objects.filter(pk=feed.pk).update(
                asked_at=now, error=asked.error, failures=failures, next_ask_at=next_look(now, failures=failures)
            )
            return
        keep_entries(feed, found)
        told: dict[str, Any] = {}
        if not asked.is_unchanged:
            told = {"etag": asked.etag[:500], "last_modified": asked.last_modified[:200], "changed_at": now}
        if feed.first_read_at is None and not asked.is_unchanged:
            told["first_read_at"] = timezone.now()  # once its entries are kept: they are not younger
        if feed.newest_at is None or not asked.is_unchanged:
            told["newest_at"] = feed.entries.aggregate(newest=Max(Coalesce("published_at", "seen_at")))["newest"]
        told["title"] = feed.title or asked.title[:300]
        told["leads_to"] = asked.leads_to if len(asked.leads_to) <= _LONGEST_FEED else ""
        Feed.objects.filter(pk=feed.pk).update(
            asked_at=now, answered_at=now, error="", failures=0, next_ask_at=next_look(now, failures=0), **told
        )


def next_look(now: datetime, *, failures: int) -> datetime:
    """When a feed is looked at again: by the setting, and twice as late with each failure in a row, up to a day."""
    pause = timedelta(minutes=settings.CLAIMS_FEED_MINUTES)
    return now + max(pause, min(pause * 2 ** min(failures, 16), _LONGEST_PAUSE))


def _call_as_before(feed: Feed, named: dict[str, Found]) -> None:
    """Give entries the identity under which they are known already, where a feed calls them anew each time.

    The same headline over the same page is the same entry. Else each look would bring all of them in once more.
    """
    called = {item.address: identity for identity, item in named.items()}
    known = FeedEntry.objects.filter(feed=feed, address__in=called).exclude(identity__in=named).order_by("pk")
    for identity, address, title in known.values_list("identity", "address", "title"):
        anew = called.get(address, "")
        if anew in named and named[anew].title[: _LONGEST["title"]] == title:
            named[identity] = named.pop(anew)


def keep_entries(feed: Feed, found: Iterable[Found]) -> None:
    """Keep what a feed carries; an entry that is known gets the words it has now."""
    now = timezone.now()
    named = {identity: item for item in found if (identity := item.identity[: _LONGEST["identity"]])}
    known = FeedEntry.objects.filter(feed=feed, identity__in=named).values_list("identity", "address", "title")
    for identity, address, title in known:
        item = named[identity]
        if item.address != address and item.title[: _LONGEST["title"]] != title:
            # Another headline over another page is another report: a feed may use a name again.
            named.setdefault(item.address[: _LONGEST["identity"]], named.pop(identity))
    _call_as_before(feed, named)
    entries = {
        identity: FeedEntry(
            feed=feed,
            identity=identity,
            address=item.address,
            title=item.title[: _LONGEST["title"]],
            summary=item.summary,
            language=item.language[: _LONGEST["language"]],
            published_at=item.published_at,
            updated_at=item.updated_at,
            search_text=search_text(item.title, item.summary),
            carried_at=now,
        )
        for identity, item in named.items()
        if len(item.address) <= _LONGEST["address"]
    }
    FeedEntry.objects.bulk_create(
        # In one order, so that two pulls that keep the same feed never wait for each other in a circle.
        [entries[identity] for identity in sorted(entries)],
        update_conflicts=True,
        unique_fields=["feed", "identity"],
        update_fields=[
            *("address", "title", "summary", "language", "published_at", "updated_at", "search_text", "carried_at")
        ],
        batch_size=500,
    )
