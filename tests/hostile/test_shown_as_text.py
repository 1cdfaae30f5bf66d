"""What people and pages say is shown as text, wherever it is shown: no element, attribute or script comes of it."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle

import pytest
from django.http import HttpResponse

from claims.intake import hand_in
from claims.markdown import render
from claims.models import Claim, Source
from tests.hostile.conftest import (
    Desk,
    api_pages,
    browser_of,
    desk_pages,
    furnish,
    letter_page,
    office_pages,
    public_pages,
    undone,
)
from tests.hostile.shown import LIVE, Shown
from tests.hostile.strings import ALL_AT_ONCE, MARKUP

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

Pages = Callable[[Desk], list[str]]
SURFACES: dict[str, tuple[Pages, str]] = {
    "desk": (desk_pages, "editor"),
    "public": (lambda desk: [*public_pages(desk), letter_page(desk)], ""),
    "office": (office_pages, "chief"),
    "browsable": (lambda desk: [f"{page}?format=html" for page in api_pages(desk)], "editor"),
}
POLICY = {
    "default-src": "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
}


def plain(name: str) -> str:
    return f"words of {name.replace('_', ' ')}"


def one_of_each() -> Callable[[str], str]:
    """Another kind of markup for each field, in turn, and the field's name, so that each differs."""
    texts: Iterator[str] = cycle(text for name, text in MARKUP.items() if name != "markdown")
    chosen = {"text": ALL_AT_ONCE}  # the others mean something in Markdown, which is looked at below
    return lambda name: f"{chosen.setdefault(name, next(texts))} {plain(name)}"


def all_at_once(name: str) -> str:
    return f"{ALL_AT_ONCE} {plain(name)}"


