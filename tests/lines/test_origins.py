"""What a text says about where it comes from: credit lines, quotations, briefings."""

import pytest

from claims.lines.agencies import AGENCIES
from claims.lines.briefings import briefings_of
from claims.lines.origins import _credit_lines, _lines, credits_of, quotations_of, shows_agency

CREDITED = [
    ("KYIV (Reuters) – Five tanks were destroyed.", "Reuters"),
    ("SEOUL, Oct. 14 (Yonhap) -- Five tanks were destroyed.", "Yonhap"),
    ("Foo (AP) - bar.", "AP"),
    ("Five tanks were destroyed. (AFP)", "AFP"),
    ("Five tanks were destroyed.\n(dpa)\nMore to read", "dpa"),
    ("Five tanks were destroyed.\ndpa/lby", "dpa"),
    ("(dpa/lby) - Fünf Panzer", "dpa"),
    ("He said so. — AP", "AP"),
    ("By Reuters\nFive tanks were destroyed.", "Reuters"),
    ("Source: Interfax-Ukraine", "Interfax-Ukraine"),
    ("Source: Reuters\nThe minister spoke.", "Reuters"),
    ("Fonte: Agência Brasil\nO ministro falou.", "Agência Brasil"),
    ("By MATTHEW LEE\nAP Diplomatic Writer\nThe minister spoke.", "AP"),
    ("The minister spoke. Associated Press writer Jane Doe in Paris contributed to this report.", "AP"),
    ("Press Trust of India | New Delhi | 5 May\nThe minister spoke.", "PTI"),
    ("This report by The Canadian Press was first published on 5 May.", "Canadian Press"),
    ("The minister spoke.\n--IANS", "IANS"),
    ("Quelle: dpa-infocom", "dpa"),
    ("Fuente: EFE", "EFE"),
    ("Джерело: Укрінформ", "Ukrinform"),
    ("출처: 연합뉴스", "Yonhap"),
    ("(연합뉴스) 서울=", "Yonhap"),
    ("(신화통신)", "Xinhua"),
    ("With material from ANSA", "ANSA"),
    ("Mit Material von der APA", "APA"),
    ("VESSEN (Coastwire) – The harbour master spoke.", "Coastwire"),
    ("The ferry sails again.\n(Coastwire)", "Coastwire"),
    ("The ferry sails again. (Coastwire)", "Coastwire"),
    ("The ferry sails again.\nText: Coastwire", "Coastwire"),
    ("The ferry sails again.\nWith material from Coastwire", "Coastwire"),
    ("(서울=연합뉴스) 홍길동 기자 = 장관은 말했다.", "Yonhap"),
    ("[서울=뉴시스] 장관은 말했다.", "Newsis"),
    ("【AFP=時事】大臣は述べた。", "AFP"),
    ("新华社北京5月5日电 部长说。", "Xinhua"),
    ("（新华社）部长说。", "Xinhua"),
    ("МОСКВА, 5 мая. /ТАСС/. Министр приехал.", "TASS"),
    ("МОСКВА, 5 мая - РИА Новости. Министр приехал.", "RIA Novosti"),
    ("Москва. 5 мая. ИНТЕРФАКС - Министр приехал.", "Interfax"),
    ("КИЇВ. 5 травня. Укрінформ. Міністр приїхав.", "Ukrinform"),
    ("Minister visits plant\nBy Anna Keller, Associated Press\nShe spoke.", "AP"),
    ("Minister visits plant\nBy Anna Keller for Reuters\nShe spoke.", "Reuters"),
    ("Le ministre a parlé.\nLe Quotidien avec AFP", "AFP"),
    ("Der Minister sprach.\nmit dpa", "dpa"),
    ("She spoke. The Associated Press contributed to this report.", "AP"),
    ("She spoke.\n© 2024 AFP", "AFP"),
    ("She spoke.\nCopyright 2024 The Associated Press. All rights reserved.", "AP"),
    ("The minister spoke. (with inputs from PTI)", "PTI"),
    ("She spoke.\nAdditional reporting by AFP", "AFP"),
    ("Sie sprach.\nQuelle: ntv.de, mau/dpa", "dpa"),
    ("Sie sprach.\n© dpa-infocom, dpa:240505-930-12345/1", "dpa"),
    ("La ministra habló. Con información de EFE.", "EFE"),
    ("La ministre a parlé. (AFP/Le Quotidien)", "AFP"),
    ("東京（共同）大臣は述べた。", "Kyodo"),
    ("【ワシントン時事】大臣は述べた。", "Jiji Press"),
    ("LONDON (PA) – The minister spoke.", "PA Media"),
    ("The minister spoke. (PA)", "PA Media"),
    ("The minister spoke.\n(PA)", "PA Media"),
    ("She spoke. (Reporting by Anna Keller in Vessen; Editing by Jan Holm)", "Reuters"),
]


