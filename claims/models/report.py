"""Reports, what was kept of them byte for byte, and the passages in them that matter."""

import hashlib
import time as clock
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, time, timedelta

from billiard.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from claims.choices import Certainty, Origin, Polarity, Queue, Quotation, WorkStatus
from claims.models.closed import known
from claims.models.source import Source
from claims.models.work import Work, WorkQuerySet

CONTEXT = 64
"""Characters kept before and after a passage, so that it can be found again in a changed page."""

_LONGEST_WHY = 200
_SLOW_SECONDS = 10.0


def sha256(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def content_path(digest: str) -> str:
    """Where bytes with this digest lie in the storage."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


class Damaged(OSError):
    """What lies in the storage under a hash does not have it any more: it is no record of anything."""


class ArchiveAway(OSError):
    """The storage could not be asked or written to: nothing is known of what it holds. ``str()`` is a sentence."""


@contextmanager
def _asking_storage() -> Iterator[None]:
    """Whatever a storage raises when it is away, full or closed to us, as :class:`ArchiveAway`.

    Each kind of storage has exceptions of its own; that a file is not there is the one answer which all give alike.
    Where the time for a row of work ran out while a storage was slow, it is the storage's fault and not the row's.
    """
    begun = clock.monotonic()
    asking = getattr(default_storage, "asking", nullcontext)  # one that remembers whether it was silent
    try:
        with asking():
            yield
    except FileNotFoundError:
        raise
    except SoftTimeLimitExceeded as error:
        if clock.monotonic() - begun < _SLOW_SECONDS:
            raise
        raise ArchiveAway("The storage of kept pages cannot be used now: it is too slow.") from error
    except Exception as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
        raise ArchiveAway(f"The storage of kept pages cannot be used now: {why[:_LONGEST_WHY].rstrip('.')}.") from error


def kept_bytes(digest: str) -> bytes:
    """The bytes that were stored under this hash; raises :class:`OSError` where they are gone, :class:`Damaged` or
    the storage is :class:`ArchiveAway`."""
    with _asking_storage(), default_storage.open(content_path(digest), "rb") as file:
        body: bytes = file.read()
    if sha256(body) != digest:
        raise Damaged(f"The bytes that were kept as {digest} have changed.")
    return body


def _is_kept(digest: str) -> bool:
    try:
        kept_bytes(digest)
    except Damaged:
        return False
    return True


def keep_bytes(body: bytes) -> str:
    """Store ``body`` under its own hash, once, and return the hash. What lies there and is not it gives way to it.

    Raises :class:`ArchiveAway` where that cannot be done now.
    """
    digest = sha256(body)
    path = content_path(digest)
    with _asking_storage():
        is_here = default_storage.exists(path)
    if is_here and not _is_kept(digest):
        with _asking_storage():
            default_storage.delete(path)  # half written by somebody who died over it, or damaged since
        is_here = False
    if not is_here:
        with _asking_storage():
            # Two that store the same bytes at once write the same content; the storage gives the loser another name.
            stored = default_storage.save(path, ContentFile(body))
            if stored != path:
                default_storage.delete(stored)
    return digest


class Report(models.Model):
    """One piece of reporting, known by its canonical address or, when pasted or uploaded, by its text's hash."""

    address = models.URLField(max_length=2000, null=True, unique=True)
    text_hash = models.CharField(max_length=64, null=True, unique=True)
    title = models.CharField(max_length=1000, blank=True)
    outlet = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    author = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=10, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    notes = models.JSONField(default=list, blank=True, help_text="What the reading could not do, in sentences.")
    remarks = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="[{kind, start, end, words, why, candidates}], to look at twice",
    )
    line = models.ForeignKey(
        "claims.Line", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports", editable=False
    )
    came_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_to",
        editable=False,
        help_text="The report of its line that this one goes back to.",
    )
    sent_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports_sent_in"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    gone_at = models.DateTimeField(
        null=True, editable=False, help_text="When its page was first seen to be gone; our copy stands in for it."
    )
    search_text = models.TextField(editable=False, default="")

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__isnull=False, text_hash__isnull=True)
                | models.Q(address__isnull=True, text_hash__isnull=False),
                name="report_known_by_address_or_text",
            ),
            known("origin", Origin, name="report_origin_known"),
        ]
        indexes = [
            GinIndex(SearchVector("search_text", config="simple"), name="report_search"),
            models.Index(fields=["-created_at", "-id"], name="report_newest"),
            models.Index(fields=["published_at"], name="report_published"),
            models.Index(fields=["language"], name="report_language"),
        ]

    def __str__(self) -> str:
        return self.title or self.address or "A pasted report"

    @property
    def byline(self) -> str:
        """Whose report it is, in a few words: the outlet, or its title."""
        return self.outlet.name if self.outlet is not None else str(self)

    @property
    def first_seen(self) -> datetime:
        """When it had come out as far as we know: by the end of the day that it gives alone, and not after we had it.

        A day without a time is kept as its midnight, and a copy that gives no more than that is not older for it than
        what it was copied from in the course of the day.
        """
        at = self.published_at or self.created_at
        if at.astimezone(UTC).time() == time.min:
            at += timedelta(days=1)
        return min(at, self.created_at)

    @property
    def latest_snapshot(self) -> "Snapshot":
        """What was kept last; every report has at least one snapshot."""
        return self.snapshots.order_by("-fetched_at", "-pk")[0]


