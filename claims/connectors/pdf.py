"""The text of a PDF file, read with pdfium. Only ever run in the child that reads hostile pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, groupby

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from claims.connectors.dates import moment, not_later
from claims.connectors.page import PageError
from claims.connectors.plain import clean

MOST_PAGES = 300
"""Pages of a PDF file."""
_DATE_DIGITS = 14
_SHORT = 0.6
_STAMP = 40
"""Letters that a stamp or the number of a page has, on a page that is a picture otherwise."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a PDF file says, and of itself; ``note`` is what of it cannot be read, in a sentence, or empty."""

    text: str
    title: str
    author: str
    made_at: datetime | None
    note: str


def read_pdf(body: bytes, *, longest: int) -> Paper:
    """A PDF file as read; raises :class:`PageError` when it holds no text, or too much."""
    try:
        document = PdfDocument(body)
    except PdfiumError as error:
        raise PageError("This PDF file cannot be read: it is broken, or locked with a password.") from error
    try:
        if len(document) > MOST_PAGES:
            raise PageError(f"This PDF file has more than {MOST_PAGES} pages; hand in the part that matters.")
        parts, letters, unread = [], 0, list[int]()
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_bounded()
            if _is_picture(page, text):
                unread.append(number)
            page.close()
            letters += len(text)
            if letters > longest:
                raise PageError("The text of this PDF file is too long to be read in one piece.")
            parts.append(text)
        facts = document.get_metadata_dict()
    except PdfiumError as error:
        raise PageError("This PDF file cannot be read: it is broken.") from error
    finally:
        document.close()
    text = clean("\n".join(_unbroken(part) for part in parts))
    if not text:
        raise PageError("This PDF file holds no text; it may be a scan, which is a picture of text.")
    made_at = not_later(_moment(facts.get("CreationDate", "")), datetime.now(UTC))
    return Paper(text, facts.get("Title", ""), facts.get("Author", ""), made_at, _unread(unread))


def _is_picture(page: PdfPage, text: str) -> bool:
    """Whether something stands on a page that is no text. An empty page is none."""
    if len(text.strip()) > _STAMP:
        return False
    kinds = None if not text.strip() else [FPDF_PAGEOBJ_IMAGE]
    return next(iter(page.get_objects(filter=kinds, max_depth=2)), None) is not None


def _unread(pages: Sequence[int]) -> str:
    """Which pages of a file hold no text: “Pages 2 to 4 and 9 …”."""
    if not pages:
        return ""
    offset = count()
    runs = [list(run) for _, run in groupby(pages, key=lambda number: number - next(offset))]
    named = [f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
    if len(pages) > 1:
        return f"Pages {listed} of this PDF file hold no text and were not read: a scan is a picture of text."
    return f"Page {listed} of this PDF file holds no text and was not read: a scan is a picture of text."


def _unbroken(text: str) -> str:
    """The lines of one page put together to paragraphs: a line that ends in the middle of a sentence goes on.

    One that ends well before the others does not: a headline has no full stop.
    """
    paragraphs: list[str] = []
    is_open = False
    # pdfium marks a word that was broken over two lines with U+0002 or U+FFFE.
    text = text.replace("\x02\r\n", "").replace("\ufffe\r\n", "").replace("\r\n", "\n")
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    for words in lines:
        if is_open and words:
            paragraphs[-1] += f" {words}"
        elif words:
            paragraphs.append(words)
        is_open = len(words) > _SHORT * width and words[-1] not in '.!?…:”"»'
    return "\n".join(paragraphs)


def _moment(stamp: str) -> datetime | None:
    """A PDF's date, such as ``D:20241013093000Z``; a time without a zone is taken as UTC."""
    digits = stamp.removeprefix("D:")[:_DATE_DIGITS]
    if len(digits) != _DATE_DIGITS or not digits.isdecimal():
        return None
    day, clock = digits[:8], digits[8:]
    zone = stamp.removeprefix("D:")[_DATE_DIGITS:].replace("'", "")
    zone = f"{zone[:3]}:{zone[3:5]}" if zone[:1] in ("+", "-") and len(zone) >= 5 else "+00:00"
    return moment(f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{zone}")
