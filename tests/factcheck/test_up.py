"""``manage.py up`` on the real thing: embedded servers, gunicorn, Celery worker and beat."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import psycopg
import pytest

from claims.choices import Queue
from factcheck.embedded import CannotStart
from factcheck.embedded.processes import marked
from factcheck.management.commands import up
from factcheck.supervision import MARK

ROOT = Path(__file__).parents[2]
UP = "Ctrl-C stops everything, in order."
STOPPED = [f"{name} stopped." for name in ("beat", "web", "sender", "reader", "fetcher", "broker", "database")]


started = []


class Up:
    """One run of the command, with its words so far."""

    def __init__(self, *arguments, **environment):
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("FACTCHECK_", "PYTEST_")) and name not in ("DATABASE_URL", "REDIS_URL", "PORT")
        }
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", *map(str, arguments)],
            cwd=ROOT,
            env=clean | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        started.append(self)

    def await_line(self, text):
        """Read on until a line says ``text``; the whole of the words is shown if none does."""
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if text in line:
                return
        pytest.fail(f"“{text}” was not said:\n" + "\n".join(self.lines))

    def finish(self):
        """Read to the end and return the exit code."""
        if not self.process.stdout.closed:
            self.lines += [line.rstrip() for line in self.process.stdout]
            self.process.stdout.close()
        return self.process.wait()

    def said(self):
        """What the command itself said, without the words of its programs."""
        return [line.removeprefix("factcheck | ") for line in self.lines if line.startswith("factcheck | ")]

    def running(self, data):
        """The programs of this run by name: the first process of each."""
        found = {}
        for process, environment in marked(MARK, str(data)):
            name = environment["FACTCHECK_UP_ROLE"]
            if name not in found or process.create_time() < found[name].create_time():
                found[name] = process
        return found


@pytest.fixture
def data(tmp_path):
    """A data folder; what a failed test leaves running on it is ended."""
    path = tmp_path / "data"
    yield path
    while started:
        run = started.pop()
        run.process.terminate()
        run.finish()
    for process, _ in marked(MARK, str(path)):
        process.kill()


@pytest.fixture
def port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def fetch(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return answer.status, answer.read().decode()


def database(data):
    run_folder = data.joinpath("run_folder").read_text()
    return psycopg.connect(host=run_folder, user="factcheck", dbname="factcheck", autocommit=True)


@pytest.mark.timeout(300)
def test_up_serves_survives_kills_and_keeps_all(data, port, tmp_path):
    first = Up("--port", port, "--data", data, "--no-demo")
    first.await_line(UP)
    assert first.said()[-5:] == [
        f"Factcheck is up: http://127.0.0.1:{port}/",
        f"The desk, where people log in: http://127.0.0.1:{port}/desk/",
        "Make the first log-in with “scripts/manage createsuperuser”, from a second terminal.",
        f"All data: {data}",
        UP,
    ]
    assert fetch(port, "/healthz") == (200, "ok\n")
    assert fetch(port, "/readyz") == (200, "ready\n")
    assert sorted(first.running(data)) == ["beat", "fetcher", "reader", "sender", "web"]
    with database(data) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS words")

    second = Up("--port", port + 1, "--data", data, "--no-demo")
    assert second.finish() == 1
    assert second.lines == [
        f"Factcheck is already running with the data folder {data}; "
        "stop that one first, or choose another folder with DATA=/some/folder."
    ]
    left = [*first.running(data).values(), *psutil.Process(first.process.pid).children()]
    first.process.kill()
    again = Up("--port", port, "--data", data, "--no-demo")
    again.await_line(UP)
    assert again.said()[0] == "An earlier run was killed; what it left behind has been stopped."
    assert not any(process.is_running() for process in left)
    first.finish()
    with database(data) as connection:
        assert connection.execute("SELECT words FROM note").fetchone() == ("kept",)

    again.running(data)["reader"].kill()
    assert again.finish() == 1
    assert [line for line in again.said() if "ended" in line] == [
        "The worker that reads was ended by the signal SIGKILL, so everything else is stopped too; "
        "start again with “make run”: all data is kept."
    ]
    assert [line for line in again.said() if line.endswith("stopped.") and " has " not in line] == STOPPED
    assert list(marked(MARK, str(data))) == []


def test_signal_during_the_start_stops_in_order(data, port):
    run = Up("--port", port, "--data", data, "--no-demo")
    run.await_line("Bringing the tables up to date.")
    run.process.send_signal(signal.SIGTERM)
    assert run.finish() == 0
    assert run.said()[-4:] == ["Stopping.", "setup stopped.", "broker stopped.", "database stopped."]
    assert list(marked(MARK, str(data))) == []


def test_broken_database_is_one_sentence(data, port):
    cluster = data / "postgres-18"
    cluster.mkdir(parents=True, mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(cluster, "nobody")
    cluster.joinpath("junk").write_text("")
    run = Up("--port", port, "--data", data)
    assert run.finish() == 1
    assert run.said()[1:] == [
        f"The database in {cluster} did not start (it holds no database); "
        "restore that folder from a backup, or move it away to start with an empty one."
    ]


def test_every_queue_has_a_worker_here_and_in_production():
    here = {name: (set(queues), slots) for name, (queues, slots) in up.WORKERS.items()}
    assert sorted(queue for queues, _ in here.values() for queue in queues) == sorted(Queue.values)

    lines = re.findall(
        r"--hostname=(\w+)@%h --queues=(\S+) --concurrency=(\d)", ROOT.joinpath("compose.yaml").read_text()
    )
    assert {name: (set(queues.split(",")) - {up.SWEPT}, int(slots)) for name, queues, slots in lines} == here
    assert all(up.SWEPT in queues.split(",") for _, queues, _ in lines), "whoever is free takes what beat sends"


@pytest.mark.parametrize("text", ["many", "70000", "0", "-1", "8000.0", "٣٠٠٠", ""])
def test_wrong_port_is_a_sentence(text):
    with pytest.raises(CannotStart) as refusal:
        up.port_number(text)
    assert str(refusal.value) == f"“{text}” is not a port; PORT takes a number from 1 to 65535, such as PORT=8123."


def test_port_that_make_hands_on_is_judged_by_the_command_alone(data):
    run = Up("--port", "many", "--data", data, PORT="many")
    assert run.finish() == 1
    assert run.lines == ["“many” is not a port; PORT takes a number from 1 to 65535, such as PORT=8123."]


def test_taken_port_is_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotStart) as refusal:
            up.refuse_taken("127.0.0.1", port)
        assert str(refusal.value) == (
            f"Port {port} is taken by another program; stop that one, or choose another with PORT={port + 100}."
        )
    up.refuse_taken("127.0.0.1", port)


def test_address_that_is_not_ours_is_a_sentence():
    with pytest.raises(CannotStart, match=r"^192\.0\.2\.1 is not an address of this machine; set FACTCHECK_BIND to"):
        up.refuse_taken("192.0.2.1", 8000)


def test_open_to_other_machines_assumes_nothing(tmp_path):
    with pytest.raises(CannotStart, match="so FACTCHECK_SECRET_KEY and FACTCHECK_HOSTS must be given"):
        up.start_environment("0.0.0.0", 8000, tmp_path, {})
    given = {"FACTCHECK_SECRET_KEY": "k" * 60, "FACTCHECK_HOSTS": "desk.example"}
    assert "FACTCHECK_DEBUG" not in up.start_environment("0.0.0.0", 8000, tmp_path, given)


def test_loopback_switches_on_what_makes_trying_out_easy(tmp_path):
    environment = up.start_environment("127.0.0.1", 8123, tmp_path, {"FACTCHECK_DEMO": "1", "HOME": "/home/me"})
    assert environment == {
        "HOME": "/home/me",
        "FACTCHECK_DEBUG": "1",
        "FACTCHECK_HOSTS": "127.0.0.1,localhost,[::1]",
        "FACTCHECK_SITE_URL": "http://127.0.0.1:8123",
        "FACTCHECK_LOG_LEVEL": "WARNING",
        "FACTCHECK_DATA": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
    }
