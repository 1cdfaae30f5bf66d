"""The right-of-reply log of a claim: written by the same rules as on the desk."""

from typing import Any, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action as viewset_action
from rest_framework.request import Request
from rest_framework.response import Response

from claims import editing
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS, ReplyRequestSerializer
from claims.api.verbs import PlainText, word
from claims.api.versions import IF_MATCH, STALE, version_read, with_version
from claims.choices import ReplyOutcome
from claims.models import Claim, ReplyRequest, User


class LogLineSerializer(serializers.Serializer[Any]):
    """One line of the log as it shall stand; all of it is printed with the check."""

    asked = PlainText(help_text="Whom; a name, with the office where it matters.")
    outcome = word(ReplyOutcome)
    asked_on = serializers.DateField(required=False, allow_null=True)
    how = PlainText(help_text="“By e-mail to the press office”; no private address.")
    deadline = serializers.DateField(required=False, allow_null=True)
    words = PlainText(help_text="What they answered, or why nobody was asked.")


class RepliesOfAClaim(viewsets.GenericViewSet[Claim]):
    """What people of the desk write down about who was asked for a reply."""

    @extend_schema(
        summary="Write down that somebody was asked for a reply, or why nobody was",
        request=LogLineSerializer,
        responses={201: ReplyRequestSerializer, **REFUSALS},
    )
    @viewset_action(
        detail=True, methods=["post"], url_path="replies", permission_classes=(OfTheDesk,), filter_backends=()
    )
    def replies(self, request: Request, pk: str | None = None) -> Response:
        line = editing.log_reply(self.get_object(), by=cast(User, request.user), **_asked(request))
        return with_version(ReplyRequestSerializer(line).data, line.version, status=201)

    @extend_schema(
        methods=["PUT"],
        summary="Write down what came of it; what is not sent stays",
        request=LogLineSerializer,
        parameters=[IF_MATCH],
        responses={200: ReplyRequestSerializer, **REFUSALS, **STALE},
    )
    @extend_schema(
        methods=["DELETE"],
        summary="Take a line out that should not stand there",
        request=None,
        parameters=[IF_MATCH],
        responses={204: None, **REFUSALS, **STALE},
    )
    @viewset_action(
        detail=True,
        methods=["put", "delete"],
        url_path=r"replies/(?P<line>\d{1,18})",
        permission_classes=(OfTheDesk,),
        filter_backends=(),
    )
    def reply(self, request: Request, pk: str | None = None, line: str = "0") -> Response:
        row = get_object_or_404(ReplyRequest, pk=int(line), claim=self.get_object())
        version, by = version_read(request), cast(User, request.user)
        if request.method == "DELETE":
            editing.strike_reply(row, by=by, version=version)
            return Response(status=204)
        row = editing.change_reply(row, by=by, version=version, **_asked(request))
        return with_version(ReplyRequestSerializer(row).data, row.version)


def _asked(request: Request) -> dict[str, Any]:
    asked = LogLineSerializer(data=request.data)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)
