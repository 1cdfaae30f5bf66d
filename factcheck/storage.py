"""Where snapshots are kept when that is no folder: S3, or what speaks it, asked with a patience that has an end.

One that was silent is left alone for a while by all workers and pages together; then one of them looks whether it
answers.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError
from django.core.cache import cache
from storages.backends.s3 import S3Storage

CONNECT_SECONDS = 5
"""Seconds for reaching the storage."""
SILENT_SECONDS = 15
"""Seconds that the storage may be silent. The library by itself waits a minute, three times over."""
SILENCE = 5.0
"""Seconds after which an answer that did not come is silence; who refuses sooner holds nobody up."""
LEFT_ALONE = 30.0
"""Seconds for which a storage that was silent is asked nothing."""
TRIES = 2
"""How often one question is asked. What comes to nothing is a row of work, and is tried again each minute."""


class PatientS3Storage(S3Storage):
    """S3 that is given up on after half a minute of silence, so that no worker and no page waits for minutes."""

    client_config: Config

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        ends = Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=SILENT_SECONDS,
            retries={"mode": "standard", "total_max_attempts": TRIES},
        )
        self.client_config = ends.merge(self.client_config)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Whatever is asked of the storage is asked inside; raises :class:`Silent` at once while it is left alone.

        What is remembered of it stands in the cache, for everybody; without a cache each finds out for itself.
        """
        known = _remembered()
        if known is not None and (time.time() < known["until"] or not _may_look()):
            raise Silent(known["why"])
        begun = time.monotonic()
        try:
            yield
        except FileNotFoundError:
            _heard(known)
            raise
        except Exception as error:
            if time.monotonic() - begun >= SILENCE:
                _remember(str(error) if isinstance(error, BotoCoreError) else "it is too slow")
            else:
                _heard(known)
            raise
        _heard(known)


class Silent(OSError):
    """The storage was silent a moment ago, so it is not asked; ``str()`` is how that showed."""


_KEY, _LOOKING = "storage-is-silent", "storage-is-looked-at"
_REMEMBERED = 600


def _remembered() -> dict[str, Any] | None:
    with suppress(Exception):
        known = cache.get(_KEY)
        return known if isinstance(known, dict) else None
    return None


def _may_look() -> bool:
    """Whether this is the one that looks whether it answers again; the others wait for what that one finds."""
    with suppress(Exception):
        return bool(cache.add(_LOOKING, 1, TRIES * (CONNECT_SECONDS + SILENT_SECONDS)))
    return True


def _remember(why: str) -> None:
    with suppress(Exception):
        cache.set(_KEY, {"why": why, "until": time.time() + LEFT_ALONE}, _REMEMBERED)
        cache.delete(_LOOKING)


def _heard(known: dict[str, Any] | None) -> None:
    if known is not None:
        with suppress(Exception):
            cache.delete_many([_KEY, _LOOKING])
