"""A number in a summary means one source for ever, and nothing goes out that its author and publisher did not see."""

import re

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import editing, publishing, workflow
from claims.choices import Action, Quotation, Role, Stage, Stance
from claims.models import Claim, Passage, broken_links
from claims.refusals import Refused, Stale
from tests.api.conftest import client_of
from tests.factories import claim, draft, evidence, passage, person, report
from tests.publishing_cases import corrected, published
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = pytest.mark.django_db

MOVED_ON = "What stands beside the claim has changed since the summary was saved. Look it over and save it again."


def titles(record):
    return {source["number"]: source["title"] for source in record["sources"]}


def said_once_more(made, by=None):
    """One more appearance is kept, which the page shows before all evidence."""
    page = report("It was said once more. Yes.", title="Once more", address="https://more.example.org/story")
    return editing.add_item(made, by=by or person(Role.CONTRIBUTOR), kind="appearance", passage=passage(of=page))


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"speaker_name": "Ann Lee", "speaker_role": "mayor"}, "Ann Lee"),
        ({"speaker_role": "energy minister", "quotation": Quotation.INDIRECT}, "energy minister"),
        ({"speaker_role": "officials", "quotation": Quotation.INDIRECT, "is_vague": True}, "nobody named"),
        ({"quotation": Quotation.DIRECT}, "nobody named"),
        ({}, "the report itself"),
    ],
)
def test_the_report_itself_speaks_only_where_it_gives_nobodys_words(fields, label):
    assert Passage(**fields).speaker_label == label


def test_a_role_alone_is_shown_once():
    made = published()
    said = made.appearances.get().passage
    Passage.objects.filter(pk=said.pk).update(speaker=None, speaker_name="", speaker_role="energy minister")
    [shown] = publishing.record_of(made)["appearances"]
    assert (shown["speaker"], shown["speaker_role"]) == ("energy minister", "")


def test_a_number_keeps_its_source_when_something_comes_before_it():
    first, second = person(), person()
    made = claim(Stage.APPROVED, first=first, second=second)
    version = draft(made, by=first, text="One says no [3].")
    before = titles(publishing.record_of(made))
    said_once_more(made)
    version = draft(made, by=first, version=version, text="One says no [3]. Said again [4].")
    workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
    made.refresh_from_db()
    assert titles(made.summary.record) == before | {4: "Once more"}
    assert 'href="#source-3"' in made.summary.html


def test_a_number_keeps_its_source_in_a_correction():
    made = published()
    before = titles(made.summary.record)
    said_once_more(made)
    assert titles(corrected(made, title="Did they know?").summary.record) == before | {len(before) + 1: "Once more"}


def test_what_changed_after_the_summary_was_saved_is_looked_over_first():
    first, second = person(), person()
    made = claim(Stage.APPROVED, first=first, second=second)
    version = draft(made, by=first)
    evidence(made, by=person(Role.CONTRIBUTOR))
    with pytest.raises(Refused, match=MOVED_ON):
        workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
    assert MOVED_ON in text_of(at_the_desk(second).get(reverse("desk:draft", args=[made.pk])))
    again = draft(made, by=first, version=version)
    with pytest.raises(Stale):
        workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
    assert workflow.perform(made, Action.PUBLISH, by=second, draft_version=again).stage == Stage.PUBLISHED


def test_what_is_only_suggested_does_not_hold_a_summary_up():
    first, second = person(), person()
    made = claim(Stage.APPROVED, first=first, second=second)
    version = draft(made, by=first)
    made.counter_statements.create(passage=passage(of=report(address="https://n.example.org/a")), kind="flat_denial")
    made.counter_statements.update(standing="dismissed")
    assert workflow.perform(made, Action.PUBLISH, by=second, draft_version=version).stage == Stage.PUBLISHED


def test_a_summary_that_cites_what_was_dismissed_does_not_go_out():
    first, second = person(), person()
    made = claim(Stage.APPROVED, first=first, second=second)
    more = [evidence(made, by=first, stance=Stance.UNDERMINES) for _ in range(3)]
    cited = "One says no [3], [4] and [5], and in [1950] too."
    version = draft(made, by=first, text=cited)
    for item in (made.evidence.get(stance=Stance.UNDERMINES, pk__lt=more[0].pk), more[0]):
        editing.dismiss(item, by=first)
    version = draft(made, by=first, version=version, text=cited)
    with pytest.raises(Refused, match=r"In the summary \[3\] and \[4\] cite sources that do not stand"):
        workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
    version = draft(made, by=first, version=version, text="One says no [2] and [5].")
    workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
    assert list(titles(Claim.objects.get(pk=made.pk).summary.record)) == [1, 2, 5, 6]


def test_the_form_says_which_numbers_its_author_saw():
    first = person()
    made, client = claim(Stage.APPROVED, first=first), at_the_desk(first)
    page = Page(client.get(reverse("desk:draft", args=[made.pk])).content.decode())
    seen = next(attrs["value"] for tag, attrs in page.tags if tag == "input" and attrs.get("name") == "numbered")
    before = titles(publishing.record_of(made))
    said_once_more(made)
    words = {"title": "T", "standfirst": "F", "text": "No [3].", "version": "0", "numbered": seen, "do": "save"}
    client.post(reverse("desk:draft", args=[made.pk]), words)
    made.refresh_from_db()
    assert titles(publishing.record_of(made, made.draft.numbered)) == before | {4: "Once more"}


