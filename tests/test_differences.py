"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from claims.differences import MOST_WORDS, Piece, shown, text_changes, word_changes

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


LINES = st.lists(st.sampled_from(["a line", "another", "", "the third one"]), max_size=12).map("\n".join)


@given(LINES, LINES)
def test_changes_of_whole_texts_hold_both_whole(before, after):
    pieces = text_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind in ("same", "gone")) == before
    assert "".join(piece.text for piece in pieces if piece.kind in ("same", "new")) == after


def test_a_stretch_too_long_to_be_compared_is_shown_as_gone_and_new():
    old, new = "old " * MOST_WORDS, "new " * MOST_WORDS
    assert text_changes(f"a\n{old}\nb", f"a\n{new}\nb") == [
        Piece("same", "a\n"),
        Piece("gone", f"{old}\n"),
        Piece("new", f"{new}\n"),
        Piece("same", "b"),
    ]
