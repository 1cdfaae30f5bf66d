"""Taking something over: judged at once, kept at once, read soon after."""

import re
import unicodedata
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims.choices import Origin, Role
from claims.connectors.http import FetchError, checked
from claims.intake.keeping import LONGEST_ADDRESS
from claims.intake.running import run
from claims.models import ArchiveAway, Intake, User, keep_bytes

FILE_ENDINGS = (".txt", ".html", ".htm", ".pdf", ".csv")
AT_ONCE = 20_000
"""Characters of a pasted text up to which it can be read while the person waits."""

LONGEST_TEXT = 2**20
"""Characters that are read in one piece, as of a page."""

_LONGEST_TITLE = 300
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LOOKS_LIKE_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_PDF, _BEFORE_PDF = b"%PDF-", b"\xef\xbb\xbf \r\n\t"


class NotTaken(Exception):
    """What was handed in cannot be taken; ``fields`` maps what was typed (text, address, file) to a sentence."""

    def __init__(self, **fields: str) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = fields

    @property
    def sentence(self) -> str:
        return str(self)


def hand_in(
    *,
    by: User | None,
    text: str = "",
    address: str = "",
    file_name: str = "",
    body: bytes = b"",
    title: str = "",
    at_once: bool = False,
) -> Intake:
    """Take over a pasted text, an address, or a file (its name and bytes), and promise to read it.

    Raises :class:`NotTaken` for what cannot be read, before anything is written. ``by`` nobody means the machine. With
    ``at_once`` a pasted text of up to :data:`AT_ONCE` characters is read before this returns. Once this has returned,
    nothing that was handed in is lost, whatever happens to the reading.
    """
    with transaction.atomic():
        row = take_over(by=by, text=text, address=address, file_name=file_name, body=body, title=title)
        is_read_now = at_once and row.origin == Origin.PASTED and len(text) <= AT_ONCE
        if not is_read_now:
            row.promise()
    if is_read_now and (leased := Intake.objects.lease(row.pk)):
        try:
            run(leased)
        except ArchiveAway as error:
            leased.put_off(timezone.now(), error=str(error))  # a worker takes it up when the storage answers again
        row = leased
    return row


def take_over(
    *, by: User | None, text: str = "", address: str = "", file_name: str = "", body: bytes = b"", title: str = ""
) -> Intake:
    """Like :func:`hand_in`, but wakes nobody up: for a caller who reads it next. A sweep finds what is left lying."""
    if by is not None and not by.has_role(Role.CONTRIBUTOR):
        raise NotTaken(text="This takes the rights of a contributor.")
    typed, address, has_file = text.strip(), address.strip(), bool(file_name or body)
    if typed and not address and _LOOKS_LIKE_ADDRESS.fullmatch(typed):
        typed, address = "", typed  # somebody pasted the address where the text goes
    if not typed and not address and not has_file:
        raise NotTaken(text="There is nothing here yet: paste a text, give an address or choose a file.")
    if bool(typed) + bool(address) + has_file > 1:
        raise NotTaken(address="Give a text, an address or a file, not several of them at once.")
    row = Intake(by=by, title=_line(title)[:_LONGEST_TITLE])
    if typed:
        row.origin, row.text = Origin.PASTED, _judged_text(text)
    elif address:
        row.origin, row.address = Origin.ADDRESS, _judged_address(address)
    else:
        row.origin, row.file_name = Origin.UPLOADED, _judged_file(file_name, body)
        try:
            row.file_sha256 = keep_bytes(body)
        except ArchiveAway as error:
            raise NotTaken(file=f"{error} Nothing was taken in: hand the file in again later.") from error
    row.save(force_insert=True)
    return row


def _judged_text(text: str) -> str:
    if len(text.encode("utf-8", "replace")) > settings.CLAIMS_INTAKE_BYTES:
        raise NotTaken(text=f"This text is larger than {_megabytes()}. Hand in the part that matters.")
    if len(text) > LONGEST_TEXT:
        raise NotTaken(text="This text is longer than a million characters. Hand in the part that matters.")
    if _CONTROLS.search(text):
        raise NotTaken(text="This is not plain text: it contains characters that no text has. Hand it in as a file.")
    if not any(letter.isalnum() for letter in text):
        raise NotTaken(text="There are no words in this text.")
    return text


def _judged_address(address: str) -> str:
    try:
        address = checked(address, allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE)
    except FetchError as refusal:
        raise NotTaken(address=refusal.sentence) from refusal
    if len(address) > LONGEST_ADDRESS:
        raise NotTaken(address=f"This address is longer than {LONGEST_ADDRESS:,} characters.")
    return address


def _judged_file(name: str, body: bytes) -> str:
    name = _line(PurePath(name.replace("\\", "/")).name)[-255:] or "a file without a name"
    if not name.lower().endswith(FILE_ENDINGS):
        endings = ", ".join(FILE_ENDINGS)
        raise NotTaken(file=f"Only text, HTML, PDF and CSV files ({endings}) can be read, not “{name}”.")
    if not body.strip():
        raise NotTaken(file=f"The file “{name}” is empty.")
    if len(body) > settings.CLAIMS_INTAKE_BYTES:
        raise NotTaken(file=f"The file “{name}” is larger than {_megabytes()}.")
    if name.lower().endswith(".pdf"):
        if not body[:1024].lstrip(_BEFORE_PDF).startswith(_PDF):
            raise NotTaken(file=f"The file “{name}” is no PDF file, whatever its name says.")
    elif b"\x00" in body and not body.startswith(_WIDE_TEXT):
        raise NotTaken(file=f"The file “{name}” is not text, whatever its name says.")
    return name


def _line(text: str) -> str:
    return " ".join("".join(c for c in text if not unicodedata.category(c).startswith("C") or c == "\n").split())


def _megabytes() -> str:
    size = settings.CLAIMS_INTAKE_BYTES / 2**20
    return f"{size:,.0f} MB" if size >= 1 else f"{settings.CLAIMS_INTAKE_BYTES:,} bytes"
