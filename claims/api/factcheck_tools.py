"""``/v1alpha1/claims:search``: our checks in the shape of Google's Fact Check Tools API, so that its clients read us.

The parameters, the answer and the errors are Google's; a key may be sent and is not looked at. Every field of an answer
is optional, and an empty object means that nothing was found.
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound, Throttled, ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims import publishing
from claims.api.caching import SameForEverybody
from claims.api.pagination import Keyset
from claims.choices import Attribution, DatePrecision, Verdict
from claims.matching.words import words_of
from claims.models import Claim
from claims.searching import Asked, fitting, holding_most

FARTHEST = 10_000
"""The largest ``offset``: what lies farther is not asked for."""
OLDEST = 100 * 366
"""The most days that a verdict may be old."""
_STATUS = {400: "INVALID_ARGUMENT", 404: "NOT_FOUND", 405: "UNIMPLEMENTED", 406: "INVALID_ARGUMENT"}


class SearchedSerializer(serializers.Serializer[Any]):
    """What can be asked."""

    query = serializers.CharField(
        required=False, allow_blank=True, default="", help_text="Words, or a claim as it was said."
    )
    languageCode = serializers.CharField(required=False, allow_blank=True, default="", help_text="BCP 47, such as en.")
    reviewPublisherSiteFilter = serializers.CharField(
        required=False, allow_blank=True, default="", help_text="A site; only ours has anything here."
    )
    maxAgeDays = serializers.IntegerField(
        required=False, min_value=0, max_value=OLDEST, default=0, help_text="Days since the verdict came out."
    )
    pageSize = serializers.IntegerField(required=False, min_value=0, max_value=2**31 - 1, help_text="10; up to 100.")
    pageToken = serializers.CharField(required=False, allow_blank=True, default="", help_text="From nextPageToken.")
    offset = serializers.IntegerField(
        required=False, min_value=0, max_value=FARTHEST, default=0, help_text="Without pageToken."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["query"].strip() and not attrs["reviewPublisherSiteFilter"].strip():
            raise ValidationError("Say what is looked for, in query, or whose checks, in reviewPublisherSiteFilter.")
        if attrs["pageToken"] and attrs["offset"]:
            raise ValidationError("An offset goes without a pageToken.")
        return attrs


class PublisherSerializer(serializers.Serializer[Any]):
    """Who checked the claim."""

    name = serializers.CharField()
    site = serializers.CharField()


class GivenReviewSerializer(serializers.Serializer[Any]):
    """One check of a claim."""

    publisher = PublisherSerializer()
    url = serializers.CharField()
    title = serializers.CharField()
    reviewDate = serializers.DateTimeField()
    textualRating = serializers.CharField()
    languageCode = serializers.CharField()


class GivenClaimSerializer(serializers.Serializer[Any]):
    """A claim that was checked."""

    text = serializers.CharField()
    claimant = serializers.CharField(required=False)
    claimDate = serializers.DateTimeField(required=False)
    claimReview = GivenReviewSerializer(many=True)


class GivenSerializer(serializers.Serializer[Any]):
    """What was found; an empty object when nothing was."""

    claims = GivenClaimSerializer(many=True, required=False)
    nextPageToken = serializers.CharField(required=False)


class _Pages(Keyset):
    page_size = 10
    max_page_size = 100
    page_size_query_param = "pageSize"
    cursor_query_param = "pageToken"

    @property
    def next_token(self) -> str:
        """The token of the next page; empty on the last."""
        following = self.get_next_link()
        return parse_qs(urlsplit(following).query)[self.cursor_query_param][0] if following else ""


class ClaimsSearchView(SameForEverybody):
    """Our published checks, for clients of Google's Fact Check Tools API. Withdrawn ones are not given."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    renderer_classes = (JSONRenderer,)
    keyset = ("-published_at", "-pk")

    @extend_schema(
        summary="Our checks as Google’s Fact Check Tools API gives them",
        parameters=[SearchedSerializer],
        responses={200: GivenSerializer, 400: OpenApiResponse(description="Google’s form of an error.")},
        auth=[],
    )
    def get(self, request: Request) -> Response:
        searched = SearchedSerializer(data=request.query_params)
        searched.is_valid(raise_exception=True)
        asked = searched.validated_data
        if not _is_ours(asked["reviewPublisherSiteFilter"]):
            return Response({})
        words = " ".join(words_of(asked["query"]))
        found = fitting(Asked(words, words=words), "check", on_desk=False)
        if asked["query"].strip() and not words:
            found = found.none()
        shown = _shown(found, asked)
        if asked["offset"]:
            shown = _from(shown.order_by(*self.keyset), asked["offset"])
        pages = _Pages()
        rows = pages.paginate_queryset(shown, request, view=self)
        token = pages.next_token if rows else ""
        if not rows and not asked["pageToken"] and not asked["offset"]:
            rows = self._likest(asked, pages.get_page_size(request) or pages.page_size)
        claims = [_given(claim) for claim in rows or ()]
        return Response(({"claims": claims} if claims else {}) | ({"nextPageToken": token} if token else {}))

    def _likest(self, asked: dict[str, Any], size: int) -> list[Claim]:
        """No check holds every word: a sentence was sent, so those that hold most of it, the best of them first."""
        numbers = holding_most(asked["query"])
        order = {number: place for place, number in enumerate(numbers)}
        claims = _shown(publishing.public_checks().filter(summary__in=numbers), asked)
        return sorted(claims, key=lambda claim: order[claim.summary_id or 0])[:size]

    def get_exception_handler(self) -> Any:
        return _error

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        # It is the same for everybody, and scripts on other sites may read it.
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def _error(error: Exception, context: dict[str, Any]) -> Response | None:
    """An error in Google's form."""
    if isinstance(error, NotFound):  # a page token that we never gave out
        error = ValidationError("This pageToken is none of ours.")
    response = exception_handler(error, context)
    if response is None:
        return None
    sentences = [str(sentence) for sentence in _sentences(error.detail)] if isinstance(error, APIException) else []
    status = "RESOURCE_EXHAUSTED" if isinstance(error, Throttled) else _STATUS.get(response.status_code, "UNKNOWN")
    response.data = {"error": {"code": response.status_code, "message": " ".join(sentences), "status": status}}
    return response


