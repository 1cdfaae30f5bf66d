"""Claims that nobody holds: one is open, one was set aside."""

from datetime import date

from claims.choices import Action, SetAsideReason
from demo.filling.desk import Beside, Desk


def repair_costs(desk: Desk) -> None:
    """Open, held by nobody."""
    desk.claim(
        "The repair of the Chandler Bridge costs 4.2 million crowns",
        Beside("bridge-open-in-december", "The repair costs 4.2 million", "according to the mayor.", "Solvane", {}),
        claimant_role="mayor of Velmouth",
        said_date=date(2024, 10, 7),
    )


def bakery(desk: Desk) -> None:
    """Set aside."""
    claim = desk.claim(
        "Half the customers of the bakery beside the bridge believe the mayor",
        Beside("mayor-known-since-march", "half the customers believe", "the detour.", "", {}),
    )
    desk.do(claim, Action.SET_ASIDE, "jonas", reason=SetAsideReason.NOTHING_TO_CHECK, note="A figure of speech.")
