"""Readers' letters: what has come in, and the desk's answers, by the same rules as on its pages."""

from datetime import datetime
from typing import Any, cast

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.decorators import action as viewset_action
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims import letters
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS
from claims.api.verbs import PlainText
from claims.models import Letter, User


class LetterSerializer(serializers.ModelSerializer[Letter]):
    """A letter. The address by which its sender follows it is known to nobody here."""

    answered_by = serializers.SlugRelatedField[User](slug_field="username", read_only=True)
    let_go_at = serializers.SerializerMethodField(help_text="When its words are let go of.")
    refusal = serializers.SerializerMethodField(help_text="Why you cannot answer it now; empty when you can.")

    class Meta:
        model = Letter
        fields = (
            *("id", "kind", "state", "words", "address", "about", "sent_at", "let_go_at"),
            *("answer", "answered_by", "answered_at", "claim", "intake", "refusal"),
        )
        read_only_fields = fields

    def get_let_go_at(self, letter: Letter) -> datetime:
        return letters.let_go_at(letter)

    def get_refusal(self, letter: Letter) -> str:
        return letters.refusal(letter, self.context["request"].user)


class TakeUpSerializer(serializers.Serializer[Any]):
    """What the desk makes of a letter."""

    text = PlainText(help_text="The claim in one sentence of yours; it becomes a candidate.")
    reads_page = serializers.BooleanField(default=False, help_text="Have the page read that the reader names.")
    answer = PlainText(help_text="What the reader is told; shown to whoever knows the address of the letter’s page.")


class TurnDownSerializer(serializers.Serializer[Any]):
    """Why nothing comes of a letter."""

    answer = PlainText(help_text="Why, for the reader.")


@extend_schema_view(
    list=extend_schema(summary="Readers’ letters, the newest first"),
    retrieve=extend_schema(summary="One letter"),
)
class LetterViewSet(viewsets.ReadOnlyModelViewSet[Letter]):
    """What readers send in, and the desk's answers."""

    permission_classes = (IsAuthenticated, OfTheDesk)
    serializer_class = LetterSerializer
    lookup_value_regex = r"\d{1,18}"
    filterset_fields = ("kind", "state", "about", "claim")
    queryset = Letter.objects.none()

    def get_queryset(self) -> QuerySet[Letter]:
        return Letter.objects.select_related("answered_by").order_by("-pk")

    @extend_schema(
        summary="Take a letter up: say that the desk looks into it",
        request=TakeUpSerializer,
        responses={200: LetterSerializer, **REFUSALS},
    )
    @viewset_action(detail=True, methods=["post"], filter_backends=())
    def take_up(self, request: Request, pk: str | None = None) -> Response:
        asked = TakeUpSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        letter = letters.take_up(self.get_object(), by=cast(User, request.user), **asked.validated_data)
        return Response(self.get_serializer(letter).data)

    @extend_schema(
        summary="Say why nothing comes of a letter",
        request=TurnDownSerializer,
        responses={200: LetterSerializer, **REFUSALS},
    )
    @viewset_action(detail=True, methods=["post"], filter_backends=())
    def turn_down(self, request: Request, pk: str | None = None) -> Response:
        asked = TurnDownSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        answer = asked.validated_data.get("answer", "")
        letter = letters.turn_down(self.get_object(), by=cast(User, request.user), answer=answer)
        return Response(self.get_serializer(letter).data)
