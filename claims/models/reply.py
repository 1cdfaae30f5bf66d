"""The right-of-reply log: who was asked for a reply to a claim, when, how and until when, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from claims.choices import ReplyOutcome
from claims.models.claim import Claim
from claims.models.closed import known


class ReplyRequest(models.Model):
    """One line of the log; all of it is printed with the check. ``version`` moves with every save by a person."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="reply_requests")
    asked = models.CharField(max_length=200, help_text="Whom; a name, with the office where it matters.")
    outcome = models.CharField(max_length=10, choices=ReplyOutcome.choices, default=ReplyOutcome.WAITING)
    asked_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=300, blank=True, help_text="“By e-mail to the press office”; no private address.")
    deadline = models.DateField(null=True, blank=True, help_text="Until when an answer was asked for.")
    words = models.TextField(blank=True, help_text="What they answered, or why nobody was asked.")
    came_from = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text="The duplicate that it stood beside first; it goes back there when that is split off again.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reply_requests")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            known("outcome", ReplyOutcome, name="reply_request_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome=ReplyOutcome.NOT_ASKED, asked_on=None, deadline=None)
                | (~Q(outcome=ReplyOutcome.NOT_ASKED) & Q(asked_on__isnull=False) & ~Q(how="")),
                name="reply_asked_when_and_how",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=(ReplyOutcome.NOT_ASKED, ReplyOutcome.ANSWERED)) | ~Q(words=""),
                name="reply_with_its_words",
            ),
            models.CheckConstraint(
                condition=Q(deadline=None) | Q(deadline__gte=F("asked_on")), name="reply_deadline_after_asking"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked}: {ReplyOutcome(self.outcome).label.lower()}"
