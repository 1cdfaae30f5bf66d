"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from claims.differences import Piece, shown, word_changes

TEXT = st.lists(st.sampled_from(["a", "bridge", " ", "\n", "was", "closed."]), max_size=30).map("".join)


@given(TEXT, TEXT)
def test_changes_hold_both_texts_whole(before, after):
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind in ("same", "gone")) == before
    assert "".join(piece.text for piece in pieces if piece.kind in ("same", "new")) == after


def test_changes_are_told_word_by_word():
    assert word_changes("It was closed.", "It is closed.") == [
        Piece("same", "It "),
        Piece("gone", "was"),
        Piece("new", "is"),
        Piece("same", " closed."),
    ]


def test_what_stayed_far_from_a_change_is_left_out():
    words = "word " * 100
    assert [piece.kind for piece in shown(word_changes(f"{words}old {words}", f"{words}new {words}"))] == [
        "skipped",
        "same",
        "gone",
        "new",
        "same",
        "skipped",
    ]
