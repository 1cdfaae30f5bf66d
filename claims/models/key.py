"""Keys for the API: who shows one acts as its person."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models.report import sha256

_ENDING = 4


class KeyQuerySet(models.QuerySet["Key"]):
    def of_secret(self, secret: str) -> Self:
        """The key whose secret this is, unless it was revoked."""
        return self.filter(digest=sha256(secret), revoked_at=None)


class Key(models.Model):
    """One key of one person. Its secret is shown once, when it is made; what is kept is a hash of it.

    A secret is drawn by chance and has 160 bits or more, so a plain SHA-256 gives nothing away that could be guessed.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="keys")
    name = models.CharField(max_length=80, help_text="What it is for, or where it is kept: “Newsletter script”.")
    may_write = models.BooleanField(default=False, help_text="Without it, the key reads and changes nothing.")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    ending = models.CharField("ends in", max_length=_ENDING, editable=False)
    made_at = models.DateTimeField("made", default=timezone.now, editable=False)
    used_at = models.DateTimeField("last used", null=True, editable=False)
    revoked_at = models.DateTimeField("revoked", null=True, editable=False)

    objects = KeyQuerySet.as_manager()

    class Meta:
        ordering = ["person__username", "-made_at", "-pk"]
        verbose_name, verbose_name_plural = "key for the API", "keys for the API"
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="key_has_a_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.person})"

    def hide(self, secret: str) -> None:
        """Keep what it takes to know ``secret`` again, and not the secret."""
        self.digest, self.ending = sha256(secret), secret[-_ENDING:]
