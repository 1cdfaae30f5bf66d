"""What stands beside what somebody says, and is no part of it: a second verb, a second clause, another's words."""

import pytest

from claims.choices import Polarity
from claims.reading import read

AFFIRMED, DENIED = Polarity.AFFIRMED, Polarity.DENIED
Told = list[tuple[str, str, Polarity]]


def told(text: str, language: str) -> Told:
    found = read(text, language=language).statements
    return [(item.speaker.name or item.speaker.role, item.exact, item.polarity) for item in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # What is denied in a relative clause is not what the main verb reports.
        ("es", "El acusado, que negó los hechos durante el juicio, anunció que recurrirá la sentencia.",
         ("acusado", "recurrirá la sentencia", AFFIRMED)),
        # What somebody does besides is neither denied nor said.
        ("fr", "Moscou a démenti avoir visé des civils, tout en confirmant une frappe de précision sur un dépôt.",
         ("Moscou", "avoir visé des civils", DENIED)),
        ("fr", "Le préfet a annoncé une panne probable du réseau, sans confirmer la thèse du sabotage.",
         ("préfet", "une panne probable du réseau", AFFIRMED)),
        # A denial in a second clause with a subject of its own does not deny the first.
        ("de", "Zwei Patienten seien gestorben, ein Zusammenhang sei aber nicht bewiesen, sagte Ärztin Birgit Sanders.",
         ("Birgit Sanders", "Zwei Patienten seien gestorben, ein Zusammenhang sei aber nicht bewiesen", AFFIRMED)),
        ("uk", "За даними поліції, затримано трьох, ще двоє до суду не прийшли.",
         ("поліція", "затримано трьох, ще двоє до суду не прийшли", AFFIRMED)),
        # Where it does, it still denies.
        ("uk", "Поліція заявила, що міст, який збудували торік, не витримав.",
         ("Поліція", "міст, який збудували торік, не витримав", DENIED)),
        ("de", "Der Minister sagte, wenn das Gesetz komme, sei die Firma nicht zu retten.",
         ("Minister", "wenn das Gesetz komme, sei die Firma nicht zu retten", DENIED)),
        # Who is accused stands first, and who accuses behind the verb.
        ("de", "Der Klinik warf die Nebenklage vor, Hinweise ignoriert zu haben.",
         ("Nebenklage", "Hinweise ignoriert zu haben", AFFIRMED)),
        ("de", "Die Opposition warf der Ministerin vor, Hinweise ignoriert zu haben.",
         ("Opposition", "Hinweise ignoriert zu haben", AFFIRMED)),
        # Who was asked, and to whom it was said, is not who says it.
        ("es", "«El tipo de cambio no se toca», afirmó en una entrevista con Radio Norte el ministro Julián Sosa.",
         ("Julián Sosa", "El tipo de cambio no se toca", DENIED)),
        ("uk", "Капітан Артем Дудка розповів «Спортивній правді», що команді не платять із грудня.",
         ("Артем Дудка", "команді не платять із грудня", DENIED)),
        ("de", "Ein Mitarbeiter, der anonym bleiben möchte, berichtete dem WDR von Schimmel an den Wänden.",
         ("Mitarbeiter", "Schimmel an den Wänden", AFFIRMED)),
        # “According to which” names no source, and what is denied stays denied.
        ("fr", "Le club dément les informations du Parisien selon lesquelles le joueur aurait demandé à partir.",
         ("club", "les informations du Parisien selon lesquelles le joueur aurait demandé à partir", DENIED)),
        ("es", "El club negó la versión según la cual el jugador pidió irse.",
         ("club", "la versión según la cual el jugador pidió irse", DENIED)),
        # A preposition opens no name.
        ("de", "Trotz der Kritik von Umweltschützern sagte Minister Karl Lenz, der Bau gehe weiter.",
         ("Karl Lenz", "der Bau gehe weiter", AFFIRMED)),
        ("fr", "Pour l'UFC, cette hausse serait inévitable.", ("UFC", "cette hausse serait inévitable", AFFIRMED)),
        # What leads over stands between a verb and what it reports.
        ("fr", "Les pompes funèbres disent pourtant avoir enterré deux fois plus de monde en août.",
         ("pompes funèbres", "avoir enterré deux fois plus de monde en août", AFFIRMED)),
        # An attack is laid at somebody's door.
        ("es", "El presidente atribuyó el ataque al Ejército ruso.", ("presidente", "el ataque al Ejército ruso",
                                                                     AFFIRMED)),
        ("uk", "Місцеві пабліки поширили інформацію про десять загиблих у місті.",
         ("", "десять загиблих у місті", AFFIRMED)),
        ("fr", "Aucune usine ne fermera, explique-t-on dans l'entourage du ministre.",
         ("entourage du ministre", "Aucune usine ne fermera", DENIED)),
        ("es", "La Cámara de Comercio calcula pérdidas de 30 millones de euros.",
         ("Cámara de Comercio", "pérdidas de 30 millones de euros", AFFIRMED)),
        ("de", "Der Verein rechnet vor, dass jeder Einwohner 140 Euro zahlen müsste.",
         ("Verein", "jeder Einwohner 140 Euro zahlen müsste", AFFIRMED)),
    ],
)  # fmt: skip
def test_no_more_is_said_than_somebody_says(language: str, text: str, expected: tuple[str, str, Polarity]) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        # Who is named inside another's words does not go on.
        ("es", "La jueza Nuria Salcedo rechazó las críticas. Recuerda que, según la Fiscalía, no llegan al 1 %. "
         "Admite que ella misma archivó un caso.", "Nuria Salcedo"),
        ("es", "El jugador Unai Larrea reconoció que protestó al árbitro, pero niega haberlo insultado.",
         "Unai Larrea"),
        ("uk", "Президент клубу Микола Гаврилюк відставки не прийняв. Він заявив, що контракт чинний до 2027 року.",
         "Микола Гаврилюк"),
        ("fr", "Le ministre des Comptes publics, Luc Vial, est parti. Il affirme que le vote aura lieu à minuit.",
         "Luc Vial"),
    ],
)  # fmt: skip
def test_the_same_one_goes_on(language: str, text: str, who: str) -> None:
    assert read(text, language=language).statements[-1].speaker.name == who


