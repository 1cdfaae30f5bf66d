"""Who speaks: family names that look like other words, and people that are named beside others."""

import pytest

from claims.reading import Speaker, read
from claims.reading.speakers.full_names import full_forms


def the_speaker(source: str, rest: str = "said the bridge was unsafe for lorries.") -> Speaker:
    [statement] = read(f"{source} {rest}", language="en").statements
    return statement.speaker


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Tim Cook", "Tim Cook", ""),
        ("Steve Baker", "Steve Baker", ""),
        ("Mary Judge", "Mary Judge", ""),
        ("George Bishop", "George Bishop", ""),
        ("Hope King", "Hope King", ""),
        ("Rachel Major", "Rachel Major", ""),
        ("Ed Prince", "Ed Prince", ""),
        ("Mr Baker", "Baker", ""),
        ("Dr Rachel Major", "Rachel Major", ""),
        ("Apple chief executive Tim Cook", "Tim Cook", "Apple chief executive"),
        ("Attorney General Tom Cook", "Tom Cook", "Attorney General"),
        ("Opposition leader Tom Baker (Labour)", "Tom Baker", "Opposition leader"),
        ("Tom Baker (Labour)", "Tom Baker", ""),
        ("Sen. Greta Sollun (R-S.C.)", "Greta Sollun", "Sen."),
        ("Tom Baker, a cook,", "Tom Baker", "cook"),
        ("Lawyer Tom Baker", "Tom Baker", "Lawyer"),
        ("Judge Cook", "Cook", "Judge"),
        ("Judge Mary Ellis", "Mary Ellis", "Judge"),
        ("King Charles", "Charles", "King"),
        ("Police Chief Bo Dahl", "Bo Dahl", "Police Chief"),
        ("Harbour Master Bo Dahl", "Bo Dahl", "Harbour Master"),
        ("Chief Cook", "", "Chief Cook"),
        ("The judge", "", "judge"),
        ("The British Judge", "", "British Judge"),
        ("A cook", "", ""),
        ("Tom Baker’s lawyer", "", "Tom Baker’s lawyer"),
        ("James Cleverly", "James Cleverly", ""),
        ("Bill O’Reilly", "Bill O’Reilly", ""),
        ("Sarah Connolly", "Sarah Connolly", ""),
        ("Theresa May", "Theresa May", ""),
        ("Prime Minister Theresa May", "Theresa May", "Prime Minister"),
        ("Abdel Fattah el-Sisi", "Abdel Fattah el-Sisi", ""),
        ("President Bashar al-Assad", "Bashar al-Assad", "President"),
        ("Ann Lee repeatedly", "Ann Lee", ""),
        ("In May Ann Lee", "Ann Lee", ""),
    ],
)
def test_family_name_that_looks_like_another_word_stays_a_name(source: str, name: str, role: str) -> None:
    speaker = the_speaker(source)
    assert (speaker.name, speaker.role) == (name, role)


@pytest.mark.parametrize("name", ["Tim Cook", "James Cleverly", "Theresa May", "Rachel Major", "Abdel Fattah el-Sisi"])
def test_name_after_the_verb_is_whole(name: str) -> None:
    [statement] = read(f"“The bridge is unsafe for lorries,” said {name} on Monday.", language="en").statements
    assert statement.speaker.name == name


@pytest.mark.parametrize("full", ["Tim Cook", "John Major", "Steve Baker", "Theresa May", "Sarah Connolly"])
def test_family_name_alone_means_whoever_bears_it(full: str) -> None:
    family = full.split()[1]
    _, statement = read(f"{full} met voters. {family} said the bridge was unsafe.", language="en").statements
    assert (statement.speaker.name, statement.speaker.note) == (full, f"“{family}” is taken to be {full}.")


def test_two_people_are_not_one_with_the_others_role() -> None:
    assert the_speaker("Richard Baker and Anna Keller").name == "Richard Baker and Anna Keller"
    speaker = the_speaker("Union leader Hope King and mayor Bo Dahl")
    assert (speaker.name, speaker.role, speaker.note) == ("Hope King", "Union leader", "So did mayor Bo Dahl.")


