"""Every address of the site and every deed, with the lowest role that may see or do it: all of it in this one table.

Who stands lower is turned away and nothing is written; who has the role gets through. A route that is missing here
fails the test, so that nothing new is open before somebody has said to whom.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, resolve

from claims import editing, letters, lines, together, workflow
from claims.choices import Role, Stage
from claims.models import ConnectorState, Event, Evidence, Feed, Letter, Match, ReplyRequest, SpellingSuggestion, User
from tests import factories
from tests.hostile.conftest import Desk, browser_of, undone
from tests.hostile.test_addresses import good, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

NOBODY, SOMEBODY, NEVER = "nobody", "somebody without a role", "nobody by their role alone"
C, R, E, A = (role.value for role in Role)
RANKS = [NOBODY, SOMEBODY, C, R, E, A, NEVER]
ROUTES = sorted(set(routes(get_resolver().url_patterns)))

# --- Who sees what ----------------------------------------------------------------------------------------------------

ROOMS = {"desk/": C, "api/": C, "admin/": E, "account/2fa/": SOMEBODY, "": NOBODY}
"""Who comes into a room, the closest first. Whatever is not named below is open to them."""

SEEN_FROM = {
    # The lists of the API tell everybody of published checks alone; claims beside them are not there.
    **dict.fromkeys(("api/", "api/search/", "api/schema/", "api/docs/", "api/checks/", "api/checks/{slug}/"), NOBODY),
    **dict.fromkeys(("api/claims/", "api/reports/", "api/sources/"), NOBODY),
    **dict.fromkeys(("account/password/change/", "account/reauthenticate/"), SOMEBODY),
    # A summary that is still written names the verdict: it is for those who review.
    **dict.fromkeys((f"desk/claims/{{pk}}/draft/{page}" for page in ("", "page/")), R),
    "api/claims/{pk}/draft/": R,
    # What becomes of work that was given up is decided by editors.
    "desk/work/": E,
    "api/work/": E,
    # One's own review, and nobody has one yet.
    "api/claims/{pk}/review/": NEVER,
    # Who has no password is told so there.
    "account/password/none/": NEVER,
    # Who may come in there is asked at the log-in of the desk.
    "admin/login/": NOBODY,
    "admin/logout/": NOBODY,
    **{route: A for route in ROUTES if re.match(r"admin/(auth|claims/(user|key))/", route)},
}


def just_below(role: str) -> list[str]:
    """Nobody, and the last rank that may not: each role has the rights of the one before, so the others may less."""
    below = RANKS[: RANKS.index(role)]
    return list(dict.fromkeys((*below[:1], *below[-1:])))


def room_of(route: str) -> str:
    return next(room for room in ROOMS if route.startswith(room))


def lowest(route: str) -> str:
    """The lowest role that may look at a route."""
    return SEEN_FROM.get(route, ROOMS[room_of(route)])


def person(rank: str) -> User | None:
    """A fresh person of a rank: they hold no claim, sit in no seat and wrote no draft."""
    if rank in (NOBODY, SOMEBODY):
        return factories.person(None) if rank == SOMEBODY else None
    return factories.person(Role(rank))


def is_turned_away(answer: Any) -> bool:
    if answer.status_code in (301, 302):
        return answer.headers["Location"].startswith(("/account/login/", "/admin/login/", "/admin/"))
    return answer.status_code in (401, 403, 404, 405, 409)


@pytest.mark.parametrize("room", ROOMS)
def test_address_opens_from_its_role_on_and_to_nobody_below(desk, room):
    known, wrong = good(desk) | {"pk": str(desk.claims["approved"].pk)}, []
    browsers = {rank: browser_of(person(rank)) for rank in RANKS[:-1]}
    for route in ROUTES:
        if room_of(route) != room or route.endswith("/logout/"):
            continue  # a log-out would end the walk
        path = "/" + route.format(**{name: known.get(name, "1") for name in re.findall(r"{(\w+)}", route)})
        role = lowest(route)
        seen = [rank for rank in just_below(role) if not is_turned_away(browsers[rank].get(path))]
        # That the pages of the back office work for those who may come in is tested with them.
        if room != "admin/" and role != NEVER:
            answer = browsers[role].get(path)
            answer.getvalue()  # a file is closed once it has been read
            seen += [] if answer.status_code in (404, 405) or not is_turned_away(answer) else ["not " + role]
        wrong += [f"{path}: {rank}" for rank in seen]
    assert not wrong, "\n".join(wrong)


# --- Who does what ----------------------------------------------------------------------------------------------------

FINDING = {"attribution": "confirmed", "verdict": "disputed", "rationale": "Both sides stand."}
OPML = b'<opml version="2.0"><body><outline type="rss" text="N" xmlUrl="https://n.example.org/rss"/></body></opml>'
Deed = tuple[str, str, str, dict[str, Any]]


def deeds(desk: Desk) -> Iterator[Deed]:
    """The lowest role that may do it, the way to ask, the address, and what is sent in earnest."""
    yield from _deeds_of_the_workflow(desk)
    yield from _deeds_beside_claims(desk)
    yield from _deeds_of_the_house(desk)


def _deeds_of_the_workflow(desk: Desk) -> Iterator[Deed]:
    """Each action of the workflow, on the desk and over the API."""
    version = {"version": 1}
    actions: dict[str, tuple[str, str, dict[str, Any]]] = {
        "accept": (C, "candidate", {}),
        "set_aside": (R, "open", {"reason": "out_of_scope"}),
        "restore": (R, "aside", {}),
        "take": (R, "open", {}),
        "release": (E, "in_review", {}),  # or who holds it
        "hand_over": (E, "in_review", {"to": "reviewer2"}),
        "recall": (NEVER, "second", {}),  # seat 1 alone
        "reopen": (R, "approved", {"reason": "There is news."}),
        "withdraw": (E, "published", {"reason": "It was wrong."}),
    }
    for action, (role, stage, sent) in actions.items():
        pk = desk.claims[stage].pk
        to = {"to": str(User.objects.get(username="reviewer2").pk)} if "to" in sent else {}
        words = {"text": "Words of ours", "version": "1"} if action == "accept" else {}
        yield role, "post", f"/desk/claims/{pk}/do/{action}/", sent | to | words
        yield role, "post", f"/api/claims/{pk}/{action}/", sent
    in_review, second, split = (desk.claims[name].pk for name in ("in_review", "second", "split"))
    approved, published = desk.claims["approved"].pk, desk.claims["published"].pk
    read = {"words_version": "1", "version": "0"}
    for role, pk, action in ((NEVER, in_review, "propose"), (R, second, "confirm"), (NEVER, split, "revise")):
        yield role, "post", f"/desk/claims/{pk}/review/", {**FINDING, **read, "do": action}
        yield role, "post", f"/api/claims/{pk}/{action}/", FINDING | (version if action != "revise" else {})
    yield R, "post", f"/desk/claims/{second}/review/", {"do": "send_back", "comment": "Look again."}
    yield R, "post", f"/api/claims/{second}/send_back/", {"comment": "Look again."}
    decision = {"attribution": "confirmed", "verdict": "disputed", "reason": "The record decides."}
    yield E, "post", f"/desk/claims/{split}/review/", {**decision, "do": "decide"}
    yield E, "post", f"/api/claims/{split}/decide/", decision
    yield R, "post", f"/desk/claims/{second}/review/", {**FINDING, **read, "do": "save"}
    yield R, "post", f"/desk/claims/{second}/review/typed/", {**FINDING, **read}
    yield R, "put", f"/api/claims/{second}/review/", FINDING
    texts = {"title": "Title", "standfirst": "Finding", "text": "Text [1]."}
    for do in ("save", "preview"):
        yield R, "post", f"/desk/claims/{approved}/draft/", {**texts, "version": "1", "do": do}
    yield R, "post", f"/desk/claims/{approved}/draft/preview/", texts
    yield R, "put", f"/api/claims/{approved}/draft/", texts
    out = {"draft_version": 1, "override_reason": ""}
    yield R, "post", f"/desk/claims/{approved}/draft/", {**out, "do": "publish"}
    yield R, "post", f"/api/claims/{approved}/publish/", out
    over = {"draft_version": desk.claims["published"].draft.version, "kind": "typo", "reason": "A word."}
    yield E, "post", f"/desk/claims/{published}/draft/", {**over, "do": "correct"}
    yield E, "post", f"/api/claims/{published}/correct/", over


def _deeds_beside_claims(desk: Desk) -> Iterator[Deed]:
    """What is written beside a claim and decided there, on the desk and over the API."""
    opened, candidate, merged = (desk.claims[name].pk for name in ("open", "candidate", "merged"))
    here, api = f"/desk/claims/{opened}/", f"/api/claims/{opened}/"
    item = Evidence.objects.filter(claim=opened).first()
    assert item is not None
    report, passage = item.passage.snapshot.report_id, desk.hit.passage_id
    joined, third = (
        row.passage.snapshot.report_id for row in Evidence.objects.filter(claim=opened).order_by("-pk")[:2]
    )
    match, line = Match.objects.filter(claim=opened).first(), ReplyRequest.objects.get()
    yield C, "post", f"{here}words/", {"text": "Words", "said_precision": "day", "version": desk.claims["open"].version}
    yield C, "patch", api, {"text": "Words"}
    new = {"passage": passage, "kind": "evidence", "stance": "supports"}
    yield C, "post", f"{here}items/", new
    yield C, "post", f"{api}items/", new
    for deed in ("keep", "dismiss"):
        yield C, "post", f"{here}items/evidence/{item.pk}/", {"deed": deed}
        yield C, "post", f"{api}items/evidence/{item.pk}/{deed}/", {}
    yield C, "patch", f"{api}items/evidence/{item.pk}/", {"stance": "context"}
    yield C, "post", f"{here}items/evidence/dismiss/", {"item": str(item.pk)}
    waiting = Evidence.objects.get(why="It waits.", standing="suggested")
    rest = f"claims/{desk.claims['found'].pk}/rest/"
    yield R, "post", f"/desk/{rest}", {"item": f"evidence-{waiting.pk}", "reason": "Rain."}
    yield R, "post", f"/api/{rest}dismiss/", {"items": [{"kind": "evidence", "id": waiting.pk}], "reason": "Rain."}
    event = Event.objects.get(kind=together.DISMISSED).pk
    yield R, "post", f"/desk/{rest}{event}/back/", {}
    yield R, "post", f"/api/{rest}take_back/", {"event": event}
    yield C, "post", f"{here}found/{desk.hit.pk}/dismiss/", {}
    yield C, "post", f"{api}found/{desk.hit.report_id}/dismiss/", {}
    asked = {"asked": "The ministry", "outcome": "waiting", "asked_on": "2026-10-13", "how": "By e-mail"}
    yield C, "post", f"{here}replies/", asked
    yield C, "post", f"{api}replies/", asked
    yield C, "post", f"{here}replies/{line.pk}/", {**asked, "version": "1"}
    yield C, "put", f"{api}replies/{line.pk}/", asked
    yield C, "delete", f"{api}replies/{line.pk}/", {}
    yield C, "post", f"{here}speakers/", {"passage": str(item.passage_id), "source": desk.source.name}
    yield C, "post", f"{api}speakers/", {"passages": [item.passage_id], "speaker": desk.source.pk}
    yield R, "post", f"{here}lines/{joined}/", {"deed": "split", "reason": "It was there."}
    yield R, "post", f"{api}lines/split/", {"report": joined, "reason": "It was there."}
    yield R, "post", f"{api}lines/join/", {"report": third, "origin": report, "reason": "A copy."}
    yield R, "post", f"{api}lines/undo/", {"report": joined}
    yield C, "post", f"{here}pulls/", {}
    yield C, "post", f"{api}pull/", {}
    yield C, "post", f"{here}known/{match.pk}/", {"standing": "confirmed"}
    yield C, "post", f"{api}known/{match.pk}/", {"standing": "confirmed"}
    yield R, "post", f"{here}looked-into/", {}
    yield R, "post", f"{api}looked_into/", {}
    pair = {"stays": str(opened), "claim": str(candidate)}
    for deed in ("merge", "apart"):
        yield R if deed == "merge" else C, "post", f"/desk/alike/{desk.cluster.pk}/", {**pair, "deed": deed}
        chosen = {"canonical": opened, "claims": [candidate]}
        yield R if deed == "merge" else C, "post", f"/api/clusters/{desk.cluster.pk}/{deed}/", chosen
    yield R, "post", f"{here}split/", {"claim": str(merged)}
    yield R, "post", f"{api}split/", {"claims": [merged]}


def _deeds_of_the_house(desk: Desk) -> Iterator[Deed]:
    """What comes in, and what the house is run by: letters, work, weights, sources, feeds, connectors, people."""
    report, source, feed = desk.report.pk, desk.source.pk, desk.feed.pk
    other, new = Letter.objects.order_by("-pk")[:2]
    yield C, "post", "/desk/intake/", {"text": "Words of a report."}
    yield C, "post", "/api/intake/", {"text": "Words of a report."}
    yield C, "post", f"/desk/intake/{desk.intake.pk}/again/", {}
    yield C, "post", "/desk/intake/claim/", {"text": "A claim", "origin_note": "Met there."}
    yield C, "post", "/api/claims/", {"text": "A claim", "origin_note": "Met there."}
    marking = {"exact": "The bridge is shut.", "use": "claim", "text": "Words"}
    yield C, "post", f"/desk/reports/{report}/mark/", marking | {"snapshot": desk.report.latest_snapshot.pk}
    yield C, "post", f"/desk/reports/{report}/archive/", {}
    yield C, "post", f"/api/reports/{report}/copies/", {}
    for letter, role in ((new, C), (other, R)):
        yield role, "post", f"/desk/letters/{letter.pk}/", {"do": "turn_down", "answer": "It is not so."}
        yield role, "post", f"/api/letters/{letter.pk}/turn_down/", {"answer": "It is not so."}
    yield C, "post", f"/api/letters/{new.pk}/take_up/", {"text": "Words", "answer": "We look."}
    for deed in ("retry", "drop"):
        sent = {"reason": "No use."} if deed == "drop" else {}
        yield E, "post", f"/desk/work/pull/{desk.pull.pk}/{deed}/", sent
        yield E, "post", f"/api/work/pull/{desk.pull.pk}/{deed}/", sent
    yield E, "post", "/desk/weights/", {"deed": "reset"}
    yield E, "post", "/api/weights/reset/", {}
    yield E, "post", "/api/weights/try/", {"weights": {}}
    yield E, "patch", "/api/weights/", {"weights": {}, "seen": {}}
    for role, sent in (
        (C, {"name": "New", "kind": "person"}),
        (E, {"name": "Newer", "kind": "body", "interest": "It."}),
    ):
        yield role, "post", "/desk/sources/", sent
        yield role, "post", "/api/sources/", sent
    yield E, "post", f"/desk/sources/{source}/", {"name": "Named", "kind": "outlet", "interest": "Stake"}
    yield E, "patch", f"/api/sources/{source}/", {"interest": "Stake"}
    spelling = SpellingSuggestion.objects.get()
    yield E, "post", f"/desk/sources/{source}/spellings/", {"do": "take", "spelling": spelling.spelling}
    address = "https://new.example.org/rss"
    yield E, "post", "/desk/sources/feeds/", {"address": address, "source": desk.source.name}
    yield E, "post", "/api/feeds/", {"address": address, "source": source}
    yield E, "post", f"/desk/sources/feeds/{feed}/", {"enable": "0"}
    yield E, "patch", f"/api/feeds/{feed}/", {"is_enabled": False}
    yield E, "post", f"/desk/sources/feeds/{feed}/brings-in/", {"brings_in": "all"}
    yield E, "post", f"/desk/sources/feeds/{feed}/move/", {"to": desk.feed.leads_to}
    yield E, "post", f"/api/feeds/{feed}/move/", {"to": desk.feed.leads_to}
    for place in ("/desk/sources/feeds.opml", "/api/feeds/opml/"):
        yield E, "post", place, {}
    yield E, "post", "/desk/sources/connectors/feeds/", {"on": "0"}
    yield E, "patch", "/api/connectors/feeds/", {"is_on": False}
    yield R, "post", "/desk/sources/connectors/feeds/try/", {}
    yield R, "post", "/api/connectors/feeds/try/", {}


@pytest.fixture
def whole(desk: Desk, settings: Any) -> Desk:
    """The desk with what the deeds are about: two who disagree, a merged claim, suggestions, letters, a reply asked."""
    first, reviewer = factories.person(), factories.person(name="reviewer2")
    opened = desk.claims["open"]
    desk.claims["split"] = factories.claim(Stage.DISAGREEMENT)
    desk.claims["merged"] = factories.claim(Stage.OPEN)
    workflow.merge(opened, [desk.claims["merged"]], by=first)
    other = factories.claim(Stage.OPEN)
    Match.objects.get_or_create(claim=opened, other=other, defaults={"score": 0.9})
    found = desk.claims["found"] = factories.claim(Stage.OPEN)
    rows = [
        Evidence.objects.create(claim=found, passage=factories.passage(), stance="supports", why="It waits.")
        for _ in range(2)
    ]
    editing.dismiss_rest(found, [("evidence", rows[1].pk)], by=reviewer, reason="Rain.")
    editing.log_reply(
        opened, by=first, asked="The mayor", outcome="waiting", asked_on=date(2026, 10, 13), how="By e-mail"
    )
    joined = factories.evidence(opened, by=first).passage.snapshot.report
    lines.join(opened, joined, desk.report, by=reviewer, reason="A copy.")
    published = desk.claims["published"]
    texts = {"title": "Title", "standfirst": "Newer.", "text": "See [1]."}
    editing.save_draft(published, by=reviewer, version=published.draft.version, **texts)
    published.draft.refresh_from_db()
    ConnectorState.objects.create(name="internet_archive", is_on=True)
    settings.CLAIMS_CONNECTOR_OPTIONS = {"internet_archive": {"access_key": "a", "secret": "s"}}
    letters.send_in(words="They say that the bridge is shut.")
    letters.send_in(words="It was open.", about=desk.claims["published"])
    SpellingSuggestion.objects.create(source=desk.source, spelling="Kurier", address="https://names.example.org/1")
    Feed.objects.filter(pk=desk.feed.pk).update(leads_to="https://feed.example.org/moved")
    desk.feed.refresh_from_db()
    opened.refresh_from_db()
    return desk


def done(client: Any, deed: Deed) -> Any:
    _, method, path, sent = deed
    if "opml" in path:
        return client.post(path, {"file" if "api" in path else "opml": SimpleUploadedFile("feeds.opml", OPML)})
    if path.startswith("/api/"):
        version = '"0"' if path.endswith("/review/") else '"1"'
        return client.generic(method.upper(), path, json.dumps(sent), "application/json", HTTP_IF_MATCH=version)
    return client.post(path, sent)


def is_refused(answer: Any) -> bool:
    """Turned away, or sent on with a sentence that says why nothing was done."""
    said = get_messages(answer.wsgi_request) if hasattr(answer.wsgi_request, "_messages") else ()
    return is_turned_away(answer) or answer.status_code >= 400 or any(one.level_tag == "error" for one in said)


@pytest.mark.parametrize("part", [0, 1, 2])
def test_deed_is_done_from_its_role_on_and_by_nobody_below(whole, part):
    browsers = {rank: browser_of(person(rank)) for rank in RANKS[:-1]}
    before, wrong = Event.objects.count(), []
    for deed in list(deeds(whole))[part::3]:
        role, method, path, sent = deed
        for rank in (*just_below(role), *([role] if role != NEVER else [])):
            with undone():
                browsers[rank].cookies.pop("messages", None)  # what was said before is no answer to this
                answer = done(browsers[rank], deed)
                has_done = not is_refused(answer)
                has_written = Event.objects.count() != before
            if has_done != (rank == role) or (has_written and rank != role):
                wrong.append(f"{rank}: {method} {path} {sent}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def test_table_of_deeds_leaves_no_address_out(whole):
    """An address that stands in no row of the table only shows something: it takes nothing that is sent."""
    told = {resolve(path)._func_path + resolve(path).route for _, _, path, _ in deeds(whole)}
    client, known, taking = browser_of(whole.chief), good(whole), []
    for route in ROUTES:
        path = "/" + route.format(**{name: known.get(name, "1") for name in re.findall(r"{(\w+)}", route)})
        if route.startswith(("desk/", "api/")) and resolve(path)._func_path + resolve(path).route not in told:
            with undone():
                taking += [route] if client.post(path).status_code not in (403, 404, 405) else []
    assert taking == ["api/feeds/look/"]  # it asks the network and writes nothing; see tests/test_feed_lists.py
