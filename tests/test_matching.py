"""Matching: words in one form, full text search, fitting reports, the same claim, copies."""

from datetime import date

import pytest
from django.db import connection

from claims.choices import SourceKind
from claims.matching import (
    FITS,
    IS_COPY,
    Runs,
    Sought,
    Text,
    claim_search_text,
    keys,
    normalise,
    rank,
    report_search_text,
    search_claims,
    search_query,
    search_reports,
    search_text,
    share_of,
)
from claims.matching.words import MOST_INDEXED, places_of, words_of
from claims.models import Claim, Report, Source
from tests import factories


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Selenskyj", "Зеленський", "Зеленский", "ZELENSKY", "Zelensky’s"),
        ("Russia", "Russian", "Russians", "Russia's", "RUSSIA"),
        ("Ukraine", "Ukrainian", "Ukraine’s"),
        ("Korea", "Korean", "Koreans"),
        ("Kurakhove", "Курахове"),
        ("Peskov", "Песков"),
        ("supply", "supplies", "supplied", "supplying"),
        ("accuses", "accused", "accusation", "accusations"),
        ("five", "5", "Five"),
        ("1,200", "1200", "1 200"),
        ("Łódź", "Lodz", "LODZ"),
        ("München", "Munchen"),
        ("ﬁre", "fire"),
    ],
)
def test_spellings_of_one_word_have_one_form(spellings):
    assert len({normalise(spelling) for spelling in spellings}) == 1, [normalise(one) for one in spellings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Krakow", "Kurakhove"),
        ("North", "South"),
        ("Kim", "King"),
        ("verified", "disputed"),
        ("25", "5"),
        ("Iran", "Iraq"),
    ],
)
def test_different_words_stay_different(one, other):
    assert normalise(one) != normalise(other)


def test_stop_words_are_left_out_and_other_scripts_are_kept():
    assert keys("What he says about the US: 김용현, and why") == ["usa", "김용현"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. troops", "US troops"),
        ("U.S.-led, the U.S.’s army", "US-led, the US’s army"),
        ("U. S. Steel and the U.S.A.", "US Steel and the USA"),
        ("the u.s. and the U.N", "the US and the UN"),
        ("J. K. Rowling", "JK Rowling"),
        ("J.K. Rowling", "JK Rowling"),
        ("George H. W. Bush", "George H.W. Bush"),
        ("z. B. um 5 p.m.", "zB um 5 pm"),
        ("А. П. Чехов", "А.П. Чехов"),
        ("in the U.S. J. Holm", "in the US J. Holm"),
        ("vitamin C. A new study", "vitamin C: a new study"),
        ("www.harbour.org, Yahoo.Inc, 3.5 m", "www harbour org, Yahoo Inc, 3 5 m"),
    ],
)
def test_a_short_form_is_one_word_with_its_stops_and_without(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.’s army, J. K. Rowling", ["The", "U.S.’s", "army", "J. K.", "Rowling"]),
        ("L’argent de l'école", ["argent", "de", "école"]),
        ("Qu’il a dell'acqua", ["il", "a", "acqua"]),
        ("D’Angelo, O’Brien, N’Golo", ["Angelo", "O’Brien", "N’Golo"]),
        ("It isn't", ["It", "isn't"]),
        ("п’ять", ["п’ять"]),
        ("東京で地震", ["東京", "京で", "で地", "地震"]),
        ("5G网络", ["5G", "网络"]),
        ("米", ["米"]),
        ("북한은 러시아에", ["북한은", "러시아에"]),
        ("", []),
    ],
)
def test_words_that_are_drawn_together_are_cut_where_they_stand(text, words):
    assert list(words_of(text)) == words
    assert [(word, text[start:end]) for start, end, word in places_of(text)] == [(word, word) for word in words]


def test_search_text_is_cut_where_it_would_grow_too_long_to_be_indexed():
    text = search_text("unhurried " * 100_000)

    assert len(text) <= MOST_INDEXED
    assert not text.endswith(" ")
    assert set(text.split()) == {normalise("unhurried")}


