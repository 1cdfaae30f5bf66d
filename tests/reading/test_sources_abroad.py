"""Whose words they are where something stands between a source and its verb, in languages that have a table."""

import pytest

from claims.choices import Polarity
from claims.reading import read

AFFIRMED, DENIED = Polarity.AFFIRMED, Polarity.DENIED


def told(text: str, language: str) -> list[tuple[str, str, str, Polarity]]:
    return [
        (item.speaker.name, item.speaker.role, item.exact, item.polarity)
        for item in read(text, language=language).statements
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "«Nunca vertimos nada», afirmó en un comunicado su gerente, Álvaro Tudela. Sin embargo, un "
         "exempleado que pidió no ser identificado contó a EFE que las tuberías se abrían de noche.",
         [("Álvaro Tudela", "gerente", "Nunca vertimos nada", DENIED),
          ("", "exempleado", "las tuberías se abrían de noche", AFFIRMED)]),
        ("es", "La alcaldesa, Ana Tudela, dijo que nadie lo sabía. No obstante, un vecino que prefirió callar su "
         "nombre contó que hubo avisos.",
         [("Ana Tudela", "alcaldesa", "nadie lo sabía", DENIED), ("", "vecino", "hubo avisos", AFFIRMED)]),
        ("uk", "Дипломат, який попросив не називати його імені, розповів, що переговори зірвалися.",
         [("", "Дипломат", "переговори зірвалися", AFFIRMED)]),
        ("ru", "Чиновника обвиняют в получении взятки в 14 млн рублей.",
         [("", "", "Чиновника обвиняют в получении взятки в 14 млн рублей.", AFFIRMED)]),
        ("ru", "Адвоката подозревают в том, что он скрывал документы.",
         [("", "", "Адвоката подозревают в том, что он скрывал документы.", AFFIRMED)]),
        ("uk", "Депутатку звинувачують у розтраті 6 млн гривень.",
         [("", "", "Депутатку звинувачують у розтраті 6 млн гривень.", AFFIRMED)]),
        ("uk", "Активістка Дарина Ковтун із ним не погоджується: на її думку, вікна купували за подвійною ціною.",
         [("Дарина Ковтун", "Активістка", "вікна купували за подвійною ціною", AFFIRMED)]),
        ("uk", "Директор фірми «Лан» Павло Литвин усе заперечує. «Нічого я не взяв», — сказав він.",
         [("Павло Литвин", "Директор фірми «Лан»", "Директор фірми «Лан» Павло Литвин усе заперечує", DENIED),
          ("Павло Литвин", "Директор фірми «Лан»", "Нічого я не взяв", DENIED)]),
        ("uk", "Росія випустила 34 ракети, поінформували в Повітряних силах.",
         [("Повітряні сили", "", "Росія випустила 34 ракети", AFFIRMED)]),
        ("ru", "«Мы не комментируем слухи», — ответил на вопрос агентства представитель СБУ Артём Дехтярь.",
         [("Артём Дехтярь", "представитель СБУ", "Мы не комментируем слухи", DENIED)]),
        ("ru", "Между тем директор школы Нина Лапина сказала, что урок отменён.",
         [("Нина Лапина", "директор школы", "урок отменён", AFFIRMED)]),
        ("fr", "« Nous avons agi », dit le directeur, Paul Roux. Un argument que balaie Nadia Lemoine.",
         [("Paul Roux", "directeur", "Nous avons agi", AFFIRMED),
          ("Nadia Lemoine", "", "Un argument que balaie Nadia Lemoine", DENIED)]),
        ("fr", "La direction, elle, fait état de 62 % de grévistes.",
         [("", "direction", "62 % de grévistes", AFFIRMED)]),
        ("fr", "Ce que le procureur, Olivier Stern, a démenti : « Il n'y a eu aucune négociation. »",
         [("Olivier Stern", "procureur", "Il n'y a eu aucune négociation", DENIED)]),
        ("fr", "Pour son président, Yanis Cordier, la réforme coûtera trois millions.",
         [("Yanis Cordier", "président", "la réforme coûtera trois millions", AFFIRMED)]),
        ("fr", "« C'est une première », a déclaré à l'agence Tass la porte-parole, Maria Zorina.",
         [("Maria Zorina", "porte-parole", "C'est une première", AFFIRMED)]),
        ("de", "Ein Sanitäter sagte, ihm sei der Zugang verweigert worden. Dafür gebe es keine Belege, entgegnete "
         "die Polizei.",
         [("", "Sanitäter", "ihm sei der Zugang verweigert worden", AFFIRMED),
          ("Polizei", "", "Dafür gebe es keine Belege", DENIED)]),
        ("de", "Der Zeuge Karl Roth sagte, er habe alles gesehen. Das sei gelogen, schäumte der Anwalt.",
         [("Karl Roth", "Zeuge", "er habe alles gesehen", AFFIRMED),
          ("", "", "Das sei gelogen, schäumte der Anwalt.", AFFIRMED)]),
        ("de", "Oberbürgermeister Tim Kurz (SPD) zeigte sich überrascht: Er habe es aus der Zeitung erfahren.",
         [("Tim Kurz", "Oberbürgermeister", "Er habe es aus der Zeitung erfahren", AFFIRMED)]),
        ("de", "Vorstandschef Uwe Brandes der Belegschaft sagte, es würden Stellen gestrichen.",
         [("Uwe Brandes", "Vorstandschef", "es würden Stellen gestrichen", AFFIRMED)]),
        ("de", "Einer Sprecherin des Jugendamts zufolge waren 140 Kinder da.",
         [("", "Sprecherin des Jugendamts", "waren 140 Kinder da", AFFIRMED)]),
        ("de", "Die Staatsanwaltschaft bestätigte am 5. Juni, dass gegen zwei Beamte ermittelt wird.",
         [("Staatsanwaltschaft", "", "gegen zwei Beamte ermittelt wird", AFFIRMED)]),
        ("de", "Noch am 3. November hatte das Unternehmen erklärt, Entlassungen seien nicht geplant.",
         [("Unternehmen", "", "Entlassungen seien nicht geplant", DENIED)]),
    ],
)  # fmt: skip
def test_whose_words_they_are(language: str, text: str, expected: list[tuple[str, str, str, Polarity]]) -> None:
    assert told(text, language) == expected


def test_a_german_quotation_closed_by_a_straight_mark_ends_its_sentence() -> None:
    text = 'Das ließ sich „nicht ausschließen". Die IG Metall fordert ein Konzept. Er nannte es „stillos".'
    sentences = {(item.sentence_start, item.sentence_end) for item in read(text, language="de").statements}
    assert len(sentences) == 3


def test_place_before_people_is_no_speaker() -> None:
    for language, text in (("ru", "В Твери родители требуют уволить директора."), ("ru", "О мерах обещают сообщить.")):
        assert {item.speaker.name for item in read(text, language=language).statements} == {""}


def test_he_is_no_union() -> None:
    text = (
        "Die IG Metall wirft dem Vorstand vor, die Leute belogen zu haben. Noch im Mai hatte er erklärt, alles sei gut."
    )
    assert [item.speaker.name for item in read(text, language="de").statements][-1] == ""
