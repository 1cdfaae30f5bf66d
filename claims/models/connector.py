"""How the connectors are: switched on or off, and what came when they were asked last."""

from django.conf import settings
from django.db import models

from claims.choices import Queue, WorkStatus
from claims.models.closed import known
from claims.models.work import LIVE, Work, WorkQuerySet


class ConnectorState(models.Model):
    """What the desk has decided about a connector, and how it answered last. No row: nothing of either yet."""

    name = models.CharField(max_length=50, unique=True, help_text="The connector’s name, such as “feeds”.")
    is_on = models.BooleanField(null=True, help_text="Unknown: as the connector itself says.")
    asked_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    latency_ms = models.PositiveIntegerField(
        null=True, editable=False, help_text="Of one request of the last search, on average."
    )
    count = models.PositiveIntegerField(default=0, editable=False, help_text="What the last search found.")
    error = models.TextField(blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False, help_text="Searches that failed in a row.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Trial(Work):
    """One try of a connector with a question of its own, because somebody wants to see whether it works."""

    connector = models.CharField(max_length=50)
    requests = models.JSONField(default=list, help_text="Each request made: [{address, status, count, error}]")
    found_count = models.PositiveIntegerField(default=0)
    complaint = models.TextField(blank=True, help_text="Why it does not work, in a sentence.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="trials"
    )

    queue = Queue.FETCH
    bulky = ("requests",)

    objects = WorkQuerySet["Trial"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="trial_due")]
        constraints = [
            known("status", WorkStatus, name="trial_status_known"),
            models.UniqueConstraint(
                "connector", condition=models.Q(status__in=LIVE), name="trial_one_live_a_connector"
            ),
        ]

    def __str__(self) -> str:
        return f"A try of {self.connector}"
