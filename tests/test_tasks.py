"""Tasks: a message wakes somebody up and holds nothing; the row of work alone says what is to be done."""

import os
import subprocess
import sys
import threading
import uuid
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from queue import Empty

import pytest
from billiard.exceptions import SoftTimeLimitExceeded
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims import tasks
from claims.choices import Queue, WorkStatus
from claims.intake import hand_in
from claims.models import Claim, Intake, LeaseLost, Pull, Report, kinds_of_work, work_promised
from claims.models.work import LEASE
from tests import factories

ROOT = Path(__file__).parents[1]
BRIDGE = (Path(__file__).parent / "reading" / "reports" / "bridge.txt").read_text()


@pytest.fixture
def waiting():
    """The messages that wait on the real broker, as (queue, task, row); none when the test begins."""

    def messages(queues=Queue.values) -> list[tuple[str, str, int]]:
        found = []
        with current_app.connection_for_read() as connection:
            for name in queues:
                with connection.SimpleQueue(name) as calls, suppress(Empty):
                    while True:
                        message = calls.get_nowait()
                        found.append((name, message.headers["task"], message.payload[1].get("row")))
                        message.ack()
        return found

    every = [*Queue.values, settings.CELERY_TASK_DEFAULT_QUEUE]
    messages(every)
    yield messages
    messages(every)


def intake_row(**fields) -> Intake:
    return Intake.objects.create(origin="pasted", text=BRIDGE, **fields)


@pytest.mark.django_db(transaction=True)
def test_wake_up_call_is_sent_once_the_promise_is_committed(waiting):
    with transaction.atomic():
        row = hand_in(by=None, text=BRIDGE)
        before = waiting()

    assert before == []
    assert waiting() == [("read", "claims.read_in", row.pk)]


@pytest.mark.django_db(transaction=True)
def test_promise_that_is_taken_back_wakes_nobody(waiting):
    with transaction.atomic():
        hand_in(by=None, text=BRIDGE)
        transaction.set_rollback(True)

    assert waiting() == []
    assert not Intake.objects.exists()


@pytest.mark.django_db
def test_every_row_of_work_has_its_task():
    assert tasks.TASKS.keys() == set(kinds_of_work())
    assert tasks.TASKS[Pull].name == "claims.pull_reporting"
    assert tasks.wake_up in [receiver() for _, receiver, *_ in work_promised.receivers]


@pytest.mark.django_db
def test_task_reads_a_report_in_and_a_second_call_finds_it_done():
    row = intake_row()

    for _ in range(2):
        tasks.TASKS[Intake](row=row.pk)

    row.refresh_from_db()
    assert (row.status, row.attempts) == (WorkStatus.DONE, 1)
    assert Report.objects.count() == 1
    assert Claim.objects.count() == row.claim_count


@pytest.mark.django_db
def test_task_runs_a_pull():
    pull = Pull.objects.create(claim=factories.claim(), connector="feeds")

    tasks.TASKS[Pull](row=pull.pk)

    pull.refresh_from_db()
    assert (pull.status, pull.attempts) == (WorkStatus.PARKED, 1)
    assert pull.error == "Nothing could be asked: no feed is being watched yet."


@pytest.mark.django_db
def test_task_is_quiet_when_the_row_is_gone_or_taken():
    taken = intake_row()
    Intake.objects.lease(taken.pk)

    tasks.TASKS[Intake](row=taken.pk)
    tasks.TASKS[Intake](row=taken.pk + 1)
    tasks.TASKS[Pull](row=1)

    taken.refresh_from_db()
    assert (taken.status, taken.attempts) == (WorkStatus.RUNNING, 1)


@pytest.mark.django_db
def test_sweep_wakes_up_what_is_due_and_nothing_else(waiting):
    past, future = timezone.now() - LEASE, timezone.now() + timedelta(hours=1)
    lost = intake_row(next_try_at=past)
    failed = intake_row(status=WorkStatus.FAILED, next_try_at=past)
    orphaned = intake_row(status=WorkStatus.RUNNING, leased_until=past)
    pull = Pull.objects.create(claim=factories.claim(), connector="feeds")
    intake_row(next_try_at=future)
    intake_row(status=WorkStatus.RUNNING, leased_until=future)
    intake_row(status=WorkStatus.DONE)
    intake_row(status=WorkStatus.PARKED)

    tasks.sweep()

    assert sorted(waiting()) == [
        ("fetch", "claims.pull_reporting", pull.pk),
        ("index", "claims.compare", pull.claim.comparisons.get().pk),
        ("read", "claims.read_in", lost.pk),
        ("read", "claims.read_in", failed.pk),
        ("read", "claims.read_in", orphaned.pk),
    ]


