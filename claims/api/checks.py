"""Published checks: what the public page says, as JSON, from the frozen summary alone."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KeyTransform
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from claims import publishing, watching
from claims.api.caching import SameForEverybody
from claims.api.permissions import ReadByAll
from claims.choices import Attribution, SourceState, Verdict
from claims.filters import CheckFilter
from claims.models import Claim, Correction, Summary, Withdrawal


class ClaimantSerializer(serializers.Serializer[Any]):
    """Who made a claim, as it stood when the check was published."""

    name = serializers.CharField()
    role = serializers.CharField()
    kind = serializers.CharField(help_text="outlet, body, person, or empty when it is not known.")
    same_as = serializers.CharField()
    interest = serializers.CharField()


class SaidSerializer(serializers.Serializer[Any]):
    """When the claim was made; only as much of the date holds as the precision says."""

    date = serializers.DateField()
    precision = serializers.CharField(help_text="day, month or year.")


class CheckedClaimSerializer(serializers.Serializer[Any]):
    """The claim, as it stood when the check was published."""

    text = serializers.CharField()
    short_text = serializers.CharField()
    claimant = ClaimantSerializer(allow_null=True)
    said = SaidSerializer(allow_null=True)
    place = serializers.CharField()
    language = serializers.CharField()


class CheckSerializer(serializers.ModelSerializer[Claim]):
    """One published check, in short."""

    address = serializers.SerializerMethodField(help_text="The page for readers; it never changes.")
    title = serializers.CharField(source="summary.title")
    standfirst = serializers.CharField(source="summary.standfirst", help_text="The finding in one or two sentences.")
    verdict = serializers.ChoiceField(source="summary.verdict", choices=Verdict.choices)
    verdict_label = serializers.CharField(source="summary.get_verdict_display")
    attribution = serializers.ChoiceField(source="summary.attribution", choices=Attribution.choices)
    claim = CheckedClaimSerializer(source="claim_part")
    language = serializers.CharField(source="summary.text_language", help_text="Of the text; the claim has its own.")
    number = serializers.IntegerField(source="summary.number", help_text="1, and one more with each correction.")
    updated_at = serializers.DateTimeField(source="summary.published_at")
    is_under_review = serializers.BooleanField(help_text="The claim is being checked again; the text stands meanwhile.")

    class Meta:
        model = Claim
        fields = [
            "slug",
            "address",
            "title",
            "standfirst",
            "verdict",
            "verdict_label",
            "attribution",
            "language",
            "claim",
            "published_at",
            "updated_at",
            "number",
            "is_under_review",
        ]

    def get_address(self, claim: Claim) -> str:
        return publishing.check_address(claim.slug or "")


class CorrectionSerializer(serializers.ModelSerializer[Correction]):
    """Why there is a text with this number."""

    number = serializers.IntegerField(source="summary.number")

    class Meta:
        model = Correction
        fields = ["number", "kind", "reason", "made_at"]


class WithdrawalSerializer(serializers.ModelSerializer[Withdrawal]):
    """Why the text with this number was taken back."""

    number = serializers.IntegerField(source="summary.number")

    class Meta:
        model = Withdrawal
        fields = ["number", "reason", "made_at"]


class SourceNoteSerializer(serializers.Serializer[Any]):
    """What was seen on a cited page after the check came out; the check itself stays as it is."""

    at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=SourceState.choices)
    source_number = serializers.IntegerField(source="source", help_text="Among the sources of the record.")
    title = serializers.CharField()
    sentence = serializers.CharField()
    exact = serializers.CharField(help_text="The words that the check cites.")
    closest = serializers.CharField(
        help_text="The words on the page now that are most like them, or the remark, if any."
    )


class CheckDetailSerializer(CheckSerializer):
    """One published check with its text and all that it rests on."""

    text = serializers.CharField(source="summary.text", help_text="Markdown.")
    html = serializers.CharField(source="summary.html")
    override_reason = serializers.CharField(source="summary.override_reason")
    record = serializers.JSONField(
        source="summary.record", help_text="Sources, both sides, evidence by stance, search log, gate: as they stood."
    )
    corrections = serializers.SerializerMethodField()
    withdrawals = serializers.SerializerMethodField(help_text="Of earlier texts; this one stands.")
    source_notes = serializers.SerializerMethodField()
    claim_review = serializers.SerializerMethodField(help_text="schema.org’s ClaimReview.")

    class Meta(CheckSerializer.Meta):
        fields = [
            *CheckSerializer.Meta.fields,
            "text",
            "html",
            "override_reason",
            "record",
            "corrections",
            "withdrawals",
            "source_notes",
            "claim_review",
        ]

    @extend_schema_field(CorrectionSerializer(many=True))
    def get_corrections(self, claim: Claim) -> Any:
        made = [summary.correction for summary in claim.summaries.all() if hasattr(summary, "correction")]
        return CorrectionSerializer(made, many=True).data

    @extend_schema_field(WithdrawalSerializer(many=True))
    def get_withdrawals(self, claim: Claim) -> Any:
        made = [withdrawal for summary in claim.summaries.all() for withdrawal in summary.withdrawals.all()]
        return WithdrawalSerializer(made, many=True).data

    @extend_schema_field(SourceNoteSerializer(many=True))
    def get_source_notes(self, claim: Claim) -> Any:
        assert claim.summary is not None  # noqa: S101  only claims with a summary come here
        return SourceNoteSerializer(watching.notes(claim, claim.summary), many=True).data

    def get_claim_review(self, claim: Claim) -> dict[str, Any]:
        assert claim.summary is not None  # noqa: S101  only claims with a summary come here
        claim.summary.claim = claim
        return publishing.claim_review(claim.summary)


class WithdrawnSerializer(serializers.Serializer[Any]):
    """A check that was taken back."""

    detail = serializers.CharField()
    code = serializers.CharField()
    address = serializers.CharField()
    title = serializers.CharField()
    withdrawn_at = serializers.DateTimeField()


@extend_schema_view(list=extend_schema(summary="Published checks, newest first"))
class CheckViewSet(SameForEverybody, viewsets.ReadOnlyModelViewSet[Claim]):
    """Published checks. Withdrawn ones are not listed; asked for by name, they answer 410 with the reason."""

    permission_classes = (ReadByAll,)
    serializer_class = CheckSerializer
    filterset_class = CheckFilter
    lookup_field = "slug"
    keyset = ("-published_at", "-pk")

    def get_queryset(self) -> QuerySet[Claim]:
        parts = KeyTransform("claim", "summary__record")
        if self.action == "retrieve":
            summaries = Summary.objects.select_related("correction").defer("record", "text", "html").order_by("-number")
            related = Prefetch("summaries", queryset=summaries.prefetch_related("withdrawals"))
            found = Claim.objects.public().select_related("summary").prefetch_related(related, "summary__withdrawals")
            return found.annotate(claim_part=parts)
        shown = publishing.public_checks().select_related("summary").annotate(claim_part=parts)
        return shown.defer("summary__record", "summary__text", "summary__html", "search_text", "reasons")

    @extend_schema(
        summary="One check, with its text and all that it rests on",
        responses={
            200: CheckDetailSerializer,
            410: OpenApiResponse(WithdrawnSerializer, description="It was withdrawn."),
        },
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        claim = self.get_object()
        assert claim.summary is not None  # noqa: S101  only claims with a summary come here
        withdrawal = next(iter(claim.summary.withdrawals.all()), None)
        if withdrawal is None:
            return Response(CheckDetailSerializer(claim, context=self.get_serializer_context()).data)
        body = {
            "detail": f"This check was withdrawn: {withdrawal.reason}",
            "code": "withdrawn",
            "address": publishing.check_address(claim.slug or ""),
            "title": claim.summary.title,
            "withdrawn_at": withdrawal.made_at,
        }
        return Response(body, status=410)
