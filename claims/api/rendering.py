"""The browsable page: the answer as a person reads it in a browser, without a script and without an inline style."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from rest_framework.renderers import BaseRenderer, JSONRenderer

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+?(?=&quot;|&#x27;|[\s\"'<>\\]|$)")


class Page(BaseRenderer):
    """Shows what the same address gives as JSON, with its addresses as links. Read only: writing is tried out in the
    documentation."""

    media_type = "text/html"
    format = "html"
    charset = "utf-8"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        context = renderer_context or {}
        view, request, response = context["view"], context["request"], context["response"]
        text = JSONRenderer().render(data, "application/json; indent=2", dict(context)).decode()
        return render_to_string(
            "rest_framework/api.html",
            {
                "site_name": settings.SITE_NAME,
                "name": view.get_view_name(),
                "description": view.get_view_description(),
                "method": request.method,
                "path": request.get_full_path(),
                "allowed": [method for method in view.allowed_methods if method != "OPTIONS"],
                "status": f"{response.status_code} {response.status_text}",
                "body": linked(text) if data is not None else "",
                "person": str(request.user) if getattr(request.user, "is_authenticated", False) else "",
                "next": data.get("next") if isinstance(data, dict) else None,
                "previous": data.get("previous") if isinstance(data, dict) else None,
            },
        )


def linked(text: str) -> SafeString:
    """JSON text, escaped, with the addresses in it as links."""
    escaped = escape(text)
    return mark_safe(
        _ADDRESS.sub(lambda found: f'<a href="{found[0]}" rel="nofollow noopener">{found[0]}</a>', escaped)
    )
