"""The only outbound HTTP client. Nothing else in this project opens a connection to an address that people gave us.

An address is read once, its name looked up once, every answer judged, and that very answer is dialled, for the first
address and for each redirect. There are no proxies, cookies, credentials or settings from the environment. One deadline
covers the whole request, a slow drip included; sizes are capped before, during and after decompression. How often a
host is asked, and what its robots.txt says, is a matter of :mod:`claims.connectors.manners`.

Downgrades from https to http are followed and can be seen in ``Answer.hops``: plain http addresses are fetched anyway,
nothing secret is ever sent, and a newsroom needs the page with the way it took.
"""

import logging
import os
import re
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlencode

import certifi
import httpcore2

from claims.connectors.addresses import LONGEST, Place, checked, joined, parse
from claims.connectors.decoding import ACCEPTED, decoded
from claims.connectors.dialing import Resolver, SocketMaker, Stream, dial
from claims.connectors.failures import FetchError, Refused, Unreachable
from claims.connectors.manners import LARGEST_ROBOTS, Manners
from claims.connectors.networks import is_public
from claims.connectors.warc import Exchange

__all__ = ["Answer", "Client", "FetchError", "Refused", "Unreachable", "checked", "is_public"]

_log = logging.getLogger(__name__)

SECONDS = 20.0
"""Seconds for a whole request, redirects included, where the caller says nothing else."""
MOST_BYTES = 10 * 2**20
"""Bytes of a body, decompressed, where the caller says nothing else."""
MOST_REDIRECTS = 5
"""Redirects that are followed, where the caller says nothing else."""
MOST_HEADERS = 200
"""Headers of an answer."""
MOST_HEADER_BYTES = 64 * 2**10
"""Bytes of all headers of an answer."""
MOST_PIECES = 50_000
"""Pieces in which a body may come."""
_ROBOTS_SECONDS = 10.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What may follow a redirect to another server; anything else that a caller sends may be a key meant for the first.
_HARMLESS = frozenset({"accept", "accept-language", "if-none-match", "if-modified-since"})
_OURS = frozenset({"host", "connection", "accept-encoding", "user-agent", "content-length", "transfer-encoding"})
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, byte for byte, and the way it took.

    ``asked`` is the address as we wrote it, ``address`` the one that answered in the end, ``hops`` all of them in
    order, ``headers`` have lower-case names (several of one name joined by a comma), ``raw_headers`` stand as they
    came, ``body`` is decompressed, ``content_type`` lower case without parameters, ``charset`` as declared by the
    header or empty, ``fetched_at`` aware, by our clock. ``exchanges`` are all requests and answers as they went over
    the line, if the client records.
    """

    asked: str
    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    content_type: str
    charset: str
    fetched_at: datetime
    hops: tuple[str, ...]
    raw_headers: tuple[tuple[str, str], ...] = ()
    exchanges: tuple[Exchange, ...] = ()

    @property
    def is_not_modified(self) -> bool:
        """Whether the server says that nothing changed since it was last asked."""
        return self.status == 304

    @property
    def is_ok(self) -> bool:
        """Whether the answer holds what was asked for (a status of 200 to 299), and not a part of it."""
        return 200 <= self.status < 300 and self.status != HTTPStatus.PARTIAL_CONTENT


class Client:
    """Fetches public web pages and nothing else. Keeps no connection and no state between requests; safe in threads.

    ``allowance`` names pairs of a literal loopback address and a port that may be dialled too: for the
    demonstration and for tests only. ``deadline`` is in seconds and covers one whole :meth:`get`, redirects
    included, but not the wait for a turn; ``max_bytes`` counts decompressed bytes of a body. ``manners`` say how often
    hosts are asked; without them as often as the caller likes. With ``is_recording`` answers carry their exchanges.

    ``own`` names pairs of a host and a port in the newsroom's own network that may be asked at the address that is
    handed in, and nowhere else: :meth:`checked` refuses them, and so is a redirect to them. With ``sink`` bodies go
    there piece by piece, and answers carry none.
    """

    def __init__(
        self,
        *,
        allowance: Collection[tuple[str, int]] = (),
        agent: str = "Factcheck/0.1",
        resolver: Resolver | None = None,
        deadline: float = SECONDS,
        max_bytes: int = MOST_BYTES,
        max_redirects: int = MOST_REDIRECTS,
        make_socket: SocketMaker | None = None,
        tls: ssl.SSLContext | None = None,
        manners: Manners | None = None,
        is_recording: bool = False,
        own: Collection[tuple[str, int]] = (),
        sink: Callable[[bytes], object] | None = None,
    ) -> None:
        for host, _port in allowance:
            if not _is_loopback(host):
                raise ValueError(f"Only literal loopback addresses can be allowed, not “{host}”.")
        self._allowance = frozenset(allowance)
        self._agent = agent
        self._resolver = resolver or socket.getaddrinfo
        self._seconds = deadline
        self._max_bytes = max_bytes
        self._max_redirects = max_redirects
        self._make_socket = make_socket or socket.socket
        self._tls = tls
        self._manners = manners
        self._is_recording = is_recording
        self._own = frozenset(own)
        self._sink = sink

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing stays open between requests; here for callers that close what they open."""

    def checked(self, address: str) -> str:
        """The address as this client would ask it, or :class:`Refused`; asks no network."""
        return checked(address, allowance=self._allowance)

    def is_own(self, address: str) -> bool:
        """Whether this client asks the address as a server of the newsroom's own network."""
        if not self._own:
            return False
        place = parse(address, allowance=self._allowance | self._own)
        return (place.host, place.port) in self._own

    def get(
        self, address: str, *, headers: Mapping[str, str] | None = None, accept: str = "", pace: float = 0.0
    ) -> Answer:
        """The answer to one address, whatever its status, after at most ``max_redirects`` redirects.

        For what a person handed in, and for services that are there to be asked; ``pace`` is the least number of
        seconds between two requests to such a service. Raises :class:`Refused` for an address (the first or a later
        one) that is not asked, :class:`Unreachable` when no usable answer came in time, or could not be asked for now
        (``busy``).
        """
        return self._request(address, headers, accept, pace=pace, is_crawling=False)

    def crawl(self, address: str, *, headers: Mapping[str, str] | None = None, accept: str = "") -> Answer:
        """The same, for a page or feed that the machine looks up by itself: the hosts' robots.txt are followed."""
        return self._request(address, headers, accept, pace=0.0, is_crawling=True)

    def _request(
        self, address: str, headers: Mapping[str, str] | None, accept: str, *, pace: float, is_crawling: bool
    ) -> Answer:
        sent = _sendable(headers or {})
        if accept:
            sent["accept"] = accept
        self._begin()
        try:
            return self._follow(address, sent, self._seconds, pace=pace, is_crawling=is_crawling)
        except Refused as refusal:
            # repr, so that no line of the log can be forged by an address with line ends in it.
            _log.warning("refused (%s): %r", refusal.code, address[:LONGEST])
            raise

    def post(
        self,
        address: str,
        form: Mapping[str, str],
        *,
        headers: Mapping[str, str] | None = None,
        accept: str = "",
        pace: float = 0.0,
    ) -> Answer:
        """The answer to a form that is sent to one address. What is sent goes there and nowhere else: a redirect is not
        followed but raises :class:`Unreachable`. Raises otherwise like :meth:`get`.
        """
        sent = _sendable(headers or {}) | {"content-type": "application/x-www-form-urlencoded"}
        if accept:
            sent["accept"] = accept
        self._begin()
        body = urlencode(form).encode()
        return self._follow(address, sent, self._seconds, pace=pace, is_crawling=False, form=body)

    def _begin(self) -> None:
        """For clients that have a reason to begin nothing any more: they raise."""

    def _follow(
        self,
        address: str,
        sent: Mapping[str, str],
        seconds: float,
        *,
        pace: float,
        is_crawling: bool,
        form: bytes | None = None,
    ) -> Answer:
        place = parse(address, allowance=self._allowance | self._own)
        hops, exchanges = [str(place)], list[Exchange]()
        deadline = time.monotonic() + seconds
        with self._manners.begin() if self._manners else nullcontext() as turns:
            while True:
                if turns is not None:
                    begun = time.monotonic()
                    delay = self._asked_delay(place) if is_crawling else 0.0
                    turns.take(place.authority, max(pace, delay))
                    deadline += time.monotonic() - begun  # the server is not to blame for our manners
                answer = self._ask(place, sent, deadline, hops, exchanges, form)
                if turns is not None:
                    turns.heard(answer.status, answer.headers)
                if answer.status not in _REDIRECTS or not answer.headers.get("location", "").strip():
                    return answer
                if form is not None:
                    raise Unreachable("redirects", f"{place.host} wants to have what was sent to it sent elsewhere.")
                following = self._redirected(place, answer)
                if str(following) in hops:
                    raise Unreachable("redirects", f"{place.host} redirects in a circle.")
                if len(hops) > self._max_redirects:
                    raise Unreachable("redirects", f"{place.host} redirects more than {self._max_redirects} times.")
                if following.origin != place.origin:
                    sent = {name: value for name, value in sent.items() if name in _HARMLESS}
                place = following
                hops.append(str(place))

    def _asked_delay(self, place: Place) -> float:
        """What the host's robots.txt says to this address: a number of seconds, or :class:`Refused`."""
        assert self._manners is not None  # noqa: S101  asked for by those who have manners
        robots = self._manners.robots(place.authority, lambda: self._robots_of(place))
        return 0.0 if robots is None else self._manners.judge(robots, str(place), place.host)

    def _robots_of(self, place: Place) -> str | None:
        """The host's robots.txt; empty when there is none, ``None`` when it would not say."""
        address = f"{place.scheme}://{place.authority}/robots.txt"
        try:
            answer = self._follow(address, {}, min(_ROBOTS_SECONDS, self._seconds), pace=0.0, is_crawling=False)
        except FetchError as error:
            if error.code == "busy":
                raise
            return None
        if answer.is_ok:
            return answer.body[:LARGEST_ROBOTS].decode("utf-8", "replace")
        return None if answer.status >= 500 or answer.status == HTTPStatus.TOO_MANY_REQUESTS else ""

    def _redirected(self, place: Place, answer: Answer) -> Place:
        location = answer.headers["location"]
        if "\\" in location:
            raise Refused("bad_address", f"{place.host} redirects to an address with a backslash.")
        target = joined(str(place), location)
        return parse(target or location, allowance=self._allowance)

    def _ask(
        self,
        place: Place,
        headers: Mapping[str, str],
        deadline: float,
        hops: Sequence[str],
        exchanges: list[Exchange],
        form: bytes | None,
    ) -> Answer:
        asked_at = datetime.now(UTC)
        line = dial(
            place,
            allowance=self._allowance,
            own=self._own,
            resolver=self._resolver,
            deadline=deadline,
            make_socket=self._make_socket,
        )
        stream = Stream(
            line,
            host=place.host,
            deadline=deadline,
            budget=2 * MOST_HEADER_BYTES,
            is_recording=self._is_recording,
        )
        try:
            if place.scheme == "https":
                stream.secure(self._context())
            answer = self._exchange(stream, place, headers, hops, form)
            if self._is_recording:
                told = Exchange(str(place), stream.peer, bytes(stream.sent), bytes(stream.heard), asked_at)
                exchanges.append(told)
            return replace(answer, exchanges=tuple(exchanges))
        except (httpcore2.ProtocolError, httpcore2.NetworkError) as error:
            if stream.is_in_headers and stream.received > MOST_HEADER_BYTES:
                raise _too_many_headers(place.host) from error
            raise Unreachable("protocol", f"What {place.host} answered is not a complete web page.") from error
        finally:
            stream.close()

    def _exchange(
        self, stream: Stream, place: Place, headers: Mapping[str, str], hops: Sequence[str], form: bytes | None
    ) -> Answer:
        origin = httpcore2.Origin(place.scheme.encode(), place.host.encode(), place.port)
        connection = httpcore2.HTTP11Connection(origin, stream)
        url = httpcore2.URL(scheme=place.scheme, host=place.host, port=place.port, target=place.target)
        ours = {
            "host": place.authority,
            "user-agent": self._agent,
            "accept": "*/*",
            "accept-encoding": ACCEPTED,
            "connection": "close",
        }
        if form is not None:
            ours["content-length"] = str(len(form))
        request = httpcore2.Request(
            "GET" if form is None else "POST",
            url,
            headers=[(k.encode(), v.encode()) for k, v in {**ours, **headers}.items()],
            content=form,
        )
        response = connection.handle_request(request)
        received = _received(response.headers, place.host)
        is_redirect = response.status in _REDIRECTS and "location" in received
        stream.begin_body(2 * self._max_bytes + 2**20)
        body = b"" if is_redirect else self._body(response, received, place.host)
        declared = _CHARSET.search(received.get("content-type", ""))
        return Answer(
            asked=hops[0],
            address=str(place),
            status=response.status,
            headers=received,
            body=body,
            content_type=received.get("content-type", "").partition(";")[0].strip().lower(),
            charset=declared[1] if declared else "",
            fetched_at=datetime.now(UTC),
            hops=tuple(hops),
            raw_headers=tuple((name.decode("ascii"), _text(value)) for name, value in response.headers),
        )

    def _body(self, response: httpcore2.Response, headers: Mapping[str, str], host: str) -> bytes:
        too_large = Unreachable(
            "too_large", f"The answer of {host} is larger than {self._max_bytes / 2**20:,.0f} MB.", is_final=True
        )
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > self._max_bytes:
            raise too_large
        body, size = bytearray(), 0
        take = body.extend if self._sink is None else self._sink
        for piece in decoded(_counted(response.iter_stream(), host), headers.get("content-encoding", ""), host=host):
            size += len(piece)
            if size > self._max_bytes:
                raise too_large
            take(piece)
        return bytes(body)

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            # The system's certificates where there are some, and certifi's; never those that the environment names.
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.load_verify_locations(certifi.where())
            system = ssl.get_default_verify_paths().openssl_cafile
            if os.path.isfile(system):
                context.load_verify_locations(system)
            self._tls = context
        return self._tls


