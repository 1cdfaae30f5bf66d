"""A second verb that reports in one sentence: whose it is, where the first one's words end, which of them denies."""

import pytest

from claims.reading import read


def told(language: str, text: str) -> list[tuple[str, str, str]]:
    """Who says each thing in ``text``, whether it is denied, and the first words of it."""
    said = [item for item in read(text, language=language).statements if item.quotation.value != "none"]
    return [(item.speaker.name or item.speaker.role, item.polarity.value, item.exact) for item in said]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("es", "El alcalde Pedro Ruiz admitió los retrasos, aunque negó que hubiera sobrecostes.",
         [("Pedro Ruiz", "denied", "hubiera sobrecostes")]),
        ("es", "El ministro Juan Robles negó haber recibido dinero, aunque negó también que fuera a dimitir.",
         [("Juan Robles", "denied", "haber recibido dinero"), ("Juan Robles", "denied", "fuera a dimitir")]),
        ("es", "La jueza Ana Sanz aseguró que el caso sigue abierto, si bien negó que haya nuevos imputados.",
         [("Ana Sanz", "affirmed", "el caso sigue abierto"), ("Ana Sanz", "denied", "haya nuevos imputados")]),
        ("es", "El sindicato negó haber convocado la huelga, aunque afirmó que la apoya.",
         [("sindicato", "denied", "haber convocado la huelga"), ("sindicato", "affirmed", "la apoya")]),
        ("es", "La empresa aseguró que pagará, aunque la fiscalía niega que haya un acuerdo.",
         [("empresa", "affirmed", "pagará"), ("fiscalía", "denied", "haya un acuerdo")]),
        ("fr", "Le maire Jean Roy reconnaît un retard mais nie avoir reçu une alerte.",
         [("Jean Roy", "denied", "avoir reçu une alerte")]),
        ("fr", "Le syndicat nie toute violence tandis que la direction affirme que deux agents ont été frappés.",
         [("syndicat", "denied", "Le syndicat nie toute violence"),
          ("direction", "affirmed", "deux agents ont été frappés")]),
        ("de", "Die Klinik bestätigte den Todesfall, bestritt aber, dass ein Arzt schuld sei.",
         [("Klinik", "denied", "ein Arzt schuld sei")]),
        ("de", "Der Trainer dementierte den Wechsel, bestätigte jedoch Gespräche.",
         [("Trainer", "denied", "Der Trainer dementierte den Wechsel")]),
        ("ru", "Мэр Иван Громов опроверг закрытие завода, а также отрицал, что рабочим не платят.",
         [("Иван Громов", "denied", "Мэр Иван Громов опроверг закрытие завода"),
          ("Иван Громов", "denied", "рабочим не платят")]),
        ("ru", "Министр заявил, что денег хватит, хотя ранее отрицал, что бюджет принят.",
         [("Министр", "affirmed", "денег хватит"), ("Министр", "denied", "бюджет принят")]),
        ("uk", "Керівник заявив, що завод працює, хоча й визнав, що людей бракує.",
         [("Керівник", "affirmed", "завод працює"), ("Керівник", "affirmed", "людей бракує")]),
    ],
)  # fmt: skip
def test_a_second_verb_has_words_of_its_own(language: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("es", "«Todo es falso», dijo Ana Polo. El juez Ramón Sanz archivó la causa y negó que hubiera delito.",
         "Ramón Sanz"),
        ("es", "«Todo es falso», dijo Ana Polo. La concejala Rosa Prado pide que se vote y niega haber mentido.",
         "Rosa Prado"),
        ("es", "«Todo es falso», dijo Ana Polo. Archivó la denuncia y negó que hubiera delito.", "Ana Polo"),
        ("fr", "« Tout est faux », a dit Jean Roy. Le préfet Luc Garnier appelle au calme et dément que des tirs aient "
         "eu lieu.", "Luc Garnier"),
        ("de", "„Alles falsch“, sagte Karl Huber. Minister Klaus Berg lobte die Helfer und sagte, die Deiche hielten.",
         "Klaus Berg"),
        ("ru", "«Всё ложь», — сказал Иван Серов. Губернатор Олег Кравец уволил начальника и заявил, что деньги вернут.",
         "Олег Кравец"),
        ("uk", "«Усе брехня», — сказав Петро Зуб. Депутат Олег Лис проголосував проти й заявив, що це помилка.",
         "Олег Лис"),
    ],
)  # fmt: skip
def test_a_verb_joined_to_one_that_reports_nothing_is_theirs_who_act(language: str, text: str, who: str) -> None:
    assert told(language, text)[-1][0] == who


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "L'ancien ministre, qui nie avoir été payé, sera jugé en mars.", "avoir été payé"),
        ("es", "El exministro, que niega los cargos de fraude, declarará mañana.", "los cargos de fraude"),
        ("ru", "Чиновник, который отверг обвинения во взятке, останется под стражей до мая.", "обвинения во взятке"),
        ("fr", "Le Hamas a démenti avoir violé la trêve, accusant Israël de mentir.", "avoir violé la trêve"),
        ("es", "El alcalde negó haber cobrado comisiones, acusando al juez de mentir.", "haber cobrado comisiones"),
        ("ru", "Мэр отверг обвинения в экономии на бетоне, назвав их домыслами.", "обвинения в экономии на бетоне"),
        ("uk", "Речник відкинув звинувачення у катуваннях, назвавши їх фейком.", "звинувачення у катуваннях"),
    ],
)
def test_a_denial_ends_where_the_report_or_the_speaker_goes_on(language: str, text: str, words: str) -> None:
    (denial,) = [item for item in read(text, language=language).statements if item.polarity.value == "denied"]
    assert denial.exact == words


def test_another_who_denies_behind_a_semicolon_is_told_apart() -> None:
    text = "Laut «Bild» will Merz den Minister entlassen; ein Sprecher dementierte das."
    assert told("de", text) == [
        ("Bild", "affirmed", "will Merz den Minister entlassen"),
        ("Sprecher", "denied", "ein Sprecher dementierte das"),
    ]
