"""``manage.py feeds``: hand the list of watched feeds on as OPML, or take one over."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims import sourcing
from claims.models import User
from claims.refusals import Refused


class Command(BaseCommand):
    """The same deeds as on the Sources page."""

    help = "Print the watched feeds as OPML, or watch those of an OPML file (--take FILE --by USER)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--take", metavar="FILE", help="watch every feed of this OPML file")
        parser.add_argument("--by", metavar="USER", default="", help="who takes it over: the name of an editor")

    def handle(self, *args: Any, take: str | None, by: str, **options: Any) -> None:
        if take is None:
            self.stdout.write(sourcing.list_feeds().decode().rstrip("\n"))
            return
        person = User.objects.filter(username=by, is_active=True).first()
        if person is None:
            raise CommandError("Name the editor who takes the list over: --by USER.")
        try:
            taken = sourcing.watch_all(Path(take).read_bytes(), by=person)
        except OSError as error:
            raise CommandError(f"The file “{take}” cannot be read: {error.strerror}.") from error
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{taken.watched} watched from now on, {taken.known} on the list already.")
        for address, sentence in taken.refused:
            self.stdout.write(f"{address} is not watched. {sentence}")
