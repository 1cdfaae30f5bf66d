"""What changed on a claim's sources, as the desk, the public page and the API show it."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.choices import Role, SourceState, Stage
from claims.models import Claim, Fetch, Snapshot, SourceChange, Watch, keep_bytes, sha256
from claims.models.report import content_path
from tests import factories
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db

SAID = "The bridge of Brunn will open on 1 December, the mayor said."
NOW = "The bridge of Brunn will open in March, the mayor said."
BELOW = "<b>Buses</b> go by the northern road."


@pytest.fixture
def claim() -> Claim:
    """A published claim whose page says something else since yesterday."""
    report = factories.report(f"{SAID}\n{BELOW}", address="https://brunn.example.org/story", title="Bridge to open")
    return factories.claim(Stage.PUBLISHED, passage=factories.passage(SAID, of=report))


def changed(claim: Claim, state: SourceState = SourceState.CHANGED) -> SourceChange:
    passage = claim.appearances.get().passage
    after = None
    if state != SourceState.GONE:
        text = f"{NOW}\n{BELOW}"
        after = Snapshot.objects.create(
            report=passage.snapshot.report,
            sha256=keep_bytes(text.encode()),
            text_sha256=sha256(text),
            byte_count=len(text),
            fetched_at=timezone.now(),
            text=text,
        )
    return SourceChange.objects.create(
        claim=claim, passage=passage, after=after, state=state, closest=NOW if after else "", at=timezone.now()
    )


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<(?!/?(?:del|ins)\b)[^>]*>", "", html))


def test_the_queue_has_a_tab_for_claims_whose_source_changed(claim: Claim):
    desk, address = at_the_desk(), reverse("desk:queue")
    assert claim.text not in text_of(desk.get(address, {"view": "changed"}))
    changed(claim)
    assert claim.text in text_of(desk.get(address, {"view": "changed"}))


def test_the_queue_has_a_tab_for_claims_past_their_date(claim: Claim):
    desk, address = at_the_desk(), reverse("desk:queue")
    today = timezone.localdate()
    for day, is_past in ((today + timedelta(days=1), False), (today, True)):
        Claim.objects.filter(pk=claim.pk).update(recheck_date=day)
        assert (claim.text in text_of(desk.get(address, {"view": "past"}))) is is_past


def test_the_workspace_shows_the_cited_words_and_those_that_stand_there_now(claim: Claim):
    change = changed(claim)
    page = words(text_of(at_the_desk().get(reverse("desk:claim", args=[claim.pk]))))
    assert "Source changed" in page
    assert "will open <del>on</del><ins>in</ins> <del>1 December,</del><ins>March,</ins> the mayor said." in page
    assert "The page has been reworded: the words that we cite no longer stand there as they did." in page
    assert change.get_state_display() in page


def test_somebody_says_that_they_looked_into_it(claim: Claim):
    changed(claim)
    address = reverse("desk:looked-into", args=[claim.pk])
    assert at_the_desk(role=Role.CONTRIBUTOR).post(address).status_code == 409
    answer = at_the_desk().post(address, follow=True)
    assert "Noted: somebody has looked into it." in text_of(answer)
    assert "Source changed" not in words(text_of(answer))
    assert "What changed on the sources was looked into" in text_of(answer)


def test_both_texts_stand_side_by_side_word_by_word(claim: Claim):
    report = changed(claim).passage.snapshot.report
    desk, address = at_the_desk(), reverse("desk:changes", args=[report.pk])
    page = text_of(desk.get(address))
    assert "<del>1 December,</del><ins>March,</ins>" in page
    assert "&lt;b&gt;Buses&lt;/b&gt; go by the northern road." in page
    same = report.snapshots.order_by("fetched_at")[0].pk
    assert "There is one text of this page" in text_of(desk.get(address, {"before": same, "after": same}))
    for wrong in ("0", "x", "9" * 30):
        assert desk.get(address, {"before": wrong}).status_code == 404


def test_of_many_texts_only_those_that_are_compared_are_loaded(claim: Claim):
    report = changed(claim).passage.snapshot.report
    last = report.latest_snapshot
    later = [
        Snapshot(
            report=report,
            sha256=sha256(str(number)),
            text_sha256=last.text_sha256,
            byte_count=1,
            fetched_at=last.fetched_at + timedelta(hours=number),
            text=last.text,
        )
        for number in range(1, 61)
    ]
    Snapshot.objects.bulk_create(later)
    answer = at_the_desk().get(reverse("desk:changes", args=[report.pk]), {"after": last.pk})
    shown = answer.context["snapshots"]
    first = report.snapshots.order_by("fetched_at")[0]
    assert [one.pk for one in shown] == [first.pk, last.pk, *(one.pk for one in later[10:])]
    assert [one.pk for one in shown if "text" not in one.get_deferred_fields()] == [first.pk, last.pk]


def test_the_desk_is_told_why_a_look_brought_nothing_and_readers_are_not(client: Client, claim: Claim):
    report = claim.appearances.get().passage.snapshot.report
    Watch.objects.filter(report=report).update(error="brunn.example.org does not show this page to us.")
    page = words(text_of(at_the_desk().get(reverse("desk:changes", args=[report.pk]))))
    assert "The last look at this page brought nothing: brunn.example.org does not show this page to us." in page
    assert "does not show this page" not in text_of(client.get(reverse("public:check", args=[claim.slug])))


def test_a_page_that_is_gone_is_read_from_our_copy(claim: Claim):
    report = changed(claim, SourceState.GONE).passage.snapshot.report
    report.gone_at = timezone.now()
    report.save()
    page = words(text_of(at_the_desk().get(reverse("desk:report", args=[report.pk]))))
    assert "The page was gone when the watch looked at it" in page
    assert SAID in page
    assert "The page cannot be reached any more. We keep our copy of it." in words(
        text_of(at_the_desk().get(reverse("desk:claim", args=[claim.pk])))
    )


def test_readers_get_a_dated_note_beside_the_text_that_stays(client: Client, claim: Claim):
    address = reverse("public:check", args=[claim.slug])
    before = client.get(address)
    assert "What has changed on our sources since" not in text_of(before)
    change = changed(claim)
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    page = words(text_of(after))
    assert "What has changed on our sources since" in page
    assert f"{change.at.day} {change.at:%B %Y}, source 1, Bridge to open." in page
    assert "<del>1 December,</del><ins>March,</ins>" in page
    claim.refresh_from_db()
    assert SAID in str(claim.summary.record), "the summary itself stays"


def test_the_remark_on_a_page_stands_below_the_words_for_the_desk_and_for_readers(client: Client, claim: Claim):
    changed(claim, SourceState.REMARKED)
    desk = words(text_of(at_the_desk().get(reverse("desk:claim", args=[claim.pk]))))
    assert f"The remark: “{NOW}”" in desk
    readers = words(text_of(client.get(reverse("public:check", args=[claim.slug]))))
    assert f"and with them a remark that was not there when we read it. {SAID} The remark: {NOW}" in readers


def test_programs_get_the_note_too(client: Client, claim: Claim):
    change = changed(claim)
    assert client.get(f"/api/checks/{claim.slug}/").json()["source_notes"] == [
        {
            "at": change.at.isoformat().replace("+00:00", "Z"),
            "state": "changed",
            "source_number": 1,
            "title": "Bridge to open",
            "sentence": "The page has been reworded: the words that we cite no longer stand there as they did.",
            "exact": SAID,
            "closest": NOW,
        }
    ]


def test_the_exchange_can_be_taken_home_and_is_never_shown(claim: Claim):
    report = claim.appearances.get().passage.snapshot.report
    fetch = Fetch.objects.create(
        report=report,
        address=report.address,
        http_status=200,
        fetched_at=timezone.now(),
        byte_count=1,
        sha256="0" * 64,
        warc_sha256=keep_bytes(b"\x1f\x8b<script>"),
    )
    answer = at_the_desk().get(reverse("desk:warc", args=[fetch.pk]))
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/warc", "nosniff")
    assert answer["Content-Disposition"] == f'attachment; filename="{fetch.warc_sha256[:16]}.warc.gz"'
    assert answer.content == b"\x1f\x8b<script>"
    assert Client().get(reverse("desk:warc", args=[fetch.pk])).status_code == 302
    bare = Fetch.objects.create(
        report=report,
        address=report.address,
        http_status=404,
        fetched_at=timezone.now(),
        byte_count=0,
        sha256="0" * 64,
    )
    assert at_the_desk().get(reverse("desk:warc", args=[bare.pk])).status_code == 404


def test_a_record_that_is_damaged_is_not_handed_out_as_one(claim: Claim):
    report = claim.appearances.get().passage.snapshot.report
    fetch = Fetch.objects.create(
        report=report,
        address=report.address,
        http_status=200,
        fetched_at=timezone.now(),
        byte_count=1,
        sha256=sha256(b"x"),
        warc_sha256=keep_bytes(b"\x1f\x8bwhat came"),
    )
    path = content_path(fetch.warc_sha256)
    for spoil in (lambda: default_storage.save(path, ContentFile(b"\x1f\x8bsomething else")), lambda: None):
        default_storage.delete(path)
        spoil()
        answer = at_the_desk().get(reverse("desk:warc", args=[fetch.pk]), follow=True)
        assert answer.redirect_chain == [(reverse("desk:changes", args=[report.pk]), 302)]
        assert "The record of this exchange is damaged or gone: our storage does not hold what was kept." in text_of(
            answer
        )
