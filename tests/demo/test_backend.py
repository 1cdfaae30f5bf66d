"""The demo's log-ins: known passwords that open the desk to this very machine alone."""

import pytest
from django.test import RequestFactory

from claims.choices import Role
from demo.backend import DemoBackend
from demo.people import PEOPLE
from tests import factories

pytestmark = pytest.mark.django_db
ADA = next(person for person in PEOPLE if person.username == "ada")


@pytest.fixture
def let_in(settings):
    """Try to log in as one of the demo's people, from a request with these values of its environment."""
    settings.DEBUG = settings.CLAIMS_DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    factories.person(Role.REVIEWER, ADA.username)

    def attempt(**meta: str) -> bool:
        request = RequestFactory().post("/account/login/", **{"SERVER_NAME": "127.0.0.1", **meta})
        return DemoBackend().authenticate(request, ADA.username, ADA.password) is not None

    return attempt


def test_demo_person_comes_in_on_this_machine(let_in):
    assert let_in()


@pytest.mark.parametrize(
    "meta",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "desk.example.org"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_demo_person_does_not_come_in_from_elsewhere_nor_through_a_proxy(let_in, meta):
    assert not let_in(**meta)


@pytest.mark.parametrize("switched_off", ["DEBUG", "CLAIMS_DEMO"])
def test_demo_person_is_nobody_once_the_demo_is_over(let_in, settings, switched_off):
    setattr(settings, switched_off, False)
    assert not let_in()
