"""Who material comes from, and which feeds are watched: what people add, describe and switch off."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims import outbound, switchboard
from claims.choices import BringsIn, Role, SourceKind, Standing
from claims.connectors.addresses import askable
from claims.connectors.claimreview import site_of
from claims.connectors.discovery import OfferedFeed, find_feeds
from claims.connectors.http import Client, FetchError, checked
from claims.connectors.internet_archive import NOT_PUBLIC, InternetArchive
from claims.connectors.opml import NotOpml, Outline, read_opml, write_opml
from claims.models import Capture, ConnectorState, Feed, Report, Source, Trial, User, record
from claims.refusals import Incomplete, Refused

DESCRIBED = ("name", "kind", "role", "aliases", "interest", "home_page", "same_as", "robots_waiver", "watch_hours")
"""What people write about a source."""
LOOK_SECONDS = 4.0
"""For each page that is looked at while somebody waits for the feeds of a site."""
LOOK_SECONDS_IN_ALL = 10.0
"""After these no further page of the site is begun, so that the whole takes 20 seconds at most."""
LOOK_PATIENCE = 2.0
"""Seconds that a look waits for its turn at the site, since others may be asking it too."""
KNOWN = "This feed is on the list already."
LONGEST_NAME = 200
"""Characters of a name or a role, as the database keeps them."""


def sources_refusal(by: User) -> str:
    """Why ``by`` cannot describe sources or choose feeds; empty when they can."""
    return "" if by.has_role(Role.EDITOR) else "This takes the rights of an editor."


def _judged(fields: dict[str, Any], allowed: Collection[str] = DESCRIBED) -> dict[str, Any]:
    fields = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    wrong = dict.fromkeys(set(fields) - set(allowed), "This cannot be changed here.")
    if not fields.get("name", "x"):
        wrong["name"] = "Give the source a name."
    for name in ("name", "role"):
        if len(fields.get(name, "")) > LONGEST_NAME:
            wrong[name] = f"Keep this under {LONGEST_NAME + 1} characters."
        elif "\0" in fields.get(name, ""):
            wrong[name] = "There is a character in this that no text has."
    if fields.get("kind", SourceKind.OUTLET) not in SourceKind.values:
        wrong["kind"] = "A source is an outlet, a body or a person."
    if wrong:
        raise Incomplete(**wrong)
    return fields


def _saved(source: Source) -> Source:
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError as error:
        raise Incomplete(name="There is a source of this name and kind already.") from error
    return source


@transaction.atomic
def add_source(*, by: User, name: str, **fields: Any) -> Source:
    """Add an outlet, a body or a person, so that a name in a report can be linked to it."""
    if not by.has_role(Role.CONTRIBUTOR):
        raise Refused("This takes the rights of a contributor.")
    if not by.has_role(Role.EDITOR) and set(fields) - {"kind", "role"}:
        raise Refused(sources_refusal(by))
    source = _saved(Source(**_judged({"name": name, **fields})))
    record("source_added", by=by, source=source.pk)
    return source


@transaction.atomic
def describe_source(source: Source, *, by: User, **fields: Any) -> Source:
    """Change what is written about a source: its spellings, its role, its interest."""
    if why := sources_refusal(by):
        raise Refused(why)
    source = Source.objects.select_for_update().get(pk=source.pk)
    fields = _judged(fields)
    changed = sorted(name for name, value in fields.items() if getattr(source, name) != value)
    if not changed:
        return source
    for name in changed:
        setattr(source, name, fields[name])
    source = _saved(source)
    # Why a host's wish is not followed is told with its reason.
    note = {"robots_waiver": source.robots_waiver} if "robots_waiver" in changed else None
    record("source_described", by=by, source=source.pk, fields=changed, note=note)
    return source


def feed_address(address: str) -> str:
    """The address of a feed as it is asked; raises :class:`Incomplete` for one that is never asked."""
    try:
        return checked(address.strip(), allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE)
    except FetchError as refusal:
        raise Incomplete(address=refusal.sentence) from refusal


@transaction.atomic
def watch(*, by: User, source: Source | None, address: str, title: str = "") -> Feed:
    """Watch a feed of a source from now on."""
    if why := sources_refusal(by):
        raise Refused(why)
    if source is None:
        raise Incomplete(source="Choose whose feed it is.")
    address = feed_address(address)
    feed, is_new = Feed.objects.get_or_create(address=address, defaults={"source": source, "title": title.strip()})
    if not is_new:
        raise Incomplete(address=KNOWN)
    record("feed_added", by=by, feed=feed.pk)
    return feed


def move_refusal(feed: Feed, *, by: User) -> str:
    """Why the desk cannot go over to the address to which this feed leads; empty when it can."""
    return sources_refusal(by) or ("" if feed.leads_to else "This feed does not lead to another address.")


@transaction.atomic
def move_feed(feed: Feed, *, by: User, to: str) -> Feed:
    """Watch a feed from now on at the address to which it leads; ``to`` is the one that the person saw.

    What it carried stays. Where that address is watched already, this one rests.
    """
    feed = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    if why := move_refusal(feed, by=by):
        raise Refused(why)
    if to != feed.leads_to:
        raise Refused("This feed leads elsewhere by now: look again where to.")
    left, address = feed.address, feed_address(feed.leads_to)
    if Feed.objects.filter(address=address).exclude(pk=feed.pk).exists():
        return switch_feed(feed, by=by, is_enabled=False)
    feed.address, feed.leads_to, feed.etag, feed.last_modified = address, "", "", ""
    feed.next_ask_at = timezone.now()
    feed.save(update_fields=["address", "leads_to", "etag", "last_modified", "next_ask_at"])
    record("feed_moved", by=by, feed=feed.pk, left=left, address=address)
    return feed


def capture_refusal(report: Report, *, by: User) -> str:
    """Why no copy of this report's page can be asked for; empty when one can."""
    archive = next((line for line in switchboard.lines() if line.connector.name == InternetArchive.name), None)
    if not by.has_role(Role.CONTRIBUTOR):
        return "This takes the rights of a contributor."
    if not report.address:
        return "This report was handed in as a text: it has no page that could be archived."
    if not askable(report.address):
        return NOT_PUBLIC
    if archive is None or not archive.is_on or not isinstance(archive.connector, InternetArchive):
        return "The Internet Archive is switched off; an editor can switch it on on the Sources page."
    return archive.connector.why_no_saving()


