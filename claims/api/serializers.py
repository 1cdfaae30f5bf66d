"""What the API shows of claims and of what stands beside them."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema_field
from rest_framework import serializers

from claims import gate, publishing, workflow
from claims.choices import Attribution, Verdict
from claims.models import (
    Appearance,
    Claim,
    CounterStatement,
    Draft,
    Evidence,
    Intake,
    Passage,
    Pull,
    ReplyRequest,
    Report,
    Review,
    Snapshot,
    Source,
)


class Refusal(serializers.Serializer[Any]):
    """How the desk says no."""

    detail = serializers.CharField(help_text="The sentence.")
    code = serializers.CharField()


class FieldRefusal(Refusal):
    """What is missing or makes no sense."""

    fields_ = serializers.DictField(child=serializers.CharField(), help_text="A sentence for each field.")

    def get_fields(self) -> Any:
        found = super().get_fields()
        found["fields"] = found.pop("fields_")
        return found


class StaleRefusal(Refusal):
    """Somebody else changed the text meanwhile: both are here, nothing is lost."""

    current = serializers.JSONField(allow_null=True, help_text="The text as it stands, with its version.")
    yours = serializers.JSONField(help_text="The text that was sent.")


REFUSALS = {
    400: OpenApiResponse(FieldRefusal, description="Something is missing or makes no sense."),
    409: OpenApiResponse(Refusal, description="The desk’s rules say no."),
}


class SourceSerializer(serializers.ModelSerializer[Source]):
    """An outlet, body or person that material comes from."""

    class Meta:
        model = Source
        fields = ["id", "name", "kind", "role", "aliases", "interest", "home_page", "same_as"]


class SnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    """What was kept of a report, when, with its hashes."""

    class Meta:
        model = Snapshot
        fields = ["id", "address", "sha256", "text_sha256", "byte_count", "content_type", "http_status", "fetched_at"]


class ReportSerializer(serializers.ModelSerializer[Report]):
    """One piece of reporting."""

    outlet = SourceSerializer(allow_null=True)

    class Meta:
        model = Report
        fields = ["id", "address", "title", "outlet", "author", "language", "published_at", "origin", "created_at"]


class ReportDetailSerializer(ReportSerializer):
    """One piece of reporting with what was kept of it."""

    snapshots = SnapshotSerializer(many=True)

    class Meta(ReportSerializer.Meta):
        fields = [*ReportSerializer.Meta.fields, "snapshots"]


class PassageSerializer(serializers.ModelSerializer[Passage]):
    """A stretch of a snapshot's text: ``exact`` is what stands between the two offsets."""

    report = serializers.IntegerField(source="snapshot.report_id")
    speaker = serializers.CharField(source="speaker_label")

    class Meta:
        model = Passage
        fields = [
            "id",
            "report",
            "snapshot",
            "start",
            "end",
            "exact",
            "prefix",
            "suffix",
            "speaker",
            "speaker_role",
            "quotation",
            "certainty",
            "polarity",
        ]


class AppearanceSerializer(serializers.ModelSerializer[Appearance]):
    """Where the claim was made or retold."""

    passage = PassageSerializer()

    class Meta:
        model = Appearance
        fields = ["id", "standing", "is_retelling", "why", "passage"]


class CounterStatementSerializer(serializers.ModelSerializer[CounterStatement]):
    """Who answers the claim, in what way, with what evidence and what at stake."""

    passage = PassageSerializer()

    class Meta:
        model = CounterStatement
        fields = ["id", "standing", "kind", "evidence_offered", "stake", "why", "passage"]


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """What bears on the claim."""

    passage = PassageSerializer()

    class Meta:
        model = Evidence
        fields = ["id", "standing", "stance", "is_primary", "why", "passage"]


class ReplyRequestSerializer(serializers.ModelSerializer[ReplyRequest]):
    """Who was asked for a reply to the claim, and what came of it, or why nobody was asked."""

    class Meta:
        model = ReplyRequest
        fields = ["id", "asked", "outcome", "asked_on", "how", "deadline", "words", "version"]


class PullSerializer(serializers.ModelSerializer[Pull]):
    """One search for related reporting."""

    class Meta:
        model = Pull
        fields = [
            "id",
            "connector",
            "status",
            "error",
            "found_count",
            "new_count",
            "requests",
            "created_at",
            "finished_at",
        ]


class ReviewSerializer(serializers.ModelSerializer[Review]):
    """What one person found in one round; before the second seat is in, only one's own is here."""

    reviewer = serializers.CharField(source="reviewer.username")

    class Meta:
        model = Review
        fields = [
            "id",
            "claim",
            "round",
            "seat",
            "reviewer",
            "attribution",
            "verdict",
            "rationale",
            "version",
            "seated_at",
        ]


