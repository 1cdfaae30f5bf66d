"""``manage.py import_claimreviews FILE|URL``: read in what other newsrooms have checked."""

import argparse
import gzip
import io
import time
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandError

from claims.connectors.dump import NotADump
from claims.intake import import_dump
from claims.models import DumpImport

_GZIP = b"\x1f\x8b"
_EVERY_SECONDS = 2.0


class Command(BaseCommand):
    """Can be broken off and started again: it goes on where it stopped, and doubles nothing."""

    help = "Read in a dump of ClaimReview markup (the feed of Data Commons, say) as previously checked claims."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("dump", metavar="FILE|URL", help="a file (.json or .json.gz), or the address of one")

    def handle(self, *args: Any, dump: str, **options: Any) -> None:
        path = Path(dump)
        try:
            size, changed = path.stat().st_size, path.stat().st_mtime_ns
            with path.open("rb") as raw:
                self._read(raw, name=path.name, stamp=f"{size}-{changed}", size=size)
        except OSError as error:
            raise CommandError(f"The file “{dump}” cannot be read: {error.strerror}.") from error

    def _read(self, raw: io.BufferedReader, *, name: str, stamp: str, size: int) -> None:
        is_packed = raw.peek(2)[:2] == _GZIP
        file = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if is_packed else raw
        told_at = time.monotonic()

        def tell(row: DumpImport) -> None:
            nonlocal told_at
            if time.monotonic() - told_at >= _EVERY_SECONDS:
                told_at = time.monotonic()
                share = raw.tell() / size if size else 1
                self.stdout.write(f"{share:4.0%}  {row.position:,} entries, {row.new_count:,} checks new")

        try:
            row = import_dump(file, name=name, stamp=stamp, on_step=tell)
        except NotADump as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{row.position:,} entries read: {row.new_count:,} checks are new, "
            f"{row.changed_count:,} say something else than before."
        )
