"""Lists of feeds are taken over and handed on, on the desk and by command; a site's feeds are offered."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from django.utils import timezone
from pytest_httpserver import HTTPServer

from claims import sourcing
from claims.choices import Role
from claims.connectors.opml import Outline, read_opml, write_opml
from claims.models import Feed, Host, Source
from tests import factories
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db

LIST = write_opml(
    [
        Outline("https://harbour.org/feed", "Harbour Post: all", "https://harbour.org/", "Harbour Post"),
        Outline("https://harbour.org/sport", "Harbour Post: sport", "https://harbour.org/", "Harbour Post"),
        Outline("http://10.0.0.1/feed", "Inside"),
    ],
    title="Ours",
)


def test_list_is_taken_over_once():
    editor = factories.person(Role.EDITOR)
    taken = sourcing.watch_all(LIST, by=editor)
    assert (taken.watched, taken.known) == (2, 0)
    assert taken.refused == (("http://10.0.0.1/feed", "This address leads into a private or reserved network."),)
    assert (sourcing.watch_all(LIST, by=editor).watched, sourcing.watch_all(LIST, by=editor).known) == (0, 2)
    outlet = Source.objects.get()
    assert (outlet.name, outlet.home_page, outlet.feeds.count()) == ("Harbour Post", "https://harbour.org/", 2)


def test_list_is_handed_on_with_the_feeds_that_are_watched():
    sourcing.watch_all(LIST, by=factories.person(Role.EDITOR))
    Feed.objects.filter(address__endswith="sport").update(is_enabled=False)
    response = at_the_desk().get(reverse("desk:opml"))
    assert read_opml(response.content) == [
        Outline("https://harbour.org/feed", "Harbour Post: all", "https://harbour.org/", "Harbour Post")
    ]
    assert response["Content-Disposition"] == 'attachment; filename="feeds.opml"'


def test_editor_hands_a_list_in():
    file = SimpleUploadedFile("feeds.opml", LIST)
    page = text_of(at_the_desk(role=Role.EDITOR).post(reverse("desk:opml"), {"opml": file}, follow=True))
    assert "2 feeds are watched from now on." in page
    assert "http://10.0.0.1/feed is not watched. This address leads into a private or reserved network." in page


@pytest.mark.parametrize(
    ("role", "body", "sentence"),
    [
        (Role.EDITOR, b"nothing", "This file is no list of feeds (OPML)."),
        (Role.REVIEWER, LIST, "This takes the rights of an editor."),
    ],
)
def test_list_that_cannot_be_taken_over_is_said_so(role, body, sentence):
    response = at_the_desk(role=role).post(
        reverse("desk:opml"), {"opml": SimpleUploadedFile("feeds.opml", body)}, follow=True
    )
    assert sentence in text_of(response)
    assert not Feed.objects.exists()


def test_command_takes_a_list_over_and_prints_it(tmp_path):
    factories.person(Role.EDITOR, name="ingrid")
    file, told = tmp_path / "feeds.opml", io.StringIO()
    file.write_bytes(LIST)
    call_command("feeds", take=str(file), by="ingrid", stdout=told)
    assert told.getvalue().splitlines()[0] == "2 watched from now on, 0 on the list already."
    told = io.StringIO()
    call_command("feeds", stdout=told)
    assert [outline.address for outline in read_opml(told.getvalue().encode())] == [
        "https://harbour.org/feed",
        "https://harbour.org/sport",
    ]
    with pytest.raises(CommandError, match="Name the editor who takes the list over"):
        call_command("feeds", take=str(file), by="nobody")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("feeds", take=str(tmp_path / "nowhere"), by="ingrid")


@pytest.fixture(scope="session")
def httpserver_listen_address():
    return ("127.0.0.1", 0)


def test_feeds_of_a_site_are_offered_and_watched(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    httpserver.expect_request("/").respond_with_data(
        '<link rel="alternate" type="application/rss+xml" href="/feed">', content_type="text/html"
    )
    httpserver.expect_request("/feed").respond_with_data(
        "<rss><channel><title>Harbour Post</title><item><title>x</title></item></channel></rss>"
    )
    outlet = Source.objects.create(name="Harbour Post")
    editor = at_the_desk(role=Role.EDITOR)
    typed = {"address": httpserver.url_for("/"), "source": outlet.name, "look": "1"}
    response = editor.post(reverse("desk:watch"), typed)
    assert [(feed.address, feed.title) for feed in response.context["offered"]] == [
        (httpserver.url_for("/feed"), "Harbour Post")
    ]
    assert "Watch this one" in text_of(response)
    editor.post(reverse("desk:watch"), {"address": httpserver.url_for("/feed"), "source": outlet.name})
    assert Feed.objects.get().source == outlet


def test_site_that_wants_to_be_left_alone_is_not_looked_at(httpserver: HTTPServer, settings):
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    place = f"127.0.0.1:{httpserver.port}"
    Host.objects.create(name=place, resting_until=timezone.now() + timedelta(hours=1))
    typed = {"address": httpserver.url_for("/"), "look": "1"}
    response = at_the_desk(role=Role.EDITOR).post(reverse("desk:watch"), typed)
    assert response.status_code == 422
    assert f"{place} has to be left alone for now; it is asked again in about 60 minutes." in text_of(response)
    assert httpserver.log == []


def test_site_that_cannot_be_looked_at_keeps_what_was_typed():
    response = at_the_desk(role=Role.EDITOR).post(reverse("desk:watch"), {"address": "http://10.0.0.1/", "look": "1"})
    assert response.status_code == 422
    assert "This address leads into a private or reserved network." in text_of(response)
    refused = at_the_desk().post(reverse("desk:watch"), {"address": "https://harbour.org/", "look": "1"})
    assert refused.status_code == 409
