"""Other languages: what is passed on without anybody who says it, and sources that stand beside it without a verb."""

import pytest

from claims.choices import Polarity, Quotation
from claims.reading import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Прокуратура нібито закрила справу проти мера."),
        ("uk", "Міноборони, мовляв, збило 46 безпілотників."),
        ("ru", "Киев якобы передал через посредников план."),
        ("ru", "Певица, мол, давно живёт за границей."),
        ("de", "Ein Bewohner soll das Feuer gelegt haben."),
        ("de", "Der Minister soll mehrfach gewarnt worden sein."),
        ("fr", "Un homme de 34 ans aurait été tué par balles."),
        ("fr", "Le vaccin ne provoquerait pas d'effets graves."),
        ("es", "La guerrilla habría secuestrado a tres soldados."),
    ],
)
def test_hearsay_is_said_by_somebody_who_is_not_named(language: str, text: str) -> None:
    [found] = read(text, language=language).statements
    assert (found.speaker.name, found.speaker.is_vague, found.quotation) == ("", True, Quotation.INDIRECT)
    assert found.exact == text.rstrip(".")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Brücke soll 2027 fertig werden."),
        ("de", "Das Museum soll wieder öffnen."),
        ("fr", "Une hausse coûterait trois milliards si elle était votée."),
        ("fr", "La ville devrait ouvrir trois écoles."),
        ("fr", "L'homme, qui aurait tué sa femme, est en fuite."),
        ("es", "El puente habría resistido si lo hubieran reparado."),
        ("uk", "Міст закрили на ремонт у середу."),
    ],
)
def test_plans_conditions_and_asides_are_no_hearsay(language: str, text: str) -> None:
    [found] = read(text, language=language).statements
    assert (found.speaker.is_vague, found.quotation) == (False, Quotation.NONE)


@pytest.mark.parametrize(
    ("language", "text", "who", "exact"),
    [
        ("de", "Nach Polizeiangaben starben drei Menschen.", "Polizei", "starben drei Menschen"),
        ("de", "Der Polizei zufolge starben drei Menschen.", "Polizei", "starben drei Menschen"),
        ("de", "Wie die Polizei mitteilte, starben drei Menschen.", "Polizei", "starben drei Menschen"),
        ("de", "Nach Einschätzung von Meteorologe Adrian Leyk drohen Stürme.", "Adrian Leyk", "drohen Stürme"),
        ("de", "Die Angeklagte habe nichts geplant, so Anwältin Anna Reiß.", "Anna Reiß",
         "Die Angeklagte habe nichts geplant"),
        ("ru", "По версии следствия, он вывел деньги.", "следствие", "он вывел деньги"),
        ("fr", "Pour la CGT, la réforme coûtera cher.", "CGT", "la réforme coûtera cher"),
        ("fr", "L'armée dit avoir visé un dépôt.", "armée", "avoir visé un dépôt"),
        ("es", "Para el ministro Luis Mora, la subida es justa.", "Luis Mora", "la subida es justa"),
        ("es", "El ministro le acusó de mentir a todos. Ana Gil lo acusó de mentir a todos.", "Ana Gil",
         "mentir a todos"),
    ],
)  # fmt: skip
def test_source_beside_what_is_said(language: str, text: str, who: str, exact: str) -> None:
    found = read(text, language=language).statements[-1]
    assert (found.speaker.name or found.speaker.role, found.exact) == (who, exact)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "«Это полная неправда», — отрезал Антон Глушко.", "Антон Глушко"),
        ("uk", "«Концерт не скасовано!» – відрізала Олена Рудь.", "Олена Рудь"),
        ("fr", "« Mon client n'a rien signé », a martelé son avocat, Éric Dupont.", "Éric Dupont"),
        ("es", "“No nos llegó ningún aviso”, bramó Rosa Vela.", "Rosa Vela"),
        ("de", "«Da ist nichts dran», polterte Rudi Kahl.", "Rudi Kahl"),
        ("fr", "Cyrielle Amar a martelé que « personne ne croit ce gouvernement ».", "Cyrielle Amar"),
    ],
)
def test_quotation_with_a_verb_that_is_in_no_list_has_its_speaker(language: str, text: str, who: str) -> None:
    [found] = read(text, language=language).statements
    assert (found.speaker.name, found.quotation, found.polarity) == (
        who, Quotation.DIRECT, Polarity.DENIED,
    )  # fmt: skip


