"""Figures: what they say in seven languages, side by side across reports, and arithmetic that fails."""

import gzip
import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import Figure
from claims.reading.figures import READ, find_figures
from claims.reading.figures.ages import find_ages
from claims.reading.figures.alignment import rows
from claims.reading.figures.arithmetic import faults
from claims.reading.figures.dates import find_dates
from claims.reading.figures.kinds import kind_of
from claims.reading.figures.losses import part_over_whole
from claims.reading.figures.setting import with_setting
from tests.reading.figures.differing import judged_otherwise

HERE = Path(__file__).parent
CORPUS = Path(os.environ.get("FACTCHECK_CORPUS", Path(__file__).resolve().parents[4] / "shared"))
ARTICLES = CORPUS / "data/quotes-polnear/dev_docs.jsonl.gz"
DAY = date(2024, 5, 14)
"""A Tuesday, the day of the reports below."""


def gold(name: str) -> list[Any]:
    rows: list[Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def rounded(figure: Figure) -> list[Any]:
    ends = (figure.low, figure.high)
    return [*(None if end is None else round(end, 6) for end in ends), figure.unit, figure.comparator]


def of(text: str) -> tuple[Figure, ...]:
    return with_setting(text, find_figures(text), 0, len(text))


def test_english_figures_are_read_as_written_down() -> None:
    table = gold("english")
    assert [[text, [[*rounded(one), one.counted] for one in find_figures(text)]] for text, _ in table] == table


MISREAD = {
    "200 houses or more burned.": [(200, 200, "exactly", "houses")],
    "She got a year and a half.": [(0.5, 0.5, "exactly", "")],
    "Between 5-foot-2 and 5-foot-9 tall.": [(5, 5, "exactly", ""), (5, 5, "exactly", "")],
    "They came two by two.": [(2, 2, "exactly", ""), (2, 2, "exactly", "")],
    "The Six Nations begin.": [(6, 6, "exactly", "Nations begin")],
}
"""Figures that are read otherwise than a careful reader would, and how."""


def test_figures_that_are_misread_are_these() -> None:
    found = {text: [(one.low, one.high, one.comparator, one.counted) for one in find_figures(text)] for text in MISREAD}
    assert found == MISREAD


def test_figures_of_other_languages_are_read_as_written_down() -> None:
    table = gold("abroad")
    found = [
        [language, text, [rounded(one) for one in find_figures(text, language=language)]] for language, text, _ in table
    ]
    assert found == table
    assert {language for language, _, _ in table} == READ - {"en"}


def test_arithmetic_fails_where_it_was_written_down_to() -> None:
    table = gold("arithmetic")
    assert [[text, [fault.kind for fault in faults(text, day=DAY)]] for text, _ in table] == table


def test_nothing_is_said_of_sentences_in_which_nothing_is_wrong() -> None:
    lines = (HERE / "correct.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line for line in lines if not line.startswith("#")]
    assert len(sentences) >= 400
    assert [(one, fault.why) for one in sentences for fault in faults(one, day=DAY)] == []


UNSEEN = [
    "The budget sets aside 12 billion for schools, 8 billion for roads and 5 billion for arms, a total of 27 billion.",
    "One in eight adults, or 25 percent, is obese.",
    "Some 6,000 people, or 30 percent of the town’s 5,000 inhabitants, left.",
]
"""Arithmetic that fails and is not seen to fail."""


def test_faults_that_are_not_seen_are_these() -> None:
    assert [faults(text, day=DAY) for text in UNSEEN] == [() for _ in UNSEEN]


@pytest.mark.corpus
@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not here; FACTCHECK_CORPUS names their folder")
def test_nothing_is_said_of_articles_of_newspapers_whose_figures_fit() -> None:
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    assert len(articles) == 94
    days = [date.fromisoformat(one["doc"].split("_")[1]) for one in articles]
    found = [fault.why for one, day in zip(articles, days, strict=True) for fault in faults(one["text"], day=day)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "About 25 vehicles attacked. Thirty vehicles were destroyed.",
            "30 vehicles destroyed, but about 25 vehicles sent.",
        ),
        ("The air force shot down 41 of 40 drones.", "41 of 40 is more than all."),
        ("The crash hurt 14 people: 8 men and 7 women.", "8 and 7 make 15, not 14."),
        (
            "The blast killed 20 people, including 12 soldiers and 10 children.",
            "12 and 10 make 22, more than 20.",
        ),
        ("Of 200 pupils, 50 were ill, or 40 percent.", "50 of 200 is 25 percent, not 40."),
        ("Cases doubled from 100 to 150.", "From 100 to 150 is 1.5 times, not 2."),
        ("The bridge was built between 2019 and 2015.", "2015 lies before 2019."),
        (
            "The bridge was closed on 20 May 2024.",
            "20 May 2024 lies after the report's own day, and is told as past.",
        ),
    ],
)
def test_failing_arithmetic_says_why_in_a_sentence(text: str, why: str) -> None:
    [fault] = faults(text, day=DAY)
    assert fault.why == why
    assert 0 <= fault.start < fault.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "He took 17 paintings over six years and sold nine of them.",
        "Unemployment is at least 150 percent of the national average.",
        "Some 12 men and 14 women came; 30 stayed.",
    ],
)
def test_arithmetic_that_only_looks_wrong_is_let_pass(text: str) -> None:
    assert faults(text, day=DAY) == ()


def test_other_languages_are_not_added_up() -> None:
    assert faults("41 of 40 drones", language="uk") == ()


