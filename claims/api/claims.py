"""Claims: what the desk sees, and its verbs. Each verb is one call of ``claims.workflow``."""

from collections.abc import Callable
from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KeyTransform
from django_filters import FilterSet
from drf_spectacular.utils import (
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_view,
)
from rest_framework import mixins, viewsets
from rest_framework.decorators import action as viewset_action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from claims import editing, publishing, workflow
from claims.api.items import ItemsOfAClaim
from claims.api.lines import LinesOfAClaim
from claims.api.permissions import OfTheDesk, ReadByAll, is_of_the_desk
from claims.api.replies import RepliesOfAClaim
from claims.api.serializers import (
    REFUSALS,
    ClaimDetailSerializer,
    ClaimSerializer,
    DraftSerializer,
    PublishedClaimSerializer,
    PullSerializer,
    ReviewSerializer,
)
from claims.api.verbs import (
    DraftTextSerializer,
    SplitSerializer,
    SubmissionSerializer,
    WordsSerializer,
    WorkingCopySerializer,
    asking,
)
from claims.api.versions import IF_MATCH, STALE, version_read, with_version
from claims.choices import Action, Role
from claims.filters import CheckFilter, ClaimFilter
from claims.models import Claim, Draft, Review, User


def _related(model: str) -> "Prefetch[Any]":
    """Items with their passages and speakers, without the long texts of the snapshots."""
    items = Claim._meta.get_field(model).related_model
    assert items is not None and not isinstance(items, str)  # noqa: S101, PT018  a reverse relation of Claim
    found = items._default_manager.select_related("passage__speaker", "passage__snapshot")
    return Prefetch(model, queryset=found.defer("passage__snapshot__text", "passage__snapshot__headers"))


