"""The first page of what is published, of corrections and of letters is read from an index, however long the list."""

from django.db import migrations, models

from claims.migrations._together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0006_covered_indexes'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='claim',
            name='claim_published',
        ),
        Together([
            migrations.AddIndex(
                model_name='claim',
                index=models.Index(condition=models.Q(('summary__isnull', False)), fields=['-published_at', '-id'], name='claim_public_newest'),
            ),
            migrations.AddIndex(
                model_name='correction',
                index=models.Index(fields=['-made_at', '-id'], name='correction_newest'),
            ),
            migrations.AddIndex(
                model_name='letter',
                index=models.Index(models.OrderBy(models.F('answered_at'), descending=True, nulls_first=True), models.F('sent_at'), models.F('id'), name='letter_waiting_first'),
            ),
        ]),
    ]
