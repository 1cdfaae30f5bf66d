"""Denied reporting verbs: who did not say a thing is not made to say it, and what nobody confirmed stays open."""

import pytest

from claims.choices import Certainty, Polarity, Quotation
from claims.reading import Statement, read

POSSIBLE, LIKELY, ASSERTED = Certainty.POSSIBLE, Certainty.LIKELY, Certainty.ASSERTED
AFFIRMED, DENIED = Polarity.AFFIRMED, Polarity.DENIED


def the_one(text: str, language: str) -> Statement:
    [statement] = read(text, language=language).statements
    return statement


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robert Wolf did not say that 40 people had died.", "Robert Wolf"),
        ("Robert Wolf never claimed that the bridge was unsafe.", "Robert Wolf"),
        ("Robert Wolf refused to say that the election was stolen.", "Robert Wolf"),
        ("Robert Wolf has never said the bridge is safe.", "Robert Wolf"),
        ("Ann Lee didn’t say she would resign.", "Ann Lee"),
        ("Ann Lee did not say why the bridge was shut.", "Ann Lee"),
        ("Ann Lee declined to say whether the bridge was safe.", "Ann Lee"),
        ("Ann Lee failed to mention that the bridge was shut.", "Ann Lee"),
        ("Ann Lee has yet to say that she will resign.", "Ann Lee"),
        ("Ann Lee was unwilling to say that the bridge was safe.", "Ann Lee"),
        ("Ann Lee did not go so far as to say that the bridge was unsafe.", "Ann Lee"),
        ("Ann Lee would not say that the bridge is safe.", "Ann Lee"),
        ("Ann Lee no longer says that the bridge is unsafe.", "Ann Lee"),
        ("Ann Lee refused to admit that the bridge was unsafe.", "Ann Lee"),
        ("Ann Lee did not accuse the firm of hiding 12 letters.", "Ann Lee"),
        ("Ann Lee did not suggest that the firm had hidden 12 letters.", "Ann Lee"),
        ("Ann Lee never said “the bridge is safe”.", "Ann Lee"),
        ("“The bridge is safe,” Ann Lee did not say.", "Ann Lee"),
        ("Ann Lee did not call the bridge “a danger to all who cross it every day”.", "Ann Lee"),
        ("Ann Lee did not, however, say that the bridge was unsafe.", "Ann Lee"),
        ("Ann Lee did not in fact say that the bridge was unsafe.", "Ann Lee"),
        ("Ann Lee did not, as Bo Dahl claimed, say that the bridge was unsafe.", "Ann Lee"),
        ("Ann Lee chose not to say that the bridge was shut.", "Ann Lee"),
        ("It was not Ann Lee who said the bridge was unsafe.", "Ann Lee"),
        ("At no point did Ann Lee say that the bridge was unsafe.", "Ann Lee"),
        ("Nor did Ann Lee say that the bridge was unsafe.", "Ann Lee"),
        ("Not once did the minister say that taxes would rise.", "the minister"),
    ],
)
def test_who_did_not_say_it_is_not_made_to_say_it(text: str, who: str) -> None:
    found = the_one(text, "en")
    assert (found.exact, found.quotation, found.speaker.name, found.cue) == (text, Quotation.NONE, "", "")
    assert found.speaker.note == f"This tells what {who} did not say, so nobody is given as its speaker."


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that the dam was safe.",
        "No one claimed that 40 people died.",
        "Neither of the ministers said that 40 people had died.",
        "Neither the army nor the police said that 40 people had died.",
        "None of the pilots reported that the sky was dark.",
        "It is too early to say that the bridge is safe.",
        "It was not said that the bridge was safe.",
    ],
)
def test_what_nobody_said_is_nobodys_statement(text: str) -> None:
    found = the_one(text, "en")
    assert (found.exact, found.speaker.name) == (text, "")
    assert found.speaker.note == "This tells what was not said, so nobody is given as its speaker."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robert Wolf refused to confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf has yet to confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf was unable to confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf was not able to confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf did not immediately confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf did not on Monday confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf decided not to confirm that 40 people died.", "Robert Wolf"),
        ("Robert Wolf has not confirmed or denied that 40 people died.", "Robert Wolf"),
        ("Robert Wolf would neither confirm nor deny that 40 people died.", "Robert Wolf"),
        ("Robert Wolf neither confirmed nor denied that 40 people died.", "Robert Wolf"),
        ("The report does not show that 40 people died.", "report"),
        ("Neither Kyiv nor Moscow has confirmed that 40 people died.", ""),
        ("Neither confirmed that 40 people died.", ""),
        ("No official has confirmed that 40 people died.", ""),
        ("It has not been confirmed that 40 people died.", ""),
        ("It has not been confirmed that 40 people probably died.", ""),
    ],
)
def test_what_is_not_confirmed_stays_possible(text: str, who: str) -> None:
    found = the_one(text, "en")
    assert found.exact.replace("probably ", "") == "40 people died"
    assert (found.speaker.name, found.certainty, found.polarity) == (who, POSSIBLE, AFFIRMED)
    who = {"report": "The report"}.get(who, who)
    note = f"{who} has not confirmed this." if who else "Nobody is named who confirms this."
    assert found.speaker.note.endswith(note)


