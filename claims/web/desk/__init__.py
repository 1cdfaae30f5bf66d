"""The desk: the reviewers' pages. Every view translates in, makes one domain call, and translates out."""
