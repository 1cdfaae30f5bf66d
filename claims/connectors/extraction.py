"""Reading the text of a page with trafilatura. Run as ``python -m``, it is the child that reads hostile pages.

Imports no Django and no model: a child starts in a second, and holds nothing that a page could be after.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC
from itertools import islice
from urllib.parse import urlsplit

import trafilatura
from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document

from claims.connectors.addresses import askable, canonical_address, is_one_site, joined
from claims.connectors.blocks import text_of_blocks
from claims.connectors.charsets import NotText, text_of
from claims.connectors.child import serve
from claims.connectors.corrections import speaks_of_itself
from claims.connectors.failures import Refused
from claims.connectors.imprint import MOST_DATA, Imprint
from claims.connectors.page import Page, PageError
from claims.connectors.pdf import read_pdf
from claims.connectors.plain import clean
from claims.connectors.surroundings import clear

MOST_BYTES = 10 * 2**20
MOST_TEXT = 2**20
"""Characters of text that a page may have."""
MOST_ELEMENTS = 30_000
"""Elements of a page: twice as many take the extractor more than twice the time; a long live page has some 10,000."""
MOST_LINKS = 50
_MOST_LINKED = 500
_LONGEST = {"title": 500, "outlet": 200, "author": 300}

_KINDS = (
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or a film"),
    (b"\x00\x00\x00", "a film"),
)
_PAGE_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "application/octet-stream", "text/plain", "text/xml"}
)
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_NO_TEXT = ("style", "link", "meta", "svg", "template", "iframe", "object", "canvas", "math")
_FRAMES = ("nav", "footer")
_PICTURES = ("img", "picture", "source", "video", "audio", "input", "button", "select", "textarea")
_BOXES = ("div", "span", "i", "a", "li", "ul", "section")
_DATA = "application/ld+json"
_LITTLE = 400
"""Characters of text below which a page is read again, more thoroughly."""
_UNREAD = ("script", "style", "svg", "template", "iframe", "object", "canvas", "math", "noscript", "select", "form")
_BLOCKS = ("p", "div", "aside", "footer", "section", "li", "blockquote")
_SHORTEST_CORRECTION, _LONGEST_CORRECTION, _MOST_CORRECTIONS, _BEGINNING = 40, 800, 5, 100
"""A shorter one is a way to another page: “Corrections”."""
_OTHERS = re.compile(r"comment|disqus|related|teaser|sidebar|recommend", re.IGNORECASE)
_ALL_ALIKE = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
_ONE_REVISION = re.compile(r"(?:^|&)oldid=\d+")


def read(body: bytes, *, content_type: str = "", charset: str = "", address: str = "") -> Page:
    """The page in ``body``, read in this process: for the child, and for pages of our own in tests and measures.

    See :func:`claims.connectors.page.read_page_in_child` for all others, and for what is given and raised.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if not body.strip():
        raise PageError("This page is empty.")
    if len(body) > MOST_BYTES:
        raise PageError(f"This page is larger than {MOST_BYTES // 2**20} MB.")
    # Programs that make a PDF file while it is asked for write a line end or a byte order mark before it.
    if body[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-"):
        return _read_pdf(body, address)
    for start, words in _KINDS:
        if body.startswith(start):
            raise PageError(f"This is {words}, not a page of text.")
    if kind not in _PAGE_TYPES and not kind.startswith("text/"):
        raise PageError(f"This is not a page of text but “{kind[:60]}”.")
    try:
        text = text_of(body, declared=charset)
    except NotText as error:
        raise PageError(str(error)) from error
    if kind in ("text/html", "application/xhtml+xml") or _LOOKS_LIKE_HTML.match(text[:4096]):
        return _read_html(text, address)
    return _read_plain(text, address)


def _read_pdf(body: bytes, address: str) -> Page:
    paper = read_pdf(body, longest=MOST_TEXT)
    return Page(
        title=_short(paper.title, "title") or _headline(paper.text),
        text=paper.text,
        outlet="",
        author=_short(paper.author, "author"),
        published_at=paper.made_at,
        language="",
        canonical=_canonical(address, ""),
        note=paper.note,
    )


def _headline(text: str) -> str:
    first = text.partition("\n")[0]
    return first if len(first) <= 200 else ""


def _read_plain(text: str, address: str) -> Page:
    text = clean(text)
    if not text:
        raise PageError("This page is empty.")
    if len(text) > MOST_TEXT:
        raise PageError("This text is too long to be read in one piece.")
    first, _, rest = text.partition("\n")
    # A headline stands alone above a blank line and is no whole paragraph.
    title = first if rest.startswith("\n") and len(first) <= 200 else ""
    return Page(title, text, "", "", None, "", _canonical(address, ""))


def _read_html(text: str, address: str) -> Page:
    tree = _tree(text)
    own = _canonical(address, "")  # of a copy in a cache for telephones the page: it is that house's
    imprint = Imprint(tree, address=own or address)
    canonical = _canonical(address, imprint.canonical)
    links = _links(tree, canonical) if canonical else ()
    found = _text(tree, address)
    if not found:
        raise PageError("No text was found on this page.")
    # A wiki gives the day on which the page was begun, years ago: nothing of a revision came out then.
    is_revision = _ONE_REVISION.search(urlsplit(canonical).query) is not None
    title = _short(imprint.title, "title")
    return Page(
        title=title,
        text=_below_headline(found, title),
        outlet=_short(imprint.outlet, "outlet"),
        author=_short(imprint.author, "author"),
        published_at=None if is_revision else imprint.published_at,
        language=imprint.language,
        canonical=canonical,
        links=links,
        checks=imprint.checks(canonical) if canonical else (),
    )


def _below_headline(text: str, title: str) -> str:
    """A text without the headline above it, which the page has as its title; what says nothing else stays."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest and _letters_of(first) == _letters_of(title) else text


def _letters_of(words: str) -> list[str]:
    return [letter for letter in words.casefold() if letter.isalnum()]


def _text(tree: HtmlElement, address: str) -> str:
    """The text of a page, without what stands around it.

    The extractor copies the tree again and again, so what holds no text goes first. Its quick way gives the same text
    as its thorough one for nearly every page; where it finds little, the thorough one is asked too.
    """
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    for script in list(tree.iter("script")):
        if script.get("type") != _DATA or len(script.text or "") > MOST_DATA:
            script.drop_tree()
    corrections = _blocks_on_itself(tree)
    for frame in _frames(tree, corrections):
        frame.drop_tree()
    clear(tree)
    _drop_wordless(tree)
    found = ""
    for is_fast in (True, False):
        document = trafilatura.bare_extraction(
            tree, url=address or None, include_comments=False, fast=is_fast, output_format="txt"
        )
        found = max(found, _said_in(document), key=len)
        if len(found) >= _LITTLE:
            break
    return "\n".join([found, *_corrections(tree, corrections, found)]) if found else ""


def _drop_wordless(tree: HtmlElement) -> None:
    """Take out pictures, and boxes in which no word stands: a page has hundreds, and the extractor looks at each."""
    etree.strip_elements(tree, *_PICTURES, with_tail=False)
    for box in reversed(list(tree.iter(*_BOXES))):
        if len(box) == 0 and not (box.text or "").strip() and box.getparent() is not None:
            box.drop_tree()


def _said_in(document: Document | Mapping[str, object] | None) -> str:
    return clean(text_of_blocks(document.body)) if isinstance(document, Document) and document.body is not None else ""


def _frames(tree: HtmlElement, corrections: Iterable[HtmlElement]) -> list[HtmlElement]:
    """The menus of a page and what stands below it, unless most of the page does, or it corrects itself there."""
    whole = len(tree.text_content())
    correcting = {frame for block in corrections for frame in (block, *block.iterancestors(*_FRAMES))}
    return [
        frame
        for frame in tree.iter(*_FRAMES)
        if 2 * len(frame.text_content()) < whole and frame not in correcting and frame.getparent() is not None
    ]


def _blocks_on_itself(tree: HtmlElement) -> list[HtmlElement]:
    """The blocks that begin as what a page says to correct itself does. To walk them all takes time: once is enough."""
    begun = ((element, _beginning(element)) for element in tree.iter(*_BLOCKS))
    return [element for element, words in begun if words and speaks_of_itself(words)]


def _corrections(tree: HtmlElement, blocks: Iterable[HtmlElement], found: str) -> list[str]:
    """What a page says to correct itself, where that stands beside or below the text that the extractor found."""
    said = [
        words
        for element in blocks
        if _is_part_of(tree, element)
        and next(element.iterdescendants(*_BLOCKS), None) is None
        and _SHORTEST_CORRECTION <= len(words := " ".join(element.text_content().split())) <= _LONGEST_CORRECTION
        and not _is_of_others(element, words)
    ]
    text = "".join(found.split()) if said else ""
    return [clean(words) for words in dict.fromkeys(said) if "".join(words.split()) not in text][:_MOST_CORRECTIONS]


def _is_part_of(tree: HtmlElement, element: HtmlElement) -> bool:
    """Whether an element still stands on the page: what was taken out with all around it does not."""
    return element is tree or any(one is tree for one in element.iterancestors())


def _beginning(element: HtmlElement) -> str:
    """The first words of a block: a correction says at once that it is one. Empty where another block begins it."""
    words, first = (element.text or "").strip(), element
    while not words and len(first) and first[0].tag not in _BLOCKS:
        first = first[0]
        words = (first.text or "").strip()
    if 0 < len(words) < _BEGINNING / 3:  # one word in bold, and it goes on
        words = element.text_content().strip()
    return words[:_BEGINNING]


def _is_of_others(element: HtmlElement, words: str) -> bool:
    """Whether a block leads to another page, or is what readers or other reports say."""
    if 2 * sum(len(link.text_content()) for link in element.iter("a")) > len(words):
        return True
    around = list(element.iterancestors())
    names = " ".join(f"{one.get('class', '')} {one.get('id', '')}" for one in (element, *around))
    return any(one.tag in ("a", "nav", "form") for one in around) or _OTHERS.search(names) is not None


def _tree(text: str) -> HtmlElement:
    # huge_tree stays off: libxml2's own limits on depth and size of nodes are wanted.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # One class for all elements: the others, of forms and the like, are looked up in Python, element by element.
    parser.set_element_class_lookup(_ALL_ALIKE)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise PageError("This page cannot be read: its markup is broken.") from error
    too_large = PageError("This page is too large to be read; paste the part that matters instead.")
    # To walk all elements takes time: a short page has neither too many of them nor too long a text, and what is no
    # text (scripts, forms) is only sorted out where it matters.
    if len(text) > MOST_ELEMENTS and tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise too_large
    if len(text) > MOST_TEXT and len(tree.text_content()) > MOST_TEXT and _letters(tree) > MOST_TEXT:
        raise too_large
    return tree


def _letters(tree: HtmlElement) -> int:
    """The length of what is written on a page, without scripts and the like."""
    return sum(
        (0 if element.tag in _UNREAD else len(element.text or "")) + len(element.tail or "") for element in tree.iter()
    )


def _links(tree: HtmlElement, address: str) -> tuple[str, ...]:
    """The pages to which the paragraphs lead, each once, in their order; the way around the site is left out."""
    found: dict[str, None] = {}
    for element in islice(tree.xpath("//p//a[@href]"), _MOST_LINKED):
        link = askable(joined(address, element.get("href", "")))
        if link and link != address and urlsplit(link).path not in ("", "/"):
            found[link] = None
        if len(found) == MOST_LINKS:
            break
    return tuple(found)


def _canonical(address: str, named: str) -> str:
    if not address:
        return ""
    try:
        own = canonical_address(address)
    except Refused:
        return ""
    target = joined(address, named) if named else ""
    try:
        other = canonical_address(target) if target else own
    except Refused:
        return own
    mine, theirs = urlsplit(own), urlsplit(other)
    if _ONE_REVISION.search(mine.query) and not _ONE_REVISION.search(theirs.query):
        return own  # a wiki calls every revision of a page by the page's address, and each says something else
    if not is_one_site(own, other):
        return own
    # A page that calls the front page its own address is mistaken; so says every content system's bug list.
    return own if theirs.path in ("", "/") and mine.path not in ("", "/") else other


def _short(value: str | None, field: str) -> str:
    text = " ".join(clean(value or "").split())
    longest = _LONGEST[field]
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _answer(head: bytes, body: bytes) -> bytes:
    try:
        read_as = read(body, **json.loads(head))
    except PageError as error:
        return json.dumps({"error": error.sentence}).encode()
    page = asdict(read_as)
    published_at = read_as.published_at
    page["published_at"] = published_at.astimezone(UTC).isoformat() if published_at else ""
    page["checks"] = [check.as_json() for check in read_as.checks]
    return json.dumps(page).encode()


if __name__ == "__main__":
    serve(_answer)
