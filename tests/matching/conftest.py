"""The sentence model for those tests that ask for it."""

import pytest

from claims.matching import vectors


@pytest.fixture(scope="session")
def model():
    """The shipped model, loaded; tests that need it are passed over where it is not installed."""
    try:
        vectors.shipped_folder()
    except vectors.NoModel as absent:
        pytest.skip(str(absent))
    return vectors.load()


@pytest.fixture
def with_model(model, settings, monkeypatch):
    """The setting that the product ships with: the model that comes along."""
    settings.CLAIMS_SENTENCE_MODEL = ""
    vectors._loaded.cache_clear()
    return model
