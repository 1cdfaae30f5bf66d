"""Our archive of what was fetched, and the copies of pages that a public archive holds."""

from typing import Any, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import custody, sourcing
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS
from claims.models import ArchivedCopy, ArchiveFault, ArchiveState, Capture, Report, User

SHOWN = 100
"""Broken files that are listed, and copies of one page; the newest of each."""


class FaultSerializer(serializers.ModelSerializer[ArchiveFault]):
    """A file that is not what was kept."""

    class Meta:
        model = ArchiveFault
        fields = ("digest", "what", "is_missing", "found_at")
        read_only_fields = fields


class ArchiveSerializer(serializers.ModelSerializer[ArchiveState]):
    """How our archive was found when files of it were read again last."""

    broken = FaultSerializer(many=True, help_text=f"Files that are missing or have changed, {SHOWN} at most.")

    class Meta:
        model = ArchiveState
        fields = ("looked_at", "looked_count", "away_since", "error", "broken")
        read_only_fields = fields


class CopySerializer(serializers.ModelSerializer[ArchivedCopy]):
    """A copy that a public archive holds."""

    class Meta:
        model = ArchivedCopy
        fields = ("permalink", "taken_at", "seen_at")
        read_only_fields = fields


class CaptureSerializer(serializers.ModelSerializer[Capture]):
    """A copy that was asked for."""

    class Meta:
        model = Capture
        fields = ("status", "created_at", "finished_at", "attempts", "error")
        read_only_fields = fields


class CopiesSerializer(serializers.Serializer[Any]):
    """The copies of a report's page, and how the last request for one goes."""

    copies = CopySerializer(many=True)
    asked = CaptureSerializer(allow_null=True, help_text="The last request for a copy.")
    refusal = serializers.CharField(help_text="Why you cannot ask for one now; empty when you can.")


class ArchiveView(APIView):
    """Whether what was kept is still there, byte for byte."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(summary="How our archive fares", responses={200: ArchiveSerializer})
    def get(self, request: Request) -> Response:
        state = custody.state()
        state.broken = list(ArchiveFault.objects.filter(mended_at=None)[:SHOWN])  # type: ignore[attr-defined]
        return Response(ArchiveSerializer(state).data)


class CopiesView(APIView):
    """Copies of one report's page in a public archive."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(summary="Copies of a report’s page in a public archive", responses={200: CopiesSerializer})
    def get(self, request: Request, pk: int) -> Response:
        return _copies(get_object_or_404(Report, pk=pk), request)

    @extend_schema(
        summary="Ask a public archive for a copy of a report’s page; one request at a time",
        request=None,
        responses={202: CopiesSerializer, **REFUSALS},
    )
    def post(self, request: Request, pk: int) -> Response:
        report = get_object_or_404(Report, pk=pk)
        sourcing.ask_for_copy(report, by=cast(User, request.user))
        return _copies(report, request, status=202)


def _copies(report: Report, request: Request, *, status: int = 200) -> Response:
    shown = {
        "copies": report.archived_copies.all()[:SHOWN],
        "asked": report.captures.first(),
        "refusal": sourcing.capture_refusal(report, by=cast(User, request.user)),
    }
    return Response(CopiesSerializer(shown).data, status=status)
