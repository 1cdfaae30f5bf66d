"""The search for people: what can be typed, what is found by it, how it is shown, and what is never found by whom."""

from datetime import date

import pytest
from django.utils import timezone

from claims import matching
from claims.choices import Action, SourceKind, Stage, Verdict
from claims.filters import ClaimFilter, SourceFilter
from claims.matching import normalise, report_search_text, wanted_forms
from claims.models import Claim, Report, Source
from claims.searching import KINDS, search, understand
from claims.searching.marks import marked
from claims.searching.ranking import WINDOW, fit
from claims.workflow import perform
from tests import factories
from tests import publishing_cases as cases

# --- What can be typed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words", "given"),
    [
        ('bridge "not safe" -ferry', 'bridge "not safe" -ferry', {}),
        ("speaker:“Orla Brandt” bridge", "bridge", {"speaker": ("Orla Brandt",)}),
        ("verdict:false Verdict:not-checkable", "", {"verdict": ("false", "not_checkable")}),
        ("stage:“second review”", "", {"stage": ("second_review",)}),
        ("language:UK outlet:gazette", "", {"language": ("uk",), "outlet": ("gazette",)}),
        ("after:2026 before:2026-11", "", {"after": date(2026, 1, 1), "before": date(2026, 11, 1)}),
        ("before:2026-11-03", "", {"before": date(2026, 11, 3)}),
        ("covid:19 a:b http://x.org/speaker:", "covid:19 a:b http://x.org/speaker:", {}),
    ],
)
def test_filters_are_taken_out_of_the_words(typed, words, given):
    asked = understand(typed)
    assert asked.words == words
    assert {name: getattr(asked, name) for name in asked.filters} == given
    assert asked.notes == ()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("before:yesterday", "“yesterday” is no date. Write it as 2026, 2026-11 or 2026-11-03."),
        ("before:2026-13", "“2026-13” is no date. Write it as 2026, 2026-11 or 2026-11-03."),
        ("language:ukrainian", "“ukrainian” is no language. Write its short form, such as en or uk."),
        ("speaker:", "Something is missing after “speaker:”."),
        ("-speaker:x", "“-speaker:x” is not understood: a minus leaves out words, not what a filter names."),
        (
            "stage:gone",
            "“gone” is no stage. There are: candidate, open, in review, second review, disagreement, approved, "
            "published, withdrawn, set aside.",
        ),
    ],
)
def test_filter_that_makes_no_sense_is_told_in_a_sentence_and_filters_nothing(typed, sentence):
    asked = understand(typed)
    assert (asked.notes, asked.filters) == ((sentence,), frozenset())


# --- What is found ----------------------------------------------------------------------------------------------------


def found(typed: str, *, on_desk: bool = True, **more) -> dict[str, list[str]]:
    """The titles of what is found, by kind; kinds of which nothing is found are left out."""
    results = search(understand(typed), on_desk=on_desk, **more)
    return {
        page.kind: [("".join(text for text, _ in row.title)) for row in page.rows]
        for page in results.found
        if page.rows
    }


@pytest.fixture
def desk(db):
    """Two claims, the reports they stand in, and their people."""
    gazette = Source.objects.create(name="Velmouth Gazette")
    mayor = Source.objects.create(name="Orla Brandt", kind=SourceKind.PERSON, aliases=["Орла Брандт"])
    minister = Source.objects.create(name="Kim Yong-hyun", kind=SourceKind.PERSON)
    bridge = factories.report(
        "The bridge is not safe, the mayor said. It stays shut.", title="Bridge shut", outlet=gazette
    )
    ferry = factories.report("Soldiers were sent, the minister said. He gave no number.", title="Soldiers sent")
    for report in (bridge, ferry):
        report.search_text = report_search_text(report, report.latest_snapshot.text)
        report.save()
    factories.claim(
        text="The bridge is not safe",
        claimant=mayor,
        said_date=date(2026, 10, 13),
        language="en",
        passage=factories.passage("The bridge is not safe", of=bridge, speaker=mayor),
    )
    factories.claim(
        Stage.OPEN,
        text="Zelensky was told that soldiers were sent",
        claimant=minister,
        said_date=date(2026, 11, 3),
        language="uk",
        passage=factories.passage("Soldiers were sent", of=ferry),
    )


BRIDGE, SOLDIERS = "The bridge is not safe", "Zelensky was told that soldiers were sent"


