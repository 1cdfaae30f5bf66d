"""``manage.py import_claimreviews FILE|URL``: read in what other newsrooms have checked."""

import argparse
import io
import stat
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.connectors.dump import NotADump, unpacked
from claims.connectors.http import Client, FetchError
from claims.intake import import_dump
from claims.models import DumpImport, sha256

_EVERY_SECONDS = 2.0
_FETCH_SECONDS = 1_800.0
_LARGEST = 2 * 2**30


class Command(BaseCommand):
    """Can be broken off and started again: it goes on where it stopped, and doubles nothing."""

    help = "Read in a dump of ClaimReview markup (the feed of Data Commons, say) as previously checked claims."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("dump", metavar="FILE|URL", help="a file (.json or .json.gz), or the address of one")

    def handle(self, *args: Any, dump: str, **options: Any) -> None:
        is_fetched = dump.lower().startswith(("http://", "https://"))
        path = self._fetched(dump) if is_fetched else Path(dump)
        try:
            self._read_file(path, name=dump if is_fetched else path.name)
        except NotADump as error:
            if is_fetched:
                path.unlink()  # another run would only find it broken again
            raise CommandError(str(error)) from error
        if is_fetched:
            path.unlink()

    def _fetched(self, address: str) -> Path:
        """The dump on our disk: what an earlier run fetched and did not finish, or else what is there now."""
        path = settings.DATA_DIR / "imports" / f"{sha256(address)}.json"
        if path.exists():
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        self.stdout.write("Fetching the dump.")
        try:
            with part.open("wb") as file:
                client = Client(
                    allowance=settings.CLAIMS_LOOPBACK_ALLOWANCE,
                    agent=settings.CLAIMS_USER_AGENT,
                    deadline=_FETCH_SECONDS,
                    max_bytes=_LARGEST,
                    sink=file.write,
                )
                answer = client.get(address, accept="application/json")
            if not answer.is_ok:
                raise CommandError(f"The address answered with status {answer.status}.")
            part.replace(path)
        except FetchError as error:
            raise CommandError(error.sentence) from error
        finally:
            part.unlink(missing_ok=True)
        return path

    def _read_file(self, path: Path, *, name: str) -> None:
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                raise CommandError(f"“{path}” is no file with a dump in it.")
            size, changed = state.st_size, state.st_mtime_ns
            with path.open("rb") as raw:
                self._read(raw, name=name, stamp=f"{size}-{changed}", size=size)
        except OSError as error:
            raise CommandError(f"The file “{path}” cannot be read: {error.strerror}.") from error

    def _read(self, raw: io.BufferedReader, *, name: str, stamp: str, size: int) -> None:
        told_at = time.monotonic()

        def tell(row: DumpImport) -> None:
            nonlocal told_at
            if time.monotonic() - told_at >= _EVERY_SECONDS:
                told_at = time.monotonic()
                share = raw.tell() / size if size else 1
                self.stdout.write(f"{share:4.0%}  {row.position:,} entries, {row.new_count:,} checks new")

        row = import_dump(unpacked(raw), name=name, stamp=stamp, on_step=tell)
        self.stdout.write(
            f"{row.position:,} entries read: {row.new_count:,} checks are new, "
            f"{row.changed_count:,} say something else than before."
        )
        if row.spoilt_count:
            are = "entry was" if row.spoilt_count == 1 else "entries were"
            self.stdout.write(f"{row.spoilt_count:,} {are} passed over: there are bytes in them that are no text.")
