"""Claims, and what stands beside them: where they were said, what answers them, what bears on them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils import timezone

from claims.choices import (
    Attribution,
    CounterKind,
    DatePrecision,
    EvidenceOffered,
    Role,
    SetAsideReason,
    SourceState,
    Stage,
    Stance,
    Standing,
    Verdict,
)
from claims.models.closed import known
from claims.models.report import Passage, Report
from claims.models.source import Source
from claims.models.user import User

DECIDED = (Stage.APPROVED, Stage.PUBLISHED, Stage.WITHDRAWN)
"""The stages in which a claim carries a verdict; in every other one it stays unchecked, so that review is blind."""
REVIEWED = (Stage.IN_REVIEW, Stage.SECOND_REVIEW, Stage.DISAGREEMENT, *DECIDED)


ON_THE_DESK = (Stage.OPEN, Stage.IN_REVIEW, Stage.SECOND_REVIEW, Stage.DISAGREEMENT, Stage.APPROVED)
"""The stages in which people work on a claim."""


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Reads, each named after the reader's question."""

    def for_desk(self) -> Self:
        """With what a row of the queue shows, in a fixed number of queries."""
        return self.select_related("claimant", "holder", "summary").annotate(
            report_count=models.Count(
                "appearances__passage__snapshot__report",
                distinct=True,
                filter=~models.Q(appearances__standing=Standing.DISMISSED),
            ),
            cluster_pk=models.F("clustered__cluster"),
            alike_count=models.Count("clustered__cluster__members", distinct=True),
        )

    def on_the_desk(self) -> Self:
        """What people have work with: neither set aside nor withdrawn, nor waiting to be accepted."""
        return self.filter(stage__in=ON_THE_DESK)

    def mine(self, user: User) -> Self:
        """Held by this person, or with a review of theirs in the running round that is not over yet."""
        return self.filter(
            models.Q(holder=user)
            | models.Q(
                stage__in=(Stage.SECOND_REVIEW, Stage.DISAGREEMENT, Stage.APPROVED),
                pk__in=models.Subquery(
                    user.reviews.filter(seat__isnull=False, round=models.OuterRef("round")).values("claim_id")
                ),
            )
        )

    def unassigned(self) -> Self:
        return self.filter(stage=Stage.OPEN)

    def awaiting_second_person(self, user: User | None = None) -> Self:
        """In second review; with ``user``, those that this very person may confirm."""
        waiting = self.filter(stage=Stage.SECOND_REVIEW)
        if user is None:
            return waiting
        if not user.has_role(Role.REVIEWER):
            return waiting.none()
        return waiting.exclude(
            pk__in=models.Subquery(
                user.reviews.filter(seat__isnull=False, round=models.OuterRef("round")).values("claim_id")
            )
        )

    def with_changed_source(self) -> Self:
        """A page that the claim stands on has changed or is gone, and nobody has looked into it yet."""
        open_states = [state for state in SourceState if state != SourceState.BACK]
        changed = Claim.objects.filter(
            source_changes__settled_at__isnull=True, source_changes__state__in=open_states
        ).order_by()
        return self.filter(pk__in=changed.values("pk"))

    def past_its_date(self, today: date | None = None) -> Self:
        """The date by which the finding was to be looked at again is over."""
        kept = (Stage.SET_ASIDE, Stage.WITHDRAWN)
        return self.filter(recheck_date__lte=today or timezone.localdate()).exclude(stage__in=kept)

    def public(self) -> Self:
        """What the public may read: every claim that has been published, also while it is checked again."""
        return self.filter(summary__isnull=False)