@pytest.mark.parametrize(("text", "agency"), CREDITED)
def test_credit_line_is_read(text, agency):
    assert [(credit.agency, credit.is_line) for credit in credits_of(text)] == [(agency, True)]


@pytest.mark.parametrize("text", [text for text, _agency in CREDITED])
def test_credit_lines_are_looked_for_where_they_are(text):
    """Among ordinary paragraphs the quick look finds the lines that a search of the whole text finds."""
    ordinary = "The mayor (a lawyer) opened the harbour: it had been closed since May [1].\nShe spoke to the press."
    for whole in (text, f"{ordinary}\n{text}", f"{text}\n{ordinary}", f"{ordinary}\n{text}\n{ordinary}"):
        assert [found.span() for found in _credit_lines(whole)] == [found.span() for found in _lines().finditer(whole)]


def test_a_list_of_sources_names_each_agency():
    assert [credit.agency for credit in credits_of("She spoke.\nSources: AP, Reuters")] == ["AP", "Reuters"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Nach Informationen der Nachrichtenagentur dpa sprach sie.", "dpa"),
        ("Five tanks were destroyed, according to Yonhap.", "Yonhap"),
        ("PTI reported that five tanks were destroyed.", "PTI"),
        ("The Kyodo news agency reported on Friday", "Kyodo"),
        ("as he told Reuters in an interview", "Reuters"),
        ("Про це повідомляє Укрінформ.", "Ukrinform"),
        ("передає «Інтерфакс-Україна»", "Interfax-Ukraine"),
        ("За даними Рейтерс, п'ять танків", "Reuters"),
        ("Об этом сообщает ТАСС.", "TASS"),
        ("со ссылкой на Интерфакс", "Interfax"),
        ("연합뉴스에 따르면 북한이", "Yonhap"),
        ("로이터통신은 보도했다", "Reuters"),
        ("as the news agency Coastwire reports.", "Coastwire"),
    ],
)
def test_credit_in_passing_is_read(text, agency):
    assert [(credit.agency, credit.is_line) for credit in credits_of(text)] == [(agency, False)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied a Reuters report that the ferry had sunk.",
        "The mayor rejected an AP report.",
        "Contrary to an earlier AFP report, nobody was hurt.",
        "A Reuters report about the ferry was wrong, the company said.",
        "She said that she had never told Reuters so.",
        "He denied having told AFP that the ferry was safe.",
        "The office denied what TASS reported.",
        "Reuters said in a statement that its photographer had been held for an hour.",
        "Reuters says that it stands by its report.",
    ],
)
def test_whom_a_report_denies_or_speaks_of_it_does_not_credit(text):
    assert credits_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank, a Reuters report said.",
        "The ministry denied, according to Reuters, that the ferry had sunk.",
        "A clerk who did not want to be named told Reuters that the ferry sank.",
        "Reuters reported that the ministry had denied it.",
    ],
)
def test_who_tells_of_a_denial_is_credited(text):
    assert [credit.agency for credit in credits_of(text)] == ["Reuters"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry (Vessen) sails again.",
        "She rents an apa, an ap and an efe.",
        "The talks in Paris (2024) failed.",
        "The anthem of the PAPAL state",
        "Reuterskiöld was a Swede.",
        "The ferry sails again. (Updated)",
        "The ferry sails again.\n(Video)",
        "Паром ходить знову. (Оновлено)",
        "Die Fähre fährt wieder. (Aktualisiert)",
        "Growth in the Middle East and North Africa (MENA) slowed.",
        "Growth slowed in the Middle East and North Africa (MENA).",
        "Students sat Advanced Placement (AP) exams.",
        "The Awami National Party (ANP) won.",
        "The American Psychological Association (APA), which met on Monday, agreed.",
        "La Asociación Nacional de Prensa (ANP)",
        "The measure (SANA) was taken.",
        "© Reuters",
        "HARRISBURG (PA) — The governor spoke.",
        "The flood reached Erie (PA), Akron (OH) and the lake.",
        "The meeting was held in Philadelphia (PA)",
        "John Fetterman (PA) voted no.",
        "Hina said that she was well.",
    ],
)
def test_what_only_looks_like_a_credit_is_none(text):
    assert credits_of(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Source: Ministry of Health", "Ministry of Health"),
        ("Source: Ministry of Defence", "Ministry of Defence"),
        ("Source: Ministry of Health and Social Care", "Ministry of Health and Social Care"),
        ("Quelle: Statistisches Bundesamt", "Statistisches Bundesamt"),
        ("Quelle: Amt für Statistik", "Amt für Statistik"),
        ("Source : Institut de la Statistique", "Institut de la Statistique"),
        ("Source: Eurostat", "Eurostat"),
        ("Source: AP Moller", "AP Moller"),
        ("Text: Anna Keller", "Anna Keller"),
        ("The ferry sails again.\nWith reporting by Anna Keller", "Anna Keller"),
        ("The ferry sails again. (Coastwire)", "Coastwire"),
        ("Friedrich Lund (Labour) – the new mayor – spoke.", "Labour"),
    ],
)
def test_caption_names_anybody_by_the_whole_phrase_and_shows_no_agency(text, named):
    [credit] = credits_of(text)

    assert credit.agency == named
    assert not shows_agency(credit.agency, credit.words)


