"""The server of the demo newswire; of the standard library alone, and on loopback alone."""

import hashlib
import ipaddress
import json
import signal
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType
from urllib.parse import parse_qs, urlsplit

from demo.feeds import changed_at, feed
from demo.manifest import LAST_EDITION, OUTLETS, PAGES, PAGES_FOLDER, Outlet, Page
from demo.rendering import home_html, index_html, media_type, page_html

_LARGEST_FORM = 1024  # bytes; the one form there is has a dozen
_SECURITY_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"


class NotLoopback(ValueError):
    """The newswire was asked to listen where others could reach it."""


class Clock:
    """Says which edition of the edited page stands; may be asked and turned from any thread.

    Raises ValueError, with a sentence, for an edition that does not exist.
    """

    def __init__(self, edition: int = 1) -> None:
        self._lock = threading.Lock()
        self._edition = 1
        self.turn(edition)

    @property
    def edition(self) -> int:
        with self._lock:
            return self._edition

    def turn(self, edition: int) -> None:
        if not 1 <= edition <= LAST_EDITION:
            raise ValueError(f"There are editions 1 to {LAST_EDITION} of the edited page.")
        with self._lock:
            self._edition = edition


@dataclass(frozen=True, slots=True)
class Resource:
    """One address of the newswire: its bytes for a base address and an edition, and since when they stand."""

    render: Callable[[str, int], bytes]
    content_type: str
    changed_at: Callable[[int], datetime] | None = None


def resources() -> Mapping[str, Resource]:
    """Everything the newswire serves, by path."""
    found = {
        "/": Resource(lambda base, edition: index_html(base=base, edition=edition), "text/html; charset=utf-8"),
        "/index.css": _style("index.css"),
        "/banner.css": _style("banner.css"),
        "/robots.txt": Resource(lambda base, edition: b"User-agent: *\nAllow: /\n", "text/plain; charset=utf-8"),
        "/clock": Resource(
            lambda base, edition: json.dumps({"edition": edition, "editions": LAST_EDITION}).encode(),
            "application/json; charset=utf-8",
        ),
    }
    for outlet in OUTLETS:
        found[outlet.home_path] = _home(outlet)
        found[outlet.feed_path] = _feed(outlet)
        found[outlet.style_path] = _style(f"{outlet.slug}/style.css")
    return found | {page.path: _page(page) for page in PAGES}


def _home(outlet: Outlet) -> Resource:
    return Resource(
        lambda base, edition: home_html(outlet, base=base),
        f"text/html; charset={outlet.charset}",
        lambda edition: changed_at(outlet, 1),
    )


def _feed(outlet: Outlet) -> Resource:
    return Resource(
        lambda base, edition: feed(outlet, base=base, edition=edition),
        f"{media_type(outlet)}; charset={outlet.feed_charset}",
        lambda edition: changed_at(outlet, edition),
    )


def _page(page: Page) -> Resource:
    return Resource(
        lambda base, edition: page_html(page, base=base, edition=edition),
        f"text/html; charset={page.outlet.charset}",
        lambda edition: page.edition(edition).edited_at,
    )


def _style(name: str) -> Resource:
    return Resource(lambda base, edition: (PAGES_FOLDER / name).read_bytes(), "text/css; charset=utf-8")


