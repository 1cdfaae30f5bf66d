"""The connectors on the Sources page: the switch, and the button that tries one."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from claims import sourcing, switchboard
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import DeskRequest, desk_page, say, say_no


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
