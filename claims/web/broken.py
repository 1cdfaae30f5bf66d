"""What is answered where the program failed: calm, in the shape that was asked for, with what was typed."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from claims.web.typed import may_be_shown, typed_words

SENTENCE = "Something went wrong on our side, and nothing was changed."
HOLDING_SECRETS = ("/account/", "/admin/")
"""Where passwords are typed: nothing that was sent there is shown again."""


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: a page that needs nothing which may be broken too, neither database nor session; a sentence for machines."""
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": SENTENCE, "code": "error"}, status=500)
    if request.path_info.startswith("/v1alpha1/"):
        return JsonResponse({"error": {"code": 500, "message": SENTENCE, "status": "INTERNAL"}}, status=500)
    typed: list[str] = []
    if not request.path_info.startswith(HOLDING_SECRETS) and may_be_shown(request):
        with suppress(Exception):  # reading the form may be what failed; the answer must not fail with it
            typed = typed_words(request)
    return HttpResponse(render_to_string("500.html", {"typed": typed}), status=500)
