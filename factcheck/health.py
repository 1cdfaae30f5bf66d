"""Whether the process is up, and whether it can do its work: for load balancers, containers and ``manage.py up``."""

from functools import cache

import redis
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE = 2.0
"""Seconds that the broker has for its answer."""


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200: the process is up. It asks nobody else, so a database that is away restarts no web server."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when database, migrations and broker are there; else 503 with a sentence for each that is not."""
    missing = [sentence for ask in (database, broker) if (sentence := ask())]
    text = "\n".join(missing or ["ready"])
    return HttpResponse(f"{text}\n", status=503 if missing else 200, content_type="text/plain; charset=utf-8")


def database() -> str:
    """Return what is wrong with the database, in a sentence without any detail of it, or an empty text."""
    try:
        applied = MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations()
    except Error:
        return "The database does not answer."
    return "" if migrations() <= applied.keys() else "Migrations have not been applied yet; run manage.py migrate."


@cache
def migrations() -> frozenset[tuple[str, str]]:
    """Every migration of the program that runs, as (app, name); read from the disk once a process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def broker() -> str:
    """Return what is wrong with the broker, in a sentence, or an empty text."""
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "retry": Retry(NoBackoff(), 0)}
    client = redis.from_url(settings.REDIS_URL, **patience)
    try:
        client.ping()
    except redis.RedisError:
        return "The message broker does not answer."
    finally:
        client.close()
    return ""