def test_german_mood_goes_on_with_what_somebody_said() -> None:
    text = "Die Strecke sei gesperrt, sagte Ute Brandt. Sie werde nicht vor Mai geöffnet. Der Zug fährt."
    first, second, third = read(text, language="de").statements
    assert (first.speaker.name, second.speaker.name, third.speaker.name) == ("Ute Brandt", "Ute Brandt", "")
    assert "goes on with what Ute Brandt said" in second.speaker.note
    assert second.polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Пострадавших нет."),
        ("ru", "Организаторы не сказали, кто заменит игрока."),
        ("de", "Nagel selbst sagte nichts dazu."),
        ("de", "Ein Urteil wird nicht vor Januar erwartet."),
        ("uk", "Суд визнав мера винним."),
        ("uk", "Уряд цього не коментував, а опозиція вважає обіцянку обманом."),
    ],
)
def test_sentence_with_a_verb_that_reports_nothing_is_kept(language: str, text: str) -> None:
    [found] = read(text, language=language).statements
    assert (found.exact, found.quotation) == (text, Quotation.NONE)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("uk", "Бюджету бракує 200 млрд грн. Середня зарплата зросла.", 2),
        ("ru", "Прибыль составила 150 млрд руб. Банк этим доволен.", 2),
        ("uk", "«Концерт не скасовано!» – запевнила Олена Рудь.", 1),
        ("de", "Der Bund zahlt 3 Mrd. Euro an die Länder.", 1),
        ("de", "Der 1. FC Köln verlor am 34. Spieltag.", 1),
        ("uk", "В. Бойко й О. Гук були там учора.", 1),
        ("ru", "Там обрушился мост им. Пушкина на реке.", 1),
        ("fr", "Le témoin a vu M. Lacan et le Dr. Petit à St. Denis.", 1),
        ("es", "El Sr. López viajó con D. Juan a Madrid.", 1),
    ],
)
def test_borders_behind_currencies_and_quotations(language: str, text: str, count: int) -> None:
    assert len(read(text, language=language).statements) == count


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("ru", "Погибли не менее семи человек.", Polarity.AFFIRMED),
        ("uk", "Загинуло не менше семи людей.", Polarity.AFFIRMED),
        ("ru", "Погибших нет среди детей.", Polarity.DENIED),
    ],
)
def test_not_less_than_denies_nothing(language: str, text: str, polarity: Polarity) -> None:
    [found] = read(text, language=language).statements
    assert found.polarity is polarity


def test_remark_inside_a_quotation_parts_it() -> None:
    text = "«Самолёт был исправен, — настаивает Марат Гусев. — Мы проверяли его дважды»."
    told = [(item.speaker.name, item.exact) for item in read(text, language="ru").statements]
    assert told == [("Марат Гусев", "Самолёт был исправен"), ("Марат Гусев", "Мы проверяли его дважды")]


def test_who_acted_in_the_sentence_before_is_meant_by_a_pronoun() -> None:
    text = "Депутатка Леся Кірик подала позов до суду. Вона вважає, що її звільнили незаконно."
    assert [item.speaker.name for item in read(text, language="uk").statements] == ["", "Леся Кірик"]


@pytest.mark.parametrize(
    ("language", "text", "who", "exact"),
    [
        ("de", "Die Rate lag bei 2,3 Prozent, wie das Bundesamt mitteilte.", "Bundesamt",
         "Die Rate lag bei 2,3 Prozent"),
        ("uk", "Як повідомляє пресслужба НБУ, резерви банку зменшилися.", "пресслужба НБУ",
         "резерви банку зменшилися"),
        ("fr", "La mairie a fait savoir qu'aucun train ne partait.", "mairie", "aucun train ne partait"),
        ("fr", "« Je n'ai jamais vu cet argent », a juré M. Lacan à la barre.", "Lacan",
         "Je n'ai jamais vu cet argent"),
    ],
)  # fmt: skip
def test_source_in_a_clause_of_its_own(language: str, text: str, who: str, exact: str) -> None:
    [found] = read(text, language=language).statements
    assert (found.speaker.name, found.exact) == (who, exact)


@pytest.mark.parametrize(
    ("language", "text", "who", "exact"),
    [
        ("ru", "Превышений норм, утверждают в полиции, не выявлено.",
         "полиция", "Превышений норм, утверждают в полиции, не выявлено"),
        ("uk", "Мер Олег Ткач пообіцяв передати 14 літаків.", "Олег Ткач", "передати 14 літаків"),
        ("es", "El exministro Raúl Pardo llegó. A preguntas de su abogado, negó haber cobrado comisiones.",
         "Raúl Pardo", "haber cobrado comisiones"),
    ],
)  # fmt: skip
def test_who_says_it_between_commas_or_before_an_infinitive(language: str, text: str, who: str, exact: str) -> None:
    found = read(text, language=language).statements[-1]
    assert (found.speaker.name, found.exact) == (who, exact)
