"""Which account the servers run under, and how it reaches programs and data that only root can see."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.embedded.folder import CannotStart

STANDING_FOLDER = Path("/proc/self/cwd")
"""A process may always use the folder it stands in, even where a folder above it is closed to its account."""


@dataclass(frozen=True)
class Account:
    """The account that servers run under; ``switch`` is true when it is not the one that starts them."""

    uid: int
    gid: int
    switch: bool

    @classmethod
    def for_servers(cls, existing: Path | None = None) -> Account:
        """Return our own account, or for root an unprivileged one: PostgreSQL refuses to run as root.

        ``existing`` is a folder of an earlier run: its owner goes on owning it.
        """
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), switch=False)
        if existing and existing.exists() and (owner := existing.stat().st_uid):
            try:
                return cls(owner, pwd.getpwuid(owner).pw_gid, switch=True)
            except KeyError:
                raise CannotStart(
                    f"{existing} belongs to an account that this machine does not know; "
                    "give it to a known one with chown, or choose another folder with DATA=/some/folder."
                ) from None
        for name in ("nobody", "daemon"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid, switch=True)
        raise CannotStart(
            "The database does not run as root and there is no account named nobody to run it; "
            "start Factcheck from an ordinary account."
        )

    @property
    def owner(self) -> tuple[int, int] | None:
        """The (user id, group id) that files must be given to, or None when they are ours anyway."""
        return (self.uid, self.gid) if self.switch else None

    def popen_options(self) -> dict[str, Any]:
        """Return what :class:`subprocess.Popen` needs to run a program under this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def own(self, folder: Path) -> Path:
        """Make ``folder`` if it is not there, closed to all but this account."""
        if not folder.exists():
            folder.mkdir(mode=0o700)
            if self.switch:
                os.chown(folder, self.uid, self.gid)
        return folder

    def can_reach(self, path: Path) -> bool:
        """Tell whether this account may read ``path`` and pass every folder above it."""
        if not self.switch:
            return True
        above = all(part.stat().st_mode & stat.S_IXOTH for part in path.resolve().parents)
        return above and bool(path.stat().st_mode & stat.S_IROTH)


def name_of(number: int) -> str:
    """The name of an account, by which the database knows who connects; raises :class:`CannotStart`."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        raise CannotStart(
            f"The account number {number} has no name on this machine, which the database asks for; "
            "start Factcheck from a named account, or give the address of a server in DATABASE_URL."
        ) from None


def name_folder(folder: Path, account: Account) -> str:
    """Return the words by which a server that stands in ``folder`` names it."""
    return str(STANDING_FOLDER) if account.switch and STANDING_FOLDER.exists() else str(folder)


def copy_within_reach(folder: Path, into: Path) -> Path:
    """Copy ``folder`` of programs to ``into``, where every account can read it; what only compilers need stays."""
    shutil.copytree(folder, into, ignore=shutil.ignore_patterns("*.a", "include", "pkgconfig", "__pycache__"))
    for path in (into, *into.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
    return into
