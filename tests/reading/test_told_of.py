"""What a sentence tells of somebody is not what they say: participles, hearsay of deeds, relative clauses."""

import pytest

from claims.choices import Certainty, Polarity
from claims.reading import read

Said = tuple[str, str]
"""Who says it, and what is said."""


def said(text: str) -> list[Said]:
    found = read(text, language="en").statements
    return [(one.speaker.name or one.speaker.role or one.speaker.organisation, one.exact) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "A Lund man suspected of links to the gang shot two guards on Monday.",
        "Little is known of the woman alleged to have poisoned the well in Ashby.",
        "Surgeons kept his heart beating with the aid of a pump called Corax 3.",
        "A painter named Edda Holm has left the town 40 canvases.",
        "The foundation runs a competition called the House to Home Prize.",
        "The narrator of a film called Mending the Lives of the People wept.",
        "Three trawlers believed to be Danish left the harbour at night.",
        "A photo purporting to show the general in hospital was taken in 2011.",
        "Two members hoping to keep their seats voted against the tunnel.",
        "The guards who hail from the province have been without pay since May.",
        "If you see a white van charging around the docks, it was stolen on Friday.",
        "The lake held 40% more water compared to 2019.",
        "Ostvik is believed to have ordered the murder of two rivals.",
        "The council unveiled the highly anticipated tram on Monday.",
        "It is safe to say that the harbour loses money.",
        "The bank got thousands of letters seeking to confirm their address.",
        "No evidence has been found that the vaccine is unsafe.",
    ],
)
def test_what_is_told_of_somebody_is_the_report_s_own(text: str) -> None:
    assert said(text) == [("", text)]


def test_what_was_not_found_is_denied() -> None:
    [found] = read("No evidence has been found that the vaccine is unsafe.", language="en").statements
    assert found.polarity is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The man who police say stole three cars was arrested on Monday.", ("police", "stole three cars")),
        ("Police arrested a man that neighbours said had a knife.", ("neighbours", "had a knife")),
        ("The watch which Orvane has said would cost $400 is late.", ("Orvane", "would cost $400")),
        ("The man who said he was a surgeon was arrested in Ashby.", ("man", "he was a surgeon")),
        ("The letter that Lund said he had burned was found in a safe.", ("Lund", "he had burned")),
        ("The forum, which last month warned that raids were near, met again.", ("forum", "raids were near")),
    ],
)
def test_a_relative_clause_ends_before_the_verb_of_the_sentence(text: str, expected: Said) -> None:
    assert expected in said(text)


def test_a_clause_behind_whom_it_is_told_is_no_relative_one() -> None:
    text = "Wim told the court that an expert had found faults in the meters and had warned the board."
    assert said(text) == [("Wim", "an expert had found faults in the meters and had warned the board")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The memo, leaked in May, says the dam was unsafe.", ("memo", "the dam was unsafe")),
        ("The report (PDF) says the dam was unsafe.", ("report", "the dam was unsafe")),
        ("Feld, accused of stealing $3m, said he was ill.", ("Feld", "he was ill")),
        ("Harrow Watch, a group run by nurses, says Lund may resign.", ("Harrow Watch", "Lund may resign")),
        (
            "Ama Lund told police her husband had threatened to kill her.",
            ("Ama Lund", "her husband had threatened to kill her"),
        ),
        ("Nesta Crane, asked about the loan, said it was repaid.", ("Nesta Crane", "it was repaid")),
        ("He told the court Pell had counted the notes.", ("", "Pell had counted the notes")),
        ("Fjord News reports that the mine is shut.", ("Fjord News", "the mine is shut")),
        ("The Sunday Times reports that the mine is shut.", ("Sunday Times", "the mine is shut")),
        ("The mine is shut, sites thought to be close to the union reported.", ("sites", "The mine is shut")),
        ("He weighed both and found out that one was empty.", ("", "one was empty")),
    ],
)
def test_who_says_so_is_found_over_what_stands_between(text: str, expected: Said) -> None:
    assert said(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The site said a chief constable had named the painter - but according to the Met, no such officer exists.",
            ("Met", "no such officer exists"),
        ),
        ("The town was shelled but according to the army, nobody was hurt.", ("army", "nobody was hurt")),
        ("According to Crag (a blog that is often right), the mine is shut.", ("Crag", "the mine is shut")),
    ],
)
def test_according_to_gives_what_stands_behind_it(text: str, expected: Said) -> None:
    assert said(text)[-1] == expected


def test_what_stands_in_brackets_behind_the_verb_is_left_out() -> None:
    [found] = said("The police said in a post (which has been deleted) that they were looking for Rod Lane, 29.")
    assert found == ("police", "they were looking for Rod Lane, 29")


@pytest.mark.parametrize(
    "text",
    [
        "Sources familiar with Orvane's plans told the Courier that the plant would close.",
        "Unconfirmed reports from the Mercury and Crag suggest that the plant will close.",
        "Eyewitnesses said the plant was on fire.",
        "Rumours have been rampant that the plant is to close.",
        "Reports emerged on Monday that the plant had closed.",
    ],
)
def test_a_source_that_cannot_be_asked_is_vague(text: str) -> None:
    speaker = read(text, language="en").statements[0].speaker
    assert (speaker.name, speaker.is_vague) == ("", True)


def test_some_of_several_are_not_the_body_that_was_named() -> None:
    text = "The state government has the statements of seven men and all of them have confirmed that they were beaten."
    found = {one.exact: one.speaker for one in read(text, language="en").statements}
    assert found["they were beaten"].name == ""


@pytest.mark.parametrize(
    ("text", "exact", "certainty"),
    [
        ("The paper asked the ministry to confirm that Lund had lied.", "Lund had lied", Certainty.POSSIBLE),
        (
            "“We are not going to confirm anybody's name,” said Ann Lee.",
            "We are not going to confirm anybody's name",
            Certainty.POSSIBLE,
        ),
        ("We would like to confirm that the plant is open.", "the plant is open", Certainty.CONFIRMED),
    ],
)
def test_who_is_only_asked_has_not_confirmed_it(text: str, exact: str, certainty: Certainty) -> None:
    assert [(one.exact, one.certainty) for one in read(text, language="en").statements] == [(exact, certainty)]


def test_what_the_sentence_tells_besides_is_no_part_of_the_reports() -> None:
    found = said("The White House knew of reports that an American had died but could not confirm them.")
    assert ("reports", "an American had died") in found


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“There it is,” Grell said to laughs from the benches.", "There it is", "Grell"),
        ("“It is over,” Orla Venn said to applause.", "It is over", "Orla Venn"),
        ("Shortly after he had ended his campaign, Grell said that he would rest.", "he would rest", "Grell"),
        ("In a letter that opened her defence, Venn said that it was late.", "it was late", "Venn"),
        ("The man has denied it, her deputy, Orla Venn, said.", "The man has denied it", "Orla Venn"),
        ("A welder named Bo Dahl has nothing but praise. “It is calm here,” he said.", "It is calm here", "Bo Dahl"),
        (
            "Outside stood a nurse who waits. A nurse called Ida Berg came. “It burned,” she said.",
            "It burned",
            "Ida Berg",
        ),
    ],
)
def test_to_whom_and_after_what_somebody_speaks_leaves_it_theirs(text: str, words: str, speaker: str) -> None:
    [told] = [one for one in read(text).statements if words in text[one.start : one.end]]
    assert told.speaker.name == speaker


def test_what_is_said_to_be_is_nobodys_speech() -> None:
    text = "Police questioned a man said to be armed with a knife."
    assert all("man" not in one.speaker.name for one in read(text).statements)