def test_a_figure_knows_its_deed_its_time_and_its_place() -> None:
    found = of("Of 40 drones launched near Brunn on Monday, 31 were shot down.")
    assert [(one.low, one.deed, one.when, one.where) for one in found] == [
        (40, "sent", "on Monday", "Brunn"),
        (31, "shot down", "on Monday", "Brunn"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He died after 48 minutes.", [("", "", "")]),
        ("She was jailed for six years.", [("sentenced", "", "")]),
        ("The singer died, said a man who manages two bands.", [("", "", "")]),
        ("They held talks with 12 owners.", [("", "", "")]),
        ("Twelve owners were held captive.", [("arrested", "", "")]),
        (
            "A bomb went off in Tessin, killing 12 people and injuring 30.",
            [("killed", "", "Tessin"), ("hurt", "", "Tessin")],
        ),
        ("The car ran over two soldiers, killing one.", [("", "", "")]),
        ("Gunmen fired at a bus, kidnapping 40 girls.", [("abducted", "", "")]),
        ("A pit 12 metres wide lies near Orland’s old harbour.", [("", "", "Orland")]),
        ("Twelve boats lie in the Danish port.", [("", "", "")]),
        ("The 2017 Velm Tourer has 14 seats.", [("", "", "")]),
        ("In 2017 Velm built 14 cars.", [("", "2017", "")]),
        ("The avalanche took the lives of 8 skiers.", [("killed", "", "")]),
        ("At least 17 U.S. troops were hurt.", [("hurt", "", "")]),
        ("There are 25 species capable of killing a man.", [("", "", "")]),
        ("Sending a child to a college costs $9,000.", [("", "", "")]),
        ("Thieves seized $3 million.", [("captured", "", "")]),
        ("Seven officers were burned.", [("", "", "")]),
        ("Twelve men are being held.", [("arrested", "", "")]),
        ("The fighting forced 180,000 people from their homes.", [("evacuated", "", "")]),
        ("Orland will send 800 troops.", [("to be sent", "", "")]),
        ("In the Monday strike six people were killed.", [("killed", "Monday", "")]),
    ],
)
def test_what_cannot_be_done_to_a_figure_is_not_its_deed_nor_whose_it_is_its_place(
    text: str, told: list[tuple[str, str, str]]
) -> None:
    assert [(one.deed, one.when, one.where) for one in of(text)] == told


NOT_TOLD = {
    "poll",
    "age spelt out",
    "height",
    "planes",
    "years in office",
    "payroll",
    "nurse pay",
    "attendance",
    "smuggled",
    "minutes",
    "clean-up",
    "pensioners",
    "children in camp",
    "broken ribs",
    "inmates",
    "dismissal",
    "election",
    "houses again",
    "migrants in the lorry",
    "one blast in other words",
    "ransom",
    "shots again",
    "speed",
    "wage",
}
"""Pairs that differ and are not told: an age without a name, and those of too few common words, among them."""


def test_pairs_of_reports_that_differ_are_told_and_few_others() -> None:
    wrong = {line.partition(":")[0] for line in judged_otherwise()}
    assert wrong == NOT_TOLD


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Inflation rose to 7.5 percent in May.", "May"),
        ("Inflation rose to 7.5 percent in May, the office said on Friday.", "May"),
        ("Since August some 340 people have died.", "August"),
        ("In early Sept. some 40 men came.", "Sept."),
        ("In May and in June some 40 men came.", ""),
        ("On May 9 some 40 men came.", "May 9"),
        ("In May 2024 some 40 men came.", "May 2024"),
        ("It may kill 40 men.", ""),
        ("For Theresa May some 40 men came.", ""),
        ("A march of 300 people went by.", ""),
    ],
)
def test_a_month_by_itself_is_the_time_of_a_figure(text: str, when: str) -> None:
    assert of(text)[0].when == when


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Leo Marsh, 34, was shot.", [("Leo Marsh", 34)]),
        ("Police held the 34-year-old teacher Leo Marsh.", [("Leo Marsh", 34)]),
        ("Leo Marsh, a 34-year-old teacher, was shot.", [("Leo Marsh", 34)]),
        ("Leo Marsh, aged 34, and Ann van der Berg, 29.", [("Leo Marsh", 34), ("Ann van der Berg", 29)]),
        ("María Sand, de 34 años, fue detenida.", [("María Sand", 34)]),
        ("Der 34-jährige Leo Marsh wurde festgenommen.", [("Leo Marsh", 34)]),
        ("John F. Harper Jr, 21, died.", [("John F. Harper Jr", 21)]),
        ("She is the 6-year-old daughter of Leo Marsh.", []),
        ("Mr Marsh, 34, was shot.", []),
        ("The 44-year-old Boca Country Club is rebuilt.", []),
        ("He spoke on Monday. Leo Marsh, 34, did not.", [("Leo Marsh", 34)]),
        ("On Monday March, 23, it rained.", []),
        ("It was in Elm Street, 34, that he lived.", []),
        ("Harrow United, 3, and Ostby, 1.", []),
        ("Leo Marsh, 340, was shot.", []),
        ("Leo Marsh, 3,400 others and a dog.", []),
    ],
)
def test_an_age_is_read_beside_a_name(text: str, ages: list[tuple[str, float]]) -> None:
    found = find_ages(text)
    assert [(one.about, one.low) for one in found] == ages
    assert all(text[one.start : one.end] == one.exact for one in found)


def test_figures_in_one_list_share_their_deed() -> None:
    found = of("Seven infantry fighting vehicles and two tanks were eliminated.")
    assert [(one.low, one.counted, one.deed) for one in found] == [
        (7, "infantry fighting vehicles", "destroyed"),
        (2, "tanks", "destroyed"),
    ]


