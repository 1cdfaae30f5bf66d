"""A group for each role, with its permissions: each role has the rights of the one before it."""

from django.db import migrations

ROLES = ("contributor", "reviewer", "editor", "admin")
# What a role may do in the back office, as (model, verbs).
BACK_OFFICE = {
    "contributor": {},
    "reviewer": {"source": ("view",), "feed": ("view",), "report": ("view",), "event": ("view",)},
    "editor": {"source": ("add", "change"), "feed": ("add", "change", "delete"), "report": ("change",), "pull": ("view",)},
    "admin": {"user": ("view", "add", "change"), "source": ("delete",)},
}


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    def permission(model, codename, name):
        # Permissions are made after all migrations have run; the groups need theirs now.
        kind, _ = ContentType.objects.get_or_create(app_label="claims", model=model)
        return Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]

    rights = []
    for role in ROLES:
        rights.append(permission("claim", f"act_as_{role}", f"May do what a {role} may"))
        for model, verbs in BACK_OFFICE[role].items():
            rights += [permission(model, f"{verb}_{model}", f"Can {verb} {model}") for verb in verbs]
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*rights)


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
