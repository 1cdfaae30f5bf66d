"""Denials that point back in other languages: what stands before the verb, and accusations called false."""

import pytest

from claims.choices import Polarity
from claims.reading import read
from claims.reading.figures import find_figures


@pytest.mark.parametrize(
    ("language", "text", "who", "answered"),
    [
        ("ru", "«Причиной стало замыкание», — сказал представитель МЧС Олег Седов. Владелец склада Игорь Шаманов эту "
         "версию отверг.", "Игорь Шаманов", "Причиной стало замыкание"),
        ("uk", "Депутатка Анна Лис звинуватила мера в розтраті. Мер Іван Седов ці звинувачення відкинув.",
         "Іван Седов", "Депутатка Анна Лис звинуватила мера в розтраті"),
        ("ru", "Депутат Анна Лис обвинила мэра в растрате. «Эти обвинения беспочвенны», — сказал мэр Иван Седов.",
         "Иван Седов", "Депутат Анна Лис обвинила мэра в растрате"),
        ("fr", "Le député Paul Roux a accusé la mairie d'avoir menti. « Ces accusations sont infondées », a répondu "
         "la maire, Anne Blanc.", "Anne Blanc", "Le député Paul Roux a accusé la mairie d'avoir menti"),
        ("fr", "L'avocate, Inès Rouvière, a affirmé que le dossier était vide. Ce que le procureur, Olivier Stern, a "
         "démenti.", "Olivier Stern", "le dossier était vide"),
        ("de", "Der Abgeordnete Jan Roth warf der Ministerin vor, gelogen zu haben. „Diese Vorwürfe sind haltlos“, "
         "sagte Ministerin Eva Klein.", "Eva Klein", "gelogen zu haben"),
        ("es", "El diputado Luis Gil acusó a la alcaldesa de mentir. «Esas acusaciones son falsas», respondió la "
         "alcaldesa, Ana Ruiz.", "Ana Ruiz", "El diputado Luis Gil acusó a la alcaldesa de mentir"),
    ],
)  # fmt: skip
def test_a_denial_that_points_back_answers_what_it_points_to(language: str, text: str, who: str, answered: str) -> None:
    reading = read(text, language=language)
    (counter,) = reading.counters
    assert reading.statements[counter.statement].speaker.name == who
    assert reading.statements[counter.statement].polarity is Polarity.DENIED
    assert counter.answers is not None
    assert reading.statements[counter.answers].exact == answered


@pytest.mark.parametrize(
    ("language", "text", "who", "exact"),
    [
        ("fr", "La grève continue jusqu'au 18 mars, a-t-on appris auprès de la CGT.", "CGT",
         "La grève continue jusqu'au 18 mars"),
        ("fr", "Le directeur, Patrice Quéré, a nié. À l'en croire, le patient avait été examiné.", "Patrice Quéré",
         "le patient avait été examiné"),
        ("fr", "Moscou a pour sa part nié toute implication de ses instructeurs.", "Moscou",
         "toute implication de ses instructeurs"),
        ("fr", "Le procureur, Paul Stern, a par ailleurs rappelé que l'enquête n'était pas close.", "Paul Stern",
         "l'enquête n'était pas close"),
        ("fr", "Le ministre, Philippe Audran, est venu au Sénat. « J'ai tout dit », a-t-il martelé.",
         "Philippe Audran", "J'ai tout dit"),
        ("fr", "L'ancien comptable du groupe Valmer a assuré que tout était faux.", "", "tout était faux"),
        ("ru", "Она обратила внимание суда на то, что голос не опознан.", "", "голос не опознан"),
        ("ru", "Украина атаковала нефтебазу, сообщили в среду российские власти.", "российские власти",
         "Украина атаковала нефтебазу"),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, who: str, exact: str) -> None:
    statement = read(text, language=language).statements[-1]
    assert (statement.speaker.name, statement.exact) == (who, exact)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le prix est passé de 420 à 510 euros."), ("ru", "Цена выросла с 420 до 510 евро."),
        ("de", "Der Preis stieg von 420 auf 510 Euro."), ("es", "El precio pasó de 420 a 510 euros."),
        ("uk", "Ціна зросла з 420 до 510 євро."),
    ],
)  # fmt: skip
def test_what_a_change_starts_from_has_the_unit_of_its_end(language: str, text: str) -> None:
    assert [(one.low, one.unit) for one in find_figures(text, language=language)] == [(420.0, "EUR"), (510.0, "EUR")]


def test_millions_at_the_end_of_a_change_are_those_of_its_start() -> None:
    text = "Le budget est passé de 3 à 5 millions d'euros."
    assert [one.low for one in find_figures(text, language="fr")] == [3e6, 5e6]


def test_russia_is_no_rise() -> None:
    (figure,) = find_figures("Россия потеряла до 15% мощностей.", language="ru")
    assert (figure.low, figure.high, figure.comparator) == (None, 15.0, "up to")
