"""The documents say what is so."""

import re
import tomllib
from pathlib import Path

import pytest

from claims import choices
from claims.management.commands.draw_workflow import workflow_page
from factcheck.management.commands.draw_limits import limits_page

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("demo/*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_workflow_page_is_drawn_from_the_table():
    assert read("docs/workflow.md") == workflow_page(), "run: manage.py draw_workflow"


def test_page_of_limits_is_drawn_from_the_code():
    assert read("docs/limits.md") == limits_page(), "run: manage.py draw_limits"


@pytest.mark.parametrize(
    "words", [choices.Stage, choices.Verdict, choices.Attribution, choices.Certainty, choices.Role]
)
def test_glossary_knows_every_word_of_the_closed_lists(words):
    glossary = read("docs/glossary.md").lower()
    assert [str(word.label).lower() for word in words if str(word.label).lower() not in glossary] == []


def test_every_variable_of_the_settings_is_described():
    named = set(
        re.findall(r'"((?:FACTCHECK_[A-Z_]+)|DATABASE_URL|REDIS_URL|EMAIL_URL)"', read("factcheck/settings.py"))
    )
    described = read("docs/operations.md")
    assert sorted(name for name in named if f"`{name}`" not in described) == []


def test_no_variable_is_described_that_nothing_reads():
    code = "".join(
        path.read_text(encoding="utf-8")
        for pattern in ("factcheck/**/*.py", "claims/**/*.py", "demo/**/*.py", "tests/**/*.py", "bench/**/*.py")
        for path in ROOT.glob(pattern)
    ) + read("Makefile")
    described = set(re.findall(r"`(FACTCHECK_[A-Z_]+)`", read("docs/operations.md")))
    assert sorted(name for name in described if name not in code) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_floors_of_the_house_are_those_that_the_imports_are_held_to():
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    floors = [set(floor.split(" | ")) for floor in contracts[0]["layers"]]
    tree = read("docs/architecture.md").split("```")[1].split("claims/\n", 1)[1]
    drawn = [set(re.findall(r"(?<= )(\w+)(?:/|\.py)(?= )", f"{floor} ")) for floor in tree.split("\n\n")]
    assert drawn == floors


def test_every_target_of_the_makefile_explains_itself():
    targets = re.findall(r"^([a-z][a-z-]*):", read("Makefile"), flags=re.M)
    explained = re.findall(r"^([a-z][a-z-]*):.*##", read("Makefile"), flags=re.M)
    assert sorted(set(targets) - set(explained)) == []
