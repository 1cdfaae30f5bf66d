"""Sentences as agencies write them, in the languages that have a table: who is made to say what."""

import pytest

from claims.choices import Certainty, CounterKind, Polarity
from claims.reading import read

AFFIRMED, DENIED = Polarity.AFFIRMED, Polarity.DENIED


def told(text: str, language: str) -> list[tuple[str, str, Polarity]]:
    return [(item.speaker.name, item.exact, item.polarity) for item in read(text, language=language).statements]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "MADRID (Northwire) - La ministra de Hacienda, Elvira Montalbán, negó este lunes haber "
         "recibido regalos.",
         ("Elvira Montalbán", "haber recibido regalos", DENIED)),
        ("es", "El líder de la oposición, Jaime Roldán, dijo que el puente está cerrado.",
         ("Jaime Roldán", "el puente está cerrado", AFFIRMED)),
        ("es", "\"Nadie nos avisó\", denunció Rosa Quispe, vecina de Piura.",
         ("Rosa Quispe", "Nadie nos avisó", DENIED)),
        ("es", "El gobernador Luis Neyra lo negó: \"Las alertas se enviaron a tiempo\".",
         ("Luis Neyra", "Las alertas se enviaron a tiempo", AFFIRMED)),
        ("es", "La aerolínea Andina no ha dicho que cancele vuelos, aclaró su portavoz, Diego Lamas.",
         ("Diego Lamas", "La aerolínea Andina no ha dicho que cancele vuelos", DENIED)),
        ("fr", "Le ministre Paul Garrel a démenti mercredi avoir donné un ordre.",
         ("Paul Garrel", "avoir donné un ordre", DENIED)),
        ("fr", "Le taux de chômage a reculé en mai, selon l’Insee.",
         ("Insee", "Le taux de chômage a reculé en mai", AFFIRMED)),
        ("fr", "Le quotidien L’Équipe avait affirmé que les deux hommes se sont battus.",
         ("quotidien L’Équipe", "les deux hommes se sont battus", AFFIRMED)),
        ("fr", "Pour la CGT, « ces chiffres ne disent rien de la précarité ».",
         ("CGT", "ces chiffres ne disent rien de la précarité", DENIED)),
        ("de", "Berlin (Northwire) - Verkehrsministerin Katrin Sommer sagte, die Strecke sei gesperrt.",
         ("Katrin Sommer", "die Strecke sei gesperrt", AFFIRMED)),
        ("de", "Ministerin Katrin Sommer hat Vorwürfe zurückgewiesen, ihr Haus habe ein Gutachten versteckt.",
         ("Katrin Sommer", "ihr Haus habe ein Gutachten versteckt", DENIED)),
        ("de", "Der Abgeordnete Timo Rehberg hatte ihr vorgeworfen, den Bericht versteckt zu haben.",
         ("Timo Rehberg", "den Bericht versteckt zu haben", AFFIRMED)),
        ("de", "„Wir haben niemanden festgenommen“, sagte der Sprecher Udo Wolf.",
         ("Udo Wolf", "Wir haben niemanden festgenommen", DENIED)),
        ("uk", "КИЇВ - Міністр Олег Гриценко заявив, що дорогу закрито.",
         ("Олег Гриценко", "дорогу закрито", AFFIRMED)),
        ("uk", "У міноборони РФ стверджують, що били по складах.", ("міноборони РФ", "били по складах", AFFIRMED)),
        ("uk", "В уряді заперечують, що готують підвищення податків.",
         ("уряд", "готують підвищення податків", DENIED)),
        ("uk", "Економіст Олена Білан сказала, що ставка висока.", ("Олена Білан", "ставка висока", AFFIRMED)),
        ("ru", "Ранее издание «Проект» сообщило, что мост закрыт.", ("издание «Проект»", "мост закрыт", AFFIRMED)),
        ("ru", "Вице-премьер Александр Новак сказал, что мост закрыт.", ("Александр Новак", "мост закрыт", AFFIRMED)),
        ("ru", "Профсоюз обвинил руководство в сокрытии данных о газе.",
         ("Профсоюз", "сокрытии данных о газе", AFFIRMED)),
        ("ru", "Вдова одного из погибших рассказала, что муж жаловался на газ.",
         ("", "муж жаловался на газ", AFFIRMED)),
    ],
)  # fmt: skip
def test_who_says_it(language: str, text: str, expected: tuple[str, str, Polarity]) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Dass die Strecke fertig wird, sagte er nicht."),
        ("fr", "Le maire n’a pas dit que le pont est fermé."),
        ("es", "El alcalde no había dicho que el puente está cerrado."),
    ],
)
def test_what_is_not_said_is_nobodys(language: str, text: str) -> None:
    [(who, exact, _)] = told(text, language)
    assert (who, exact) == ("", text)