@pytest.mark.parametrize(
    ("typed", "claims"),
    [
        ("bridg", [BRIDGE]),
        ('"not safe"', [BRIDGE]),
        ('"bridge is not safe"', [BRIDGE]),
        ('"safe bridge"', []),
        ("told -soldiers", []),
        ("Barndt", [BRIDGE]),
        ("told soldiers", [SOLDIERS]),
        ("Зеленський", [SOLDIERS]),
        ("Брандт", [BRIDGE]),
        ("Kim Young Hyun", [SOLDIERS]),
        ("speaker:brandt", [BRIDGE]),
        ("speaker:“Kim Young-hyun”", [SOLDIERS]),
        ("speaker:Брандт bridge", [BRIDGE]),
        ("speaker:brandt soldiers", []),
        ("outlet:gazette", [BRIDGE]),
        ("stage:open", [SOLDIERS]),
        ("stage:open stage:candidate", [SOLDIERS, BRIDGE]),
        ("language:uk", [SOLDIERS]),
        ("after:2026-11", [SOLDIERS]),
        ("before:2026-11", [BRIDGE]),
        ("verdict:false", []),
    ],
)
def test_claims_are_found(desk, typed, claims):
    assert found(typed, kinds=["claim"]).get("claim", []) == claims


@pytest.fixture
def people(db):
    """Two people with several spellings and two bodies, and one claim for each way of naming them."""
    for name, aliases in {
        "Volodymyr Zelensky": ["Зеленський", "젤렌스키"],
        "Dmitry Peskov": ["Песков"],
        "Kim Yong-hyun": ["김용현"],
        "Bridge Company": ["Brückenwerke"],
    }.items():
        Source.objects.create(name=name, aliases=aliases)
    for text in NAMED.values():
        factories.claim(text=text)


NAMED = {
    "both": "Peskov says that Zelensky moved troops",
    "said": "Zelensky said that troops moved",
    "korean": "젤렌스키 spoke of troops",
    "spoke": "Зеленський spoke in the evening",
    "peskov": "Peskov spoke to newspapers",
    "kim": "Kim Yong-hyun spoke of troops",
    "hangul": "김용현 spoke of soldiers",
    "war": "Ukraine after a war",
    "warsaw": "Ukraine buys trams from Warsaw",
    "warning": "Ukraine had a warning",
    "warm": "Ukraine has a warm winter",
    "bridge": "The bridge is shut",
    "works": "Brückenwerke is bankrupt",
}


@pytest.mark.parametrize(
    ("typed", "claims"),
    [
        ("Zelensky", "both said korean spoke"),
        ("젤렌스키", "both said korean spoke"),
        ("Peskov -Zelensky", "peskov"),
        ("-Zelensky Песков", "peskov"),
        ("-Zelensky", "peskov kim hangul war warsaw warning warm bridge works"),
        ("-젤렌스키 spoke", "peskov kim hangul"),
        ("spoke -Zel", "korean spoke peskov kim hangul"),
        ("Zelensky troops", "both said korean"),
        ("troops Зеленський", "both said korean"),
        ("Volodymyr Zelensky troops", "both said korean"),
        ("President Zelensky", ""),
        ("Peskov Zelensky", "both"),
        ('"Zelensky moved"', "both"),
        ('Peskov -"Zelensky moved"', "peskov"),
        ('Zelensky -"moved troops"', "said korean spoke"),
        ("Kim Young Hyun", "kim hangul"),
        ("Kim Young Hyun troops", "kim"),
        ("troops -Kim", "both said korean"),
        ("spoke -Yong-hyun", "korean spoke peskov hangul"),
        ("bridge", "bridge works"),
        ("bridge bankrupt", "works"),
        ("bridge -bankrupt", "bridge"),
        ("ukraine war", "war warsaw warning warm"),
        ("ukraine -war", "warsaw warning warm"),
        ("ukraine -wars -warm", "warsaw warning"),
    ],
)
def test_other_spellings_widen_the_word_that_was_typed_and_nothing_else(people, typed, claims):
    names = {text: name for name, text in NAMED.items()}
    wanted = claims.split()
    assert sorted(names[text] for text in found(typed, kinds=["claim"], size=50).get("claim", [])) == sorted(wanted)
    listed = ClaimFilter({"q": typed}, queryset=Claim.objects.all()).qs
    assert sorted(names[claim.text] for claim in listed) == sorted(wanted)


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        ("sk", ["Dmitry Peskov", "Volodymyr Zelensky"]),
        ("Kim -Yong-hyun", []),
        ("Zelensky -Песков", ["Volodymyr Zelensky"]),
        ("-Zelensky -Песков", ["Bridge Company", "Kim Yong-hyun"]),
    ],
)
def test_list_of_sources_leaves_out_whom_a_minus_names(people, typed, sources):
    listed = SourceFilter({"q": typed}, queryset=Source.objects.order_by("name")).qs
    assert [source.name for source in listed] == sources


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        ("Zelensky", ["Volodymyr Zelensky"]),
        ("Zelensky troops", []),
        ('"Zelensky said"', ["Volodymyr Zelensky"]),
        ("-Zelensky", []),
        ("Yong -Kim", []),
        ("Yong -Ki", ["Kim Yong-hyun"]),
        ('Yong -"Kim Yong"', []),
        ("the bridge company", ["Bridge Company"]),
        ("Kim Young Hyun -Zelensky", ["Kim Yong-hyun"]),
    ],
)
def test_sources_are_found_by_every_word_and_never_by_one_that_is_left_out(people, typed, sources):
    assert found(typed, kinds=["source"]).get("source", []) == sources


