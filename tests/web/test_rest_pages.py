"""The page on which the rest of the suggestions is looked through and dismissed, and where it is taken back."""

import pytest
from django.urls import reverse

from claims import editing
from claims.choices import CounterKind, Role, Stage, Stance, Standing
from claims.models import CounterStatement, Event
from tests.factories import claim, passage, person, report
from tests.test_rest import names, suggested
from tests.web.pages import Page, at_the_desk, text_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return claim(Stage.OPEN, text="The bridge of Brunn was closed in May")


def at(made):
    return reverse("desk:rest", args=[made.pk])


def ticks(*items):
    return [f"{kind}-{pk}" for kind, pk in names(*items)]


def test_page_shows_every_word_and_is_sound(made):
    free = suggested(made, "It was open all month, drivers said.")
    held = suggested(made, "It stayed open, he said.", speaker_name="The Brunn Bridge Office")
    answer = at_the_desk().get(at(made))
    page = Page(text_of(answer))
    assert (page.faults, page.named_but_missing(), page.controls_without_label()) == ([], [], [])
    assert [row["item"] for row in answer.context["rows"]] == [free]
    assert [row["item"] for row in answer.context["alone"]] == [held]
    for item in (free, held):
        assert item.passage.exact in words_of(answer)
    assert "The Brunn Bridge Office speaks, whom the claim names." in words_of(answer)


def test_words_stand_in_their_sentence(made):
    text = (
        "It rained. The mayor, Ada Norn, called the account of the firm “a fairy tale from the harbour”. It rained on."
    )
    said = passage("a fairy tale from the harbour", of=report(text))
    CounterStatement.objects.create(claim=made, passage=said, kind=CounterKind.DISMISSAL)
    shown = text_of(at_the_desk().get(at(made)))
    assert "The mayor, Ada Norn, called the account of the firm “</span><mark" in shown
    assert '>a fairy tale from the harbour</mark><span class="soft">”.</span>' in shown
    assert "It rained" not in shown


def test_nothing_is_ticked_until_somebody_ticks_it_one_by_one_or_all(made):
    one, two = suggested(made), suggested(made)
    client = at_the_desk()
    assert [row["is_ticked"] for row in client.get(at(made)).context["rows"]] == [False, False]
    answer = client.post(at(made), {"item": ticks(one), "reason": "Repr", "tick": "all"})
    assert (answer.status_code, [row["is_ticked"] for row in answer.context["rows"]]) == (200, [True, True])
    assert answer.context["form"]["reason"].value() == "Repr"
    assert not Event.objects.filter(kind="rest_dismissed").exists()
    two.refresh_from_db()
    assert two.standing == Standing.SUGGESTED


def test_what_is_ticked_is_dismissed_and_taken_back_from_the_claim(made):
    me = person()
    client, one, two = at_the_desk(me), suggested(made), suggested(made)
    said = client.post(at(made), {"item": ticks(one), "reason": "A reprint."}, follow=True)
    assert "1 suggestion was dismissed together." in words_of(said)
    assert f"1 suggestion was dismissed together by {me}" in words_of(said)
    assert "A reprint." in words_of(said)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.standing, two.standing) == (Standing.DISMISSED, Standing.SUGGESTED)
    event = Event.objects.get(claim=made, kind="rest_dismissed")
    back = client.post(reverse("desk:rest-back", args=[made.pk, event.pk]), follow=True)
    assert "1 suggestion waits again." in words_of(back)
    one.refresh_from_db()
    assert one.standing == Standing.SUGGESTED
    again = client.post(reverse("desk:rest-back", args=[made.pk, event.pk]))
    assert (again.status_code, "somebody has decided anew" in words_of(again)) == (409, True)


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ({"reason": ""}, 422, "Say why they go."),
        ({"reason": "Reprints.", "item": []}, 422, "Tick at least one suggestion"),
        (
            {"reason": "Reprints.", "item": ["evidence-x", "opinion-1", "evidence-" + "9" * 40]},
            422,
            "Tick at least one",
        ),
        ({"reason": "Re\0prints."}, 422, "Null characters are not allowed"),
    ],
)
def test_what_is_wrong_is_said_and_ticks_and_reason_are_kept(made, typed, status, sentence):
    one, two = suggested(made), suggested(made)
    answer = at_the_desk().post(at(made), {"item": ticks(one)} | typed)
    assert (answer.status_code, sentence in words_of(answer)) == (status, True)
    if "item" not in typed:
        assert [row["is_ticked"] for row in answer.context["rows"]] == [True, False]
    assert answer.context["form"]["reason"].value() == typed["reason"]
    assert not Event.objects.filter(kind="rest_dismissed").exists()
    two.refresh_from_db()
    assert two.standing == Standing.SUGGESTED


def test_what_has_to_be_read_by_itself_is_refused_and_the_reason_is_kept(made):
    held = suggested(made, "It stayed open.", speaker_name="The Brunn Bridge Office")
    free = suggested(made)
    answer = at_the_desk().post(at(made), {"item": ticks(held, free), "reason": "All of it."})
    assert (answer.status_code, "Nothing was dismissed: one of these" in words_of(answer)) == (409, True)
    assert answer.context["form"]["reason"].value() == "All of it."


def test_what_is_read_by_itself_is_decided_on_the_page(made):
    held, client = suggested(made, "It stayed open.", speaker_name="The Brunn Bridge Office"), at_the_desk()
    address = reverse("desk:item", args=[made.pk, "counter_statement", held.pk])
    answer = client.post(address, {"deed": "keep", "next": at(made)}, follow=True)
    assert answer.redirect_chain[-1][0] == at(made)
    assert "Nothing waits to be kept or dismissed" in words_of(answer)


def test_so_many_are_shown_at_once_and_the_rest_is_counted(made, monkeypatch):
    monkeypatch.setattr(editing, "MOST_TOGETHER", 2)
    for _ in range(3):
        suggested(made)
    answer = at_the_desk().get(at(made))
    assert (len(answer.context["rows"]), answer.context["left_out"]) == (2, 1)
    assert "1 more come once these are decided." in words_of(answer)


def test_workspace_leads_there_where_many_wait_and_who_may_do_it(made):
    for _ in range(5):
        suggested(made, stance=Stance.SUPPORTS)
    address = reverse("desk:claim", args=[made.pk])
    assert f'href="{at(made)}"' in text_of(at_the_desk().get(address))
    assert f'href="{at(made)}"' not in text_of(at_the_desk(role=Role.CONTRIBUTOR).get(address))
    refused = at_the_desk(role=Role.CONTRIBUTOR).post(at(made), {"item": [], "reason": "Mine."})
    assert (refused.status_code, "This takes the rights of a reviewer." in words_of(refused)) == (409, True)


def test_event_of_another_claim_is_not_here(made):
    other = claim(Stage.OPEN)
    event = editing.dismiss_rest(made, names(suggested(made)), by=person(), reason="A reprint.")
    assert at_the_desk().post(reverse("desk:rest-back", args=[other.pk, event.pk])).status_code == 404
