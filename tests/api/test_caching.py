"""What caches may keep of the API, and what they may not."""

import pytest
from rest_framework.test import APIClient

from claims.choices import Role
from tests import factories, publishing_cases
from tests.api.conftest import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache", "check")]
CHECK = f"/api{publishing_cases.PAGE}"
PUBLIC = ("/api/checks/", CHECK, "/api/search/?q=ministry", "/v1alpha1/claims:search?query=ministry")
ASKED_EACH_TIME = "public, max-age=0, must-revalidate"


@pytest.fixture(scope="module")
def check(standing_rows):
    return publishing_cases.published()


@pytest.mark.parametrize("address", PUBLIC)
def test_what_everybody_is_given_may_be_kept_and_is_not_sent_twice(anybody, address):
    first = anybody.get(address)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, ASKED_EACH_TIME)
    assert {"Authorization", "Cookie"} <= {name.strip() for name in first.headers["Vary"].split(",")}
    tag = first.headers["ETag"]
    again = anybody.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Vary"] == first.headers["Vary"]
    assert anybody.head(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("address", PUBLIC[:3])
def test_answer_to_somebody_is_theirs_alone(address):
    somebody, with_key = factories.person(Role.CONTRIBUTOR), APIClient()
    with_key.credentials(HTTP_AUTHORIZATION=factories.key(somebody)["Authorization"])
    for client in (client_of(somebody), with_key):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
        assert "ETag" not in answer.headers


def test_refusals_and_pages_for_browsers_are_kept_by_nobody(anybody):
    for address in ("/api/checks/none-of-ours/", "/api/checks/?verdict=nonsense", "/api/checks/?format=html"):
        assert anybody.get(address).headers["Cache-Control"] == "private, no-store", address
    anybody.credentials(HTTP_AUTHORIZATION="Token none")
    assert anybody.get(CHECK).headers["Cache-Control"] == "private, no-store"


def test_correction_review_and_withdrawal_are_told_at_once(anybody, check):
    claim = type(check).objects.get(pk=check.pk)
    tag = anybody.get(CHECK).headers["ETag"]
    publishing_cases.corrected(claim, title="Did they know?")
    corrected = anybody.get(CHECK, headers={"If-None-Match": tag})
    assert (corrected.status_code, corrected.data["number"]) == (200, 2)
    publishing_cases.withdrawn(claim)
    gone = anybody.get(CHECK, headers={"If-None-Match": corrected.headers["ETag"]})
    assert (gone.status_code, gone.headers["Cache-Control"]) == (410, ASKED_EACH_TIME)
