"""What holds for every request and every answer, whichever page they are of."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
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
            raise BadRequest("There is a NUL in the address.")
        if len(query) > LONGEST_QUERY:
            raise BadRequest("The query is too long.")
        most = LARGEST_FORM if _is_form_with_files(request) else settings.CLAIMS_INTAKE_BYTES + ROOM_BESIDE
        if _declared_length(request) > most:
            return _too_large(request)
        return self.get_response(request)


def _declared_length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else 0


def _is_form_with_files(request: HttpRequest) -> bool:
    return (request.META.get("CONTENT_TYPE") or "").lower().startswith("multipart/form-data")


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


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that cannot be answered as it is: too large (413), or not understood (400)."""
    if isinstance(exception, RequestDataTooBig):
        return _too_large(request)
    return bad_request(request, exception)


def _too_large(request: HttpRequest) -> HttpResponse:
    most = filesizeformat(settings.CLAIMS_INTAKE_BYTES)
    if request.path_info.startswith("/api/"):
        sentence = f"Not more than {most} are taken in at once."
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