@pytest.mark.parametrize("numbered", ["", "1,x", "9" * 30, "7,7", "99999,99998"])
def test_numbers_that_make_no_sense_change_no_number(numbered):
    first = person()
    made, client = claim(Stage.APPROVED, first=first), at_the_desk(first)
    version = draft(made, by=first)
    words = {"title": "T", "standfirst": "F", "text": "No [3].", "version": version, "numbered": numbered}
    assert client.post(reverse("desk:draft", args=[made.pk]), words).status_code == 302
    made.draft.refresh_from_db()
    assert titles(publishing.record_of(made, made.draft.numbered)) == titles(publishing.record_of(made))


def test_the_api_says_and_takes_what_the_numbers_mean(clean_cache):
    first = person()
    made = claim(Stage.APPROVED, first=first)
    wanted = [source["snapshot"]["id"] for source in publishing.record_of(made)["sources"]][::-1]
    body = {"title": "T", "standfirst": "F", "text": "No [1].", "sources": wanted}
    client = client_of(first)
    answer = client.put(f"/api/claims/{made.pk}/draft/", body, format="json", headers={"If-Match": '"0"'})
    assert answer.json()["sources"] == wanted
    assert client.get(f"/api/claims/{made.pk}/draft/").json()["sources"] == wanted


def test_a_correction_says_what_changed_beside_the_text(client):
    made = published()
    gone, item = made.evidence.get(stance="supports"), said_once_more(made)
    editing.dismiss(gone, by=person())
    made.refresh_from_db()
    page = text_of(at_the_desk(role=Role.EDITOR).get(reverse("desk:draft", args=[made.pk])))
    corrected(made, text="The mayor said so [1].")
    for shown in (page, client.get(f"/checks/{made.slug}/").content.decode()):
        assert "What stands beside it" in shown
        assert f"<del>Supports: “{gone.passage.exact}” (the report itself, {gone.passage.snapshot.report})" in shown
        assert f"<ins>Said: “{item.passage.exact}” (the report itself, Once more)" in shown


def test_a_new_round_says_that_somebody_else_is_named(client):
    made = published()
    first, second = person(), person()
    workflow.perform(made, Action.REOPEN, by=first, reason="It was somebody else.")
    made.refresh_from_db()
    editing.reword(made, by=first, version=made.version, claimant=None, claimant_name="Ines Falk")
    finding = {"attribution": "confirmed", "verdict": "disputed", "rationale": "Looked again."}
    workflow.perform(made, Action.PROPOSE, by=first, **finding)
    workflow.perform(made, Action.CONFIRM, by=second, **finding)
    made.refresh_from_db()
    version = draft(made, by=first, version=made.draft.version)
    workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
    page = client.get(f"/checks/{made.slug}/").content.decode()
    assert "<dt>Who is named with it</dt>" in page


# --- Two who write at once -------------------------------------------------------------------------------------------


@pytest.fixture
def two_texts():
    """A draft whose [4] is another source than the [4] of somebody who began before it was saved; theirs as typed."""
    first, second = person(), person()
    made = claim(Stage.APPROVED, first=first, second=second)
    version = draft(made, by=first)
    record = publishing.record_of(made, made.draft.numbered)
    late = evidence(made, by=first, stance=Stance.UNDERMINES)
    seen = publishing.numbers_after(publishing.record_of(made, made.draft.numbered), made.draft.numbered)
    said_once_more(made)
    now = [
        *made.draft.numbered,
        *made.appearances.filter(passage__snapshot__report__title="Once more").values_list(
            "passage__snapshot", flat=True
        ),
    ]
    editing.save_draft(made, by=first, version=version, title="T", standfirst="F", text="Said again [4].", numbered=now)
    made.refresh_from_db()
    assert len(record["sources"]) == 3
    typed = {"title": "Mine", "standfirst": "F", "text": "It says no [4], and `a[4]` is code.", "version": version}
    return made, second, late.passage.snapshot_id, typed | {"numbered": seen}


def test_the_second_of_two_texts_keeps_its_sources(two_texts):
    made, second, cited, typed = two_texts
    client, address = at_the_desk(second), reverse("desk:draft", args=[made.pk])
    sent = typed | {"numbered": ",".join(map(str, typed["numbered"]))}
    answer = client.post(address, sent)
    page = Page(answer.content.decode())
    fields = {a["name"]: a.get("value") for tag, a in page.tags if tag == "input" and a.get("name")}
    assert (answer.status_code, fields["version"]) == (412, str(made.draft.version))
    assert "It says no [5], and `a[4]` is code." in answer.content.decode()
    text = "It says no [5]. Said again [4]."
    again = sent | {"text": text, "version": fields["version"], "numbered": fields["numbered"]}
    assert client.post(address, again).status_code == 302
    made.draft.refresh_from_db()
    assert (made.draft.text, made.draft.numbered[4]) == (text, cited)


