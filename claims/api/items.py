"""What stands beside a claim: added, kept, dismissed, changed and linked by the same rules as on the desk."""

from typing import Any, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action as viewset_action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claims import editing, together, watching
from claims.api.permissions import OfTheDesk
from claims.api.serializers import (
    REFUSALS,
    AppearanceSerializer,
    CounterStatementSerializer,
    EvidenceSerializer,
    PassageSerializer,
)
from claims.api.verbs import PlainText, word
from claims.choices import CounterKind, EvidenceOffered, MatchStanding, Stance, Standing
from claims.models import Claim, Event, Hit, Match, Passage, Snapshot, Source, User
from claims.models.claim import Item
from claims.refusals import Incomplete

_LARGEST = 2**63 - 1
_KIND = r"(?P<kind>appearance|counter_statement|evidence)"
_SHOWN: dict[str, type[serializers.ModelSerializer[Any]]] = {
    "appearance": AppearanceSerializer,
    "counter_statement": CounterStatementSerializer,
    "evidence": EvidenceSerializer,
}


def _number(**more: Any) -> serializers.IntegerField:
    return serializers.IntegerField(**{"required": False, "min_value": 0, "max_value": _LARGEST} | more)


class DetailsSerializer(serializers.Serializer[Any]):
    """What an item says of its passage; which of it fits depends on the kind of item."""

    stance = word(Stance)
    is_primary = serializers.BooleanField(required=False)
    counter_kind = word(CounterKind)
    evidence_offered = word(EvidenceOffered)
    stake = PlainText(help_text="What the speaker stands to gain or lose.")
    is_retelling = serializers.BooleanField(required=False)
    why = PlainText()


class NewItemSerializer(DetailsSerializer):
    """A passage that is put beside a claim: one that is known by its id, or the words between two offsets."""

    kind = PlainText(help_text="One of: appearance, counter_statement, evidence.")
    passage = _number(help_text="The id of a passage.")
    snapshot = _number(help_text="Or a snapshot, with start and end.")
    start = _number()
    end = _number()


class NamedItemSerializer(serializers.Serializer[Any]):
    """One suggestion, by its kind and id."""

    kind = PlainText()
    id = _number(required=True)


class DismissRestSerializer(serializers.Serializer[Any]):
    """Suggestions that are dismissed together, and why."""

    items = NamedItemSerializer(many=True, required=False, default=list)
    reason = PlainText(help_text="Why they go; it stands in the history.")


class TakeBackSerializer(serializers.Serializer[Any]):
    """The event that told of it."""

    event = _number(required=True)


class ToldSerializer(serializers.Serializer[Any]):
    """What was done with how many suggestions; ``event`` takes it back."""

    event = serializers.IntegerField()
    count = serializers.IntegerField()


class SuggestionSerializer(serializers.Serializer[Any]):
    """One suggestion that waits; ``why`` says why it has to be read by itself, where it has to."""

    kind = serializers.CharField()
    id = serializers.IntegerField()
    why = serializers.CharField()
    passage = PassageSerializer()


class RestSerializer(serializers.Serializer[Any]):
    """The suggestions that wait: those that may go together, and those that are read one by one."""

    together = SuggestionSerializer(many=True)
    alone = SuggestionSerializer(many=True)


class StandingSerializer(serializers.Serializer[Any]):
    """Whether it is the same claim."""

    standing = PlainText(help_text=f"One of: {', '.join(v for v in MatchStanding.values if v != 'suggested')}.")


class LinkSerializer(serializers.Serializer[Any]):
    """Which source speaks in these passages; none takes the link away."""

    passages = serializers.ListField(child=_number(required=True), required=False, default=list)
    speaker = serializers.PrimaryKeyRelatedField(
        queryset=Source.objects.all(), allow_null=True, help_text="The id of a source."
    )


class FoundSerializer(serializers.ModelSerializer[Hit]):
    """A report that a search found, with the passage that fits best; nobody has decided about it."""

    passage = PassageSerializer(allow_null=True)

    class Meta:
        model = Hit
        fields = ["report", "score", "why", "passage"]


