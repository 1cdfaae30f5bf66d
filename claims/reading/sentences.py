"""Paragraphs and sentences, with exact offsets.

The splitting itself is ``sentencex``'s; this module feeds it pieces of bounded length, so that hostile text costs no
more than its length, and gives every sentence its place in the text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import sentencex

_CLOSING = "\"”“»’'"
_OPENING = "(\"“‘'"
_DASH = re.compile(r"(?:,?\s?[—–-]\s)?")
_BEHIND_CURRENCY = re.compile(r"(?<=\s(?:грн|руб)\.)\s(?=[А-ЯІЇЄҐЁ«])")
"""“200 млрд грн. Середня”: the splitter takes no abbreviation for the end of a sentence."""
LONGEST_PIECE = 4000
"""The splitter's time grows faster than the text on endless quotation marks, so it never sees more than this."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_MIXED_MARKS = re.compile(r'(„[^„“”"\n]*)"')
"""German and Slavic texts often close with a straight mark, which the splitter would take for an opening one."""
_AFTER_MARK = re.compile(r"[\"”)](?<=[.!?…][\"”)])[ \u00a0]{1,3}(?=[\"“]?[A-Z])")
_AFTER_PLAIN_WORD = re.compile(
    r"\b(?:[Mm]ay|me|no|ill|art|ok|OK|id|ID|fed|miss|con|ark|arc|fig|ref|ore|Ken|Ida|Bart|Art|Yahoo|DC|RT)\. {1,3}"
    r"(?=[\"“]?(?:[A-Z][A-Za-z’']|[AI] ))(?![IVX]+\b(?<!I))"
)
"""In “signed in May. Network Rail says”, “he told me. Lee left” the splitter takes a plain word for an abbreviation."""
_NETWORK = re.compile(
    r"\b(?:red social|réseau social|plataforma|plateforme|соцсети|соцмережі|Netzwerk|Plattform|auf|sur|en|в|у) X\.$"
)
"""“En la red social X. En un comunicado”: the name of the network is no initial."""
_BEFORE_FIGURE = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z]{4}\.) (?=\d{1,6} [^\W\d_])")
"""In German “gekommen. 17 weitere” the splitter takes “17” for the rest of an ordinal or an abbreviation."""
_BEHIND_CLOCK = re.compile(
    r"(?<=[ap]\.m\.)\s(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|MSK|Eastern|Central|Mountain|Pacific|Greenwich|London|Moscow"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!\s(?:is|was|will|has|had)\b)"
)
"""“At 8 p.m. ET”, “at 9 p.m. Tuesday”: the zone and the day belong to the hour."""
_INITIAL = r"(?:^|(?<=[\s(«„\"“.]))(?!\d)[^\W\d_a-zà-ÿа-яёіїєґ]\.$"
_ABBREVIATED = {
    language: re.compile(rf"{_INITIAL}|(?:^|(?<=[\s(«]))(?:{words})\.$")
    for language, words in {
        "uk": "ім|вул|обл|просп|проф|акад|д-р|ред",
        "ru": "им|ул|обл|просп|проф|акад|д-р|ред",
        "fr": "MM|Mme|Mmes|Mlle|Dr|Pr|Mgr|St|Ste|art|Art|av",
        "es": "Sr|Sra|Sres|Dr|Dra|art|Art|núm|pág|Ud",
        "de": r"Dr|Prof|St|Nr|Art|Abs|Hr|Fr|geb|gem|(?i:der|die|das|des|dem|den|im|am|zum|vom|beim|ein\w*) \d{1,2}",
    }.items()
}
"""What a stop follows that ends no sentence, in languages of which the splitter knows few abbreviations."""
_TITLES = ("Ms.", "Mx.", "Mmes.", "Cllr.", "Atty.", "Amb.", "Spc.", "Ald.", "Profs.", "Gens.", "Govs.", "Treas.")
"""English titles that the splitter does not know: it parted “said Ms. | Lund”."""
_BULLET = re.compile(r"[•·▪●◦‣*]\s+(?=\S)")
"""With a bullet before it the splitter takes a whole paragraph for one sentence."""
LONGEST_ROW = 2_000
"""A line of more characters on either side is no row of a table, whatever stands in it."""
LONGEST_CELL = 4
"""A cell with more blanks than this that ends as a sentence does is one; “Lowe's Companies Inc.” is not."""
_LABELLED = 2
_TERMINAL = ".!?…:;。！？\"”»’'"