def claims_with(*texts: str) -> list[Claim]:
    return [factories.claim(text=text) for text in texts]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bridge", ["a", "b"]),
        ("bridges closing", ["a"]),
        ('"closed bridge"', ["a"]),
        ('"bridge closed"', []),
        ("“closed bridge”", ["a"]),
        ("bridge -ferry", ["a"]),
        ("-bridge", ["c"]),
        ("bridge -ferr", ["a", "b"]),
        ("ferr", ["b"]),
        ("Зеленський", ["c"]),
        ("zelenskyy", ["c"]),
        ("", ["a", "b", "c"]),
        ("the", []),
        ("'); DROP TABLE claims_claim; --", []),
        ("\\ & | ! <-> ' :* ( )", []),
        ('"', []),
        ("\x00", []),
    ],
)
def test_claims_are_found_by_words_phrases_and_exclusions(typed, found):
    claims_with("The closed bridge is safe", "A ferry replaces the bridge", "Zelensky spoke in the evening")
    names = dict(zip(Claim.objects.order_by("pk").values_list("pk", flat=True), "abc", strict=True))

    assert sorted(names[claim.pk] for claim in search_claims(Claim.objects.all(), typed)) == found


@pytest.mark.django_db
def test_search_uses_the_index():
    query = str(search_claims(Claim.objects.order_by().only("pk"), "bridge").explain())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = search_claims(Claim.objects.order_by().only("pk"), "bridge").explain()

    assert "claim_search" in plan, query


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("L’argent public finance les écoles", "argent"),
        ("L’argent public finance les écoles", "l'argent"),
        ("東京で地震が発生した", "地震"),
        ("東京で地震が発生した", "東京 地震"),
        ("東京で地震が発生した", "“地震が”"),
        ("북한은 러시아에 병력을 보냈다", "북한 병력"),
    ],
)
def test_words_are_found_behind_articles_in_runs_and_before_endings(text, typed):
    claim = factories.claim(text=text)
    factories.claim(text="大阪で 火事")
    assert list(search_claims(Claim.objects.all(), typed)) == [claim]


@pytest.mark.django_db
def test_claim_is_found_by_every_spelling_of_its_claimant():
    claimant = Source.objects.create(name="Volodymyr Zelensky", kind=SourceKind.PERSON, aliases=["Зеленський"])
    claim = factories.claim(text="Soldiers are being sent", claimant=claimant)

    assert claim.search_text == claim_search_text(claim)
    assert search_claims(Claim.objects.all(), "Зеленський soldiers").get() == claim


@pytest.mark.django_db
def test_reports_are_found_by_title_outlet_and_text():
    outlet = Source.objects.create(name="Northwire")
    report = factories.report("The hangers of the bridge are cracked.", title="Bridge closed", outlet=outlet)
    report.search_text = report_search_text(report, report.latest_snapshot.text)
    report.save()

    assert search_reports(Report.objects.all(), "northwire cracked").get() == report


def test_nothing_that_can_be_searched_is_no_query():
    assert search_query("the of -and") is None


AGENCY = Text(
    "Ferry company accused of hiding oil spill",
    "Harbour master Olena Brandt says that the Lindwall company hid a spill of 40 tonnes of oil off Vessen.",
    date(2025, 3, 4),
)
DENIAL = Text(
    "Company denies oil spill off Vessen",
    "The Lindwall company calls the harbour master's accusation “pure invention”.",
    date(2025, 3, 5),
)
COOKING = Text(
    "Forty tonnes of oil: how a company fries its chips",
    "A spill in the kitchen is soon wiped up, says the cook; the harbour is nothing but the name of the restaurant.",
    date(2025, 3, 5),
)
FOOTBALL = Text("Vessen wins the cup", "The harbour master handed the cup to the team.", date(2025, 3, 6))
SOUGHT = Sought(
    "The Lindwall company hid a spill of 40 tonnes of oil off Vessen.",
    names=[("Olena Brandt", "Олена Брандт")],
    context=["Harbour master Olena Brandt accused the Lindwall ferry company in a speech. The company denied it."],
    day=date(2025, 3, 4),
)