@pytest.mark.parametrize(
    ("text", "exact", "certainty", "polarity"),
    [
        ("Ann Lee did not deny that 40 people had died.", "40 people had died", ASSERTED, AFFIRMED),
        ("Ann Lee denied that he had said that 40 people died.", "he had said that 40 people died", ASSERTED, DENIED),
        ("Ann Lee denied having said that 40 people died.", "having said that 40 people died", ASSERTED, DENIED),
        ("Ann Lee did not only say that 40 people died.", "40 people died", ASSERTED, AFFIRMED),
        ("Not only did Ann Lee say that 40 people died.", "40 people died", ASSERTED, AFFIRMED),
        ("Ann Lee told reporters she could neither confirm nor deny that 40 people had died.",
         "she could neither confirm nor deny that 40 people had died", POSSIBLE, AFFIRMED),
        ("Ann Lee did not just claim that 40 people died.", "40 people died", ASSERTED, AFFIRMED),
        ("It was not until Monday that Ann Lee said 40 people had died.", "40 people had died", ASSERTED, AFFIRMED),
        ("Ann Lee did not fail to say that the bridge was unsafe.", "the bridge was unsafe", ASSERTED, AFFIRMED),
        ("Ann Lee did not hesitate to say that the bridge was unsafe.", "the bridge was unsafe", ASSERTED, AFFIRMED),
        ("Ann Lee does not doubt that 40 people died.", "40 people died", ASSERTED, AFFIRMED),
        ("It was Ann Lee, not the mayor, who said the bridge was unsafe.", "the bridge was unsafe", ASSERTED, AFFIRMED),
        ("Ann Lee, not the mayor, said the bridge was unsafe.", "the bridge was unsafe", ASSERTED, AFFIRMED),
        ("Ann Lee has, however, said the bridge was unsafe.", "the bridge was unsafe", ASSERTED, AFFIRMED),
        ("Ann Lee doubts that 40 people died.", "40 people died", LIKELY, DENIED),
        ("Ann Lee does not believe that the bridge is safe.", "the bridge is safe", LIKELY, DENIED),
        ("Ann Lee said the bridge was not safe.", "the bridge was not safe", ASSERTED, DENIED),
        ("Ann Lee said Bo Dahl had not said that it was safe.", "Bo Dahl had not said that it was safe", ASSERTED,
         DENIED),
        ("Ann Lee said the army had refused to confirm that the town had fallen.",
         "the army had refused to confirm that the town had fallen", POSSIBLE, AFFIRMED),
        ("Ann Lee did not say that 40 people had died but warned that the dam was old.", "the dam was old", ASSERTED,
         AFFIRMED),
        ("Ann Lee could not rule out that 40 people died.", "40 people died", POSSIBLE, AFFIRMED),
        ("Ann Lee refused to rule out that 40 people died.", "40 people died", POSSIBLE, AFFIRMED),
    ],
)  # fmt: skip
def test_other_negations_leave_the_statement_to_its_speaker(
    text: str, exact: str, certainty: Certainty, polarity: Polarity
) -> None:
    found = the_one(text, "en")
    assert (found.exact, found.speaker.name, found.certainty, found.polarity) == (exact, "Ann Lee", certainty, polarity)


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("Ann Lee could not confirm the report.", POSSIBLE, AFFIRMED),
        ("Ann Lee never stopped saying that the bridge was unsafe.", ASSERTED, DENIED),
    ],
)
def test_sentence_without_a_statement_of_somebody_stays_as_it_is(
    text: str, certainty: Certainty, polarity: Polarity
) -> None:
    found = the_one(text, "en")
    assert (found.exact, found.speaker.name, found.speaker.note) == (text, "", "")
    assert (found.certainty, found.polarity) == (certainty, polarity)


