"""A draft tells how whoever made the claim was asked for a reply."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0031_words_drawn_together_are_two")]

    operations = [
        migrations.AddField(
            "draft",
            "reply",
            models.TextField(
                blank=True,
                default="",
                help_text="How whoever made the claim was asked for a reply, and what came of it; printed.",
            ),
            preserve_default=False,
        ),
    ]
