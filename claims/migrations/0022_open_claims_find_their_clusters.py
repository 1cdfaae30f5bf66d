from django.db import migrations

MERGED_FROM = ("candidate", "open", "in_review")


def promise(apps, schema_editor):
    """Claims that can still be merged are compared again, to find their clusters; the sweeper wakes a worker up."""
    Claim = apps.get_model("claims", "Claim")
    Comparison = apps.get_model("claims", "Comparison")
    waiting = Comparison.objects.filter(status="due").values("claim")
    claims = Claim.objects.filter(stage__in=MERGED_FROM).exclude(pk__in=waiting).order_by("pk")
    rows = (Comparison(claim_id=pk) for pk in claims.values_list("pk", flat=True).iterator(chunk_size=2_000))
    Comparison.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0021_clusters'),
    ]

    operations = [
        migrations.RunPython(promise, migrations.RunPython.noop),
    ]
