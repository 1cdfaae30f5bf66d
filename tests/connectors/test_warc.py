"""Records of custody: what went over the line, as any tool for web archives reads it."""

import hashlib
import io
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from claims.connectors.http import Client
from claims.connectors.warc import Exchange, warc_of
from tests.connectors.wires import Guard, answering, request_of, scripted

HEAD = b"HTTP/1.1 200 OK\r\nserver:  odd\r\nX-Twice: a\r\nX-Twice: b\r\n"
TEXT = b"<p>The bridge is closed.</p>"


def packed(data: bytes) -> bytes:
    press = zlib.compressobj(wbits=31)
    return press.compress(data) + press.flush()


ANSWERS = {
    "plain": HEAD + b"Content-Length: %d\r\n\r\n" % len(TEXT) + TEXT,
    "gzip": HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed(TEXT)) + packed(TEXT),
    "chunked": HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(TEXT) + TEXT + b"\r\n0\r\n\r\n",
}


BARE = b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n" % len(TEXT) + TEXT


def records(warc: bytes) -> list[tuple[str, dict[str, str], bytes]]:
    given = []
    for record in ArchiveIterator(io.BytesIO(warc), no_record_parse=True):
        given.append((record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read()))
    return given


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_kept_byte_for_byte_and_read_by_other_tools(guard: Guard, name: str, tmp_path) -> None:
    heard: list[bytes] = []
    with scripted(answering(ANSWERS[name], received=heard)) as place:
        guard.allowed.add(place)
        answer = Client(allowance={place}, is_recording=True).get("http://{}:{}/a".format(*place))
    warc = warc_of(answer.exchanges, software="Factcheck", facts={"text-sha256": "ab\r\nc"})

    kinds = records(warc)
    assert [kind for kind, _, _ in kinds] == ["warcinfo", "response", "request", "metadata"]
    _, response, block = kinds[1]
    assert block == ANSWERS[name]
    assert response["WARC-Target-URI"] == answer.address
    assert response["WARC-IP-Address"] == "127.0.0.1"
    assert response["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"
    assert kinds[2][2] == heard[0]
    assert kinds[2][1]["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert kinds[3][2] == b"text-sha256: ab c\r\n"

    [page] = [
        record.content_stream().read() for record in ArchiveIterator(io.BytesIO(warc)) if record.rec_type == "response"
    ]
    assert page == TEXT == answer.body
    file = tmp_path / "a.warc.gz"
    file.write_bytes(warc)
    checker = Checker(type("Asked", (), {"verbose": False, "inputs": [str(file)]})())
    checker.process_all()
    assert checker.exit_value == 0


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (BARE, BARE),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ANSWERS["plain"], ANSWERS["plain"]),
        (ANSWERS["chunked"].replace(b"Encoding:", b"Encoding :"), None),
    ],
    ids=["bare line feeds", "early hints", "a blank before the colon"],
)
def test_an_odd_head_makes_no_false_record(answer: bytes, kept: bytes | None, tmp_path) -> None:
    exchange = Exchange("https://news.org/a", "203.0.113.1", b"GET /a HTTP/1.1\r\n\r\n", answer, datetime.now(UTC))
    warc = warc_of([exchange], software="x")
    [(status, page)] = [
        (record.http_headers.get_statuscode(), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(warc), check_digests="raise")
        if record.rec_type == "response"
    ]
    assert (status, page) == ("200", TEXT)
    assert records(warc)[1][2] == (kept or answer)


def test_an_answer_of_which_only_a_part_was_taken_says_so() -> None:
    moved = b"HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 500\r\n\r\n<p>Mov"
    exchange = Exchange("https://news.org/a", "203.0.113.1", b"GET /a HTTP/1.1\r\n\r\n", moved, datetime.now(UTC))
    whole = replace(exchange, response=ANSWERS["plain"])
    said = [fields.get("WARC-Truncated") for kind, fields, _ in records(warc_of([exchange, whole], software="x"))
            if kind == "response"]  # fmt: skip
    assert said == ["unspecified", None]


def test_every_hop_of_a_redirect_is_kept(guard: Guard) -> None:
    def script(line, over) -> None:
        if request_of(line).startswith(b"GET /a "):
            line.sendall(b"HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
        else:
            line.sendall(ANSWERS["plain"])

    with scripted(script) as place:
        guard.allowed.add(place)
        answer = Client(allowance={place}, is_recording=True).get("http://{}:{}/a".format(*place))
    assert [exchange.address for exchange in answer.exchanges] == list(answer.hops)
    assert [kind for kind, _, _ in records(warc_of(answer.exchanges, software="x"))] == [
        "warcinfo", "response", "request", "response", "request",
    ]  # fmt: skip


def test_nothing_is_recorded_unless_it_is_asked_for(guard: Guard) -> None:
    with scripted(answering(ANSWERS["plain"])) as place:
        guard.allowed.add(place)
        answer = Client(allowance={place}).get("http://{}:{}/".format(*place))
    assert answer.exchanges == ()
    assert answer.raw_headers[:3] == (("server", "odd"), ("X-Twice", "a"), ("X-Twice", "b"))
