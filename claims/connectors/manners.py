"""Manners towards other people's servers: one request at a time, at a pace, resting when asked to, robots.txt read.

What has to be remembered between requests, and shared between the processes that make them, comes in as
:class:`Hosts`; nothing here knows where it lies.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from types import TracebackType
from typing import Protocol, Self

from protego import Protego

from claims.connectors.failures import FetchError, Refused, Unreachable

FAILURES = 5
"""Failures in a row after which a host is left alone for a while."""
LONGEST_REST = 3600.0
"""Seconds that a host is left alone at most, however often it failed."""
LONGEST_ASKED_REST = 86_400.0
"""Seconds that a host may ask to be left alone for."""
LONGEST_DELAY = 30.0
"""Seconds between two requests that a robots.txt may ask for; who wants more is asked this seldom."""
LARGEST_ROBOTS = 500 * 2**10
"""Bytes of a robots.txt that are read."""
ROBOTS_HOLD = timedelta(days=1)
"""How long what a robots.txt says is remembered."""
ROBOTS_TRIED_AGAIN = timedelta(minutes=10)
"""How soon a robots.txt that could not be had is asked for again."""

FIRST_REST = 60.0
"""Seconds that a host is left alone which says that it is asked too often, and not for how long."""
_BROKEN = frozenset({"dns", "connect", "deadline", "protocol"})
_TOO_MUCH = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to send one host requests now; ``key`` tells it from the turns of others, ``pace`` are the seconds that
    have to lie between its end and the next one, where whoever asks wants more room than is usual."""

    host: str
    key: str
    pace: float = 0.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now. ``seconds`` until it is worth asking again; ``is_short`` when that is only the host's pace."""

    seconds: float
    sentence: str
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a turn went. ``rest``: seconds in which the host does not want to be asked, by its own word."""

    has_failed: bool = False
    rest: float = 0.0


@dataclass(frozen=True, slots=True)
class Robots:
    """A host's robots.txt as it was at ``at``; ``is_known`` is false when the host would not say."""

    text: str
    is_known: bool
    at: datetime

    def is_fresh(self, now: datetime) -> bool:
        return now - self.at < (ROBOTS_HOLD if self.is_known else ROBOTS_TRIED_AGAIN)


class Hosts(Protocol):
    """What is remembered of hosts (name, and port where it is not the usual one), shared by all who ask them."""

    def take(self, host: str, *, pace: float) -> Turn | Wait:
        """A turn, or how long to wait for one; ``pace`` is what the caller wants between two requests at least."""

    def give_back(self, turn: Turn, ending: Ending) -> None:
        """The turn is over."""

    def robots(self, host: str) -> Robots | None:
        """The robots.txt that was kept last, however old."""

    def keep_robots(self, host: str, robots: Robots) -> None:
        """Keep it for the next time."""

    def waives_robots(self, host: str) -> bool:
        """Whether the newsroom has decided, for a reason that it wrote down, not to follow this host's robots.txt."""


class Manners:
    """How a client behaves; ``agent`` is how it calls itself, ``patience`` the seconds that it waits for its turn.

    ``sleep`` and ``now`` are for tests, which do not wait.
    """

    def __init__(
        self,
        hosts: Hosts,
        *,
        agent: str = "Factcheck",
        patience: float = 3.0,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._hosts = hosts
        self._token = agent.partition("/")[0].strip() or "Factcheck"
        self._patience = patience
        self._sleep = sleep
        self.now = now

    def begin(self) -> "Turns":
        """The turns of one request with all its redirects."""
        return Turns(self, self._hosts)

    def wait(self, host: str, pace: float) -> tuple[Turn, float]:
        """A turn, and the seconds that were waited for it; raises ``busy`` when it does not come soon."""
        waited = 0.0
        while isinstance(given := self._hosts.take(host, pace=pace), Wait):
            if not given.is_short or waited + given.seconds > self._patience:
                raise Unreachable("busy", given.sentence, seconds=given.seconds)
            self._sleep(given.seconds)
            waited += given.seconds
        return given, waited

    def robots(self, host: str, fetch: Callable[[], str | None]) -> Robots | None:
        """What the host's robots.txt says; ``None`` where it is not followed.

        ``fetch`` gives its text, empty when there is none, or ``None`` when the host would not say.
        """
        if self._hosts.waives_robots(host):
            return None
        kept, now = self._hosts.robots(host), self.now()
        if kept is not None and kept.is_fresh(now):
            return kept
        text = fetch()
        if text is None and kept is not None and kept.is_known:
            # What it said last holds on while it cannot be asked.
            robots = Robots(kept.text, True, now - ROBOTS_HOLD + ROBOTS_TRIED_AGAIN)
        else:
            robots = Robots((text or "")[:LARGEST_ROBOTS], text is not None, now)
        self._hosts.keep_robots(host, robots)
        return robots

    def judge(self, robots: Robots, address: str, host: str) -> float:
        """The seconds between two requests that robots.txt asks for; raises :class:`Refused` when it says no."""
        if not robots.is_known:
            raise Unreachable("robots", f"{host} does not say what machines may fetch (its robots.txt cannot be read).")
        rules = _rules(robots.text)
        if not rules.can_fetch(address, self._token):
            raise Refused(
                "robots", f"{host} asks machines not to fetch this page (robots.txt). A person can hand it in."
            )
        return min(rules.crawl_delay(self._token) or 0.0, LONGEST_DELAY)


class Turns:
    """The turn that one request holds; the next host of a redirect gets one of its own."""

    def __init__(self, manners: Manners, hosts: Hosts) -> None:
        self._manners, self._hosts = manners, hosts
        self._turn: Turn | None = None
        self._ending = Ending()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, FetchError) and error.code in _BROKEN:
            self._ending = Ending(has_failed=True)
        self._give_back()

    def take(self, host: str, pace: float) -> float:
        """Have the turn for ``host``; returns the seconds that were waited for it."""
        if self._turn is not None and self._turn.host == host:
            return 0.0
        self._give_back()
        self._turn, waited = self._manners.wait(host, pace)
        return waited

    def heard(self, status: int, headers: Mapping[str, str]) -> None:
        """What the host answered."""
        rest = 0.0
        if status in _TOO_MUCH:
            rest = asked_rest(headers, self._manners.now())
            if not rest and status == HTTPStatus.TOO_MANY_REQUESTS:
                rest = FIRST_REST
        self._ending = Ending(has_failed=status >= 500 and not rest, rest=rest)

    def _give_back(self) -> None:
        if self._turn is not None:
            self._hosts.give_back(self._turn, self._ending)
        self._turn, self._ending = None, Ending()


def rest_after(failures: int) -> float:
    """Seconds for which a host is left alone after so many failures in a row: doubled each time, up to an hour."""
    if failures < FAILURES:
        return 0.0
    return min(FIRST_REST * 2.0 ** min(failures - FAILURES, 16), LONGEST_REST)


def asked_rest(headers: Mapping[str, str], now: datetime) -> float:
    """The seconds that a Retry-After header asks for, as a number or as a date; 0 when it makes no sense.

    A date is one of the server's clock, and its Date header says how late it is there.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return min(float(value[:10]), LONGEST_ASKED_REST)
    if (until := _date(value)) is None:
        return 0.0
    return min(max(0.0, (until - (_date(headers.get("date", "")) or now)).total_seconds()), LONGEST_ASKED_REST)


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)


@lru_cache(maxsize=64)
def _rules(text: str) -> Protego:
    return Protego.parse(text)