@transaction.atomic
def ask_for_copy(report: Report, *, by: User) -> Capture | None:
    """Ask the Internet Archive for a copy of a report's page; ``None`` when one is being taken already."""
    if why := capture_refusal(report, by=by):
        raise Refused(why)
    try:
        with transaction.atomic():
            row = Capture.objects.create(report=report, by=by)
    except IntegrityError:
        return None
    record("copy_asked", by=by, report=report.pk)
    row.promise()
    return row


def look_for_feeds(address: str, *, by: User) -> list[OfferedFeed]:
    """The feeds at an address, or of the site that lies there. Asks the network, and waits some seconds at most."""
    if why := sources_refusal(by):
        raise Refused(why)
    try:
        options = outbound.options(patience=LOOK_PATIENCE)
        options |= {"deadline": min(LOOK_SECONDS, options["deadline"]), "is_recording": False}
        with Client(**options) as client:
            return find_feeds(address.strip(), client, seconds=LOOK_SECONDS_IN_ALL)
    except FetchError as failure:
        raise Incomplete(address=failure.sentence) from failure


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list of feeds: ``refused`` pairs an address with a sentence."""

    watched: int
    known: int
    refused: tuple[tuple[str, str], ...]


def watch_all(body: bytes, *, by: User) -> Taken:
    """Watch every feed of an OPML list. An outlet that is not among the sources yet becomes one."""
    if why := sources_refusal(by):
        raise Refused(why)
    try:
        outlines = read_opml(body)
    except NotOpml as error:
        raise Incomplete(opml=str(error)) from error
    watched = known = 0
    refused = []
    for outline in outlines:
        if Feed.objects.filter(address=outline.address).exists():
            known += 1
            continue
        try:
            with transaction.atomic():
                watch(by=by, source=_outlet_of(outline, by), address=outline.address, title=outline.title)
        except Incomplete as error:
            if "address" in error.fields and error.fields["address"] == KNOWN:
                known += 1
            else:
                refused.append((outline.address, str(error)))
        else:
            watched += 1
    return Taken(watched, known, tuple(refused))


def _outlet_of(outline: Outline, by: User) -> Source:
    """The outlet that a list names, or whose home page it gives; a new one where the desk knows none."""
    name = outline.outlet or outline.title or site_of(outline.address)
    for found in (Source.objects.named(name), Source.objects.filter(home_page=outline.home_page or None)):
        if outlet := found.filter(kind=SourceKind.OUTLET).first():
            return outlet
    home = outline.home_page if len(outline.home_page) <= 500 and outline.home_page.startswith("http") else ""
    return add_source(by=by, name=name, kind=SourceKind.OUTLET, **({"home_page": home} if home else {}))


def list_feeds() -> bytes:
    """Every watched feed as an OPML list."""
    feeds = Feed.objects.filter(is_enabled=True).select_related("source")
    outlines = [Outline(feed.address, feed.title, feed.source.home_page, feed.source.name) for feed in feeds]
    return write_opml(outlines, title=f"Feeds that {settings.SITE_NAME} watches")


@transaction.atomic
def set_feed(feed: Feed, *, by: User, brings_in: str) -> Feed:
    """Say which of a feed's new entries become reports of their own accord."""
    if why := sources_refusal(by):
        raise Refused(why)
    if brings_in not in BringsIn.values:
        raise Incomplete(brings_in="Choose what the feed brings in.")
    feed = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    if feed.brings_in != brings_in:
        feed.brings_in = brings_in
        feed.save(update_fields=["brings_in"])
        record("feed_set", by=by, feed=feed.pk, brings_in=brings_in)
    return feed


