"""The Internet Archive: whether it holds a copy of a page beside a claim, and taking one where it may be asked to.

Copies are looked up by its availability service and, where that says no (it often does for a moment), by its index of
captures (CDX).
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from claims.connectors.base import Asked, FoundCopy, Given, Question
from claims.connectors.dates import moment
from claims.connectors.http import Client
from claims.connectors.service import Service, text_in

MOST = 20

_STAMP = re.compile(r"[0-9]{14}")


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
    pace: ClassVar[float] = 10.0
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
        said = self.told(answer)
        if not isinstance(said, dict):
            raise self.misread(answer)
        snapshots = said.get("archived_snapshots")
        closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
        copy = None
        if isinstance(closest, dict) and closest.get("available") is True and closest.get("status") in ("200", 200):
            copy = self._copy(text_in(closest, "timestamp"), address)
        return copy, Asked(answer.asked, status=answer.status, count=int(copy is not None))

    def _captured(self, address: str, client: Client) -> tuple[FoundCopy | None, Asked]:
        params = {"url": address, "output": "json", "fl": "timestamp,original,statuscode", "filter": "statuscode:200"}
        answer = self.ask(client, "/cdx/search/cdx", {**params, "limit": "-1"})
        said = self.told(answer)
        if not isinstance(said, list):
            raise self.misread(answer)
        # The first row names the columns.
        rows = [row for row in said[1:] if isinstance(row, list) and row and isinstance(row[0], str)]
        copy = self._copy(rows[-1][0], address) if rows else None
        return copy, Asked(answer.asked, status=answer.status, count=int(copy is not None))

    def _copy(self, stamp: str, address: str) -> FoundCopy | None:
        taken_at = _moment(stamp)
        return FoundCopy(address, f"{self.base}/web/{stamp}/{address}", taken_at) if taken_at else None


def _moment(stamp: str) -> datetime | None:
    if not _STAMP.fullmatch(stamp):
        return None
    return moment(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}Z")
