"""A report stands there with its statements marked in place, and words can be taken out of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims import editing, workflow
from claims.choices import Action, Origin, Role, Stage, Stance, WorkStatus
from claims.models import Appearance, Claim, Intake, Report
from claims.web.desk.report import PART, doubts_of, paragraphs, statements_of
from tests.factories import claim, compared, passage, person, report
from tests.web.pages import at_the_desk, text_of, words_of

pytestmark = pytest.mark.django_db
TEXT = "Bridge shut\n\n“The bridge is shut”, said Mayor Solvane. 😀 The ministry denied it. The ministry denied it all."
STORY = """Mayor says ministry hid cracks
The mayor of Ostervik, Marta Lindqvane, said on Tuesday that 40 lorries crossed the closed bridge in March.
A spokeswoman for the harbour company, Greta Sollun, rejected this as “a fairy tale”.
"""


def at(row):
    return reverse("desk:report", args=[row.pk])


def mark(row, **typed):
    return {"snapshot": row.latest_snapshot.pk, **typed}


def test_stretches_give_the_text_back_with_every_mark_in_its_place():
    row = report(TEXT)
    passage("The bridge is shut", of=row, is_statement=True)
    passage("bridge is shut”, said Mayor", of=row, is_statement=True)
    statements = statements_of(row.latest_snapshot)
    made = paragraphs(TEXT, statements, 0, len(TEXT))
    stretches = [stretch for paragraph in made for stretch in paragraph]
    assert [TEXT[s.start : s.start + len(s.text)] for s in stretches] == [s.text for s in stretches]
    assert "".join(s.text for s in stretches) == TEXT.replace("\n", "")
    assert [s.text for s in stretches if len(s.marks) == 2] == ["bridge is shut"]


def test_reason_that_weighs_most_has_the_longest_bar_on_its_side():
    row, reasons = report(TEXT), [{"words": "a figure", "weight": 0.2}, {"words": "an opinion", "weight": -0.05}]
    claim(passage=passage("The bridge is shut", of=row, is_statement=True, worthiness=0.6, reasons=reasons))
    page = text_of(at_the_desk().get(at(row)))
    assert 'aria-label="weight +0.20"' in page
    assert '<rect class="plus" x="38.0" width="38.0"' in page
    assert '<rect class="minus" x="28.5" width="9.5"' in page


def doubted(row, *remarks):
    """The report with remarks of the reading: what kind, at which words, and why."""
    text = row.latest_snapshot.text
    row.remarks = [
        {"kind": kind, "start": text.index(words), "end": text.index(words) + len(words), "words": words, "why": why}
        for kind, words, why in remarks
    ]
    row.save(update_fields=["remarks"])
    return row


def test_words_to_look_at_twice_are_marked_in_the_text_with_the_reason_behind_them():
    row = doubted(report(TEXT), ("name", "Solvane", "Elsewhere also spelled Solwane."))
    passage("said Mayor Solvane", of=row, is_statement=True)
    [doubt] = doubts_of(row, TEXT)
    made = paragraphs(TEXT, statements_of(row.latest_snapshot), 0, len(TEXT), [doubt])
    stretches = [stretch for paragraph in made for stretch in paragraph]
    assert [TEXT[s.start : s.start + len(s.text)] for s in stretches] == [s.text for s in stretches]
    assert [(s.text, len(s.marks), s.closes) for s in stretches if s.is_doubted] == [("Solvane", 1, (doubt,))]
    response = at_the_desk().get(at(row))
    page = text_of(response)
    assert f'href="#words-{doubt.number}"' in page
    assert f'id="words-{doubt.number}" href="#remark-{doubt.number}" data-no-text' in page
    assert "Look twice, spelling: Elsewhere also spelled Solwane." in words_of(response)


def test_remark_on_words_that_another_snapshot_lacks_stands_in_the_list_alone():
    row = doubted(report(TEXT), ("place", "Solvane", "It lies far away."))
    row.remarks[0]["start"] += 1
    row.save(update_fields=["remarks"])
    [doubt] = doubts_of(row, TEXT)
    assert not doubt.is_here
    response = at_the_desk().get(at(row))
    assert words_of(response).count("It lies far away.") == 1
    assert 'id="words-1"' not in text_of(response)


def test_doubted_words_that_a_page_cuts_get_their_sign_on_both_pages():
    row = doubted(report(TEXT), ("arithmetic", "The ministry denied it.", "It does not add up."))
    [doubt] = doubts_of(row, TEXT)
    cut = doubt.start + 5
    for start, end in ((0, cut), (cut, len(TEXT))):
        stretches = [s for paragraph in paragraphs(TEXT, [], start, end, [doubt]) for s in paragraph]
        assert [s.closes for s in stretches if s.is_doubted] == [(doubt,)]


def test_headline_stands_on_the_page_once_with_its_marks_and_offsets():
    row = report(TEXT, title="Bridge shut")
    headline = passage("Bridge shut", of=row, is_statement=True)
    page = text_of(at_the_desk().get(at(row)))
    assert page.count(">Bridge shut<") == 1
    assert f'<mark class="mark-plain" data-start="0" data-passages="{headline.pk} ">Bridge shut</mark></h1>' in page
    assert 'data-start="13"' in page
    row.title = "Another headline"
    row.save(update_fields=["title"])
    page = text_of(at_the_desk().get(at(row)))
    assert "<h1>Another headline</h1>" in page
    assert page.count(">Bridge shut<") == 1


def test_candidate_that_the_headline_repeats_is_offered_once():
    row = report(TEXT)
    headline = passage("Bridge shut", of=row, is_statement=True)
    made = claim(passage=passage("The bridge is shut", of=row, is_statement=True), text="The bridge of Brunn is shut")
    Appearance.objects.create(claim=made, passage=headline, is_retelling=True)
    response = at_the_desk().get(at(row))
    assert text_of(response).count(">The bridge of Brunn is shut</textarea>") == 1
    assert text_of(response).count(f'id="statement-{made.pk}"') == 1
    assert response.context["candidates"] == 1
    assert [(s.number, s.claims, s.retold) for s in response.context["statements"]] == [
        (1, [], [made]),
        (2, [made], []),
    ]


def test_report_shows_statements_candidates_and_what_answers_them():
    row = report(TEXT)
    said = passage("The bridge is shut", of=row, is_statement=True, speaker_name="Mayor Solvane", worthiness=0.8)
    made = claim(passage=said, text="The bridge of Brunn is shut", worthiness=0.8)
    denied = passage("The ministry denied it all.", of=row, is_statement=True)
    editing.add_item(made, by=person(), kind="counter_statement", passage=denied, counter_kind="flat_denial")
    page = text_of(at_the_desk().get(at(row)))
    assert "Mayor Solvane" in page
    assert ">The bridge of Brunn is shut</textarea>" in page
    assert "flat denial" in page
    assert 'class="mark-worth"' in page
    assert 'class="mark-counter"' in page


def test_words_that_somebody_changed_meanwhile_are_not_overwritten_by_accepting():
    made = claim(text="The bridge is closed")
    editing.reword(made, by=person(), version=made.version, text="The bridge of Brunn is closed")
    address = reverse("desk:act", args=[made.pk, "accept"])
    client = at_the_desk()

    stale = client.post(address, {"text": "The bridge is shut", "version": made.version})

    assert stale.status_code == 412
    assert "The bridge is shut" in text_of(stale)
    assert "The bridge of Brunn is closed" in text_of(stale)
    made.refresh_from_db()
    assert (made.stage, made.text) == (Stage.CANDIDATE, "The bridge of Brunn is closed")
    client.post(address, {"text": "The bridge is shut", "version": made.version})
    made.refresh_from_db()
    assert (made.stage, made.text) == (Stage.OPEN, "The bridge is shut")


@pytest.mark.parametrize(("sent", "status", "stage"), [({"text": " "}, 422, Stage.CANDIDATE), ({}, 302, Stage.OPEN)])
def test_candidate_whose_words_were_emptied_is_not_accepted_in_those_of_the_machine(sent, status, stage):
    made = claim(Stage.CANDIDATE)
    response = at_the_desk().post(reverse("desk:act", args=[made.pk, "accept"]), sent)
    assert response.status_code == status
    assert ("Write the claim in one sentence" in text_of(response)) == (status == 422)
    made.refresh_from_db()
    assert made.stage == stage


def test_candidate_is_accepted_in_our_words_and_one_stays_on_the_report():
    row = report(TEXT)
    made = claim(passage=passage("The bridge is shut", of=row, is_statement=True))
    response = at_the_desk().post(
        reverse("desk:act", args=[made.pk, "accept"]), {"text": "The bridge of Brunn is shut", "next": at(row)}
    )
    made.refresh_from_db()
    assert (made.stage, made.text) == (Stage.OPEN, "The bridge of Brunn is shut")
    assert response.headers["Location"] == at(row)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("He took the money in two envelopes.", "Say who “He” is"),
        ("Their books were never opened.", "Say who “Their” is"),
        ("It was Marsh who paid.", ""),
        ("Hermann took the money.", ""),
    ],
)
def test_claim_that_begins_with_somebody_who_is_not_named_asks_who_that_is(words, asked):
    row = report(f"{words} It rained.")
    made, client = claim(text=words, passage=passage(words, of=row, is_statement=True)), at_the_desk()
    for page in (at(row), reverse("desk:claim", args=[made.pk])):
        assert ("Say who" in text_of(client.get(page))) is bool(asked)
        assert asked in text_of(client.get(page))


def test_claim_that_is_here_already_is_offered_beside_the_candidate():
    known = claim(Stage.PUBLISHED, text="The bridge of Brunn is shut to lorries")
    row = report(TEXT)
    made = claim(passage=passage("The bridge is shut", of=row, is_statement=True), text="The bridge of Brunn is shut")
    compared(made)
    client = at_the_desk()
    assert reverse("desk:same", args=[made.pk]) in text_of(client.get(at(row)))
    beside = text_of(client.get(reverse("desk:same", args=[made.pk]), headers={"HX-Request": "true"}))
    without_scripts = text_of(client.get(reverse("desk:same", args=[made.pk]), follow=True))
    for page in (beside, without_scripts):
        assert "Already here?" in page
        assert known.text in page
    client.post(reverse("desk:act", args=[made.pk, "set_aside"]), {"reason": "duplicate", "duplicate_of": known.pk})
    assert known.appearances.filter(passage__snapshot__report=row).exists()


def test_typed_words_become_a_claim_where_they_stand_once():
    row, client = report(TEXT), at_the_desk(role=Role.CONTRIBUTOR)
    client.post(reverse("desk:mark", args=[row.pk]), mark(row, exact="said  Mayor\nSolvane", use="claim"))
    made = Claim.objects.get()
    assert made.appearances.get().passage.exact == "said Mayor Solvane"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Mark some words of the text, or type them here."),
        ("The bridge is open", "These words do not stand in the text like this."),
        ("The ministry denied it", "These words stand in the text 2 times. Take a few more of them."),
    ],
)
def test_words_that_cannot_be_placed_stay_in_the_form_with_the_reason(words, sentence):
    row = report(TEXT)
    response = at_the_desk().post(reverse("desk:mark", args=[row.pk]), mark(row, exact=words, use="claim"))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert response.context["form"]["exact"].value() == words


def test_marked_words_are_taken_by_their_place_counted_in_characters():
    row = report(TEXT)
    start = TEXT.rindex("The ministry denied it")
    words = "The ministry denied it"
    typed = mark(row, exact=words, start=start, end=start + len(words), use="claim", text="It was denied")
    at_the_desk().post(reverse("desk:mark", args=[row.pk]), typed)
    assert Claim.objects.get().appearances.get().passage.start == start


@pytest.mark.parametrize(
    ("use", "related", "found"),
    [
        ("supports", "evidence", {"stance": Stance.SUPPORTS}),
        ("undermines", "evidence", {"stance": Stance.UNDERMINES}),
        ("context", "evidence", {"stance": Stance.CONTEXT}),
        ("counter_statement", "counter_statements", {"kind": "dismissal"}),
        ("appearance", "appearances", {}),
    ],
)
def test_words_are_put_beside_a_claim(use, related, found):
    row, made = report(TEXT), claim(Stage.OPEN)
    typed = mark(row, exact="said Mayor Solvane", use=use, claim=made.pk, counter_kind="dismissal")
    at_the_desk().post(reverse("desk:mark", args=[row.pk]), typed)
    assert getattr(made, related).filter(passage__exact="said Mayor Solvane", **found).count() == 1


def test_words_for_a_claim_need_the_claim():
    row = report(TEXT)
    response = at_the_desk().post(
        reverse("desk:mark", args=[row.pk]), mark(row, exact="said Mayor Solvane", use="supports")
    )
    assert response.status_code == 422
    assert "Choose the claim that these words belong to." in text_of(response)


def test_words_for_a_claim_that_is_not_worked_on_are_refused():
    row, made = report(TEXT), claim(Stage.SET_ASIDE)
    typed = mark(row, exact="said Mayor Solvane", use="supports", claim=made.pk)
    response = at_the_desk().post(reverse("desk:mark", args=[row.pk]), typed)
    assert response.status_code == 409
    assert "This claim is not worked on any more." in text_of(response)


def test_long_report_is_paged_and_a_link_to_a_passage_finds_its_part():
    text = "A line of words that goes on.\n" * (2 * PART // 30) + "The needle stands here."
    row = report(text)
    needle = passage("The needle stands here.", of=row, is_statement=True)
    client = at_the_desk()
    assert "The needle" not in text_of(client.get(at(row)))
    response = client.get(at(row), {"passage": needle.pk})
    assert "The needle stands here." in text_of(response)
    assert response.context["part"] == 3


def test_report_takes_as_many_queries_for_three_statements_as_for_one(django_assert_num_queries):
    row, client = report(TEXT), at_the_desk()
    by = person()
    for words in ("The bridge is shut", "said Mayor Solvane", "The ministry denied it all."):
        made = claim(passage=passage(words, of=row, is_statement=True))
        workflow.perform(made, Action.ACCEPT, by=by)
        client.get(at(row))
        with django_assert_num_queries(19):
            client.get(at(row))


# --- Handing in -------------------------------------------------------------------------------------------------------


def test_pasted_text_is_read_at_once_and_leads_to_its_report():
    response = at_the_desk(role=Role.CONTRIBUTOR).post(reverse("desk:intake"), {"text": STORY}, follow=True)
    made = Report.objects.get()
    assert response.redirect_chain[-1][0] == at(made)
    assert made.origin == Origin.PASTED


def test_same_text_twice_is_the_same_report():
    client = at_the_desk()
    client.post(reverse("desk:intake"), {"text": STORY})
    response = client.post(reverse("desk:intake"), {"text": STORY}, follow=True)
    assert Report.objects.count() == 1
    assert "This report was here already; nothing was doubled." in text_of(response)


def test_nothing_handed_in_is_said_beside_the_field():
    response = at_the_desk().post(reverse("desk:intake"), {})
    assert response.status_code == 422
    assert "There is nothing here yet" in text_of(response)


def test_what_cannot_be_taken_keeps_what_was_typed():
    client = at_the_desk()
    response = client.post(reverse("desk:intake"), {"address": "http://127.0.0.1/secret", "title": "Kept title"})
    page = text_of(response)
    assert response.status_code == 422
    assert "http://127.0.0.1/secret" in page
    assert "Kept title" in page
    assert Intake.objects.count() == 0


def test_file_that_is_no_text_gets_a_sentence():
    sent = SimpleUploadedFile("report.txt", b"\x7fELF\x00\x00\x00")
    response = at_the_desk().post(reverse("desk:intake"), {"file": sent})
    assert response.status_code == 422
    assert "is not text, whatever its name says." in text_of(response)


def test_progress_is_asked_for_again_with_growing_pauses():
    row = Intake.objects.create(
        origin=Origin.ADDRESS, address="https://example.org/", status=WorkStatus.RUNNING, progress=0.4
    )
    client = at_the_desk()
    address = reverse("desk:intake-state", args=[row.pk])
    page = text_of(client.get(address))
    assert 'value="40"' in page
    assert 'http-equiv="refresh"' in page
    early = text_of(client.get(address, {"n": "1"}, headers={"HX-Request": "true"}))
    late = text_of(client.get(address, {"n": "40"}, headers={"HX-Request": "true"}))
    assert "delay:1s" in early
    assert "delay:14s" in late
    assert "<html" not in early


def test_read_report_sends_the_waiting_page_on():
    row = Intake.objects.create(
        origin=Origin.PASTED, text="x", status=WorkStatus.DONE, report=report(TEXT), claim_count=1
    )
    address = reverse("desk:intake-state", args=[row.pk])
    client = at_the_desk()
    assert client.get(address).headers["Location"] == at(row.report)
    assert client.get(address, headers={"HX-Request": "true"}).headers["HX-Redirect"] == at(row.report)


def test_reading_that_was_given_up_says_why_and_can_be_tried_again():
    row = Intake.objects.create(
        origin=Origin.PASTED, text="What was typed", status=WorkStatus.PARKED, error="The reader stopped."
    )
    client = at_the_desk()
    page = text_of(client.get(reverse("desk:intake-state", args=[row.pk])))
    assert "The reader stopped." in page
    assert "What was typed" in page
    client.post(reverse("desk:intake-again", args=[row.pk]))
    row.refresh_from_db()
    assert row.status == WorkStatus.DUE
