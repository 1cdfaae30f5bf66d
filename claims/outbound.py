"""What the desk's outbound clients are made with: its name, its allowance, and manners that all its workers share."""

import uuid
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.expressions import CombinedExpression
from django.utils import timezone

from claims.connectors.addresses import DEFAULT_PORTS, authority_of
from claims.connectors.manners import Ending, Manners, Robots, Turn, Wait, rest_after
from claims.models import Host, Source

TURN_LASTS = timedelta(seconds=60)
"""A turn that nobody gives back (its worker died) is over after this time."""
BUSY_SECONDS = 10.0
"""After how long it is worth trying again when others are asking a host."""
_ALLOWED_AT_ONCE = 8


class SharedHosts:
    """What is remembered of hosts, as rows: each step is one short transaction that holds the host's row.

    ``pace`` is the least number of seconds between two requests to one host, ``at_once`` how many may be under way;
    the hosts in ``free`` (our own demonstration, on loopback) are asked as they come, and not for their robots.txt.
    """

    def __init__(
        self,
        *,
        pace: float,
        at_once: int,
        free: Collection[str] = (),
        heeds_robots: bool = True,
        now: Callable[[], datetime] = timezone.now,
    ) -> None:
        self._pace, self._at_once, self._free = pace, at_once, frozenset(free)
        self._heeds_robots = heeds_robots
        self._now = now

    def take(self, host: str, *, pace: float) -> Turn | Wait:
        is_free = host in self._free
        # A service that counts for itself counts from when a request reaches it, and nobody knows how long that takes.
        apart = pace if pace > self._pace and not is_free else 0.0
        key, now = uuid.uuid4().hex, self._now()
        until = (now + TURN_LASTS).timestamp()
        next_at = None if is_free else now + timedelta(seconds=max(self._pace, pace))
        # A host that nobody is asking, and that may be asked, as nearly always: one statement, which holds the row no
        # longer than it takes. Where somebody was faster it sees what they put down, and changes nothing.
        may_be_asked = Q(resting_until=None) | Q(resting_until__lte=now), Q(next_at=None) | Q(next_at__lte=now)
        if Host.objects.filter(*may_be_asked, name=host, turns={}).update(turns={key: until}, next_at=next_at):
            return Turn(host, key, apart)
        with transaction.atomic():
            row = self._locked(host)
            now = self._now()  # once it is our turn to look: those before us have put their moments down by now
            if row.resting_until is not None and row.resting_until > now:
                rest = (row.resting_until - now).total_seconds()
                return Wait(rest, f"{host} has to be left alone for now; it is asked again {_in(rest)}.")
            row.turns = {key: until for key, until in row.turns.items() if until > now.timestamp()}
            if len(row.turns) >= (_ALLOWED_AT_ONCE if is_free else self._at_once):
                return Wait(BUSY_SECONDS, f"{host} is being asked for something else; it is asked again soon.")
            if row.next_at is not None and row.next_at > now:
                seconds = (row.next_at - now).total_seconds()
                return Wait(seconds, f"{host} is asked no faster than this; it is asked again soon.", is_short=True)
            row.turns[key] = (now + TURN_LASTS).timestamp()
            row.next_at = None if is_free else now + timedelta(seconds=max(self._pace, pace))
            row.save(update_fields=["turns", "next_at"])
        return Turn(host, key, apart)

    def give_back(self, turn: Turn, ending: Ending) -> None:
        if not (ending.has_failed or ending.rest):
            # All is well, as nearly always: one statement, which holds the row no longer than it takes.
            without = CombinedExpression(F("turns"), "-", Value(turn.key))
            later = {"next_at": self._now() + timedelta(seconds=turn.pace)} if turn.pace else {}
            Host.objects.filter(name=turn.host).update(turns=without, failures=0, resting_until=None, **later)
            return
        now = self._now()
        with transaction.atomic():
            row = self._locked(turn.host)
            row.turns.pop(turn.key, None)
            row.failures = row.failures + 1 if ending.has_failed else 0
            rest = max(ending.rest, rest_after(row.failures))
            row.resting_until = now + timedelta(seconds=rest) if rest else None
            if turn.pace:
                row.next_at = now + timedelta(seconds=turn.pace)
            row.save(update_fields=["turns", "failures", "resting_until", "next_at"])

    def robots(self, host: str) -> Robots | None:
        row = Host.objects.filter(name=host).only("robots", "robots_is_known", "robots_at").first()
        if row is None or row.robots_at is None:
            return None
        return Robots(row.robots, row.robots_is_known, row.robots_at)

    def keep_robots(self, host: str, robots: Robots) -> None:
        kept = {"robots": robots.text.replace("\0", ""), "robots_is_known": robots.is_known, "robots_at": robots.at}
        Host.objects.update_or_create(name=host, defaults=kept)

    def waives_robots(self, host: str) -> bool:
        if not self._heeds_robots or host in self._free:
            return True
        waived = Source.objects.exclude(robots_waiver="").exclude(home_page="").values_list("home_page", flat=True)
        return any(_is_of(host, authority_of(home_page)) for home_page in waived)

    def _locked(self, host: str) -> Host:
        known = Host.objects.select_for_update().defer("robots").filter(name=host).first()
        if known is not None:
            return known
        Host.objects.bulk_create([Host(name=host)], ignore_conflicts=True)
        return Host.objects.select_for_update().defer("robots").get(name=host)


def _is_of(host: str, home: str) -> bool:
    home = home.removeprefix("www.")
    return bool(home) and (host == home or host.endswith(f".{home}"))


def _in(seconds: float) -> str:
    if seconds < 90:
        return "in a minute or so"
    return f"in about {round(seconds / 60)} minutes" if seconds < 90 * 60 else f"in about {round(seconds / 3600)} hours"


def manners(*, patience: float = 3.0) -> Manners:
    """The manners that the settings name, over rows that all workers share."""
    hosts = SharedHosts(
        pace=settings.CLAIMS_HOST_PACE,
        at_once=settings.CLAIMS_HOST_AT_ONCE,
        free=[_authority(host, port) for host, port in settings.CLAIMS_LOOPBACK_ALLOWANCE],
        heeds_robots=settings.CLAIMS_ROBOTS,
    )
    return Manners(
        hosts,
        agent=settings.CLAIMS_USER_AGENT,
        patience=patience,
        now=lambda: datetime.now(UTC),
    )


def options(*, patience: float = 3.0) -> dict[str, Any]:
    """What every client of the desk is made with; it records what goes over the line."""
    return {
        "deadline": settings.CLAIMS_FETCH_SECONDS,
        "allowance": settings.CLAIMS_LOOPBACK_ALLOWANCE,
        "agent": settings.CLAIMS_USER_AGENT,
        "manners": manners(patience=patience),
        "is_recording": True,
    }


def own_servers(base: str) -> set[tuple[str, int]]:
    """The server of this address, where the settings name it as one of the newsroom's own network; else none."""
    try:
        parts = urlsplit(base)
        server = parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:
        return set()
    return {server} & set(settings.CLAIMS_OWN_SERVERS)


def _authority(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == 80 else f"{name}:{port}"
