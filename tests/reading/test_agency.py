"""Sentences as agencies write them: who is made to say what, and what nobody says.

Each line of a case is a statement: who says it (nothing where nobody is named), its words, and whether it is denied.
"""

import pytest

from claims.choices import Certainty, CounterKind, Polarity
from claims.reading import Reading, read
from claims.reading.speakers.given_names import pronoun_of


def told(reading: Reading) -> list[tuple[str, str, bool]]:
    return [(item.speaker.name, item.exact, item.polarity is Polarity.DENIED) for item in reading.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Tesla employee said the robot fell.", [("", "the robot fell", False)]),
        ("A senior White House official said the call was short.", [("", "the call was short", False)]),
        ("A senior U.S. official, speaking on condition of anonymity, said a deal was near.",
         [("", "a deal was near", False)]),
        ("Ukrainian pilots said the jets were slow.", [("Ukrainian pilots", "the jets were slow", False)]),
        ("Two of the eleven authors said the data were wrong.", [("", "the data were wrong", True)]),
        ("One of them, Henk de Wit, said he saw a man.", [("Henk de Wit", "he saw a man", False)]),
        ("Dr Anne Rowe, a cardiologist who was not involved in the study, said the findings were promising.",
         [("Anne Rowe", "the findings were promising", False)]),
        ("A fan who asked not to be named said Lind had fallen.", [("", "Lind had fallen", False)]),
        ("Ann Lee, who asked not to be quoted because of her job, said the bridge was shut.",
         [("Ann Lee", "the bridge was shut", False)]),
        ("Detective Sergeant Ian Cole, of West Yorkshire Police, said after the verdict: “Moss never paid it back.”",
         [("Ian Cole", "Moss never paid it back.", True)]),
        ("“We are running out of time,” said lead author Pierre Falk, of the University of Exeter.",
         [("Pierre Falk", "We are running out of time", False)]),
        ("“Please stay at home,” First Minister Mairi Gray tells BBC Radio.",
         [("Mairi Gray", "Please stay at home", False)]),
        ("A woman has died near Perth, Police Scotland confirm.",
         [("Police Scotland", "A woman has died near Perth", False)]),
        ("Police have since said that the man was ill.", [("Police", "the man was ill", False)]),
        ("Rescue chief Nadeem Iqbal withdrew that figure and said seven bodies had been found.",
         [("Nadeem Iqbal", "seven bodies had been found", False)]),
        ("Beck, who lost by 1,612 votes, said without evidence that machines had failed.",
         [("Beck", "machines had failed", False)]),
        ("Emissions rose to a record in 2025, scientists said in the Carbon Budget report released on Thursday.",
         [("", "Emissions rose to a record in 2025", False)]),
        ("Not a single euro was lost, claims the bank, whose boss Otto Krane resigned on Monday.",
         [("bank", "Not a single euro was lost", True)]),
        ("Not so, argues trade unionist Birgit Holm: at least €3m is missing.",
         [("Birgit Holm", "Not so", True), ("Birgit Holm", "at least €3m is missing", False)]),
        ("The minister, aides insist, knew nothing.", [("aides", "The minister, aides insist, knew nothing", True)]),
        ("Nothing, says the auditor, was signed.", [("auditor", "Nothing, says the auditor, was signed", True)]),
        ("SSEN says about 34,000 homes are without power.", [("SSEN", "about 34,000 homes are without power", False)]),
        ("Castellan fell on Friday. Castellan said it would sue. It said the report was old.",
         [("", "Castellan fell on Friday.", False), ("Castellan", "it would sue", False),
          ("Castellan", "the report was old", False)]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(read(text, language="en")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "U.S. employers added 119,000 jobs in September.",
        "The strike added to the strain on the port.",
        "No illnesses have been reported to date.",
        "Twelve thefts were reported to the police.",
        "They spoke on condition of anonymity because they were not authorised to speak.",
    ],
)
def test_what_nobody_says_is_the_reports_own(text: str) -> None:
    [(who, exact, _)] = told(read(f"Mayor Ann Lee left the hall.\n\n{text}", language="en"))[1:]
    assert (who, exact) == ("", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee spoke first. They said the office was full.", ("", "the office was full", False)),
        ("The sea wall at Footdee has been breached. It said the office was full.", ("", "the office was full", False)),
        ("Mayor Ann Lee came. Asked whether she wanted to leave, Lee said: “I told him on Friday that I am happy.”",
         ("Ann Lee", "I told him on Friday that I am happy.", False)),
    ],
)  # fmt: skip
def test_who_is_meant_in_the_next_sentence(text: str, expected: tuple[str, str, bool]) -> None:
    assert told(read(text, language="en"))[1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee rejected criticism that the warning came too late: “The sirens sounded after 40 seconds.”",
         ("Ann Lee", "The sirens sounded after 40 seconds.", False)),
        ("Ann Lee denied: “I was at home that day.”", ("Ann Lee", "I was at home that day.", False)),
        ("Ann Lee denied: “I was not there that day.”", ("Ann Lee", "I was not there that day.", True)),
        ("Ann Lee dismissed the protest as “theatre paid for by Brussels”.",
         ("Ann Lee", "the protest as “theatre paid for by Brussels”", False)),
        ("Ann Lee dismissed the claim as “theatre paid for by Brussels”.",
         ("Ann Lee", "the claim as “theatre paid for by Brussels”", True)),
        ("Police said that Lind was drunk, which her agent denied.", ("", "which her agent denied", True)),
    ],
)  # fmt: skip
def test_what_the_denier_says_is_not_what_is_denied(text: str, expected: tuple[str, str, bool]) -> None:
    assert told(read(text, language="en"))[-1] == expected