@pytest.mark.parametrize(
    "text",
    [
        "Source: Reuters",
        "Quelle: dpa-infocom",
        "(AFP)",
        "VESSEN (Coastwire) – The harbour master spoke.",
        "VESSEN, May 4 (Coastwire) -- The harbour master spoke.",
        "With material from Coastwire",
        "as the news agency Coastwire reports.",
        "as he told Reuters in an interview",
        "출처: 연합뉴스",
    ],
)
def test_agency_is_known_or_is_shown_by_a_dateline_or_by_being_called_one(text):
    [credit] = credits_of(text)

    assert shows_agency(credit.agency, credit.words)


@pytest.mark.parametrize(
    ("author", "agencies"),
    [
        ("Reuters", ["Reuters"]),
        ("Reuters Staff", ["Reuters"]),
        ("Anna Keller; The Associated Press", ["AP"]),
        ("Anna Keller, AFP", ["AFP"]),
        ("Укрінформ", ["Ukrinform"]),
        ("Anna Keller; AFP and dpa", ["AFP", "dpa"]),
        ("Anna Keller", []),
        ("", []),
    ],
)
def test_agency_that_a_page_names_as_its_author_is_credited(author, agencies):
    assert [(credit.agency, credit.is_line) for credit in credits_of("She spoke.", author=author)] == [
        (agency, True) for agency in agencies
    ]


def test_credit_in_passing_counts_near_the_beginning_alone():
    assert credits_of("We were there ourselves. " * 100 + "Elsewhere tanks burn, according to Reuters.") == []


