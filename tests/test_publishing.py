"""Summaries are frozen with all that stood behind them, and the ClaimReview keeps clear of other people's mistakes."""

import json
import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from claims import editing, gate, publishing, workflow
from claims.choices import Action, DatePrecision, Role, Verdict
from claims.markdown import render
from claims.models import Pull, Source, Summary
from claims.web import checks
from claims.web.structured import as_script
from tests import factories, publishing_cases

pytestmark = pytest.mark.django_db


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_markdown_links_carry_no_blessing_and_lead_nowhere_odd():
    assert render("[a](https://example.org/x)") == (
        '<p><a href="https://example.org/x" rel="nofollow noopener">a</a></p>\n'
    )
    assert "<a" not in render("[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x)")


def test_markdown_takes_no_html_and_no_pictures():
    html = render('<script>alert(1)</script> <b onclick="x">b</b>\n\n![p](https://example.org/p.png)')
    assert re.findall(r"<(\w+)", html) == ["p", "p", "a"]


def test_markdown_headings_stand_below_those_of_the_page():
    assert re.findall(r"<(h\d)>", render("# a\n\n## b\n\n### c\n\n###### d")) == ["h3", "h3", "h4", "h6"]


def test_markdown_cites_the_sources_that_exist():
    html = render("Said so [1], denied [2], not `[1]`, not [3], not [0].", sources=(1, 2))
    assert re.findall(r'href="#source-(\d)"', html) == ["1", "2"]
    assert "so<sup>" in html
    assert "[3]" in html


def test_markdown_without_sources_leaves_brackets_alone():
    assert render("See [1].") == "<p>See [1].</p>\n"


# --- Freezing ---------------------------------------------------------------------------------------------------------


def test_record_holds_what_was_kept_and_nothing_else():
    claim = publishing_cases.approved()
    dropped = claim.evidence.first()
    editing.dismiss(dropped, by=factories.person())
    record = publishing.record_of(claim)
    assert [item["exact"] for item in record["appearances"]] == ["“The ministry has known since March,”"]
    assert [item["kind"] for item in record["counter_statements"]] == ["flat_denial"]
    assert {stance: len(items) for stance, items in record["evidence"].items()} == {
        "supports": 0,
        "undermines": 1,
        "context": 0,
    }
    assert dropped.passage.exact not in json.dumps(record)


def test_record_numbers_each_source_once():
    record = publishing.record_of(publishing_cases.approved())
    assert [source["number"] for source in record["sources"]] == [1, 2, 3, 4]
    assert [record["appearances"][0]["source"], record["counter_statements"][0]["source"]] == [1, 2]
    assert {len(source["snapshot"]["sha256"]) for source in record["sources"]} == {64}


def test_record_says_where_in_the_snapshot_each_passage_stands():
    claim = publishing_cases.approved()
    passage, kept = claim.appearances.get().passage, publishing.record_of(claim)["appearances"][0]
    assert passage.snapshot.text[kept["start"] : kept["end"]] == kept["exact"]
    assert (kept["prefix"], kept["suffix"]) == (passage.prefix, passage.suffix)


def test_record_counts_how_it_was_checked():
    assert publishing.record_of(publishing_cases.approved())["how"] == {
        "people": 2,
        "is_decided_by_editor": False,
        "is_revised": False,
        "reports": 4,
        "lines": 4,
        "bearing_lines": 3,
        "searches": 3,
        "found_nothing": 1,
        "failed": 1,
    }


def test_search_whose_pages_could_not_be_read_has_not_found_nothing():
    claim = publishing_cases.approved()
    claim.pulls.all().delete()
    page = {"address": "https://news.example.org/1", "status": None, "count": 0, "error": "", "kind": "page"}
    for connector, pages in (("feeds", ["No.", "No."]), ("feeds", ["No.", ""]), ("feeds", []), ("wikidata", [])):
        pull = factories.answered_pull(claim)
        requests = [*pull.requests, *(page | {"error": error} for error in pages)]
        Pull.objects.filter(pk=pull.pk).update(connector=connector, requests=requests)
    record = publishing.record_of(claim)
    assert [(search["unread"], search["found_nothing"]) for search in record["searches"]] == [
        (2, False),
        (1, True),
        (0, True),
        (0, False),
    ]
    assert (record["how"]["searches"], record["how"]["found_nothing"]) == (4, 2)
    assert [checks.search_as_shown(search)["outcome"] for search in record["searches"]] == [
        "2 of the pages that it led to could not be read.",
        "Nothing that bears on the claim. One of the pages that it led to could not be read.",
        "Nothing that bears on the claim.",
        "",
    ]


