"""Copies of pages that a public archive holds, the requests to take one, and how our own archive fares."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from claims.choices import Queue, WorkStatus
from claims.models.closed import known
from claims.models.report import Report
from claims.models.work import LIVE, Work, WorkQuerySet


class ArchivedCopy(models.Model):
    """A copy of a report's page that a public archive holds, known by its permalink."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="archived_copies")
    permalink = models.URLField(max_length=2500, unique=True)
    taken_at = models.DateTimeField(help_text="When the archive took it, as it says.")
    seen_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-taken_at", "-pk"]
        verbose_name_plural = "archived copies"

    def __str__(self) -> str:
        return f"{self.report}, archived {timezone.localtime(self.taken_at):%d %B %Y, %H:%M}"


class Capture(Work):
    """A copy that was asked for: the request, then the questions how it goes, until there is a permalink."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="captures")
    job = models.CharField(max_length=100, blank=True, editable=False, help_text="What the archive calls the request.")
    polls = models.PositiveSmallIntegerField(default=0, editable=False, help_text="How often it was asked how it goes.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="captures"
    )

    queue = Queue.ARCHIVE
    called_by = ("report",)

    objects = WorkQuerySet["Capture"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="capture_due")]
        constraints = [
            known("status", WorkStatus, name="capture_status_known"),
            models.UniqueConstraint("report", condition=models.Q(status__in=LIVE), name="capture_one_live_a_report"),
        ]

    def __str__(self) -> str:
        return f"A copy of {self.report} for the archive"


class ArchiveState(models.Model):
    """How our own archive was found, in one row: how far the looks into it have come, and since when it is away."""

    looked_at = models.DateTimeField(null=True, help_text="When files were looked at last, each whole.")
    looked_count = models.PositiveIntegerField(default=0, help_text="How many these were.")
    places = models.JSONField(default=dict, help_text="The last row whose files were looked at, by kind.")
    away_since = models.DateTimeField(null=True)
    error = models.TextField(blank=True, help_text="Why it could not be used, in a sentence.")

    def __str__(self) -> str:
        return self.error or "The archive answers"


class ArchiveFault(models.Model):
    """A file of our own archive that is not what was kept, under the hash by which rows know it."""

    digest = models.CharField(max_length=64, unique=True)
    what = models.CharField(max_length=2500, help_text="What the file is of.")
    is_missing = models.BooleanField(help_text="Not there; else it has changed.")
    found_at = models.DateTimeField()
    mended_at = models.DateTimeField(null=True, help_text="When it was found to be whole again.")

    class Meta:
        ordering = ["-found_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what[:1].upper()}{self.what[1:]} {'is missing' if self.is_missing else 'has changed'}."
