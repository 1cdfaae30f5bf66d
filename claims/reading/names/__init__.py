"""Names across spellings, initials, titles and scripts: which of them are one, which probably, and why.

A quotation is never rewritten: what is found here is shown beside the words as they stand.
"""

from claims.reading.names.groups import NameGroup, Spelling, group, keys
from claims.reading.names.likeness import Likeness, same_name
from claims.reading.names.mentions import NameMention, find_names
from claims.reading.names.spellings import other_spellings

__all__ = [
    "Likeness",
    "NameGroup",
    "NameMention",
    "Spelling",
    "find_names",
    "group",
    "keys",
    "other_spellings",
    "same_name",
]