def strict(answer: HttpResponse) -> bool:
    """Whether the answer's policy lets nothing run or load but what is our own."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in answer.headers["Content-Security-Policy"].split(";"))
    sources = f"{rules['script-src']} {rules['style-src']}".split()
    own = all(source == "'self'" or source.startswith("'nonce-") for source in sources)
    return own and all(rules.get(name) == value for name, value in POLICY.items())


@dataclass(frozen=True, slots=True)
class Look:
    """The pages of a surface: their parts, their words, and what is wrong with them.

    Pages are known by their place in the list: the rows have other numbers on each desk.
    """

    parts: dict[int, list[object]] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def look(surface: str, desk: Desk) -> Look:
    pages, who = SURFACES[surface]
    client, seen = browser_of(getattr(desk, who) if who else None), Look()
    for number, page in enumerate(pages(desk)):
        answer = client.get(page)
        shown = Shown(answer.content.decode())
        seen.parts[number], seen.words[number] = list(shown.parts), shown.words
        found = [*shown.faults, *shown.bad_addresses]
        found += [] if answer.status_code in (200, 410) else [str(answer.status_code)]
        found += [] if strict(answer) else [answer.headers["Content-Security-Policy"]]
        found += [] if answer.headers["X-Content-Type-Options"] == "nosniff" else ["sniffed"]
        found += [] if answer.headers["X-Frame-Options"] == "DENY" else ["framed"]
        seen.faults.extend(f"{page}: {fault}" for fault in found)
    return seen


WORDINGS: dict[str, Callable[[], Callable[[str], str]]] = {
    "harmless": lambda: plain,
    "one of each": one_of_each,
    "all at once": lambda: all_at_once,
}


@pytest.fixture(scope="module")
def looks(standing_rows: None) -> Callable[[str, str], Look]:
    """A surface of the desk that is furnished in such words; each desk is made, and looked through, once."""

    @cache
    def through(wording: str) -> dict[str, Look]:
        with undone():
            desk = furnish(WORDINGS[wording]())
            return {surface: look(surface, desk) for surface in SURFACES}

    return lambda surface, wording: through(wording)[surface]


@pytest.mark.parametrize("surface", SURFACES)
def test_words_become_no_part_of_a_page(surface, looks):
    harmless = looks(surface, "harmless")
    assert harmless.faults == []
    for wording in ("one of each", "all at once"):
        hostile = looks(surface, wording)
        assert hostile.faults == []
        for page, parts in hostile.parts.items():
            # Long words are cut and wrapped elsewhere, but what is live on a page stays what it was.
            live = [part for part in parts if part[0] in LIVE]
            assert live == [part for part in harmless.parts[page] if part[0] in LIVE], page
            assert parts == harmless.parts[page], (page, _first(parts, harmless.parts[page]))


def _first(parts: list[object], others: list[object]) -> object:
    """Where two lists part, for the message."""
    at = next((at for at, pair in enumerate(zip(parts, others, strict=False)) if pair[0] != pair[1]), len(others))
    return parts[at - 4 : at + 3], others[at - 4 : at + 3]


def test_the_words_are_shown_whole(looks):
    words = looks("public", "all at once").words
    for name in ("title", "text", "claim", "correction", "withdrawal"):
        assert any(f"{plain(name)}" in page for page in words.values()), name
    assert any(ALL_AT_ONCE in page for page in words.values())
    everything = " ".join(looks("desk", "all at once").words.values())
    for name in ("first name", "interest", "alias", "feed title", "claimant role", "stake", "note", "intake error"):
        assert f"words of {name}" in everything, name


@pytest.fixture
def bad_desk(db: None) -> Desk:
    return furnish(all_at_once)


def test_structured_data_holds_the_words_and_ends_nowhere_else(bad_desk):
    html = browser_of(None).get(f"/checks/{bad_desk.slug}/").content.decode()
    shown = Shown(html)
    review = json.loads(shown.data)
    assert review["claimReviewed"].startswith("'\"></p>")
    assert review["url"].startswith("http")
    inside = html.partition('type="application/ld+json"')[2].partition(">")[2].partition("</script>")[0]
    assert "<" not in inside
    assert ">" not in inside


def test_feeds_are_sound_and_hold_the_words(bad_desk):
    feed = ET.fromstring(browser_of(None).get("/checks/feed.atom").content)  # noqa: S314  our own feed
    titles = [title.text or "" for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert sum(ALL_AT_ONCE in title for title in titles) == 2
    assert {part.tag.partition("}")[0] for part in feed.iter()} == {"{http://www.w3.org/2005/Atom"}
    ET.fromstring(browser_of(None).get("/sitemap.xml").content)  # noqa: S314  our own site map


def test_api_gives_the_words_as_they_are(bad_desk):
    claim = bad_desk.claims["open"]
    answer = browser_of(bad_desk.editor).get(f"/api/claims/{claim.pk}/")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["text"] == Claim.objects.get(pk=claim.pk).text == f"{all_at_once('claim')} open"
    assert Source.objects.get(pk=bad_desk.source.pk).interest == all_at_once("interest")


def test_a_pasted_text_keeps_every_character_and_is_read_as_text(bad_desk):
    text = "\n\n".join(
        f"{words}\nThe ferry {words} is late, the mayor said. “{words},” he said." for words in MARKUP.values()
    )
    row = hand_in(by=bad_desk.editor, text=text, title=ALL_AT_ONCE, at_once=True)
    assert row.report is not None
    assert row.report.latest_snapshot.text == text
    assert row.report.title == ALL_AT_ONCE
    shown = Shown(browser_of(bad_desk.editor).get(f"/desk/reports/{row.report_id}/").content.decode())
    assert (shown.faults, shown.bad_addresses) == ([], [])
    assert {tag for tag, _ in shown.parts} & {"iframe", "style", "math", "object"} == set()
    assert sum(tag == "img" for tag, _ in shown.parts) == 1  # the mark of the site
    assert all("src" in names for tag, names in shown.parts if tag == "script")
    for words in MARKUP.values():
        assert " ".join(words.split()) in shown.words


@pytest.mark.parametrize("name", MARKUP)
def test_a_summary_yields_safe_parts_alone(name):
    shown = Shown(render(f"{MARKUP[name]}\n\n> {MARKUP[name]}\n\n`{MARKUP[name]}`", sources=(1, 2, 3)))
    assert {part[0] for part in shown.parts} <= {"p", "a", "em", "code", "pre", "blockquote", "sup", "strong"}
    assert (shown.faults, shown.bad_addresses) == ([], [])


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "JaVaScRiPt&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/",
        "file:///etc/passwd",
    ],
)
def test_a_link_of_a_summary_leads_to_the_web_alone(address):
    for words in (
        f"[a]({address})",
        f"[a](<{address}>)",
        f"<{address}>",
        f"[a][1]\n\n[1]: {address}",
        f"![a]({address})",
    ):
        shown = Shown(render(words))
        assert shown.bad_addresses == []
        assert "img" not in {part[0] for part in shown.parts}
