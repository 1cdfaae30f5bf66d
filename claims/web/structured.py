"""Structured data inside a page."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_script(data: dict[str, Any]) -> SafeString:
    """``data`` as JSON that can stand in a script element: no words of it can end the element or begin another."""
    return mark_safe(json.dumps(data, ensure_ascii=False, indent=1).translate(_ESCAPES))
