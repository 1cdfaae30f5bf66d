"""What was typed is not lost when its sender is not let in any more, and what will be printed says so."""

import json

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from claims import editing, letters, workflow
from claims.choices import Action, Role, Stage
from claims.models import Draft
from claims.web.accounts import OneCheck
from tests import publishing_cases
from tests.factories import claim, draft, person
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = pytest.mark.django_db

WORDS = {"title": "Was it shut", "standfirst": "It was.", "text": "An hour of <b>work</b>.", "version": "0"}
OURS = {"Sec-Fetch-Site": "same-origin"}


def page_of(made):
    return reverse("desk:draft", args=[made.pk])


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        (lambda client, me: client.logout(), "You are not logged in any more, so nothing was done."),
        (lambda client, me: me.groups.clear(), "You have no role on this desk yet."),
    ],
)
def test_what_was_typed_is_shown_to_who_is_not_let_in_any_more(left, sentence):
    me = person()
    made, client = claim(Stage.APPROVED), at_the_desk(me)
    left(client, me)
    answer = client.post(page_of(made), WORDS)
    assert answer.status_code == 403
    assert sentence in text_of(answer)
    assert "An hour of &lt;b&gt;work&lt;/b&gt;." in answer.content.decode()
    assert Draft.objects.count() == 0


def test_who_is_not_logged_in_and_typed_nothing_is_led_to_the_log_in():
    made = claim(Stage.OPEN)
    answer = Client().post(reverse("desk:act", args=[made.pk, "take"]))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"{reverse('account_login')}?next=/desk/claims/{made.pk}/do/take/",
    )


@pytest.mark.parametrize(
    ("headers", "is_shown"), [(OURS, True), ({"Sec-Fetch-Site": "cross-site"}, False), ({}, False)]
)
def test_a_form_that_is_too_old_shows_what_was_typed_on_a_page_of_ours(headers, is_shown):
    made, client = claim(Stage.APPROVED), Client(enforce_csrf_checks=True)
    client.force_login(person())
    answer = client.post(page_of(made), WORDS, headers=headers)
    assert answer.status_code == 403
    assert "This form had grown too old, so nothing was done." in text_of(answer)
    assert ("An hour of" in text_of(answer)) == is_shown


@pytest.mark.parametrize(
    "words",
    ["该说法没有任何文件支持", "ไม่มีหลักฐาน", "https://gazette.example.org/bridge-shut", "Nachgeprüft", "No."],
)
def test_words_are_shown_again_in_any_script_and_without_spaces(words):
    made, client = claim(Stage.APPROVED), at_the_desk()
    client.logout()
    assert words in text_of(client.post(page_of(made), WORDS | {"text": words}))


def test_what_programs_put_into_a_form_is_not_shown_as_typed():
    made, client = claim(Stage.IN_REVIEW), at_the_desk()
    client.logout()
    sent = {
        "csrfmiddlewaretoken": "aB3" * 21,
        "next": "/desk/claims/1/#said",
        "pair": "12-5",
        "verdict": "mostly_false",
    }
    answer = client.post(reverse("desk:review", args=[made.pk]), sent)
    assert answer.status_code == 302


# --- The program failed -----------------------------------------------------------------------------------------------


@pytest.fixture(params=[(OperationalError("the connection is lost"), 503), (RuntimeError("a mistake of ours"), 500)])
def broken(request, monkeypatch):
    """A desk that can save nothing, as when the database goes away in the midst of it; the status that tells of it."""
    error, status = request.param

    def failing(*args, **kwargs):
        raise error

    monkeypatch.setattr(editing, "save_draft", failing)
    monkeypatch.setattr(letters, "send_in", failing)
    return status


def without_raising(client):
    client.raise_request_exception = False
    return client


def test_what_was_typed_is_shown_where_the_program_failed(broken):
    made, client = claim(Stage.APPROVED), without_raising(at_the_desk())
    answer = client.post(page_of(made), WORDS, headers=OURS)
    assert answer.status_code == broken
    assert "An hour of &lt;b&gt;work&lt;/b&gt;." in text_of(answer)
    assert "Copy what you wrote" in text_of(answer)


def test_a_letter_is_shown_where_the_program_failed(broken):
    typed = {"words": "The bridge is open, I crossed it.", "address": ""}
    answer = without_raising(Client()).post(reverse("public:letters"), typed, headers=OURS)
    assert answer.status_code == broken
    assert typed["words"] in text_of(answer)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}])
def test_what_other_sites_send_is_not_shown_as_ours_where_the_program_failed(headers, broken):
    made, client = claim(Stage.APPROVED), without_raising(at_the_desk())
    answer = client.post(page_of(made), WORDS, headers=headers)
    assert (answer.status_code, "An hour of" in text_of(answer)) == (broken, False)


def test_a_password_is_not_shown_where_the_program_failed(monkeypatch):
    monkeypatch.setattr(OneCheck, "_check_password", lambda *args: 1 / 0)
    typed = {"login": person().username, "password": "a long enough pass"}
    answer = without_raising(Client()).post(reverse("account_login"), typed, headers=OURS)
    assert (answer.status_code, typed["password"] in text_of(answer)) == (500, False)


def test_a_program_is_told_in_its_own_shape_that_ours_failed(broken):
    made, client = claim(Stage.APPROVED), without_raising(at_the_desk())
    address = f"/api/claims/{made.pk}/draft/"
    answer = client.put(address, WORDS, content_type="application/json", headers={"If-Match": '"0"'})
    code = "away" if broken == 503 else "error"
    assert (answer.status_code, answer.json()["code"]) == (broken, code)
    assert "kept whole or not at all" in answer.json()["detail"]


