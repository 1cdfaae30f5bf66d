"""Lines: reports that go back to one origin, the ties that show it, and what people decided about them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from claims.choices import Queue, TieKind, WorkStatus
from claims.models.closed import known
from claims.models.report import Report, Snapshot
from claims.models.work import Work, WorkQuerySet


class Line(models.Model):
    """Reports that go back to one origin. Drawn from the ties, and from nothing else, by ``claims.lines``."""

    origin = models.ForeignKey(
        Report, null=True, on_delete=models.SET_NULL, related_name="+", help_text="The report the others go back to."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"the line of {self.origin}"


class Fingerprint(models.Model):
    """What in a report's newest text shows where it comes from, read once when the text was kept."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.CASCADE, related_name="fingerprint")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="+")
    keys = ArrayField(models.IntegerField(), help_text="The runs of four words that were put down, by their hash.")
    credits = models.JSONField(default=list, help_text="[{agency, words, is_line}]")
    quotations = ArrayField(models.BigIntegerField(), default=list, help_text="Each quotation, by its hash.")
    briefings = models.JSONField(default=list, help_text="[{key, named}]")
    is_drawn = models.BooleanField(default=False, help_text="Whether the ties of this very text were looked for.")

    class Meta:
        indexes = [models.Index(fields=["report"], condition=models.Q(is_drawn=False), name="fingerprint_undrawn")]

    def __str__(self) -> str:
        return f"what shows where “{self.report}” comes from"


class FingerprintKey(models.Model):
    """One key of one report, for finding the reports that hold the same one. Written and read in plain SQL.

    The only index is the primary key. No row of it is promised to a report: a key whose report is gone finds nothing.
    """

    pk = models.CompositePrimaryKey("key", "report_id")
    key = models.IntegerField()
    report = models.ForeignKey(
        Report, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"key {self.key} of a report"


class Tie(models.Model):
    """One reason to think that ``report`` goes back to ``origin``, or both of them to what is ``named``."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, db_index=False, related_name="ties")
    origin = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="ties_from")
    kind = models.CharField(max_length=10, choices=TieKind.choices)
    strength = models.FloatField(help_text="0 to 1; for shared wording the share of the shorter text.")
    own_share = models.FloatField(
        null=True, help_text="The share of the report’s own wording, or figures, that the origin has."
    )
    named = models.CharField(max_length=200, blank=True, help_text="The agency or the briefing.")
    found_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-strength", "pk"]
        constraints = [
            models.UniqueConstraint("report", "origin", "kind", name="tie_unique"),
            models.CheckConstraint(condition=~models.Q(report=models.F("origin")), name="tie_between_two"),
            known("kind", TieKind, name="tie_kind_known"),
            models.CheckConstraint(
                condition=models.Q(strength__gt=0, strength__lte=1), name="tie_strength_above_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_between_equals(self) -> bool:
        """Whether neither report need have seen the other: both go back to a third that is not here."""
        return self.kind in (TieKind.AGENCY, TieKind.QUOTES, TieKind.BRIEFING)

    @property
    def sentence(self) -> str:
        """The reason in words, from the report's side."""
        report, origin = self.report.byline, self.origin.byline
        percent = round(self.strength * 100)
        match self.kind:
            case TieKind.WORDING if self.own_share is not None and self.own_share + 0.01 < self.strength:
                return f"{report} holds {percent} % of the wording of {origin}."
            case TieKind.WORDING:
                return f"{report} has {percent} % of its wording in common with {origin}."
            case TieKind.CREDIT:
                return f"{report} credits {self.named}."
            case TieKind.AGENCY:
                return f"{report} and {origin} both credit {self.named}, whose own text is not here."
            case TieKind.QUOTES:
                same = f"The quotations in {report} and in {origin} are the same"
                return f"{same}, and so is some of what stands around them."
            case TieKind.TRANSLATED:
                same = f"{round((self.own_share or self.strength) * 100)} % of the figures of {origin}"
                return f"{report} is probably a translation: it gives {same} in the same order, in another language."
            case _:
                return f"{report} and {origin} both report from {self.named}."


class LineDecision(models.Model):
    """A person's word on where a report comes from: from ``origin``, or from nobody. It stands above every tie."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="line_decisions")
    origin = models.ForeignKey(
        Report, null=True, on_delete=models.CASCADE, related_name="+", help_text="Empty: it stands for itself."
    )
    parted_from = models.ForeignKey(Report, null=True, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "report", condition=models.Q(undone_at__isnull=True), name="line_decision_one_stands"
            ),
            models.CheckConstraint(
                condition=models.Q(origin__isnull=True) | ~models.Q(report=models.F("origin")),
                name="line_decision_between_two",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="line_decision_has_reason"),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """What was decided, in words; who decided it is no part of them."""
        if self.origin is None:
            return f"A reviewer found that {self.report.byline} stands for itself: {self.reason}"
        return f"A reviewer found that {self.report.byline} goes back to {self.origin.byline}: {self.reason}"


class Drawing(Work):
    """The reports beside one claim are compared with each other, because another one stands there now.

    Without a claim: every report that was kept and not compared yet, whether it stands beside a claim or not.
    """

    claim = models.ForeignKey("claims.Claim", null=True, on_delete=models.CASCADE, related_name="drawings")

    queue = Queue.INDEX
    called_by = ("claim",)

    objects = WorkQuerySet["Drawing"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="drawing_due")]
        constraints = [
            known("status", WorkStatus, name="drawing_status_known"),
            # A running one may have read what stood there before, so another may wait behind it.
            models.UniqueConstraint(
                fields=["claim"],
                condition=models.Q(status=WorkStatus.DUE),
                nulls_distinct=False,
                name="drawing_one_waits_a_claim",
            ),
        ]

    def __str__(self) -> str:
        if self.claim is None:
            return "Comparing the reports that were not compared yet with all that is stored"
        return f"Comparing the reports beside “{self.claim}” with each other"
