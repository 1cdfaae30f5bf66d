"""OPML, in which feed readers hand their lists of feeds to each other: read leniently and without harm, and written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from claims.connectors.charsets import NotText, text_of
from claims.connectors.plain import words_of

MOST_BYTES = 2 * 2**20
MOST_FEEDS = 2_000
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,300}\?>")
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
    if _DOCTYPE.search(text):
        raise NotOpml("This file declares a document type, which no list of feeds needs; it is not read.")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        root = None
    if root is None or str(root.tag).lower() != "opml":
        raise NotOpml("This file is no list of feeds (OPML).")
    found: dict[str, Outline] = {}
    for outline in _outlines(root):
        if outline.address not in found:
            found[outline.address] = outline
        if len(found) > MOST_FEEDS:
            raise NotOpml(f"This list names more than {MOST_FEEDS:,} feeds.")
    if not found:
        raise NotOpml("This list names no feed.")
    return list(found.values())


def _outlines(root: etree._Element) -> Iterator[Outline]:
    for element in root.iter():
        if str(element.tag).lower() != "outline":
            continue
        said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        address = said.get("xmlurl", "").strip()
        if address:
            title = words_of(said.get("title") or said.get("text") or "", longest=200)
            outlet = words_of(said.get("outlet") or "", longest=200)
            yield Outline(address, title, said.get("htmlurl", "").strip(), outlet)


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
