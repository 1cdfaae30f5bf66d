"""Log-in: what differs from django-allauth's own ways."""

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from claims.models import User

logger = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):
    """People are added by an admin; nobody signs up by themselves."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": "That was too many wrong passwords. Wait five minutes and try again; an admin can "
        "also set a new password in the back office, or you have a link sent to you below.",
    }

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


class OneCheck(AuthenticationBackend):
    """Checks the password of one person, once, known or not: how long a log-in takes says nothing about who is known.

    The backend below it checks an e-mail address twice, which takes twice as long for one that is known.
    """

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        name = str(credentials.get("username") or credentials.get("email") or "")
        found = [get_user_by_username(name), *filter_users_by_email(name, prefer_verified=True, for_login=True)]
        person = next((person for person in found if person is not None), None)
        return self._check_password(person, str(credentials.get("password") or ""))


@login_required
def no_password_here(request: HttpRequest) -> HttpResponse:
    """Where somebody is led who would change a password and has none that is kept here, as in the demonstration."""
    raise PermissionDenied(
        "This log-in has no password that is kept here, so there is none to change. "
        "An admin can set one in the back office."
    )
