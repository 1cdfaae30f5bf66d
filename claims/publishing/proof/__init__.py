"""The proof of a check: one ZIP that can be verified offline, by somebody who trusts neither us nor this program.

It holds every text that was published with what it rests on, the history of the claim up to the last of them, where
each cited page was kept and under which hash, the markup, and the verifier (``verifier.py``), which runs when Python is
given the ZIP. Readers get it without the pages, which belong to whoever wrote them; the desk gets them too.
"""

import hashlib
import json
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from claims.choices import Action, Verdict
from claims.models import ArchivedCopy, Claim, Event, Fetch, Snapshot, Summary
from claims.models.event import canonical
from claims.models.report import ArchiveAway, kept_bytes
from claims.publishing.claimreview import markup
from claims.publishing.standing import check_address

IN_MEMORY = 8 * 2**20
"""Bytes of a proof that are kept in memory; a larger one is written to disk until it is sent."""
_OUT = (Action.PUBLISH, Action.CORRECT, Action.WITHDRAW)
"""What puts words of ours before the public: the history is told up to the last of them, with what was written."""
_VERIFIER = Path(__file__).with_name("verifier.py")
_READ_ME = """\
The proof of a check by {site}: {address}

Verify it with Python 3.11 or newer, without any network:

    python3 {name}

check.json        every text that was published, with all that it rests on, its correction and its withdrawals
history.json      what happened to the claim, each event chained to the one before it by its hash; people are numbers
custody.json      the cited pages: when each was kept, under which SHA-256, and where public archives hold a copy
claimreview.json  the markup of the page, unless the check was withdrawn
pages/ texts/ warc/  the pages as they came, the texts read from them, and the exchanges with their servers: only for
                  the desk, because they belong to whoever wrote them
MANIFEST.json     the SHA-256 of every file
__main__.py       the verifier. Read it, or use your own: it needs nothing but the standard library

An event's hash is the SHA-256 of its canonical JSON (keys sorted, no blanks, UTF-8) with “claim” and “previous”. What a
person wrote or found is in the history as the SHA-256 of a salt, a bar and its canonical JSON.

Whether this history is the one that the newsroom had at the time can be told from its last hash, if you have kept that
of an earlier proof: a later proof contains it.
"""


def frozen(summary: Summary) -> dict[str, Any]:
    """A published text as it is hashed: all that readers see of it."""
    names = ("number", "round", "title", "standfirst", "text", "html", "verdict", "attribution", "override_reason")
    told: dict[str, Any] = {name: getattr(summary, name) for name in names}
    told["published_at"] = _moment(summary.published_at)
    return told | {"record": summary.record}


def digest(summary: Summary) -> str:
    """What the event of a publication holds of its text, so that the history binds it."""
    return hashlib.sha256(canonical(frozen(summary)).encode()).hexdigest()


def proof_of(claim: Claim, *, with_pages: bool = False) -> IO[bytes]:
    """The proof of a published claim as a ZIP, open at its beginning; the same claim gives the same bytes."""
    summaries = list(claim.summaries.select_related("correction").prefetch_related("withdrawals").order_by("number"))
    events = _events(claim)
    name = f"{claim.slug}-proof.zip"
    file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  the caller closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        packed = _Packed(archive, events[-1].at)
        address = check_address(claim.slug or "")
        read_me = _READ_ME.format(site=settings.SITE_NAME, address=address, name=name)
        packed.add("README.txt", read_me.encode())
        packed.add("__main__.py", _VERIFIER.read_bytes())
        packed.add_json("check.json", {"address": address, "texts": [_text(summary) for summary in summaries]})
        packed.add_json("history.json", {"claim": claim.pk, "events": [_event(event) for event in events]})
        last = summaries[-1]
        last.claim = claim
        if review := markup(last):
            packed.add_json("claimreview.json", review)
        snapshots = _snapshots(summaries, with_texts=with_pages)
        fetches = list(Fetch.objects.filter(snapshot__in=snapshots).defer("headers").order_by("fetched_at", "pk"))
        packed.add_json("custody.json", {"sources": _custody(snapshots, fetches)})
        if with_pages:
            for path, body in _pages(snapshots, fetches):
                packed.add(path, body)
        packed.finish()
    file.seek(0)
    return file


