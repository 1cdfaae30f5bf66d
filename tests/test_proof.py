"""The proof of a check: it verifies without us, and whatever is changed in it is told."""

import io
import json
import re
import subprocess
import sys
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from claims import letters, publishing, workflow
from claims.choices import Action, Role
from claims.models import Claim, Event, Letter, Summary
from claims.models.event import canonical, commitment
from claims.publishing.proof import verifier
from tests import factories
from tests.publishing_cases import (
    PAGE,
    approved,
    corrected,
    draft,
    published,
    published_against_the_gate,
    published_alone,
    reopened,
    withdrawn,
)
from tests.web.pages import at_the_desk

pytestmark = pytest.mark.django_db


def files_of(claim, **options):
    with publishing.proof_of(claim, **options) as file, zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults(files):
    return [sentence for holds, sentence in verifier.verify(files) if not holds]


def looked_at_again(claim):
    """A second round of two other people, which ends in a new text."""
    first, second = factories.person(), factories.person()
    workflow.perform(claim, Action.REOPEN, by=first, reason="New minutes were published.")
    workflow.perform(claim, Action.PROPOSE, by=first, **factories.AGREED)
    workflow.perform(claim, Action.CONFIRM, by=second, **factories.AGREED)
    claim.refresh_from_db()
    version = draft(claim, first, version=claim.draft.version)
    workflow.perform(claim, Action.PUBLISH, by=second, draft_version=version)
    return Claim.objects.get(pk=claim.pk)


