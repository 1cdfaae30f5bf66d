"""Work that was given up: what editors see of it, and the two deeds."""

from typing import Any, cast

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import parking
from claims.api.permissions import OfTheDesk
from claims.api.serializers import FieldRefusal, Refusal
from claims.choices import Role, WorkStatus
from claims.models import User, Work, kinds_of_work, named_work

SHOWN = 50
"""Rows of each kind; the newest that were given up."""


class GivenUpSerializer(serializers.Serializer[Any]):
    """One row of work that was given up."""

    kind = serializers.CharField()
    id = serializers.IntegerField()
    about = serializers.CharField(help_text="What the work is, in words.")
    status = serializers.CharField()
    error = serializers.CharField(help_text="Why the last try failed, in a sentence.")
    attempts = serializers.IntegerField()
    finished_at = serializers.DateTimeField(allow_null=True)


class ReasonSerializer(serializers.Serializer[Any]):
    """Why the work is not worth another try."""

    reason = serializers.CharField(allow_blank=True, default="")


def _told(row: Work) -> dict[str, Any]:
    return {
        "kind": row._meta.model_name,
        "id": row.pk,
        "about": str(row),
        "status": row.status,
        "error": row.error,
        "attempts": row.attempts,
        "finished_at": row.finished_at,
    }


class WorkView(APIView):
    """Work that was given up after three tries, with its reason; for editors."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(summary="Work that was given up", responses={200: GivenUpSerializer(many=True)})
    def get(self, request: Request) -> Response:
        if not cast(User, request.user).has_role(Role.EDITOR):
            raise PermissionDenied("This takes the rights of an editor.")
        rows = [
            _told(row)
            for kind in kinds_of_work()
            for row in kind.objects.filter(status=WorkStatus.PARKED)  # type: ignore[attr-defined]
            .light()
            .order_by("-finished_at", "-pk")[:SHOWN]
        ]
        return Response(rows)


class WorkDeedView(APIView):
    """Have one row tried again, or drop it with a reason."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(
        summary="Try work that was given up again, or drop it",
        request=ReasonSerializer,
        responses={200: GivenUpSerializer, 400: FieldRefusal, 409: OpenApiResponse(Refusal)},
    )
    def post(self, request: Request, kind: str, pk: int, deed: str) -> Response:
        model, by = named_work(kind), cast(User, request.user)
        row = model._default_manager.filter(pk=pk).first() if model else None
        if row is None:
            raise NotFound("There is no such work.")
        asked = ReasonSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if deed == "retry":
            parking.retry(row, by=by)
        else:
            parking.drop(row, by=by, reason=asked.validated_data["reason"])
        row.refresh_from_db()
        return Response(_told(row))
