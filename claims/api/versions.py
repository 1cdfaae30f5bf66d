"""Texts that carry a version: which one somebody has read, and the version in the answer."""

import re
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.errors import PreconditionRequired
from claims.api.serializers import Refusal, StaleRefusal

STALE = {
    412: OpenApiResponse(StaleRefusal, description="The text has changed since it was read."),
    428: OpenApiResponse(Refusal, description="The header If-Match is missing."),
}
IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description='The version that was read, in quotation marks; "0" when there is none yet.',
)
_VERSION = re.compile(r'(?:W/)?"?(\d{1,9})"?')


def version_read(request: Request) -> int:
    """The version that this person has read, from ``If-Match``; raises 428 when they do not say."""
    found = _VERSION.fullmatch(request.headers.get("If-Match", "").strip())
    if found is None:
        raise PreconditionRequired
    return int(found[1])


def with_version(body: Any, version: int, status: int = 200) -> Response:
    """An answer that names the version of the text in it."""
    return Response(body, status=status, headers={"ETag": f'"{version}"'})
