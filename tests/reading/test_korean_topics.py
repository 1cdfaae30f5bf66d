"""Korean topics and subjects, honorifics and the endings that close what is told."""

import pytest

from claims.reading import read


def told(text: str) -> list[tuple[str, str, str]]:
    """Who says each thing by name or role, the role of whoever is named, and the words."""
    said = [item for item in read(text, language="ko").statements if item.quotation.value != "none"]
    return [(item.speaker.name, item.speaker.role, item.exact) for item in said]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What somebody is asked is a topic, and says nothing.
        ("대통령실 박성준 대변인은 합의를 존중하겠다고 했다. 사퇴할 생각이냐는 질문에는 \"그런 일은 없다\"고 답했다.",
         ("박성준", "대통령실 대변인", "그런 일은 없다")),
        ("김 장관은 결과를 기다리자고 했다. 사퇴 요구에는 \"응하지 않겠다\"고 말했다.",
         ("", "김 장관", "응하지 않겠다")),
        # A family name with a role of somebody named before, also where it reads as “a certain”.
        ("한병호 정책위의장은 협의를 제안했다고 말했다. 한 의장은 \"여당이 거부했다\"고 꼬집었다.",
         ("한병호", "정책위의장", "여당이 거부했다")),
        ("기하라 다쓰오 일본 관방장관은 군함이 왔다고 했다. 기하라 장관은 \"매우 유감이다\"라고 말했다.",
         ("기하라 다쓰오", "일본 관방장관", "매우 유감이다")),
        # What tells whom is meant is no part of the role.
        ("투자자 모임을 이끄는 박선영 씨는 \"형량이 낮다\"고 말했다.", ("박선영", "", "형량이 낮다")),
        ("고인의 어머니인 이순자 씨는 \"너무 억울하다\"고 울먹였다.", ("이순자", "고인의 어머니", "너무 억울하다")),
        ("일본 정부 대변인인 기하라 다쓰오 관방장관은 중국 군함이 들어왔다고 발표했다.",
         ("기하라 다쓰오", "일본 정부 대변인", "중국 군함이 들어왔다")),
        ("\"원인은 고장\"이라는 게 경찰의 설명이다.", ("경찰", "", "\"원인은 고장\"이라는")),
        # Papers and pollsters, and whom they rely on.
        ("뉴욕타임스(NYT)는 백악관이 협상을 중단했다고 보도했다.", ("뉴욕타임스", "", "백악관이 협상을 중단했다")),
        ("워싱턴포스트는 소식통을 인용해 장관이 사임했다고 보도했다.", ("워싱턴포스트", "", "장관이 사임했다")),
        ("여론조사업체 한국갤럽은 지지율이 올랐다고 밝혔다.", ("한국갤럽", "여론조사업체", "지지율이 올랐다")),
        # Honorifics.
        ("이재용 회장께서는 투자를 늘리겠다고 말씀하셨다.", ("이재용", "회장", "투자를 늘리겠다")),
        ("총리는 물가를 잡겠다고 약속하셨다.", ("", "총리", "물가를 잡겠다")),
        # Endings that close what is told.
        ("교황은 전쟁을 멈추자고 호소했다.", ("", "교황", "전쟁을 멈추자")),
        ("사고 원인은 브레이크 고장이라고 경찰은 설명했다.", ("경찰", "", "사고 원인은 브레이크 고장")),
        ("장관은 예산을 줄이라고 지시했다.", ("", "장관", "예산을 줄이라고")),
        ("노조는 협상이 진행 중이라고만 했다.", ("노조", "", "협상이 진행 중")),
    ],
)  # fmt: skip
def test_topic_speaks_only_where_it_is_somebody(text: str, wanted: tuple[str, str, str]) -> None:
    assert told(text)[-1] == wanted


def test_a_certain_somebody_stays_vague() -> None:
    speaker = (
        read('한병호 의장은 협의를 제안했다고 말했다. 한 관계자는 "모르는 일이다"라고 말했다.', language="ko")
        .statements[-1]
        .speaker
    )
    assert (speaker.name, speaker.is_vague) == ("", True)
