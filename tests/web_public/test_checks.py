"""The public pages: what they say, what they never hold, and how cheaply they are given."""

import re

import pytest
from django.urls import reverse

from claims import editing, publishing, workflow
from claims.choices import Action, Attribution, CorrectionKind, Quotation, Role, Stage, Stance, Verdict
from claims.models import Claim
from claims.reporting.asking import NOTHING_NEW
from claims.web import meanings, public
from claims.web.checks import link_to_words, wants_marks
from claims.web.public import Mark
from tests import factories, publishing_cases
from tests.web_public.reading import Page, titles

pytestmark = pytest.mark.django_db


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return Page(response.content)


@pytest.mark.parametrize(
    ("quotation", "words", "wants"),
    [
        (Quotation.DIRECT, "No ship was turned away.", True),
        (Quotation.DIRECT, "“No ship was turned away.”", False),
        (Quotation.MIXED, "an invented account", True),
        (Quotation.MIXED, "the account was “invented”", False),
        (Quotation.INDIRECT, "three ships had sailed on", False),
    ],
)
def test_somebodys_own_words_stand_in_quotation_marks(client, quotation, words, wants):
    assert wants_marks(quotation, words) == wants
    claim = publishing_cases.approved()
    said = factories.passage(words, of=factories.report(f"{words} It went on."), quotation=quotation)
    editing.add_item(claim, by=factories.person(), kind="appearance", passage=said)
    factories.publish(claim, writer=factories.person(), by=factories.person())
    claim.refresh_from_db()
    html = client.get(reverse("public:check", args=[claim.slug])).content.decode()
    block = html[: html.index(words)].rsplit("<blockquote", 1)[1]
    assert ('class="said is-quoted"' in block) == wants


# --- How cheaply they are given ---------------------------------------------------------------------------------------


