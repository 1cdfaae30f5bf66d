"""Feeds, connectors, weights, the archive over the API: all the desk reads them, editors decide, nobody else is in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from claims import custody, switchboard, weighing
from claims.choices import BringsIn, Role
from claims.models import ArchivedCopy, ArchiveFault, Capture, Event, Feed, Source, Trial, Weight
from tests import factories, publishing_cases
from tests.api.conftest import client_of

pytestmark = pytest.mark.django_db

FEED = "https://courier.example.org/rss"
ADDRESSES = ["/api/feeds/", "/api/connectors/", "/api/weights/", "/api/archive/"]
EDITORS_ALONE = "This takes the rights of an editor."


@pytest.fixture
def editor() -> APIClient:
    return client_of(factories.person(Role.EDITOR))


@pytest.fixture
def reviewer() -> APIClient:
    return client_of(factories.person(Role.REVIEWER))


@pytest.fixture
def courier() -> Source:
    return Source.objects.create(name="Courier")


@pytest.fixture
def feed(courier) -> Feed:
    return Feed.objects.create(source=courier, address=FEED, title="Courier")


def kinds() -> list[str]:
    return list(Event.objects.order_by("position").values_list("kind", flat=True))


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_is_not_of_the_desk_is_told_nothing(address, anybody, contributor):
    assert anybody.get(address).status_code == 401
    assert contributor.get(address).status_code == 200
    no_role = client_of(factories.User.objects.create_user("nobody"))
    assert no_role.get(address).status_code == 403


def test_start_names_each_of_them(anybody):
    names = anybody.get("/api/").json()
    assert all(names[name].endswith(f"/api/{name}/") for name in ("feeds", "connectors", "weights", "archive"))


# --- Sources ----------------------------------------------------------------------------------------------------------


def test_contributor_adds_a_source_and_an_editor_describes_it(contributor, editor):
    made = contributor.post("/api/sources/", {"name": " Ingrid Solvane ", "kind": "person", "role": "mayor"})
    assert (made.status_code, made.json()["name"]) == (201, "Ingrid Solvane")
    at = f"/api/sources/{made.json()['id']}/"
    assert contributor.patch(at, {"interest": "Stands for election."}).json()["detail"] == EDITORS_ALONE
    more = {"aliases": ["Інгрід Солване"], "interest": "Stands for election.", "watch_hours": [1, 24]}
    assert editor.patch(at, more).json() == made.json() | more
    assert Source.objects.suggested_for(["інгрід солване"])
    assert kinds() == ["source_added", "source_described"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "name"),
        ({"name": "courier"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "New", "kind": "ship"}, "kind"),
        ({"name": "New", "home_page": "nowhere"}, "home_page"),
        ({"name": "New", "aliases": [""]}, "aliases.0"),
        ({"name": "New", "watch_hours": [0]}, "watch_hours.0"),
    ],
)
def test_source_that_cannot_stand_is_refused_by_its_field(editor, courier, sent, field):
    answer = editor.post("/api/sources/", sent)
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert kinds() == []


def test_what_an_editor_alone_says_of_a_source_is_refused_to_others(reviewer):
    answer = reviewer.post("/api/sources/", {"name": "New", "interest": "Owned by the port."})
    assert (answer.status_code, answer.json()["detail"]) == (409, EDITORS_ALONE)


def test_what_concerns_the_desk_alone_is_not_told_to_readers(anybody, reviewer):
    publishing_cases.published()
    (told, *_) = anybody.get("/api/sources/").json()["results"]
    assert reviewer.get(f"/api/sources/{told['id']}/").json() == told | {"robots_waiver": "", "watch_hours": []}
    assert anybody.post("/api/sources/", {"name": "New"}).status_code == 401


# --- Feeds ------------------------------------------------------------------------------------------------------------


def test_editor_watches_sets_rests_and_moves_a_feed(editor, courier):
    answer = editor.post("/api/feeds/", {"source": courier.pk, "address": FEED, "title": " Courier "})
    row = answer.json()
    assert (answer.status_code, row["address"], row["title"], row["refusal"]) == (201, FEED, "Courier", "")
    at = f"/api/feeds/{row['id']}/"
    set_so = editor.patch(at, {"brings_in": BringsIn.ALL}).json()  # as a form, which sends no tick that is not set
    assert (set_so["brings_in"], set_so["is_enabled"]) == ("all", True)
    assert editor.patch(at, {"is_enabled": False}, format="json").json()["is_enabled"] is False
    Feed.objects.update(leads_to="https://courier.example.org/new")
    assert editor.post(f"{at}move/", {"to": "https://courier.example.org/old"}).status_code == 409
    moved = editor.post(f"{at}move/", {"to": "https://courier.example.org/new"}).json()
    assert (moved["address"], moved["leads_to"]) == ("https://courier.example.org/new", "")
    assert kinds() == ["feed_added", "feed_set", "feed_switched_off", "feed_moved"]


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"address": FEED}, "source", "Choose whose feed it is."),
        ({"address": "", "source": True}, "address", "is no address"),
        ({"address": "http://127.0.0.1/rss", "source": True}, "address", ""),
        ({"address": "ftp://courier.example.org/rss", "source": True}, "address", ""),
    ],
)
def test_feed_that_cannot_be_watched_is_refused_in_the_desks_words(editor, courier, sent, field, sentence):
    answer = editor.post("/api/feeds/", sent | ({"source": courier.pk} if "source" in sent else {}))
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert sentence in answer.json()["detail"] or sentence == "is no address"
    assert not Feed.objects.exists()


def test_feeds_are_read_by_all_the_desk_and_chosen_by_editors(reviewer, feed, courier):
    Feed.objects.create(source=courier, address=f"{FEED}/2", is_enabled=False)
    rows = reviewer.get("/api/feeds/?is_enabled=true").json()["results"]
    assert [(row["id"], row["source"], row["refusal"]) for row in rows] == [(feed.pk, courier.pk, EDITORS_ALONE)]
    at = f"/api/feeds/{feed.pk}/"
    for answer in (
        reviewer.post("/api/feeds/", {"source": courier.pk, "address": f"{FEED}/3"}),
        reviewer.patch(at, {"is_enabled": False}, format="json"),
        reviewer.patch(at, {"brings_in": "all"}),
        reviewer.post(f"{at}move/", {"to": FEED}),
        reviewer.post("/api/feeds/look/", {"address": FEED}),
        reviewer.post("/api/feeds/opml/", {}),
    ):
        assert (answer.status_code, answer.json()["detail"]) == (409, EDITORS_ALONE)
    assert kinds() == []
    assert reviewer.patch("/api/feeds/999999/", {}).status_code == 404


def test_list_of_feeds_is_given_and_taken_over(editor, reviewer, feed):
    given = reviewer.get("/api/feeds/opml/")
    assert (given.status_code, given.headers["Content-Type"]) == (200, "text/x-opml; charset=utf-8")
    Feed.objects.all().delete()
    outlines = given.content.replace(b"</body>", b'<outline type="rss" xmlUrl="http://10.0.0.1/rss"/></body>')
    sent = {"file": SimpleUploadedFile("feeds.opml", outlines)}
    taken = editor.post("/api/feeds/opml/", sent, format="multipart").json()
    assert (taken["watched"], taken["known"]) == (1, 0)
    assert [one["address"] for one in taken["refused"]] == ["http://10.0.0.1/rss"]
    assert Feed.objects.get().address == FEED
    assert editor.post("/api/feeds/opml/", {}, format="multipart").status_code == 400


# --- Connectors -------------------------------------------------------------------------------------------------------


def test_connectors_stand_as_on_the_sources_page(contributor):
    rows = contributor.get("/api/connectors/").json()
    assert [row["name"] for row in rows] == list(switchboard.labels())
    feeds = contributor.get("/api/connectors/feeds/").json()
    assert feeds == rows[0]
    assert (feeds["is_on"], feeds["is_asked"], feeds["error"], feeds["trial"]) == (True, True, "", None)
    for row in rows:
        assert row["is_asked"] is (row["is_on"] and not row["why_not"])


def test_editor_switches_a_connector_and_a_reviewer_tries_it(editor, reviewer, contributor):
    at = "/api/connectors/feeds/"
    assert editor.patch(at, {"is_on": False}, format="json").json()["is_asked"] is False
    assert (reviewer.patch(at, {"is_on": True}, format="json").json()["detail"]) == EDITORS_ALONE
    assert editor.patch(at, {}).status_code == 400
    tried = reviewer.post(f"{at}try/")
    assert (tried.status_code, tried.json()["trial"]["status"]) == (202, "due")
    assert reviewer.post(f"{at}try/").status_code == 202
    assert Trial.objects.count() == 1
    assert contributor.post(f"{at}try/").status_code == 409
    assert kinds() == ["connector_switched_off"]


@pytest.mark.parametrize(("method", "more"), [("get", ""), ("patch", ""), ("post", "try/")])
def test_connector_that_is_not_there_is_not_found(editor, method, more):
    assert getattr(editor, method)(f"/api/connectors/oracle/{more}").status_code == 404


# --- Weights ----------------------------------------------------------------------------------------------------------


def weights_of(client: APIClient) -> dict[str, float]:
    return {row["name"]: row["weight"] for row in client.get("/api/weights/").json()}


def test_weights_are_tried_set_and_taken_back(editor, contributor):
    before = weights_of(contributor)
    assert before == pytest.approx(weighing.shipped_here().by_name(), abs=1e-3)
    change = {"weights": {"figure": 2.5}}
    tried = editor.post("/api/weights/try/", change, format="json").json()
    assert (tried["report_count"], tried["effects"], Weight.objects.count()) == (0, [], 0)
    told = editor.patch("/api/weights/", change | {"seen": {"figure": before["figure"]}}, format="json")
    assert told.status_code == 200
    assert weights_of(contributor)["figure"] == 2.5
    assert {row["name"] for row in told.json() if row["weight"] != row["shipped"]} == {"figure"}
    stale = editor.patch("/api/weights/", {"weights": {"figure": 1}, "seen": {"figure": 0.1}}, format="json")
    assert (stale.status_code, "changed the weights meanwhile" in stale.json()["detail"]) == (409, True)
    assert editor.post("/api/weights/reset/").status_code == 200
    assert weights_of(contributor) == before
    assert kinds() == ["weights_changed", "weights_reset"]


def test_trial_of_weights_names_what_would_change(editor):
    factories.report("The harbour paid 40 million for the crane in May. It rained.")
    tried = editor.post("/api/weights/try/", {"weights": {"figure": -9}}, format="json").json()
    assert tried["report_count"] == 1
    assert tried["effects"][0]["after"] < tried["effects"][0]["before"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"weights": {"oracle": 1}, "seen": {"oracle": 1}}, "oracle"),
        ({"weights": {"figure": 11}, "seen": {"figure": 1}}, "figure"),
        ({"weights": {"figure": "heavy"}, "seen": {"figure": 1}}, "weights.figure"),
        ({"weights": {"figure": 1}}, "seen"),
    ],
)
def test_weight_that_makes_no_sense_is_refused(editor, sent, field):
    answer = editor.patch("/api/weights/", sent, format="json")
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert not Weight.objects.exists()


def test_below_editor_no_weight_is_tried_or_set(reviewer):
    for answer in (
        reviewer.post("/api/weights/try/", {"weights": {}}, format="json"),
        reviewer.patch("/api/weights/", {}, format="json"),
        reviewer.post("/api/weights/reset/"),
    ):
        assert (answer.status_code, answer.json()["detail"]) == (409, EDITORS_ALONE)


# --- The archive ------------------------------------------------------------------------------------------------------


def test_archive_tells_how_it_fares(contributor):
    assert contributor.get("/api/archive/").json() == {
        "looked_at": None,
        "looked_count": 0,
        "away_since": None,
        "error": "",
        "broken": [],
    }
    fields = {"what": "a text of May", "is_missing": True, "found_at": timezone.now()}
    ArchiveFault.objects.create(digest="a" * 64, **fields)
    ArchiveFault.objects.create(digest="b" * 64, mended_at=timezone.now(), **fields)
    custody.look()
    told = contributor.get("/api/archive/").json()
    assert [(one["digest"], one["is_missing"]) for one in told["broken"]] == [("a" * 64, True)]
    assert told["looked_at"] is not None


def test_copy_of_a_page_is_asked_for_as_on_the_desk(contributor, anybody):
    page = factories.report("The bridge is shut.", address="https://courier.example.org/1")
    pasted = factories.report("The ferry sails.", address=None)
    ArchivedCopy.objects.create(report=page, permalink="https://web.example.org/1", taken_at=timezone.now())
    at = f"/api/reports/{page.pk}/copies/"
    assert anybody.get(at).status_code == 401
    told = contributor.get(at).json()
    assert ([one["permalink"] for one in told["copies"]], told["asked"]) == (["https://web.example.org/1"], None)
    answer = contributor.post(at)
    assert (answer.status_code, answer.json()["detail"]) == (409, told["refusal"])
    no_page = contributor.get(f"/api/reports/{pasted.pk}/copies/").json()["refusal"]
    assert "it has no page that could be archived" in no_page
    assert contributor.get("/api/reports/999999/copies/").status_code == 404
    assert not Capture.objects.exists()
