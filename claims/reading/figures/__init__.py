"""Figures: what a text counts, how reports that count the same differ, and arithmetic that fails.

Pure functions on text and on figures; every remark carries its reason in words.
"""

from claims.reading.figures import english, korean, unread
from claims.reading.figures.abroad import find_figures_in
from claims.reading.figures.lexicons import LEXICONS
from claims.reading.statements import Figure

READ = frozenset(("en", "ko", *LEXICONS))
"""The languages whose figures are read with a lexicon of their own; in others digits alone are."""


def find_figures(text: str, start: int = 0, end: int | None = None, *, language: str = "en") -> tuple[Figure, ...]:
    """The figures in ``text[start:end]``, in their order; offsets are those of ``text``."""
    if language == "ko":
        return korean.find_figures(text, start, end)
    if language in LEXICONS:
        return find_figures_in(text, language, start, end)
    if language in ("", "en"):
        return english.find_figures(text, start, end)
    return unread.find_figures(text, language, start, end)


__all__ = ["READ", "find_figures"]
