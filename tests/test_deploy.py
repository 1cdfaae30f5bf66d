"""Production settings pass Django's own deployment checks, and say what is missing."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
import yaml
from django.conf import settings

PRODUCTION = {
    "FACTCHECK_SECRET_KEY": "x7k2m9q4w8e5r1t6y3u0i8o5p2a7s4d9f1g6h3j8k5l0z2x7c4v9b6n1m3",
    "FACTCHECK_HOSTS": "checks.example.org",
    "FACTCHECK_SITE_URL": "https://checks.example.org",
    "DATABASE_URL": "postgresql://desk:word@127.0.0.1:5432/factcheck",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
}


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``manage.py`` as a newsroom does: with what it gives and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_deployment_check_is_clean():
    done = manage("check", "--deploy", "--fail-level", "INFO", **PRODUCTION)
    said = done.stdout + done.stderr
    assert (done.returncode, said) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize("missing", ["FACTCHECK_SECRET_KEY", "FACTCHECK_HOSTS", "DATABASE_URL", "REDIS_URL"])
def test_start_says_what_is_missing(missing):
    done = manage("check", **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert done.returncode != 0
    assert f"{missing} is not set. See docs/operations.md" in done.stderr


@pytest.mark.parametrize("demo", [{"FACTCHECK_DEMO": "1"}, {"FACTCHECK_LOOPBACK_ALLOWANCE": "127.0.0.1:8001"}])
def test_production_refuses_the_demo(demo):
    done = manage("check", **PRODUCTION, **demo)
    assert done.returncode != 0
    assert f"{next(iter(demo))} " in done.stderr


def test_containers_have_no_more_rights_than_they_need():
    services = yaml.safe_load((settings.BASE_DIR / "compose.yaml").read_text(encoding="utf-8"))["services"]
    ours = {name: service for name, service in services.items() if service["image"] == "factcheck"}
    assert set(services) - set(ours) == {"proxy", "database", "broker"}
    for name, service in ours.items():
        rights = (service["read_only"], service["cap_drop"], service["security_opt"])
        assert rights == (True, ["ALL"], ["no-new-privileges:true"]), name
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert [name for name, service in services.items() if "outside" in service["networks"]] == ["proxy", "web"]
    assert {name for name in services if services[name]["logging"]["options"]["max-size"]} == set(services)


def test_empty_database_of_production_is_migrated():
    """A database as the pgvector image makes it: the extension can be had there, and nobody has made it yet."""
    server, name = os.environ["DATABASE_URL"], f"bare_{os.getpid()}"
    try:
        superuser = psycopg.connect(server, user="postgres", dbname="postgres", autocommit=True)
    except psycopg.OperationalError:
        pytest.skip("The database server of this test run lets no superuser in.")
    with superuser:
        superuser.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            url = urlsplit(server)._replace(netloc="postgres@", path=f"/{name}").geturl()
            done = manage("migrate", "--verbosity=0", **PRODUCTION | {"DATABASE_URL": url})
        finally:
            superuser.execute(f"DROP DATABASE {name} WITH (FORCE)")
    assert (done.returncode, done.stderr) == (0, "")
