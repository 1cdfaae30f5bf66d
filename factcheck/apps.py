from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    """An app of its own, for ``manage.py up`` and the embedded servers; it has no models."""

    name = "factcheck"
    verbose_name = "Factcheck"