def _counted(pieces: Iterable[bytes], host: str) -> Iterator[bytes]:
    """The pieces as they come, up to a number that only a server reaches which means to keep us busy."""
    for number, piece in enumerate(pieces):
        if number >= MOST_PIECES:
            raise Unreachable("too_large", f"{host} sends its answer in too many pieces.", is_final=True)
        yield piece


def _received(raw: Sequence[tuple[bytes, bytes]], host: str) -> dict[str, str]:
    if len(raw) > MOST_HEADERS or sum(len(name) + len(value) for name, value in raw) > MOST_HEADER_BYTES:
        raise _too_many_headers(host)
    headers: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("ascii").lower()
        text = _text(value)
        # A second Location is ambiguous; joined by a comma it leads nowhere, which is right.
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _sendable(headers: Mapping[str, str]) -> dict[str, str]:
    sent = {name.lower(): value for name, value in headers.items()}
    for name, value in sent.items():
        if not _HEADER_NAME.fullmatch(name) or name in _OURS:
            raise ValueError(f"The header “{name}” cannot be set.")
        if not value.isascii() or not value.isprintable():
            raise ValueError(f"The value of the header “{name}” contains characters that cannot be sent.")
    return sent


def _too_many_headers(host: str) -> Unreachable:
    return Unreachable("headers", f"{host} sent more headers than are read.", is_final=True)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
