"""The parts of a reading, one by one, each on a sentence or two."""

import pytest

from claims.choices import Certainty, CounterKind, EvidenceOffered, Polarity, Quotation
from claims.reading import Speaker, Statement, read
from claims.reading.attributed import attributed
from claims.reading.certainty import certainty_of, polarity_of
from claims.reading.figures import find_figures
from claims.reading.languages import find_language
from claims.reading.quotes import find_quotes
from claims.reading.sentences import paragraphs, sentences
from claims.reading.worth.worthiness import score


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('She said "it is so" twice.', ["it is so"]),
        ("She said “it is so.”", ["it is so."]),
        ("Er sagte: „Es ist so“, und ging.", ["Es ist so"]),
        ("Il a dit : « C’est ainsi », puis rien.", [" C’est ainsi "]),
        ("Han sagde: »Det er så«, og gik.", ["Det er så"]),
        ("‘It’s so,’ he said of the dogs’ home.", ["It’s so,"]),
        ("He called it 'a fake' today.", ["a fake"]),
        ("It isn't so, and the '90s aren't either.", []),
        ("He said ''it is so'' once.", ["it is so"]),
        ("“She told me ‘no’ and left,” he said.", ["She told me ‘no’ and left,"]),
        ("She said: “It goes on", ["It goes on"]),
        ('A lone ” mark and a 6" pipe.', []),
    ],
)
def test_quotation_marks_are_paired(text: str, inner: list[str]) -> None:
    assert [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)] == inner


def test_quotation_of_several_sentences_stays_whole() -> None:
    text = "He said: “It is so. It was so.” Then he left. Mr. Lee stayed."
    found = [text[span.start : span.end] for span in sentences(text, paragraphs(text)[0])]
    assert found == ["He said: “It is so. It was so.”", "Then he left.", "Mr. Lee stayed."]


@pytest.mark.parametrize("behind", ["ET on Monday", "Eastern", "GMT, he said", "Tuesday in Tarn"])
def test_zone_and_day_behind_an_hour_open_no_sentence(behind: str) -> None:
    text = f"The debate begins at 8 p.m. {behind}. Lee left at 9 p.m. Rask stayed."
    found = [text[span.start : span.end] for span in sentences(text, paragraphs(text)[0])]
    assert found == [f"The debate begins at 8 p.m. {behind}.", "Lee left at 9 p.m.", "Rask stayed."]


def test_hard_wrapped_lines_are_one_paragraph_and_headline_is_another() -> None:
    text = "Bridge Shut\nThe bridge over the river was shut for good on\nmonday by the town."
    assert [text[span.start : span.end] for span in paragraphs(text)] == [
        "Bridge Shut",
        "The bridge over the river was shut for good on\nmonday by the town.",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("about 25 vehicles and five tanks", [(25, 25, "", "about", "vehicles"), (5, 5, "", "exactly", "tanks")]),
        ("more than 10,000 people", [(10000, None, "", "more than", "people")]),
        ("won by 68%-31%", [(68, 68, "%", "exactly", ""), (31, 31, "%", "exactly", "")]),
        ("an error of plus or minus four percentage points", [(4, 4, "percentage points", "exactly", "")]),
        ("twenty-seven and a half per cent", [(27.5, 27.5, "%", "exactly", "")]),
        ("42 of the almost 100 shops", [(42, 42, "", "exactly", "shops"), (100, 100, "", "about", "shops")]),
        ("47% say so, 19% more likely", [(47, 47, "%", "exactly", ""), (19, 19, "%", "exactly", "")]),
        ("RMB 70,000 (US$11,200)", [(7e4, 7e4, "CNY", "exactly", ""), (11200, 11200, "USD", "exactly", "")]),
        ("2.5 metric tons of cocaine", [(2.5, 2.5, "tonnes", "exactly", "cocaine")]),
        ("rose 3.2 percent year on year", [(3.2, 3.2, "%", "exactly", "")]),
        ("12 people whose homes burned", [(12, 12, "", "exactly", "people")]),
        ("30 shops nationwide in May", [(30, 30, "", "exactly", "shops")]),
        ("12.03 The mayor's family lives there", []),
        ("She was 92. Lee turns 18 in June; at the age of nine Rask, believed to be 26, left", []),
        ("the class of ’69, the ’94 elections and patient zero", []),
        ("at 1 World Trade Center with an Orbit 6 and 6 Plus", []),
        ("She was ’12 years’ late", [(12, 12, "", "exactly", "years")]),
        ("up to 3.5 million euros", [(None, 3.5e6, "EUR", "up to", "")]),
        ("$1.2 billion in aid", [(1.2e9, 1.2e9, "USD", "exactly", "")]),
        ("two dozen houses", [(24, 24, "", "exactly", "houses")]),
        ("thirty-five boats", [(35, 35, "", "exactly", "boats")]),
        ("a third of the patients", [(0.333333, 0.333333, "of the whole", "exactly", "patients")]),
        ("nine out of ten patients", [(90, 90, "%", "exactly", "patients")]),
        ("between 10 and 20 percent", [(10, 20, "%", "exactly", "")]),
        ("35 to 50 offices", [(35, 50, "", "exactly", "offices")]),
        ("fell from 14 to 8 since 2018", [(14, 14, "", "exactly", ""), (8, 8, "", "exactly", "")]),
        ("rose by half a percentage point,", [(0.5, 0.5, "percentage points", "exactly", "")]),
        ("below three percent", [(None, 3, "%", "less than", "")]),
        ("at least nine of them", [(9, None, "", "at least", "")]),
        ("for over six years", [(6, 6, "", "exactly", "years")]),
        ("близько 3,5 млн гривень", [(3.5e6, 3.5e6, "UAH", "about", "")]),
        ("On 3 May 2019, at 5:30 p.m., Rask, 61, took the 2nd bus with one of them", []),
    ],
)
def test_figures_have_value_unit_comparator_and_what_they_count(
    text: str, figures: list[tuple[float | None, float | None, str, str, str]]
) -> None:
    found = find_figures(text)
    assert [(item.low, item.high, item.unit, item.comparator, item.counted) for item in found] == figures
    assert all(text[item.start : item.end] == item.exact for item in found)


