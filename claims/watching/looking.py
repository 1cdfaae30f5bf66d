"""One look at a page that claims stand on: fetch it again, keep what came, compare, and tell what is not as it was.

Everything that a look finds is written in one transaction together with the row's next look, so that a worker that dies
in the middle leaves nothing half told, and one that comes second tells nothing twice. The page is asked for in full
each time: whoever edits it silently may well say "not modified".

Nothing that speaks against a source is told after one look. What a look finds stands in the row as a doubt, which the
next look confirms or dispels. That a page could not be fetched or read says nothing about what it says: such a look
leaves a sentence in the row, for the desk alone. And where a page seems to say something else, our copy of it is read
once more: what differs because we read pages otherwise than we did then is no news of the page.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from django.db import transaction
from django.utils import timezone

from claims import outbound
from claims.choices import Role, SourceState, Standing
from claims.connectors.addresses import askable, leads_home
from claims.connectors.http import Answer, Client, FetchError
from claims.connectors.missing import says_it_is_missing
from claims.connectors.page import Page as Read
from claims.connectors.page import PageError, read_page_in_child
from claims.intake.keeping import keep_again, keep_fetch
from claims.intake.running import ACCEPT, page_of
from claims.models import (
    Appearance,
    ArchiveAway,
    Claim,
    CounterStatement,
    Evidence,
    LeaseLost,
    Passage,
    Report,
    Snapshot,
    SourceChange,
    User,
    Watch,
    record,
    sha256,
)
from claims.models.watch import UNWATCHED, schedule_of
from claims.refusals import Refused
from claims.watching.comparing import Page
from claims.watching.comparing import Standing as Stands

SECOND_LOOK = timedelta(minutes=10)
"""How long after a look that raised a doubt the page is looked at again."""
MISSES = 3
"""Looks in a row that brought no page after which it is tried no sooner than the schedule says."""
_PAUSES = (timedelta(minutes=10), timedelta(hours=1))
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_ORPHANING = (SourceState.CHANGED, SourceState.VANISHED)
_PATIENCE = 10.0
COPY_LOST = "Our own copy of it is damaged or gone from the archive: what it says now can be compared with nothing."

Cited = list[tuple[Claim, Passage]]
_Beside = tuple[Answer, Mapping[int, Stands]]
"""What came from the address at which some passages were read, and how they stand there, by their keys."""


def run(watch: Watch, *, now: datetime | None = None) -> None:
    """Do one look; ``watch`` is leased by the caller. ``now`` is the watch's clock."""
    now = now or timezone.now()
    try:
        if not cited(watch.report):
            _let_go(watch, now)
            return
        try:
            with Client(**outbound.options(patience=_PATIENCE)) as client:
                found, copies = cited(watch.report), _Copies()
                sight = _sight(client, watch.report.address or "", found)
                standings, besides = _standings(found, sight, copies), list[_Beside]()
                for address, there in _read_elsewhere(found, standings, watch.report).items():
                    other = _sight(client, address, there)
                    besides.append((other.answer, _standings(there, other, copies)))
        except FetchError as error:
            _missed(watch, error, now)
        except PageError as error:
            _missed(watch, FetchError("page", str(error)), now)
        else:
            _compare(watch, sight, standings, besides, now, error=COPY_LOST if copies.is_one_lost else "")
    except LeaseLost:
        return


def cited(report: Report) -> Cited:
    """The claims that stand on a report, each with a passage of it that people keep beside them."""
    found: dict[tuple[int, int], tuple[Claim, Passage]] = {}
    for kind in (Appearance, CounterStatement, Evidence):
        rows = (
            kind._default_manager.filter(standing=Standing.KEPT, passage__snapshot__report=report)
            .exclude(claim__stage__in=UNWATCHED)
            .select_related("claim", "passage__snapshot")
        )
        for row in rows:
            found[(row.claim_id, row.passage_id)] = (row.claim, row.passage)
    # In one order, so that two looks that tell the same claims never wait for each other in a circle.
    return [found[key] for key in sorted(found)]


@dataclass(frozen=True, slots=True)
class _Sight:
    """What was seen at an address; no ``page`` where there is none any more."""

    answer: Answer
    page: Read | None


def _sight(client: Client, address: str, found: Cited) -> _Sight:
    answer = client.crawl(address, accept=ACCEPT)
    if answer.status in _GONE:
        return _Sight(answer, None)
    page = page_of(answer)
    return _Sight(answer, None if _is_put_in_its_place(address, answer, page, found) else page)


