"""The reading of the texts of ``agency.txt``: exactly the differences that the docs list."""

from pathlib import Path

import pytest

from tests.reading.agency import TEXTS, Gold, differences, listed

DOCS = Path(__file__).parents[2] / "docs" / "reading.md"


def known_misses() -> list[str]:
    """What the docs say that is missed, line by line."""
    _, _, after = DOCS.read_text(encoding="utf-8").partition("`python -m tests.reading.agency`")
    return after.split("```")[1].strip().splitlines()


@pytest.mark.parametrize("gold", TEXTS, ids=[gold.key for gold in TEXTS])
def test_text_is_read_as_people_wrote_down(gold: Gold) -> None:
    key = f"{gold.key}: "
    assert differences(gold) == [line.removeprefix(key) for line in known_misses() if line.startswith(key)]


def test_docs_list_every_difference_as_the_command_prints_it() -> None:
    assert known_misses() == listed()
