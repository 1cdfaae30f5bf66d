"""The facts. Words as in ``docs/glossary.md``; what must hold is a constraint of the database."""

from claims.models.announcement import Announcement
from claims.models.archive import ArchivedCopy, ArchiveFault, ArchiveState, Capture
from claims.models.claim import ON_THE_DESK, Appearance, Claim, CounterStatement, Evidence, Hit
from claims.models.cluster import CLUSTERED, MERGED_FROM, Cluster, ClusterMember, merged_into, merged_with
from claims.models.connector import ConnectorState, Trial
from claims.models.dump import DumpImport
from claims.models.event import Event, Particulars, broken_links, record, record_each
from claims.models.fetch import Fetch
from claims.models.host import Host
from claims.models.key import Key
from claims.models.letter import Letter, new_secret
from claims.models.likeness import Comparison, Indexing, Match, SentenceModel, Vector
from claims.models.line import Drawing, Fingerprint, FingerprintKey, Line, LineDecision, Tie
from claims.models.previous import PreviousCheck
from claims.models.pull import Pull
from claims.models.reply import ReplyRequest
from claims.models.report import ArchiveAway, Intake, Passage, Report, Snapshot, keep_bytes, sha256
from claims.models.review import Review, Seats
from claims.models.source import Feed, FeedEntry, FeedPoll, Source, SpellingSuggestion
from claims.models.summary import Correction, Draft, Summary, Withdrawal
from claims.models.user import User
from claims.models.watch import SourceChange, Watch
from claims.models.weight import Weight
from claims.models.work import LeaseLost, Work, kinds_of_work, named_work, work_promised

__all__ = [
    "CLUSTERED",
    "MERGED_FROM",
    "ON_THE_DESK",
    "Announcement",
    "Appearance",
    "ArchiveAway",
    "ArchiveFault",
    "ArchiveState",
    "ArchivedCopy",
    "Capture",
    "Claim",
    "Cluster",
    "ClusterMember",
    "Comparison",
    "ConnectorState",
    "Correction",
    "CounterStatement",
    "Draft",
    "Drawing",
    "DumpImport",
    "Event",
    "Evidence",
    "Feed",
    "FeedEntry",
    "FeedPoll",
    "Fetch",
    "Fingerprint",
    "FingerprintKey",
    "Hit",
    "Host",
    "Indexing",
    "Intake",
    "Key",
    "LeaseLost",
    "Letter",
    "Line",
    "LineDecision",
    "Match",
    "Particulars",
    "Passage",
    "PreviousCheck",
    "Pull",
    "ReplyRequest",
    "Report",
    "Review",
    "Seats",
    "SentenceModel",
    "Snapshot",
    "Source",
    "SourceChange",
    "SpellingSuggestion",
    "Summary",
    "Tie",
    "Trial",
    "User",
    "Vector",
    "Watch",
    "Weight",
    "Withdrawal",
    "Work",
    "broken_links",
    "keep_bytes",
    "kinds_of_work",
    "merged_into",
    "merged_with",
    "named_work",
    "new_secret",
    "record",
    "record_each",
    "sha256",
    "work_promised",
]
