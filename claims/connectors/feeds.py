"""The feeds that the desk watches: asked politely, read leniently, and never trusted."""

from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from claims.connectors.addresses import canonical_address
from claims.connectors.base import Asked, Connector, Found, Question, Watched
from claims.connectors.dates import moment, not_later
from claims.connectors.http import Answer, Client, FetchError, Refused
from claims.connectors.syndication import MOST_ENTRIES, Entry, Feed, FeedError, read_feed

_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_LONGEST_TAG = 500


class Feeds(Connector):
    """Gives every entry of every watched feed that may fall into the days asked for.

    Which of them bear on the claim is for whoever asks: words in another language are words too. A feed that did not
    change since it was last asked gives nothing, so a caller compares the claim with what it has kept, not only with
    what comes.
    """

    name = "feeds"
    label = "Watched feeds"
    about = "The feeds that the desk watches, asked again for each claim. Nothing of the claim leaves the house."
    idle = "Nothing could be asked: no feed is being watched yet."

    def search(self, question: Question, client: Client) -> Iterator[Asked | Found]:
        for watched in question.feeds:
            yield from _one(watched, client)


def _one(watched: Watched, client: Client) -> Iterator[Asked | Found]:
    try:
        answer = client.crawl(watched.address, headers=_conditions(watched), accept=_ACCEPT)
    except FetchError as error:
        wait = max(error.seconds, 1.0) if error.code == "busy" else 0.0
        etag, last_modified = watched.etag, watched.last_modified
        yield Asked(watched.address, etag=etag, last_modified=last_modified, error=error.sentence, wait=wait)
        return
    if answer.is_not_modified:
        yield _asked(watched, answer, is_unchanged=True)
        return
    if not answer.is_ok:
        yield _asked(watched, answer, error=_complaint(answer))
        return
    try:
        feed = read_feed(answer.body, charset=answer.charset, address=answer.address)
    except FeedError as error:
        yield _asked(watched, answer, error=str(error))
        return
    found, notes = _reports(feed, watched, client, answer.fetched_at)
    if feed.is_cut:
        notes.insert(0, f"Only {MOST_ENTRIES} entries of the feed were kept: the newest, where it gives their dates.")
    if feed.is_broken:
        notes.insert(0, "The feed breaks off in the middle; what came before was read.")
    yield _asked(watched, answer, count=len(found), title=feed.title, note=" ".join(notes))
    yield from found


def _reports(feed: Feed, watched: Watched, client: Client, now: datetime) -> tuple[list[Found], list[str]]:
    found: dict[str, Found] = {}
    without_link = refused = 0
    for entry in feed.entries:
        if not entry.address:
            without_link += 1
            continue
        try:
            address = canonical_address(client.checked(entry.address))
        except Refused:
            refused += 1
            continue
        times = not_later(moment(entry.date), now), not_later(moment(entry.updated), now)
        identity = entry.identity or address
        # The first of several with one identity is the newest: feeds are written from the top. Another headline over
        # another page is another report, whatever the feed calls it.
        if (first := found.get(identity)) and first.address != address and first.title != entry.title:
            identity = address
        found.setdefault(identity, _found(entry, feed, watched, address, identity, *times))
    notes = []
    if refused:
        notes.append(f"{_entries(refused)} to addresses that are not fetched.")
    if without_link:
        notes.append(f"{without_link} of the entries had no link.")
    return list(found.values()), notes


def _found(
    entry: Entry,
    feed: Feed,
    watched: Watched,
    address: str,
    identity: str,
    published_at: datetime | None,
    updated_at: datetime | None,
) -> Found:
    return Found(
        address=address,
        title=entry.title,
        summary=entry.summary,
        outlet=entry.outlet or feed.title,
        published_at=published_at,
        updated_at=updated_at,
        language=entry.language,
        feed=watched.address,
        identity=identity,
    )


def _conditions(watched: Watched) -> dict[str, str]:
    told = {"If-None-Match": watched.etag, "If-Modified-Since": watched.last_modified}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}


def _asked(
    watched: Watched,
    answer: Answer,
    *,
    count: int = 0,
    error: str = "",
    is_unchanged: bool = False,
    title: str = "",
    note: str = "",
) -> Asked:
    is_used = answer.is_ok and not error
    etag, last_modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
    return Asked(
        address=watched.address,
        status=answer.status,
        # Remember only what belongs to an answer that was read, else the next question would skip it.
        etag=_tag(etag) if is_used else watched.etag,
        last_modified=_tag(last_modified) if is_used else watched.last_modified,
        count=count,
        error=error,
        is_unchanged=is_unchanged,
        title=title,
        note=note,
        leads_to=answer.address if len(answer.hops) > 1 and not error else "",
    )


def _tag(value: str) -> str:
    return value if len(value) <= _LONGEST_TAG else ""


def _entries(number: int) -> str:
    return "One of the entries leads" if number == 1 else f"{number} of the entries lead"


def _complaint(answer: Answer) -> str:
    host = urlsplit(answer.address).hostname
    try:
        words = f" ({HTTPStatus(answer.status).phrase})"
    except ValueError:
        words = ""
    return f"{host} answered with status {answer.status}{words}."