@pytest.mark.parametrize(
    ("exact", "certainty"),
    [
        ("the bridge might fall", Certainty.POSSIBLE),
        ("two clubs may face inquiries", Certainty.POSSIBLE),
        ("the sale in May was legal", Certainty.ASSERTED),
        ("the plan of Theresa May was legal", Certainty.ASSERTED),
        ("may God heal the nation", Certainty.ASSERTED),
        ("The Mayor May Not Have Known Of It", Certainty.POSSIBLE),
        ("the reports could likely be true", Certainty.LIKELY),
        ("it was unlikely", Certainty.LIKELY),
        ("there is a “strong likelihood” of rain", Certainty.HIGHLY_POSSIBLE),
        ("it is almost certainly so", Certainty.HIGHLY_POSSIBLE),
        ("it has been officially confirmed that he left", Certainty.CONFIRMED),
        ("they found a crack where one could see it", Certainty.ASSERTED),
    ],
)
def test_certainty_is_that_of_the_wording(exact: str, certainty: Certainty) -> None:
    assert certainty_of(exact) is certainty


def test_reporting_verb_lends_its_force_to_certainty() -> None:
    assert certainty_of("the bridge is safe", lemma="confirm", force="confirm") is Certainty.CONFIRMED
    assert certainty_of("the bridge is safe", lemma="believe", force="opine") is Certainty.LIKELY


