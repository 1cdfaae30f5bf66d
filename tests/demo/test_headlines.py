"""Which headlines of the demo newswire ask for a claim's reporting, by words alone and where there is a model.

A measurement on reports of our own: what is missed and what comes in wrongly is listed by name.
"""

import pytest

from claims.matching import PROMISES, Sought, Text, rank
from claims.matching.remembering import Remembered
from claims.reading.places import CALLED, countries_named
from demo.manifest import PAGES, Topic

SOLDIERS = next(topic for topic in Topic if topic is not Topic.BRIDGE)
CLAIMS = {
    "The Ministry of Public Works has known of the cracks in the Chandler Bridge since March 2024": (
        Topic.BRIDGE,
        "mayor-known-since-march",
    ),
    "Nineteen of the 60 hangers of the Chandler Bridge are cracked": (Topic.BRIDGE, "nineteen-hangers"),
    "A letter from the engineer proves that the ministry knew of the danger on the Chandler Bridge in March": (
        Topic.BRIDGE,
        "proof-in-the-drawer",
    ),
    "Some 600 heavy lorries cross the Chandler Bridge on an ordinary day": (Topic.BRIDGE, "chandler-bridge-lorries"),
    "Lorries can use the Chandler Bridge again from 1 December 2024": (Topic.BRIDGE, "bridge-open-in-december"),
    "The repair of the Chandler Bridge costs 4.2 million crowns": (Topic.BRIDGE, "bridge-open-in-december"),
    "Not one job at the port of Velmouth will be lost because of the bridge": (Topic.BRIDGE, "bridge-open-in-december"),
    "North Korea sends people to the Russian army": (SOLDIERS, "zelenskyi-kndr"),
    "Ukraine destroyed 25 armoured vehicles near Kurakhove": (SOLDIERS, "air-force-attack-kurakhove"),
}
"""Each claim with its story, and the page that tells it."""


def slug(page) -> str:
    return page.path.rpartition("/")[2].removesuffix(".html")


def judged(meaning) -> tuple[int, set[tuple[str, str]], set[tuple[str, str]]]:
    """How many headlines of the claim's own story pass; the claims whose own page does not; strange pages that do."""
    texts, passed, missed, strange = [Text(page.title, page.summary) for page in PAGES], 0, set(), set()
    for claim, (topic, own) in CLAIMS.items():
        names = [CALLED[code] for code in countries_named(claim, by_people=False) if code in CALLED]
        fits = rank(Sought(claim, names), texts, meaning=meaning)
        through = [page for page, fit in zip(PAGES, fits, strict=True) if fit.score >= PROMISES]
        passed += sum(page.topic is topic for page in through)
        missed |= {(claim[:24], own) for _ in (1,) if own not in map(slug, through)}
        strange |= {(claim[:24], slug(page)) for page in through if page.topic is not topic}
    return passed, missed, strange


MISSED = {("The repair of the Chandl", "bridge-open-in-december")}
STRANGE = {
    ("Some 600 heavy lorries c", "kyiv-north-korean-soldiers"),
    ("Lorries can use the Chan", "week-of-an-accusation"),
    ("Not one job at the port ", "week-of-an-accusation"),
    ("North Korea sends people", "tin-soldiers"),
}


def test_headlines_that_pass_by_words():
    assert judged(None) == (59, MISSED, STRANGE)


@pytest.mark.usefixtures("with_model")
def test_model_lets_no_strange_headline_pass(model):
    assert judged(Remembered(model).nearness) == (59, MISSED, STRANGE)
