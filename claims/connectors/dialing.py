"""From a judged address to an open line: look the name up once, refuse what is not public, dial exactly what was
judged.

Everything here ends by one deadline, a moment on the monotonic clock that is set before the first step.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

import httpcore2

from claims.connectors.addresses import Place
from claims.connectors.failures import FetchError, Refused, Unreachable
from claims.connectors.networks import is_own, is_public

Resolver = Callable[..., Iterable[tuple[Any, ...]]]
SocketMaker = Callable[[int, int], socket.socket]

LOOKUP_SECONDS = 3.0
"""Seconds for looking up a name."""
CONNECT_SECONDS = 5.0
"""Seconds for connecting, for each address that is tried."""
MOST_DIALLED = 3
"""Addresses of one name that are tried."""
# A lookup cannot be broken off, only left behind; a resolver that hangs must not fill the process with threads.
_LOOKUPS = threading.BoundedSemaphore(32)


def too_slow(host: str) -> Unreachable:
    """What is said when the deadline is over."""
    return Unreachable("deadline", f"{host} did not answer in time.")


def left(deadline: float, host: str) -> float:
    """Seconds until the deadline; raises :class:`Unreachable` when it is over."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise too_slow(host)
    return seconds


def resolve(place: Place, *, resolver: Resolver, deadline: float) -> list[str]:
    """The IP addresses behind a name, in the resolver's order, looked up once and within three seconds."""
    if place.is_literal:
        return [place.host]
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            rows = resolver(place.host, place.port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(row[4][0]) for row in rows)))
        except Exception as error:  # noqa: BLE001 - handed to the caller, who raises
            answers.put(error)
        finally:
            _LOOKUPS.release()

    seconds = min(LOOKUP_SECONDS, left(deadline, place.host))
    if not _LOOKUPS.acquire(timeout=seconds):
        raise Unreachable("dns", "Too many names are being looked up at once; please try again later.")
    threading.Thread(target=look_up, name="lookup", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise Unreachable("dns", f"The name “{place.host}” could not be looked up in time.") from None
    if isinstance(answer, Exception):
        if isinstance(answer, OSError | UnicodeError):
            raise Unreachable("dns", f"The name “{place.host}” is not known, or cannot be looked up now.") from answer
        raise answer
    if not answer:
        raise Unreachable("dns", f"The name “{place.host}” has no address.")
    return answer


def dial(
    place: Place,
    *,
    allowance: Collection[tuple[str, int]],
    own: Collection[tuple[str, int]] = (),
    resolver: Resolver,
    deadline: float,
    make_socket: SocketMaker,
) -> socket.socket:
    """A connected socket to one of the addresses that were judged; refused if any of the name's addresses is not
    public, or, for a server of ``own``, lies neither there nor in a private network.
    """
    answers = resolve(place, resolver=resolver, deadline=deadline)
    is_fit = is_own if (place.host, place.port) in own else is_public
    if (place.host, place.port) not in allowance and not all(is_fit(ip) for ip in answers):
        raise Refused("ssrf_blocked", f"“{place.host}” leads into a private or reserved network.")
    failure: OSError | None = None
    for ip in _in_turn(answers)[:MOST_DIALLED]:
        try:
            return _connected(ip, place, deadline, make_socket)
        except OSError as error:
            failure = error
    raise Unreachable("connect", f"{place.host} does not accept connections.") from failure


def _connected(ip: str, place: Place, deadline: float, make_socket: SocketMaker) -> socket.socket:
    line = make_socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
    try:
        line.settimeout(min(CONNECT_SECONDS, left(deadline, place.host)))
        line.connect((ip, place.port))
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        peer, port = line.getpeername()[:2]
        if ip_address(peer) != ip_address(ip) or port != place.port:
            raise Refused("ssrf_blocked", f"The connection to {place.host} did not arrive there.")
    except BaseException:
        line.close()
        raise
    return line


def _in_turn(answers: list[str]) -> list[str]:
    """Both families in turn: where one of them has no route, three attempts must not all go to it."""
    first: list[str] = []
    second: list[str] = []
    for ip in answers:
        (first if (":" in ip) == (":" in answers[0]) else second).append(ip)
    mixed: list[str] = []
    while first or second:
        mixed += [some.pop(0) for some in (first, second) if some]
        if len(mixed) >= MOST_DIALLED:
            break
    return mixed


class Stream(httpcore2.NetworkStream):
    """A socket whose every read and write ends by the deadline, and which carries no more than ``budget`` bytes in.

    With ``is_recording`` it remembers what went out and what came in, byte for byte.
    """

    def __init__(
        self, line: socket.socket, *, host: str, deadline: float, budget: int, is_recording: bool = False
    ) -> None:
        self._line = line
        self._is_recording = is_recording
        self.sent, self.heard = bytearray(), bytearray()
        self.peer = str(line.getpeername()[0])
        self._host = host
        self._deadline = deadline
        self._budget = budget
        self.received = 0
        self.is_in_headers = True

    def begin_body(self, budget: int) -> None:
        """The headers are there; from here on ``budget`` more bytes may come."""
        self.is_in_headers = False
        self._budget = self.received + budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _as_unreachable(self._host):
            self._line.settimeout(left(self._deadline, self._host))
            data = self._line.recv(max_bytes)
        self.received += len(data)
        if self._is_recording:
            self.heard += data
        if self.received > self._budget:
            code = "headers" if self.is_in_headers else "too_large"
            raise Unreachable(code, f"The answer of {self._host} is too large.", is_final=True)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _as_unreachable(self._host):
            self._line.settimeout(left(self._deadline, self._host))
            self._line.sendall(buffer)
        if self._is_recording:
            self.sent += buffer

    def secure(self, context: ssl.SSLContext) -> None:
        """Put TLS on the line, with the certificate verified for the host."""
        context.set_alpn_protocols(["http/1.1"])
        with _as_unreachable(self._host):
            self._line.settimeout(left(self._deadline, self._host))
            try:
                self._line = context.wrap_socket(self._line, server_hostname=self._host)
            except ssl.SSLCertVerificationError as error:
                sentence = f"The certificate of {self._host} is not valid: {error.verify_message}."
                raise Unreachable("tls", sentence) from error

    def close(self) -> None:
        with suppress(OSError):
            self._line.close()

    def get_extra_info(self, info: str) -> Any:
        return None


class _as_unreachable:
    """Turns what a socket raises into the two sentences that people can use."""

    def __init__(self, host: str) -> None:
        self._host = host

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, FetchError) or not isinstance(error, OSError | ValueError):
            return
        if isinstance(error, TimeoutError):
            raise too_slow(self._host) from error
        if isinstance(error, ssl.SSLError):
            raise Unreachable("tls", f"No secure connection to {self._host} could be made.") from error
        raise Unreachable("protocol", f"{self._host} broke the connection off.") from error
