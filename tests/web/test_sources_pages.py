"""Sources and feeds: everybody reads them, editors keep them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.choices import Role
from claims.models import ConnectorState, Event, Feed, Host, Source, SpellingSuggestion
from tests.web.pages import Page, at_the_desk, rows_asked_for, text_of

pytestmark = pytest.mark.django_db
LIST = "desk:sources"


def test_feeds_show_their_last_answer_and_their_error_in_words():
    courier = Source.objects.create(name="Courier")
    Feed.objects.create(
        source=courier, address="https://courier.example.org/rss", error="The server is busy.", failures=3
    )
    page = text_of(at_the_desk().get(reverse(LIST)))
    assert "The server is busy. (3 times in a row)" in page


def test_very_many_feeds_are_shown_in_part_those_that_fail_first(monkeypatch):
    monkeypatch.setattr("claims.web.desk.sources.SHOWN", 2)
    courier = Source.objects.create(name="Courier")
    for name, error in (("a", ""), ("b", ""), ("c", "The server is busy.")):
        Feed.objects.create(source=courier, address=f"https://courier.example.org/{name}", title=name * 9, error=error)
    page = text_of(at_the_desk().get(reverse(LIST)))
    assert page.index("ccccccccc") < page.index("aaaaaaaaa")
    assert "bbbbbbbbb" not in page
    assert "2 of 3, those that did not answer first." in page


@pytest.mark.parametrize(
    ("days", "error", "is_told"), [(61, "", True), (59, "", False), (400, "It is away.", False), (None, "", False)]
)
def test_feed_that_answers_and_carries_nothing_new_for_long_is_told(days: int | None, error: str, is_told: bool):
    newest = timezone.now() - timedelta(days=days) if days is not None else None
    Feed.objects.create(
        source=Source.objects.create(name="Courier"),
        address="https://courier.example.org/rss",
        answered_at=timezone.now(),
        error=error,
        newest_at=newest,
    )
    page = text_of(at_the_desk().get(reverse(LIST)))
    assert ("It has carried nothing new since" in page) is is_told
    assert not is_told or f"{newest:%B %Y}: it may have been given up." in page


def test_editor_watches_a_feed_and_lets_it_rest():
    courier = Source.objects.create(name="Courier", aliases=["The Courier"])
    editor = at_the_desk(role=Role.EDITOR)
    editor.post(reverse("desk:watch"), {"address": "https://courier.example.org/rss", "source": "the courier"})
    feed = Feed.objects.get(source=courier)
    editor.post(reverse("desk:switch-feed", args=[feed.pk]), {"enable": "0"})
    feed.refresh_from_db()
    assert not feed.is_enabled
    assert list(Event.objects.order_by("position").values_list("kind", flat=True)) == [
        "feed_added",
        "feed_switched_off",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"address": "https://courier.example.org/rss"}, "Choose whose feed it is."),
        ({"address": "https://known.example.org/rss", "source": True}, "This feed is on the list already."),
        ({"address": "", "source": True}, "An address starts with http:// or https://."),
        (
            {"address": "https://courier.example.org/rss", "source": "Herald"},
            "There is no source of the name “Herald”.",
        ),
    ],
)
def test_feed_that_cannot_be_watched_keeps_what_was_typed(typed, sentence):
    courier = Source.objects.create(name="Courier")
    Feed.objects.create(source=courier, address="https://known.example.org/rss")
    if typed.get("source") is True:
        typed = {**typed, "source": courier.name}
    response = at_the_desk(role=Role.EDITOR).post(reverse("desk:watch"), typed)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert response.context["feed_form"]["address"].value() == typed["address"]


def test_feed_of_one_of_several_sources_of_a_name_says_of_what_kind_it_is():
    Source.objects.create(name="Courier", kind="body")
    outlet = Source.objects.create(name="Courier", kind="outlet")
    editor, typed = at_the_desk(role=Role.EDITOR), {"address": "https://courier.example.org/rss"}
    assert "as in “Courier (body)”" in text_of(editor.post(reverse("desk:watch"), typed | {"source": "Courier"}))
    editor.post(reverse("desk:watch"), typed | {"source": "courier (Outlet)"})
    assert Feed.objects.get().source == outlet


def test_page_asks_for_no_more_rows_however_many_sources_there_are(monkeypatch):
    monkeypatch.setattr("claims.web.desk.sources.SHOWN", 3)
    monkeypatch.setattr("claims.models.source.OFFERED", 3)
    editor, seen = at_the_desk(role=Role.EDITOR), []
    for more in (8, 8, 16):  # 8, 16, 32 in all
        made = Source.objects.bulk_create(Source(name=f"Outlet {Source.objects.count()}-{n}") for n in range(more))
        Feed.objects.bulk_create(Feed(source=row, address=f"https://{row.pk}.example.org/rss") for row in made)
        with rows_asked_for() as rows:
            page = Page(text_of(editor.get(reverse(LIST))))
        seen.append((rows, len(page.tags)))
    assert seen[0] == seen[1] == seen[2]


def test_reviewer_cannot_choose_feeds():
    feed = Feed.objects.create(source=Source.objects.create(name="Courier"), address="https://c.example.org/rss")
    response = at_the_desk().post(reverse("desk:switch-feed", args=[feed.pk]), {"enable": "0"})
    assert response.status_code == 409
    assert "This takes the rights of an editor." in text_of(response)


def test_contributor_adds_a_source_so_that_a_name_can_be_linked():
    client = at_the_desk(role=Role.CONTRIBUTOR)
    client.post(reverse(LIST), {"name": "Ingrid Solvane", "kind": "person", "role": "mayor"})
    assert Source.objects.get().role == "mayor"
    twice = client.post(reverse(LIST), {"name": "ingrid solvane", "kind": "person"})
    assert twice.status_code == 422
    assert "There is a source of this name and kind already." in text_of(twice)
    nameless = client.post(reverse(LIST), {"name": "", "kind": "person"})
    assert "Give the source a name." in text_of(nameless)


def test_editor_writes_down_interest_and_spellings():
    courier = Source.objects.create(name="Courier")
    typed = {"name": "Courier", "kind": "outlet", "interest": "Owned by the port.", "aliases": "Кур’єр\nThe Courier\n"}
    at_the_desk(role=Role.EDITOR).post(reverse("desk:source", args=[courier.pk]), typed)
    courier.refresh_from_db()
    assert (courier.interest, courier.aliases) == ("Owned by the port.", ["Кур’єр", "The Courier"])


def test_reviewer_reads_a_source_and_cannot_change_it():
    courier = Source.objects.create(name="Courier", interest="Owned by the port.")
    client, address = at_the_desk(), reverse("desk:source", args=[courier.pk])
    assert "Owned by the port." in text_of(client.get(address))
    response = client.post(address, {"name": "Other", "kind": "outlet"})
    assert response.status_code == 409
    courier.refresh_from_db()
    assert courier.name == "Courier"


def test_source_is_found_by_another_spelling():
    Source.objects.create(name="Volodymyr Zelensky", kind="person", aliases=["Зеленський"])
    Source.objects.create(name="Courier")
    response = at_the_desk().get(reverse(LIST), {"q": "зеленський"})
    assert [row.name for row in response.context["sources"]] == ["Volodymyr Zelensky"]


def test_search_finds_claims_reports_and_sources_at_once():
    Source.objects.create(name="Bridge Company", kind="body")
    page = text_of(at_the_desk().get(reverse("desk:search"), {"q": "bridge"}))
    assert '<mark class="found">Bridge</mark> Company' in page
    nothing = text_of(at_the_desk().get(reverse("desk:search"), {"q": "zzz"}))
    assert "Nothing here fits." in nothing


def test_every_connector_says_how_it_stands():
    ConnectorState.objects.create(name="gdelt", is_on=True, error="GDELT answered with status 500.", failures=4)
    page = text_of(at_the_desk().get(reverse(LIST)))
    assert "GDELT answered with status 500. (4 times in a row)" in page.replace("</svg>", "")
    assert "It has never answered." in page
    assert "There is no key for it: get one from Google and name it in the settings." in page
    assert "It is switched off: nothing is asked there until an editor switches it on." in page


def test_editor_switches_a_connector_on_and_tries_it():
    editor = at_the_desk(role=Role.EDITOR)
    switched = editor.post(reverse("desk:switch-connector", args=["gdelt"]), {"on": "1"}, follow=True)
    assert "From now on GDELT is asked for each claim." in text_of(switched)
    tried = editor.post(reverse("desk:try-connector", args=["gdelt"]), follow=True)
    assert "It is being tried; look again in a moment." in text_of(tried)
    again = editor.post(reverse("desk:try-connector", args=["gdelt"]), follow=True)
    assert "It is being tried already." in text_of(again)
    assert "under way." in text_of(again)
    off = editor.post(reverse("desk:switch-connector", args=["gdelt"]), {"on": "0"}, follow=True)
    assert "GDELT is no longer asked." in text_of(off)


def test_reviewer_switches_no_connector():
    response = at_the_desk().post(reverse("desk:switch-connector", args=["gdelt"]), {"on": "1"}, follow=True)
    assert "This takes the rights of an editor." in text_of(response)
    assert not ConnectorState.objects.exists()


def test_connector_that_does_not_exist_is_said_so():
    response = at_the_desk(role=Role.EDITOR).post(reverse("desk:try-connector", args=["nothing"]), follow=True)
    assert "There is no connector of this name." in text_of(response)


def test_editor_says_what_a_feed_brings_in():
    feed = Feed.objects.create(source=Source.objects.create(name="Courier"), address="https://c.example.org/rss")
    editor, address = at_the_desk(role=Role.EDITOR), reverse("desk:set-feed", args=[feed.pk])
    assert "The feed is set." in text_of(editor.post(address, {"brings_in": "all"}, follow=True))
    assert "Choose what the feed brings in." in text_of(editor.post(address, {"brings_in": "x"}, follow=True))
    feed.refresh_from_db()
    assert feed.brings_in == "all"


def test_editor_follows_a_feed_that_moved_with_one_button():
    courier = Source.objects.create(name="Courier")
    feed = Feed.objects.create(
        source=courier, address="https://courier.org/rss", leads_to="https://courier.org/feed", etag='"1"'
    )
    other = Feed.objects.create(source=courier, address="https://c.org/rss", leads_to="https://courier.org/feed")
    editor, move = at_the_desk(role=Role.EDITOR), reverse("desk:move-feed", args=[feed.pk])
    assert "Watch that one" in text_of(editor.get(reverse(LIST)))
    assert "Watch that one" not in text_of(at_the_desk().get(reverse(LIST)))
    refused = text_of(at_the_desk().post(move, {"to": feed.leads_to}, follow=True))
    assert "This takes the rights of an editor." in refused
    late = text_of(editor.post(move, {"to": "https://courier.org/old"}, follow=True))
    assert "This feed leads elsewhere by now: look again where to." in late

    moved = text_of(editor.post(move, {"to": "https://courier.org/feed"}, follow=True))
    assert "The feed is watched at its new address." in moved
    feed.refresh_from_db()
    assert (feed.address, feed.leads_to, feed.etag) == ("https://courier.org/feed", "", "")
    assert Event.objects.get(kind="feed_moved").data["left"] == "https://courier.org/rss"
    again = text_of(editor.post(move, {"to": "https://courier.org/feed"}, follow=True))
    assert "This feed does not lead to another address." in again

    doubled = editor.post(reverse("desk:move-feed", args=[other.pk]), {"to": other.leads_to}, follow=True)
    assert "The address to which it leads is watched already, so this one rests." in text_of(doubled)
    other.refresh_from_db()
    assert not other.is_enabled


def test_editor_takes_suggested_spellings_over():
    source = Source.objects.create(name="Volodymyr Zelensky", kind="person")
    SpellingSuggestion.objects.create(source=source, spelling="Зеленський", address="https://www.wikidata.org/wiki/Q1")
    editor, page = at_the_desk(role=Role.EDITOR), reverse("desk:source", args=[source.pk])
    assert "Зеленський" in text_of(editor.get(page))
    saved = editor.post(
        reverse("desk:spellings", args=[source.pk]), {"spelling": ["Зеленський"], "do": "take"}, follow=True
    )
    assert "The spellings are saved." in text_of(saved)
    source.refresh_from_db()
    assert source.aliases == ["Зеленський"]


def test_editor_says_why_robots_is_not_followed_and_how_often_pages_are_looked_at():
    courier = Source.objects.create(name="Courier", home_page="https://courier.example.org/")
    typed = {"name": "Courier", "kind": "outlet", "home_page": courier.home_page}
    client, address = at_the_desk(role=Role.EDITOR), reverse("desk:source", args=[courier.pk])

    wrong = client.post(address, {**typed, "watch_hours": "2, soon", "robots_waiver": "The publisher agreed."})
    assert (wrong.status_code, "The publisher agreed." in text_of(wrong), "2, soon" in text_of(wrong)) == (
        422,
        True,
        True,
    )

    client.post(address, {**typed, "watch_hours": "2, 5", "robots_waiver": "The publisher agreed."})
    courier.refresh_from_db()
    told = Event.objects.get(kind="source_described")
    assert (courier.watch_hours, courier.robots_waiver) == ([2, 5], "The publisher agreed.")
    assert told.data["fields"] == ["robots_waiver", "watch_hours"]
    assert told.particulars.body == {"robots_waiver": "The publisher agreed."}


def test_servers_that_are_left_alone_say_why_and_until_when():
    now = timezone.now()
    Host.objects.create(name="broken.org", failures=6, resting_until=now + timedelta(minutes=40))
    Host.objects.create(name="busy.org", resting_until=now + timedelta(minutes=20))
    Host.objects.create(name="well.org", resting_until=now - timedelta(minutes=1))
    response = at_the_desk().get(reverse(LIST))
    assert [host.name for host in response.context["resting"]] == ["busy.org", "broken.org"]
    page = text_of(response)
    assert "It failed 6 times in a row. Asked again" in page
    assert "It asked to be left alone for a while. Asked again" in page
    assert "well.org" not in page
    Host.objects.all().delete()
    assert "left alone for now" not in text_of(at_the_desk().get(reverse(LIST)))
