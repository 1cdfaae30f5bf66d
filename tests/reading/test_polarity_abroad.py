"""Sentences of six other languages: whether they deny, and who says so, written down before they were read."""

from pathlib import Path

import pytest

from claims.reading import read

FILE = Path(__file__).parent / "wording" / "polarity.tsv"
ROWS = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("language", "text", "polarity", "who"), ROWS, ids=[row[1] for row in ROWS])
def test_sentence_denies_where_it_was_written_down_to(language: str, text: str, polarity: str, who: str) -> None:
    found = read(text, language=language).statements[-1]
    speaker = found.speaker
    words = text[speaker.start : speaker.end] if speaker.start is not None else ""
    assert found.polarity.value == polarity
    assert not (speaker.name or speaker.role) if who == "-" else who in f"{speaker.name} {speaker.role} {words}"


@pytest.mark.parametrize(
    ("language", "text", "rung", "polarity"),
    [
        ("uk", "Ніхто не міг пояснити причини пожежі.", "asserted", "denied"),
        ("uk", "Жодна вантажівка не може проїхати мостом.", "asserted", "denied"),
        ("uk", "Міст може не витримати зиму.", "possible", "denied"),
        ("uk", "Не виключено, що міст обвалиться.", "possible", "affirmed"),
        ("ru", "Никто не мог объяснить причину пожара.", "asserted", "denied"),
        ("ru", "Не исключено, что мост рухнет.", "possible", "affirmed"),
        ("es", "La policía no pudo explicar el incendio.", "asserted", "denied"),
        ("es", "El incendio pudo haber sido provocado.", "possible", "affirmed"),
        ("de", "Das ist nicht möglich, teilte die Stadt mit.", "asserted", "denied"),
        ("de", "Es ist nicht ausgeschlossen, dass die Brücke einstürzt.", "possible", "affirmed"),
        ("fr", "Il n’est pas possible de traverser le pont.", "asserted", "denied"),
        ("fr", "Une erreur n’est pas exclue.", "possible", "affirmed"),
    ],
)
def test_what_was_beyond_everybody_is_no_possibility(language: str, text: str, rung: str, polarity: str) -> None:
    found = read(text, language=language).statements[-1]
    assert (str(found.certainty.label), found.polarity.value) == (rung, polarity)
