"""OPML, in which feed readers hand their lists of feeds to each other: read leniently and without harm, and written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from claims.connectors import careless_xml
from claims.connectors.charsets import NotText, text_of
from claims.connectors.plain import words_of

MOST_BYTES = 2 * 2**20
MOST_FEEDS = 2_000
_PIECE = 2**16
_UNWRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class NotOpml(ValueError):
    """A file that is no list of feeds; ``str()`` is a sentence."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: its address as it stands there, what it is called, and the page it belongs to."""

    address: str
    title: str = ""
    home_page: str = ""
    outlet: str = ""


def read_opml(body: bytes) -> list[Outline]:
    """The feeds of a list, in its order, each address once."""
    if len(body) > MOST_BYTES:
        raise NotOpml(f"This list is larger than {MOST_BYTES // 2**20} MB.")
    try:
        text = text_of(body)
    except NotText as error:
        raise NotOpml("This file is no list of feeds (OPML).") from error
    handler = _Handler()
    try:
        markup, parser = careless_xml.made_ready(text), careless_xml.parser(handler)
        for start in range(0, len(markup), _PIECE):
            parser.feed(markup[start : start + _PIECE])
        parser.close()
    except careless_xml.Dangerous as error:
        raise NotOpml("This file declares entities of its own, which can do harm; it is not read.") from error
    except etree.LxmlError:
        pass  # what was read until then counts
    if not handler.is_opml:
        raise NotOpml("This file is no list of feeds (OPML).")
    if not handler.found:
        raise NotOpml("This list names no feed.")
    return list(handler.found.values())


class _Handler:
    """Gathers the feeds from the parser's events."""

    def __init__(self) -> None:
        self.found: dict[str, Outline] = {}
        self.is_opml = self._has_begun = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2].lower()
        if not self._has_begun:
            self._has_begun, self.is_opml = True, name == "opml"
        if not self.is_opml or name != "outline":
            return
        said = {str(key).lower(): value for key, value in attributes.items()}
        address = said.get("xmlurl", "").strip()
        if not address or address in self.found:
            return
        if len(self.found) >= MOST_FEEDS:
            raise NotOpml(f"This list names more than {MOST_FEEDS:,} feeds; hand it in in parts.")
        title = words_of(said.get("title") or said.get("text") or "", longest=200)
        outlet = words_of(said.get("outlet") or "", longest=200)
        self.found[address] = Outline(address, title, said.get("htmlurl", "").strip(), outlet)

    def end(self, tag: str) -> None:
        """Nothing is told by the end of an outline."""

    def data(self, text: str) -> None:
        """Nor by what stands between them."""

    def close(self) -> None:
        """Nor by the end of the list, which may be missing."""


def write_opml(feeds: Iterable[Outline], *, title: str) -> bytes:
    """A list of feeds as OPML 2.0; ``outlet`` goes along as an attribute that other programs pass over."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _sane(title)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        said = {"type": "rss", "text": feed.title or feed.address, "title": feed.title, "xmlUrl": feed.address}
        said |= {"htmlUrl": feed.home_page, "outlet": feed.outlet}
        etree.SubElement(body, "outline", {name: _sane(value) for name, value in said.items() if value})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _sane(text: str) -> str:
    return _UNWRITTEN.sub("", text)
