"""Whether the words that a claim stands on are still on the page: pure functions on two texts."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from claims.choices import SourceState
from claims.reading.sentences import paragraphs, sentences

ALIKE = 60.0
"""From this likeness on (0 to 100) a sentence of the new page counts as the old one reworded."""
_NEIGHBOUR = 24
_SHORTEST_NEIGHBOUR = 8
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Standing:
    """How cited words stand on a page now. ``state`` is ``None`` where they stand as they did; ``closest`` are the
    words of the page that are most like them, where they do not."""

    state: SourceState | None
    closest: str = ""


def normalised(text: str) -> str:
    """Text without what a web page changes for reasons of its own: kinds of blanks, dashes and quotation marks."""
    return _BLANK.sub(" ", unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)).strip()


class Page:
    """The text of a page, made ready once to be asked about many passages."""

    def __init__(self, text: str) -> None:
        self._text = normalised(text)
        self._sentences = [text[s.start : s.end] for p in paragraphs(text) for s in sentences(text, p)]
        self._normal = [normalised(sentence) for sentence in self._sentences]

    def standing(self, before: str, start: int, end: int) -> Standing:
        """How the words ``before[start:end]`` stand here.

        The whole sentence around them counts: “it is not true that” before them changes them. Words that stand here
        with other words on both sides are not taken for the same place.
        """
        left, right = _sentence_around(before, start, end)
        whole = normalised(before[left:right])
        places = _places(whole, self._text)
        if not places:
            closest, likeness = self._most_like(whole)
            return Standing(SourceState.CHANGED, closest) if likeness >= ALIKE else Standing(SourceState.VANISHED)
        above = normalised(before[max(0, left - 4 * _NEIGHBOUR) : left])[-_NEIGHBOUR:]
        below = normalised(before[right : right + 4 * _NEIGHBOUR])[:_NEIGHBOUR]
        if any(self._has_beside(at, at + len(whole), above, below) for at in places):
            return Standing(None)
        return Standing(SourceState.ELSEWHERE, self._around(places[0], places[0] + len(whole)))

    def _has_beside(self, start: int, end: int, above: str, below: str) -> bool:
        """Whether one of the two neighbours is still there; a text's beginning or end is a neighbour too."""
        before, after = self._text[:start].rstrip(), self._text[end:].lstrip()
        is_after = before.endswith(above) if len(above) >= _SHORTEST_NEIGHBOUR else not before
        is_before = after.startswith(below) if len(below) >= _SHORTEST_NEIGHBOUR else not after
        return is_after or is_before

    def _most_like(self, words: str) -> tuple[str, float]:
        best = process.extractOne(words, self._normal, scorer=fuzz.ratio)
        return (self._sentences[best[2]], best[1]) if best else ("", 0.0)

    def _around(self, start: int, end: int) -> str:
        return self._text[max(0, start - 2 * _NEIGHBOUR) : end + 2 * _NEIGHBOUR]


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that the words between two offsets touch."""
    left, right = start, end
    for paragraph in paragraphs(text):
        if paragraph.end <= start or paragraph.start >= end:
            continue
        for sentence in sentences(text, paragraph):
            if sentence.end > start and sentence.start < end:
                left, right = min(left, sentence.start), max(right, sentence.end)
    return left, right


def _places(words: str, text: str) -> list[int]:
    """Where ``words`` stand in ``text``, not as a part of longer words or figures."""
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (_joins(text[at - 1 : at], words[:1]) or _joins(words[-1:], text[end : end + 1])):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _joins(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()