def test_which_somebody_denies_answers_what_stands_before_it() -> None:
    reading = read("An inquiry found that he had fabricated data, which Dias denies.", language="en")
    assert told(reading) == [("", "he had fabricated data", False), ("Dias", "which Dias denies", True)]
    [counter] = reading.counters
    assert (counter.statement, counter.answers) == (1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors did not confirm reports that the victims were related.",
        "The ministry could not confirm media reports that the victims were related.",
        "The FBI declined to confirm or deny that the victims were related.",
    ],
)
def test_reports_that_nobody_confirms_are_told_once_and_stay_open(text: str) -> None:
    [statement] = read(text, language="en").statements
    assert (statement.exact, statement.certainty) == ("the victims were related", Certainty.POSSIBLE)


@pytest.mark.parametrize(
    "before",
    [
        "13:20 ", "• 13:20 ", "9:05 a.m. ", "14h10 | ", "14.32 Uhr: ", "BREAKING: ", "14:10 UPDATE: ", "Correction: ",
        "LISBON, Nov 24 (Northwire) - ", "WARSAW (Northwire) — ", "Berlin (Northwire) - ", "PARIS -- ", "КИЇВ - ",
        "Omaha, Neb. (Nov. 23, 2026) – ", "Madrid, 24 nov (Northwire).- ",
    ],
)  # fmt: skip
def test_place_time_and_kind_of_an_entry_belong_to_no_sentence(before: str) -> None:
    text = f"{before}Northlink said the ferry was full."
    assert told(read(text, language="en")) == [("Northlink", "the ferry was full", False)]