class Span(NamedTuple):
    """A stretch of the text, ``text[start:end]``."""

    start: int
    end: int


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` without the white space around them.

    Each line is a paragraph, unless the text is hard-wrapped: then a line that plainly goes on belongs to the next.
    """
    lines = list(_lines(text))
    is_wrapped = _is_hard_wrapped(text, lines)
    found: list[Span] = []
    open_start: int | None = None
    previous: Span | None = None
    for line in lines:
        start, end = _stripped(text, line.start, line.end)
        if start == end:
            if open_start is not None and previous is not None:
                found.append(Span(open_start, previous.end))
            open_start, previous = None, None
            continue
        if previous is None or open_start is None:
            open_start = start
        elif not (is_wrapped or _goes_on(text, previous, start)):
            found.append(Span(open_start, previous.end))
            open_start = start
        previous = Span(start, end)
    if open_start is not None and previous is not None:
        found.append(Span(open_start, previous.end))
    return found


def sentences(text: str, paragraph: Span, *, language: str = "en") -> list[Span]:
    """The sentences of one paragraph; a quotation of several sentences stays in one piece with its reporting clause."""
    found: list[Span] = []
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    for piece in _pieces(text, Span(bullet.end(), paragraph.end) if bullet else paragraph):
        at = piece.start
        plain = text[piece.start : piece.end]
        if not plain.isascii():
            plain = _MIXED_MARKS.sub(r"\1“", _SURROGATES.sub("\ufffd", plain))
        has_marks = '"' in plain or "”" in plain or ")" in plain or "“" in plain
        for part in sentencex.segment(language or "en", plain):
            start, end = _stripped(text, at, at + len(part))
            at += len(part)
            if start == end:
                continue
            for border in _BEFORE_FIGURE.finditer(text, start, end) if language == "de" else ():
                found.append(Span(start, border.start()))
                start = border.end()
            for border in _AFTER_PLAIN_WORD.finditer(text, start, end) if language == "en" else ():
                found.append(Span(start, text.index(".", border.start()) + 1))
                start = border.end()
            for border in _BEHIND_CURRENCY.finditer(text, start, end) if language in ("uk", "ru") else ():
                found.append(Span(start, border.start()))
                start = border.end()
            for border in _AFTER_MARK.finditer(text, start, end) if has_marks else ():
                if border.start() >= start:
                    found.append(Span(start, border.start() + 1))
                start = border.end()
            if found and (
                _belongs_to_previous(text, found[-1], start)
                or _ends_in_abbreviation(text, found[-1], language)
                or (language == "en" and _BEHIND_CLOCK.match(text, found[-1].end))
            ):
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
    return found


def is_in_row(text: str, at: int) -> bool:
    """Whether a line is a row of a table: cells that tabs part, none of which ends as a sentence does.

    It says something, but only with its head and its title: nobody can judge it by itself.
    """
    first = text.rfind("\n", max(0, at - LONGEST_ROW), at) + 1
    behind = text.find("\n", at, at + LONGEST_ROW)
    line = text[first : behind if behind >= 0 else at + LONGEST_ROW] if first or at <= LONGEST_ROW else ""
    cells = line.strip().split("\t")
    longest = LONGEST_CELL if len(cells) > _LABELLED else 0  # “MAYOR:\tThe bridge is closed.” is none
    return len(cells) > 1 and not any(
        cell.count(" ") > longest and cell.rstrip().endswith((".", "!", "?", "…")) for cell in cells
    )


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield Span(at, at + len(line))
        at += len(line)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    if left == len(inner):
        return end, end
    return start + left, end - (len(inner) - len(inner.rstrip()))


def _goes_on(text: str, previous: Span, start: int) -> bool:
    """A line that ends without a stop and is followed by a small letter was broken by a machine."""
    return text[previous.end - 1] not in _TERMINAL and text[start].islower() and previous.end - previous.start >= 40


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Blank lines between paragraphs, and most lines of an e-mail's width: only blank lines part paragraphs then."""
    lengths = [len(text[line.start : line.end].strip()) for line in lines]
    filled = [index for index, length in enumerate(lengths) if length]
    if len(filled) < 6 or len(filled) == len(lengths) or max(lengths) > 100:
        return False
    followed = [index for index in filled if index + 1 < len(lengths) and lengths[index + 1]]
    wide = [index for index in followed if lengths[index] >= 50]
    return bool(followed) and len(wide) >= 0.8 * len(followed)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut a paragraph that is too long for the splitter, at white space where there is some."""
    at = paragraph.start
    while paragraph.end - at > LONGEST_PIECE:
        limit = at + LONGEST_PIECE
        cut = max(text.rfind(" ", at + LONGEST_PIECE // 2, limit), text.rfind("\n", at + LONGEST_PIECE // 2, limit)) + 1
        cut = cut if cut > at else limit
        yield Span(at, cut)
        at = cut
    yield Span(at, paragraph.end)


def _belongs_to_previous(text: str, previous: Span, start: int) -> bool:
    """“…!” he said, “…!” – said she: a small letter after a closing mark goes on with the same sentence."""
    return text[previous.end - 1] in _CLOSING and _begins_small(text, start)


def _ends_in_abbreviation(text: str, previous: Span, language: str) -> bool:
    """“M. Lacan”, “В. Бойко”, “der 1. FC”: the splitter takes the stop of an initial or a title for the end."""
    if language == "en":
        last = text[max(previous.start, previous.end - 8) : previous.end].rpartition(" ")[2].lstrip(_OPENING)
        return last in _TITLES
    pattern = _ABBREVIATED.get(language)
    if _NETWORK.search(text, max(previous.start, previous.end - 20), previous.end):
        return False
    return pattern is not None and bool(pattern.search(text, max(previous.start, previous.end - 12), previous.end))


def _begins_small(text: str, start: int) -> bool:
    dash = _DASH.match(text, start)
    at = dash.end() if dash else start
    return text[at : at + 1].islower()
