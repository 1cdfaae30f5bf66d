"""Lines that were drawn before each report said where it came from: the members of such a line came from its origin."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def fill(apps, schema_editor):
    Line, Report = apps.get_model("claims", "Line"), apps.get_model("claims", "Report")
    # Only an origin that heads its own line, so that no way up can lead in a circle.
    heading = Line.objects.filter(pk=OuterRef("line"), origin__line=F("pk"), origin__came_from=None)
    members = Report.objects.filter(came_from=None, line__origin__line=F("line"), line__origin__came_from=None)
    members.exclude(line__origin=F("pk")).update(came_from=Subquery(heading.values("origin")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0016_every_claim_is_compared"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
