"""Write docs/limits.md from the constants of the code and what stands below each, so that the two cannot part."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

_ROOT = Path(__file__).parents[3]
_PACKAGES = ("claims", "factcheck")
_HEAD = """# Limits

This page is written by `manage.py draw_limits` from the constants of the code and the sentence that stands below each
of them; a test holds the two together. What a newsroom may want to change is a setting and stands in
[operations.md](operations.md); these numbers are changed in the code.
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """A constant of a module: its value, and what it is for in the words that stand below it."""

    module: str
    name: str
    value: float | timedelta
    words: str


def limits() -> Iterator[Limit]:
    """Every number and time span that a module names for all to see and says a sentence about, module by module."""
    for package in _PACKAGES:
        for path in sorted((_ROOT / package).rglob("*.py")):
            module = ".".join(path.relative_to(_ROOT).with_suffix("").parts).removesuffix(".__init__")
            for name, words in _documented(ast.parse(path.read_text(encoding="utf-8"))):
                value = getattr(import_module(module), name)
                if isinstance(value, int | float | timedelta) and not isinstance(value, bool):
                    yield Limit(module, name, value, words)


def _documented(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names in capitals that are given a value, with the first paragraph of the text that follows at once."""
    for statement, following in zip(tree.body, tree.body[1:], strict=False):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
        if not isinstance(target, ast.Name) or not target.id.isupper() or target.id.startswith("_"):
            continue
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            words = following.value.value
            if isinstance(words, str):
                yield target.id, " ".join(words.split("\n\n")[0].split())


def limits_page() -> str:
    """The whole page: a table for each module that has any."""
    lines, module = [_HEAD], ""
    for limit in limits():
        if limit.module != module:
            module = limit.module
            lines += ["", f"## `{module}`", "", "| | | |", "|---|---|---|"]
        lines.append(f"| `{limit.name}` | {_shown(limit.value)} | {limit.words.replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def _shown(value: float | timedelta) -> str:
    if isinstance(value, timedelta):
        return f"{value.total_seconds():,.0f} s"
    if isinstance(value, int) and value >= 2**20 and value % 2**10 == 0:
        return f"{value:,} ({value / 2**20:,.0f} × 2^20)"
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


class Command(BaseCommand):
    help = "Writes docs/limits.md from the constants of the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=Path("docs/limits.md"), help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        options["to"].write_text(limits_page(), encoding="utf-8")
        self.stdout.write(f"Wrote {options['to']}.")
