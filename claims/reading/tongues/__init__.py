"""Who says what in the languages that are read from a table (``claims.reading.languages``)."""