def test_record_names_no_reviewer():
    first, second = factories.person(name="firstreviewer"), factories.person(name="secondreviewer")
    record = json.dumps(publishing.record_of(publishing_cases.approved(first=first, second=second)))
    assert "firstreviewer" not in record
    assert "secondreviewer" not in record


def test_record_shows_the_stake_of_who_answers():
    record = publishing.record_of(publishing_cases.approved())
    assert record["counter_statements"][0]["stake"] == "Ordered the closure."
    assert record["claim"]["claimant"]["interest"] == "Stands for election in May."


def test_one_person_alone_is_recorded(settings):
    settings.CLAIMS_SECOND_PERSON = False
    claim, first = factories.claim(), factories.person()
    for action, change in ((Action.ACCEPT, {}), (Action.TAKE, {}), (Action.PROPOSE, factories.AGREED)):
        workflow.perform(claim, action, by=first, **change)
    claim.refresh_from_db()
    assert publishing.record_of(claim)["how"]["people"] == 1


def test_frozen_summary_says_how_the_gate_stood():
    claim = publishing_cases.published()
    lights = {ruling["name"]: ruling["light"] for ruling in claim.summary.record["gate"]}
    assert lights["two_people"] == "green"
    assert "red" not in lights.values()


def sole_source_printed(claim) -> str:
    """What the page would say about its only source once the draft is published."""
    workflow.perform(claim, Action.PUBLISH, by=factories.person(), draft_version=claim.draft.version)
    return Summary.objects.get(claim=claim).record["sole_source"]


def test_sole_source_is_printed_where_one_line_bears_on_the_claim():
    claim = publishing_cases.approved()
    for item in claim.evidence.all():
        editing.dismiss(item, by=factories.person())
    publishing_cases.draft(claim, factories.person(), sole_source="Only the ministry holds the file.")
    assert sole_source_printed(claim) == "Only the ministry holds the file."


def test_sole_source_is_not_printed_where_several_lines_bear_on_the_claim():
    claim = publishing_cases.approved()
    publishing_cases.draft(claim, factories.person(), sole_source="Only the ministry holds the file.")
    assert sole_source_printed(claim) == ""


def test_sole_source_of_an_earlier_round_does_not_open_the_gate():
    claim = publishing_cases.approved()
    for item in claim.evidence.all():
        editing.dismiss(item, by=factories.person())
    publishing_cases.draft(claim, factories.person(), sole_source="Only the ministry holds the file.")
    factories.drawn(claim)
    lights = {ruling.name: ruling.light for ruling in gate.judge(claim)}
    claim.round += 1
    later = {ruling.name: ruling.light for ruling in gate.judge(claim)}
    assert (lights["lines"], later["lines"]) == ("green", "red")


def test_correction_keeps_the_date_of_the_verdict_and_how_the_gate_stood():
    first = publishing_cases.published()
    second = publishing_cases.corrected(first, standfirst="The mayor says so; the ministry denies it.")
    before, after = first.summary.record, second.summary.record
    assert (second.summary.number, after["verdict_published_at"]) == (2, before["verdict_published_at"])
    assert after["gate"] == before["gate"]


def test_override_is_printed_and_survives_a_correction():
    writer = factories.person()
    claim = publishing_cases.approved(first=writer)
    claim.evidence.all().delete()
    claim.counter_statements.all().delete()
    claim.pulls.all().delete()
    version = publishing_cases.draft(claim, writer)
    reason = "The vote is tomorrow."
    editor = factories.person(Role.EDITOR)
    workflow.perform(claim, Action.PUBLISH, by=editor, draft_version=version, override_reason=reason)
    claim.refresh_from_db()
    assert claim.summary.override_reason == reason
    assert publishing_cases.corrected(claim, title="Did they know?").summary.override_reason == reason


def test_slug_comes_from_the_title_and_is_never_given_twice():
    assert [publishing_cases.published().slug for _ in range(3)] == [
        "did-the-ministry-know-in-march",
        "did-the-ministry-know-in-march-2",
        "did-the-ministry-know-in-march-3",
    ]


