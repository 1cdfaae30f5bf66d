"""Cursor paging for the API: no COUNT, no page that shifts while it is read."""

from rest_framework.pagination import CursorPagination


class Keyset(CursorPagination):
    """Newest first by primary key, unless a view names another ordering; ``page_size`` may be asked for, up to 200."""

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 200
