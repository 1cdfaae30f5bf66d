"""What holds for every request and every answer, whichever page they are of."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string

LONGEST_QUERY = 4_000
"""Characters of a query string; web servers in front draw the line at about the same length."""

Answer = Callable[[HttpRequest], HttpResponseBase]


class Bounds:
    """Turns away what no page could answer, before anything of it is read.

    A body larger than the largest file that is taken in is refused by the length it declares (413), so that it is
    neither kept in memory nor written to disk; a NUL, which no text in the database can hold, and an endless query
    are refused as not understood (400).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "\0" in query or "%00" in query:
            raise BadRequest("There is a NUL in the address.")
        if len(query) > LONGEST_QUERY:
            raise BadRequest("The query is too long.")
        if _declared_length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return _too_large(request)
        return self.get_response(request)


def _declared_length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else 0


def _too_large(request: HttpRequest) -> HttpResponse:
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
    if request.path_info.startswith("/api/"):
        sentence = f"Not more than {most} MB are taken in at once."
        return JsonResponse({"detail": sentence, "code": "too_large"}, status=413)
    return HttpResponse(render_to_string("413.html", {"most": most}), status=413)


class Unshared:
    """Marks every answer that says nothing else as one that no cache keeps, on the way or in the browser.

    So what somebody saw while they were logged in cannot be brought back after they have logged out.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
