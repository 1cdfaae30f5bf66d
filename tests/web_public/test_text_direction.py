"""Words that are written from right to left stand apart from the English around them, on every public page."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.hostile.conftest import furnish, letter_page, public_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]
ARABIC = re.compile("[\u0600-\u06ff]")
VOID = {"meta", "link", "img", "input", "br", "hr", "source", "wbr"}
NO_LINES = {"title", "script", "code", "option"}


class Runs(HTMLParser):
    """The runs of Arabic words for which no element settles the direction."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.mixed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, tag == "bdi" or "dir" in dict(attrs) or tag in NO_LINES))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if ARABIC.search(data) and not any(is_settled for _, is_settled in self.open):
            self.mixed.append(" ".join(data.split()))


def test_no_words_of_others_turn_the_line_around_them():
    desk = furnish(lambda name: f"قال {name} اليوم")
    browser, mixed = Client(), {}
    for page in [
        *public_pages(desk),
        letter_page(desk),
        f"/checks/{desk.slug}/card/",
        f"/checks/{desk.slug}/letter/",
    ]:
        answer = browser.get(page)
        assert answer.status_code in (200, 410), page
        mixed |= dict.fromkeys(Runs(answer.content.decode()).mixed, page)
    assert mixed == {}
