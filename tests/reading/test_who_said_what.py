"""Who says what, in sentences as they stand in real reports: each was read as somebody else's, or torn apart."""

import pytest

from claims.reading import read

Told = tuple[str, str]
"""What is said, and by whom: a name, or the role where no name is given."""


def told(text: str) -> list[Told]:
    return [(one.exact, one.speaker.name or one.speaker.role) for one in read(text, language="en").statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the ministry, 40 people died, while according to the rebels, more than 100 were killed.",
            [("40 people died", "ministry"), ("more than 100 were killed", "rebels")],
        ),
        (
            "The road was closed, according to police, and two bridges fell, according to the governor's office.",
            [("The road was closed", "police"), ("two bridges fell", "governor's office")],
        ),
        (
            "The plan failed, according to Lee, but according to Dahl it worked.",
            [("The plan failed", "Lee"), ("it worked", "Dahl")],
        ),
        ("Now, according to the army, three men were hurt.", [("three men were hurt", "army")]),
        ("However, according to Ann Lee, the plan has failed.", [("the plan has failed", "Ann Lee")]),
        (
            "In the first months of last year, according to police, three men died in custody.",
            [("In the first months of last year, according to police, three men died in custody", "police")],
        ),
        (
            "According to police a man attended a hospital in the city of Mosul, 250 miles north of Baghdad.",
            [("a man attended a hospital in the city of Mosul, 250 miles north of Baghdad", "police")],
        ),
    ],
)
def test_each_according_to_has_its_own_words(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spy arrested by police said he was innocent.", [("he was innocent", "")]),
        ("A letter written by Ann Lee said the dam was safe.", [("the dam was safe", "Ann Lee")]),
        ("Documents released by the ministry show that 40 people died.", [("40 people died", "ministry")]),
        (
            "President Barack Obama, speaking at the end of a summit in Newport, Wales, said the strike was a success.",
            [("the strike was a success", "Barack Obama")],
        ),
        (
            '"All boxes were there," chief justice Amara Diop said, reading the ruling.',
            [("All boxes were there", "Amara Diop")],
        ),
        (
            "The dam in Orvia is safe, that country's government said.",
            [("The dam in Orvia is safe", "that country's government")],
        ),
        (
            "Ann Lee, a professor in Salah province, said IS had used gas in the war.",
            [("IS had used gas in the war", "Ann Lee")],
        ),
        ("WHO said the virus was spreading.", [("the virus was spreading", "WHO")]),
        ("Ann Lee told US officials that the dam had failed.", [("the dam had failed", "Ann Lee")]),
        ("The army said Monday up to 150,000 people had fled.", [("up to 150,000 people had fled", "army")]),
        ("The army said between 40 and 60 soldiers fled.", [("between 40 and 60 soldiers fled", "army")]),
    ],
)
def test_who_acts_is_who_says_it(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Although he denied it at first, Brandl admitted on Monday that the dam leaked.",
            [("he denied it at first", "Brandl"), ("the dam leaked", "Brandl")],
        ),
        (
            "The host spoke with Ann Lee, who found that the jumper at the White House, Omar Ruiz, got into the house.",
            [("the jumper at the White House, Omar Ruiz, got into the house", "Ann Lee")],
        ),
        (
            "While the fighters refer to themselves as lions, Cooper said, they refer to children as cubs.",
            [
                (
                    "While the fighters refer to themselves as lions, Cooper said, they refer to children as cubs",
                    "Cooper",
                )
            ],
        ),
        (
            "The vote is expected to be the closest since 1994.",
            [("The vote is expected to be the closest since 1994", "")],
        ),
        ("The moon will be asked to move to the left.", [("The moon will be asked to move to the left.", "")]),
        (
            "Ann Lee was speaking on Friday in Fort Wayne, Indiana.",
            [("Ann Lee was speaking on Friday in Fort Wayne, Indiana.", "")],
        ),
    ],
)
def test_what_is_said_is_a_whole_clause(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_vote_that_is_not_expected_to_be_close_is_denied_once() -> None:
    [vote] = read("The vote is not expected to be close.", language="en").statements
    assert (vote.certainty.label, vote.polarity.label) == ("likely", "denied")


@pytest.mark.parametrize(
    ("text", "exact", "who", "wording"),
    [
        (
            "April 9 (Northwire) - Hackers stole the records of two banks, Ann Lee said.",
            "Hackers stole the records of two banks",
            "Ann Lee",
            "Hackers stole the records of two banks.",
        ),
        (
            "Ann Lee has accused North Korea of supplying soldiers to the army.",
            "Ann Lee has accused North Korea of supplying soldiers to the army",
            "Ann Lee",
            "North Korea is supplying soldiers to the army.",
        ),
        (
            "Ann Lee blamed the storm for the outage.",
            "Ann Lee blamed the storm for the outage",
            "Ann Lee",
            "Ann Lee blamed the storm for the outage.",
        ),
        (
            "Drinking coffee may lower the risk of stroke, Ann Lee of the university said.",
            "Drinking coffee may lower the risk of stroke",
            "Ann Lee",
            "Drinking coffee may lower the risk of stroke.",
        ),
        (
            "Waiting times at Saint Anne have doubled since January, the director, Paula Grimm, said.",
            "Waiting times at Saint Anne have doubled since January",
            "Paula Grimm",
            "Waiting times at Saint Anne have doubled since January.",
        ),
        (
            "The town backs President Bo Dahl, who on Thursday announced his candidacy.",
            "President Bo Dahl, who on Thursday announced his candidacy",
            "Bo Dahl",
            "Bo Dahl on Thursday announced his candidacy.",
        ),
    ],
)
def test_passage_and_wording_can_be_read_by_themselves(text: str, exact: str, who: str, wording: str) -> None:
    [one] = read(text, language="en").statements
    assert (one.exact, one.speaker.name, one.wording) == (exact, who, wording)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After Paul Moor said the charge was false, police arrested him.", [("the charge was false", "Paul Moor")]),
        ("While Ann Lee said the bridge was safe, engineers disagreed.", [("the bridge was safe", "Ann Lee")]),
        ("After Ann Lee said the dam, which was old, was safe, the mayor closed it.",
         [("the dam, which was old, was safe", "Ann Lee")]),
        ("Although Ann Lee said she was sure, and that nobody would be hurt, the council voted no.",
         [("she was sure", "Ann Lee"), ("nobody would be hurt", "Ann Lee")]),
        ("According to a report seen by Reuters, 37 boats were lost.", [("37 boats were lost", "report")]),
        ("According to a review shown to the court, 37 boats were lost.", [("37 boats were lost", "")]),
        ("The board hasn't yet shown that it can.", [("it can", "board")]),
    ],
)  # fmt: skip
def test_what_is_told_behind_an_opening_is_nobodys_words(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The plan is reported to be ready by Easter.", [""]),
        ("The road is expected to be open by the end of May.", [""]),
        ("The firm cut its full-year profit forecast for the second time in four months.", [""]),
        ("Potholes granted heritage status, motorists told to brake", [""]),
        ("The line should be torn up, whatever my correspondents believe.", [""]),
    ],
)  # fmt: skip
def test_time_a_noun_and_those_who_are_told_say_nothing(text: str, who: list[str]) -> None:
    assert [name for _, name in told(text)] == who


