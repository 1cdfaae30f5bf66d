"""Sentences of six other languages: whether they deny, and who says so, written down before they were read."""

from pathlib import Path

import pytest

from claims.reading import read

FILE = Path(__file__).parent / "wording" / "polarity.tsv"
ROWS = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("language", "text", "polarity", "who"), ROWS, ids=[row[1] for row in ROWS])
def test_sentence_denies_where_it_was_written_down_to(language: str, text: str, polarity: str, who: str) -> None:
    found = read(text, language=language).statements[-1]
    speaker = found.speaker
    words = text[speaker.start : speaker.end] if speaker.start is not None else ""
    assert found.polarity.value == polarity
    assert not (speaker.name or speaker.role) if who == "-" else who in f"{speaker.name} {speaker.role} {words}"
