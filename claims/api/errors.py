"""How the API says no: always a sentence under ``detail`` and a word under ``code``, with the status that fits.

========================  ======  ==================================================================
refused                   409     the desk's rules say no, with the sentence that greys the button
incomplete, invalid       400     ``fields`` maps each field to its sentence
stale                     412     ``current`` is the text as it stands, ``yours`` the one that was sent
precondition_required     428     a text is changed without saying which version was read
withdrawn                 410     a check that was taken back (see ``claims.api.checks``)
========================  ======  ==================================================================
"""

from typing import Any

from django.db.models import Model
from django.forms.models import model_to_dict
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims.editing import REPLY_FIELDS, WORDS
from claims.intake import NotTaken
from claims.models import Claim, Draft, ReplyRequest, Review
from claims.workflow import Incomplete, Refused, Stale

WRITTEN: dict[type[Model], tuple[str, ...]] = {
    Claim: WORDS,
    Draft: ("title", "standfirst", "text", "sole_source", "language"),
    ReplyRequest: REPLY_FIELDS,
    Review: ("attribution", "verdict", "rationale"),
}
"""What people write in each text that carries a version."""


class PreconditionRequired(APIException):
    """A text is changed without saying which version of it was read."""

    status_code = 428
    default_detail = "Say which version you have read, in the header If-Match."
    default_code = "precondition_required"


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's own answers in our shape, and the desk's refusals beside them."""
    if isinstance(error, Stale):
        body = {"detail": error.sentence, "code": "stale", "current": as_written(error.current)}
        return Response(body | {"yours": _sent(context)}, status=status.HTTP_412_PRECONDITION_FAILED)
    if isinstance(error, Incomplete | NotTaken):
        body = {"detail": error.sentence, "code": "incomplete", "fields": error.fields}
        return Response(body, status=status.HTTP_400_BAD_REQUEST)
    if isinstance(error, Refused):
        return Response({"detail": error.sentence, "code": "refused"}, status=status.HTTP_409_CONFLICT)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, ValidationError):
        fields = _sentences(error.detail)
        response.data = {"detail": " ".join(fields.values()), "code": "invalid", "fields": fields}
    elif isinstance(error, APIException) and isinstance(error.detail, ErrorDetail):
        response.data = {"detail": str(error.detail), "code": error.detail.code}
    elif isinstance(response.data, dict) and "detail" in response.data:
        detail = response.data["detail"]
        response.data = {"detail": str(detail), "code": getattr(detail, "code", "error")}
    return response


def as_written(row: Model | None) -> dict[str, Any] | None:
    """A text that people write, with its version; ``None`` when there is none."""
    if row is None:
        return None
    written = model_to_dict(row, fields=WRITTEN[type(row)]) | {"version": row.version}  # type: ignore[attr-defined]
    return written | {"sources": row.numbered} if isinstance(row, Draft) else written


def _sent(context: dict[str, Any]) -> Any:
    data = context["request"].data
    return data.dict() if hasattr(data, "dict") else data


def _sentences(detail: Any, name: str = "") -> dict[str, str]:
    """The nested errors of a serializer as one sentence a field."""
    if isinstance(detail, dict):
        found: dict[str, str] = {}
        for key, inner in detail.items():
            found |= _sentences(inner, f"{name}.{key}" if name else str(key))
        return found
    sentences = [detail] if isinstance(detail, str) else [str(inner) for inner in detail]
    return {name or "detail": " ".join(sentences)}
