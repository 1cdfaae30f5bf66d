"""Whether everything that was kept byte for byte is still what it was: ``manage.py verify_archive``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims import custody
from claims.models import ArchiveAway


class Command(BaseCommand):
    help = (
        "Read every page, record of a fetch and upload that was kept, and hold it against the hash under which it is "
        "known. Names what is damaged or missing, notes it for the Sources page, and then ends with status 1."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = count = 0
        try:
            for file, fault in custody.look_at_all():
                count += 1
                if fault is not None:
                    faults += 1
                    is_wrong = "is missing" if fault.is_missing else "has changed"
                    self.stdout.write(f"What was kept as {file.digest} {is_wrong}: {file.what}.")
        except ArchiveAway as error:
            custody.note_away(error)
            raise CommandError(f"After {count:,} files: {error}") from error
        whole = f"{count:,} file{'' if count == 1 else 's'}"
        if faults:
            raise CommandError(
                f"{faults:,} of {whole} in the archive {'is' if faults == 1 else 'are'} not what was kept."
            )
        self.stdout.write(f"{whole} in the archive, each as it was kept.")
