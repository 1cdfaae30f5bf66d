"""What is written about a claim: drafts, published summaries, and the corrections between them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils import timezone

from claims.choices import Attribution, CorrectionKind, Verdict
from claims.models.claim import Claim
from claims.models.closed import known
from claims.models.report import Report
from claims.models.source import Source


class Draft(models.Model):
    """A summary that is still written. ``version`` moves with every save by a person."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="draft")
    title = models.CharField(max_length=200, blank=True)
    standfirst = models.TextField(blank=True, help_text="The finding in one or two plain sentences.")
    text = models.TextField(blank=True, help_text="Markdown.")
    sole_source = models.TextField(blank=True, help_text="Why there is one independent line only; printed.")
    language = models.CharField(
        max_length=10, blank=True, help_text="In which language it is written; the site's own where this is empty."
    )
    numbered = ArrayField(
        models.BigIntegerField(),
        default=list,
        editable=False,
        help_text="The snapshots that [1], [2], … mean in the text; a number never passes to another one.",
    )
    beside = models.CharField(
        max_length=64, blank=True, editable=False, help_text="A hash of what stood beside the claim when it was saved."
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    round = models.PositiveSmallIntegerField(default=1, editable=False, help_text="The round it was last saved in.")
    last_author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.title or f"Draft on: {self.claim}"


class Summary(models.Model):
    """The published text with all that stood behind it: numbered, frozen, never edited in place."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="summaries")
    number = models.PositiveIntegerField()
    round = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    standfirst = models.TextField()
    text = models.TextField()
    html = models.TextField(help_text="The text as it was rendered and cleaned when it was published.")
    verdict = models.CharField(max_length=15, choices=Verdict.choices)
    attribution = models.CharField(max_length=15, choices=Attribution.choices)
    record = models.JSONField(help_text="The claim, both sides, sources and search log as they stood.")
    draft_version = models.PositiveIntegerField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="summaries_written")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="summaries_published"
    )
    published_at = models.DateTimeField()
    override_reason = models.TextField(blank=True, help_text="Why an editor published against the gate; printed.")
    # What the record says, once more in a form that has an index: lists and searches never open a record.
    search_text = models.TextField(editable=False, default="")
    speaker_text = models.TextField(editable=False, default="", help_text="Who made the claim, as it is searched for.")
    language = models.CharField(max_length=10, editable=False, blank=True, default="")
    text_language = models.CharField(
        max_length=10,
        editable=False,
        default="en",
        help_text="Of the text; “language” is the claim's.",
    )
    reports = models.ManyToManyField(Report, related_name="cited_in", editable=False)
    sources = models.ManyToManyField(Source, related_name="named_in", editable=False)

    class Meta:
        verbose_name_plural = "summaries"
        ordering = ["claim", "-number"]
        indexes = [
            GinIndex(SearchVector("search_text", config="simple"), name="summary_search"),
            models.Index(fields=["verdict"], name="summary_verdict"),
            models.Index(fields=["language"], name="summary_language"),
        ]
        constraints = [
            known("attribution", Attribution, name="summary_attribution_known"),
            known("verdict", Verdict, name="summary_verdict_known"),
            models.UniqueConstraint("claim", "number", name="summary_number_unique"),
            models.CheckConstraint(
                condition=~models.Q(verdict=Verdict.UNCHECKED) & ~models.Q(attribution=Attribution.UNCHECKED),
                name="summary_has_verdict",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Correction(models.Model):
    """Why a claim got a new summary number, for everybody to read."""

    summary = models.OneToOneField(Summary, on_delete=models.PROTECT, related_name="correction")
    kind = models.CharField(max_length=15, choices=CorrectionKind.choices)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="corrections")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest")]
        constraints = [
            known("kind", CorrectionKind, name="correction_kind_known"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="correction_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"


class Withdrawal(models.Model):
    """Why a published check was taken back; its page stays and says so."""

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="withdrawals")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="withdrawal_has_reason")]

    def __str__(self) -> str:
        return self.reason
