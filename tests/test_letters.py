"""Readers' letters: what is taken in, who answers, what its sender is told, and what is let go of."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims import letters, workflow
from claims.choices import Action, LetterKind, LetterState, Role, Stage
from claims.models import Claim, Event, Intake, Letter, broken_links, sha256
from claims.refusals import Incomplete, Refused
from claims.tasks import let_go_of_letters
from tests import factories, publishing_cases

pytestmark = pytest.mark.django_db
SAID = "The harbour of Vessen is to be closed in May, the mayor said on the radio."
PAGE = "https://example.com/harbour"


@pytest.fixture(scope="module")
def published(standing_rows):
    """A check that readers can write about."""
    return publishing_cases.published()


@pytest.fixture
def check(published):
    return Claim.objects.get(pk=published.pk)


def sent(words: str = SAID, **given: object) -> Letter:
    """A letter that has come in."""
    secret = letters.send_in(words=words, **given)  # type: ignore[arg-type]
    return Letter.objects.of_secret(secret).get()


def told(letter: Letter) -> str:
    return letters.fate(Letter.objects.get(pk=letter.pk)).sentence


# --- Sending in -------------------------------------------------------------------------------------------------------


def test_letter_is_kept_as_it_was_written_and_nothing_is_fetched_or_made_of_it():
    letter = sent(f"  {SAID}\r\n ", address=f"{PAGE}#part")
    assert (letter.words, letter.address, letter.kind, letter.state) == (
        SAID, PAGE, LetterKind.CLAIM, LetterState.WAITING,
    )  # fmt: skip
    assert (Intake.objects.count(), Claim.objects.filter(text=SAID).count()) == (0, 0)


def test_the_address_of_a_letters_page_stands_nowhere_in_the_database():
    secret = letters.send_in(words=SAID)
    row = Letter.objects.values().get()
    assert (len(secret), secret in str(row), row["secret_hash"]) == (32, False, sha256(secret))


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({}, "words", "Write down the claim, or give the address of the page where you met it."),
        ({"words": " \n "}, "words", "Write down the claim, or give the address of the page where you met it."),
        ({"words": "– … !"}, "words", "There are no words in this text."),
        ({"words": "a\0b"}, "words", "This is not plain text: it contains characters that no text has."),
        ({"words": "a" * 5_001}, "words", "Keep it under 5,001 characters; these are 5,001."),
        ({"words": SAID, "address": "vessen"}, "address", None),
        ({"address": "http://169.254.169.254/latest/"}, "address", None),
        ({"address": "javascript:alert(1)"}, "address", None),
    ],
)
def test_what_is_no_letter_is_refused_beside_its_field(given, field, sentence):
    with pytest.raises(Incomplete) as refused:
        letters.send_in(**given)
    assert set(refused.value.fields) == {field}
    assert sentence in (None, refused.value.fields[field])
    assert Letter.objects.count() == 0


def test_whoever_finds_a_mistake_says_what_is_wrong(check):
    with pytest.raises(Incomplete, match=r"Say what is wrong with the check\."):
        letters.send_in(address=PAGE, about=check)
    assert sent("The date is wrong.", about=check).kind == LetterKind.CORRECTION


def test_a_desk_that_cannot_read_more_takes_no_more(monkeypatch):
    monkeypatch.setattr(letters, "MOST_WAITING", 2)
    sent(), sent()
    with pytest.raises(Refused, match="More letters wait here"):
        sent()
    letters.turn_down(Letter.objects.first(), by=factories.person(), answer="No.")
    sent()


# --- Answering --------------------------------------------------------------------------------------------------------


def test_letter_becomes_a_candidate_in_words_of_ours_and_its_page_is_read():
    by = factories.person(Role.CONTRIBUTOR)
    letter = letters.take_up(
        sent(address=PAGE), by=by, text="Vessen closes its harbour in May", reads_page=True, answer="Thank you."
    )
    claim, page = letter.claim, letter.intake
    assert claim is not None
    assert page is not None
    assert (claim.text, claim.stage, claim.submitted_by, claim.origin_note) == (
        "Vessen closes its harbour in May", Stage.CANDIDATE, by, "A reader sent it in.",
    )  # fmt: skip
    assert (page.address, page.by, letter.answered_by, letter.answer) == (PAGE, by, by, "Thank you.")
    assert told(letter) == "We have taken it up. It is not being checked yet."


def test_taking_up_takes_a_sentence_or_a_page():
    letter = sent()
    with pytest.raises(Incomplete, match="Write the claim in one sentence"):
        letters.take_up(letter, by=factories.person())
    assert Letter.objects.get().is_waiting


def test_turning_down_takes_a_sentence():
    letter = sent()
    with pytest.raises(Incomplete, match="Say why"):
        letters.turn_down(letter, by=factories.person(), answer=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(state=LetterState.TURNED_DOWN, answered_at=timezone.now(), answered_by=factories.person())


def test_who_answers_which_letter(check):
    outsider, contributor, reviewer = factories.person(None), factories.person(Role.CONTRIBUTOR), factories.person()
    claim, mistake = sent(), sent("The date is wrong.", about=check)
    assert letters.refusal(claim, outsider) == "This takes the rights of a contributor."
    assert letters.refusal(claim, contributor) == ""
    assert letters.refusal(mistake, contributor) == "What a reader finds wrong with a check is answered by a reviewer."
    assert letters.refusal(mistake, reviewer) == ""
    for deed in (letters.take_up, letters.turn_down):
        with pytest.raises(Refused, match="answered by a reviewer"):
            deed(mistake, by=contributor, answer="No.")


def test_second_answer_is_refused_and_one_that_was_let_go_of_meanwhile_too():
    first, again = sent(), factories.person()
    letters.take_up(first, by=again, text="Vessen closes its harbour")
    with pytest.raises(Refused, match="taken up already"):
        letters.take_up(first, by=again, text="Vessen closes its harbour")
    letters.turn_down(first, by=again, answer="Nobody knows.")
    with pytest.raises(Refused, match="has its answer already"):
        letters.turn_down(first, by=again, answer="No.")
    first.delete()
    with pytest.raises(Refused, match="not here any more"):
        letters.turn_down(Letter(pk=2**40), by=again, answer="No.")


def test_answers_are_told_in_the_history_without_what_the_reader_wrote(check):
    by = factories.person()
    letters.turn_down(sent("Ingrid Vale of 4 Quay Street lied.", about=check), by=by, answer="She did not.")
    letters.turn_down(sent("Ingrid Vale lied."), by=by, answer="Nobody can tell.")
    events = Event.objects.filter(kind="letter_turned_down").order_by("pk")
    assert [event.claim_id for event in events] == [check.pk, None]
    assert "Ingrid" not in str([(event.data, event.particulars.body) for event in events])
    assert broken_links(check) == broken_links() == []


# --- What became of it ------------------------------------------------------------------------------------------------


def test_reader_is_told_each_step_of_a_claim_and_no_stage_or_verdict_before_it_is_out(check):
    letter = sent()
    assert told(letter) == "Your letter is here. Nobody has answered it yet."
    letters.take_up(letter, by=factories.person(), text="Vessen closes its harbour")
    claim, by = Letter.objects.get().claim, factories.person()
    workflow.perform(claim, Action.ACCEPT, by=by)
    workflow.perform(claim, Action.TAKE, by=by)
    assert told(letter) == "Your claim is being checked."
    workflow.perform(claim, Action.PROPOSE, by=by, **factories.AGREED)
    assert told(letter) == "Your claim is being checked."
    Letter.objects.update(claim=check)
    assert letters.fate(Letter.objects.get()) == letters.Fate("We have published what we found.", (check,))


def test_claim_that_was_merged_or_set_aside_is_followed(check):
    letter, by = sent(), factories.person()
    made = letters.take_up(letter, by=by, text="Vessen closes its harbour").claim
    workflow.perform(made, Action.SET_ASIDE, by=by, reason="nothing_to_check")
    assert told(letter) == "We looked at it and have set it aside: there is nothing in it that can be checked."
    workflow.perform(made, Action.RESTORE, by=by)
    workflow.perform(made, Action.SET_ASIDE, by=by, reason="duplicate", duplicate_of=check)
    assert letters.fate(Letter.objects.get()).checks == (check,)


def test_check_of_the_page_that_the_reader_named_is_told(check):
    letter = letters.take_up(sent("", address=PAGE), by=factories.person(), reads_page=True)
    report = check.appearances.first().passage.snapshot.report
    Intake.objects.filter(pk=letter.intake_id).update(report=report)
    assert letters.fate(Letter.objects.get()).checks == (check,)


def test_correction_and_withdrawal_since_are_told_to_whoever_asked(check):
    before = sent("The date is wrong.", about=check)
    assert told(letters.take_up(before, by=factories.person())) == (
        "We are looking into it. The check stands meanwhile."
    )
    publishing_cases.corrected(check)
    after = sent("The date is still wrong.", about=check)
    fate = letters.fate(Letter.objects.get(pk=before.pk))
    assert (fate.sentence, len(fate.changes)) == ("The check has been changed since you wrote.", 1)
    assert told(letters.turn_down(after, by=factories.person(), answer="It is right.")) == "The check stays as it is."
    publishing_cases.withdrawn(check)
    assert len(letters.fate(Letter.objects.get(pk=before.pk)).changes) == 2


# --- Letting go -------------------------------------------------------------------------------------------------------


def test_what_readers_wrote_is_let_go_of_when_its_time_is_over(settings):
    settings.CLAIMS_KEEP_LETTERS_DAYS = 10
    now, by = timezone.now(), factories.person()
    waiting, refused, taken = sent("One."), sent("Two."), sent("Three.", address=PAGE)
    letters.turn_down(refused, by=by, answer="No.")
    letters.take_up(taken, by=by, text="Vessen closes its harbour", answer="Thank you.")
    assert letters.let_go(now + timedelta(days=9)) == 0
    assert letters.let_go(now + timedelta(days=11)) == 2
    assert list(Letter.objects.order_by("pk").values_list("pk", "words", "address", "answer")) == [
        (waiting.pk, "One.", "", ""),
        (taken.pk, "", "", "Thank you."),
    ]
    assert letters.let_go(now + timedelta(days=19)) == 0
    assert letters.let_go(now + timedelta(days=21)) == 1
    assert told(taken) == "We have taken it up. It is not being checked yet."


def test_schedule_lets_go_of_letters(settings):
    settings.CLAIMS_KEEP_LETTERS_DAYS = 0
    sent()
    let_go_of_letters()
    assert Letter.objects.count() == 0
    assert {"task": "claims.let_go_of_letters", "schedule": 86_400} in settings.CELERY_BEAT_SCHEDULE.values()