@pytest.mark.parametrize(
    ("typed", "claims"),
    [
        ("speaker:brandt -Zelensky", [BRIDGE]),
        ("speaker:kim told -soldiers", []),
        ("speaker:kim told -soldier", []),
        ("speaker:kim -sold", [SOLDIERS]),
        ("before:2026-11 -Zelensky", [BRIDGE]),
        ("after:2026-11 -Zelensky", []),
        ("after:2026-11 Zelensky -brandt", [SOLDIERS]),
        ("-Brandt", [SOLDIERS]),
        ("Brandt -Brandt", []),
    ],
)
def test_what_is_left_out_stays_out_beside_filters(desk, typed, claims):
    assert found(typed, kinds=["claim"]).get("claim", []) == claims


def test_what_is_left_out_is_never_taken_for_something_else(desk):
    results = search(understand("brigde -soldeirs"), on_desk=True)
    assert results.instead is not None
    assert results.instead.typed == "Bridge -soldeirs"


def test_name_in_another_spelling_is_marked_and_what_is_beside_it_is_too(people):
    (row,) = search(understand("Kim Young Hyun soldiers"), on_desk=True, kinds=["claim"]).found[0].rows
    assert row.title == [("김용현", True), (" spoke of ", False), ("soldiers", True)]


def test_one_question_finds_every_kind(desk):
    assert found("bridge") == {"claim": [BRIDGE], "report": ["Bridge shut"]}
    assert found("gazette") == {"report": ["Bridge shut"], "source": ["Velmouth Gazette"]}
    assert found("speaker:brandt") == {"claim": [BRIDGE], "report": ["Bridge shut"]}


@pytest.mark.parametrize(
    "typed",
    [
        "https://harbour.org/bridge",
        "http://harbour.org/bridge#part",
        "https://harbour.org/bridge;jsessionid=AB12?utm_source=rss",
    ],
)
def test_address_of_a_page_finds_what_is_known_of_it(desk, typed):
    report = Report.objects.get(title="Bridge shut")
    Report.objects.filter(pk=report.pk).update(address="https://harbour.org/bridge", text_hash=None)
    assert found(typed) == {"claim": [BRIDGE], "report": [str(report)]}
    assert found(f"{typed} language:uk") == {}
    assert found("https://harbour.org/ferry") == found(typed, on_desk=False) == {}
    assert found("https://[broken") == {}


def test_address_of_a_page_finds_the_checks_that_cite_it(db):
    claim = cases.published()
    report = claim.summary.reports.first()
    Report.objects.filter(pk=report.pk).update(address="https://harbour.org/cited", text_hash=None)
    assert set(found("https://harbour.org/cited", on_desk=False)) == {"check", "report"}


def test_name_that_nobody_is_linked_to_is_found_by_speaker(db):
    factories.claim(text="The dam holds", claimant_name="Selenskyj")
    factories.claim(text="Selenskyj knows that the dam leaks", claimant_name="somebody else")
    assert found("speaker:Зеленський") == {"claim": ["The dam holds"]}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("brigde", "bridge"), ("soldeirs told", "soldiers told"), ("Velmuoth", "Velmouth")],
)
def test_word_that_nothing_holds_is_taken_for_the_likest_that_something_does(desk, typed, meant):
    results = search(understand(typed), on_desk=True)
    assert results.instead is not None
    assert results.instead.typed.lower() == meant.lower()
    assert any(page.rows for page in results.found)


def test_nothing_is_guessed_where_nothing_is_alike(desk):
    results = search(understand("xylophone"), on_desk=True)
    assert (results.instead, [page.rows for page in results.found]) == (None, [[] for _ in KINDS])


