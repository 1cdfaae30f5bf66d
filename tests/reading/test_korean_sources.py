"""Who is made to say what in Korean, where other words end as a source does or another's words are asked about."""

import pytest

from claims.choices import Polarity
from claims.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a press report says of somebody is not what the one says who is asked about it.
        ("윤재호 시장이 \"매우 유감\"이라고 말했다는 언론 보도에 대해서는 "
         "시청 고위관계자가 \"그런 말은 없었다\"고 밝혔다.",
         [("", "시청 고위관계자", "그런 말은 없었다")]),
        ("경찰이 시민을 때렸다는 주장에 대해서는 "
         "서울경찰청 관계자가 \"조사를 시작했다\"고 밝혔다.",
         [("", "서울경찰청 관계자", "조사를 시작했다")]),
        ("박 장관은 예산이 삭감됐다는 지적과 관련해 재정 여력이 없다고 설명했다.",
         [("", "박 장관", "재정 여력이 없다")]),
        ("김현우 시장은 특혜를 줬다는 의혹에 대해 \"근거 없는 말이다\"라고 밝혔다.",
         [("김현우", "시장", "근거 없는 말이다")]),
        # “Like this” is nobody, and what somebody says of himself tells whom is meant.
        ("김지수 민주당 대변인은 국회 브리핑에서 \"법안을 철회해야 한다\"며 이같이 말했다.",
         [("김지수", "민주당 대변인", "법안을 철회해야 한다")]),
        ("방송사는 드론을 보냈다고 자처하는 남성의 인터뷰를 공개했다.",
         [("", "", "방송사는 드론을 보냈다고 자처하는 남성의 인터뷰를 공개했다.")]),
        ("자신을 목격자라고 밝힌 주민은 \"소리가 아주 컸다\"고 했다.", [("", "주민", "소리가 아주 컸다")]),
        # Names with their letters in brackets, in a body by its first letters, behind what somebody is.
        ("나정일(羅正一) 대통령실보좌관은 \"사실이 아니다\"고 밝혔다.",
         [("나정일", "대통령실보좌관", "사실이 아니다")]),
        ("이재훈 CJ 회장은 혐의를 부인했다.", [("이재훈", "CJ 회장", "혐의를 부인했다")]),
        ("에이전트인 마이클 리는 \"협상은 끝났다\"고 말했다.", [("마이클 리", "에이전트", "협상은 끝났다")]),
        ("LG 트윈스는 영입설을 부인했다.", [("LG 트윈스", "", "영입설을 부인했다")]),
        # Nobody in particular.
        ("시장에서는 금리 인하가 재개될 것이라는 관측이 나온다.", [("", "", "금리 인하가 재개될 것")]),
        ("계획에 따르면 공사는 가을에 끝난다.", [("", "", "계획에 따르면 공사는 가을에 끝난다.")]),
        ("한 외교관은 익명을 전제로 제재가 다음 주 발표된다고 귀띔했다.",
         [("", "한 외교관", "익명을 전제로 제재가 다음 주 발표된다")]),
    ],
)  # fmt: skip
def test_who_is_made_to_say_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = read(text, language="ko").statements
    assert [(item.speaker.name, item.speaker.role, item.exact) for item in found] == expected


def test_pronoun_is_open_where_somebody_else_was_spoken_of() -> None:
    said = '이창민 감독은 "선수단을 정리한다"고 말했다.'
    text = f'{said} 투수 오다 겐지는 올 시즌 18경기에 나왔다. 그는 "미안하다"고 적었다.'
    last = read(text, language="ko").statements[-1]
    assert last.speaker.name == ""
    assert "left open" in last.speaker.note


def test_body_that_acted_since_goes_on_and_not_who_spoke_before() -> None:
    said = '차민수 씨는 "브레이크가 딱딱했다"고 진술했다.'
    text = f"{said} 경찰은 조사를 더 이어갈 예정이다. 유포하면 수사하겠다고 경고했다."
    assert read(text, language="ko").statements[-1].speaker.name == "경찰"


def test_suspicion_that_tells_of_whom_is_no_rumour_of_the_report() -> None:
    text = "경찰이 사람들을 밀었다는 의혹이 제기된 30대 남성을 조사했다."
    (statement,) = read(text, language="ko").statements
    assert (statement.exact, statement.speaker.is_vague) == (text, False)


def test_paper_is_no_he() -> None:
    text = '한빛신문이 "구단이 투수를 내보낸다"고 보도했다. 그는 "팬들에게 미안하다"고 적었다.'
    assert read(text, language="ko").statements[-1].speaker.name == ""


def test_what_is_denied_of_a_report_ends_before_its_quoting_ending() -> None:
    (statement,) = read("외교부는 협상이 깨졌다는 보도는 사실이 아니라고 반박했다.", language="ko").statements
    assert (statement.exact, statement.polarity) == ("협상이 깨졌다는 보도는 사실이 아니라", Polarity.DENIED)


def test_one_of_so_many_is_a_figure() -> None:
    (statement,) = read("병원 세 곳 중 한 곳은 재고가 없었다.", language="ko").statements
    assert [figure.low for figure in statement.figures] == [3.0, 1.0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # A firm in no list speaks before a quotation, be it one whose name ends as “by way of” does.
        (
            "한 언론사는 한양화로가 값싼 고기를 쓴다고 주장했다. 하지만 한양화로는 “자료가 넘친다”고 반박했다.",
            "한양화로",
        ),
        ("의혹에 대해서도 한빛유통은 “사실과 다르다”고 말했다.", "한빛유통"),
        ("종합편성채널 KBC는 관계자의 말을 인용해 사장이 물러났다고 보도했다.", "KBC 종합편성채널"),
        # Who will do so says so.
        ("쿠팡은 직원 300명을 새로 뽑겠다고 밝혔다.", "쿠팡"),
        # A verb, a question and what is asked about name nobody.
        ("마스크를 쓰고 나온 박철수 대표는 “죄송하다”고 말했다.", "박철수 대표"),
        ("박철수 대표는 기자들과 만났다. ‘돈을 받았느냐’는 물음엔 “없다”고 답했다.", "박철수 대표"),
        ("허성유통은 “지급했다”고 밝혔다. 보증금 또한 “돌려줄 것”이라며, 관련 사항이 소송 중임을 밝혔다.", "허성유통"),
    ],
)
def test_firm_in_no_list_speaks_and_no_verb_is_anybodys_name(text: str, who: str) -> None:
    speaker = read(text, language="ko").statements[-1].speaker
    assert " ".join(filter(None, (speaker.name, speaker.role))) == who


def test_verb_of_saying_alone_is_nothing_said() -> None:
    exact = [
        item.exact for item in read("경찰은 “관여한 적 없다”는 입장을 밝혔다고 설명했다.", language="ko").statements
    ]
    assert exact == ["관여한 적 없다"]