def test_check_is_sent_again_once_it_was_corrected(client):
    claim = publishing_cases.published()
    first = client.get(publishing_cases.PAGE)
    publishing_cases.corrected(claim, title="Did they know?")
    again = client.get(publishing_cases.PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200


def test_check_says_when_it_changed(client):
    claim = publishing_cases.published()
    first = client.get(publishing_cases.PAGE)
    again = client.get(publishing_cases.PAGE, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert again.status_code == 304
    assert f"{claim.moved_at:%d %b %Y %H:%M:%S} GMT" in first.headers["Last-Modified"]


@pytest.mark.parametrize(("address", "queries"), [("/checks/", 1), ("/corrections/", 2), ("/checks/feed.atom", 2)])
def test_lists_take_as_many_queries_for_three_as_for_one(client, address, queries, django_assert_num_queries):
    publishing_cases.corrected(publishing_cases.published())
    with django_assert_num_queries(queries):
        client.get(address)
    for _ in range(2):
        publishing_cases.corrected(publishing_cases.published())
    with django_assert_num_queries(queries):
        client.get(address)


def test_check_takes_four_queries_however_long_its_history(client, django_assert_num_queries):
    claim = publishing_cases.published()
    with django_assert_num_queries(4):
        client.get(publishing_cases.PAGE)
    for text in ("One.", "Two.", "Three."):
        claim = publishing_cases.corrected(claim, text=text)
    with django_assert_num_queries(4):
        client.get(publishing_cases.PAGE)


# --- One check --------------------------------------------------------------------------------------------------------


def test_one_search_without_a_find_is_told_as_one(client, settings):
    settings.CLAIMS_SECOND_PERSON = False
    claim = publishing_cases.published_alone()
    assert "1 search, which found nothing · " in read(client, f"/checks/{claim.slug}/").text


def test_check_shows_verdict_both_sides_sources_and_search_log(client):
    claim = publishing_cases.published()
    text = read(client, publishing_cases.PAGE).text
    for words in (
        "Did the ministry know in March?",
        "Disputed",
        "The mayor says so, the ministry denies it.",
        "Did they say it? Confirmed.",
        "Orla Brandt, mayor of Velmouth 13 October 2026 Velmouth town council",
        "Stake: Stands for election in May.",
        "“The ministry has known since March,”",
        "“No warning reached this house,”",
        "flat denial",
        "assertion only",
        "Stake: Ordered the closure.",
        claim.summary.record["sources"][0]["snapshot"]["sha256"],
        "3 searches, 1 of which found nothing and 1 of which failed",
        "4 reports, 4 independent lines",
        "two people, who agreed without seeing each other’s verdict first",
        "The server did not answer.",
        f"https://feed.example.org/: 0 found. {NOTHING_NEW}",
        "Nothing that bears on the claim.",
        "Nothing has been corrected.",
    ):
        assert words in text


def test_check_carries_its_claim_review(client):
    claim = publishing_cases.published()
    assert read(client, publishing_cases.PAGE).claim_review == publishing.claim_review(claim.summary)


def test_markup_says_what_the_page_says(client):
    publishing_cases.published(verdict=Verdict.FALSE)
    page = read(client, publishing_cases.PAGE)
    rating = page.claim_review["reviewRating"]
    assert rating["alternateName"] in page.text
    assert rating["ratingExplanation"] in page.text
    assert page.claim_review["itemReviewed"]["author"]["name"] in page.text


def test_check_names_no_reviewer(client):
    first, second = factories.person(name="firstreviewer"), factories.person(name="secondreviewer")
    publishing_cases.published(first=first, second=second)
    content = client.get(publishing_cases.PAGE).content
    assert b"firstreviewer" not in content
    assert b"secondreviewer" not in content


def test_check_stays_as_it_was_published_whatever_happens_to_the_rows(client):
    claim = publishing_cases.published()
    before = read(client, publishing_cases.PAGE).text
    factories.evidence(claim, by=factories.person(), stance=Stance.SUPPORTS)
    editing.dismiss(claim.counter_statements.get(), by=factories.person())
    claim.claimant.interest = "Something else"
    claim.claimant.name = "Somebody else"
    claim.claimant.save()
    factories.answered_pull(claim)
    assert read(client, publishing_cases.PAGE).text == before


def test_check_escapes_what_people_and_reports_write(client):
    publishing_cases.published(
        title='<img src=x onerror="a">', text="<script>alert(1)</script>", short_text="</script>"
    )
    page = read(client, "/checks/img-srcx-onerrora/")
    assert page.all("img") == []
    assert len(page.scripts) == 1


def test_text_cites_the_sources_of_the_page(client):
    publishing_cases.published()
    page = read(client, publishing_cases.PAGE)
    ids = {attributes["id"] for _, attributes in page.elements if attributes.get("id")}
    cited = {link["href"][1:] for link in page.all("a") if (link.get("href") or "").startswith("#source-")}
    assert cited <= ids


def test_ids_on_a_check_are_given_once(client):
    publishing_cases.corrected(publishing_cases.published())
    ids = [attributes["id"] for _, attributes in read(client, publishing_cases.PAGE).elements if attributes.get("id")]
    assert sorted(ids) == sorted(set(ids))


def test_check_says_when_one_person_alone_stands_behind_it(client, settings):
    settings.CLAIMS_SECOND_PERSON = False
    claim = publishing_cases.published_alone()
    text = read(client, f"/checks/{claim.slug}/").text
    assert "One person only. Nobody else at this desk has confirmed the verdict." in text
    assert "two people" not in text


def test_check_prints_why_it_went_out_against_the_gate(client):
    publishing_cases.published_against_the_gate(reason="The vote is tomorrow.")
    text = read(client, publishing_cases.PAGE).text
    assert "Published although not every rule of ours was met, because: The vote is tomorrow." in text


def test_unpublished_claims_have_no_page(client):
    publishing_cases.approved()
    assert client.get(publishing_cases.PAGE).status_code == 404


# --- Corrections, versions, withdrawal --------------------------------------------------------------------------------


def test_correction_shows_what_changed(client):
    publishing_cases.corrected(
        publishing_cases.published(), kind="typo", reason="A word was missing.", text="The mayor never said so [1]."
    )
    page = read(client, publishing_cases.PAGE)
    assert "version 2 · typo. A word was missing." in page.text
    assert "one correction" in page.text
    body = client.get(publishing_cases.PAGE).content.decode()
    assert re.findall(r"<ins>(.*?)</ins>", body) == [" never"]


def test_earlier_version_stays_readable_and_says_so(client):
    publishing_cases.corrected(publishing_cases.published(), title="Did they know?")
    page = read(client, f"{publishing_cases.PAGE}1/")
    assert "This is version 1, which was replaced." in page.text
    assert "Did the ministry know in March?" in page.text
    assert {"name": "robots", "content": "noindex"} in page.all("meta")
    assert page.claim_review is None


def test_newest_version_lives_at_the_address_of_the_check(client):
    publishing_cases.published()
    response = client.get(f"{publishing_cases.PAGE}1/")
    assert (response.status_code, response.headers["Location"]) == (302, publishing_cases.PAGE)


def test_version_that_never_was_is_not_found(client):
    publishing_cases.published()
    assert client.get(f"{publishing_cases.PAGE}7/").status_code == 404


def test_check_under_review_stays_and_says_so(client):
    publishing_cases.reopened(publishing_cases.published())
    page = read(client, publishing_cases.PAGE)
    assert "Under review. We are checking this claim again." in page.text
    assert "Disputed" in page.text
    assert page.claim_review is not None


def test_withdrawn_check_is_gone_but_readable_and_says_why(client):
    publishing_cases.withdrawn(publishing_cases.published(), reason="The timetable was last year’s.")
    page = read(client, publishing_cases.PAGE, status=410)
    assert "We have withdrawn this check The timetable was last year’s." in page.text
    assert "The mayor says so, the ministry denies it." in page.text
    assert page.claim_review is None
    assert {"name": "robots", "content": "noindex"} in page.all("meta")


def test_withdrawn_check_stays_gone_while_it_is_checked_again(client):
    publishing_cases.reopened(publishing_cases.withdrawn(publishing_cases.published()))
    page = read(client, publishing_cases.PAGE, status=410)
    assert "The claim is being checked again." in page.text
    assert page.claim_review is None
    assert read(client, "/checks/").text.count("Did the ministry") == 0


def test_earlier_text_of_a_withdrawn_check_is_not_called_the_last(client):
    claim = publishing_cases.corrected(publishing_cases.published(), text="Other words [1].")
    publishing_cases.withdrawn(claim)
    first, last = (read(client, f"{publishing_cases.PAGE}{number}", status=410).text for number in ("1/", ""))
    assert "What follows is version 1, published on " in first
    assert "replaced before the check was withdrawn, kept so that everybody can see what it said" in first
    assert "What follows is the last text, kept so that everybody can see what it said" in last


def test_corrections_page_lists_corrections_and_withdrawals(client):
    publishing_cases.withdrawn(publishing_cases.corrected(publishing_cases.published(), reason="It was unclear."))
    text = read(client, "/corrections/").text
    assert text.index("The timetable was last year’s.") < text.index("It was unclear.")


def test_corrections_page_says_where_the_older_ones_are(client, monkeypatch):
    monkeypatch.setattr(public, "LOG_SIZE", 2)
    claim = publishing_cases.corrected(publishing_cases.corrected(publishing_cases.published(), text="One."), text="2.")
    assert "newest. Older ones" not in read(client, "/corrections/").text
    publishing_cases.withdrawn(claim)
    assert "These are the 2 newest. Older ones stand at the end of the check" in read(client, "/corrections/").text


# --- The list ---------------------------------------------------------------------------------------------------------


def test_list_shows_the_newest_first_and_leaves_unpublished_and_withdrawn_out(client):
    publishing_cases.published(title="First")
    publishing_cases.published(title="Second")
    publishing_cases.withdrawn(publishing_cases.published(title="Third"))
    factories.claim(Stage.OPEN)
    assert titles(client) == ["Second", "First"]


def test_search_says_what_can_be_asked_and_what_it_did_not_understand(client):
    publishing_cases.published(title="Roads")
    page = read(client, "/checks/?q=before:yesterday")
    assert "“yesterday” is no date. Write it as 2026, 2026-11 or 2026-11-03." in page.text
    assert "speaker:“Orla Brandt”" in page.text
    assert titles(client, "?q=before:yesterday") == ["Roads"]


def test_search_finds_words_of_the_title(client):
    publishing_cases.published(title="Quaint wording")
    assert titles(client, "?q=quaint") == ["Quaint wording"]


def test_list_goes_on_page_by_page_without_repeating(client, monkeypatch):
    monkeypatch.setattr("claims.web.public.PAGE_SIZE", 2)
    for number in range(5):
        publishing_cases.published(title=f"Check {number}")
    seen, address = [], "/checks/?verdict=disputed"
    while address:
        body = client.get(address).content.decode()
        seen += re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", body)
        following = re.search(r'rel="next" href="([^"]+)"', body)
        address = f"/checks/{following[1].replace('&amp;', '&')}" if following else ""
    assert seen == ["Check 4", "Check 3", "Check 2", "Check 1", "Check 0"]


def test_mark_of_a_page_reads_back_what_it_wrote():
    claim = publishing_cases.published()
    mark = Mark(claim.published_at, claim.pk)
    assert Mark.read(str(mark)) == mark


def test_empty_list_says_so(client):
    assert "No check has been published yet." in read(client, "/checks/").text


# --- Words and addresses ----------------------------------------------------------------------------------------------


def test_every_word_has_a_meaning():
    assert set(meanings.VERDICTS) == set(Verdict)
    assert set(meanings.ATTRIBUTIONS) == set(Attribution)
    assert set(meanings.STAGES) == set(Stage)
    assert set(meanings.CORRECTIONS) == set(CorrectionKind)


def test_methodology_prints_the_rating_key_that_the_markup_uses(client):
    text = read(client, "/methodology/").text
    assert f"Verified {meanings.VERDICTS[Verdict.VERIFIED]} 5 of 5" in text
    assert f"Disputed {meanings.VERDICTS[Verdict.DISPUTED]} no number" in text


@pytest.mark.parametrize(
    ("address", "words", "link"),
    [
        ("", "any", ""),
        ("https://a.example/x", "two words", "https://a.example/x#:~:text=two%20words"),
        ("https://a.example/x#part", "a-b, c", "https://a.example/x#part:~:text=a%2Db%2C%20c"),
        ("https://a.example/", "1 2 3 4 5 6 7 8 9 10", "https://a.example/#:~:text=1%202%203%204,7%208%209%2010"),
    ],
)
def test_link_leads_to_the_words_in_the_report(address, words, link):
    assert link_to_words(address, words) == link


def test_address_of_a_check_is_the_one_it_was_given(client):
    claim = publishing_cases.published()
    assert reverse("public:check", args=[claim.slug]) == publishing_cases.PAGE
    assert Claim.objects.get(slug="did-the-ministry-know-in-march") == claim


# --- A page says what was found, and no more --------------------------------------------------------------------------


def metas(page):
    return re.findall(r'<meta (?:name|property)="(?:og:)?(?:description|title)" content="([^"]*)"', page)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The mayor took the money", "False: The mayor took the money"),
        ("False alarm on the quay", "False alarm on the quay"),
    ],
)
def test_a_title_never_stands_without_the_finding_where_links_are_shown(client, title, shown):
    made = publishing_cases.published(title=title, verdict=Verdict.FALSE)
    page = client.get(f"/checks/{made.slug}/").content.decode()
    assert f"<title>{shown} – " in page
    assert f'<meta property="og:title" content="{shown}">' in page
    assert f"<title>{shown}</title>" in client.get("/checks/feed.atom").content.decode()
    publishing_cases.corrected(made, kind="typo")
    assert "finding at the time: False" in client.get("/corrections/").content.decode()