def test_proof_verifies_itself_on_a_machine_that_knows_nothing_of_us(client, tmp_path):
    claim = looked_at_again(corrected(published(), text="The mayor said so [1]."))
    response = client.get(f"{PAGE}proof.zip")
    assert response.headers["Content-Type"] == "application/zip"
    proof = tmp_path / "proof.zip"
    proof.write_bytes(response.content)
    page = tmp_path / "page.txt"
    page.write_bytes(claim.appearances.get().passage.snapshot.body())
    run = subprocess.run(
        [sys.executable, "-I", str(proof), str(page)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (run.stderr, run.returncode) == ("", 0)
    lines = [re.sub(r"[0-9a-f]{64}|\d+", "#", line) for line in run.stdout.splitlines()]
    last = Event.objects.filter(claim=claim, kind="publish").latest("position")
    assert last.hash in run.stdout
    assert lines == [
        "ok    All # files are as the manifest names them.",
        "ok    The history of # events is one chain; its last hash: #",
        "ok    # printed reason is what was written at the time.",
        "ok    # of # texts are bound into the history by hash.",
        "ok    # correction or withdrawal stands in the history.",
        "ok    # findings were sealed before they were opened, and the verdicts are theirs.",
        "ok    The ClaimReview says what the page says.",
        "ok    # citations lead to sources of the text.",
        "ok    # cited pages belong to whoever wrote them. What is here are hashes.",
        re.sub(r"\d+", "#", f"      {page} is the page of “Ministry knew, says mayor”, as it was read on ")
        + re.sub(r"\d+", "#", f"{claim.appearances.get().passage.snapshot.fetched_at.isoformat()}."),
    ]
    assert "3 of 3 texts are bound" in run.stdout
    assert "4 findings were sealed" in run.stdout


def test_proof_of_every_kind_of_check_holds(settings):
    for claim in (
        withdrawn(published(title="Taken back")),
        published_against_the_gate("The election is tomorrow."),
        withdrawn(reopened(published(title="Taken back under review"))),
    ):
        assert faults(files_of(claim, with_pages=True)) == []
    settings.CLAIMS_SECOND_PERSON = False
    assert faults(files_of(published_alone())) == []


def test_proof_of_the_desk_holds_the_pages_and_the_one_for_readers_does_not():
    claim = published()
    snapshots = [source["snapshot"] for source in claim.summary.record["sources"]]
    names = {f"pages/{one['sha256']}" for one in snapshots} | {f"texts/{one['text_sha256']}.txt" for one in snapshots}
    public, of_the_desk = files_of(claim), files_of(claim, with_pages=True)
    assert set(of_the_desk) - set(public) == names
    assert faults(of_the_desk) == []
    assert not any(claim.appearances.get().passage.snapshot.text.encode() in body for body in public.values())


def test_proof_ends_where_readers_were_told_last():
    claim = reopened(published())
    before = files_of(claim)
    finding = {"attribution": "confirmed", "verdict": "false", "rationale": "Sealed for now."}
    workflow.perform(claim, Action.PROPOSE, by=claim.holder, **finding)
    assert files_of(claim) == before
    assert json.loads(before["history.json"])["events"][-1]["kind"] == "publish"


def test_proof_names_nobody_and_prints_no_words_of_the_desk():
    first, second = factories.person(), factories.person()
    claim = published(first=first, second=second)
    everything = b" ".join(files_of(claim, with_pages=True).values()).decode()
    assert [name for name in (first.username, second.username, "Both stand.") if name in everything] == []


def test_letter_about_a_check_is_in_its_history_without_what_anybody_wrote():
    claim = published()
    letters.send_in(words="Ingrid Vale wrote this.", about=claim)
    letters.turn_down(Letter.objects.get(), by=factories.person(), answer="She did not say so.")
    files = files_of(corrected(claim))
    history = files["history.json"].decode()
    assert faults(files) == []
    assert ("letter_turned_down" in history, "Ingrid" in history, "She did not" in history) == (True, False, False)


def test_everything_that_is_changed_is_told():
    claim = withdrawn(corrected(published(), text="The mayor said so [1]."))
    whole = files_of(claim, with_pages=True)
    assert faults(whole) == []

    def changed(name, change, *, rehash=False):
        """The proof with one JSON file changed by somebody who knows how to write a manifest, and a chain."""
        files, value = dict(whole), json.loads(whole[name])
        change(value)
        if rehash:
            previous = "0" * 64
            for event in value["events"]:
                event["previous"] = previous
                hashed = {key: event[key] for key in ("position", "kind", "by", "at", "data", "previous")}
                event["hash"] = previous = verifier.sha256(canonical(hashed | {"claim": value["claim"]}))
        files[name] = json.dumps(value).encode()
        files["MANIFEST.json"] = json.dumps(
            {key: verifier.sha256(body) for key, body in files.items() if key != "MANIFEST.json"}
        ).encode()
        return faults(files)

    def event(history, kind):
        return next(one for one in history["events"] if one["kind"] == kind)

    def reworded(check):
        check["texts"][0]["frozen"]["text"] = "Nothing of the kind."

    def resealed(history):
        opened = event(history, "confirm")["data"]["opened"][0]
        opened["verdict"] = "false"

    def backdated(history):
        event(history, "publish")["at"] = "2020-01-01T00:00:00.000000+00:00"

    def other_reason(history):
        event(history, "withdraw")["note"]["body"] = "No reason."

    def both_by_one(history):
        for one in event(history, "confirm")["data"]["opened"]:
            one["by"] = event(history, "propose")["by"]
        second = event(history, "confirm")
        second["by"] = event(history, "propose")["by"]

    number = len(json.loads(whole["history.json"])["events"])
    assert changed("check.json", reworded) == ["Text 1 is not the one that was published."]
    assert changed("check.json", lambda check: check["texts"].pop(0)) == ["Text 1 was published, and is not here."]
    assert changed("history.json", lambda history: history["events"].pop(0))[0] == "Event 1 of the history is missing."
    assert changed("history.json", backdated)[0].endswith("was changed after it was written.")
    assert changed("history.json", other_reason) == [
        f"What was written with event {number} was changed.",
        "No event tells of: “The timetable was last year’s.”",
    ]
    assert "is not the one that was sealed." in changed("history.json", resealed, rehash=True)[0]
    assert "Only one person found the verdict of text 1, and nothing says so." in changed(
        "history.json", both_by_one, rehash=True
    )
    assert changed("check.json", lambda check: check["texts"][1].update(withdrawals=[])) == ["ClaimReview is missing."]
    for name, sentence in (("pages/", "is not what was kept."), ("texts/", "cites words that are not in source")):
        spoilt = dict(whole)
        spoilt[next(key for key in whole if key.startswith(name))] = b"Other words altogether, and more of them."
        assert any(sentence in fault for fault in faults(spoilt))
    assert faults(whole | {"more.txt": b"x"}) == ["more.txt was added."]
    assert faults({}) == [
        "This is no proof of a check: MANIFEST.json, check.json, history.json, custody.json is missing."
    ]


def test_history_binds_the_text_as_the_database_gives_it_back():
    claim = corrected(published(), text="The mayor said so [1].")
    digests = [event.data["sha256"] for event in claim.events.filter(kind__in=("publish", "correct"))]
    assert digests == [publishing.digest(summary) for summary in Summary.objects.order_by("number")]


def test_verifier_counts_hashes_as_the_program_does():
    body = {"b": ["ü", 1, None], "a": "\u2028"}
    assert (verifier.canonical(body), verifier.commitment("s", body)) == (canonical(body), commitment("s", body))


def test_proof_is_for_published_checks_and_pages_are_for_the_desk(client):
    unpublished = approved()
    assert client.get("/checks/nothing-here/proof.zip").status_code == 404
    desk = at_the_desk(role=Role.CONTRIBUTOR)
    assert desk.get(reverse("desk:proof", args=[unpublished.pk])).status_code == 404
    claim = published()
    address = reverse("desk:proof", args=[claim.pk])
    assert client.get(address).status_code == 302
    response = desk.get(address)
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert any(name.startswith("pages/") for name in archive.namelist())
    assert response.headers["Cache-Control"] == "private, no-store"
    assert f'href="{address}"' in desk.get(reverse("desk:claim", args=[claim.pk])).content.decode()


def test_proof_is_linked_and_not_sent_twice(client, django_assert_num_queries):
    corrected(published())
    assert f'href="{PAGE}proof.zip"' in client.get(PAGE).content.decode()
    with django_assert_num_queries(7):
        first = client.get(f"{PAGE}proof.zip")
    again = client.get(f"{PAGE}proof.zip", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_whole_history_is_verified_by_a_command(capsys):
    claim = corrected(published())
    call_command("verify_log")
    assert re.fullmatch(r"\d+ events in 2 chains, each as it was written.\n", capsys.readouterr().out)
    with connection.cursor() as cursor:  # as somebody would who owns the database
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_summary DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE claims_event DISABLE TRIGGER USER")
        cursor.execute("UPDATE claims_summary SET standfirst = 'It was so.' WHERE number = 1")
        cursor.execute("UPDATE claims_event SET at = at - interval '1 day' WHERE kind = 'correct'")
    with pytest.raises(CommandError, match="2 faults in 2 chains of the history"):
        call_command("verify_log")
    assert re.sub(r"Event \d+", "Event #", capsys.readouterr().out).splitlines() == [
        f"Claim {claim.pk}: Event # was changed after it was written.",
        f"Claim {claim.pk}: Text 1 is not the one that was published.",
    ]
