"""Full text search over claims and reports, on the indexes of their ``search_text``."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from claims.matching.words import key, keys, search_text, words_of
from claims.models import Claim, Report

_TERM = re.compile(r'(?P<no>-)?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]?|(?P<word>[^\s"“”„«»]+))')
_SHORTEST_PREFIX = 3
_MOST_TERMS = 32
_MOST_FORMS = 300


def claim_search_text(claim: Claim) -> str:
    """What a claim is found by: its words, who made it in every spelling we know, and where."""
    claimant = claim.claimant
    spellings = [claimant.name, *claimant.aliases] if claimant is not None else []
    return search_text(
        claim.text,
        claim.short_text,
        claim.claimant_name,
        claim.claimant_role,
        claim.place,
        claim.origin_note,
        *spellings,
    )


def report_search_text(report: Report, text: str) -> str:
    """What a report is found by: its title, outlet, author and text."""
    return search_text(report.title, report.outlet.name if report.outlet else "", report.author, text)


def summary_search_text(
    record: Mapping[str, Any], title: str, standfirst: str, *, spellings: Iterable[str] = ()
) -> str:
    """What a published check is found by: what readers can see of it, and the claimant's other ``spellings``."""
    claim = record["claim"]
    outlets = sorted({source["outlet"] for source in record["sources"]})
    told = search_text(title, standfirst, claim["text"], claim["short_text"], claim["place"], *outlets, *spellings)
    return f"{told} {speaker_text(record)}".strip()


def speaker_text(record: Mapping[str, Any]) -> str:
    """Who made the claim of a published check, and their role, in the form that is compared."""
    claimant = record["claim"]["claimant"]
    return search_text(claimant["name"], claimant["role"]) if claimant else ""


def _as_typed(word: str) -> Iterable[str]:
    """No other spelling than the one that was typed."""
    return ()


def search_query(words: str, *, spellings: Callable[[str], Iterable[str]] = _as_typed) -> SearchQuery | None:
    """What people type, as a query: all words (by their beginnings), "phrases" in order, -without.

    ``spellings`` gives other ways in which a word is written; any of them will do. ``None`` when nothing in the words
    can be searched for. Any string is safe: only folded letters and digits reach the query.
    """
    terms = []
    for is_wanted, is_phrase, forms in _terms(words, spellings):
        spelled = [" | ".join(f"'{one}'" + ("" if is_phrase else _stretched(one)) for one in form) for form in forms]
        term = f"({(' <-> ' if is_phrase else ' & ').join(f'({form})' for form in spelled)})"
        terms.append(term if is_wanted else f"!{term}")
    return SearchQuery(" & ".join(terms), search_type="raw", config="simple") if terms else None


def beginnings(words: str, *, spellings: Callable[[str], Iterable[str]] = _as_typed) -> frozenset[str]:
    """The compared forms of what is wanted by these words, for marking them where they stand."""
    return frozenset(
        one for is_wanted, _, forms in _terms(words, spellings) if is_wanted for form in forms for one in form
    )


def wanted_forms(words: str, *, spellings: Callable[[str], Iterable[str]] = _as_typed) -> list[list[str]]:
    """The words that are wanted, each with every compared form that will do, the one that was typed first."""
    return [form for is_wanted, _, forms in _terms(words, spellings) if is_wanted for form in forms]


def _stretched(form: str) -> str:
    return "" if len(form) < _SHORTEST_PREFIX else ":*"


def _terms(words: str, spellings: Callable[[str], Iterable[str]]) -> Iterator[tuple[bool, bool, list[list[str]]]]:
    """Each term as (is wanted, is a phrase, its words, each with every form that will do)."""
    for found in list(_TERM.finditer(words))[:_MOST_TERMS]:
        is_phrase = found["phrase"] is not None
        typed = words_of(found["phrase"] if is_phrase else found["word"])
        spelled = [dict.fromkeys(filter(None, (key(word), *map(key, spellings(word))))) for word in typed]
        if forms := [list(form) for form in spelled if form]:
            yield not found["no"], is_phrase, forms


def any_query(texts: Iterable[str]) -> SearchQuery | None:
    """Whatever holds at least one of the words of ``texts``; ``None`` when there are none."""
    forms = list(dict.fromkeys(form for text in texts for form in keys(text)))[:_MOST_FORMS]
    return SearchQuery(" | ".join(f"'{form}'" for form in forms), search_type="raw", config="simple") if forms else None


def search_claims(queryset: QuerySet[Claim], words: str) -> QuerySet[Claim]:
    """Those of ``queryset`` that match what was typed; all of them when nothing was, none when nothing can match."""
    return _search(queryset, words)


def search_reports(queryset: QuerySet[Report], words: str) -> QuerySet[Report]:
    """Like :func:`search_claims`, over a report's title, outlet, author and text."""
    return _search(queryset, words)


def search_checks(queryset: QuerySet[Claim], words: str) -> QuerySet[Claim]:
    """Like :func:`search_claims`, over what the public can read of published claims."""
    return _search(queryset, words, "summary__search_text")


def said_by(
    queryset: QuerySet[Claim], words: str, *, spellings: Callable[[str], Iterable[str]] = _as_typed
) -> QuerySet[Claim]:
    """Published claims made by somebody whose name or role holds these words."""
    # The index knows all words of a check; those that hold these anywhere are few, and the column decides.
    held = _search(queryset, words, "summary__search_text", spellings)
    return _search(held, words, "summary__speaker_text", spellings)


def _search(queryset, words, column="search_text", spellings=_as_typed):  # type: ignore[no-untyped-def]
    if not words.strip():
        return queryset
    query = search_query(words, spellings=spellings)
    if query is None:
        return queryset.none()
    name = f"_{column.rpartition('__')[2]}"
    return queryset.alias(**{name: SearchVector(column, config="simple")}).filter(**{name: query})
