"""Work that was given up, over the API: editors see it and decide."""

import pytest
from rest_framework.test import APIClient

from claims.choices import Role, Stage, WorkStatus
from claims.models import Pull
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pull() -> Pull:
    row = Pull.objects.create(claim=factories.claim(Stage.OPEN), connector="feeds")
    row = Pull.objects.lease(row.pk)
    row.fail("The feed did not answer.", is_final=True)
    return row


def client(role: Role) -> APIClient:
    made = APIClient()
    made.force_authenticate(factories.person(role))
    return made


def test_editor_sees_what_was_given_up(pull):
    (row,) = client(Role.EDITOR).get("/api/work/").json()
    assert (row["kind"], row["id"], row["status"]) == ("pull", pull.pk, WorkStatus.PARKED)
    assert (row["error"], row["attempts"]) == ("The feed did not answer.", 1)


def test_editor_has_it_tried_again_once(pull):
    editor, address = client(Role.EDITOR), f"/api/work/pull/{pull.pk}/retry/"
    assert editor.post(address).json()["status"] == WorkStatus.DUE
    again = editor.post(address)
    assert (again.status_code, again.json()["detail"]) == (409, "This waits for its turn already.")


def test_dropping_takes_a_reason(pull):
    editor, address = client(Role.EDITOR), f"/api/work/pull/{pull.pk}/drop/"
    without = editor.post(address, {}, format="json")
    assert (without.status_code, without.json()["fields"]) == (400, {"reason": "Give a reason."})
    assert editor.post(address, {"reason": "It has closed."}, format="json").json()["status"] == WorkStatus.DROPPED


def test_below_editor_the_api_says_no(pull):
    reviewer = client(Role.REVIEWER)
    assert reviewer.get("/api/work/").status_code == 403
    answer = reviewer.post(f"/api/work/pull/{pull.pk}/retry/")
    assert (answer.status_code, answer.json()["detail"]) == (409, "This takes the rights of an editor.")


@pytest.mark.parametrize("address", ["pull/999999/retry/", "claim/1/retry/", "pull/1/publish/"])
def test_what_is_no_work_is_not_found(pull, address):
    assert client(Role.EDITOR).post(f"/api/work/{address}").status_code == 404
