"""The invented outlets of the demo newswire, the people who speak in their reports, and the shape of a page's record.

Paths are paths on the newswire's server and begin with a slash; times carry the offset of the outlet's own clock.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

PAGES_FOLDER = Path(__file__).parent / "pages"


class Topic(StrEnum):
    """The two stories of the demonstration, and the rest."""

    SOLDIERS = "soldiers"  # statements about North Korean soldiers for Russia, October 2024
    BRIDGE = "bridge"  # wholly invented: the town of Velmouth and its bridge
    OTHER = "other"  # neither of the two


class FeedFormat(StrEnum):
    """How an outlet announces its pages."""

    RSS = "rss"
    ATOM = "atom"
    RDF = "rdf"  # RSS 1.0
    JSON = "json"  # JSON Feed 1.1


class Role(StrEnum):
    """What a page is there to show."""

    REPORT = "report"  # reporting of its own
    AGENCY = "agency"  # the agency text that others copy
    REPRINT = "reprint"  # a copy, word for word
    REWRITE = "rewrite"  # a copy in other words
    DENIAL = "denial"
    INFLATION = "inflation"  # a retelling that is stronger than its source
    CORRECTION = "correction"
    SPELLING = "spelling"  # a name spelled otherwise than elsewhere
    FIGURE = "figure"  # a figure that differs from the other reports
    ARITHMETIC = "arithmetic"  # figures that cannot all be right
    EDITED = "edited"  # changed after publication
    UNRELATED = "unrelated"  # shares words with a story and has nothing to do with it
    UKRAINIAN = "ukrainian"
    JOURNEY = "journey"  # the report that a newcomer reads in first


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: a folder under ``pages/``, a home page and one feed.

    ``interest`` is the stake that the desk would declare for it; ``charset`` is that of its pages and
    ``feed_charset`` that of its feed.
    """

    name: str
    slug: str
    kind: str
    language: str
    feed_format: FeedFormat
    feed_name: str
    interest: str
    charset: str = "utf-8"
    feed_charset: str = "utf-8"

    @property
    def home_path(self) -> str:
        return f"/{self.slug}/"

    @property
    def feed_path(self) -> str:
        return f"/{self.slug}/{self.feed_name}"

    @property
    def style_path(self) -> str:
        return f"/{self.slug}/style.css"


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a page: when the outlet put it there, its text, and sentences that a check would cite from it."""

    number: int
    edited_at: datetime
    file: Path
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One report. ``copies`` is the path of the agency text that it goes back to, or empty.

    ``editions`` holds one edition, or two when the page is edited after publication; the clock of the newswire says
    which of them is served. ``note`` says in words what the page is there to show.
    """

    outlet: Outlet
    path: str
    topic: Topic
    title: str
    summary: str
    byline: str
    credit: str
    published: datetime
    roles: tuple[Role, ...]
    note: str
    copies: str
    editions: tuple[Edition, ...]

    def edition(self, number: int) -> Edition:
        """The edition that stands when the clock says ``number``: that one, or the last there is."""
        return self.editions[min(number, len(self.editions)) - 1]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in the reports, with all spellings that occur; the first is the one that the desk uses."""

    spellings: tuple[str, ...]
    role: str
    interest: str
    is_invented: bool

    @property
    def name(self) -> str:
        return self.spellings[0]


NORTHWIRE = Outlet(
    name="Northwire",
    slug="northwire",
    kind="news agency",
    language="en",
    feed_format=FeedFormat.RSS,
    feed_name="feed.xml",
    interest="Sells its texts to the papers that print them; owned by its subscribers.",
)
DAILY_LEDGER = Outlet(
    name="The Daily Ledger",
    slug="daily-ledger",
    kind="national newspaper",
    language="en",
    feed_format=FeedFormat.ATOM,
    feed_name="atom.xml",
    interest="Privately owned; no stake in either story is known.",
)
HARBOUR_POST = Outlet(
    name="Harbour Post",
    slug="harbour-post",
    kind="regional newspaper",
    language="en",
    feed_format=FeedFormat.RSS,
    feed_name="rss.xml",
    interest="Owned by a haulage firm whose lorries used the Chandler Bridge.",
    charset="windows-1252",
    feed_charset="windows-1252",
)
EASTERN_COURIER = Outlet(
    name="Eastern Courier",
    slug="eastern-courier",
    kind="tabloid newspaper",
    language="en",
    feed_format=FeedFormat.RDF,
    feed_name="index.rdf",
    interest="Lives on street sales; its publisher sits in the opposition party.",
)
VELMOUTH_GAZETTE = Outlet(
    name="Velmouth Gazette",
    slug="velmouth-gazette",
    kind="local newspaper",
    language="en",
    feed_format=FeedFormat.JSON,
    feed_name="feed.json",
    interest="Owned by the town of Velmouth, which is a party to the dispute about the bridge.",
)
NADRICHNYI_VISNYK = Outlet(
    name="Надрічний вісник",
    slug="nadrichnyi-visnyk",
    kind="regional newspaper",
    language="uk",
    feed_format=FeedFormat.RSS,
    feed_name="rss.xml",
    interest="Appears in Ukraine, a party to the war that it reports about.",
    charset="windows-1251",
)

OUTLETS = (NORTHWIRE, DAILY_LEDGER, HARBOUR_POST, EASTERN_COURIER, VELMOUTH_GAZETTE, NADRICHNYI_VISNYK)

PEOPLE = (
    Person(
        ("Volodymyr Zelensky", "Zelensky", "Volodymyr Zelenskyy", "Zelenskyy", "Володимир Зеленський", "Зеленський"),
        "president of Ukraine",
        "A party to the war.",
        is_invented=False,
    ),
    Person(
        ("Kim Yong-hyun", "Kim Young-hyun", "Кім Йонхьон"),
        "defence minister of South Korea",
        "Its government is an opponent of North Korea.",
        is_invented=False,
    ),
    Person(
        ("Dmitry Peskov", "Peskov", "Дмитро Пєсков", "Пєсков"),
        "spokesman of the Kremlin",
        "Speaks for a party to the war.",
        is_invented=False,
    ),
    Person(
        ("Ingrid Solvane", "Solvane"),
        "mayor of Velmouth",
        "The town wants the ministry to pay for the repair.",
        is_invented=True,
    ),
    Person(
        ("Kazimir Vendelin", "Vendelin", "Casimir Wendelin", "Wendelin"),
        "minister of public works",
        "The ministry answers for the bridge.",
        is_invented=True,
    ),
    Person(
        ("Petra Lindqvar", "Lindqvar"),
        "spokeswoman of the Ministry of Public Works",
        "Speaks for the ministry.",
        is_invented=True,
    ),
    Person(
        ("Tomas Berrigrove", "Berrigrove"),
        "bridge engineer",
        "Was paid by the ministry for the inspection.",
        is_invented=True,
    ),
    Person(("Wilma Oakhurn", "Oakhurn"), "collector of tin soldiers", "Lends the exhibits.", is_invented=True),
)
