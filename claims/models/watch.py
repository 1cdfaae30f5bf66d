"""Pages that are looked at again and again because claims stand on them, and what was seen to have changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from claims.choices import Queue, SourceState, Stage, Standing, WorkStatus
from claims.models.claim import Appearance, Claim, CounterStatement, Evidence
from claims.models.closed import known
from claims.models.report import Passage, Report, Snapshot
from claims.models.work import Work, WorkQuerySet

UNWATCHED = (Stage.CANDIDATE, Stage.SET_ASIDE, Stage.WITHDRAWN)
"""Claims in these stages make no promise to anybody, so nothing is watched for them."""
_ENDED = (WorkStatus.DONE, WorkStatus.PARKED, WorkStatus.DROPPED)


def schedule_of(report: Report) -> Sequence[timedelta]:
    """How long after each other the looks at a page follow; the last pause is repeated. A source may have its own."""
    hours = (report.outlet.watch_hours if report.outlet else None) or settings.CLAIMS_WATCH_HOURS
    return [timedelta(hours=number) for number in hours]


def cited_passages(claims: models.QuerySet[Claim]) -> models.QuerySet[Passage]:
    """The passages that people have kept beside these claims."""
    kept = models.Q(pk__in=[])
    for kind in (Appearance, CounterStatement, Evidence):
        rows = kind._default_manager.filter(claim__in=claims, standing=Standing.KEPT)
        kept |= models.Q(pk__in=rows.values("passage"))
    return Passage.objects.filter(kept)


class WatchQuerySet(WorkQuerySet["Watch"]):
    def begin(self, claim: Claim, now: datetime | None = None) -> None:
        """Watch the pages that ``claim`` stands on; those that are watched already keep their pace.

        In the transaction that makes the claim stand on them. The rows are locked until its end: a look that is about
        to let a page go waits for it, and sees what came.
        """
        if claim.stage in UNWATCHED:
            return
        now = now or timezone.now()
        cited = cited_passages(Claim.objects.filter(pk=claim.pk))
        pages = Report.objects.filter(address__isnull=False, snapshots__passages__in=cited).distinct()
        rows = [
            Watch(report=report, next_try_at=now + schedule_of(report)[0]) for report in pages.select_related("outlet")
        ]
        self.bulk_create(sorted(rows, key=lambda row: row.report_id), ignore_conflicts=True)
        pauses = {row.report_id: schedule_of(row.report)[0] for row in rows}
        for row in self.select_for_update().filter(report__in=pauses).order_by("report_id"):
            if row.status in _ENDED:
                self.filter(pk=row.pk).update(
                    status=WorkStatus.DUE,
                    attempts=0,
                    step=0,
                    misses=0,
                    doubts={},
                    next_try_at=now + pauses[row.report_id],
                    finished_at=None,
                    error="",
                )


class Watch(Work):
    """The promise to look at a page again. One row a page: after each look it waits for the next one."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="watch")
    step = models.PositiveSmallIntegerField(default=0, help_text="How many looks there have been in this schedule.")
    looked_at = models.DateTimeField(null=True, help_text="When the page last answered.")
    misses = models.PositiveSmallIntegerField(default=0, help_text="Looks in a row that brought no page.")
    doubts = models.JSONField(
        default=dict,
        blank=True,
        help_text="What the last look found and the next has to confirm: the state of each passage, by its key.",
    )

    queue = Queue.FETCH
    called_by = ("report",)

    objects = WatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "watches"
        ordering = ["next_try_at"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="watch_due")]
        constraints = [known("status", WorkStatus, name="watch_status_known")]

    def __str__(self) -> str:
        return str(self.report)

    def look_again(self, now: datetime, **fields: object) -> None:
        """This look is over; the next one comes after the next pause of the schedule."""
        pauses = schedule_of(self.report)
        step = min(self.step + 1, len(pauses) - 1)
        self._write(
            status=WorkStatus.DUE,
            attempts=0,
            leased_until=None,
            lease=None,
            step=step,
            next_try_at=now + pauses[step],
            **fields,
        )

    def look_soon(self, now: datetime, pause: timedelta, **fields: object) -> None:
        """Look at the page again after ``pause``, and count no try against the row; failed where ``error`` says why."""
        self._write(
            status=WorkStatus.FAILED if fields.get("error") else WorkStatus.DUE,
            attempts=0,
            leased_until=None,
            lease=None,
            next_try_at=now + pause,
            **fields,
        )


class SourceChangeQuerySet(models.QuerySet["SourceChange"]):
    def unsettled(self) -> "SourceChangeQuerySet":
        """What nobody has looked into yet."""
        return self.filter(settled_at__isnull=True).exclude(state=SourceState.BACK)

    def for_page(self, claim: Claim) -> "SourceChangeQuerySet":
        """What the public page of a check says: oldest first, with the passages and the pages they stood on."""
        return (
            self.filter(claim=claim).select_related("passage__snapshot__report__outlet", "after").order_by("at", "pk")
        )


class SourceChange(models.Model):
    """A passage that a claim stands on is not on its page as it was: seen by the watch, to be looked into by a person.

    ``after`` is the page as it is now; none when the page is gone.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="source_changes")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="changes")
    after = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SourceState.choices)
    closest = models.TextField(blank=True, help_text="The words of the page as it is now that are most like it.")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="changes_settled"
    )

    objects = SourceChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["claim"], name="source_change_open", condition=models.Q(settled_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True) | models.Q(settled_by__isnull=False),
                name="source_change_settled_by_somebody",
            ),
            known("state", SourceState, name="source_change_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.passage}"
