"""A short form is one word with its stops and without: “U.S.” as “US”. What rows are found by is written anew.

Rows are taken in batches, each in a transaction of its own, and only those that differ are written: a run that breaks off
leaves what it has written, and a second one changes nothing. The words are put down as the program that runs this puts
them down, whichever version it is: it has to find them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import migrations, transaction
from django.db.models import OuterRef, QuerySet, Subquery

from claims.lines.briefings import briefings_of
from claims.lines.origins import quotations_of
from claims.matching import search_text

BATCH = 200


def write_anew(apps: Any, schema_editor: Any) -> None:
    model = lambda name: apps.get_model("claims", name)  # noqa: E731
    claims = model("Claim").objects.select_related("claimant")
    _rewrite(claims, lambda claim: {"search_text": _of_claim(claim)})
    checks = model("PreviousCheck").objects.all()
    _rewrite(
        checks, lambda row: {"search_text": search_text(row.text, row.claimant, row.title, row.publisher_name)}
    )
    _rewrite(model("FeedEntry").objects.all(), lambda row: {"search_text": search_text(row.title, row.summary)})
    # What was fetched last is what a report is found by; what was pasted in has no fetch, and one text.
    fetched = model("Fetch").objects.filter(report=OuterRef("pk"), snapshot__isnull=False)
    kept = model("Snapshot").objects.filter(report=OuterRef("pk"))
    newest = Subquery(fetched.order_by("-fetched_at", "-pk").values("snapshot__text")[:1])
    first = Subquery(kept.order_by("-fetched_at", "-pk").values("text")[:1])
    reports = model("Report").objects.select_related("outlet").annotate(newest=newest, first=first)
    _rewrite(reports, lambda report: {"search_text": _of_report(report)}, also=_origins(model("Fingerprint")))
    summaries = model("Summary").objects.select_related("claim__claimant")
    _rewrite(summaries, _of_summary, frozen_by="summary_is_frozen")


def _rewrite(
    rows: QuerySet[Any],
    written: Callable[[Any], dict[str, str]],
    *,
    also: Callable[[list[Any]], None] | None = None,
    frozen_by: str = "",
) -> None:
    table, fields = rows.model._meta.db_table, set[str]()
    for batch in _batches(rows):
        changed = []
        for row in batch:
            found = {name: words for name, words in written(row).items() if words != getattr(row, name)}
            for name, words in found.items():
                setattr(row, name, words)
            fields |= found.keys()
            if found:
                changed.append(row)
        if not changed:
            continue
        with transaction.atomic():
            connection = transaction.get_connection()
            with connection.cursor() as cursor:
                if frozen_by:
                    # What a text is found by is no part of what was published.
                    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {frozen_by}")
                rows.model.objects.bulk_update(changed, sorted(fields))
                if also is not None:
                    also(changed)
                if frozen_by:
                    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {frozen_by}")


def _batches(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _of_claim(claim: Any) -> str:
    spellings = [claim.claimant.name, *claim.claimant.aliases] if claim.claimant else []
    told = (claim.text, claim.short_text, claim.claimant_name, claim.claimant_role, claim.place, claim.origin_note)
    return search_text(*told, *spellings)


def _of_report(report: Any) -> str:
    outlet = report.outlet.name if report.outlet else ""
    return search_text(report.title, outlet, report.author, report.newest or report.first or "")


def _of_summary(summary: Any) -> dict[str, str]:
    claim, claimant = summary.record["claim"], summary.claim.claimant
    outlets = sorted({source["outlet"] for source in summary.record["sources"]})
    told = (summary.title, summary.standfirst, claim["text"], claim["short_text"], claim["place"], *outlets)
    words = search_text(*told, *(claimant.aliases if claimant else ()))
    speaker = search_text(claim["claimant"]["name"], claim["claimant"]["role"]) if claim["claimant"] else ""
    return {"search_text": f"{words} {speaker}".strip(), "speaker_text": speaker}


def _origins(fingerprints: Any) -> Callable[[list[Any]], None]:
    """Quotations and briefings are compared by the same words, where a text has any of the words that changed."""

    def write(reports: list[Any]) -> None:
        held = list(fingerprints.objects.filter(report__in=reports).select_related("snapshot"))
        for one in held:
            one.quotations = quotations_of(one.snapshot.text)
            one.briefings = [{"key": made.key, "named": made.named} for made in briefings_of(one.snapshot.text)]
        fingerprints.objects.bulk_update(held, ["quotations", "briefings"])

    return write


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('claims', '0007_newest_first'),
    ]

    operations = [
        migrations.RunPython(write_anew, migrations.RunPython.noop),
    ]
