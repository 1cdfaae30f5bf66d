"""The site map and robots.txt."""

from xml.etree import ElementTree

import pytest
from django.conf import settings

from tests import publishing_cases

pytestmark = pytest.mark.django_db


def test_site_map_lists_the_standing_checks(client):
    publishing_cases.published()
    publishing_cases.withdrawn(publishing_cases.published())
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own words
    found = [place.text for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert [place for place in found if "/checks/d" in place] == [f"{settings.SITE_URL}{publishing_cases.PAGE}"]


def test_robots_leave_the_desk_alone(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /account/",
        "Disallow: /admin/",
        "Disallow: /api/",
        "Disallow: /v1alpha1/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
