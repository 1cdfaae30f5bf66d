"""Log-in with the demo's known passwords: on loopback, while DEBUG is on, and never elsewhere."""

import ipaddress
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from claims.models import User
from demo.people import PEOPLE

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


def is_on_loopback(request: HttpRequest | None) -> bool:
    """Whether both ends of this request are this very machine, with no proxy or tunnel between them."""
    if request is None or any(name in request.META for name in _FORWARDED):
        return False
    try:
        is_near = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return is_near and host in ("127.0.0.1", "::1", "localhost")


class DemoBackend(BaseBackend):
    """Knows the demo's people by passwords that stand in the code alone: no row holds them."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if not (settings.DEBUG and settings.CLAIMS_DEMO and is_on_loopback(request)):
            return None
        for person in PEOPLE:
            if person.username == (username or "").lower() and constant_time_compare(person.password, password or ""):
                return User.objects.filter(username=person.username, is_active=True).first()
        return None

    def get_user(self, user_id: int) -> User | None:
        # A session that was begun with a demo password ends with the demo.
        if not (settings.DEBUG and settings.CLAIMS_DEMO):
            return None
        return User.objects.filter(pk=user_id, is_active=True).first()
