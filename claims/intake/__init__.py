"""Intake: what is handed in becomes a report with its snapshot, its statements and candidate claims."""

from claims.intake.candidates import put_beside, submit_candidate
from claims.intake.checked import keep_checks
from claims.intake.dumps import import_dump
from claims.intake.handing_in import AT_ONCE, FILE_ENDINGS, NotTaken, hand_in, take_over
from claims.intake.keeping import Kept, keep_page, keep_statements
from claims.intake.running import run

__all__ = [
    "AT_ONCE",
    "FILE_ENDINGS",
    "Kept",
    "NotTaken",
    "hand_in",
    "import_dump",
    "keep_checks",
    "keep_page",
    "keep_statements",
    "put_beside",
    "run",
    "submit_candidate",
    "take_over",
]
