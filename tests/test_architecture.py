"""What a machine can check about the house: imports go down only, and the wiring starts nothing by itself."""

import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).parent.parent
DEEDS = ("stage", "verdict", "attribution")


def test_imports_go_down_only():
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_stage_verdict_and_attribution_of_a_claim_are_written_in_one_place():
    writers = [
        path.relative_to(ROOT)
        for path in sorted((ROOT / "claims").rglob("*.py"))
        if any(f"claim.{field} = " in line or f"claim.{field}, " in line for field in DEEDS for line in _code(path))
    ]
    assert writers == [Path("claims/workflow/deeds.py")]


def _code(path: Path) -> list[str]:
    """Lines that assign: a field of a claim on the left of an equals sign."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return [line.split(" = ")[0] + " = " for line in lines if " = " in line and not line.startswith("#")]


def test_importing_the_settings_starts_nothing():
    code = "import factcheck.settings, threading, multiprocessing; print(threading.active_count())"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.strip()) == (0, "1"), ran.stderr


def test_every_closed_list_of_words_is_held_by_the_database():
    fields = [field for model in apps.get_app_config("claims").get_models() for field in model._meta.local_fields]
    closed = [field for field in fields if field.choices]
    assert len(closed) > 40
    open_ones = [
        str(field)
        for field in closed
        if not any(
            isinstance(constraint, models.CheckConstraint)
            and constraint.condition == models.Q((f"{field.name}__in", _words(field)))
            for constraint in field.model._meta.constraints
        )
    ]
    assert open_ones == []


def _words(field: models.Field) -> list[object]:
    return [value for value, _ in field.choices] + ([""] if field.blank else [])
