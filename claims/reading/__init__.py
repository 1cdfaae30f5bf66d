"""Reading: what a report says, who says it, how surely, and who answers it.

Pure functions on text: no database, no network, no hosted model. Every result carries its reasons in words and its
offsets in the text; nothing here judges whether a statement is true.
"""

from claims.reading.report import read
from claims.reading.statements import Counter, Figure, Reading, Reason, Speaker, Statement
from claims.reading.worth.worthiness import Weights

__all__ = ["Counter", "Figure", "Reading", "Reason", "Speaker", "Statement", "Weights", "read"]
