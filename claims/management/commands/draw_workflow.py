"""Write docs/workflow.md from the table of actions, so that the two cannot part."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.choices import Action, Stage
from claims.workflow import STEPS

_HEAD = """# Stages and who may do what

This page is written by `manage.py draw_workflow` from `STEPS` in `claims/workflow/steps.py`; a test holds the two
together.

Roles, each with the rights of the one before: contributor, reviewer, editor, admin. An action that the table does not
allow is refused with a sentence, which is the same on the desk, in the API and in code.
"""
_FOOT = """
**Blind** means: until the second seat is in, the claim's verdict stays unchecked and the proposal is shown to its
author alone, in pages, API, back office and history. The event of a proposal holds a salted commitment to it, which the
event that closes the round opens.

**Suggestions** are kept or dismissed one by one, or, by a reviewer, dismissed together on a page that shows them all:
100 at once at most, with a reason that stands in the history. Whoever takes it back finds them as they were, but for
what somebody has decided since. What concerns somebody whom the claim names never goes that way: each
counter-statement to a claim that names a person, what such a person says, and what names them. Where a side is missing
on the page, the checklist tells how many suggestions went together.

One person cannot fill both seats: a person has one review a round, and a seat has one review a round; both are unique
constraints. A trigger refuses an approval for which the seats do not stand.
"""


def workflow_page() -> str:
    """The whole page, as Markdown with a Mermaid diagram and the same as a table."""
    lines = [_HEAD, "```mermaid", "stateDiagram-v2"]
    lines += [f"    {stage.value}: {stage.label}" for stage in Stage]
    for action, step in STEPS.items():
        origins = [stage.value for stage in step.before] or ["[*]"]
        deed = Action(action).label.lower()
        lines += [f"    {before} --> {after.value}: {deed}" for before in origins for after in step.after]
        lines += [f"    {stage.value} --> {stage.value}: {deed}" for stage in step.under_review]
    lines += ["```", "", "| action | from | to | who | needs |", "|---|---|---|---|---|"]
    for action, step in STEPS.items():
        before = ", ".join(Stage(stage).label.lower() for stage in step.before) or "–"
        after = ", or ".join(Stage(stage).label.lower() for stage in step.after)
        if step.under_review:
            before, after = f"{before}, or under review", f"{after}, or where it stands"
        lines.append(
            f"| {Action(action).label.lower()} | {before} | {after} | {step.role.label} | {step.needs or '–'} |"
        )
    return "\n".join(lines) + "\n" + _FOOT


class Command(BaseCommand):
    help = "Writes docs/workflow.md from the table of actions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=Path("docs/workflow.md"), help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        options["to"].write_text(workflow_page(), encoding="utf-8")
        self.stdout.write(f"Wrote {options['to']}.")
