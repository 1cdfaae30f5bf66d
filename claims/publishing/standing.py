"""Which checks stand before the public, and where."""

from django.conf import settings
from django.db.models import QuerySet

from claims.models import Claim, Summary


def check_address(slug: str) -> str:
    """The permanent address of a check, with the site's own."""
    return f"{settings.SITE_URL}/checks/{slug}/"


def feed_address() -> str:
    """Where the feed of all checks is, with the site's own address: by this one its readers know it."""
    return f"{settings.SITE_URL}/checks/feed.atom"


def public_checks() -> QuerySet[Claim]:
    """Claims whose check stands before the public, also while they are checked again; withdrawn ones are left out.

    A withdrawn check that is checked again comes back with its next summary, not before.
    """
    return Claim.objects.public().filter(summary__withdrawals__isnull=True)


def is_withdrawn(summary: Summary) -> bool:
    """Whether this very text was taken back."""
    return bool(summary.withdrawals.all())
