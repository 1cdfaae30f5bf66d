"""How the demo desk comes to be: every row is made by the deed that makes it on a real desk.

Reports come from the newswire through the real outbound client, claims are accepted, taken, reviewed and published by
the demo's people, and the pulls are real ones. Everything plays in the invented town of Velmouth; the reports on the
soldiers are left for the visitor to read in.
"""

from claims.models import Claim
from demo.filling import edition, letters, published, reviewed, unheld
from demo.filling.desk import Desk
from demo.filling.edition import turn_newswire

__all__ = ["Desk", "DeskIsFilled", "fill", "turn_newswire"]


class DeskIsFilled(Exception):
    """There are claims on this desk already."""


def fill(desk: Desk) -> None:
    """Do all that was done on the demo desk. Raises :class:`DeskIsFilled` where somebody has begun to."""
    desk.add_people()
    desk.add_sources()
    if Claim.objects.exists():
        raise DeskIsFilled
    desk.say("Reading reports about the Chandler Bridge.")
    for page in ("mayor-known-since-march", "nineteen-hangers", "bridge-open-in-december", "proof-in-the-drawer"):
        desk.report(page)
    checked = published.known_since_march(desk)
    reviewed.nineteen_hangers(desk)
    reviewed.letter_proves_it(desk)
    reviewed.lorries_a_day(desk)
    reviewed.open_in_december(desk)
    unheld.repair_costs(desk)
    unheld.bakery(desk)
    published.jobs_at_the_port(desk)
    letters.from_readers(desk, checked)
    edition.edited_page(desk)
    desk.say(f"The desk has {Claim.objects.count()} claims.")
