"""Where snapshots are kept when that is no folder: S3, or what speaks it, asked with a patience that has an end."""

from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage

CONNECT_SECONDS = 5
"""Seconds for reaching the storage."""
SILENT_SECONDS = 15
"""Seconds that the storage may be silent. The library by itself waits a minute, three times over."""
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
