"""``scripts/setup`` says what stands in the way before anything is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "dirname", "df", "awk", "cat", "cksum", "id")
OLD = """#!/bin/sh
case "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac
"""
WITHOUT_VENV = """#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
"""
FULL_DISK = """#!/bin/sh
echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'
echo 'disk 1000000 900000 102400 90% /'
"""
FINE = """#!/bin/sh
exit 0
"""


@pytest.fixture
def checkout(tmp_path):
    """A checkout with the script alone, on a machine that has a shell, some tools and what a test puts there."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    shutil.copy(ROOT / "requirements-model.txt", tmp_path)
    tmp_path.joinpath("bin").mkdir()
    for tool in TOOLS:
        tmp_path.joinpath("bin", tool).symlink_to(shutil.which(tool))
    return tmp_path


def put(checkout, name, text):
    program = checkout / "bin" / name
    program.unlink(missing_ok=True)
    program.write_text(text)
    program.chmod(0o755)


def said(checkout, script="setup"):
    path = str(checkout / "bin")
    run = subprocess.run([checkout / "scripts" / script], env={"PATH": path}, capture_output=True, text=True)
    assert run.returncode == 1
    assert not checkout.joinpath(".venv").exists()
    return run.stderr


def test_no_python_is_a_sentence(checkout):
    assert said(checkout).startswith("Factcheck needs Python 3.11 or newer, and none was found; install it (")


def test_old_python_is_a_sentence(checkout):
    put(checkout, "python3", OLD)
    assert said(checkout) == (
        "Factcheck needs Python 3.11 or newer, and this machine has 3.9; "
        "install a newer one, or name it with PYTHON=/path/to/python3.\n"
    )


def test_python_without_venv_is_a_sentence(checkout):
    put(checkout, "python3", WITHOUT_VENV)
    assert said(checkout) == (
        "python3 lacks its venv module; install it (on Debian and Ubuntu: apt install python3-venv) and start again.\n"
    )


def test_full_disk_is_a_sentence(checkout):
    put(checkout, "python3", FINE)
    put(checkout, "df", FULL_DISK)
    assert said(checkout) == (
        f"The disk that holds {checkout} has only 100 MB free and 1269 MB are needed; "
        "free some space and start again.\n"
    )


def test_missing_chromium_is_named(checkout):
    put(checkout, "id", "#!/bin/sh\necho 1000\n")
    assert said(checkout, "chromium").startswith(
        "The browser tests need Chromium; install it (Debian: apt install chro"
    )


def test_commands_beside_a_run_need_one(checkout):
    assert said(checkout, "manage") == (
        "Factcheck does not run on the data folder .data; "
        "start it with make run in another terminal, or set DATABASE_URL.\n"
    )
