"""The page of the machine's work: editors see what was given up and decide about it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from claims import clockwork
from claims.choices import Role, Stage, WorkStatus
from claims.models import Intake, Pull
from tests import factories
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
PAGE = "desk:work"
NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def given_up(error: str = "The feed did not answer.") -> Pull:
    pull = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="feeds")
    pull = Pull.objects.lease(pull.pk)
    pull.fail(error, is_final=True)
    return pull


def decide(client, row, deed: str, **data):
    return client.post(reverse("desk:decide-work", args=[row._meta.model_name, row.pk, deed]), data)


def test_what_was_given_up_is_shown_with_its_reason_and_the_way_to_its_claim():
    pull = given_up()
    page = at_the_desk(role=Role.EDITOR).get(reverse(PAGE))
    assert "The feed did not answer." in text_of(page)
    assert f"Reporting from feeds for “{pull.claim}”" in text_of(page)
    assert f'href="{reverse("desk:claim", args=[pull.claim_id])}"' in page.content.decode()


def test_editors_see_on_every_page_how_much_was_given_up_and_others_do_not():
    given_up()
    shown = {
        role: '1<span class="unseen"> given up' in text_of(at_the_desk(role=role).get(reverse("desk:queue")))
        for role in (Role.REVIEWER, Role.EDITOR)
    }
    assert shown == {Role.REVIEWER: False, Role.EDITOR: True}


def test_trying_again_is_one_button():
    pull, editor = given_up(), at_the_desk(role=Role.EDITOR)
    assert decide(editor, pull, "retry").status_code == 302
    pull.refresh_from_db()
    assert pull.status == WorkStatus.DUE
    assert "It is being tried again." in text_of(editor.get(reverse(PAGE)))


def test_dropping_takes_a_reason_and_says_what_is_kept():
    pull, editor = given_up(), at_the_desk(role=Role.EDITOR)
    assert decide(editor, pull, "drop", reason="The outlet has closed.").status_code == 302
    pull.refresh_from_db()
    assert (pull.status, pull.dropped_why) == (WorkStatus.DROPPED, "The outlet has closed.")
    page = text_of(editor.get(reverse(PAGE)))
    assert "It was dropped; the row stays, with your reason." in page
    assert "Nothing has been given up." in page


def test_refusals_are_sentences_on_the_page():
    pull, editor = given_up(), at_the_desk(role=Role.EDITOR)
    without = decide(editor, pull, "drop", reason=" ")
    assert (without.status_code, "Give a reason." in text_of(without)) == (422, True)
    Pull.objects.filter(pk=pull.pk).update(status=WorkStatus.RUNNING)
    running = decide(editor, pull, "retry")
    assert (running.status_code, "This is being worked on now." in text_of(running)) == (409, True)


def test_below_editor_the_page_says_whom_it_is_for():
    pull = given_up()
    reviewer = at_the_desk(role=Role.REVIEWER)
    for answer in (reviewer.get(reverse(PAGE)), decide(reviewer, pull, "retry")):
        assert (answer.status_code, "This page is for editors" in text_of(answer)) == (403, True)


@pytest.mark.parametrize(("kind", "deed"), [("claim", "retry"), ("nothing", "retry"), ("pull", "publish")])
def test_only_work_can_be_decided_about(kind, deed):
    pull = given_up()
    answer = at_the_desk(role=Role.EDITOR).post(reverse("desk:decide-work", args=[kind, pull.pk, deed]))
    assert answer.status_code == 404


def test_reading_that_was_dropped_says_who_let_it_be_and_why():
    row = Intake.objects.create(origin="address", address="https://outlet.example.org/")
    Intake.objects.lease(row.pk).fail("There is no page at this address.", is_final=True)
    editor = factories.person(Role.EDITOR, name="petra")
    decide(at_the_desk(editor), row, "drop", reason="The page is gone.")

    page = at_the_desk().get(reverse("desk:intake-state", args=[row.pk]))

    assert "There is no page at this address. petra dropped it: The page is gone." in text_of(page)
    assert "Try again" not in text_of(page)


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_any_number_of_rows(count, django_assert_num_queries):
    for _ in range(count):
        given_up()
    client = at_the_desk(role=Role.EDITOR)
    client.get(reverse(PAGE))
    with django_assert_num_queries(QUERIES):
        client.get(reverse(PAGE))


QUERIES = 10


def scheduled(name: str, seconds: int, **changes) -> None:
    interval, _ = IntervalSchedule.objects.get_or_create(every=seconds, period=IntervalSchedule.SECONDS)
    PeriodicTask.objects.create(name=name, task="claims.sweep", interval=interval, **changes)


@pytest.mark.parametrize(
    ("seconds", "changes", "wrong"),
    [
        (15, {"last_run_at": NOW}, ""),
        (15, {"last_run_at": NOW - timedelta(minutes=14)}, ""),
        (15, {"last_run_at": NOW - timedelta(minutes=16)}, "the schedule (beat) seems not to run."),
        (15, {"enabled": False}, "It is switched off in the back office, so nobody does it."),
        (86_400, {}, "This is 5,760 times more rarely than it was meant to be."),
    ],
)
def test_what_keeps_work_from_being_sent_again_is_known(seconds, changes, wrong):
    scheduled("send due work again", seconds, **changes)
    (sweep,) = (one for one in clockwork.regulars(NOW) if one.name == "send due work again")
    assert sweep.wrong.endswith(wrong)
    assert bool(sweep.wrong) == bool(wrong)


def test_what_is_done_by_the_clock_is_shown_with_what_is_wrong_with_it():
    scheduled("send due work again", 15, enabled=False)
    page = text_of(at_the_desk(role=Role.EDITOR).get(reverse(PAGE)))
    assert "It is switched off in the back office, so nobody does it." in page
    assert "every 15 seconds" in page
    assert "Look at the watched feeds" in page
    assert "It was never done" in page


@pytest.mark.parametrize(
    ("seconds", "rhythm"),
    [(86_400, "every day"), (7_200, "every 2 hours"), (60, "every minute"), (90, "every 90 seconds")],
)
def test_how_often_is_told_in_the_largest_unit_that_fits(seconds, rhythm):
    scheduled("look into the archive", seconds)
    assert [one.rhythm for one in clockwork.regulars(NOW) if one.rhythm] == [rhythm]
