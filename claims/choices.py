"""The words of the desk: every closed list that code, screens and docs share.

Nothing of ours is imported here, so that any other module may import it. The meaning of each word stands in
``docs/glossary.md``; a label is what people read, a value is what rows, the API and the history hold.
"""

from django.db.models import IntegerChoices, TextChoices


class Role(TextChoices):
    """What a person may do; each role has the rights of the one before it."""

    CONTRIBUTOR = "contributor", "contributor"
    REVIEWER = "reviewer", "reviewer"
    EDITOR = "editor", "editor"
    ADMIN = "admin", "admin"


class Stage(TextChoices):
    """Where a claim stands on the desk; a different question from its verdict."""

    CANDIDATE = "candidate", "Candidate"
    OPEN = "open", "Open"
    IN_REVIEW = "in_review", "In review"
    SECOND_REVIEW = "second_review", "Second review"
    DISAGREEMENT = "disagreement", "Disagreement"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SET_ASIDE = "set_aside", "Set aside"


class Action(TextChoices):
    """What people (and, for ``submit``, the machine) do to a claim; the rules are ``claims.workflow.STEPS``."""

    SUBMIT = "submit", "Submit"
    ACCEPT = "accept", "Accept"
    SET_ASIDE = "set_aside", "Set aside"
    RESTORE = "restore", "Restore"
    TAKE = "take", "Take"
    RELEASE = "release", "Release"
    HAND_OVER = "hand_over", "Hand over"
    PROPOSE = "propose", "Propose a verdict"
    RECALL = "recall", "Recall the proposal"
    SEND_BACK = "send_back", "Send back"
    CONFIRM = "confirm", "Give the second review"
    REVISE = "revise", "Revise the review"
    DECIDE = "decide", "Decide"
    PUBLISH = "publish", "Publish"
    CORRECT = "correct", "Correct"
    REOPEN = "reopen", "Reopen"
    WITHDRAW = "withdraw", "Withdraw"


class ReplyOutcome(TextChoices):
    """What came of asking somebody for a reply."""

    WAITING = "waiting", "No answer yet"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Did not want to answer"
    SILENT = "silent", "Did not answer"
    NOT_ASKED = "not_asked", "Was not asked"


class LetterKind(TextChoices):
    """What a reader sends in."""

    CLAIM = "claim", "A claim to check"
    CORRECTION = "correction", "A mistake in a check"


class LetterState(TextChoices):
    """What the desk has said to a letter; what became of it since is told by its claim or check."""

    WAITING = "waiting", "Not answered yet"
    TAKEN_UP = "taken_up", "Taken up"
    TURNED_DOWN = "turned_down", "Turned down"


class Attribution(TextChoices):
    """Did they say it?"""

    UNCHECKED = "unchecked", "Unchecked"
    CONFIRMED = "confirmed", "Confirmed"
    MISQUOTED = "misquoted", "Misquoted"
    NOT_FOUND = "not_found", "Not found"


class Verdict(TextChoices):
    """Is it so? *Disputed*: named parties contradict each other and independent evidence does not decide."""

    UNCHECKED = "unchecked", "Unchecked"
    VERIFIED = "verified", "Verified"
    MOSTLY_VERIFIED = "mostly_verified", "Mostly verified"
    DISPUTED = "disputed", "Disputed"
    UNPROVEN = "unproven", "Unproven"
    MISLEADING = "misleading", "Misleading"
    FALSE = "false", "False"
    NOT_CHECKABLE = "not_checkable", "Not checkable"


class Certainty(IntegerChoices):
    """How sure the wording of a passage is; the order is the ladder."""

    POSSIBLE = 1, "possible"
    LIKELY = 2, "likely"
    HIGHLY_POSSIBLE = 3, "highly possible"
    ASSERTED = 4, "asserted"
    CONFIRMED = 5, "confirmed"


class Polarity(TextChoices):
    AFFIRMED = "affirmed", "affirmed"
    DENIED = "denied", "denied"


class Quotation(TextChoices):
    """How a report gives somebody's words."""

    DIRECT = "direct", "direct quote"
    MIXED = "mixed", "partial quote"
    INDIRECT = "indirect", "paraphrase"
    NONE = "none", "the report’s own words"


