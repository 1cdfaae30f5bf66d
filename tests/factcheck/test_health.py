"""What load balancers ask."""

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.templatetags.static import static
from django.test import Client

from factcheck.health import migrations


@pytest.fixture
def client():
    return Client()


def test_healthz_asks_nobody(client, settings):
    settings.REDIS_URL = "unix:///nowhere/valkey.sock"
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_is_fine_when_all_is_there(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_readyz_names_what_is_missing_without_details(client, settings):
    settings.REDIS_URL = "unix:///nowhere/valkey.sock"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'claims'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.content.decode().splitlines() == [
        "Migrations have not been applied yet; run manage.py migrate.",
        "The message broker does not answer.",
    ]


@pytest.mark.django_db
def test_readyz_reads_the_migrations_from_the_disk_once(client):
    migrations.cache_clear()
    for _ in range(3):
        client.get("/readyz")
    assert (migrations.cache_info().misses, migrations.cache_info().hits) == (1, 2)


def test_browsers_that_ask_for_an_icon_by_its_old_name_get_ours(client):
    address = client.get("/favicon.ico")["Location"]
    assert address == static("img/mark.svg")
    assert finders.find("img/mark.svg")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_answered(client, path):
    assert client.post(path).status_code == 405