# --- Side by side -----------------------------------------------------------------------------------------------------


def aligned(**texts: str) -> list[tuple[str, list[str], str]]:
    found = rows((report, figure) for report, text in texts.items() for figure in of(text))
    return [(row.label, list(row.cells), row.difference.words if row.difference else "") for row in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve people died when the ferry sank off Izmir.", "The toll of the shipwreck rose to 20 dead."),
        ("The earthquake in Selvia killed 310 people.", "In Selvia 190 people are dead after the tremor."),
        ("At least 45 pilgrims were killed in the crush in Morwa.", "The stampede in Morwa claimed 28 lives."),
        ("Some 300 demonstrators were taken into custody in Varden.", "Police in Varden made 140 arrests."),
        ("Velmor laid off 3,500 staff.", "Velmor is to cut 2,000 jobs."),
        ("The storm cut off electricity to 90,000 households.", "60,000 homes lost power in the storm."),
        ("The blaze consumed 260 homes in Corran.", "The wildfire in Corran has destroyed 180 houses."),
        (
            "A crowd of 48,000 watched the final in the stadium.",
            "Some 62,000 spectators came to the stadium for the final.",
        ),
    ],
)
def test_two_reports_meet_by_what_happened_in_whatever_words(one: str, other: str) -> None:
    assert [row for row in aligned(one=one, other=other) if row[2]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A fire in Daral killed 34 people.", "Twelve people were killed by the flood."),
        ("At least 45 people were killed in the crush in Morwa.", "In the Morwa stampede 28 women were killed."),
        ("Velmor laid off 3,500 staff.", "Some 2,000 workers at Dorrit Mills will lose their jobs."),
        ("The storm cut off electricity to 90,000 households.", "Power was back in 60,000 homes after the storm."),
        ("Two years after the flood, 12 people died in the village.", "The flood killed 30 people."),
        ("The army opened fire, killing 4 people.", "The fire killed 19."),
    ],
)
def test_two_events_a_part_and_another_firm_do_not_differ(one: str, other: str) -> None:
    assert not [row for row in aligned(one=one, other=other) if row[2]]


def test_what_counts_the_same_thing_stands_in_one_row_and_the_difference_is_said() -> None:
    assert aligned(
        ledger="About 25 infantry fighting vehicles attacked.",
        courier="Some 40 fighting vehicles attacked.",
        post="Around 25 IFVs attacked.",
    ) == [("infantry fighting vehicles, sent", ["ledger", "courier", "post"], "25 and 40 lie 15 apart, 60 percent.")]


def test_what_was_sent_and_what_was_destroyed_are_two_rows() -> None:
    assert aligned(
        ledger="About 25 vehicles and five tanks attacked.", courier="Seven vehicles and two tanks were destroyed."
    ) == [
        ("vehicles, sent", ["ledger"], ""),
        ("tanks, sent", ["ledger"], ""),
        ("vehicles, destroyed", ["courier"], ""),
        ("tanks, destroyed", ["courier"], ""),
    ]


def test_dead_and_killed_people_are_one_row() -> None:
    assert aligned(ledger="At least 14 people were killed.", courier="The blast left 12 dead.") == [
        ("people, killed", ["ledger", "courier"], "12 and 14 lie 2 apart, 17 percent.")
    ]


def test_another_place_or_time_is_another_row() -> None:
    assert aligned(
        ledger="Some 80 attacks were counted in Brunn.", courier="Some 30 attacks were counted in Velmouth."
    ) == [
        ("attacks", ["ledger"], ""),
        ("attacks", ["courier"], ""),
    ]


def test_who_was_killed_and_who_was_hurt_are_two_rows_though_one_sentence_counts_both() -> None:
    assert aligned(
        ledger="The blast killed 12 people and injured 30.", courier="Thirty people were hurt and twelve died in it."
    ) == [("people, killed", ["ledger", "courier"], ""), ("people, hurt", ["ledger", "courier"], "")]