class DraftSerializer(serializers.ModelSerializer[Draft]):
    """A summary that is still written."""

    last_author = serializers.CharField(source="last_author.username", read_only=True)
    sources = serializers.ListField(
        source="numbered", child=serializers.IntegerField(), help_text="The snapshots that [1], [2], … mean."
    )

    class Meta:
        model = Draft
        fields = [
            "title",
            "standfirst",
            "text",
            "sources",
            "sole_source",
            "language",
            "version",
            "round",
            "last_author",
            "saved_at",
        ]
        read_only_fields = ["version", "round", "saved_at"]


class IntakeSerializer(serializers.ModelSerializer[Intake]):
    """One thing handed in, and how far its reading has come (``progress`` from 0 to 1)."""

    class Meta:
        model = Intake
        fields = [
            "id",
            "origin",
            "address",
            "file_name",
            "title",
            "status",
            "error",
            "progress",
            "report",
            "was_known",
            "claim_count",
            "created_at",
        ]


class PublishedClaimSerializer(serializers.ModelSerializer[Claim]):
    """A published claim as everybody may see it: as it stood when its check was published."""

    text = serializers.CharField(source="claim_part.text")
    short_text = serializers.CharField(source="claim_part.short_text")
    claimant = serializers.JSONField(source="claim_part.claimant")
    said = serializers.JSONField(source="claim_part.said")
    verdict = serializers.ChoiceField(source="summary.verdict", choices=Verdict.choices)
    attribution = serializers.ChoiceField(
        source="summary.attribution", choices=Attribution.choices, help_text="Whether the claimant really made it."
    )
    check = serializers.SerializerMethodField(help_text="The address of the check in this API.")
    is_under_review = serializers.BooleanField()

    class Meta:
        model = Claim
        fields = [
            "id",
            "text",
            "short_text",
            "claimant",
            "said",
            "verdict",
            "attribution",
            "check",
            "published_at",
            "is_under_review",
        ]

    def get_check(self, claim: Claim) -> str:
        return self.context["request"].build_absolute_uri(reverse("api:check-detail", args=[claim.slug]))


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """A claim as the desk sees it. Its verdict stays unchecked until two people have agreed on one."""

    claimant = SourceSerializer(allow_null=True)
    holder = serializers.CharField(source="holder.username", default=None, allow_null=True)
    submitted_by = serializers.CharField(source="submitted_by.username", default=None, allow_null=True)
    address = serializers.SerializerMethodField(help_text="The page for readers, once there is one.")

    class Meta:
        model = Claim
        fields = [
            "id",
            "text",
            "short_text",
            "claimant",
            "claimant_name",
            "claimant_role",
            "said_date",
            "said_precision",
            "place",
            "language",
            "origin_note",
            "worthiness",
            "reasons",
            "stage",
            "verdict",
            "attribution",
            "round",
            "holder",
            "submitted_by",
            "second_person_waived",
            "set_aside_reason",
            "duplicate_of",
            "slug",
            "address",
            "published_at",
            "recheck_date",
            "version",
            "created_at",
            "moved_at",
        ]

    def get_address(self, claim: Claim) -> str | None:
        return publishing.check_address(claim.slug) if claim.slug else None


class RulingSerializer(serializers.Serializer[Any]):
    """One rule of the publish gate."""

    name = serializers.CharField()
    title = serializers.CharField()
    light = serializers.CharField(help_text="green, amber or red.")
    why = serializers.CharField()


class ClaimDetailSerializer(ClaimSerializer):
    """A claim with what stands beside it, and what this person may do to it now."""

    appearances = AppearanceSerializer(many=True)
    counter_statements = CounterStatementSerializer(many=True)
    evidence = EvidenceSerializer(many=True)
    reply_requests = ReplyRequestSerializer(many=True)
    pulls = PullSerializer(many=True)
    gate = serializers.SerializerMethodField()
    reviews = serializers.SerializerMethodField(help_text="Those that you may see.")
    actions = serializers.SerializerMethodField(help_text="Each action of the stage with its refusal; empty: go ahead.")

    class Meta(ClaimSerializer.Meta):
        fields = [
            *ClaimSerializer.Meta.fields,
            "appearances",
            "counter_statements",
            "evidence",
            "reply_requests",
            "pulls",
            "gate",
            "reviews",
            "actions",
        ]

    @extend_schema_field(RulingSerializer(many=True))
    def get_gate(self, claim: Claim) -> Any:
        return RulingSerializer(gate.judge(claim), many=True).data

    @extend_schema_field(ReviewSerializer(many=True))
    def get_reviews(self, claim: Claim) -> Any:
        visible = claim.reviews.visible_to(self.context["request"].user).select_related("reviewer")
        return ReviewSerializer(visible, many=True).data

    @extend_schema_field({"type": "object", "additionalProperties": {"type": "string"}})
    def get_actions(self, claim: Claim) -> dict[str, str]:
        possible = workflow.possible(claim, self.context["request"].user)
        return {action.value: refusal for action, refusal in possible.items()}
