"""Tying reports: what shows that one came from another, each reason a tie of its own with its strength.

By shared wording, by whom a report credits, by the same quotations, by one briefing or release, by the figures of a
text in another language. Which tie decides, and what line a report then stands in, is drawn in
:mod:`claims.lines.drawing`.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q

from claims.choices import SourceKind, TieKind
from claims.lines.briefings import is_text
from claims.lines.fingerprints import copies_of
from claims.lines.origins import shows_agency
from claims.matching import normalise
from claims.matching.copies import Runs
from claims.models import Fingerprint, Report, Source, Tie
from claims.reading import translations

_SAME_NEWS = timedelta(days=4)
"""How far apart reports may lie that go back to one text of an agency, or to one briefing."""
_SAME_BRIEFING = timedelta(days=2)
_MOST_COPIES = 12
_OF_ONE_OUTLET = 0.5
"""What two reports of one outlet have to share to be tied: whatever it sets under all it has, they share as well."""
_CREDIT_LINE, _IN_PASSING, _BRIEFING, _TRANSLATED = 0.6, 0.4, 0.4, 0.5
_BY_WORDING = (TieKind.WORDING, TieKind.QUOTES, TieKind.BRIEFING, TieKind.TRANSLATED)
_FEWEST_QUOTATIONS = 2
SOME_WORDING = 0.1
"""Share of their own words that reports from one briefing have to have in common, be it in name or in what they quote:
two who were there and wrote down the same are two witnesses of it."""
_SHORTEST_NAME = 4
"""Letters of an outlet's name that is looked for in the texts of others."""


def untie(prints: Sequence[Fingerprint]) -> set[int]:
    """Forget by what wording reports are tied whose ties are looked for anew; those that may come from elsewhere."""
    keys = [one.pk for one in prints]
    ties = Tie.objects.filter(Q(report__in=keys) | Q(origin__in=keys), kind__in=_BY_WORDING)
    reports = set(ties.values_list("report", flat=True))
    if reports:
        ties.delete()
    return reports


def tie_by_wording(one: Fingerprint) -> set[int]:
    """Write the ties of shared wording of this report, both ways; the reports that may come from elsewhere now."""
    copies = copies_of(one)[:_MOST_COPIES]
    others = Fingerprint.objects.select_related("report__outlet", "snapshot").in_bulk([copy.report for copy in copies])
    ties = []
    for copy in copies:
        other = others[copy.report]
        outlet = one.report.outlet_id
        if outlet is not None and other.report.outlet_id == outlet and copy.share < _OF_ONE_OUTLET:
            continue
        is_later = _comes_after(one, other)
        later, earlier = (one.report, other.report) if is_later else (other.report, one.report)
        own_share = copy.ours if is_later else copy.theirs
        ties.append(_tie(later, earlier, TieKind.WORDING, copy.share, own_share=own_share))
    return _write(ties)


