"""Markdown to HTML that is safe to show: no HTML of the author's own, no pictures, no scripts, no styles."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

_CITED = re.compile(r"\[(\d{1,3})\]")
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}(\\d+){_MARK}")
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
    """``markdown`` with each citation of a number in ``numbers`` under its new one; code and links stay as they are.

    What is a citation is asked of the parser that the page is made by: each number in brackets is marked with its place
    in the text, unless a line such as ``[1]: https://…`` makes a link of it, and is told again where it stands as text.
    """
    if not _CITED.search(markdown):
        return markdown
    links: dict[str, Any] = {"sources": ()}
    if "]:" in markdown:
        _PARSER.parse(markdown, links)
    labels = links.get("references", {})
    places = [found for found in _CITED.finditer(markdown) if normalizeReference(found[1]) not in labels]
    marked = markdown.replace(_MARK, " ")
    cited = _told(_replaced(marked, [(found, f"{_MARK}{place}{_MARK}") for place, found in enumerate(places)]))
    new = [(found, numbers.get(int(found[1]))) for place, found in enumerate(places) if place in cited]
    return _replaced(markdown, [(found, str(number)) for found, number in new if number])


def _replaced(markdown: str, within: Iterable[tuple[re.Match[str], str]]) -> str:
    """The text with other words within the brackets that were found."""
    parts, at = [], 0
    for found, words in within:
        parts += [markdown[at : found.start(1)], words]
        at = found.end(1)
    return "".join([*parts, markdown[at:]])


def _told(marked: str) -> set[int]:
    """The places whose marks stand in the text itself, and not in code or links."""
    inline = [token.children or () for token in _PARSER.parse(marked, {"sources": ()}) if token.type == "inline"]
    texts = [child.content for children in inline for child, is_text in _in_turn(children) if is_text]
    return {int(place) for text in texts for place in _MARKED.findall(text)}


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
    for child, is_text in _in_turn(children):
        if not is_text:
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


def _in_turn(children: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Each part of a line, and whether it is text outside of links."""
    depth = 0
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        yield child, child.type == "text" and not depth


def _citation(number: int) -> Token:
    return Token("citation", "", 0, meta={"number": number})


def _draw_citation(self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: object) -> str:
    number = tokens[index].meta["number"]
    return f'<sup><a href="#source-{number}" aria-label="Source {number}" title="Source {number}">{number}</a></sup>'


def _link(state: StateInline, silent: bool) -> bool:
    """A link, where anything closes its bracket; else each of very many open ones is followed to the end."""
    return state.src.find("]", state.pos) >= 0 and link(state, silent)


_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
_PARSER.core.ruler.push("settle", _settle)
_PARSER.inline.ruler.at("link", _link)
_PARSER.add_render_rule("citation", _draw_citation)
