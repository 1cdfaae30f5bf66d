from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Holds the commands of the demonstration; it has no tables."""

    name = "demo"
    verbose_name = "Demonstration"
