"""Which checks stand before the public, and where."""

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from claims.models import Claim, Summary, Withdrawal


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
    # Not by a join that has to find nothing: PostgreSQL expects next to no rows of one, and reads all the texts.
    return Claim.objects.public().filter(~Exists(Withdrawal.objects.filter(summary=OuterRef("summary"))))


def is_withdrawn(summary: Summary) -> bool:
    """Whether this very text was taken back."""
    return bool(summary.withdrawals.all())
