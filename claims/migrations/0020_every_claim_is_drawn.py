from django.db import migrations


def promise(apps, schema_editor):
    """Claims that are worked on or out get their reports compared, too; the sweeper wakes a worker up."""
    Claim, Drawing = apps.get_model("claims", "Claim"), apps.get_model("claims", "Drawing")
    live = Claim.objects.exclude(stage__in=("candidate", "set_aside", "withdrawn")).order_by("pk")
    rows = (Drawing(claim_id=pk) for pk in live.values_list("pk", flat=True).iterator(chunk_size=2_000))
    Drawing.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0019_drawings'),
    ]

    operations = [
        migrations.RunPython(promise, migrations.RunPython.noop),
    ]
