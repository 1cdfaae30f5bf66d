"""Reading a dump of ClaimReview markup from its start to its end, without ever holding more than one entry of it.

Written for the feed that Data Commons publishes: a ``DataFeed`` whose ``dataFeedElement`` holds one entry a page, each
with a list of reviews, or nothing. A plain list of reviews or entries is read as well.
"""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import ijson

from claims.connectors.claimreview import FoundCheck, found_checks

PIECE = 2**16
LONGEST_ENTRY = 2**20
"""Bytes of one entry, with what stands before it. A page carries a few checks; more is no entry but an attack."""
DEEPEST = 64
"""Levels of brackets in each other: the parser's memory grows with their square."""
LARGEST = 16 * 2**30
"""Bytes of a dump once it is unpacked."""
MOST_UNPACKED = 200
"""Times as large as it came a packed dump may become; JSON becomes about ten times as large."""
_UNPACKED_FREELY = 2**20
_START = 4_096
_GZIP = b"\x1f\x8b"
_LONG_NUMBER = re.compile(rb"\d{300}")
"""No number of a check has so many digits; of a whole one with thousands of them the parser dies."""
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_SOUND_ESCAPES = re.compile(rb"[^\\]*+(?:\\(?:[\"\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})[^\\]*+)*+")
_ESCAPES = re.compile(
    rb"\\(?:([\"\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|(u[dD][89a-fA-F][0-9a-fA-F]{2})|('?))"
)
_OPEN_ESCAPE = re.compile(rb"\\(?:u(?:[0-9a-fA-F]{0,3}|[dD][89abAB][0-9a-fA-F]{2}(?:\\(?:u[0-9a-fA-F]{0,3})?)?))?")
_LONGEST_ESCAPE = 12
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LINE_ENDS = bytes.maketrans(b"\t\n\r", b"   ")
"""Within a text JSON allows none of them, and outside one they are as good as blanks."""
_SPOILT = "\ufdd0"
"""Stands where bytes stood that are no text: no letter of any script, so nobody writes it."""
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def _spoilt(error: UnicodeError) -> tuple[str, int]:
    return _SPOILT, cast("UnicodeDecodeError", error).end


codecs.register_error("claims.dump", _spoilt)


class NotADump(ValueError):
    """A file that is no dump, or breaks off; ``str()`` is a sentence."""


class _TooMuch(Exception):
    """What is read goes beyond a bound; ``str()`` says which one, as the end of a sentence."""


def unpacked(raw: io.BufferedReader) -> BinaryIO:
    """A file as it is, or what is packed in it by gzip, as far as that does not become far too large."""
    if raw.peek(2)[:2] != _GZIP:
        return raw
    return cast("BinaryIO", _Unpacked(raw))


class _Unpacked:
    """What a gzip file holds; :class:`_TooMuch` where little data becomes very much."""

    def __init__(self, raw: io.BufferedReader) -> None:
        self._raw, self._file, self._count = raw, gzip.GzipFile(fileobj=raw), 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self._file.read(size)
        self._count += len(piece)
        if self._count > _UNPACKED_FREELY and self._count > MOST_UNPACKED * self._raw.tell():
            raise _TooMuch(f"unpacks to more than {MOST_UNPACKED} times its size")
        return piece

    def seek(self, place: int, /) -> int:
        self._count = place
        return self._file.seek(place)


