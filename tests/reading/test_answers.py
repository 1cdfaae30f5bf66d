"""Who answers whom, and how, on short texts of our own with what a good reading finds written down first."""

from pathlib import Path
from typing import Any

import pytest

from claims.choices import CounterKind, EvidenceOffered
from tests.reading.answers import TEXTS, differences, listed

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reading.md"


def known_misses() -> list[str]:
    """What the docs say that is missed, line by line."""
    _, _, after = DOCS.read_text(encoding="utf-8").partition("`python -m tests.reading.answers`")
    return after.split("```")[1].strip().splitlines()


@pytest.mark.parametrize("text", TEXTS, ids=[text["key"] for text in TEXTS])
def test_answers_are_those_that_people_wrote_down(text: dict[str, Any]) -> None:
    key = f"{text['key']}: "
    assert differences(text) == [line.removeprefix(key) for line in known_misses() if line.startswith(key)]


def test_docs_list_every_miss_as_the_command_prints_it() -> None:
    assert known_misses() == listed()


def test_texts_hold_every_kind_and_every_sort_of_evidence() -> None:
    answers = [answer for text in TEXTS for answer in text["answers"]]
    assert {answer["kind"] for answer in answers} == set(CounterKind.values)
    assert {answer["evidence"] for answer in answers} == set(EvidenceOffered.values)
    assert len(TEXTS) >= 60
