"""Other languages than English: which one it is, what is read of it, and what every table must hold."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.choices import Certainty, CounterKind, Polarity, Quotation
from claims.reading import Statement, read
from claims.reading.languages import NAMES, READ_IN_FULL, TONGUES, find_language, is_latin, note_for
from claims.reading.languages.tongue import Tongue

FORCES = {
    "say", "claim", "accuse", "deny", "dismiss", "dispute", "admit", "confirm", "suggest", "estimate", "warn", "ask",
    "wish", "pledge", "opine", "label", "correct", "withhold", "no_comment", "count",
    "allow", "to_confirm",
}  # fmt: skip
tables = pytest.mark.parametrize("tongue", TONGUES.values(), ids=TONGUES)


def the_one(text: str, language: str) -> Statement:
    [statement] = read(text, language=language).statements
    return statement


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мер закрив міст.", "uk"),
        ("Мэр закрыл мост.", "ru"),
        ("El alcalde cerró el puente y los vecinos protestaron.", "es"),
        ("Der Bürgermeister hat die Brücke geschlossen, und die Anwohner protestieren.", "de"),
        ("Le maire a fermé le pont et les riverains ont protesté.", "fr"),
        ("시장이 다리를 폐쇄했고 주민들이 항의했다고 경찰이 말했다.", "ko"),
        ("The mayor has shut the bridge.", "en"),
        ("The mayor said that the bridge was shut. «Міст закрито», she wrote in the paper.", "en"),
        ("Мер сказав: «The bridge is shut», і пішов до мосту.", "uk"),
        ("12 : 30 – 14", ""),
        ("김 장관은 40명이 숨졌다고 말했다.", "ko"),
        ("Η Ελλάδα νίκησε.", "el"),
        ("北京暴雨致12人死亡", "zh"),
        ("東京で地震", "ja"),
        ("תל אביב", "he"),
        ("Міст закрито.", "uk"),
        ("Мэр ушёл.", "ru"),
        ("Мост упал.", ""),
        ("Le maire est mort.", "fr"),
        ("Der Minister sagt ab.", "de"),
        ("El alcalde murió.", "es"),
        ("Ann Lee denied it.", "en"),
        ("The bridge fell.", "en"),
        ("Bo Dahl left.", ""),
        ("Zahl der Toten in Köln steigt auf drei", "de"),
        ("Министърът каза, че мостът е затворен от вчера.", "bg"),
        ("Министр көпір жабылды деп мәлімдеді.", "kk"),
        ("Міністр сказаў, што мост закрыты.", "be"),
        ("Министар је рекао да је мост затворен.", "sr"),
        ("Подъезд и объект закрыли в среду вечером.", "ru"),
        ("Die Fire", ""),
    ],
)
def test_language_is_found_also_in_short_and_mixed_texts(text: str, language: str) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize(
    ("text", "language", "who", "what", "quotation", "certainty", "polarity"),
    [
        ("Мер Олег Ткач сказав, що міст закрито.", "uk", "Олег Ткач", "міст закрито",
         Quotation.INDIRECT, Certainty.ASSERTED, Polarity.AFFIRMED),
        ("За словами мера Олега Ткача, міст, можливо, закриють.", "uk", "Олег Ткач", "міст, можливо, закриють",
         Quotation.INDIRECT, Certainty.POSSIBLE, Polarity.AFFIRMED),
        ("«Міст закрито на рік», – сказав Олег Ткач.", "uk", "Олег Ткач", "Міст закрито на рік",
         Quotation.DIRECT, Certainty.ASSERTED, Polarity.AFFIRMED),
        ("Міністерство підтвердило, що міст не закривали.", "uk", "Міністерство", "міст не закривали",
         Quotation.INDIRECT, Certainty.CONFIRMED, Polarity.DENIED),
        ("El alcalde, Luis Mora, dijo que el puente está cerrado.", "es", "Luis Mora", "el puente está cerrado",
         Quotation.INDIRECT, Certainty.ASSERTED, Polarity.AFFIRMED),
        ("El puente está cerrado, según Luis Mora.", "es", "Luis Mora", "El puente está cerrado",
         Quotation.INDIRECT, Certainty.ASSERTED, Polarity.AFFIRMED),
        ("Luis Mora negó que el puente esté cerrado.", "es", "Luis Mora", "el puente esté cerrado",
         Quotation.INDIRECT, Certainty.ASSERTED, Polarity.DENIED),
        ("“El puente está cerrado”, dijo Mora.", "es", "Mora", "El puente está cerrado",
         Quotation.DIRECT, Certainty.ASSERTED, Polarity.AFFIRMED),
        ("Мэр Анна Белова сказала, что мост, вероятно, закроют.", "ru", "Анна Белова", "мост, вероятно, закроют",
         Quotation.INDIRECT, Certainty.LIKELY, Polarity.AFFIRMED),
        ("„Die Brücke ist zu“, sagte Ute Brandt.", "de", "Ute Brandt", "Die Brücke ist zu",
         Quotation.DIRECT, Certainty.ASSERTED, Polarity.AFFIRMED),
        ("Selon la mairie, le pont pourrait fermer.", "fr", "mairie", "le pont pourrait fermer",
         Quotation.INDIRECT, Certainty.POSSIBLE, Polarity.AFFIRMED),
    ],
)  # fmt: skip
def test_who_says_what_and_how_surely(
    text: str, language: str, who: str, what: str, quotation: Quotation, certainty: Certainty, polarity: Polarity
) -> None:
    found = the_one(text, language)
    assert (found.speaker.name, found.exact, found.quotation, found.certainty, found.polarity) == (
        who, what, quotation, certainty, polarity,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [("Джерела повідомили, що міст закрито.", "uk"), ("Fuentes del puerto dijeron que el puente está cerrado.", "es")],
)
def test_vague_source_is_flagged(text: str, language: str) -> None:
    speaker = the_one(text, language).speaker
    assert (speaker.name, speaker.is_vague) == ("", True)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Мер Олег Ткач звинуватив порт у тому, що він сховав лист. Порт відкинув звинувачення.", "uk",
         CounterKind.FLAT_DENIAL),
        ("Мер Олег Ткач звинуватив порт у тому, що він сховав лист. Порт назвав звинувачення фейком.", "uk",
         CounterKind.DISMISSAL),
        ("El alcalde Luis Mora acusó al puerto de esconder la carta. La empresa rechazó las acusaciones.", "es",
         CounterKind.FLAT_DENIAL),
        ("El alcalde Luis Mora acusó al puerto de esconder la carta. La empresa calificó la acusación de bulo.", "es",
         CounterKind.DISMISSAL),
        ("Мэр Олег Ткач обвинил завод в том, что тот скрыл письмо. Завод опроверг обвинения.", "ru",
         CounterKind.FLAT_DENIAL),
        ("Мэр Олег Ткач заявил, что завод скрыл письмо. Завод отверг эти заявления.", "ru",
         CounterKind.FLAT_DENIAL),
        ("Bürgermeister Uwe Rohde sagte, dass der Hafen 12 Briefe versteckt habe. Der Hafen dementierte den Bericht.",
         "de", CounterKind.FLAT_DENIAL),
        ("Bürgermeister Uwe Rohde warf dem Hafen vor, Briefe zu verstecken. Der Hafen hat die Vorwürfe zurückgewiesen.",
         "de", CounterKind.FLAT_DENIAL),
        ("Der Hafen hat 12 Briefe versteckt, behauptete Uwe Rohde. Der Hafen nannte die Behauptung ein Märchen.",
         "de", CounterKind.DISMISSAL),
        ("Le maire, Luc Ferrand, a accusé le port d’avoir caché la lettre. L’entreprise a démenti cette accusation.",
         "fr", CounterKind.FLAT_DENIAL),
        ("Le maire, Luc Ferrand, a affirmé que le port a caché 12 lettres. L’entreprise rejette ces accusations.", "fr",
         CounterKind.FLAT_DENIAL),
    ],
)  # fmt: skip
def test_denial_answers_the_accusation(text: str, language: str, kind: CounterKind) -> None:
    reading = read(text, language=language)
    [counter] = reading.counters
    assert (counter.statement, counter.answers, counter.kind) == (1, 0, kind)
    assert reading.statements[1].polarity is Polarity.DENIED


def test_sentence_that_only_says_when_it_was_said_adds_nothing() -> None:
    reading = read("Мер Олег Ткач заявив, що міст закрито. Про це він сказав у вівторок.", language="uk")
    assert [item.exact for item in reading.statements] == ["міст закрито"]


def test_what_somebody_counted_is_a_statement_with_its_figure() -> None:
    statement = the_one("Штаб нарахував того дня близько 80 атак на сході області.", "uk")
    assert (statement.speaker.name, statement.certainty) == ("Штаб", Certainty.ASSERTED)
    assert [(figure.low, figure.comparator) for figure in statement.figures] == [(80, "about")]


def test_name_in_quotation_marks_is_no_quotation() -> None:
    statement = the_one("На заводі «Обрій» не платять, стверджує профспілка.", "uk")
    assert (statement.quotation, statement.speaker.name) == (Quotation.INDIRECT, "профспілка")


def test_text_too_short_for_its_language_says_so_and_is_read_for_figures() -> None:
    reading = read("Мост упал: 12.")
    assert reading.language == ""
    assert reading.notes == (note_for(""),)
    assert "too short to tell its language" in reading.notes[0]
    assert [figure.low for statement in reading.statements for figure in statement.figures] == [12]


def test_note_says_what_was_not_read() -> None:
    assert "who answers whom were read by short lists" in note_for("uk")
    assert "who answers whom were read by short lists" in note_for("ko")
    assert "are not read in this language" in note_for("ar")
    assert "does not know" in note_for("xx")
    assert read("Мер закрив міст.").notes == (note_for("uk"),)


@tables
def test_table_is_whole(tongue: Tongue) -> None:
    assert (NAMES[tongue.code], TONGUES[tongue.code]) == (tongue.name, tongue)
    assert tongue.code != READ_IN_FULL
    assert {force for rows in tongue.cues.values() for _, _, force in rows} <= FORCES
    assert {"say", "accuse", "deny", "confirm"} <= {force for rows in tongue.cues.values() for _, _, force in rows}
    assert tongue.sets["that"]
    assert tongue.phrases["according"]
    assert tongue.sets["roles"].isdisjoint(tongue.sets["vague"])
    assert set(tongue.certainty) == set(Certainty) - {Certainty.ASSERTED}
    assert tongue.answers.patterns


@tables
def test_table_is_in_small_letters(tongue: Tongue) -> None:
    listed = [word for words in tongue.sets.values() for word in words] + list(tongue.cues)
    assert listed == [word.lower() for word in listed]


PIECES = st.sampled_from(
    [
        "заявив", "що", ", ", ". ", "«", "»", "— ", "за словами", "на його думку", "він", "мер Олег Ткач", "джерела",
        "відкинув звинувачення", "dijo", "que", "según", "el alcalde", "“", "”", "negó", "la empresa", "sagte", "wies",
        "zurück", "selon", "a déclaré", ": ", "\n", "12", "\ud800", "не", "повідомляється", "і", "y", "A", ",",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=50).map(" ".join), st.sampled_from(sorted(TONGUES)))
@settings(max_examples=150, deadline=None)
def test_offsets_point_at_the_exact_words(text: str, language: str) -> None:
    reading = read(text, language=language)
    for item in reading.statements:
        assert text[item.start : item.end] == item.exact != ""
        assert item.sentence_start <= item.start < item.end <= item.sentence_end
    for counter in reading.counters:
        assert counter.answers is None or 0 <= counter.answers < len(reading.statements)


def lines_run(text: str, language: str) -> int:
    """How many lines of Python one reading of ``text`` runs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text, language=language)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("uk", "Мер Олег Ткач заявив, що міст закрито. "),
        ("uk", "«а» "),
        ("es", "según Mora, dijo que "),
        ("de", "wies "),
        ("de", "Der Hafen hat, sagte er, nicht "),
        ("ru", "Завод опроверг это. "),
        ("fr", "Le port a démenti ces chiffres. "),
    ],
)
def test_work_grows_with_the_length_alone(language: str, piece: str) -> None:
    once, twice, four = (lines_run(piece * (times * 6000 // len(piece)), language) for times in (1, 2, 4))
    assert four <= 2.6 * twice
    assert twice <= 2.6 * once


def test_letters_of_other_scripts_are_told_from_latin_ones() -> None:
    assert (is_latin("Brücke über die Oder"), is_latin("Міст через Одер"), is_latin("12")) == (True, False, True)


FIRST = {
    "fr": "Le maire Luc Morel a déclaré que l’entreprise avait caché des fûts dans le canal.",
    "de": "Bürgermeisterin Anna Lenz sagte, die Firma habe Fässer im Kanal versenkt.",
    "es": "La alcaldesa Marta Ruiz afirmó que la empresa vertió residuos en el río.",
    "uk": "Мер Олег Ткач сказав, що завод злив відходи в річку.",
    "ru": "Мэр Олег Ткач заявил, что завод слил отходы в реку.",
}


@pytest.mark.parametrize(
    ("language", "denial", "who"),
    [
        ("fr", "L’entreprise a démenti", "entreprise"),
        ("fr", "Le ministère a démenti mercredi soir", "ministère"),
        ("de", "Das Ministerium dementierte", "Ministerium"),
        ("de", "Die Firma hat am Abend dementiert", "Firma"),
        ("es", "La empresa lo negó", "empresa"),
        ("es", "El portavoz Luis Ortega lo desmintió ayer por la noche", "Luis Ortega"),
        ("uk", "Міністерство це заперечило", "Міністерство"),
        ("ru", "Министерство опровергло", "Министерство"),
    ],
)
def test_denial_without_an_object_answers_the_nearest_statement_of_somebody_else(
    language: str, denial: str, who: str
) -> None:
    reading = read(f"{FIRST[language]} {denial}.", language=language)
    told, answer = reading.statements
    assert (answer.exact, answer.speaker.name, answer.polarity) == (denial, who, Polarity.DENIED)
    assert answer.worthiness < 0.5
    [link] = reading.counters
    assert (link.statement, link.answers, link.kind) == (1, 0, CounterKind.FLAT_DENIAL)
    assert told.exact in FIRST[language]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le ministère n’a pas démenti."),
        ("de", "Das Ministerium dementierte nicht."),
        ("de", "Auch hier dementierte am Abend."),
        ("es", "La empresa no lo negó."),
    ],
)
def test_who_does_not_deny_or_is_not_named_answers_nothing(language: str, sentence: str) -> None:
    assert read(f"{FIRST[language]} {sentence}", language=language).counters == ()