def test_who_was_arrested_and_who_was_released_are_two_rows() -> None:
    assert aligned(ledger="Police arrested 23 people.", courier="Police released 19 people.") == [
        ("people, arrested", ["ledger"], ""),
        ("people, freed", ["courier"], ""),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The militia had 11 people killed.", "The border city has 40,000 residents."),
        ("Four people were killed.", "In the 2001 attack, 2,753 people were killed."),
        ("The attack killed one aide and two others.", "A raid on the mall killed 68 people last year."),
        ("The airport lost 11 aircraft.", "The airport lost two French turboprop aircraft."),
        ("Gunmen seized a dozen aircraft.", "The fleet is made up of 13 aircraft."),
        ("The chief of Vice spent $300,000 on one dinner in Las Vegas.", "A&E put $250 million into Vice."),
        ("The group of 12 ate late.", "The minister recorded the statements of seven people."),
        ("Goldfish have been kept as pets for more than 2,000 years.", "The pet was two years old."),
        ("Some 22 tram drivers were arrested.", "An additional nine tram drivers were arrested."),
        ("Some 30 people were arrested.", "Another eight people were arrested."),
        ("Some 30 people were arrested.", "Two of the eight newly arrested people are drivers."),
        (
            "Witnesses heard six shots fired.",
            "Ten shots were fired, four additional shots later.",
        ),
        ("Six people were killed.", "In the attack of September 2013, 67 people were killed."),
        ("Six people were killed.", "The siege a year ago left 67 people dead."),
        ("Six people were killed in the raid.", "Three gunmen and two civilians were killed."),
        ("The mayor was ill for three days.", "The mayor was ill for a couple of days."),
        ("He was held captive for 44 days.", "He was held captive for 635 days."),
        ("Some bottles of wine cost more than $20,000.", "The bottles of wine cost $15,000."),
        ("The catfish from the Elbe weighed 40 kg.", "The biggest catfish ever from the Elbe weighed 52 kg."),
        ("The tunnel lies 80 miles south of Lisbon.", "The lake is 125 miles south of Lisbon."),
        ("Four bodies were found at the site.", "The 28 bodies came from another site."),
        ("The singer was found dead at the age of 52.", "The actor was found dead at the age of 34."),
    ],
)
def test_two_things_that_are_called_alike_do_not_differ(one: str, other: str) -> None:
    assert [row for row in aligned(ledger=one, courier=other) if row[2]] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The air force shot down 34 Russian drones.", "The defence ministry said 52 Ukrainian drones were shot down."),
        ("Turnout was 61 percent.", "Turnout was 60.9 percent."),
        ("The trial has 40,000 volunteers.", "The trial enrolled 43,548 volunteers."),
        ("The wildfire has burned 10,000 acres.", "The fire has burned about 4,000 hectares."),
        ("The town lies 30 miles from the border.", "The town lies 48 kilometres from the border."),
        ("It was 104 °F in Phoenix.", "It was 40 °C in Phoenix."),
        ("The rate is 5.2 per 100,000 inhabitants.", "The rate is 52 per million inhabitants."),
        ("The raid left 11 dead.", "The attacks on New York left nearly 3,000 dead."),
        ("A panel of 11 men and 0 women talked.", "A panel heard that 1.3 million women are beaten."),
        ("The 12-inch MacBook Air is out.", "The 11-inch MacBook Air is out."),
        ("He had worked for the police for 29 years.", "He came to the police eight years ago."),
        ("Police made 59,000 arrests.", "Police made 20,413 marijuana-related arrests."),
        ("She spent three days in the hospital.", "She spent two more days in the hospital."),
        ("Hundreds of phones stood before the woman.", "About 90 phones stood before the woman."),
        ("The president won 54 percent of the vote.", "His rival won 44 percent of the vote."),
    ],
)
def test_rounding_units_and_all_that_tells_two_things_apart_make_no_difference(one: str, other: str) -> None:
    assert [row for row in aligned(ledger=one, courier=other) if row[2]] == []


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "The air force shot down 34 of 40 Russian drones.",
            "Moscow said 11 drones had been shot down.",
            "11 and 34 lie",
        ),
        (
            "The fire has burned 10,000 acres.",
            "The wildfire has burned 9,000 hectares.",
            "10,000 acres and 9,000 hectares",
        ),
        ("The suspect was jailed for 12 years.", "The suspect was jailed for 15 years.", "12 and 15 lie 3 apart"),
        ("The Greens won 14 seats.", "The Greens won 12 seats.", "12 and 14 lie 2 apart"),
        ("Mr. Berg has three houses.", "Mr. Berg has five houses.", "3 and 5 lie 2 apart"),
        ("On 3 May 2024 the storm killed 14 people.", "The storm of 3 May 2024 killed 19 people.", "14 and 19 lie 5"),
        (
            "The earthquake had a magnitude of 6.8.",
            "The earthquake had a magnitude of 7.4.",
            "6.8 and 7.4 lie 0.6 apart",
        ),
        (
            "Exit polls gave the president 54 percent of the vote.",
            "The president won 49.6 percent of the vote.",
            "49.6 and",
        ),
        (
            "The firm reported a profit of $3.4 billion for 2023.",
            "The firm made a profit of $2.4 billion in 2023.",
            "2,400,",
        ),
    ],
)
def test_what_has_to_fit_and_does_not_is_said(one: str, other: str, said: str) -> None:
    [row] = [row for row in aligned(ledger=one, courier=other) if row[2]]
    assert row[2].startswith(said)


MAY = datetime(2024, 5, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other", "after", "said"),
    [
        (
            "The quake killed 1,200 people.",
            "The quake killed 2,450 people.",
            timedelta(days=1),
            "1,200 in the report of 3 May 2024 and 2,450 in that of 4 May 2024: it may have risen since.",
        ),
        (
            "The quake killed 1,200 people.",
            "The quake killed 2,450 people.",
            timedelta(hours=5),
            "1,200 in the earlier report and 2,450 in the later, of 3 May 2024: it may have risen since.",
        ),
        ("The quake killed 2,450 people.", "The quake killed 1,200 people.", timedelta(days=1), ""),
        ("Police arrested 15 people on Friday.", "Police arrested 112 people on Friday.", timedelta(days=7), None),
        (
            "Inflation in Turkey rose to 61.5 percent.",
            "Inflation in Turkey rose to 68.5 percent.",
            timedelta(days=33),
            "61.5 in the report of 3 May 2024 and 68.5 in that of 5 June 2024: it may have changed since.",
        ),
        (
            "Inflation in Turkey rose to 61.5 percent.",
            "Inflation in Turkey rose to 68.5 percent.",
            timedelta(days=2),
            "",
        ),
    ],
)
def test_what_a_later_report_counts_anew_is_told_as_newer(
    one: str, other: str, after: timedelta, said: str | None
) -> None:
    given = [(report, figure) for report, text in (("first", one), ("later", other)) for figure in of(text)]
    found = rows(given, times={"first": MAY, "later": MAY + after})
    told = [(row.difference.is_newer, row.difference.words) for row in found if row.difference]
    assert [words if is_newer else "" for is_newer, words in told] == ([] if said is None else [said])


