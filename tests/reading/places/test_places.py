"""Places: where they lie, which of one name is meant, and which lies far from its company."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.checks import places_can_be_read
from claims.reading import places
from claims.reading.names.declension import declined
from claims.reading.names.sounds import sounds
from claims.reading.places import (
    CALLED,
    BadPlaces,
    Gazetteer,
    Place,
    countries_named,
    country_of,
    find_places,
    gazetteer,
    place_flags,
)
from claims.reading.places.own import read_csv

GOLD: list[dict[str, Any]] = json.loads(Path(__file__).with_name("gold.json").read_text(encoding="utf-8"))
REGIONS = Path(places.__file__).with_name("regions.txt")
FIRST_LEVEL = Path(places.__file__).with_name("first_level.txt")
MISSES = {
    "Ships left Odessa": "Kherson is not seen after “for”",
    "The brigade left Sloviansk": "Lima is a capital, and capitals are never flagged",
}


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer()


def found_in(text: str, known: Gazetteer) -> dict[str, Any]:
    mentions = find_places(text, known)
    flags = place_flags(text, mentions, known)
    return {
        "text": text,
        "places": [mention.exact for mention in mentions],
        "flags": {flag.mention.exact: flag.candidates[0].name if flag.candidates else "" for flag in flags},
    }


def test_texts_are_read_as_written_down_but_for_the_known_misses(known: Gazetteer) -> None:
    missed = [row["text"] for row in GOLD if found_in(row["text"], known) != row]
    assert [next((key for key in MISSES if text.startswith(key)), text) for text in missed] == list(MISSES)


TAKEN = {"Essen und Trinken waren in Dortmund, Bochum und Hagen teuer.": ["Essen"]}
"""Words that are taken for a place and name none."""


def test_people_ships_and_houses_that_are_called_like_places_are_none_and_nothing_is_flagged(known: Gazetteer) -> None:
    rows = json.loads(Path(__file__).with_name("no_places.json").read_text(encoding="utf-8"))
    rows += [[text, words] for text, words in TAKEN.items()]
    taken = {text: [one.exact for one in find_places(text, known) if one.exact in words] for text, words in rows}
    assert {text: words for text, words in taken.items() if words} == TAKEN
    assert [text for text, _ in rows if place_flags(text, find_places(text, known), known)] == []


def test_a_place_is_found_in_what_is_its_own(known: Gazetteer) -> None:
    found = find_places("London’s buses and Shandong's hospitals were shown near Sana'a.", known)
    assert [(one.exact, one.likeliest.country) for one in found] == [
        ("London", "GB"),
        ("Shandong", "CN"),
        ("Sana'a", "YE"),
    ]


def test_a_flag_says_how_far_and_what_is_near(known: Gazetteer) -> None:
    text = GOLD[0]["text"]
    [flag] = place_flags(text, find_places(text, known), known)
    assert flag.why == "Kraków in Poland lies 1,266 km from Pokrovsk and Donetsk. Near them, Kurakhove sounds like it."
    assert text[flag.mention.start : flag.mention.end] == "Krakow"


def test_capitals_elsewhere_stand_for_governments_and_scatter_nothing(known: Gazetteer) -> None:
    text = "Moscow and Pyongyang called it fake. Kyiv named Pokrovsk and Krakow as hot spots of the Ukrainian front."
    [flag] = place_flags(text, find_places(text, known), known)
    assert (flag.mention.exact, flag.company, flag.candidates[0].name) == ("Krakow", ("Kyiv", "Pokrovsk"), "Kurakhove")


def test_towns_elsewhere_do_scatter_a_text(known: Gazetteer) -> None:
    text = "Letters came from Leeds, from Osaka, from Pokrovsk and from Krakow; Kyiv and Moscow sent none."
    assert place_flags(text, find_places(text, known), known) == ()


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (
            "It goes on around the eastern city of Krakow and near Pokrovsk in the Donetsk region, they said in Kyiv.",
            {"Krakow": "Kurakhove"},
        ),
        ("Jets hit positions around Mosul, Fallujah and Sinja.", {"Sinja": "Sinjār"}),
        ("Shells fell in Sloviansk, Kramatorsk and Bakhmut, and a bus burned in Marseille.", {"Marseille": ""}),
        ("A bus burned in Marseille, others in Miami, Chicago and Boston.", {}),
    ],
)
def test_a_flag_needs_a_near_name_or_a_city_far_from_one_small_area(
    known: Gazetteer, text: str, flags: dict[str, str]
) -> None:
    assert found_in(text, known)["flags"] == flags


def test_the_land_right_behind_a_place_tells_which_is_meant(known: Gazetteer) -> None:
    mentions = find_places("Police in Birmingham, Ala., and in Halifax, Canada, looked for him.", known)
    assert [{place.country for place in mention.places} for mention in mentions] == [{"US"}, {"CA"}]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The storm hit Chiclayo, Peoria and Milwaukee on Monday, the US weather service said.", ["Chiclayo"]),
        ("The team played in Leeds, Sheffield and Brantford, the English league said.", ["Brantford"]),
        ("Hotels in La Vega, Reno and Henderson in Nevada saw snow.", ["La Vega"]),
        ("Miners in Katowice, Gliwice and Zagreb went on strike, the Polish union said.", []),
        ("Police in Lyon, Grenoble and Saint-Étienne searched homes. A suspect had come from Turin.", []),
        ("The fair in Hamburg, Hannover and Bremen drew guests from Bergen, the German agency said.", []),
        ("Firms in San Jose, Fresno and Stanford, a suburb, hired, US papers said.", []),
    ],
)
def test_a_city_far_off_that_is_spelled_like_a_big_one_of_the_country_is_flagged(
    known: Gazetteer, text: str, flagged: list[str]
) -> None:
    assert [flag.mention.exact for flag in place_flags(text, find_places(text, known), known)] == flagged


def test_a_flag_by_letters_says_in_which_country_the_other_city_lies(known: Gazetteer) -> None:
    text = "The storm hit Chiclayo, Peoria and Milwaukee on Monday, the US weather service said."
    [flag] = place_flags(text, find_places(text, known), known)
    assert flag.why.endswith("In United States, Chicago is spelled much like it.")


def test_naming_the_country_takes_the_flag_away(known: Gazetteer) -> None:
    text = "Fighting went on near Pokrovsk and in the Donetsk region. Aid came from Krakow in Poland."
    assert place_flags(text, find_places(text, known), known) == ()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Krakow", ("Kraków", "PL")),
        ("Краків", ("Kraków", "PL")),
        ("Курахового", ("Kurakhove", "UA")),
        ("Харкові", ("Kharkiv", "UA")),
        ("Києва", ("Kyiv", "UA")),
        ("Москве", ("Moscow", "RU")),
        ("München", ("Munich", "DE")),
        ("서울", ("Seoul", "KR")),
        ("Θεσσαλονίκη", ("Thessaloníki", "GR")),
        ("القاهرة", ("Cairo", "EG")),
    ],
)
def test_places_are_known_in_other_scripts_and_cases(known: Gazetteer, name: str, place: tuple[str, str]) -> None:
    first = known.named(name)[0]
    assert (first.name, first.country) == place


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("North Korean", "KP"), ("Ukrainians", "UA"), ("US", "US"), ("us", ""), ("Росії", "RU"), ("Германии", "DE"),
        ("Reino Unido", "GB"), ("우크라이나", "UA"), ("Kiribati", "KI"), ("Texas", "US"), ("Krakow", ""),
    ],
)  # fmt: skip
def test_countries_are_known_by_their_names_and_peoples(name: str, code: str) -> None:
    assert country_of(name) == code


def test_countries_are_counted_in_several_languages() -> None:
    assert countries_named("North Korea sent men to Russia. Russian officials denied it.") == {"KP": 1, "RU": 2}
    assert countries_named("Північної Кореї та Росії") == {"KP": 1, "RU": 1}


def test_lower_letters_name_a_people_and_no_country() -> None:
    assert countries_named("російські солдати мали чилі") == {"RU": 1}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Pyongyang denied it", {"KP": 1}),
        ("Ukraine's allies and Moscow’s men", {"UA": 1, "RU": 1}),
        ("У Кремлі це заперечили", {"RU": 1}),
        ("Білий дім і ЄС мовчать", {"US": 1, "EU": 1}),
        ("НАТО и ООН", {"NATO": 1, "UN": 1}),
        ("평양은 부인했다", {"KP": 1}),
    ],
)
def test_capitals_stand_for_their_countries_where_that_is_asked(text: str, codes: dict[str, int]) -> None:
    assert countries_named(text, by_seat=True) == codes


def test_country_is_called_by_all_its_names_and_their_case_forms() -> None:
    called = CALLED["KP"]
    assert called[0] == "North Korea"
    assert {"КНДР", "Pyongyang", "Північної Кореї", "Северной Корее", "북한"} <= set(called)
    assert {"North Korean", "північнокорейський"}.isdisjoint(called)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Росія", ("Росії", "Росію", "Росією")),
        ("Южная Африка", ("Южной Африки", "Южной Африке", "Южную Африку", "Южной Африкой")),
        ("Китай", ("Китаю", "Китаї", "Китаєм", "Китая", "Китае", "Китаем")),
        ("США", ()),
        ("Косово", ()),
        ("Ukraine", ()),
    ],
)
def test_names_of_countries_are_declined(name: str, forms: tuple[str, ...]) -> None:
    assert declined(name) == forms


def test_countries_are_told_from_their_peoples_where_that_is_asked() -> None:
    assert countries_named("Russian officials spoke of Ukraine", by_people=False) == {"UA": 1}


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Bavaria", ("Bavaria", "DE")),
        ("Каталонії", ("Catalonia", "ES")),
        ("Чечні", ("Chechnya", "RU")),
        ("Tamil Nadu", ("Tamil Nadu", "IN")),
        ("경기도", ("Gyeonggi", "KR")),
        ("Nordrhein-Westfalen", ("North Rhine-Westphalia", "DE")),
    ],
)
def test_regions_are_known_in_other_scripts_and_cases(known: Gazetteer, name: str, region: tuple[str, str]) -> None:
    first = known.named(name)[0]
    assert (first.name, first.country, first.is_region) == (*region, True)


def test_every_region_that_is_listed_lies_at_its_chief_city(known: Gazetteer) -> None:
    listed = [row for row in REGIONS.read_text(encoding="utf-8").splitlines() if " = " in row and row[0] != "#"]
    assert len(listed) == len(known.areas - known.guarded)


def test_region_is_found_in_a_text_and_never_flagged(known: Gazetteer) -> None:
    text = "Floods hit Augsburg and Regensburg in Bavaria, and then Xinjiang."
    mentions = find_places(text, known)
    assert [(one.exact, one.is_region) for one in mentions] == [
        ("Augsburg", False), ("Regensburg", False), ("Bavaria", True), ("Xinjiang", True),
    ]  # fmt: skip
    assert place_flags(text, mentions, known) == ()


def test_distances_are_great_circles(known: Gazetteer) -> None:
    berlin, paris = known.named("Berlin")[0], known.named("Paris")[0]
    assert round(berlin.km_to(paris)) == 878
    assert berlin.km_to(berlin) == 0


def test_a_newsroom_adds_places_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text(
        "name,country,latitude,longitude,aliases\nSelydove Pit,ua,48.14,37.30,Селидівська шахта;Selidovo Pit\n", "utf-8"
    )
    more = gazetteer(str(file))
    assert more.named("Selidovo Pit") == [Place("Selydove Pit", "UA", 48.14, 37.3)]
    assert more.named("Berlin") == gazetteer().named("Berlin")
    assert gazetteer().named("Selidovo Pit") == []


def test_of_a_newsrooms_own_places_only_those_are_heard_that_may_sound_alike(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    others = [f"{first}arv{x}{y}{z}e" for first in "MBNDL" for x in "aeiou" for y in "rstlnkmp" for z in "aeiou"]
    rows = [f"{name},UA,48.1,37.3" for name in (*others, "Krakhov")]
    file.write_text("\n".join(["name,country,latitude,longitude", *rows]), encoding="utf-8")
    known = gazetteer(str(file))
    text = "Fighting went on around Pokrovsk and Krakow. It named the Donetsk region and Kostiantynivka too."
    place_flags(text, find_places(text, gazetteer()), gazetteer())  # how names of the world begin is remembered
    sounds.cache_clear()
    [flag] = place_flags(text, find_places(text, known), known)
    assert "Krakhov" in [place.name for place in flag.candidates]
    assert sounds.cache_info().misses < len(others) / 2


def test_a_newsroom_adds_regions_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text(
        "name,country,latitude,longitude,kind,aliases\nUpper Vale,gb,52.1,-3.2,region,Vale Uchaf\n", encoding="utf-8"
    )
    more = gazetteer(str(file))
    text = "The river rose at Vale Uchaf."
    [mention] = find_places(text, more)
    assert (mention.exact, mention.likeliest.name, mention.is_region) == ("Vale Uchaf", "Upper Vale", True)


HEAD = "name,country,latitude,longitude"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"name,country\nA,UA\n",
            "The first line of places.csv names no column “latitude”. It has to name name, country, latitude and "
            "longitude, and may name population, region, aliases and kind.",
        ),
        (
            f"{HEAD}\nA,UA,north,1\n".encode(),
            "Line 2 of places.csv needs its latitude and its longitude as numbers, such as 48.14 and 37.3.",
        ),
        (f"{HEAD}\nA,UA,99,1\n".encode(), "Line 2 of places.csv has no name, or lies nowhere on earth."),
        (f"{HEAD}\nA,UA,nan,1\n".encode(), "Line 2 of places.csv has no name, or lies nowhere on earth."),
        (f"{HEAD}\n1\0,UA,1,1\n".encode(), "Line 2 of places.csv has no name, or lies nowhere on earth."),
        (
            f"{HEAD}\n\nA,XX,1,1\n".encode(),
            "Line 3 of places.csv needs its country: two letters, such as UA, or its name. “XX” is none.",
        ),
        (
            f"{HEAD},population\nA,UA,1,1,many\n".encode(),
            "Line 2 of places.csv has a population that is no number of people.",
        ),
        (
            f"{HEAD}\nMünster,DE,1,1\n".encode("latin-1"),
            "Line 2 of places.csv has letters that are not written in UTF-8. Save it as “CSV UTF-8”.",
        ),
        (
            f'{HEAD}\n"A,UA,1,1\n'.encode(),
            "Line 2 of places.csv has a quotation mark that is not closed, or stands within a word.",
        ),
        (HEAD.encode(), "The file of places places.csv holds none."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, settings: Any, content: bytes, sentence: str) -> None:
    file = tmp_path / "places.csv"
    file.write_bytes(content)
    settings.CLAIMS_PLACES_FILE = str(file)
    assert [error.msg for error in places_can_be_read()] == [sentence]


@pytest.mark.parametrize(
    "content",
    [
        '\ufeffname,country,latitude,longitude,population\nOld Pit,UA,48.1,37.2,"12,000"\n'.encode(),
        "Name; Country; Lat; Lon; Population\nOld Pit; Ukraine; 48,1; 37,2; 12 000\n;;;;\n".encode("utf-16"),
        b"lon\tlat\tcountry\tname\tpopulation\r37.2\t48.1\tua\tOld Pit\t12000.0\r37.2\t48.1\tua\tOld Pit\t\r",
    ],
)
def test_a_table_is_read_as_spreadsheets_save_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "places.csv"
    file.write_bytes(content)
    assert list(read_csv(file)) == [(Place("Old Pit", "UA", 48.1, 37.2, 12000), ["Old Pit"])]


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadPlaces, match=rf"^The file of places {path.name} cannot be read\.$"):
            gazetteer(str(path))


@given(st.text(max_size=400))
def test_places_of_any_text_stand_where_they_say(text: str) -> None:
    known = gazetteer()
    mentions = find_places(text, known)
    assert all(text[mention.start : mention.end] == mention.exact for mention in mentions)
    assert isinstance(place_flags(text, mentions, known), tuple)
    assert isinstance(countries_named(text), dict)


def test_a_file_of_places_that_is_named_but_not_there_stops_the_start(settings: Any, tmp_path: Path) -> None:
    settings.CLAIMS_PLACES_FILE = str(tmp_path / "none.csv")
    assert [error.msg for error in places_can_be_read()] == ["The file of places none.csv cannot be read."]
    settings.CLAIMS_PLACES_FILE = ""
    assert places_can_be_read() == []


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Floods hit villages in Oromia and Tigray on Sunday.", ["Oromia", "Tigray"]),
        ("Clashes went on in Adamawa and Borno.", ["Adamawa", "Borno"]),
        ("Trucks were stopped in Chimborazo Province.", ["Chimborazo"]),
        ("Oil burned in Helmand and near Kirov Oblast.", ["Helmand", "Kirov"]),
        ("Es brennt in Telemark und in Lubelskie.", ["Telemark", "Lubelskie"]),
    ],
)
def test_first_level_regions_of_the_world_are_known(known: Gazetteer, text: str, regions: list[str]) -> None:
    assert [mention.exact for mention in find_places(text, known) if mention.is_region] == regions


@pytest.mark.parametrize(
    "text",
    [
        "The Central bank and the Western allies met in the North; the Capital slept.",
        "Balkan leaders, the Midlands, the Sud Express and the Nord were named; Plateau and Littoral were not.",
        "Azuay won. Chimborazo Cruz and Putumayo Lee cheered.",
        "Ships crossed the Red Sea and the Blue Nile; the Empire State Building was lit.",
        "Im Osten und im Süden, im Norden und in Mitte: Zentrum und Hauptstadt.",
        "Le Centre, le Nord et le Sud, puis l’Est; la Costa y el Oriente, el Centro.",
    ],
)
def test_no_word_becomes_a_region(known: Gazetteer, text: str) -> None:
    assert [mention.exact for mention in find_places(text, known) if mention.is_region] == []


def test_regions_of_the_first_level_lie_at_the_biggest_city_of_their_code(known: Gazetteer) -> None:
    [region] = known.named("Chimborazo")
    cities = [place for place in known.named("Riobamba") if place.region == region.region]
    assert (region.country, region.is_region, region.is_guarded) == ("EC", True, True)
    assert [city.km_to(region) for city in cities] == [0.0]


def test_every_row_of_the_first_level_finds_its_city(known: Gazetteer) -> None:
    rows = [row for row in FIRST_LEVEL.read_text(encoding="utf-8").splitlines() if row and row[0] not in "#["]
    assert len(rows) == len(known.guarded)
