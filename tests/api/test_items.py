"""What stands beside a claim, over the API: the same deeds as on the desk, and the same refusals."""

import pytest

from claims import editing, watching
from claims.choices import CounterKind, MatchStanding, Role, Stage, Stance, Standing
from claims.models import CounterStatement, Event, Evidence, Hit, Match, Source
from tests.api.conftest import client_of
from tests.factories import answered_pull, claim, passage, person, report
from tests.test_rest import suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return claim(Stage.OPEN, text="The bridge of Brunn was closed in May")


def say(made, path, by=None, *, method="post", **asked):
    return getattr(client_of(by or person(Role.CONTRIBUTOR)), method)(
        f"/api/claims/{made.pk}/{path}/", asked, format="json"
    )


def test_a_passage_is_put_beside_the_claim_by_its_id_or_by_its_place(made):
    by, known = person(Role.CONTRIBUTOR), passage()
    answer = say(made, "items", by, kind="counter_statement", passage=known.pk, counter_kind="dismissal", why="Read.")
    assert (answer.status_code, answer.json()["standing"], answer.json()["kind"]) == (201, "kept", "dismissal")
    page = report("It was open in May. Rain fell.").latest_snapshot
    answer = say(
        made, "items", by, kind="evidence", snapshot=page.pk, start=0, end=19, stance="undermines", is_primary=True
    )
    assert (answer.status_code, answer.json()["passage"]["exact"]) == (201, "It was open in May.")
    item = Evidence.objects.get(pk=answer.json()["id"])
    assert (item.standing, item.decided_by, item.is_primary) == (Standing.KEPT, by, True)


@pytest.mark.parametrize(
    ("asked", "status", "field"),
    [
        ({"kind": "opinion"}, 400, "kind"),
        ({"kind": "evidence"}, 400, "stance"),
        ({"kind": "evidence", "stance": "proves"}, 400, "stance"),
        ({"kind": "counter_statement"}, 400, "counter_kind"),
        ({"kind": "appearance", "stance": "supports"}, 400, "stance"),
    ],
)
def test_what_is_missing_or_makes_no_sense_is_said_in_the_words_of_the_desk(made, asked, status, field):
    answer = say(made, "items", passage=passage().pk, **asked)
    assert (answer.status_code, list(answer.json()["fields"])) == (status, [field])


def test_a_passage_that_is_not_named_or_not_there_is_refused(made):
    assert "passage" in say(made, "items", kind="appearance").json()["fields"]
    assert say(made, "items", kind="appearance", passage=10**9).status_code == 404
    page = report("Short.").latest_snapshot
    out = say(made, "items", kind="appearance", snapshot=page.pk, start=2, end=99)
    assert (out.status_code, "passage" in out.json()["fields"]) == (400, True)


def test_suggestions_are_kept_dismissed_and_changed(made):
    item = suggested(made)
    where = f"items/counter_statement/{item.pk}"
    assert say(made, f"{where}/dismiss").json()["standing"] == "dismissed"
    assert say(made, f"{where}/keep").json()["standing"] == "kept"
    changed = say(made, where, method="patch", counter_kind="correction", stake="It owns the bridge.")
    assert (changed.json()["kind"], changed.json()["stake"]) == ("correction", "It owns the bridge.")
    assert say(claim(Stage.OPEN), f"{where}/keep").status_code == 404, "it stands beside another claim"
    assert [event.kind for event in Event.objects.filter(claim=made).order_by("position")][-3:] == [
        "item_dismissed",
        "item_kept",
        "item_changed",
    ]


def test_that_it_was_said_is_no_evidence_over_the_api_either(made):
    said = made.appearances.first()
    answer = say(made, "items", kind="evidence", passage=said.passage_id, stance="supports")
    assert (answer.status_code, "no evidence that it is so" in answer.json()["detail"]) == (409, True)


