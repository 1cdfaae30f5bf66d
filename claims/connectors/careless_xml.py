"""XML as people and programs write it, made ready for a parser that forgives: without harm, and without surprises.

A document type that declares entities is refused before any parser sees it, one that only names a DTD is cut off, and
the commonest mistakes are made good: a bare “&”, which would swallow what follows it, a bare “<”, the entities of HTML.
"""

import html.entities
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_MARK = re.compile(r"&(?:(#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{0,31});)?|<(?![A-Za-z_:/!?])")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Dangerous(ValueError):
    """A document that declares entities of its own."""


def parser(target: Any) -> etree.XMLParser:
    """A parser that forgives, fetches nothing and expands nothing but what XML itself knows, since what declares more
    was refused. It hands events to ``target``: a tree of an element with a hundred thousand attributes would take half
    a minute to make."""
    # “internal”, not False: that would leave the “&amp;” of an attribute as “&#38;”, and break the address in it.
    return etree.XMLParser(
        target=target, encoding="utf-8", recover=True, resolve_entities="internal", no_network=True, load_dtd=False
    )


def made_ready(text: str) -> bytes:
    """The markup in UTF-8, as the parser wants it; raises :class:`Dangerous`."""
    return "".join(_mended(_without_doctype(text))).encode("utf-8", "replace")


def _mended(text: str) -> Iterator[str]:
    """The markup with its commonest mistakes made good: a bare “&” or “<”, and the entities of HTML."""
    position = 0
    while position < len(text):
        start = text.find("<![CDATA[", position)
        end = text.find("]]>", start) if start != -1 else -1
        start = start if end != -1 else len(text)
        yield _MARK.sub(_plain, text[position:start])
        position = end + 3 if end != -1 else len(text)
        yield text[start:position]


def _plain(found: re.Match[str]) -> str:
    """A mark as numbers, or, where nobody knows it, as the letters that it is written with.

    Not as “&amp;”: whatever the parser has to forgive first, it drops every entity in a text behind it, XML's own too.
    """
    if found[0] == "<":
        return "&#60;"
    name = found[1]
    if name is None:
        return "&#38;"
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        letters: str | None = chr(number) if number <= 0x10FFFF else ""
    else:
        letters = html.entities.html5.get(f"{name};")
    if letters is None:
        return f"&#38;{name};"
    return "".join(f"&#{ord(letter)};" for letter in _NO_CHARACTER.sub("", letters))


def _without_doctype(text: str) -> str:
    position = 0
    while (start := text.find("<", position)) != -1:
        if text.startswith("<!--", start):
            end, width = text.find("-->", start + 4), 3
        elif text.startswith("<?", start):
            end, width = text.find("?>", start + 2), 2
        elif text[start : start + 9].upper() == "<!DOCTYPE":
            end, width = text.find(">", start), 1
            if end == -1 or "[" in text[start:end]:
                raise Dangerous
            text, end, width = text[:start] + text[end + 1 :], start, 0
        else:
            break
        if end == -1:
            break
        position = end + width
    # The declaration says how the bytes were written; they have been read.
    return re.sub(r"\A\s*<\?xml\b[^>]{0,300}\?>", "", text)
