from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The one app of the product."""

    name = "claims"
    verbose_name = "Claims"

    def ready(self) -> None:
        from claims import checks, tasks  # noqa: F401, PLC0415  registered by being imported, once models are there
