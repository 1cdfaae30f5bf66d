"""What everybody is given alike, caches may keep: they ask each time whether it still holds."""

from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

_KEPT = (200, 410)


class SameForEverybody(APIView):
    """For a view whose JSON, asked for by nobody in particular, may be kept by caches.

    It carries an ETag, and who has it is told so (304). An answer to somebody who is logged in, or shows a key, is
    theirs alone, as everything else is (``factcheck.safety.Unshared``).
    """

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        renderer = getattr(request, "accepted_renderer", None)
        if request.method not in SAFE_METHODS or response.status_code not in _KEPT or renderer is None:
            return response
        if renderer.format != "json" or "Authorization" in request.headers or request.user.is_authenticated:
            return response
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        patch_vary_headers(response, ("Authorization", "Cookie"))

        def revalidated(rendered: HttpResponse) -> Any:
            set_response_etag(rendered)
            return get_conditional_response(request._request, etag=rendered.headers["ETag"], response=rendered)

        response.add_post_render_callback(revalidated)
        return response
