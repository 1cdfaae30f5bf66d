"""Plain text for people and for the database: no markup, no characters that cannot be stored or seen."""

import html
import re

import nh3

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\x85")
_PARAGRAPH_ENDS = re.compile("\n{3,}|\u2029")
_TRAILING = re.compile("[ \t]+\n")
_BREAKS = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|hr)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_LONGEST_MARKUP = 2**16
_TWICE = re.compile(r"&(?:amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#x?[0-9a-f]{2,5});", re.IGNORECASE)


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, with plain line ends, and no more than one blank line."""
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = _TRAILING.sub("\n", text)
    return _PARAGRAPH_ENDS.sub("\n\n", text).strip()


def words_of(markup: str, *, longest: int) -> str:
    """What a piece of HTML, or of text that may be HTML, says: one line, at most ``longest`` letters, cut with “…”."""
    if len(markup) > _LONGEST_MARKUP:
        markup = markup[:_LONGEST_MARKUP]
        if markup.rfind("<") > markup.rfind(">"):
            markup = markup[: markup.rfind("<")]
    markup = clean(markup)
    if "<" in markup:
        markup = nh3.clean(_BREAKS.sub(" ", markup), tags=set())
    # The cleaner escapes what it leaves; and what a feed writes as plain text often has entities in it all the same.
    # Some programs escape twice: “Tom &amp;amp; Jerry”.
    text = " ".join(clean(_TWICE.sub(lambda found: html.unescape(found[0]), html.unescape(markup))).split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
