"""What holds for every request and every answer, whichever page they are of."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
    JsonResponse,
    UnreadablePostError,
)
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import get_resolver
from django.views.defaults import bad_request

LONGEST_QUERY = 4_000
"""Characters of a query string; web servers in front draw the line at about the same length."""

LARGEST_FORM = 256 * 2**20
"""Bytes of a form with files that are read at the most, so that what was typed beside a file that is too large can be
shown again. Nothing of such a file is kept: :class:`CutFiles` stops at the limit, and Django bounds the fields at
thrice what is taken in, so that a text that is too large comes back with its form."""

ROOM_BESIDE = 2**20
"""Bytes that a request without files may have beside the largest text that is taken in."""

Answer = Callable[[HttpRequest], HttpResponseBase]


class Bounds:
    """Turns away what no page could answer, before anything of it is read.

    A body larger than the largest text that is taken in is refused by the length it declares (413), so that it is
    neither kept in memory nor written to disk; a form with files may be larger, see :data:`LARGEST_FORM`. A NUL, which
    no text in the database can hold, and an endless query are refused as not understood (400).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "\0" in query or "%00" in query:
            return _not_understood(request, "There is a NUL in the address.")
        if len(query) > LONGEST_QUERY:
            return _not_understood(request, "The query is too long.")
        length, has_files = _declared_length(request), _is_form_with_files(request)
        if length > (LARGEST_FORM if has_files else settings.CLAIMS_INTAKE_BYTES + ROOM_BESIDE):
            return _too_large(request)
        if has_files and length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not _fits(request):
            return _too_large(request)
        return self.get_response(request)


def _declared_length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else 0


def _is_form_with_files(request: HttpRequest) -> bool:
    return (request.META.get("CONTENT_TYPE") or "").lower().startswith("multipart/form-data")


def _fits(request: HttpRequest) -> bool:
    """Read a form with files; say whether its fields are within bounds. The rest of one that is not is thrown away."""
    with suppress(UnreadablePostError):  # whoever sent it has gone
        try:
            _ = request.POST
        except RequestDataTooBig:
            while request.read(2**20):
                pass  # a browser that is not heard out to the end shows no answer
        else:
            return True
    return False


class CutFiles(FileUploadHandler):
    """Lets a file's bytes through up to one more than is taken in, and throws the rest away as it arrives.

    So a file of any size takes no more room than the limit, whoever reads it sees that it is too large, and the form
    around it is read to its end. Stands first among ``FILE_UPLOAD_HANDLERS``.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        room = settings.CLAIMS_INTAKE_BYTES + 1 - start
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one have kept the file."""


def _not_understood(request: HttpRequest, why: str) -> HttpResponse:
    """A page for people, and for machines the shape in which they are refused at that address."""
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": why, "code": "not_understood"}, status=400)
    if request.path_info.startswith("/v1alpha1/"):
        error = {"code": 400, "message": why, "status": "INVALID_ARGUMENT"}
        return JsonResponse({"error": error}, status=400)
    raise BadRequest(why)


def _too_large(request: HttpRequest) -> HttpResponse:
    most = filesizeformat(settings.CLAIMS_INTAKE_BYTES)
    if request.path_info.startswith("/api/"):
        sentence = f"Not more than {most} are taken in at once."
        return JsonResponse({"detail": sentence, "code": "too_large"}, status=413)
    return HttpResponse(render_to_string("413.html", {"most": most}), status=413)


class OwnPages:
    """While DEBUG is on, what is not there and what is not understood get the pages that everybody else gets.

    Django answers then with pages for its developers, and whoever tries Factcheck out is none. An error of the program
    keeps Django's page, which is worth more to whoever reports it.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.DEBUG and type(response) is HttpResponseNotFound:
            nothing_here: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(404)
            return nothing_here(request, exception=Http404())
        if settings.DEBUG and type(response) is HttpResponse and response.status_code == HTTPStatus.BAD_REQUEST:
            return bad_request(request, BadRequest())
        return response


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
