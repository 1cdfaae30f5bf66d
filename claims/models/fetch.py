"""The record of custody: what a server answered, when, and where the whole exchange is kept."""

from django.db import models
from django.utils import timezone

from claims.models.report import Report, Snapshot, kept_bytes


class Fetch(models.Model):
    """One answer to one question for the page of a report, kept as it came. Never changed.

    ``snapshot`` is the text that was read from it; none where there was no page any more, or none that could be read.
    Reports that came in before fetches were recorded have a snapshot and no fetch.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, db_index=False, related_name="fetches")
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="fetches")
    address = models.URLField(max_length=2000, help_text="The address that answered, after redirects.")
    http_status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=list, help_text="As they came: [[name, value], …].")
    fetched_at = models.DateTimeField(help_text="By our clock.")
    served_at = models.DateTimeField(null=True, help_text="By the server’s clock, as it says.")
    byte_count = models.PositiveBigIntegerField(help_text="Of the body, decompressed.")
    sha256 = models.CharField(max_length=64, help_text="Of the body, decompressed.")
    text_sha256 = models.CharField(max_length=64, blank=True, help_text="Of the text that was read from it.")
    warc_sha256 = models.CharField(
        max_length=64, blank=True, help_text="Of the WARC file of the whole exchange, in the storage under this name."
    )

    class Meta:
        verbose_name_plural = "fetches"
        ordering = ["-fetched_at", "-pk"]
        indexes = [models.Index(fields=["report", "-fetched_at"], name="fetch_of_report")]

    def __str__(self) -> str:
        return f"{self.report} as answered on {timezone.localtime(self.fetched_at):%d %B %Y, %H:%M}"

    def warc(self) -> bytes:
        """The whole exchange as it went over the line, as a gzipped WARC file; raises :class:`OSError` like a body."""
        return kept_bytes(self.warc_sha256)
