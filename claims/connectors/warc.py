"""What went over the line, byte for byte, as a WARC file (ISO 28500) that any tool for web archives reads.

Written by hand and not by a library, because libraries parse the headers of an answer and write them anew: a record of
custody holds what came. Each record is a gzip member of its own, as the format wants it.
"""

import gzip
import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

_LEVEL = 3  # of nine: a third of the time of the highest, and files a tenth larger
# Servers end lines with a bare line feed too, and readers of archives take them as they come.
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_IN_CHUNKS = re.compile(rb"\ntransfer-encoding[ \t]*:", re.IGNORECASE)
_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,18})", re.IGNORECASE)
_AHEAD = re.compile(rb"HTTP/1\.[01] 1\d\d\b")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as they went over the line, inside TLS where there was any.

    ``address`` is what was asked, ``ip`` who answered, ``at`` when the request went out, by our clock and aware.
    """

    address: str
    ip: str
    request: bytes
    response: bytes
    at: datetime


def warc_of(exchanges: Sequence[Exchange], *, software: str, facts: Mapping[str, str] | None = None) -> bytes:
    """A gzipped WARC file with a response and a request for each exchange, in order.

    ``facts`` about the last answer go into a metadata record: what was made of it, such as the hash of its text.
    """
    now = exchanges[-1].at if exchanges else datetime.now(UTC)
    parts = [_record("warcinfo", now, _fields({"software": software, "format": "WARC File Format 1.1"}))]
    response = ""
    for exchange in exchanges:
        response = _name()
        parts.append(_response(exchange, response))
        concurrent = {"WARC-Target-URI": exchange.address, "WARC-Concurrent-To": response}
        parts.append(_record("request", exchange.at, exchange.request, concurrent))
    if facts and response:
        about = {"WARC-Target-URI": exchanges[-1].address, "WARC-Refers-To": response}
        parts.append(_record("metadata", now, _fields(facts), about))
    return b"".join(parts)


def _response(exchange: Exchange, name: str) -> bytes:
    block = exchange.response
    while _AHEAD.match(block) and (end := _HEAD_ENDS.search(block)):
        # “Early hints” and the like come before the answer and are none: whoever reads the record would take the first
        # head for it.
        block = block[end.end() :]
    end = _HEAD_ENDS.search(block)
    head, payload = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    fields = {"WARC-Target-URI": exchange.address}
    if exchange.ip:
        fields["WARC-IP-Address"] = exchange.ip
    # Tools do not agree whether the payload of a chunked answer is hashed with its chunks; the block has no such doubt.
    if not _IN_CHUNKS.search(head):
        fields["WARC-Payload-Digest"] = _digest(payload)
        announced = _LENGTH.search(head)
        if announced and int(announced[1]) > len(payload):
            fields["WARC-Truncated"] = "unspecified"  # of a redirect nobody needs the body
    return _record("response", exchange.at, block, fields, name=name)


_TYPES = {
    "warcinfo": "application/warc-fields",
    "response": "application/http; msgtype=response",
    "request": "application/http; msgtype=request",
    "metadata": "application/warc-fields",
}


def _record(kind: str, at: datetime, block: bytes, more: Mapping[str, str] | None = None, *, name: str = "") -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": name or _name(),
        "WARC-Date": at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        **(more or {}),
        "WARC-Block-Digest": _digest(block),
        "Content-Type": _TYPES[kind],
        "Content-Length": str(len(block)),
    }
    head = b"WARC/1.1\r\n" + _fields(fields) + b"\r\n"
    # mtime 0: the same exchange makes the same file but for the records' names.
    return gzip.compress(head + block + b"\r\n\r\n", _LEVEL, mtime=0)


def _fields(fields: Mapping[str, str]) -> bytes:
    return b"".join(_line(name, value) for name, value in fields.items())


def _line(name: str, value: str) -> bytes:
    return f"{name}: {' '.join(_words(value))}\r\n".encode()


def _words(value: str) -> Iterable[str]:
    # A value that came from outside must not begin a line of its own.
    return value.split()


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _name() -> str:
    return f"<{uuid.uuid4().urn}>"
