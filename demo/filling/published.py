"""Claims that are published: one was corrected, and the source of the other is edited afterwards."""

from datetime import date

from claims import editing
from claims.choices import Action, Attribution, CounterKind, EvidenceOffered, ReplyOutcome, Stance, Verdict
from claims.models import Claim
from demo.filling.desk import Beside, Desk


def known_since_march(desk: Desk) -> Claim:
    """Published, and corrected once."""
    desk.say("A claim that is checked and published.")
    claim = desk.claim(
        "The Ministry of Public Works has known of the cracks in the Chandler Bridge since March 2024",
        Beside(
            "mayor-known-since-march",
            "The Ministry of Public Works has known",
            "Mayor Ingrid Solvane.",
            "Solvane",
            {},
        ),
        short_text="The ministry has known of the cracks in the bridge since March",
        claimant_role="mayor of Velmouth",
        said_date=date(2024, 10, 3),
        place="town hall of Velmouth",
        beside=(
            Beside(
                "ministry-denies-march-warning",
                "“The report reached us on 30 September",
                "not a day earlier,”",
                "Lindqvar",
                {"counter_kind": CounterKind.FLAT_DENIAL, "evidence_offered": EvidenceOffered.DOCUMENT},
                "counter_statement",
            ),
            Beside(
                "ministry-denies-march-warning",
                "“a fairy tale",
                "town hall”",
                "Vendelin",
                {"counter_kind": CounterKind.DISMISSAL, "evidence_offered": EvidenceOffered.NONE},
                "counter_statement",
            ),
            Beside(
                "engineer-letter-draft",
                "On Wednesday he showed journalists a copy",
                "regional office.",
                "Berrigrove",
                {"stance": Stance.SUPPORTS, "is_primary": True},
            ),
            Beside(
                "engineer-letter-draft",
                "“It was a draft, and it named nine hangers",
                "not fourteen,”",
                "Berrigrove",
                {"stance": Stance.UNDERMINES},
            ),
            Beside(
                "engineer-letter-draft",
                "The minister, Kazimir Vendelin, admitted",
                "regional office.",
                "Vendelin",
                {"counter_kind": CounterKind.PARTIAL_ADMISSION, "evidence_offered": EvidenceOffered.ASSERTION},
                "counter_statement",
            ),
        ),
    )
    desk.dismiss_suggestions(claim)
    editing.log_reply(
        claim,
        by=desk.people["mina"],
        asked="The office of the mayor, Ingrid Solvane",
        outcome=ReplyOutcome.ANSWERED,
        asked_on=date(2024, 10, 14),
        how="by e-mail to its press officer",
        deadline=date(2024, 10, 16),
        words="The mayor had the draft from Mr Berrigrove. She calls it the report, for it says what the report says.",
    )
    editing.log_reply(
        claim,
        by=desk.people["mina"],
        asked="The Ministry of Public Works",
        outcome=ReplyOutcome.SILENT,
        asked_on=date(2024, 10, 14),
        how="by e-mail and by telephone",
        deadline=date(2024, 10, 16),
    )
    finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.MOSTLY_VERIFIED}
    desk.do(claim, Action.TAKE, "jonas")
    desk.do(
        claim,
        Action.PROPOSE,
        "jonas",
        **finding,
        rationale="A stamped letter of 12 March names nine hangers, and the minister admits that it was received.",
    )
    desk.do(
        claim,
        Action.CONFIRM,
        "ada",
        **finding,
        rationale="The draft was in the regional office in March. It was not the finished report: hence “mostly”.",
    )
    text = (
        "Mayor Ingrid Solvane said on 3 October that the ministry had known of the cracks since March [1].\n\n"
        "The ministry denied it and showed its register of letters, in which the report stands under "
        "30 September [2]. The register covers the head office alone.\n\n"
        "The engineer Tomas Berrigrove has since shown a letter of 12 March with the stamp of a regional office of "
        "the ministry. It holds a **draft** that names nine hangers; the finished report names fourteen. The "
        "minister admits that the draft was received [3]."
    )
    draft = editing.save_draft(
        claim,
        by=desk.people["jonas"],
        version=0,
        title="Has the ministry known of the cracks in the Chandler Bridge since March?",
        standfirst="A draft that names nine cracked hangers reached a regional office on 12 March. The finished "
        "report, with fourteen, came on 30 September.",
        text=text,
    )
    claim = desk.do(claim, Action.PUBLISH, "ada", draft_version=draft.version)
    corrected = editing.save_draft(
        claim,
        by=desk.people["jonas"],
        version=draft.version,
        title=draft.title,
        standfirst=draft.standfirst,
        text=text + " He says that he had not seen it himself.",
    )
    return desk.do(
        claim,
        Action.CORRECT,
        "petra",
        draft_version=corrected.version,
        kind="clarification",
        reason="We had left out that the minister says he had not seen the draft himself.",
    )


def jobs_at_the_port(desk: Desk) -> None:
    """Published; the promise that it cites is taken off its page afterwards."""
    desk.say("A published claim whose source is going to be edited.")
    claim = desk.claim(
        "Not one job at the port of Velmouth will be lost because of the bridge",
        Beside("bridge-open-in-december", "“Not one job at the port", "she said.", "Solvane", {}),
        short_text="The bridge will not cost the port a single job",
        claimant_role="mayor of Velmouth",
        said_date=date(2024, 10, 7),
    )
    desk.dismiss_suggestions(claim)
    finding = {"attribution": Attribution.CONFIRMED, "verdict": Verdict.NOT_CHECKABLE}
    desk.do(claim, Action.TAKE, "ada")
    desk.do(claim, Action.PROPOSE, "ada", **finding, rationale="A promise about what is to come.")
    desk.do(claim, Action.CONFIRM, "jonas", **finding, rationale="Nobody can know yet.")
    draft = editing.save_draft(
        claim,
        by=desk.people["ada"],
        version=0,
        title="Will the bridge cost jobs at the port?",
        standfirst="Nobody can know: the mayor has made a promise, and given no figures for it.",
        text="Mayor Ingrid Solvane promised that not one job at the port will be lost [1]. She named no figures, "
        "and we found none. A promise cannot be checked before its time.",
    )
    desk.do(claim, Action.PUBLISH, "jonas", draft_version=draft.version)
