"""The OpenAPI schema is whole, and its page works under the strict policy."""

import io

import pytest
import yaml
from django.core.management import call_command
from django.urls import reverse

from claims import workflow
from claims.choices import Action
from tests.web_public.reading import Page

pytestmark = pytest.mark.django_db


def test_schema_is_made_without_a_warning_and_is_valid(capsys, tmp_path):
    file = tmp_path / "schema.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(file), stdout=io.StringIO())
    paths = yaml.safe_load(file.read_text())["paths"]
    for action in workflow.STEPS:
        if action is not Action.SUBMIT:
            assert list(paths[f"/api/claims/{{id}}/{action.value}/"]) == ["post"]


def test_schema_can_be_read_by_anybody(client):
    assert client.get("/api/schema/").status_code == 200


def test_documentation_needs_no_inline_script_or_style(client):
    page = Page(client.get("/api/docs/").content)
    assert page.what_a_strict_policy_blocks == []
    assert all(address.startswith(("/static/", reverse("api:docs"))) for address in page.loads)


def test_script_of_the_documentation_comes_from_here(client):
    page = Page(client.get("/api/docs/").content)
    script = next(address for address in page.loads if address.startswith(reverse("api:docs")))
    response = client.get(script)
    assert response.headers["Content-Type"] == "application/javascript"
