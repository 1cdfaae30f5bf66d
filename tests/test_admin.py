"""The back office: open by role, blind like the desk, and unable to move a stage or to delete history."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_celery_beat.models import IntervalSchedule

from claims import keys, letters
from claims.admin import site
from claims.choices import Role, Stage, WorkStatus
from claims.models import (
    Announcement,
    ArchivedCopy,
    Capture,
    Claim,
    Drawing,
    Event,
    Feed,
    FeedEntry,
    FeedPoll,
    Host,
    Key,
    Letter,
    PreviousCheck,
    Pull,
    Report,
    Review,
    Source,
    Tie,
    Trial,
    User,
    Watch,
    sha256,
)
from claims.refusals import Refused
from tests import factories, publishing_cases
from tests.web_public.reading import Page

pytestmark = pytest.mark.django_db

NAMES = [model._meta.model_name for model in site._registry]
FROZEN = (
    *("claim", "event", "review", "summary", "correction", "withdrawal", "report", "pull", "intake", "fetch", "host"),
    *("archivedcopy", "previouscheck", "dumpimport", "sourcechange", "linedecision", "tie", "feedentry", "watch"),
    *("spellingsuggestion", "capture", "comparison", "drawing", "feedpoll", "indexing", "trial"),
)


def of(client, role: Role | None):
    client.force_login(factories.person(role))
    return client


@pytest.fixture
def chief(client):
    """Whoever made the desk with ``createsuperuser``."""
    client.force_login(User.objects.create_superuser("root", password="a long enough pass"))
    return client


@pytest.fixture
def everything():
    """At least one row of what the back office shows."""
    claim = publishing_cases.withdrawn(publishing_cases.corrected(publishing_cases.published()))
    feed = Feed.objects.create(source=Source.objects.first(), address="https://feed.example.org/")
    FeedEntry.objects.create(feed=feed, identity="1", address="https://feed.example.org/1", title="The bridge")
    FeedPoll.objects.create(feed=feed)
    Host.objects.create(name="feed.example.org", failures=5)
    Trial.objects.create(connector="gdelt")
    Announcement.objects.create(topic="https://checks.example.org/checks/feed.atom")
    Drawing.objects.create(claim=None)
    report = Report.objects.first()
    Watch.objects.get_or_create(report=report)
    Capture.objects.create(report=report)
    ArchivedCopy.objects.create(report=report, permalink="https://web.archive.org/1", taken_at=timezone.now())
    Tie.objects.create(report=report, origin=Report.objects.last(), kind="wording", strength=0.9)
    PreviousCheck.objects.create(url="https://other.org/1", text="The bridge is shut", text_hash="0", origin="page")
    letters.send_in(words="The bridge is shut", about=claim)
    factories.key(factories.person())
    IntervalSchedule.objects.create(every=5, period="minutes")
    return claim


def address(model, what="changelist", *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=args)


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR, Role.REVIEWER])
def test_back_office_is_closed_to_those_below_editor(client, role):
    response = of(client, role).get("/admin/")
    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_back_office_opens_by_role(client, role):
    assert of(client, role).get("/admin/").status_code == 200


def test_log_in_of_the_back_office_is_that_of_the_desk(client):
    response = client.get("/admin/login/?next=/admin/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_every_list_and_form_works_under_the_strict_policy(chief, everything):
    seen = []
    for model, model_admin in site._registry.items():
        pages = [address(model)]
        row = model._default_manager.first()
        if row is not None:
            pages.append(address(model, "change", row.pk))
            pages.append(address(model, "history", row.pk))
        request = chief.get("/admin/").wsgi_request
        if model_admin.has_add_permission(request):
            pages.append(address(model, "add"))
        for place in pages:
            response = chief.get(place)
            assert (place, response.status_code) == (place, 200)
            assert (place, Page(response.content).what_a_strict_policy_blocks) == (place, [])
            seen.append(place)
    for place in ("/admin/", "/admin/password_change/"):
        assert Page(chief.get(place).content).what_a_strict_policy_blocks == []
    assert len(seen) > 2 * len(site._registry)


def test_editor_keeps_sources_and_feeds(client):
    of(client, Role.EDITOR)
    inline = {"feeds-TOTAL_FORMS": 1, "feeds-INITIAL_FORMS": 0, "feeds-0-address": "feed.example.org/rss"}
    added = client.post(
        address(Source, "add"), {"name": "Harbour Post", "kind": "outlet", "is_enabled": "on", **inline}
    )
    assert added.status_code == 302
    assert Feed.objects.get().address == "https://feed.example.org/rss"


def test_editor_is_no_admin(client):
    of(client, Role.EDITOR)
    for model in (User, Group):
        assert client.get(address(model)).status_code == 403
    assert client.post(address(User, "add"), {"username": "mine"}).status_code == 403


def test_admin_adds_people_and_gives_them_a_role(client):
    of(client, Role.ADMIN)
    group = Group.objects.get(name="reviewer")
    words = {
        "username": "newcomer",
        "usable_password": "true",
        "password1": "a long enough pass",
        "password2": "a long enough pass",
        "groups": [group.pk],
    }
    assert client.post(address(User, "add"), words).status_code == 302
    assert User.objects.get(username="newcomer").has_role(Role.REVIEWER)
    added = Event.objects.get(kind="person_added")
    assert (added.by.has_role(Role.ADMIN), added.data["roles"]) == (True, ["reviewer"])


def test_somebody_who_was_given_no_role_is_said_to_have_none(client):
    of(client, Role.ADMIN)
    words = {"username": "newcomer", "usable_password": "true"}
    words |= {"password1": "a long enough pass", "password2": "a long enough pass"}
    page = client.post(address(User, "add"), words, follow=True).content.decode()
    assert "This person has no role yet" in page
    newcomer = User.objects.get(username="newcomer")
    given = {"username": "newcomer", "is_active": "on", "groups": [Group.objects.get(name="reviewer").pk]}
    page = client.post(address(User, "change", newcomer.pk), given, follow=True).content.decode()
    assert "This person has no role yet" not in page
    assert newcomer.has_role(Role.REVIEWER)


def test_what_can_be_changed_stands_above_the_record(client):
    of(client, Role.ADMIN)
    page = client.get("/admin/").content.decode()
    places = [page.index(f'href="{address(model)}"') for model in (Feed, Source, User, Claim, Event)]
    assert places == sorted(places)


def test_admin_cannot_make_or_change_a_superuser(client):
    root = User.objects.create_superuser("root", password="a long enough pass")
    of(client, Role.ADMIN)
    words = {"username": "newcomer", "usable_password": "true", "password1": "a long enough pass"}
    client.post(
        address(User, "add"), {**words, "password2": "a long enough pass", "is_superuser": "on", "is_staff": "on"}
    )
    made = User.objects.get(username="newcomer")
    assert (made.is_superuser, made.is_staff) == (False, False)
    assert client.get(address(User, "change", root.pk)).status_code == 302
    assert client.get(reverse("admin:auth_user_password_change", args=[root.pk])).status_code == 404
    root.refresh_from_db()
    assert root.check_password("a long enough pass")


def test_admin_can_neither_make_nor_revoke_a_superusers_key(client):
    root = User.objects.create_superuser("root", password="a long enough pass")
    factories.key(root)
    of(client, Role.ADMIN)
    page = client.post(address(Key, "add"), {"person": root.pk, "name": "mine", "may_write": "on"}).content.decode()
    assert "Select a valid choice" in page
    client.post(address(Key), {"action": "revoke", "_selected_action": [root.keys.get().pk]})
    assert root.keys.get().revoked_at is None
    assert "0 keys" in client.get(address(Key)).content.decode()
    admin = User.objects.get(groups__name="admin")
    with pytest.raises(Refused):
        keys.make(person=root, name="mine", by=admin)
    with pytest.raises(Refused):
        keys.revoke(root.keys.get(), by=admin)
    assert not Event.objects.filter(kind__startswith="key_").exists()


def test_nobody_adds_changes_or_deletes_the_record(chief, everything):
    models = {model._meta.model_name: model for model in site._registry}
    for name in FROZEN:
        model, row = models[name], models[name]._default_manager.first()
        assert (name, chief.get(address(model, "add")).status_code) == (name, 403)
        if row is not None:
            changed = chief.post(address(model, "change", row.pk), {"stage": "open", "text": "x"})
            deleted = chief.post(address(model, "delete", row.pk), {"post": "yes"})
            assert (name, changed.status_code, deleted.status_code) == (name, 403, 403)
        body = chief.post(address(model), {"action": "delete_selected", "_selected_action": [row.pk if row else 1]})
        assert (name, b"Are you sure" in body.content) == (name, False)


def test_editor_deletes_a_letter_and_the_history_tells(client, everything):
    of(client, Role.EDITOR)
    letter = Letter.objects.get()
    assert client.post(address(Letter, "change", letter.pk), {"words": "x"}).status_code == 403
    assert client.post(address(Letter, "delete", letter.pk), {"post": "yes"}).status_code == 302
    assert (Letter.objects.count(), Event.objects.get(kind="letter_deleted").data) == (0, {"letter": letter.pk})


def test_nobody_is_deleted(chief):
    person = factories.person()
    assert chief.post(address(User, "delete", person.pk), {"post": "yes"}).status_code == 403


def test_stage_and_verdict_are_shown_and_never_offered(chief, everything):
    body = chief.get(address(Claim, "change", everything.pk)).content.decode()
    assert "Withdrawn" in body
    page = Page(body.encode())
    assert [field.get("name") for field in page.all("select")] == []
    assert {field.get("name") for field in page.all("input")} & {"stage", "verdict", "attribution"} == set()


def test_running_reviews_are_not_shown(chief):
    claim = factories.claim(Stage.SECOND_REVIEW)
    review = Review.objects.get(claim=claim)
    for place in (address(Review), address(Claim), address(Claim, "change", claim.pk), address(Event)):
        assert review.rationale not in chief.get(place).content.decode()
    assert "0 reviews" in chief.get(address(Review)).content.decode()
    assert chief.get(address(Review, "change", review.pk)).status_code == 302
    for event in Event.objects.filter(claim=claim):
        body = chief.get(address(Event, "change", event.pk)).content.decode()
        assert review.rationale not in body
        assert "disputed" not in body.lower()


def test_open_reviews_are_shown(chief):
    claim = factories.claim(Stage.APPROVED)
    assert "2 reviews" in chief.get(address(Review)).content.decode()
    assert claim.verdict == "disputed"


def test_given_up_pull_is_tried_again(client):
    claim = publishing_cases.approved()
    parked = Pull.objects.get(claim=claim, status=WorkStatus.PARKED)
    of(client, Role.EDITOR)
    answer = client.post(address(Pull), {"action": "try_again", "_selected_action": [parked.pk]}, follow=True)
    assert "1 of them will be tried again now." in answer.content.decode()
    parked.refresh_from_db()
    assert parked.status == WorkStatus.DUE


def test_searching_finds(chief, everything):
    assert str(everything) in chief.get(address(Claim), {"q": "ministry"}).content.decode()
    assert "0 claims" in chief.get(address(Claim), {"q": "volcano"}).content.decode()


@pytest.mark.parametrize("model", [Claim, Source, Event, Pull, Watch])
def test_lists_take_as_many_queries_for_three_as_for_one(chief, model, django_assert_max_num_queries):
    publishing_cases.published()
    with django_assert_max_num_queries(20) as before:
        chief.get(address(model))
    for _ in range(2):
        publishing_cases.published()
    with django_assert_max_num_queries(20) as after:
        chief.get(address(model))
    assert len(after) == len(before)


def test_key_is_shown_once_and_kept_as_a_hash(client):
    of(client, Role.ADMIN)
    colleague = factories.person()
    words = {"person": colleague.pk, "name": "Newsletter script"}
    page = client.post(address(Key, "add"), words, follow=True).content.decode()
    (secret,) = re.findall(r"factcheck-[\w-]{40,}", page)
    key = colleague.keys.get()
    assert (key.digest, key.ending) == (sha256(secret), secret[-4:])
    assert Event.objects.get(kind="key_made").data == {"person": colleague.pk, "key": key.pk, "may_write": False}
    assert Client().get("/api/reviews/", headers={"Authorization": f"Token {secret}"}).status_code == 200

    seen = [address(Key), address(Key, "change", key.pk), address(Key, "history", key.pk), "/admin/"]
    pages = "".join(client.get(place).content.decode() for place in seen)
    assert (secret in pages, key.digest in pages, "Newsletter script" in pages) == (False, False, True)
    with connection.cursor() as cursor:  # nowhere else either: no log, no session, no event
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT held::text FROM "{table}" AS held')  # noqa: S608  the name comes from the database
            assert [table for (row,) in cursor.fetchall() if secret in row] == []


def test_key_that_was_revoked_lets_nobody_in_and_stays_in_the_list(client):
    colleague = factories.person()
    first, second = factories.key(colleague), factories.key(colleague)
    key = colleague.keys.order_by("pk").first()
    of(client, Role.ADMIN)
    for said in ("Nobody is let in by it from now on", "was revoked before"):
        page = client.post(address(Key), {"action": "revoke", "_selected_action": [key.pk]}, follow=True)
        assert said in page.content.decode()
    statuses = [Client().get("/api/reviews/", headers=header).status_code for header in (first, second)]
    assert statuses == [401, 200]
    assert Event.objects.get(kind="key_revoked").data == {"person": colleague.pk, "key": key.pk}
    for page in ("change", "delete"):
        assert client.post(address(Key, page, key.pk), {"post": "yes", "name": "x"}).status_code == 403
    rows = client.get(address(Key)).content.decode()
    assert "<title>Keys for the API |" in rows
    assert re.findall(r'field-state">(\w+)', rows).count("revoked") == 1
    assert re.search(r'made_at nowrap">\d+ \w{3} \d{4}, \d\d:\d\d<', rows)
    assert "in force<" in client.get(address(Key), {"revoked": "no"}).content.decode()


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR, Role.REVIEWER, Role.EDITOR])
def test_keys_are_made_by_admins_alone(role):
    somebody = factories.person(role)
    with pytest.raises(Refused):
        keys.make(person=somebody, name="mine", by=somebody)


def test_password_that_an_admin_sets_is_told_on_the_desks_chain(client):
    of(client, Role.ADMIN)
    colleague = factories.person()
    words = {"usable_password": "true", "password1": "another long pass", "password2": "another long pass"}
    path = reverse("admin:auth_user_password_change", args=[colleague.pk])
    client.post(path, {**words, "password2": "not the same pass"})
    assert not Event.objects.filter(kind="password_set").exists()

    client.post(path, words)

    colleague.refresh_from_db()
    assert colleague.check_password("another long pass")
    assert Event.objects.get(kind="password_set").data == {"person": colleague.pk}


def test_what_an_editor_writes_about_sources_is_told_on_the_desks_chain(client):
    of(client, Role.EDITOR)
    none = {"feeds-TOTAL_FORMS": 0, "feeds-INITIAL_FORMS": 0}
    client.post(address(Source, "add"), {"name": "Harbour Post", "kind": "outlet", **none})
    source = Source.objects.get()
    words = {"name": "Harbour Post", "kind": "outlet", "interest": "Owned by the port.", **none}
    client.post(address(Source, "change", source.pk), words)
    told = Event.objects.filter(claim=None, kind__startswith="source_").order_by("position")
    assert [(event.kind, event.data) for event in told] == [
        ("source_added", {"source": source.pk, "fields": ["name"]}),
        ("source_described", {"source": source.pk, "fields": ["interest"]}),
    ]


def test_feeds_that_are_added_and_deleted_are_told_on_the_desks_chain(client):
    of(client, Role.EDITOR)
    source = Source.objects.create(name="Harbour Post")
    words = {"source": source.pk, "address": "https://feed.example.org/", "is_enabled": "on"}
    words["brings_in"] = "fitting"
    client.post(address(Feed, "add"), words)
    feed = Feed.objects.get()
    client.post(address(Feed), {"action": "delete_selected", "_selected_action": [feed.pk], "post": "yes"})
    told = Event.objects.filter(claim=None, kind__startswith="feed_").order_by("position")
    assert [(event.kind, event.data["feed"]) for event in told] == [("feed_added", feed.pk), ("feed_deleted", feed.pk)]
