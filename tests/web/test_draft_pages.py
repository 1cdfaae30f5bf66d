"""The summary is written with its preview beside it, saved by version, and goes out only as it was read."""

import re

import pytest
from django.urls import reverse

from claims import editing, workflow
from claims.choices import Action, Role, Stage, Standing
from claims.models import Draft, Summary
from tests.factories import claim, draft, evidence, person
from tests.web.pages import at_the_desk, text_of, words_of

pytestmark = pytest.mark.django_db
TEXT = {"title": "Was it closed?", "standfirst": "One says so.", "text": "It was **closed** [1]."}


def at(made):
    return reverse("desk:draft", args=[made.pk])


def test_summary_is_saved_and_shown_with_its_sources():
    made, client = claim(Stage.APPROVED), at_the_desk()
    response = client.post(at(made), {**TEXT, "version": "0", "do": "save"}, follow=True)
    page = text_of(response)
    assert Draft.objects.get(claim=made).version == 1
    assert "<strong>closed</strong>" in page
    assert 'data-insert="[1]"' in page


def test_preview_needs_no_script_and_saves_nothing():
    made = claim(Stage.APPROVED)
    response = at_the_desk().post(at(made), {**TEXT, "version": "0", "do": "preview"})
    assert response.status_code == 200
    assert "<strong>closed</strong>" in text_of(response)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was closed [1]. [9] [12]", "[9], [12]: no source here has these numbers."),
        ("It was closed [1]. [9]", "[9]: no source here has this number."),
        ("It was closed [1]. `[9]` and [9](https://example.org) and 2024.", ""),
    ],
)
def test_preview_names_numbers_that_no_source_has(text, said):
    made = claim(Stage.APPROVED)
    beside = words_of(at_the_desk().post(reverse("desk:preview", args=[made.pk]), {**TEXT, "text": text}))
    whole = words_of(at_the_desk().post(at(made), {**TEXT, "text": text, "version": "0", "do": "preview"}))
    assert said in beside
    assert said in whole
    assert ("no source here" in beside) == bool(said)


def test_text_that_is_too_long_is_refused_in_words_and_shown_again_unread():
    made, client = claim(Stage.APPROVED), at_the_desk()
    long = {**TEXT, "text": "[" * (editing.LONGEST_SUMMARY + 1), "version": "0"}
    for response in (client.post(at(made), long), client.post(at(made), {**long, "do": "preview"})):
        page = text_of(response)
        assert "Keep the text under 50,000 characters." in page
        assert long["text"] in page
    assert "50,000 characters" in text_of(client.post(reverse("desk:preview", args=[made.pk]), long))
    assert not Draft.objects.exists()
    assert client.post(at(made), {**long, "text": "[" * 1_000}).status_code == 302


def test_preview_beside_the_text_is_safe():
    made = claim(Stage.APPROVED)
    typed = {**TEXT, "title": "<b>x</b>", "text": "<script>alert(1)</script> [a](javascript:alert(1))"}
    page = text_of(at_the_desk().post(reverse("desk:preview", args=[made.pk]), typed))
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_summary_is_refused_before_a_verdict_stands():
    made = claim(Stage.SECOND_REVIEW)
    response = at_the_desk().post(at(made), {**TEXT, "version": "0", "do": "save"})
    page = text_of(response)
    assert response.status_code == 409
    assert "The summary is written once two people have agreed on a verdict." in page
    assert "It was **closed** [1]." in page


def test_checklist_leads_back_to_the_part_of_the_workspace_where_a_line_can_be_mended():
    made = claim(Stage.APPROVED)
    ways = {row["ruling"].name: row["mend"] for row in at_the_desk().get(at(made)).context["rulings"]}
    assert ways["primary"] == f"{reverse('desk:claim', args=[made.pk])}#evidence"


def test_stale_save_shows_both_texts():
    made = claim(Stage.APPROVED)
    draft(made, by=person(name="ada"), text="What ada wrote")
    response = at_the_desk().post(at(made), {**TEXT, "text": "What I wrote", "version": "0", "do": "save"})
    page = text_of(response)
    assert response.status_code == 412
    assert "What ada wrote" in page
    assert page.count("What I wrote") >= 2
    assert response.context["form"]["version"].value() == "1"
    assert Draft.objects.get(claim=made).text == "What ada wrote"


def test_save_that_names_no_version_is_a_428():
    made = claim(Stage.APPROVED)
    response = at_the_desk().post(at(made), {**TEXT, "do": "save"})
    assert response.status_code == 428
    assert "It was **closed** [1]." in text_of(response)


def test_publish_takes_somebody_else_than_the_author():
    writer = person()
    made = claim(Stage.APPROVED)
    version = draft(made, by=writer)
    own = at_the_desk(writer).post(at(made), {"draft_version": version, "do": "publish"})
    assert own.status_code == 409
    assert "You wrote the last version of the draft" in text_of(own)
    at_the_desk().post(at(made), {"draft_version": version, "do": "publish"})
    made.refresh_from_db()
    assert made.stage == Stage.PUBLISHED


