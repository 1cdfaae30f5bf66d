"""Korean: who says what, whether it is denied and how surely, from the endings of words and of sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.choices import Certainty, Polarity, Quotation
from claims.reading import Statement, read
from claims.reading.figures import find_figures
from claims.reading.korean.predicates import certainty_of, denies
from claims.reading.statements import NOT_NAMED, ROLE_ALONE
from tests.reading.test_languages import lines_run


def statements(text: str) -> tuple[Statement, ...]:
    return read(text, language="ko").statements


@pytest.mark.parametrize(
    ("text", "name", "role", "exact"),
    [
        ("박지호 항만 공사 사장은 “점검을 모두 마쳤다”고 말했다.", "박지호", "항만 공사 사장", "점검을 모두 마쳤다"),
        ("“점검을 모두 마쳤다”라고 박지호 사장이 말했다.", "박지호", "사장", "점검을 모두 마쳤다"),
        ("국방부 김민수 대변인은 “근거가 없는 말이다”라고 반박했다.", "김민수", "국방부 대변인", "근거가 없는 말이다"),
        ("도널드 트럼프 미국 대통령은 “관세는 오른다”고 썼다.", "도널드 트럼프", "미국 대통령", "관세는 오른다"),
        ("우진규 통보관은 “눈이 많이 온다”고 말했다.", "우진규", "통보관", "눈이 많이 온다"),
        ("강다은은 “다시 뛰고 싶다”고 했다.", "강다은", "", "다시 뛰고 싶다"),
        ("노조는 크레인 3대가 고장 났다고 주장했다.", "노조", "", "크레인 3대가 고장 났다"),
        ("한국은행은 26일 금리를 동결했다고 밝혔다.", "한국은행", "", "금리를 동결했다"),
        ("5명이 숨지고 12명이 다쳤다고 소방당국이 밝혔다.", "소방당국", "", "5명이 숨지고 12명이 다쳤다"),
        ("통계청에 따르면 물가는 2% 올랐다.", "통계청", "", "물가는 2% 올랐다"),
        ("경찰은 불이 누전 때문에 난 것으로 보고 있다.", "경찰", "", "불이 누전 때문에 난 것"),
        ("정부는 협상이 끝났다는 입장이다.", "정부", "", "협상이 끝났다"),
        ("협상은 끝났다는 것이 정부의 설명이다.", "정부", "", "협상은 끝났다"),
        ("미 국무부(DOS)는 협상이 끝났다고 밝혔다.", "미 국무부", "", "협상이 끝났다"),
        ("소속사는 “잘못을 인정한다”며 고개를 숙였다.", "소속사", "", "잘못을 인정한다"),
        ("김민석 총리는 예산 은폐 의혹을 부인했다.", "김민석", "총리", "예산 은폐 의혹을 부인했다"),
        ("한강호 장관이 “모른다고 답하겠다”고 말했다고 AFP 통신이 보도했다.", "한강호", "장관", "모른다고 답하겠다"),
    ],
)  # fmt: skip
def test_who_says_what(text: str, name: str, role: str, exact: str) -> None:
    [statement] = statements(text)
    speaker = statement.speaker
    assert (speaker.name, speaker.role, statement.exact) == (name, role, exact)
    assert name in text[speaker.start : speaker.end]


@pytest.mark.parametrize(
    ("text", "role", "note"),
    [
        ("국방부 대변인은 “그것은 사실이 아니다”라고 밝혔다.", "국방부 대변인", ROLE_ALONE),
        ("정부 고위 관계자는 “아직 모른다”고 말했다.", "정부 고위 관계자", NOT_NAMED),
        ("한 주민은 “아직 모른다”고 말했다.", "한 주민", NOT_NAMED),
        ("그는 “아직 모른다”고 말했다.", "", "“그” was left open: nobody is named before it."),
    ],
)
def test_source_without_a_name_is_said_to_be_one(text: str, role: str, note: str) -> None:
    [statement] = statements(text)
    assert (statement.speaker.name, statement.speaker.role, statement.speaker.note) == ("", role, note)
    assert statement.speaker.is_vague is (note == NOT_NAMED)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("임승관 청장은 “충분하다”고 말했다. 그는 “65세 이상은 더 많다”고 덧붙였다.", ["임승관", "임승관"]),
        ("임승관 청장은 “충분하다”고 말했다. 임 청장은 “더 많다”고 덧붙였다.", ["임승관", "임승관"]),
        ("임승관 청장은 “충분하다”고 말했다. 이어 “더 많다”고 덧붙였다.", ["임승관", "임승관"]),
        ("“나는 은퇴하지 않는다.” 손흥민은 25일 이렇게 말했다.", ["손흥민"]),
        ("노조는 “약속이 있었다”고 주장했으나 구단은 “약속은 없다”고 말했다.", ["노조", "구단"]),
        ("소방 당국은 “인명 피해는 없다”면서도 “40채가 탔다”고 전했다.", ["소방 당국", "소방 당국"]),
        ("이번 조치는 법에 어긋난다고 밝혔다.", [""]),
    ],
)
def test_who_is_meant_by_a_pronoun_a_short_name_or_nothing(text: str, names: list[str]) -> None:
    assert [statement.speaker.name for statement in statements(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "박지호 사장은 “큰 희망”이라는 배를 샀다.",
        "정부는 책임을 인정하지 않았다.",
        "합참은 보도를 부인하지 않았다.",
        "그는 결과를 묻는 말에 답하지 않았다.",
        "러시아는 논평을 거부했다.",
        "경찰은 절도를 주장한 남성을 풀어 줬다.",
    ],
)
def test_what_nobody_says_is_the_reports_own(text: str) -> None:
    [statement] = statements(text)
    assert (statement.speaker.name, statement.exact, statement.quotation) == ("", text, Quotation.NONE)


def test_hearsay_names_nobody() -> None:
    [statement] = statements("두 나라가 비밀 협상을 벌인 것으로 알려졌다.")
    assert (statement.speaker.name, statement.speaker.is_vague) == ("", True)


@pytest.mark.parametrize(
    ("clause", "is_denied"),
    [
        ("돈을 받은 적이 없다", True),
        ("올림픽에 나가지 못했다", True),
        ("집값은 안정되지 않았다", True),
        ("전선이 원인이 아니다", True),
        ("대피 문자를 못 받았다", True),
        ("그 일은 안 했다", True),
        ("관세를 올리지 않을 것", True),
        ("검토하고 있지 않다", True),
        ("이상은 없는 것으로 확인됐다", True),
        ("더는 미룰 수 없다", True),
        ("추가 대책을 낼 수밖에 없다", False),
        ("웃지 않을 수 없다", False),
        ("가능성을 배제하지 않았다", False),
        ("범인이 틀림없다", False),
        ("문제가 없지 않다", False),
        ("집값이 잡히지 않으면 대책을 낸다", False),
        ("돈을 받지 않았다는 해명은 거짓이다", False),
        ("문이 열리지 않아 3명이 숨졌다", False),
        ("정부가 규제를 없앴다", False),
        ("3명이 숨졌을 뿐만 아니라 7명이 다쳤다", False),
        ("본인이 잘못했다", False),
    ],
)
def test_negation_of_the_last_predicate_denies(clause: str, is_denied: bool) -> None:
    assert denies(clause) is is_denied


@pytest.mark.parametrize(
    ("clause", "force", "certainty"),
    [
        ("전선이 끊겼다", "say", Certainty.ASSERTED),
        ("불이 번질 가능성이 있다", "say", Certainty.POSSIBLE),
        ("방화일 가능성을 배제할 수 없다", "say", Certainty.POSSIBLE),
        ("눈이 내릴 가능성이 높다", "say", Certainty.HIGHLY_POSSIBLE),
        ("눈이 내릴 것으로 보인다", "say", Certainty.LIKELY),
        ("눈이 내릴 것", "estimate", Certainty.LIKELY),
        ("사망자는 5명으로 확인됐다", "say", Certainty.CONFIRMED),
        ("사망 여부는 확인되지 않았다", "say", Certainty.POSSIBLE),
    ],
)
def test_end_of_a_clause_tells_how_surely(clause: str, force: str, certainty: Certainty) -> None:
    assert certainty_of(clause, force) == certainty


def test_dateline_and_reporter_belong_to_no_sentence() -> None:
    [statement] = statements("(서울=통신) 김아무 기자 = 국방부는 협상이 끝났다고 밝혔다.")
    assert (statement.speaker.name, statement.exact) == ("국방부", "협상이 끝났다")


def test_denial_answers_what_was_said() -> None:
    reading = read(
        "김 여사 측은 이준호 의원이 돈을 받았다고 주장했다. 이준호 의원은 의혹을 전면 부인했다.", language="ko"
    )
    [counter] = reading.counters
    assert (counter.statement, counter.answers) == (1, 0)
    assert reading.statements[1].polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "comparator"),
    [
        ("1천200여명", 1200, None, "", "more than"),
        ("40여 채", 40, None, "", "more than"),
        ("1천170조원을 넘어섰다", 1.17e15, None, "KRW", "more than"),
        ("157엔을 웃돌았다", 157, None, "JPY", "more than"),
        ("70%를 밑돌았다", None, 70, "%", "less than"),
        ("2천억원에 육박했다", 2e11, 2e11, "KRW", "about"),
        ("0.25%포인트", 0.25, 0.25, "percentage points", "exactly"),
        ("4천288억달러", 4.288e11, 4.288e11, "USD", "exactly"),
        ("2배 이상", 2, None, "", "at least"),
    ],
)
def test_figure_has_the_bound_that_its_verb_gives(
    text: str, low: float | None, high: float | None, unit: str, comparator: str
) -> None:
    [figure] = find_figures(text, language="ko")
    assert (figure.low, figure.high, figure.unit, figure.comparator) == (low, high, unit, comparator)


PIECES = st.sampled_from(
    [
        "박지호 사장은", "노조는", "“", "”", "고", "라며", "라고", "“없다”고", "다고", "말했다", "부인했다.",
        "주장했으나", "것으로", "보고 있다", "에 따르면", "의", "설명이다.", "이렇게", "그는", "25일", ". ", "\n", "'",
        "\ud800", "하지", "않았다", "(", ")", "은",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_offsets_point_at_the_exact_words(text: str) -> None:
    for item in statements(text):
        assert text[item.start : item.end] == item.exact != ""
        assert item.sentence_start <= item.start < item.end <= item.sentence_end


@pytest.mark.parametrize(
    "piece", ["노조는 크레인이 고장 났다고 주장했다. ", "“없다”고 ", "말했다고 ", "은 ", "에 따르면 ", "”"]
)
def test_work_grows_with_the_length_alone(piece: str) -> None:
    once, twice, four = (lines_run(piece * (times * 4000 // len(piece)), "ko") for times in (1, 2, 4))
    assert four <= 2.6 * twice
    assert twice <= 2.6 * once


@pytest.mark.parametrize(
    ("text", "who", "exact"),
    [
        ("주민들은 대피 안내가 늦었다고 주장했다.", "주민들", "대피 안내가 늦었다"),
        ("한국경제연구원은 투자가 15조원에 그칠 것이라는 분석을 내놨다.", "한국경제연구원", "투자가 15조원에 그칠 것"),
        ("한국전력은 3만 가구가 정전됐다고 설명했다.", "한국전력", "3만 가구가 정전됐다"),
        ('이에 한은 관계자는 "사실무근인 얘기"라고 일축했다.', "한은 관계자", "사실무근인 얘기"),
        ('김지만 삼일증권 연구원은 "인하를 배제할 수 없다"고 말했다.', "김지만", "인하를 배제할 수 없다"),
    ],
)
def test_who_speaks_that_ends_as_a_company_or_as_several_people(text: str, who: str, exact: str) -> None:
    [found] = read(text, language="ko").statements
    assert (found.speaker.name or found.speaker.role, found.exact) == (who, exact)