def test_what_a_speaker_cites_the_report_does_not_credit():
    assert credits_of("“Reuters said last week that it is so, and it is,” the mayor told our reporter.") == []
    assert [credit.agency for credit in credits_of("“It is so, and it always was,” the mayor told Reuters.")] == [
        "Reuters"
    ]


def test_several_agencies_in_one_credit_are_each_credited():
    assert [credit.agency for credit in credits_of("(AFP, dpa)")] == ["AFP", "dpa"]
    assert [credit.agency for credit in credits_of("PARIS (AP/Reuters) – The talks failed.")] == ["AP", "Reuters"]


def test_agency_is_called_by_one_name_whatever_the_spelling():
    for names in AGENCIES:
        for spelling in names:
            assert [credit.agency for credit in credits_of(f"Source: {spelling}")] == [names[0]], spelling


def test_quotations_are_alike_whatever_the_marks_and_short_ones_are_left_out():
    english = quotations_of("“We knew of the cracks since March,” he said, and “nothing else”.")
    german = quotations_of("Er sagte: „We knew of the cracks, since March“.")

    assert len(english) == 1
    assert english == german


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He spoke at a news conference in Kyiv on Monday.", "a briefing in Kyiv"),
        ("a briefing by the General Staff of Ukraine said", "a briefing of General Staff of Ukraine"),
        ("in a press release by the Ministry of Public Works, it", "a press release by Ministry of Public Works"),
        ("заявив на брифінгу в Києві", "a briefing in Києві"),
        ("на пресс-конференции в Москве", "a briefing in Москве"),
        ("auf einer Pressekonferenz in Berlin", "a briefing in Berlin"),
        ("서울에서 열린 기자회견", "a briefing in 서울"),
    ],
)
def test_briefing_that_is_named_is_read(text, named):
    assert [briefing.named for briefing in briefings_of(text)] == [named]


def test_briefing_of_nobody_and_nowhere_is_none():
    assert briefings_of("He said so at a briefing, and in a statement later.") == []


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        "(AP/",
        "dpa/-",
        "Aa ",
        "briefing in A of ",
        "\nSource: Aa of ",
        "\nAa (Aa)",
        "(Aa) –",
        "“a b c d e f ",
        "— AP\n",
    ],
)
def test_hostile_text_is_read_to_its_end(piece):
    text = piece * (60_000 // len(piece))

    assert isinstance(credits_of(text), list)
    assert isinstance(briefings_of(text), list)
    assert len(quotations_of(text)) <= 200


HEADLINE, LEAD = "Ferry crew rescued off Vessen", "The crew was rescued on Monday, the coast guard said."
REST = "Twelve people were brought ashore.\nThe harbour was closed.\nThe mayor thanked them."


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"{HEADLINE}\nReuters\n{LEAD}\n{REST}", ["Reuters"]),
        (f"{HEADLINE}\nThe crew spent an hour in the water.\n5 May 2025\nReuters\n{LEAD}\n{REST}", ["Reuters"]),
        (f"{HEADLINE}\n{LEAD}\n{REST}\nReuters", ["Reuters"]),
        (f"{HEADLINE}\n{LEAD}\n{REST}\nReuters\n5 May 2025", ["Reuters"]),
        (f"{HEADLINE}\n{LEAD}\nA helicopter over the harbour.\nReuters\n{REST}", []),
        (f"{HEADLINE}\n{LEAD}\nA helicopter over the harbour.\nBy Reuters\n{REST}", ["Reuters"]),
        (f"{HEADLINE}\n{LEAD}\nA helicopter over the harbour.\ndpa/lby\n{REST}", ["dpa"]),
    ],
)
def test_a_name_alone_in_the_middle_of_a_text_says_whose_picture_stands_there(text: str, agencies: list[str]):
    assert [credit.agency for credit in credits_of(text)] == agencies