def test_the_rest_is_read_dismissed_with_a_reason_and_taken_back(made):
    by, free = person(), suggested(made)
    held = suggested(made, "We kept it open.", speaker_name="The Brunn Bridge Office")
    rest = say(made, "rest", by, method="get").json()
    assert [one["id"] for one in rest["together"]] == [free.pk]
    assert [(one["id"], one["why"]) for one in rest["alone"]] == [
        (held.pk, "The Brunn Bridge Office speaks, whom the claim names.")
    ]
    named = [{"kind": "counter_statement", "id": free.pk}]
    assert "reason" in say(made, "rest/dismiss", by, items=named).json()["fields"]
    every = [*named, {"kind": "counter_statement", "id": held.pk}]
    assert say(made, "rest/dismiss", by, items=every, reason="All of it.").status_code == 409
    assert say(made, "rest/dismiss", items=named, reason="A reprint.").status_code == 409, "a contributor may not"
    gone = say(made, "rest/dismiss", by, items=named, reason="A reprint.")
    assert (gone.status_code, gone.json()["count"]) == (200, 1)
    event = gone.json()["event"]
    assert say(claim(Stage.OPEN), "rest/take_back", by, event=event).status_code == 404
    assert say(made, "rest/take_back", by, event=event).json() == {"event": event, "count": 1}
    free.refresh_from_db()
    assert free.standing == Standing.SUGGESTED


def test_what_was_found_and_what_may_be_the_same_is_listed_and_decided(made):
    found = report("The bridge was open. It rained.", address="https://found.example.org/1")
    Hit.objects.create(claim=made, report=found, passage=passage(of=found), score=0.5, pull=answered_pull(made))
    assert [row["report"] for row in say(made, "found", method="get").json()] == [found.pk]
    assert say(made, f"found/{found.pk}/dismiss").status_code == 204
    assert say(made, "found", method="get").json() == []
    other = claim(Stage.OPEN)
    match = Match.objects.create(claim=made, other=other, score=0.7)
    assert [row["other"] for row in say(made, "known", method="get").json()] == [other.pk]
    assert say(made, f"known/{match.pk}", standing="perhaps").status_code == 400
    assert say(made, f"known/{match.pk}", standing="rejected").status_code == 204
    match.refresh_from_db()
    assert match.standing == MatchStanding.REJECTED


def test_speakers_are_linked_and_changes_are_looked_into_by_whom_the_desk_lets(made):
    item, source = suggested(made, speaker_name="Ana Ruiz"), Source.objects.create(name="Ana Ruiz", kind="person")
    assert say(made, "speakers", passages=[item.passage_id], speaker=source.pk).status_code == 204
    item.passage.refresh_from_db()
    assert item.passage.speaker == source
    assert say(made, "speakers", passages=[], speaker=source.pk).status_code == 400
    mina = person(Role.CONTRIBUTOR)
    assert (say(made, "looked_into", mina).status_code == 409) == bool(watching.settle_refusal(mina))
    assert say(made, "looked_into", person()).status_code == 204


@pytest.mark.parametrize("stage", [Stage.SET_ASIDE, Stage.WITHDRAWN])
def test_a_claim_that_is_not_worked_on_takes_nothing(stage):
    made = claim(stage)
    item = CounterStatement.objects.create(claim=made, passage=passage(), kind=CounterKind.FLAT_DENIAL)
    where = f"items/counter_statement/{item.pk}"
    for answer in (
        say(made, f"{where}/keep"),
        say(made, f"{where}/dismiss"),
        say(made, where, method="patch", why="So."),
        say(made, "items", kind="evidence", passage=passage().pk, stance=Stance.SUPPORTS),
    ):
        assert (answer.status_code, answer.json()["detail"]) == (409, "This claim is not worked on any more.")


def test_nobody_without_a_role_reads_or_writes_what_stands_beside_a_claim(made, anybody):
    item, stranger = suggested(made), client_of(person(None))
    published = claim(Stage.PUBLISHED)
    for client in (anybody, stranger):
        for one in (made, published):
            for path in ("rest", "found", "known"):
                assert client.get(f"/api/claims/{one.pk}/{path}/").status_code in (401, 403)
            where = f"/api/claims/{one.pk}/items/counter_statement/{item.pk}/"
            assert client.post(f"{where}keep/").status_code in (401, 403)
            assert client.patch(where, {"why": "Mine."}, format="json").status_code in (401, 403)
            assert client.post(f"/api/claims/{one.pk}/items/", {}, format="json").status_code in (401, 403)
    assert editing.rest_of(made).together == [item]
