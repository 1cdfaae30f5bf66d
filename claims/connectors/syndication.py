"""Reading RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and news sitemaps from bytes, however careless or hostile they are.

libxml2 parses in its forgiving mode, as events, so that nothing but the entries of interest is kept in memory. A
document type that declares entities is refused before the parser sees it, and a bare one is cut off: nothing is
ever expanded or fetched. Nesting, entries and lengths are capped.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from claims.connectors import careless_xml
from claims.connectors.addresses import joined
from claims.connectors.charsets import NotText, text_of
from claims.connectors.dates import moment, not_later
from claims.connectors.decoding import decoded
from claims.connectors.failures import Unreachable
from claims.connectors.plain import words_of

MOST_BYTES = 10 * 2**20
MOST_ENTRIES = 500
"""Entries of a feed that are kept: the newest, or the first ones where most have no date."""
MOST_LOOKED_AT = 10_000
"""Entries of a feed among which the newest are looked for: some feeds and sitemaps begin with the oldest."""
DEEPEST = 200
LONGEST_TITLE = 500
LONGEST_SUMMARY = 2_000
_LONGEST_FIELD = 2**16
_PIECE = 2**16
_GZIP = b"\x1f\x8b"
_NEVER = datetime.min.replace(tzinfo=UTC)

_NAMESPACES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "urlset"})
_ENTRIES = frozenset({"item", "entry", "url"})
_ABOUT_FEED = frozenset({"title", "language", "dc:language"})
_ABOUT_ENTRY = frozenset(
    {
        "title",
        "link",
        "guid",
        "id",
        "pubdate",
        "dc:date",
        "dcterms:created",
        "published",
        "issued",
        "created",
        "updated",
    }
    | {"modified", "description", "summary", "content:encoded", "content", "source", "dc:source", "feedburner:origlink"}
    | {"dc:language", "language", "loc", "lastmod", "dcterms:modified"}
)
_ABOUT_NEWS = frozenset({"news:title", "news:name", "news:language", "news:publication_date"})
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_LONGEST_HEAD = 2**18
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_SAID = re.compile(r"""([A-Za-z-]{1,20})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2})(?:[-_].*)?\s*")


class FeedError(Exception):
    """An answer that is no feed that can be read; ``str()`` is a sentence."""


@dataclass(slots=True)
class Entry:
    """One entry as the feed writes it: plain text, links absolute, the dates still in the feed's own words."""

    address: str = ""
    title: str = ""
    summary: str = ""
    outlet: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    identity: str = ""


@dataclass(slots=True)
class Feed:
    """A feed as read. ``is_cut``: it has more entries than were kept; ``is_broken``: its end is missing."""

    title: str = ""
    language: str = ""
    entries: list[Entry] = field(default_factory=list)
    is_cut: bool = False
    is_broken: bool = False


def read_feed(body: bytes, *, charset: str = "", address: str = "") -> Feed:
    """The feed in ``body``; ``charset`` is what the header said, ``address`` the base of relative links.

    Raises :class:`FeedError` when it is empty, too large, no feed, or dangerous.
    """
    if not body.strip():
        raise FeedError("The feed is empty.")
    if len(body) > MOST_BYTES:
        raise FeedError(f"The feed is larger than {MOST_BYTES // 2**20} MB.")
    if body.startswith(_GZIP):
        body = _unpacked(body)
    try:
        text = text_of(body, declared=charset).lstrip()
    except NotText as error:
        raise FeedError("This address gives no feed but another kind of file.") from error
    return _read_json(text, address) if text.startswith("{") else _read_xml(text, address)


def _unpacked(body: bytes) -> bytes:
    """A feed that is kept packed on its server (“news.xml.gz”), and is handed out as the file that it is."""
    unpacked = bytearray()
    try:
        for piece in decoded([body], "gzip", host="the feed"):
            unpacked += piece
            if len(unpacked) > MOST_BYTES:
                raise FeedError(f"The feed is larger than {MOST_BYTES // 2**20} MB.")
    except Unreachable as error:
        raise FeedError("The feed is packed (gzip), and cannot be unpacked.") from error
    return bytes(unpacked)


