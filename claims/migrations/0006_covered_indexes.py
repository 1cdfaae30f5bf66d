"""A foreign key has no index of its own where another one begins with the same column, and finds the same rows.

Only the indexes go. Django's own way of altering a field would check every foreign key of these tables anew.
"""

import django.db.models.deletion
from django.db import migrations, models

from claims.migrations._together import Together

COVERED = [
    ("claims_appearance", "claim_id", "e65ab55a"),
    ("claims_counterstatement", "claim_id", "7a75cf64"),
    ("claims_event", "claim_id", "a822a001"),
    ("claims_evidence", "claim_id", "9dff6356"),
    ("claims_feedentry", "feed_id", "c1c1e611"),
    ("claims_fetch", "report_id", "f0fd9758"),
    ("claims_hit", "claim_id", "3f25606a"),
    ("claims_match", "claim_id", "5c58f017"),
    ("claims_passage", "snapshot_id", "b86557c2"),
    ("claims_review", "claim_id", "45948026"),
    ("claims_snapshot", "report_id", "9c48778a"),
    ("claims_spellingsuggestion", "source_id", "ff2e49de"),
    ("claims_summary", "claim_id", "95bc0cb1"),
    ("claims_tie", "report_id", "5b21712f"),
    ("claims_vector", "model_id", "868ade79"),
]


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0005_keys'),
    ]

    operations = [
        Together(
            in_database=[
                migrations.RunSQL(
                    f'DROP INDEX IF EXISTS "{table}_{column}_{suffix}"',
                    f'CREATE INDEX "{table}_{column}_{suffix}" ON "{table}" ("{column}")',
                )
                for table, column, suffix in COVERED
            ],
            operations=[
                migrations.AlterField(
                    model_name='appearance',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='counterstatement',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='counter_statements', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='event',
                    name='claim',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='evidence',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='feedentry',
                    name='feed',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='claims.feed'),
                ),
                migrations.AlterField(
                    model_name='fetch',
                    name='report',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='fetches', to='claims.report'),
                ),
                migrations.AlterField(
                    model_name='hit',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='hits', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='match',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='passage',
                    name='snapshot',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='claims.snapshot'),
                ),
                migrations.AlterField(
                    model_name='review',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='snapshot',
                    name='report',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='snapshots', to='claims.report'),
                ),
                migrations.AlterField(
                    model_name='spellingsuggestion',
                    name='source',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='suggested_spellings', to='claims.source'),
                ),
                migrations.AlterField(
                    model_name='summary',
                    name='claim',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='claims.claim'),
                ),
                migrations.AlterField(
                    model_name='tie',
                    name='report',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='claims.report'),
                ),
                migrations.AlterField(
                    model_name='vector',
                    name='model',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='vectors', to='claims.sentencemodel'),
                ),
            ],
        ),
    ]
