"""Which claims a headline or a check may concern: by rare words, by names in any spelling, by figures, by meaning."""

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims import matching
from claims.choices import Stage
from claims.matching.concerned import COMMON, MOST_HOLDING, concerned
from claims.matching.remembering import Remembered, remembered
from claims.models import ON_THE_DESK, Claim, SentenceModel, Source
from tests import factories

pytestmark = pytest.mark.django_db

SAID = "The ministry has known of the cracks in the Chandler Bridge since March"


def on_the_desk(text: str, stage: Stage = Stage.OPEN, **fields) -> Claim:
    return factories.claim(stage, text=text, **fields)


def found(*texts: str, **how) -> list[set[str]]:
    """The claims that each of the texts may concern, by their words."""
    pairs = concerned(dict(enumerate(texts)), ON_THE_DESK, **how)
    claims = Claim.objects.in_bulk({claim for _, claim in pairs})
    return [{claims[claim].text for at, claim in pairs if at == number} for number in range(len(texts))]


def test_claim_is_found_by_any_word_that_it_shares():
    on_the_desk(SAID)
    assert found("Chandler Bridge: fourteen hangers", "Council debates the price of bread") == [{SAID}, set()]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Zelensky said that 25 vehicles attacked", "Зеленський про атаку"),
        ("Kazimir Vendelin has seen the letter", "Casimir Wendelin schweigt"),
        ("North Korea sends people to Russia", "КНДР надсилає людей"),
        ("Some 4,200 hangers are cracked", "Only 4200 of them"),
        ("Ten thousand tonnes of oil were spilled off Vessen", "Розлив біля Vessen"),
    ],
)
def test_claim_is_found_by_names_in_another_spelling_or_script_and_by_figures(text, headline):
    Source.objects.create(name="Kazimir Vendelin", kind="person", aliases=["Casimir Wendelin", "Wendelin"])
    on_the_desk(text)
    on_the_desk("The price of bread has doubled in Brunn")
    assert found(headline) == [{text}]


def test_what_shares_most_of_what_is_rare_comes_before_what_shares_a_word():
    on_the_desk(SAID)
    for number in range(12):
        on_the_desk(f"The bridge number {number} is painted")
    (claims,) = found("Chandler Bridge: the ministry and the cracks")
    assert SAID in claims
    assert len(claims) == 10


def test_on_a_large_desk_a_headline_of_nothing_but_rare_words_finds_its_claim():
    """The statistics list what is common: where they list none of a headline's words, all of these are rare."""
    common = matching.normalise("The bridge is closed")
    Claim.objects.bulk_create(
        Claim(text=SAID, search_text=common, stage=Stage.SET_ASIDE, set_aside_reason="out_of_scope")
        for _ in range(COMMON + 1)
    )
    claim = on_the_desk(SAID)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim")
    assert {pk for _, pk in concerned({0: "Chandler cracks"}, ON_THE_DESK)} == {claim.pk}


@pytest.mark.parametrize("stage", [Stage.CANDIDATE, Stage.PUBLISHED, Stage.WITHDRAWN, Stage.SET_ASIDE])
def test_claims_that_nobody_works_on_are_not_among_it(stage):
    on_the_desk(SAID, stage)
    assert found("Chandler Bridge: the cracks") == [set()]


def test_text_without_words_concerns_nothing():
    on_the_desk(SAID)
    assert found("", "the of and", "’’’ ;-- 'x' & | !") == [set(), set(), set()]


def test_archived_claims_hide_none_that_is_worked_on():
    words = matching.normalise(SAID)
    Claim.objects.bulk_create(
        Claim(text=SAID, search_text=words, stage=Stage.SET_ASIDE, set_aside_reason="out_of_scope") for _ in range(200)
    )
    on_the_desk(SAID)
    assert found("Chandler Bridge: the cracks") == [{SAID}]


@pytest.mark.parametrize("many", [5, 10, 20])
def test_number_of_looks_does_not_grow(many):
    for number in range(many):
        on_the_desk(f"The bridge number {number} is closed")
    counts = []
    matching.spellings()  # read when a source has changed, and kept
    for texts in (1, many):
        with CaptureQueriesContext(connection) as queries:
            concerned({at: f"Bridge {at} closed again" for at in range(texts)}, ON_THE_DESK)
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_words_are_looked_up_in_the_index_and_read_no_further_than_they_are_wanted():
    words = matching.normalise(SAID)
    Claim.objects.bulk_create(Claim(text=SAID, search_text=words, stage=Stage.OPEN) for _ in range(3 * MOST_HOLDING))
    with CaptureQueriesContext(connection) as queries:
        (claims,) = [concerned({0: "Chandler"}, ON_THE_DESK)]
    assert len(claims) == 10
    sql = next(query["sql"] for query in queries if "asked.query::tsquery" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN ANALYZE " + sql.partition(";")[2])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "claim_search" in plan
    assert f"rows={MOST_HOLDING}" in plan


# --- With the model ---------------------------------------------------------------------------------------------------


def test_claim_in_other_words_is_found_by_its_meaning(with_model):
    text = "The physician was murdered at home"
    claim = on_the_desk(text)
    on_the_desk("The price of bread has doubled in Brunn")
    factories.compared(claim)
    model, reading = SentenceModel.objects.get(), remembered()
    headline = "Somebody killed the doctor in his house"

    assert found(headline) == [set()]
    assert found(headline, model=model, vectors={0: reading.vector(headline)}) == [{text}]


def test_archived_claims_that_lie_nearer_hide_none_that_is_worked_on(with_model):
    claim = on_the_desk("The physician was murdered at home")
    factories.compared(claim)
    model, (mine,) = SentenceModel.objects.get(), claim.vectors.all()
    headline = with_model.embed(["Somebody killed the doctor in his house"])[0]
    rows = [Claim(text=str(n), stage=Stage.SET_ASIDE, set_aside_reason="out_of_scope") for n in range(120)]
    others = Claim.objects.bulk_create(rows)
    noise = np.random.default_rng(1).normal(0, 0.001, (120, model.size)) + headline
    type(mine).objects.bulk_create(
        type(mine)(model=model, claim=other, text_hash="", embedding=vector.tolist())
        for other, vector in zip(others, noise, strict=True)
    )
    assert [pk for _, pk in concerned({0: ""}, ON_THE_DESK, model=model, vectors={0: headline})] == [claim.pk]


def test_text_is_read_once_as_far_as_it_is_remembered(model):
    read = []

    class Counting:
        def embed(self, texts):
            read.extend(texts)
            return model.embed(texts)

    reading = Remembered(Counting(), most=2)
    near, same = reading.nearness("A ferry", ["A boat", "A ferry"])
    assert (0.3 < near < 1.0, round(same, 5), read) == (True, 1.0, ["A ferry", "A boat"])
    reading.vector("Bread")
    reading.vector("A ferry")
    assert read == ["A ferry", "A boat", "Bread"], "what was asked for last is kept"
    reading.vector("A boat")
    assert read[3:] == ["A boat"]
