"""The independent lines of a claim's reports: read, and decided about, by the same rules as on the desk."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.decorators import action as viewset_action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claims import lines
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS
from claims.api.verbs import PlainText
from claims.choices import Standing
from claims.models import Claim, Report, User

_SHOWN = (Standing.SUGGESTED, Standing.KEPT)


class BranchSerializer(serializers.Serializer[lines.Branch]):
    """One report of a line, or a third without a text of its own here that several go back to."""

    report = serializers.IntegerField(source="report.pk", default=None, help_text="None for a third that is not here.")
    named = serializers.SerializerMethodField(help_text="The outlet or the title; of a third, what it is called.")
    came_from = serializers.IntegerField(
        source="report.came_from_id", default=None, help_text="The report that it goes back to."
    )
    is_beside = serializers.BooleanField(help_text="False for one that is here because others go back to it.")
    is_decided = serializers.SerializerMethodField(help_text="Whether a person has said where it comes from.")
    strength = serializers.FloatField(help_text="How sure that is, from 0 to 1.")
    reasons = serializers.ListField(child=serializers.CharField(), help_text="Why it hangs where it does.")

    def get_named(self, branch: lines.Branch) -> str:
        return branch.named if branch.report is None else branch.report.byline

    def get_is_decided(self, branch: lines.Branch) -> bool:
        return branch.decision is not None


class LineSerializer(serializers.Serializer[lines.LineTree]):
    """One independent line: the origin first, then what goes back to it."""

    reports = serializers.SerializerMethodField(help_text="How many of its reports stand beside the claim.")
    branches = serializers.SerializerMethodField(help_text="The origin first, each before what goes back to it.")

    def get_reports(self, tree: lines.LineTree) -> int:
        return len(tree.reports)

    @extend_schema_field(BranchSerializer(many=True))
    def get_branches(self, tree: lines.LineTree) -> Any:
        return [BranchSerializer(branch).data for branch in tree.root.walk()]


class LinesSerializer(serializers.Serializer[Any]):
    """The independent lines of what stands beside a claim, the largest first."""

    counted = serializers.CharField(help_text="In words: “14 reports, 2 independent lines”.")
    are_compared = serializers.BooleanField(help_text="Whether all of them have been compared with each other yet.")
    lines = LineSerializer(many=True)


class LineSplitSerializer(serializers.Serializer[Any]):
    """A report that stands for itself, whatever it has in common with others."""

    report = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    reason = PlainText(help_text="Why; it stands beside the report and in the record of a published check.")


class LineJoinSerializer(LineSplitSerializer):
    """A report that goes back to another one beside the claim."""

    origin = serializers.IntegerField(min_value=1, max_value=2**63 - 1, required=False, allow_null=True)


class LineUndoSerializer(serializers.Serializer[Any]):
    """A report about which nobody's word shall stand any more: what the texts show decides again."""

    report = serializers.IntegerField(min_value=1, max_value=2**63 - 1)


class LinesOfAClaim(viewsets.GenericViewSet[Claim]):
    """What people of the desk may read and say about where the reports beside a claim come from."""

    @extend_schema(summary="The independent lines of what stands beside the claim", responses=LinesSerializer)
    @viewset_action(detail=True, methods=["get"], permission_classes=(OfTheDesk,), filter_backends=())
    def lines(self, request: Request, pk: str | None = None) -> Response:
        return _lines_of(self.get_object())

    @extend_schema(
        summary="Say that a report stands for itself",
        request=LineSplitSerializer,
        responses={200: LinesSerializer, **REFUSALS},
    )
    @viewset_action(
        detail=True, methods=["post"], url_path="lines/split", permission_classes=(OfTheDesk,), filter_backends=()
    )
    def split_line(self, request: Request, pk: str | None = None) -> Response:
        claim, asked = self.get_object(), _asked(LineSplitSerializer, request)
        report = _beside(claim, asked["report"])
        lines.split(claim, report, by=cast(User, request.user), reason=asked.get("reason", ""))
        return _lines_of(claim)

    @extend_schema(
        summary="Say that a report goes back to another one",
        request=LineJoinSerializer,
        responses={200: LinesSerializer, **REFUSALS},
    )
    @viewset_action(
        detail=True, methods=["post"], url_path="lines/join", permission_classes=(OfTheDesk,), filter_backends=()
    )
    def join_line(self, request: Request, pk: str | None = None) -> Response:
        claim, asked = self.get_object(), _asked(LineJoinSerializer, request)
        report = _beside(claim, asked["report"])
        origin = Report.objects.filter(pk=asked.get("origin") or 0).first()
        lines.join(claim, report, origin, by=cast(User, request.user), reason=asked.get("reason", ""))
        return _lines_of(claim)

    @extend_schema(
        summary="Take back what was decided about a report",
        request=LineUndoSerializer,
        responses={200: LinesSerializer, **REFUSALS},
    )
    @viewset_action(
        detail=True, methods=["post"], url_path="lines/undo", permission_classes=(OfTheDesk,), filter_backends=()
    )
    def undo_line(self, request: Request, pk: str | None = None) -> Response:
        claim, asked = self.get_object(), _asked(LineUndoSerializer, request)
        lines.undo(claim, _beside(claim, asked["report"]), by=cast(User, request.user))
        return _lines_of(claim)


def _asked(kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    asked = kind(data=request.data)
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


def _beside(claim: Claim, pk: int) -> Report:
    report = lines.beside(claim).filter(pk=pk).first()
    if report is None:
        raise NotFound("This report does not stand beside the claim.")
    return report


def _lines_of(claim: Claim) -> Response:
    reports = list(lines.beside(claim, _SHOWN))
    trees = lines.trees_of(reports)
    shown = {
        "counted": lines.in_words(len(reports), len(trees)),
        "are_compared": lines.are_compared(claim, reports),
        "lines": trees,
    }
    return Response(LinesSerializer(shown).data)
