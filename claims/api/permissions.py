"""Who may come in at all. What they may do there is judged by ``claims.workflow`` and ``claims.editing`` alone."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission

from claims.choices import Role
from claims.models import User


def is_of_the_desk(user: Any) -> bool:
    """Whether this is a person with a role of the desk, who sees more than what is published."""
    return isinstance(user, User) and user.has_role(Role.CONTRIBUTOR)


class OfTheDesk(BasePermission):
    """Only people of the desk."""

    message = "This is for the people of the desk."

    def has_permission(self, request: Any, view: Any) -> bool:
        return is_of_the_desk(request.user)


class ReadByAll(BasePermission):
    """Everybody may read; whoever is logged in may try to write, and is told by the desk's rules whether they can."""

    def has_permission(self, request: Any, view: Any) -> bool:
        return request.method in SAFE_METHODS or bool(request.user and request.user.is_authenticated)
