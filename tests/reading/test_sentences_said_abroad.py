"""A quotation of several sentences is several statements, each with a polarity and a certainty of its own."""

import pytest

from claims.choices import Certainty, Polarity
from claims.reading import read

AFFIRMED, DENIED = Polarity.AFFIRMED, Polarity.DENIED


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "« J'ai tout donné. Mon genou ne tient plus. Je peux peut-être revenir en mars », a dit Hugo Castel.",
         [("J'ai tout donné.", AFFIRMED), ("Mon genou ne tient plus.", DENIED),
          ("Je peux peut-être revenir en mars", AFFIRMED)]),
        ("ru", "«Мы не брали денег. Все счета открыты», — сказал мэр Олег Климов.",
         [("Мы не брали денег.", DENIED), ("Все счета открыты", AFFIRMED)]),
        ("uk", "«Грошей не було. Рахунки відкриті», – сказав мер Олег Клименко.",
         [("Грошей не було.", DENIED), ("Рахунки відкриті", AFFIRMED)]),
        ("de", "„Wir haben nichts gewusst. Die Akten liegen offen“, sagte Bürgermeister Udo Wolf.",
         [("Wir haben nichts gewusst.", DENIED), ("Die Akten liegen offen", AFFIRMED)]),
        ("es", "«No sabíamos nada. Los contratos están abiertos», dijo el alcalde Luis Neyra.",
         [("No sabíamos nada.", DENIED), ("Los contratos están abiertos", AFFIRMED)]),
        ("ko", "김철수 시장은 \"돈을 받지 않았다. 장부는 모두 공개돼 있다\"고 말했다.",
         [("돈을 받지 않았다.", DENIED), ("장부는 모두 공개돼 있다", AFFIRMED)]),
        ("fr", "« Non. Le pont est fermé », a dit Hugo Castel.", [("Non. Le pont est fermé", AFFIRMED)]),
    ],
)  # fmt: skip
def test_each_sentence_of_a_quotation_stands_alone(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text, language=language).statements
    assert [(item.exact, item.polarity) for item in found] == expected
    assert len({item.speaker.name for item in found}) == 1


def test_a_word_of_doubt_weighs_its_own_sentence_alone() -> None:
    first, second = read("« Le pont est fermé. Il pourrait rouvrir », a dit Hugo Castel.", language="fr").statements
    assert (first.certainty, second.certainty) == (Certainty.ASSERTED, Certainty.POSSIBLE)
