"""Whole reports abroad: who is made to say what in a turned sentence, and what a denial is laid against."""

import pytest

from claims.choices import CounterKind, Polarity
from claims.reading import read


def speakers(text: str, language: str) -> list[tuple[str, str]]:
    return [(item.speaker.name or item.speaker.role, item.exact) for item in read(text, language=language).statements]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Un reproche balayé par le préfet Luc Garnier, qui a assuré que l'alerte avait été donnée.",
         [("Luc Garnier", "l'alerte avait été donnée")]),
        ("fr", "Le patron Bruno Retaud a dénoncé un acharnement. \"C'est faux, l'enquête a duré onze ans\", lui a "
         "rétorqué sur X le magistrat Paul Cassin.",
         [("", "Le patron Bruno Retaud a dénoncé un acharnement."),
          ("Paul Cassin", "C'est faux, l'enquête a duré onze ans")]),
        ("fr", "L'homme d'affaires, Simon Hargreave, jugé à Londres, affirme que l'argent était un prêt.",
         [("Simon Hargreave", "l'argent était un prêt")]),
        ("fr", "La cour d'appel de Paris a confirmé que la peine est de quatre ans.",
         [("cour d'appel de Paris", "la peine est de quatre ans")]),
        ("fr", "\"Elle est partie\", écrit son fils, le réalisateur Thomas Vignon.",
         [("Thomas Vignon", "Elle est partie")]),
        ("es", "La embajada de Azerbaiyán en Kiev sufrió daños, lamentó Bakú, que convocó al embajador ruso.",
         [("Bakú", "La embajada de Azerbaiyán en Kiev sufrió daños")]),
        ("es", "El subgobernador Jonathan Herrera votó en contra del plan. El dólar subió. "
         "\"El panorama no permite relajarse\", advirtió en la minuta.",
         [("", "El subgobernador Jonathan Herrera votó en contra del plan."),
          ("", "El dólar subió."),
          ("Jonathan Herrera", "El panorama no permite relajarse")]),
        ("de", "Es seien elf Infektionen bestätigt worden, teilte die UN-Organisation in Genf mit.",
         [("UN-Organisation", "Es seien elf Infektionen bestätigt worden")]),
        ("de", "Der Pegel wird dem Hochwasserdienst zufolge bei zehn Metern erwartet.",
         [("Hochwasserdienst", "Der Pegel wird dem Hochwasserdienst zufolge bei zehn Metern erwartet")]),
        ("de", "Ministerin Ute Rahm schwieg. Vorwürfe, die Regierung habe gelogen, wies sie zurück.",
         [("", "Ministerin Ute Rahm schwieg."), ("Ute Rahm", "die Regierung habe gelogen")]),
        ("ru", "Спикер Олег Рябов пришёл. Отвечая на вопрос журналистов, он не исключил, что возраст повысят.",
         [("", "Спикер Олег Рябов пришёл."), ("Олег Рябов", "возраст повысят")]),
        ("ru", "Издание «Проект» со ссылкой на источник сообщило, что мост закрыт.",
         [("Издание «Проект»", "мост закрыт")]),
        ("uk", "«Там бої», — запевнив речник Сил оборони півдня Олег Ткач.", [("Олег Ткач", "Там бої")]),
        ("uk", "Диригент Роман Кресленко згадував, що митець відмовився від звання.",
         [("Роман Кресленко", "митець відмовився від звання")]),
    ],
)  # fmt: skip
def test_who_says_it_in_a_turned_sentence(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert speakers(text, language) == expected


def links(text: str, language: str) -> list[tuple[str, str | None]]:
    reading = read(text, language=language)
    return [
        (
            reading.statements[one.statement].speaker.name or reading.statements[one.statement].speaker.role,
            None if one.answers is None else reading.statements[one.answers].exact,
        )
        for one in reading.counters
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "«Село наше», — сказав речник Олег Ткач. Раніше місцеві телеграм-канали писали про двох загиблих, "
         "однак в ОВА це спростували.", [("ОВА", "Раніше місцеві телеграм-канали писали про двох загиблих")]),
        ("uk", "«Це втрата», — сказала міністерка Ганна Левчук. У мережах поширили, що митець помер у притулку. Донька "
         "це заперечила: «Він жив з нами».", [("Донька", "У мережах поширили, що митець помер у притулку.")]),
        ("ru", "На матче было 23 804 зрителя, сообщает клуб. «Мы играли плохо», — признал тренер Рафаэль Уразов.", []),
        ("ru", "На матче было 23 804 зрителя, сообщает клуб. Тренер Рафаэль Уразов отказался комментировать "
         "судейство.", []),
        ("fr", "Sept Français sur dix jugent la justice clémente, selon Ifop. Le ministre Luc Ferrand n'a pas souhaité "
         "commenter cette décision.", []),
        ("es", "El economista Gabriel Casal dijo que el banco juega con fuego. La gente espera en la calle. La "
         "presidenta Ana Gil negó haber presionado al banco central.", [("Ana Gil", None)]),
        ("de", "„Mein Mandant ist krank“, sagte seine Verteidigerin Ute Voss. Der Angeklagte bestritt die Vorwürfe.",
         [("Angeklagte", None)]),
    ],
)  # fmt: skip
def test_a_denial_is_laid_against_what_it_denies_or_against_nothing(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert links(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "polarities"),
    [
        ("de", "Das Ministerium widersprach: Der Verein rechne mit alten Preisen.", [Polarity.AFFIRMED]),
        ("ru", "Глава комитета Олег Нуров опроверг обвинения в подлоге, сообщив, что запись проверили дважды.",
         [Polarity.DENIED, Polarity.AFFIRMED]),
    ],
)  # fmt: skip
def test_what_a_denier_says_instead_is_not_denied(language: str, text: str, polarities: list[Polarity]) -> None:
    reading = read(text, language=language)
    assert [item.polarity for item in reading.statements] == polarities
    assert reading.counters[0].kind is CounterKind.FLAT_DENIAL


