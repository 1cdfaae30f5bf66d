"""Whether the words that a claim stands on are still on the page: pure functions on two texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from claims.choices import SourceState
from claims.connectors.corrections import speaks_of_itself
from claims.connectors.walls import asks_to_read_on
from claims.matching import share_of
from claims.reading.sentences import paragraphs, sentences
from claims.watching.remarks import denies_what_is_beside, says_otherwise, updates
from claims.watching.typesetting import BLANK, BLANK_BESIDE, DIRECTIONS, bare, normalised

ALIKE = 60.0
"""From this likeness on (0 to 100) a sentence of the new page counts as the old one reworded."""
MOST_OF_IT = 0.5
"""A page that shows less than this share of its other sentences cannot be said to have taken one of them down."""
SOME_OF_IT = 0.25
"""A page that shows less than this share of them is another page, and what is like the cited words there is not they:
an article that was taken down often leads to the front page, where other news begin in the same way."""
BESIDE = 3
"""Sentences before and behind the cited one of which one that is new may deny it."""
SPEAKS_OF_IT = 0.5
"""From this share of the cited sentence's words on one that is new may deny it wherever it stands."""
FEWEST_CUT = 2
"""From so many sentences on that are missing at its end, all together, a page breaks off: a wall that does not say so
may stand there, and nobody can say that one of them was taken down."""
SAME = 85.0
"""From this likeness on a remark is one that stood there before, with a word or a sign of it changed."""
_MOST_REMARKS = 3
_NEIGHBOUR = 24
_SHORTEST_NEIGHBOUR = 8
_LATER = "".join(bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xC0))
_SLIP = re.compile(f"\ufffd|[ÂÃâðÐÑ][{re.escape(_LATER)}]")
"""What a letter becomes that is read in another encoding than it was written in: “Ã©”, “â€œ”, a black diamond."""
_BEYOND_ASCII = re.compile(r"[^\w\s.,;:!?]|[^\x00-\x7f]")
_FEWEST_LETTERS_LEFT = 0.7
_CUT_SHORT = re.compile(r"\W*(?:…|\.{3})\W*$")
_SHORTEST_CUT = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """How cited words stand on a page now. ``state`` is ``None`` where they stand as they did; ``closest`` are the
    words of the page that are most like them, where they do not, or the remark that has come to stand there."""

    state: SourceState | None
    closest: str = ""


