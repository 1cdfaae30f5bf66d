"""``manage.py read_report FILE|URL``: read one report in, and print what was found in it."""

import argparse
import sys
import textwrap
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims import intake
from claims.choices import Standing, WorkStatus
from claims.models import Claim, CounterStatement, Intake, Report

_WIDTH = 100
_ADDRESS_STARTS = ("http://", "https://")


class Command(BaseCommand):
    """Takes the same way in as the desk: what is read in here stands there, with its candidates."""

    help = (
        "Read one report in (a .txt, .html, .pdf or .csv file, an address, or - for standard input) and print its "
        "claims."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("report", metavar="FILE|URL", help="the file or address to read")
        parser.add_argument("--title", default="", help="a title, where the report has none")

    def handle(self, *args: Any, report: str, title: str, **options: Any) -> None:
        try:
            row = intake.take_over(by=None, title=title, **_given(report))
        except intake.NotTaken as refusal:
            raise CommandError(refusal.sentence) from refusal
        # Only a sweep that comes between these two lines can take the row away, and then a worker reads it.
        if leased := Intake.objects.lease(row.pk):
            intake.run(leased)
        row.refresh_from_db()
        if row.status == WorkStatus.RUNNING:
            raise CommandError("A worker of the desk is reading this report just now; look for it there.")
        if row.status != WorkStatus.DONE or row.report is None:
            raise CommandError(row.error)
        self._tell(row, row.report)

    def _tell(self, row: Intake, report: Report) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(str(report)))
        if row.was_known:
            self.stdout.write("This report was here already. What stands beside it:")
        claims = Claim.objects.filter(appearances__passage__snapshot__report=report).distinct().order_by("pk")
        for number, claim in enumerate(claims, 1):
            self._tell_claim(number, claim)
        if not claims:
            if row.claim_count:
                self.stdout.write(f"{row.claim_count} claims were taken from the list and wait on the desk.")
            else:
                self.stdout.write("No statement that is worth checking was found.")
        for note in report.notes:
            self.stdout.write(f"Note: {note}")

    def _tell_claim(self, number: int, claim: Claim) -> None:
        self.stdout.write("")
        self._line(f"{number:>3}  ", claim.text)
        appearance = claim.appearances.filter(is_retelling=False).select_related("passage").first()
        said = ""
        if appearance is not None:
            passage = appearance.passage
            said = f", {passage.get_quotation_display()}, {passage.get_certainty_display()}"
        is_told = claim.claimant_role not in ("", claim.claimant_label)
        role = f" ({claim.claimant_role})" if is_told else ""
        self._line("     who    ", f"{claim.claimant_label}{role}{said}")
        reasons = ", ".join(str(reason["words"]) for reason in claim.reasons if reason["weight"] > 0)
        self._line("     worth  ", f"{claim.worthiness:.2f}{f': {reasons}' if reasons else ''}")
        answers = claim.counter_statements.exclude(standing=Standing.DISMISSED).select_related("passage__speaker")
        for answer in answers:
            self._line("     answer ", _answer(answer))

    def _line(self, label: str, text: str) -> None:
        lines = textwrap.wrap(text, _WIDTH - len(label)) or [""]
        self.stdout.write(label + lines[0])
        for line in lines[1:]:
            self.stdout.write(" " * len(label) + line)


def _answer(answer: CounterStatement) -> str:
    kind = f"{answer.get_kind_display()}, {answer.get_evidence_offered_display()}"
    return f"{answer.passage.speaker_label} ({kind}): {answer.passage.exact}"


def _given(report: str) -> dict[str, Any]:
    """What was named on the command line, as intake takes it."""
    if report.lower().startswith(_ADDRESS_STARTS):
        return {"address": report}
    if report == "-":
        return {"text": sys.stdin.read(settings.CLAIMS_INTAKE_BYTES + 1)}
    path = Path(report)
    try:
        if path.stat().st_size > settings.CLAIMS_INTAKE_BYTES:
            raise CommandError(f"The file “{path.name}” is larger than {settings.CLAIMS_INTAKE_BYTES / 2**20:,.0f} MB.")
        return {"file_name": path.name, "body": path.read_bytes()}
    except OSError as error:
        raise CommandError(f"The file “{report}” cannot be read: {error.strerror}.") from error
