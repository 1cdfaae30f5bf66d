"""The reading of texts that people wrote down what is in: exactly the differences that the docs list."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.reading import abroad, agency, at_length, whole
from tests.reading.agency import Gold

DOCS = Path(__file__).parents[2] / "docs" / "reading.md"
CASES = [(module, gold) for module in (agency, at_length, abroad, whole) for gold in module.TEXTS]


def known_misses(module: str) -> list[str]:
    """What the docs say that is missed, line by line."""
    _, _, after = DOCS.read_text(encoding="utf-8").partition(f"`python -m {module}`")
    return after.split("```")[1].strip().splitlines()


@pytest.mark.parametrize(("module", "gold"), CASES, ids=[gold.key for _, gold in CASES])
def test_text_is_read_as_people_wrote_down(module: ModuleType, gold: Gold) -> None:
    key = f"{gold.key}: "
    known = [line.removeprefix(key) for line in known_misses(module.__name__) if line.startswith(key)]
    names = whole.otherwise_named(gold) if module is whole else []
    assert module.differences(gold) + names == known


@pytest.mark.parametrize("module", [agency, at_length, abroad, whole], ids=["agency", "at_length", "abroad", "whole"])
def test_docs_list_every_difference_as_the_command_prints_it(module: ModuleType) -> None:
    assert known_misses(module.__name__) == module.listed()