class _Packed:
    """Files on their way into the ZIP, and their hashes."""

    def __init__(self, archive: zipfile.ZipFile, at: datetime) -> None:
        self._archive, self._hashes = archive, dict[str, str]()
        self._at = at.astimezone(UTC).timetuple()[:6]

    def add(self, name: str, body: bytes) -> None:
        if name not in self._hashes:
            self._hashes[name] = hashlib.sha256(body).hexdigest()
            self._write(name, body)

    def add_json(self, name: str, value: Any) -> None:
        self.add(name, json.dumps(value, ensure_ascii=False, indent=1).encode())

    def finish(self) -> None:
        self._write("MANIFEST.json", json.dumps(self._hashes, indent=1).encode())

    def _write(self, name: str, body: bytes) -> None:
        about = zipfile.ZipInfo(name, self._at)
        about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        self._archive.writestr(about, body)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _text(summary: Summary) -> dict[str, Any]:
    correction = getattr(summary, "correction", None)
    return {
        "number": summary.number,
        "verdict_label": Verdict(summary.verdict).label,
        "frozen": frozen(summary),
        "correction": {"kind": correction.kind, "reason": correction.reason, "made_at": _moment(correction.made_at)}
        if correction
        else None,
        "withdrawals": [
            {"reason": withdrawal.reason, "made_at": _moment(withdrawal.made_at)}
            for withdrawal in summary.withdrawals.all()
        ],
    }


def _events(claim: Claim) -> list[Event]:
    """The history up to the last thing that readers were told; what the desk does since is sealed and not told."""
    events = list(Event.objects.filter(claim=claim).select_related("particulars").order_by("position"))
    last = max(event.position for event in events if event.kind in _OUT)
    return events[:last]


def _event(event: Event) -> dict[str, Any]:
    told = {
        "position": event.position,
        "kind": event.kind,
        "by": event.by_id,
        "at": event.at.isoformat(timespec="microseconds"),
        "data": event.data,
        "previous": event.previous_hash,
        "hash": event.hash,
    }
    written = getattr(event, "particulars", None)
    if event.kind in _OUT and written is not None:  # the page prints it
        told["note"] = {"salt": written.salt, "body": written.body}
    return told


def _snapshots(summaries: Sequence[Summary], *, with_texts: bool) -> list[Snapshot]:
    """Everything that any of the texts cites, each once."""
    cited = {source["snapshot"]["id"] for summary in summaries for source in summary.record["sources"]}
    rows = Snapshot.objects.filter(pk__in=cited).select_related("report__outlet").defer("headers", "links")
    return list((rows if with_texts else rows.defer("headers", "links", "text")).order_by("pk"))


def _custody(snapshots: Sequence[Snapshot], fetches: Sequence[Fetch]) -> list[dict[str, Any]]:
    copies: dict[int, list[ArchivedCopy]] = defaultdict(list)
    reports = {snapshot.report_id for snapshot in snapshots}
    for copy in ArchivedCopy.objects.filter(report__in=reports).order_by("taken_at", "pk"):
        copies[copy.report_id].append(copy)
    answers: dict[int | None, list[Fetch]] = defaultdict(list)
    for fetch in fetches:
        answers[fetch.snapshot_id].append(fetch)
    return [
        {
            "id": snapshot.pk,
            "title": str(snapshot.report),
            "address": snapshot.report.address or "",
            "sha256": snapshot.sha256,
            "text_sha256": snapshot.text_sha256,
            "byte_count": snapshot.byte_count,
            "content_type": snapshot.content_type,
            "fetched_at": _moment(snapshot.fetched_at),
            "fetches": [
                {
                    "address": fetch.address,
                    "fetched_at": _moment(fetch.fetched_at),
                    "http_status": fetch.http_status,
                    "sha256": fetch.sha256,
                    "warc_sha256": fetch.warc_sha256,
                }
                for fetch in answers[snapshot.pk]
            ],
            "archived": [
                {"address": copy.permalink, "taken_at": _moment(copy.taken_at)} for copy in copies[snapshot.report_id]
            ],
        }
        for snapshot in snapshots
    ]


def _pages(snapshots: Sequence[Snapshot], fetches: Sequence[Fetch]) -> Iterator[tuple[str, bytes]]:
    """The kept files by their names in the ZIP. One that the storage has lost is not there, and the verifier counts."""
    for snapshot in snapshots:
        yield f"texts/{snapshot.text_sha256}.txt", snapshot.text.encode()
        yield from _kept(f"pages/{snapshot.sha256}", snapshot.sha256)
    for fetch in fetches:
        if fetch.warc_sha256:
            yield from _kept(f"warc/{fetch.warc_sha256}.warc.gz", fetch.warc_sha256)


def _kept(name: str, digest: str) -> Iterator[tuple[str, bytes]]:
    try:
        yield name, kept_bytes(digest)
    except ArchiveAway:
        raise
    except OSError:
        return
