"""“L’argent” is found by “argent”, and a run of characters without blanks by any pair in it: those rows are written anew.

Other rows hold what they would hold now; they are left alone.
"""

from django.db import migrations
from django.db.models import OuterRef, Q, Subquery

from claims.matching.search import claim_search_text, report_search_text, speaker_text, summary_search_text
from claims.matching.words import search_text

TOUCHED = (
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\m(l|d|j|m|t|s|n|c|(jus|lors|puis|quel)?qu|all|dell|nell|dall"
    r"|sull|un|quest|gl)['’ʼ][aeiouyhàâäéèêëîïôöùûüœæ]"
)
AT_ONCE = 500

# A summary is never changed; these columns repeat what it says.
OPEN = "ALTER TABLE claims_summary DISABLE TRIGGER summary_is_frozen"
CLOSE = "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE claims_summary ENABLE TRIGGER summary_is_frozen"


def _written_anew(rows, fields, write):
    batch = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        before = [getattr(row, field) for field in fields]
        write(row)
        if [getattr(row, field) for field in fields] != before:
            batch.append(row)
        if len(batch) >= AT_ONCE:
            type(row).objects.bulk_update(batch, fields)
            batch = []
    if batch:
        type(batch[0]).objects.bulk_update(batch, fields)


def _holding(*fields):
    wanted = Q()
    for field in fields:
        wanted |= Q(**{f"{field}__iregex": TOUCHED})
    return wanted


def write_claims(apps):
    def write(claim):
        claim.search_text = claim_search_text(claim)

    claims = apps.get_model("claims", "Claim").objects.select_related("claimant")
    held = _holding("text", "short_text", "claimant_name", "claimant_role", "place", "origin_note", "claimant__name")
    _written_anew(claims.filter(held), ["search_text"], write)


def write_reports(apps):
    def write(report):
        report.search_text = report_search_text(report, report.last_text or "")

    snapshots = apps.get_model("claims", "Snapshot").objects.filter(report=OuterRef("pk"))
    last = snapshots.order_by("-fetched_at", "-pk").values("text")[:1]
    reports = apps.get_model("claims", "Report").objects.select_related("outlet").annotate(last_text=Subquery(last))
    _written_anew(reports.filter(_holding("title", "author", "outlet__name", "last_text")), ["search_text"], write)


def write_checks(apps):
    def write(check):
        check.search_text = search_text(check.text, check.claimant, check.title, check.publisher_name)

    checks = apps.get_model("claims", "PreviousCheck").objects
    _written_anew(checks.filter(_holding("text", "claimant", "title", "publisher_name")), ["search_text"], write)


def write_summaries(apps):
    def write(summary):
        claimant = summary.claim.claimant
        summary.search_text = summary_search_text(
            summary.record, summary.title, summary.standfirst, spellings=claimant.aliases if claimant else ()
        )
        summary.speaker_text = speaker_text(summary.record)

    summaries = apps.get_model("claims", "Summary").objects.select_related("claim__claimant")
    _written_anew(summaries, ["search_text", "speaker_text"], write)


def write(apps, schema_editor):
    for deed in (write_claims, write_reports, write_checks, write_summaries):
        deed(apps)


class Migration(migrations.Migration):
    dependencies = [("claims", "0030_drafts_keep_their_numbers")]

    operations = [
        migrations.RunSQL(OPEN, migrations.RunSQL.noop),
        migrations.RunPython(write, migrations.RunPython.noop),
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
    ]
