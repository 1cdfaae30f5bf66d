"""What holds for every page: no inline script or style, sound markup, a name for each control, no key twice."""

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from claims import editing, letters, workflow
from claims.choices import Origin, Role, Stage, WorkStatus
from claims.models import Claim, Cluster, ClusterMember, Evidence, Feed, Hit, Intake, Letter, Pull, Source
from tests.factories import answered_pull, claim, draft, passage, person, report
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = pytest.mark.django_db
STAGES = list(Stage)


@pytest.fixture(scope="module")
def pages(standing_rows):
    """Every page of a desk with something of everything on it, as an editor is given it."""
    me = person(Role.EDITOR, name="editor")
    outlet = Source.objects.create(name="Courier", interest="Owned by the port.")
    Source.objects.create(name="Mayor")
    Feed.objects.create(source=outlet, address="https://courier.example.org/rss", error="The server is busy.")
    page = report(
        "The bridge is shut. The ministry denied it. It rained.", address="https://courier.example.org/1", outlet=outlet
    )
    addresses = [reverse("desk:queue") + query for query in ("", "?view=mine", "?view=all&q=zzz", "?view=all")]
    addresses += [
        reverse(f"desk:{name}")
        for name in ("agreement", "intake", "letters", "submit", "reports", "sources", "search", "work", "weights")
    ]
    addresses += [reverse("desk:search") + "?q=bridge", reverse("desk:report", args=[page.pk])]
    addresses.append(reverse("desk:source", args=[outlet.pk]))
    for stage in STAGES:
        reasons = [{"name": "figure", "words": "a figure", "weight": 0.4}]
        figure = {"exact": "7", "low": 7, "high": 7, "unit": "", "comparator": "exactly", "counted": "lorries"}
        said = (
            passage("The bridge is shut.", of=page)
            if stage is Stage.CANDIDATE
            else passage(reasons=reasons, figures=[figure], speaker_name="Mayor", is_statement=True)
        )
        made = claim(stage, passage=said, worthiness=0.7)
        if stage not in (Stage.SET_ASIDE, Stage.WITHDRAWN):
            answer = passage("The ministry denied it.")
            editing.add_item(made, by=me, kind="counter_statement", passage=answer, counter_kind="dismissal")
            found = report("It was shut, they said. Really.", address=f"https://found.example.org/{made.pk}")
            Hit.objects.create(claim=made, report=found, pull=answered_pull(made), passage=passage(of=found), score=0.5)
        for _ in range(5):  # so many that they can be looked through together
            Evidence.objects.create(claim=made, passage=passage(), stance="supports")
        if stage is Stage.APPROVED:
            draft(made, by=person())
            Pull.objects.create(claim=made, connector="running", status=WorkStatus.RUNNING, attempts=1)
        addresses += [reverse(f"desk:{name}", args=[made.pk]) for name in ("claim", "words", "review", "draft", "rest")]
        addresses += [reverse("desk:claim", args=[made.pk]) + "?view=all"]
        addresses += [reverse("desk:report", args=[said.snapshot.report_id])]
        addresses += [reverse("desk:act", args=[made.pk, action]) for action in ("set_aside", "accept", "reopen")]
    cluster = Cluster.objects.create()
    for made in Claim.objects.filter(stage__in=(Stage.CANDIDATE, Stage.OPEN, Stage.PUBLISHED)):
        ClusterMember.objects.create(cluster=cluster, claim=made)
    workflow.merge(claim(Stage.OPEN), [claim(Stage.OPEN)], by=me)
    addresses += [reverse("desk:clusters"), reverse("desk:cluster", args=[cluster.pk])]
    addresses += [reverse("desk:claim", args=[Claim.objects.get(duplicates__isnull=False).pk])]
    for status in (WorkStatus.RUNNING, WorkStatus.PARKED, WorkStatus.DONE):
        row = Intake.objects.create(origin=Origin.PASTED, text="x", status=status, error="It broke.")
        addresses.append(reverse("desk:intake-state", args=[row.pk]))
    for about in (None, Claim.objects.get(stage=Stage.PUBLISHED)):
        letters.send_in(words="They say that the bridge is shut.", address="https://example.com/1", about=about)
    addresses += [reverse("desk:letter", args=[letter.pk]) for letter in Letter.objects.all()]
    addresses += [reverse("account_change_password"), reverse("account_logout"), reverse("mfa_index")]
    client = at_the_desk(me)
    answers = {address: client.get(address, follow=True) for address in addresses}
    return {address: (response, Page(text_of(response))) for address, response in answers.items()}


