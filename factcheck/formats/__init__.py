"""How days and times are written where nothing else says so: in the back office, above all."""