def _is_put_in_its_place(address: str, answer: Answer, page: Read, found: Cited) -> bool:
    """Whether nothing of what was read at an address is there, and what is says so: the front page, a section's, or
    one that is as good as any to its server and tells people that there is no such page."""
    if not (leads_home(address, answer.address) or says_it_is_missing(page.whole)):
        return False
    text = Page(page.whole)
    stands = {text.standing(at.snapshot.text, at.start, at.end).state for _, at in found}
    return stands == {SourceState.UNSEEN}


def _read_elsewhere(found: Cited, standings: Mapping[int, Stands], report: Report) -> dict[str, Cited]:
    """What does not stand at the report's address and was not read there either, by the addresses at which it was.

    The second page of a report, its form for telephones or one day of a running report are pages of their own which
    name the report's address as theirs.
    """
    there: dict[str, Cited] = defaultdict(list)
    for claim, passage in found:
        address = askable(passage.snapshot.address, str)
        stands = standings.get(passage.pk)
        if stands is not None and stands.state is not None and address and address != report.address:
            there[address].append((claim, passage))
    return there


class _Copies:
    """What our copies of a page say when they are read as pages are read now, each read once."""

    def __init__(self) -> None:
        self._read: dict[int, Page | None] = {}
        self.is_one_lost = False

    def of(self, old: Snapshot) -> Page | None:
        """The copy of this snapshot; nothing where it is lost, or cannot be read any more."""
        if old.pk not in self._read:
            self._read[old.pk] = self._page(old)
        return self._read[old.pk]

    def _page(self, old: Snapshot) -> Page | None:
        try:
            body = old.body()
        except ArchiveAway:
            raise  # nothing is known of the copy: it is looked at when the storage answers again
        except OSError:
            self.is_one_lost = True
            return None
        try:
            told = {"content_type": old.content_type, "charset": old.charset, "address": old.address}
            return Page(read_page_in_child(body, **told).whole)
        except PageError:
            return None


def _standings(found: Cited, sight: _Sight, copies: _Copies) -> dict[int, Stands]:
    """How each of the cited passages, by its key, stands on the page that was seen, or that there is none.

    Left out is what differs from our copy when that is read anew, too: nothing can be said of it, nor of a page whose
    copy we cannot read. That it stands as it did would be as untrue as that it does not.
    """
    answer, page = sight.answer, sight.page
    if page is None:
        return {passage.pk: Stands(SourceState.GONE) for _, passage in found}
    text, bytes_now, text_now = Page(page.whole), sha256(answer.body), sha256(page.whole)
    standings = {}
    for _, passage in found:
        old = passage.snapshot
        if text_now == old.text_sha256 or bytes_now == old.sha256:
            standings[passage.pk] = Stands(None)
            continue
        stands = text.standing(old.text, passage.start, passage.end)
        if stands.state is not None:
            copy = copies.of(old)
            if copy is None or copy.standing(old.text, passage.start, passage.end).state == stands.state:
                continue
        standings[passage.pk] = stands
    return standings


@transaction.atomic
def _let_go(watch: Watch, now: datetime) -> None:
    """End the watch, unless a claim has come to stand on the page since we asked."""
    watch.renew()  # holds the row: whoever makes a claim stand on the page waits for us, or we saw theirs
    if cited(watch.report):
        watch.look_soon(now, timedelta(0), error="")
    else:
        watch.finish(doubts={})


def _missed(watch: Watch, error: FetchError, now: datetime) -> None:
    if error.code == "busy":
        watch.look_soon(now, timedelta(seconds=max(error.seconds, 1.0)), error=error.sentence)
    elif error.code == "robots":
        watch.look_again(now, error=error.sentence)
    elif watch.misses + 1 < MISSES:
        watch.look_soon(now, _PAUSES[watch.misses], error=error.sentence, misses=watch.misses + 1)
    else:
        pauses = schedule_of(watch.report)
        step = min(watch.step + 1, len(pauses) - 1)
        watch.look_soon(now, pauses[step], error=error.sentence, misses=MISSES, step=step)


def _held(report: Report) -> Cited:
    """What is cited of a report, with the claims and the passages locked, each in one order, until it is told."""
    found = cited(report)
    claims = {claim.pk for claim, _ in found}
    passages = {passage.pk for _, passage in found}
    list(Claim.objects.select_for_update().filter(pk__in=claims).order_by("pk").values_list("pk"))
    list(Passage.objects.select_for_update().filter(pk__in=passages).order_by("pk").values_list("pk"))
    # As it is now that nobody else can change it; what has come since is not held, and is compared at the next look.
    return [(claim, at) for claim, at in cited(report) if claim.pk in claims and at.pk in passages]


