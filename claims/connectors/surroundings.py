"""What stands among the paragraphs of a page and is none of them: ways to other pages, cards of other reports, forms
to sign up with, and tables that only place the text.

A headline of another report that is read as a sentence of this one puts words into the mouth of somebody who is not
even here. The extractor drops what lies around a text; this drops what lies within it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.etree import XPath
from lxml.html import HtmlElement

_BLOCKS = ("p", "div", "li", "h2", "h3", "h4", "h5", "h6", "aside", "section", "blockquote", "td")
_PARTS = (*_BLOCKS, "ul", "ol", "table", "article", "figure", "form", "h1", "pre")
_CARDS = ("div", "li", "article", "section")
_TABLE_PARTS = ("thead", "tbody", "tfoot", "tr", "td")
_LONG_CELL = 300
"""Letters of a cell that is no value of a table but a text."""
_FEWEST_CARDS, _LONGEST_CARD, _HEADLINE_WORDS, _MOST_LINKS = 3, 500, 4, 5
_LONGEST_POINTER, _LONGEST_BOX = 30, 600
"""Words of a way to another page, and letters of a box that asks for an address of mail."""
_NEARLY_ALL, _MOST = 0.9, 0.6
_FEWEST_WORDS = 12
"""Words of a paragraph that says something of its own."""
_MOST_BOXES = 20
_ASKS_FOR_MAIL = XPath(
    ".//input[@type='email' or contains(@name, 'mail') or contains(@id, 'mail') or contains(@placeholder, 'mail')]"
)
_MAY_BE_UNSEEN = XPath(".//*[@hidden or contains(@class, 'hid')]")
_UNSEEN = {"hide", "hidden"}
_STRUCK = ("s", "strike", "del")
_STRUCK_BY_STYLE = XPath("descendant::span[contains(@style, 'line-through')]")
"""As editors of texts write it. To look at the style of everything would take three times as long."""
_IS_CARD = " or ".join(f"self::{tag}" for tag in _CARDS)
_BEGUN_BY_A_LINK = XPath(f".//*[{_IS_CARD}][.//a][not(normalize-space(text()[1]))]")
_LABEL = re.compile(
    r"[^\w]*(?:"
    r"(?:read|see|watch|listen|find out)\s(?:more|also|next|now|it now)|also\s?(?:read|see|watch)?|more(?:\son\sthis)?"
    r"|related(?:\s(?:articles?|coverage|links?|news|reading|stories|story|topics?|videos?))?|don['’]t\smiss|recommended"
    r"|(?:most\sread|top\sstories|more\s(?:from|news|on|stories))(?:\s[\w’']+){0,4}"
    r"|lesen\ssie\s(?:auch|mehr)|mehr\szum\sthema|siehe\sauch|lire\saussi|à\slire(?:\saussi)?|voir\saussi"
    r"|le[ae]r?\s(?:también|más)|te\spuede\sinteresar|más\s(?:información|noticias)"
    r"|читайте\s(?:також|также|ще|ещё|еще|далі|далее)|дивіться\sтакож|смотрите\sтакже|(?:за|по)\sтем(?:ою|е)"
    r"|관련\s?기사|관련\s?뉴스"
    r")[^\w]*",
    re.IGNORECASE,
)
_OFFERS_MAIL = re.compile(
    r"e-?mail|newsletter|inbox|sign(?:ing)?[ -]?up|subscri|opt[ -]out|privacy|robot|captcha|registr"
    r"|your (?:account|details|data)"
    r"|abonn|anmeld|posteingang|datenschutz|s’inscrire|inscri|boletín|correo|suscri|privacidad|підпи|пошт|подпи|рассылк|почт"
    r"|구독|뉴스레터|이메일",
    re.IGNORECASE,
)
_ENDS_A_SENTENCE = re.compile(r"[.!…。]['’\"”»)\]]*$")


def clear(tree: HtmlElement) -> None:
    """Take out of a page what is none of its text, and set what tables only place as paragraphs."""
    _set_free(tree)
    for unwanted in (_boxes, _unseen, _struck, _cards, _pointers):
        for element in dict.fromkeys(unwanted(tree)):
            element.drop_tree()


def _set_free(tree: HtmlElement) -> None:
    """Make blocks of the tables that place a text: they have no headings, and a cell that is no value but a text."""
    long = [cell for cell in tree.iter("td") if len(_words(cell)) > _LONG_CELL]
    headed = {_table_of(heading) for heading in tree.iter("th", "caption")} if long else set()
    placing = {table for cell in long if (table := _table_of(cell)) is not None} - headed
    parts = [part for table in placing for part in table.iterdescendants(*_TABLE_PARTS) if _table_of(part) is table]
    for element in (*placing, *parts):
        element.tag = "div"


def _table_of(part: HtmlElement) -> HtmlElement | None:
    return next(part.iterancestors("table"), None)


def _boxes(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Forms that ask for an address of mail, with what they promise for it."""
    for asked in _ASKS_FOR_MAIL(tree)[:_MOST_BOXES]:
        box = asked
        for around in asked.iterancestors():
            if around.tag in ("body", "html", "main", "article") or len(_words(around)) > _LONGEST_BOX:
                break
            if _tells(around, beside=box):
                break
            box = around
        yield box


