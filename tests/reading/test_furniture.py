"""What a page says of itself, of its pictures and of where to read on: no statement, or one of little worth."""

import pytest

from claims.reading import read

FURNITURE = {
    "en": [
        "Updated 3 hours ago",
        "LAST UPDATED AT 14:41 ON Tue 10 Feb 2026",
        "Published: 3 May 2026 at 9.30am",
        "Photo via Northwire / Harbourpix (CC 2.0)",
        "(Photo by Tom Berg / Northwire)",
        "A photo posted by Ann Lee (@annlee) on Jan 7, 2026 at 3:02pm PST",
        "Additional reporting by the Northwire office in Lund.",
        "Northwire's Ann Lee and Tom Berg in Oslo contributed to this report.",
        "Northwire writer Tom Berg contributed from Oslo.",
        "(Reporting by Ann Lee in Oslo; Editing by Tom Berg)",
        "Follow Ann Lee on Twitter: @annlee",
        "Sign up to our newsletter for the latest headlines delivered to your inbox.",
        "Read more about the harbour bridge here.",
        "See also: Mayor denies that the harbour bridge was unsafe",
        "Click here to see the video.",
        "Do you have a story for us?",
        "Copyright 2026 Northwire. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Ms. Lee said.",
        "@media only screen and (min-width: 500px) { .wide { display: none; } }",
    ],
    "uk": [
        "Читайте також: Мер заперечив, що міст був небезпечним",
        "Підписуйтесь на наш Телеграм",
        "Фото: Олена Коваль",
    ],
    "ru": [
        "Читайте также: Мэр отрицает, что мост был опасен",
        "Подписывайтесь на нас в Телеграме",
        "Все права защищены.",
    ],
    "de": ["Lesen Sie auch: Bürgermeisterin bestreitet Schäden an der Brücke", "Stand: 12.05.2026, 14:30"],
    "fr": ["Lire aussi : La maire dément tout danger sur le pont", "Abonnez-vous à notre lettre d’information"],
    "es": ["Lea también: La alcaldesa niega que el puente fuera peligroso", "Suscríbete a nuestro boletín"],
    "ko": ["관련 기사 다리 폐쇄를 부인한 시장", "무단 전재 및 재배포 금지"],
}
AROUND = {
    "en": ("The bridge was closed in May.", "The mayor said two people had died."),
    "uk": ("Міст закрили у травні.", "Мер заявив, що загинули двоє людей."),
    "ru": ("Мост закрыли в мае.", "Мэр заявил, что погибли два человека."),
    "de": ("Die Brücke wurde im Mai gesperrt.", "Die Bürgermeisterin sagte, zwei Menschen seien gestorben."),
    "fr": ("Le pont a été fermé en mai.", "La maire a déclaré que deux personnes étaient mortes."),
    "es": ("El puente fue cerrado en mayo.", "La alcaldesa dijo que dos personas habían muerto."),
    "ko": ("다리는 5월에 폐쇄됐다.", "시장은 두 명이 숨졌다고 밝혔다."),
}
STATEMENTS = [
    "Updated figures show that 12 people died.",
    "Published in 2014, the report names three officers.",
    "Photos by the army show 12 tanks.",
    "Photos of the wreck contradict the ministry.",
    "Reporting by women has doubled since 2010.",
    "The plant contributed to this river's pollution.",
    "Follow-up tests found lead in 40 wells.",
    "Like others on YouTube, the collector earns money from adverts.",
    "Read more than once, the letter names no date.",
    "Editing by hand took nine months.",
    "Copyright law protects the photograph for 70 years.",
    "See more people die of heat than of cold in Spain.",
]


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language, lines in FURNITURE.items() for line in lines]
)
def test_furniture_of_a_page_is_no_statement(language: str, line: str) -> None:
    before, after = AROUND[language]
    bare = read(f"{before}\n{after}", language=language).statements
    found = read(f"{before}\n{line}\n{after}", language=language).statements
    assert [statement.exact for statement in found] == [statement.exact for statement in bare]


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_sentences_that_begin_like_furniture_are_read(sentence: str) -> None:
    found = read(f"The bridge was closed in May.\n{sentence}\nNobody was hurt there.").statements
    assert any(statement.exact.rstrip(".") in sentence for statement in found)


@pytest.mark.parametrize(
    "note",
    [
        "This story has been updated with the names of the 12 people who died in March.",
        "We will bring you more details as they are confirmed.",
        "This article originally appeared at Northwire in 2024.",
        "Because of an editing error, an article on Tuesday misstated the name of the governor of Lund.",
        "An earlier version of this article said that 40 people had died.",
    ],
)
def test_what_a_page_says_of_itself_is_not_put_before_people_to_be_checked(note: str) -> None:
    found = read(f"The bridge was closed in May.\n{note}\nNobody was hurt.").statements
    assert all(statement.worthiness < 0.5 for statement in found if statement.exact in note)