def test_a_withdrawn_check_says_no_verdict_where_links_to_it_are_shown(client):
    claim = publishing_cases.withdrawn(publishing_cases.published(verdict="false"))
    page = client.get(f"/checks/{claim.slug}/").content.decode()
    taken_back = "We have withdrawn this check. The timetable was last year’s."
    assert metas(page) == [taken_back, "Withdrawn: Did the ministry know in March?", taken_back]


def test_an_earlier_text_says_no_verdict_where_links_to_it_are_shown(client):
    claim = publishing_cases.corrected(publishing_cases.published(), title="Did they know?")
    page = client.get(f"/checks/{claim.slug}/1/").content.decode()
    replaced = "An earlier text of this check, which was replaced."
    assert metas(page) == [replaced, "Replaced: Did the ministry know in March?", replaced]


def test_two_people_who_agreed_after_reading_each_other_are_not_said_to_have_agreed_blind(client):
    first, second = factories.person(), factories.person()
    claim = factories.claim(Stage.DISAGREEMENT, first=first, second=second)
    workflow.perform(claim, Action.REVISE, by=second, **factories.AGREED | {"rationale": "I see it now."})
    claim.refresh_from_db()
    factories.publish(claim, writer=first, by=second)
    claim.refresh_from_db()
    page = client.get(f"/checks/{claim.slug}/").content.decode()
    assert "two people, who agreed once they had read each other’s findings" in page
    assert "without seeing each other’s verdict" not in page


