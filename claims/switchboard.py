"""Which connectors there are, which of them are asked, and how they answered last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Min
from django.utils import timezone

from claims.connectors.base import Connector, load
from claims.models import ConnectorState, Pull, Trial
from claims.models.work import WAITING


@dataclass(frozen=True, slots=True)
class Line:
    """A connector with what the desk decided about it. ``why_not`` is why it is not asked, in a sentence, or empty."""

    connector: Connector
    state: ConnectorState
    is_on: bool
    why_not: str

    @property
    def is_asked(self) -> bool:
        return self.is_on and not self.why_not


def installed() -> tuple[Connector, ...]:
    """Every connector that the settings name, made with its options."""
    return load(settings.CLAIMS_CONNECTORS, settings.CLAIMS_CONNECTOR_OPTIONS)


def connector_named(name: str) -> Connector | None:
    """The connector of this name; ``None`` when the settings name none such."""
    return next((connector for connector in installed() if connector.name == name), None)


def labels() -> dict[str, str]:
    """What people call the connectors, by their names."""
    return {connector.name: connector.label for connector in installed()}


def seeking_reporting() -> frozenset[str]:
    """The names of the connectors whose searches can show that nothing was reported."""
    return frozenset(connector.name for connector in installed() if connector.seeks_reporting)


def lines() -> Iterator[Line]:
    """All connectors as they stand, in the order of the setting."""
    states = {state.name: state for state in ConnectorState.objects.all()}
    for connector in installed():
        state = states.get(connector.name) or ConnectorState(name=connector.name)
        is_on = connector.is_on_by_default if state.is_on is None else state.is_on
        yield Line(connector, state, is_on, connector.why_not())


@dataclass(frozen=True, slots=True)
class Shown:
    """A connector as people are shown it: with its last try, and the searches that wait for their next one."""

    line: Line
    trial: Trial | None
    waiting: int = 0
    next_try_at: datetime | None = None


def shown() -> list[Shown]:
    """Every connector with how it fares, in the order of the setting; three queries."""
    trials = {
        trial.connector: trial for trial in Trial.objects.order_by("connector", "-created_at").distinct("connector")
    }
    waiting = Pull.objects.filter(status__in=WAITING).order_by().values("connector")
    by_name: dict[str, Any] = {
        row["connector"]: row for row in waiting.annotate(count=Count("pk"), at=Min("next_try_at"))
    }
    return [
        Shown(
            line,
            trials.get(line.connector.name),
            by_name.get(line.connector.name, {}).get("count", 0),
            by_name.get(line.connector.name, {}).get("at"),
        )
        for line in lines()
    ]


def asked() -> list[str]:
    """The names of the connectors that are asked for a claim: switched on, and with all that they need."""
    return [line.connector.name for line in lines() if line.is_asked]


def remember(
    name: str, *, asked_at: datetime, errors: Iterable[str], count: int | None, latency_ms: int | None
) -> None:
    """How a connector answered a search that is over: ``errors`` has one sentence, or nothing, for each request.

    Without a ``count`` it said that what it gave before still holds.
    """
    said = list(errors)
    has_failed = bool(said) and all(said)
    ConnectorState.objects.get_or_create(name=name)
    told = {"asked_at": asked_at, "latency_ms": latency_ms}
    if has_failed:
        told |= {"error": said[-1], "failures": F("failures") + 1}  # type: ignore[dict-item]
    else:
        told |= {"error": "", "failures": 0, "answered_at": timezone.now()}  # type: ignore[dict-item]
        told |= {"count": count} if count is not None else {}
    ConnectorState.objects.filter(name=name).update(**told)
