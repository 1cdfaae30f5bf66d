"""An answer is joined to a statement where more than chance shows it; else what it answers is left open.

The sentences have the shapes of those that were joined wrongly in real reports.
"""

import pytest

from claims.choices import CounterKind
from claims.reading import read


def answers(text: str) -> list[tuple[str, str, CounterKind]]:
    reading = read(text, language="en")
    said = reading.statements
    return [
        (said[one.statement].exact, "" if one.answers is None else said[one.answers].exact, one.kind)
        for one in reading.counters
    ]


CLAIM = "Ann Lee said the mines of Patriot were leaking."


@pytest.mark.parametrize(
    "text",
    [
        # Something was not given, and nothing that was said is denied.
        "The court denied the town the victory it had hoped for.",
        "A judge denied the owner of the mines bail.",
        "A judge denied the owner of the mines bail on Friday.",
        "Clerks may be allowed to deny mining licences to the owner of the mines.",
        # It was not done, or it is nothing that is said.
        "Bo Dahl said he would use the money to counter “Patriot's rhetoric.”",
        "Bo Dahl has taken steps to rebut fear of the mines.",
        "The party stuck to the tax as Bo Dahl challenged it in local elections.",
        "Bo Dahl said he would tell the owner “no more nonsense” about the mines.",
        "It was impossible, Bo Dahl said, so the leaders of Patriot divided the work.",
        "“That is a false alarm bell for the mines,” Bo Dahl said.",
        # A word that both have shows nothing.
        "A board that looked into the mines confirmed that the noise was caused by a “small” rock from above.",
        "The two mines of Patriot gave an “inaccurate and incomplete” answer to a group, Bo Dahl said.",
        "The ministry has been under a court order to release the documents in batches as part of a case about mines.",
        "Bo Dahl admitted that the watch needs a phone to offer data about where its owner is.",
        "In response, Bo Dahl assured voters that he would pay for the road.",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_answer_is_none(text: str) -> None:
    assert answers(f"{CLAIM}\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("Bo Dahl took to Twitter to deny that the mines leaked.", "the mines leaked", CounterKind.FLAT_DENIAL),
        ("Bo Dahl was quick to deny that the mines leaked.", "the mines leaked", CounterKind.FLAT_DENIAL),
        ("Bo Dahl said reports of leaking mines were “rubbish.”", "reports of leaking mines were “rubbish.”",
         CounterKind.DISMISSAL),
        ("Bo Dahl said Lee's claim was “false.”", "Lee's claim was “false.”", CounterKind.FLAT_DENIAL),
        ("“The suggestion that these mines leak is categorically false,” Bo Dahl said.",
         "The suggestion that these mines leak is categorically false", CounterKind.FLAT_DENIAL),
        ("Bo Dahl brushed aside the estimate as “fantasy”.", "aside the estimate as “fantasy”",
         CounterKind.DISMISSAL),
    ],
)  # fmt: skip
def test_what_is_one_is_joined(text: str, answer: str, kind: CounterKind) -> None:
    assert answers(f"{CLAIM} {text}") == [(answer, "the mines of Patriot were leaking", kind)]


def test_names_alone_join_nothing() -> None:
    text = (
        "“When Clara Roth read about it, she asked at once how she could help,” Amanda Rent said.\n\n"
        "Mayor Rick Snow denied that Clara Roth had anything to do with his decision."
    )
    assert answers(text) == [("Clara Roth had anything to do with his decision", "", CounterKind.FLAT_DENIAL)]


def test_denial_is_not_what_the_next_one_denies() -> None:
    text = (
        "A golfer said on Friday that Ted Wood was serving a ban for a failed test.\n\n"
        "“These claims are absolutely and completely untrue,” his agent Mark Stone said.\n\n"
        "“There is no truth whatsoever to these claims,” said Ty Vole, vice president of the Golf Tour."
    )
    assert [target for _, target, _ in answers(text)] == ["Ted Wood was serving a ban for a failed test"] * 2


def test_silence_does_not_answer_silence() -> None:
    text = (
        "Google is buying six office buildings, the Courier reported.\n\nGoogle declined to comment.\n\n"
        "Blackrock didn't respond to a request for comment."
    )
    assert {target for _, target, _ in answers(text)} <= {"Google is buying six office buildings"}


def test_who_takes_a_claim_back_takes_back_their_own() -> None:
    text = (
        "Brian Wills said two of the helicopters he flew with had been hit.\n\n"
        "The Post reported that his boss had been making a lot of noise at the station.\n\n"
        "On Wednesday Wills recanted that story."
    )
    [(_, target, _)] = answers(text)
    assert target == "two of the helicopters he flew with had been hit"


def test_what_is_told_in_the_same_sentence_is_meant_and_nothing_before_it() -> None:
    text = (
        "Envoy Jo Park said he had discussed many things with the visitors.\n\n"
        "It has been rumoured that Kim might have had ankle surgery, but Park said that is incorrect."
    )
    assert all(target != "he had discussed many things with the visitors" for _, target, _ in answers(text))


def test_far_statement_is_not_said_to_come_right_before() -> None:
    text = "\n\n".join(
        [
            "Gunter Holm said the bridge had been closed by the council without a word.",
            *(f"Ann Lee said the {place} would be open for {count} days." for count, place in enumerate(
                ("market", "station", "library", "harbour", "school", "museum", "stadium"), 2)),
            "A police spokesman declined to comment.",
        ]
    )  # fmt: skip
    reading = read(text, language="en")
    assert all(one.why != "it comes right after it" or one.answers == one.statement - 1 for one in reading.counters)
