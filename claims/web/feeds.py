"""Feeds of the checks: all of them, or those that fit what somebody follows; as Atom, as RSS and as JSON Feed.

One entry a check, as it stands now: a correction and a withdrawal are the same entry again. Who follows a verdict, a
speaker or a topic hears also of a check that fitted once and does not any more: it is they who read the wrong text.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.http import http_date

from claims import publishing
from claims.choices import Verdict
from claims.models import Claim, Summary, Withdrawal
from claims.searching import Asked, fitting_texts, understand
from claims.searching.asked import LONGEST
from claims.web.public import public_page

FEED_SIZE = 50
FOLLOWED: Mapping[str, str] = {"verdict": "verdict", "claimant": "speaker", "language": "language"}
"""The filters of the list that a feed takes beside ``q``, and what they are called in a question."""
_TEXTS = ("summary__record", "summary__text", "summary__html")
_QUOTES = re.compile('["“”„«»]')
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML can hold: one of them, pasted into a title, must not take the feed from everybody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One check in the feed, as it stands now. ``edition`` is another one with each correction and withdrawal."""

    title: str
    words: str
    address: str
    edition: str
    first_at: datetime
    updated_at: datetime
    category: str
    language: str


# --- What is in a feed ------------------------------------------------------------------------------------------------


def followed(query: QueryDict) -> tuple[Asked, str]:
    """What a feed is asked for, as one question of the search, and as the query that asks for it again."""
    given = [(name, value) for name in (*FOLLOWED, "q") for value in query.getlist(name) if value.strip()]
    words = [value if name == "q" else f"{FOLLOWED[name]}:“{_QUOTES.sub('', value)}”" for name, value in given]
    return understand(" ".join(words)), urlencode(given)


def entries(asked: Asked) -> list[Entry]:
    """What changed last before the public: new checks, corrections and withdrawals, one entry a check."""
    before = Summary.objects.filter(claim=OuterRef("pk"), number__lt=OuterRef("summary__number")).order_by("-number")
    standing = publishing.public_checks().select_related("summary__correction").defer(*_TEXTS)
    standing = standing.annotate(verdict_before=Subquery(before.values("verdict")[:1])).order_by("-summary_id")
    taken_back = Withdrawal.objects.filter(summary__claim__summary=F("summary")).select_related("summary__claim")
    if not asked.is_empty:
        claims = fitting_texts(asked).values("claim")
        standing, taken_back = standing.filter(pk__in=claims), taken_back.filter(summary__claim__in=claims)
    rows = [_published(claim) for claim in standing[:FEED_SIZE]]
    rows += [_withdrawn(row) for row in taken_back.defer(*_TEXTS)[:FEED_SIZE]]
    return sorted(rows, key=lambda entry: entry.updated_at, reverse=True)[:FEED_SIZE]


def _published(claim: Claim) -> Entry:
    summary = claim.summary
    assert summary is not None  # noqa: S101  public checks have one
    label = Verdict(summary.verdict).label
    words = f"{label}. {summary.standfirst}"
    correction = getattr(summary, "correction", None)
    if correction is not None:
        day = timezone.localdate(summary.published_at)
        words += f" Corrected on {day.day} {day:%B %Y} ({correction.get_kind_display()}): {correction.reason}"
        before: str = claim.verdict_before  # type: ignore[attr-defined]
        if before and before != summary.verdict:
            words += f" The verdict before was: {Verdict(before).label.lower()}."
    address = publishing.check_address(claim.slug or "")
    return Entry(
        title=publishing.headline(summary, withdrawn=False),
        words=words,
        address=address,
        edition=f"{address}{summary.number}/",
        first_at=claim.published_at or summary.published_at,
        updated_at=summary.published_at,
        category=label,
        language=summary.text_language,
    )


def _withdrawn(withdrawal: Withdrawal) -> Entry:
    summary, claim = withdrawal.summary, withdrawal.summary.claim
    address = publishing.check_address(claim.slug or "")
    return Entry(
        title=publishing.headline(summary, withdrawn=True),
        words=f"We have taken this check back. {withdrawal.reason}",
        address=address,
        edition=f"{address}{summary.number}/withdrawn",
        first_at=claim.published_at or summary.published_at,
        updated_at=withdrawal.made_at,
        category="Withdrawn",
        language=summary.text_language,
    )


