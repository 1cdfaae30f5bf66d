"""Wiring: settings, addresses, servers. Knows nothing about claims."""

from factcheck.celery import app as celery_app

__all__ = ["celery_app"]
