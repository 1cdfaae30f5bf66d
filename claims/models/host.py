"""What is known of the servers that are asked for pages: shared by all workers, so that together they stay polite."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone


class HostQuerySet(models.QuerySet["Host"]):
    def resting(self, now: datetime | None = None) -> Self:
        """Those that are left alone for now, the one that is asked again first before the others."""
        return self.filter(resting_until__gt=now or timezone.now()).defer("robots").order_by("resting_until", "name")


class Host(models.Model):
    """One server, by its name (and port where it is not the usual one)."""

    name = models.CharField(max_length=300, primary_key=True)
    next_at = models.DateTimeField(null=True, help_text="Not to be asked again before this moment.")
    turns = models.JSONField(default=dict, help_text="Who asks it now: {key: until when, in seconds of the epoch}.")
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    resting_until = models.DateTimeField(null=True, help_text="It failed too often, or asked to be left alone.")
    robots = models.TextField(blank=True, help_text="Its robots.txt.")
    robots_is_known = models.BooleanField(default=False)
    robots_at = models.DateTimeField(null=True)

    objects = HostQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def why_resting(self) -> str:
        """Why it is left alone, in a sentence."""
        if self.failures:
            return f"It failed {self.failures} times in a row." if self.failures > 1 else "It failed."
        return "It asked to be left alone for a while."
