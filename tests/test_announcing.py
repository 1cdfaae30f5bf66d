"""The hub is told that our feed has changed: promised with the publication, safe twice, given up in words."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings as ours
from django.db import connection, transaction
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Response

from claims import parking, publishing, tasks
from claims.checks import hub_can_be_asked
from claims.choices import Queue, Role, WorkStatus
from claims.models import Announcement, Host
from claims.models.work import TRIES
from claims.publishing.announcing import WAITS
from tests import factories, publishing_cases
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
FEED = f"{ours.SITE_URL}/checks/feed.atom"


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


@pytest.fixture
def hub(httpserver: HTTPServer, settings) -> HTTPServer:
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    settings.CLAIMS_HUB = httpserver.url_for("/hub")
    return httpserver


def answers(hub: HTTPServer, *statuses: int, **headers: str) -> None:
    for status in statuses:
        hub.expect_ordered_request("/hub", method="POST").respond_with_response(Response(status=status, **headers))


def told(hub: HTTPServer) -> list[dict[str, str]]:
    return [request.form.to_dict() for request, _ in hub.log]


def tell(row: Announcement) -> Announcement:
    """One wake-up call, whenever it is due."""
    Announcement.objects.filter(pk=row.pk).update(next_try_at=timezone.now())
    Host.objects.update(resting_until=None)
    tasks.TASKS[Announcement](row=row.pk)
    row.refresh_from_db()
    return row


def test_publication_correction_and_withdrawal_are_promised_with_the_deed(hub):
    claim = publishing_cases.published()
    assert list(Announcement.objects.values_list("topic", "status")) == [(FEED, WorkStatus.DUE)]
    publishing_cases.corrected(claim)
    assert Announcement.objects.count() == 2
    publishing_cases.withdrawn(claim)
    assert Announcement.objects.count() == 3
    assert {row.queue for row in Announcement.objects.all()} == {Queue.NOTIFY}


def test_publication_that_is_taken_back_promises_nothing(hub):
    with transaction.atomic():
        publishing.announce_later()
        transaction.set_rollback(True)
    assert not Announcement.objects.exists()


def test_without_a_hub_nothing_is_promised():
    publishing_cases.published()
    assert not Announcement.objects.exists()


def test_hub_is_told_which_feed_has_changed_and_nothing_else(hub):
    publishing_cases.published()
    answers(hub, 202)
    row = tell(Announcement.objects.get())
    assert (row.status, row.error) == (WorkStatus.DONE, "")
    assert told(hub) == [{"hub.mode": "publish", "hub.url": FEED}]
    tell(row)
    assert len(hub.log) == 1, "what was told is not told again"


def test_what_was_given_up_is_taken_up_again_with_the_next_publication(hub):
    publishing.announce_later()
    answers(hub, 404, 404, 202)
    given_up = tell(Announcement.objects.get())
    publishing.announce_later()
    again = Announcement.objects.get()
    assert (again.pk, again.status, again.attempts) == (given_up.pk, WorkStatus.DUE, 0)
    assert again.created_at > given_up.created_at
    assert tell(again).status == WorkStatus.PARKED
    publishing.announce_later()
    assert tell(Announcement.objects.get()).status == WorkStatus.DONE


def test_what_waits_or_was_given_up_is_told_with_the_next_one(hub):
    publishing.announce_later()
    given_up, waiting = Announcement.objects.get(), Announcement.objects.create(topic=FEED)
    other = Announcement.objects.create(topic=f"{FEED}?topic=roads")
    Announcement.objects.lease(given_up.pk).fail("The hub did not answer.", is_final=True)
    newest = Announcement.objects.create(topic=FEED)
    answers(hub, 204)
    tell(newest)
    assert dict(Announcement.objects.values_list("pk", "status")) == {
        given_up.pk: WorkStatus.DONE,
        waiting.pk: WorkStatus.DONE,
        newest.pk: WorkStatus.DONE,
        other.pk: WorkStatus.DUE,
    }


@pytest.mark.django_db(transaction=True)
def test_what_is_published_while_the_hub_is_told_is_told_after_it(hub):
    with transaction.atomic():
        publishing.announce_later()

    def meanwhile(_) -> Response:
        Announcement.objects.create(topic=FEED)
        connection.close()
        return Response(status=202)

    hub.expect_request("/hub", method="POST").respond_with_handler(meanwhile)
    tell(Announcement.objects.get())
    assert sorted(Announcement.objects.values_list("status", flat=True)) == [WorkStatus.DONE, WorkStatus.DUE]


def test_hub_that_fails_is_asked_three_times_and_then_an_editor(hub):
    publishing.announce_later()
    row = Announcement.objects.get()
    answers(hub, *[503] * TRIES)
    for _ in range(TRIES - 1):
        assert tell(row).status == WorkStatus.FAILED
        assert row.next_try_at > timezone.now()
    assert (tell(row).status, row.error) == (
        WorkStatus.PARKED,
        "The hub did not take it: it answered with status 503.",
    )
    parking.retry(row, by=factories.person(Role.EDITOR))
    answers(hub, 202)
    assert tell(row).status == WorkStatus.DONE


@pytest.mark.parametrize(("status", "is_final"), [(400, True), (404, True), (408, False), (429, False), (500, False)])
def test_hub_that_refuses_is_not_asked_again(hub, status, is_final):
    publishing.announce_later()
    answers(hub, status)
    row = tell(Announcement.objects.get())
    assert row.status == (WorkStatus.PARKED if is_final else WorkStatus.FAILED)


def test_nothing_is_sent_on_to_where_a_hub_redirects(hub):
    publishing.announce_later()
    answers(hub, 307, headers={"Location": "/elsewhere"})
    row = tell(Announcement.objects.get())
    assert row.error == "127.0.0.1 wants to have what was sent to it sent elsewhere."
    assert len(hub.log) == 1


def test_hub_inside_a_network_is_told_nothing(hub, settings):
    settings.CLAIMS_HUB = "http://10.0.0.7/hub"
    publishing.announce_later()
    row = tell(Announcement.objects.get())
    assert (row.status, row.error) == (
        WorkStatus.PARKED,
        "This address leads into a private or reserved network.",
    )


def test_hub_that_wants_rest_is_left_alone_and_costs_no_try(hub):
    publishing.announce_later()
    row = Announcement.objects.get()
    Host.objects.create(name=f"127.0.0.1:{hub.port}", resting_until=timezone.now() + timedelta(minutes=5))
    tasks.TASKS[Announcement](row=row.pk)
    row.refresh_from_db()
    assert (row.status, row.attempts, hub.log) == (WorkStatus.DUE, 0, [])
    Announcement.objects.update(created_at=timezone.now() - WAITS, next_try_at=timezone.now())
    tasks.TASKS[Announcement](row=row.pk)
    row.refresh_from_db()
    assert (row.status, row.attempts) == (WorkStatus.FAILED, 1)


def test_hub_that_was_taken_out_of_the_settings_is_told_nothing(hub, settings):
    publishing.announce_later()
    settings.CLAIMS_HUB = ""
    row = tell(Announcement.objects.get())
    assert (row.status, row.error) == (
        WorkStatus.PARKED,
        "The settings name no hub any more, so there is nobody to be told.",
    )


def test_feed_names_its_hub_in_its_head_and_in_the_header(hub, client, settings):
    answer = client.get("/checks/feed.atom")
    links = ElementTree.fromstring(answer.content).findall("{http://www.w3.org/2005/Atom}link")  # noqa: S314  our own
    assert [link.get("href") for link in links if link.get("rel") == "hub"] == [settings.CLAIMS_HUB]
    assert answer.headers["Link"] == f'<{settings.CLAIMS_HUB}>; rel="hub", <{FEED}>; rel="self"'
    assert client.head("/checks/feed.atom").headers["Link"] == answer.headers["Link"]


def test_feed_without_a_hub_names_none(client):
    answer = client.get("/checks/feed.atom")
    assert (b'rel="hub"' in answer.content, "Link" in answer.headers) == (False, False)


def test_sources_page_says_who_is_told(hub, settings):
    desk = at_the_desk(factories.person(Role.EDITOR))
    assert "It has not been told of anything yet." in text_of(desk.get("/desk/sources/"))
    publishing.announce_later()
    assert "It is being told of the change of" in text_of(desk.get("/desk/sources/"))
    answers(hub, 404, 202)
    tell(Announcement.objects.get())
    assert "The hub did not take it: it answered with status 404." in text_of(desk.get("/desk/sources/"))
    publishing.announce_later()
    tell(Announcement.objects.first())
    assert "It was told last" in text_of(desk.get("/desk/sources/"))
    settings.CLAIMS_HUB = ""
    assert "Nobody: who follows a check asks for" in text_of(desk.get("/desk/sources/"))


NO_HUB = "FACTCHECK_HUB names no hub that can be told. "
INSIDE = "“hub.lan” is a name of a local network, not of the public internet."


@pytest.mark.parametrize(
    ("address", "own", "said"),
    [
        ("", (), []),
        ("https://hub.example.org/", (), []),
        ("http://hub.lan:8080/", (("hub.lan", 8080),), []),
        ("http://hub.lan:8080/", (), [f"{NO_HUB}{INSIDE}"]),
        ("hub", (), [f"{NO_HUB}An address starts with http:// or https://."]),
    ],
)
def test_check_of_the_settings_refuses_a_hub_that_is_not_asked(settings, address, own, said):
    settings.CLAIMS_HUB, settings.CLAIMS_OWN_SERVERS = address, own
    assert [error.msg for error in hub_can_be_asked()] == said
