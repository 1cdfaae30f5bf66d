"""The parts of matching that need no database: posts, contrasts, the shelf, the measuring command."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.contrast import contrasts
from claims.matching.frames import nearest_sentence, replaced
from claims.matching.known import PRECEDENT_FROM
from claims.matching.likeness import IS_LIKELY, Wording, likeness
from claims.matching.posts import plain, signed_by
from claims.matching.shelf import Shelf
from claims.matching.words import as_written, keys

HERE = Path(__file__).parent
POST = (
    "Nobody told us that #VelmouthBridge is “closed” to lorries!pic.twitter.com/aBc123 https://t.co/xyz "
    "— Ada Brandt (@ada_brandt) March 4, 2026"
)


def pairs(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def test_post_is_read_without_what_only_the_network_needs():
    assert plain(POST) == 'Nobody told us that Velmouth Bridge is "closed" to lorries!'
    assert signed_by(POST) == "Ada Brandt"


@pytest.mark.parametrize("text", ["", "—", "A (@b)", "No post (at all)", "\x00 #", "@"])
def test_text_that_is_no_post_stays(text):
    assert plain(plain(text)) == plain(text)
    assert signed_by("The bridge is closed") == ""


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Prices rose", "Prices fell", ["says “fell” where this says “rose”"]),
        ("Prices did not rise", "Prices fell", []),
        ("It is so", "It is not so", ["denies what this says"]),
        ("It isn’t so", "It is so", ["says what this denies"]),
        ("25 men died", "80 men died", ["other figures: 80"]),
        ("1,200 men died", "1200 men died", []),
        ("25 men died", "Men died", []),
        ("The town is taken", "The town is taken", []),
        ("", "", []),
    ],
)
def test_what_two_claims_differ_in_is_told(one, other, found):
    assert [contrast.why for contrast in contrasts(one, other)] == found


def test_each_pair_of_claims_differs_in_what_was_written_down():
    """Years, figures and denials in seven languages, opposites, who and whom; and pairs that only look as if."""
    rows = pairs("differences.tsv")

    told = [[one, other, " ".join(found.kind for found in contrasts(one, other))] for one, other, _ in rows]
    assert told == rows
    back = [[one, other, " ".join(found.kind for found in contrasts(other, one))] for one, other, _ in rows]
    assert back == rows


PIECES = """
not no never nicht nur kein ne pas que sans не только 1984 1990s 2014–19 from to between and 1/3/2024 1.2.2023 -3% 2-3%
half a million of мільйона млрд 3조 억 Russia Ukraine invaded was by is larger than rose fell may , . ’ ( ½ 12.
1,2,3 9/11
"""


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES.split()), max_size=20).map(" ".join)))
def test_no_text_differs_from_itself(text):
    assert contrasts(text, text) == []
    assert isinstance(contrasts(text, "The bridge of Velmouth was closed on 1.2.2023"), list)


def test_contrary_claims_are_told_apart_from_paraphrases():
    """The misses are listed by ``python bench/measures/pairs.py`` and stand in docs/benchmarks.md."""
    rows = pairs("contrary.tsv")
    unseen = [base for base, _, contrary, _ in rows if not contrasts(base, contrary)]
    wrongly = [base for base, same, _, _ in rows if contrasts(base, same)]

    assert len(rows) == 60
    assert len(unseen) <= 1
    assert len(wrongly) <= 1


def test_claims_meet_across_scripts_by_names_and_figures():
    rows = pairs("scripts.tsv")

    def like(one: str, other: str) -> float:
        return likeness(Wording.of(one), Wording.of(other), lambda form: 1.0, None)

    nearer = [base for base, same, other in rows if like(base, same) > like(base, other)]
    assert len(rows) == 40
    assert len(nearer) >= 34


def test_best_text_comes_first_and_equal_ones_in_their_order():
    shelf = Shelf([Wording.of("A ferry"), Wording.of("A closed bridge"), Wording.of("A “closed” bridge")], None)

    assert [found.number for found in shelf.find(Wording.of("The bridge is closed"))][:2] == [1, 2]
    assert Shelf([], None).find(Wording.of("anything")) == []


def test_likeness_is_sure_of_the_same_words_and_of_nothing_else():
    same = likeness(Wording.of("The bridge is closed"), Wording.of("Closed is the bridge"), lambda form: 1.0, None)

    assert same == 1.0
    assert likeness(Wording.of("The bridge"), Wording.of("A ferry"), lambda form: 1.0, None) == 0.0
    assert likeness(Wording.of("The bridge"), Wording.of("A ferry"), lambda form: 1.0, 0.9) > IS_LIKELY


def test_measuring_command_finds_the_checked_claim(tmp_path, capsys):
    tmp_path.joinpath("asked.jsonl").write_text(json.dumps({"id": "q", "text": POST}) + "\n")
    corpus = [
        {"id": "a", "claim": "A ferry sank off Vessen", "title": "Did a ferry sink?"},
        {"id": "b", "claim": "The bridge of Velmouth is closed to lorries", "title": ""},
    ]
    tmp_path.joinpath("corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)))

    call_command(
        "measure",
        "match",
        "--in",
        str(tmp_path / "asked.jsonl"),
        "--corpus",
        str(tmp_path / "corpus.jsonl"),
        "--out",
        str(tmp_path / "out.tsv"),
    )

    assert tmp_path.joinpath("out.tsv").read_text().split("\t")[:2] == ["q", "b"]


def test_measuring_command_finds_the_fitting_abstract(tmp_path):
    tmp_path.joinpath("asked.jsonl").write_text(json.dumps({"id": "q", "claim": "The bridge is cracked"}))
    corpus = [
        {"id": "a", "title": "Of ferries", "abstract": ["A ferry sank.", "It was old."]},
        {"id": "b", "title": "Of bridges", "text": "Every hanger of the bridge is cracked."},
    ]
    tmp_path.joinpath("corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)))

    given = {"--in": "asked.jsonl", "--corpus": "corpus.jsonl", "--out": "out.tsv"}
    call_command(
        "measure", "evidence", *(part for name, file in given.items() for part in (name, str(tmp_path / file)))
    )

    assert tmp_path.joinpath("out.tsv").read_text().split("\t")[:2] == ["q", "b"]


@pytest.mark.parametrize(
    ("more", "sentence"), [([], "name it with --corpus"), (["--corpus", "/nowhere"], "is not there")]
)
def test_measuring_command_wants_a_corpus(more, sentence, tmp_path, capsys):
    tmp_path.joinpath("asked.jsonl").write_text("{}")

    with pytest.raises(SystemExit) as end:
        call_command("measure", "match", "--in", str(tmp_path / "asked.jsonl"), "--out", str(tmp_path / "out"), *more)

    assert end.value.code == 2
    assert sentence in capsys.readouterr().err


def test_claim_that_holds_possible_what_another_asserts_is_another_claim():
    sure = "North Korea is supplying soldiers to Russia's armed forces"
    hedged = "There was a high possibility that North Korean forces were being sent to help Russia"
    assert [difference.why for difference in contrasts(sure, hedged)] == ["only says that it may be so"]
    assert [difference.kind for difference in contrasts(hedged, sure)] == ["certainty"]
    assert contrasts("The council met in May", "In May the council met") == []


def test_texts_in_two_scripts_are_alike_by_their_names_and_never_nearly_sure():
    bought, sold = Wording.of("Zelensky bought a villa in Italy"), Wording.of("Зеленский продал виллу в Италии")
    shared = likeness(bought, sold, lambda form: 1.0, None)

    assert IS_LIKELY < shared < PRECEDENT_FROM


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Sweden left the pact on mines", "Sweden joined the pact on mines", [("left", "joined")]),
        ("Sweden left the pact on mines", "Sweden left the pact on mines", []),
        ("Sweden left the pact on mines", "A ferry sank off Vessen", []),
        ("", "", []),
    ],
)
def test_what_stands_in_the_place_of_what_is_told_where_all_around_it_is_the_same(one, other, told):
    assert replaced(one, other) == told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("I was at home. The bridge is closed to lorries! Share it.", "The bridge is closed to lorries!"),
        ("The bridge. Is it closed?", "The bridge. Is it closed?"),
        ("It rains", "It rains"),
        ("", ""),
    ],
)
def test_of_a_longer_text_the_sentence_counts_that_says_what_is_asked(text, sentence):
    assert nearest_sentence(text, "The bridge of Velmouth is closed to lorries") == sentence


@pytest.mark.parametrize(
    ("claim", "other", "shown"),
    [
        ("No lorry weighs more than 3.5 tonnes", "No lorry of 7.5 tonnes may pass", ["lorry", "tonnes"]),
        ("No lorry weighs more than 3.5 tonnes", "Lorries of 3.5 tonnes may pass", ["lorry", "3.5", "tonnes"]),
        ("It rose 3.5 percent in 5 towns", "It rose in 5 towns by 4 percent", ["rose", "percent", "5", "towns"]),
        ("They paid 1,500 crowns", "The 1,500 crowns are gone", ["1500", "crowns"]),
    ],
)  # fmt: skip
def test_a_decimal_fraction_is_shared_whole_or_not_at_all(claim: str, other: str, shown: list[str]) -> None:
    assert as_written(claim, set(keys(claim)) & set(keys(other)), keys(other)) == shown
