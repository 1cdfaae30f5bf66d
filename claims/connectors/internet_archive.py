"""The Internet Archive: whether it holds a copy of a page beside a claim, and taking one where it may be asked to.

Copies are looked up by its availability service and, where that says no (it often does for a moment), by its index of
captures (CDX). Taking one (Save Page Now 2) takes a newsroom's own keys; the request is one step, asking how it went
another, so that whoever calls can wait in between without holding anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar

from claims.connectors.addresses import askable, is_one_site, leads_home, leads_to_wall
from claims.connectors.base import Asked, FoundCopy, Given, Question
from claims.connectors.dates import moment
from claims.connectors.http import Answer, Client, Refused, Unreachable
from claims.connectors.manners import asked_rest
from claims.connectors.plain import words_of
from claims.connectors.service import TOO_OFTEN, Service, text_in

MOST = 20
NOT_PUBLIC = "This page is not on the public internet, so no archive can take a copy of it."

_STAMP = re.compile(r"[0-9]{14}")
_IS_THERE = re.compile("same snapshot had been made", re.IGNORECASE)
_LATELY = timedelta(days=2)
_JOB = re.compile(r"[A-Za-z0-9_-]{1,100}")
_TODAY_ENOUGH = "too-many-daily-captures"
_REFUSED = {
    "blocked": "does not archive this site",
    "blocked-url": "does not archive this address",
    "blocked-client-ip": "does not take requests from this network",
    "bad-request": "cannot archive this address",
    "invalid-url-syntax": "cannot archive this address",
    "invalid-host-resolution": "could not look up the name of the page’s server",
    "too-many-redirects": "was led from page to page without end",
    "too-many-requests": "was told by the server of the page to come less often",
    "capture-location-error": "lost what it had captured",
    "job-failed": "failed, and does not say why",
    "filesize-limit": "does not take files of this size",
    "not-found": "was told by the server of the page that there is no such page",
    "no-access": "was not let in by the server of the page",
    "unauthorized": "was not let in by the server of the page",
    "ftp-access-denied": "was not let in by the server of the page",
    "network-authentication-required": "was not let in by the server of the page",
    "bandwidth-limit-exceeded": "has taken as much from this site today as it may",
    _TODAY_ENOUGH: "has archived this page often enough today",
    "user-session-limit": "is busy with other pages of ours",
    "celery": "is overloaded",
    "no-browsers-available": "is overloaded",
}
_SERVER_FAILED = (
    *("cannot-fetch", "bad-gateway", "proxy-error", "protocol-error", "internal-server-error", "service-unavailable"),
    *("invalid-server-response", "http-version-not-supported", "method-not-allowed", "not-implemented"),
)
_TOO_SLOW = ("browsing-timeout", "gateway-timeout", "read-timeout", "soft-time-limit-exceeded")
_REFUSED |= dict.fromkeys(_SERVER_FAILED, "could not fetch the page")
_REFUSED |= dict.fromkeys(_TOO_SLOW, "gave up because the page was too slow")
_NOT_NOW = frozenset({"user-session-limit", "celery", "no-browsers-available"})
"""What passes by itself."""
_SOON = 60.0
_FINAL = frozenset(
    {"blocked", "blocked-url", "bad-request", "filesize-limit", "not-found", "no-access", "unauthorized"}
    | {"ftp-access-denied", "network-authentication-required", "invalid-url-syntax", _TODAY_ENOUGH}
)


@dataclass(frozen=True, slots=True)
class Job:
    """A capture that was asked for; ``copy`` is there once it is done."""

    identity: str
    copy: FoundCopy | None = None


class InternetArchive(Service):
    """Looks copies up without a key; takes them with the keys of an account (``access_key`` and ``secret``)."""

    name = "internet_archive"
    label = "the Internet Archive"
    about = (
        "Whether the pages beside a claim have a copy there; and, with the newsroom’s keys, taking one. Their "
        "addresses are sent, never the claim."
    )
    home = "https://web.archive.org"
    is_on_by_default = False
    seeks_reporting = False
    has_key = True
    saves_apart: ClassVar[float] = 10.0
    """Seconds between two requests for a copy: the archive takes six a minute from those who have keys."""
    sample = Question(text="", pages=("https://www.iana.org/",))

    def __init__(self, *, base: str = "", availability: str = "", access_key: str = "", secret: str = "") -> None:
        super().__init__(base=base)
        self._availability = (availability or (base or "https://archive.org")).rstrip("/")
        self._key, self._secret = access_key, secret

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        for address in question.pages[:MOST]:
            copy, asked = self._available(address, client)
            if copy is None:
                # It often finds nothing for a moment; the index of captures knows.
                yield asked
                copy, asked = self._captured(address, client)
            yield asked
            if copy is not None:
                yield copy

    def _available(self, address: str, client: Client) -> tuple[FoundCopy | None, Asked]:
        answer = self.ask(client, "/wayback/available", {"url": address}, base=self._availability)
        said = self.object_of(answer)
        snapshots = said.get("archived_snapshots")
        closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
        copy = None
        if isinstance(closest, dict) and closest.get("available") is True and closest.get("status") in ("200", 200):
            copy = self._copy(text_in(closest, "timestamp"), address)
        return copy, Asked(answer.asked, status=answer.status, count=int(copy is not None))

    def _captured(self, address: str, client: Client) -> tuple[FoundCopy | None, Asked]:
        params = {"url": address, "output": "json", "fl": "timestamp,original,statuscode", "filter": "statuscode:200"}
        try:
            answer = self.ask(client, "/cdx/search/cdx", {**params, "limit": "-1"})
        except Unreachable as error:
            if error.code != "status" or not error.is_final:
                raise
            # It keeps the captures of some sites to itself; that is no word on the other pages.
            return None, Asked(address, error="The Internet Archive shows nobody its copies of this page.")
        said = self.told(answer)
        if not isinstance(said, list):
            raise self.misread(answer)
        # The first row names the columns.
        rows = [row for row in said[1:] if isinstance(row, list) and row and isinstance(row[0], str)]
        copy = self._copy(rows[-1][0], address) if rows else None
        return copy, Asked(answer.asked, status=answer.status, count=int(copy is not None))

    def why_no_saving(self) -> str:
        """Why no copy can be asked for; empty when one can."""
        if self._key and self._secret:
            return ""
        return "There are no keys for the Internet Archive: get them there (archive.org/account/s3.php) and name them."

    def save(self, address: str, client: Client) -> Job:
        """Ask for a copy of a page; raises :class:`FetchError` with its words when it refuses.

        Where it took one within the day it takes none anew, and that one is given at once.
        """
        if not askable(address):
            raise Refused("ssrf_blocked", NOT_PUBLIC)
        # Not with “capture_all”: that takes a copy of whatever stands in the page's place as well, “not found” and all.
        form = {"url": address, "skip_first_archive": "1", "if_not_archived_within": "24h"}
        answer = client.post(
            f"{self.base}/save", form, headers=self._sent(), accept="application/json", pace=self.saves_apart
        )
        said = self._said(answer)
        identity = text_in(said, "job_id")
        if _JOB.fullmatch(identity):
            return Job(identity)
        if _IS_THERE.search(text_in(said, "message")) or _code(said) == _TODAY_ENOUGH:
            return self._todays(address, client, answer)
        raise self._refusal(said, answer)

    def _todays(self, address: str, client: Client, answer: Answer) -> Job:
        """The copy that it has taken lately, where it takes none anew."""
        copy, _ = self._captured(address, client)
        if copy is None or answer.fetched_at - copy.taken_at > _LATELY:
            raise Unreachable("service", "The Internet Archive takes no other copy today, and names none of today yet.")
        return Job(identity="", copy=copy)

    def look_after(self, job: str, address: str, client: Client) -> Job:
        """How a capture goes; raises :class:`FetchError`, with the code ``service`` when the archive says it failed.

        With any other code nothing is known of the capture: it may go on, or be done.
        """
        if not _JOB.fullmatch(job):
            raise Unreachable("service", "This capture has no number that can be asked for.", is_final=True)
        address_of_job = f"{self.base}/save/status/{job}"
        answer = client.get(address_of_job, headers=self._sent(), accept="application/json", pace=self.pace)
        if answer.status == HTTPStatus.NOT_FOUND:
            raise Unreachable("service", "The Internet Archive does not know of this capture any more.")
        said = self._said(answer)
        if text_in(said, "status").lower() == "pending":
            return Job(job)
        if said.get("status") == "success":
            return Job(job, self._taken(said, address, answer))
        if _code(said) == _TODAY_ENOUGH:
            return self._todays(address, client, answer)
        raise self._refusal(said, answer)

    def _taken(self, said: dict[str, Any], address: str, answer: Answer) -> FoundCopy:
        """The copy that a capture ended in, at the address at which the archive came to it."""
        status = str(said.get("http_status", ""))
        if status.isdecimal() and int(status) >= HTTPStatus.BAD_REQUEST:
            sentence = f"The Internet Archive came to a page with status {status[:3]}: that is no copy of this one."
            raise Unreachable("service", sentence)
        came_to = text_in(said, "original_url")
        if came_to and (
            leads_home(address, came_to) or leads_to_wall(address, came_to) or not is_one_site(address, came_to)
        ):
            sentence = (
                "The Internet Archive was led to another page (the front page or a login): that is no copy of this one."
            )
            raise Unreachable("service", sentence)
        copy = self._copy(text_in(said, "timestamp"), address, came_to=came_to)
        if copy is None:
            raise self.misread(answer)
        return copy

    def _sent(self) -> dict[str, str]:
        return {"Authorization": f"LOW {self._key}:{self._secret}"}

    def _said(self, answer: Answer) -> dict[str, Any]:
        if answer.status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
            raise Unreachable(
                "busy", self.complaint(answer), seconds=asked_rest(answer.headers, answer.fetched_at) or _SOON
            )
        if not answer.is_ok:
            raise Unreachable("status", self.complaint(answer), is_final=answer.status in (401, 403))
        said = self.told(answer)
        if not isinstance(said, dict):
            raise self.misread(answer)
        return said

    def _refusal(self, said: dict[str, Any], answer: Answer) -> Unreachable:
        code = _code(said)
        if code in _NOT_NOW:
            return Unreachable("busy", f"The Internet Archive {_REFUSED[code]}.", seconds=_SOON)
        if code in _REFUSED:
            return Unreachable("service", f"The Internet Archive {_REFUSED[code]}.", is_final=code in _FINAL)
        message = words_of(text_in(said, "message"), longest=200).rstrip(".")
        if TOO_OFTEN.search(message):
            return Unreachable("busy", f"The Internet Archive has no room for us now: “{message}”.", seconds=_SOON)
        if message:
            return Unreachable("service", f"The Internet Archive took no copy: “{message}”.")
        if said.get("status") == "error":
            return Unreachable("service", "The Internet Archive took no copy, and does not say why.")
        return self.misread(answer)

    def _copy(self, stamp: str, address: str, *, came_to: str = "") -> FoundCopy | None:
        taken_at = _moment(stamp)
        at = came_to if askable(came_to) else address
        return FoundCopy(address, f"{self.base}/web/{stamp}/{at}", taken_at) if taken_at else None


def _code(said: dict[str, Any]) -> str:
    return text_in(said, "status_ext").removeprefix("error:")


def _moment(stamp: str) -> datetime | None:
    if not _STAMP.fullmatch(stamp):
        return None
    return moment(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}Z")
