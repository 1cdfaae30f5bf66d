"""A desk of its own for what is measured: a database and a broker in a folder that goes away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.embedded import DataFolder, Servers


@contextmanager
def own_desk(kept: Path | None = None) -> Iterator[Servers]:
    """Start both servers, set Django up on them and make the tables; all of it is removed afterwards.

    What lies in the folder ``kept`` stays there, and is found by the next run. Settings ask for the servers' addresses
    when they are read: what imports a model is imported in here. Nothing survives a crash.
    """
    data = DataFolder(kept or Path(tempfile.mkdtemp(prefix="factcheck-bench-")))
    servers = Servers(data, durable=False)
    try:
        servers.start()
        os.environ |= servers.environment | {
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "FACTCHECK_DATA": str(data.path),
            "FACTCHECK_DEBUG": "1",
        }
        import django  # noqa: PLC0415

        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        settings.DEBUG = False  # or every query would be remembered
        call_command("migrate", verbosity=0)
        yield servers
    finally:
        servers.stop()
        data.release()
        if kept is None:
            shutil.rmtree(data.path, ignore_errors=True)