@pytest.mark.parametrize(
    ("language", "text", "who", "exact"),
    [
        ("fr", "L’Élysée n’a pas confirmé que le pont est fermé.", "Élysée", "le pont est fermé"),
        ("fr", "Le maire Luc Ferrand n’exclut pas que le pont soit fermé.", "Luc Ferrand", "le pont soit fermé"),
        ("es", "La ministra Ana Gil no descarta que el puente esté cerrado.", "Ana Gil", "el puente esté cerrado"),
        ("ru", "Аналитик Максим Орлов не исключает, что мост закрыт.", "Максим Орлов", "мост закрыт"),
        ("uk", "Мер Ігор Терехов не виключає, що міст закрито.", "Ігор Терехов", "міст закрито"),
        ("uk", "Є загиблі й у передмісті, але офіційно цього не підтверджено.", "",
         "Є загиблі й у передмісті, але офіційно цього не підтверджено."),
        ("de", "Brandstiftung könne nicht ausgeschlossen werden.", "", "Brandstiftung könne nicht "
         "ausgeschlossen werden."),
    ],
)  # fmt: skip
def test_what_is_not_ruled_out_or_not_confirmed_stays_possible(language: str, text: str, who: str, exact: str) -> None:
    [found] = read(text, language=language).statements
    assert (found.speaker.name, found.exact, found.certainty, found.polarity) == (
        who, exact, Certainty.POSSIBLE, AFFIRMED
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Le maire Luc Ferrand a nié. « Je n’ai jamais donné un tel ordre », a-t-il déclaré sur France Inter.",
         "Luc Ferrand"),
        ("es", "El gobernador Luis Neyra dijo que llueve. Se estima que 3.400 casas cayeron.", ""),
        ("es", "El gobernador Luis Neyra dijo que llueve. Dijeron que 3.400 casas cayeron.", ""),
        ("es", "El gobernador Luis Neyra dijo que llueve. Un vecino dijo que 3.400 casas cayeron.", ""),
        ("fr", "L’opposition a accusé Luc Ferrand d’avoir menti. Il a dit que le pont est fermé.", ""),
        ("de", "Timo Rehberg sagte, es regne. Ein Sprecher der Bahn schwieg zu den Zahlen. Er bestätigte, "
         "dass es brennt.",
         ""),
        ("de", "Minister Udo Wolf sagte, es koste 4,2 Milliarden Euro. Die Strecke sei lang, sagte er.", "Udo Wolf"),
        ("ru", "Губернатор Иван Петров сказал, что мост закрыт. Его жена пришла. Она сказала, что мост цел.", ""),
        ("ru", "Губернатор Иван Петров сказал, что мост закрыт. Он сказал, что мост цел.", "Иван Петров"),
        ("de", "Minister Hans Wolf sagte, es regne. Seine Frau kam. Sie sagte, es schneie.", ""),
        ("uk", "Міністр Олег Гриценко пішов. За словами Гриценка, міст закрито.", "Олег Гриценко"),
    ],
)  # fmt: skip
def test_who_spoke_last_is_meant_only_where_nobody_else_can_be(language: str, text: str, who: str) -> None:
    assert read(text, language=language).statements[-1].speaker.name == who