def test_reports_are_ranked_by_what_they_share_and_say_why():
    agency, denial, cooking, football = rank(SOUGHT, [AGENCY, DENIAL, COOKING, FOOTBALL])

    assert agency.score > denial.score > cooking.score > football.score
    assert agency.score >= FITS
    assert denial.score >= FITS
    assert cooking.score < FITS
    assert football.score < FITS
    assert agency.why == "shares: Lindwall, company, hid, 40, tonnes, Vessen; names Olena Brandt; from the same days"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Olena Brandt spoke", "names Olena Brandt"),
        ("Olena M. Brandt spoke", "names Olena Brandt"),
        ("Олена Брандт сказала", "names Olena Brandt"),
        ("Karl Brandt spoke", "names somebody called Brandt"),
        ("Olena Kovar and the painter Karl Brandt spoke", "names somebody called Brandt"),
        ("The port of Brunn has a health centre, the harbour master said; a ministry paid for it, in view", ""),
        ("The Ministry of Health spoke", "names Ministry of Health"),
    ],
)
def test_a_name_is_said_to_stand_in_a_text_where_it_does(said: str, named: str):
    sought = Sought(SOUGHT.words, names=[("Olena Brandt", "Олена Брандт"), ("Ministry of Health",)])
    text = Text("Lindwall hid a spill of oil", f"{said} of 40 tonnes of oil off Vessen.")
    [fit] = rank(sought, [text])
    assert [part for part in fit.why.split("; ") if part.startswith("names")] == [part for part in [named] if part]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("The U.S. sold 40 tanks to Brunn", "The US sold 40 tanks to Brunn"),
        ("The US sold 40 tanks to Brunn", "The U.S. sold 40 tanks to Brunn"),
        ("The F.B.I. arrested two men in Brunn", "The FBI arrested two men in Brunn"),
        ("J.K. Ruhl wrote to the U.N. on Monday", "JK Ruhl wrote to the UN on Monday"),
    ],
)
def test_short_forms_are_one_word_with_full_stops_and_without(claim: str, said: str):
    [as_said, other] = rank(Sought(claim), [Text("", said), Text("", claim)])
    assert as_said.score == other.score
    assert as_said.why == other.why


def test_of_words_that_are_as_rare_figures_and_long_ones_are_shown():
    [fit] = rank(
        Sought("43 students went missing like all near a college at Iguala, Mexico"),
        [Text("", "43 students went missing like all near a college at Iguala, Mexico")],
    )
    assert fit.why == "shares: 43, students, missing, college, Iguala, Mexico"


def test_report_fits_as_much_where_nothing_else_was_read_as_among_many_others():
    [alone] = rank(SOUGHT, [DENIAL])
    [told_often] = rank(SOUGHT, [DENIAL], corpus=[Text(AGENCY.title, "")] * 3)
    [among_others] = rank(SOUGHT, [DENIAL], corpus=[FOOTBALL] * 400)

    assert min(alone.score, told_often.score) >= FITS
    assert among_others.score - min(alone.score, told_often.score) < 0.05


def test_words_of_a_name_that_stand_apart_are_no_name_to_the_score_either():
    sought = Sought("The company hid a spill.", names=[("Ministry of Health", "Gesundheitsministerium")])
    said = ("The Ministry of Health in {} said so.", "The ministry for roads in {} said so, and health was no matter.")
    said += (said[1].replace("health", "money"),)
    together, apart, nobody = (
        fit.score for fit in rank(sought, [Text("The company hid a spill", words.format("Brunn")) for words in said])
    )
    assert together - apart > 0.15 > apart - nobody


def test_report_in_another_script_fits_by_its_names():
    sought = Sought(
        "Olena Brandt gave Lindwall 40 tonnes of oil.",
        names=[("Olena Brandt", "Олена Брандт"), ("Lindwall", "Ліндвалль")],
    )
    fitting = Text("Олена Брандт: 40 тонн для «Ліндвалль»", "Про це сказала Брандт.")
    passing = Text("Олена Брандт відкрила виставку", "Начальниця порту відвідала музей.")

    near, far = rank(sought, [fitting, passing])

    assert near.score > far.score
    assert far.score < FITS


def test_report_of_another_year_counts_less():
    later = Text(AGENCY.title, AGENCY.body, date(2027, 3, 4))
    near, far = rank(SOUGHT, [AGENCY, later])

    assert far.score == pytest.approx(near.score * 0.7, abs=1e-3)


def test_why_says_how_far_the_days_lie_apart():
    later = Text(AGENCY.title, AGENCY.body, date(2025, 4, 10))
    assert rank(SOUGHT, [later])[0].why.endswith("; 37 days after the claim")


FILLING = "The choir sang in the old hall and nobody left before the end of it. " * 12


def test_long_report_is_judged_by_the_passage_that_bears_on_the_claim_and_says_so():
    together = Text("The week in Vessen", "\n".join([FILLING, FILLING, AGENCY.body, FILLING, FILLING]), AGENCY.day)
    words = ["Lindwall", "company", "hid", "spill", "40", "tonnes", "oil", "Vessen"]
    scattered = Text("The week in town", "\n".join(f"{FILLING} A {word} it was." for word in words), AGENCY.day)

    near, far = rank(SOUGHT, [together, scattered], corpus=[AGENCY, DENIAL, COOKING, FOOTBALL])

    assert near.score > far.score
    assert near.score >= FITS > far.score
    assert near.why.endswith("all in one passage of a long report")


