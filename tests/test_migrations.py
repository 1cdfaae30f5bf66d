"""A desk that was at work before takes over all that it had, and what it promises beside it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from claims import editing
from claims.choices import Role, Stage, Stance, Standing, WorkStatus
from claims.lines import draw
from claims.models import (
    Claim,
    Comparison,
    Drawing,
    Feed,
    FeedEntry,
    Intake,
    LineDecision,
    Report,
    Source,
    Watch,
    broken_links,
)
from tests import factories
from tests.lines.test_copies import news
from tests.lines.test_drawing import told

BEFORE = "0012_report_remarks"
RESTING = (Stage.CANDIDATE, Stage.SET_ASIDE, Stage.WITHDRAWN)
FILLED_IN = {("claims_report", "came_from_id"), ("claims_fingerprint", "is_drawn")}
"""Columns that the way forward fills in, or sets back: their values are no key, and are looked at by name."""


@pytest.fixture
def own_database(transactional_db) -> Iterator[None]:
    """A copy of the test database for one test alone: it is taken apart, and nobody else must see that."""
    name, creation = connection.settings_dict["NAME"], connection.creation
    connection.close()
    creation.clone_test_db(suffix="moved", verbosity=0)
    connection.settings_dict["NAME"] = creation.get_test_db_clone_settings("moved")["NAME"]
    try:
        yield
    finally:
        connection.close()
        copy, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
        creation._destroy_test_db(copy, verbosity=0)


def migrate(name: str | None) -> None:
    executor = MigrationExecutor(connection)
    leaves = [node for node in executor.loader.graph.leaf_nodes() if node[0] == "claims"]
    executor.migrate([("claims", name)] if name else leaves)


def rows() -> dict[str, dict[Any, dict[str, Any]]]:
    """Every row of every table of ours, by its key."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("claims_"):
                continue
            cursor.execute(f'SELECT to_jsonb(held)::text FROM "{table}" AS held')  # noqa: S608  our own tables
            held = [json.loads(row) for (row,) in cursor.fetchall()]
            found[table] = {row.get("id", _key(table, row)): row for row in held}
    return found


def _key(table: str, row: dict[str, Any]) -> str:
    return str({name: value for name, value in row.items() if (table, name) not in FILLED_IN})


def furnished() -> tuple[Claim, Report, Report]:
    """A desk with claims, lines of copies that people decided about, feeds and what was handed in."""
    for stage in (Stage.CANDIDATE, Stage.PUBLISHED, Stage.SET_ASIDE):
        factories.claim(stage)
    claim = factories.claim(Stage.OPEN)
    agency = told(claim, "Northwire", news(1))
    copies = [told(claim, name, f"{news(1)} {news(n, 20)}", hours=n) for n, name in enumerate(("Courier", "Post"), 1)]
    with transaction.atomic():
        draw(claim=claim)
    reviewer = factories.person(Role.REVIEWER)
    passage = editing.passage_of(copies[0].latest_snapshot, 0, 40)
    editing.add_item(claim, by=reviewer, kind="evidence", passage=passage, stance=Stance.SUPPORTS)
    LineDecision.objects.create(report=copies[1], parted_from=agency, reason="Own reporting.", by=reviewer)
    source = Source.objects.create(name="Кур’єр", aliases=["The Courier"], interest="Owned by the port.")
    feed = Feed.objects.create(source=source, address="https://courier.org/feed", etag='"1"')
    FeedEntry.objects.create(feed=feed, identity="1", address="https://courier.org/1", title="Міст зачинено")
    Intake.objects.create(origin="pasted", text="Handed in and not read yet.", by=reviewer)
    return claim, agency, copies[0]


def test_filled_desk_loses_nothing_on_its_way_forward(own_database):
    claim, agency, copy = furnished()
    migrate(BEFORE)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_report SET came_from_id = NULL")  # as lines were before each knew its way up
    before = rows()

    migrate(None)

    after = rows()
    for table, held in before.items():
        assert after[table].keys() >= held.keys(), table
        for key, row in held.items():
            now = after[table][key]
            kept = {name for name in row if (table, name) not in FILLED_IN and name in now}
            assert {name: now[name] for name in kept} == {name: row[name] for name in kept}, table
            assert row.keys() <= now.keys(), table
    assert {table for table in before if len(before[table]) > 0} >= {
        "claims_claim", "claims_report", "claims_snapshot", "claims_passage", "claims_event", "claims_summary",
        "claims_review", "claims_line", "claims_linedecision", "claims_tie", "claims_fingerprint", "claims_feedentry",
        "claims_intake", "claims_pull", "claims_hit", "claims_evidence", "claims_source", "claims_user",
    }  # fmt: skip

    # Every chain is whole, and what the new tables promise about the old rows is promised.
    assert [fault for one in [None, *Claim.objects.all()] for fault in broken_links(one)] == []
    copy.refresh_from_db()
    assert copy.came_from == agency
    everything, live = set(Claim.objects.all()), set(Claim.objects.exclude(stage__in=RESTING))
    assert {row.claim for row in Comparison.objects.filter(status=WorkStatus.DUE)} == everything
    assert {row.claim for row in Drawing.objects.filter(status=WorkStatus.DUE)} == live | {None}
    kept = Report.objects.filter(snapshots__passages__evidence__standing=Standing.KEPT, address__isnull=False)
    of_live = kept.filter(snapshots__passages__evidence__claim__in=live).distinct()
    assert {watch.report for watch in Watch.objects.filter(status=WorkStatus.DUE)} == set(of_live)
    assert claim.evidence.latest("pk").passage.exact == copy.latest_snapshot.text[:40]
