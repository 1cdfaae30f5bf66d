"""Full text search over claims and reports, on the indexes of their ``search_text``."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from claims.matching.spellings import Spellings
from claims.matching.words import key, keys, search_text, words_of
from claims.models import Claim, Report

_TERM = re.compile(r'(?P<no>-)?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]?|(?P<word>[^\s"“”„«»]+))')
_SHORTEST_PREFIX = 3
_SHORTEST_PREFIX_ELSEWHERE = 1
"""In other scripts than Latin and Cyrillic a word of one or two characters is a word, and endings follow it."""
_LONGEST_NAME, _NAMES_AMONG = 4, 8
_MOST_TERMS = 32


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


Spelled = Callable[[str], Iterable[str]]
"""Gives other ways in which a word is written, or for several words other names of whom they name."""


def _as_typed(word: str) -> Iterable[str]:
    """No other spelling than the one that was typed."""
    return ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a "phrase" as it was ``typed``: its words, each with every compared form that will do.

    A word that is wanted is found by its beginning too. What is left out is the word itself, in any spelling of it: who
    leaves out war has not spoken of Warsaw.
    """

    typed: str
    is_wanted: bool
    is_phrase: bool
    words: tuple[tuple[str, ...], ...]

    @property
    def query(self) -> str:
        """The term as PostgreSQL reads it."""
        is_stretched = self.is_wanted and not self.is_phrase
        either = (" | ".join(_quoted(form, is_stretched) for form in forms) for forms in self.words)
        term = f"({(' <-> ' if self.is_phrase else ' & ').join(f'({forms})' for forms in either)})"
        return term if self.is_wanted else f"!{term}"


def terms(words: str, *, spellings: Spelled = _as_typed) -> list[Term]:
    """What people type, as terms; those in which nothing can be searched for are left out."""
    found = []
    for term in list(_TERM.finditer(words))[:_MOST_TERMS]:
        is_phrase = term["phrase"] is not None
        typed = term["phrase"] if is_phrase else term["word"]
        forms = (tuple(dict.fromkeys(filter(None, map(key, (word, *spellings(word)))))) for word in words_of(typed))
        if searched := tuple(filter(None, forms)):
            found.append(Term(typed, not term["no"], is_phrase, searched))
    return found


def search_query(words: str, *, spellings: Spelled = _as_typed, names: Spelled = _as_typed) -> SearchQuery | None:
    """What people type, as a query: all words (by their beginnings), "phrases" in order, -without.

    Any of a word's ``spellings`` will do. Words beside each other that are somebody's name may be another of their
    ``names`` instead; all others are wanted as ever, and what is left out stays out. ``None`` when nothing in the words
    can be searched for. Any string is safe: only folded letters and digits reach the query.
    """
    parts = []
    for some, others in _with_names(terms(words, spellings=spellings), names):
        typed = " & ".join(term.query for term in some)
        either = [" & ".join(_quoted(form, True) for form in forms) for forms in map(keys, others) if forms]
        parts.append(" | ".join(f"({name})" for name in (typed, *either)) if either else typed)
    whole = " & ".join(f"({part})" for part in parts)
    return SearchQuery(whole, search_type="raw", config="simple") if parts else None


def beginnings(words: str, *, spellings: Spelled = _as_typed, names: Spelled = _as_typed) -> frozenset[str]:
    """The compared forms of what is wanted by these words, for marking them where they stand.

    A name that holds one of the words is marked by that alone: who asks for a bridge did not ask for a company.
    """
    wanted: set[str] = set()
    for some, others in _with_names(terms(words, spellings=spellings), names):
        wanted |= {form for term in some if term.is_wanted for forms in term.words for form in forms}
        typed = {form for term in some for form in keys(term.typed)}
        wanted |= {form for forms in map(keys, others) if not typed & set(forms) for form in forms}
    return frozenset(wanted)


def wanted_forms(words: str, *, spellings: Spelled = _as_typed) -> list[tuple[str, ...]]:
    """The words that are wanted, each with every compared form that will do, the one that was typed first."""
    return [forms for term in terms(words, spellings=spellings) if term.is_wanted for forms in term.words]


def _with_names(found: Sequence[Term], names: Spelled) -> Iterator[tuple[Sequence[Term], list[str]]]:
    """The terms, those that are somebody's name together, with their other names; the longest name counts.

    Names are looked for among the first few terms: what is longer is a sentence, and each look has its price.
    """
    at = 0
    while at < len(found):
        near = found[at : min(at + _LONGEST_NAME, _NAMES_AMONG)]
        run = list(takewhile(lambda term: term.is_wanted and not term.is_phrase, near))
        named = (
            (run[:count], others)
            for count in range(len(run), 0, -1)
            if (others := list(names(" ".join(term.typed for term in run[:count]))))
        )
        some, others = next(named, (found[at : at + 1], []))
        yield some, others
        at += len(some)


def _quoted(form: str, is_stretched: bool) -> str:
    shortest = _SHORTEST_PREFIX if form.isascii() else _SHORTEST_PREFIX_ELSEWHERE
    return f"'{form}'{':*' if is_stretched and len(form) >= shortest else ''}"


def search_claims(queryset: QuerySet[Claim], words: str, known: Spellings | None = None) -> QuerySet[Claim]:
    """Those of ``queryset`` that match what was typed, in any spelling that is ``known``.

    All of them when nothing was typed, none when nothing can match.
    """
    return _search(queryset, words, known)


def search_reports(queryset: QuerySet[Report], words: str, known: Spellings | None = None) -> QuerySet[Report]:
    """Like :func:`search_claims`, over a report's title, outlet, author and text."""
    return _search(queryset, words, known)


def search_checks(queryset: QuerySet[Claim], words: str, known: Spellings | None = None) -> QuerySet[Claim]:
    """Like :func:`search_claims`, over what the public can read of published claims."""
    return _search(queryset, words, known, "summary__search_text")


def said_by(queryset: QuerySet[Claim], words: str, known: Spellings | None = None) -> QuerySet[Claim]:
    """Published claims made by somebody whose name or role holds these words."""
    # The index knows all words of a check; those that hold these anywhere are few, and the column decides.
    held = _search(queryset, words, known, "summary__search_text")
    return _search(held, words, known, "summary__speaker_text")


def _search(queryset, words, known=None, column="search_text"):  # type: ignore[no-untyped-def]
    if not words.strip():
        return queryset
    query = search_query(words, spellings=known.of, names=known.names_like) if known else search_query(words)
    if query is None:
        return queryset.none()
    name = f"_{column.rpartition('__')[2]}"
    return queryset.alias(**{name: SearchVector(column, config="simple")}).filter(**{name: query})
