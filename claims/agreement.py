"""How often two people who do not see each other's finding find the same: Cohen's kappa, over the rounds of the desk.

What counts is what each found before either knew of the other, as the history opens it with the second finding; that
somebody changed it later, once both were open, makes no agreement (Cohen, 1960).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from claims.choices import Action, Attribution, Verdict
from claims.models import Event, Review

ROUNDS = 1_000
"""So many of the latest rounds with two findings are counted: how the desk agrees now, not how it once did."""
FEW = 30
"""With fewer rounds than this a kappa says little, and is not shown."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two findings of one kind meet: ``pairs`` of what the first and the second found, each as often as it came."""

    choices: type[TextChoices]
    pairs: Counter[tuple[str, str]]

    @property
    def count(self) -> int:
        """How many rounds there were."""
        return self.pairs.total()

    @property
    def same(self) -> int:
        """In how many of them both found the same."""
        return sum(times for (first, second), times in self.pairs.items() if first == second)

    @property
    def kappa(self) -> float | None:
        """The share of agreement beyond chance, from −1 to 1: 0 is what chance would give, 1 always the same.

        ``None`` where chance alone would make both find the same every time, so that nothing can be told.
        """
        if not self.count:
            return None
        first, second = Counter[str](), Counter[str]()
        for (one, other), times in self.pairs.items():
            first[one] += times
            second[other] += times
        by_chance = sum(first[value] * second[value] for value in first) / self.count**2
        return None if by_chance == 1 else (self.same / self.count - by_chance) / (1 - by_chance)

    @property
    def found(self) -> list[str]:
        """The values that anybody found, in the order of the closed list."""
        there = {value for pair in self.pairs for value in pair}
        return [value for value in self.choices.values if value in there]


def agreements() -> tuple[Agreement, Agreement]:
    """The agreement on the verdict and on the attribution, over the latest :data:`ROUNDS` rounds."""
    opened = _opened_together()
    return _agreement(Verdict, "verdict", opened), _agreement(Attribution, "attribution", opened)


def _opened_together() -> list[Sequence[dict[str, Any]]]:
    """What both people of a round had found when the findings were opened, for the latest rounds."""
    rounds = set(Review.objects.filter(seat=2).order_by("-pk").values_list("claim", "round")[:ROUNDS])
    events = Event.objects.filter(claim__in={claim for claim, _ in rounds}, kind=Action.CONFIRM)
    first: dict[tuple[int | None, int], Sequence[dict[str, Any]]] = {}
    for claim, data in events.order_by("claim", "position").values_list("claim", "data"):
        if (claim, data["round"]) in rounds:
            first.setdefault((claim, data["round"]), data["opened"])
    return list(first.values())


def _agreement(choices: type[TextChoices], name: str, opened: Sequence[Sequence[dict[str, Any]]]) -> Agreement:
    found = [{review["seat"]: review[name] for review in reviews} for reviews in opened]
    return Agreement(choices, Counter((seats[1], seats[2]) for seats in found))
