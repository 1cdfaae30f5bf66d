"""The demo newswire: invented outlets with reports that were written for this project, served on loopback."""