class Newswire(ThreadingHTTPServer):
    """The newswire on one loopback address; ``port`` 0 takes any that is free.

    ``base`` is its address without a slash at the end; all links that it serves begin with it. Raises NotLoopback for
    any host that is not this machine, and OSError when the port is taken.
    """

    daemon_threads = True  # an open connection must not keep the process alive

    def __init__(self, port: int, host: str = "127.0.0.1", clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.resources = resources()
        literal = _loopback(host)
        self.address_family = socket.AF_INET6 if literal.version == 6 else socket.AF_INET
        super().__init__((str(literal), port), _Handler)
        shown = f"[{literal}]" if literal.version == 6 else str(literal)
        self.base = f"http://{shown}:{self.server_port}"

    def server_bind(self) -> None:
        """Bind without asking the name service who we are, as the parent would."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who hangs up in the middle is no news."""


def serve(
    port: int, host: str = "127.0.0.1", clock: Clock | None = None, *, announce: Callable[[str], object] = print
) -> None:
    """Serve the newswire until SIGTERM or SIGINT; call it from the main thread.

    ``announce`` is given one line as soon as connections are taken. Raises NotLoopback and OSError as Newswire does.
    """
    with Newswire(port, host, clock) as wire, _stopped_by(signal.SIGTERM, signal.SIGINT):
        announce(f"newswire listens on {wire.base}")
        wire.serve_forever()


class _Stop(BaseException):
    """Ends serving at once; not an Exception, so that no request in progress can swallow it."""


@contextmanager
def _stopped_by(*signals: signal.Signals) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise _Stop

    before = {number: signal.getsignal(number) for number in signals}
    try:
        for number in signals:
            signal.signal(number, stop)
        yield
    except _Stop:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Handler(BaseHTTPRequestHandler):
    server: Newswire
    server_version = "DemoNewswire"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 10  # seconds; a reader who says nothing is let go

    def do_GET(self) -> None:
        path = urlsplit(self.path).path  # what follows the question mark is for visitor statistics
        resource = self.server.resources.get(path)
        if resource is None:
            self._not_found()
            return
        edition = self.server.clock.edition
        body = resource.render(self.server.base, edition)
        headers = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"', "Cache-Control": "no-cache"}
        if resource.changed_at is not None:
            headers["Last-Modified"] = format_datetime(resource.changed_at(edition).astimezone(UTC), usegmt=True)
        if self._has_already(headers):
            self._answer(HTTPStatus.NOT_MODIFIED, headers)
        else:
            self._answer(HTTPStatus.OK, headers | {"Content-Type": resource.content_type}, body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.close_connection = True  # whatever is left unread of the request goes with it
        if urlsplit(self.path).path != "/clock":
            self._not_found()
        elif not self._comes_from_here():
            self._say(HTTPStatus.FORBIDDEN, "The clock is turned from this machine and from its own page only.")
        elif (edition := self._edition_asked_for()) is None:
            self._say(HTTPStatus.BAD_REQUEST, f"Send edition=N as a form, with N from 1 to {LAST_EDITION}.")
        else:
            self.server.clock.turn(edition)
            if "text/html" in self.headers.get("Accept", ""):
                self._answer(HTTPStatus.SEE_OTHER, {"Location": "/"}, b"")
            else:
                body = self.server.resources["/clock"].render(self.server.base, edition)
                self._answer(HTTPStatus.OK, {"Content-Type": "application/json; charset=utf-8"}, body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent: the desk that reads the newswire says what it fetched."""

    def _has_already(self, headers: Mapping[str, str]) -> bool:
        """Whether the reader holds these very bytes; an ETag decides, a date only where no ETag was sent."""
        if (tags := self.headers.get("If-None-Match")) is not None:
            return tags.strip() == "*" or headers["ETag"] in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        # Equal, not later: the clock can be turned back, and then an older date is the newer page.
        return headers.get("Last-Modified", "") == self.headers.get("If-Modified-Since")

    def _comes_from_here(self) -> bool:
        """Loopback, by the peer's address, and no page of another site that has the browser send its form."""
        if not ipaddress.ip_address(self.client_address[0]).is_loopback:
            return False
        own = {urlsplit(self.server.base).netloc, f"localhost:{self.server.server_port}"}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in own and (origin is None or urlsplit(origin).netloc in own)

    def _edition_asked_for(self) -> int | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and int(length) <= _LARGEST_FORM):
            return None
        form = parse_qs(self.rfile.read(int(length)).decode("ascii", "replace"))
        wanted = form.get("edition", [""])[-1]
        allowed = {str(number): number for number in range(1, LAST_EDITION + 1)}
        return allowed.get(wanted)

    def _not_found(self) -> None:
        self._say(HTTPStatus.NOT_FOUND, "The newswire has no page at this address.")

    def _say(self, status: HTTPStatus, sentence: str) -> None:
        self._answer(status, {"Content-Type": "text/plain; charset=utf-8"}, f"{sentence}\n".encode())

    def _answer(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", _SECURITY_POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if body is not None and self.command != "HEAD":
            self.wfile.write(body)


def _loopback(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        literal = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        literal = None
    if literal is None or not literal.is_loopback:
        raise NotLoopback(f"The demo newswire listens on this machine only, and {host} could be reached by others.")
    return literal
