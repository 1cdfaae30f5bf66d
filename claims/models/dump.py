"""Dumps of other people's checks that are read in, and how far each has got."""

from django.db import models
from django.utils import timezone


class DumpImport(models.Model):
    """One file of checks that was read in, or is being read in; ``position`` is the number of its last kept entry."""

    name = models.CharField(max_length=2000, help_text="The address or the name of the file.")
    stamp = models.CharField(max_length=200, help_text="What tells this file from another of the same name.")
    position = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    spoilt_count = models.PositiveIntegerField(
        default=0, help_text="Entries that were passed over, because bytes in them are no text."
    )
    began_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [models.UniqueConstraint("name", "stamp", name="dump_import_unique")]

    def __str__(self) -> str:
        return self.name
