"""Whose words stand in quotation marks in Korean and Arabic, as far as a few patterns tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading import read
from claims.reading.languages import SPEAKERS_AT_QUOTATIONS, note_for
from claims.reading.quoting import NOT_NAMED, OPEN, ROLE_ALONE


@pytest.mark.parametrize(
    ("text", "language", "name", "role"),
    [
        ("박지호 항만 공사 사장은 “크레인 점검을 모두 마쳤다”고 말했다.", "ko", "박지호", "항만 공사 사장"),
        ("“점검을 모두 마쳤다”라고 박지호 사장이 말했다.", "ko", "박지호", "사장"),
        ("국방부 김민수 대변인은 “사실무근이다”라고 반박했다.", "ko", "김민수", "국방부 대변인"),
        ("볼로디미르 젤렌스키 대통령은 “전쟁은 끝나지 않았다”고 강조했다.", "ko", "볼로디미르 젤렌스키", "대통령"),
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
        ("국방부 대변인은 “사실이 아니다”라고 밝혔다.", "ko", "국방부 대변인", ROLE_ALONE),
        ("서울시 시장은 “그렇다”고 말했다.", "ko", "서울시 시장", ROLE_ALONE),
        ("정부 고위 관계자는 “모른다”고 말했다.", "ko", "정부 고위 관계자", NOT_NAMED),
        ("أكد المتحدث العسكري أن «العملية انتهت».", "ar", "المتحدث العسكري", ROLE_ALONE),
        ("قال مصدر أمني: «وصلت القوات».", "ar", "", NOT_NAMED),
        ("그는 “모른다”고 말했다.", "ko", "", OPEN.note),
        ("박지호 사장은 “큰 희망”이라는 배를 샀다.", "ko", "", OPEN.note),
        ("في المدينة «لا ماء».", "ar", "", OPEN.note),
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
    st.text(alphabet="박지호사장은대변인말했다고 “”قالالوزير:«».", max_size=300),
    st.sampled_from(SPEAKERS_AT_QUOTATIONS),
)
@settings(max_examples=100, deadline=None)
def test_no_text_in_these_letters_crashes_the_reading(text: str, language: str) -> None:
    for statement in read(text, language=language).statements:
        assert text[statement.start : statement.end] == statement.exact
        if statement.speaker.name and statement.speaker.start is not None:
            assert statement.sentence_start <= statement.speaker.start