@pytest.mark.parametrize(
    ("exact", "polarity"),
    [
        ("not a single crown has been hidden", Polarity.DENIED),
        ("it didn’t happen", Polarity.DENIED),
        ("it is not just weapons, it is people", Polarity.AFFIRMED),
        ("loneliness, not illness, brings them", Polarity.AFFIRMED),
        ("there is no doubt that it happened", Polarity.AFFIRMED),
        ("The Mayor May Not Have Known Of It", Polarity.DENIED),
        ("the line would cost £290 million and not a penny more", Polarity.AFFIRMED),
        ("the plan is merely a way of not mending the roads", Polarity.AFFIRMED),
        ("paying no income taxes was smart", Polarity.AFFIRMED),
        ("a man with no ticket was let in", Polarity.AFFIRMED),
        ("the video was nothing more than a stunt", Polarity.AFFIRMED),
        ("an arthropod is an animal with no backbone", Polarity.DENIED),
        ("screening may not be appropriate", Polarity.DENIED),
        ("nothing was paid", Polarity.DENIED),
    ],
)
def test_polarity_sees_which_negation_reaches_the_verb(exact: str, polarity: Polarity) -> None:
    assert polarity_of(exact) is polarity


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ("The mayor said that the bridge was shut.", "that the bridge was shut", "The mayor"),
        ("The bridge was shut, the mayor said on Monday.", "The bridge was shut", "the mayor"),
        ("“The bridge is shut,” said Mayor Ann Lee.", "“The bridge is shut,”", "Mayor Ann Lee"),
        ("“Is the bridge shut?” Lee asked.", "“Is the bridge shut?”", "Lee"),
        ("According to the town, the bridge was shut.", "the bridge was shut", "the town"),
        ("The bridge was shut, according to Ann Lee.", "The bridge was shut", "Ann Lee"),
        ("Lee told reporters on Monday that it was shut.", "that it was shut", "Lee"),
        ("Ann Lee, who runs the town, denied the claim.", "the claim", "Ann Lee"),
        ("Ann Lee, 61, a lawyer, warned that it could fall.", "that it could fall", "Ann Lee"),
        ("Lee accused the firm of hiding the cracks.", "the firm of hiding the cracks", "Lee"),
        ("The firm’s claim that it was safe angered many.", "that it was safe angered many", "The firm’s"),
        ("In his view, she said, it was safe.", "In his view, she said, it was safe", "she"),
    ],
)
def test_attribution_finds_what_is_said_and_by_whom(text: str, said: str, source: str) -> None:
    [found] = attributed(text)
    assert text[found.start : found.end] == said
    assert text[found.source_start : found.source_end] == source


def statements(text: str) -> list[Statement]:
    return list(read(text, language="en").statements)


def speakers(text: str) -> list[Speaker]:
    return [item.speaker for item in statements(text)]


def test_coordinated_verbs_share_their_subject() -> None:
    first, second = statements("Ann Lee said the bridge was shut and added that the town had no money.")
    assert (first.exact, second.exact) == ("the bridge was shut", "the town had no money")
    assert first.speaker.name == second.speaker.name == "Ann Lee"


def test_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    text = (
        "Ann Lee said: “The bridge is shut for good. It has cracks.” “Nobody may cross it.”\n"
        "“We will build another one there,” she said."
    )
    found = statements(text)
    assert [item.exact for item in found] == [
        "The bridge is shut for good.",
        "It has cracks.",
        "Nobody may cross it.",
        "We will build another one there",
    ]
    assert {item.speaker.name for item in found} == {"Ann Lee"}


def test_role_name_and_organisation_are_told_apart() -> None:
    [speaker] = speakers("Harbour Company spokeswoman Greta Sollun said the bridge was safe for lorries.")
    assert (speaker.name, speaker.role, speaker.organisation) == (
        "Greta Sollun",
        "Harbour Company spokeswoman",
        "Harbour Company",
    )


def test_pronoun_is_resolved_with_a_note_or_left_open_with_a_reason() -> None:
    named, resolved = speakers("Mayor Ann Lee said the bridge was shut. She said the town had no money.")
    assert resolved.name == named.name == "Ann Lee"
    assert resolved.note == "“she” is taken to be Ann Lee, the last one named before it."
    [alone] = speakers("She said the town had no money.")
    assert (alone.name, alone.note) == ("", "“she” was left open: nobody named before it fits.")


def test_pronoun_does_not_take_somebody_of_the_other_gender() -> None:
    found = speakers("Ms. Ann Lee said it was shut. Mr. Bo Dahl said it was open. She said he was wrong about that.")
    assert [speaker.name for speaker in found] == ["Ann Lee", "Bo Dahl", "Ann Lee"]


@pytest.mark.parametrize("source", ["Officials", "Reports", "Some experts", "Two sources", "Ukrainian officials"])
def test_source_that_names_nobody_is_vague(source: str) -> None:
    [speaker] = speakers(f"{source} said the bridge was shut on Monday.")
    assert (speaker.name, speaker.is_vague) == ("", True)


def test_hearsay_is_vague() -> None:
    [statement] = statements("The bridge was reportedly shut by the town on Monday.")
    assert statement.speaker.is_vague


def test_partial_quotation_is_mixed_and_whole_one_is_direct() -> None:
    partial, whole = statements("Lee called the bridge “a danger to all.” “It will fall down in the spring,” Lee said.")
    assert (partial.quotation, whole.quotation) == (Quotation.MIXED, Quotation.DIRECT)