@pytest.mark.parametrize(
    "text",
    [
        "In the poll, 58 percent of voters said they would back the treaty.",
        "Some 62% of Americans say the country is on the wrong track.",
        "Two in three doctors told the survey that they had thought of leaving.",
        "In a survey released last Thursday, 79 percent of parents said that they were satisfied.",
        "Two-thirds of the members said “the chairman has to go”.",
        "Nearly half of pupils say they skip breakfast.",
        "A third of the pupils say they skip breakfast.",
    ],
)
def test_share_of_those_who_say_so_in_a_poll_is_the_reports_own_statement(text: str) -> None:
    [statement] = read(text, language="en").statements
    assert (statement.exact, statement.speaker.name, len(statement.figures)) == (text, "", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profits fell 12 percent, the company said.", ("Profits fell 12 percent", "company")),
        ("A third man, Leo Marsh, said he saw the car.", ("he saw the car", "Leo Marsh")),
        ("The bank, which owns 40 percent of the firm, said it would sell.", ("it would sell", "bank")),
        ("Women are 30 percent of the workforce, Ann Lee said.", ("Women are 30 percent of the workforce", "Ann Lee")),
    ],
)
def test_share_elsewhere_leaves_whoever_speaks(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An adviser to Kenya's President Ann Lee said the talks had failed.", [("the talks had failed", "")]),
        (
            "A spokeswoman for Iraq's Kurdish leader Masud Bar said the town had fallen.",
            [("the town had fallen", "spokeswoman for Iraq's Kurdish leader Masud Bar")],
        ),
        (
            "A critic of Freeland's premier Bo Dahl, Ann Lee, said the dam had cracked.",
            [("the dam had cracked", "Ann Lee")],
        ),
        ("Kenya's President Ann Lee said the talks had failed.", [("the talks had failed", "Ann Lee")]),
        ("A man accused of robbing two women in Lund said he was innocent.", [("he was innocent", "")]),
        ("A teacher charged with striking a pupil told the court that the boy fell.", [("the boy fell", "")]),
        ("Pakistani Ali Khan said the road was shut. Khan was hurt.", [("the road was shut", "Ali Khan")]),
        ("The farmers, some of whom lost everything, said help had come late.", [("help had come late", "farmers")]),
        (
            'Mr Madden, a visitor to Lund, the Swedish port, said: "They came in ships from the north."',
            [("They came in ships from the north.", "Madden")],
        ),
        (
            "Representative Bo Dahl, Democrat of Kent, told reporters that a bridge had fallen.",
            [("a bridge had fallen", "Bo Dahl")],
        ),
        (
            "Ann Lee, a nurse and wife of the president, Bo Dahl, said that a bridge had fallen.",
            [("a bridge had fallen", "Ann Lee")],
        ),
        (
            "In New York, the mayor of Lund, Bo Dahl, said that a bridge had fallen.",
            [("a bridge had fallen", "Bo Dahl")],
        ),
        (
            "Ann Lee, daughter of the late king, Max Dahl, said that a bridge had fallen.",
            [("a bridge had fallen", "Ann Lee")],
        ),
        ('As the paper’s Ann Lee put it, "Your client was asleep."', [("Your client was asleep.", "Ann Lee")]),
        ("He left for West Lund, Kent, to join the army, saying he was ready.", [("he was ready", "")]),
    ],
)
def test_who_stands_nearest_the_verb_need_not_speak(text: str, expected: list[Told]) -> None:
    assert told(text)[:1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lee claimed that they left but the army said they were taken in August.",
            [("they left", "Lee"), ("they were taken in August", "army")],
        ),
        ("Lee said the boat sank in May, Dahl told the court.", [("the boat sank in May", "Lee")]),
        ("He sold three boats in 2010, court records show.", [("He sold three boats in 2010", "court records")]),
        ("The ship sank on Friday, a pilot confirmed to the BBC.", [("The ship sank on Friday", "")]),
        ("The pilot confirmed to BBC reporter Ida Holm that the ship sank.", [("the ship sank", "pilot")]),
        (
            "The hacker whose letters first revealed that Ann Lee used a false name was jailed on Friday.",
            [("Ann Lee used a false name", "hacker")],
        ),
    ],
)
def test_what_somebody_says_ends_where_somebody_else_speaks(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_who_adds_something_is_who_was_named_behind_the_quotation() -> None:
    assert told('"The war is over," said Ann Lee, adding that two ships had left.')[1] == (
        "two ships had left",
        "Ann Lee",
    )
    text = "“The men who know it are here,” said the mayor of Lund, Bo Dahl, arguing that two ships had left."
    assert told(text)[1] == ("two ships had left", "Bo Dahl")


def test_she_is_no_street() -> None:
    text = (
        'Downing Street said that talks had failed. Rain fell. But she said: "The law would be changed in the autumn."'
    )
    assert told(text)[-1] == ("The law would be changed in the autumn.", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two towns, Holt said, now have a “golden chance” to build.", "Holt"),
        ("The Courier, Holt said, called the plan “highly dangerous”.", "Holt"),
        ("The letter, Ann Lee said, was forged.", "Ann Lee"),
        ("The plant, Mr. Coe said, leaks 300 litres a day.", "Coe"),
        ("There were, Holt said, no survivors.", "Holt"),
        ("They lost money on wine, which, the Courier reports, cost 15,000 crowns a bottle.", "Courier"),
    ],
)
def test_a_sentence_that_who_says_it_interrupts_is_whole(text: str, expected: str) -> None:
    assert told(text) == [(text.removesuffix("."), expected)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Earlier reports claiming that police had caught the thief, have been denied by Lund.",
            "police had caught the thief",
        ),
        ("Reports claiming that police had caught the thief have been denied by Lund.", "police had caught the thief"),
        ("Figures showing that crime fell by 9 percent are invented.", "crime fell by 9 percent"),
        ("Ann Lee, whose brother said the car was stolen, was fined.", "the car was stolen"),
        (
            "The mayor said the audit read Ann Lee's mail and that of her aides.",
            "the audit read Ann Lee's mail and that of her aides",
        ),
        ("The watch will cost 499 crowns, Northwire reports.", "The watch will cost 499 crowns"),
        ("“It is a rumour,” Lee told us when we asked him.", "It is a rumour"),
    ],
)
def test_what_is_said_ends_before_the_verb_of_the_sentence(text: str, content: str) -> None:
    assert [said for said, _ in told(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Worried about the war, Lund has shut the port.",
        "Bo Dahl was robbed while reporting from Lund two years ago.",
        "A committee supporting retired surgeon Bo Dahl has spent a million.",
        "The group has posted pictures of aircraft after fighters seized the airport.",
        "Bo Dahl left the hall, later threatening the chairwoman.",
        "Nothing the minister has said suggests the plant will close.",
        "But nothing the minister has said suggests the plant will close.",
        "Nothing that the minister said suggests that the plant will close.",
        "The reporters went home after they had said so in public.",
    ],
)
def test_what_is_done_is_nobodys_statement(text: str) -> None:
    assert told(text) == [(text, "")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bo Orlov, who left his home in Keighley, West Yorkshire to fight abroad, said it was late.", "Bo Orlov"),
        ("Editorial pages across the country, including the Courier, warned that it was late.", "Editorial pages"),
        ("Families of victims of the crash near Lund in 2014 said it was late.", "Families"),
        ("Ms. Arnold, who helped found Edge, a group based in Lund, said it was late.", "Arnold"),
        ("People who live near the crater told local media it was late.", ""),
        ("Several judges handling suits about Ann Lee's time as secretary of state said it was late.", ""),
        ("Several delegates supporting Ann Lee said it was late.", ""),
        ("Two officers who were there when he fell and who have been on full pay said it was late.", ""),
        ("According to Nail Orlov, information director at the port in Lund, it was late.", "Nail Orlov"),
        ("According to reporters who were there as well as the director, it was late.", ""),
    ],
)
def test_who_speaks_stands_before_what_is_told_of_them(text: str, who: str) -> None:
    assert told(text) == [("it was late", who)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The audit called that into question.", "The audit called that into question"),
        ("The audit called into question the figures of the port.", "the figures of the port"),
        ("The audit called into question whether the port had paid.", "whether the port had paid"),
    ],
)
def test_what_is_called_into_question_is_disputed(text: str, content: str) -> None:
    assert told(text) == [(content, "audit")]


