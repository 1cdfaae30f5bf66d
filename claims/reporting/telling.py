"""What a connector tells that is no report: checks of others, spellings of names, copies in an archive."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from claims.choices import CheckOrigin
from claims.connectors.base import Connector, FoundCheck, FoundCopy, FoundName
from claims.connectors.factcheck_tools import FactCheckTools
from claims.intake import keep_checks
from claims.matching import normalise
from claims.models import ArchivedCopy, Report, Source, SpellingSuggestion

_LONGEST_SPELLING, _LONGEST_PERMALINK = 200, 2_500


@transaction.atomic
def keep_told(connector: Connector, told: Iterable[FoundCheck | FoundName | FoundCopy]) -> int:
    """Keep it where people will see it; how much there is. Safe to run twice. Nothing is applied by itself."""
    told = list(told)
    origin = CheckOrigin.TOOLS if connector.name == FactCheckTools.name else CheckOrigin.SERVICE
    keep_checks([one for one in told if isinstance(one, FoundCheck)], origin=origin)
    for one in told:
        if isinstance(one, FoundName):
            suggest_spellings(one)
        elif isinstance(one, FoundCopy):
            keep_copy(one)
    return len(told)


def suggest_spellings(found: FoundName) -> int:
    """Offer spellings for the one source that carries the name which was asked for; how many are new.

    A meaning whose own spellings hold none that the desk knows is somebody else, and left out.
    """
    named = list(Source.objects.named(found.asked)[:2])
    if len(named) != 1:
        return 0
    source = named[0]
    known = {normalise(spelling) for spelling in (source.name, *source.aliases)}
    if not known & {normalise(spelling) for spelling in found.spellings}:
        return 0
    written = {spelling.casefold() for spelling in (source.name, *source.aliases)}
    offered = [
        SpellingSuggestion(
            source=source, spelling=spelling, meaning=found.description[:300], address=found.address[:500]
        )
        for spelling in found.spellings
        if spelling.casefold() not in written and len(spelling) <= _LONGEST_SPELLING
    ]
    before = source.suggested_spellings.count()
    SpellingSuggestion.objects.bulk_create(offered, ignore_conflicts=True)
    return source.suggested_spellings.count() - before


def keep_copy(found: FoundCopy) -> ArchivedCopy | None:
    """Note a copy beside the report whose page it is; nothing when the desk has no such report."""
    report = Report.objects.filter(Q(address=found.address) | Q(snapshots__address=found.address)).first()
    if report is None or len(found.permalink) > _LONGEST_PERMALINK:
        return None
    copy, _ = ArchivedCopy.objects.get_or_create(
        permalink=found.permalink, defaults={"report": report, "taken_at": found.taken_at}
    )
    return copy
