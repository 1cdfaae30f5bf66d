"""The one door: stage, verdict and attribution change in :func:`perform` and nowhere else."""

from claims.refusals import Incomplete, Refused, Stale
from claims.workflow.deeds import may_override, submit
from claims.workflow.doing import perform, possible, refusal
from claims.workflow.merging import Taken, Words, merge, merge_refusal, split, split_refusal, words_taken
from claims.workflow.steps import STEPS, Step

__all__ = [
    "STEPS",
    "Incomplete",
    "Refused",
    "Stale",
    "Step",
    "Taken",
    "Words",
    "may_override",
    "merge",
    "merge_refusal",
    "perform",
    "possible",
    "refusal",
    "split",
    "split_refusal",
    "submit",
    "words_taken",
]
