"""Reviews: what one person finds, in one round."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from claims.choices import Attribution, Stage, Verdict
from claims.models.claim import DECIDED, Claim
from claims.models.closed import known
from claims.models.user import User


def new_salt() -> str:
    return secrets.token_hex(16)


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: User | None) -> Self:
        """What this person may see: their own, and seated ones once the second seat of their round is in.

        Every way out (pages, API, admin, exports) reads reviews through this; it is what makes the second person blind.
        """
        opened = models.Q(seat__isnull=False) & (
            models.Q(round__lt=models.F("claim__round"))
            | models.Q(round=models.F("claim__round"), claim__stage__in=(Stage.DISAGREEMENT, *DECIDED))
        )
        if user is None or not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(reviewer=user) | opened)


class Review(models.Model):
    """One person's attribution, verdict and rationale in one round.

    Without a seat it is that person's own working copy, seen by nobody else. Seat 1 is the first person, seat 2 the
    second; since a person has one review a round, nobody can fill both.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="reviews")
    round = models.PositiveSmallIntegerField()
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    attribution = models.CharField(max_length=15, choices=Attribution.choices, default=Attribution.UNCHECKED)
    verdict = models.CharField(max_length=15, choices=Verdict.choices, default=Verdict.UNCHECKED)
    rationale = models.TextField(blank=True)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    seated_at = models.DateTimeField(null=True, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "round", "seat"]
        constraints = [
            known("verdict", Verdict, name="review_verdict_known"),
            known("attribution", Attribution, name="review_attribution_known"),
            models.UniqueConstraint("claim", "round", "reviewer", name="review_one_a_person_and_round"),
            models.UniqueConstraint("claim", "round", "seat", name="review_one_a_seat_and_round"),
            models.CheckConstraint(
                condition=models.Q(seat__isnull=True) | models.Q(seat__in=(1, 2)), name="review_seat_1_or_2"
            ),
            models.CheckConstraint(
                condition=models.Q(seat__isnull=True)
                | (
                    ~models.Q(attribution=Attribution.UNCHECKED)
                    & ~models.Q(verdict=Verdict.UNCHECKED)
                    & ~models.Q(rationale="")
                    & models.Q(seated_at__isnull=False)
                ),
                name="review_seated_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer}, round {self.round}"

    def agrees_with(self, other: "Review") -> bool:
        """Whether both fields are the same; the rationale may differ."""
        return (self.attribution, self.verdict) == (other.attribution, other.verdict)

    @property
    def finding(self) -> dict[str, str]:
        """What a sealed event commits to: both fields, and the hash of the rationale."""
        return {
            "attribution": self.attribution,
            "verdict": self.verdict,
            "rationale": hashlib.sha256(self.rationale.encode()).hexdigest(),
        }


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits where in the running round of one claim."""

    first: Review | None
    second: Review | None

    @classmethod
    def of(cls, claim: Claim) -> "Seats":
        seated = {
            review.seat: review
            for review in claim.reviews.filter(round=claim.round, seat__isnull=False).select_related("reviewer")
        }
        return cls(seated.get(1), seated.get(2))

    def of_person(self, user: User) -> Review | None:
        """The seated review of this person, if any."""
        for review in (self.first, self.second):
            if review is not None and review.reviewer_id == user.pk:
                return review
        return None
