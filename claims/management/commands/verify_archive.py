"""Whether everything that was kept byte for byte is still what it was: ``manage.py verify_archive``."""

from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Fetch, Intake, Snapshot
from claims.models.report import Damaged, kept_bytes


class Command(BaseCommand):
    help = (
        "Read every page, record of a fetch and upload that was kept, and hold it against the hash under which it is "
        "known. Names what is damaged or missing, and then ends with status 1."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        kept = _kept()
        for digest in sorted(kept):
            try:
                kept_bytes(digest)
                continue
            except Damaged:
                fault = "has changed"
            except OSError:
                fault = "is missing"
            faults += 1
            for what in sorted(kept[digest]):
                self.stdout.write(f"What was kept as {digest} {fault}: {what}.")
        whole = f"{len(kept):,} file{'' if len(kept) == 1 else 's'}"
        if faults:
            raise CommandError(
                f"{faults:,} of {whole} in the archive {'is' if faults == 1 else 'are'} not what was kept."
            )
        self.stdout.write(f"{whole} in the archive, each as it was kept.")


def _kept() -> dict[str, set[str]]:
    """What the rows say that the storage holds: under each hash, what it is of."""
    kept: dict[str, set[str]] = defaultdict(set)
    for digest, at, address in Snapshot.objects.values_list("sha256", "fetched_at", "address").iterator():
        kept[digest].add(
            f"the page of {at:%d %B %Y, %H:%M} at {address}" if address else f"a text of {at:%d %B %Y, %H:%M}"
        )
    for digest, at, address in Fetch.objects.values_list("warc_sha256", "fetched_at", "address").iterator():
        if digest:
            kept[digest].add(f"the record of the fetch of {at:%d %B %Y, %H:%M} at {address}")
    for digest, name in Intake.objects.exclude(file_sha256="").values_list("file_sha256", "file_name").iterator():
        kept[digest].add(f"the upload “{name}”")
    return kept