@pytest.mark.parametrize(
    ("told", "language", "counted"),
    [
        ("Унаслідок удару загинули 12 людей, поранено 30.", "uk", [("killed", "people"), ("hurt", "people")]),
        ("В результате обстрела убиты 12 человек, ранены 30.", "ru", [("killed", "people"), ("hurt", "people")]),
        (
            "Bei der Explosion wurden 12 Menschen getötet und 30 verletzt.",
            "de",
            [("killed", "people"), ("hurt", "people")],
        ),
        ("L'explosion a fait 12 morts et 30 blessés.", "fr", [("killed", "people"), ("hurt", "people")]),
        ("L'explosion a tué 12 personnes et en a blessé 30.", "fr", [("killed", "people"), ("hurt", "people")]),
        ("La explosión causó 12 muertos y 30 heridos.", "es", [("killed", "people"), ("hurt", "people")]),
        ("이 사고로 12명이 숨지고 30명이 다쳤다.", "ko", [("killed", "people"), ("hurt", "people")]),
        ("이 사고로 사망자 12명, 부상자 30명이 발생했다.", "ko", [("killed", "people"), ("hurt", "people")]),
        ("Die Luftwaffe schoss in der Nacht 41 Drohnen ab.", "de", [("shot down", "drone")]),
        ("Les forces ont abattu 41 drones dans la nuit.", "fr", [("shot down", "drone")]),
        ("Сили оборони збили 41 дрон.", "uk", [("shot down", "drone")]),
        ("Die Polizei nahm nach dem Spiel 23 Menschen fest.", "de", [("arrested", "people")]),
        ("La policía detuvo a 23 personas.", "es", [("arrested", "people")]),
        ("Эвакуированы 5000 человек.", "ru", [("evacuated", "people")]),
        ("El incendio destruyó 60 casas.", "es", [("destroyed", "house")]),
        ("Nach der Flut werden 35 Menschen vermisst.", "de", [("missing", "people")]),
        ("В городе живут 40 тысяч человек, погибли 9 человек.", "ru", [("", "people"), ("killed", "people")]),
        ("Er starb im Alter von 52 Jahren.", "de", [("", "jahren")]),
        ("40 Menschen wurden nicht getötet.", "de", [("", "people")]),
        ("A 20 km de la ciudad murieron varias personas.", "es", [("", "")]),
    ],
)
def test_what_happened_to_what_is_counted_is_told_by_one_word_in_seven_languages(
    told: str, language: str, counted: list[tuple[str, str]]
) -> None:
    figures = with_setting(told, find_figures(told, language=language), 0, len(told), language=language)
    assert [(kind.deed, kind.head) for kind in map(kind_of, figures)] == counted


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("de", "Bei der Explosion wurden elf Menschen getötet.", "9 and 11 lie 2 apart"),
        ("ru", "В результате взрыва убиты 11 человек.", "9 and 11 lie 2 apart"),
        ("fr", "L'explosion a fait neuf morts.", ""),
        ("ru", "Ещё два человека погибли ночью.", None),
        ("fr", "Deux autres personnes ont été tuées dans la nuit.", None),
        ("de", "Bei einem Unglück im Jahr 2016 wurden 34 Menschen getötet.", None),
        ("uk", "Загинули двоє мирних жителів.", ""),
        ("ko", "주민 45명이 대피했다.", None),
    ],
)
def test_a_toll_of_another_language_stands_beside_the_english_one(language: str, told: str, said: str | None) -> None:
    """``said`` is how they differ, empty where they need not; None where they stand in two rows."""
    abroad = with_setting(told, find_figures(told, language=language), 0, len(told), language=language)
    found = rows(
        [*(("ledger", one) for one in of("The blast killed nine people.")), *(("abroad", one) for one in abroad)]
    )
    both = [row.difference.words if row.difference else "" for row in found if len(row.cells) == 2]
    assert len(both) == (said is not None)
    assert all(words.startswith(said or "") and bool(words) == bool(said) for words in both)


def test_two_values_that_one_report_gives_side_by_side_do_not_differ_between_the_others() -> None:
    assert aligned(
        ledger="The trip was made by 28 girls.",
        courier="On the trip a fever struck seven girls.",
        post="The trip was made by 28 girls. On the trip a fever struck seven girls.",
    ) == [("girls", ["ledger", "courier", "post"], "")]


def test_a_toll_is_one_of_people() -> None:
    assert aligned(ledger="The flood killed 41 people.", courier="The death toll from the flood rose to 45.") == [
        ("people, killed", ["ledger", "courier"], "41 and 45 lie 4 apart, 10 percent.")
    ]


@pytest.mark.parametrize(
    ("one", "other", "rows_of"),
    [
        ("Inflation rose to 3.1 percent.", "Unemployment rose to 3.4 percent.", ["Inflation (%)", "Unemployment (%)"]),
        ("The Greens are at 22 percent.", "The Liberals are at 9 percent.", ["Greens (%)", "Liberals (%)"]),
        (
            "The ministry will spend 3 billion euros on roads.",
            "The ministry will spend 5 billion euros on schools.",
            ["ministry roads (EUR)", "ministry schools (EUR)"],
        ),
        ("Smith won 312 votes.", "Jones won 298 votes.", ["Smith (votes)", "Jones (votes)"]),
        ("It was 38 degrees in Rome.", "It was 41 degrees in Seville.", ["Rome (degrees)", "Seville (degrees)"]),
        ("Russia lost 12 tanks.", "Ukraine lost 40 tanks.", ["tanks", "tanks"]),
    ],
)
def test_what_is_measured_of_two_things_does_not_differ(one: str, other: str, rows_of: list[str]) -> None:
    assert aligned(ledger=one, courier=other) == [(rows_of[0], ["ledger"], ""), (rows_of[1], ["courier"], "")]