@pytest.mark.parametrize(
    "text",
    ["Kyiv – a city of three million – said no.", "3.50 euros is the fare.", "Anna Lee (Labour) - who won - left."],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert read(text, language="en").statements[0].sentence_start == 0


def test_quotation_after_what_one_alone_said_is_theirs_over_paragraphs() -> None:
    text = (
        "General Mark Ellery told the inquiry that ministers had been warned.\n\n“I wrote to the secretary in "
        "March.\n\n“Eleven soldiers died in the next year.”"
    )
    assert {item.speaker.name for item in read(text, language="en").statements} == {"Mark Ellery"}


def test_quotation_after_what_two_said_stays_open() -> None:
    text = "Ann Lee said the bridge was shut, and Bo Dahl said that it fell.\n\n“It was old steel.”"
    assert read(text, language="en").statements[-1].speaker.name == ""


INTERVIEW = "{}\n\nQ: Did you know about the cracks?\nA: I learned about them from your newspaper."


def test_answers_of_an_interview_are_those_of_the_one_who_is_named() -> None:
    reading = read(INTERVIEW.format("Transport commissioner Dana Whitlock spoke about the tunnel."), language="en")
    question, answer = reading.statements[-2:]
    assert (question.speaker.name, question.speaker.note) == (
        "", "“Q” was left open: the label does not name anybody."
    )  # fmt: skip
    assert (answer.speaker.name, answer.speaker.note) == (
        "Dana Whitlock", "“A” is taken to be Dana Whitlock, the only person named before the answers."
    )  # fmt: skip


def test_answers_stay_open_where_two_are_named() -> None:
    before = "Commissioner Dana Whitlock spoke about the tunnel. Mayor Ann Lee said the tunnel was closed."
    assert read(INTERVIEW.format(before), language="en").statements[-1].speaker.name == ""


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Mayor Ann Lee came. A police spokeswoman said the man was held. She said he was armed.",
         "“she” was left open: somebody without a name was spoken of last."),
        ("Mayor Ann Lee came. The judge was angry. She said he was armed.",
         "“she” was left open: somebody without a name was spoken of last."),
        ("Bo Dahl said the bridge was shut. His brother was blunt. He said it was unsafe.",
         "“he” was left open: somebody without a name was spoken of last."),
        ("Ann Lee said the bridge was shut. Her husband was blunt. He said it was unsafe.",
         "“he” was left open: somebody without a name was spoken of last."),
        ("Ann Lee said the bridge was shut. Her lawyer, Bo Dahl, was there. She said it was old.",
         "“she” was left open: it may mean Bo Dahl or Ann Lee."),
        ("Mary Jones met John Smith on Monday. He said the deal was done.",
         "“he” was left open: nobody named before it fits."),
        ("Tom Jones met John Smith on Monday. He said the deal was done.",
         "“he” was left open: it may mean Tom Jones or John Smith."),
        ("President Donald Trump spoke to Angela Merkel. She said the deal was done.",
         "“she” was left open: nobody named before it fits."),
    ],
)  # fmt: skip
def test_pronoun_stays_open_where_two_could_be_meant(text: str, note: str) -> None:
    last = read(text, language="en").statements[-1].speaker
    assert (last.name, last.note) == ("", note)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Lee said the bridge was shut. She added that it was old.", "Ann Lee"),
        ("Tom Jones said John Smith had lied. He said the deal was done.", "Tom Jones"),
        ("Mayor Ann Lee said the bridge was shut. The mayor was angry. She said it was old.", "Ann Lee"),
        ("A nurse said the ward was full. Dr Bo Dahl agreed that it was. He said it was old.", "Bo Dahl"),
    ],
)
def test_pronoun_is_whoever_spoke_last(text: str, who: str) -> None:
    assert read(text, language="en").statements[-1].speaker.name == who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TASS quoted Defence Minister Ivan Petrov as saying: “The bridge is gone.”",
         ("Ivan Petrov", "The bridge is gone.", "TASS passed this on.")),
        ("“The bridge is gone,” the BBC quoted Ann Lee as saying.",
         ("Ann Lee", "The bridge is gone", "BBC passed this on.")),
        ("Ann Lee was quoted by TASS as saying that the bridge was gone.",
         ("Ann Lee", "the bridge was gone", "TASS passed this on.")),
    ],
)  # fmt: skip
def test_whom_somebody_quotes_as_saying_it_says_it(text: str, expected: tuple[str, str, str]) -> None:
    [statement] = read(text, language="en").statements
    assert (statement.speaker.name, statement.exact, statement.speaker.note) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Contrary to what Ann Lee claimed, 40 people did not die.",
        "Had Ann Lee said the bridge was unsafe, it would have been closed.",
        "Ann Lee will tell parliament on Monday that the bridge is unsafe.",
        "Ann Lee should have said that the bridge was unsafe.",
        "Bo Dahl shook his head when asked whether he had stolen the money.",
    ],
)
def test_what_is_not_said_or_not_yet_is_the_reports_own(text: str) -> None:
    [(who, exact, _)] = told(read(text, language="en"))
    assert (who, exact) == ("", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee’s claim that Bo Dahl stole the money is false.",
         [("Ann Lee", "Bo Dahl stole the money", False),
          ("", "Ann Lee’s claim that Bo Dahl stole the money is false.", True)]),
        ("A video claiming to show 40 dead soldiers is fake, the army said.",
         [("army", "A video claiming to show 40 dead soldiers is fake", False)]),
        ("Unlike Bo Dahl, who said the bridge was safe, Ann Lee said it was not.",
         [("Bo Dahl", "the bridge was safe", False), ("Ann Lee", "it was not", True)]),
        ("Bo Dahl, who said the bridge was safe, died on Monday.", [("Bo Dahl", "the bridge was safe", False)]),
        ("Ann Lee was wrong to say that the bridge was unsafe, Bo Dahl said.",
         [("Bo Dahl", "Ann Lee was wrong to say that the bridge was unsafe", True),
          ("Ann Lee", "the bridge was unsafe", False)]),
        ("Ann Lee retracted her claim that the bridge was unsafe.",
         [("Ann Lee", "her claim that the bridge was unsafe", True), ("Ann Lee", "the bridge was unsafe", False)]),
        ("Orbis Foods Inc. today announced that it closes.", [("Orbis Foods Inc", "it closes", False)]),
        ("Organisers put the crowd at 80,000; police said it was closer to 25,000.",
         [("Organisers", "Organisers put the crowd at 80,000", False), ("police", "it was closer to 25,000", False)]),
        ("Ann Lee ruled out a strike.", [("Ann Lee", "Ann Lee ruled out a strike", True)]),
        ("“He may have kept it there, but I can’t swear to it,” said Bo Dahl.",
         [("Bo Dahl", "He may have kept it there, but I can’t swear to it", False)]),
        ("Police said that this was incorrect and that nobody was hurt.",
         [("Police", "this was incorrect", True), ("Police", "nobody was hurt", True)]),
    ],
)  # fmt: skip
def test_where_what_is_said_ends_and_what_it_denies(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(read(text, language="en")) == expected


@pytest.mark.parametrize(
    "denial", ["The ministry denied.", "The ministry denied on Monday.", "The ministry denied it."]
)
def test_denial_that_does_not_say_of_what_answers_what_was_just_said(denial: str) -> None:
    reading = read(f"Ann Lee said the bridge was shut. {denial}", language="en")
    [counter] = reading.counters
    assert (counter.statement, counter.answers, reading.statements[1].polarity) == (1, 0, Polarity.DENIED)


def test_who_disagrees_answers_with_what_comes_next() -> None:
    text = "Ann Lee said the sirens sounded. Mayor Carla Rozas disagreed. “The sirens never sounded,” she said."
    [counter] = read(text, language="en").counters
    assert (counter.statement, counter.answers) == (2, 0)


def test_every_item_of_a_list_is_split_into_sentences() -> None:
    text = "• Cause: Investigators believe a signal failed. The operator, Rail East, denies this."
    assert [item.exact for item in read(text, language="en").statements] == [
        "a signal failed", "The operator, Rail East, denies this"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Ann Lee", "Bo Dahl", "Andrea Rossi", "Kim Jong-un"])
def test_given_name_that_both_share_or_that_is_not_known_tells_nothing(name: str) -> None:
    assert pronoun_of(name) == {"Ann Lee": "she"}.get(name, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel said Hamas had fired 40 rockets, a claim Hamas denied.",
         [("Israel", "Hamas had fired 40 rockets", False), ("Hamas", "a claim Hamas denied", True)]),
        ("According to Ann Lee, who runs the bridge, Bo Dahl stole 40 euros.",
         [("Ann Lee", "Bo Dahl stole 40 euros", False)]),
        ("According to Reuters, citing two officials, the talks collapsed.",
         [("Reuters", "the talks collapsed", False)]),
        ("Hamas rejected Israel’s statement that it had fired 40 rockets as “lies”.",
         [("Hamas", "Israel’s statement that it had fired 40 rockets as “lies”", True),
          ("Israel", "it had fired 40 rockets", False)]),
    ],
)  # fmt: skip
def test_claims_and_what_is_said_of_them_are_told_apart(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(read(text, language="en")) == expected


def test_this_means_what_stands_nearest() -> None:
    text = "Nine people were killed, the ministry said. Investigators believe a signal failed. Rail East denies this."
    reading = read(text, language="en")
    [counter] = reading.counters
    assert counter.answers is not None
    assert reading.statements[counter.answers].exact == "a signal failed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee said the lake was tested every week and that no arsenic had been found.",
         [("Lee", "the lake was tested every week", False), ("Lee", "no arsenic had been found", True)]),
        ("Police said that they had a lead, but that nobody was a suspect.",
         [("Police", "they had a lead", False), ("Police", "nobody was a suspect", True)]),
        ("Lee said the plan was “a mess” and that “it would cost 4m”.",
         [("Lee", "the plan was “a mess”", False), ("Lee", "“it would cost 4m”", False)]),
        ("The storm may have killed 40 people, the mayor said, but that number could not be confirmed.",
         [("", "The storm may have killed 40 people", False)]),
        ("Lee said he saw the house that she built and that he sold.",
         [("Lee", "he saw the house that she built and that he sold", False)]),
    ],
)  # fmt: skip
def test_two_things_said_in_one_breath_are_two_statements(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(read(text, language="en")) == expected


def test_second_thing_said_is_worded_by_itself() -> None:
    reading = read("Ann Lee denied that she sold guns and that the firm took cash.", language="en")
    assert [item.wording for item in reading.statements] == [
        "Ann Lee denied that she sold guns.",
        "Ann Lee denied that the firm took cash.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The White House pushed back on a Post report that the president had slept.",
         [("White House", "a Post report that the president had slept", True),
          ("Post", "the president had slept", False)]),
        ("The ministry rejected claims by the union that 4,000 rooms are unsafe.",
         [("ministry", "claims by the union that 4,000 rooms are unsafe", True),
          ("union", "4,000 rooms are unsafe", False)]),
        ("The bank rejected a claim by Italy’s deputy prime minister, Enzo Gallo, that it was weak.",
         [("bank", "a claim by Italy’s deputy prime minister, Enzo Gallo", True),
          ("Enzo Gallo", "it was weak", False)]),
        ("Priti Shah was forced to deny that Brayford was bankrupt after a leaked memo said money would run out.",
         [("Priti Shah", "Brayford was bankrupt", True), ("", "money would run out", False)]),
        ("Ann Lee contradicted a shared post by broadcaster Nick Vane, who said the month had been cold.",
         [("Ann Lee", "a shared post by broadcaster Nick Vane", True),
          ("Nick Vane", "the month had been cold", False)]),
        ("Terrakoski denied that it had dumped arsenic, after a manager told a paper that tanks were emptied.",
         [("Terrakoski", "it had dumped arsenic", True), ("", "tanks were emptied", False)]),
    ],
)  # fmt: skip
def test_denial_before_what_is_denied_answers_it(text: str, expected: list[tuple[str, str, bool]]) -> None:
    reading = read(text, language="en")
    assert told(reading) == expected
    assert [(counter.statement, counter.answers) for counter in reading.counters] == [(0, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A claim by the union that 4,000 rooms are unsafe was rejected by the ministry on Monday as “thin air”.",
         [("union", "4,000 rooms are unsafe", False), ("ministry", "“thin air”", True)]),
        ("The party said the vote was rigged, a charge rubbished by the Election Commission.",
         [("party", "the vote was rigged", False),
          ("Election Commission", "a charge rubbished by the Election Commission", True)]),
        ("The union said managers lied, an accusation that was firmly denied by the company.",
         [("union", "managers lied", False),
          ("company", "an accusation that was firmly denied by the company", True)]),
    ],
)  # fmt: skip
def test_denial_in_the_passive_answers_what_stands_before_it(text: str, expected: list[tuple[str, str, bool]]) -> None:
    reading = read(text, language="en")
    assert told(reading) == expected
    assert [(counter.statement, counter.answers) for counter in reading.counters] == [(1, 0)]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Ministers say that pylons are cheap. They are not.", [(1, 0)]),
        ("A post claims that the mayor fired 400 officers. That is not true.", [(1, 0)]),
        ("Ann Lee said the firm was broke. That is an exaggeration.", [(1, 0)]),
        ("Ann Lee said the firm was not broke. It is not.", []),
        ("The bridge is shut. It is not.", []),
        ("Ann Lee said 91 inmates had been freed. Bo Dahl replied that the figure was 74.", [(1, 0)]),
        ("Ann Lee said 91 inmates had been freed. Bo Dahl said the figure was 91.", []),
    ],
)
def test_what_the_next_sentence_contradicts(text: str, answers: list[tuple[int, int]]) -> None:
    counters = read(text, language="en").counters
    assert [(counter.statement, counter.answers) for counter in counters] == answers


