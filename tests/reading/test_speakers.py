"""Who speaks: family names that look like other words, and people that are named beside others."""

import pytest

from claims.reading import Speaker, read
from claims.reading.full_names import full_forms


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
        ("Tom Baker, a cook,", "Tom Baker", "cook"),
        ("Lawyer Tom Baker", "Tom Baker", "Lawyer"),
        ("Judge Cook", "Cook", "Judge"),
        ("Judge Mary Ellis", "Mary Ellis", "Judge"),
        ("King Charles", "Charles", "King"),
        ("Police Chief Bo Dahl", "Bo Dahl", "Police Chief"),
        ("Harbour Master Bo Dahl", "Bo Dahl", "Harbour Master"),
        ("Chief Cook", "", ""),
        ("The judge", "", ""),
        ("The British Judge", "", ""),
        ("A cook", "", ""),
        ("Tom Baker’s lawyer", "", ""),
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


def test_full_names_end_with_their_sentence() -> None:
    text = "She met Jean-Luc O’Neill. Bo Dahl met Ann B. Lee and Abdel Fattah el-Sisi."
    assert full_forms(text) == {
        "o’neill": "Jean-Luc O’Neill",
        "dahl": "Bo Dahl",
        "lee": "Ann B. Lee",
        "el-sisi": "Abdel Fattah el-Sisi",
    }