def test_what_another_says_after_but_is_not_the_presidents() -> None:
    text = "El presidente Luis Arce dijo que no hay desaparecidos, pero los bomberos hablan de nueve."
    assert read(text, language="es").statements[0].exact == "no hay desaparecidos"


@pytest.mark.parametrize(
    ("language", "text", "answered"),
    [
        ("de", "Der Sprecher Udo Wolf sagte: „Wir haben niemanden festgenommen.“ Medienberichten zufolge "
         "soll ein Bewohner "
         "im Bett geraucht haben. Die Heimleitung bestreitet das.", "soll ein Bewohner im Bett geraucht haben"),
        ("ru", "В аварии погибли девять человек, сообщили в МЧС. Профсоюз обвинил руководство в сокрытии "
         "данных о газе. "
         "Директор Виктор Лунёв отверг обвинения.", "сокрытии данных о газе"),
        ("es", "\"Nadie nos avisó\", denunció Rosa Quispe. El gobernador Luis Neyra lo negó: \"Las alertas "
         "se enviaron\".",
         "Nadie nos avisó"),
    ],
)  # fmt: skip
def test_denial_answers_what_it_speaks_of(language: str, text: str, answered: str) -> None:
    reading = read(text, language=language)
    [counter] = reading.counters
    assert counter.kind is CounterKind.FLAT_DENIAL
    assert counter.answers is not None
    assert reading.statements[counter.answers].exact == answered


def test_one_word_in_common_far_away_is_no_answer() -> None:
    text = (
        "Банк підвищив ставку до 16,5%, повідомив голова Андрій Пишний. Економіст Олена Білан вважає, що все добре. "
        "Мер Ігор Терехов сказав, що місто живе. Ірина Мельник заявила, що вода є. "
        "Речниця Ганна Левчук заперечила, що готують підвищення податків."
    )
    [counter] = read(text, language="uk").counters
    assert counter.answers is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Kanzlerin Ute Rahm sagte am Montag in Bonn, der Bund habe gezahlt.",
         ("Ute Rahm", "der Bund habe gezahlt")),
        ("de", "Ein Zeuge schilderte bei der Polizei, der Wagen sei leer gewesen.", ("", "der Wagen sei leer gewesen")),
        ("de", "Der Sprecher der Wehr, Jan Ott, sprach von einem schweren Fehler.",
         ("Jan Ott", "einem schweren Fehler")),
        ("de", "Auf der Messe sind laut Polizei 300 Leute erkrankt.",
         ("Polizei", "Auf der Messe sind laut Polizei 300 Leute erkrankt")),
        ("de", "Laut der örtlichen Feuerwehr brach das Feuer nachts aus.",
         ("örtlichen Feuerwehr", "brach das Feuer nachts aus")),
        ("fr", "\"C'est fini\", a déclaré à la presse le préfet Luc Garnier.", ("Luc Garnier", "C'est fini")),
        ("fr", "La mairie a pour sa part assuré que l'eau est saine.", ("mairie", "l'eau est saine")),
        ("es", "Podría llover, según dijo el ministro, Luis Arana.", ("Luis Arana", "Podría llover")),
        ("es", "La ministra Ana Ruiz anunció la muerte de dos soldados.", ("Ana Ruiz", "la muerte de dos soldados")),
        ("uk", "Генштаб повідомив про загибель двох військових.", ("Генштаб", "загибель двох військових")),
        ("ru", "Губернатор Олег Рябов сообщил о гибели двух человек.", ("Олег Рябов", "гибели двух человек")),
        ("ru", "«Сирены не было», — рассказала ТАСС местная жительница Анна Ким.", ("Анна Ким", "Сирены не было")),
    ],
)  # fmt: skip
def test_who_says_it_and_what(language: str, text: str, expected: tuple[str, str]) -> None:
    assert [(name, exact) for name, exact, _ in told(text, language)] == [expected]