@extend_schema_view(
    list=extend_schema(
        summary="Claims: the desk’s for its people, the published ones for everybody",
        responses=PolymorphicProxySerializer(
            component_name="AnyClaim",
            serializers=[ClaimSerializer, PublishedClaimSerializer],
            resource_type_field_name=None,
            many=True,
        ),
    ),
    retrieve=extend_schema(
        summary="One claim with what stands beside it, and what you may do to it now",
        responses=PolymorphicProxySerializer(
            component_name="AnyClaimDetail",
            serializers=[ClaimDetailSerializer, PublishedClaimSerializer],
            resource_type_field_name=None,
        ),
    ),
)
class ClaimViewSet(
    ItemsOfAClaim,
    LinesOfAClaim,
    RepliesOfAClaim,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[Claim],
):
    """Claims. Who is not of the desk sees the published ones, as they stood when they were published."""

    permission_classes = (ReadByAll,)
    lookup_value_regex = r"\d{1,18}"
    queryset = Claim.objects.none()

    def get_queryset(self) -> QuerySet[Claim]:
        if not is_of_the_desk(self.request.user):
            shown = publishing.public_checks().select_related("summary")
            return shown.annotate(claim_part=KeyTransform("claim", "summary__record")).defer(
                "summary__record", "summary__text", "summary__html"
            )
        claims = Claim.objects.select_related("claimant", "holder", "submitted_by")
        if self.action != "retrieve":
            return claims
        return claims.prefetch_related(
            _related("appearances"), _related("counter_statements"), _related("evidence"), "reply_requests", "pulls"
        )

    @property
    def filterset_class(self) -> type[FilterSet]:
        """The desk's filters read live fields; the public's read what was published."""
        is_for_desk = is_of_the_desk(self.request.user) or getattr(self, "swagger_fake_view", False)
        return ClaimFilter if is_for_desk else CheckFilter

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        if not is_of_the_desk(self.request.user):
            return PublishedClaimSerializer
        return ClaimDetailSerializer if self.action == "retrieve" else ClaimSerializer

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        claim = self.get_object()
        body = self.get_serializer(claim).data
        # What everybody reads has no version: it cannot be written.
        return with_version(body, claim.version) if is_of_the_desk(request.user) else Response(body)

    @extend_schema(
        summary="Send a claim in", request=SubmissionSerializer, responses={201: ClaimSerializer, **REFUSALS}
    )
    def create(self, request: Request) -> Response:
        asked = SubmissionSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        details = {name: value for name, value in asked.validated_data.items() if name != "text"}
        text = asked.validated_data.get("text", "")
        claim = workflow.submit(text=text, by=cast(User, request.user), **details)
        return with_version(self._shown(claim), claim.version, status=201)

    @extend_schema(
        summary="Change the claim’s words",
        request=WordsSerializer,
        parameters=[IF_MATCH],
        responses={200: ClaimSerializer, **REFUSALS, **STALE},
    )
    def partial_update(self, request: Request, pk: str | None = None) -> Response:
        claim = self.get_object()
        version = version_read(request)
        asked = WordsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        claim = editing.reword(claim, by=cast(User, request.user), version=version, **asked.validated_data)
        return with_version(self._shown(claim), claim.version)

    def _shown(self, claim: Claim) -> Any:
        fresh = Claim.objects.select_related("claimant", "holder", "submitted_by").get(pk=claim.pk)
        return ClaimSerializer(fresh, context=self.get_serializer_context()).data

    # --- Texts that belong to a claim ---------------------------------------------------------------------------------

    @extend_schema(methods=["GET"], summary="The summary that is still written", responses=DraftSerializer)
    @extend_schema(
        methods=["PUT"],
        summary="Save the summary that is still written",
        request=DraftTextSerializer,
        parameters=[IF_MATCH],
        responses={200: DraftSerializer, **REFUSALS, **STALE},
    )
    @viewset_action(detail=True, methods=["get", "put"], permission_classes=(OfTheDesk,), filter_backends=())
    def draft(self, request: Request, pk: str | None = None) -> Response:
        claim = self.get_object()
        user = cast(User, request.user)
        if request.method == "GET":
            # A draft names the verdict: it is for those who review, and there is none before a verdict stands.
            draft = Draft.objects.select_related("last_author").filter(claim=claim).first()
            if draft is None or not user.has_role(Role.REVIEWER):
                raise NotFound
            return with_version(DraftSerializer(draft).data, draft.version)
        version = version_read(request)
        asked = DraftTextSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        texts = {name: asked.validated_data.get(name, "") for name in ("title", "standfirst", "text")}
        texts |= {name: given for name, given in asked.validated_data.items() if name in ("sole_source", "language")}
        numbered = asked.validated_data.get("sources")
        draft = editing.save_draft(claim, by=user, version=version, numbered=numbered, **texts)
        return with_version(DraftSerializer(draft).data, draft.version)

    @extend_schema(methods=["GET"], summary="Your own review of the running round", responses=ReviewSerializer)
    @extend_schema(
        methods=["PUT"],
        summary="Save your own review while you write it",
        request=WorkingCopySerializer,
        parameters=[IF_MATCH],
        responses={200: ReviewSerializer, **REFUSALS, **STALE},
    )
    @viewset_action(detail=True, methods=["get", "put"], permission_classes=(OfTheDesk,), filter_backends=())
    def review(self, request: Request, pk: str | None = None) -> Response:
        claim = self.get_object()
        user = cast(User, request.user)
        if request.method == "GET":
            mine = (
                Review.objects.filter(claim=claim, round=claim.round, reviewer=user).select_related("reviewer").first()
            )
            if mine is None:
                raise NotFound
            return with_version(ReviewSerializer(mine).data, mine.version)
        version = version_read(request)
        asked = WorkingCopySerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        mine = editing.save_working_copy(claim, by=user, version=version, **asked.validated_data)
        return with_version(ReviewSerializer(mine).data, mine.version)

    @extend_schema(
        summary="Look for related reporting once more",
        request=None,
        responses={200: PullSerializer(many=True), **REFUSALS},
    )
    @viewset_action(detail=True, methods=["post"], filter_backends=(), pagination_class=None)
    def pull(self, request: Request, pk: str | None = None) -> Response:
        pulls = editing.pull_again(self.get_object(), by=cast(User, request.user))
        return Response(PullSerializer(pulls, many=True).data)

    @extend_schema(
        summary="Move claims out again that were merged into this one",
        request=SplitSerializer,
        responses={200: ClaimSerializer, **REFUSALS},
    )
    @viewset_action(detail=True, methods=["post"], filter_backends=())
    def split(self, request: Request, pk: str | None = None) -> Response:
        claim = self.get_object()
        asked = SplitSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        chosen = claim.duplicates.filter(pk__in=asked.validated_data["claims"])
        return Response(self._shown(workflow.split(claim, chosen, by=cast(User, request.user))))


def _verb(action: Action, needs: str) -> Callable[..., Response]:
    """The method that carries out one action of the table."""
    asks = asking(action)

    def verb(self: ClaimViewSet, request: Request, pk: str | None = None) -> Response:
        claim = self.get_object()
        asked = asks(data=request.data)
        asked.is_valid(raise_exception=True)
        claim = workflow.perform(claim, action, by=cast(User, request.user), **asked.validated_data)
        return with_version(self._shown(claim), claim.version)

    verb.__name__ = action.value
    verb.__doc__ = f"Needs {needs}." if needs else ""
    # The documentation goes on top: the router's own decorator would throw away what lies below it.
    routed = viewset_action(detail=True, methods=["post"], url_path=action.value, filter_backends=())(verb)
    answers = {
        200: ClaimSerializer,
        **REFUSALS,
        **({412: STALE[412]} if {"draft_version", "version"} & asks().fields.keys() else {}),
    }
    documented = extend_schema(summary=action.label, request=asks if asks().fields else None, responses=answers)
    return cast(Callable[..., Response], documented(routed))


for _action, _step in workflow.STEPS.items():
    if _action is not Action.SUBMIT:
        setattr(ClaimViewSet, _action.value, _verb(_action, _step.needs))
