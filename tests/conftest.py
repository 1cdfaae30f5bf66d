"""What every test shares."""

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from claims.matching import vectors

# The same examples on every run: a test that fails once fails again.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

LONGEST = ("tests/e2e/test_stack.py", "tests/factcheck/test_up.py", "tests/test_offline.py", "tests/test_deploy.py")


def pytest_configure() -> None:
    """Hash passwords fast, since the slowness that guards real ones only costs time here; load no model unasked."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Claims are compared by their words alone, but where a test asks for the model (``with_model``).
    settings.CLAIMS_SENTENCE_MODEL = "none"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files into an order for workers that take them whole, so that what a module shares is made once.

    What takes longest without the test database begins first, so that nobody waits for it at the end; tests that empty
    the database come after all those that only roll back, and after them those that need none.
    """
    files = {item: item.nodeid.partition("::")[0] for item in items}
    emptying = {files[item] for item in items if _empties_the_database(item)}
    reading = {files[item] for item in items if item.get_closest_marker("django_db")} - emptying
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    ranks |= dict.fromkeys(reading, len(LONGEST)) | dict.fromkeys(emptying, len(LONGEST) + 1)
    items.sort(key=lambda item: ranks.get(files[item], len(LONGEST) + 2))


def _empties_the_database(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    return bool(mark and mark.kwargs.get("transaction")) or "live_server" in names or "transactional_db" in names


@pytest.fixture(autouse=True)
def _own_snapshots(tmp_path, settings):
    """Each test keeps its snapshots in a folder of its own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}},
    }


@pytest.fixture
def clean_cache():
    """For tests of limits that are counted in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="module")
def standing_rows(django_db_setup, django_db_blocker):
    """For fixtures that make rows once for all tests of a module; each test still undoes what it writes itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def model():
    """The shipped sentence model, loaded; tests that need it are passed over where it is not installed."""
    try:
        vectors.shipped_folder()
    except vectors.NoModel as absent:
        pytest.skip(str(absent))
    return vectors.load()


@pytest.fixture(scope="session")
def gist(model):
    """What the shipped model makes of a sentence as a whole."""
    return vectors._gist(str(settings.DATA_DIR), is_rounded=True)


@pytest.fixture
def with_model(model, settings):
    """The setting that the product ships with: the model that comes along."""
    settings.CLAIMS_SENTENCE_MODEL = ""
    vectors._loaded.cache_clear()
    return model
