"""In which language a check is written: told wherever programs read it."""

import feedparser
import pytest

from claims.models import Summary
from claims.refusals import Incomplete
from tests import factories, publishing_cases
from tests.web_public.reading import Page

pytestmark = pytest.mark.django_db
TITLE = "Чи знало міністерство в березні?"


@pytest.fixture(scope="module")
def check(standing_rows):
    """A check whose text is Ukrainian by now; the claim is an English one."""
    return publishing_cases.corrected(publishing_cases.published(), title=TITLE, language="uk")


@pytest.fixture(autouse=True)
def _there(check):
    """Every test of this module has it."""


def spoken(page: Page, tag: str) -> list[str | None]:
    return [element["lang"] for element in page.all(tag) if "lang" in element]


@pytest.mark.parametrize(
    ("address", "tag", "expected"),
    [
        (publishing_cases.PAGE, "h1", ["uk"]),
        (publishing_cases.PAGE, "div", ["uk"]),
        (publishing_cases.PAGE, "p", ["uk", "en"]),
        (f"{publishing_cases.PAGE}1/", "h1", ["en"]),
        (f"{publishing_cases.PAGE}card/", "p", ["uk"]),
        ("/checks/", "span", ["uk"]),
        ("/corrections/", "a", ["uk"]),
    ],
)
def test_each_text_is_marked_with_its_language_and_the_page_with_its_own(client, address, tag, expected):
    page = Page(client.get(address).content)
    assert spoken(page, tag) == expected
    assert spoken(page, "html") == ["en"]


def test_feeds_tell_the_language_of_each_check(client):
    atom, rss = client.get("/checks/feed.atom").content.decode(), client.get("/checks/feed.rss").content.decode()
    assert '<entry xml:lang="uk">' in atom
    assert "<dc:language>uk</dc:language>" in rss
    assert [feedparser.parse(feed).bozo for feed in (atom, rss)] == [False, False]
    assert [item["language"] for item in client.get("/checks/feed.json").json()["items"]] == ["uk"]


def test_programs_are_told(client, check):
    given = client.get(f"/api{publishing_cases.PAGE}").json()
    assert (given["language"], given["claim"]["language"], given["record"]["language"]) == ("uk", "en", "uk")
    assert given["claim_review"]["itemReviewed"]["inLanguage"] == "en"
    assert Summary.objects.get(number=1).record["language"] == "en"


def test_clients_of_google_are_given_the_checks_of_their_language(client):
    def asked(code: str) -> list[str]:
        found = client.get("/v1alpha1/claims:search", {"query": "ministry", "languageCode": code}).json()
        return [claim["claimReview"][0]["languageCode"] for claim in found.get("claims", [])]

    assert [asked(code) for code in ("uk", "uk-UA", "en", "")] == [["uk"], ["uk"], [], ["uk"]]


def test_language_stays_with_the_draft_until_another_is_given():
    claim = publishing_cases.approved()
    version = publishing_cases.draft(claim, factories.person(), language="de")
    version = publishing_cases.draft(claim, factories.person(), version=version)
    assert claim.draft.language == "de"
    with pytest.raises(Incomplete, match="This is no language"):
        publishing_cases.draft(claim, factories.person(), version=version, language="<b>")
