"""The search of the API: the desk's for its people, what is published for everybody."""

import pytest
from rest_framework.test import APIClient

from claims.choices import Role, Stage
from tests import factories
from tests import publishing_cases as cases

pytestmark = pytest.mark.django_db


def ask(user=None, **asked: str) -> dict:
    client = APIClient()
    client.force_authenticate(user)
    answer = client.get("/api/search/", asked)
    assert answer.status_code == 200
    return answer.json()


def kinds(answer: dict) -> dict[str, int]:
    return {group["kind"]: len(group["results"]) for group in answer["found"]}


def test_everybody_finds_what_is_published_and_people_of_the_desk_the_rest_too():
    claim = cases.published(title="Roads")
    factories.claim(Stage.OPEN, text="The roads are shut")

    public, desk = ask(q="roads"), ask(factories.person(Role.CONTRIBUTOR), q="roads")

    assert kinds(public) == {"check": 1, "report": 0, "source": 0}
    assert kinds(desk)["claim"] == 2
    (row,) = public["found"][0]["results"]
    assert row["title"] == [{"text": "Roads", "marked": True}]
    assert row["address"].endswith(f"/api/checks/{claim.slug}/")
    assert row["page"].endswith(f"/checks/{claim.slug}/")


def test_notes_and_what_was_perhaps_meant_are_told():
    cases.published(title="Roads")
    answer = ask(q="rodas verdict:maybe")
    assert (answer["asked"], answer["instead"]) == ("rodas verdict:maybe", "Roads verdict:maybe")
    assert answer["notes"][0].startswith("“maybe” is no verdict.")


def test_one_kind_is_read_page_by_page():
    for n in range(51):
        factories.claim(text=f"The bridge number {n} is shut")
    person = factories.person(Role.CONTRIBUTOR)
    first = ask(person, q="bridge", kind="claim")["found"][0]
    client = APIClient()
    client.force_authenticate(person)
    second = client.get(first["next"]).json()["found"][0]
    assert (len(first["results"]), len(second["results"]), second["next"]) == (50, 1, None)


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "bridge", "kind": "x", "after": "y"}])
def test_odd_questions_find_nothing(asked):
    assert all(group["results"] == [] for group in ask(**asked)["found"])
