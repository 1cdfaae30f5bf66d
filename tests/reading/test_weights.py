"""The shipped weights are those that training makes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claims.reading.features import WORDS_FOR_PEOPLE
from claims.reading.worthiness import SETTING, shipped

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("FACTCHECK_CORPUS", ROOT.parent / "shared")) / "data/checkworthy-claimbuster/train.jsonl.gz"


@pytest.mark.corpus
@pytest.mark.skipif(
    not DATA.exists(), reason="the ClaimBuster sentences are not here; FACTCHECK_CORPUS names the folder"
)
def test_training_reproduces_the_shipped_weights() -> None:
    command = [sys.executable, str(ROOT / "bench" / "train_worthiness.py"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_reason_has_words_for_people() -> None:
    assert set(shipped().named) == set(WORDS_FOR_PEOPLE)
    assert all(phrase for _, phrase in SETTING.values())
