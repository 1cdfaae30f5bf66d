"""What is answered where nothing is: in the frame of the part of the site that was asked."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.defaults import page_not_found

from claims.web.public import page

OF_THE_DESK = ("/desk/", "/account/", "/admin/")


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: a page of the desk for its people, a sentence for machines, and a public page for readers."""
    if request.path_info.startswith(OF_THE_DESK):
        return page_not_found(request, exception)
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": "There is nothing at this address.", "code": "not_found"}, status=404)
    return page("public/404.html", {}, status=404)
