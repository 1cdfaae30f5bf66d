"""The desk's verbs through the API: the same deeds, the same refusals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims import editing, workflow
from claims.choices import Action, Role, Stage, Verdict
from claims.models import Claim, Draft, Intake, Review
from tests import factories, publishing_cases
from tests.api.conftest import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

FINDING = {"attribution": "confirmed", "verdict": "disputed", "rationale": "Both stand.", "version": 1}


def act(person, claim, action, body=None):
    return client_of(person).post(f"/api/claims/{claim.pk}/{action}/", body or {}, format="json")


def test_every_action_of_the_table_has_its_address():
    claim, person = factories.claim(), factories.person(None)
    codes = {action: act(person, claim, action.value).status_code for action in workflow.STEPS}
    assert codes == dict.fromkeys(workflow.STEPS, 404)  # no role: the claim is not there for them
    contributor = factories.person(Role.CONTRIBUTOR)
    answers = {action: act(contributor, claim, action.value, {"version": 1}).status_code for action in workflow.STEPS}
    assert answers == dict.fromkeys(workflow.STEPS, 409) | {Action.SUBMIT: 404, Action.ACCEPT: 200}


def test_from_candidate_to_published_by_the_api_alone(anybody):
    first, second = factories.person(), factories.person()
    claim = publishing_cases.approved(first=first, second=second)
    workflow.perform(claim, Action.REOPEN, by=first, reason="To go through it by the API.")
    assert act(first, claim, "release").json()["stage"] == "open"
    assert act(first, claim, "take").json()["holder"] == first.username
    assert act(first, claim, "propose", FINDING).json()["stage"] == "second_review"
    assert act(second, claim, "confirm", FINDING).json()["verdict"] == "disputed"
    texts = {"title": "By the API", "standfirst": "It works.", "text": "See [1]."}
    draft = client_of(first).put(f"/api/claims/{claim.pk}/draft/", texts, format="json", headers={"If-Match": '"0"'})
    assert (draft.status_code, draft.headers["ETag"]) == (200, '"1"')
    published = act(second, claim, "publish", {"draft_version": draft.json()["version"]})
    assert published.json()["stage"] == "published"
    assert anybody.get("/api/checks/by-the-api/").json()["verdict"] == "disputed"


def test_refusal_is_the_sentence_of_the_desk():
    first = factories.person()
    claim = factories.claim(Stage.SECOND_REVIEW, first=first)
    response = act(first, claim, "confirm", FINDING)
    assert response.status_code == 409
    assert response.json() == {
        "detail": workflow.refusal(claim, Action.CONFIRM, first),
        "code": "refused",
    }


def test_second_person_learns_nothing_from_confirming_twice():
    claim = factories.claim(Stage.SECOND_REVIEW)
    second = factories.person()
    assert act(second, claim, "confirm", FINDING | {"verdict": "false"}).json()["stage"] == "disagreement"
    assert act(second, claim, "confirm", FINDING).status_code == 409


def test_what_is_missing_is_named_field_by_field():
    first = factories.person()
    claim = factories.claim(Stage.IN_REVIEW, first=first)
    response = act(first, claim, "propose", {"verdict": "nonsense", "version": claim.version})
    assert response.status_code == 400
    assert response.json()["code"] == "incomplete"
    assert sorted(response.json()["fields"]) == ["attribution", "rationale"]
    wrong = act(first, claim, "propose", FINDING | {"verdict": "nonsense"})
    assert wrong.json()["fields"] == {"verdict": "Choose a verdict."}


def test_what_has_no_shape_is_named_too():
    claim = factories.claim(Stage.IN_REVIEW)
    editor = factories.person(Role.EDITOR)
    response = act(editor, claim, "hand_over", {"to": "nobody at all"})
    assert (response.status_code, list(response.json()["fields"])) == (400, ["to"])


def test_accepting_words_that_were_changed_meanwhile_shows_both():
    made = factories.claim()
    editing.reword(made, by=factories.person(), version=1, text="The bridge was closed on Monday")
    answer = client_of(factories.person()).post(
        f"/api/claims/{made.pk}/accept/", {"text": "It was shut", "version": 1}, format="json"
    )
    assert (answer.status_code, answer.json()["code"]) == (412, "stale")
    assert answer.json()["current"]["text"] == "The bridge was closed on Monday"


def test_claim_is_handed_over_by_name():
    claim, editor, other = factories.claim(Stage.IN_REVIEW), factories.person(Role.EDITOR), factories.person()
    assert act(editor, claim, "hand_over", {"to": other.username}).json()["holder"] == other.username


def test_claim_is_set_aside_as_a_duplicate():
    claim, other = factories.claim(), factories.claim(Stage.OPEN)
    body = act(factories.person(), claim, "set_aside", {"reason": "duplicate", "duplicate_of": other.pk}).json()
    assert (body["stage"], body["duplicate_of"]) == ("set_aside", other.pk)


def test_correction_and_withdrawal_by_an_editor():
    claim, editor = publishing_cases.published(), factories.person(Role.EDITOR)
    version = publishing_cases.draft(claim, factories.person(), version=1, title="Put right")
    change = {"draft_version": version, "kind": "typo", "reason": "A word was missing."}
    assert act(editor, claim, "correct", change).status_code == 200
    assert act(editor, claim, "withdraw", {"reason": "It was wrong."}).json()["stage"] == "withdrawn"


def test_publishing_an_old_draft_shows_the_new_one():
    writer, publisher = factories.person(), factories.person()
    claim = publishing_cases.approved(first=writer)
    publishing_cases.draft(claim, writer)
    publishing_cases.draft(claim, writer, version=1, title="Newer")
    response = act(publisher, claim, "publish", {"draft_version": 1})
    assert response.status_code == 412
    assert response.json()["current"]["title"] == "Newer"
    assert response.json()["yours"] == {"draft_version": 1}


def test_who_is_not_logged_in_can_do_nothing(anybody):
    claim = publishing_cases.published()
    for action in ("take", "reopen", "withdraw"):
        assert anybody.post(f"/api/claims/{claim.pk}/{action}/").status_code == 401
    assert anybody.post("/api/claims/", {"text": "x"}).status_code == 401
    assert anybody.post("/api/intake/", {"text": "x"}).status_code == 401


def test_session_needs_the_csrf_token():
    person, claim = factories.person(), factories.claim(Stage.OPEN)
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    response = client.post(f"/api/claims/{claim.pk}/take/")
    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")
    assert Claim.objects.get(pk=claim.pk).stage == Stage.OPEN


# --- Words ------------------------------------------------------------------------------------------------------------


def reword(person, claim, body, version=None):
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return client_of(person).patch(f"/api/claims/{claim.pk}/", body, format="json", headers=headers)


def test_words_are_changed_by_who_has_read_them():
    claim, person = factories.claim(Stage.OPEN), factories.person(Role.CONTRIBUTOR)
    read = client_of(person).get(f"/api/claims/{claim.pk}/")
    response = client_of(person).patch(
        f"/api/claims/{claim.pk}/",
        {"short_text": "Short", "said_date": "2026-10-01", "said_precision": "month"},
        format="json",
        headers={"If-Match": read.headers["ETag"]},
    )
    assert response.status_code == 200
    assert (response.json()["short_text"], response.json()["version"]) == ("Short", 2)
    assert response.headers["ETag"] == '"2"'


@pytest.mark.parametrize("header", [None, "nonsense", "*"])
def test_words_are_not_changed_by_who_does_not_say_what_they_read(header):
    claim, person = factories.claim(Stage.OPEN), factories.person()
    headers = {} if header is None else {"If-Match": header}
    response = client_of(person).patch(f"/api/claims/{claim.pk}/", {"text": "x"}, format="json", headers=headers)
    assert (response.status_code, response.json()["code"]) == (428, "precondition_required")


def test_stale_words_come_back_with_those_that_stand():
    claim, person = factories.claim(Stage.OPEN), factories.person()
    reword(person, claim, {"text": "The first change"}, version=1)
    response = reword(person, claim, {"text": "The second change"}, version=1)
    assert response.status_code == 412
    body = response.json()
    assert (body["code"], body["current"]["text"], body["current"]["version"]) == ("stale", "The first change", 2)
    assert body["yours"] == {"text": "The second change"}


def test_words_stay_once_a_verdict_is_proposed():
    claim = factories.claim(Stage.SECOND_REVIEW)
    response = reword(factories.person(Role.EDITOR), claim, {"text": "x"}, version=claim.version)
    assert (response.status_code, response.json()["code"]) == (409, "refused")


def test_stage_and_verdict_cannot_be_written():
    claim = factories.claim(Stage.OPEN)
    reword(factories.person(Role.EDITOR), claim, {"stage": "published", "verdict": "false"}, version=1)
    claim.refresh_from_db()
    assert (claim.stage, claim.verdict) == (Stage.OPEN, Verdict.UNCHECKED)


def test_claim_is_sent_in():
    person = factories.person(Role.CONTRIBUTOR)
    body = {"text": "The ferry runs at night.", "origin_note": "Heard at the landing.", "said_date": "2026-10-13"}
    response = client_of(person).post("/api/claims/", body, format="json")
    assert (response.status_code, response.json()["stage"], response.json()["submitted_by"]) == (
        201,
        "candidate",
        person.username,
    )


def test_claim_without_words_or_origin_is_refused_field_by_field(contributor):
    response = contributor.post("/api/claims/", {}, format="json")
    assert (response.status_code, sorted(response.json()["fields"])) == (400, ["origin_note", "text"])


# --- Drafts, reviews, pulls, intake -----------------------------------------------------------------------------------


def test_draft_is_not_written_before_a_verdict_stands():
    claim, person = factories.claim(Stage.IN_REVIEW), factories.person()
    response = client_of(person).put(
        f"/api/claims/{claim.pk}/draft/", {"title": "x"}, format="json", headers={"If-Match": '"0"'}
    )
    assert (response.status_code, Draft.objects.count()) == (409, 0)


def test_stale_draft_comes_back_with_the_one_that_stands():
    claim, person = publishing_cases.approved(), factories.person()
    publishing_cases.draft(claim, factories.person())
    response = client_of(person).put(
        f"/api/claims/{claim.pk}/draft/", {"title": "Mine"}, format="json", headers={"If-Match": '"0"'}
    )
    assert response.status_code == 412
    assert (response.json()["current"]["title"], response.json()["yours"]) == (
        publishing_cases.TITLE,
        {"title": "Mine"},
    )


def test_draft_keeps_its_sole_source_until_it_is_sent():
    claim, person = publishing_cases.approved(), factories.person()
    publishing_cases.draft(claim, person, sole_source="Only the ministry holds the file.")
    kept = []
    for version, more in enumerate(({}, {"sole_source": ""}), start=1):
        texts = {"title": "Mine", "standfirst": "Mine.", "text": "Mine."} | more
        response = client_of(person).put(
            f"/api/claims/{claim.pk}/draft/", texts, format="json", headers={"If-Match": f'"{version}"'}
        )
        kept.append((response.status_code, response.json()["sole_source"]))
    assert kept == [(200, "Only the ministry holds the file."), (200, "")]


def test_draft_is_read_by_reviewers_only(contributor):
    claim = publishing_cases.approved()
    publishing_cases.draft(claim, factories.person())
    address = f"/api/claims/{claim.pk}/draft/"
    assert client_of(factories.person()).get(address).json()["title"] == publishing_cases.TITLE
    assert contributor.get(address).status_code == 404


def test_working_copy_is_kept_for_its_author_alone():
    first, other = factories.person(), factories.person(Role.EDITOR)
    claim = factories.claim(Stage.IN_REVIEW, first=first)
    address = f"/api/claims/{claim.pk}/review/"
    saved = client_of(first).put(address, {"verdict": "false"}, format="json", headers={"If-Match": '"0"'})
    assert (saved.status_code, saved.json()["seat"]) == (200, None)
    assert client_of(first).get(address).json()["verdict"] == "false"
    assert client_of(other).get(address).status_code == 404
    assert Review.objects.count() == 1


def test_reporting_is_asked_for_again():
    claim = factories.claim(Stage.OPEN)
    response = act(factories.person(Role.CONTRIBUTOR), claim, "pull")
    assert [(pull["connector"], pull["status"]) for pull in response.json()] == [("feeds", "due")]


def test_report_is_handed_in_as_text():
    person = factories.person(Role.CONTRIBUTOR)
    response = client_of(person).post("/api/intake/", {"text": "The ferry runs, the mayor said."}, format="json")
    assert (response.status_code, response.json()["status"]) == (202, "due")
    followed = client_of(person).get(f"/api/intake/{response.json()['id']}/").json()
    assert followed["progress"] == 0.0
    assert Intake.objects.get().by == person


def test_report_is_handed_in_as_file(contributor):
    file = SimpleUploadedFile("report.txt", b"The ferry runs, the mayor said.")
    response = contributor.post("/api/intake/", {"file": file}, format="multipart")
    assert (response.status_code, response.json()["file_name"]) == (202, "report.txt")


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "text"), ({"text": " "}, "text"), ({"address": "ftp://example.org/"}, "address")],
)
def test_report_that_cannot_be_taken_is_refused_in_words(contributor, body, field):
    response = contributor.post("/api/intake/", body, format="json")
    assert (response.status_code, list(response.json()["fields"])) == (400, [field])


def test_what_others_hand_in_is_not_shown(contributor):
    other = factories.person(Role.CONTRIBUTOR)
    made = client_of(other).post("/api/intake/", {"text": "The ferry runs, the mayor said."}, format="json").json()
    assert contributor.get(f"/api/intake/{made['id']}/").status_code == 404


def test_file_that_is_too_large_is_refused_in_words(contributor, settings):
    settings.CLAIMS_INTAKE_BYTES = 1000
    file = SimpleUploadedFile("large.txt", b"The bridge was closed. " * 10_000)
    answer = contributor.post("/api/intake/", {"file": file})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["file"])


def test_a_finding_names_the_words_that_it_is_about():
    first, second = factories.person(), factories.person()
    claim = factories.claim(Stage.IN_REVIEW, first=first)
    read = {"version": claim.version}
    unnamed = act(first, claim, "propose", {name: value for name, value in FINDING.items() if name != "version"})
    assert unnamed.json()["fields"] == {"version": "Say which version of the claim’s words you have read."}
    editing.reword(claim, by=first, version=claim.version, text="The bridge of Brunn was never closed")
    assert act(first, claim, "propose", FINDING | read).status_code == 412
    assert act(first, claim, "propose", FINDING | {"version": claim.version + 1}).json()["stage"] == "second_review"
    assert act(second, claim, "confirm", FINDING | read).json()["current"]["text"].endswith("never closed")
    assert act(second, claim, "confirm", FINDING | {"version": claim.version + 1}).json()["stage"] == "approved"