@pytest.mark.parametrize(
    ("attribution", "author", "listed"),
    [
        (
            "confirmed",
            {"@type": "Person", "name": "Orla Brandt", "jobTitle": "mayor"},
            "claimed by <bdi>Orla Brandt</bdi>",
        ),
        ("misquoted", None, "attributed to <bdi>Orla Brandt</bdi>"),
        ("not_found", None, "attributed to <bdi>Orla Brandt</bdi>"),
    ],
)
def test_who_is_not_found_to_have_said_it_is_not_its_author(client, attribution, author, listed):
    first, second = factories.person(), factories.person()
    claim = factories.claim(Stage.IN_REVIEW, first=first, claimant_name="Orla Brandt", claimant_role="mayor")
    finding = {"attribution": attribution, "verdict": "false", "rationale": "We looked."}
    workflow.perform(claim, Action.PROPOSE, by=first, **finding)
    workflow.perform(claim, Action.CONFIRM, by=second, **finding)
    claim.refresh_from_db()
    factories.publish(claim, writer=first, by=second)
    claim.refresh_from_db()
    assert publishing.claim_review(claim.summary)["itemReviewed"].get("author") == author
    assert listed in client.get("/").content.decode()
    page = client.get(f"/checks/{claim.slug}/").content.decode()
    assert ("Attributed to <strong><bdi>Orla Brandt</bdi></strong>" in page) == (author is None)
    assert client.get(f"/api/claims/{claim.pk}/").json()["attribution"] == attribution