class CounterKind(TextChoices):
    """In what way somebody answers a claim."""

    FLAT_DENIAL = "flat_denial", "flat denial"
    DISMISSAL = "dismissal", "dismissal"
    ALTERNATIVE = "alternative", "alternative account"
    PARTIAL_ADMISSION = "partial_admission", "partial admission"
    DEMAND_FOR_PROOF = "demand_for_proof", "demand for proof"
    CORRECTION = "correction", "correction"
    QUALIFICATION = "qualification", "qualification"
    NO_COMMENT = "no_comment", "no comment"


class EvidenceOffered(TextChoices):
    """What somebody who answers a claim puts forward for it."""

    NONE = "none", "no evidence offered"
    ASSERTION = "assertion", "assertion only"
    DOCUMENT = "document", "a document"
    DATA = "data", "data"


class Stance(TextChoices):
    """How a piece of evidence bears on a claim."""

    SUPPORTS = "supports", "supports"
    UNDERMINES = "undermines", "undermines"
    CONTEXT = "context", "context"


class Standing(TextChoices):
    """Whether a person has kept what the machine, or another person, put beside a claim."""

    SUGGESTED = "suggested", "suggested"
    KEPT = "kept", "kept"
    DISMISSED = "dismissed", "dismissed"


class SourceKind(TextChoices):
    OUTLET = "outlet", "outlet"
    BODY = "body", "body"
    PERSON = "person", "person"


class Origin(TextChoices):
    """By which way a report came in."""

    PASTED = "pasted", "pasted"
    UPLOADED = "uploaded", "uploaded"
    ADDRESS = "address", "by its address"
    PULLED = "pulled", "pulled for a claim"


class BringsIn(TextChoices):
    """Which new entries of a feed that is looked at by the clock become reports of their own accord."""

    FITTING = "fitting", "what may bear on an open claim"
    ALL = "all", "everything, with its candidate claims"
    NOTHING = "nothing", "nothing"


class CheckOrigin(TextChoices):
    """By which way a check that others made came here."""

    DUMP = "dump", "a dump of ClaimReview markup"
    TOOLS = "tools", "Google Fact Check Tools"
    SERVICE = "service", "another service"
    PAGE = "page", "the markup of its own page"


class TieKind(TextChoices):
    """What shows that one report goes back to another, or both to a third."""

    WORDING = "wording", "the same wording"
    CREDIT = "credit", "a credit line"
    AGENCY = "agency", "the same agency"
    QUOTES = "quotes", "the same quotations"
    BRIEFING = "briefing", "the same briefing"
    TRANSLATED = "translated", "probably a translation"


class DatePrecision(TextChoices):
    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"


class SetAsideReason(TextChoices):
    DUPLICATE = "duplicate", "duplicate of another claim"
    NOTHING_TO_CHECK = "nothing_to_check", "nothing to check"
    OUT_OF_SCOPE = "out_of_scope", "out of scope"


class CorrectionKind(TextChoices):
    """Why a summary got a new number. A new verdict comes only from a new round of two people."""

    TYPO = "typo", "typo"
    CLARIFICATION = "clarification", "clarification"
    NEW_ROUND = "new_round", "checked again"


class WorkStatus(TextChoices):
    """Where a row of work stands; see ``claims.models.work``."""

    DUE = "due", "waiting"
    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "will be tried again"
    PARKED = "parked", "given up"
    DROPPED = "dropped", "dropped by an editor"


class Queue(TextChoices):
    """The kinds of work; each waits in a queue of its own, so that what is slow in one delays nobody in another."""

    FETCH = "fetch", "asking other servers"
    READ = "read", "reading what was handed in"
    INDEX = "index", "keeping the search up to date"
    ARCHIVE = "archive", "asking for a copy in an archive"
    NOTIFY = "notify", "telling others what we have published"


class SourceState(TextChoices):
    """How a cited passage stands on its page, as the watch sees it."""

    CHANGED = "changed", "reworded"
    VANISHED = "vanished", "no longer on the page"
    ELSEWHERE = "elsewhere", "elsewhere on the page"
    REMARKED = "remarked", "with a remark that was not there"
    UNSEEN = "unseen", "not shown to us any more"
    GONE = "gone", "the page is gone"
    BACK = "back", "there again"


class MatchStanding(TextChoices):
    """What a person says of something that may be the same claim."""

    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "The same"
    UPDATED = "updated", "The same, but there is news"
    REJECTED = "rejected", "Not the same"


class Light(TextChoices):
    """How a rule of the publish gate stands."""

    GREEN = "green", "met"
    AMBER = "amber", "to consider"
    RED = "red", "not met"