def test_a_password_is_never_shown_again():
    words = {"login": "mina", "password": "a long enough pass"}
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), words, headers=OURS)
    assert answer.status_code == 403
    assert words["password"] not in text_of(answer)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_part_of_a_page_stays_as_it_is_and_is_told(method):
    made = claim(Stage.IN_REVIEW)
    address = reverse("desk:pulls" if method == "get" else "desk:review-typed", args=[made.pk])
    answer = getattr(Client(), method)(address, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content, answer.headers["HX-Reswap"]) == (403, b"", "none")
    told = {"sentence": "You are not logged in any more, so nothing was done.", "person": None, "token": ""}
    assert json.loads(answer.headers["HX-Trigger"]) == {"refused": told | {"login": "/account/login/?next=/desk/"}}


def test_a_part_of_a_page_is_told_the_token_that_holds_for_who_is_logged_in():
    me, made, client = person(), claim(Stage.IN_REVIEW), Client(enforce_csrf_checks=True)
    client.force_login(me)
    address = reverse("desk:review-typed", args=[made.pk])
    told = json.loads(client.post(address, headers={"HX-Request": "true"}).headers["HX-Trigger"])["refused"]
    assert (told["person"], told["login"]) == (me.pk, "")
    taken = client.post(address, {"rationale": "It was.", "version": "0"}, headers={"X-CSRFToken": told["token"]})
    assert taken.status_code != 403


def test_what_was_not_taken_is_sent_again_from_its_page_once_one_is_logged_in():
    me = person()
    made, client = claim(Stage.APPROVED), at_the_desk(me)
    client.logout()
    shown = client.post(page_of(made), WORDS | {"text": "An hour.\r\nAnd “more”."})
    fields = {a["name"]: a["value"] for tag, a in Page(text_of(shown)).tags if tag == "input" and a["type"] == "hidden"}
    client.force_login(me)
    assert client.post(page_of(made), fields).status_code == 302
    assert Draft.objects.get(claim=made).text == "An hour.\r\nAnd “more”."


@pytest.mark.parametrize(
    ("stage", "deed", "field"), [(Stage.APPROVED, "publish", "override_reason"), (Stage.PUBLISHED, "correct", "reason")]
)
def test_a_reason_typed_beside_a_newer_draft_is_kept(stage, deed, field):
    me = person()
    made, client = claim(stage, first=me), at_the_desk(role=Role.EDITOR)
    read = made.draft.version if stage is Stage.PUBLISHED else draft(made, by=me)
    now = draft(made, by=me, version=read, text="Written meanwhile.")
    made.evidence.all().delete()
    typed = {"do": deed, "draft_version": read, field: "My reason", "kind": "typo"}
    answer = client.post(page_of(made), typed)
    out = answer.context["out"]
    assert (answer.status_code, out[field].value(), out["draft_version"].value()) == (412, "My reason", now)


def test_a_summary_that_is_still_written_is_open_to_reviewers_alone():
    me = person()
    made = claim(Stage.APPROVED, first=me)
    draft(made, by=me, text="Not for everybody yet.")
    answer = at_the_desk(role=Role.CONTRIBUTOR).get(page_of(made))
    assert answer.status_code == 403
    assert "Not for everybody yet." not in text_of(answer)


# --- What will be printed says so -------------------------------------------------------------------------------------


def test_what_will_be_printed_says_so_where_it_is_typed():
    editor = at_the_desk(role=Role.EDITOR)
    for address, sentence in (
        (reverse("desk:submit"), "Printed on the public page once the claim is published"),
        (reverse("desk:words", args=[claim(Stage.OPEN).pk]), "Printed on the public page once the claim is published"),
        (
            reverse("desk:act", args=[claim(Stage.PUBLISHED).pk, "withdraw"]),
            "It is printed on the public page, which stays",
        ),
        (reverse("desk:act", args=[claim(Stage.PUBLISHED).pk, "reopen"]), "once another text is published."),
    ):
        assert sentence in text_of(editor.get(address)), address


def test_where_a_claim_was_met_can_be_put_right_before_it_is_printed():
    me = person(Role.CONTRIBUTOR)
    made = workflow.submit(text="The bridge is shut", by=me, origin_note="Anna Falk of the ministry told me.")
    form = at_the_desk(me).get(reverse("desk:words", args=[made.pk])).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"origin_note": "A call from the ministry."}
    assert at_the_desk(me).post(reverse("desk:words", args=[made.pk]), typed).status_code == 302
    made.refresh_from_db()
    assert made.origin_note == "A call from the ministry."


def test_every_reason_for_a_new_round_is_printed(client):
    first, second = person(), person()
    made = publishing_cases.published()
    for reason in ("A reader saw a mistake.", "We forgot the minutes."):
        workflow.perform(made, Action.REOPEN, by=first, reason=reason)
        finding = {"attribution": "confirmed", "verdict": "disputed", "rationale": "Looked again."}
        workflow.perform(made, Action.PROPOSE, by=first, **finding)
        workflow.perform(made, Action.CONFIRM, by=second, **finding)
    made.refresh_from_db()
    editing.save_draft(made, by=first, version=made.draft.version, title="T", standfirst="F", text="It stands.")
    workflow.perform(made, Action.PUBLISH, by=second, draft_version=made.draft.version + 1)
    assert "A reader saw a mistake. We forgot the minutes." in client.get(publishing_cases.PAGE).content.decode()
