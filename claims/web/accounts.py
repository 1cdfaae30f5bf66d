"""Log-in: what differs from django-allauth's own ways."""

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

logger = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):
    """People are added by an admin; nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the letter, on the site's own address, whatever host the request named."""
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.SITE_URL}{path}"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave a line for whoever watches the log; what was typed as a name stays on that line."""
        name = credentials.get("username") or credentials.get("email") or ""
        logger.warning("A log-in as %s failed, from %s.", ascii(str(name)[:150]), self.get_client_ip(request))