def test_a_check_that_was_withdrawn_and_came_back_says_so(client):
    first, second = factories.person(), factories.person()
    claim = publishing_cases.withdrawn(publishing_cases.published())
    workflow.perform(claim, Action.REOPEN, by=first, reason="The new timetable is out.")
    workflow.perform(claim, Action.PROPOSE, by=first, **factories.AGREED)
    workflow.perform(claim, Action.CONFIRM, by=second, **factories.AGREED)
    claim.refresh_from_db()
    version = publishing_cases.draft(claim, first, version=claim.draft.version)
    workflow.perform(claim, Action.PUBLISH, by=second, draft_version=version)
    page, old = (client.get(f"/checks/{claim.slug}/{rest}") for rest in ("", "1/"))
    assert (page.status_code, old.status_code) == (200, 200)
    history = re.findall(r"<p><strong>[^·]+· ([^<]+)</strong> <bdi>([^<]+)</bdi></p>", page.content.decode())
    assert history == [
        ("version 2 · checked again.", "The new timetable is out."),
        ("version 1 · withdrawn.", "The timetable was last year’s."),
    ]
    assert "because: <bdi>The timetable was last year’s.</bdi>" in old.content.decode()
    told = client.get(f"/api/checks/{claim.slug}/").json()["withdrawals"]
    assert [(row["number"], row["reason"]) for row in told] == [(1, "The timetable was last year’s.")]
    assert ">one correction</a>" in page.content.decode()


def test_a_check_that_is_under_review_can_be_taken_back_at_once(client):
    editor, reviewer = factories.person(Role.EDITOR), factories.person()
    claim = publishing_cases.published()
    workflow.perform(claim, Action.REOPEN, by=reviewer, reason="A reader saw a mistake.")
    claim.refresh_from_db()
    assert workflow.possible(claim, editor)[Action.WITHDRAW] == ""
    workflow.perform(claim, Action.WITHDRAW, by=editor, reason="It is wrong.")
    claim.refresh_from_db()
    assert (claim.stage, claim.holder) == (Stage.IN_REVIEW, reviewer)
    assert workflow.refusal(claim, Action.WITHDRAW, editor) == "This check was withdrawn."
    answer = client.get(f"/checks/{claim.slug}/")
    assert answer.status_code == 410
    assert "It is wrong." in answer.content.decode()
    assert "The claim is being checked again." in answer.content.decode()
    assert client.get(f"/api/checks/{claim.slug}/").status_code == 410
    assert claim.slug not in client.get("/sitemap.xml").content.decode()
    assert "Withdrawn: Did the ministry know" in client.get("/checks/feed.atom").content.decode()


def test_taking_back_is_offered_where_there_is_a_check():
    editor = factories.person(Role.EDITOR)
    claim = factories.claim(Stage.OPEN)
    assert Action.WITHDRAW not in workflow.possible(claim, editor)
    assert workflow.refusal(claim, Action.WITHDRAW, editor) == "No check of this claim is published."
