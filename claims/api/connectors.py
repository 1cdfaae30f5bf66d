"""Where reporting comes from: how each connector stands, its switch, and a try of it, as on the Sources page."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import sourcing, switchboard
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS
from claims.models import Trial, User
from claims.refusals import Incomplete


class TrialSerializer(serializers.ModelSerializer[Trial]):
    """One try of a connector with a sample question of its own."""

    class Meta:
        model = Trial
        fields = ("status", "created_at", "finished_at", "found_count", "complaint", "error")
        read_only_fields = fields


class ConnectorSerializer(serializers.Serializer[Any]):
    """A connector: what it is, whether it is asked, and how it answered last."""

    name = serializers.CharField(source="line.connector.name")
    label = serializers.CharField(source="line.connector.label")  # type: ignore[assignment]
    about = serializers.CharField(source="line.connector.about", help_text="What it finds, and what it sends to whom.")
    is_on = serializers.BooleanField(source="line.is_on")
    is_asked = serializers.BooleanField(source="line.is_asked", help_text="It is on, and has all that it needs.")
    why_not = serializers.CharField(source="line.why_not", help_text="Why it cannot be asked; empty when it can.")
    asked_at = serializers.DateTimeField(source="line.state.asked_at", allow_null=True)
    answered_at = serializers.DateTimeField(source="line.state.answered_at", allow_null=True)
    latency_ms = serializers.IntegerField(source="line.state.latency_ms", allow_null=True)
    count = serializers.IntegerField(source="line.state.count", help_text="What its last search found.")
    error = serializers.CharField(source="line.state.error")
    failures = serializers.IntegerField(source="line.state.failures", help_text="Searches that failed in a row.")
    waiting = serializers.IntegerField(help_text="Searches that wait for their next try.")
    next_try_at = serializers.DateTimeField(allow_null=True)
    trial = TrialSerializer(allow_null=True, help_text="Its last try.")


class SwitchSerializer(serializers.Serializer[Any]):
    """Whether a connector is asked from now on."""

    is_on = serializers.BooleanField()


def _shown(name: str) -> Response:
    row = next((row for row in switchboard.shown() if row.line.connector.name == name), None)
    if row is None:
        raise NotFound("There is no connector of this name.")
    return Response(ConnectorSerializer(row).data)


class ConnectorsView(APIView):
    """Every connector, in the order of the setting."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(
        summary="Connectors: which are asked, and how they answered last",
        operation_id="connectors_list",
        responses={200: ConnectorSerializer(many=True)},
    )
    def get(self, request: Request) -> Response:
        return Response(ConnectorSerializer(switchboard.shown(), many=True).data)


class ConnectorView(APIView):
    """One connector, and its switch."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(summary="One connector", responses={200: ConnectorSerializer})
    def get(self, request: Request, name: str) -> Response:
        return _shown(name)

    @extend_schema(
        summary="Switch a connector on or off",
        request=SwitchSerializer,
        responses={200: ConnectorSerializer, **REFUSALS},
    )
    def patch(self, request: Request, name: str) -> Response:
        _shown(name)  # one that is not there is not found, whatever is sent
        asked = SwitchSerializer(data=request.data, partial=True)  # a form without the field switches nothing off
        asked.is_valid(raise_exception=True)
        if "is_on" not in asked.validated_data:
            raise Incomplete(is_on="Say whether it is on.")
        sourcing.switch_connector(name, by=cast(User, request.user), is_on=asked.validated_data["is_on"])
        return _shown(name)


class TrialView(APIView):
    """A try of one connector."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(
        summary="Ask a connector its sample question, in the background; one try at a time",
        request=None,
        responses={202: ConnectorSerializer, **REFUSALS},
    )
    def post(self, request: Request, name: str) -> Response:
        _shown(name)
        sourcing.try_connector(name, by=cast(User, request.user))
        answer = _shown(name)
        answer.status_code = 202
        return answer