def _comes_after(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether ``one`` took from ``other`` rather than the reverse.

    By whom they credit, then by whose name stands in the text of the other alone, then by when they came out: pages
    give wrong times, and a copy may be dated before what it copies.
    """
    for points_to in (_credits, _names_outlet):
        if (says := points_to(one, other)) != points_to(other, one):
            return says
    return (one.report.first_seen, one.pk) > (other.report.first_seen, other.pk)


def _credits(one: Fingerprint, other: Fingerprint) -> bool:
    return _is_credited(other.report, one.credits)


def _names_outlet(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the outlet of ``other`` is named in the text of ``one``: “the Brunn Daily was the first to report it”."""
    outlet = other.report.outlet
    names = [name.removeprefix("The ") for name in (outlet.name, *outlet.aliases)] if outlet else []
    said = [re.escape(name) for name in names if len(name) >= _SHORTEST_NAME]
    return bool(said) and re.search(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", one.snapshot.text) is not None


def _is_credited(outlet_of: Report, credits: list[dict[str, str]]) -> bool:
    names = _names(outlet_of)
    return any(normalise(credit["agency"]) in names for credit in credits)


def _names(report: Report) -> frozenset[str]:
    outlet = report.outlet
    return frozenset(normalise(name) for name in (outlet.name, *outlet.aliases)) if outlet else frozenset()


def tie_among(prints: Sequence[Fingerprint]) -> set[int]:
    """Write the ties that credits, quotations, briefings and translations show among these reports."""
    ties = [*_by_credit(prints), *_by_quotations(prints), *_by_briefing(prints), *_by_translation(prints)]
    return _write(ties)


def _by_credit(prints: Sequence[Fingerprint]) -> list[Tie]:
    crediting: dict[str, list[tuple[Fingerprint, str, str, bool]]] = defaultdict(list)
    for one in prints:
        own = _names(one.report)
        for credit in one.credits:
            if (name := normalise(credit["agency"])) and name not in own:
                crediting[name].append((one, credit["agency"], credit["words"], credit["is_line"]))
    ties = []
    for name, those in crediting.items():
        agency = [one for one in prints if name in _names(one.report)]
        bereft = []
        for one, called, words, is_line in those:
            strength = _CREDIT_LINE if is_line else _IN_PASSING
            near = [
                o
                for o in agency
                if _is_near(o.report, one.report, _SAME_NEWS) and not _is_credited(one.report, o.credits)
            ]
            if near:
                held = set(one.keys)
                closest = max(near, key=lambda other: (len(held & set(other.keys)), -other.pk))
                ties.append(_tie(one.report, closest.report, TieKind.CREDIT, strength, named=called))
            elif shows_agency(called, words) or _is_outlet(called):
                bereft.append((one, called, strength))
        bereft.sort(key=lambda row: (row[0].report.first_seen, row[0].pk))
        first: tuple[Fingerprint, str, float] | None = None
        for row in bereft:
            if first is None or not _is_near(first[0].report, row[0].report, _SAME_NEWS):
                first = row
                continue
            strength = min(first[2], row[2])
            ties.append(_tie(row[0].report, first[0].report, TieKind.AGENCY, strength, named=row[1]))
    return ties


def _is_outlet(name: str) -> bool:
    """Whether the desk knows an outlet of this name, though no report of it stands here."""
    return Source.objects.named(name).filter(kind=SourceKind.OUTLET).exists()


def _by_quotations(prints: Sequence[Fingerprint]) -> list[Tie]:
    """Tie a report to the first one that has the same quotations: all of one are in the other, and half of the rest."""
    ties: list[Tie] = []
    earlier: list[Fingerprint] = []
    wording = _Wording()
    for one in sorted(prints, key=lambda one: (one.report.first_seen, one.pk)):
        ours = set(one.quotations)
        for other in earlier:
            theirs = set(other.quotations)
            same = len(ours & theirs)
            fewer, more = sorted((len(ours), len(theirs)))
            is_same = same >= _FEWEST_QUOTATIONS and same == fewer and same * 2 >= more
            if is_same and wording.is_shared(one, other):
                ties.append(_tie(one.report, other.report, TieKind.QUOTES, same / more))
                break
        if len(ours) >= _FEWEST_QUOTATIONS:
            earlier.append(one)
    return ties


def _by_briefing(prints: Sequence[Fingerprint]) -> list[Tie]:
    """Tie reports that name one release, or name one briefing and have some of their wording in common."""
    first: dict[str, Fingerprint] = {}
    ties, wording = [], _Wording()
    for one in sorted(prints, key=lambda one: (one.report.first_seen, one.pk)):
        for briefing in one.briefings:
            other = first.setdefault(briefing["key"], one)
            if other is one or not _is_near(other.report, one.report, _SAME_BRIEFING):
                continue
            if is_text(briefing["key"]) or wording.is_shared(one, other):
                named = briefing["named"]
                ties.append(_tie(one.report, other.report, TieKind.BRIEFING, _BRIEFING, named=named))
    return ties


def _by_translation(prints: Sequence[Fingerprint]) -> list[Tie]:
    """Tie reports in two languages of which one is a translation of the other, as far as their figures show."""
    if len({translations.language_of(one.snapshot.text) for one in prints}) < 2:
        return []
    read = [(one, translations.figures_of(one.snapshot.text)) for one in prints]
    ties = []
    for at, (one, ours) in enumerate(read):
        for other, theirs in read[:at]:
            share = ours.shared(theirs) if _is_near(one.report, other.report, _SAME_NEWS) else 0.0
            if share >= translations.SAME:
                later, earlier = (one, other) if _comes_after(one, other) else (other, one)
                strength = _TRANSLATED * share
                ties.append(_tie(later.report, earlier.report, TieKind.TRANSLATED, strength, own_share=share))
    return ties


class _Wording:
    """What reports say in their own words, each read once."""

    def __init__(self) -> None:
        self._runs: dict[int, Runs] = {}

    def is_shared(self, one: Fingerprint, other: Fingerprint) -> bool:
        return self._of(one).own_share(self._of(other)).share >= SOME_WORDING

    def _of(self, one: Fingerprint) -> Runs:
        if one.pk not in self._runs:
            self._runs[one.pk] = Runs.of(one.snapshot.text)
        return self._runs[one.pk]


def _is_near(one: Report, other: Report, days: timedelta) -> bool:
    return abs(one.first_seen - other.first_seen) <= days


def _tie(report: Report, origin: Report, kind: TieKind, strength: float, **more: object) -> Tie:
    return Tie(report=report, origin=origin, kind=kind, strength=min(1.0, strength), **more)


def _write(ties: Sequence[Tie]) -> set[int]:
    """Keep these ties; the reports whose ties are new or other than they were."""
    if not ties:
        return set()
    known = {
        (tie.report_id, tie.origin_id, tie.kind): (tie.strength, tie.named)
        for tie in Tie.objects.filter(report__in=[tie.report_id for tie in ties])
    }
    fresh = [tie for tie in ties if known.get((tie.report_id, tie.origin_id, tie.kind)) != (tie.strength, tie.named)]
    Tie.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["report", "origin", "kind"],
        update_fields=["strength", "own_share", "named"],
    )
    return {tie.report_id for tie in fresh}