@pytest.mark.parametrize(
    ("language", "text", "exact", "polarity", "figures"),
    [
        ("fr", "\"I never paid Mr Morvan a penny\", a déclaré Simon Hargreave.", "I never paid Mr Morvan a penny",
         Polarity.DENIED, []),
        ("de", "«We are dealing with a virus that kills up to 88 percent of those infected», sagte Ute Rahm.",
         "We are dealing with a virus that kills up to 88 percent of those infected", Polarity.AFFIRMED,
         [(None, 88.0, "%")]),
        ("uk", "«Меня там не было, я был дома», — заявив Роман Дидик.", "Меня там не было, я был дома",
         Polarity.DENIED, []),
        ("ru", "«Ми ніколи не отримували 300 тисяч гривень», — сказал Раду Клим.",
         "Ми ніколи не отримували 300 тисяч гривень", Polarity.DENIED, [(300000.0, 300000.0, "UAH")]),
        ("es", "«No hay margen, no hay nada que hacer», dijo Ana Gil.", "No hay margen, no hay nada que hacer",
         Polarity.DENIED, []),
    ],
)  # fmt: skip
def test_a_quotation_in_another_language_is_weighed_by_its_own(
    language: str, text: str, exact: str, polarity: Polarity, figures: list[tuple[float | None, float, str]]
) -> None:
    found = next(item for item in read(text, language=language).statements if item.exact == exact)
    assert found.polarity is polarity
    assert [(one.low, one.high, one.unit) for one in found.figures] == figures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "«Это так», — заявил, представляя проект, глава комитета Бадма Очиров.", ("Бадма Очиров", "Это так")),
        ("ru", "Глава МЧС Олег Рябов не подтвердил и не опроверг, что мост закрыт.", ("Олег Рябов", "мост закрыт")),
        ("es", "La ministra Ana Gil no confirmó ni desmintió que el puente esté cerrado.",
         ("Ana Gil", "el puente esté cerrado")),
        ("es", "El diario El Foro publicó que habrá un relevo, algo que el banco no ha confirmado.",
         ("El Foro", "habrá un relevo")),
        ("es", "Para el economista Gabriel Casal, de la firma Base, el banco está mal.",
         ("Gabriel Casal", "el banco está mal")),
        ("de", "Die Organisation Ärzte ohne Grenzen berichtete dagegen von fehlender Kleidung in zwei Kliniken.",
         ("Organisation Ärzte ohne Grenzen", "fehlender Kleidung in zwei Kliniken")),
        ("de", "Ute Rahm sagte der «Rheinischen Post» (Freitag), die Mieter könnten sich das leisten.",
         ("Ute Rahm", "die Mieter könnten sich das leisten")),
        ("de", "Nach Recherchen von NDR sollen zwei Politiker davon gewusst haben.",
         ("NDR", "sollen zwei Politiker davon gewusst haben")),
        ("fr", "\"Nous n'avons reçu l'alerte qu'à minuit\", a regretté le maire Luc Garnier.",
         ("Luc Garnier", "Nous n'avons reçu l'alerte qu'à minuit")),
    ],
)  # fmt: skip
def test_what_stands_beside_the_source_belongs_to_nobodys_words(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    [found] = read(text, language=language).statements
    assert (found.speaker.name, found.exact, found.polarity) == (*expected, Polarity.AFFIRMED)
