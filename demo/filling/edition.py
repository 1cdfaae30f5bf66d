"""The edited page of the newswire: its second edition comes out, and the watch sees it."""

from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.core.management import call_command

from demo.filling.desk import Desk
from demo.manifest import LAST_EDITION


def edited_page(desk: Desk) -> None:
    """The newswire brings out the second edition of its edited page, and the watch looks at it early."""
    desk.say("A page is edited after publication, and the watch sees it.")
    turn_newswire(desk.base, edition=LAST_EDITION)
    call_command("watch", "--at=+2h", verbosity=0)


def turn_newswire(base: str, *, edition: int) -> None:
    """Turn the clock of the demo newswire at ``base``: from then on its edited page stands in this edition."""
    place = urlsplit(base)
    line = HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", "/clock", body=f"edition={edition}", headers=headers)
        answer = line.getresponse()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"The newswire did not turn its clock (status {answer.status}).")
    finally:
        line.close()
