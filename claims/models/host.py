"""What is known of the servers that are asked for pages: shared by all workers, so that together they stay polite."""

from django.db import models


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

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
