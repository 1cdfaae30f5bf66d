from django.db import migrations


def promise(apps, schema_editor):
    """Reports from before there were fingerprints, or that no claim led to, get theirs; the sweeper wakes a worker."""
    Drawing, Report = apps.get_model("claims", "Drawing"), apps.get_model("claims", "Report")
    if Report.objects.filter(line=None).exists():
        Drawing.objects.create(claim=None)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0025_reports_beside_no_claim_are_drawn'),
    ]

    operations = [
        migrations.RunPython(promise, migrations.RunPython.noop),
    ]
