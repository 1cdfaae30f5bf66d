"""What is worth checking here: every reason with its weight, tried, set and taken back by the rules of the desk."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import weighing
from claims.api.permissions import OfTheDesk
from claims.api.serializers import REFUSALS
from claims.models import User
from claims.reading.worth.worthiness import words_for
from claims.refusals import Incomplete

MOST_EFFECTS = 200
"""Statements that a trial of weights lists, those first that would be offered now, or no longer."""


class WeightSerializer(serializers.Serializer[Any]):
    """One reason, its weight here, and the weight that comes with the program."""

    name = serializers.CharField()
    words = serializers.CharField(help_text="What the desk calls it.")
    weight = serializers.FloatField()
    shipped = serializers.FloatField()


class TryWeightsSerializer(serializers.Serializer[Any]):
    """Weights of some reasons, by their names; the others stay."""

    weights = serializers.DictField(child=serializers.FloatField(), default=dict)


class SetWeightsSerializer(TryWeightsSerializer):
    """Weights to set, with those that were read before."""

    seen = serializers.DictField(
        child=serializers.FloatField(),
        default=dict,
        help_text="The weights, as you have read them, of the reasons that you change. "
        "When others stand there by now, nothing is changed.",
    )


class EffectSerializer(serializers.Serializer[Any]):
    """A statement that other weights would judge otherwise."""

    report = serializers.IntegerField(source="report.pk")
    exact = serializers.CharField()
    before = serializers.FloatField()
    after = serializers.FloatField()
    crosses = serializers.BooleanField(help_text="It would be offered where it was not, or no longer be.")


class WeightsTrialSerializer(serializers.Serializer[weighing.Trial]):
    """What other weights would do to the reports that came last."""

    report_count = serializers.IntegerField()
    statement_count = serializers.IntegerField()
    offered_before = serializers.IntegerField()
    offered_after = serializers.IntegerField()
    effects = serializers.SerializerMethodField()

    @extend_schema_field(EffectSerializer(many=True))
    def get_effects(self, trial: weighing.Trial) -> Any:
        return EffectSerializer(trial.effects[:MOST_EFFECTS], many=True).data


def _listed() -> Response:
    plain = weighing.shipped_here().by_name()
    rows = [
        {"name": name, "words": words_for(name), "weight": round(weight, 4), "shipped": round(plain[name], 4)}
        for name, weight in weighing.weights_in_use().by_name().items()
    ]
    return Response(rows)


def _asked(kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    asked = kind(data=request.data)
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


class WeightsView(APIView):
    """The weights in use, for the whole desk to read; editors change them."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(
        summary="What is worth checking: every reason with its weight", responses=WeightSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        return _listed()

    @extend_schema(
        summary="Set the weights of some reasons; they hold for what is read from then on",
        request=SetWeightsSerializer,
        responses={200: WeightSerializer(many=True), **REFUSALS},
    )
    def patch(self, request: Request) -> Response:
        asked = _asked(SetWeightsSerializer, request)
        if unread := sorted(set(asked["weights"]) - set(asked["seen"])):
            raise Incomplete(
                seen=f"Say which weight you have read of each reason that you change: {', '.join(unread)}."
            )
        typed = {name: str(value) for name, value in asked["weights"].items()}
        weighing.weigh(typed, by=cast(User, request.user), seen=asked["seen"])
        return _listed()


class WeightsTrialView(APIView):
    """A trial of other weights; it writes nothing."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(
        summary="What other weights would change in the reports that came last",
        request=TryWeightsSerializer,
        responses={200: WeightsTrialSerializer, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        typed = {name: str(value) for name, value in _asked(TryWeightsSerializer, request)["weights"].items()}
        return Response(WeightsTrialSerializer(weighing.tried(typed, by=cast(User, request.user))).data)


class WeightsResetView(APIView):
    """The way back to the shipped weights."""

    permission_classes = (IsAuthenticated, OfTheDesk)

    @extend_schema(
        summary="Go back to the shipped weights",
        request=None,
        responses={200: WeightSerializer(many=True), **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        weighing.reset(by=cast(User, request.user))
        return _listed()
