"""Whose word it is: pronouns that reach too far, verbs before a name, and a body that is no “he”."""

import pytest

from claims.choices import CounterKind, Polarity
from claims.reading import read


def said(text: str) -> list[tuple[str, str]]:
    """What is said behind a reporting verb, and by whom."""
    return [(one.exact, one.speaker.name or one.speaker.role) for one in read(text).statements if one.cue]


FAR = (
    "The angry dockers met on Monday. The bridge was shut at noon. A ferry left at two. Rain fell all day. "
    "In the evening the lights went out. "
)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (f"The dockers said the crane was old. {FAR}They argued that wages had fallen.", "wages had fallen"),
        (f"The harbour board said it was late. {FAR}It said that wages had fallen.", "wages had fallen"),
    ],
)
def test_they_and_it_reach_no_further_than_the_sentence_before(text: str, content: str) -> None:
    assert (content, "") in said(text)


def test_they_and_it_mean_who_was_named_right_before() -> None:
    text = "The harbour board met on Monday. It said that wages had fallen. It added that the crane was old."
    assert said(text) == [("wages had fallen", "harbour board"), ("the crane was old", "harbour board")]


@pytest.mark.parametrize(
    "text",
    ["It's thought that the dam will hold.", "The board met on Monday. It's reported that the dam will hold."],
)
def test_what_is_thought_is_nobodys(text: str) -> None:
    assert said(text) == [("the dam will hold", "")]


def test_he_is_no_body_at_which_somebody_works() -> None:
    text = "Bo Dahl and Ty Holm met on Monday. A clerk at Volkast was rude. Volkast sent a bill. He said it was late."
    assert ("it was late", "Volkast") not in said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor hired a chief who had said the dam was sound.", ""),
        ("They contacted the owner, who said the dam was sound.", "owner"),
        ("The firm has sparked criticism from senators in Lund who say the dam was sound.", "senators in Lund"),
        ("The ministry is denying a senator's claim that the dam was sound.", "senator"),
        ("US Ambassador to the United Nations Samantha Birk said the dam was sound.", "Samantha Birk"),
        (
            "A spokesman for Prime Minister Stephen Birk said the dam was sound.",
            "spokesman for Prime Minister Stephen Birk",
        ),
        ("An American who lives in Lund said the dam was sound.", ""),
        ("I hope one day Denmark says the dam was sound.", "Denmark"),
    ],
)
def test_a_verb_before_a_name_is_no_part_of_it(text: str, speaker: str) -> None:
    assert ("the dam was sound", speaker) in said(text)


def test_a_spokeswoman_for_another_body_is_not_the_one_named_before() -> None:
    text = "Harbour Company spokeswoman Ida Holm said it was late. A spokeswoman for Janvier said the dam was sound."
    assert said(text)[-1] == ("the dam was sound", "spokeswoman for Janvier")


@pytest.mark.parametrize(
    "text",
    [
        "In response, Ann Lee wrote to the board.",
        "In her speech, Ann Lee interrupted the chair.",
        "Reading from a sheet, Ann Lee pronounced the name of the lake.",
        "Hospitals with admitting privileges are thirty miles away.",
        "The mayor was admitted to hospital on Friday.",
        "Bo Dahl's alleged victims have left the town.",
        "Asked in Lund whether he would leave, Bo Dahl smiled.",
    ],
)
def test_what_stands_in_front_is_nobodys_word(text: str) -> None:
    assert said(text) == []


def test_an_interrupted_sentence_stays_whole() -> None:
    text = "In his state, Bo Dahl said, offenders are treated at home."
    assert said(text) == [(text[:-1], "Bo Dahl")]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("We have never been prouder of our team, Ann Lee said.", Polarity.AFFIRMED),
        ("There has never been a better time to buy, Ann Lee said.", Polarity.AFFIRMED),
        ("I have never felt so free, Ann Lee said.", Polarity.AFFIRMED),
        ("We have never been a member of the union, Ann Lee said.", Polarity.DENIED),
        ("She had never been under suspicion, Ann Lee said.", Polarity.DENIED),
    ],
)
def test_never_been_prouder_denies_nothing(text: str, polarity: Polarity) -> None:
    assert read(text).statements[0].polarity is polarity


def test_a_photo_purporting_to_show_a_thing_is_hearsay() -> None:
    [found] = read("A photo purporting to show the general was taken in 2011.").statements
    assert found.speaker.is_vague


def test_no_comment_answers_what_names_who_was_asked() -> None:
    text = (
        "A report says Northwire has lost two ships.\n\nThe weather was mild in May, Ann Lee said.\n\n"
        "Northwire declined to comment."
    )
    reading = read(text)
    [counter] = reading.counters
    assert counter.kind is CounterKind.NO_COMMENT
    assert counter.answers is not None
    assert reading.statements[counter.answers].exact == "Northwire has lost two ships"


def test_no_comment_does_not_answer_whatever_was_said_last() -> None:
    text = "The weather was mild in May, Ann Lee said.\n\nRain fell on Monday.\n\nNorthwire declined to comment."
    assert read(text).counters == ()


def test_a_time_is_nobody_who_speaks() -> None:
    text = "The notes of the banks, which in the recent past stated the vault was full, were burned."
    assert all("past" not in one.speaker.name for one in read(text).statements)