def _newest(entries: list[Entry]) -> list[Entry]:
    """As many entries as are kept, in the feed's own order. A date that lies ahead is none."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    now = datetime.now(UTC)
    dates = [not_later(moment(entry.date), now) for entry in entries]
    if 2 * sum(date is not None for date in dates) < len(dates):
        return entries[:MOST_ENTRIES]
    newest = sorted(range(len(entries)), key=lambda at: dates[at] or _NEVER, reverse=True)[:MOST_ENTRIES]
    return [entries[at] for at in sorted(newest)]


def _read_xml(text: str, address: str) -> Feed:
    handler = _Handler(address)
    try:
        parser, markup = careless_xml.parser(handler), careless_xml.made_ready(text)
    except careless_xml.Dangerous as error:
        raise FeedError(
            "The feed declares entities of its own, which can be used to do harm; it is not read."
        ) from error
    try:
        for start in range(0, len(markup), _PIECE):
            parser.feed(markup[start : start + _PIECE])
        parser.close()
    except _Enough:
        handler.feed.is_cut = True
    except etree.LxmlError as error:
        if not handler.is_feed:
            raise FeedError(_no_feed(text, address)) from error
        handler.feed.is_broken = True
    if not handler.is_feed:
        raise FeedError(_no_feed(text, address))
    if handler.is_sitemap:
        # A sitemap names every page of a site; those with news in it alone say what they are about and when.
        handler.feed.entries = [entry for entry in handler.feed.entries if entry.title]
        if not handler.feed.entries:
            raise FeedError("This is a sitemap without news: none of its pages has a title.")
    handler.feed.is_broken = handler.feed.is_broken or (not handler.is_closed and not handler.feed.is_cut)
    handler.feed.is_cut = handler.feed.is_cut or len(handler.feed.entries) > MOST_ENTRIES
    handler.feed.entries = _newest(handler.feed.entries)
    return handler.feed


def announced_feeds(page: str, address: str) -> list[str]:
    """The feeds that a web page names in its head, absolute, in its order, each once."""
    found = []
    for link in _LINK.findall(page[:_LONGEST_HEAD]):
        said = {
            name.lower(): html.unescape(double or single or bare) for name, double, single, bare in _SAID.findall(link)
        }
        if "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower() in _FEED_TYPES:
            found.append(joined(address, said.get("href", "")))
    return list(dict.fromkeys(filter(None, found)))


def _no_feed(text: str, address: str) -> str:
    if "<sitemapindex" in text[:_LONGEST_HEAD]:
        return "This address gives a list of sitemaps; watch the one among them that has the news."
    if not _PAGE.search(text[:_LONGEST_HEAD]):
        return "This address gives no feed."
    if feeds := announced_feeds(text, address):
        return f"This address gives a web page, which names {feeds[0]} as its feed."
    return "This address gives a web page, not a feed."


class _Enough(Exception):
    """There are more entries than are read."""


class _Handler:
    """Gathers the feed from the parser's events; at any time it holds one path of names and one entry."""

    def __init__(self, address: str) -> None:
        self.feed = Feed()
        self.is_feed = self.is_sitemap = False
        self.is_closed = False
        self._bases = [address]
        self._path: list[str] = []
        self._entry: dict[str, str] | None = None
        self._entry_depth = 0
        self._field = ""
        self._field_depth = 0
        self._text: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        self._path.append(name)
        depth = len(self._path)
        if depth > DEEPEST:
            raise FeedError("The feed is nested too deeply to be read.")
        if depth == 1:
            self.is_feed, self.is_sitemap = name in _ROOTS, name == "urlset"
            self._say_language(attributes.get(f"{_XML}lang", ""))
        base = attributes.get(f"{_XML}base")
        self._bases.append((joined(self._bases[-1], base) or self._bases[-1]) if base else self._bases[-1])
        if not self.is_feed:
            return
        if self._field:
            self._append(" ")
        elif self._entry is not None:
            if depth == self._entry_depth + 1 and name in _ABOUT_ENTRY:
                self._begin_entry_field(name, attributes)
            elif self._path[0] == "urlset" and name in _ABOUT_NEWS:
                self._begin_field(name)  # it stands a level or two down
            elif depth == self._entry_depth + 2 and self._path[-2:] == ["source", "title"]:
                self._begin_field("source")
        elif name in _ENTRIES and depth <= 3:
            if len(self.feed.entries) >= MOST_LOOKED_AT:
                raise _Enough
            self._entry, self._entry_depth = {"lang": attributes.get(f"{_XML}lang", "")}, depth
            self._entry["about"] = attributes.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
        elif name in _ABOUT_FEED and self._path[-2] in ("channel", "feed"):
            self._begin_field(name)

    def end(self, tag: str) -> None:
        depth = len(self._path)
        if self._field and depth == self._field_depth:
            self._end_field()
        elif self._field:
            self._append(" ")
        elif self._entry is not None and depth == self._entry_depth:
            self.feed.entries.append(self._finished(self._entry))
            self._entry = None
        self._path.pop()
        self._bases.pop()
        self.is_closed = self.is_feed and not self._path

    def data(self, text: str) -> None:
        if self._field:
            self._append(text)

    def close(self) -> None:
        return None

    def _begin_entry_field(self, name: str, attributes: dict[str, str]) -> None:
        entry = self._entry if self._entry is not None else {}
        if name == "source" and self._path[0] == "feed":
            return  # in Atom a whole feed stands inside; its title is taken one level down
        if name == "link" and (target := attributes.get("href")):
            kind = attributes.get("type", "")
            is_page = attributes.get("rel", "alternate") in ("alternate", "") and (not kind or "html" in kind)
            if is_page or (attributes.get("rel", "alternate") == "alternate" and "href" not in entry):
                entry.setdefault("href", joined(self._bases[-1], target))
            return
        if name == "guid":
            entry["is_link"] = "" if attributes.get("isPermaLink", "true").lower() == "false" else "yes"
        self._begin_field(name)

    def _begin_field(self, name: str) -> None:
        self._field, self._field_depth, self._text, self._length = name, len(self._path), [], 0

    def _append(self, text: str) -> None:
        if self._length <= _LONGEST_FIELD:
            self._text.append(text)
            self._length += len(text)

    def _end_field(self) -> None:
        name, value = self._field, "".join(self._text)[: _LONGEST_FIELD + 1].strip()
        self._field = ""
        if self._entry is not None:
            if name in ("link", "loc", "feedburner:origlink"):
                value = joined(self._bases[-1], value)
            if value:
                self._entry.setdefault(name, value)
        elif name == "title":
            self.feed.title = self.feed.title or words_of(value, longest=LONGEST_TITLE)
        else:
            self._say_language(value)

    def _say_language(self, value: str) -> None:
        self.feed.language = self.feed.language or _two_letters(value)

    def _finished(self, said: dict[str, str]) -> Entry:
        def first(*names: str) -> str:
            return next((said[name] for name in names if said.get(name)), "")

        identity = first("guid", "id", "about")[:1_000]
        address = first("feedburner:origlink", "href", "link", "loc")
        if not address and (said.get("is_link") or "guid" not in said):
            address = joined(self._bases[-1], identity) if identity else ""
        return Entry(
            address=address,
            title=words_of(first("title", "news:title"), longest=LONGEST_TITLE),
            summary=words_of(first("description", "summary", "content:encoded", "content"), longest=LONGEST_SUMMARY),
            outlet=words_of(first("source", "dc:source", "news:name"), longest=200),
            date=first(
                "pubdate",
                "published",
                "issued",
                "dc:date",
                "dcterms:created",
                "created",
                "updated",
                "modified",
                "news:publication_date",
            ),
            updated=first("updated", "modified", "dcterms:modified", "lastmod"),
            language=_two_letters(first("dc:language", "language", "news:language", "lang")) or self.feed.language,
            identity=words_of(identity, longest=1_000),
        )


