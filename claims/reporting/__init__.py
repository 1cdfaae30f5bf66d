"""Reporting: a pull asks one connector, reads the pages that promise most, puts what fits beside the claim.

The watched feeds are looked at by the clock, too, and bring in by themselves what their switches say.
"""

from claims.reporting.archiving import capture
from claims.reporting.polling import look, promise_looks, prune
from claims.reporting.pulling import run
from claims.reporting.trying import try_out

__all__ = ["capture", "look", "promise_looks", "prune", "run", "try_out"]
