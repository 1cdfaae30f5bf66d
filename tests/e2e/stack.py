"""The whole stack, as a newcomer starts it with one command, and a real Chromium to put in front of it."""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Playwright, expect

ROOT = Path(__file__).parents[2]
UP = "Factcheck is up: "
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
# What is waited for comes when it comes: a busy machine makes a test slow, not red.
expect.set_options(timeout=30_000)


@dataclass(frozen=True, slots=True)
class Stack:
    """A running Factcheck: where it answers, where its newswire does, and where its data lies."""

    address: str
    newswire: str
    data: Path
    process: "subprocess.Popen[str]"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(data: Path) -> Stack:
    """Start everything with its demo; returns when it says that it is up."""
    outside = {"DATABASE_URL", "REDIS_URL", "FACTCHECK_DATA", "FACTCHECK_DEBUG", "PYTEST_XDIST_WORKER"}
    environment = {name: value for name, value in os.environ.items() if name not in outside}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", f"--port={free_port()}", f"--data={data}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said, address, newswire = [], "", ""
    for line in process.stdout or ():
        said.append(line)
        if UP in line:
            address = line.split(UP)[1].strip().rstrip("/")
        elif "The demo newswire: " in line:
            newswire = line.split("The demo newswire: ")[1].strip().rstrip("/")
        elif "Ctrl-C stops everything" in line:
            return Stack(address, newswire, data, process)
    process.communicate()
    raise AssertionError("It did not come up:\n" + "".join(said))


def stop(stack: Stack) -> int:
    """Ask it to stop, as Ctrl-C does, and wait until it has."""
    stack.process.send_signal(signal.SIGINT)
    stack.process.communicate(timeout=60)  # reads to the end, so that nobody waits for a full pipe
    return stack.process.returncode


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium (or another one on PATH), headless."""
    program = next((found for name in CHROMIUM if (found := which(name))), None)
    assert program, "Chromium is needed for the browser tests: install the package “chromium” (or Google Chrome)."
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=program, args=arguments)