def test_who_takes_the_deniers_side_does_not_answer_the_denial() -> None:
    reading = read("Ann Lee denied that she had cheated. Her coach, Bo Dahl, blamed a supplement.", language="en")
    assert [counter.statement for counter in reading.counters] == [0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Simon Treadwell, for the General Medical Council, said it was late.", "Simon Treadwell"),
        ("ECB board member Joost Verkade said it was late.", "Joost Verkade"),
        ("“It was late,” said George W. Bush.", "George W. Bush"),
        ("The author J. K. Rowling said it was late.", "J. K. Rowling"),
        ("Goalkeeper Anna Berg said it was late.", "Anna Berg"),
        ("Three officials who were in the room said it was late.", ""),
        ("The insider told The Globe that it was late.", ""),
        ("A journal withdrew a paper that claimed bees count, saying it was late.", "journal"),
        ("Hutchins’s office said it was late.", "Hutchins’s office"),
        ("A log obtained by the Courier says it was late.", ""),
        ("A former aide to Governor Lou Pratt testified on Wednesday that it was late.", ""),
        ("A spokesman for President Ellen Marsh said it was late.", ""),
        ("The wife of Mayor Ty Barnes said it was late.", ""),
        ("The wife of Mayor Ty Barnes, Ann Barnes, said it was late.", "Ann Barnes"),
        ("A friend of Ann Lee said it was late.", ""),
        ("When he bought the mine from Patriot, Mr. Clarke said it was late.", "Clarke"),
        ("His former business partner at Lenox, Lawrence B. Cummings, said it was late.", "Lawrence B. Cummings"),
        ("The publisher, Halden Press, said it was late.", "Halden Press"),
        ("Chief Justice John G. Roberts Jr. said it was late.", "John G. Roberts Jr."),
        ("The Justice Department said it was late.", "Justice Department"),
        ("The WHO said it was late.", "WHO"),
        ("Vann AS said it was late.", "Vann AS"),
        ("The IT ministry said it was late.", "IT ministry"),
        ("“It was late,” Ann Lee said on the podcast Backstage.", "Ann Lee"),
        ("Governor Lou Pratt’s wife said it was late.", ""),
        ("Secretary of State Marco Rubio said it was late.", "Marco Rubio"),
        ("The mayor of New York City said it was late.", ""),
        ("Two people briefed on the search said it was late.", ""),
        ("It was late, a survey by the Royal College found.", "survey by the Royal College"),
        ("The health department said no. “It was late,” an official said on condition of anonymity.", ""),
        ("Lyman held out, the army said, a day after Moscow claimed it was late.", "Moscow"),
        ("But a coast guard official, Cmdr. Joel Reyes, said it was late.", "Joel Reyes"),
        ("No 10 said it was late.", "No 10"),
        ("It was late if the cuts hold, Goldman Sachs wrote in a note to clients.", "Goldman Sachs"),
        ("Traders doubted it. OPEC’s secretariat disputes that figure. It said it was late.", "OPEC’s secretariat"),
        ("Foss, through a spokesperson, said no word was true. The spokesperson added that it was late.", ""),
        ("The Rev Colin Maudsley, 61, said it was late.", "Colin Maudsley"),
        ("“It was late,” their commander, known as Falcon, said by telephone.", ""),
        ("Rail union RMD says it was signed in May. Network Rail East says it was late.", "Network Rail East"),
        ("Lee said he was ill. Carter said it was late.", "Carter"),
        ("NEW DELHI: The party said it was late.\nNobody came.", "party"),
        ("Kuala Lumpur: The party said it was late.\nNobody came.", "party"),
    ],
)
def test_who_is_named_beside_what_is_said(text: str, expected: str) -> None:
    statements = read(text, language="en").statements
    assert [item.speaker.name for item in statements if "it was late" in item.exact.lower()] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour master Ines Duarte spoke. He had told her that the dredging was finished, she said.", ""),
        (
            "Ravindra Yadav said no vote was fair. S. K. Mathur said all was well. “Let them come,” he said.",
            "S. K. Mathur",
        ),
        ("Prices fell, Eurostat said. The board of the bank said they rose. “I am glad,” he said.", ""),
        (
            "Zuzu Moor left. Zaza Conti said that Moor spent all. Moor laughs at that. “I get ill,” she says.",
            "",
        ),
        ("Ann Lee left. “I was offered a rise,” Ravi Menon quoted her as saying.", "Ann Lee"),
        ("Russia’s navy said it won. Ukraine’s navy said it had lost nothing.", "Ukraine’s navy"),
    ],
)
def test_last_speaker_is_nobody_elses_pronoun(text: str, expected: str) -> None:
    assert read(text, language="en").statements[-1].speaker.name == expected


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The painting is now thought to be a fake.", Certainty.LIKELY, Polarity.AFFIRMED),
        ("It is not yet clear whether the bridge fell.", Certainty.POSSIBLE, Polarity.AFFIRMED),
        ("The prisoners could barely walk.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("Hardly anyone says that the bank is safe.", Certainty.ASSERTED, Polarity.DENIED),
        ("The authors no longer have confidence in the data.", Certainty.ASSERTED, Polarity.DENIED),
        ("This is no longer about a van; it is about a lorry.", Certainty.ASSERTED, Polarity.AFFIRMED),
        ("The hall is no longer than five metres.", Certainty.ASSERTED, Polarity.AFFIRMED),
    ],
)
def test_what_is_nearly_or_no_longer_so(text: str, certainty: Certainty, polarity: Polarity) -> None:
    [statement] = read(text, language="en").statements
    assert (statement.certainty, statement.polarity) == (certainty, polarity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bill Sorrel told the judge his client “never sold a gun”.",
         [("Bill Sorrel", "his client “never sold a gun”", True)]),
        ("Lee told him the firm was “broke”.", [("Lee", "the firm was “broke”", False)]),
        ("Lee told the Commons on Monday there were “under 200”.", [("Lee", "there were “under 200”", False)]),
        ("Rosa Lim told radio station DZAR the vessel was full.", [("Rosa Lim", "the vessel was full", False)]),
        ("Ann Lee told us there is no trial that shows this.",
         [("Ann Lee", "there is no trial that shows this", True)]),
        ("Rolf Aas said both accounts were being checked.",
         [("Rolf Aas", "both accounts were being checked", False)]),
        ("The army said troops had entered Lyman, a day after Moscow claimed the town had fallen.",
         [("army", "troops had entered Lyman", False), ("Moscow", "the town had fallen", False)]),
        ("Parents were told the caretaker was ill.", [("", "the caretaker was ill", False)]),
        ("Kev Marsh said that was a lie.", [("Kev Marsh", "that was a lie", True)]),
        ("Rumours that the singer, 44, was ill swept the town.",
         [("", "the singer, 44, was ill", False)]),
        ("The painting, said to be by Vermeer, was sold for $3 million.",
         [("", "The painting, said to be by Vermeer, was sold for $3 million.", False)]),
        ("Ann Lee said there was no evidence that deputies were involved.",
         [("Ann Lee", "there was no evidence that deputies were involved", True)]),
        ("Ann Lee doubts that the reef can recover.", [("Ann Lee", "the reef can recover", True)]),
        ("Ann Lee said: 'He rang me on Friday. He was ill.\n\n'I will not go.'\n\nThe day ended.",
         [("Ann Lee", "He rang me on Friday.", False), ("Ann Lee", "He was ill.", False),
          ("Ann Lee", "I will not go.", True), ("", "The day ended.", False)]),
    ],
)  # fmt: skip
def test_where_the_words_of_a_speaker_begin_and_end(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(read(text, language="en")) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bo Dahl alleged that machines failed.\n\nReacting to the allegations, Ann Lee said all were sealed.",
         CounterKind.ALTERNATIVE),
        ("Bo Dahl alleged that machines failed.\n\nIn response, Ann Lee said no machine was old.",
         CounterKind.FLAT_DENIAL),
        ("Bo Dahl said that machines failed. Ann Lee described Dahl’s testimony as mistaken.", CounterKind.DISMISSAL),
        ("Bo Dahl said that machines failed. “This does not correspond to reality,” said Ann Lee.",
         CounterKind.FLAT_DENIAL),
    ],
)  # fmt: skip
def test_in_what_words_somebody_answers(text: str, kind: CounterKind) -> None:
    [counter] = read(text, language="en").counters
    assert (counter.statement, counter.answers, counter.kind) == (1, 0, kind)


