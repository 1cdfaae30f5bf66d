"""What readers send in: a claim that they want looked at, or what they find wrong with a check."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from claims.choices import LetterKind, LetterState
from claims.models.claim import Claim
from claims.models.closed import known
from claims.models.report import Intake, sha256

_SECRET_BYTES = 24


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> Self:
        """Not answered yet, those that wait longest first."""
        return self.filter(state=LetterState.WAITING).order_by("sent_at", "pk")

    def waiting_first(self) -> Self:
        """Those that wait, longest first, and then those that were answered, the last one first."""
        return self.order_by(F("answered_at").desc(nulls_first=True), "sent_at", "pk")

    def of_secret(self, secret: str) -> Self:
        """The letter whose page lies at this address."""
        return self.filter(secret_hash=sha256(secret))


class Letter(models.Model):
    """One letter. Nothing is known of its sender: whoever knows the address of its page may follow it, nobody else.

    ``words`` and ``address`` are the reader's own and are let go of in time; ``answer`` is the desk's.
    """

    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    words = models.TextField(blank=True)
    address = models.TextField(blank=True, help_text="Where the reader met the claim, or what shows the mistake.")
    about = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
        help_text="The check that the reader asks to have put right.",
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    state = models.CharField(max_length=12, choices=LetterState.choices, default=LetterState.WAITING)
    answer = models.TextField(blank=True, help_text="What the reader is told; shown on the letter's page alone.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="letters_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    claim = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters_behind",
        help_text="The claim that was made of it.",
    )
    intake = models.ForeignKey(
        Intake,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
        help_text="The reading of the page that the reader named, once somebody had it read.",
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index("sent_at", "id", condition=Q(state="waiting"), name="letter_waiting"),
            models.Index(F("answered_at").desc(nulls_first=True), "sent_at", "id", name="letter_waiting_first"),
        ]
        constraints = [
            known("state", LetterState, name="letter_state_known"),
            known("kind", LetterKind, name="letter_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=LetterKind.CORRECTION, about__isnull=False)
                | (~Q(kind=LetterKind.CORRECTION) & Q(about=None)),
                name="letter_of_correction_names_a_check",
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.WAITING, answered_at=None, answered_by=None)
                | (~Q(state=LetterState.WAITING) & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="letter_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.TURNED_DOWN) | ~Q(answer=""), name="letter_turned_down_with_a_sentence"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.words.split()) or self.address or "a letter whose words were let go of"

    @property
    def is_waiting(self) -> bool:
        return self.state == LetterState.WAITING


def new_secret() -> str:
    """The last part of the address of a letter's page: 192 bits that nobody guesses."""
    return secrets.token_urlsafe(_SECRET_BYTES)
