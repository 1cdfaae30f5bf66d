"""What is worth checking is the newsroom's to weigh: tried on recent reports, saved, told in the history, undone."""

import pytest
from django.urls import reverse
from django.utils.text import slugify

from claims import intake, weighing
from claims.choices import Role
from claims.models import Claim, Event, Passage, Weight
from claims.reading.worth.worthiness import shipped
from claims.refusals import Incomplete, Refused
from tests.factories import person
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db
PAGE = "desk:weights"
TEXT = "Mayor Ann Lee said the bridge carried 40 lorries a day in May. It rained on the harbour for a week."


def typed(client, **changed):
    """The form as the page shows it, with some weights typed over."""
    in_use = weighing.weights_in_use().by_name()
    fields = {slugify(name): f"{weight:.2f}" for name, weight in in_use.items()}
    seen = {f"{name}-seen": value for name, value in fields.items()}
    return fields | seen | {slugify(name.replace("_", " ")): value for name, value in changed.items()}


def handed_in(text=TEXT):
    row = intake.hand_in(by=person(), text=text, at_once=True)
    row.refresh_from_db()
    return row


def test_page_shows_every_reason_with_its_weight_and_a_bar():
    page = text_of(at_the_desk().get(reverse(PAGE)))
    for name, weight in shipped().by_name().items():
        assert f'name="{slugify(name)}-seen" value="{weight:.2f}"' in page
    assert page.count('class="bar"') == len(shipped().by_name())


def test_page_shows_what_a_sentence_counts_for_as_a_whole_where_there_is_a_model(with_model):
    page = text_of(at_the_desk().get(reverse(PAGE)))
    assert 'name="sense-seen" value="1.00"' in page
    assert page.count('class="bar"') == len(shipped().by_name()) + 1


def test_saved_weights_hold_for_the_next_report_and_are_told_in_the_history():
    client = at_the_desk(role=Role.EDITOR)
    response = client.post(reverse(PAGE), typed(client, named_speaker="-8") | {"deed": "save"})
    assert response.status_code == 302
    assert Weight.objects.in_use() == {"named speaker": -8.0}
    event = Event.objects.get(kind="weights_changed")
    assert event.data["weights"] == {"named speaker": [shipped().setting["named speaker"], -8.0]}
    handed_in()
    said = Passage.objects.get(speaker_name="Ann Lee")
    assert said.worthiness < 0.5
    assert said.reasons[0]["name"] == "named speaker"
    assert not Claim.objects.filter(claimant_name="Ann Lee").exists()


def test_report_read_before_keeps_its_scores():
    handed_in()
    before = list(Passage.objects.order_by("start").values_list("worthiness", flat=True))
    weighing.weigh({"named speaker": "-8"}, by=person(Role.EDITOR), seen={})
    assert list(Passage.objects.order_by("start").values_list("worthiness", flat=True)) == before


def test_trial_says_what_would_change_and_changes_nothing():
    handed_in()
    client = at_the_desk(role=Role.EDITOR)
    page = text_of(client.post(reverse(PAGE), typed(client, named_speaker="-8") | {"deed": "try"}))
    assert "would be offered for checking, instead of" in page
    assert "no longer" in page
    assert "the bridge carried 40 lorries a day in May" in page
    assert 'value="-8"' in page
    assert not Weight.objects.exists()
    assert not Event.objects.filter(kind="weights_changed").exists()


def test_trial_counts_what_is_offered_before_and_after():
    handed_in()
    trial = weighing.tried({"named speaker": "-8"}, by=person(Role.EDITOR))
    assert (trial.report_count, trial.statement_count, trial.offered_before, trial.offered_after) == (1, 2, 1, 0)
    assert [(effect.exact[:10], effect.crosses, effect.is_offered) for effect in trial.effects] == [
        ("the bridge", True, False)
    ]


def test_trial_without_reports_says_that_there_is_nothing_to_try_them_on():
    client = at_the_desk(role=Role.EDITOR)
    page = text_of(client.post(reverse(PAGE), typed(client, figure="2") | {"deed": "try"}))
    assert "there is nothing to try them on" in page