def test_transcript_gives_each_line_to_its_speaker() -> None:
    found = statements("A council meets\nLEE: The bridge was shut in June.\nDAHL: It was shut in May, by the county.")
    assert [(item.speaker.name, item.exact) for item in found if item.start > 15] == [
        ("LEE", "The bridge was shut in June."),
        ("DAHL", "It was shut in May, by the county."),
    ]


ACCUSATION = "Ann Lee accused the harbour of sending 40 lorries over the bridge. "


@pytest.mark.parametrize(
    ("answer", "kind", "evidence"),
    [
        ("Bo Dahl denied the accusation.", CounterKind.FLAT_DENIAL, EvidenceOffered.NONE),
        ("Bo Dahl rejected the claims, calling them a fairy tale.", CounterKind.DISMISSAL, EvidenceOffered.NONE),
        ("Bo Dahl dismissed the allegations as nonsense.", CounterKind.DISMISSAL, EvidenceOffered.NONE),
        ("Bo Dahl demanded proof of lorries on the bridge.", CounterKind.DEMAND_FOR_PROOF, EvidenceOffered.NONE),
        ("Bo Dahl admitted that some lorries crossed the bridge.", CounterKind.PARTIAL_ADMISSION, EvidenceOffered.NONE),
        ("Bo Dahl declined to comment.", CounterKind.NO_COMMENT, EvidenceOffered.NONE),
        ("Bo Dahl denied the accusation and showed the ledger.", CounterKind.FLAT_DENIAL, EvidenceOffered.DOCUMENT),
    ],
)
def test_counter_statement_has_its_kind_and_what_it_offers(
    answer: str, kind: CounterKind, evidence: EvidenceOffered
) -> None:
    reading = read(ACCUSATION + answer, language="en")
    counter = reading.counters[0]
    assert counter.answers is not None
    assert reading.statements[counter.answers].speaker.name == "Ann Lee"
    assert (counter.kind, counter.evidence_offered) == (kind, evidence)


def test_denial_that_names_the_accusation_answers_it() -> None:
    reading = read("Bo Dahl denied the accusation that the harbour had sent lorries over the bridge.", language="en")
    [counter] = reading.counters
    assert counter.answers is not None
    assert reading.statements[counter.answers].exact == "the harbour had sent lorries over the bridge"
    assert counter.why == "it names what it answers itself"


def test_plain_contradiction_answers_what_was_just_said() -> None:
    text = "Roads\nLEE: The bridge cost 48 million crowns in 2019.\nDAHL: That is simply wrong."
    [counter] = read(text, language="en").counters
    assert (counter.statement, counter.answers, counter.kind) == (1, 0, CounterKind.FLAT_DENIAL)


def test_rejected_call_answers_no_statement() -> None:
    assert read(ACCUSATION + "Bo Dahl rejected calls for an inquiry.", language="en").counters == ()


def test_noun_with_a_relative_clause_reports_nothing() -> None:
    assert attributed("The claim that the firm rejected was old.") == []


def test_pronoun_may_mean_somebody_who_only_acted() -> None:
    text = "Mayor Ann Lee opened the bridge in May. She said that it would stand for a hundred years."
    assert [speaker.name for speaker in speakers(text)][-1] == "Ann Lee"


def test_nobody_answers_their_own_statement() -> None:
    assert read(ACCUSATION + "Ann Lee denied that she hated the harbour.", language="en").counters[0].answers is None


def test_accusation_is_worded_as_a_claim_that_stands_alone() -> None:
    [statement] = statements(ACCUSATION)
    assert statement.wording == "The harbour is sending 40 lorries over the bridge."


@pytest.mark.parametrize(
    ("text", "is_worth"),
    [
        ("Unemployment rose from 4 to 7 percent in two years.", True),
        ("The firm sold 40,000 rifles to the army in 2019.", True),
        ("Thank you very much.", False),
        ("I think this is a wonderful country.", False),
        ("What should we do about it?", False),
    ],
)
def test_worthiness_tells_checkable_sentences_from_others(text: str, is_worth: bool) -> None:
    value, reasons = score(text)
    assert (value >= 0.5) is is_worth
    assert reasons
    assert sum(abs(reason.weight) for reason in reasons) <= 1.001  # each is rounded


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was shut by the mayor on Monday.", "en"),
        ("Міст через річку закрили, і його ремонтують.", "uk"),
        ("Мост через реку закрыли, и это был наш мост.", "ru"),
        ("Die Brücke wurde am Montag vom Bürgermeister gesperrt.", "de"),
        ("다리는 월요일에 폐쇄되었다고 시장이 말했다. 시민들은 이미 알고 있었다.", "ko"),
        ("123 – 456 !!!", ""),
    ],
)
def test_language_is_found(text: str, language: str) -> None:
    assert find_language(text) == language


