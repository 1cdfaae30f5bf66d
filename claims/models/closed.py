"""Columns that hold one word of a closed list."""

from django.db import models


def known(field: str, words: type[models.Choices], *, name: str, or_blank: bool = False) -> models.CheckConstraint:
    """The column ``field`` holds one of ``words``; with ``or_blank`` it may also be empty."""
    allowed = [*words.values, ""] if or_blank else words.values
    return models.CheckConstraint(condition=models.Q((f"{field}__in", allowed)), name=name)
