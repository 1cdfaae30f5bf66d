"""``manage.py watch``: look at the pages that claims stand on: those that are due, or will be."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from claims import watching
from claims.models import SourceChange, Watch
from claims.watching.looking import SECOND_LOOK

_AHEAD = re.compile(r"\+([0-9]{1,5})([hd])")


class Command(BaseCommand):
    help = (
        "Does every look that is due, in this process. With --at it does those that were due at that moment, and dates "
        "what it finds accordingly. Where Factcheck is tried out (DEBUG), --at may lie ahead: then what will be due by "
        "that moment is looked at now, under the date of today, and the second looks, which confirm what the first "
        "ones found, follow at once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", default="", help="a moment in ISO 8601, or +2h, +3d; default: now")

    def handle(self, *args: Any, at: str, **options: Any) -> None:
        due_at, clock = self._moment(at), timezone.now()
        is_early = due_at > clock
        if is_early and not settings.DEBUG:
            raise CommandError(
                "That moment lies ahead. What speaks against a source is told after two looks with a pause between "
                "them, so looks are done early only where Factcheck is tried out (DEBUG)."
            )
        now = min(due_at, clock)
        looked = self._look(Watch.objects.due(due_at), due_at, now)
        if is_early:
            later = due_at + SECOND_LOOK
            self._look(Watch.objects.due(later).filter(pk__in=looked).exclude(doubts={}), later, now)
        counted = {0: "nothing: no cited page is", 1: "the one cited page"}
        pages = counted.get(len(looked), f"the {len(looked)} cited pages")
        when = "Ahead of time, the" if is_early else "The"
        self.stdout.write(f"{when} watch looked again at {pages} due by {due_at:%d %B %Y, %H:%M}.")

    def _look(self, due: QuerySet[Watch], due_at: datetime, now: datetime) -> list[int]:
        """Do the looks that are due at one moment, as if it were ``now``; the keys of those that were done."""
        looked = []
        for pk in list(due.order_by("next_try_at", "pk").values_list("pk", flat=True)):
            watch = Watch.objects.lease(pk, now=due_at)
            if watch is None:
                continue
            looked.append(pk)
            before = SourceChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            watching.run(watch, now=now)
            self._tell(watch, before)
        return looked

    def _tell(self, watch: Watch, before: int) -> None:
        told = SourceChange.objects.filter(pk__gt=before, passage__snapshot__report=watch.report_id).order_by("pk")
        for change in told.select_related("passage", "claim"):
            self.stdout.write(
                f"{watch.report}: {change.get_state_display()}: “{change.passage}” (cited for “{change.claim}”)"
            )
        if watch.error:
            self.stdout.write(f"{watch.report}: {watch.error}")

    def _moment(self, at: str) -> datetime:
        if not at:
            return timezone.now()
        if ahead := _AHEAD.fullmatch(at):
            return timezone.now() + timedelta(hours=int(ahead[1]) * (24 if ahead[2] == "d" else 1))
        try:
            moment = parse_datetime(at)
        except ValueError:
            moment = None
        if moment is None:
            raise CommandError(f"“{at}” is no moment. Write 2026-03-02T12:00, or +2h, or +3d.")
        return moment if moment.tzinfo else timezone.make_aware(moment)
