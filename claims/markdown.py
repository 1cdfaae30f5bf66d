"""Markdown to HTML that is safe to show: no HTML of the author's own, no pictures, no scripts, no styles."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_CITED = re.compile(r"\[(\d{1,3})\]")
_CITED_OR_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?:.*?^ {0,3}(?P=fence)[`~]*[ \t]*$|.*)"
    r"|(?P<ticks>`+)|\[(?P<number>\d{1,3})\](?!\()(?=(?:\[(?P<label>[^\[\]]{1,999})\])?)",
    re.DOTALL | re.MULTILINE,
)
_TICKS = re.compile(r"`+")
_BLANK = re.compile(r"\n[ \t]*\n")
_HIGHEST = 999
"""The highest number that is taken for a citation."""
_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "sup", "a"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}
"""The page has its own first and second level; an author's headings stand below them."""


def render(markdown: str, *, sources: Collection[int] = ()) -> str:
    """The HTML of ``markdown``. A number of ``sources`` in square brackets becomes a link to that source of the page.

    Links leave without a referrer's blessing (``nofollow noopener``) and lead to http, https and mail addresses only.
    """
    html = str(_PARSER.render(markdown, {"sources": sources}))
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )


def lost_citations(markdown: str, *, sources: Collection[int], numbered: int) -> list[int]:
    """What ``markdown`` cites of the numbers up to ``numbered`` that ``sources`` lack by now."""
    lost = set(range(1, numbered + 1)) - set(sources)
    cited = re.findall(r'href="#source-(\d+)"', render(markdown, sources=lost)) if lost else []
    return sorted({int(number) for number in cited})


def stray_citations(markdown: str, *, sources: Collection[int]) -> list[int]:
    """Numbers in square brackets that are those of no source: they stay as they are typed, and lead nowhere."""
    return lost_citations(markdown, sources=sources, numbered=_HIGHEST)


def renumbered(markdown: str, numbers: Mapping[int, int]) -> str:
    """``markdown`` with each citation of a number in ``numbers`` under its new one; code and links stay as they are."""
    closed_at, links, parts, at = _code_in_lines(markdown), _defined(markdown), [], 0
    while found := _CITED_OR_CODE.search(markdown, at):
        end = closed_at.get(found.start(), found.end()) if found["ticks"] else found.end()
        labels = {normalizeReference(found[name]) for name in ("number", "label") if found[name]}
        number = numbers.get(int(found["number"])) if found["number"] and links.isdisjoint(labels) else None
        parts += [markdown[at : found.start()], f"[{number}]" if number else markdown[found.start() : end]]
        at = end
    return "".join([*parts, markdown[at:]])


def _defined(markdown: str) -> set[str]:
    """The labels that a line such as ``[1]: https://…`` makes links of."""
    env: dict[str, Any] = {"sources": ()}
    if "]:" in markdown:
        _PARSER.parse(markdown, env)
    return set(env.get("references", {}))


def _code_in_lines(markdown: str) -> dict[int, int]:
    """Where code between backticks begins and ends: as many close it as opened it, in the same paragraph."""
    blank = len(markdown)
    following: dict[int, re.Match[str]] = {}
    code: dict[int, int] = {}
    blanks = [found.start() for found in _BLANK.finditer(markdown)]
    for ticks in reversed(list(_TICKS.finditer(markdown))):
        while blanks and blanks[-1] >= ticks.end():
            blank = blanks.pop()
        closing = following.get(len(ticks[0]))
        if closing is not None and closing.start() < blank:
            code[ticks.start()] = closing.end()
        following[len(ticks[0])] = ticks
    return code


def _settle(state: StateCore) -> None:
    """Lower the headings, and turn what cites a source of the page into a link to it."""
    sources = state.env["sources"]
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _HEADINGS[token.tag]
        elif token.type == "inline" and token.children and sources:
            token.children = _with_citations(token.children, sources)


def _with_citations(children: Sequence[Token], sources: Collection[int]) -> list[Token]:
    settled: list[Token] = []
    depth = 0
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        if child.type != "text" or depth:
            settled.append(child)
            continue
        at = 0
        for match in _CITED.finditer(child.content):
            if int(match[1]) not in sources:
                continue
            # The number stands at the word that it backs, not after a blank.
            before = child.content[at : match.start()].rstrip()
            settled += [Token("text", "", 0, content=before), _citation(int(match[1]))]
            at = match.end()
        settled.append(Token("text", "", 0, content=child.content[at:]))
    return settled


def _citation(number: int) -> Token:
    return Token("citation", "", 0, meta={"number": number})


def _draw_citation(self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: object) -> str:
    number = tokens[index].meta["number"]
    return f'<sup><a href="#source-{number}" title="Source {number}">{number}</a></sup>'


_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
_PARSER.core.ruler.push("settle", _settle)
_PARSER.add_render_rule("citation", _draw_citation)
