"""How often the API may be asked: a courtesy to others, not a lock. Without the cache nobody is turned away."""

import logging
from typing import Any

from redis.exceptions import RedisError
from rest_framework.throttling import AnonRateThrottle, UserRateThrottle

logger = logging.getLogger(__name__)


class _Lenient:
    """Lets a request through when the cache that counts them does not answer."""

    def allow_request(self, request: Any, view: Any) -> bool:
        try:
            return bool(super().allow_request(request, view))  # type: ignore[misc]
        except RedisError as error:
            logger.warning("The cache does not answer (%s); the API goes on without counting.", error)
            return True


class Anonymous(_Lenient, AnonRateThrottle):
    """By address, for those who are not logged in."""


class People(_Lenient, UserRateThrottle):
    """By account."""
