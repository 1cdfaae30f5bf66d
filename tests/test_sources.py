"""Which source a name may mean, and whose page an address is: suggestions for people, and facts that they declared."""

import pytest

from claims.choices import SourceKind
from claims.models import Source

pytestmark = pytest.mark.django_db


def source(name, kind=SourceKind.PERSON, **fields):
    return Source.objects.create(name=name, kind=kind, **fields)


def test_name_suggests_the_one_source_that_carries_it_in_any_case_and_spelling():
    mayor = source("Ingrid Solvane", aliases=["I. Solvane", "Інгрід Солване"])
    source("Karl Ott")
    source("Karl Ott", SourceKind.BODY)
    asked = ["ingrid solvane", "Інгрід СОЛВАНЕ", "I. Solvane", "Karl Ott", "Nobody", " "]
    assert Source.objects.suggested_for(asked) == dict.fromkeys(asked[:3], mayor)


def test_suggestions_take_one_query_however_many_names(django_assert_num_queries):
    source("Ingrid Solvane")
    with django_assert_num_queries(1):
        Source.objects.suggested_for([f"Name {number}" for number in range(50)])
    with django_assert_num_queries(0):
        assert Source.objects.suggested_for(["", "  "]) == {}


@pytest.mark.parametrize("typed", ["https://вісник.укр/новини/", "https://www.xn--b1amgkt9j.xn--j1amh/новини"])
@pytest.mark.parametrize(
    ("address", "is_theirs"),
    [
        ("https://xn--b1amgkt9j.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1", True),
        ("https://www.xn--b1amgkt9j.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1", True),
        ("https://вісник.укр/новини/1", True),
        ("https://xn--b1amgkt9j.xn--j1amh/1", False),
        ("https://xn--b1amgkt9.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1", False),
        ("https://xn--.xn--j1amh/", False),
    ],
)
def test_outlet_whose_name_is_beyond_ascii_is_known_by_both_forms_of_it(typed, address, is_theirs):
    courier = source("Visnyk", SourceKind.OUTLET, home_page=typed)
    assert Source.objects.outlet_at(address) == (courier if is_theirs else None)


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("https://courier.example.org/2024/bridge.html", "Courier"),
        ("https://www.courier.example.org/", "Courier"),
        ("https://courier.example.org/blogs/anna/1", "Anna’s blog"),
        ("https://courier.example.org/blogs/annalise/1", "Courier"),
        ("https://courier.example.org.evil.example/2024/bridge.html", None),
        ("https://evil.example/?https://courier.example.org/", None),
        ("https://courier.example.org:8443/", None),
        ("https://shared.example.org/a", None),
        ("not an address", None),
    ],
)
def test_page_is_of_the_outlet_whose_home_page_it_lies_under(address, whose):
    source("Courier", SourceKind.OUTLET, home_page="https://courier.example.org/")
    source("Anna’s blog", SourceKind.OUTLET, home_page="https://www.courier.example.org/blogs/anna/")
    source("One", SourceKind.OUTLET, home_page="https://shared.example.org")
    source("Two", SourceKind.OUTLET, home_page="https://shared.example.org/")
    found = Source.objects.outlet_at(address)
    assert (found.name if found else None) == whose
