"""When beat sends what: the settings say how it begins, an admin says how it goes on."""

import pytest
from celery import current_app
from django.test import Client
from django.urls import reverse
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from claims.choices import Role
from factcheck.schedule import Kept
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
SWEEP = "send due work again"


def start() -> Kept:
    """What beat does when it starts."""
    return Kept(app=current_app)


def test_first_start_takes_the_schedule_from_the_settings():
    entry = start().schedule[SWEEP]
    assert (entry.task, entry.schedule.run_every.total_seconds()) == ("claims.sweep", 15)


def test_change_in_the_back_office_is_taken_up_and_outlives_a_restart():
    running = start()
    task, minute = PeriodicTask.objects.get(name=SWEEP), IntervalSchedule.objects.create(every=60, period="seconds")
    admin = Client()
    admin.force_login(factories.person(Role.ADMIN))
    form = admin.get(reverse("admin:django_celery_beat_periodictask_change", args=[task.pk])).context["adminform"].form
    given = {name: value for name, value in form.initial.items() if value is not None} | {
        "interval": minute.pk,
        "regtask": task.task,
    }
    changed = admin.post(reverse("admin:django_celery_beat_periodictask_change", args=[task.pk]), given)
    assert changed.status_code == 302

    assert running.schedule[SWEEP].schedule.run_every.total_seconds() == 60
    assert start().schedule[SWEEP].schedule.run_every.total_seconds() == 60


@pytest.mark.parametrize(
    ("every", "period", "is_taken"), [(1, "microseconds", False), (4, "seconds", False), (5, "seconds", True)]
)
def test_interval_in_which_workers_would_come_to_nothing_else_is_refused(every: int, period: str, is_taken: bool):
    admin = Client()
    admin.force_login(factories.person(Role.ADMIN))
    answer = admin.post(reverse("admin:django_celery_beat_intervalschedule_add"), {"every": every, "period": period})
    assert IntervalSchedule.objects.filter(every=every, period=period).exists() is is_taken
    assert ("Nothing is sent more often than every 5 seconds" in answer.content.decode()) is not is_taken


def test_task_that_an_admin_switched_off_stays_off():
    start()
    task = PeriodicTask.objects.get(name=SWEEP)
    task.enabled = False
    task.save()
    assert SWEEP not in start().schedule