def test_what_is_measured_of_one_thing_stands_in_one_row() -> None:
    assert aligned(
        ledger="The bridge cost 40 million euros.", courier="The mayor said that the bridge had cost 44 million euros."
    ) == [("bridge (EUR)", ["ledger", "courier"], "40,000,000 and 44,000,000 lie 4,000,000 apart, 10 percent.")]
    assert aligned(ledger="The Greens are at 22 percent.", courier="The Greens stand at 18 percent, a poll shows.") == [
        ("Greens (%)", ["ledger", "courier"], "18 and 22 lie 4 apart.")
    ]


def test_about_leaves_a_tenth_of_room_and_a_missing_value_differs_from_none() -> None:
    assert aligned(ledger="About 80 attacks.", courier="85 attacks.") == [("attacks", ["ledger", "courier"], "")]
    assert aligned(ledger="80 attacks. 90 attacks.", courier="80 attacks.") == [("attacks", ["ledger", "courier"], "")]


def test_losses_of_one_report_are_held_against_what_another_says_was_sent() -> None:
    lost, sent = of("Thirty tanks were destroyed."), of("Five tanks attacked.")
    assert part_over_whole(lost, sent) == "30 destroyed, but 5 sent."
    assert part_over_whole(sent, lost) == ""
    assert part_over_whole([], sent) == ""


# --- Dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 May 2024", date(2024, 5, 12), date(2024, 5, 12)),
        ("May 12, 2024", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12)),
        ("May 12", date(2024, 5, 12), date(2024, 5, 12)),
        ("30 December", date(2023, 12, 30), date(2023, 12, 30)),
        ("in May 2019", date(2019, 5, 1), date(2019, 5, 31)),
        ("in 2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("yesterday", date(2024, 5, 13), date(2024, 5, 13)),
        ("tomorrow", date(2024, 5, 15), date(2024, 5, 15)),
        ("on Monday", date(2024, 5, 13), date(2024, 5, 13)),
        ("last Tuesday", date(2024, 5, 7), date(2024, 5, 7)),
        ("next Tuesday", date(2024, 5, 21), date(2024, 5, 21)),
        ("last week", date(2024, 5, 6), date(2024, 5, 12)),
        ("last month", date(2024, 4, 1), date(2024, 4, 30)),
        ("next year", date(2025, 1, 1), date(2025, 12, 31)),
        ("three days ago", date(2024, 5, 11), date(2024, 5, 11)),
        ("the weekend", date(2024, 5, 11), date(2024, 5, 12)),
        ("last weekend", date(2024, 5, 11), date(2024, 5, 12)),
        ("next weekend", date(2024, 5, 18), date(2024, 5, 19)),
    ],
)
def test_dates_are_counted_from_the_day_of_the_report(text: str, first: date, last: date) -> None:
    [found] = find_dates(text, DAY)
    assert (found.first, found.last) == (first, last)


def test_without_a_day_only_whole_dates_are_dates() -> None:
    text = "Yesterday, on 12 May 2024 and on 13 May, he may 14 percent"
    assert [found.exact for found in find_dates(text)] == ["12 May 2024"]


def test_a_day_that_is_in_no_calendar_is_no_date() -> None:
    assert find_dates("31 February 2024 and 2024-13-01", DAY) == ()


# --- Any text ---------------------------------------------------------------------------------------------------------

PIECES = """
25 five 1,000 3,5 % percent of the a total in and , . : from to rose doubled killed tanks between 2019 May 12 half
hundred million 만 억 조 천 명 понад до тисяч dozens not $ € - – ( 2/3 1/3/2024 1.2.2023 -3% ½ lakh half-million quarter
5\u2009million 5\u00a0% minus eine halbe Million demi et y medio з половиною drei Viertel 의 그 Of of
whom was founded closed 10x 5G 80s
"""
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join)


@given(st.one_of(st.text(max_size=300), WORDS), st.sampled_from(sorted(READ)))
def test_figures_and_faults_of_any_text_stand_where_they_say(text: str, language: str) -> None:
    figures = find_figures(text, language=language)
    assert all(text[one.start : one.end] == one.exact for one in figures)
    assert with_setting(text, figures, 0, len(text))[:0] == ()
    assert all(0 <= fault.start < fault.end <= len(text) for fault in faults(text, day=DAY))
    assert sum(len(cell) for row in rows(("one", figure) for figure in figures) for cell in row.cells.values()) <= len(
        figures
    )


@pytest.mark.parametrize(("language", "text", "kinds"), gold("arithmetic_abroad"))
def test_plain_faults_are_seen_in_other_languages(language: str, text: str, kinds: list[str]) -> None:
    assert [fault.kind for fault in faults(text, language=language)] == kinds


