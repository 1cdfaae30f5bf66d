"""More tells two claims apart than did when these were compared: what somebody works on is compared again.

The sweeper wakes a worker up. What people have decided stays decided.
"""

from django.db import migrations

WORKED_ON = ("candidate", "open", "in_review", "second_review", "disagreement", "approved")


def promise(apps, schema_editor):
    Claim = apps.get_model("claims", "Claim")
    Comparison = apps.get_model("claims", "Comparison")
    waiting = Comparison.objects.filter(status="due").values("claim")
    beside = apps.get_model("claims", "Match").objects.values("claim")
    claims = Claim.objects.filter(stage__in=WORKED_ON, pk__in=beside).exclude(pk__in=waiting).order_by("pk")
    rows = (Comparison(claim_id=pk) for pk in claims.values_list("pk", flat=True).iterator(chunk_size=2_000))
    Comparison.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("claims", "0033_pages_that_no_longer_show_what_they_said")]

    operations = [migrations.RunPython(promise, migrations.RunPython.noop)]
