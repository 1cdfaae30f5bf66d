"""What lies near what: vectors of claims and checks, the work that keeps them, and what people say of a match."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from pgvector.django import HalfVectorField

from claims.choices import MatchStanding, Queue, WorkStatus
from claims.models.claim import Claim
from claims.models.closed import known
from claims.models.previous import PreviousCheck
from claims.models.work import Work, WorkQuerySet


class SentenceModel(models.Model):
    """A model that made vectors here, known by the digest of its files. The one that serves has all of them."""

    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveSmallIntegerField(help_text="Numbers in one vector.")
    is_serving = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_serving"], condition=models.Q(is_serving=True), name="sentence_model_one_serves"
            )
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class Vector(models.Model):
    """What one text means to one model. Models of different sizes share the table; each has an index of its own."""

    model = models.ForeignKey(SentenceModel, on_delete=models.CASCADE, db_index=False, related_name="vectors")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.CASCADE, related_name="vectors")
    previous = models.ForeignKey(PreviousCheck, null=True, on_delete=models.CASCADE, related_name="vectors")
    text_hash = models.CharField(max_length=64, help_text="Of the text that was read, so that a change is seen.")
    embedding = HalfVectorField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claim__isnull=False, previous__isnull=True)
                | models.Q(claim__isnull=True, previous__isnull=False),
                name="vector_of_one_text",
            ),
            models.UniqueConstraint("model", "claim", name="vector_unique_of_claim"),
            models.UniqueConstraint("model", "previous", name="vector_unique_of_check"),
        ]

    def __str__(self) -> str:
        return f"{self.claim or self.previous} to {self.model}"


class MatchQuerySet(models.QuerySet["Match"]):
    def for_desk(self) -> Self:
        """What somebody should look at, or has confirmed: best first, with what a row shows."""
        return self.in_rows().exclude(standing=MatchStanding.REJECTED)

    def in_rows(self) -> Self:
        """All of them, also what is not the same: best first, with what a row shows."""
        shown = self.select_related("other__claimant", "other__duplicate_of", "previous", "decided_by")
        return shown.order_by("-fit", "-score", "pk")


class Match(models.Model):
    """A claim, and what may be the same: another claim here, or a check that somebody else made. A person decides."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="matches")
    other = models.ForeignKey(Claim, null=True, on_delete=models.CASCADE, related_name="+")
    previous = models.ForeignKey(PreviousCheck, null=True, on_delete=models.CASCADE, related_name="matches")
    score = models.FloatField(help_text="0 to 1.")
    fit = models.FloatField(
        default=0.0, help_text="What a claim's matches are put in order by; by itself it says nothing."
    )
    reasons = models.JSONField(default=list, help_text="What speaks for it: sentences.")
    differences = models.JSONField(default=list, help_text="What speaks against it: sentences.")
    standing = models.CharField(max_length=10, choices=MatchStanding.choices, default=MatchStanding.SUGGESTED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="matches_decided"
    )
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["-fit", "-score", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(other__isnull=False, previous__isnull=True)
                | models.Q(other__isnull=True, previous__isnull=False),
                name="match_with_one_thing",
            ),
            models.CheckConstraint(condition=~models.Q(other=models.F("claim")), name="match_not_with_itself"),
            models.CheckConstraint(
                condition=models.Q(standing=MatchStanding.SUGGESTED, decided_by__isnull=True)
                | (~models.Q(standing=MatchStanding.SUGGESTED) & models.Q(decided_by__isnull=False)),
                name="match_decided_by_a_person",
            ),
            known("standing", MatchStanding, name="match_standing_known"),
            models.UniqueConstraint("claim", "other", name="match_unique_claim"),
            models.UniqueConstraint("claim", "previous", name="match_unique_check"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} and {self.other or self.previous}"


class Comparison(Work):
    """One claim is compared with all that is known, before anybody works on it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="comparisons")

    queue = Queue.INDEX
    called_by = ("claim",)

    objects = WorkQuerySet["Comparison"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="comparison_due")]
        constraints = [
            known("status", WorkStatus, name="comparison_status_known"),
            # A running one may have read the old words, so another may wait behind it.
            models.UniqueConstraint(
                "claim", condition=models.Q(status=WorkStatus.DUE), name="comparison_one_waits_a_claim"
            ),
        ]

    def __str__(self) -> str:
        return f"Comparing “{self.claim}” with what is known"


class Indexing(Work):
    """Every text that the present sentence model has not read yet is read; begun again, it goes on where it stopped."""

    read_count = models.PositiveIntegerField(default=0, editable=False)

    queue = Queue.INDEX

    objects = WorkQuerySet["Indexing"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="indexing_due")]
        constraints = [
            known("status", WorkStatus, name="indexing_status_known"),
            models.UniqueConstraint("status", condition=models.Q(status=WorkStatus.DUE), name="indexing_one_waits"),
        ]

    def __str__(self) -> str:
        return "Reading texts for the comparison by meaning"
