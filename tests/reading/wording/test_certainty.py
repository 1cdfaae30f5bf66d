"""How sure a wording is, against sentences that were graded before the code, and retellings beside their sources."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.choices import Certainty, Polarity
from claims.reading import read
from claims.reading.certainty import weigh
from claims.reading.frames import FRAMES
from claims.reading.retelling import Alarm, alarm_at, deciding_words, headline_alarm

GRADED = [
    line.split("\t")
    for line in Path(__file__).with_name("certainty.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@dataclass(frozen=True)
class Said:
    exact: str
    certainty: Certainty
    polarity: Polarity = Polarity.AFFIRMED
    is_vague: bool = False
    speaker_name: str = ""

    @classmethod
    def of(cls, exact: str) -> "Said":
        weight = weigh(exact)
        return cls(exact, weight.certainty, weight.polarity, weight.is_vague)


def test_enough_sentences_are_graded() -> None:
    assert len(GRADED) == 177


@pytest.mark.parametrize("rung", ["possible", "likely", "highly possible", "asserted", "confirmed"])
def test_every_sentence_of_a_rung_is_graded_as_written_down(rung: str) -> None:
    gold = {text: (polarity, vague) for label, polarity, vague, text in GRADED if label == rung}
    weighed = {text: weigh(text) for text in gold}
    assert {text: str(weight.certainty.label) for text, weight in weighed.items()} == dict.fromkeys(gold, rung)
    assert {text: (w.polarity.value, "vague" if w.is_vague else "-") for text, w in weighed.items()} == gold


def test_every_sentence_is_graded_the_same_when_it_is_read() -> None:
    gold = {text: (label, polarity) for label, polarity, _, text in GRADED}
    firsts = {text: read(text, language="en").statements[0] for text in gold}
    assert {text: (str(it.certainty.label), it.polarity.value) for text, it in firsts.items()} == gold


def test_words_that_decide_are_given_as_the_reason() -> None:
    weight = weigh("There is a high possibility of soldiers being sent.")
    assert (weight.words, weight.why) == ("high possibility", "“high possibility” makes it highly possible.")
    assert weigh("Soldiers were sent.").why == "It is simply stated, which is asserted."
    assert weigh("soldiers were sent", lemma="confirm", force="confirm").why == "“confirm” makes it confirmed."
    assert weigh("soldiers were sent", lemma="confirm", force="confirm", is_negated=True).words == "not confirm"


@pytest.mark.parametrize(
    ("sentence", "certainty", "polarity"),
    [
        ("It is not clear how the dam was paid for.", Certainty.POSSIBLE, Polarity.AFFIRMED),
        ("It was uncertain that the ferry would run.", Certainty.POSSIBLE, Polarity.AFFIRMED),
        ("I don't think the bridge is safe.", Certainty.LIKELY, Polarity.DENIED),
        ("He does not think the tax will fall.", Certainty.LIKELY, Polarity.DENIED),
    ],
)
def test_what_is_not_clear_or_not_thought_is_no_plain_denial(
    sentence: str, certainty: Certainty, polarity: Polarity
) -> None:
    weight = weigh(sentence)
    assert (weight.certainty, weight.polarity) == (certainty, polarity)


@pytest.mark.parametrize("text", [text for *_, text in GRADED])
def test_no_frame_is_there_without_one_of_its_signs(text: str) -> None:
    stems = {word[:4] for word in re.findall(r"\b[a-z]{2,}", text.lower())}
    assert all(frame.signs & stems for frame in FRAMES if frame.pattern.search(text.lower()))


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The council sold the pier, but it is not clear who paid.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("The coach will leave in May, but I don’t think the captain will.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("They paid the fine, but they could appeal.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("The mine never opened; but we believe that the licence was sold.", Certainty.ASSERTED, Polarity.DENIED),
        ("The bridge may be closed, but there is no evidence of cracks.", Certainty.POSSIBLE, Polarity.AFFIRMED),
        ("But it is not clear that the pier was sold.", Certainty.POSSIBLE, Polarity.AFFIRMED),
    ],
)
def test_what_is_doubted_behind_a_but_says_nothing_of_what_stands_before_it(
    text: str, certainty: Certainty, polarity: Polarity
) -> None:
    weight = weigh(text)
    assert (weight.certainty, weight.polarity) == (certainty, polarity)


def test_what_is_still_to_be_found_out_is_only_possible() -> None:
    found = read("The company said it would soon learn whether data was stolen.", language="en").statements
    assert {one.certainty for one in found if one.exact.startswith("whether")} <= {Certainty.POSSIBLE}
    assert weigh("whether data was stolen").why == "“whether” makes it possible."
    assert weigh("Whether we agree or not, the bridge is shut").certainty is Certainty.ASSERTED


@given(st.text(max_size=400))
def test_any_text_has_a_rung(text: str) -> None:
    assert weigh(text).certainty in Certainty
    assert weigh(text).words.lower() in " ".join(text.split()).lower() or weigh(text).words == "if"


# --- A retelling and its source ---------------------------------------------------------------------------------------

HIGH = Said.of("There is a high possibility of soldiers being sent.")


@pytest.mark.parametrize(
    ("retelling", "alarm"),
    [
        (
            "Seoul confirms soldiers were sent.",
            Alarm(
                "surer", "It says “confirms” (confirmed), where the source says “high possibility” (highly possible)."
            ),
        ),
        (
            "Soldiers were sent.",
            Alarm("surer", "It tells it as asserted, where the source says “high possibility” (highly possible)."),
        ),
        ("It is highly likely that soldiers were sent.", None),
        ("Soldiers may have been sent.", None),
    ],
)
def test_a_retelling_that_is_surer_than_its_source_raises_an_alarm(retelling: str, alarm: Alarm | None) -> None:
    assert alarm_at([HIGH], Said.of(retelling)) == alarm


def test_the_surest_of_several_sources_counts() -> None:
    confirmed = Said.of("The ministry confirmed that soldiers were sent.")
    assert alarm_at([HIGH, confirmed], Said.of("Soldiers were sent.")) is None
    assert alarm_at([], confirmed) is None


def test_a_denial_told_as_so_and_a_rumour_told_as_ones_own_word_raise_alarms() -> None:
    denied = Said.of("The bridge was not closed.")
    assert alarm_at([denied], Said.of("The bridge was closed.")) == Alarm(
        "turned", "It tells as so what the source says is not so."
    )
    rumour = Said.of("The bridge was reportedly closed.")
    assert alarm_at([rumour], Said.of("The bridge was closed.")) == Alarm(
        "unsourced", "It tells in its own words what the source puts down to nobody by name."
    )
    assert alarm_at([rumour], Said.of("The bridge was allegedly closed.")) is None
    named = Said("The bridge was closed.", Certainty.ASSERTED, speaker_name="Ann Lee")
    assert alarm_at([rumour], named) is None


def test_deciding_words_are_those_of_the_rung_alone() -> None:
    assert deciding_words(HIGH) == "high possibility"
    assert deciding_words(Said("soldiers were probably sent", Certainty.CONFIRMED)) == ""


def test_a_headline_that_is_surer_than_its_report_raises_an_alarm() -> None:
    text = (
        "Harbour Office Confirms Oil Leak at Northern Pier\n\n"
        "The head of the harbour office, Ann Lee, said there was a high possibility that oil was leaking at the "
        "northern pier. Divers will look at the pier on Friday."
    )
    reading = read(text)
    found = headline_alarm(reading)
    assert found is not None
    assert reading.statements[found.headline].start < reading.title_end <= reading.statements[found.statement].start
    assert found.alarm.kind == "surer"
    assert "high possibility" in found.alarm.why


def test_a_headline_that_says_what_its_report_says_raises_none() -> None:
    text = (
        "Oil May Be Leaking at Northern Pier, Harbour Office Says\n\n"
        "The head of the harbour office, Ann Lee, said there was a high possibility that oil was leaking at the "
        "northern pier. Divers will look at the pier on Friday."
    )
    assert headline_alarm(read(text)) is None


@given(st.text(max_size=600))
def test_headlines_of_any_text_are_compared(text: str) -> None:
    found = headline_alarm(read(text))
    assert found is None or found.headline < found.statement
