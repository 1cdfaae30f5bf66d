"""PostgreSQL and Valkey of our own, for a laptop and for the tests, where no address of either is given."""

from factcheck.embedded.folder import CannotStart, DataFolder
from factcheck.embedded.servers import Servers

__all__ = ["CannotStart", "DataFolder", "Servers"]
