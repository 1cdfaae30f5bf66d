"""The people of the desk."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from claims.choices import Role


class User(AbstractUser):
    """A person who can log in. What they may do comes from the groups that carry the roles' names."""

    email = models.EmailField("e-mail address", blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_name_unique_in_any_case"),
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="user_email_unique"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def has_role(self, role: Role) -> bool:
        """Whether this person has ``role``, by it or by one above it."""
        return self.is_active and self.has_perm(f"claims.act_as_{role.value}")

    @property
    def initials(self) -> str:
        """Two letters for the corner of the page."""
        words = str(self).split()
        return ("".join(word[0] for word in words[:2]) if len(words) > 1 else str(self)[:2]).upper()
