"""From the address of a site to its feeds: those that its page names, else those that lie where feeds usually lie."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.connectors.addresses import joined
from claims.connectors.charsets import NotText, text_of
from claims.connectors.http import Answer, Client, FetchError, Unreachable
from claims.connectors.syndication import FeedError, announced_feeds, read_feed

USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/news-sitemap.xml")
MOST = 5
_ACCEPT = "text/html, application/atom+xml, application/rss+xml, application/feed+json, application/xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class OfferedFeed:
    """A feed that can be watched: it was fetched and read. ``count`` is the number of its entries."""

    address: str
    title: str
    count: int


def find_feeds(
    address: str, client: Client, *, seconds: float = math.inf, clock: Callable[[], float] = time.monotonic
) -> list[OfferedFeed]:
    """The feeds of a site, or the one at this very address; empty when there are none.

    The address itself is what somebody asks for; the pages that are tried beside it have to be open to machines.

    Once ``seconds`` have passed on ``clock`` no further page is asked for: what was found by then is offered.
    Raises :class:`claims.connectors.http.FetchError` when the site itself gives no answer.
    """
    until = clock() + seconds
    answer = client.get(address, accept=_ACCEPT)
    if not answer.is_ok:
        raise Unreachable("status", f"This address answered with status {answer.status}.")
    if (own := _read(answer)) is not None:
        return [own]
    try:
        named = announced_feeds(text_of(answer.body, declared=answer.charset), answer.address)
    except NotText:
        return []
    usual = [joined(answer.address, path) for path in USUAL]

    def has_time() -> bool:
        return clock() < until

    return list(_those_that_read(named[:MOST], client, has_time)) or list(_those_that_read(usual, client, has_time))


def _those_that_read(addresses: list[str], client: Client, has_time: Callable[[], bool]) -> Iterator[OfferedFeed]:
    seen: set[str] = set()
    for address in addresses:
        if not has_time():
            return
        try:
            answer = client.crawl(address, accept=_ACCEPT)
        except FetchError:
            continue
        offered = _read(answer) if answer.is_ok else None
        if offered is not None and offered.address not in seen:
            seen.add(offered.address)
            yield offered


def _read(answer: Answer) -> OfferedFeed | None:
    try:
        feed = read_feed(answer.body, charset=answer.charset, address=answer.address)
    except FeedError:
        return None
    return OfferedFeed(answer.address, feed.title, len(feed.entries))