def test_who_is_not_known_is_nobody_who_was_named_before() -> None:
    text = "Мер Ігор Малик назвав атаку найпотужнішою. Чотири села залишилися без світла, повідомляє диспетчерська."
    assert [name for name, _, _ in told(text, "uk")] == ["Ігор Малик", ""]


def test_next_sentence_says_who_said_it() -> None:
    text = "На складі згоріло зерно. Про це повідомив мер Олег Гнатюк на брифінгу в четвер після огляду."
    (statement,) = read(text, language="uk").statements
    assert (statement.speaker.name, statement.exact) == ("Олег Гнатюк", "На складі згоріло зерно")
    assert statement.speaker.note == "The next sentence says who said so."


def test_what_a_second_source_says_behind_a_comma_is_its_own() -> None:
    text = "Nach Wien kamen laut Polizei 12.000 Menschen, die Veranstalter sprachen von 30.000 Teilnehmern."
    found = [(name, exact) for name, exact, _ in told(text, "de")]
    first = ("Polizei", "Nach Wien kamen laut Polizei 12.000 Menschen")
    assert found == [first, ("Veranstalter", "die Veranstalter sprachen von 30.000 Teilnehmern")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Ministerin Ute Rahm schloss eine weitere Kürzung aus.",
         ("Ute Rahm", "eine weitere Kürzung", DENIED)),
        ("de", "Die Ministerin Ute Rahm schloss eine weitere Kürzung nicht aus.",
         ("Ute Rahm", "eine weitere Kürzung", AFFIRMED)),
        ("de", "Nach Vereinsangaben fehlt der Torwart drei Wochen.",
         ("Verein", "fehlt der Torwart drei Wochen", AFFIRMED)),
        ("es", "La alcaldesa Ana Ruiz negó, no obstante, que cerrara el puerto.",
         ("Ana Ruiz", "cerrara el puerto", DENIED)),
        ("fr", "L'ONG Aster craint que le virus ne gagne la ville.",
         ("ONG Aster", "le virus ne gagne la ville", AFFIRMED)),
        ("uk", "У Львівській області зафіксували, що людей хворіє більше.",
         ("", "людей хворіє більше", AFFIRMED)),
    ],
)  # fmt: skip
def test_who_denies_and_who_leaves_open(language: str, text: str, expected: tuple[str, str, Polarity]) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Ministerin Ute Rahm wies das zurück: Von einer Zusage könne keine Rede sein.",
         ("Ute Rahm", "Von einer Zusage könne keine Rede sein")),
        ("es", "El ministerio informó este jueves de la muerte de dos niños.",
         ("ministerio", "la muerte de dos niños")),
        ("es", "Egipto rechazó que entregue armas a una parte.", ("Egipto", "entregue armas a una parte")),
        ("fr", "Le préfet, Luc Garnier, lui a reproché d'avoir ignoré quatre alertes.",
         ("Luc Garnier", "ignoré quatre alertes")),
        ("fr", "Son équipe, Alpina, a confirmé la suspension de son contrat.",
         ("Alpina", "la suspension de son contrat")),
        ("ru", "Губернатор Олег Рябов не согласился, отметив, что берег укрепили.", ("Олег Рябов", "берег укрепили")),
        ("uk", "«Укренерго» спростувало дефіцит енергії взимку.", ("Укренерго", "дефіцит енергії взимку")),
    ],
)  # fmt: skip
def test_who_says_it_in_full_reports(language: str, text: str, expected: tuple[str, str]) -> None:
    assert [(name, exact) for name, exact, _ in told(text, language)] == [expected]


def test_general_words_behind_a_verb_are_nothing_that_is_told() -> None:
    assert told("Le maire Luc Garnier a expliqué de manière générale.", "fr")[0][0] == ""
