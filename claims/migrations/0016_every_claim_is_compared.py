from django.db import migrations


def promise(apps, schema_editor):
    """Claims that were here before claims were compared get their comparison, too; the sweeper wakes a worker up."""
    Claim = apps.get_model("claims", "Claim")
    Comparison = apps.get_model("claims", "Comparison")
    never = Claim.objects.filter(comparisons=None).order_by("pk").values_list("pk", flat=True)
    rows = (Comparison(claim_id=pk) for pk in never.iterator(chunk_size=2_000))
    Comparison.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0015_summaries_are_searched'),
    ]

    operations = [
        migrations.RunPython(promise, migrations.RunPython.noop),
    ]
