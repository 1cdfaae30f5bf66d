"""Pulls while workers are killed and the broker is restarted without its memory.

``python -m bench.storm`` promises 10,000 pulls, kills 200 workers (SIGKILL for the process and its children) and
restarts the broker 20 times without persistence, both spread evenly over the pulls that are done. Database, broker,
beat, workers, connector and fetch are those of every installation, with their settings; the outlet that is asked is on
loopback. ``--pulls``, ``--kills`` and ``--restarts`` make it smaller. What is printed is counted in the database
afterwards.
"""

import importlib
import json
import os
import shutil
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from factcheck.embedded import DataFolder, Servers


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.storm", description=__doc__)
    for name, much in (("pulls", 10_000), ("kills", 200), ("restarts", 20), ("workers", 2), ("slots", 2)):
        parser.add_argument(f"--{name}", type=int, default=much, metavar="N", help=f"how many ({much:,})")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factcheck-storm-"))
    try:
        with Servers(DataFolder(folder), durable=False) as servers:
            return storm(asked.pulls, asked.kills, asked.restarts, asked.workers, asked.slots, servers, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def storm(count: int, kills: int, restarts: int, workers: int, slots: int, servers: Servers, folder: Path) -> int:
    os.environ |= servers.environment | {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "FACTCHECK_DEBUG": "1",
        "FACTCHECK_DATA": str(folder),
        "FACTCHECK_STORAGE_OPTIONS": json.dumps({"location": str(folder / "snapshots")}),
        "PYTHONWARNINGS": "ignore",
    }
    # Django asks for the servers' addresses when it is imported, so what needs it comes after them.
    management = importlib.import_module("django.core.management")
    importlib.import_module("django").setup()
    management.call_command("migrate", verbosity=0)
    pulls = importlib.import_module("bench.storm.pulls")
    broker = servers.broker
    assert broker is not None

    def restart_broker() -> None:
        broker.stop()
        broker.start(durable=False)

    def say(sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)

    with pulls.outlet() as port:
        os.environ["FACTCHECK_LOOPBACK_ALLOWANCE"] = f"127.0.0.1:{port}"
        pulls.promise(count, port)
        with pulls.Storm(folder / "log", workers=workers, slots=slots) as raging:
            raging.sweep_by_beat()
            out = pulls.rage(raging, kills=kills, restarts=restarts, restart_broker=restart_broker, say=say)
    lost = out.pulls - out.statuses.get("done", 0)
    blows = f"{out.kills} workers killed, {out.restarts} restarts of the broker"
    print(f"{out.pulls:,} pulls, {blows}, {workers} workers with {slots} slots each")
    print(f"ended by itself  {out.ended_by_themselves:10,} workers, started again as a supervisor does")
    print(f"done             {out.statuses.get('done', 0):10,}   lost {lost:,}   by status {out.statuses}")
    print(f"tries            {out.tries}")
    print(f"told once        {out.claims_told_once:10,} of {out.pulls:,} claims, {out.pulled_events:,} events in all")
    print(f"hits             {out.hits:10,}   reports {out.reports:,}   broken chains {out.broken_chains:,}")
    print(f"after last kill  {out.seconds_after_last_kill:10.1f} s until nothing was left to do")
    print(f"in all           {out.seconds:10.1f} s, {out.pulls / out.seconds:.1f} pulls a second")
    return int(bool(lost) or out.pulled_events != out.pulls or out.hits != out.pulls or bool(out.broken_chains))


if __name__ == "__main__":
    sys.exit(main())
