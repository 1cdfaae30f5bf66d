"""Fill the demo desk: people, sources, feeds, and claims at every stage, all by the deeds that people do."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.filling import Desk, DeskIsFilled, fill


class Command(BaseCommand):
    help = "Fills the demo desk from the demo newswire, which has to be running. Safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG and settings.CLAIMS_DEMO and settings.CLAIMS_LOOPBACK_ALLOWANCE):
            raise CommandError("The demo is off. “make run” starts it, with the newswire that it reads.")
        host, port = settings.CLAIMS_LOOPBACK_ALLOWANCE[0]
        try:
            fill(Desk(f"http://{host}:{port}", say=self.stdout.write))
        except DeskIsFilled:
            self.stdout.write("The demo desk is filled already.")