class Snapshot(models.Model):
    """What was fetched or pasted, when, byte for byte, and its text. Never changed: what is new is a new snapshot."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, db_index=False, related_name="snapshots")
    address = models.URLField(max_length=2000, blank=True, help_text="The address that answered, after redirects.")
    sha256 = models.CharField(max_length=64, help_text="Of the bytes, which lie in the storage under this name.")
    text_sha256 = models.CharField(max_length=64, help_text="Of the extracted text.")
    byte_count = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=200, blank=True)
    charset = models.CharField(max_length=50, blank=True)
    http_status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    fetched_at = models.DateTimeField()
    text = models.TextField()
    links = models.JSONField(default=list, help_text="The pages to which its paragraphs lead.")

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        # The text too: when the reading of pages changes, the same bytes may say something else to it.
        constraints = [models.UniqueConstraint("report", "sha256", "text_sha256", name="snapshot_unique_in_report")]
        indexes = [models.Index(fields=["address", "-fetched_at"], name="snapshot_address")]

    def __str__(self) -> str:
        return f"{self.report} as of {timezone.localtime(self.fetched_at):%d %B %Y, %H:%M}"

    def body(self) -> bytes:
        """The bytes as they came; raises :class:`OSError` where the storage does not hold them any more."""
        return kept_bytes(self.sha256)


class Passage(models.Model):
    """A stretch of a snapshot's text. A *statement* is a passage as the machine reads it.

    Shaped as the TextQuote and TextPosition selectors of the W3C Web Annotation model: offsets count characters
    (code points), ``exact`` is the text between them. The database refuses a passage that its snapshot does not hold.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, db_index=False, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    speaker = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="passages")
    speaker_name = models.CharField(max_length=200, blank=True, help_text="As the report spells it.")
    speaker_role = models.CharField(max_length=200, blank=True)
    speaker_note = models.CharField(max_length=300, blank=True)
    is_vague = models.BooleanField(default=False, help_text="Nobody is named: “reports”, “officials”.")
    quotation = models.CharField(max_length=10, choices=Quotation.choices, default=Quotation.NONE)
    certainty = models.PositiveSmallIntegerField(choices=Certainty.choices, default=Certainty.ASSERTED)
    polarity = models.CharField(max_length=10, choices=Polarity.choices, default=Polarity.AFFIRMED)
    wording = models.TextField(blank=True, help_text="The claim that this passage would make, in one sentence.")
    worthiness = models.FloatField(default=0.0, help_text="0 to 1; at .5 or more worth checking.")
    reasons = models.JSONField(default=list, help_text="[{name, words, weight}]")
    figures = models.JSONField(default=list, help_text="[{exact, low, high, unit, comparator, counted}]")
    is_statement = models.BooleanField(default=False, help_text="Found by the machine when the report was read.")
    orphaned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["snapshot", "start", "end"]
        constraints = [
            known("polarity", Polarity, name="passage_polarity_known"),
            known("quotation", Quotation, name="passage_quotation_known"),
            models.UniqueConstraint("snapshot", "start", "end", name="passage_unique_in_snapshot"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="passage_not_empty"),
            models.CheckConstraint(
                condition=models.Q(worthiness__gte=0, worthiness__lte=1), name="passage_worthiness_from_0_to_1"
            ),
            known("certainty", Certainty, name="passage_certainty_known"),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def speaker_label(self) -> str:
        """Who speaks, in words for people: the linked source, the name as spelled, the role alone, or nobody named.

        The report itself speaks only where it gives nobody's words.
        """
        if self.speaker is not None:
            return self.speaker.name
        if named := self.speaker_name or ("" if self.is_vague else self.speaker_role):
            return named
        return "nobody named" if self.is_vague or self.quotation != Quotation.NONE else "the report itself"

    @classmethod
    def at(cls, snapshot: Snapshot, start: int, end: int, **fields: object) -> "Passage":
        """An unsaved passage of ``snapshot`` with its words and context cut from the text."""
        text = snapshot.text
        return cls(
            snapshot=snapshot,
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            **fields,
        )


class Intake(Work):
    """One thing handed in, from the moment it is typed until its report is read: nothing typed is ever lost."""

    origin = models.CharField(max_length=10, choices=Origin.choices)
    address = models.CharField(max_length=2000, blank=True)
    text = models.TextField(blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="intakes"
    )
    progress = models.FloatField(default=0.0, editable=False)
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="intakes", editable=False)
    was_known = models.BooleanField(default=False, editable=False, help_text="The same report was here already.")
    claim_count = models.PositiveIntegerField(default=0, editable=False)

    bulky = ("text",)

    objects = WorkQuerySet["Intake"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="intake_due")]
        constraints = [
            known("origin", Origin, name="intake_origin_known"),
            known("status", WorkStatus, name="intake_status_known"),
            models.CheckConstraint(
                condition=~models.Q(text="") | ~models.Q(address="") | ~models.Q(file_sha256=""),
                name="intake_has_something",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.address or self.file_name or "a pasted text"

    @property
    def queue(self) -> Queue:
        """What lies elsewhere has to be fetched first, and its server may be slow."""
        return Queue.FETCH if self.origin == Origin.ADDRESS else Queue.READ
