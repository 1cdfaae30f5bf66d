"""System checks of our own, run by ``manage.py check``."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

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


@register(Tags.security, deploy=True)
def demo_is_off(**_: Any) -> list[CheckMessage]:
    """The demo's known passwords and its way through to loopback have no place in production."""
    if settings.CLAIMS_DEMO or settings.CLAIMS_LOOPBACK_ALLOWANCE:
        return [Error("The demo is on: take FACTCHECK_DEMO and FACTCHECK_LOOPBACK_ALLOWANCE out.", id="claims.E002")]
    return []
