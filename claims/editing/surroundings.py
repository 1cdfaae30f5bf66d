"""The sentence around words that say little by themselves: who called whose account “a fairy tale”."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Value
from django.db.models.functions import Greatest, Substr

from claims.models import Passage
from claims.reading.sentences import Span, paragraphs, sentences

AROUND = 400
"""Characters on either side of a passage in which the ends of its sentence are looked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands in the same sentence before and behind the words of a passage; cut where it is very long."""

    before: str
    after: str


def sentences_around(passages: Iterable[Passage]) -> dict[int, Surroundings]:
    """What stands around each passage, by its key, for those that are less than a sentence; one query for all."""
    near = Substr(
        "snapshot__text", Greatest(F("start") - AROUND, Value(0)) + 1, F("end") - F("start") + Value(2 * AROUND)
    )
    rows = Passage.objects.filter(pk__in={passage.pk for passage in passages}).order_by()
    shown = rows.annotate(near=near).values_list("pk", "start", "end", "snapshot__report__language", "near")
    found = {}
    for pk, start, end, language, text in shown:
        first = min(start, AROUND)
        around = _around(text, Span(first, first + end - start), language)
        if any(map(str.isalnum, around.before + around.after)):
            found[pk] = around
    return found


def surroundings_of(passage: Passage) -> Surroundings | None:
    """What stands around a passage whose snapshot is at hand with its text; nothing around a whole sentence."""
    first = max(0, passage.start - AROUND)
    text = passage.snapshot.text[first : passage.end + AROUND]
    around = _around(text, Span(passage.start - first, passage.end - first), passage.snapshot.report.language)
    return around if any(map(str.isalnum, around.before + around.after)) else None


def _around(text: str, words: Span, language: str) -> Surroundings:
    """What stands around ``words`` in the sentences that hold them."""
    whole = [
        sentence
        for paragraph in paragraphs(text)
        if paragraph.start < words.end and words.start < paragraph.end
        for sentence in sentences(text, paragraph, language=language)
        if sentence.start < words.end and words.start < sentence.end
    ]
    start = min([words.start, *(sentence.start for sentence in whole)])
    end = max([words.end, *(sentence.end for sentence in whole)])
    is_cut = (start == 0 and words.start == AROUND, end == len(text) and end - words.end == AROUND)
    before, after = text[start : words.start].lstrip(), text[words.end : end].rstrip()
    return Surroundings(f"… {before}" if is_cut[0] else before, f"{after} …" if is_cut[1] else after)
