"""Which passage of a report of the demo newswire is shown beside a claim, by words alone and where there is a model.

A measurement on reports of our own: where another passage is shown than one that bears on the claim, it is listed.
"""

import re
from pathlib import Path

from claims.matching import Sought
from claims.matching.remembering import Remembered
from claims.models import Claim
from claims.reading import read
from claims.reading.places import CALLED, countries_named
from claims.reporting.beside import bearing_on
from demo.manifest import PAGES

_ROWS = Path(__file__).with_name("passages.tsv").read_text(encoding="utf-8").splitlines()[1:]
GOLD = [(claim, report, words) for claim, report, *words in (row.split("\t") for row in _ROWS)]
"""A claim, a report, and words of which one stands in each passage that bears on it."""
TEXTS = {
    page.path.rpartition("/")[2].removesuffix(".html"): "\n".join(
        [page.title, *re.findall(r"<(?:p|h2)>(.*?)</(?:p|h2)>", page.edition(1).file.read_text(), re.DOTALL)]
    )
    for page in PAGES
    if page.outlet.charset == "utf-8" or page.path.startswith("/harbour-post")
}


def shown(claim: str, text: str, meaning) -> str:
    reading = read(text, language="en")
    names = [CALLED[code] for code in countries_named(claim, by_people=False) if code in CALLED]
    bearing = bearing_on(Claim(text=claim), text, reading, Sought(claim, names), meaning)
    if bearing.shown is not None:
        statement = reading.statements[bearing.shown]
        return text[statement.start : statement.end]
    return text[slice(*bearing.sentence)] if bearing.sentence else ""


def _any_in(passage: str, words: list[str]) -> bool:
    return any(word in passage for word in words)


def missed(meaning) -> set[tuple[str, str]]:
    """The claims and reports for which something else is shown than what bears on the claim."""
    return {
        (claim[:24], report)
        for claim, report, words in GOLD
        if not _any_in(shown(claim, TEXTS[report], meaning), words)
    }


BY_WORDS = {
    ("The town will pay for bo", "council-votes-ferry"),
    ("Pyongyang provides troop", "zelensky-north-korea-people"),
    ("Pyongyang provides troop", "seoul-high-possibility"),
}


def test_passages_that_are_shown_by_words():
    assert len(GOLD) == 25
    assert missed(None) == BY_WORDS


def test_model_finds_a_passage_in_other_words_and_loses_none(model):
    assert missed(Remembered(model).nearness) == BY_WORDS - {("Pyongyang provides troop", "seoul-high-possibility")}