def test_publish_names_the_version_that_was_read():
    made = claim(Stage.APPROVED)
    writer = person()
    version = draft(made, by=writer)
    draft(made, by=writer, version=version, text="Changed meanwhile")
    response = at_the_desk().post(at(made), {"draft_version": version, "do": "publish"})
    assert response.status_code == 412
    assert "The draft was saved again after you read it." in text_of(response)
    assert "Changed meanwhile" in text_of(response)
    assert not Summary.objects.exists()


def test_red_gate_holds_the_check_back_until_an_editor_says_why():
    made = claim(Stage.APPROVED)
    for item in (*made.evidence.all(), *made.appearances.all()):
        editing.dismiss(item, by=person())
    version = draft(made, by=person())
    offered = [text_of(at_the_desk(role=role).get(at(made))) for role in (Role.REVIEWER, Role.EDITOR)]
    assert ['value="publish"' in page for page in offered] == [False, True]
    response = at_the_desk().post(at(made), {"draft_version": version, "do": "publish"})
    assert response.status_code == 409
    assert "Why it goes out against the checklist" in text_of(response)
    at_the_desk(role=Role.EDITOR).post(
        at(made), {"draft_version": version, "override_reason": "It cannot wait.", "do": "publish"}
    )
    made.refresh_from_db()
    assert made.summary.override_reason == "It cannot wait."
    assert made.appearances.get().standing == Standing.DISMISSED


def test_correction_shows_what_changes_and_takes_a_reason():
    made = claim(Stage.PUBLISHED)
    draft(made, by=person(), version=made.draft.version, text="The bridge was shut [1].")
    editor = at_the_desk(role=Role.EDITOR)
    page = text_of(editor.get(at(made)))
    assert "<del>closed</del>" in page
    assert "<ins>shut</ins>" in page
    version = Draft.objects.get(claim=made).version
    empty = editor.post(at(made), {"draft_version": version, "kind": "typo", "reason": "", "do": "correct"})
    assert empty.status_code == 422
    assert "Give a reason." in text_of(empty)
    editor.post(at(made), {"draft_version": version, "kind": "typo", "reason": "The wrong word.", "do": "correct"})
    made.refresh_from_db()
    assert made.summary.number == 2


def test_withdraw_and_reopen_take_a_reason():
    made, editor = claim(Stage.PUBLISHED), at_the_desk(role=Role.EDITOR)
    assert editor.post(reverse("desk:act", args=[made.pk, "withdraw"])).status_code == 422
    editor.post(reverse("desk:act", args=[made.pk, "withdraw"]), {"reason": "It was wrong."})
    made.refresh_from_db()
    assert made.stage == Stage.WITHDRAWN
    editor.post(reverse("desk:act", args=[made.pk, "reopen"]), {"reason": "New papers."})
    made.refresh_from_db()
    assert (made.stage, made.round) == (Stage.IN_REVIEW, 2)


def test_draft_page_takes_as_many_queries_for_three_sources_as_for_one(django_assert_num_queries):
    me = person()
    made = claim(Stage.APPROVED, first=me)
    client = at_the_desk(me)
    client.get(at(made))
    with django_assert_num_queries(31):
        client.get(at(made))
    for _ in range(2):
        evidence(made, by=me)
    with django_assert_num_queries(31):
        client.get(at(made))


def test_the_whole_page_is_read_before_it_is_published(client):
    me, reader = person(), person()
    made = claim(Stage.APPROVED, first=me, origin_note="Heard on a tram.")
    whole = reverse("desk:as-readers", args=[made.pk])
    assert at_the_desk(reader).get(whole).status_code == 404
    version = draft(made, by=me)
    before = at_the_desk(reader).get(whole)
    assert (before.status_code, before.headers["Cache-Control"]) == (200, "private, no-store")
    workflow.perform(made, Action.PUBLISH, by=reader, draft_version=version)
    made.refresh_from_db()
    printed, shown = text_of(client.get(f"/checks/{made.slug}/")), text_of(before)
    for part in (
        "Heard on a tram.",
        "Where it was said",
        "What supports the claim",
        "What has to hold before we publish",
    ):
        assert part in shown
    assert "<strong>Not published.</strong>" in shown
    parts = [
        page[page.index('<section class="claim"') : page.index('<section class="corrections"')]
        for page in (printed, shown)
    ]
    # What can be had of a published check alone stands at the end: its proof, and its card for other sites.
    published = re.compile(r'<p><a href="/checks/[^"]+/proof.zip">.*?</details>\s*', re.DOTALL)
    assert len(published.findall(parts[0])) == 1
    assert re.sub(r"\s+", " ", published.sub("", parts[0])) == re.sub(r"\s+", " ", parts[1])
    assert Summary.objects.count() == 1


def test_a_page_to_be_is_open_to_reviewers_once_a_verdict_stands():
    made = claim(Stage.SECOND_REVIEW)
    whole = reverse("desk:as-readers", args=[made.pk])
    assert at_the_desk().get(whole).status_code == 409
    published = claim(Stage.PUBLISHED)
    assert at_the_desk().get(reverse("desk:as-readers", args=[published.pk])).status_code == 200
    assert at_the_desk(role=Role.CONTRIBUTOR).get(reverse("desk:as-readers", args=[published.pk])).status_code == 409