def test_meaning_lifts_a_text_in_other_words_and_takes_nothing_from_one_in_the_same():
    other = Text("Ship owner kept leak secret", "The boat people said nothing about the black water.", AGENCY.day)
    asked = []

    def meaning(claim, texts):
        asked.append((claim, list(texts)))
        return [0.9 if "leak" in text else 0.0 for text in texts]

    plain = rank(SOUGHT, [AGENCY, other])
    meant = rank(SOUGHT, [AGENCY, other], meaning=meaning)

    assert meant[0] == plain[0]
    assert meant[1].score > plain[1].score
    assert meant[1].why == "near in meaning (90%); from the same days"
    assert asked[0][0] == SOUGHT.words
    assert len(asked[0][1]) == 2


def read_closely(sought: Sought, texts: list[Text]) -> list[str]:
    """What a model of meaning is asked about when these texts are ranked."""
    asked = []

    def meaning(claim, said):
        asked.extend(said)
        return [0.0] * len(said)

    rank(sought, texts, meaning=meaning)
    return asked


def test_meaning_is_asked_of_the_best_by_words_alone_however_many_there_are():
    counts = []
    for paragraphs in (40, 80, 160):
        long = Text("The week in Vessen", "\n".join([FILLING] * paragraphs + [AGENCY.body]), AGENCY.day)
        closely = read_closely(SOUGHT, [long])
        counts.append(len(closely))
        assert AGENCY.body in closely[0]

    assert counts == [32, 32, 32]
    assert len(read_closely(SOUGHT, [COOKING] * 900)) == 32


def test_meaning_is_not_asked_of_what_is_in_other_letters():
    cyrillic = Text("Олена Брандт: 40 тонн для «Ліндвалль»", "Про це сказала Брандт.")

    assert read_closely(SOUGHT, [cyrillic, FOOTBALL]) == [f"{FOOTBALL.title}\n{FOOTBALL.body}"]
    assert read_closely(Sought("Брандт дала 40 тонн"), [cyrillic, FOOTBALL]) == []


def test_nothing_fits_an_empty_text():
    assert rank(SOUGHT, [Text("", "")])[0].score == 0
    assert rank(Sought(""), [AGENCY])[0].score == pytest.approx(0, abs=0.35)


def test_share_of_a_claim_counts_each_word_once():
    assert share_of("The bridge is closed", "Bridges, bridges!") == 0.5
    assert share_of("", "anything") == 0.0


AGENCY_TEXT = (
    "VESSEN (Coastwire) – The harbour master has accused the Lindwall company of hiding a spill. She made the "
    "accusation in a speech to the council on Tuesday. The company has been asked for comment and will be heard. "
    "Whether the oil came from the ferry is a question that only the laboratory can answer, and it has until Friday."
)


def test_reprint_shares_the_runs_of_its_origin_and_a_report_of_ones_own_does_not():
    origin = Runs.of(AGENCY_TEXT)
    reprint = Runs.of(AGENCY_TEXT.replace("VESSEN (Coastwire) – ", "") + " (Coastwire)")
    own = Runs.of(
        "In the laboratory of Vessen they have looked at the oil since Friday and found that it is sunflower oil."
    )

    assert origin.own_share(reprint).share > 0.9
    assert origin.own_share(own).share < 0.1 < IS_COPY
    assert origin.own_share(Runs.of("")).share == 0.0


def test_what_lies_near_is_read_first_and_what_is_judged_by_words_alone_keeps_its_place():
    texts = [AGENCY, DENIAL, Text("Пором приховав витік 40 тонн нафти під Вессеном", ""), FOOTBALL]
    cosines = {AGENCY.title: 0.5, DENIAL.title: 0.54, FOOTBALL.title: 0.0}

    by_words = rank(SOUGHT, texts)
    by_both = rank(SOUGHT, texts, meaning=lambda claim, said: [cosines[one.partition("\n")[0]] for one in said])

    assert [fit.order for fit in by_words] == pytest.approx([fit.score for fit in by_words], abs=1e-4)
    assert [fit.score for fit in by_both] == [fit.score for fit in by_words], "nobody lies so near that it is lifted"
    gained = [both.order - words.order for both, words in zip(by_both, by_words, strict=True)]
    nearness = [words.order / words.score if words.score else 1.0 for words in by_words]
    assert gained[:2] == pytest.approx([2 * 0.5 * nearness[0], 2 * 0.54 * nearness[1]], abs=1e-3)
    assert gained[2] == pytest.approx(2 * (0.35 + 0.55 * by_words[2].score), abs=1e-3)
    assert gained[3] == 0.0
