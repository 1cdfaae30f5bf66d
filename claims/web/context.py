"""What every page of the desk shows beside its own content."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest

from claims.choices import Role
from claims.models import Claim
from claims.web.desk.queue import COUNTED


def desk(request: HttpRequest) -> dict[str, Any]:
    """The site's name, the person's roles, and how many claims wait for them as the second person (lazily)."""
    context: dict[str, Any] = {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "demo": settings.CLAIMS_DEMO,
        "has_demo_people": apps.is_installed("demo"),
    }
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        context["is_reviewer"] = user.has_role(Role.REVIEWER)
        context["is_editor"] = user.has_role(Role.EDITOR)
        context["waiting_for_me"] = lambda: Claim.objects.awaiting_second_person(user)[:COUNTED].count()
    return context
