"""Where readers write to the desk, and the page that tells them what came of it."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from claims import letters
from claims.models import Letter
from claims.web.letters import EACH_PER_HOUR, FROM_ELSEWHERE, NOT_EMPTY, TOO_MANY
from tests import factories, publishing_cases
from tests.web_public.reading import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache", "check")]
SAID = "The harbour of Vessen is to be closed in May, says the mayor."
SEND, ABOUT = "/letters/", f"{publishing_cases.PAGE}letter/"


@pytest.fixture(scope="module")
def check(standing_rows):
    return publishing_cases.published()


def write(words: str = SAID, *, to: str = SEND, client: Client | None = None, headers=None, **more: str):
    """Send a letter as a browser does that knows nothing of us: it checks tokens, and keeps no cookie."""
    browser = client or Client(enforce_csrf_checks=True)
    return browser.post(to, {"words": words, "address": "", "subject": "", **more}, headers=headers or {})


def typed(answer) -> dict[str, str]:
    """What stands in the fields of the form that came back."""
    page = answer.content.decode()
    words = page.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0].removeprefix("\n")
    inputs = {field["name"]: field["value"] for field in Page(answer.content).all("input")}
    return {"words": words, **inputs}


def test_reader_sends_a_claim_and_follows_it_at_an_address_that_nobody_guesses():
    answer = write(address="https://example.com/harbour")
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (302, False)
    page = Client().get(answer.headers["Location"])
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "private, no-store")
    text = Page(page.content).text
    for words in (SAID, "https://example.com/harbour", "Nobody has answered it yet.", answer.headers["Location"]):
        assert words in text
    metas = {meta.get("name"): meta["content"] for meta in Page(page.content).all("meta") if "name" in meta}
    assert (metas["robots"], metas["referrer"]) == ("noindex", "no-referrer")


def test_page_of_no_letter_is_not_there():
    assert Client().get(f"{SEND}{'a' * 32}/").status_code == 404
    assert Client().get(f"{SEND}1/").status_code == 404


def test_published_check_leads_to_where_its_mistakes_are_told(client, check):
    assert ABOUT in [link.get("href") for link in Page(client.get(publishing_cases.PAGE).content).all("a")]
    assert publishing_cases.TITLE in Page(client.get(ABOUT).content).text
    assert write("The date is wrong.", to=ABOUT).status_code == 302
    assert Letter.objects.get().about == check
    assert client.get("/checks/none-of-ours/letter/").status_code == 404


@pytest.mark.parametrize(
    ("given", "status", "sentence"),
    [
        ({"words": ""}, 422, "Write down the claim"),
        ({"words": "x" * 6_000}, 422, "Keep it under 5,001 characters"),
        ({"address": "http://127.0.0.1/<b>"}, 422, "This address"),
        ({"subject": "cheap watches"}, 422, NOT_EMPTY),
        ({"headers": {"Sec-Fetch-Site": "cross-site"}}, 403, FROM_ELSEWHERE),
    ],
)
def test_refusal_says_why_and_shows_all_that_was_typed(given, status, sentence):
    answer = write(**{"words": SAID, **given})
    assert (answer.status_code, Letter.objects.count()) == (status, 0)
    given.pop("headers", None)
    expected = {"words": SAID, "address": "", "subject": "", **given}
    assert typed(answer) == expected
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_some_letters_an_hour_come_from_one_address_and_a_refused_one_does_not_count():
    for number in range(EACH_PER_HOUR):
        assert (write("").status_code, write(f"{SAID} {number}").status_code) == (422, 302)
    answer = write("One more.")
    assert (answer.status_code, typed(answer)["words"]) == (429, "One more.")
    assert TOO_MANY in Page(answer.content).text
    assert Letter.objects.count() == EACH_PER_HOUR


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", 429),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", 302),
        ("::ffff:192.0.2.1", "192.0.2.1", 429),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", 302),
        ("", "", 302),
    ],
)
def test_limit_is_that_of_a_household_and_of_nobody_who_is_not_known(first, second, status):
    for number in range(EACH_PER_HOUR):
        assert Client(REMOTE_ADDR=first).post(SEND, {"words": f"{SAID} {number}"}).status_code == 302
    assert Client(REMOTE_ADDR=second).post(SEND, {"words": SAID}).status_code == status


def test_letter_that_is_sent_twice_is_one_letter_with_one_page(check):
    first, again = write(), write()
    assert (again.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    others = (
        write(address="https://example.com/harbour"),
        write(to=ABOUT),
        write(client=Client(REMOTE_ADDR="192.0.2.9")),
    )
    assert len({first.headers["Location"], *(other.headers["Location"] for other in others)}) == 4
    assert Letter.objects.count() == 4


def test_letter_that_was_deleted_meanwhile_is_taken_in_again():
    write()
    Letter.objects.all().delete()
    assert (write().status_code, Letter.objects.count()) == (302, 1)


def test_letters_are_taken_in_while_the_cache_is_away(settings):
    away = {"default": {**settings.CACHES["default"], "LOCATION": "unix:///nowhere.sock?db=0"}}
    with override_settings(CACHES=away):
        assert write().status_code == 302


def test_full_desk_says_so_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(letters, "MOST_WAITING", 0)
    answer = write()
    assert (answer.status_code, typed(answer)["words"]) == (503, SAID)


def test_answer_and_what_was_published_stand_on_the_letters_page(check):
    place = write("The date is wrong: it was in April.", to=ABOUT).headers["Location"]
    letter = Letter.objects.get()
    letters.take_up(letter, by=factories.person(first_name="Orla"), answer="Thank you, we look.")
    publishing_cases.corrected(check, title="Did they know?")
    page = Page(Client().get(place).content)
    for words in ("The check has been changed since you wrote.", "Thank you, we look.", "clarification", "Taken up on"):
        assert words in page.text
    assert "Orla" not in page.text
    assert reverse("public:check", args=[check.slug]) in [link.get("href") for link in page.all("a")]