def test_slug_of_a_title_in_another_script_comes_from_the_claim():
    claim = publishing_cases.published(title="Чи знало міністерство?", short_text="The ministry knew")
    assert claim.slug == "the-ministry-knew"


def test_slug_stays_when_the_title_changes():
    claim = publishing_cases.published()
    assert publishing_cases.corrected(claim, title="Something else").slug == claim.slug


def test_slug_is_cut_at_a_word():
    slug = publishing_cases.published(title="bridge " * 28).slug
    assert len(slug) <= 80
    assert set(slug.split("-")) == {"bridge"}


# --- ClaimReview ------------------------------------------------------------------------------------------------------

TOP = {
    *("@context", "@type", "url", "claimReviewed", "datePublished"),
    *("author", "reviewRating", "itemReviewed"),
}


def faults(review: dict) -> list[str]:
    """What the strictest published schema for ClaimReview would find wrong, and the mistakes others have made."""
    found = []
    rating, item = review.get("reviewRating", {}), review.get("itemReviewed", {})
    if set(review) - TOP:
        found.append("extra properties")
    if (review.get("@context"), review.get("@type")) != ("https://schema.org", "ClaimReview"):
        found.append("context or type")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", review.get("datePublished", "")):
        found.append("date")
    if urlsplit(review.get("url", "")).path in ("", "/"):
        found.append("the address is the root of the site")
    if not 0 < len(review.get("claimReviewed", "")) < 75:
        found.append("length of the claim")
    if not (review.get("author", {}).get("@type") == "Organization" and review["author"].get("url")):
        found.append("author")
    if rating.get("@type") != "Rating" or not rating.get("alternateName") or not rating.get("ratingExplanation"):
        found.append("rating")
    numbers = [rating.get(name) for name in ("worstRating", "ratingValue", "bestRating")]
    if any(numbers):
        if not all(isinstance(number, str) and number.isdigit() for number in numbers):
            found.append("numbers are strings of digits")
        elif not int(numbers[0]) <= int(numbers[1]) <= int(numbers[2]) or numbers[0] == numbers[2]:
            found.append("number outside the scale")
    if item.get("@type") != "Claim":
        found.append("what is reviewed is no claim")
    if item.get("author", {}).get("name") == review.get("author", {}).get("name"):
        found.append("the checker named as the claimant")
    if not item.get("appearance"):
        found.append("no appearance")
    return found


def test_claim_review_of_a_check():
    claim = publishing_cases.published()
    review = publishing.claim_review(claim.summary)
    first = {
        "@type": "CreativeWork",
        "url": "https://gazette.example.org/0/known-since-march",
        "name": "Ministry knew, says mayor",
        "datePublished": "2026-10-13T09:30:00+00:00",
    }
    assert review == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{settings.SITE_URL}/checks/{claim.slug}/",
        "claimReviewed": "The ministry had known since March",
        "datePublished": claim.summary.published_at.date().isoformat(),
        "author": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Disputed",
            "ratingExplanation": "The mayor says so, the ministry denies it.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "inLanguage": "en",
            "author": {
                "@type": "Person",
                "name": "Orla Brandt",
                "jobTitle": "mayor of Velmouth",
                "sameAs": "https://people.example.org/orla-brandt",
            },
            "datePublished": "2026-10-13",
            "appearance": [first],
            "firstAppearance": first,
        },
    }


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict != Verdict.UNCHECKED])
def test_claim_review_of_every_verdict_passes_the_schema(verdict):
    claim = publishing_cases.published(verdict=verdict)
    assert faults(publishing.claim_review(claim.summary)) == []


def test_claim_review_address_is_the_page_not_the_root_of_the_site():
    claim = publishing_cases.published()
    assert urlsplit(publishing.claim_review(claim.summary)["url"]).path == publishing_cases.PAGE


def test_claim_review_reviews_a_claim():
    assert publishing.claim_review(publishing_cases.published().summary)["itemReviewed"]["@type"] == "Claim"


@pytest.mark.parametrize(
    ("verdict", "number"),
    [(Verdict.VERIFIED, "5"), (Verdict.MOSTLY_VERIFIED, "4"), (Verdict.MISLEADING, "2"), (Verdict.FALSE, "1")],
)
def test_claim_review_number_lies_on_the_declared_scale(verdict, number):
    rating = publishing.claim_review(publishing_cases.published(verdict=verdict).summary)["reviewRating"]
    assert (rating["worstRating"], rating["ratingValue"], rating["bestRating"]) == ("1", number, "5")


