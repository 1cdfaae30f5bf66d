"""Two who quote the same words have copied nobody: what was tied by wording or by a briefing is compared again.

The sweeper wakes a worker up. What people have decided stays decided, and lines stand as they are until they are drawn.
"""

from django.db import migrations


def promise(apps, schema_editor):
    Drawing, Fingerprint, Tie = (apps.get_model("claims", name) for name in ("Drawing", "Fingerprint", "Tie"))
    in_doubt = Tie.objects.filter(kind__in=("wording", "quotes", "briefing"))
    reports = set(in_doubt.values_list("report", flat=True)) | set(in_doubt.values_list("origin", flat=True))
    Fingerprint.objects.filter(report__in=reports).update(is_drawn=False)
    if not reports:
        return
    claims = set(apps.get_model("claims", "Hit").objects.filter(report__in=reports).values_list("claim", flat=True))
    for name in ("Appearance", "CounterStatement", "Evidence"):
        beside = apps.get_model("claims", name).objects.filter(passage__snapshot__report__in=reports)
        claims |= set(beside.values_list("claim", flat=True))
    waiting = set(Drawing.objects.filter(status="due").values_list("claim", flat=True))
    Drawing.objects.bulk_create(Drawing(claim_id=pk) for pk in {None, *claims} - waiting)


class Migration(migrations.Migration):
    dependencies = [("claims", "0043_texts_know_their_language")]

    operations = [migrations.RunPython(promise, migrations.RunPython.noop)]
