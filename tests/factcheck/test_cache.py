"""While Redis is away people log in, and wrong passwords are counted all the same."""

import socket
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from factcheck import cache as enduring
from tests import factories

PASSWORD = "a long enough pass"


@pytest.fixture(params=["gone", "silent"])
def away(request, settings, monkeypatch) -> Iterator[None]:
    """Redis that nobody runs, and Redis that takes what is sent and says nothing."""
    monkeypatch.setattr(enduring.Enduring, "_back_at", 0.0)
    monkeypatch.setattr(enduring, "PATIENCE", 0.1)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        if request.param == "silent":
            silent.listen()
        place = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        settings.CACHES = {"default": {"BACKEND": "factcheck.cache.Enduring", "LOCATION": place}}
        caches["default"].clear()
        yield
        caches["default"].clear()
    enduring.Enduring._back_at = 0.0


def log_in(name: str, password: str, client: Client | None = None) -> int:
    return (client or Client()).post(reverse("account_login"), {"login": name, "password": password}).status_code


@pytest.mark.django_db
def test_people_log_in_while_redis_is_away(away):
    factories.person(name="mina")
    client = Client()
    assert log_in("mina", PASSWORD, client) == 302
    assert client.get(reverse("desk:queue")).status_code == 200
    assert client.get("/api/checks/").status_code == 200


@pytest.mark.django_db
def test_wrong_passwords_are_counted_while_redis_is_away(away):
    factories.person(name="mina")
    assert [log_in("mina", "not the password") for _ in range(6)] == [200] * 6
    assert log_in("mina", PASSWORD) == 200
    factories.person(name="jonas")
    assert log_in("jonas", PASSWORD) in (200, 302)


def test_redis_is_asked_again_after_a_rest(away, monkeypatch):
    cache = caches["default"]
    assert cache.incr("letters") == 1
    assert cache.incr("letters") == 2
    asked: list[str] = []
    monkeypatch.setattr("django.core.cache.backends.redis.RedisCache.get", lambda self, key, *more: asked.append(key))
    cache.get("letters")
    assert asked == []
    monkeypatch.setattr(enduring.Enduring, "_back_at", 0.0)
    cache.get("letters")
    assert asked == ["letters"]