@pytest.mark.parametrize(
    "typed", ["", "   ", "\0", "'", "& | !", "-", '"', "speaker:", "before:x", "((((", "\\", "a" * 5_000]
)
def test_any_string_is_safe(db, typed):
    assert found(typed) == {}


def test_pages_follow_each_other_without_gap_or_overlap(db):
    texts = [factories.claim(text=f"The bridge number {n} is shut").text for n in range(5)]
    seen, mark = [], ""
    for _ in range(3):
        page = search(understand("bridge"), on_desk=True, kinds=["claim"], after=mark, size=2).found[0]
        seen += [row.thing.text for row in page.rows]
        mark = page.following
    assert (seen, mark) == (texts[::-1], "")


def test_what_fits_best_comes_first_and_then_the_newest(db):
    texts = [
        "A ferry passes below the closed bridge of Velmouth each morning",
        "Bridge closed",
        "The bridge of Velmouth is closed",
        "The bridges were closing",
        "Closed: the bridge",
        "Bridge closed",
    ]
    for text in texts:
        factories.claim(text=text)
    ranked = [row.thing for row in search(understand("bridge closed"), on_desk=True, kinds=["claim"]).found[0].rows]
    assert [claim.text for claim in ranked] == [
        "Bridge closed", "The bridges were closing", "Bridge closed", "Closed: the bridge",
        "The bridge of Velmouth is closed", "A ferry passes below the closed bridge of Velmouth each morning",
    ]  # fmt: skip
    assert ranked[0].pk > ranked[1].pk > ranked[2].pk


@pytest.mark.parametrize(
    ("title", "words", "worth"),
    [
        ("Bridge closed", "bridge closed", 1.5),
        ("Closed bridge", "bridge closed", 1.2),
        ("Closed bridge", "“closed bridge”", 1.5),
        ("The bridge of Velmouth", "bridge closed", 0.6),
        ("Bridge", "bridg", 1.2),
        ("Bridgehead", "bridg", 0.9),
        ("A ferry", "bridge -ferry", 0.0),
        ("", "bridge", 0.0),
        ("Bridge", "", 0.0),
    ],
)
def test_fit_is_told_by_the_title(title, words, worth):
    assert fit(title, wanted_forms(words)) == worth


def test_another_spelling_fits_nearly_as_well_as_the_one_that_was_typed():
    spellings = {"Zelensky": ["Selenskyj"], "Brandt": ["Brant"]}
    wanted = wanted_forms("Brandt", spellings=lambda word: spellings.get(word, []))
    assert fit("Brandt", wanted) > fit("Brant", wanted) > 0.9


def test_pages_follow_each_other_through_windows_of_the_newest(db):
    """However many fit: none is passed over, none is seen twice, and what comes in meanwhile moves nothing."""
    texts = [f"Number {n} of the bridges is closed" if n % 3 else f"Bridge {n}" for n in range(2 * WINDOW + 5)]
    Claim.objects.bulk_create(Claim(text=text, search_text=normalise(text)) for text in texts)
    seen, mark, pages = [], "", 0
    while mark or not pages:
        page = search(understand("bridge"), on_desk=True, kinds=["claim"], after=mark, size=60).found[0]
        seen += [row.thing.text for row in page.rows]
        mark, pages = page.following, pages + 1
        factories.claim(text=f"Bridge that came in after page {pages}")
    assert (len(seen), sorted(seen), pages) == (len(texts), sorted(texts), 7)
    newest = texts[: -WINDOW - 1 : -1]
    assert seen[:WINDOW] == sorted(newest, key=lambda text: not text.startswith("Bridge"))


def test_mark_whose_row_has_gone_passes_nothing_over(db):
    claims = [factories.claim(text=f"The bridge number {n} is shut") for n in range(4)]
    first = search(understand("bridge"), on_desk=True, kinds=["claim"], size=2).found[0]
    Claim.objects.filter(pk=claims[2].pk).update(moved_at=timezone.now())
    second = search(understand("bridge"), on_desk=True, kinds=["claim"], after=first.following, size=9).found[0]
    assert {row.thing.pk for row in (*first.rows, *second.rows)} == {claim.pk for claim in claims}