def test_nothing_is_remarked_on_correct_sentences_in_other_languages() -> None:
    lines = (HERE / "correct_abroad.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ", maxsplit=1) for line in lines if not line.startswith("#")]
    assert [(text, fault.why) for language, text in rows for fault in faults(text, language=language)] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "entre un 3 y un 4 % más", [[3, 4, "%", "exactly"]]),
        ("es", "pasó de 120 a 150 casos", [[120, 120, "", "exactly"], [150, 150, "", "exactly"]]),
        ("es", "cerca del 70 % de ellos", [[70, 70, "%", "about"]]),
        ("es", "una cuarta parte de las casas", [[0.25, 0.25, "of the whole", "exactly"]]),
        ("de", "12 bis 15 Prozent", [[12, 15, "%", "exactly"]]),
        ("fr", "entre 3% et 5% de hausse", [[3, 5, "%", "exactly"]]),
        ("fr", "à 23H00 lundi", []),
        ("fr", "ne devrait pas dépasser 0,7%", [[None, 0.7, "%", "up to"]]),
        ("uk", "знижено з 2,1% до 1,9%", [[2.1, 2.1, "%", "exactly"], [1.9, 1.9, "%", "exactly"]]),
        ("uk", "п’яту частину робіт", [[0.2, 0.2, "of the whole", "exactly"]]),
        ("ru", "не превышает 5 процентов", [[None, 5, "%", "up to"]]),
        ("ko", "최소 세 차례", [[3, None, "", "at least"]]),
        ("uk", "Кожен п'ятий власник скоротив людей", [[20, 20, "%", "exactly"]]),
        ("ru", "каждый третий школьник", [[33.333333, 33.333333, "%", "exactly"]]),
        ("ru", "каждый второй день", []),
        ("ru", "шесть из 25 игроков", [[6, 6, "", "exactly"], [25, 25, "", "exactly"]]),
        ("uk", "3 з 5 опитаних", [[60, 60, "%", "exactly"]]),
        ("uk", "троє із кожних п'яти мешканців", [[60, 60, "%", "exactly"]]),
        ("uk", "троє з п'яти свідків", [[3, 3, "", "exactly"], [5, 5, "", "exactly"]]),
        ("ru", "пять из семи опрошенных аналитиков", [[5, 5, "", "exactly"], [7, 7, "", "exactly"]]),
        ("de", "zwei von drei befragten Firmen", [[2, 2, "", "exactly"], [3, 3, "", "exactly"]]),
        ("ru", "семеро из десяти россиян", [[70, 70, "%", "exactly"]]),
        ("ru", "сбиты 41 из 56 дронов", [[41, 41, "", "exactly"], [56, 56, "", "exactly"]]),
        ("de", "drei von fünf Befragten", [[60, 60, "%", "exactly"]]),
        ("de", "47 von 60 Drohnen", [[47, 47, "", "exactly"], [60, 60, "", "exactly"]]),
        ("ko", "응답자 10명 중 7명이", [[70, 70, "%", "exactly"]]),
        ("ko", "선원 5명 중 2명만", [[5, 5, "", "exactly"], [2, 2, "", "exactly"]]),
        ("de", "Jeder vierte Fall war Malaria", [[25, 25, "%", "exactly"]]),
        ("de", "jede zweite Woche", []),
        ("fr", "sept Français sur dix", [[70, 70, "%", "exactly"]]),
        ("fr", "une habitante sur deux", [[50, 50, "%", "exactly"]]),
        ("es", "uno de cada tres detenidos", [[33.333333, 33.333333, "%", "exactly"]]),
        ("es", "tres de cada cuatro muestras", [[75, 75, "%", "exactly"]]),
        (
            "es",
            "recortó en 25 puntos base, hasta el 7,25 %",
            [[25, 25, "basis points", "exactly"], [7.25, 7.25, "%", "exactly"]],
        ),
        ("es", "el equipo suma 27 puntos", [[27, 27, "", "exactly"]]),
        ("fr", "0,3 point de croissance", [[0.3, 0.3, "percentage points", "exactly"]]),
        ("de", "um 25 Basispunkte", [[25, 25, "basis points", "exactly"]]),
        ("ru", "на 50 базисных пунктов", [[50, 50, "basis points", "exactly"]]),
        ("ru", "10–11 ноября в 14.30 в матче 24-го тура 19-летний забил, 3:1", []),
        ("ru", "1600 совершеннолетних", [[1600, 1600, "", "exactly"]]),
        ("uk", "о 12:00 померла 67-річна жінка", []),
        ("de", "vom 4. bis 6. November, ein 61-Jähriger, 1:3", []),
        ("fr", "les 17 et 18 novembre, lors de la 24e journée", []),
        ("es", "entre el 3 y el 12 de octubre ganó por 2-1", []),
        ("ko", "이재민이 420세대 861명", [[420, 420, "", "exactly"], [861, 861, "", "exactly"]]),
        ("ko", "10일까지, 1월 1일부터", []),
        ("ko", "10일간 25bp 인하", [[10, 10, "", "exactly"], [25, 25, "basis points", "exactly"]]),
        ("ko", "한 명이 숨지고", [[1, 1, "", "exactly"]]),
        ("ko", "2% 안팎", [[2, 2, "%", "about"]]),
    ],
)
def test_ranges_changes_and_bounds_in_other_languages(language: str, text: str, expected: list[Any]) -> None:
    assert [rounded(figure) for figure in find_figures(text, language=language)] == expected