# --- How it is written ------------------------------------------------------------------------------------------------


class _Dated(SyndicationFeed):
    """A feed whose own date is that of its newest entry, also while there is none."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)


class _Atom(_Dated, Atom1Feed):
    """Each check keeps its id; a correction is an update of it."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("link", "", {"rel": "hub", "href": hub})

    def add_entry(self, entry: Entry) -> None:
        self.add_item(
            title=_plain(entry.title),
            link=entry.address,
            description=_plain(entry.words),
            unique_id=entry.address,
            pubdate=entry.first_at,
            updateddate=entry.updated_at,
            categories=[entry.category],
            language=entry.language,
        )

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {**super().item_attributes(item), "xml:lang": item["language"]}


class _Rss(_Dated, Rss201rev2Feed):
    """RSS knows no updates, and its readers pass over what they have seen: a correction is an item of its own."""

    def add_entry(self, entry: Entry) -> None:
        self.add_item(
            title=_plain(entry.title),
            link=entry.address,
            description=_plain(entry.words),
            unique_id=entry.edition,
            unique_id_is_permalink=False,
            pubdate=entry.updated_at,
            categories=[entry.category],
            language=entry.language,
        )

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:language", item["language"])


class _Json(_Dated):
    """JSON Feed 1.1."""

    content_type = "application/feed+json; charset=utf-8"

    def add_entry(self, entry: Entry) -> None:
        self.items.append(
            {
                "id": entry.address,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.words,
                "date_published": entry.first_at.isoformat(),
                "date_modified": entry.updated_at.isoformat(),
                "tags": [entry.category],
                "language": entry.language,
            }
        )

    def write(self, outfile: Any, encoding: str) -> None:
        about = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"], "url": self.feed["author_link"]}],
        }
        json.dump(about | {"items": self.items}, outfile, ensure_ascii=False)


FORMS: Mapping[str, type[_Atom] | type[_Rss] | type[_Json]] = {"atom": _Atom, "rss": _Rss, "json": _Json}


def _plain(text: str) -> str:
    return _NO_XML.sub(" ", text)


@public_page
def feed(request: HttpRequest, form: str) -> HttpResponse:
    """The last checks, corrections and withdrawals; with filters in the address, those that fit or have fitted.

    A filter that makes no sense is refused with a sentence: a feed that stays empty, or holds everything, would be
    found out by nobody.
    """
    asked, query = followed(request.GET)
    notes = list(asked.notes)
    if asked.stage:
        notes.append("A feed of checks takes no stage.")
    if Verdict.UNCHECKED in asked.verdict:
        notes.append("No check is published without a verdict.")
    if len(asked.typed) == LONGEST:
        notes.append("This is too long to be followed.")
    if notes:
        return HttpResponse(" ".join(notes), content_type="text/plain; charset=utf-8", status=400)
    rows, narrowed = entries(asked), f"?{query}" if query else ""
    address = f"{settings.SITE_URL}{reverse('public:feed', args=[form])}{narrowed}"
    # The hub is told of one feed; what it does not fetch must not be followed through it.
    hub = settings.CLAIMS_HUB if address == publishing.feed_address() else ""
    about = "Claims that were checked, with their corrections."
    written = FORMS[form](
        title=f"{settings.SITE_NAME}: checks" + (f" ({asked.typed})" if query else ""),
        link=f"{settings.SITE_URL}{reverse('public:checks')}{narrowed}",
        feed_url=address,
        description=about,
        subtitle=about,
        language="en",
        author_name=settings.SITE_NAME,
        author_link=f"{settings.SITE_URL}/",
        hub=hub,
    )
    for entry in rows:
        written.add_entry(entry)
    response = HttpResponse(written.writeString("utf-8"), content_type=written.content_type)
    # Scripts on other sites may read it: it is the same for everybody.
    response.headers["Access-Control-Allow-Origin"] = "*"
    if rows:
        response.headers["Last-Modified"] = http_date(rows[0].updated_at.timestamp())
    if hub:
        response.headers["Link"] = f'<{hub}>; rel="hub", <{address}>; rel="self"'
    return response
