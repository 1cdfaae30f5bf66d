"""The web server's access log, without the addresses that are secrets: gunicorn's ``--logger-class``."""

import re
from typing import Any

from gunicorn.glogging import Logger

_SECRET = re.compile(r"(/letters/|/account/password/reset/key/)[^/?\s]+")


class Discreet(Logger):
    """Gunicorn’s log, from which nobody can open a reader’s letter or the link to a new password."""

    def atoms(self, *told: Any) -> dict[str, Any]:
        """The parts of a line, by name."""
        return {
            name: _SECRET.sub(r"\1…", part) if isinstance(part, str) else part
            for name, part in super().atoms(*told).items()
        }
