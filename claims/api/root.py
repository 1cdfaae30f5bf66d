"""Where the API begins."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView


class Root(APIView):
    """What there is to read. The documentation says what can be written, and how."""

    permission_classes = (AllowAny,)

    @extend_schema(
        summary="Where everything is", responses={200: {"type": "object", "additionalProperties": {"type": "string"}}}
    )
    def get(self, request: Request) -> Response:
        names: dict[str, Any] = {
            "checks": "api:check-list",
            "claims": "api:claim-list",
            "clusters": "api:cluster-list",
            "reports": "api:report-list",
            "sources": "api:source-list",
            "feeds": "api:feed-list",
            "connectors": "api:connector-list",
            "weights": "api:weights",
            "archive": "api:archive",
            "reviews": "api:review-list",
            "intake": "api:intake-list",
            "letters": "api:letter-list",
            "search": "api:search",
            "work": "api:work",
            "schema": "api:schema",
            "documentation": "api:docs",
        }
        return Response({name: reverse(view, request=request) for name, view in names.items()})
