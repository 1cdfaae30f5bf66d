"""Custody: whether our archive still holds what it was given, and whether it can be used at all.

Every file is looked at again in turn, a few of them each hour, so that a disk or a bucket that loses something is
noticed while other copies of it may exist. What is found stands on the Sources page, and in the history of the desk.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models import ArchiveAway, ArchiveFault, ArchiveState, Fetch, Intake, Snapshot, record
from claims.models.report import Damaged, kept_bytes

SAMPLE = 50
"""Files of each kind that one look reads."""
MOST_FAULTS = 200
"""Files known to be broken that one look reads again, to see whether they were mended."""
_LONGEST_WHAT = 2_500


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that the archive should hold, under its hash, and what it is of, in words."""

    digest: str
    what: str


def state() -> ArchiveState:
    """How the archive was found last; one that is not kept where nobody has looked yet: to ask changes nothing."""
    return ArchiveState.objects.filter(pk=1).first() or ArchiveState(pk=1)


def _kept_state() -> ArchiveState:
    return ArchiveState.objects.get_or_create(pk=1)[0]


def note_away(error: ArchiveAway, *, now: datetime | None = None) -> None:
    """Write down that the archive could not be used; since when stays what it was."""
    now = now or timezone.now()
    _kept_state()
    ArchiveState.objects.filter(pk=1).exclude(error=str(error)).update(error=str(error))
    ArchiveState.objects.filter(pk=1, away_since=None).update(away_since=now)


def look(*, sample: int = SAMPLE, now: datetime | None = None) -> list[ArchiveFault]:
    """Look at the next files of each kind, and again at those that were broken; what is newly broken.

    Safe beside itself. An archive that is away ends the look, which begins there again the next time.
    """
    now, found = now or timezone.now(), _kept_state()
    try:
        mended = ArchiveFault.objects.filter(mended_at=None).order_by("pk")[:MOST_FAULTS]
        _examined([KeptFile(fault.digest, fault.what) for fault in mended], now)
        places, files = dict(found.places), list[KeptFile]()
        for kind, rows in _kinds().items():
            some = list(rows.filter(pk__gt=places.get(kind, 0)).order_by("pk")[:sample])
            files += [_file(row) for row in some]
            places[kind] = some[-1].pk if some else places.get(kind, 0)
        if not files:
            places = {}  # each was looked at: begin again
        new = _examined(files, now)
    except ArchiveAway as error:
        note_away(error, now=now)
        return []
    ArchiveState.objects.filter(pk=1).update(
        looked_at=now, looked_count=len(files) or found.looked_count, places=places, away_since=None, error=""
    )
    return new


def look_at_all(*, now: datetime | None = None) -> Iterator[tuple[KeptFile, ArchiveFault | None]]:
    """Every file that the archive should hold, each once, with what is wrong with it; lets :class:`ArchiveAway`
    through."""
    now, seen = now or timezone.now(), set[str]()
    for rows in _kinds().values():
        for row in rows.order_by("pk").iterator(chunk_size=500):
            file = _file(row)
            if file.digest in seen:
                continue
            seen.add(file.digest)
            _examined([file], now)
            yield file, ArchiveFault.objects.filter(digest=file.digest, mended_at=None).first()


def _kinds() -> dict[str, Any]:
    return {
        "snapshot": Snapshot.objects.only("sha256", "fetched_at", "address"),
        "fetch": Fetch.objects.exclude(warc_sha256="").only("warc_sha256", "fetched_at", "address"),
        "intake": Intake.objects.exclude(file_sha256="").only("file_sha256", "file_name"),
    }


def _file(row: Snapshot | Fetch | Intake) -> KeptFile:
    match row:
        case Snapshot():
            at = f"{row.fetched_at:%d %B %Y, %H:%M}"
            return KeptFile(row.sha256, f"the page of {at} at {row.address}" if row.address else f"a text of {at}")
        case Fetch():
            at = f"{row.fetched_at:%d %B %Y, %H:%M}"
            return KeptFile(row.warc_sha256, f"the record of the fetch of {at} at {row.address}")
        case _:
            return KeptFile(row.file_sha256, f"the upload “{row.file_name}”")


def _examined(files: Iterable[KeptFile], now: datetime) -> list[ArchiveFault]:
    """Read these files, and write down which are broken and which are whole again; what is newly broken."""
    new = []
    for file in {file.digest: file for file in files}.values():
        try:
            kept_bytes(file.digest)
        except (Damaged, FileNotFoundError) as error:
            new += _broken(file, now, is_missing=isinstance(error, FileNotFoundError))
        else:
            _whole(file, now)
    return new


@transaction.atomic
def _broken(file: KeptFile, now: datetime, *, is_missing: bool) -> list[ArchiveFault]:
    fault, is_new = ArchiveFault.objects.select_for_update().get_or_create(
        digest=file.digest,
        defaults={"what": file.what[:_LONGEST_WHAT], "is_missing": is_missing, "found_at": now},
    )
    if not is_new and fault.mended_at is None and fault.is_missing == is_missing:
        return []
    fault.is_missing, fault.mended_at = is_missing, None
    fault.found_at = now
    fault.save(update_fields=["is_missing", "mended_at", "found_at"])
    record("archive_damaged", digest=file.digest, is_missing=is_missing, what=fault.what)
    return [fault]


@transaction.atomic
def _whole(file: KeptFile, now: datetime) -> None:
    if ArchiveFault.objects.filter(digest=file.digest, mended_at=None).update(mended_at=now):
        record("archive_mended", digest=file.digest, what=file.what[:_LONGEST_WHAT])
