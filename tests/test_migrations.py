"""A desk from before the first release goes on with all that it had; what comes after builds on that."""

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from claims.choices import CheckOrigin, Stage
from claims.lines.fingerprints import take_fingerprint
from claims.lines.origins import quotations_of
from claims.matching import claim_search_text, speaker_text, summary_search_text
from claims.models import (
    Claim,
    Feed,
    FeedEntry,
    Fingerprint,
    Intake,
    PreviousCheck,
    Report,
    Source,
    Summary,
    broken_links,
)
from tests import factories

OURS = ("0001_tables", "0002_triggers", "0003_role_groups")


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


def rows() -> dict[str, list[Any]]:
    """Every row of every table of ours."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("claims_"):
                cursor.execute(f'SELECT to_jsonb(held)::text FROM "{table}" AS held ORDER BY 1')  # noqa: S608  our own
                found[table] = [json.loads(row) for (row,) in cursor.fetchall()]
    return found


def ours() -> set[str]:
    """What the database has of ours beside rows: tables, functions, triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname LIKE 'claims_%' UNION SELECT proname FROM pg_proc"
            " WHERE proname LIKE 'claims_%' UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        return {name for (name,) in cursor.fetchall()}


def furnish() -> None:
    """A desk with claims in many stages, a feed and something that was handed in."""
    for stage in (Stage.CANDIDATE, Stage.OPEN, Stage.PUBLISHED, Stage.SET_ASIDE):
        factories.claim(stage)
    source = Source.objects.create(name="Кур’єр", aliases=["The Courier"], interest="Owned by the port.")
    feed = Feed.objects.create(source=source, address="https://courier.org/feed", etag='"1"')
    FeedEntry.objects.create(
        feed=feed, identity="1", address="https://courier.org/1", title="Міст зачинено", search_text="mist zachineno"
    )
    Intake.objects.create(origin="pasted", text="Handed in and not read yet.", by=factories.person())


def replaced() -> list[str]:
    """The migrations from before the first release, in their order."""
    stand_ins = MigrationLoader(None).replacements
    return sorted(name for key in OURS for _, name in stand_ins["claims", key].replaces)


