"""A desk on which everything that takes text holds what the test gives it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from claims import editing, letters, sourcing, workflow
from claims.choices import Action, CounterKind, Origin, Quotation, Role, Stance, WorkStatus
from claims.models import (
    Claim,
    Cluster,
    ClusterMember,
    Feed,
    FeedEntry,
    Hit,
    Intake,
    Letter,
    Pull,
    Report,
    Source,
    User,
)
from tests import factories

PASSWORD = "a long enough pass"


@dataclass(frozen=True, slots=True)
class Desk:
    """The people and the rows that the addresses of the tests name."""

    editor: User
    chief: User
    report: Report
    source: Source
    feed: Feed
    claims: dict[str, Claim]
    intake: Intake
    pull: Pull
    hit: Hit
    cluster: Cluster
    letter: Letter
    secret: str

    @property
    def slug(self) -> str:
        return self.claims["published"].slug or ""


Say = Callable[[str], str]


def furnish(say: Say) -> Desk:
    """A desk with a report, sources, a feed and a claim in each stage that shows something of its own.

    ``say`` gives the words for a field by its name; names and titles get no more than 200 characters of them, and the
    words of a report are what ``say`` gives between sentences that the machine reads.
    """
    first = factories.person(name=f"first{User.objects.count()}", first_name=say("first_name")[:150])
    second = factories.person(last_name=say("last_name")[:150])
    editor = factories.person(Role.EDITOR, first_name=say("editor")[:150])
    chief = User.objects.create_superuser(f"chief{User.objects.count()}", password=PASSWORD)
    factories.key(first)

    outlet = sourcing.add_source(
        by=editor, name=say("outlet")[:200], kind="outlet", interest=say("interest"), role=say("outlet_role")[:200]
    )
    speaker = sourcing.add_source(
        by=editor,
        name=say("speaker")[:190] + " (s)",
        kind="person",
        role=say("role")[:200],
        aliases=[say("alias")[:200]],
        interest=say("speaker_interest"),
    )
    feed = Feed.objects.create(
        source=outlet, address="https://feed.example.org/rss", title=say("feed_title")[:300], error=say("feed_error")
    )
    FeedEntry.objects.create(feed=feed, identity="1", address="https://feed.example.org/1", title=say("entry"))

    text = f"The bridge is shut. {say('report')} The ministry denied it. It rained for days."
    report = factories.report(text, address="https://outlet.example.org/1", title=say("report_title"), outlet=outlet)
    report.author, report.published_at = say("author")[:300], datetime(2026, 10, 13, 9, tzinfo=UTC)
    report.notes = [say("note")]
    report.save()

    def passage(words: str, *, counts: bool = True) -> object:
        return factories.passage(
            words,
            of=report,
            speaker_name=say("speaker_name")[:200],
            speaker_role=say("speaker_role")[:200],
            speaker_note=say("speaker_note")[:200],
            quotation=Quotation.DIRECT,
            is_statement=True,
            reasons=[{"name": "figure", "words": say("reason"), "weight": 0.4}],
            # What a figure counts is read from the words around it: those of the test would tell rows apart anew.
            figures=[
                {
                    "exact": "7",
                    "low": 7,
                    "high": 7,
                    "unit": say("unit"),
                    "comparator": "about",
                    "counted": say("counted"),
                }
            ][: int(counts)],
        )

    said, quoted, denied = (
        passage("The bridge is shut."),
        passage(say("report"), counts=False),
        passage("The ministry denied it."),
    )
    claims: dict[str, Claim] = {}

    def claim(name: str, on: object, **fields: object) -> Claim:
        given = {
            "text": f"{say('claim')} {name}",
            "short_text": say("short_text")[:60],
            "claimant_name": say("claimant_name")[:200],
            "claimant_role": say("claimant_role")[:200],
            "place": say("place")[:200],
            "origin_note": say("origin_note"),
            "said_date": date(2026, 10, 13),
            "worthiness": 0.6,
            "reasons": [{"name": "figure", "words": say("claim_reason"), "weight": 0.4}],
        }
        claims[name] = workflow.submit(by=None, passage=on, **(given | fields))
        return claims[name]

    claim("candidate", said)
    for name in ("open", "aside", "in_review", "second", "approved", "published", "withdrawn"):
        made = claim(name, said, **({"claimant": speaker} if name in ("approved", "withdrawn") else {}))
        if name == "aside":
            workflow.perform(made, Action.SET_ASIDE, by=first, reason="out_of_scope", note=say("aside"))
            continue
        workflow.perform(made, Action.ACCEPT, by=first)
        made.pulls.all().delete()
        factories.answered_pull(made)
        Pull.objects.create(
            claim=made,
            connector="feeds",
            status=WorkStatus.PARKED,
            error=say("pull_error"),
            question={"text": say("question")},
            requests=[{"address": "https://feed.example.org/", "status": 0, "count": 0, "error": say("request_error")}],
        )
        editing.add_item(
            made,
            by=first,
            kind="counter_statement",
            passage=denied,
            counter_kind=CounterKind.FLAT_DENIAL,
            stake=say("stake"),
            why=say("counter_why"),
        )
        editing.add_item(made, by=first, kind="evidence", passage=quoted, stance=Stance.SUPPORTS, why=say("why"))
        factories.evidence(made, by=first, stance=Stance.UNDERMINES)
        if name == "open":
            continue
        workflow.perform(made, Action.TAKE, by=first)
        finding = {**factories.AGREED, "rationale": say("rationale")}
        if name == "in_review":
            editing.save_working_copy(made, by=first, version=0, **finding)
            continue
        workflow.perform(made, Action.PROPOSE, by=first, **finding)
        if name == "second":
            workflow.perform(made, Action.SEND_BACK, by=second, comment=say("comment"))
            workflow.perform(made, Action.PROPOSE, by=first, **finding)
            continue
        workflow.perform(made, Action.CONFIRM, by=second, **finding)
        texts = {"title": say("title")[:200], "standfirst": say("standfirst"), "text": f"{say('text')} See [1]."}
        version = editing.save_draft(made, by=first, version=0, **texts).version
        if name == "approved":
            continue
        workflow.perform(made, Action.PUBLISH, by=second, draft_version=version)
        if name == "published":
            version = editing.save_draft(made, by=second, version=version, **{**texts, "standfirst": "New."}).version
            workflow.perform(
                made, Action.CORRECT, by=editor, draft_version=version, kind="clarification", reason=say("correction")
            )
        else:
            workflow.perform(made, Action.WITHDRAW, by=editor, reason=say("withdrawal"))
    for made in claims.values():
        made.refresh_from_db()

    found = factories.report(
        f"{say('found')} It was shut.", address="https://found.example.org/1", title=say("found_title")
    )
    pull = claims["open"].pulls.order_by("pk").last()
    hit = Hit.objects.create(
        claim=claims["open"],
        report=found,
        pull=pull,
        passage=factories.passage("It was shut.", of=found),
        score=0.5,
        why=say("hit_why")[:300],
    )
    intake = Intake.objects.create(
        origin=Origin.UPLOADED,
        file_name=say("file_name")[:250],
        file_sha256="0" * 64,
        title=say("intake_title")[:300],
        status=WorkStatus.PARKED,
        error=say("intake_error"),
        by=first,
    )
    cluster = Cluster.objects.create()
    for stage in ("candidate", "open"):
        ClusterMember.objects.create(cluster=cluster, claim=claims[stage])
    secret = letters.send_in(words=say("letter"), about=claims["published"])
    letter = letters.take_up(Letter.objects.of_secret(secret).get(), by=second, answer=say("answer"))
    letters.send_in(words=say("letter"), address="https://example.com/1")
    return Desk(editor, chief, report, outlet, feed, claims, intake, pull, hit, cluster, letter, secret)


def desk_pages(desk: Desk) -> list[str]:
    """Every page of the desk that shows something of :func:`furnish`, as addresses."""
    pages = [reverse("desk:queue") + query for query in ("", "?view=all", "?view=candidates", "?view=published")]
    pages += [reverse(f"desk:{name}") for name in ("intake", "letters", "reports", "sources", "submit")]
    pages += [reverse("desk:letter", args=[desk.letter.pk])]
    pages += [reverse("desk:search") + "?q=bridge", reverse("desk:clusters")]
    pages += [reverse("desk:cluster", args=[desk.cluster.pk])]
    pages += [reverse("desk:source", args=[row.pk]) for row in Source.objects.order_by("pk")[:2]]
    pages += [reverse("desk:intake-state", args=[desk.intake.pk])]
    pages += [reverse("desk:report", args=[row.pk]) for row in Report.objects.order_by("pk")[:1]]
    pages += [reverse("desk:report", args=[desk.hit.report_id])]
    pages += [reverse("desk:claim", args=[claim.pk]) + "?log=all&view=all" for claim in desk.claims.values()]
    for name in ("open", "second", "approved", "published"):
        claim = desk.claims[name]
        pages += [reverse(f"desk:{page}", args=[claim.pk]) for page in ("words", "review", "draft")]
    pages += [reverse("desk:act", args=[desk.claims["open"].pk, deed]) for deed in ("set_aside", "take")]
    return pages


def public_pages(desk: Desk) -> list[str]:
    """Every public page that shows something of :func:`furnish`."""
    gone = desk.claims["withdrawn"].slug
    return ["/checks/", f"/checks/{desk.slug}/", f"/checks/{desk.slug}/1/", f"/checks/{gone}/", "/corrections/"]


def letter_page(desk: Desk) -> str:
    """The page by which its sender follows a letter: open to whoever knows it, and to no cache."""
    return f"/letters/{desk.secret}/"


def api_pages(desk: Desk) -> list[str]:
    """Every address of the API that shows something of :func:`furnish`."""
    pages = [
        f"/api/{name}/" for name in ("checks", "claims", "reports", "sources", "reviews", "intake", "letters", "feeds")
    ]
    pages += ["/api/connectors/", "/api/weights/", "/api/archive/", f"/api/reports/{desk.report.pk}/copies/"]
    pages += [f"/api/checks/{desk.slug}/", f"/api/reports/{desk.report.pk}/", f"/api/sources/{desk.source.pk}/"]
    pages += [f"/api/claims/{claim.pk}/" for claim in desk.claims.values()]
    return [*pages, f"/api/claims/{desk.claims['published'].pk}/draft/"]


def office_pages(desk: Desk) -> list[str]:
    """Lists and forms of the back office that show something of :func:`furnish`."""
    lists = ("source", "feed", "report", "claim", "review", "summary", "correction", "event", "pull", "intake", "user")
    pages = [reverse(f"admin:claims_{name}_changelist") for name in (*lists, "letter")]
    rows = (desk.source, desk.feed, desk.report, desk.claims["published"], desk.claims["published"].summary, desk.pull)
    for row in (*rows, desk.intake, desk.letter, desk.editor):
        name = row._meta.model_name
        pages += [reverse(f"admin:claims_{name}_{page}", args=[row.pk]) for page in ("change", "history")]
    return pages


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browser_of(user: User | None) -> Client:
    """A browser in which ``user`` is logged in, or nobody; it sees a broken page as a reader does."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def told(answer: object) -> str:
    """Why a page broke, for the message of the test that met it."""
    return repr(answer.exc_info[1])[:200] if answer.exc_info else str(answer.status_code)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def furnished(standing_rows: None) -> Desk:
    """A desk with harmless words, made once for a module."""
    return furnish(lambda name: f"plain {name}")


@pytest.fixture
def desk(furnished: Desk, db: None) -> Desk:
    """The same for one test: rows that it changes here or there are as they were for the next."""
    return deepcopy(furnished)
