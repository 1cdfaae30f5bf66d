"""The library that runs the sentence model tells nobody that it does."""

import os
import subprocess
import sys

from django.conf import settings

USE = """
import django

django.setup()
from claims.matching import vectors

vectors.shipped_folder()
model = vectors.load()
assert model is not None
"""
GRAPH = "import runpy, sys; sys.argv = ['graph.py']; runpy.run_path('claims/matching/graph.py', run_name='graph')"
"""The program that writes the model's graph, as far as its imports."""


def files_left_at_home(code: str, home) -> list[str]:
    """What a process of ours leaves in the home of its account: of itself the library keeps a number there."""
    # These three keep the library quiet on the machines of those who build software, and on no newsroom's.
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS", "TF_BUILD")}
    kept.pop("ORT_DISABLE_TELEMETRY", None)
    own = {"HOME": str(home), "XDG_CACHE_HOME": "", "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=settings.BASE_DIR,
        env=kept | own | {"FACTCHECK_SENTENCE_MODEL": ""},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [str(path) for path in home.rglob("*") if path.is_file()]


def test_model_is_used_without_a_word_to_its_maker(model, tmp_path):
    assert files_left_at_home(USE, tmp_path) == []


def test_graph_is_written_without_a_word_to_its_maker(tmp_path):
    assert files_left_at_home(GRAPH, tmp_path) == []
