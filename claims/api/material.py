"""Reports and reviews, and handing a report in."""

from typing import Any, cast

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, viewsets
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims import intake, publishing
from claims.api.parsing import StrictJSON
from claims.api.permissions import OfTheDesk, ReadByAll, is_of_the_desk
from claims.api.serializers import (
    IntakeSerializer,
    ReportDetailSerializer,
    ReportSerializer,
    ReviewSerializer,
)
from claims.api.verbs import HandInSerializer
from claims.filters import ReportFilter
from claims.models import Intake, Report, Review, Snapshot, Summary, User


@extend_schema_view(
    list=extend_schema(summary="Reports: all for the desk, those that published checks cite for everybody"),
    retrieve=extend_schema(
        summary="One report, with what was kept of it and when", responses={200: ReportDetailSerializer}
    ),
)
class ReportViewSet(viewsets.ReadOnlyModelViewSet[Report]):
    """Reports, without their texts: those belong to whoever wrote them. Hashes and times show what was kept."""

    permission_classes = (ReadByAll,)
    filterset_class = ReportFilter
    lookup_value_regex = r"\d{1,18}"
    queryset = Report.objects.none()

    def get_queryset(self) -> QuerySet[Report]:
        reports = Report.objects.select_related("outlet").defer("search_text", "notes")
        if self.action == "retrieve":
            reports = reports.prefetch_related(Prefetch("snapshots", Snapshot.objects.defer("text", "headers")))
        if is_of_the_desk(self.request.user):
            return reports
        standing = publishing.public_checks().values("summary")
        return reports.filter(pk__in=Summary.reports.through.objects.filter(summary__in=standing).values("report"))

    def get_serializer_class(self) -> Any:
        return ReportDetailSerializer if self.action == "retrieve" else ReportSerializer


@extend_schema_view(
    list=extend_schema(summary="Reviews that you may see: your own, and those of rounds in which both seats are in"),
    retrieve=extend_schema(summary="One review"),
)
class ReviewViewSet(viewsets.ReadOnlyModelViewSet[Review]):
    """Reviews. Until the second seat is in, the first person's is shown to nobody else."""

    permission_classes = (IsAuthenticated, OfTheDesk)
    serializer_class = ReviewSerializer
    lookup_value_regex = r"\d{1,18}"
    filterset_fields = ("claim", "round")
    queryset = Review.objects.none()

    def get_queryset(self) -> QuerySet[Review]:
        return Review.objects.visible_to(cast(User, self.request.user)).select_related("reviewer")


@extend_schema_view(
    list=extend_schema(summary="What you have handed in"),
    retrieve=extend_schema(summary="How far the reading has come"),
)
class IntakeViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Intake]):
    """Handing a report in, as text, address or file, and following how it is read."""

    permission_classes = (IsAuthenticated, OfTheDesk)
    parser_classes = (StrictJSON, MultiPartParser, FormParser)
    serializer_class = IntakeSerializer
    lookup_value_regex = r"\d{1,18}"
    queryset = Intake.objects.none()

    def get_queryset(self) -> QuerySet[Intake]:
        return Intake.objects.filter(by=cast(User, self.request.user)).defer("text")

    @extend_schema(
        summary="Hand a report in",
        request={"application/json": HandInSerializer, "multipart/form-data": HandInSerializer},
        responses={202: IntakeSerializer},
    )
    def create(self, request: Request) -> Response:
        asked = HandInSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        file = given.get("file")
        row = intake.hand_in(
            by=cast(User, request.user),
            text=given.get("text", ""),
            address=given.get("address", ""),
            file_name=file.name if file else "",
            # One byte more than is taken: enough to be refused, whatever somebody sends.
            body=file.read(settings.CLAIMS_INTAKE_BYTES + 1) if file else b"",
            title=given.get("title", ""),
        )
        return Response(IntakeSerializer(row).data, status=202)
