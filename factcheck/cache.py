"""The cache, which counts log-ins, letters and requests: in Redis, and in the process itself while Redis is away."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that Redis has for an answer: somebody waits for a page."""
REST = 15.0
"""Seconds for which Redis is left alone after it did not answer."""


class Enduring(RedisCache):
    """Redis, or this process's own memory: people can log in while Redis is away, and wrong passwords still count.

    A process then knows its own counts alone, so that a limit holds for each of them and not for all together.
    """

    _back_at = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        # A connection that Redis closed meanwhile is made again; silence is waited for once.
        again = Retry(NoBackoff(), 1, supported_errors=(NotConnected,))
        hurried = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "retry": again}
        super().__init__(server, params | {"OPTIONS": hurried | params.get("OPTIONS", {})})
        self._here = LocMemCache(f"beside {server}", {})

    def _ask(self, there: Callable[..., Any], name: str, *words: Any, **more: Any) -> Any:
        if time.monotonic() >= Enduring._back_at:
            try:
                return there(*words, **more)
            except RedisError as error:
                Enduring._back_at = time.monotonic() + REST
                logger.warning("Redis does not answer (%s); each process counts for itself.", error)
        if name == "incr":  # what was counted there is not known here
            self._here.add(words[0], 0)
        return getattr(self._here, name)(*words, **more)

    def add(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().add, "add", *words, **more)

    def get(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().get, "get", *words, **more)

    def set(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().set, "set", *words, **more)

    def touch(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().touch, "touch", *words, **more)

    def delete(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().delete, "delete", *words, **more)

    def has_key(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().has_key, "has_key", *words, **more)

    def incr(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().incr, "incr", *words, **more)

    def get_many(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().get_many, "get_many", *words, **more)

    def set_many(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().set_many, "set_many", *words, **more)

    def delete_many(self, *words: Any, **more: Any) -> Any:
        return self._ask(super().delete_many, "delete_many", *words, **more)

    def clear(self) -> Any:
        return self._ask(super().clear, "clear")
