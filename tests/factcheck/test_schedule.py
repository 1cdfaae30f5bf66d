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


def test_task_that_an_admin_switched_off_stays_off():
    start()
    task = PeriodicTask.objects.get(name=SWEEP)
    task.enabled = False
    task.save()
    assert SWEEP not in start().schedule
