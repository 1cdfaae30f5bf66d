"""Which pages a pull reads: of all headlines that the feeds carried and the services gave, the most promising.

In a large archive of headlines each of a claim's usual words stands in thousands of them. To put all of those in order
takes long, and what is rare in a claim is lost among them. So each word is looked up by itself, and a headline is
chosen by how rare the words are that it shares with the claim and its names.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import F

from claims.connectors.addresses import is_one_site
from claims.connectors.http import Answer
from claims.connectors.page import Page
from claims.matching import PROMISES, Meaning, Text, keys, rank
from claims.matching.rarest import by_rarest_words
from claims.models import FeedEntry, Report, Source
from claims.reporting.asking import Answers, Asking

COMMON = 2_000
"""A word that more headlines hold says too little to choose one by it."""

_MOST_HEADLINES, _BACKGROUND, _MOST_WORDS = 1_000, 500, 300
_HOLDING = """
    SELECT asked.form, held.id
    FROM unnest(%s::text[]) AS asked (form)
    CROSS JOIN LATERAL (
        SELECT id FROM claims_feedentry
        WHERE to_tsvector('simple'::regconfig, COALESCE(search_text, '')) @@ quote_literal(asked.form)::tsquery
        LIMIT %s
    ) AS held
"""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A page that may bear on the claim, as its headline promises.

    ``updated_at`` is when it was edited last, as a feed says; ``read`` stands where it was fetched and read already.
    """

    address: str
    text: Text
    outlet: Source | None
    order: float
    updated_at: datetime | None = None
    read: tuple[Answer, Page] | None = field(default=None, compare=False)


def prospects_of(asking: Asking, answers: Answers, nearness: Meaning | None) -> tuple[list[Text], list[Prospect]]:
    """All headlines that were looked at, and of them the pages to be read, the best first and each address once."""
    entries = FeedEntry.objects.filter(
        feed__is_enabled=True, feed__address__in=[watched.address for watched in asking.question.feeds]
    ).select_related("feed__source")
    newest = entries.order_by(F("published_at").desc(nulls_last=True), "-pk")[:_BACKGROUND]
    sharing = entries.filter(pk__in=_sharing([asking.question.text, *asking.question.names]))
    # The newest, whatever they say, show which words are rare.
    holding = {entry.pk: entry for entry in (*sharing, *newest)}
    items: list[tuple[str, Text, Source | None]] = [
        (item.address, Text(item.title, item.summary, _day(item.published_at)), None) for item in answers.found
    ]
    read = {item.address: item.read for item in answers.found}
    updated = {entry.address: entry.updated_at for entry in holding.values()}
    items += [
        (entry.address, Text(entry.title, entry.summary, _day(entry.published_at)), _outlet_of(entry))
        for entry in holding.values()
    ]
    texts = [text for _, text, _ in items]
    own = set(Report.objects.filter(pk__in=asking.own_reports).values_list("address", flat=True))
    fits = rank(asking.sought, texts, meaning=nearness)
    best: dict[str, Prospect] = {}
    for (address, text, outlet), fit in zip(items, fits, strict=True):
        if address not in own and fit.score >= PROMISES and (address not in best or fit.order > best[address].order):
            best[address] = Prospect(address, text, outlet, fit.order, updated.get(address), read.get(address))
    prospects = sorted(best.values(), key=lambda prospect: (-prospect.order, prospect.address))
    return texts, prospects[: settings.CLAIMS_PAGES_PER_PULL]


def _sharing(texts: Iterable[str]) -> list[int]:
    """The headlines that share the rarest words with these texts, and those that share most of the usual ones."""
    forms = list(dict.fromkeys(form for text in texts for form in keys(text)))[:_MOST_WORDS]
    holders: dict[str, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, [forms, COMMON + 1])
        for form, entry in cursor.fetchall():
            holders[form].append(entry)
    rarity = {form: 1.0 + math.log(COMMON / len(held)) for form, held in holders.items() if len(held) <= COMMON}
    shared: dict[int, float] = defaultdict(float)
    for form, weight in rarity.items():
        for entry in holders[form]:
            shared[entry] += weight
    rarest = sorted(shared, key=lambda entry: (-shared[entry], -entry))[:_MOST_HEADLINES]
    # Where all its words are usual ones, a headline that holds several of them is about the claim all the same.
    if not holders:
        return []
    usual = by_rarest_words(
        [FeedEntry], [form for form in forms if form in holders], lambda form: rarity.get(form, 0.0)
    )
    return [*rarest, *(entry for _, entry in usual)]


def _outlet_of(entry: FeedEntry) -> Source | None:
    """Whose page an entry leads to: the feed's source, where it lies on their site. A feed may carry others' pages."""
    source = entry.feed.source
    own = (entry.feed.address, source.home_page)
    return source if any(place and is_one_site(entry.address, place) for place in own) else None


def _day(moment: Any) -> date | None:
    return moment.date() if moment else None
