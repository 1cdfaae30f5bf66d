"""Claims in the hands of reviewers: held, waiting for a second person, in dispute, agreed on."""

from datetime import date

from claims import editing
from claims.choices import Action, Attribution, CounterKind, EvidenceOffered, ReplyOutcome, Stance, Verdict
from demo.filling.desk import Beside, Desk


def nineteen_hangers(desk: Desk) -> None:
    """Waits for a second person."""
    desk.say("A claim that waits for a second person.")
    claim = desk.claim(
        "Nineteen of the 60 hangers of the Chandler Bridge are cracked",
        Beside("nineteen-hangers", "Nineteen of the 60 hangers", "are cracked", "Harbour Post", {}),
        short_text="Nineteen of the bridge’s 60 hangers are cracked",
        said_date=date(2024, 10, 5),
        beside=(
            Beside(
                "chandler-bridge-lorries",
                "an inspection had found cracks",
                "60 hangers.",
                "",
                {"stance": Stance.UNDERMINES, "is_primary": True},
            ),
            Beside(
                "correction-hangers",
                "Fourteen of the 60 hangers",
                "not 19.",
                "Harbour Post",
                {"counter_kind": CounterKind.CORRECTION, "evidence_offered": EvidenceOffered.ASSERTION},
                "counter_statement",
            ),
        ),
    )
    editing.log_reply(
        claim,
        by=desk.people["jonas"],
        asked="Harbour Post, the editor",
        outcome=ReplyOutcome.WAITING,
        asked_on=date(2024, 10, 15),
        how="by telephone",
        deadline=date(2024, 10, 18),
    )
    desk.do(claim, Action.TAKE, "jonas")
    desk.do(
        claim,
        Action.PROPOSE,
        "jonas",
        attribution=Attribution.CONFIRMED,
        verdict=Verdict.FALSE,
        rationale="The paper itself says that five of the nineteen are only to be painted.",
    )


def letter_proves_it(desk: Desk) -> None:
    """Two people who do not agree."""
    desk.say("A claim on which two people disagree.")
    claim = desk.claim(
        "A letter from the engineer proves that the ministry knew of the danger on the Chandler Bridge in March",
        Beside("proof-in-the-drawer", "It is proven:", "in March.", "Eastern Courier", {}),
        said_date=date(2024, 10, 8),
        beside=(
            Beside(
                "engineer-letter-draft",
                "“It was a draft, and it named nine hangers",
                "not fourteen,”",
                "Berrigrove",
                {"stance": Stance.CONTEXT},
            ),
        ),
    )
    desk.do(claim, Action.TAKE, "jonas")
    finding = {"attribution": Attribution.CONFIRMED}
    desk.do(
        claim,
        Action.PROPOSE,
        "jonas",
        **finding,
        verdict=Verdict.MISLEADING,
        rationale="The Courier has not seen the letter that it calls proof.",
    )
    desk.do(
        claim,
        Action.CONFIRM,
        "ada",
        **finding,
        verdict=Verdict.UNPROVEN,
        rationale="The letter came to light later and says less, but it does exist.",
    )


def lorries_a_day(desk: Desk) -> None:
    """Approved, with a draft that somebody else has to publish."""
    desk.say("A claim that is approved, with its summary in draft.")
    claim = desk.claim(
        "Some 600 heavy lorries cross the Chandler Bridge on an ordinary day",
        Beside("nineteen-hangers", "With some 600 trips a day", "28,800 crowns", "Harbour Post", {}),
        short_text="Some 600 heavy lorries cross the Chandler Bridge a day",
        said_date=date(2024, 10, 5),
        beside=(
            Beside(
                "chandler-bridge-lorries",
                "About 9,000 vehicles cross",
                "according to the ministry.",
                "",
                {"stance": Stance.SUPPORTS, "is_primary": True},
            ),
        ),
    )
    desk.dismiss_suggestions(claim)
    finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.VERIFIED}
    desk.do(claim, Action.TAKE, "ada")
    desk.do(claim, Action.PROPOSE, "ada", **finding, rationale="The ministry counts 600 of 9,000 vehicles.")
    desk.do(claim, Action.CONFIRM, "jonas", **finding, rationale="The ministry’s own count says the same.")
    editing.save_draft(
        claim,
        by=desk.people["ada"],
        version=0,
        title="Do 600 lorries a day cross the Chandler Bridge?",
        standfirst="Yes: the ministry counts about 9,000 vehicles a day, 600 of them heavy lorries.",
        text="The Harbour Post reckons with some 600 trips of lorries a day. The count of the ministry agrees.",
    )


def open_in_december(desk: Desk) -> None:
    """In review; the page that it cites is going to be edited."""
    desk.say("A claim in review.")
    claim = desk.claim(
        "Lorries can use the Chandler Bridge again from 1 December 2024",
        Beside("bridge-open-in-december", "The Chandler Bridge will be open", "said on Monday.", "Solvane", {}),
        claimant_role="mayor of Velmouth",
        said_date=date(2024, 10, 7),
    )
    desk.do(claim, Action.TAKE, "ada")
