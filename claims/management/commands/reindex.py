"""Read every text that the present sentence model has not read yet: ``manage.py reindex``.

Stopped and begun again, it goes on where it stopped; texts that come meanwhile are read too. While it runs, the vectors
of the last model serve. A worker does the same by itself after ``--later``, which only promises it.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims import matching
from claims.models import Claim, PreviousCheck


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--later", action="store_true", help="let a worker do it")

    def handle(self, *args: Any, **options: Any) -> None:
        by = matching.meaning()
        if by is None:
            self.stdout.write(f"Texts are compared by their words alone. {matching.why_absent()}")
            return
        if options["later"]:
            matching.read_later()
            self.stdout.write("A worker reads what has not been read yet.")
            return
        model, count = matching.registered(by), 0
        for kind in (Claim, PreviousCheck):
            for rows in matching.unread(model, kind):
                count += matching.read_texts(rows, by)
                self.stdout.write(f"{count:,} texts read", ending="\r" if self.stdout.isatty() else "\n")
        matching.serve(model)
        self.stdout.write(f"{count:,} texts were read; every claim and every check has its vector now.")
