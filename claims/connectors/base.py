"""What every connector is: a name and one generator of frozen values.

A connector knows no model, no database and no setting: the question comes in, requests made and reports found go out.
The base owns HTTP (:class:`claims.connectors.http.Client` is handed in), so that no connector can reach what the client
refuses. ``docs/connectors.md`` walks through adding one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import ClassVar

from claims.connectors.http import Client


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed, and what its server told us last time, so that it can answer "nothing new"."""

    address: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What the desk wants to know. A connector uses the fields that its service understands and leaves the rest.

    ``text`` is the claim in our words, ``names`` who and what it is about in any spelling, ``since`` and ``until``
    the days (both included) in which reports are wanted, ``languages`` two-letter codes, ``feeds`` the feeds that
    are watched.
    """

    text: str
    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    languages: tuple[str, ...] = ()
    feeds: tuple[Watched, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that was made, for the search log: also the one that found nothing, and the one that failed.

    ``status`` is the HTTP status (``None``: no answer), ``count`` how many reports it gave, ``error`` a sentence
    or empty, ``is_unchanged`` that the server said "nothing new" (what was kept before still holds), ``title``
    what the feed or service calls itself, ``note`` a sentence on an answer that was used in part ("only the first
    500 entries").
    """

    address: str
    status: int | None = None
    etag: str = ""
    last_modified: str = ""
    count: int = 0
    error: str = ""
    is_unchanged: bool = False
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One report that a service pointed to; its page has not been fetched.

    ``title`` and ``summary`` are plain text without markup or control characters, ``published_at`` is aware and
    never in the future (``None``: not known), ``feed`` the address of the feed it came from or empty, ``identity``
    what the service calls it (a guid), stable over time.
    """

    address: str
    title: str
    summary: str = ""
    outlet: str = ""
    published_at: datetime | None = None
    language: str = ""
    feed: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class FoundCheck:
    """A check that somebody else made, as a service or the page itself tells it.

    ``url`` and ``text`` (the claim in their words) are always there, everything else may be empty. Texts are plain,
    ``rating`` is their word, the numbers are theirs too; ``publisher_site`` is the host of ``url`` without "www.",
    whatever the markup says of itself; ``appearances`` are addresses where the claim was made.
    """

    url: str
    text: str
    claimant: str = ""
    claim_date: date | None = None
    appearances: tuple[str, ...] = ()
    publisher_name: str = ""
    publisher_site: str = ""
    title: str = ""
    review_date: date | None = None
    rating: str = ""
    rating_value: float | None = None
    rating_best: float | None = None
    rating_worst: float | None = None
    language: str = ""


class Connector:
    """One place where reporting comes from.

    ``name`` stands in rows and addresses (lower case, no blanks) and never changes; ``label`` is what people read.
    """

    name: ClassVar[str]
    label: ClassVar[str]

    def search(self, question: Question, client: Client) -> Iterator[Asked | Found]:
        """Ask, and give each request made and each report found, as they come.

        One part that fails (one feed of many) gives an :class:`Asked` with an error and the search goes on. A
        service that fails as a whole raises :class:`claims.connectors.http.FetchError`.
        """
        raise NotImplementedError


def load(dotted_paths: Sequence[str]) -> tuple[Connector, ...]:
    """The connectors that a setting names, in its order; ``ValueError`` with a sentence when one cannot be used."""
    connectors: list[Connector] = []
    for path in dotted_paths:
        module_name, _, class_name = path.rpartition(".")
        try:
            kind = getattr(import_module(module_name), class_name)
        except (ImportError, AttributeError, ValueError) as error:
            raise ValueError(f"The connector “{path}” cannot be imported: {error}.") from error
        if not (isinstance(kind, type) and issubclass(kind, Connector)):
            raise ValueError(f"“{path}” is not a connector: it does not derive from claims.connectors.base.Connector.")
        connector = kind()
        if any(other.name == connector.name for other in connectors):
            raise ValueError(f"Two connectors have the name “{connector.name}”.")
        connectors.append(connector)
    return tuple(connectors)