def _tells(around: HtmlElement, *, beside: HtmlElement) -> bool:
    """Whether a paragraph stands beside a box that is none of it: a whole sentence, which offers no mail."""
    others = (block for child in around if child is not beside for block in child.iter("p", "li"))
    texts = (said for block in others if len((said := _words(block)).split()) >= _FEWEST_WORDS)
    return any(_ENDS_A_SENTENCE.search(said) and not _OFFERS_MAIL.search(said) for said in texts)


def _unseen(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What a page says only when something goes wrong, or right. A long text is one that the page unfolds."""
    for element in _MAY_BE_UNSEEN(tree):
        classes = element.get("class", "")
        # “hidden md:block” is hidden from small screens alone.
        is_unseen = "hidden" in element.attrib or (":" not in classes and not _UNSEEN.isdisjoint(classes.split()))
        if is_unseen and element.tag not in ("body", "html") and len(_words(element)) <= _LONGEST_BOX:
            yield element


def _struck(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Words that a page has struck out: it shows that it no longer says them. A page of nothing else says them."""
    found = [*tree.iter(*_STRUCK), *_STRUCK_BY_STYLE(tree)]
    if found and 2 * sum(len(_words(element)) for element in found) < len(_words(tree)):
        yield from found


def _cards(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Other reports, side by side: each a headline that leads to its page, and perhaps a line about it."""
    rows: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for card in _BEGUN_BY_A_LINK(tree):
        rows[card.getparent()].append(card)
    for row in rows.values():
        if len(row) >= _FEWEST_CARDS:
            cards = {target: card for card in row if (target := _led_to(card))}
            if len(cards) >= _FEWEST_CARDS:
                yield from cards.values()


def _led_to(card: HtmlElement) -> str:
    """Where the headline leads with which a card begins; empty where this is none."""
    links = list(islice(card.iter("a"), _MOST_LINKS + 1))
    headline = next((said for link in links if (said := _words(link))), "")
    targets = {link.get("href", "").partition("#")[0] for link in links} - {""}
    if len(headline.split()) < _HEADLINE_WORDS or len(targets) != 1 or len(links) > _MOST_LINKS:
        return ""
    words = _words(card)
    if len(words) > _LONGEST_CARD or not words.startswith(headline):
        return ""
    return "" if _ENDS_A_SENTENCE.search(headline) else targets.pop()


def _pointers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Blocks that say no more than where to read something else, and the words that announce them."""
    for block in tree.iter(*_BLOCKS):
        beginning = block.text or (block[0].text or "" if len(block) else "")
        is_labelled = _LABEL.match(beginning) is not None
        if not (is_labelled or (block.tag == "p" and len(block) and not (block.text or "").strip())):
            continue
        if _holds_blocks(block) or len((words := _words(block)).split()) > _LONGEST_POINTER:
            continue
        linked = _linked(block)
        label = _LABEL.match(words) if is_labelled else None
        if label and label.end() == len(words):
            yield block
            yield from takewhile(_is_mostly_linked, block.itersiblings())
            continue
        leads_on = label and ":" in label[0] and linked >= _MOST * (len(words) - label.end())
        is_one_link = block.tag == "p" and linked >= max(1, _NEARLY_ALL * len(words))
        if leads_on or (is_one_link and not _ENDS_A_SENTENCE.search(words)):
            yield block


def _holds_blocks(block: HtmlElement) -> bool:
    return next(block.iterdescendants(*_PARTS), None) is not None


def _is_mostly_linked(block: HtmlElement) -> bool:
    return _linked(block) >= _MOST * len(_words(block))


def _linked(block: HtmlElement) -> int:
    return sum(len(_words(link)) for link in block.iter("a"))


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