class KnownSerializer(serializers.ModelSerializer[Match]):
    """Another claim here, or a check that others made, which may be the same claim."""

    standing = serializers.CharField(help_text=f"One of: {', '.join(MatchStanding.values)}.")
    previous = serializers.CharField(default=None, allow_null=True, help_text="What others checked.")

    class Meta:
        model = Match
        fields = ["id", "other", "previous", "standing", "score", "reasons", "differences"]


_ROUTE: dict[str, Any] = {"detail": True, "permission_classes": (OfTheDesk,), "filter_backends": ()}


class ItemsOfAClaim(viewsets.GenericViewSet[Claim]):
    """What people of the desk put beside a claim, and decide about what the machine has put there."""

    @extend_schema(
        summary="Put a passage beside the claim, kept",
        request=NewItemSerializer,
        responses={201: EvidenceSerializer, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path="items", **_ROUTE)
    def items(self, request: Request, pk: str | None = None) -> Response:
        asked = _asked(NewItemSerializer, request)
        place = {name: asked.pop(name, None) for name in ("passage", "snapshot", "start", "end")}
        claim, kind = self.get_object(), asked.pop("kind", "")
        item = editing.add_item(claim, by=_by(request), kind=kind, passage=_passage(**place), **asked)
        return Response(_SHOWN[kind](item).data, status=201)

    @extend_schema(
        summary="Change what an item says of its passage; that keeps it",
        request=DetailsSerializer,
        responses={200: EvidenceSerializer, **REFUSALS},
    )
    @viewset_action(methods=["patch"], url_path=rf"items/{_KIND}/(?P<item>\d{{1,18}})", **_ROUTE)
    def item(self, request: Request, pk: str | None = None, kind: str = "", item: str = "0") -> Response:
        row = _item(self.get_object(), kind, item)
        return Response(
            _SHOWN[kind](editing.change_item(row, by=_by(request), **_asked(DetailsSerializer, request))).data
        )

    @extend_schema(summary="Keep an item", request=None, responses={200: EvidenceSerializer, **REFUSALS})
    @viewset_action(methods=["post"], url_path=rf"items/{_KIND}/(?P<item>\d{{1,18}})/keep", **_ROUTE)
    def keep_item(self, request: Request, pk: str | None = None, kind: str = "", item: str = "0") -> Response:
        row = editing.keep(_item(self.get_object(), kind, item), by=_by(request))
        return Response(_SHOWN[kind](row).data)

    @extend_schema(summary="Dismiss an item", request=None, responses={200: EvidenceSerializer, **REFUSALS})
    @viewset_action(methods=["post"], url_path=rf"items/{_KIND}/(?P<item>\d{{1,18}})/dismiss", **_ROUTE)
    def dismiss_item(self, request: Request, pk: str | None = None, kind: str = "", item: str = "0") -> Response:
        row = editing.dismiss(_item(self.get_object(), kind, item), by=_by(request))
        return Response(_SHOWN[kind](row).data)

    # --- The rest of the suggestions ----------------------------------------------------------------------------------

    @extend_schema(summary="The suggestions that still wait", responses=RestSerializer)
    @viewset_action(methods=["get"], url_path="rest", pagination_class=None, **_ROUTE)
    def rest(self, request: Request, pk: str | None = None) -> Response:
        found = editing.rest_of(self.get_object())
        shown = {
            "together": [_suggestion(item) for item in found.together],
            "alone": [_suggestion(one.item, one.why) for one in found.alone],
        }
        return Response(RestSerializer(shown).data)

    @extend_schema(
        summary="Dismiss suggestions together, with one reason",
        request=DismissRestSerializer,
        responses={200: ToldSerializer, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path="rest/dismiss", **_ROUTE)
    def dismiss_rest(self, request: Request, pk: str | None = None) -> Response:
        asked = _asked(DismissRestSerializer, request)
        chosen = [(one.get("kind", ""), one["id"]) for one in asked["items"]]
        event = editing.dismiss_rest(self.get_object(), chosen, by=_by(request), reason=asked.get("reason", ""))
        return Response({"event": event.pk, "count": event.data["count"]})

    @extend_schema(
        summary="Let what was dismissed together wait again",
        request=TakeBackSerializer,
        responses={200: ToldSerializer, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path="rest/take_back", **_ROUTE)
    def take_back_rest(self, request: Request, pk: str | None = None) -> Response:
        claim, number = self.get_object(), _asked(TakeBackSerializer, request)["event"]
        event = get_object_or_404(Event, pk=number, claim=claim, kind=together.DISMISSED)
        return Response({"event": event.pk, "count": editing.take_back_rest(claim, event, by=_by(request))})

    # --- What was found, who speaks, what changed ---------------------------------------------------------------------

    @extend_schema(summary="The reports that were found and wait", responses=FoundSerializer(many=True))
    @viewset_action(methods=["get"], url_path="found", pagination_class=None, **_ROUTE)
    def found(self, request: Request, pk: str | None = None) -> Response:
        waiting = self.get_object().hits.filter(standing=Standing.SUGGESTED)
        hits = waiting.select_related("passage__speaker", "passage__snapshot")
        return Response(
            FoundSerializer(hits.defer("passage__snapshot__text", "passage__snapshot__headers"), many=True).data
        )

    @extend_schema(summary="What may be the same claim", responses=KnownSerializer(many=True))
    @viewset_action(methods=["get"], url_path="known", pagination_class=None, **_ROUTE)
    def known(self, request: Request, pk: str | None = None) -> Response:
        return Response(KnownSerializer(self.get_object().matches.in_rows(), many=True).data)

    @extend_schema(
        summary="Say that a report that was found does not bear on the claim",
        request=None,
        responses={204: None, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path=r"found/(?P<report>\d{1,18})/dismiss", **_ROUTE)
    def dismiss_found(self, request: Request, pk: str | None = None, report: str = "0") -> Response:
        editing.dismiss_hit(get_object_or_404(Hit, claim=self.get_object(), report=int(report)), by=_by(request))
        return Response(status=204)

    @extend_schema(
        summary="Say whether what was laid beside the claim is the same claim",
        request=StandingSerializer,
        responses={204: None, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path=r"known/(?P<match>\d{1,18})", **_ROUTE)
    def decide_known(self, request: Request, pk: str | None = None, match: str = "0") -> Response:
        row = get_object_or_404(Match, pk=int(match), claim=self.get_object())
        editing.decide_match(row, _asked(StandingSerializer, request).get("standing", ""), by=_by(request))
        return Response(status=204)

    @extend_schema(
        summary="Say which source speaks in passages beside the claim",
        request=LinkSerializer,
        responses={204: None, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path="speakers", **_ROUTE)
    def speakers(self, request: Request, pk: str | None = None) -> Response:
        asked = _asked(LinkSerializer, request)
        passages = Passage.objects.filter(pk__in=asked["passages"])
        links = [(passage, asked["speaker"]) for passage in passages]
        if not links:
            raise Incomplete(passages="Choose at least one passage beside the claim.")
        editing.link_speakers(self.get_object(), links, by=_by(request))
        return Response(status=204)

    @extend_schema(
        summary="Say that what changed on the claim’s sources was looked into",
        request=None,
        responses={204: None, **REFUSALS},
    )
    @viewset_action(methods=["post"], url_path="looked_into", **_ROUTE)
    def looked_into(self, request: Request, pk: str | None = None) -> Response:
        watching.settle(self.get_object(), by=_by(request))
        return Response(status=204)


def _by(request: Request) -> User:
    return cast(User, request.user)


def _asked(kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    asked = kind(data=request.data)
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


def _item(claim: Claim, kind: str, pk: str) -> Item:
    return get_object_or_404(editing.KINDS[kind], pk=int(pk), claim=claim)


def _passage(passage: int | None, snapshot: int | None, start: int | None, end: int | None) -> Passage:
    """The passage that is meant; one that nobody has marked yet is made of the words between the offsets."""
    if passage is not None:
        found = Passage.objects.filter(pk=passage).first()
        if found is None:
            raise NotFound("There is no such passage.")
        return found
    text = Snapshot.objects.filter(pk=snapshot or 0).first()
    if text is None or start is None or end is None:
        raise Incomplete(passage="Name a passage, or a snapshot with start and end.")
    return editing.passage_of(text, start, end)


def _suggestion(item: Any, why: str = "") -> dict[str, Any]:
    return {"kind": editing.kind_of(item), "id": item.pk, "why": why, "passage": item.passage}
