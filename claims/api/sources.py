"""Sources: read by everybody as far as published checks name them, added and described by the rules of the desk."""

from typing import Any, cast

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from claims import publishing, sourcing
from claims.api.permissions import ReadByAll, is_of_the_desk
from claims.api.serializers import REFUSALS, SourceSerializer
from claims.api.verbs import PlainText, word
from claims.choices import SourceKind
from claims.filters import SourceFilter
from claims.models import Source, Summary, User


class DescribedSourceSerializer(SourceSerializer):
    """A source with what concerns the desk alone."""

    class Meta(SourceSerializer.Meta):
        fields = ["id", *sourcing.DESCRIBED]


class DescribeSerializer(serializers.Serializer[Any]):
    """What is written about a source: what is sent is changed, what is not stays."""

    name = PlainText()
    kind = word(SourceKind)
    role = PlainText(help_text="For a person: the office held.")
    aliases = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, help_text="Other spellings, in any script."
    )
    interest = PlainText(help_text="What it stands to gain or lose; shown beside its words.")
    home_page = serializers.URLField(required=False, allow_blank=True, max_length=500)
    same_as = serializers.URLField(required=False, allow_blank=True, max_length=500)
    robots_waiver = PlainText(help_text="Why its robots.txt is not followed; empty: it is.")
    watch_hours = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**31 - 1),
        required=False,
        help_text="Hours between the looks at its cited pages; empty: as the settings say.",
    )


def _asked(request: Request) -> dict[str, Any]:
    # A form that leaves a list out would empty it, where it says that parts may be left out.
    asked = DescribeSerializer(data=request.data, partial=True)
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


@extend_schema_view(
    list=extend_schema(summary="Sources: all for the desk, those that published checks name for everybody"),
    retrieve=extend_schema(summary="One source, with what it has at stake"),
)
class SourceViewSet(viewsets.ReadOnlyModelViewSet[Source]):
    """Outlets, bodies and people that material comes from."""

    permission_classes = (ReadByAll,)
    filterset_class = SourceFilter
    lookup_value_regex = r"\d{1,18}"
    queryset = Source.objects.none()

    def get_queryset(self) -> QuerySet[Source]:
        sources = Source.objects.order_by("-pk")
        if is_of_the_desk(self.request.user):
            return sources
        standing = publishing.public_checks().values("summary")
        return sources.filter(pk__in=Summary.sources.through.objects.filter(summary__in=standing).values("source"))

    def get_serializer_class(self) -> type[SourceSerializer]:
        return DescribedSourceSerializer if is_of_the_desk(self.request.user) else SourceSerializer

    @extend_schema(
        summary="Add a source; what an editor alone may say of it is refused to others",
        request=DescribeSerializer,
        responses={201: DescribedSourceSerializer, **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        source = sourcing.add_source(by=cast(User, request.user), **{"name": "", **_asked(request)})
        return Response(DescribedSourceSerializer(source).data, status=201)

    @extend_schema(
        summary="Change what is written about a source",
        request=DescribeSerializer,
        responses={200: DescribedSourceSerializer, **REFUSALS},
    )
    def partial_update(self, request: Request, pk: str | None = None) -> Response:
        source = sourcing.describe_source(self.get_object(), by=cast(User, request.user), **_asked(request))
        return Response(DescribedSourceSerializer(source).data)
