"""Claims that may be the same: what is proposed, and the verbs by which people merge them or tell them apart."""

from typing import Any, cast

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims import editing, matching, workflow
from claims.api.permissions import OfTheDesk
from claims.api.serializers import ClaimSerializer, FieldRefusal, Refusal
from claims.api.verbs import PlainText
from claims.api.versions import STALE, version_read
from claims.models import Claim, Cluster, User

REFUSALS = {
    400: OpenApiResponse(FieldRefusal, description="Something is missing or makes no sense."),
    409: OpenApiResponse(Refusal, description="The desk’s rules say no."),
}


class MemberSerializer(serializers.Serializer[Any]):
    """One claim of a cluster."""

    claim = serializers.IntegerField()
    text = serializers.CharField()
    stage = serializers.CharField()
    why = serializers.CharField(help_text="Why it is thought to be the canonical claim in other words.")
    against = serializers.ListField(
        child=serializers.CharField(), help_text="What speaks against its being the same: words, speaker, date."
    )
    refusal = serializers.CharField(help_text="Why you cannot merge it into another; empty: go ahead.")


class ClusterSerializer(serializers.Serializer[Any]):
    """Claims that may be the same, and which of them would stay."""

    id = serializers.IntegerField()
    canonical = serializers.IntegerField(help_text="The claim that is proposed to stay.")
    why = serializers.CharField(help_text="Why this one is proposed to stay.")
    changed_at = serializers.DateTimeField()
    claims = MemberSerializer(many=True)

    def to_representation(self, cluster: Cluster) -> dict[str, Any]:
        proposal, by = matching.proposal(cluster), self.context["request"].user
        return {
            "id": cluster.pk,
            "canonical": proposal.canonical.pk,
            "why": proposal.why,
            "changed_at": cluster.changed_at.isoformat(),
            "claims": [
                {
                    "claim": claim.pk,
                    "text": claim.text,
                    "stage": claim.stage,
                    "why": proposal.likeness.get(claim.pk, ""),
                    "against": proposal.against(claim),
                    "refusal": workflow.merge_refusal(claim, by),
                }
                for claim in proposal.claims
            ],
        }


class ChosenSerializer(serializers.Serializer[Any]):
    """Some claims, and the one that stays."""

    canonical = serializers.IntegerField(required=False, help_text="The claim that stays; left out: the proposed one.")
    claims = serializers.ListField(
        child=serializers.IntegerField(), required=False, default=list, help_text="The others, by their ids."
    )


class MergeSerializer(ChosenSerializer):
    """Some claims, the one that stays, and perhaps other words for it; If-Match then names its version."""

    words_of = serializers.IntegerField(required=False, help_text="The claim that stays takes the words of this one.")
    text = PlainText(help_text="Or these words.")


def _given(asks: type[ChosenSerializer], request: Request) -> dict[str, Any]:
    asked = asks(data=request.data)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


@extend_schema_view(
    list=extend_schema(summary="Claims that may be the same, cluster by cluster"),
    retrieve=extend_schema(summary="One cluster of claims that may be the same"),
)
class ClusterViewSet(viewsets.ReadOnlyModelViewSet[Cluster]):
    """Claims that may be the same in other words. Nothing is merged before somebody says so."""

    permission_classes = (IsAuthenticated, OfTheDesk)
    serializer_class = ClusterSerializer
    lookup_value_regex = r"\d{1,18}"
    filter_backends = ()
    keyset = ("-changed_at", "-pk")
    queryset = Cluster.objects.none()

    def get_queryset(self) -> QuerySet[Cluster]:
        return Cluster.objects.proposed().for_desk()

    def _chosen(self, given: dict[str, Any]) -> tuple[Claim, list[Claim]]:
        """The claim that stays and the others, all of this cluster."""
        return matching.chosen(matching.proposal(self.get_object()), given.get("canonical"), given["claims"])

    def _shown(self, claim: Claim) -> Response:
        fresh = Claim.objects.select_related("claimant", "holder", "submitted_by").get(pk=claim.pk)
        return Response(ClaimSerializer(fresh, context=self.get_serializer_context()).data)

    @extend_schema(
        summary="Merge claims of this cluster into the one that stays",
        request=MergeSerializer,
        parameters=[
            OpenApiParameter(
                "If-Match",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="With other words: the version of the claim that stays, in quotation marks.",
            )
        ],
        responses={200: ClaimSerializer, **REFUSALS, **STALE},
    )
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str | None = None) -> Response:
        given = _given(MergeSerializer, request)
        canonical, chosen = self._chosen(given)
        text, of = given.get("text", ""), given.get("words_of")
        words = None
        if text or of is not None:
            words = workflow.Words(text, of, {canonical.pk: version_read(request)})
        return self._shown(workflow.merge(canonical, chosen, by=cast(User, request.user), words=words))

    @extend_schema(
        summary="Say that claims of this cluster are not the same as the one that stays",
        request=ChosenSerializer,
        responses={200: ClaimSerializer, **REFUSALS},
    )
    @action(detail=True, methods=["post"])
    def apart(self, request: Request, pk: str | None = None) -> Response:
        canonical, chosen = self._chosen(_given(ChosenSerializer, request))
        editing.tell_apart(canonical, chosen, by=cast(User, request.user))
        return self._shown(canonical)