def test_every_page_is_sound(pages):
    faults = []
    for address, (response, page) in pages.items():
        policy = response.headers["Content-Security-Policy"]
        ids = page.with_id()
        found = [
            *page.faults,
            *page.inline_scripts,
            *page.controls_without_label(),
            *page.named_but_missing(),
            *(f"id {name} twice" for name in {n for n in ids if ids.count(n) > 1}),
            *(["status"] if response.status_code != 200 else []),
            *(["unsafe"] if "unsafe" in policy or "script-src 'self'" not in policy else []),
            *(["h1"] if sum(tag == "h1" for tag, _ in page.tags) != 1 else []),
        ]
        if found:
            faults.append((address, response.status_code, found))
    assert faults == []


def test_whole_row_that_is_pressed_is_a_row_of_its_own(pages):
    """The link of a row lies over all of it; outside a row it would lie over the page and take every press."""
    for address, (_, page) in pages.items():
        classes = [str(attributes.get("class") or "").split() for _, attributes in page.tags]
        links = sum("claim-row-link" in names for names in classes)
        assert links <= sum("claim-row" in names for names in classes), address


def test_no_key_means_two_things_on_one_page(pages):
    for address, (_, page) in pages.items():
        doubled = {key for key in page.page_keys if page.page_keys.count(key) > 1}
        assert doubled <= {"u"}, address  # two ways back, of which one is shown
        assert set(page.item_keys).isdisjoint(page.page_keys), address


def test_pages_before_the_log_in_are_sound():
    for name in ("account_login", "account_reset_password", "account_reset_password_done", "account_signup"):
        response = Client().get(reverse(name))
        page = Page(text_of(response))
        assert (response.status_code, page.faults, page.inline_scripts) == (200, [], [])
        assert page.controls_without_label() == []


def test_htmx_may_neither_evaluate_nor_bring_styles():
    html = text_of(at_the_desk().get(reverse("desk:queue")))
    assert '"allowEval": false' in html
    assert '"includeIndicatorStyles": false' in html


def test_every_post_needs_its_token():
    made, client = claim(Stage.OPEN), Client(enforce_csrf_checks=True)
    client.force_login(person())
    response = client.post(reverse("desk:act", args=[made.pk, "take"]))
    assert response.status_code == 403
    assert "This form had grown too old" in text_of(response)


def test_nothing_at_an_address_is_said_in_a_sentence():
    response = at_the_desk().get("/desk/claims/999999/")
    assert response.status_code == 404
    assert "There is nothing at this address" in text_of(response)


@pytest.mark.parametrize("address", ["/nowhere/", "/checks/nothing/", "/checks/nothing/2/"])
def test_readers_find_nothing_in_their_own_frame(address):
    response = at_the_desk().get(address)
    page = Page(text_of(response))
    assert (response.status_code, page.faults) == (404, [])
    assert [tag for tag, _ in page.tags if tag == "script"] == []
    assert "These pages set no cookies, run no scripts" in text_of(response)
    assert not response.has_header("Vary")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_machines_find_nothing_in_a_sentence():
    response = Client().get("/api/nowhere/")
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_address_that_cannot_be_read_gets_a_sentence():
    response = at_the_desk().get(reverse("desk:queue"), {"after": "\x00,1"})
    assert response.status_code == 400
    assert "This request could not be understood" in text_of(response)


