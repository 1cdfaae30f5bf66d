"""Korean reports: surveys and their sources, suspicions raised, and which denial answers what."""

import pytest

from claims.choices import Polarity
from claims.reading import read

AFFIRMED, DENIED = Polarity.AFFIRMED, Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "who", "exact", "polarity"),
    [
        (
            "리얼서치가 25∼26일 유권자 802명에게 물은 결과 문 후보 지지율은 44%로 집계됐다.",
            "리얼서치", "문 후보 지지율은 44%로 집계됐다", AFFIRMED,
        ),
        (
            "여론조사업체 한국갤럽이 성인 1천3명을 대상으로 조사한 결과 응답자의 58%가 찬성했다.",
            "한국갤럽", "응답자의 58%가 찬성했다", AFFIRMED,
        ),
        (
            "고용노동부 조사 결과 이 공장은 점검에서 21건을 지적받았다.",
            "고용노동부", "이 공장은 점검에서 21건을 지적받았다", AFFIRMED,
        ),
        (
            "경찰 수사 결과 이들은 경비원이 없는 시간을 노린 것으로 드러났다.",
            "경찰", "이들은 경비원이 없는 시간을 노린 것으로 드러났다", AFFIRMED,
        ),
        (
            "조사를 맡은 김하늘 연구위원은 \"월세가 절반에 이른다\"고 설명했다.",
            "김하늘", "월세가 절반에 이른다", AFFIRMED,
        ),
        ("감사원은 해당 보고서가 초안이었다고 설명했다.", "감사원", "해당 보고서가 초안이었다", AFFIRMED),
        (
            "일본 방위성은 배타적경제수역 밖에 떨어진 것으로 추정했다.",
            "일본 방위성", "배타적경제수역 밖에 떨어진 것", AFFIRMED,
        ),
        (
            "문소라 후보는 강 후보의 아들이 땅을 샀다는 의혹도 제기했다.",
            "문소라", "강 후보의 아들이 땅을 샀다", AFFIRMED,
        ),
        (
            "로이터통신은 유엔 안보리가 16일 회의를 소집했다고 보도했다.",
            "로이터통신", "유엔 안보리가 16일 회의를 소집했다", AFFIRMED,
        ),
        (
            "선거관리위원회는 토론회 발언의 사실 여부를 확인하지 않는다고 밝혔다.",
            "선거관리위원회", "토론회 발언의 사실 여부를 확인하지 않는다", DENIED,
        ),
        ("한국경제연구원은 투자가 줄었다고 밝혔다.", "한국경제연구원", "투자가 줄었다", AFFIRMED),
        ("회사 측은 \"대표는 이 사실을 전혀 몰랐다\"고 반박했다.", "회사 측", "대표는 이 사실을 전혀 몰랐다", DENIED),
    ],
)  # fmt: skip
def test_who_says_it(text: str, who: str, exact: str, polarity: Polarity) -> None:
    statement = read(text).statements[-1]
    assert (statement.speaker.name, statement.exact, statement.polarity) == (who, exact, polarity)


def test_a_name_that_ends_as_a_ministry_does_is_a_name() -> None:
    assert read('구본성 장관은 "사실이 아니다"라고 말했다.').statements[0].speaker.name == "구본성"


def test_who_speaks_on_without_a_subject_is_who_spoke_last() -> None:
    text = '장호석 공장장은 "경보는 울리지 않았다"고 말했다. 이상 신호를 보고받은 적도 없다고 했다.'
    assert [item.speaker.name for item in read(text).statements] == ["장호석", "장호석"]


def test_what_two_ministers_reaffirmed_is_no_more_certain_for_it() -> None:
    assert read("외교부는 두 장관이 공조를 재확인했다고 전했다.").statements[0].certainty.label == "asserted"


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("북한은 이번 발사가 \"자위적 훈련\"이라고 주장했다. "
         "국가정보원은 북한이 러시아에서 기술을 넘겨받았다고 보고했다. "
         "크렘린궁은 이를 부인했다.", "북한이 러시아에서 기술을 넘겨받았다"),
        ("국가정보원은 북한이 기술을 넘겨받았다고 보고했다. "
         "크렘린궁 대변인은 \"그런 협력은 존재하지 않는다\"고 말했다.",
         "북한이 기술을 넘겨받았다"),
        ("강도윤 후보는 \"수의계약이 140억원에 달했다\"고 말했다. 문소라 후보는 \"근거 없는 흑색선전\"이라고 맞받았다.",
         "수의계약이 140억원에 달했다"),
        ("문소라 후보는 강 후보의 아들이 땅을 샀다고 주장했다. 감사원은 보고서가 초안이었다고 설명했다. 강도윤 후보는 "
         "\"아들 명의의 땅은 한 평도 없다\"고 부인했다.", "강 후보의 아들이 땅을 샀다"),
        (
            "시민단체 '푸른숲'은 \"재탕 대책\"이라고 꼬집었다. 오세진 시장은 재탕이라는 지적은 사실이 아니라고 말했다.",
            "재탕 대책",
        ),
        ("국방부는 훈련을 연기하지 않는다고 밝혔다. 외교부는 일본의 주장을 일축했다.", None),
        (
            "소속사는 \"A씨가 잘못을 인정하고 있다\"고 말했다. "
            "음주 측정을 거부했다는 보도는 사실이 아니라고 선을 그었다.",
            None,
        ),
    ],
)  # fmt: skip
def test_a_denial_answers_what_it_denies_or_nothing(text: str, answered: str | None) -> None:
    reading = read(text)
    (counter,) = reading.counters
    assert (None if counter.answers is None else reading.statements[counter.answers].exact) == answered