@pytest.mark.parametrize("title", ["Ms.", "Mx.", "Cllr.", "Amb."])
def test_a_title_ends_no_sentence(title: str) -> None:
    assert told(f"He met {title} Lund in May.") == [(f"He met {title} Lund in May.", "")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The court heard that Reid had emptied the account.", "Reid had emptied the account"),
        ("Leeds Crown Court heard he had emptied the account.", "he had emptied the account"),
        ("Reid emptied the account, an inquest heard.", "Reid emptied the account"),
        ("A person familiar with the matter said the firm was broke.", "the firm was broke"),
        ("One man said the firm was broke.", "the firm was broke"),
    ],
)
def test_what_is_heard_in_court_or_from_one_man_has_no_speaker(text: str, content: str) -> None:
    [one] = read(text, language="en").statements
    assert (one.exact, one.speaker.name, one.speaker.role, one.speaker.is_vague) == (content, "", "", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Therefore, he said, the reports are “wrong” and “unfounded”.", "the reports are “wrong” and “unfounded”"),
        (
            "If the law is harsh, Holt said, people must ignore it.",
            "If the law is harsh, Holt said, people must ignore it",
        ),
        (
            "The man who plays him, several people told the Courier, has been chosen.",
            "The man who plays him, several people told the Courier, has been chosen",
        ),
        ("In a talk on Face the Nation he named it as a reason.", "he named it as a reason"),
    ],
)
def test_what_is_said_around_who_says_it(text: str, expected: str) -> None:
    assert [said for said, _ in told(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The study's lead author, Nina Fell, said it was late.", "Nina Fell"),
        ("A spokesman for the health ministry Bo Dahl said it was late.", "Bo Dahl"),
        ("The leader of the group Red Ibis said it was late.", "leader of the group Red Ibis"),
    ],
)
def test_a_name_is_told_from_what_stands_before_it(text: str, who: str) -> None:
    assert told(text) == [("it was late", who)]


def test_bo_dahl_is_given_nothing_that_is_said_of_his_friend() -> None:
    text = "Bo Dahl, whose friend police said is 31, was held on Friday."
    assert told(text) == [(text, "")]


def test_an_interview_has_labels_of_one_word() -> None:
    text = (
        "The minister, Jan Roth, met the Courier on Friday.\n\nCourier: Will taxes rise?\n\n"
        "Roth: No, they will not rise.\n\nCourier: What of the floods?\n\nRoth: The floods cost us six billion."
    )
    assert told(text)[1:] == [
        ("Will taxes rise?", "Courier"),
        ("No, they will not rise.", "Jan Roth"),
        ("What of the floods?", "Courier"),
        ("The floods cost us six billion.", "Jan Roth"),
    ]


def test_one_word_before_a_colon_is_no_label_elsewhere() -> None:
    text = "The port was shut.\n\nUpdate: It is open.\n\nPhoto: The port.\n\nUpdate: It is shut.\n\nPhoto: A ship."
    assert all(who == "" for _, who in told(text))
