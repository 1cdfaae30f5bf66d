"""The demo's journey page, as intake hands it over: its headline, then its paragraphs."""

import re
from html import unescape

from claims.choices import CounterKind
from claims.reading import read
from demo.manifest import JOURNEY_PAGE
from tests.reading.gold import PAGES, differences_in


def journey_text() -> str:
    markup = JOURNEY_PAGE.edition(1).file.read_text(encoding="utf-8")
    paragraphs = re.findall(r"<p>(.*?)</p>", markup, re.DOTALL)
    return "\n".join([JOURNEY_PAGE.title, *(unescape(re.sub(r"<[^>]+>", "", part)).strip() for part in paragraphs)])


def test_journey_page_is_read_as_people_wrote_down() -> None:
    assert differences_in(journey_text(), PAGES / "journey.json") == []


def test_journey_page_makes_no_other_counters_and_no_fragments() -> None:
    reading = read(journey_text())
    assert [counter.kind for counter in reading.counters] == [CounterKind.FLAT_DENIAL, CounterKind.DISMISSAL]
    assert not [item.exact for item in reading.statements if item.exact.endswith("he added")]
    assert not [item.exact for item in reading.statements if item.speaker.is_vague and item.start < 300]
