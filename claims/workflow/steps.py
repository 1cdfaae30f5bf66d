"""The table of actions: from which stage, to which, by whom, and what is needed.

``STEPS`` is the one place where these rules stand; ``docs/workflow.md`` draws its diagram from it. A rule is a function
that answers with the sentence why not, or with nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from claims.choices import Action, Role, Stage
from claims.models import Claim, Seats, User
from claims.models.claim import ON_THE_DESK

Rule = Callable[[Claim, User, Seats], str]


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table.

    ``before`` is empty for the action that makes a claim; ``after`` lists every stage that the claim may stand at
    afterwards. In the stages of ``under_review`` too the action is for a claim whose check is out while it is checked
    again, and leaves it where it stands. ``asks`` names what has to be given with the action; ``needs`` says the rules
    in words, for the docs.
    """

    before: tuple[Stage, ...]
    after: tuple[Stage, ...]
    role: Role
    rules: tuple[Rule, ...] = ()
    asks: tuple[str, ...] = ()
    needs: str = ""
    under_review: tuple[Stage, ...] = ()

    @property
    def origins(self) -> tuple[Stage, ...]:
        """Every stage in which the action may be done."""
        return (*self.before, *self.under_review)


def nobody_holds_it(claim: Claim, by: User, seats: Seats) -> str:
    return f"{claim.holder} holds this claim." if claim.holder is not None else ""


def holds_it(claim: Claim, by: User, seats: Seats) -> str:
    if claim.holder_id == by.pk:
        return ""
    return f"Only {claim.holder}, who holds this claim, can do this."


def holds_it_or_edits(claim: Claim, by: User, seats: Seats) -> str:
    if claim.holder_id == by.pk or by.has_role(Role.EDITOR):
        return ""
    return f"Only {claim.holder}, who holds this claim, or an editor can do this."


def sits_first(claim: Claim, by: User, seats: Seats) -> str:
    if seats.first is not None and seats.first.reviewer_id == by.pk:
        return ""
    return "Only the person who proposed the verdict can do this."


def second_seat_is_empty(claim: Claim, by: User, seats: Seats) -> str:
    return "The second person has given their review already." if seats.second is not None else ""


def does_not_sit_first(claim: Claim, by: User, seats: Seats) -> str:
    if seats.first is not None and seats.first.reviewer_id == by.pk:
        return "You proposed this verdict, so somebody else has to be the second person."
    return ""


def sits(claim: Claim, by: User, seats: Seats) -> str:
    return "" if seats.of_person(by) else "Only the two people who reviewed this claim can do this."


def sits_nowhere(claim: Claim, by: User, seats: Seats) -> str:
    if seats.of_person(by):
        return "You reviewed this claim yourself, so another editor has to decide."
    return ""


def has_no_check(claim: Claim, by: User, seats: Seats) -> str:
    if claim.summary_id is None:
        return ""
    return (
        "A check of this claim is published, so it cannot be set aside: its page would say for ever that it is checked."
    )


def has_a_standing_check(claim: Claim, by: User, seats: Seats) -> str:
    if claim.summary is None:
        return "No check of this claim is published."
    if claim.stage != Stage.PUBLISHED and claim.summary.withdrawals.exists():
        return "This check was withdrawn."
    return ""


def has_fresh_draft(claim: Claim, by: User, seats: Seats) -> str:
    draft = getattr(claim, "draft", None)
    if draft is None or not (draft.title and draft.standfirst and draft.text):
        return "There is no summary yet: write its title, its finding and its text first."
    if draft.round != claim.round:
        return "The draft was last saved in an earlier round. Look it over and save it again."
    return ""


def did_not_write_draft(claim: Claim, by: User, seats: Seats) -> str:
    if claim.second_person_waived and not settings.CLAIMS_SECOND_PERSON:
        return ""  # a newsroom of one: the waiver is on record, and the page says so
    draft = getattr(claim, "draft", None)
    if draft is not None and draft.last_author_id == by.pk:
        return "You wrote the last version of the draft, so somebody else has to look it over and publish it."
    return ""


def draft_is_new(claim: Claim, by: User, seats: Seats) -> str:
    draft, summary = getattr(claim, "draft", None), claim.summary
    if draft is not None and summary is not None and draft.version <= summary.draft_version:
        return "The draft is the text that is published already. Change it first."
    return ""


C, R, E = Role.CONTRIBUTOR, Role.REVIEWER, Role.EDITOR
FINDING = ("attribution", "verdict", "rationale")

