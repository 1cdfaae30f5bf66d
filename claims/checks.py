"""System checks of our own, run by ``manage.py check``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from claims.connectors.base import load
from claims.connectors.http import Refused, checked
from claims.outbound import own_servers
from claims.reading.places.own import BadPlaces, read_csv


@register(Tags.compatibility)
def connectors_can_be_loaded(**_: Any) -> list[CheckMessage]:
    """Every connector in the setting exists and has a name of its own."""
    try:
        load(settings.CLAIMS_CONNECTORS, settings.CLAIMS_CONNECTOR_OPTIONS)
    except ValueError as error:
        return [Error(str(error), id="claims.E001")]
    return []


@register(Tags.files)
def places_can_be_read(**_: Any) -> list[CheckMessage]:
    """The newsroom's file of places, where one is named, is there and holds places."""
    if settings.CLAIMS_PLACES_FILE:
        try:
            list(read_csv(Path(settings.CLAIMS_PLACES_FILE)))
        except BadPlaces as error:
            return [Error(str(error), id="claims.E003")]
    return []


@register(Tags.compatibility)
def hub_can_be_asked(**_: Any) -> list[CheckMessage]:
    """The hub, where one is named, has an address that the outbound client asks."""
    if settings.CLAIMS_HUB and not own_servers(settings.CLAIMS_HUB):
        try:
            checked(settings.CLAIMS_HUB, allowance=frozenset(settings.CLAIMS_LOOPBACK_ALLOWANCE))
        except Refused as refusal:
            return [Error(f"FACTCHECK_HUB names no hub that can be told. {refusal.sentence}", id="claims.E004")]
    return []


@register(Tags.database)
def database_is_not_halfway(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A database has all or none of the migrations that a later one stands for: there is no way on from some of them.

    Asked before each ``migrate``, whose own words about it would be of no help.
    """
    stand_ins = MigrationLoader(None).replacements if databases else {}
    for alias in databases or ():
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        for (app, name), migration in stand_ins.items():
            missing = [replaced for replaced in migration.replaces if replaced not in applied]
            if app == "claims" and missing and len(missing) < len(migration.replaces):
                sentence = (
                    f"This database was left at a version from before migration {name}. Run “manage.py migrate” with "
                    f"the last version that still has {missing[-1][1]}, and then with this one; nothing is lost."
                )
                return [Error(sentence, id="claims.E005")]
    return []


@register(Tags.security, deploy=True)
def demo_is_off(**_: Any) -> list[CheckMessage]:
    """The demo's known passwords and its way through to loopback have no place in production."""
    if settings.CLAIMS_DEMO or settings.CLAIMS_LOOPBACK_ALLOWANCE:
        return [Error("The demo is on: take FACTCHECK_DEMO and FACTCHECK_LOOPBACK_ALLOWANCE out.", id="claims.E002")]
    return []