def test_name_ends_before_a_verb_and_begins_after_another_noun() -> None:
    assert the_speaker("In a Northwire interview Lindqvane").name == "Lindqvane"
    text = "Both Mr. King and Mr. Sollun say the port lied. Mr. King said the bridge was unsafe. He said it was old."
    names = [item.speaker.name for item in read(text, language="en").statements]
    assert names[-2:] == ["King", "King"]


def test_full_names_end_with_their_sentence() -> None:
    text = "She met Jean-Luc O’Neill. Bo Dahl met Ann B. Lee and Abdel Fattah el-Sisi."
    assert full_forms(text) == {
        "o’neill": "Jean-Luc O’Neill",
        "dahl": "Bo Dahl",
        "lee": "Ann B. Lee",
        "el-sisi": "Abdel Fattah el-Sisi",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Keller said she would resign. He disagreed, saying 40 people had died.", ["Anna Keller", ""]),
        ("Anna Keller said her house was sold. He said 40 people had died.", ["Anna Keller", ""]),
        ("Anna Keller said she would resign. She said 40 people had died.", ["Anna Keller", "Anna Keller"]),
        (
            "Anna Keller said she would resign. Bo Dahl said he was sorry. She said 40 people had died.",
            ["Anna Keller", "Bo Dahl", "Anna Keller"],
        ),
        ("Ann Lee said she was sorry. Bo Dahl said the town had 40 lorries. He said it was old.",
         ["Ann Lee", "Bo Dahl", "Bo Dahl"]),
        ("Bo Dahl and Anna Keller left. She said she would resign.", ["", ""]),
    ],
)  # fmt: skip
def test_pronoun_of_ones_own_tells_who_may_be_meant_next(text: str, names: list[str]) -> None:
    assert [statement.speaker.name for statement in read(text, language="en").statements] == names


@pytest.mark.parametrize(
    ("text", "said", "name", "note"),
    [
        ("Ann Lee, citing Reuters, said 40 people died.", "40 people died", "Ann Lee", ""),
        ("Ann Lee, citing a report by the BBC, said 40 people died.", "40 people died", "Ann Lee", ""),
        ("Ann Lee, citing police, told the council that 40 people died.", "40 people died", "Ann Lee", ""),
        ("The ministry, quoting witnesses, said that 40 people died.", "40 people died", "ministry", ""),
        ("Ann Lee, quoting the mayor, said 40 people died.", "40 people died", "Ann Lee", ""),
        ("Ann Lee, speaking to Reuters, said 40 people died.", "40 people died", "Ann Lee", ""),
        ("Citing Reuters, Ann Lee said 40 people died.", "40 people died", "Ann Lee", ""),
        ("40 people died, Ann Lee said, citing Reuters.", "40 people died", "Ann Lee", ""),
        ("Ann Lee said 40 people died, citing Reuters.", "40 people died", "Ann Lee", ""),
        ("Ann Lee, calling the bridge a danger to all, said it would be shut.", "it would be shut", "Ann Lee", ""),
        ("Ann Lee met the council, saying that 40 people had died.", "40 people had died", "Ann Lee", ""),
        ("According to a report by the BBC, Ann Lee said 40 people died.", "40 people died", "Ann Lee",
         "Report by the BBC passed this on."),
        ("Ann Lee, according to the BBC, said 40 people died.", "40 people died", "Ann Lee", "BBC passed this on."),
        ("According to a report by the BBC, 40 people died.", "40 people died", "report by the BBC", ""),
        ("According to a study, 40 people died.", "40 people died", "study", ""),
        ("The bridge, according to Ann Lee, was shut in May.",
         "The bridge, according to Ann Lee, was shut in May", "Ann Lee", ""),
    ],
)  # fmt: skip
def test_whom_somebody_cites_in_passing_is_not_who_speaks(text: str, said: str, name: str, note: str) -> None:
    [statement] = read(text, language="en").statements
    assert (statement.exact, statement.speaker.name, statement.speaker.role) == (said, name, "")
    assert statement.speaker.note == note