class Page:
    """The text of a page, made ready once to be asked about many passages."""

    def __init__(self, text: str) -> None:
        text = text.translate(DIRECTIONS)
        self._spans = [span for paragraph in paragraphs(text) for span in sentences(text, paragraph)]
        self._sentences = [text[span.start : span.end] for span in self._spans]
        self._normal = [normalised(sentence) for sentence in self._sentences]
        self._bare = [bare(sentence) for sentence in self._sentences]
        self._starts: set[int] = set()
        self._ends: set[int] = set()
        self._places_of: list[tuple[int, int]] = []
        written, last = "", 0
        for span, sentence in zip(self._spans, self._bare, strict=True):
            is_apart = written and text[last : span.start].isspace()
            if is_apart and not BLANK_BESIDE.search(f"{written[-1]} {sentence[:1]}"):
                written += " "
            self._starts.add(len(written))
            written, last = written + sentence, span.end
            self._ends.add(len(written))
            self._places_of.append((len(written) - len(sentence), len(written)))
        self._text = written

    def standing(self, before: str, start: int, end: int) -> Standing:
        """How the words ``before[start:end]`` stand here.

        The whole sentence around them counts: “it is not true that” before them changes them, and so does a question
        mark behind them. Words that stand here with other words on both sides are not taken for the same place. And
        a page can take back what it says without changing a word of it: by a remark that is new.
        """
        old = _page(before)
        left, right = old._around_words(*(len(before[:at].translate(DIRECTIONS)) for at in (start, end)))
        whole, as_written = old._bare_between(left, right) or bare(before[start:end]), old._sentences[left:right]
        above, below = old._bare_between(0, left)[-_NEIGHBOUR:], old._bare_between(right, None)[:_NEIGHBOUR]
        places = self._places(whole, above, below)
        if not places:
            is_slip = any(_differs_by_encoding(" ".join(as_written), sentence) for sentence in self._sentences)
            return Standing(None) if is_slip else self._without(whole, old)
        if remarks := self._new_remarks(places, len(whole), old):
            return Standing(SourceState.REMARKED, " … ".join(remarks))
        if any(self._has_beside(at, at + len(whole), above, below) for at in places):
            return Standing(None)
        return Standing(SourceState.ELSEWHERE, self._around(places[0], places[0] + len(whole)))

    def _around_words(self, start: int, end: int) -> tuple[int, int]:
        """Which sentences the words between two offsets touch: from the one, and up to but without the other."""
        touched = [at for at, span in enumerate(self._spans) if span.end > start and span.start < end]
        return (touched[0], touched[-1] + 1) if touched else (0, 0)

    def _bare_between(self, left: int, right: int | None) -> str:
        """The sentences from ``left`` up to but without ``right``, as texts are compared."""
        places = self._places_of[left:right]
        return self._text[places[0][0] : places[-1][1]] if places else ""

    def _places(self, whole: str, above: str, below: str) -> list[int]:
        """Where the sentence stands as it did, with nothing put before or behind it.

        Its borders are those of sentences here too, or what stood beside it still does: the same words in other
        paragraphs may be parted elsewhere.
        """
        found = []
        at = self._text.find(whole) if whole else -1
        while at >= 0:
            end = at + len(whole)
            begins = at in self._starts or (bool(above) and self._text[:at].rstrip().endswith(above))
            stops = end in self._ends or (bool(below) and self._text[end:].lstrip().startswith(below))
            if begins and stops:
                found.append(at)
            at = self._text.find(whole, at + 1)
        return found

    def _without(self, whole: str, old: "Page") -> Standing:
        """What became of a sentence that does not stand here; ``old`` is the page on which it did."""
        here, there = set(self._bare), set(old._bare)
        # What stood there beside it is not what became of it.
        others = {at: sentence for at, sentence in enumerate(self._bare) if sentence not in there}
        rest = {sentence for sentence in there if sentence not in whole}
        shown = len(rest & here) / len(rest) if rest else 0.0
        longer = [at for at, sentence in others.items() if whole in sentence]
        # Of a page that said nothing else, the words alone show whether it is still the same.
        least = ALIKE if rest else SAME
        alike = process.extractOne(whole, others, scorer=fuzz.ratio, score_cutoff=least)
        if self._breaks_off(whole, old, others, is_reworded=alike is not None):
            return Standing(SourceState.UNSEEN)
        if (longer or alike is not None) and (shown >= SOME_OF_IT or not rest):
            return Standing(SourceState.CHANGED, self._sentences[alike[2] if alike and not longer else longer[0]])
        return Standing(SourceState.VANISHED if shown >= MOST_OF_IT else SourceState.UNSEEN)

    def _breaks_off(self, whole: str, old: "Page", new: Mapping[int, str], *, is_reworded: bool) -> bool:
        """Whether the page ends before a sentence that stood there, or within it, and hardly says anything instead."""
        here = set(self._bare)
        last = max((at for at, sentence in enumerate(old._bare) if sentence in here), default=-1)
        missing = old._bare[last + 1 :]
        if last < 0 or not any(sentence in whole or whole in sentence for sentence in missing):
            return False
        if any(
            len(begun := _CUT_SHORT.sub("", sentence)) >= _SHORTEST_CUT and whole.startswith(begun)
            for sentence in new.values()
            if _CUT_SHORT.search(sentence)
        ):
            return True
        instead = sum(map(len, new.values()))
        if is_reworded or 2 * instead > sum(map(len, missing)):
            return False
        return len(missing) >= FEWEST_CUT or asks_to_read_on("\n".join(self._sentences))

    def _new_remarks(self, places: Sequence[int], length: int, old: "Page") -> list[str]:
        """What this page has come to say of itself, or against the cited sentence: beside it, or in its own words."""
        cited = {
            number
            for number, (start, end) in enumerate(self._places_of)
            if any(start < at + length and end > at for at in places)
        }
        said = " ".join(self._normal[number] for number in sorted(cited))
        beside = {number + step for number in cited for step in range(-BESIDE, BESIDE + 1)} - cited
        new = [
            (number, sentence)
            for number, sentence in enumerate(self._normal)
            if number not in cited and self._bare[number] not in old._text
        ]
        denials = [
            number
            for number, sentence in new
            if speaks_of_itself(sentence)
            or (denies_what_is_beside(sentence) and (number in beside or share_of(said, sentence) >= SPEAKS_OF_IT))
        ]
        others = [
            number
            for number, sentence in new
            if number not in denials
            and ((number in beside and says_otherwise(said, sentence)) or updates(said, sentence))
        ]
        if not denials and not others:
            return []
        denied = [one for one in old._normal if speaks_of_itself(one) or denies_what_is_beside(one)]
        # A neighbour that was reworded is no remark, whatever its figures are now.
        neighbours = [one for one in old._normal if one not in said]
        fresh = [at for at in denials if not self._was_among(denied, at, SAME)]
        fresh += [at for at in others if not self._was_among(neighbours, at, ALIKE)]
        return [self._sentences[at] for at in sorted(fresh)[:_MOST_REMARKS]]

    def _was_among(self, old: Sequence[str], at: int, least: float) -> bool:
        return process.extractOne(self._normal[at], old, scorer=fuzz.ratio, score_cutoff=least) is not None

    def _has_beside(self, start: int, end: int, above: str, below: str) -> bool:
        """Whether one of the two neighbours is still there; a text's beginning or end is a neighbour too."""
        before, after = self._text[:start].rstrip(), self._text[end:].lstrip()
        is_after = before.endswith(above) if len(above) >= _SHORTEST_NEIGHBOUR else not before
        is_before = after.startswith(below) if len(below) >= _SHORTEST_NEIGHBOUR else not after
        return is_after or is_before

    def _around(self, start: int, end: int) -> str:
        """The sentences around a place, as they are written."""
        near = (
            sentence
            for sentence, (begins, ends) in zip(self._sentences, self._places_of, strict=True)
            if begins < end + _NEIGHBOUR and ends > start - _NEIGHBOUR
        )
        return " ".join(near)


@lru_cache(maxsize=4)
def _page(text: str) -> Page:
    """A page as it was read, which is asked for once for each passage of it."""
    return Page(text)


def _differs_by_encoding(one: str, other: str) -> bool:
    """Whether two sentences are one that was spoilt on its way by a wrong encoding: all that is ASCII is the same."""
    if not (_SLIP.search(one) or _SLIP.search(other)):
        return False
    left, right = (BLANK.sub(" ", _BEYOND_ASCII.sub("", text)).strip() for text in (one, other))
    return left == right and len(left) >= _FEWEST_LETTERS_LEFT * min(len(one), len(other))
