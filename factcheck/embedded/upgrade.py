"""A cluster of an earlier major version of PostgreSQL is moved to the present one by dump and load."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from factcheck.embedded.account import Account, name_folder
from factcheck.embedded.folder import CannotStart
from factcheck.embedded.postgres import MAJOR, ROLE, Cluster, Programs, plain_environment


def clusters(home: Path) -> Iterator[Path]:
    """Yield the folders of clusters in a data folder, newest version first; none that is half made."""
    found = [(int(name[1]), path) for path in home.iterdir() if (name := re.fullmatch(r"postgres-(\d+)", path.name))]
    yield from (path for _, path in sorted(found, reverse=True))


def earlier(home: Path) -> tuple[int, Path] | None:
    """Return the version and folder of the newest cluster before ours, or None; a later one is refused."""
    for path in clusters(home):
        version = int(path.name.rpartition("-")[2])
        if version > MAJOR:
            raise CannotStart(
                f"The database in {path} was made by PostgreSQL {version}, and this release brings {MAJOR}; "
                "use the release that made it, or choose another folder with DATA=/some/folder."
            )
        return version, path
    return None


def move(old: tuple[int, Path], new: Cluster) -> None:
    """Load what the ``old`` cluster holds into ``new``, which is not there yet. The old folder is not changed.

    ``new`` appears under its own name only when all is loaded, so a stop in between starts the move again.
    """
    version, folder = old
    account: Account = new.account
    target = new.folder
    new.folder = target.with_name(target.name + ".loading")
    if new.folder.exists():
        shutil.rmtree(new.folder)
    sockets = new.run_folder / str(version)
    account.own(sockets)
    source = Cluster(folder, new.data, account, Programs(version, account, new.run_folder), sockets)
    new.create()
    try:
        source.start()
        new.start(durable=False)
        new.prepare()
        _load(source, new)
        # Written without waiting for the disk while it was loaded; from here on it has to last.
        with new.connect() as connection:
            connection.execute("CHECKPOINT")
    finally:
        new.stop()
        source.stop()
    subprocess.run(  # noqa: S603
        [new.programs["initdb"], "--sync-only", f"--pgdata={name_folder(new.folder, account)}"],
        cwd=new.folder,
        env=plain_environment(),
        check=False,
        capture_output=True,
        **account.popen_options(),
    )
    new.folder.rename(target)
    new.folder = target


def _load(source: Cluster, new: Cluster) -> None:
    """Stream the application's database from one running cluster to the other, all or nothing."""
    dump = [new.programs["pg_dump"], f"--host={source.run_folder}", "--username=postgres", f"--dbname={ROLE}"]
    load = [new.programs["psql"], f"--host={new.run_folder}", "--username=postgres", f"--dbname={ROLE}"]
    load += ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null"]
    log = new.data.log("upgrade")
    start = log.stat().st_size
    with log.open("ab") as output:
        dumping = subprocess.Popen(dump, stdout=subprocess.PIPE, stderr=output, env=plain_environment())  # noqa: S603
        loading = subprocess.Popen(load, stdin=dumping.stdout, stderr=output, env=plain_environment())  # noqa: S603
        # Only the two hold the pipe now, so that either ends when the other fails.
        if dumping.stdout:
            dumping.stdout.close()
        failed = [program.wait() for program in (loading, dumping)]
    if any(failed):
        said = log.read_bytes()[start:].decode(errors="replace").strip().splitlines() or ["no reason was given"]
        raise CannotStart(
            f"The database in {source.folder} could not be moved to PostgreSQL {MAJOR} ({said[0]}); "
            "it has not been changed, so the release of Factcheck that made it still runs on it."
        )
