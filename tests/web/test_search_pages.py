"""The search page and the palette's list: marks, notes, what was perhaps meant, and the next page."""

import pytest
from django.urls import reverse

from claims.choices import Role
from tests import factories
from tests import publishing_cases as cases
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
PAGE = "desk:search"


def ask(typed: str, *, htmx: bool = False, **more: str):
    headers = {"HX-Request": "true"} if htmx else {}
    return at_the_desk(role=Role.CONTRIBUTOR).get(reverse(PAGE), {"q": typed, **more}, headers=headers)


def test_what_is_found_is_marked_where_it_stands():
    factories.claim(text="The <bridge> is shut")
    page = text_of(ask("bridg"))
    assert 'The &lt;<mark class="found">bridge</mark>&gt; is shut' in page


def test_checks_lead_to_their_public_page():
    claim = cases.published(title="Roads")
    assert f'href="{reverse("public:check", args=[claim.slug])}"' in text_of(ask("roads"))


def test_what_was_perhaps_meant_is_said_and_shown():
    factories.claim(text="The bridge is shut")
    page = text_of(ask("brigde"))
    assert "Nothing fits “brigde”. This is what fits “bridge”." in page
    assert '<mark class="found">bridge</mark>' in page


def test_filter_that_was_not_understood_is_told():
    assert "“maybe” is no verdict. There are: unchecked, verified," in text_of(ask("verdict:maybe bridge"))


def test_one_kind_is_read_page_by_page():
    for n in range(9):
        factories.claim(text=f"The bridge number {n} is shut")
    first = text_of(ask("bridge"))
    assert "number 8" in first
    assert "number 0" not in first
    address = first.split('href="?')[1].split('"')[0].replace("&amp;", "&")
    assert "number 0" in text_of(at_the_desk().get(f"{reverse(PAGE)}?{address}"))


def test_palette_is_a_list_for_its_script_and_a_page_for_anybody_else():
    factories.claim(text="The bridge is shut")
    part, page = text_of(ask("bridge", htmx=True, palette="")), text_of(ask("bridge", palette=""))
    assert ("<html" in part, "data-choice" in part) == (False, True)
    assert "<html" in page
