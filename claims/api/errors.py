"""How the API says no: always a sentence under ``detail``, with the status that fits."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's own answers; the refusals of the desk are added where the verbs are."""
    return exception_handler(error, context)