class Claim(models.Model):
    """A checkable statement, in one sentence of ours. ``stage``, ``verdict`` and ``attribution`` change in
    ``claims.workflow.perform`` and nowhere else."""

    text = models.TextField(help_text="The claim in one sentence of ours.")
    short_text = models.CharField(max_length=74, blank=True, help_text="Under 75 characters, for markup.")
    claimant = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    claimant_name = models.CharField(max_length=200, blank=True, help_text="As the report spells it, until linked.")
    claimant_role = models.CharField(max_length=200, blank=True)
    said_date = models.DateField(null=True, blank=True)
    said_precision = models.CharField(max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY)
    place = models.CharField(max_length=200, blank=True, help_text="Where it was said: a place, a programme.")
    language = models.CharField(max_length=10, blank=True)
    origin_note = models.TextField(blank=True, help_text="Where it was met, when there is no report.")
    worthiness = models.FloatField(default=0.0)
    reasons = models.JSONField(default=list, blank=True)

    stage = models.CharField(max_length=15, choices=Stage.choices, default=Stage.CANDIDATE, editable=False)
    verdict = models.CharField(max_length=15, choices=Verdict.choices, default=Verdict.UNCHECKED, editable=False)
    attribution = models.CharField(
        max_length=15, choices=Attribution.choices, default=Attribution.UNCHECKED, editable=False
    )
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims_held",
        editable=False,
    )
    second_person_waived = models.BooleanField(default=False, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims_decided",
        editable=False,
        help_text="The editor in neither seat who decided a disagreement of this round.",
    )
    set_aside_reason = models.CharField(max_length=20, choices=SetAsideReason.choices, blank=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates", editable=False
    )

    slug = models.SlugField(max_length=100, null=True, blank=True, unique=True, editable=False)
    summary = models.ForeignKey(
        "claims.Summary", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False, help_text="The first time.")
    recheck_date = models.DateField(null=True, blank=True)

    version = models.PositiveIntegerField(default=1, editable=False, help_text="Moves when people edit the words.")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims_submitted",
        editable=False,
        help_text="Nobody when the machine found it.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    moved_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When the stage last changed.")
    search_text = models.TextField(editable=False, default="")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-moved_at", "-pk"]
        permissions = [(f"act_as_{role.value}", f"May do what a {role.label} may") for role in Role]
        constraints = [
            known("set_aside_reason", SetAsideReason, name="claim_set_aside_reason_known", or_blank=True),
            known("said_precision", DatePrecision, name="claim_said_precision_known"),
            known("stage", Stage, name="claim_stage_known"),
            known("verdict", Verdict, name="claim_verdict_known"),
            known("attribution", Attribution, name="claim_attribution_known"),
            models.CheckConstraint(
                condition=~models.Q(stage__in=DECIDED)
                | ~(models.Q(verdict=Verdict.UNCHECKED) | models.Q(attribution=Attribution.UNCHECKED)),
                name="claim_decided_has_verdict",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=DECIDED)
                | models.Q(verdict=Verdict.UNCHECKED, attribution=Attribution.UNCHECKED),
                name="claim_undecided_is_unchecked",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage__in=(Stage.PUBLISHED, Stage.WITHDRAWN))
                | models.Q(summary__isnull=False, slug__isnull=False, published_at__isnull=False),
                name="claim_published_has_summary",
            ),
            models.CheckConstraint(
                condition=models.Q(stage=Stage.IN_REVIEW, holder__isnull=False)
                | (~models.Q(stage=Stage.IN_REVIEW) & models.Q(holder__isnull=True)),
                name="claim_held_only_in_review",
            ),
            models.CheckConstraint(
                condition=models.Q(set_aside_reason="") ^ models.Q(stage=Stage.SET_ASIDE),
                name="claim_set_aside_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(duplicate_of__isnull=True)
                | models.Q(stage=Stage.SET_ASIDE, set_aside_reason=SetAsideReason.DUPLICATE),
                name="claim_duplicate_is_set_aside",
            ),
            models.CheckConstraint(
                condition=~models.Q(duplicate_of=models.F("id")), name="claim_not_its_own_duplicate"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="claim_has_words"),
        ]
        indexes = [
            GinIndex(SearchVector("search_text", config="simple"), name="claim_search"),
            models.Index(fields=["stage", "-moved_at", "-id"], name="claim_stage_newest"),
            models.Index(fields=["-moved_at", "-id"], name="claim_newest"),
            models.Index(fields=["stage", "-worthiness", "-id"], name="claim_stage_worth"),
            models.Index(
                fields=["-published_at", "-id"], condition=models.Q(summary__isnull=False), name="claim_public_newest"
            ),
            models.Index(fields=["said_date"], name="claim_said"),
            models.Index(fields=["recheck_date"], condition=models.Q(recheck_date__isnull=False), name="claim_recheck"),
            models.Index(fields=["language"], name="claim_language"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def claimant_label(self) -> str:
        """Who made the claim, in words for people: “energy minister” where a report gives no name."""
        if self.claimant is not None:
            return self.claimant.name
        return self.claimant_name or self.claimant_role or "nobody named"

    @property
    def has_claimant(self) -> bool:
        """Whether anybody is known to have made it, by name or by office."""
        return self.claimant is not None or bool(self.claimant_name or self.claimant_role)

    @property
    def is_under_review(self) -> bool:
        """Published once, and being checked again: the page stays and says so."""
        return self.summary_id is not None and self.stage not in (Stage.PUBLISHED, Stage.WITHDRAWN)


class Item(models.Model):
    """A passage beside a claim: suggested by the machine or a person, kept or dismissed by a person."""

    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.SUGGESTED)
    why = models.TextField(blank=True, help_text="Why it was put here, in words.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    came_from = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="The duplicate that it stood beside first; it goes back there when that is split off again.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.passage)  # type: ignore[attr-defined]


class Appearance(Item):
    """A passage in which the claimant's claim is made or retold: it shows that it was said, never that it is so."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="appearances")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="appearances")
    is_retelling = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            known("standing", Standing, name="appearance_standing_known"),
            models.UniqueConstraint("claim", "passage", name="appearance_unique"),
        ]


class CounterStatement(Item):
    """A passage in which somebody denies, disputes, corrects or qualifies the claim."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="counter_statements")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="counter_statements")
    kind = models.CharField(max_length=20, choices=CounterKind.choices)
    evidence_offered = models.CharField(max_length=10, choices=EvidenceOffered.choices, default=EvidenceOffered.NONE)
    stake = models.TextField(blank=True, help_text="What the speaker stands to gain or lose.")

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            known("evidence_offered", EvidenceOffered, name="counter_statement_evidence_offered_known"),
            known("kind", CounterKind, name="counter_statement_kind_known"),
            known("standing", Standing, name="counter_statement_standing_known"),
            models.UniqueConstraint("claim", "passage", name="counter_statement_unique"),
        ]