def stand_at(names: list[str]) -> None:
    """Let the database say that it went this way."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="claims").delete()
    for name in names:
        recorder.record_applied("claims", name)


def test_desk_from_before_the_release_goes_on_with_all_that_it_had(own_database):
    call_command("migrate", "claims", OURS[-1], verbosity=0)
    furnish()
    stand_at(replaced())
    before = rows(), ours()

    call_command("migrate", verbosity=0)

    assert {table: held for table, held in rows().items() if table in before[0]} == before[0]
    covered = import_module("claims.migrations.0006_covered_indexes").COVERED
    assert before[1] - ours() == {"_".join(parts) for parts in covered}
    assert [fault for one in [None, *Claim.objects.all()] for fault in broken_links(one)] == []
    applied = MigrationRecorder(connection).applied_migrations()
    assert {("claims", name) for name in OURS} <= applied.keys()
    assert len(replaced()) == 47


def test_keys_that_stood_in_plain_text_go_on_as_hashes(own_database):
    call_command("migrate", "claims", "0004_closed_lists", verbosity=0)
    person, secret = factories.person(), "0123456789abcdef0123456789abcdef01234567"
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE authtoken_token (key varchar(40) PRIMARY KEY, created timestamptz NOT NULL, user_id bigint"
            " NOT NULL UNIQUE REFERENCES claims_user DEFERRABLE INITIALLY DEFERRED)"
        )
        cursor.execute("INSERT INTO authtoken_token VALUES (%s, now(), %s)", [secret, person.pk])
    MigrationRecorder(connection).record_applied("authtoken", "0001_initial")

    call_command("migrate", verbosity=0)

    key = person.keys.get()
    assert (str(key), key.ending, key.may_write) == (f"From before keys had names ({person})", "4567", True)
    assert Client().get("/api/reviews/", headers={"Authorization": f"Token {secret}"}).status_code == 200
    assert "authtoken_token" not in connection.introspection.table_names()
    assert "authtoken" not in {app for app, _ in MigrationRecorder(connection).applied_migrations()}


OLD = "u s trops left brun"
"""“U.S. troops left Brunn.” as it was put down when a short form was as many words as it has letters."""
QUOTED = "“The U.S. troops left Brunn on Monday morning.” "


def desk_before_short_forms() -> tuple[Claim, Report]:
    """Rows of each kind that is found by words, as they were put down before."""
    call_command("migrate", "claims", "0007_newest_first", verbosity=0)
    made = factories.claim(Stage.PUBLISHED, text="U.S. troops left Brunn.")
    kept = factories.report(f"{QUOTED * 9}It was a U.S. convoy, a spokesman told a briefing in Washington, D.C.")
    with transaction.atomic():
        take_fingerprint(kept, kept.latest_snapshot)
    feed = Feed.objects.create(source=Source.objects.create(name="Courier"), address="https://courier.org/feed")
    FeedEntry.objects.create(feed=feed, identity="1", address="https://courier.org/1", title="U.S. troops leave")
    PreviousCheck.objects.create(
        url="https://checks.org/1", text="U.S. troops left Brunn.", publisher_site="checks.org", origin=CheckOrigin.PAGE
    )
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_summary DISABLE TRIGGER summary_is_frozen")
        for kind in (Claim, Report, FeedEntry, PreviousCheck, Summary):
            kind._default_manager.update(search_text=OLD)
        Summary.objects.update(speaker_text="u s armi")
        cursor.execute("ALTER TABLE claims_summary ENABLE TRIGGER summary_is_frozen")
    Fingerprint.objects.update(quotations=[7], briefings=[])
    return made, kept


def test_what_was_put_down_as_two_words_is_found_as_one(own_database):
    made, kept = desk_before_short_forms()
    expected = quotations_of(kept.latest_snapshot.text)

    call_command("migrate", verbosity=0)

    for kind in (Claim, Report, FeedEntry, PreviousCheck, Summary):
        assert [row.search_text.split()[:1] for row in kind._default_manager.all() if OLD in row.search_text] == []
    for kind in (Claim, FeedEntry, PreviousCheck, Summary):
        assert kind._default_manager.filter(search_text__contains="usa trop").count() == kind._default_manager.count()
    assert "usa convoi" in Report.objects.get(pk=kept.pk).search_text
    assert Claim.objects.get(pk=made.pk).search_text == claim_search_text(made)
    summary = Summary.objects.get()
    told = summary.record, summary.title, summary.standfirst
    assert (summary.search_text, summary.speaker_text) == (summary_search_text(*told), speaker_text(summary.record))
    assert Fingerprint.objects.get(pk=kept.pk).quotations == expected
    with pytest.raises(IntegrityError), transaction.atomic():
        Summary.objects.update(search_text="")


def test_writing_anew_that_breaks_off_goes_on_and_changes_nothing_twice(own_database):
    desk_before_short_forms()
    refuse = "ALTER TABLE claims_report ADD CONSTRAINT refused CHECK (search_text = %s) NOT VALID"
    with connection.cursor() as cursor:
        cursor.execute(refuse, [OLD])
    with pytest.raises(IntegrityError):
        call_command("migrate", verbosity=0)
    assert not Claim.objects.filter(search_text=OLD).exists()
    assert not Report.objects.exclude(search_text=OLD).exists()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_report DROP CONSTRAINT refused")

    call_command("migrate", verbosity=0)
    assert not Report.objects.filter(search_text=OLD).exists()
    before = rows()
    call_command("migrate", "claims", "0007_newest_first", verbosity=0)
    call_command("migrate", verbosity=0)
    assert {name: held for name, held in rows().items() if name in before} == before


@pytest.mark.parametrize("reached", [1, 12, 46])
def test_desk_that_was_left_halfway_is_told_which_way_leads_on(own_database, reached):
    stand_at(replaced()[:reached])

    with pytest.raises(SystemCheckError, match=r"with the last version that still has 00\d\d_"):
        call_command("migrate", verbosity=0, skip_checks=False)


def test_triggers_go_and_come_back(own_database):
    before = ours()

    call_command("migrate", "claims", "0001_tables", verbosity=0)
    gone = before - ours()
    assert {"event_is_append_only", "passage_inside_snapshot", "review_seat_is_open", "claims_refuse_change"} <= gone

    call_command("migrate", verbosity=0)
    assert ours() == before


def test_each_foreign_key_is_found_by_an_index_and_none_has_two(db):
    """An index of its own beside one that begins with the same column costs each write and helps no reader."""
    led: dict[tuple[str, str], list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, attname, indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
            " JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indpred IS NULL"
        )
        for table, column, name in cursor.fetchall():
            led.setdefault((table, column), []).append(name)
    for model in apps.get_app_config("claims").get_models():
        for field in model._meta.local_fields:
            if field.remote_field and field.db_constraint:
                found = led.get((model._meta.db_table, field.column), [])
                assert found, f"Nothing finds the rows of {model._meta.label} by {field.name}."
                own = [name for name in found if name.startswith(f"{model._meta.db_table}_{field.column}_")]
                assert len(found) == 1 or not own, f"{own} beside {found}"