def test_denied_saying_inside_a_rejected_claim_is_nobodys_statement() -> None:
    found = read("Ann Lee rejected the claim that she had said that 40 people died.", language="en").statements
    assert [(item.exact, item.speaker.name, item.polarity) for item in found] == [
        ("the claim that she had said that 40 people died", "Ann Lee", DENIED),
        ("she had said that 40 people died", "", AFFIRMED),
    ]


def test_praise_after_not_only_is_still_told() -> None:
    found = the_one("Ann Lee not only confirmed but praised the decision to shut the bridge.", "en")
    assert (found.exact, found.cue, found.speaker.name) == ("the decision to shut the bridge", "praised", "Ann Lee")


def test_who_could_not_resist_saying_it_said_it() -> None:
    found = the_one("In the report they could not resist pointing out that every lorry had crossed.", "en")
    assert (found.exact, found.cue) == ("every lorry had crossed", "pointing out")


def test_refusal_to_comment_on_a_report_says_nothing_of_what_it_reports() -> None:
    found = the_one("Ann Lee declined to comment on the report that 40 people had died.", "en")
    told = "Ann Lee declined to comment on the report that 40 people had died"
    assert (found.exact, found.cue) == (told, "declined")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Роберт Вовк не сказав, що загинули 40 людей."),
        ("uk", "Роберт Вовк ніколи не стверджував, що міст небезпечний."),
        ("uk", "Ніхто не заявив, що загинули 40 людей."),
        ("uk", "«Міст небезпечний», – не сказав Роберт Вовк."),
        ("ru", "Роберт Волков не сказал, что погибли 40 человек."),
        ("ru", "Никто не заявил, что погибли 40 человек."),
        ("es", "Roberto Lobo no dijo que 40 personas hubieran muerto."),
        ("es", "Roberto Lobo no ha dicho que 40 personas hayan muerto."),
        ("es", "Roberto Lobo nunca dijo que el puente fuera peligroso."),
        ("es", "Nadie dijo que el puente fuera peligroso."),
        ("es", "El alcalde Luis Mora se negó a decir que el puente es seguro."),
        ("es", "Luis Mora no acusó al puerto de esconder 12 cartas."),
        ("de", "Robert Wolf sagte nicht, dass 40 Menschen gestorben seien."),
        ("de", "Robert Wolf sagte am Montag nicht, dass 40 Menschen gestorben seien."),
        ("de", "Robert Wolf hat nicht gesagt, dass 40 Menschen gestorben sind."),
        ("de", "Robert Wolf behauptete nie, dass die Brücke unsicher sei."),
        ("de", "Robert Wolf wollte nicht sagen, dass 40 Menschen gestorben sind."),
        ("de", "Robert Wolf weigerte sich zu sagen, dass 40 Menschen gestorben sind."),
        ("de", "Niemand sagte, dass 40 Menschen gestorben seien."),
        ("de", "Robert Wolf warf dem Hafen nicht vor, 12 Briefe zu verstecken."),
        ("fr", "Robert Leloup n’a pas dit que 40 personnes étaient mortes."),
        ("fr", "Robert Leloup ne dit pas que 40 personnes sont mortes."),
        ("fr", "Robert Leloup refuse de dire que le pont est sûr."),
        ("fr", "Personne n’a dit que le pont était dangereux."),
    ],
)
def test_what_was_not_said_is_the_reports_own_sentence_in_other_languages(language: str, text: str) -> None:
    found = the_one(text, language)
    assert (found.exact, found.quotation, found.speaker.name) == (text, Quotation.NONE, "")