class _Bounded:
    """A file that is read by a JSON parser: ends the reading where an entry is too long, or nests too deep.

    Bytes that are no text are marked, so that they spoil the entry that they stand in and nothing else. Brackets
    within texts are none: what is escaped is left out, and then every quotation mark begins or ends a text.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._whole = self._since = self._depth = 0
        self._is_in_text = self._is_escaped = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("claims.dump")
        self._open = b""
        self.has_spoilt = False
        """Whether bytes that are no text have come so far."""

    def entry_ended(self) -> None:
        self._since = 0

    def read(self, size: int = -1, /) -> bytes:
        if size == 0:  # the parser asks what kind of file this is
            return b""
        piece = self._sound(self._file.read(size))
        self._whole += len(piece)
        self._since += len(piece)
        if self._whole > LARGEST:
            raise _TooMuch(f"is larger than {LARGEST // 2**30} GB")
        if self._since > LONGEST_ENTRY + PIECE:
            raise _TooMuch(f"goes on for more than {LONGEST_ENTRY // 2**20} MB without coming to the end of an entry")
        self._look_at(piece)
        return piece

    def _sound(self, piece: bytes) -> bytes:
        """A piece as the parser can read it; what is cut at its end comes with the next one."""
        text = _CONTROLS.sub(b"\xff", piece).translate(_LINE_ENDS)
        sound = self._escaped_soundly(self._decoder.decode(text, final=not piece).encode(), is_last=not piece)
        self.has_spoilt = self.has_spoilt or _SPOILT.encode() in sound
        # An empty piece is the end of the file to the parser: a letter may need a few more bytes.
        return sound if sound or not piece else self._sound(self._file.read(PIECE))

    def _escaped_soundly(self, piece: bytes, *, is_last: bool) -> bytes:
        """A piece with each backslash that escapes nothing taken for a backslash, and half a letter for a lost one.

        An escape that is cut at the end of the piece comes with the next one.
        """
        piece, self._open = self._open + piece, b""
        if not is_last:
            cut = _where_open(piece)
            piece, self._open = piece[:cut], piece[cut:]
        sound = _SOUND_ESCAPES.match(piece)
        return piece if sound and sound.end() == len(piece) else _ESCAPES.sub(_mended, piece)

    def _look_at(self, piece: bytes) -> None:
        if self._is_escaped:
            piece, self._is_escaped = piece[1:], False
        if b"\\" in piece:
            piece = _ESCAPED.sub(b"", piece)
            self._is_escaped = piece.endswith(b"\\")
        parts = piece.split(b'"')
        outside = b" ".join(parts[self._is_in_text :: 2])
        self._is_in_text ^= len(parts) % 2 == 0
        if _LONG_NUMBER.search(outside):
            raise _TooMuch("holds a number of hundreds of digits")
        for bracket in outside.translate(None, delete=_NO_BRACKETS):
            self._depth += 1 if bracket in b"[{" else -1
            if self._depth > DEEPEST:
                raise _TooMuch(f"nests more than {DEEPEST} levels deep")


def _where_open(piece: bytes) -> int:
    """Where an escape begins that may go on behind the piece; its end where none does."""
    at = max(0, len(piece) - _LONGEST_ESCAPE)
    while (at := piece.find(b"\\", at)) >= 0:
        before = at - len(piece[:at].rstrip(b"\\"))
        if before % 2 == 0 and _OPEN_ESCAPE.fullmatch(piece, at):
            return at
        at += 1
    return len(piece)


def _mended(escape: re.Match[bytes]) -> bytes:
    if escape[1]:
        return escape[0]
    if escape[2]:
        return b"\\ufffd"
    return escape[3] or b"\\\\"


def entries_of(file: BinaryIO, *, after: int = 0) -> Iterator[tuple[int, list[FoundCheck] | None]]:
    """Each entry's number, from 1, with the checks in it; the first ``after`` entries are left out.

    An entry with bytes in it that are no text cannot be trusted in any word: it comes as ``None``. ``file`` stands at
    its start. Raises :class:`NotADump`, where it breaks off once all before has been given.
    """
    number = 0
    try:
        prefix = _where(file.read(_START))
        file.seek(0)
        bounded = _Bounded(file)
        # As decimals: a number beyond what a float holds is one entry's fault, and ends nothing.
        for entry in ijson.items(bounded, prefix, buf_size=PIECE):
            number += 1
            bounded.entry_ended()
            if number > after:
                yield number, None if bounded.has_spoilt and _is_spoilt(entry) else list(found_checks(entry))
    except _TooMuch as bound:
        raise NotADump(f"The file {bound}{_kept(number)}.") from None
    except ijson.JSONError:
        raise NotADump(_broken(number)) from None
    except NotADump:
        raise
    except (ValueError, ArithmeticError, zlib.error, RecursionError, EOFError, OSError) as error:
        # Bytes that are no text, a number beyond all numbers, a packed file that was damaged.
        raise NotADump(_broken(number)) from error


def _is_spoilt(entry: Any) -> bool:
    waiting = [entry]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if _SPOILT in one:
                return True
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
    return False


def _where(start: bytes) -> str:
    """Where the entries stand in the file."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"["):
        return "item"
    if text.startswith(b"{"):
        return "dataFeedElement.item"
    raise NotADump("This file is no dump of ClaimReview markup: it does not begin like JSON.")


def _broken(number: int) -> str:
    if not number:
        return "This file is no dump of ClaimReview markup: its JSON cannot be read."
    return f"The file breaks off or is broken{_kept(number)}."


def _kept(number: int) -> str:
    return f" after entry {number:,}; what came before is kept" if number else ""
