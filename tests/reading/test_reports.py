"""Reports of our own, in many topics and styles, with what a good reading yields written before the rules."""

from pathlib import Path

import pytest

from tests.reading.gold import NAMES, differences, listed

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reading.md"


def known_misses() -> list[str]:
    """What the docs say that the reading of these reports gets wrong, line by line."""
    _, _, after = DOCS.read_text(encoding="utf-8").partition("`python -m tests.reading.gold`")
    return after.split("```")[1].strip().splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_reading_of_our_own_report_is_what_people_wrote_down(name: str) -> None:
    misses = [line.removeprefix(f"{name}: ") for line in known_misses() if line.startswith(f"{name}: ")]
    assert differences(name) == misses


def test_docs_list_every_miss_as_the_command_prints_it() -> None:
    assert known_misses() == listed()
