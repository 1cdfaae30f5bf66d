"""Reporting: a pull asks one connector, reads the pages that promise most, puts what fits beside the claim."""

from claims.reporting.pulling import run

__all__ = ["run"]
