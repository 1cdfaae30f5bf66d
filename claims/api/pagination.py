"""Cursor paging for the API: no COUNT, no page that shifts while it is read."""

from typing import Any

from rest_framework.pagination import CursorPagination


class Keyset(CursorPagination):
    """Newest first by primary key, unless the view names another order as ``keyset``; ``page_size`` goes up to 200."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_ordering(self, request: Any, queryset: Any, view: Any) -> tuple[str, ...]:
        return tuple(getattr(view, "keyset", None) or (self.ordering,))
