"""What is answered where the program failed: calm, in the shape that was asked for, with what was typed."""

import sys
from contextlib import suppress

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from claims.web.typed import may_be_shown, typed_words

SENTENCE = "Something went wrong on our side. What was sent was either kept whole or not at all."
AWAY = "Our database cannot be used just now. Ask again in a minute; what was sent was either kept whole or not at all."
PAUSE = 30
"""Seconds after which machines may ask again while the database is away."""
HOLDING_SECRETS = ("/account/", "/admin/")
"""Where passwords are typed: nothing that was sent there is shown again."""


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: a page that needs nothing which may be broken too, neither database nor session; a sentence for machines.

    While the database is away, full or too busy it is 503: searchers of the web and readers of feeds come again then,
    where they would take a 500 for the end of a page.
    """
    is_away = isinstance(sys.exception(), OperationalError | InterfaceError)
    response = _told(request, AWAY if is_away else SENTENCE, is_away=is_away)
    if is_away:
        response.headers["Retry-After"] = str(PAUSE)
    return response


def _told(request: HttpRequest, sentence: str, *, is_away: bool) -> HttpResponse:
    status = 503 if is_away else 500
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": sentence, "code": "away" if is_away else "error"}, status=status)
    if request.path_info.startswith("/v1alpha1/"):
        error = {"code": status, "message": sentence, "status": "UNAVAILABLE" if is_away else "INTERNAL"}
        return JsonResponse({"error": error}, status=status)
    typed: list[str] = []
    if not request.path_info.startswith(HOLDING_SECRETS) and may_be_shown(request):
        with suppress(Exception):  # reading the form may be what failed; the answer must not fail with it
            typed = typed_words(request)
    return HttpResponse(render_to_string("500.html", {"typed": typed, "is_away": is_away}), status=status)
