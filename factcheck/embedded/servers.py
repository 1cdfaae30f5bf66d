"""Both servers as one thing: started together on a data folder, stopped in order, known by two addresses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from factcheck.embedded import postgres, upgrade, valkey
from factcheck.embedded.account import Account
from factcheck.embedded.folder import RUN_FOLDER_PREFIX, DataFolder, explained, make_run_folder
from factcheck.embedded.postgres import MAJOR, Cluster, Programs
from factcheck.embedded.valkey import Broker


class Servers:
    """The embedded servers of one data folder, as a context manager; ``environment`` tells their addresses.

    What the environment already names (``DATABASE_URL``, ``REDIS_URL``) is not started. ``durable=False`` gives up
    safety against a crash for speed, for tests. ``say`` is told, in a sentence, what takes time.
    """

    def __init__(
        self,
        data: DataFolder,
        *,
        database: bool = True,
        broker: bool = True,
        durable: bool = True,
        say: Callable[[str], None] = lambda sentence: None,
    ) -> None:
        self.data = data
        self.environment: dict[str, str] = {}
        self.cluster: Cluster | None = None
        self.broker: Broker | None = None
        self.run_folder: Path | None = None
        self._wanted = (database, broker)
        self._durable = durable
        self._say = say

    def __enter__(self) -> Servers:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start what is wanted; raises :class:`~factcheck.embedded.folder.CannotStart`, with nothing left running."""
        home = self.data.path
        self.clear()
        account = Account.for_servers(next(upgrade.clusters(home), home / "valkey"))
        self.run_folder = make_run_folder(account.owner)
        try:
            with explained(home):
                self._note().write_text(str(self.run_folder), encoding="utf-8")
                if self._wanted[0]:
                    self._start_database(account, self.run_folder)
                if self._wanted[1]:
                    self.broker = Broker(home / "valkey", self.data, account, self.run_folder)
                    self.broker.start(durable=self._durable)
                    self.environment["REDIS_URL"] = self.broker.url()
        except BaseException:
            self.stop()
            raise

    def clear(self) -> None:
        """Stop what an earlier run left behind when it was killed, and take its folder of sockets away."""
        valkey.stop_leftover(self.data.path / "valkey")
        for folder in upgrade.clusters(self.data.path):
            postgres.stop_leftover(folder)
        with suppress(FileNotFoundError):
            left = Path(self._note().read_text(encoding="utf-8"))
            if left.name.startswith(RUN_FOLDER_PREFIX):
                shutil.rmtree(left, ignore_errors=True)
            self._note().unlink()

    def _note(self) -> Path:
        """Where the folder of the sockets is noted, so that it can be taken away after a hard stop."""
        return self.data.path / "run_folder"

    def _start_database(self, account: Account, run_folder: Path) -> None:
        folder = self.data.path / f"postgres-{MAJOR}"
        programs = Programs(MAJOR, account, run_folder)
        self.cluster = Cluster(folder, self.data, account, programs, run_folder)
        if not folder.exists():
            if earlier := upgrade.earlier(self.data.path):
                self._say(f"Moving the database from PostgreSQL {earlier[0]} to {MAJOR}; the old folder is kept.")
                upgrade.move(earlier, self.cluster)
            else:
                self._say("Making an empty database.")
                self.cluster.create()
        self.cluster.start(durable=self._durable)
        self.cluster.prepare()
        self.environment["DATABASE_URL"] = self.cluster.url()

    def stop_broker(self) -> None:
        """Stop the broker, if it runs."""
        if self.broker:
            self.broker.stop()

    def stop_database(self) -> None:
        """Stop the database, if it runs."""
        if self.cluster:
            self.cluster.stop()

    def stop(self) -> None:
        """Stop the broker, then the database, and take the folder of their sockets away. Safe to call twice."""
        self.stop_broker()
        self.stop_database()
        if self.run_folder:
            shutil.rmtree(self.run_folder, ignore_errors=True)
            self._note().unlink(missing_ok=True)
            self.run_folder = None
