"""Servers and sockets for tests: real ones on loopback, and a guard that sees every connection of the process."""

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from claims.connectors.manners import Ending, Robots, Turn, Wait

Script = Callable[[socket.socket, threading.Event], None]
PUBLIC_4 = "93.184.215.14"
PUBLIC_6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"


class Guard:
    """Records where this process connects to, and stops what is not in ``allowed`` before it leaves."""

    def __init__(self) -> None:
        self.allowed: set[tuple[str, int]] = set()
        self.seen: list[tuple[str, int]] = []
        self.is_on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple) -> None:
        if not self.is_on or event != "socket.connect" or not isinstance(arguments[1], tuple):
            return
        address = arguments[1][:2]
        self.seen.append(address)
        if address not in self.allowed:
            raise AssertionError(f"A socket was about to be connected to {address}.")


class Rerouted(socket.socket):
    """Believes that it connects to the public internet; in truth it ends at ``target``, a server on loopback."""

    target: tuple[str, int] = ("", 0)
    dialled: list[tuple[str, int]] = []
    peer: tuple[str, int] | None = None

    def connect(self, address) -> None:
        type(self).dialled.append(address)
        super().connect(type(self).target)

    def getpeername(self):
        return type(self).peer or type(self).dialled[-1]


def rerouting(target: tuple[str, int], *, peer: tuple[str, int] | None = None) -> type[Rerouted]:
    """A class of sockets that all end at ``target`` and say that their peer is what was dialled, or ``peer``."""

    class Line(Rerouted):
        def __init__(self, family: int, kind: int) -> None:
            super().__init__(socket.AF_INET, kind)

    Line.target, Line.dialled, Line.peer = target, [], peer
    return Line


def resolver(*answers: list[str] | Exception, asked: list[str] | None = None) -> Callable:
    """A name service: its first answer to the first question and so on; the last one holds for all that follow."""
    left = list(answers)

    def look_up(host: str, port: int, *_, **__) -> list[tuple]:
        if asked is not None:
            asked.append(host)
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, Exception):
            raise answer
        return [
            (socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in answer
        ]

    return look_up


@contextmanager
def scripted(script: Script) -> Iterator[tuple[str, int]]:
    """A server that does with each connection what ``script`` says; ``Event`` is set when the test is over."""
    over = threading.Event()
    threads: list[threading.Thread] = []

    def handle(line: socket.socket) -> None:
        # The client hangs up in the middle in most of these tests.
        with line:
            try:
                script(line, over)
            except OSError:
                return

    def accept() -> None:
        while not over.is_set():
            try:
                line, _ = server.accept()
            except OSError:
                return
            thread = threading.Thread(target=handle, args=(line,))
            threads.append(thread)
            thread.start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield server.getsockname()[:2]
        finally:
            over.set()
            server.shutdown(socket.SHUT_RDWR)
            acceptor.join()
            for thread in threads:
                thread.join()


def request_of(line: socket.socket) -> bytes:
    """The request, read to its end."""
    received = b""
    while not received.endswith(b"\r\n\r\n"):
        piece = line.recv(65_536)
        if not piece:
            break
        received += piece
    return received


def answering(
    answer: bytes, *, received: list[bytes] | None = None
) -> Callable[[socket.socket, threading.Event], None]:
    """A script that reads the request and sends ``answer``, whole."""

    def script(line: socket.socket, over: threading.Event) -> None:
        request = request_of(line)
        if received is not None:
            received.append(request)
        line.sendall(answer)

    return script


class Remembered:
    """What is known of hosts, in memory: for tests of a client alone. Hosts in ``waived`` keep no robots.txt."""

    def __init__(self, *waits: Wait, waived: frozenset[str] = frozenset()) -> None:
        self.waits, self.waived = list(waits), waived
        self.taken: list[tuple[str, float]] = []
        self.endings: list[tuple[str, Ending]] = []
        self.kept: dict[str, Robots] = {}

    def take(self, host: str, *, pace: float) -> Turn | Wait:
        if self.waits:
            return self.waits.pop(0)
        self.taken.append((host, pace))
        return Turn(host, str(len(self.taken)))

    def give_back(self, turn: Turn, ending: Ending) -> None:
        self.endings.append((turn.host, ending))

    def robots(self, host: str) -> Robots | None:
        return self.kept.get(host)

    def keep_robots(self, host: str, robots: Robots) -> None:
        self.kept[host] = robots

    def waives_robots(self, host: str) -> bool:
        return host in self.waived
