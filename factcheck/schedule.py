"""Beat's schedule: the settings say how it begins, the back office says how it goes on."""

from typing import Any

from django_celery_beat.models import PeriodicTask
from django_celery_beat.schedulers import DatabaseScheduler


class Kept(DatabaseScheduler):
    """The schedule in the database, to which a start adds what is missing and changes nothing that is there.

    The package's own scheduler writes the settings over an admin's changes at each start.
    """

    def update_from_dict(self, mapping: dict[str, Any]) -> None:
        known = set(PeriodicTask.objects.filter(name__in=mapping).values_list("name", flat=True))
        super().update_from_dict({name: entry for name, entry in mapping.items() if name not in known})