def test_sources_are_found_in_other_spellings_in_their_list_and_suggested_so(desk):
    def listed(words):
        return [source.name for source in SourceFilter({"q": words}, queryset=Source.objects.all()).qs]

    assert listed("Kim Young Hyun") == listed("yong") == ["Kim Yong-hyun"]
    assert listed("Брандт") == listed("rand") == ["Orla Brandt"]
    assert listed("Volcano") == []
    mayor = Source.objects.get(name="Orla Brandt")
    spokesman = Source.objects.create(name="Dmitry Peskov", kind=SourceKind.PERSON)
    asked = ["Дмитрий Песков", "Орла Брандт", "orla brandt", "Kim", "  "]
    suggested = {"Дмитрий Песков": spokesman, "Орла Брандт": mayor, "orla brandt": mayor}
    assert matching.suggested_sources(asked) == suggested
    Source.objects.create(name="Dmitri Peskov", kind=SourceKind.PERSON)
    assert matching.suggested_sources(["Дмитрий Песков"]) == {}, "two may be meant"


MARKS = [
    "x", "2026,1", ",", "9999-12-31T23:59:59-23:59,1", "2026-01-01T00:00:00+00:00,x",
    "|", "x|y|z", "2026-01-01T00:00:00+00:00,1|nan|,", "|1.0|", "||,", "a|1|b|c",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("kind", list(KINDS))
def test_mark_that_was_never_given_out_does_no_harm(desk, mark, kind):
    search(understand("bridge"), on_desk=True, kinds=[kind], after=mark)


# --- What is never found ----------------------------------------------------------------------------------------------


def test_sealed_finding_is_found_by_nobody(db):
    claim = factories.claim(Stage.IN_REVIEW, text="The dam holds", first=(first := factories.person()))
    finding = {"attribution": "confirmed", "verdict": Verdict.FALSE, "rationale": "Quixotic reasoning."}
    perform(claim, Action.PROPOSE, by=first, **finding)
    for on_desk in (True, False):
        assert found("quixotic", on_desk=on_desk) == found("verdict:false", on_desk=on_desk) == {}
        assert search(understand("quixotik"), on_desk=on_desk).instead is None


def test_public_finds_what_is_published_and_no_more(db):
    cases.published(title="Roads")
    factories.claim(Stage.OPEN, text="A whisper about Roads")
    secret = Report.objects.create(address="https://secret.example.org/", origin="pulled", title="Roads of secret")
    Report.objects.filter(pk=secret.pk).update(search_text="road secret")
    Source.objects.create(name="Roads Trust")

    assert found("roads", on_desk=False) == {"check": ["Roads"]}
    assert found("whisper", on_desk=False) == found("stage:open", on_desk=False) == found("trust", on_desk=False) == {}
    assert search(understand("whispr"), on_desk=False).instead is None
    assert found("brandt", on_desk=False)["source"] == ["Orla Brandt"]
    assert found("speaker:brandt verdict:disputed", on_desk=False) == {"check": ["Roads"]}
    assert found("roads before:2020", on_desk=False) == {}


def test_texts_of_reports_are_not_given_out(db):
    cases.published(title="Roads")
    page = next(p for p in search(understand("warning"), on_desk=False, kinds=["report"]).found)
    assert [row.snippet for row in page.rows] == [[]]
    desk = next(p for p in search(understand("warning"), on_desk=True, kinds=["report"]).found)
    assert any(is_marked for row in desk.rows for _, is_marked in row.snippet)


def test_check_that_was_withdrawn_is_found_no_more(db):
    cases.withdrawn(cases.published(title="Roads"))
    assert found("roads", on_desk=False) == {}


# --- How it is shown --------------------------------------------------------------------------------------------------


def test_snippet_is_the_stretch_that_holds_most_marked_where_the_words_stand():
    text = "It rained. " * 60 + "The bridges of Brunn are not safe, said Zelenskyy’s people. " + "It rained. " * 60
    pieces = marked(text, {"bridg", "zelensk"})
    assert [words for words, is_marked in pieces if is_marked] == ["bridges"]
    assert "".join(words for words, _ in pieces).startswith("… ")
    assert len("".join(words for words, _ in pieces)) < 240


def test_title_is_marked_whole_and_a_text_without_the_words_shows_its_beginning():
    assert marked("A ferry runs", {"fer"}, whole=True) == [("A ", False), ("ferry", True), (" runs", False)]
    assert marked("A ferry runs", set()) == [("A ferry runs", False)]


@pytest.mark.parametrize("count", [1, 3])
def test_search_takes_the_same_queries_for_any_number_of_results(count, db, django_assert_num_queries):
    for n in range(count):
        factories.claim(text="The bridge is shut", passage=factories.passage(of=factories.report(f"A bridge. {n}.")))
    asked = understand("bridge")
    search(asked, on_desk=True)
    with django_assert_num_queries(QUERIES):
        search(asked, on_desk=True)


QUERIES = 6
