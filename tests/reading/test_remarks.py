"""What should be looked at twice in a report, and on the seed article the four flags that a good desk raises."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import read
from claims.reading.names import find_names, other_spellings
from claims.reading.remarks import name_groups, remarks_on

CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", Path(__file__).resolve().parents[3] / "shared"))
ARTICLE = CORPUS / "seed" / "article.txt"

TEXT = (
    "Harbour Office Confirms Drones Fell Near Krakow\n\n"
    "There is a high possibility that 12 drones fell near Krakow, Harbour Office spokesman Dmytro Kuleba said. "
    "Fighting went on around Pokrovsk and in the Donetsk region. The air force shot down 41 of 40 drones on 12 May. "
    "Kuleba said that Kim Young-hyun would come to Pokrovsk."
)


def test_a_report_gets_its_remarks_in_the_order_of_the_text() -> None:
    found = remarks_on(TEXT, read(TEXT), day=date(2024, 5, 14))
    assert [(one.kind, one.words, one.candidates[:1]) for one in found] == [
        ("headline", "Drones Fell Near Krakow", ()),
        ("place", "Krakow", ("Kurakhove",)),
        ("arithmetic", "41 of 40", ()),
        ("name", "Kim Young-hyun", ("Kim Yong-hyun",)),
    ]
    assert all(TEXT[one.start : one.end] == one.words for one in found)


def test_names_of_a_report_are_its_people_with_their_short_forms() -> None:
    groups = {one.name: one.names for one in name_groups(TEXT, read(TEXT))}
    assert groups["Dmytro Kuleba"] == ("Dmytro Kuleba", "Kuleba")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("South Korean Defence Minister Kim Young-hyun met Ann Lee’s son.", ["Kim Young-hyun", "Ann Lee"]),
        ("The General Staff and the Air Force met in North Korea on Monday.", []),
        ("Ursula von der Leyen spoke. Ms Leyen did not answer.", ["Ursula von der Leyen", "Leyen"]),
        ("Депутатка Марія Кос прийшла.", ["Марія Кос"]),
        ("Democrat Hillary Clinton spoke. Hillary Clinton left.", ["Hillary Clinton", "Hillary Clinton"]),
        ("", []),
    ],
)
def test_names_are_found_without_their_titles(text: str, names: list[str]) -> None:
    assert [mention.exact for mention in find_names(text)] == names


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Zelensky", "Selenskyj"),
        ("Zelensky", "Зеленський"),
        ("Kim Young-hyun", "Kim Yong-hyun"),
        ("Kim Jong-un", "Kim Jung-un"),
        ("Dmitry Peskov", "Dmitry Peskow"),
        ("Vladimir Putin", "Путин"),
        ("Viktor Yanukovych", "Янукович"),
        ("Maria Zakharova", "Захарова"),
    ],
)
def test_a_name_from_another_script_is_known_in_its_other_spellings(name: str, other: str) -> None:
    assert other in other_spellings(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee", "John Smith", "Air Force", "Kremlin", "", "Зеленський", "Monica Lewinsky", "Kentucky",
        "Paul Rieckhoff", "Joseph Goldstein", "Ahmed Hussein", "Boris Yeltsin",
    ],
)  # fmt: skip
def test_other_names_have_no_other_spelling(name: str) -> None:
    assert other_spellings(name) == ()


@given(st.text(max_size=500))
def test_remarks_on_any_text_stand_where_they_say(text: str) -> None:
    reading = read(text)
    assert all(text[one.start : one.end] == one.words for one in remarks_on(text, reading))
    assert all(text[one.start : one.end] == one.exact for one in find_names(text))


@pytest.mark.parametrize(
    "piece", ["Ab-", "Kim Lee ", "A. ", ", which ", "between 2019 and 2015. ", "killed 5 destroyed "]
)
def test_hostile_text_is_looked_at_in_one_go(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert len(remarks_on(text, read(""))) <= 40


@pytest.mark.corpus
@pytest.mark.skipif(not ARTICLE.exists(), reason="the seed article is not here; FACTCHECK_CORPUS names its folder")
def test_the_first_real_report_gets_the_flags_of_a_good_desk(tmp_path: Path) -> None:
    target = tmp_path / "read.json"
    call_command("measure", "read", "--in", str(ARTICLE), "--out", str(target))
    found = json.loads(target.read_text(encoding="utf-8"))
    flags = {(one["kind"], one["words"]): one["candidates"] for one in found["remarks"]}
    assert flags["place", "Krakow"] == ["Kurakhove"]
    assert "Kim Yong-hyun" in flags["name", "Kim Young-hyun"]
    assert {"Volodymyr Zelenskyy", "Volodymyr Selenskyj", "Зеленський", "Зеленский"} <= set(
        flags["name", "Volodymyr Zelensky"]
    )
    assert {kind for kind, _ in flags} == {"place", "name"}
    assert next(one["spellings"] for one in found["names"] if one["name"] == "Volodymyr Zelensky") == [
        "Volodymyr Zelensky",
        "Zelensky",
    ]
