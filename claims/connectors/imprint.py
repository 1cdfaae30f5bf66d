"""What a page says about itself: what it is called, whose it is, who wrote it and when, and where else it lies.

Each is taken from where pages put it most surely: from the head, then from the markup for machines (JSON-LD), then from
what stands on the page. A day that is stated nowhere is looked for on the page (htmldate), which takes longer than all
the rest.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from claims.connectors.claimreview import FoundCheck, found_checks
from claims.connectors.dates import moment, not_later

MOST_DATA = 2**17
"""Characters of one piece of a page's markup for machines."""
MOST_META = 500
MOST_CHECKS = 50

_MOST_PIECES, _MOST_NODES = 20, 200
_LONGEST_META, _LONGEST_BYLINE = 1_000, 120
_TIME_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "pubdate", "publishdate", "sailthru.date",
)  # fmt: skip
_TITLE_NAMES = (
    "og:title", "twitter:title", "title", "headline", "dc.title", "dcterms.title", "citation_title", "parsely-title",
    "sailthru.title",
)  # fmt: skip
_OUTLET_NAMES = (
    "article:publisher", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "citation_author",
    "parsely-author", "sailthru.author",
)  # fmt: skip
_LINES, _MOST_LINES, _LONGEST_DATE = ("p", "div", "span", "li", "td", "small", "h6"), 3_000, 80
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_DAY = re.compile(r"\d{4}(?:-\d\d?)?")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_SITE_AFTER = re.compile(r"(.+?)\s+[|–—•·»-]\s+[^|–—•·»]{2,60}")
_BY = re.compile(r"(?:(?:written |words |story )?by|von|par|автор:?|текст:?)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[;,/|&]\s*|\s+(?:and|und|et|та|и)\s+")
_NOBODY = re.compile(
    r"(?:the )?(?:admin(?:istrator)?|editors?|editorial|staff|newsroom|news desk|webmaster"
    r"|redakt?ion|redacci[oó]n|редакц\w+)"
    r"(?: (?:staff|team|board|desk|writers?|reporters?))?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"https?:|www\.|[@*?\d]")
_DAY = re.compile(
    r"\s*\b(?:published|updated|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*", re.IGNORECASE | re.DOTALL
)


class Imprint:
    """What is stated on a page. Fields that it does not state are empty; ``canonical`` is as it stands there."""

    def __init__(self, tree: HtmlElement, *, address: str = "") -> None:
        self._tree = tree
        self._address = address
        self._meta = _meta(tree)
        self._data = _data(tree)
        self._nodes = list(islice(_nodes(self._data), _MOST_NODES))
        self.canonical = _canonical(tree)
        self.language = self._language()
        self.published_at = self._published_at()
        self.outlet = self._outlet()
        self.title = _without_site(self._title(), self.outlet)
        self.author = self._author()

    def checks(self, address: str) -> tuple[FoundCheck, ...]:
        """What the page's own markup says of claims that were checked on it."""
        return tuple(islice(found_checks(self._data, page=address), MOST_CHECKS))

    def _told(self, names: Iterable[str]) -> Iterator[str]:
        return (self._meta[name] for name in names if name in self._meta)

    def _language(self) -> str:
        for said in (self._tree.get("lang") or self._tree.get("xml:lang") or "", self._meta.get("og:locale", "")):
            if declared := _LANGUAGE.fullmatch(said.strip()):
                return declared[1].lower()
        return ""

    def _published_at(self) -> datetime | None:
        stated, now = (node.get("datePublished") for node in self._nodes), datetime.now(UTC)
        for said in (*self._told(_TIME_NAMES), *(one for one in stated if isinstance(one, str))):
            if at := not_later(moment(said[:200]), now):
                return at
        for element in self._tree.iter("time"):
            if _NO_DAY.fullmatch(element.get("datetime", "")):
                del element.attrib["datetime"]  # the search would make today's day of a month of it
        # No search of the whole text: “the accident of 3 May 2019” is not when a page came out.
        found = find_date(
            self._tree,
            original_date=True,
            extensive_search=False,
            max_date=f"{now:%Y-%m-%d}",
            url=self._address or None,
        )
        if found:
            return moment(found)
        dated = {at for at in _dates_alone(self._tree) if not_later(at, now)}
        return dated.pop() if len(dated) == 1 else None

    def _title(self) -> str:
        if told := next(self._told(_TITLE_NAMES), ""):
            return told
        stated = (node.get("headline") for node in self._nodes if _is_article(node))
        if headline := next((one for one in stated if isinstance(one, str) and one.strip()), ""):
            return headline
        named = self._tree.find(".//title")
        title = _words(named) if named is not None else ""
        headlines = [words for one in islice(self._tree.iter("h1"), _MOST_PIECES) if (words := _words(one))]
        for headline in headlines:
            if len(headlines) == 1 or (title and headline.casefold() in title.casefold()):
                return headline
        if before_site := _SITE_AFTER.fullmatch(title):
            return before_site[1]
        return title or next(iter(headlines), "")

    def _outlet(self) -> str:
        publishers = [node["publisher"] for node in self._nodes if isinstance(node.get("publisher"), dict)]
        stated = [name for one in publishers if isinstance(name := one.get("name"), str)]
        for name in (self._meta.get("og:site_name", ""), *stated, *self._told(_OUTLET_NAMES)):
            if name.strip() and not name.startswith("http"):
                return name
        return (urlsplit(self._address).hostname or "").removeprefix("www.")

    def _author(self) -> str:
        for told in self._told(_AUTHOR_NAMES):
            # One word is an account, and no name.
            if " " in told.strip() and (people := _people([told])):
                return people
        stated = [name for node in self._nodes if _is_article(node) for name in _names(node.get("author"))]
        if people := _people(stated):
            return people
        for path in _BYLINES:
            for element in islice(self._tree.xpath(path), 5):
                words = _words(element)
                if 2 < len(words) <= _LONGEST_BYLINE and (people := _people([words])):
                    return people
        return self._agency()

    def _agency(self) -> str:
        """What stands in the author's place where no person does, unless it is the outlet itself: often an agency."""
        bodies = [name for node in self._nodes if _is_article(node) for name in _names(node.get("author"), of="bodies")]
        own = self.outlet.casefold()
        for said in (*bodies, *self._told(_AUTHOR_NAMES)):
            body = _people([said])
            if body[:1].isupper() and body.casefold() not in own and not _NOBODY.fullmatch(body):
                return body
        return ""


def _dates_alone(tree: HtmlElement) -> Iterator[datetime]:
    """The dates that stand in a line of their own, with few words beside them: “Posted on 14 March 2024 by Ann Lee”."""
    for element in islice(tree.iter(*_LINES), _MOST_LINES):
        if len(element) <= _MOST_PIECES and _YEAR.search(words := _words(element)[: _LONGEST_DATE + 1]):
            # A sentence tells of a day, and ends in a stop.
            at = moment(words) if len(words) <= _LONGEST_DATE and words[-1] not in ".!?…" else None
            if at is not None:
                yield at


_BYLINES = (
    "//*[@rel='author' or contains(@itemprop, 'author')][not(ancestor::form)]",
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'author_name')]",
    "//*[self::a or self::span or self::p or self::address][contains(@class, 'author')][not(ancestor::form)]",
)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """What the meta elements say, by their names; the first of several of one name."""
    said: dict[str, str] = {}
    for element in islice(tree.iter("meta"), MOST_META):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = element.get("content", "").strip()[:_LONGEST_META]
        if name and content:
            said.setdefault(name.replace("dc:", "dc."), content)
    return said


