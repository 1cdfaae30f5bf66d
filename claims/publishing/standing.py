"""Which checks stand before the public, and where."""

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from claims.choices import Verdict
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


def headline(summary: Summary, *, withdrawn: bool) -> str:
    """The title as it stands alone, in a list of links, say: with the finding before it, so that no title accuses.

    A title that says the finding itself stays as it is.
    """
    finding = "Withdrawn" if withdrawn else Verdict(summary.verdict).label
    return summary.title if summary.title.casefold().startswith(finding.casefold()) else f"{finding}: {summary.title}"


def is_withdrawn(summary: Summary) -> bool:
    """Whether this very text was taken back."""
    return bool(summary.withdrawals.all())
