"""Readers' letters on the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from claims import letters
from claims.choices import LetterState, Role
from claims.models import Claim, Letter
from claims.web.desk.workspace import SHOWN_LETTERS
from tests import factories
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
SAID = "The harbour of Vessen is to be closed in May."


def sent(words: str = SAID, **given: object) -> Letter:
    letters.send_in(words=words, **given)  # type: ignore[arg-type]
    return Letter.objects.latest("pk")


def test_waiting_letters_are_counted_in_the_bar_and_listed_longest_first():
    first, second = sent("The first of two."), sent("The second.")
    client = at_the_desk(role=Role.CONTRIBUTOR)
    page = text_of(client.get(reverse("desk:letters")))
    assert '<span class="badge">2<span class="unseen"> letters waiting</span></span>' in page
    assert page.index(str(first)) < page.index(str(second))


def test_contributor_takes_a_letter_up_and_comes_to_its_claim():
    letter = sent()
    place = reverse("desk:letter", args=[letter.pk])
    client = at_the_desk(role=Role.CONTRIBUTOR)
    assert SAID in text_of(client.get(place))
    answer = client.post(place, {"do": "take_up", "text": "Vessen closes its harbour in May", "answer": "We look."})
    claim = Claim.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("desk:claim", args=[claim.pk]))
    assert claim.text == "Vessen closes its harbour in May"
    assert "Vessen closes its harbour in May" in text_of(client.get(place))


def test_refusal_stands_beside_its_field_and_loses_nothing():
    letter = sent()
    client = at_the_desk()
    answer = client.post(reverse("desk:letter", args=[letter.pk]), {"do": "turn_down", "text": "As I put it"})
    assert answer.status_code == 422
    assert "Say why, in a sentence that the reader can do something with." in text_of(answer)
    assert "As I put it" in text_of(answer)
    assert Letter.objects.get().state == LetterState.WAITING


def test_reader_who_finds_a_mistake_is_announced_on_the_claim_and_answered_by_a_reviewer():
    check = factories.claim("published")
    letter = sent("The date is wrong.", about=check)
    place = reverse("desk:letter", args=[letter.pk])
    assert place in text_of(at_the_desk().get(reverse("desk:claim", args=[check.pk])))
    answer = at_the_desk(role=Role.CONTRIBUTOR).post(place, {"do": "turn_down", "answer": "No."})
    assert (answer.status_code, Letter.objects.get().state) == (409, LetterState.WAITING)
    assert at_the_desk().post(place, {"do": "turn_down", "answer": "It is right."}).status_code == 302
    assert Letter.objects.get().answer == "It is right."


def test_claim_leads_to_the_letter_that_it_was_made_of():
    letter, me = sent(), factories.person(Role.CONTRIBUTOR)
    claim = letters.take_up(letter, by=me, text="Vessen closes its harbour in May").claim
    page = text_of(at_the_desk(me).get(reverse("desk:claim", args=[claim.pk])))
    assert f'Made of a reader’s letter: <a href="{reverse("desk:letter", args=[letter.pk])}"' in page


def test_answered_letters_about_a_check_stand_below_those_that_wait():
    check, me = factories.claim("published"), factories.person(Role.REVIEWER)
    answered, waiting = sent("The date is wrong.", about=check), sent("The name is wrong.", about=check)
    letters.turn_down(answered, by=me, answer="It is right.")
    page = text_of(at_the_desk(me).get(reverse("desk:claim", args=[check.pk])))
    first, second = (page.index(reverse("desk:letter", args=[letter.pk])) for letter in (waiting, answered))
    assert first < second
    assert "A reader’s letter about the check, turned down" in page


def test_report_leads_to_the_letter_that_it_was_handed_in_for():
    letter, me = sent(address="https://vessen.example.org/harbour"), factories.person(Role.CONTRIBUTOR)
    intake = letters.take_up(letter, by=me, reads_page=True).intake
    report = factories.report(SAID, address="https://vessen.example.org/harbour")
    assert "Handed in for a reader" not in text_of(at_the_desk(me).get(reverse("desk:report", args=[report.pk])))
    type(intake).objects.filter(pk=intake.pk).update(report=report)
    page = text_of(at_the_desk(me).get(reverse("desk:report", args=[report.pk])))
    assert f'Handed in for a reader’s letter: <a href="{reverse("desk:letter", args=[letter.pk])}"' in page


def test_claim_that_many_readers_write_about_shows_a_few_letters_and_where_the_others_are():
    check = factories.claim("published")
    for number in range(SHOWN_LETTERS + 1):
        sent(f"Mistake {number}.", about=check)
    page = text_of(at_the_desk().get(reverse("desk:claim", args=[check.pk])))
    assert page.count("A reader finds something wrong with the check") == SHOWN_LETTERS
    assert "There are more letters about this check" in page


def test_letters_are_for_people_of_the_desk():
    place = reverse("desk:letter", args=[sent().pk])
    assert Client().get(place).status_code == 302
    assert at_the_desk(factories.person(None)).get(place).status_code == 403


def test_what_was_typed_is_shown_when_somebody_else_answered_meanwhile():
    letter, other = sent(), factories.person()
    place, client = reverse("desk:letter", args=[letter.pk]), at_the_desk()
    words = {"text": "Vessen closes its port", "answer": "We ask the mayor on Monday."}
    letters.take_up(letter, by=other, text="Vessen closes its harbour in May")
    late = client.post(place, {"do": "take_up", **words})
    assert late.status_code == 409
    assert "This letter has been taken up already." in text_of(late)
    assert all(word in text_of(late) for word in words.values())
    letters.turn_down(letter, by=other, answer="It was a joke.")
    later = client.post(place, {"do": "turn_down", **words})
    assert later.status_code == 409
    assert "This letter has its answer already." in text_of(later)
    assert words["answer"] in text_of(later)
    assert Letter.objects.get().answer == "It was a joke."