def test_nobody_is_named_by_a_place_where_something_was_counted() -> None:
    text = "У Полтаві зафіксували спалах гепатиту: захворіли 63 людини."
    assert {item.speaker.name for item in read(text, language="uk").statements} == {""}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Міністр Олег Ткач відмовився говорити.\n\n«Ми законтрактували все, на що є гроші.\n\n"
         "Інше питання — чому виробники зривають строки», — написав заступник міністра Антон Жук."),
        ("fr", "Le ministre Paul Garrel est parti.\n\n« Les mesures sont là, elles sont publiques.\n\n"
         "Personne ne peut dire qu'il ne savait pas », poursuit la chercheuse Anne Maurin."),
        ("es", "El ministro Luis Gil se fue.\n\n«Hay días con veinte juicios seguidos.\n\n"
         "Así no se puede escuchar a nadie», insiste la jueza Nuria Salcedo."),
    ],
)  # fmt: skip
def test_a_quotation_over_two_paragraphs_is_whose_its_end_names(language: str, text: str) -> None:
    names = [item.speaker.name for item in read(text, language=language).statements[-2:]]
    assert names in (["Антон Жук"] * 2, ["Anne Maurin"] * 2, ["Nuria Salcedo"] * 2)


def test_what_stands_before_a_quotation_behind_a_colon_is_said_too() -> None:
    text = "Un bombero forestal denuncia que faltan medios en toda la sierra: «Somos la mitad que el año pasado»."
    assert [item.exact for item in read(text, language="es").statements] == [
        "faltan medios en toda la sierra", "Somos la mitad que el año pasado",
    ]  # fmt: skip
