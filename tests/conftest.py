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


def pytest_configure() -> None:
    """Hash passwords fast, since the slowness that guards real ones only costs time here; load no model unasked."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Claims are compared by their words alone, but where a test asks for the model (``with_model``).
    settings.CLAIMS_SENTENCE_MODEL = "none"


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
