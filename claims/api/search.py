"""One question to claims, checks, reports and sources at once."""

from typing import Any
from urllib.parse import urlencode

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims import publishing
from claims.api.caching import SameForEverybody
from claims.api.permissions import is_of_the_desk
from claims.searching import KINDS, Found, Row, search, understand

SIZE, SIZE_OF_ONE = 10, 50


class PieceSerializer(serializers.Serializer[Any]):
    """Some text, and whether it is what was searched for."""

    text = serializers.CharField()
    marked = serializers.BooleanField()


class RowSerializer(serializers.Serializer[Any]):
    """Something that was found."""

    kind = serializers.CharField(help_text="claim, check, report or source.")
    address = serializers.CharField(help_text="Where the API has all of it; for a check also “page”, for readers.")
    page = serializers.CharField()
    title = PieceSerializer(many=True)
    snippet = PieceSerializer(many=True)


class GroupSerializer(serializers.Serializer[Any]):
    """The newest of one kind that fit, and the address of the next page."""

    kind = serializers.CharField(help_text="claim, check, report or source.")
    results = RowSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ResultsSerializer(serializers.Serializer[Any]):
    """What was found, kind by kind."""

    asked = serializers.CharField()
    instead = serializers.CharField(
        allow_null=True, help_text="Nothing fits what was asked; the results are what fits this."
    )
    notes = serializers.ListField(child=serializers.CharField(), help_text="What was not understood, in sentences.")
    found = GroupSerializer(many=True)


class SearchView(SameForEverybody):
    """Everything that fits. People of the desk search the desk; everybody else what has been published."""

    permission_classes = (AllowAny,)

    @extend_schema(
        summary="Search everything that you may see",
        parameters=[
            OpenApiParameter(
                "q",
                str,
                required=True,
                description="Words, “phrases”, -without, and filters such as speaker:name; see docs/api.md.",
            ),
            OpenApiParameter("kind", str, enum=list(KINDS), description="Only this, page by page."),
            OpenApiParameter("after", str, description="The mark of a page, from “next”."),
        ],
        responses={200: ResultsSerializer},
    )
    def get(self, request: Request) -> Response:
        asked = understand(request.query_params.get("q", ""))
        kind = request.query_params.get("kind", "")
        is_one = kind in KINDS
        results = search(
            asked,
            on_desk=is_of_the_desk(request.user),
            kinds=[kind] if is_one else list(KINDS),
            after=request.query_params.get("after", "") if is_one else "",
            size=SIZE_OF_ONE if is_one else SIZE,
        )
        meant = results.instead or asked
        return Response(
            {
                "asked": asked.typed,
                "instead": results.instead.typed if results.instead else None,
                "notes": list(asked.notes),
                "found": [self._group(found, meant.typed, request) for found in results.found],
            }
        )

    def _group(self, found: Found, typed: str, request: Request) -> dict[str, Any]:
        query = urlencode({"q": typed, "kind": found.kind, "after": found.following})
        return {
            "kind": found.kind,
            "results": [self._row(row, request) for row in found.rows],
            "next": f"{reverse('api:search', request=request)}?{query}" if found.following else None,
        }

    def _row(self, row: Row, request: Request) -> dict[str, Any]:
        key = row.thing.slug if row.kind == "check" else row.thing.pk
        return {
            "kind": row.kind,
            "address": reverse(f"api:{row.kind}-detail", args=[key], request=request),
            "page": publishing.check_address(row.thing.slug) if row.kind == "check" else "",
            "title": [{"text": text, "marked": is_marked} for text, is_marked in row.title],
            "snippet": [{"text": text, "marked": is_marked} for text, is_marked in row.snippet],
        }
