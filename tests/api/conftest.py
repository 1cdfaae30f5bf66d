"""Clients of the API."""

import pytest
from rest_framework.test import APIClient

from claims.choices import Role
from tests import factories


def client_of(user) -> APIClient:
    client = APIClient()
    client.force_authenticate(user)
    return client


@pytest.fixture
def anybody() -> APIClient:
    return APIClient()


@pytest.fixture
def contributor() -> APIClient:
    return client_of(factories.person(Role.CONTRIBUTOR))
