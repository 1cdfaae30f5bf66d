"""Several programs run as one; here they are small ones, the real ones are in test_up.py."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from factcheck.embedded.processes import is_alive, marked
from factcheck.supervision import MARK, ProgramEnded, StopRequested, Supervisor, describe_end

ROOT = Path(__file__).parents[2]
SLEEPER = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(print("bye", flush=True)))
print("ready", flush=True)
signal.pause()
"""
PARENT = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1]]).wait()"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); signal.pause()"


class Words(io.StringIO):
    """What the supervisor printed; a test can wait for a line."""

    def __init__(self):
        super().__init__()
        self.reading, self.writing = os.pipe()
        self.lines = os.fdopen(self.reading)

    def write(self, text):
        os.write(self.writing, text.encode())
        return super().write(text)

    def await_line(self, text):
        for line in self.lines:
            if line.strip() == text:
                return


@pytest.fixture
def words():
    out = Words()
    yield out
    os.close(out.writing)
    out.lines.close()


@pytest.fixture
def supervisor(tmp_path, words):
    supervisor = Supervisor(str(tmp_path), order=("beat", "web", "worker"), folder=tmp_path, out=words)
    yield supervisor
    supervisor.stop()
    assert list(marked(MARK, str(tmp_path))) == []


def start(supervisor, words, name, *code):
    supervisor.start(name, [sys.executable, "-c", *code], os.environ)
    words.await_line(f"{name:<9} | ready")


def test_programs_stop_in_order_and_each_is_heard_out(supervisor, words):
    for name in ("worker", "beat", "web"):
        start(supervisor, words, name, SLEEPER)
    supervisor.stop()
    assert words.getvalue().splitlines()[3:] == [
        "beat      | bye",
        "factcheck | beat stopped.",
        "web       | bye",
        "factcheck | web stopped.",
        "worker    | bye",
        "factcheck | worker stopped.",
    ]


def test_program_that_ends_is_named_with_the_way_it_ended(supervisor, words):
    start(supervisor, words, "web", SLEEPER)
    supervisor.programs["web"].process.kill()
    with pytest.raises(ProgramEnded, match=r"^The web server was ended by the signal SIGKILL$"):
        supervisor.attend()
    assert describe_end("worker", 3) == "The worker ended by itself with exit code 3"


def test_signal_is_a_request_to_stop(supervisor, words):
    start(supervisor, words, "web", SLEEPER)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        supervisor.listen()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(StopRequested):
            supervisor.attend()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_short_program_gives_its_exit_code(supervisor):
    assert supervisor.run("setup", [sys.executable, "-c", "raise SystemExit(7)"], os.environ) == 7
    assert supervisor.programs == {}


def test_other_program_that_ends_meanwhile_is_noticed(supervisor, words):
    start(supervisor, words, "web", "print('ready', flush=True)")
    with pytest.raises(ProgramEnded, match="The web server ended by itself with exit code 0"):
        supervisor.run("setup", [sys.executable, "-c", SLEEPER], os.environ)


def test_what_a_killed_program_started_goes_with_it(supervisor, words):
    start(supervisor, words, "worker", PARENT, STUBBORN)
    (child,) = psutil.Process(supervisor.programs["worker"].process.pid).children()
    supervisor.programs["worker"].process.kill()
    supervisor.stop()
    assert not is_alive(child)


def test_leftovers_of_a_killed_run_are_ended_and_others_are_not(supervisor, words, tmp_path):
    stranger = Supervisor(str(tmp_path / "other"), order=("web",), folder=tmp_path, out=words)
    start(stranger, words, "web", SLEEPER)
    start(supervisor, words, "web", SLEEPER)
    left = psutil.Process(supervisor.programs["web"].process.pid)

    after = Supervisor(str(tmp_path), order=("beat", "web", "worker"), folder=tmp_path, out=words)
    assert after.end_leftovers() is True
    assert not is_alive(left)
    assert after.end_leftovers() is False
    assert stranger.programs["web"].process.poll() is None
    stranger.stop()


FOLLOWER = """
import os, signal, sys
from pathlib import Path
from factcheck.supervision import StopRequested, Supervisor
supervisor = Supervisor("none", order=(), folder=Path("."), out=sys.stdout)
supervisor.follow_parent()
print("ready", flush=True)
try:
    supervisor.attend()
except StopRequested as reason:
    print(reason, flush=True)
"""


def test_end_of_the_parent_is_a_request_to_stop():
    between = [sys.executable, "-c", PARENT, FOLLOWER]
    with subprocess.Popen(between, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline() == "ready\n"
        parent.kill()
        assert parent.stdout.read() == "SIGTERM\n"