@pytest.mark.parametrize("verdict", [Verdict.DISPUTED, Verdict.UNPROVEN, Verdict.NOT_CHECKABLE])
def test_claim_review_gives_no_number_to_what_is_not_on_the_scale(verdict):
    rating = publishing.claim_review(publishing_cases.published(verdict=verdict).summary)["reviewRating"]
    assert sorted(rating) == ["@type", "alternateName", "ratingExplanation"]


def test_claim_review_of_a_withdrawn_check_is_not_given_out():
    claim = publishing_cases.withdrawn(publishing_cases.published())
    assert publishing.markup(claim.summary) is None


def test_claim_review_does_not_write_the_rating_into_the_claim():
    review = publishing.claim_review(publishing_cases.published(verdict=Verdict.FALSE).summary)
    assert "false" not in review["claimReviewed"].lower()


def test_claim_review_names_the_claimant_as_author_of_the_claim():
    review = publishing.claim_review(publishing_cases.published().summary)
    assert review["itemReviewed"]["author"]["name"] == "Orla Brandt"
    assert review["author"]["name"] == settings.SITE_NAME


def test_claim_review_has_appearance_and_explanation():
    review = publishing.claim_review(publishing_cases.published().summary)
    assert [work["url"] for work in review["itemReviewed"]["appearance"]] == [
        "https://gazette.example.org/0/known-since-march"
    ]
    assert review["reviewRating"]["ratingExplanation"] == publishing_cases.STANDFIRST


def test_claim_review_cannot_end_its_script():
    claim = publishing_cases.published(standfirst="</script><script>alert(1)</script> & <!-- more", title="A")
    written = as_script(publishing.claim_review(claim.summary))
    assert not set("<>&") & set(written)
    assert json.loads(written) == publishing.claim_review(claim.summary)


def test_claim_review_cuts_a_long_claim_at_a_word():
    text = "The Ministry of Roads and the town council had both known since March that the old bridge was not safe"
    review = publishing.claim_review(publishing_cases.published(text=text, short_text="").summary)
    assert review["claimReviewed"] == "The Ministry of Roads and the town council had both known since March…"


def test_claim_review_makes_no_day_up():
    claim = publishing_cases.published(said_date=date(2026, 10, 1), said_precision=DatePrecision.MONTH)
    assert "datePublished" not in publishing.claim_review(claim.summary)["itemReviewed"]
    assert publishing.said_on(claim.summary.record["claim"]["said"]) == "October 2026"


def test_claim_review_calls_a_body_an_organization():
    body = Source.objects.create(name="Harbour Board", kind="body")
    claim = publishing_cases.published(claimant=body)
    assert publishing.claim_review(claim.summary)["itemReviewed"]["author"] == {
        "@type": "Organization",
        "name": "Harbour Board",
    }


def test_claim_review_does_not_guess_what_a_bare_name_is():
    claim = publishing_cases.published(claimant=None, claimant_name="Northern Group")
    assert publishing.claim_review(claim.summary)["itemReviewed"]["author"] == {
        "@type": "Thing",
        "name": "Northern Group",
    }


def test_claimant_who_is_known_by_an_office_alone_is_called_by_it():
    claim = publishing_cases.published(claimant=None, claimant_role="energy minister")
    called = {"name": "energy minister", "role": "", "kind": "", "same_as": "", "interest": ""}
    assert claim.summary.record["claim"]["claimant"] == called
    assert publishing.claim_review(claim.summary)["itemReviewed"]["author"]["name"] == "energy minister"


def test_claim_review_keeps_the_date_of_the_verdict_through_corrections():
    claim = publishing_cases.published()
    before = publishing.claim_review(claim.summary)["datePublished"]
    after = publishing_cases.corrected(claim, title="Did they know?")
    assert publishing.claim_review(after.summary)["datePublished"] == before


def test_withdrawn_check_stays_withdrawn_while_it_is_checked_again():
    claim = publishing_cases.reopened(publishing_cases.withdrawn(publishing_cases.published()))
    assert publishing.is_withdrawn(Summary.objects.get(claim=claim))
    assert list(publishing.public_checks()) == []