STEPS: dict[Action, Step] = {
    Action.SUBMIT: Step(
        (), (Stage.CANDIDATE,), C, needs="a passage, or words and an origin; the machine may do it too"
    ),
    Action.ACCEPT: Step((Stage.CANDIDATE,), (Stage.OPEN,), C, needs="the claim in our words"),
    Action.SET_ASIDE: Step(
        (Stage.CANDIDATE, Stage.OPEN, Stage.IN_REVIEW),
        (Stage.SET_ASIDE,),
        R,
        (has_no_check,),
        asks=("reason",),
        needs="a reason: duplicate of another claim, nothing to check, out of scope; no check of it is published",
    ),
    Action.RESTORE: Step((Stage.SET_ASIDE,), (Stage.OPEN,), R),
    Action.TAKE: Step((Stage.OPEN,), (Stage.IN_REVIEW,), R, (nobody_holds_it,), needs="nobody holds it"),
    Action.RELEASE: Step(
        (Stage.IN_REVIEW,), (Stage.OPEN,), R, (holds_it_or_edits,), needs="who holds it, or an editor"
    ),
    Action.HAND_OVER: Step(
        (Stage.IN_REVIEW,),
        (Stage.IN_REVIEW,),
        R,
        (holds_it_or_edits,),
        asks=("to",),
        needs="who holds it, or an editor; to a reviewer",
    ),
    Action.PROPOSE: Step(
        (Stage.IN_REVIEW,),
        (Stage.SECOND_REVIEW, Stage.APPROVED),
        R,
        (holds_it,),
        asks=FINDING,
        needs="who holds it fills seat 1: attribution, verdict, rationale; approved at once only where the newsroom "
        "has switched the second person off, which the page then says",
    ),
    Action.RECALL: Step(
        (Stage.SECOND_REVIEW,),
        (Stage.IN_REVIEW,),
        R,
        (sits_first, second_seat_is_empty),
        needs="seat 1; seat 2 is empty",
    ),
    Action.SEND_BACK: Step(
        (Stage.SECOND_REVIEW,),
        (Stage.IN_REVIEW,),
        R,
        (does_not_sit_first,),
        asks=("comment",),
        needs="another reviewer; a comment, no verdict",
    ),
    Action.CONFIRM: Step(
        (Stage.SECOND_REVIEW,),
        (Stage.APPROVED, Stage.DISAGREEMENT),
        R,
        (does_not_sit_first, second_seat_is_empty),
        asks=FINDING,
        needs="another reviewer fills seat 2, blind; approved when both fields agree",
    ),
    Action.REVISE: Step(
        (Stage.DISAGREEMENT,),
        (Stage.APPROVED, Stage.DISAGREEMENT),
        R,
        (sits,),
        asks=FINDING,
        needs="either seat, who now sees both; a changed review",
    ),
    Action.DECIDE: Step(
        (Stage.DISAGREEMENT,),
        (Stage.APPROVED,),
        E,
        (sits_nowhere,),
        asks=("attribution", "verdict", "reason"),
        needs="an editor in neither seat; a reason",
    ),
    Action.PUBLISH: Step(
        (Stage.APPROVED,),
        (Stage.PUBLISHED,),
        R,
        (has_fresh_draft, did_not_write_draft),
        asks=("draft_version",),
        needs="not the author of the draft’s last version, unless the newsroom has switched the second person off; "
        "names that version; the gate passes, or an editor who took no part overrides it with a reason that is printed",
    ),
    Action.CORRECT: Step(
        (Stage.PUBLISHED,),
        (Stage.PUBLISHED,),
        E,
        (has_fresh_draft, draft_is_new, did_not_write_draft),
        asks=("draft_version", "kind", "reason"),
        needs="not the last author of the new draft; typo or clarification; a reason",
    ),
    Action.REOPEN: Step(
        (Stage.APPROVED, Stage.PUBLISHED, Stage.WITHDRAWN),
        (Stage.IN_REVIEW,),
        R,
        asks=("reason",),
        needs="a reason; begins the next round; a published page stays and says so",
    ),
    Action.WITHDRAW: Step(
        (Stage.PUBLISHED,),
        (Stage.WITHDRAWN,),
        E,
        (has_a_standing_check,),
        asks=("reason",),
        needs="a reason; the page stays and says why; a check that is under review can be taken back at once, and the "
        "round goes on",
        under_review=ON_THE_DESK,
    ),
}
