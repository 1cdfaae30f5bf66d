"""The watch: pages that claims stand on are looked at again, and what is not there as it was is told."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_httpserver import HTTPServer

from claims import editing, watching
from claims.choices import Action, Role, SourceState, Stage, WorkStatus
from claims.models import Claim, Event, Fetch, Host, Report, Snapshot, Source, SourceChange, Watch, broken_links
from claims.refusals import Refused
from claims.watching.comparing import Page, Standing, normalised
from claims.watching.looking import MISSES
from claims.workflow import perform
from tests import factories

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# --- Two texts --------------------------------------------------------------------------------------------------------

ABOVE, BELOW = "The council met for three hours on Monday.", "Buses go by the northern road until then."
SAID = "The bridge of Brunn will open on 1 December, the mayor said."
BEFORE = f"{ABOVE}\n{SAID}\n{BELOW}\nThe weather was fine all week long."


def standing(after: str, *, words: str = SAID, before: str = BEFORE) -> Standing:
    start = before.index(words)
    return Page(after).standing(before, start, start + len(words))


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        f"News in brief.\n{BEFORE}\nMore of the same.",
        BEFORE.replace(BELOW, "There are no buses."),
        BEFORE.replace(ABOVE, "The council did not meet."),
        BEFORE.replace("1 December", "1\u00a0December").replace("mayor said", "mayor\u00ad said"),
        BEFORE.replace("\n", "\n\n  "),
    ],
    ids=["same", "more around", "new below", "new above", "blanks", "lines"],
)
def test_words_that_stand_as_they_did(after: str):
    assert standing(after) == Standing(None)


def test_words_that_were_reworded_are_shown_with_what_stands_there_now():
    now = "The bridge of Brunn will open in March at the earliest, the mayor said."
    assert standing(BEFORE.replace(SAID, now)) == Standing(SourceState.CHANGED, now)


def test_words_that_are_gone():
    assert standing(f"{ABOVE}\n{BELOW}") == Standing(SourceState.VANISHED)
    assert standing("") == Standing(SourceState.VANISHED)


def test_words_that_are_found_in_other_surroundings_are_not_silently_moved():
    after = f"An old report is quoted below.\n{SAID}\nThe paper regrets it."
    state = standing(after)
    assert state.state == SourceState.ELSEWHERE
    assert SAID in state.closest
    assert standing(SAID).state == SourceState.ELSEWHERE


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("will open on 1 December", "It is not true that the bridge of Brunn will open on 1 December, the mayor said."),
        ("open on 1 December", "The bridge of Brunn will not open on 1 December, the mayor said."),
        ("1 December", "The bridge of Brunn will open on 21 December, the mayor said."),
    ],
)
def test_the_sentence_around_cited_words_counts(words: str, after: str):
    assert standing(BEFORE.replace(SAID, after), words=words) == Standing(SourceState.CHANGED, after)


def test_a_figure_is_not_found_inside_a_longer_one():
    before = "10 people were hurt"
    assert standing("110 people were hurt", words=before, before=before).state == SourceState.CHANGED


def test_kinds_of_quotation_marks_dashes_and_blanks_are_no_change():
    assert normalised("“So — it’s\u00a0so”,  she said\u200b.\n") == normalised('"So - it\'s so", she said.')
    assert normalised("twelve") != normalised("Twelve")


# --- A look -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return "127.0.0.1", 0


class Outlet:
    """A page on a server of its own, whose answer a test can change."""

    def __init__(self, web: HTTPServer) -> None:
        self.web, self.address = web, web.url_for("/story")

    def writes(self, text: str, status: int = 200) -> None:
        self.web.clear()
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        body = f"<html lang=en><head><title>Brunn</title></head><body><article>{paragraphs}</article></body></html>"
        self.web.expect_request("/story").respond_with_data(body, status=status, content_type="text/html")


@pytest.fixture
def outlet(httpserver: HTTPServer, settings, db) -> Outlet:
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    made = Outlet(httpserver)
    made.writes(BEFORE)
    return made


@pytest.fixture
def claim(outlet: Outlet) -> Claim:
    """A published claim that stands on the page."""
    report = factories.report(BEFORE, address=outlet.address, title="Bridge to open in December")
    claim = factories.claim(Stage.PUBLISHED, passage=factories.passage(SAID, of=report))
    Watch.objects.exclude(report=report).delete()
    return claim


def look() -> Watch:
    """The one watch there is looks at its page when it is due."""
    watch = Watch.objects.get()
    now = watch.next_try_at
    watching.run(Watch.objects.lease(watch.pk, now=now), now=now)
    watch.refresh_from_db()
    return watch


def changes(claim: Claim) -> list[tuple[str, bool]]:
    rows = SourceChange.objects.filter(claim=claim).order_by("pk")
    return [(row.state, row.passage.orphaned_at is not None) for row in rows]


def test_a_published_claim_has_its_pages_watched(claim: Claim):
    watch = Watch.objects.get()
    assert watch.report == claim.appearances.get().passage.snapshot.report
    assert watch.status == WorkStatus.DUE
    assert watch.next_try_at > timezone.now() + HOUR - timedelta(minutes=5)


def test_a_page_that_says_the_same_is_looked_at_ever_more_seldom(claim: Claim, settings):
    pauses = []
    for _ in range(7):
        before = Watch.objects.get().next_try_at
        pauses.append(look().next_try_at - before)
    assert pauses == [6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY, 30 * DAY, 30 * DAY]
    assert (changes(claim), Snapshot.objects.filter(report__watch__isnull=False).count()) == ([], 1)
    assert Fetch.objects.count() == 7, "each look is on record"


def test_a_source_may_have_a_schedule_of_its_own(claim: Claim):
    report = Watch.objects.get().report
    report.outlet = Source.objects.create(name="Brunn Daily", watch_hours=[2, 5])
    report.save()
    before = Watch.objects.get().next_try_at
    assert look().next_try_at - before == 5 * HOUR
    before = Watch.objects.get().next_try_at
    assert look().next_try_at - before == 5 * HOUR


def test_a_reworded_passage_is_orphaned_and_told(claim: Claim, outlet: Outlet):
    now = "The bridge of Brunn will open in March at the earliest, the mayor said."
    outlet.writes(BEFORE.replace(SAID, now))
    summary, before = claim.summary, Snapshot.objects.get(report__watch__isnull=False)

    watch = look()

    [change] = SourceChange.objects.filter(claim=claim)
    assert (change.state, change.closest) == (SourceState.CHANGED, now)
    assert change.passage.orphaned_at == change.at
    assert change.after.text != before.text
    assert change.passage.snapshot == before, "the passage stays where it was"
    event = Event.objects.filter(claim=claim, kind="source_changed").get()
    assert (event.by, event.data["state"], event.data["before"]) == (None, "changed", before.sha256)
    assert broken_links(claim) == []
    assert list(Claim.objects.with_changed_source()) == [claim]
    claim.refresh_from_db()
    assert claim.summary == summary
    [note] = watching.notes(claim, summary)
    assert (note.at, note.source, note.closest) == (change.at, 1, now)
    assert note.sentence == "The page has been reworded: the words that we cite no longer stand there as they did."
    assert watch.status == WorkStatus.DUE


def test_what_was_told_is_told_once(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    look()
    assert changes(claim) == [("vanished", True)]


def test_a_page_that_is_gone_is_told_and_served_from_our_copy(claim: Claim, outlet: Outlet):
    outlet.writes("Not found.", status=404)
    look()
    report = Watch.objects.get().report
    assert changes(claim) == [("gone", False)]
    assert report.gone_at is not None
    assert report.latest_snapshot.text == BEFORE
    fetch = Fetch.objects.get()
    assert (fetch.http_status, fetch.snapshot) == (404, None)
    outlet.writes(BEFORE)
    look()
    report.refresh_from_db()
    assert report.gone_at is None
    assert changes(claim) == [("gone", False), ("back", False)]


def test_a_page_that_fails_again_and_again_counts_as_gone(claim: Claim, outlet: Outlet):
    outlet.writes("Sorry.", status=500)
    for misses in range(1, MISSES):
        watch = look()
        assert (watch.misses, watch.status, changes(claim)) == (misses, WorkStatus.FAILED, [])
        assert watch.error == f"127.0.0.1:{outlet.web.port} answered with status 500 instead of a page."
    watch = look()
    assert changes(claim) == [("gone", False)]
    assert (watch.status, watch.attempts) == (WorkStatus.DUE, 0)
    assert Event.objects.filter(claim=claim, kind="source_changed").count() == 1


def test_words_that_come_back_are_told_too(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    outlet.writes(BEFORE)
    look()
    assert changes(claim) == [("vanished", False), ("back", False)]
    assert [note.state for note in watching.notes(claim, claim.summary)] == ["vanished", "back"]
    assert list(Claim.objects.with_changed_source()) == [claim], "until somebody has looked into it"


def test_somebody_looks_into_it(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    with pytest.raises(Refused, match="This takes the rights of a reviewer"):
        watching.settle(claim, by=factories.person(Role.CONTRIBUTOR))
    assert watching.settle(claim, by=factories.person()) == 1
    assert list(Claim.objects.with_changed_source()) == []
    assert len(watching.notes(claim, claim.summary)) == 1, "readers still learn of it"
    assert watching.settle(claim, by=factories.person()) == 0
    assert Event.objects.filter(claim=claim, kind="source_change_settled").count() == 1


def test_a_host_that_is_to_be_left_alone_is_looked_at_later(claim: Claim, outlet: Outlet):
    until = Watch.objects.get().next_try_at + 2 * HOUR
    Host.objects.create(name=f"127.0.0.1:{outlet.web.port}", resting_until=until)
    watch = look()
    assert (watch.status, watch.attempts, watch.misses) == (WorkStatus.FAILED, 0, 0)
    assert "has to be left alone for now" in watch.error


def test_a_page_that_machines_may_not_fetch_is_left_and_not_called_gone(claim: Claim, outlet: Outlet, monkeypatch):
    monkeypatch.setattr("claims.outbound.SharedHosts.waives_robots", lambda *_: False)
    outlet.web.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /\n")
    watch = look()
    assert (watch.status, watch.misses, changes(claim)) == (WorkStatus.DUE, 0, [])
    assert watch.error.endswith("asks machines not to fetch this page (robots.txt). A person can hand it in.")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://169.254.169.254/latest/", "http://[::1]/"])
def test_an_address_that_is_not_asked_is_not_asked_by_the_watch_either(claim: Claim, outlet: Outlet, address: str):
    Report.objects.filter(watch__isnull=False).update(address=address)
    watch = look()
    assert watch.misses == 1
    assert outlet.web.log == []


def test_a_page_that_nothing_stands_on_any_more_is_let_go(claim: Claim):
    perform(claim, Action.WITHDRAW, by=factories.person(Role.EDITOR), reason="It was wrong.")
    assert look().status == WorkStatus.DONE


def test_a_look_that_lost_its_row_writes_nothing(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    watch = Watch.objects.get()
    now = watch.next_try_at
    mine = Watch.objects.lease(watch.pk, now=now)
    Watch.objects.update(lease=None, status=WorkStatus.DUE)
    watching.run(mine, now=now)
    assert (changes(claim), Fetch.objects.count()) == ([], 0)


def test_what_is_kept_beside_an_open_claim_is_watched_too(outlet: Outlet):
    claim = factories.claim(Stage.OPEN)
    report = factories.report(BEFORE, address=outlet.address)
    editing.add_item(
        claim, by=factories.person(), kind="evidence", passage=factories.passage(SAID, of=report), stance="supports"
    )
    assert Watch.objects.filter(report=report).exists()
    Watch.objects.exclude(report=report).delete()
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    assert changes(claim) == [("vanished", True)]


def test_a_text_that_was_pasted_cannot_be_watched(db):
    factories.claim(Stage.OPEN, passage=factories.passage())
    assert not Watch.objects.filter(report__address__isnull=True).exists()


# --- By hand ----------------------------------------------------------------------------------------------------------


def watched(at: str = "") -> str:
    out = StringIO()
    call_command("watch", *(["--at", at] if at else []), stdout=out)
    return out.getvalue()


def test_the_clock_can_be_moved_by_hand(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    assert watched().startswith("0 pages were looked at; the watch stood at ")
    told = watched("+2h").splitlines()
    assert told[0] == f"Bridge to open in December: no longer on the page: “{SAID}” (cited for “{claim}”)"
    assert told[1].startswith("1 pages were looked at")
    assert SourceChange.objects.get().at > timezone.now() + HOUR


def test_a_moment_that_is_none_is_said_so(db):
    with pytest.raises(CommandError, match="“soon” is no moment"):
        watched("soon")
    assert watched(datetime(2030, 1, 1, tzinfo=UTC).isoformat()).endswith(
        "the watch stood at 01 January 2030, 00:00.\n"
    )
