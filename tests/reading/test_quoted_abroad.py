"""Quotations in another language than their report, told apart by their letters: what they deny is read in theirs."""

import pytest

from claims.choices import Polarity
from claims.reading import read


@pytest.mark.parametrize(
    ("language", "text", "who", "polarity"),
    [
        ("en", "The minister, Kim Min-jae, told reporters: “우리는 돈을 받지 않았다”.", "Kim Min-jae", Polarity.DENIED),
        ("en", "The minister, Kim Min-jae, told reporters: “우리는 돈을 받았다”.", "Kim Min-jae", Polarity.AFFIRMED),
        ("en", "The minister, Ivan Bilyk, told reporters: “Ми не брали цих грошей”.", "Ivan Bilyk", Polarity.DENIED),
        ("fr", "Le ministre Kim Min-jae a déclaré : « 우리는 돈을 받지 않았다 ».", "Kim Min-jae", Polarity.DENIED),
        ("de", "Der Minister Ivan Bilyk sagte: „Мы не брали этих денег“.", "Ivan Bilyk", Polarity.DENIED),
        ("ko", "머스크 CEO는 \"We have never sold user data to anyone\"이라고 썼다.", "머스크", Polarity.DENIED),
        ("ko", "머스크 CEO는 \"We have always sold user data to others\"라고 썼다.", "머스크", Polarity.AFFIRMED),
    ],
)  # fmt: skip
def test_a_denial_is_one_in_the_words_of_its_own_language(
    language: str, text: str, who: str, polarity: Polarity
) -> None:
    (statement,) = read(text, language=language).statements
    assert (statement.speaker.name, statement.polarity) == (who, polarity)