def test_claim_of_a_fact_check_is_not_what_the_report_says() -> None:
    text = "Does juice heal?\n\nCLAIM: Juice heals the skin.\n\nOUR ASSESSMENT: That is false. No trial shows this."
    reading = read(text, language="en")
    _, claim, verdict, _ = reading.statements
    assert (claim.exact, claim.cue, claim.speaker.name, claim.speaker.is_vague) == (
        "Juice heals the skin", "CLAIM", "", True
    )  # fmt: skip
    assert (verdict.exact, verdict.speaker.name) == ("That is false.", "")
    assert [(counter.statement, counter.answers) for counter in reading.counters] == [(2, 1)]


def test_reports_that_have_not_been_confirmed_are_possible() -> None:
    [statement] = read("Reports that a jet had crashed have not been confirmed.", language="en").statements
    assert (statement.exact, statement.certainty) == ("a jet had crashed", Certainty.POSSIBLE)


def test_the_reports_are_those_that_the_text_told_of() -> None:
    text = "Reports that a jet fell are not confirmed. Ann Lee said she saw it. Beijing called the reports “invention”."
    [counter] = read(text, language="en").counters
    assert (counter.statement, counter.answers) == (2, 0)


def test_two_with_one_family_name_deny_together() -> None:
    [statement] = read("Aron and Isak Feld deny murdering Lina Moe.", language="en").statements
    assert (statement.speaker.name, statement.exact) == ("Aron and Isak Feld", "murdering Lina Moe")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said the firm had paid its taxes. Bo Dahl questioned the health of Lee, who is 70.",
        "Ann Lee said the firm had paid its taxes in Ohio. Both parties are contesting Ohio.",
        "Ann Lee said the firm had paid its taxes. Bo Dahl mocked Lee for her taxes.",
        "Ann Lee said the firm had paid its taxes. Bo Dahl acknowledged their uphill battle.",
        "Ann Lee said 31 people would visit. Bo Dahl called Lee a “pathological liar” as this land has seen none.",
    ],
)
def test_what_is_said_of_people_answers_no_statement(text: str) -> None:
    assert read(text, language="en").counters == ()


def test_rest_of_a_quotation_is_no_answer_of_its_own() -> None:
    text = (
        "Rob Mook said 500 people were hurt by the general. “That is false. The times are very dangerous,” "
        "said Michael Flynn."
    )
    assert [counter.statement for counter in read(text, language="en").counters] == [1]
