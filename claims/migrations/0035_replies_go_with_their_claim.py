"""Who was asked for a reply to a claim goes over with it when it is merged, and comes back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0034_claims_are_told_apart_anew")]

    operations = [
        migrations.AddField(
            "replyrequest",
            "came_from",
            models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The duplicate that it stood beside first; it goes back there when that is split off again.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="claims.claim",
            ),
        ),
    ]
