"""Whose words stand in quotation marks in Arabic, as far as a few patterns tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import read
from claims.reading.languages import SPEAKERS_AT_QUOTATIONS, note_for
from claims.reading.quoting import OPEN
from claims.reading.statements import NOT_NAMED, ROLE_ALONE


@pytest.mark.parametrize(
    ("text", "language", "name", "role"),
    [
        ("قال وزير الخارجية سامح شكري: «لن نقبل بهذا الاتفاق».", "ar", "سامح شكري", "وزير الخارجية"),
        ("وقال الرئيس عبد الفتاح السيسي إن «الحل قريب».", "ar", "عبد الفتاح السيسي", "الرئيس"),
        ("قالت ليلى حداد: «هذا غير صحيح».", "ar", "ليلى حداد", ""),
        ("«لم نتلق أي تحذير»، قالت وزارة الصحة.", "ar", "وزارة الصحة", ""),
    ],
)
def test_speaker_beside_a_quotation_is_named(text: str, language: str, name: str, role: str) -> None:
    [statement] = read(text, language=language).statements
    speaker = statement.speaker
    assert (speaker.name, speaker.role, speaker.is_vague) == (name, role, False)
    assert name in text[speaker.start : speaker.end]


@pytest.mark.parametrize(
    ("text", "language", "role", "note"),
    [
        ("أكد المتحدث العسكري أن «العملية انتهت».", "ar", "المتحدث العسكري", ROLE_ALONE),
        ("قال مصدر أمني: «وصلت القوات».", "ar", "", NOT_NAMED),
        ("في المدينة «لا ماء».", "ar", "", OPEN.note),
        ("وقال في مؤتمر صحفي: «لدينا ما يكفي».", "ar", "", OPEN.note),
        ("田中氏は「終わった」と述べた。", "ja", "", OPEN.note),
    ],
)
def test_source_without_a_name_is_said_to_be_one(text: str, language: str, role: str, note: str) -> None:
    [statement] = read(text, language=language).statements
    assert (statement.speaker.name, statement.speaker.role, statement.speaker.note) == ("", role, note)
    assert statement.speaker.is_vague is (note == NOT_NAMED)


def test_note_says_what_is_read_and_what_is_not() -> None:
    for language in SPEAKERS_AT_QUOTATIONS:
        assert "right beside a quotation" in note_for(language)
        assert "are not read in this language" in note_for(language)
    assert "right beside a quotation" not in note_for("ja")


@given(
    st.text(alphabet="قالالوزير:«».", max_size=300),
    st.sampled_from(SPEAKERS_AT_QUOTATIONS),
)
@settings(max_examples=100, deadline=None)
def test_no_text_in_these_letters_crashes_the_reading(text: str, language: str) -> None:
    for statement in read(text, language=language).statements:
        assert text[statement.start : statement.end] == statement.exact
        if statement.speaker.name and statement.speaker.start is not None:
            assert statement.sentence_start <= statement.speaker.start
