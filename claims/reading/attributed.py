"""Who says what in a text, and nothing more: the quotations that have a source, with their offsets."""

from dataclasses import dataclass, replace

from claims.choices import Quotation
from claims.reading.passages import read_sentences


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation or paraphrase: the characters of what is said, of who says it, and how it is given."""

    start: int
    end: int
    source_start: int
    source_end: int
    kind: Quotation


def attributed(text: str) -> list[Quoted]:
    """The attributions of an English text that name a source in some words, in their order.

    Sentences of one quotation, or of one turn in a transcript, that follow each other are one.
    """
    found: list[Quoted] = []
    for sentence, _ in read_sentences(text):
        for item in sentence.attributions:
            if item.source is None:
                continue
            kind = Quotation.INDIRECT
            if item.has_quote:
                kind = Quotation.DIRECT if item.is_all_quoted else Quotation.MIXED
            last = found[-1] if found else None
            if (
                last is not None
                and (last.source_start, last.kind) == (item.source.start, kind)
                and not text[last.end : item.start].strip()
            ):
                found[-1] = replace(last, end=item.end)
                continue
            found.append(Quoted(item.start, item.end, item.source.start, item.source.end, kind))
    return found
