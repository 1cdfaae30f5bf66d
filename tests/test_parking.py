"""Work that was given up: an editor has it tried again or drops it, and either stands in the history."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims import parking
from claims.choices import Role, Stage, WorkStatus
from claims.models import Event, Intake, Pull, broken_links
from claims.refusals import Incomplete, Refused
from tests import factories

pytestmark = pytest.mark.django_db


def given_up(**fields) -> Pull:
    pull = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="feeds", **fields)
    pull = Pull.objects.lease(pull.pk)
    pull.fail("The feed did not answer.", is_final=True)
    return pull


def last(claim=None) -> Event:
    return Event.objects.filter(claim=claim).order_by("-position")[0]


def test_editor_has_it_tried_again():
    pull, editor = given_up(), factories.person(Role.EDITOR)

    parking.retry(pull, by=editor)

    pull.refresh_from_db()
    assert (pull.status, pull.attempts, pull.finished_at) == (WorkStatus.DUE, 0, None)
    told = last(pull.claim)
    assert (told.kind, told.by, told.data) == ("work_retried", editor, {"work": "pull", "row": pull.pk})
    assert broken_links(pull.claim) == []


def test_dropped_row_stays_with_who_and_why():
    pull, editor = given_up(), factories.person(Role.EDITOR)

    parking.drop(pull, by=editor, reason="  The outlet has closed. ")

    pull.refresh_from_db()
    assert (pull.status, pull.dropped_by, pull.dropped_why) == (WorkStatus.DROPPED, editor, "The outlet has closed.")
    assert pull.error == "The feed did not answer."
    assert Pull.objects.lease(pull.pk) is None
    assert (last(pull.claim).kind, last(pull.claim).particulars.body) == ("work_dropped", "The outlet has closed.")


def test_dropping_a_search_does_not_take_it_out_of_the_search_log():
    claim = factories.claim(Stage.APPROVED)
    pull = Pull.objects.create(claim=claim, connector="archive")
    Pull.objects.lease(pull.pk).fail("It did not answer.", is_final=True)
    parking.drop(pull, by=factories.person(Role.EDITOR), reason="We do not wait for it.")

    published = factories.publish(claim, writer=factories.person(), by=factories.person())

    assert [search["error"] for search in published.summary.record["searches"]] == ["", "It did not answer."]


def test_work_without_a_claim_is_told_on_the_desks_chain():
    row = Intake.objects.create(origin="address", address="https://outlet.example.org/")
    Intake.objects.lease(row.pk).fail("There is no page at this address.", is_final=True)
    row.refresh_from_db()

    parking.drop(row, by=factories.person(Role.EDITOR), reason="The page is gone.")

    assert (last().kind, last().data["work"], last().data["row"]) == ("work_dropped", "intake", row.pk)


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR, Role.REVIEWER])
def test_below_editor_nobody_decides(role):
    pull, somebody = given_up(), factories.person(role)
    for deed in (lambda: parking.retry(pull, by=somebody), lambda: parking.drop(pull, by=somebody, reason="No.")):
        with pytest.raises(Refused, match=r"^This takes the rights of an editor\.$"):
            deed()
    pull.refresh_from_db()
    assert pull.status == WorkStatus.PARKED


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (WorkStatus.DUE, "This waits for its turn already."),
        (WorkStatus.RUNNING, "This is being worked on now."),
        (WorkStatus.DONE, "This is done, so there is nothing left to decide."),
        (WorkStatus.DROPPED, "This was dropped already."),
    ],
)
def test_only_what_stopped_can_be_decided(status, sentence):
    pull, editor = given_up(), factories.person(Role.EDITOR)
    Pull.objects.filter(pk=pull.pk).update(status=status)
    for deed in (lambda: parking.retry(pull, by=editor), lambda: parking.drop(pull, by=editor, reason="No.")):
        with pytest.raises(Refused) as refused:
            deed()
        assert str(refused.value) == sentence


def test_newer_row_of_the_same_kind_goes_on_alone():
    pull, editor = given_up(), factories.person(Role.EDITOR)
    Pull.objects.create(claim=pull.claim, connector=pull.connector)
    with pytest.raises(Refused, match=r"^The same was asked for again meanwhile, and that goes on\."):
        parking.retry(pull, by=editor)
    assert last(pull.claim).kind != "work_retried"


@pytest.mark.parametrize("deed", [parking.retry, partial(parking.drop, reason="No.")])
def test_claim_is_locked_before_its_work_as_by_those_who_ask_for_it(deed):
    pull, editor = given_up(), factories.person(Role.EDITOR)
    with CaptureQueriesContext(connection) as queries:
        deed(pull, by=editor)
    locks = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    tables = [next(table for table in ("claims_claim", "claims_pull") if f'FROM "{table}"' in sql) for sql in locks]
    assert tables == ["claims_claim", "claims_pull", "claims_claim"]


def test_pull_that_comes_to_life_while_others_are_asked_for_goes_on_alone():
    claim = factories.claim(Stage.OPEN)
    claim.pulls.all().delete()

    def names():
        Pull.objects.create(claim=claim, connector="feeds")
        yield from ("feeds", "cited")

    assert [pull.connector for pull in Pull.objects.ask(claim, names(), by=None)] == ["cited"]
    assert sorted(claim.pulls.values_list("connector", flat=True)) == ["cited", "feeds"]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("  ", "Give a reason."),
        ("a" * 1_001, "Give the reason in under 1,001 ordinary characters."),
        ("a\0", "Give the reason in under 1,001 ordinary characters."),
    ],
)
def test_dropping_takes_a_reason(reason, sentence):
    pull = given_up()
    with pytest.raises(Incomplete) as missing:
        parking.drop(pull, by=factories.person(Role.EDITOR), reason=reason)
    assert missing.value.fields == {"reason": sentence}
