"""``manage.py turn_clock``: bring out another edition of the newswire's edited page, and let the watch look at it."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.filling import turn_newswire
from demo.manifest import LAST_EDITION


class Command(BaseCommand):
    help = "Turns the demo newswire's clock, then does early the looks that the watch would do by the moment --at."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--edition", type=int, default=LAST_EDITION, choices=range(1, LAST_EDITION + 1))
        parser.add_argument("--at", default="+40d", help="by when looks are due: a moment, or +2h, +40d from now")

    def handle(self, *args: Any, edition: int, at: str, **options: Any) -> None:
        if not (settings.DEBUG and settings.CLAIMS_DEMO and settings.CLAIMS_LOOPBACK_ALLOWANCE):
            raise CommandError("The demo is off. “make run” starts it, with the newswire that it reads.")
        host, port = settings.CLAIMS_LOOPBACK_ALLOWANCE[0]
        try:
            turn_newswire(f"http://{host}:{port}", edition=edition)
        except OSError as error:
            raise CommandError("The demo newswire does not answer. “make run” starts it.") from error
        self.stdout.write(f"The edited page of the newswire stands in edition {edition} now.")
        call_command("watch", f"--at={at}", stdout=self.stdout)
