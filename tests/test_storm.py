"""A small storm of the kind that ``python -m bench.storm`` makes large: nothing is lost, nothing done twice."""

import json
import os
from urllib.parse import quote, urlsplit, urlunsplit

import pytest
from celery import current_app
from django.db import connection
from django.utils import timezone

from bench.storm import pulls
from claims import tasks
from claims.choices import WorkStatus
from claims.models import Pull

PULLS, KILLS = 100, 5


@pytest.mark.timeout(900)
@pytest.mark.django_db(transaction=True)
def test_five_killed_workers_lose_and_double_nothing_of_a_hundred_pulls(tmp_path, monkeypatch):
    with current_app.connection_for_write() as broker:
        for name in ("fetch", "sweep"):
            broker.SimpleQueue(name).clear()
    address = urlsplit(os.environ["DATABASE_URL"])
    name = quote(connection.settings_dict["NAME"], safe="")

    def a_minute_goes_by() -> None:
        """The lease of what the dead worker had runs out, and beat sends what is due."""
        Pull.objects.filter(status=WorkStatus.RUNNING).update(leased_until=timezone.now())
        tasks.sweep()

    with pulls.outlet() as port:
        for variable, value in {
            "DATABASE_URL": urlunsplit(address._replace(path=f"/{name}")),
            "FACTCHECK_LOOPBACK_ALLOWANCE": f"127.0.0.1:{port}",
            "FACTCHECK_STORAGE_OPTIONS": json.dumps({"location": str(tmp_path / "snapshots")}),
            "PYTHONWARNINGS": "ignore",
        }.items():
            monkeypatch.setenv(variable, value)
        pulls.promise(PULLS, port)
        with pulls.Storm(tmp_path / "log", workers=1, slots=2) as storm:
            left = pulls.rage(storm, kills=KILLS, after_kill=a_minute_goes_by)

    assert (left.kills, left.statuses) == (KILLS, {WorkStatus.DONE: PULLS}), (tmp_path / "log").read_text()
    assert (left.pulled_events, left.claims_told_once, left.hits, left.reports) == (PULLS, PULLS, PULLS, 1)
    assert (left.broken_chains, left.ended_by_themselves) == (0, 0)
