"""Translations are told by their figures: nearly all are found, and no second reporter is taken for a translator."""

from pathlib import Path

from claims.reading.translations import SAME, figures_of
from tests.lines.translations import counted, events, pairs, texts_of

DOCS = Path(__file__).resolve().parents[2] / "docs" / "decisions" / "0016-lines.md"


def test_docs_give_the_counts_as_the_command_prints_them():
    assert counted() in DOCS.read_text(encoding="utf-8")
    assert not [pair.called for pair in pairs() if pair.is_found and not pair.is_one]


def test_languages_are_read_as_they_are_declared():
    assert [figures_of(text).language for told in events().values() for _, _, text in told] == [
        language for told in events().values() for language, _, _ in told
    ]


def test_figures_of_the_same_language_and_few_figures_show_nothing():
    english, german, *_ = texts_of("bridge")
    assert figures_of(english).shared(figures_of(english)) == 0, "its wording shows that better"
    two = [
        "On 4 May 120 people came, 3.5 percent fewer than in 2019.",
        "Am 4. Mai kamen 120, 3,5 Prozent weniger als 2019.",
    ]
    one, other = (figures_of(text) for text in two)
    assert one.shared(other) == 0
    assert figures_of(german).shared(figures_of("")) == 0


def test_figures_in_another_order_are_another_report():
    english, german, *_ = texts_of("bridge")
    turned = "\n".join(reversed(german.splitlines()))
    assert figures_of(english).shared(figures_of(turned)) < SAME
    assert figures_of(english).shared(figures_of(german)) == figures_of(german).shared(figures_of(english)) >= SAME
