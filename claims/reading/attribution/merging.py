"""Several attributions of one sentence that are one: “dismissed the accusations, labelling them …” answers once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.reading.attribution.negation import ANSWERING, leaves_open
from claims.reading.attribution.sentence import Attribution
from claims.reading.attribution.verbs import CLAIM_NOUNS
from claims.reading.sentences import Span
from claims.reading.words import find_words, word_set

_PASSED_ON = word_set("say assert claim admit warn")
_WITHHELD = re.compile(r"(?:not )?to (?:(?:confirm|verify) (?:or|nor) )?", re.IGNORECASE)


def merged(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """“Dismissed the accusations, labelling them …” is one answer, and a label put on it belongs to it.

    What is said in passing, in a relative clause, stays apart from the sentence around it.
    """
    in_passing = [item for item in items if item.antecedent is not None]
    if in_passing:
        around = merged(text, [item for item in items if item.antecedent is None])
        return sorted([*around, *in_passing], key=lambda item: (item.start, -item.end))
    found: list[Attribution] = []
    for item in items:
        last = found[-1] if found else None
        if last is not None and item.end <= last.end and not item.is_all_quoted:
            if _is_withheld(text, last, item):
                found[-1] = item
                continue
            if last.is_negated and leaves_open(last.verb.force) and item.verb.lemma in CLAIM_NOUNS:
                found[-1] = replace(last, segments=item.segments, is_clause=True)
                continue  # “did not confirm reports that …”
            is_told = last.source is not None and last.is_clause and last.verb.force not in ANSWERING
            if is_told and item.source is None and not item.has_quote:
                continue  # “said there was no evidence that …”: it is all hers, and nobody else's
            is_telling = item.verb.force in _PASSED_ON and item.verb.lemma not in CLAIM_NOUNS
            is_denied = is_telling and any(it.verb.force == "deny" and item.end <= it.end for it in found[-2:])
            if item.cue and item.cue.start >= last.start and (item.is_negated or is_denied):
                continue  # “said that he had not said that …”, “denied that he had said that …”
        if last is not None and item.source is not None and item.end == last.end and item.is_clause:
            is_told = _opens_clause(text, item) or (
                item.verb.force in _PASSED_ON and "c" in item.verb.frame and text[item.source.start].isupper()
            )
            is_inner = is_told and item.verb.lemma not in CLAIM_NOUNS and last.is_clause
            between = text[item.source.end : item.cue.start] if item.cue else ""
            is_inner = is_inner and " to " not in between  # “was wrong to say that …”
            if is_inner and 0 <= item.source.start - last.start <= len("that the "):
                found[-1] = replace(item, via=last.source)
                continue
        is_of_others = item.verb.lemma in CLAIM_NOUNS and last is not None and last.verb.force in ANSWERING
        is_clause = is_of_others or _opens_clause(text, item)
        if last is not None and item.end <= last.end and not item.is_all_quoted and not is_clause:
            continue
        if (
            last is not None
            and _announces(text, last)
            and 0 <= item.start - last.end < 40
            and item.source == last.source
        ):
            found.pop()
            last = None
        if (
            last is not None
            and last.verb.force in ("deny", "dismiss", "dispute")
            and item.verb.force in ("label", "say", "dismiss", "criticise")
            and item.cue is not None
            and 0 <= item.cue.start - last.end <= 3
            and item.source == last.source
            and not item.is_clause
        ):
            found[-1] = replace(
                last,
                segments=(Span(last.start, item.end),),
                has_quote=last.has_quote or item.has_quote,
                is_all_quoted=False,
            )
            continue
        found.append(item)
    return found


def _is_withheld(text: str, outer: Attribution, inner: Attribution) -> bool:
    """“Refused to confirm that …”: the first verb only denies the second."""
    if (
        not ((inner.is_negated or inner.verb.force == "allow") and inner.is_clause)
        or inner.cue is None
        or outer.cue is None
        or outer.is_clause
    ):
        return False
    if inner.cue.start < outer.start or _WITHHELD.fullmatch(text, outer.start, inner.cue.start) is None:
        return False
    return text[inner.cue.end : inner.start].strip(' ,“"') in ("", "that")


def _opens_clause(text: str, item: Attribution) -> bool:
    """Inside what somebody says, “crews had reported the fault” is a deed; “crews had reported that …” reports."""
    return text[item.start : item.start + 5].lower() in ("that ", "wheth")


def _announces(text: str, item: Attribution) -> bool:
    """“Raised serious allegations, claiming …”: the allegations are what comes next, and no statement of their own."""
    if item.is_clause or item.has_quote or item.verb.force != "say":
        return False
    return any(word.lower in CLAIM_NOUNS for word in find_words(text, item.start, min(item.end, item.start + 60)))
