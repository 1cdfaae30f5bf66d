"""What makes a statement worth checking on this desk: the newsroom's own weights, what they change, and the way back.

What was read before keeps the score and the reasons that it was given; new weights hold for what is read from then on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, transaction

from claims.choices import Role
from claims.matching import gist
from claims.models import Report, Snapshot, User, Weight, record
from claims.models.weight import HEAVIEST
from claims.reading import Statement, Weights, read
from claims.reading.statements import WORTH_CHECKING
from claims.reading.worth.worthiness import shipped, shipped_with
from claims.refusals import Incomplete, Refused

RECENT = 12
"""Reports that a trial of weights reads again."""
LONGEST_TRIAL = 20_000
"""Characters of each of them that are read."""
_SAME = 5e-3
"""Weights are shown with two digits; what differs by less is the same weight."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A statement of a recent report that other weights would judge otherwise: its worthiness before and after."""

    report: Report
    exact: str
    before: float
    after: float

    @property
    def is_offered(self) -> bool:
        return self.after >= WORTH_CHECKING

    @property
    def crosses(self) -> bool:
        """Whether it would be offered where it was not, or no longer be."""
        return (self.before >= WORTH_CHECKING) != self.is_offered


@dataclass(frozen=True, slots=True)
class Trial:
    """What other weights would do to the statements of the reports that came last."""

    report_count: int
    statement_count: int
    offered_before: int
    offered_after: int
    effects: tuple[Effect, ...]


def weighing_refusal(by: User) -> str:
    """Why ``by`` cannot change what is worth checking; empty when they can."""
    return "" if by.has_role(Role.EDITOR) else "This takes the rights of an editor."


def shipped_here() -> Weights:
    """The weights that come with the program: those for whole sentences too, where the sentence model is at hand."""
    by = gist()
    return shipped() if by is None else shipped_with(by)


def weights_in_use() -> Weights:
    """The weights with which this desk reads: the shipped ones with the newsroom's changes."""
    return shipped_here().with_changes(Weight.objects.in_use())


def judged(typed: Mapping[str, str]) -> dict[str, float]:
    """The weights that were typed, as numbers; :class:`Incomplete` names each that is none, or too heavy."""
    known = shipped_here().by_name()
    found: dict[str, float] = {}
    wrong: dict[str, str] = {}
    for name, words in typed.items():
        try:
            value = float(words.strip().replace("−", "-").replace(",", "."))
        except ValueError:
            value = math.nan
        if name not in known:
            wrong[name] = "There is no reason of this name."
        elif not abs(value) <= HEAVIEST:
            wrong[name] = f"Give a number between −{HEAVIEST:.0f} and {HEAVIEST:.0f}."
        else:
            found[name] = value
    if wrong:
        raise Incomplete(**wrong)
    return found


@transaction.atomic
def weigh(typed: Mapping[str, str], *, by: User, seen: Mapping[str, float]) -> bool:
    """Set the weights of some reasons; whether anything changed. ``seen`` are those that ``by`` was shown before.

    A weight that is the shipped one is kept nowhere, so that a better shipped one reaches this desk.
    """
    if why := weighing_refusal(by):
        raise Refused(why)
    values = judged(typed)
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE claims_weight IN SHARE ROW EXCLUSIVE MODE")
    before, plain = weights_in_use().by_name(), shipped_here().by_name()
    if any(abs(before[name] - value) > _SAME for name, value in seen.items() if name in before):
        raise Refused("Somebody has changed the weights meanwhile. Compare them with yours, and save once more.")
    changed = {name: value for name, value in values.items() if abs(before[name] - value) > _SAME}
    if not changed:
        return False
    for name, value in changed.items():
        if abs(plain[name] - value) <= _SAME:
            Weight.objects.filter(pk=name).delete()
        else:
            Weight.objects.update_or_create(name=name, defaults={"value": value})
    told = {name: [round(before[name], 4), round(value, 4)] for name, value in sorted(changed.items())}
    record("weights_changed", by=by, weights=told)
    return True


@transaction.atomic
def reset(*, by: User) -> bool:
    """Go back to the shipped weights; whether any were changed before."""
    if why := weighing_refusal(by):
        raise Refused(why)
    count, _ = Weight.objects.all().delete()
    if count:
        record("weights_reset", by=by)
    return count > 0


def tried(typed: Mapping[str, str], *, by: User) -> Trial:
    """What these weights would change among the statements of the reports that came last; writes nothing."""
    if why := weighing_refusal(by):
        raise Refused(why)
    now = weights_in_use()
    then = now.with_changes(judged(typed))
    effects: list[Effect] = []
    reports = statements = before = after = 0
    for snapshot in _recent_snapshots():
        text, report = snapshot.text[:LONGEST_TRIAL], snapshot.report
        reports += 1
        pairs = zip(_offered(text, report.language, now), _offered(text, report.language, then), strict=True)
        for (statement, was_offered), (other, is_offered) in pairs:
            statements += 1
            before += was_offered
            after += is_offered
            if abs(statement.worthiness - other.worthiness) > _SAME:
                effects.append(Effect(report, statement.exact, statement.worthiness, other.worthiness))
    effects.sort(key=lambda effect: (not effect.crosses, -abs(effect.after - effect.before)))
    return Trial(reports, statements, before, after, tuple(effects))


def _recent_snapshots() -> list[Snapshot]:
    """The newest snapshot of each of the reports that came last."""
    reports = list(Report.objects.order_by("-pk").values_list("pk", flat=True)[:RECENT])
    found = Snapshot.objects.filter(report__in=reports).order_by("report_id", "-pk").distinct("report_id")
    return sorted(found.select_related("report"), key=lambda snapshot: -snapshot.report_id)


def _offered(text: str, language: str, weights: Weights) -> list[tuple[Statement, bool]]:
    """The statements of a text, each with whether it would be offered for checking."""
    reading = read(text, language=language, weights=weights)
    offered = {id(statement) for statement in reading.worth_checking()}
    return [(statement, id(statement) in offered) for statement in reading.statements]