@pytest.mark.django_db
def test_a_sweep_adds_nothing_where_enough_is_waiting_already(waiting):
    past = timezone.now() - LEASE
    for _ in range(tasks.ENOUGH - 1):
        intake_row(next_try_at=past)
    pull = Pull.objects.create(claim=factories.claim(), connector="feeds", next_try_at=past)

    tasks.sweep()  # 99 wait to be read
    tasks.sweep()  # so all are sent once more
    tasks.sweep()  # and now that is enough

    told = Counter((name, row) for name, _, row in waiting())
    assert Counter(name for name, _ in told.elements())["read"] == 2 * (tasks.ENOUGH - 1)
    assert told["fetch", pull.pk] == 3, "a full queue keeps nobody from being called in another one"


@pytest.mark.django_db
def test_calls_of_the_sweeper_do_not_pile_up_while_nobody_works(waiting):
    intake_row(next_try_at=timezone.now() - LEASE)
    tasks.sweep.apply_async()
    tasks.sweep()

    messages = []
    with current_app.connection_for_read() as connection:
        for name in ("sweep", "read"):
            with connection.SimpleQueue(name) as calls:
                messages.append(calls.get(timeout=5))
                messages[-1].ack()

    headers = [message.headers for message in messages]
    assert {told["task"] for told in headers} == {"claims.sweep", "claims.read_in"}
    assert all(told["expires"] for told in headers), "the next sweep sends them again"


@pytest.mark.parametrize(
    ("handed_in", "queue"),
    [
        ({"origin": "pasted", "text": BRIDGE}, Queue.READ),
        ({"origin": "address", "address": "https://x.org/"}, Queue.FETCH),
    ],
)
def test_what_lies_elsewhere_waits_apart_so_that_a_slow_server_delays_no_reading(handed_in, queue):
    assert Intake(**handed_in).queue == queue


@pytest.mark.django_db
def test_fault_of_the_program_stands_in_the_row_in_words_and_is_raised_for_the_log():
    row = intake_row()

    def stumble(taken):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tasks.take_up(Intake, row.pk, stumble)

    row.refresh_from_db()
    assert (row.status, row.attempts) == (WorkStatus.FAILED, 1)
    assert row.error == "The program failed over this (ZeroDivisionError); its log says where."


@pytest.mark.django_db
def test_work_that_takes_too_long_says_so():
    row = intake_row()

    def dawdle(taken):
        raise SoftTimeLimitExceeded

    tasks.take_up(Intake, row.pk, dawdle)

    row.refresh_from_db()
    assert (row.status, row.error) == (WorkStatus.FAILED, "This took longer than 240 seconds, so it was stopped.")


@pytest.mark.django_db
def test_row_that_somebody_else_has_now_is_left_to_them():
    row = intake_row()

    def lose(taken):
        Intake.objects.filter(pk=taken.pk).update(lease=uuid.uuid4())
        raise LeaseLost

    tasks.take_up(Intake, row.pk, lose)

    row.refresh_from_db()
    assert (row.status, row.error) == (WorkStatus.RUNNING, "")


@pytest.mark.django_db(transaction=True)
def test_lease_is_renewed_while_the_work_goes_on_and_no_longer():
    row = Intake.objects.lease(intake_row().pk)
    with tasks.kept_alive(row, beat=timedelta(milliseconds=5)):
        while Intake.objects.get(pk=row.pk).leased_until == row.leased_until:
            pass  # the test's own time limit ends this when nothing ever renews it
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("lease of")] == []

    Intake.objects.filter(pk=row.pk).update(status=WorkStatus.DONE, lease=None)
    assert not row.hold()


def test_broker_that_is_away_costs_a_warning_and_loses_nothing():
    promise = (
        "import os, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'factcheck.settings'\n"
        "django.setup()\n"
        "from claims import tasks\n"
        "from claims.models import Intake\n"
        "tasks.wake_up(sender=Intake, row=Intake(pk=1))\n"
        "print('went on')\n"
    )
    environment = os.environ | {"REDIS_URL": "unix:///nowhere/at/all.sock"}
    command = [sys.executable, "-W", "ignore", "-c", promise]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)

    assert told.stdout == "went on\n"
    assert "The broker does not answer" in told.stderr
    assert "the sweeper will send the wake-up call" in told.stderr
