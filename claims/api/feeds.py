"""Feeds that are watched: read, chosen, moved, taken over as a list, by the same rules as on the Sources page."""

from typing import Any, cast

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action as viewset_action
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims import sourcing
from claims.api.parsing import StrictJSON
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS
from claims.api.verbs import PlainText, word
from claims.choices import BringsIn
from claims.models import Feed, Source, User


class FeedSerializer(serializers.ModelSerializer[Feed]):
    """An address of a source that is watched, and what its server last said."""

    refusal = serializers.SerializerMethodField(help_text="Why you cannot change it; empty when you can.")

    class Meta:
        model = Feed
        fields = (
            *("id", "source", "address", "title", "is_enabled", "brings_in", "asked_at", "answered_at", "error"),
            *("failures", "next_ask_at", "newest_at", "is_quiet", "leads_to", "refusal"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "is_quiet": {"help_text": "It answers, and has carried nothing new for so long that it may be given up."}
        }

    def get_refusal(self, feed: Feed) -> str:
        return sourcing.sources_refusal(self.context["request"].user)


class WatchSerializer(serializers.Serializer[Any]):
    """A feed to watch from now on."""

    source = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        queryset=Source.objects.all(), required=False, default=None, help_text="Whose feed it is."
    )
    address = PlainText(default="", max_length=1000)
    title = PlainText(default="", max_length=300)


class SetFeedSerializer(serializers.Serializer[Any]):
    """What is sent is changed, what is not stays."""

    is_enabled = serializers.BooleanField(required=False, help_text="False lets it rest; what it carried stays.")
    brings_in = word(BringsIn)


class MoveSerializer(serializers.Serializer[Any]):
    """The address to which a feed leads, as it was read."""

    to = PlainText(default="", max_length=1000)


class LookSerializer(serializers.Serializer[Any]):
    """A site, or a feed."""

    address = PlainText(default="", max_length=1000)


class OfferedSerializer(serializers.Serializer[Any]):
    """A feed that a site offers; nothing is watched yet."""

    address = serializers.CharField()
    title = serializers.CharField()
    count = serializers.IntegerField(help_text="How many entries it has.")


class ListSerializer(serializers.Serializer[Any]):
    """A list of feeds."""

    file = serializers.FileField(required=False, allow_empty_file=True, help_text="An OPML file.")


class NotWatchedSerializer(serializers.Serializer[Any]):
    """A feed of a list that is not watched, and why."""

    address = serializers.CharField()
    detail = serializers.CharField()


class TakenSerializer(serializers.Serializer[Any]):
    """What became of a list of feeds."""

    watched = serializers.IntegerField()
    known = serializers.IntegerField(help_text="How many were on the list already.")
    refused = NotWatchedSerializer(many=True)


def _by(request: Request) -> User:
    return cast(User, request.user)


def _asked(kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    # A form that leaves a tick out would switch something off, where it says that parts may be left out.
    asked = kind(data=request.data, partial=request.method == "PATCH")
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


@extend_schema_view(
    list=extend_schema(summary="Feeds that are watched, or rest, the newest first"),
    retrieve=extend_schema(summary="One feed, and what its server last said"),
)
class FeedViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Feed]):
    """Feeds. Everybody of the desk reads them, editors choose them."""

    permission_classes = (IsAuthenticated, OfTheDesk)
    serializer_class = FeedSerializer
    lookup_value_regex = r"\d{1,18}"
    filterset_fields = ("source", "is_enabled", "brings_in")
    queryset = Feed.objects.none()

    def get_queryset(self) -> QuerySet[Feed]:
        return Feed.objects.order_by("-pk")

    @extend_schema(summary="Watch one more feed", request=WatchSerializer, responses={201: FeedSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        feed = sourcing.watch(by=_by(request), **_asked(WatchSerializer, request))
        return Response(self.get_serializer(feed).data, status=201)

    @extend_schema(
        summary="Let a feed rest, watch it again, or say what it brings in",
        request=SetFeedSerializer,
        responses={200: FeedSerializer, **REFUSALS},
    )
    def partial_update(self, request: Request, pk: str | None = None) -> Response:
        feed, asked = self.get_object(), _asked(SetFeedSerializer, request)
        if "brings_in" in asked:
            feed = sourcing.set_feed(feed, by=_by(request), brings_in=asked["brings_in"])
        if "is_enabled" in asked:
            feed = sourcing.switch_feed(feed, by=_by(request), is_enabled=asked["is_enabled"])
        return Response(self.get_serializer(feed).data)

    @extend_schema(
        summary="Watch a feed at the address to which it leads",
        request=MoveSerializer,
        responses={200: FeedSerializer, **REFUSALS},
    )
    @viewset_action(detail=True, methods=["post"], filter_backends=())
    def move(self, request: Request, pk: str | None = None) -> Response:
        feed = sourcing.move_feed(self.get_object(), by=_by(request), to=_asked(MoveSerializer, request)["to"])
        return Response(self.get_serializer(feed).data)

    @extend_schema(
        summary="Look which feeds a site has; nothing is watched by that",
        request=LookSerializer,
        responses={200: OfferedSerializer(many=True), **REFUSALS},
    )
    @viewset_action(detail=False, methods=["post"], filter_backends=(), pagination_class=None)
    def look(self, request: Request) -> Response:
        offered = sourcing.look_for_feeds(_asked(LookSerializer, request)["address"], by=_by(request))
        return Response(OfferedSerializer(offered, many=True).data)

    @extend_schema(
        methods=["get"],
        summary="The watched feeds as an OPML list",
        responses={(200, "text/x-opml"): OpenApiTypes.BINARY},
    )
    @extend_schema(
        methods=["post"],
        summary="Watch every feed of an OPML list",
        request={"multipart/form-data": ListSerializer},
        responses={200: OpenApiResponse(TakenSerializer), **REFUSALS},
    )
    @viewset_action(
        detail=False,
        methods=["get", "post"],
        filter_backends=(),
        pagination_class=None,
        parser_classes=(StrictJSON, MultiPartParser, FormParser),
    )
    def opml(self, request: Request) -> HttpResponse | Response:
        if request.method != "POST":
            return HttpResponse(sourcing.list_feeds(), content_type="text/x-opml; charset=utf-8")
        file = _asked(ListSerializer, request).get("file")
        # One byte more than is taken: enough to be refused, whatever somebody sends.
        taken = sourcing.watch_all(file.read(settings.CLAIMS_INTAKE_BYTES + 1) if file else b"", by=_by(request))
        refused = [{"address": address, "detail": sentence} for address, sentence in taken.refused]
        return Response({"watched": taken.watched, "known": taken.known, "refused": refused})