def test_a_text_sent_with_its_own_numbers_is_saved_in_those_that_stand(two_texts, clean_cache):
    made, second, cited, typed = two_texts
    client, address = client_of(second), f"/api/claims/{made.pk}/draft/"
    body = {name: typed[name] for name in ("title", "standfirst", "text")} | {"sources": typed["numbered"]}
    stale = client.put(address, body, format="json", headers={"If-Match": f'"{typed["version"]}"'}).json()
    assert stale["current"]["sources"] == made.draft.numbered
    version = stale["current"]["version"]
    saved = client.put(address, body, format="json", headers={"If-Match": f'"{version}"'}).json()
    assert saved["text"] == "It says no [5], and `a[4]` is code."
    assert saved["sources"] == [*made.draft.numbered[:4], cited]


def test_what_every_version_said_and_who_wrote_it_is_kept():
    first = person()
    made = claim(Stage.APPROVED, first=first)
    version = draft(made, by=first, text="Too bold [1].")
    draft(made, by=person(), version=version, text="Calmer [1].")
    saved = [event for event in made.events.order_by("position") if event.kind == "draft_saved"]
    assert [(event.data["version"], event.particulars.body["text"]) for event in saved] == [
        (1, "Too bold [1]."),
        (2, "Calmer [1]."),
    ]
    assert (saved[0].by, broken_links(made)) == (first, [])


PIECES = (
    *(
        "[1]",
        "[2]",
        "[3]",
        " ",
        "\n",
        "\n\n",
        "    ",
        "```",
        "~~~",
        "`",
        "``",
        "a",
        "> ",
        "- ",
        "1. ",
        "(",
        "x",
        "\t",
        "#",
    ),
    *("\r\n", "[2](/y)", "*", "**", "|", "\\", "<", "&", "\n|-|-|\n"),
)


@pytest.mark.parametrize(
    ("text", "renumbered"),
    [
        ("Shut since May [1][2].", "Shut since May [7][8]."),
        ("According to [1]: it is shut.", "According to [7]: it is shut."),
        ("[1]: it is shut, says the mayor.\n\nSo [2].", "[7]: it is shut, says the mayor.\n\nSo [8]."),
        ("[1][the report] and [3]", "[7][the report] and [3]"),
        ("| [1] | [2] |", "| [7] | [8] |"),
        ("[1](https://example.org/) and [1]", "[1](https://example.org/) and [7]"),
        ("[1]: https://example.org/\n\nSee [1] and [2].", "[1]: https://example.org/\n\nSee [1] and [8]."),
        ("[x]: https://example.org/\n\nSee [1][x], [2].", "[x]: https://example.org/\n\nSee [1][x], [8]."),
        ("`[1]` is code, a ` [1] is none.", "`[1]` is code, a ` [7] is none."),
        ("`` a ` [1] `` [2]", "`` a ` [1] `` [8]"),
        ("```\n[1]\n```\n[2]", "```\n[1]\n```\n[8]"),
        ("[2]\n~~~\n[1], to the end", "[8]\n~~~\n[1], to the end"),
        ("Set in:\n\n    a[1] is code\n\n[1] is none.", "Set in:\n\n    a[1] is code\n\n[7] is none."),
        ("- a\n\n      a[1] is code\n\n  [1] is none", "- a\n\n      a[1] is code\n\n  [7] is none"),
        ("> ```\n> [1]\n> ```\n> [1]", "> ```\n> [1]\n> ```\n> [7]"),
        ("It was shut [1](since May [2]", "It was shut [7](since May [8]"),
        ("[1] **[2]** \ue0000\ue000 [3]", "[7] **[8]** \ue0000\ue000 [3]"),
    ],
)
def test_citations_alone_get_new_numbers(text, renumbered):
    assert publishing.renumbered(text, {1: 7, 2: 8}) == renumbered


@given(st.lists(st.sampled_from([*PIECES]), max_size=30).map("".join))
@settings(max_examples=300)
def test_each_source_that_a_page_shows_is_shown_under_its_new_number(text):
    """The page of the renumbered text is that of the text, but for the numbers."""
    moved = {1: 2, 2: 3, 3: 1}
    shown = [publishing.render(words, sources=moved) for words in (text, publishing.renumbered(text, moved))]
    cited = re.compile(r'<sup><a href="#source-(\d)".*?</sup>')
    assert cited.sub(lambda found: f"{moved[int(found[1])]}", shown[0]) == cited.sub(r"\1", shown[1])


@pytest.mark.parametrize("piece", ["`", "`a``b", "~~~\n", "[1][", "[", "[[1]", "[1](", "    [1]\n"])
def test_hostile_text_as_long_as_a_summary_can_be_is_rendered_and_renumbered(piece):
    text = (piece * editing.LONGEST_SUMMARY)[: editing.LONGEST_SUMMARY]
    assert len(publishing.renumbered(text, {1: 7})) == len(text)
    assert publishing.render(text, sources={1})