@transaction.atomic
def _compare(
    watch: Watch,
    sight: _Sight,
    standings: Mapping[int, Stands],
    besides: Sequence[_Beside],
    now: datetime,
    *,
    error: str,
) -> None:
    """Keep what came, and tell how what is cited stands. Of what was seen ``besides`` the bytes alone are kept.

    ``error`` is what the desk has to know of this look, in a sentence, or empty.
    """
    report, answer, page = watch.report, sight.answer, sight.page
    elsewhere = {key: stands for _, there in besides for key, stands in there.items()}
    # Claims, passages, then the watch: in the order of those who make a claim stand on a page.
    held = _held(report)
    watch.renew()
    news, doubts = _found(watch, held, {**standings, **elsewhere})
    # A page that only raises doubts, or does not show what it said, may be a wall against machines: its bytes are on
    # record, but it is no new text.
    is_wall = any(stands.state == SourceState.UNSEEN for key, stands in standings.items() if key not in elsewhere)
    is_text = page is not None and not is_wall and not (doubts and not news)
    after = keep_again(report, answer, page) if page is not None and is_text else None
    if after is None:
        keep_fetch(report, answer, None)
    for other, _ in besides:
        keep_fetch(report, other, None)
    for claim, passage, stands in news:
        _tell(claim, passage, stands, None if passage.pk in elsewhere else after, now)
    if page is not None or not doubts:
        report.gone_at = None if page else report.gone_at or now
        report.save(update_fields=["gone_at"])
    looked = {"error": error, "misses": 0, "doubts": doubts, "looked_at": now}
    if doubts and not watch.doubts:
        watch.look_soon(now, SECOND_LOOK, **looked)
    else:
        watch.look_again(now, **looked)


def _found(
    watch: Watch, held: Cited, standings: Mapping[int, Stands]
) -> tuple[list[tuple[Claim, Passage, Stands]], dict[str, str]]:
    """What can be told now; and what a second look has to confirm first, as the state of each passage by its key.

    What has come to be cited since it was compared waits for the next look.
    """
    news, doubts = [], {}
    for claim, passage in held:
        stands = standings.get(passage.pk)
        if stands is None or not _is_news(claim, passage, stands):
            continue
        if stands.state is None or watch.doubts.get(str(passage.pk)) == stands.state:
            news.append((claim, passage, stands))
        else:
            doubts[str(passage.pk)] = stands.state.value
    return news, doubts


def _is_news(claim: Claim, passage: Passage, stands: Stands) -> bool:
    """Whether a passage stands otherwise than was written last."""
    last = SourceChange.objects.filter(claim=claim, passage=passage).order_by("-at", "-pk").first()
    if stands.state is None:
        return last is not None and last.state != SourceState.BACK
    return last is None or (last.state, last.closest) != (stands.state, stands.closest)


def _tell(claim: Claim, passage: Passage, stands: Stands, after: Snapshot | None, now: datetime) -> None:
    """Write down how a passage stands now."""
    state = stands.state or SourceState.BACK
    if state in _ORPHANING:
        passage.orphaned_at = passage.orphaned_at or now
    elif state == SourceState.BACK:
        passage.orphaned_at = None
    passage.save(update_fields=["orphaned_at"])
    SourceChange.objects.create(claim=claim, passage=passage, after=after, state=state, closest=stands.closest, at=now)
    record(
        "source_changed",
        claim=claim,
        passage=passage.pk,
        report=passage.snapshot.report_id,
        state=state.value,
        before=passage.snapshot.sha256,
        after=after.sha256 if after else "",
    )


def settle_refusal(by: User) -> str:
    """Why ``by`` cannot say that a changed source was looked into; empty when they can."""
    return "" if by.has_role(Role.REVIEWER) else "This takes the rights of a reviewer."


@transaction.atomic
def settle(claim: Claim, *, by: User) -> int:
    """A person has looked into what changed on the claim's sources; how many changes that were.

    It says nothing about the verdict: a check that no longer holds is corrected, reopened or withdrawn.
    """
    if why := settle_refusal(by):
        raise Refused(why)
    Claim.objects.select_for_update().get(pk=claim.pk)
    count = SourceChange.objects.filter(claim=claim).unsettled().update(settled_at=timezone.now(), settled_by=by)
    if count:
        record("source_change_settled", claim=claim, by=by, changes=count)
    return count
