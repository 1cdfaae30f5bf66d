"""Cursor paging for the API: no COUNT, no page that shifts while it is read."""

from datetime import UTC
from typing import Any

from django.utils.dateparse import parse_datetime
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination


class Keyset(CursorPagination):
    """Newest first by primary key, unless the view names another order as ``keyset``; ``page_size`` goes up to 200."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_ordering(self, request: Any, queryset: Any, view: Any) -> tuple[str, ...]:
        return tuple(getattr(view, "keyset", None) or (self.ordering,))

    def decode_cursor(self, request: Any) -> Cursor | None:
        """The place that the address names; one that we have never given out is answered with 404."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not _is_place(str(cursor.position), self.ordering[0]):
            raise NotFound(self.invalid_cursor_message)
        return cursor


def _is_place(position: str, order: str) -> bool:
    """Whether ``position`` is a number, or a moment within the calendar, as the first field of ``order`` holds it."""
    if order.endswith("pk"):
        return position.isascii() and position.isdecimal() and len(position) < 19
    try:
        moment = parse_datetime(position)
        return moment is not None and moment.tzinfo is not None and bool(moment.astimezone(UTC))
    except (ValueError, OverflowError):
        return False