def _name(tag: str) -> str:
    namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix = _NAMESPACES.get(namespace)
    # A prefix that was never declared is still in the name ("dc:date"); an unknown name space is none of ours.
    return f"{prefix}{local}".lower() if prefix is not None else f"{namespace}#{local}"


def _two_letters(value: str) -> str:
    found = _LANGUAGE.fullmatch(value[:40])
    return found[1].lower() if found else ""


def _read_json(text: str, address: str) -> Feed:
    try:
        said = json.loads(text, strict=False)
    except RecursionError:
        raise FeedError("The feed is nested too deeply to be read.") from None
    except ValueError:
        raise FeedError("This address gives no feed: its JSON cannot be read.") from None
    items = said.get("items")
    if not isinstance(items, list):
        raise FeedError("This address gives JSON, but no feed.")
    feed = Feed(
        title=words_of(_string(said, "title"), longest=LONGEST_TITLE),
        language=_two_letters(_string(said, "language")),
        is_cut=len(items) > MOST_ENTRIES,
    )
    feed.entries = _newest(list(_json_entries(items[:MOST_LOOKED_AT], address, feed.language)))
    return feed


def _json_entries(items: list[Any], address: str, language: str) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        identity = _string(item, "id")
        link = _string(item, "url") or _string(item, "external_url")
        if not link and identity.startswith(("http://", "https://")):
            link = identity
        summary = next(
            (said for name in ("summary", "content_text", "content_html") if (said := _string(item, name))), ""
        )
        yield Entry(
            address=joined(address, link) if link else "",
            title=words_of(_string(item, "title"), longest=LONGEST_TITLE),
            summary=words_of(summary, longest=LONGEST_SUMMARY),
            date=_string(item, "date_published") or _string(item, "date_modified"),
            updated=_string(item, "date_modified"),
            language=_two_letters(_string(item, "language")) or language,
            identity=words_of(identity, longest=1_000),
        )


def _string(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value[:_LONGEST_FIELD].strip() if isinstance(value, str) else ""
