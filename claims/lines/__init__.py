"""Independent lines: which reports go back to one origin, how that shows, and what people decided about it."""

from claims.lines.deciding import join, join_refusal, refusal, split, split_refusal, undo, undo_refusal
from claims.lines.drawing import are_compared, beside, draw, draw_later, run_drawing
from claims.lines.fingerprints import copies_of, take_fingerprint
from claims.lines.folding import Folded, folded
from claims.lines.trees import Branch, LineTree, count_lines, in_words, trees_of

__all__ = [
    "Branch",
    "Folded",
    "LineTree",
    "are_compared",
    "beside",
    "copies_of",
    "count_lines",
    "draw",
    "draw_later",
    "folded",
    "in_words",
    "join",
    "join_refusal",
    "refusal",
    "run_drawing",
    "split",
    "split_refusal",
    "take_fingerprint",
    "trees_of",
    "undo",
    "undo_refusal",
]