@pytest.mark.parametrize(
    ("language", "text", "exact", "who", "certainty", "polarity"),
    [
        ("uk", "Міністерство поки не підтвердило, що загинули 40 людей.", "загинули 40 людей", "Міністерство",
         POSSIBLE, AFFIRMED),
        ("uk", "Ані Київ, ані Москва не підтвердили, що загинули 40 людей.", "загинули 40 людей", "", POSSIBLE,
         AFFIRMED),
        ("uk", "Міністерство не підтвердило і не заперечило, що загинули 40 людей.", "загинули 40 людей",
         "Міністерство", POSSIBLE, AFFIRMED),
        ("uk", "Роберт Вовк не заперечив, що загинули 40 людей.", "загинули 40 людей", "Роберт Вовк", ASSERTED,
         AFFIRMED),
        ("uk", "Роберт Вовк не лише сказав, що загинули 40 людей.", "загинули 40 людей", "Роберт Вовк", ASSERTED,
         AFFIRMED),
        ("uk", "Роберт Вовк не вважає, що міст безпечний.", "міст безпечний", "Роберт Вовк", LIKELY, DENIED),
        ("ru", "Министерство не подтвердило, что погибли 40 человек.", "погибли 40 человек", "Министерство", POSSIBLE,
         AFFIRMED),
        ("ru", "Роберт Волков не только сказал, что погибли 40 человек.", "погибли 40 человек", "Роберт Волков",
         ASSERTED, AFFIRMED),
        ("es", "El ministerio aún no ha confirmado que murieran 40 personas.", "murieran 40 personas", "ministerio",
         POSSIBLE, AFFIRMED),
        ("es", "Ni Kiev ni Moscú confirmaron que murieran 40 personas.", "murieran 40 personas", "", POSSIBLE,
         AFFIRMED),
        ("uk", "Роберт Вовк відмовився підтвердити, що загинули 40 людей.", "загинули 40 людей", "Роберт Вовк",
         POSSIBLE, AFFIRMED),
        ("uk", "Свідок не зміг підтвердити, що мер був там.", "мер був там", "", POSSIBLE, AFFIRMED),
        ("ru", "Роберт Волков отказался подтвердить, что погибли 40 человек.", "погибли 40 человек", "Роберт Волков",
         POSSIBLE, AFFIRMED),
        ("ru", "Полиция не смогла подтвердить, что погибли 40 человек.", "погибли 40 человек", "Полиция", POSSIBLE,
         AFFIRMED),
        ("es", "Luis Mora rehusó confirmar que murieran 40 personas.", "murieran 40 personas", "Luis Mora", POSSIBLE,
         AFFIRMED),
        ("es", "La policía no pudo confirmar que murieran 40 personas.", "murieran 40 personas", "policía", POSSIBLE,
         AFFIRMED),
        ("de", "Robert Wolf weigerte sich zu bestätigen, dass 40 Menschen gestorben sind.",
         "40 Menschen gestorben sind", "Robert Wolf", POSSIBLE, AFFIRMED),
        ("fr", "Robert Leloup a refusé de confirmer que 40 personnes sont mortes.", "40 personnes sont mortes",
         "Robert Leloup", POSSIBLE, AFFIRMED),
        ("es", "Luis Mora no negó que murieran 40 personas.", "murieran 40 personas", "Luis Mora", ASSERTED, AFFIRMED),
        ("es", "Luis Mora negó que hubiera dicho que murieron 40 personas.",
         "hubiera dicho que murieron 40 personas", "Luis Mora", ASSERTED, DENIED),
        ("es", "Luis Mora no solo dijo que murieron 40 personas.", "murieron 40 personas", "Luis Mora", ASSERTED,
         AFFIRMED),
        ("de", "Das Ministerium hat nicht bestätigt, dass 40 Menschen gestorben sind.", "40 Menschen gestorben sind",
         "Ministerium", POSSIBLE, AFFIRMED),
        ("de", "Robert Wolf bestritt nicht, dass 40 Menschen gestorben sind.", "40 Menschen gestorben sind",
         "Robert Wolf", ASSERTED, AFFIRMED),
        ("de", "Robert Wolf sagte nicht nur, dass 40 Menschen gestorben seien.", "40 Menschen gestorben seien",
         "Robert Wolf", ASSERTED, AFFIRMED),
        ("de", "Robert Wolf sagte, dass die Brücke nicht sicher ist.", "die Brücke nicht sicher ist", "Robert Wolf",
         ASSERTED, DENIED),
        ("de", "Der Hafen wies den Bericht, der nicht stimme, zurück.", "den Bericht, der nicht stimme", "Hafen",
         ASSERTED, DENIED),
        ("fr", "Le ministère ne confirme pas que 40 personnes sont mortes.", "40 personnes sont mortes", "ministère",
         POSSIBLE, AFFIRMED),
        ("fr", "Robert Leloup ne nie pas que 40 personnes sont mortes.", "40 personnes sont mortes", "Robert Leloup",
         ASSERTED, AFFIRMED),
    ],
)  # fmt: skip
def test_negations_that_leave_a_statement_in_other_languages(
    language: str, text: str, exact: str, who: str, certainty: Certainty, polarity: Polarity
) -> None:
    found = the_one(text, language)
    assert (found.exact, found.speaker.name, found.certainty, found.polarity) == (exact, who, certainty, polarity)
