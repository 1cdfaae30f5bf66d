"""The watch: pages that claims stand on are looked at again, and what changed on them is told, not smoothed over."""

from claims.watching.looking import run, settle, settle_refusal
from claims.watching.notes import SENTENCES, Note, notes

__all__ = ["SENTENCES", "Note", "notes", "run", "settle", "settle_refusal"]
