"""A group for each role, with its permissions: each role has the rights of the one before it."""

from django.db import migrations

ROLES = ("contributor", "reviewer", "editor", "admin")


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    # Permissions are made after all migrations have run; the groups need theirs now.
    kind, _ = ContentType.objects.get_or_create(app_label="claims", model="claim")
    rights = []
    for role in ROLES:
        name = f"May do what a {role} may"
        right, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"act_as_{role}", defaults={"name": name}
        )
        rights.append(right)
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*rights)


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    replaces = [("claims", "0003_roles")]

    dependencies = [
        ("claims", "0002_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
