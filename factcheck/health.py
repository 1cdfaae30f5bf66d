"""Whether the process is up, and whether it can do its work."""

from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Replaced by the one that asks the database and the broker."""
    return HttpResponse("ok\n", content_type="text/plain")
