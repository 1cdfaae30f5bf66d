"""Who was asked for a reply: written down, changed, printed with the check, and weighed by the gate."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from claims import editing, gate, workflow
from claims.choices import Action, Light, ReplyOutcome, Role, Stage
from claims.models import Event, ReplyRequest
from claims.refusals import Incomplete, Refused, Stale
from claims.web.checks import page_of
from tests import factories, publishing_cases
from tests.api.conftest import client_of
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]


def today():
    return timezone.localdate()


def asked(**fields):
    return {"asked": "The Kremlin", "outcome": "waiting", "asked_on": today(), "how": "by e-mail"} | fields


def logged(claim=None, **fields):
    return editing.log_reply(
        claim or factories.claim(Stage.OPEN), by=factories.person(Role.CONTRIBUTOR), **asked(**fields)
    )


def ruling(claim):
    return next((one.light, one.why) for one in gate.judge(claim) if one.name == "reply")


# --- What is written down ---------------------------------------------------------------------------------------------


def test_line_that_is_sent_twice_stands_once():
    claim, me = factories.claim(Stage.OPEN), factories.person(Role.CONTRIBUTOR)
    first, again = (editing.log_reply(claim, by=me, **asked(words=" By Friday. ")) for _ in range(2))
    other = editing.log_reply(claim, by=me, **asked(how="by telephone"))
    assert (first, ReplyRequest.objects.count()) == (again, 2)
    assert other != first
    assert Event.objects.filter(kind="reply_logged").count() == 2


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"asked": " "}, {"asked": "Say who was asked, or who could have been."}),
        ({"asked": "x" * 201}, {"asked": "Keep this under 201 characters."}),
        ({"outcome": "perhaps"}, {"outcome": "Choose one of the values that are offered."}),
        ({"asked_on": None}, {"asked_on": "Say on which day they were asked."}),
        ({"how": ""}, {"how": "Say in which way they were asked."}),
        ({"outcome": "answered"}, {"words": "Write down what they answered."}),
        ({"outcome": "not_asked"}, {"words": "Say why nobody was asked."}),
        ({"by": "hand"}, {"by": "This cannot be written down here."}),
    ],
)
def test_a_line_that_lacks_something_says_what(fields, wrong):
    made, person = factories.claim(Stage.OPEN), factories.person()
    written = asked(**{name: value for name, value in fields.items() if name != "by"})
    more = {"day": "today"} if "by" in fields else {}
    with pytest.raises(Incomplete) as said:
        editing.log_reply(made, by=person, **written, **more)
    assert said.value.fields == ({"day": wrong["by"]} if more else wrong)
    assert not ReplyRequest.objects.exists()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"asked_on": timedelta(days=1)}, {"asked_on": "This day has not come yet."}),
        ({"deadline": timedelta(days=-1)}, {"deadline": "This day is before the one on which they were asked."}),
    ],
)
def test_days_have_to_fit(fields, wrong):
    with pytest.raises(Incomplete) as said:
        logged(**{name: today() + after for name, after in fields.items()})
    assert said.value.fields == wrong


def test_who_was_not_asked_has_no_day_and_no_way():
    line = logged(outcome="not_asked", words="Nobody can be reached there.", deadline=today())
    assert (line.asked_on, line.deadline, line.how) == (None, None, "")


def test_the_database_refuses_what_does_not_fit():
    line = logged()
    for fields in ({"how": ""}, {"asked_on": None}, {"outcome": "answered"}, {"deadline": today() - timedelta(days=2)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReplyRequest.objects.filter(pk=line.pk).update(**fields)


def test_what_came_of_it_is_written_over_the_line_and_the_history_keeps_both():
    line, person = logged(), factories.person(Role.CONTRIBUTOR)
    editing.change_reply(line, by=person, version=1, outcome="answered", words="It is an accusation, nothing more.")
    line.refresh_from_db()
    assert (line.outcome, line.words, line.version) == ("answered", "It is an accusation, nothing more.", 2)
    told = Event.objects.filter(claim=line.claim, kind__startswith="reply").order_by("position")
    assert [(event.kind, event.data["outcome"]) for event in told] == [
        ("reply_logged", "waiting"),
        ("reply_changed", "answered"),
    ]
    assert told[1].particulars.body["words"] == "It is an accusation, nothing more."


def test_a_save_over_somebody_elses_is_refused_with_theirs():
    line, person = logged(), factories.person()
    editing.change_reply(line, by=person, version=1, how="by telephone")
    with pytest.raises(Stale) as said:
        editing.change_reply(line, by=person, version=1, how="by letter")
    assert said.value.current.how == "by telephone"


def test_a_line_that_was_taken_out_cannot_be_changed_any_more():
    line, person = logged(), factories.person()
    editing.strike_reply(line, by=person, version=1)
    with pytest.raises(Stale) as said:
        editing.change_reply(ReplyRequest(pk=line.pk or 1, claim=line.claim), by=person, version=1, how="by letter")
    assert said.value.current is None
    assert Event.objects.filter(kind="reply_struck").get().particulars.body["asked"] == "The Kremlin"


def test_nobody_without_a_role_and_nothing_about_a_claim_that_is_over():
    with pytest.raises(Refused):
        editing.log_reply(factories.claim(Stage.OPEN), by=factories.person(None), **asked())
    with pytest.raises(Refused):
        logged(factories.claim(Stage.SET_ASIDE))


def test_the_log_goes_with_a_claim_that_is_merged_and_comes_back_with_it():
    editor, stays, goes = factories.person(Role.EDITOR), factories.claim(Stage.OPEN), factories.claim(Stage.OPEN)
    line = logged(goes)
    merge = {"reason": "duplicate", "duplicate_of": stays}
    workflow.perform(goes, Action.SET_ASIDE, by=editor, **merge)
    assert list(stays.reply_requests.values_list("pk", "came_from")) == [(line.pk, goes.pk)]
    goes.refresh_from_db()
    workflow.perform(goes, Action.RESTORE, by=editor)
    assert list(goes.reply_requests.values_list("pk", "came_from")) == [(line.pk, None)]


# --- The gate ---------------------------------------------------------------------------------------------------------


def test_the_gate_says_who_was_asked_and_what_came_of_it():
    claim = publishing_cases.approved()
    assert ruling(claim)[0] is Light.AMBER
    line, day = logged(claim, deadline=today()), f"{today():%d %B %Y}"
    assert ruling(claim) == (
        Light.AMBER,
        f"The Kremlin was asked on {day} and has not answered; there is time until {day}.",
    )
    ReplyRequest.objects.filter(pk=line.pk).update(
        asked_on=today() - timedelta(days=9), deadline=today() - timedelta(days=1)
    )
    assert "the time given ended" in ruling(claim)[1]
    ReplyRequest.objects.filter(pk=line.pk).update(outcome=ReplyOutcome.SILENT)
    assert ruling(claim) == (Light.GREEN, "The Kremlin: did not answer.")


# --- The desk ---------------------------------------------------------------------------------------------------------


def test_a_line_is_written_and_changed_on_the_desk():
    claim, browser = factories.claim(Stage.OPEN), at_the_desk(role=Role.CONTRIBUTOR)
    new = reverse("desk:add-reply", args=[claim.pk])
    assert Page(text_of(browser.get(new))).controls_without_label() == []
    typed = asked(asked_on=today().isoformat(), version="0", deadline="", words="")
    answer = browser.post(new, typed, follow=True)
    line = claim.reply_requests.get()
    assert (answer.status_code, "The Kremlin</strong>" in text_of(answer)) == (200, True)
    there = reverse("desk:reply", args=[claim.pk, line.pk])
    assert 'value="by e-mail"' in text_of(browser.get(there))
    browser.post(there, typed | {"outcome": "answered", "words": "It is false.", "version": "1"})
    line.refresh_from_db()
    assert (line.outcome, line.words) == ("answered", "It is false.")
    answer = browser.post(there, {"do": "strike", "version": "2"}, follow=True)
    assert (claim.reply_requests.count(), "The line was taken out" in text_of(answer)) == (0, True)


def test_nothing_typed_is_lost_where_a_line_is_refused():
    claim, browser = factories.claim(Stage.OPEN), at_the_desk()
    new = reverse("desk:add-reply", args=[claim.pk])
    answer = browser.post(new, asked(asked_on="tomorrow", words="What she said at length."))
    html = text_of(answer)
    assert (answer.status_code, "What she said at length." in html, "Enter a valid date." in html) == (422, True, True)
    line = logged(claim)
    there = reverse("desk:reply", args=[claim.pk, line.pk])
    editing.change_reply(line, by=factories.person(), version=1, how="by telephone")
    typed = asked(asked_on=today().isoformat(), how="by letter", version="1")
    html = text_of(answer := browser.post(there, typed))
    assert (answer.status_code, "by telephone" in html, 'value="by letter"' in html) == (412, True, True)
    assert 'name="version" value="2"' in html
    assert browser.post(there, typed | {"version": "2"}).status_code == 302
    editing.strike_reply(line, by=factories.person(), version=3)
    assert browser.post(there, typed | {"version": "3"}).status_code == 404


# --- The public page --------------------------------------------------------------------------------------------------


def test_who_was_asked_is_printed_as_it_stood(client):
    first, second = factories.person(), factories.person()
    claim = publishing_cases.approved(first=first, second=second)
    line = logged(claim, outcome="answered", words="A baseless <accusation>.", deadline=today())
    version = publishing_cases.draft(claim, first)
    workflow.perform(claim, Action.PUBLISH, by=second, draft_version=version)
    editing.change_reply(line, by=second, version=1, words="Something else.")
    html = text_of(client.get(publishing_cases.PAGE))
    assert "Asked for a reply</h2>" in html
    assert "<strong><bdi>The Kremlin</bdi>.</strong> Asked on" in html
    assert "A baseless &lt;accusation&gt;." in html
    assert "Something else." not in html


def test_a_check_from_before_there_was_a_log_has_no_such_part(client):
    summary = publishing_cases.published().summary
    assert summary.record.pop("replies") == []
    assert page_of(summary)["replies"] == []
    assert "Asked for a reply</h2>" not in text_of(client.get(publishing_cases.PAGE))


# --- The API ----------------------------------------------------------------------------------------------------------


def test_the_api_writes_the_log_by_the_same_rules():
    claim, api = factories.claim(Stage.OPEN), client_of(factories.person(Role.CONTRIBUTOR))
    address = f"/api/claims/{claim.pk}/replies/"
    made = api.post(address, asked(asked_on=today().isoformat()), format="json")
    assert (made.status_code, made.headers["ETag"], made.json()["how"]) == (201, '"1"', "by e-mail")
    there = f"{address}{made.json()['id']}/"
    assert api.put(there, {"outcome": "silent"}, format="json").status_code == 428
    changed = api.put(there, {"outcome": "silent"}, format="json", headers={"If-Match": '"1"'})
    assert (changed.json()["outcome"], changed.json()["how"], changed.headers["ETag"]) == ("silent", "by e-mail", '"2"')
    late = api.put(there, {"outcome": "declined"}, format="json", headers={"If-Match": '"1"'})
    assert (late.status_code, late.json()["current"]["outcome"]) == (412, "silent")
    assert [line["asked"] for line in api.get(f"/api/claims/{claim.pk}/").json()["reply_requests"]] == ["The Kremlin"]
    wrong = api.post(address, {"asked": "Nobody"}, format="json")
    assert (wrong.status_code, sorted(wrong.json()["fields"])) == (400, ["asked_on", "how"])
    assert api.delete(there, headers={"If-Match": '"2"'}).status_code == 204
    assert client_of(factories.person(None)).post(address, {}, format="json").status_code in (403, 404)
