"""``manage.py newswire``: serve the demo newswire on loopback until it is told to stop."""

import errno
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.manifest import LAST_EDITION
from demo.wire import Clock, NotLoopback, serve


class Command(BaseCommand):
    help = "Serve the invented outlets of the demonstration on loopback. Only while DEBUG is on."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8765, help="where to listen; 0 takes any free port")
        parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
        parser.add_argument(
            "--edition",
            type=int,
            default=1,
            choices=range(1, LAST_EDITION + 1),
            help="the edition of the edited page to begin with",
        )

    def handle(self, *args: Any, port: int, host: str, edition: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo newswire serves invented reports and starts only while DEBUG is on.")
        try:
            serve(port, host, Clock(edition), announce=self._announce)
        except NotLoopback as why:
            raise CommandError(str(why)) from why
        except (OSError, OverflowError) as why:
            if isinstance(why, OSError) and why.errno == errno.EADDRINUSE:
                raise CommandError(f"Port {port} is taken. Choose another one with --port.") from why
            raise CommandError(f"The newswire cannot listen on port {port}: {why}.") from why

    def _announce(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