def _sentences(detail: Any) -> list[str]:
    if isinstance(detail, dict):
        return [
            sentence if name == "non_field_errors" else f"{name}: {sentence}"
            for name, inner in detail.items()
            for sentence in _sentences(inner)
        ]
    return [str(inner) for inner in detail] if isinstance(detail, list) else [str(detail)]


def _site() -> str:
    """Our site as Google names sites: the host without “www.”."""
    return (urlsplit(settings.SITE_URL).hostname or "").removeprefix("www.")


def _is_ours(site: str) -> bool:
    wanted = site.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/").removeprefix("www.")
    return not wanted or _site() == wanted or _site().endswith(f".{wanted}")


def _shown(claims: QuerySet[Claim], asked: dict[str, Any]) -> QuerySet[Claim]:
    """With the part of the record that an answer is made of; in the language and no older than is asked for, if so."""
    max_age, language = asked["maxAgeDays"], asked["languageCode"].strip().lower().partition("-")[0]
    if language:  # the region counts for nothing
        claims = claims.filter(summary__text_language=language)
    claims = claims.select_related("summary").annotate(
        claim_part=KeyTransform("claim", "summary__record"),
        verdict_at=KeyTextTransform("verdict_published_at", "summary__record"),
    )
    if max_age:
        since = timezone.now() - timedelta(days=max_age)
        # No text is older than its verdict: the column first, then the record, whose moments are all in UTC.
        claims = claims.filter(summary__published_at__gte=since, verdict_at__gte=since.isoformat())
    return claims.defer("summary__record", "summary__text", "summary__html", "summary__search_text", "search_text")


def _from(claims: QuerySet[Claim], offset: int) -> QuerySet[Claim]:
    """All from one place on; nothing when there are not so many."""
    first = claims.values_list("published_at", "pk")[offset : offset + 1]
    for published_at, pk in first:
        return claims.filter(Q(published_at__lt=published_at) | Q(published_at=published_at, pk__lte=pk))
    return claims.none()


def _given(claim: Claim) -> dict[str, Any]:
    summary, part = claim.summary, claim.claim_part  # type: ignore[attr-defined]
    assert summary is not None  # noqa: S101  public checks have one
    told: dict[str, Any] = {"text": part["text"]}
    # As in our markup: whoever is only said to have made it is not named, and a day that nobody knows is not made up.
    if part["claimant"] and summary.attribution == Attribution.CONFIRMED:
        told["claimant"] = part["claimant"]["name"]
    if part["said"] and part["said"]["precision"] == DatePrecision.DAY:
        told["claimDate"] = f"{part['said']['date']}T00:00:00Z"
    verdict_at = datetime.fromisoformat(claim.verdict_at)  # type: ignore[attr-defined]
    review = {
        "publisher": {"name": settings.SITE_NAME, "site": _site()},
        "url": publishing.check_address(claim.slug or ""),
        "title": summary.title,
        "reviewDate": verdict_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "textualRating": Verdict(summary.verdict).label,
        "languageCode": summary.text_language,
    }
    return told | {"claimReview": [review]}
