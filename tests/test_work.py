"""Rows of work: attempts, leases, giving up and trying again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.choices import Stage, WorkStatus
from claims.models import Pull
from claims.models.work import PAUSES, TRIES
from tests.factories import claim

pytestmark = pytest.mark.django_db


def pull() -> Pull:
    return Pull.objects.create(claim=claim(Stage.OPEN), connector="feeds")


def test_failure_is_kept_in_words_and_tried_again_later():
    row = Pull.objects.lease(pull().pk)
    row.fail("The feed did not answer.")
    assert (row.status, row.error) == (WorkStatus.FAILED, "The feed did not answer.")
    assert Pull.objects.lease(row.pk) is None, "its time has not come"
    assert Pull.objects.lease(row.pk, now=timezone.now() + PAUSES[0] + timedelta(seconds=1)).attempts == 2


def test_work_is_parked_after_three_tries():
    row, now = pull(), timezone.now()
    for _ in range(TRIES):
        now += timedelta(hours=1)
        taken = Pull.objects.lease(row.pk, now=now)
        taken.fail("The feed did not answer.")
    assert (taken.status, taken.is_live) == (WorkStatus.PARKED, False)
    assert Pull.objects.lease(row.pk, now=now + timedelta(days=1)) is None


def test_work_that_kills_its_worker_is_parked_too():
    row, now = pull(), timezone.now()
    for _ in range(TRIES):
        assert Pull.objects.lease(row.pk, now=now)
        now += timedelta(hours=1)
    assert Pull.objects.lease(row.pk, now=now) is None
    row.refresh_from_db()
    assert row.status == WorkStatus.PARKED
    assert row.error == "The work stopped in the middle three times without saying why."


def test_final_failure_is_not_tried_again():
    row = Pull.objects.lease(pull().pk)
    row.fail("This address is not allowed.", is_final=True)
    assert row.status == WorkStatus.PARKED


def test_person_can_ask_for_another_round_of_tries():
    row = Pull.objects.lease(pull().pk)
    row.fail("This address is not allowed.", is_final=True)
    row.try_again()
    assert Pull.objects.lease(row.pk).attempts == 1


def test_lease_that_is_renewed_is_not_due():
    row = Pull.objects.lease(pull().pk)
    row.renew()
    assert not Pull.objects.due().filter(pk=row.pk).exists()
    assert Pull.objects.due(timezone.now() + timedelta(minutes=2)).filter(pk=row.pk).exists()


def test_only_one_live_pull_for_a_claim_and_connector():
    row = pull()
    assert Pull.objects.ask(row.claim, ["feeds"], by=None) == []
    Pull.objects.lease(row.pk).finish()
    assert len(Pull.objects.ask(row.claim, ["feeds"], by=None)) == 1


def test_trying_again_steps_back_for_a_newer_pull_of_the_same():
    old = Pull.objects.lease(pull().pk)
    old.fail("The feed did not answer.", is_final=True)
    newer = Pull.objects.create(claim=old.claim, connector=old.connector)
    old.try_again()
    old.refresh_from_db()
    assert (old.status, newer.status) == (WorkStatus.PARKED, WorkStatus.DUE)
