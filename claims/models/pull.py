"""Pulls: one run of one connector for one claim. Their list is the public search log."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction

from claims.choices import Queue, WorkStatus
from claims.models.claim import Claim
from claims.models.closed import known
from claims.models.user import User
from claims.models.work import LIVE, Work, WorkQuerySet


class PullQuerySet(WorkQuerySet["Pull"]):
    def ask(self, claim: Claim, connectors: Iterable[str], *, by: User | None) -> list["Pull"]:
        """A pull for each connector that has none running for this claim: one row, one wake-up call each.

        The claim's row is locked by the caller, so that two who ask at once get one pull. Where one
        comes to life all the same, it goes on alone.
        """
        running = set(self.filter(claim=claim).live().values_list("connector", flat=True))
        pulls = []
        for name in connectors:
            if name in running:
                continue
            try:
                with transaction.atomic():
                    pulls.append(Pull.objects.create(claim=claim, connector=name, asked_by=by))
            except IntegrityError:
                continue
        for pull in pulls:
            pull.promise()
        return pulls


class Pull(Work):
    """What was asked, when, what came and what failed; also the row of work that does it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="pulls")
    connector = models.CharField(max_length=50, help_text="The connector's name, such as “feeds”.")
    question = models.JSONField(default=dict, help_text="What was asked, as {text, names}.")
    requests = models.JSONField(default=list, help_text="Each request made: [{address, status, count, error}]")
    found_count = models.PositiveIntegerField(default=0, help_text="Entries that bear on the claim.")
    new_count = models.PositiveIntegerField(default=0, help_text="Reports that were not beside the claim before.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="pulls"
    )

    queue = Queue.FETCH
    bulky = ("question", "requests")
    called_by = ("claim",)

    objects = PullQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="pull_due")]
        constraints = [
            known("status", WorkStatus, name="pull_status_known"),
            models.UniqueConstraint(
                "claim", "connector", condition=models.Q(status__in=LIVE), name="pull_one_live_a_connector"
            ),
        ]

    @property
    def unread_count(self) -> int:
        """Pages to which it was led and that could not be read."""
        return sum(1 for page in self._pages() if page.get("error"))

    @property
    def has_looked(self) -> bool:
        """Whether it came to an end and saw something, so that it can show that there was nothing.

        One that got no answer cannot, nor can one that was led to pages of which none could be read.
        """
        answered = any(not request.get("error") for request in self.requests if request.get("kind") != "page")
        return (
            self.status == WorkStatus.DONE
            and answered
            and (not self._pages() or self.unread_count < len(self._pages()))
        )

    def _pages(self) -> list[dict[str, Any]]:
        return [request for request in self.requests if request.get("kind") == "page"]

    def __str__(self) -> str:
        return f"Reporting from {self.connector} for “{self.claim}”"
