"""Trying a connector out, because somebody wants to see whether it works."""

from dataclasses import replace

from django.db.models import F

from claims import switchboard
from claims.connectors.base import Connector, Question, Watched
from claims.connectors.http import Client, FetchError
from claims.models import Feed, Trial
from claims.reporting.asking import Answers, search
from claims.reporting.hearing import heard
from claims.reporting.hurrying import client_for

_MOST_FEEDS = 3


def try_out(trial: Trial, *, client: Client | None = None) -> None:
    """Ask a connector its own sample question, once; ``trial`` is leased by the caller.

    That it does not work is a result, and no work that somebody would have to take up again.
    """
    connector = switchboard.connector_named(trial.connector)
    if connector is None:
        trial.finish(complaint=f"There is no connector named “{trial.connector}” any more.")
        return
    if why := connector.why_not():
        trial.finish(complaint=why)
        return
    answers, complaint = Answers(), ""
    try:
        with client or client_for(connector) as asking, heard(connector) as hearing:
            for answers in search(connector, _sample(connector), asking):
                hearing.note(answers)
                trial.renew(requests=answers.log)
    except FetchError as error:
        complaint = error.sentence
    if not complaint and not answers.log:
        complaint = connector.idle
    elif not complaint and answers.has_failed:
        complaint = str(answers.log[-1]["error"])
    found = sum(int(entry["count"]) for entry in answers.log)
    trial.finish(requests=answers.log, found_count=found, complaint=complaint)


def _sample(connector: Connector) -> Question:
    """What it is asked: its own sample, with the feeds that were not asked for longest."""
    rows = Feed.objects.filter(is_enabled=True).order_by(F("asked_at").asc(nulls_first=True), "pk")[:_MOST_FEEDS]
    return replace(connector.sample, feeds=tuple(Watched(row.address, row.etag, row.last_modified) for row in rows))
