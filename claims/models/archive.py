"""Copies of pages that a public archive holds."""

from django.db import models
from django.utils import timezone

from claims.models.report import Report


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
        return f"{self.report}, archived {self.taken_at:%d %B %Y, %H:%M}"