class Evidence(Item):
    """A passage from outside the claimant's own line that supports, undermines or gives context to the claim."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="evidence")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="evidence")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    is_primary = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            known("standing", Standing, name="evidence_standing_known"),
            models.UniqueConstraint("claim", "passage", name="evidence_unique"),
            known("stance", Stance, name="evidence_stance_known"),
        ]


def clashes(item: Item, claim: Claim) -> bool:
    """Whether the passage of ``item`` stands beside ``claim`` as the very opposite of what it would be there.

    That something was said is no evidence that it is so: one passage is an appearance of a claim or evidence for it.
    """
    beside: models.QuerySet[Evidence] | models.QuerySet[Appearance]
    if isinstance(item, Appearance):
        beside = Evidence.objects.filter(claim=claim, passage=item.passage)
    elif isinstance(item, Evidence):
        beside = Appearance.objects.filter(claim=claim, passage=item.passage)
    else:
        return False
    return beside.exclude(standing=Standing.DISMISSED).exists()


class Hit(models.Model):
    """A report that a pull found for a claim. It never becomes evidence by itself."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="hits")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="hits")
    pull = models.ForeignKey("claims.Pull", on_delete=models.PROTECT, related_name="hits")
    passage = models.ForeignKey(Passage, null=True, on_delete=models.SET_NULL, related_name="+")
    score = models.FloatField(default=0.0)
    why = models.CharField(max_length=300, blank=True)
    likeness = models.FloatField(
        null=True, editable=False, help_text="Cosine of claim and passage to the sentence model, where there is one."
    )
    likeness_to_contrary = models.FloatField(
        null=True, editable=False, help_text="The same of the claim turned round and the passage."
    )
    likeness_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Of the words that were compared: a change is seen."
    )
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.SUGGESTED)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            known("standing", Standing, name="hit_standing_known"),
            models.UniqueConstraint("claim", "report", name="hit_unique"),
        ]

    def __str__(self) -> str:
        return str(self.report)
