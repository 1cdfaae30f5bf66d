"""Who speaks in a headline, before its colon or behind its end; a topic before a colon is nobody."""

import pytest

from claims.reading import read

REPORT = (
    "The minister told members on Monday that the office had looked at every plan. Three hours of talks ended early. "
    "“We are back at the start,” Ute Brandl said. The council meets again on Friday."
)


def headline(title: str) -> list[tuple[str, str, bool]]:
    reading = read(f"{title}\n\n{REPORT}", language="en")
    return [
        (one.speaker.name or one.speaker.role or one.speaker.organisation, one.exact, one.speaker.is_vague)
        for one in reading.statements
        if one.start < reading.title_end
    ]


@pytest.mark.parametrize(
    ("title", "who", "said"),
    [
        ("Kremlin: 'No talks before spring'", "Kremlin", "No talks before spring"),
        ("Minister: no cuts planned", "Minister", "no cuts planned"),
        ("Federal judge: map breaks the law", "Federal judge", "map breaks the law"),
        ("WHO: cholera cases double in a month", "WHO", "cholera cases double in a month"),
        ("White House: Talks have not begun", "White House", "Talks have not begun"),
        ("Attorney: New audio reveals pause in gunfire", "Attorney", "New audio reveals pause in gunfire"),
        ("Talks have failed: Brandl", "Ute Brandl", "Talks have failed"),
        ("Two men held over fire: police", "police", "Two men held over fire"),
        ("Army chief wounded in raid - defence ministry", "defence ministry", "Army chief wounded in raid"),
        ("Brandl: “We are back at the start”", "Ute Brandl", "We are back at the start"),
        ("Brandl: I never signed it", "Ute Brandl", "I never signed it"),
    ],
)
def test_a_headline_gives_its_words_to_whom_it_names(title: str, who: str, said: str) -> None:
    assert headline(title) == [(who, said, False)]


@pytest.mark.parametrize("title", ["Officials: map breaks the law", "Map breaks the law: reports"])
def test_a_headline_that_names_no_one_is_vague(title: str) -> None:
    [(_, said, is_vague)] = headline(title)
    assert (said.lower(), is_vague) == ("map breaks the law", True)


@pytest.mark.parametrize(
    "title",
    [
        "Ukraine war: three killed in Kharkiv",
        "Climate: record heat across the continent",
        "Brandl: what we know so far about the failed talks",
        "Talks fail again: Norvia",
        "Talks fail on the third day - The Morning Post",
        "Man: how a word changed its meaning",
        "Source: The Morning Post",
        "Storm Edda: live",
    ],
)
def test_a_topic_a_site_and_a_place_say_nothing(title: str) -> None:
    assert all(not who for who, _, _ in headline(title))


def test_an_entry_of_a_live_blog_has_a_headline_of_its_own() -> None:
    text = f"Storm Edda as it happens\n\n14:42 Minister: no deaths confirmed\n\n{REPORT}"
    told = {one.exact: one.speaker.role for one in read(text, language="en").statements}
    assert told["no deaths confirmed"] == "Minister"
