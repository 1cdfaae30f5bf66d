"""``manage.py up``: one command that starts everything on one machine, and stops it in order."""

from __future__ import annotations

import errno
import http.client
import importlib
import importlib.util
import ipaddress
import os
import shlex
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from factcheck.embedded import CannotStart, DataFolder, Servers
from factcheck.embedded.folder import explained, write_private
from factcheck.supervision import ProgramEnded, StopRequested, Supervisor, manage

WORKERS = {"fetcher": (("fetch",), 4), "reader": (("read", "index"), 1), "sender": (("archive", "notify"), 2)}
"""The workers of one machine with two processors: each with its queues, and how many rows it works on at once. See
docs/decisions/0010-queues.md; compose.yaml has the same for production."""

STOP_ORDER = ("setup", "demo", "beat", "web", *reversed(WORKERS), "newswire")
"""After these come the broker and the database: the workers can still finish what they are at."""

SWEPT = settings.CELERY_TASK_DEFAULT_QUEUE
"""The queue of what beat sends; every worker listens to it, so that the one that is free takes it."""

READY_LOOKS = 600
"""How often the web server is asked whether it is ready, a tenth of a second apart, before the start is given up."""

ENVIRONMENT_NOTE = "environment"
OUR_NAMES = ("FACTCHECK_", "DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "EMAIL_URL")

ANY_BIND_NEEDS = ("FACTCHECK_SECRET_KEY", "FACTCHECK_HOSTS")
"""What has to be given when others can reach the server: nothing is assumed there."""


class Command(BaseCommand):
    help = (
        "Start the database and the message broker (unless DATABASE_URL and REDIS_URL name others), "
        "the web server, the workers and the schedule, and stop them in order at Ctrl-C."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000", help="where the pages are (8000)")
        parser.add_argument("--data", default=str(settings.DATA_DIR), help="the folder that keeps all data (.data)")
        parser.add_argument("--no-demo", action="store_true", help="leave the demo desk and its newswire out")
        parser.add_argument("--with-parent", action="store_true", help="stop when the program that started this ends")

    def handle(
        self, *args: Any, port: str, data: str, no_demo: bool, with_parent: bool = False, **options: Any
    ) -> None:
        try:
            run = Run(port_number(port), Path(data), demo=not no_demo)
        except CannotStart as reason:
            self.stderr.write(str(reason))
            sys.exit(1)
        if with_parent:
            run.supervisor.follow_parent()
        sys.exit(run.to_the_end())


class Run:
    """One run, from the first look at the data folder to the last server stopped."""

    def __init__(self, port: int, data: Path, *, demo: bool) -> None:
        self.host = os.environ.get("FACTCHECK_BIND") or "127.0.0.1"
        self.port = port
        self.environment = start_environment(self.host, port, data.expanduser().absolute(), os.environ)
        # The demo's passwords are known to all, so it lives on loopback and only while DEBUG is on.
        debug = settings.DEBUG or self.environment.get("FACTCHECK_DEBUG") == "1"
        self.demo = demo and debug and is_loopback(self.host) and has_module("demo.management.commands.newswire")
        self.data = DataFolder(data)
        self.supervisor = Supervisor(str(self.data.path), order=STOP_ORDER, folder=settings.BASE_DIR, out=sys.stdout)
        self.servers = Servers(
            self.data,
            database=not os.environ.get("DATABASE_URL"),
            broker=not os.environ.get("REDIS_URL"),
            say=self.supervisor.say,
        )

    def to_the_end(self) -> int:
        """Start everything, wait for the end, stop everything; return the exit code."""
        say = self.supervisor.say
        self.supervisor.listen()
        try:
            with explained(self.data.path):
                self.start()
            self.supervisor.attend()
        except StopRequested:
            say("Stopping.")
            return 0
        except CannotStart as reason:
            say(str(reason))
            return 1
        except ProgramEnded as reason:
            say(f"{reason}, so everything else is stopped too; start again with “make run”: all data is kept.")
            return 1
        finally:
            self.stop()

    def start(self) -> None:
        """Bring everything up, step by step, and print the closing block."""
        say = self.supervisor.say
        if self.supervisor.end_leftovers():
            say("An earlier run was killed; what it left behind has been stopped.")
        refuse_taken(self.host, self.port)
        if "FACTCHECK_SECRET_KEY" not in self.environment:
            self.environment["FACTCHECK_SECRET_KEY"] = self.data.secret_key()
        self.start_servers()
        self.set_up("Bringing the tables up to date.", "migrate", "--verbosity=0")
        if self.environment.get("FACTCHECK_DEBUG") != "1":
            self.set_up("Collecting the static files.", "collectstatic", "--noinput", "--verbosity=0")
        if self.demo:
            self.start_newswire()
        self.start_programs()
        say("Waiting for the web server.")
        self.await_pages()
        if self.demo:
            self.fill_demo()
        self.write_environment()
        self.print_closing()

    def write_environment(self) -> None:
        """Leave a note by which ``scripts/manage`` runs Django's commands beside this run; closed to others."""
        ours = {name: value for name, value in self.environment.items() if name.startswith(OUR_NAMES)}
        lines = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in sorted(ours.items()))
        write_private(self.data.path / ENVIRONMENT_NOTE, lines)

    def start_servers(self) -> None:
        """Start the servers that no address was given for."""
        self.supervisor.say("Starting the database and the message broker.")
        self.servers.start()
        self.environment |= self.servers.environment
        for name, server in (("database", self.servers.cluster), ("broker", self.servers.broker)):
            if server and server.process:
                self.supervisor.watch(name, server.process)

    def set_up(self, sentence: str, *command: str) -> None:
        """Run one of Django's commands that has to succeed before anything else starts."""
        self.supervisor.say(sentence)
        if code := self.supervisor.run("setup", manage(*command), self.environment):
            raise CannotStart(
                f"“manage.py {command[0]}” ended with exit code {code}, for the reason above; "
                "put that right and start again: all data is kept."
            )

    def start_newswire(self) -> None:
        """Start the demo's outlets on the port that the demo desk knows them by."""
        port = self.newswire_port()
        self.environment["FACTCHECK_LOOPBACK_ALLOWANCE"] = f"127.0.0.1:{port}"
        self.environment["FACTCHECK_DEMO"] = "1"
        # Once the desk is filled, the newswire's edited page stands in the edition in which the watch saw it last.
        edition = ["--edition=2"] if (self.data.path / "demo_filled").exists() else []
        self.supervisor.start("newswire", manage("newswire", f"--port={port}", *edition), self.environment)

    def newswire_port(self) -> int:
        """Return the port of the last run if it is free, else the next to ours, else any free one."""
        note = self.data.path / "newswire_port"
        earlier = note.read_text(encoding="ascii").strip() if note.exists() else ""
        for port in (int(earlier or 0), self.port + 1):
            if 0 < port < 65536 and port != self.port and is_free("127.0.0.1", port):
                break
        else:
            port = free_port()
        note.write_text(f"{port}\n", encoding="ascii")
        return port

    def start_programs(self) -> None:
        """Start workers, web server and beat."""
        self.supervisor.say("Starting the workers, the web server and the schedule.")
        start, environment = self.supervisor.start, self.environment
        celery = [sys.executable, "-m", "celery", "--app=factcheck", "--quiet", "--skip-checks"]
        # As root a worker would print a page about it at each start; docs/operations.md says it once.
        quiet = "ignore:You're running the worker with superuser privileges"
        for name, (queues, slots) in WORKERS.items():
            worker = [*celery, "worker", f"--hostname={name}@%h", f"--queues={','.join(queues)},{SWEPT}"]
            worker += [f"--concurrency={slots}", f"--loglevel={environment['FACTCHECK_LOG_LEVEL']}"]
            worker += ["--without-gossip", "--without-mingle"]
            start(name, worker, {**environment, "PYTHONWARNINGS": quiet})
        gunicorn = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", f"--bind={address(self.host, self.port)}"]
        gunicorn += ["--worker-class=gthread", "--workers=1", "--threads=8", "--graceful-timeout=10"]
        start("web", [*gunicorn, "--no-control-socket", "--log-level=warning"], environment)
        # The schedule lies in the database; beat would report every entry that it sends.
        beat = [*celery, "beat", "--loglevel=WARNING", "--pidfile="]
        start("beat", beat, {**environment, "FACTCHECK_LOG_LEVEL": "WARNING"})

    def await_pages(self) -> None:
        """Return when the web server says that it is ready."""
        host = self.host if is_loopback(self.host) else "127.0.0.1"
        answer = "it does not answer"
        for _ in range(READY_LOOKS):
            connection = http.client.HTTPConnection(host, self.port, timeout=10)
            try:
                connection.request(
                    "GET", "/readyz", headers={"Host": self.environment["FACTCHECK_HOSTS"].split(",")[0]}
                )
                response = connection.getresponse()
                if response.status == http.client.OK:
                    return
                if response.status == http.client.INTERNAL_SERVER_ERROR:
                    raise CannotStart(
                        "The web server fails, for the reason above; put that right and start again: all data is kept."
                    )
                answer = response.read(200).decode(errors="replace").strip().splitlines()[0]
            except (OSError, http.client.HTTPException):
                pass
            finally:
                connection.close()
            self.supervisor.pause(0.1)
        raise CannotStart(f"The web server did not become ready within a minute: {answer}")

    def fill_demo(self) -> None:
        """Fill the demo desk at the first start on this data folder."""
        filled = self.data.path / "demo_filled"
        if filled.exists() or not has_module("demo.management.commands.fill_demo"):
            return
        self.supervisor.say("Filling the demo desk; this is done once.")
        if self.supervisor.run("demo", manage("fill_demo"), self.environment):
            self.supervisor.say("The demo desk could not be filled, for the reason above; it is tried again next time.")
        else:
            filled.touch()

    def print_closing(self) -> None:
        """Say where everything is."""
        say = self.supervisor.say
        say("")
        site = self.environment["FACTCHECK_SITE_URL"]
        say(f"Factcheck is up: {site}/")
        say(f"The desk, where people log in: {site}/desk/")
        if self.demo:
            for line in demo_people():
                say(line)
            say(f"The demo newswire: http://{self.environment['FACTCHECK_LOOPBACK_ALLOWANCE']}/")
        else:
            say("Make the first log-in with “scripts/manage createsuperuser”, from a second terminal.")
        say(f"All data: {self.data.path}")
        say("Ctrl-C stops everything, in order.")

    def stop(self) -> None:
        """Stop all that runs: beat, web, workers, newswire, broker, database."""
        self.data.say_leaving()
        (self.data.path / ENVIRONMENT_NOTE).unlink(missing_ok=True)
        self.supervisor.stop()
        for name, server, stop in (
            ("broker", self.servers.broker, self.servers.stop_broker),
            ("database", self.servers.cluster, self.servers.stop_database),
        ):
            if server and server.process:
                stop()
                self.supervisor.say(f"{name} stopped.")
        self.servers.stop()
        self.data.release()


def start_environment(host: str, port: int, data: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of all programs of a run; on loopback it switches on what makes trying out easy."""
    environment = dict(given)
    if is_loopback(host):
        environment.setdefault("FACTCHECK_DEBUG", "1")
        environment.setdefault("FACTCHECK_HOSTS", ",".join(dict.fromkeys([host, "127.0.0.1", "localhost", "[::1]"])))
    elif missing := [name for name in ANY_BIND_NEEDS if not environment.get(name)]:
        raise CannotStart(
            f"FACTCHECK_BIND opens Factcheck to other machines, so {' and '.join(missing)} must be given; "
            "see docs/operations.md."
        )
    environment.setdefault("FACTCHECK_SITE_URL", f"http://{address(host, port)}")
    # What is printed is for somebody who looks at a terminal: each task that a worker takes up would bury it.
    environment.setdefault("FACTCHECK_LOG_LEVEL", "WARNING")
    environment |= {
        "FACTCHECK_DATA": str(data),
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
    }
    # These two belong to the demo of this very run; they are set when it starts.
    environment.pop("FACTCHECK_DEMO", None)
    environment.pop("FACTCHECK_LOOPBACK_ALLOWANCE", None)
    return environment


def port_number(text: str) -> int:
    """Read a port; raises :class:`CannotStart` when it is none."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise CannotStart(f"“{text}” is not a port; PORT takes a number from 1 to 65535, such as PORT=8123.")
    return int(text)


def refuse_taken(host: str, port: int) -> None:
    """Raise :class:`CannotStart` when the web server could not listen there."""
    try:
        bind(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotStart(
                f"Port {port} is taken by another program; stop that one, or choose another with PORT={port + 100}."
            ) from error
        if error.errno == errno.EACCES:
            raise CannotStart(
                f"Port {port} is reserved for the system; choose one from 1024 up, such as PORT=8000."
            ) from error
        raise CannotStart(
            f"{host} is not an address of this machine; set FACTCHECK_BIND to one that is, or leave it out."
        ) from error


def bind(host: str, port: int) -> int:
    """Listen for a moment and return the port; raises OSError when that cannot be done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((host, port))
        return int(trial.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there."""
    try:
        bind(host, port)
    except OSError:
        return False
    return True


def free_port() -> int:
    """Return some port on loopback that is free now."""
    return bind("127.0.0.1", 0)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address(host: str, port: int) -> str:
    """Write host and port as one."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def has_module(name: str) -> bool:
    """Tell whether a module is there, without importing it."""
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def demo_people() -> list[str]:
    """Return the demo log-ins, one line each, as the demo names them."""
    if not has_module("demo.people"):
        return []
    people = importlib.import_module("demo.people").PEOPLE
    return [
        f"Log in as {person.username}, password {person.password}: {person.role}, {person.does}." for person in people
    ]