def test_editor_goes_back_to_the_shipped_weights():
    editor = person(Role.EDITOR)
    weighing.weigh({"figure": "3", "harm": "0"}, by=editor, seen={})
    response = at_the_desk(editor).post(reverse(PAGE), {"deed": "reset"})
    assert response.status_code == 302
    assert weighing.weights_in_use() == shipped()
    assert list(Event.objects.order_by("position").values_list("kind", flat=True)) == [
        "weights_changed",
        "weights_reset",
    ]
    assert weighing.reset(by=editor) is False


def test_shipped_weight_typed_again_is_kept_nowhere():
    editor = person(Role.EDITOR)
    weighing.weigh({"figure": "3"}, by=editor, seen={})
    weighing.weigh({"figure": f"{shipped().named['figure']:.2f}"}, by=editor, seen={})
    assert Weight.objects.in_use() == {}


def test_what_was_left_as_it_is_changes_nothing():
    client = at_the_desk(role=Role.EDITOR)
    client.post(reverse(PAGE), typed(client) | {"deed": "save"})
    assert not Weight.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("words", ["much", "11", "-10.5", "nan", "inf", "1e9"])
def test_weight_that_is_no_number_keeps_what_was_typed(words):
    client = at_the_desk(role=Role.EDITOR)
    response = client.post(reverse(PAGE), typed(client, figure=words, harm="1.5") | {"deed": "save"})
    page = text_of(response)
    assert response.status_code == 422
    assert "Give a number between −10 and 10." in page
    assert f'value="{words}"' in page
    assert 'value="1.5"' in page
    assert not Weight.objects.exists()


@pytest.mark.parametrize(("words", "value"), [("−1,5", -1.5), (" 2 ", 2.0), ("+0.25", 0.25)])
def test_weights_are_read_as_people_write_them(words, value):
    assert weighing.judged({"figure": words}) == {"figure": value}


def test_reason_that_nobody_knows_is_refused():
    with pytest.raises(Incomplete) as refused:
        weighing.judged({"moon": "1"})
    assert refused.value.fields == {"moon": "There is no reason of this name."}


def test_reviewer_reads_the_weights_and_neither_tries_nor_saves_others():
    client = at_the_desk(role=Role.REVIEWER)
    for deed in ("try", "save", "reset"):
        response = client.post(reverse(PAGE), typed(client, figure="2") | {"deed": deed})
        assert response.status_code == 409
        assert "This takes the rights of an editor." in text_of(response)
    page = text_of(client.get(reverse(PAGE)))
    assert "Anybody may read here what weighs how much." in page
    assert 'name="deed"' not in page
    assert not Weight.objects.exists()


def test_second_of_two_editors_is_told_and_loses_nothing():
    client = at_the_desk(role=Role.EDITOR)
    form = typed(client, harm="1.5") | {"deed": "save"}
    weighing.weigh({"figure": "3"}, by=person(Role.EDITOR), seen={})
    response = client.post(reverse(PAGE), form)
    page = text_of(response)
    assert response.status_code == 409
    assert "Somebody has changed the weights meanwhile." in page
    assert 'value="1.5"' in page
    assert 'name="figure-seen" value="3.00"' in page
    assert Weight.objects.in_use() == {"figure": 3.0}


def test_form_that_does_not_say_what_it_was_made_from_is_refused():
    response = at_the_desk(role=Role.EDITOR).post(reverse(PAGE), {"figure": "2", "deed": "save"})
    assert response.status_code == 409
    assert not Weight.objects.exists()


def test_weight_of_a_reason_that_a_later_version_dropped_does_no_harm():
    Weight.objects.create(name="a reason of old", value=1.0)
    assert weighing.weights_in_use() == shipped()


def test_nobody_sets_weights_past_the_door():
    with pytest.raises(Refused):
        weighing.weigh({"figure": "2"}, by=person(Role.REVIEWER), seen={})
    with pytest.raises(Refused):
        weighing.reset(by=person(Role.REVIEWER))