def _canonical(tree: HtmlElement) -> str:
    for element in islice(tree.iter("link"), MOST_META):
        if "canonical" in element.get("rel", "").lower().split() and element.get("href"):
            return element.get("href", "")
    return ""


def _data(tree: HtmlElement) -> list[Any]:
    """The page's markup for machines (JSON-LD), as far as it can be read."""
    read: list[Any] = []
    marked = (one for one in tree.iter("script") if one.get("type") == "application/ld+json")
    for element in islice(marked, _MOST_PIECES):
        data = element.text or ""
        if len(data) > MOST_DATA:
            continue
        try:
            read.append(json.loads(data, strict=False))
        except (ValueError, RecursionError):
            continue
    return read


def _nodes(data: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The things that the markup speaks of, one after the other."""
    for said in data:
        for node in said if isinstance(said, list) else [said]:
            if isinstance(node, dict):
                yield node
                graph = node.get("@graph")
                yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    named = [kind.lower() for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return any(kind.endswith(("article", "posting", "report")) for kind in named)


def _names(said: Any, *, of: str = "people") -> Iterator[str]:
    """The names of people, or of bodies, in an author's place, which holds a name, an object, or a list of either."""
    for one in said if isinstance(said, list) else [said]:
        name = one.get("name") if isinstance(one, dict) else one
        is_body = isinstance(one, dict) and str(one.get("@type")).endswith("Organization")
        if isinstance(name, str) and is_body == (of == "bodies"):
            yield name


def _people(said: Iterable[str]) -> str:
    """Names as one line, each once; empty where there is none."""
    found: dict[str, None] = {}
    for words in said:
        for part in _AND.split(_DAY.sub("", _BY.sub("", " ".join(words.split()), count=1))):
            name = part.strip(" .:–-|•")
            if len(name) > 1 and not _NO_NAME.search(name) and any(letter.isalpha() for letter in name):
                found[name] = None
    return "; ".join(found)


def _without_site(title: str, outlet: str) -> str:
    """A title without the name of the site behind it."""
    before, mark, after = title.rpartition(outlet) if outlet else ("", "", "")
    cut = before.rstrip(" |–—•·»-")
    return cut if mark and not after.strip() and cut and cut != before.rstrip() else title


def _words(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())