@pytest.mark.parametrize(
    ("text", "exact", "first", "last", "counts"),
    [
        ("It runs from 4 to 6 November 2024 with 300 guests.", "4 to 6 November 2024", (11, 4), (11, 6), [300]),
        ("Strikes on 17 and 18 November 2024 hit 90 trains.", "17 and 18 November 2024", (11, 17), (11, 18), [90]),
        ("The strikes of 3, 5 and 9 May 2024 hit 90 trains.", "3, 5 and 9 May 2024", (5, 3), (5, 9), [90]),
        ("Between 5 and 9 October 2024 police made 37 arrests.", "5 and 9 October 2024", (10, 5), (10, 9), [37]),
        ("Some 300 guests came on November 17-19, 2024.", "November 17-19, 2024", (11, 17), (11, 19), [300]),
        ("It had 12 shows from Sept. 4 to 6, 2024.", "Sept. 4 to 6, 2024", (9, 4), (9, 6), [12]),
        ("On 17 November 2024 and 18 people died.", "17 November 2024", (11, 17), (11, 17), [18]),
        ("Of 3 to 5 guests one left on 6 May 2024.", "6 May 2024", (5, 6), (5, 6), [3]),
        ("Days left are 14 and 9 May 2024.", "9 May 2024", (5, 9), (5, 9), []),
    ],
)
def test_days_of_one_month_are_one_date_and_count_nothing(
    text: str, exact: str, first: tuple[int, int], last: tuple[int, int], counts: list[int]
) -> None:
    [found] = find_dates(text)
    assert (found.exact, found.first, found.last) == (exact, date(2024, *first), date(2024, *last))
    assert [figure.low for figure in find_figures(text)] == counts


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("January 28 to February 3", (2026, 1, 28), (2026, 2, 3)),
        ("Jan. 28 – Feb. 3", (2026, 1, 28), (2026, 2, 3)),
        ("28th January until 3rd February 2024", (2024, 1, 28), (2024, 2, 3)),
        ("between 28 May and 3 June", (2026, 5, 28), (2026, 6, 3)),
        ("December 28 to January 3, 2026", (2025, 12, 28), (2026, 1, 3)),
        ("December 28 through January 3", (2025, 12, 28), (2026, 1, 3)),
    ],
)
def test_days_of_two_months_are_one_date(words: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    text = f"The fair with 90 stalls ran {words}."
    [found] = find_dates(text, date(2026, 2, 1))
    assert (found.exact, found.first, found.last) == (words, date(*first), date(*last))
    assert [figure.low for figure in find_figures(text)] == [90]


def test_two_days_with_a_year_each_and_two_days_alone_stay_two_dates() -> None:
    day = date(2026, 2, 1)
    assert len(find_dates("from May 28, 2024 to June 3, 2024", day)) == 2
    assert len(find_dates("on 28 May and 3 June", day)) == 2


def test_a_number_behind_a_day_counts_where_something_is_counted() -> None:
    assert [one.low for one in find_figures("On November 17 and 18 people died.")] == [18]
    assert [one.low for one in find_figures("On November 17, 18 people died.")] == [18]


@pytest.mark.parametrize(
    "text",
    [
        "The bug came with iOS 8 and was mended.",
        "A source told Page Six that he had left.",
        "The jets appeared to be MiG 21.",
        "They are waiting for Storm Riders 7.",
        "It reached the Top 40, he said.",
        "She spoke with News 6 about it.",
        "He died on Sunday (April 20, 2014), the note said.",
        "The post was made on Sep 29.",
        "It offers 2,560-by-1,600.",
        "The shop at 7 West 34th St., across the park, closed.",
    ],
)
def test_a_number_that_is_part_of_a_name_or_of_a_size_counts_nothing(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The count is Ted Cray 300, Rubin 151, and Kazan 37.", [300, 151, 37]),
        ("She has 1,163 delegates to Sand's 844.", [1163, 844]),
        ("Gales Kill 37 in Orland", [37]),
        ("Rail Crash Leaves 12 Dead", [12]),
        ("They lost 24 seats, Democrats 10.", [24, 10]),
        ("The army killed Marrat 12 fighters.", [12]),
    ],
)
def test_a_number_behind_a_name_that_counts_something_is_kept(text: str, values: list[int]) -> None:
    assert [one.low for one in find_figures(text)] == values


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Soit 2,3 millions de Français.", [("2,3 millions", "", "Français")]),
        ("fr", "Une quinzaine de blessés.", [("Une quinzaine", "", "blessés")]),
        ("fr", "Il a pris 40 kilos de cocaïne.", [("40 kilos", "kg", "cocaïne")]),
        ("es", "Una docena de heridos y 1,2 millones de personas.",
         [("Una docena", "", "heridos"), ("1,2 millones", "", "personas")]),
        ("es", "Ganó por 68%-31% en la votación.", [("68%", "%", ""), ("31%", "%", "")]),
        ("es", "Más de 2.500 kilos de cocaína.", [("Más de 2.500 kilos", "kg", "cocaína")]),
        ("ru", "Свыше 2,5 тонны кокаина; около полутора миллионов человек.",
         [("Свыше 2,5 тонны", "tonnes", "кокаина"), ("около полутора миллионов", "", "человек")]),
        ("uk", "Понад 2,5 тонни кокаїну.", [("Понад 2,5 тонни", "tonnes", "кокаїну")]),
        ("de", "Der Zug fuhr 190 Stundenkilometer, 40 Hektar brannten ohne Pause.",
         [("190 Stundenkilometer", "km/h", ""), ("40 Hektar", "hectares", "brannten")]),
        ("de", "Die CDU hat 31,5 Prozent (+2,3).", [("31,5 Prozent", "%", ""), ("2,3", "", "")]),
    ],
)  # fmt: skip
def test_weights_and_what_millions_are_of_are_read_abroad(
    language: str, text: str, told: list[tuple[str, ...]]
) -> None:
    assert [(one.exact, one.unit, one.counted) for one in find_figures(text, language=language)] == told
