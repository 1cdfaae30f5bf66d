"""The outside world: where reporting comes from, and the one client through which everything is fetched."""
