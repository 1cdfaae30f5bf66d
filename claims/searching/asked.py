"""What people type into the search box: words, "phrases", -without, and filters such as ``speaker:`` or ``before:``.

Or the address of a page, to see what is known of it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import TextChoices

from claims.choices import Stage, Verdict
from claims.connectors.addresses import askable

LONGEST = 300
FILTERS = ("speaker", "outlet", "verdict", "stage", "language", "before", "after")

_FILTER = re.compile(
    rf"(?<!\S)(?P<no>-)?(?P<name>{'|'.join(FILTERS)}):"
    r'(?:["“”„«](?P<quoted>[^"“”„«»]*)["“”»]?|(?P<value>[^\s"“”„«»]*))',
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+/\S*", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: ``words`` as they were typed without the filters; several values of a filter mean any of them.

    ``after`` is the first day that counts, ``before`` the first that does not. ``notes`` are sentences about what made
    no sense; such a filter filters nothing. ``address`` is the canonical one of a page, where nothing else was typed.
    """

    typed: str
    words: str = ""
    address: str = ""
    speaker: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    before: date | None = None
    after: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def filters(self) -> frozenset[str]:
        """The names of the filters that hold something."""
        return frozenset(name for name in FILTERS if getattr(self, name))

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.address or self.filters)

    def instead(self, word: str, other: str) -> "Asked":
        """The same question with ``other`` in the place of ``word``."""
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        return replace(self, typed=whole.sub(other, self.typed), words=whole.sub(other, self.words))


def understand(typed: str) -> Asked:
    """Read what was typed. Nothing is refused: what makes no sense as a filter is told in a sentence."""
    typed = typed.replace("\0", " ").strip()[:LONGEST]
    given: dict[str, list[str]] = {name: [] for name in FILTERS}
    days: dict[str, date | None] = {"before": None, "after": None}
    notes: list[str] = []
    for found in _FILTER.finditer(typed):
        name, value = found["name"].lower(), (found["quoted"] or found["value"] or "").strip()
        if found["no"]:
            notes.append(f"“{found[0]}” is not understood: a minus leaves out words, not what a filter names.")
        elif not value:
            notes.append(f"Something is missing after “{name}:”.")
        elif name in days:
            days[name] = _first_day(value)
            if days[name] is None:
                notes.append(f"“{value}” is no date. Write it as 2026, 2026-11 or 2026-11-03.")
        elif name in ("verdict", "stage"):
            _choose(Verdict if name == "verdict" else Stage, name, value, given[name], notes)
        elif name == "language" and not _LANGUAGE.fullmatch(value.lower()):
            notes.append(f"“{value}” is no language. Write its short form, such as en or uk.")
        else:
            given[name].append(value.lower() if name == "language" else value)
    kept = {name: tuple(values) for name, values in given.items() if name not in days}
    words = " ".join(_FILTER.sub(" ", typed).split())
    address = askable(words if "://" in words else f"https://{words}", str) if _ADDRESS.fullmatch(words) else ""
    return Asked(typed, "" if address else words, address, **kept, **days, notes=tuple(notes))  # type: ignore[arg-type]


def _choose(choices: type[TextChoices], name: str, value: str, given: list[str], notes: list[str]) -> None:
    """Take ``value`` as one of ``choices``, by its value or its label."""
    folded = re.sub(r"[\s-]+", "_", value.casefold())
    if folded in choices.values:
        given.append(folded)
    else:
        known = ", ".join(str(label).lower() for label in choices.labels)
        notes.append(f"“{value}” is no {name}. There are: {known}.")


def _first_day(value: str) -> date | None:
    """The day with which the year, month or day begins; ``None`` when it is none."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
