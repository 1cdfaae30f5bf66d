"""What a fetched or uploaded page says: its text, title, outlet, author and date. Hostile pages are read in a child."""

import json
from dataclasses import dataclass
from datetime import datetime

from claims.connectors.child import Child, ChildDied
from claims.connectors.claimreview import FoundCheck

CHILD_SECONDS = 10
"""Seconds of processor time that the reading of one page may take."""
CHILD_BYTES = 2**30
"""Bytes of address space that the child which reads pages may have."""

NOT_THERE = "Its server leads to the front page of the site, or of a section: the page itself is not there any more."


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: plain text, one paragraph a line, no control characters, without the headline above it.

    ``published_at`` is aware (midnight UTC where the page names a day alone) or ``None``, ``language`` a
    two-letter code as the page declares it or empty, ``canonical`` the one address it is known by: its own, or
    what it names itself when that is on the same site; empty when it has no address. ``links`` are the pages to which
    its paragraphs lead, ``checks`` what its own markup says of claims that were checked on it, ``note`` what of it
    could not be read, in a sentence, or empty.
    """

    title: str
    text: str
    outlet: str
    author: str
    published_at: datetime | None
    language: str
    canonical: str
    links: tuple[str, ...] = ()
    checks: tuple[FoundCheck, ...] = ()
    note: str = ""

    @property
    def whole(self) -> str:
        """The headline, then the text: what is read and kept. A text that begins with its headline stays as it is."""
        first = self.text.partition("\n")[0]
        if not self.title or " ".join(first.split()).casefold().startswith(" ".join(self.title.split()).casefold()):
            return self.text
        return f"{self.title}\n{self.text}"


class PageError(Exception):
    """A page that cannot be read; ``sentence`` (and ``str()``) says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_page_in_child(body: bytes, *, content_type: str = "", charset: str = "", address: str = "") -> Page:
    """The page in ``body``, read in a child process: 10 s of CPU, 1 GiB of address space, none of our environment.

    ``content_type`` and ``charset`` are what the server or the upload said, ``address`` where it came from, or empty.
    Raises :class:`PageError` for what is empty, too large, or no text. A page that breaks the limits costs the child
    alone: it ends in a :class:`PageError` too, and the next page gets a new child.
    """
    told = {"content_type": content_type, "charset": charset, "address": address}
    try:
        answer = json.loads(_CHILD.ask(json.dumps(told).encode(), body))
    except ChildDied as error:
        raise PageError("This page is built in a way that takes too much time or memory to read.") from error
    if "error" in answer:
        raise PageError(str(answer["error"]))
    published_at = datetime.fromisoformat(answer["published_at"]) if answer["published_at"] else None
    checks = tuple(FoundCheck.from_json(told) for told in answer["checks"])
    return Page(**{**answer, "published_at": published_at, "links": tuple(answer["links"]), "checks": checks})


_CHILD = Child("claims.connectors.extraction", cpu_seconds=CHILD_SECONDS, address_space=CHILD_BYTES)
