"""What every connector is: a name and one generator of frozen values.

A connector knows no model, no database and no setting: the question comes in, requests made and reports found go out.
The base owns HTTP (:class:`claims.connectors.http.Client` is handed in), so that no connector can reach what the client
refuses. ``docs/connectors.md`` walks through adding one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import Any, ClassVar

from claims.connectors.claimreview import FoundCheck
from claims.connectors.http import Answer, Client
from claims.connectors.page import Page

__all__ = [
    "Asked",
    "Connector",
    "Found",
    "FoundCheck",
    "FoundCopy",
    "FoundName",
    "Given",
    "Question",
    "Watched",
    "load",
]


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
    the days (both included) in which reports are wanted, for services that choose by days, ``feeds`` the feeds that are
    watched, ``addresses`` the pages that the claim's own reports cite, ``pages`` those that stand beside the claim
    themselves.
    """

    text: str
    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    feeds: tuple[Watched, ...] = ()
    addresses: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that was made, for the search log: also the one that found nothing, and the one that failed.

    ``status`` is the HTTP status (``None``: no answer), ``count`` how many reports it gave, ``error`` a sentence
    or empty, ``is_unchanged`` that the server said "nothing new" (what was kept before still holds), ``title``
    what the feed or service calls itself, ``note`` a sentence on an answer that was used in part ("only the first
    500 entries"), ``leads_to`` the address that answered, where that is not the one which was asked, ``wait`` the
    seconds after which a server may be asked that was not asked now: others ask it, or it wants rest. ``is_answer``
    tells of an ``error`` that it came with a whole answer, which lacks something: asking again may bring no more.
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
    leads_to: str = ""
    wait: float = 0.0
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One report that a service pointed to.

    ``title`` and ``summary`` are plain text without markup or control characters, ``published_at`` and ``updated_at``
    (when it was edited last) are aware and never in the future (``None``: not known), ``feed`` is the address of the
    feed it came from or empty, ``identity`` what the service calls it (a guid), stable over time. ``read`` is its page,
    where the connector has fetched and read it, so that nobody has to ask for it again.
    """

    address: str
    title: str
    summary: str = ""
    outlet: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    language: str = ""
    feed: str = ""
    identity: str = ""
    read: tuple[Answer, Page] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FoundName:
    """Who or what a name of the question may mean, as a service of names knows it: a suggestion, and nothing more.

    ``asked`` is the name as it was asked for, ``identity`` what the service calls it, ``spellings`` how it is written,
    in any script, the service's own first.
    """

    asked: str
    identity: str
    address: str
    description: str = ""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A copy of a page that an archive holds: ``address`` is the page, ``permalink`` the copy, ``taken_at`` when."""

    address: str
    permalink: str
    taken_at: datetime


Given = Asked | Found | FoundCheck | FoundName | FoundCopy
"""What a search may give."""


class Connector:
    """One place where reporting comes from.

    ``name`` stands in rows and addresses (lower case, no blanks) and never changes; ``label`` is what people read;
    ``about`` says in a sentence or two what is asked there, and what of the claim leaves the house. ``home`` is the
    address of the service, which ``base`` replaces. What a connector needs beyond that (a key) it takes by name.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    about: ClassVar[str] = ""
    home: ClassVar[str] = ""
    is_on_by_default: ClassVar[bool] = True
    """Whether it is asked before anybody has switched it on. Not where the words of a claim go to strangers."""
    seeks_reporting: ClassVar[bool] = True
    """Whether a search that finds nothing here says something of the claim. Not where names or copies are looked up."""
    idle: ClassVar[str] = "There was nothing to ask here: the claim holds no question for it."
    """What is said when a search asked nothing at all."""
    sample: ClassVar[Question] = Question(text="The Moon landing of 1969", names=("Neil Armstrong",))
    """What is asked when somebody wants to see whether it works."""

    def __init__(self, *, base: str = "") -> None:
        self.base = (base or self.home).rstrip("/")

    def why_not(self) -> str:
        """Why it cannot be asked as it stands (no key, say), in a sentence; empty when it can."""
        return ""

    def search(self, question: Question, client: Client) -> Iterator[Given]:
        """Ask, and give each request made and whatever was found, as they come.

        One part that fails (one feed of many) gives an :class:`Asked` with an error and the search goes on. A
        service that fails as a whole raises :class:`claims.connectors.http.FetchError`.
        """
        raise NotImplementedError


def load(dotted_paths: Sequence[str], options: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Connector, ...]:
    """The connectors that a setting names, in its order; ``ValueError`` with a sentence when one cannot be used.

    ``options`` holds, by the name of the connector, what it is made with.
    """
    connectors: list[Connector] = []
    options = options or {}
    for path in dotted_paths:
        module_name, _, class_name = path.rpartition(".")
        try:
            kind = getattr(import_module(module_name), class_name)
        except (ImportError, AttributeError, ValueError) as error:
            raise ValueError(f"The connector “{path}” cannot be imported: {error}.") from error
        if not (isinstance(kind, type) and issubclass(kind, Connector)):
            raise ValueError(f"“{path}” is not a connector: it does not derive from claims.connectors.base.Connector.")
        try:
            connector = kind(**options.get(kind.name, {}))
        except TypeError:
            taken = ", ".join(f"“{name}”" for name in options.get(kind.name, {}))
            raise ValueError(f"The connector “{kind.name}” does not take the options {taken or 'none'}.") from None
        if any(other.name == connector.name for other in connectors):
            raise ValueError(f"Two connectors have the name “{connector.name}”.")
        connectors.append(connector)
    if unknown := sorted(set(options) - {connector.name for connector in connectors}):
        raise ValueError(f"There are options for “{unknown[0]}”, but no connector has this name.")
    return tuple(connectors)
