"""Who a program is that shows a key."""

from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from claims import keys
from claims.models import Key, User


class ByKey(TokenAuthentication):
    """``Authorization: Token …``, held against the hashes of the keys that stand."""

    def authenticate(self, request: Request) -> tuple[User, Key] | None:
        found = super().authenticate(request)
        if found and not found[1].may_write and request.method not in SAFE_METHODS:
            raise PermissionDenied("This key only reads. An admin makes one that may write.")
        return found

    def authenticate_credentials(self, key: str) -> tuple[User, Key]:
        found = keys.shown(key)
        if found is None:
            raise AuthenticationFailed("This key is not known here, was revoked, or its person may not log in.")
        return found.person, found
