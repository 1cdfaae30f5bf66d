"""The plugin that gives a test run its servers."""

import pytest
import redis
from django.conf import settings
from django.db import connection

from factcheck.embedded import postgres
from tests.servers import numbered


@pytest.mark.django_db
def test_database_is_postgresql_with_vectors_and_a_modest_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT '[1,2]'::vector <-> '[1,3]'::vector")
        assert cursor.fetchone() == (1.0,)


def test_broker_answers():
    with redis.from_url(settings.REDIS_URL) as client:
        assert client.ping() is True


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("unix:///tmp/x/valkey.sock?db=0", "unix:///tmp/x/valkey.sock?db=3"),
        ("redis://:secret@127.0.0.1:6379/0", "redis://:secret@127.0.0.1:6379/3"),
        ("redis://127.0.0.1:6379", "redis://127.0.0.1:6379/3"),
    ],
)
def test_each_worker_gets_a_numbered_database(url, expected):
    assert numbered(url, 3) == expected


@pytest.mark.parametrize(
    ("gibibytes", "expected"), [(0.5, 128), (4, 512), (64, 2_048)], ids=["small", "a laptop", "a server"]
)
def test_database_holds_as_many_pages_as_the_machine_can_spare(gibibytes, expected):
    assert postgres.buffered(int(gibibytes * 2**30)) == expected