def test_what_somebody_adds_in_passing_is_theirs_too() -> None:
    found = read("Ann Lee, adding that 40 people had died, said the bridge was shut.", language="en").statements
    assert [(item.exact, item.speaker.name) for item in found] == [
        ("40 people had died", "Ann Lee"),
        ("the bridge was shut", "Ann Lee"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Michelle Obama said it was late. Mr. Obama said the vote was close.", ["Michelle Obama", "Obama"]),
        ("Michelle Obama said it was late. Barack Obama said it was not. Mr. Obama said the vote was close.",
         ["Michelle Obama", "Barack Obama", "Barack Obama"]),
        ("Gareth Pell said it was his. Huw Pell said it was not. Pell called the report gossip.",
         ["Gareth Pell", "Huw Pell", "Pell"]),
        ("Gareth Pell said it was his. Pell said it was old. Huw Pell said it was not. Pell called the report gossip.",
         ["Gareth Pell", "Gareth Pell", "Huw Pell", "Gareth Pell"]),
        ("Donald J. Trump said it was late. Donald Trump said it was early. Trump said the vote was close.",
         ["Donald J. Trump", "Donald Trump", "Donald Trump"]),
        ("Mark Stone, a farmer from Ames, Iowa, said the crop was lost.", ["Mark Stone"]),
        ("Laura Oster, professor of law at Southern University in Georgetown, Texas, said the crop was lost.",
         ["Laura Oster"]),
        ("In Kyiv, the mayor of Ostervik, Marta Lindqvane, said it was late.", ["Marta Lindqvane"]),
        ("The guild left. It was safe, according to show insiders. They said it was old.", ["", ""]),
        ("Bo Dahl left. Hostages said the camp was cold. The hostages were fed. He said it was old.",
         ["Hostages", ""]),
        ("In September the minister said the bridge would open.", [""]),
    ],
)  # fmt: skip
def test_nobody_is_given_what_another_says(text: str, names: list[str]) -> None:
    found = [item.speaker.name for item in read(text, language="en").statements if item.speaker.start is not None]
    assert found[-len(names) :] == names


@pytest.mark.parametrize(
    ("text", "first", "note"),
    [
        ("Although she said the books were a mess, the treasurer, Nesta Crane, said no berth had been sold.",
         "Nesta Crane", "“she” is taken to be Nesta Crane, named behind it in the sentence."),
        ("Leila Strand left. Although she said the books were a mess, the treasurer, Nesta Crane, said they were old.",
         "", "“she” was left open: it may mean Leila Strand or Nesta Crane, named behind it."),
        ("Leila Strand left. When she said it was late, Paul Moor said it was early.",
         "Leila Strand", "“she” is taken to be Leila Strand, the last one named before it."),
        ("Paul Moor left. Even though he said the charge was old, Paul Moor apologised.",
         "Paul Moor", "“he” is taken to be Paul Moor, the last one named before it."),
    ],
)  # fmt: skip
def test_pronoun_before_a_name_may_mean_who_is_named_behind_it(text: str, first: str, note: str) -> None:
    found = next(item for item in read(text, language="en").statements if item.speaker.start is not None)
    assert (found.speaker.name, found.speaker.note) == (first, note)


@pytest.mark.parametrize("whom", ["Mr. Dahl", "Sen. Bo Dahl", "Dr. Dahl"])
def test_an_adviser_keeps_the_title_of_whom_they_advise(whom: str) -> None:
    [statement] = read(f"“He is cautious,” said Ann Lee, a former adviser and pollster to {whom}.").statements
    assert (statement.speaker.name, statement.speaker.role) == ("Ann Lee", f"former adviser and pollster to {whom}")


def test_an_article_is_nobodys_name() -> None:
    [statement] = read("The masked man addresses the mayor directly, saying: “Leave the town.”").statements
    assert statement.speaker.name != "the"


@pytest.mark.parametrize(
    "source",
    [
        "An American diplomat in Kyiv",
        "A Kurdish doctor in the town",
        "A White House aide in Oslo",
        "The Kremlin spokesman in Minsk",
        "Kurdish activist in the town",
    ],
)
def test_what_somebody_is_before_where_they_are_is_no_name(source: str) -> None:
    [said] = read(f"{source} said the plant was safe.").statements
    assert said.speaker.name == ""
    assert said.exact == "the plant was safe"