def test_other_language_is_read_for_quotations_and_figures_alone_and_says_so() -> None:
    reading = read("Starosta řekla: „V severním pilíři jsme našli 12 trhlin“. Most je uzavřen a opravuje se.")
    assert reading.language == "cs"
    assert "Czech" in reading.notes[0]
    assert [item.quotation for item in reading.statements] == [Quotation.DIRECT, Quotation.NONE]
    assert [figure.low for figure in reading.statements[0].figures] == [12]
    assert reading.worth_checking() == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Post has seen a letter in which the head of quality, Viktor Sand, writes that the cells are old.",
            [("Viktor Sand", "the cells are old")],
        ),
        (
            "Economists at Nordvik Bank believe that prices fell.",
            [("", "prices fell")],
        ),
        (
            "The director, Ida Fenn, rejected that claim and said the list was complete.",
            [("Ida Fenn", "that claim"), ("Ida Fenn", "the list was complete")],
        ),
        ("Rumours that gas was used are false.", [("", "gas was used")]),
        (
            "“It went well,” Mayor Ann Lee told a crowd of eleven people and a dog.",
            [("Ann Lee", "It went well")],
        ),
        (
            "“It is no answer,” one aide said late last month, “but a start.”",
            [("", "It is no answer"), ("", "“but a start.”")],
        ),
        (
            "Q: Who built it?\n\nA: The town did. In 1950.",
            [("", "Who built it?"), ("", "The town did."), ("", "In 1950.")],
        ),
        (
            "“They came at six,” said Anya Dreth, who left with a goat. “We heard them early.\n\n“Nobody is left.”",
            [
                ("Anya Dreth", "They came at six"),
                ("Anya Dreth", "We heard them early."),
                ("Anya Dreth", "Nobody is left."),
            ],
        ),
        (
            "Jon Adair told Northwire that Ann Lee had said the bridge was shut.",
            [("Ann Lee", "the bridge was shut")],
        ),
    ],
)
def test_who_says_what(text: str, who: list[tuple[str, str]]) -> None:
    assert [(item.speaker.name, item.exact) for item in read(text, language="en").statements] == who


@pytest.mark.parametrize(
    ("source", "is_vague"),
    [
        ("Sources close to the investigation", True),
        ("A former engineer of the company", True),
        ("Forecasters", True),
        ("A spokesman for the company", False),
        ("The engineer", False),
    ],
)
def test_a_source_that_could_be_anybody_is_vague(source: str, is_vague: bool) -> None:
    [statement] = read(f"{source} said that the bridge was shut.", language="en").statements
    assert (statement.speaker.name, statement.speaker.is_vague) == ("", is_vague)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“It is cold,” said Marek Lund, a welder at the yard.", "welder at the yard"),
        ("The bridge is shut, said Rhea Colm, the mayor of Ashby.", "mayor of Ashby"),
        ("Pastor Lionel Grabe said the camp was shut.", "Pastor"),
    ],
)
def test_role_stands_before_or_after_the_name(text: str, role: str) -> None:
    assert [item.speaker.role for item in read(text, language="en").statements] == [role]


def test_statements_of_one_turn_are_one_quotation_where_only_who_says_what_is_asked() -> None:
    text = "CHAIR: The bridge is shut. It was shut in May.\nMS LEE: So it is."
    assert [text[item.start : item.end] for item in attributed(text)] == [
        "The bridge is shut. It was shut in May.",
        "So it is.",
    ]


@pytest.mark.parametrize(
    ("teller", "note"),
    [
        ("Jon Adair", "Jon Adair passed this on."),
        ("A former guard", "Former guard passed this on."),
        ("Officials", "Officials passed this on."),
    ],
)
def test_who_passes_on_what_somebody_else_said_stands_in_the_note(teller: str, note: str) -> None:
    text = f"{teller} told Northwire that Ann Lee had said that the bridge was shut."
    [statement] = read(text, language="en").statements
    assert (statement.speaker.name, statement.exact, statement.speaker.note) == ("Ann Lee", "the bridge was shut", note)
