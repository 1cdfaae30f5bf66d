"""Matches are put in order by the signs that are measured; those that are here keep their order until compared again."""

from django.db import migrations, models


def as_they_stand(apps, schema_editor):
    apps.get_model("claims", "Match").objects.update(fit=models.F("score"))


class Migration(migrations.Migration):
    dependencies = [("claims", "0028_snapshots_are_known_by_their_text_too")]

    operations = [
        migrations.AddField(
            "match",
            "fit",
            models.FloatField(
                default=0.0, help_text="What a claim's matches are put in order by; by itself it says nothing."
            ),
        ),
        migrations.AlterModelOptions("match", {"ordering": ["-fit", "-score", "pk"]}),
        migrations.RunPython(as_they_stand, migrations.RunPython.noop),
    ]
