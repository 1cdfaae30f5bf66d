"""A check on other people's sites: the card, and how their systems find it."""

import html

import pytest
from django.conf import settings

from claims.choices import Attribution
from tests import publishing_cases
from tests.web_public.reading import Page

pytestmark = pytest.mark.django_db

CARD = f"{publishing_cases.PAGE}card/"
ADDRESS = f"{settings.SITE_URL}{publishing_cases.PAGE}"


def card(client, status=200):
    response = client.get(CARD)
    assert response.status_code == status
    return Page(response.content)


def test_card_may_stand_in_a_frame_and_no_other_page_may(client):
    publishing_cases.published()
    for response in (client.get(CARD), client.get(CARD, headers={"If-None-Match": client.get(CARD)["ETag"]})):
        assert "frame-ancestors *;" in f"{response.headers['Content-Security-Policy']};"
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in response.headers
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    for address in (publishing_cases.PAGE, "/checks/", "/oembed/"):
        response = client.get(address)
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Frame-Options"] == "DENY"


def test_card_says_what_the_check_says(client):
    publishing_cases.published()
    page = card(client)
    assert "claimed by Orla Brandt: Did the ministry know in March? Disputed The mayor says so" in page.text
    assert {link["href"] for link in page.all("a")} == {ADDRESS}
    assert (page.what_a_strict_policy_blocks, page.scripts) == ([], [])
    assert {"name": "robots", "content": "noindex"} in page.all("meta")


def test_card_carries_the_correction_the_review_and_the_withdrawal(client):
    claim = publishing_cases.corrected(publishing_cases.published(), reason="It was unclear.")
    assert "It was unclear." in card(client).text
    claim = publishing_cases.reopened(claim)
    assert "Under review. We are checking this claim again." in card(client).text
    publishing_cases.withdrawn(claim, reason="It was wrong.")
    page = card(client, status=410)
    assert "We have withdrawn this check It was wrong." in page.text
    assert "Disputed" not in page.text
    assert "The mayor says so" not in page.text


def test_card_of_what_is_not_published_is_not_there(client):
    publishing_cases.approved()
    assert client.get(CARD).status_code == 404


def test_card_takes_three_queries(client, django_assert_num_queries):
    publishing_cases.corrected(publishing_cases.published())
    with django_assert_num_queries(3):
        client.get(CARD)


def test_other_systems_find_the_card_by_the_address_of_the_check(client):
    publishing_cases.published(title="“Known” in <March>?")
    page = Page(client.get("/checks/known-in-march/").content)
    [found] = [link["href"] for link in page.all("link") if link.get("type") == "application/json+oembed"]
    response = client.get(found.removeprefix(settings.SITE_URL))
    frame = (
        f'<iframe src="{settings.SITE_URL}/checks/known-in-march/card/" title="{settings.SITE_NAME}: “Known” in '
        '&lt;March&gt;?" width="600" height="340" loading="lazy" frameborder="0"></iframe>'
    )
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "version": "1.0",
        "type": "rich",
        "title": "“Known” in <March>?",
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.SITE_URL}/",
        "width": 600,
        "height": 340,
        "html": frame,
    }
    whole = client.get("/checks/known-in-march/").content.decode()
    assert "<iframe" not in whole
    assert '&lt;iframe src="' in whole.replace("&quot;", '"')
    assert frame.replace('"600"', '"100%"').replace(f"{settings.SITE_NAME}: ", "") in html.unescape(whole)


def test_an_address_is_passed_on_without_its_last_stroke(client):
    publishing_cases.published()
    whole, cut = (client.get("/oembed/", {"url": address}) for address in (f"{ADDRESS}1/", f"{ADDRESS}1"))
    assert (cut.status_code, cut.content) == (200, whole.content)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"url": "https://elsewhere.example.org/checks/did-the-ministry-know-in-march/"}, 404),
        ({"url": f"{settings.SITE_URL}/methodology/"}, 404),
        ({"url": f"{settings.SITE_URL}/nothing/at/all/"}, 404),
        ({"url": f"{settings.SITE_URL}/checks/nothing/"}, 404),
        ({"url": "http://[::1/checks/did-the-ministry-know-in-march/"}, 404),
        ({"url": "https://exa\u2100mple.org/checks/"}, 404),
        ({"url": ADDRESS, "format": "xml"}, 501),
    ],
)
def test_what_is_no_check_of_ours_has_no_card(client, query, status):
    assert client.get("/oembed/", query).status_code == status


def test_other_systems_are_told_that_a_check_was_withdrawn(client):
    publishing_cases.withdrawn(publishing_cases.published(), reason="It was wrong.")
    told = client.get("/oembed/", {"url": f"{ADDRESS}1/"}).json()
    assert told["title"] == f"Withdrawn: {publishing_cases.TITLE}"
    assert f'title="{settings.SITE_NAME}: Withdrawn: ' in told["html"]


def test_card_fits_where_there_is_little_room(client):
    publishing_cases.published()
    sizes = []
    for asked in ({"maxwidth": "320", "maxheight": "250"}, {"maxwidth": "1"}, {"maxwidth": "wide"}):
        told = client.get("/oembed/", {"url": f"{ADDRESS}1/", **asked}).json()
        sizes.append((told["width"], told["height"]))
    assert sizes == [(320, 250), (200, 340), (600, 340)]


def test_who_is_only_said_to_have_made_it_is_not_called_its_author(client):
    claim = publishing_cases.published()
    text = claim.summary
    text.pk, text.number, text.attribution = None, 2, Attribution.NOT_FOUND
    text.save(force_insert=True)
    claim.summary = text
    claim.save()
    assert "attributed to Orla Brandt" in card(client).text
