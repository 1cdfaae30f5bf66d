"""Ways in which agencies abroad tell who said something: behind it, between it, in a mood, by a site or a document."""

import pytest

from claims.choices import Certainty, Polarity
from claims.reading import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "« On nous ment depuis des mois », s'emporte Joël Riou, éleveur à Challans.",
         [("Joël Riou", "On nous ment depuis des mois")]),
        ("fr", "« Le pont tient », se félicite la préfète, Anne Leroy.", [("Anne Leroy", "Le pont tient")]),
        ("fr", "« Rien n'est joué », veut croire Luc Garnier.", [("Luc Garnier", "Rien n'est joué")]),
        ("fr", "Luc Garnier vient de déclarer que le pont fermera.", [("Luc Garnier", "le pont fermera")]),
        ("fr", "Luc Garnier a tenu à rappeler que le pont fermera.", [("Luc Garnier", "le pont fermera")]),
        ("fr", "Le bilan est lourd, a reconnu le maire, Luc Garnier, tout en appelant à la prudence.",
         [("Luc Garnier", "Le bilan est lourd")]),
        ("fr", "Odile Peyron a reconnu avoir rédigé de fausses conventions, tout en affirmant avoir agi sur ordre.",
         [("Odile Peyron", "avoir rédigé de fausses conventions"), ("Odile Peyron", "avoir agi sur ordre")]),
        ("fr", "Le ministère de la Défense a revendiqué la prise du village de Lozova.",
         [("ministère de la Défense", "la prise du village de Lozova")]),
        ("fr", "À l'audience, Luc Garnier avait assuré n'avoir rien touché.", [("Luc Garnier", "n'avoir rien touché")]),
        # What tells more of a noun is no content of the verb before it, nor what others are said to say.
        ("fr", "Le maire Luc Garnier a rejeté ces accusations qu'il qualifie de mensongères.",
         [("Luc Garnier", "ces accusations qu'il qualifie de mensongères")]),
        ("fr", "Luc Garnier a réagi aux propos laissant entendre que le pont est fermé.",
         [("", "Luc Garnier a réagi aux propos laissant entendre que le pont est fermé.")]),
        ("es", "Ana Ruiz rechazó las acusaciones de que el puente está roto.", [("Ana Ruiz", "el puente está roto")]),
        ("es", "Preguntada por los correos hallados por la Guardia Civil, Ana Ruiz respondió que no los escribió.",
         [("Ana Ruiz", "no los escribió")]),
        ("es", "A decir del presidente del club, Diego Milano, «no hay ningún conflicto».",
         [("Diego Milano", "no hay ningún conflicto")]),
        ("ru", "Директор Ирина Пак не согласна: приказ, утверждает она, подписали в срок.",
         [("Ирина Пак", "приказ, утверждает она, подписали в срок")]),
        ("ru", "Пострадавших нет, добавил Олег Климов.", [("Олег Климов", "Пострадавших нет")]),
        ("ru", "Тарифы вырастут на 12%, пообещал аким города Ерлан Досанов.",
         [("Ерлан Досанов", "Тарифы вырастут на 12%")]),
        ("ru", "Нападающий дисквалифицирован на пять матчей, говорится на сайте КХЛ.",
         [("КХЛ", "Нападающий дисквалифицирован на пять матчей")]),
        ("uk", "Президент, як зауважив його речник Сергій Никифорчук, готовий підписати закон.",
         [("Сергій Никифорчук", "Президент, як зауважив його речник Сергій Никифорчук, готовий підписати закон")]),
        ("de", "„Ich habe einen Vertrag“, betonte der 44-Jährige am Freitag.", [("", "Ich habe einen Vertrag")]),
        ("de", "Zuvor hatte die „Sport Bild“ berichtet, der Trainer sei sich mit Madrid einig.",
         [("Sport Bild", "der Trainer sei sich mit Madrid einig")]),
        ("de", "Davon könne keine Rede sein, konterte Martin Pfenner: „Wer ein Gewissen hat, kann Dienst leisten.“",
         [("Martin Pfenner", "Davon könne keine Rede sein"),
          ("Martin Pfenner", "Wer ein Gewissen hat, kann Dienst leisten")]),
        ("de", "Minister Udo Wolf sagte, die Brücke halte. Er rechne damit, dass die Straße schließt.",
         [("Udo Wolf", "die Brücke halte"), ("Udo Wolf", "Er rechne damit, dass die Straße schließt")]),
        ("de", "Vater Sven Kolbe sagt, der Brief sei spät gekommen. Ihm zufolge wusste die Schule von zwei Fällen.",
         [("Sven Kolbe", "der Brief sei spät gekommen"),
          ("Sven Kolbe", "wusste die Schule von zwei Fällen")]),
        ("uk", "Півзахисник пропустить матч. Про це на пресконференції у Львові розповів тренер Сергій Ребрик.",
         [("Сергій Ребрик", "Півзахисник пропустить матч")]),
        ("uk", "Дорогу закрито на ремонт. Про це мер Олег Клименко повідомив у фейсбуці.",
         [("Олег Клименко", "Дорогу закрито на ремонт")]),
        ("ru", "Дорога закрыта на ремонт. Об этом журналистам сообщил мэр Олег Климов.",
         [("Олег Климов", "Дорога закрыта на ремонт")]),
        ("ru", "Дорога закрыта на ремонт. Об этом никто не сообщил.",
         [("", "Дорога закрыта на ремонт."), ("", "Об этом никто не сообщил.")]),
        ("fr", "Il pourrait s'agir du premier cas, a fait savoir l'agence régionale de santé, tout en restant calme.",
         [("agence régionale de santé", "Il pourrait s'agir du premier cas")]),
        ("de", "Gemäß dem Bericht sind drei Brücken marode.", [("Bericht", "sind drei Brücken marode")]),
        ("ru", "Дорога закрыта на ремонт. Об этом \"Вестнику\" сообщила пресс-секретарь мэрии Лариса Сарган.",
         [("Лариса Сарган", "Дорога закрыта на ремонт")]),
        ("ru", "Дорога закрыта на ремонт. Об этом сообщает «Вестник».", [("Вестник", "Дорога закрыта на ремонт")]),
        ("ru", "Дорога закрыта на ремонт, сообщил \"Вестнику\" источник в мэрии.", [("", "Дорога закрыта на ремонт")]),
        ("ru", "Мэр Анна Лебедь сказала, что мост цел. По ее словам, дорога закрыта на ремонт.",
         [("Анна Лебедь", "мост цел"), ("Анна Лебедь", "дорога закрыта на ремонт")]),
        # The network is no initial, and a day and an agency belong to no sentence.
        ("es", "El presidente Luis Gil escribió en la red social X. En Lima, Ana Ruiz dijo que el puente está roto.",
         [("", "El presidente Luis Gil escribió en la red social X."),
          ("Ana Ruiz", "el puente está roto")]),
        ("ru", "Москва. 30 ноября. ИНТЕРФАКС - Мост закрыт, сообщил Олег Климов.", [("Олег Климов", "Мост закрыт")]),
    ],
)  # fmt: skip
def test_who_says_what(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.speaker.name, item.exact) for item in read(text, language=language).statements] == expected


def test_side_that_tells_figures_without_a_name_is_vague() -> None:
    (statement,) = read(
        "Bei dem Angriff sind nach ukrainischen Angaben fünf Menschen gestorben.", language="de"
    ).statements
    assert statement.speaker.is_vague


@pytest.mark.parametrize(
    ("language", "text", "certainty", "polarity"),
    [
        ("ru", "Следователь не мог не знать о болезни.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("ru", "Нельзя не видеть ошибок суда.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("uk", "Слідчий не міг не знати про хворобу.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("ru", "Следователь не мог знать о болезни.", Certainty.ASSERTED, Polarity.DENIED),
        ("es", "Ningún camión podría entrar en la zona.", Certainty.ASSERTED, Polarity.DENIED),
        ("de", "Kein Lastwagen könnte die Brücke befahren.", Certainty.ASSERTED, Polarity.DENIED),
    ],
)
def test_what_could_not_be_otherwise(language: str, text: str, certainty: Certainty, polarity: Polarity) -> None:
    (statement,) = read(text, language=language).statements
    assert (statement.certainty, statement.polarity) == (certainty, polarity)
