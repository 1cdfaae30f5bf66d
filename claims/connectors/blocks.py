"""The text of what the extractor found, word for word: one block a line, without marks of lists and tables.

The extractor's own plain text is light Markdown: it writes “- ” before what stands in a list and bars around the cells
of a table. Nothing of that stands on the page; it would be quoted, searched and compared as if the page had said it.
"""

from html import unescape

from lxml.etree import _Element, iterwalk

_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "div", "lb"})
_CELL = "cell"
_AS_SET = "quote"
"""What the extractor makes of text whose lines are as they were set (``pre``), too."""


def text_of_blocks(body: _Element) -> str:
    """The text of a body as trafilatura builds it: blocks in lines of their own, the cells of a row parted by tabs."""
    lines: list[list[str]] = [[]]
    cells = as_set = 0
    for event, element in iterwalk(body, events=("start", "end")):
        is_start = event == "start"
        if element.tag == _CELL:
            cells += 1 if is_start else -1
            if is_start and lines[-1]:
                lines[-1].append("\t")
        elif element.tag in _BLOCKS:
            as_set += (1 if is_start else -1) if element.tag == _AS_SET else 0
            if cells:
                lines[-1].append(" ")  # a row is one line, whatever stands in its cells
            elif lines[-1]:
                lines.append([])
        said = (element.text if is_start else element.tail) or ""
        if said and element is not body:
            first, *others = said.split("\n") if as_set and not cells else [said]
            lines[-1].append(first)
            lines += [[other] for other in others]
    told = (_line("".join(line)) for line in lines)
    return "\n".join(line for line in told if line)


def _line(said: str) -> str:
    # A page that escapes twice means the letter all the same.
    return "\t".join(map(_cell, unescape(said).split("\t"))).strip("\t")


def _cell(said: str) -> str:
    words = " ".join(said.split())
    return words if words.isprintable() else "".join(filter(str.isprintable, words))