@transaction.atomic
def switch_connector(name: str, *, by: User, is_on: bool) -> None:
    """Ask a connector from now on, or leave it alone. What it found stays."""
    if why := sources_refusal(by):
        raise Refused(why)
    _known_connector(name)
    state, _ = ConnectorState.objects.get_or_create(name=name)
    state = ConnectorState.objects.select_for_update().get(pk=state.pk)
    if state.is_on is not is_on:
        state.is_on = is_on
        state.save(update_fields=["is_on"])
        record("connector_switched_on" if is_on else "connector_switched_off", by=by, connector=name)


@transaction.atomic
def try_connector(name: str, *, by: User) -> Trial | None:
    """Ask a connector its sample question, soon; ``None`` when somebody has just asked for the same."""
    if not by.has_role(Role.REVIEWER):
        raise Refused("This takes the rights of a reviewer.")
    _known_connector(name)
    try:
        with transaction.atomic():
            trial = Trial.objects.create(connector=name, by=by)
    except IntegrityError:
        return None
    trial.promise()
    return trial


def _known_connector(name: str) -> None:
    if name not in switchboard.labels():
        raise Incomplete(connector="There is no connector of this name.")


@transaction.atomic
def decide_spellings(source: Source, *, by: User, take: Collection[str] = (), leave: Collection[str] = ()) -> Source:
    """Take suggested spellings over as the source's own, or leave them for good."""
    if why := sources_refusal(by):
        raise Refused(why)
    offered = source.suggested_spellings.filter(standing=Standing.SUGGESTED)
    taken = list(offered.filter(spelling__in=take).values_list("spelling", flat=True))
    offered.filter(spelling__in=leave).update(standing=Standing.DISMISSED)
    if taken:
        source = describe_source(source, by=by, aliases=list(dict.fromkeys([*source.aliases, *taken])))
        source.suggested_spellings.filter(spelling__in=taken).update(standing=Standing.KEPT)
    return source


@transaction.atomic
def switch_feed(feed: Feed, *, by: User, is_enabled: bool) -> Feed:
    """Watch a feed, or let it rest; what it carried stays."""
    if why := sources_refusal(by):
        raise Refused(why)
    feed = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    if feed.is_enabled != is_enabled:
        feed.is_enabled = is_enabled
        feed.save(update_fields=["is_enabled"])
        record("feed_switched_on" if is_enabled else "feed_switched_off", by=by, feed=feed.pk)
    return feed
