"""What every page of the desk shows beside its own content."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest

from claims.choices import Role
from claims.models import Claim, Letter
from claims.web.desk.queue import COUNTED
from claims.web.desk.work import parked_count


def desk(request: HttpRequest) -> dict[str, Any]:
    """The site's name, the person's roles, what waits for them: letters, second reviews, work given up (lazily)."""
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
        context["letters_waiting"] = lambda: Letter.objects.waiting()[:COUNTED].count()
        context["given_up"] = parked_count
        context["waiting_for_me"] = lambda: Claim.objects.awaiting_second_person(user)[:COUNTED].count()
    return context