def test_machines_are_told_so_in_their_own_shape():
    told = {"detail": "There is a NUL in the address.", "code": "not_understood"}
    ours = Client().get("/api/checks/", {"q": "\x00"})
    assert (ours.status_code, ours.json()) == (400, told)
    theirs = Client().get("/v1alpha1/claims:search", {"query": "x" * 20_000})
    error = {"code": 400, "message": "The query is too long.", "status": "INVALID_ARGUMENT"}
    assert (theirs.status_code, theirs.json()) == (400, {"error": error})


def test_who_tries_it_out_gets_the_same_pages(settings):
    settings.DEBUG = True
    client = at_the_desk()
    for address in ("/desk/claims/999999/", "/nowhere/", "/checks/nothing/"):
        response = client.get(address)
        assert (response.status_code, "There is nothing at this address" in text_of(response)) == (404, True), address
    response = client.get(reverse("desk:queue"), {"after": "\x00,1"})
    assert (response.status_code, "This request could not be understood" in text_of(response)) == (400, True)


def test_get_changes_nothing():
    made, client = claim(Stage.OPEN), at_the_desk()
    for name in ("add-item", "link-speaker", "review-typed", "preview"):
        assert client.get(reverse(f"desk:{name}", args=[made.pk])).status_code == 405
    client.get(reverse("desk:act", args=[made.pk, "take"]))
    made.refresh_from_db()
    assert made.stage == Stage.OPEN


def test_what_is_wrong_is_tied_to_its_field():
    """A reader of the screen hears the sentence with the field that it speaks of."""
    made, client = claim(Stage.IN_REVIEW, first=(me := person(Role.EDITOR))), at_the_desk(me)
    letters.send_in(words="The bridge is shut.", address="", about=None)
    row = Letter.objects.first()
    sent = (
        (reverse("desk:review", args=[made.pk]), {"do": "propose", "version": "0", "words_version": made.version}),
        (reverse("desk:words", args=[made.pk]), {"text": "", "version": made.version, "said_date": "soon"}),
        (reverse("desk:add-reply", args=[made.pk]), {"asked": ""}),
        (reverse("desk:letter", args=[row.pk]), {"do": "turn_down"}),
        (reverse("desk:intake"), {"address": "no address"}),
        (reverse("desk:sources"), {"name": ""}),
        (reverse("desk:act", args=[made.pk, "hand_over"]), {"to": "0"}),
    )
    for address, words in sent:
        response = client.post(address, words)
        page = Page(text_of(response))
        wrong = [attributes for _, attributes in page.tags if attributes.get("aria-invalid") == "true"]
        assert (response.status_code, page.faults, page.named_but_missing()) == (422, [], []), address
        assert wrong, address
        assert all("_error" in str(attributes.get("aria-describedby")) for attributes in wrong), address


@pytest.mark.parametrize("is_away", [True, False])
def test_page_that_cannot_be_made_is_answered_calmly_and_by_whether_to_come_again(monkeypatch, is_away):
    def broken(*words: object, **more: object) -> None:
        raise OperationalError("the server closed the connection") if is_away else ValueError("a fault of ours")

    monkeypatch.setattr("django.db.models.query.QuerySet._fetch_all", broken)
    client = Client(raise_request_exception=False)
    seen = [client.get(path) for path in ("/checks/", "/api/checks/", "/v1alpha1/claims:search?query=x")]
    assert [answer.status_code for answer in seen] == [503 if is_away else 500] * 3
    assert [answer.headers.get("Retry-After") for answer in seen] == ["30" if is_away else None] * 3
    assert ("Our database cannot be used just now" in text_of(seen[0])) is is_away
    assert "what you sent was either kept whole or not at all" in text_of(seen[0])
    assert seen[1].json()["code"] == ("away" if is_away else "error")
    assert seen[2].json()["error"]["status"] == ("UNAVAILABLE" if is_away else "INTERNAL")


def test_server_error_page_stands_alone():
    assert "Nothing was half done" in render_to_string("500.html")
