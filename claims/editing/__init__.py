"""What people write and collect: the claim's words, drafts, working copies, and the items beside a claim.

Nothing here moves a stage or a verdict. Every text carries a version that moves only when people edit it; a save that
names an old one raises :class:`Stale`, which hands back the text as it stands, so that both can be shown.
"""

from claims.editing.found import decide_match, dismiss_hit, pull_again, tell_apart
from claims.editing.holding import items_refusal
from claims.editing.items import KINDS, add_item, change_item, dismiss, dismiss_all, keep, kind_of, passage_of
from claims.editing.replies import REPLY_FIELDS, change_reply, log_reply, strike_reply
from claims.editing.rest import LONGEST_REASON, MOST_TOGETHER, Rest, dismiss_rest, rest_of, rest_refusal, take_back_rest
from claims.editing.speakers import link_speaker, link_speakers
from claims.editing.surroundings import Surroundings, sentences_around, surroundings_of
from claims.editing.texts import (
    DRAFT_STAGES,
    LONGEST_SUMMARY,
    WORDS,
    draft_refusal,
    in_numbers_of,
    reword,
    save_draft,
    save_working_copy,
    text_refusal,
)
from claims.rewording import words_refusal

__all__ = [
    "DRAFT_STAGES",
    "KINDS",
    "LONGEST_REASON",
    "LONGEST_SUMMARY",
    "MOST_TOGETHER",
    "REPLY_FIELDS",
    "WORDS",
    "Rest",
    "Surroundings",
    "add_item",
    "change_item",
    "change_reply",
    "decide_match",
    "dismiss",
    "dismiss_all",
    "dismiss_hit",
    "dismiss_rest",
    "draft_refusal",
    "in_numbers_of",
    "items_refusal",
    "keep",
    "kind_of",
    "link_speaker",
    "link_speakers",
    "log_reply",
    "passage_of",
    "pull_again",
    "rest_of",
    "rest_refusal",
    "reword",
    "save_draft",
    "save_working_copy",
    "sentences_around",
    "strike_reply",
    "surroundings_of",
    "take_back_rest",
    "tell_apart",
    "text_refusal",
    "words_refusal",
]
