"""Copies of pages that a public archive holds, and the requests to take one."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from claims.choices import Queue
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
            models.UniqueConstraint("report", condition=models.Q(status__in=LIVE), name="capture_one_live_a_report")
        ]

    def __str__(self) -> str:
        return f"A copy of {self.report} for the archive"
