"""That a feed of ours has changed, told to the hub with which its readers subscribe."""

from django.db import models
from django.utils import timezone

from claims.choices import Queue, WorkStatus
from claims.models.closed import known
from claims.models.work import STOPPED, Work, WorkQuerySet


class AnnouncementQuerySet(WorkQuerySet["Announcement"]):
    def of_the_same(self, row: "Announcement") -> "AnnouncementQuerySet":
        """Others that wait, or were given up, and would say the very same."""
        return self.filter(topic=row.topic, status__in=(WorkStatus.DUE, *STOPPED)).exclude(pk=row.pk)

    def done(self) -> None:
        """What these would have said has been said by another."""
        self.update(status=WorkStatus.DONE, error="", finished_at=timezone.now())


class Announcement(Work):
    """A feed has changed. It says no more than that: whoever is told fetches the feed as it stands then."""

    topic = models.URLField(max_length=2000, help_text="The address of the feed.")

    queue = Queue.NOTIFY

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="announcement_due")]
        constraints = [known("status", WorkStatus, name="announcement_status_known")]

    def __str__(self) -> str:
        return f"Telling the hub that {self.topic} has changed"
