"""The connectors on the Sources page: how each stands, the switch, and the button that tries it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from claims import sourcing, switchboard
from claims.models import Pull, Trial
from claims.models.work import WAITING
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import DeskRequest, desk_page, say, say_no


@dataclass(frozen=True, slots=True)
class ConnectorRow:
    """A connector as the page shows it: with its last try, and the searches that wait for their next one."""

    line: switchboard.Line
    trial: Trial | None
    waiting: int = 0
    next_try_at: datetime | None = None


def connector_rows() -> list[ConnectorRow]:
    """Every connector, in the order of the setting."""
    trials = {
        trial.connector: trial for trial in Trial.objects.order_by("connector", "-created_at").distinct("connector")
    }
    waiting = Pull.objects.filter(status__in=WAITING).order_by().values("connector")
    by_name: dict[str, Any] = {
        row["connector"]: row for row in waiting.annotate(count=Count("pk"), at=Min("next_try_at"))
    }
    return [
        ConnectorRow(
            line,
            trials.get(line.connector.name),
            by_name.get(line.connector.name, {}).get("count", 0),
            by_name.get(line.connector.name, {}).get("at"),
        )
        for line in switchboard.lines()
    ]


@desk_page
@require_POST
def switch(request: DeskRequest, name: str) -> HttpResponse:
    """Ask a connector from now on, or leave it alone."""
    is_on = request.POST.get("on") == "1"
    try:
        sourcing.switch_connector(name, by=request.user, is_on=is_on)
    except (Incomplete, Refused) as error:
        say_no(request, str(error))
    else:
        label = switchboard.labels()[name]
        say(request, f"From now on {label} is asked for each claim." if is_on else f"{label} is no longer asked.")
    return _there()


@desk_page
@require_POST
def try_out(request: DeskRequest, name: str) -> HttpResponse:
    """Ask a connector its sample question, in the background."""
    try:
        trial = sourcing.try_connector(name, by=request.user)
    except (Incomplete, Refused) as error:
        say_no(request, str(error))
    else:
        say(request, "It is being tried; look again in a moment." if trial else "It is being tried already.")
    return _there()


def _there() -> HttpResponse:
    response = redirect("desk:sources")
    response["Location"] += "#connectors"
    return response
