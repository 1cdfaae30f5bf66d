"""How often two findings agree: the figure, and where the two of a round part."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.agreement import FEW, ROUNDS, Agreement, agreements
from claims.web.desk.answers import DeskRequest, desk_page


@dataclass(frozen=True, slots=True)
class Row:
    """What the first person found, and how often the second found what: a number and whether it is the same."""

    label: str
    cells: list[tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of finding as the page shows it; ``kappa`` is empty where the rounds are too few to say."""

    title: str
    agreement: Agreement
    kappa: str
    columns: list[str]
    rows: list[Row]


@desk_page
@require_safe
def agreement(request: DeskRequest) -> HttpResponse:
    verdict, attribution = agreements()
    tables = [_table("The verdict", verdict), _table("The attribution", attribution)]
    context = {"section": "queue", "tables": tables, "few": FEW, "longest": f"{ROUNDS:,}", "count": verdict.count}
    return render(request, "desk/agreement.html", context)


def _table(title: str, one: Agreement) -> Table:
    found = one.found
    kappa = one.kappa if one.count >= FEW else None
    rows = [
        Row(one.choices(first).label, [(one.pairs[first, second], first == second) for second in found])
        for first in found
    ]
    said = "" if kappa is None else f"{kappa:.2f}".replace("-", "−")
    return Table(title, one, said, [one.choices(value).label for value in found], rows)
