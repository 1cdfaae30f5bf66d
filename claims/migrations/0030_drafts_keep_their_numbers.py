"""A draft keeps what its numbers mean, and a hash of what stood beside the claim when it was saved."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0029_matches_are_put_in_order_by_their_signs")]

    operations = [
        migrations.AddField(
            "draft",
            "numbered",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(),
                default=list,
                editable=False,
                help_text="The snapshots that [1], [2], … mean in the text; a number never passes to another one.",
                size=None,
            ),
        ),
        migrations.AddField(
            "draft",
            "beside",
            models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="A hash of what stood beside the claim when it was saved.",
                max_length=64,
            ),
            preserve_default=False,
        ),
    ]
