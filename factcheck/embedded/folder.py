"""The data folder: everything that has to outlive a stop lies in it, and one run at a time may use it."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOM_NEEDED = 200 * 1024 * 1024
"""Bytes that must be free before servers start: a new cluster takes 40 MB, its write-ahead log 80 MB."""

LEAVING = b"stopping"
LEAVING_PATIENCE = 120.0
"""Seconds that a run waits for one that is stopping; each of three workers may be busy for 25 of them."""

RUN_FOLDER_PREFIX = "factcheck-"

LONGEST_SOCKET_PATH = 100
"""Characters; the kernel refuses 108 and more on Linux, 104 and more on macOS."""


class CannotStart(Exception):
    """Something stands in the way of a start; the message is one sentence that says what to do about it."""


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what a file system refuses below ``folder`` into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CannotStart(no_room(folder)) from error
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            raise CannotStart(
                f"The data folder {folder} cannot be written to; "
                "give this account the right to write there, or choose another folder with DATA=/some/folder."
            ) from error
        if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
            raise CannotStart(
                f"{error.filename or folder} stands where the data folder needs something else "
                "(a file in place of a folder, or the reverse); "
                "move it away, or choose another folder with DATA=/some/folder."
            ) from error
        raise


def no_room(folder: Path) -> str:
    """Say that the disk below ``folder`` is full."""
    return f"The disk that holds {folder} is full; free some space, or choose another folder with DATA=/some/folder."


class DataFolder:
    """A data folder that this process holds alone until :meth:`release`.

    Raises :class:`CannotStart` when it cannot be made or written to, has too little room, or is held by another run.
    """

    def __init__(self, path: Path, *, room_needed: int = ROOM_NEEDED) -> None:
        self.path = path.expanduser().absolute()
        with explained(self.path):
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._hold()
            try:
                self._check_room(room_needed)
                self.logs.mkdir(exist_ok=True, mode=0o700)
            except BaseException:
                self.release()
                raise

    @property
    def logs(self) -> Path:
        """Where the servers write their own logs."""
        return self.path / "logs"

    def log(self, name: str, *, longest: int = 1_000_000) -> Path:
        """Return the log file of ``name``; one that has grown over ``longest`` bytes is set aside as ``.old``."""
        path = self.logs / f"{name}.log"
        if path.exists() and path.stat().st_size > longest:
            path.replace(path.with_suffix(".log.old"))
        path.touch(mode=0o600)
        return path

    def secret_key(self) -> str:
        """Return the signing key of this folder; it is made once and kept, readable by its owner alone."""
        path = self.path / "secret_key"
        with explained(self.path):
            if not path.exists():
                write_private(path, secrets.token_urlsafe(50))
            return path.read_text(encoding="ascii").strip()

    def release(self) -> None:
        """Let another run have the folder."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def say_leaving(self) -> None:
        """Let it be known that this run is stopping: the next one then waits for the folder and is not refused."""
        if self._lock >= 0:
            os.pwrite(self._lock, LEAVING, 0)

    def _hold(self) -> None:
        # The lock belongs to the open file, so the kernel drops it with the process, however that ends.
        deadline = time.monotonic() + LEAVING_PATIENCE
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if os.pread(self._lock, len(LEAVING), 0) == LEAVING and time.monotonic() < deadline:
                    time.sleep(0.1)
                    continue
                self.release()
                raise CannotStart(
                    f"Factcheck is already running with the data folder {self.path}; "
                    "stop that one first, or choose another folder with DATA=/some/folder."
                ) from error
            os.ftruncate(self._lock, 0)
            return

    def _check_room(self, room_needed: int) -> None:
        free = shutil.disk_usage(self.path).free
        if free < room_needed:
            raise CannotStart(
                f"The disk that holds {self.path} has only {free // 1_000_000} MB free and needs "
                f"{room_needed // 1_000_000} MB; free some space, or choose another folder with DATA=/some/folder."
            )


def write_private(path: Path, text: str, *, owner: tuple[int, int] | None = None) -> None:
    """Write ``text`` to ``path`` in one step, readable by its owner alone; a link that stands there is replaced."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            if owner:
                os.fchown(file.fileno(), *owner)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def make_run_folder(owner: tuple[int, int] | None = None) -> Path:
    """Make the short folder for sockets, open to its owner alone, as a (user id, group id) pair when not ourselves."""
    for place in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp makes a new folder with mode 0700
        try:
            folder = Path(tempfile.mkdtemp(prefix=RUN_FOLDER_PREFIX, dir=place))
        except OSError:
            continue
        if len(str(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
            if owner:
                os.chown(folder, *owner)
            return folder
        folder.rmdir()
    raise CannotStart(
        "There is no short temporary folder for the servers' sockets; set TMPDIR to one that can be written to."
    )
