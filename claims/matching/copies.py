"""Is one text a copy of another? Runs of four words that both have, and the credit line of an agency."""

import re
from collections import Counter
from dataclasses import dataclass

from claims.matching.words import folded, words_of

RUN = 4
IS_COPY = 0.25
"""From this share of shared runs on, the shorter text counts as taken from the longer; ``bench/measures/copies.py``
prints what it finds on a development set."""

_CREDIT = re.compile(
    r"\((?P<dateline>[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,2})\)\s*[–—-]"
    r"|^\s*\((?P<alone>[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,2})\)\s*$"
    r"|^\s*(?:text|source)\s*:\s*(?P<line>[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,2})\s*$"
    r"|\bwith (?:material|reporting|text) (?:from|by) (?P<material>[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,2})"
    r"|\b(?:the )?(?:news )?agency (?P<named>[A-Z][\w’'-]{2,30}) reports?\b",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Runs:
    """A text as the set of its runs of :data:`RUN` words."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> "Runs":
        words = [folded(word) for word in words_of(text)]
        return cls(frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)))

    def shared_with(self, other: "Runs") -> float:
        """The share of the shorter text's runs that the other has too, from 0 to 1."""
        shorter = min(len(self.runs), len(other.runs))
        return len(self.runs & other.runs) / shorter if shorter else 0.0


def credited(text: str) -> str:
    """The agency that a text names as where it comes from; empty when it names none."""
    found = _CREDIT.search(text)
    return next((name.strip() for name in found.groups() if name), "") if found else ""


class Copies:
    """Texts that were seen, by their runs: finds those that a new one shares much with, without comparing it to all."""

    def __init__(self, *, share: float = IS_COPY, common: int = 100) -> None:
        """``share`` is what counts as a copy; a run that ``common`` texts have says nothing and is passed over."""
        self._share, self._common = share, common
        self._texts: list[Runs] = []
        self._holding: dict[tuple[str, ...], list[int]] = {}

    def add(self, text: str) -> list[int]:
        """Take ``text`` up as the next number, from 0, and return the numbers of the earlier texts that it copies."""
        new = Runs.of(text)
        meeting: Counter[int] = Counter()
        for run in new.runs:
            holding = self._holding.setdefault(run, [])
            if len(holding) < self._common:
                meeting.update(holding)
                holding.append(len(self._texts))
        found = [
            number
            for number, met in meeting.items()
            # Passed-over runs are not counted here, so the bound is low and the share itself decides.
            if met * 4 >= self._share * min(len(new.runs), len(self._texts[number].runs))
            and self._texts[number].shared_with(new) >= self._share
        ]
        self._texts.append(new)
        return sorted(found)
