"""ClaimReview in the shapes in which it is found, careless and hostile ones included."""

from datetime import date
from typing import Any

import pytest

from claims.connectors.base import FoundCheck
from claims.connectors.claimreview import found_checks

PAGE = "https://www.checks.org/2024/troops"
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://www.checks.org/2024/troops?utm_source=feed#claim-1",
    "claimReviewed": "North Korea is sending <b>soldiers</b> to Russia",
    "datePublished": "2024-10-15T08:00:00+02:00",
    "inLanguage": "en_GB",
    "headline": "Are soldiers on their way?",
    "author": {"@type": "Organization", "name": "Example Checks", "url": "https://checks.org/"},
    "reviewRating": {
        "@type": "Rating", "alternateName": "Disputed", "ratingValue": "3", "bestRating": 5, "worstRating": "1",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Volodymyr Zelensky"},
        "datePublished": "2024-10-13",
        "appearance": [{"@type": "CreativeWork", "url": "https://news.org/a"}],
        "firstAppearance": "https://news.org/first",
    },
}  # fmt: skip
READ = FoundCheck(
    url="https://www.checks.org/2024/troops",
    text="North Korea is sending soldiers to Russia",
    claimant="Volodymyr Zelensky",
    claim_date=date(2024, 10, 13),
    appearances=("https://news.org/first", "https://news.org/a"),
    publisher_name="Example Checks",
    publisher_site="checks.org",
    title="Are soldiers on their way?",
    review_date=date(2024, 10, 15),
    rating="Disputed",
    rating_value=3.0,
    rating_best=5.0,
    rating_worst=1.0,
    language="en-gb",
)


def one(**changed: Any) -> FoundCheck:
    [check] = found_checks({**GOOD, **changed})
    return check


def test_whole_markup_is_read():
    assert list(found_checks(GOOD)) == [READ]


@pytest.mark.parametrize(
    "wrapped",
    [
        [GOOD],
        [[GOOD]],
        {"@graph": [{"@type": "WebPage"}, GOOD]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": [GOOD]}]},
        {"@type": "NewsArticle", "review": GOOD},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": GOOD}]},
        {**GOOD, "@type": ["Review", "http://schema.org/ClaimReview"]},
        {**GOOD, "@type": "schema:ClaimReview"},
    ],
    ids=range(8),
)
def test_markup_is_found_wherever_it_stands(wrapped):
    assert list(found_checks(wrapped)) == [READ]


@pytest.mark.parametrize(
    "nothing",
    [
        None, 7, "ClaimReview", [], {}, [None, 7, "x"], {"@graph": None}, {"@type": "Review"}, {"@type": 7},
        {**GOOD, "claimReviewed": ""}, {**GOOD, "claimReviewed": None}, {**GOOD, "claimReviewed": {}},
        {**GOOD, "url": ""}, {**GOOD, "url": None}, {**GOOD, "url": "javascript:alert(1)"},
        {**GOOD, "url": "http://10.0.0.1/check"}, {**GOOD, "url": "/2024/troops"}, {**GOOD, "url": {"name": "x"}},
    ],
    ids=range(18),
)  # fmt: skip
def test_what_has_no_claim_or_no_address_is_left_out(nothing):
    assert list(found_checks(nothing)) == []


@pytest.mark.parametrize(
    ("appearance", "read"),
    [
        ("https://news.org/a", ("https://news.org/first", "https://news.org/a")),
        ({"@id": "https://news.org/a"}, ("https://news.org/first", "https://news.org/a")),
        (["https://news.org/a", {"url": ["https://news.org/b"]}], ("https://news.org/first", "https://news.org/a", "https://news.org/b")),
        ("on television", ("https://news.org/first",)),
        (["http://127.0.0.1/", None, 7, {}], ("https://news.org/first",)),
        (None, ("https://news.org/first",)),
        (["https://news.org/first"] * 50, ("https://news.org/first",)),
    ],
    ids=range(7),
)  # fmt: skip
def test_appearance_is_text_object_or_list(appearance, read):
    assert one(itemReviewed={**GOOD["itemReviewed"], "appearance": appearance}).appearances == read


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ingrid Solvane", "Ingrid Solvane"),
        ([{"name": "Ingrid Solvane"}, {"name": "Tomas Reed"}], "Ingrid Solvane, Tomas Reed"),
        ({"name": ["Ingrid Solvane", "I. Solvane"]}, "Ingrid Solvane"),
        ({"@value": "Ingrid Solvane"}, "Ingrid Solvane"),
        ({"@type": "Person"}, ""),
        ("https://news.org/people/7", ""),
        (None, ""),
        (["\x00", 7], "7"),
    ],
    ids=range(8),
)
def test_claimant_is_text_object_or_list(author, names):
    assert one(itemReviewed={"@type": "Claim", "author": author}).claimant == names


@pytest.mark.parametrize("item", [None, "a claim", [], [None, GOOD["itemReviewed"]], {"@type": "CreativeWork"}, 7])
def test_claim_object_may_be_anything(item):
    assert one(itemReviewed=item).text == READ.text


@pytest.mark.parametrize(
    ("rating", "read"),
    [
        ({"alternateName": "False", "ratingValue": "-1"}, ("False", -1.0, None)),
        ({"name": "Mostly true", "ratingValue": "3,5", "bestRating": 5}, ("Mostly true", 3.5, 5.0)),
        ({"ratingValue": "Pants on fire"}, ("Pants on fire", None, None)),
        ({"ratingValue": "1e400", "bestRating": float("inf")}, ("1e400", None, None)),
        ({"ratingValue": True, "alternateName": ["False", "Falso"]}, ("False", None, None)),
        ("False", ("False", None, None)),
        ([{"alternateName": "False"}], ("False", None, None)),
        (None, ("", None, None)),
        ({}, ("", None, None)),
        (4, ("", None, None)),
    ],
    ids=range(10),
)
def test_rating_is_a_word_with_or_without_numbers(rating, read):
    check = one(reviewRating=rating)
    assert (check.rating, check.rating_value, check.rating_best) == read


@pytest.mark.parametrize("when", ["", None, "yesterday", "0000-00-00", "0001-01-01T00:00:00Z", {}, 1e12, [None]])
def test_date_that_is_none_is_unknown(when):
    assert one(datePublished=when).review_date is None


def test_missing_address_is_the_pages_own():
    [check] = found_checks({**GOOD, "url": None}, page=PAGE)
    assert check.url == PAGE


def test_page_speaks_for_its_own_site_alone():
    elsewhere = {**GOOD, "url": "https://agency.org/check", "author": {"name": "Big Agency"}}
    assert list(found_checks([elsewhere, GOOD], page=PAGE)) == [READ]
    assert [check.publisher_site for check in found_checks(elsewhere)] == ["agency.org"]


def test_endless_nesting_and_endless_lists_end():
    deep: Any = GOOD
    for _ in range(500):
        deep = {"@graph": [deep]}
    assert list(found_checks(deep)) == []
    assert len(list(found_checks([GOOD] * 10_000))) == 2_000


def test_texts_are_plain_and_bounded():
    check = one(claimReviewed="\x00<script>alert(1)</script>" + "long " * 1_000, headline="x" * 5_000)
    assert (len(check.text), len(check.title)) == (2_000, 500)
    assert check.text.startswith("long")
