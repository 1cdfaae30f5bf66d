"""What people write and collect: the claim's words, drafts, working copies, and the items beside a claim.

Nothing here moves a stage or a verdict. Every text carries a version that moves only when people edit it; a save that
names an old one raises :class:`Stale`, which hands back the text as it stands, so that both can be shown.
"""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from claims import matching, switchboard
from claims.choices import (
    Attribution,
    CounterKind,
    DatePrecision,
    EvidenceOffered,
    MatchStanding,
    Role,
    Stage,
    Stance,
    Standing,
    Verdict,
)
from claims.lines import draw_later
from claims.models import (
    Appearance,
    Claim,
    CounterStatement,
    Draft,
    Evidence,
    Hit,
    Match,
    Passage,
    Pull,
    Review,
    Snapshot,
    Source,
    User,
    Watch,
    record,
)
from claims.models.claim import Item, clashes
from claims.refusals import Incomplete, Refused, Stale, in_one_sentence

WORDS = (
    "text",
    "short_text",
    "claimant",
    "claimant_name",
    "claimant_role",
    "said_date",
    "said_precision",
    "place",
    "recheck_date",
)
DRAFT_STAGES = (Stage.APPROVED, Stage.PUBLISHED)
"""Where a draft may be written: earlier it would show the verdict to the second person."""
KINDS: dict[str, type[Appearance] | type[CounterStatement] | type[Evidence]] = {
    "appearance": Appearance,
    "counter_statement": CounterStatement,
    "evidence": Evidence,
}
_DETAILS: dict[str, dict[str, Any]] = {
    "appearance": {"is_retelling": None, "why": None},
    "counter_statement": {
        "counter_kind": CounterKind,
        "evidence_offered": EvidenceOffered,
        "stake": None,
        "why": None,
    },
    "evidence": {"stance": Stance, "is_primary": None, "why": None},
}


def _locked(claim: Claim, by: User, role: Role = Role.CONTRIBUTOR) -> Claim:
    """The claim's row, locked, once ``by`` is seen to have the role."""
    if not by.has_role(role):
        raise Refused(f"This takes the rights of {'an' if role == 'editor' else 'a'} {role.label}.")
    # Without joins: rows joined to a row that had to be waited for would be those from before the wait.
    return Claim.objects.select_for_update().get(pk=claim.pk)


def words_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot change the claim's words now; empty when they can."""
    if not by.has_role(Role.CONTRIBUTOR):
        return "This takes the rights of a contributor."
    if claim.stage in (Stage.CANDIDATE, Stage.OPEN):
        return ""
    if claim.stage == Stage.IN_REVIEW:
        if claim.holder_id == by.pk or by.has_role(Role.EDITOR):
            return ""
        return f"Only {claim.holder}, who holds this claim, or an editor can change its words."
    return "The words of a claim stay as they are once a verdict is proposed, because the verdict is about them."


@transaction.atomic
def reword(claim: Claim, *, by: User, version: int, **fields: Any) -> Claim:
    """Change the claim's words (:data:`WORDS`); raises :class:`Stale` when ``version`` is not the current one."""
    claim = _locked(claim, by)
    if why := words_refusal(claim, by):
        raise Refused(why)
    if claim.version != version:
        raise Stale(claim)
    unknown = set(fields) - set(WORDS)
    if unknown:
        raise Incomplete(**dict.fromkeys(unknown, "This cannot be changed here."))
    fields = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    wrong = {}
    if "text" in fields and not fields["text"]:
        wrong["text"] = "Write the claim in one sentence."
    in_one_sentence(fields.get("text", ""))
    if len(fields.get("short_text", "")) > 74:
        wrong["short_text"] = "Keep the short form under 75 characters."
    if fields.get("said_precision", DatePrecision.DAY) not in DatePrecision.values:
        wrong["said_precision"] = "A date is known to the day, the month or the year."
    if (said := fields.get("said_date")) and said > timezone.localdate():
        wrong["said_date"] = "This day has not come yet."
    if wrong:
        raise Incomplete(**wrong)
    changed = sorted(name for name, value in fields.items() if getattr(claim, name) != value)
    if not changed:
        return claim
    before = {name: str(getattr(claim, name) or "") for name in changed}
    for name in changed:
        setattr(claim, name, fields[name])
    claim.version += 1
    claim.search_text = matching.claim_search_text(claim)
    claim.save()
    if "text" in changed:
        matching.compare_later(claim)
    after = {name: str(getattr(claim, name) or "") for name in changed}
    note = {"before": before, "after": after}
    record("reworded", claim=claim, by=by, note=note, version=claim.version, fields=changed)
    return claim


@transaction.atomic
def save_working_copy(
    claim: Claim, *, by: User, version: int, attribution: str = "", verdict: str = "", rationale: str = ""
) -> Review:
    """Keep what this person has written so far of their review; nobody else sees it. ``version`` 0: none yet."""
    claim = _locked(claim, by, Role.REVIEWER)
    if claim.stage not in (Stage.IN_REVIEW, Stage.SECOND_REVIEW):
        raise Refused("This claim is not in review.")
    if claim.stage == Stage.IN_REVIEW and claim.holder_id != by.pk:
        raise Refused(f"Only {claim.holder}, who holds this claim, can write its first review.")
    review = Review.objects.filter(claim=claim, round=claim.round, reviewer=by).first()
    if review is not None and review.seat is not None:
        raise Refused("Your review is in its seat. Recall it before you change it.")
    if (review.version if review else 0) != version:
        raise Stale(review)
    if attribution not in ("", *Attribution.values) or verdict not in ("", *Verdict.values):
        raise Incomplete(verdict="Choose one of the verdicts that are offered.")
    review = review or Review(claim=claim, round=claim.round, reviewer=by, version=0)
    review.attribution = attribution or Attribution.UNCHECKED
    review.verdict = verdict or Verdict.UNCHECKED
    review.rationale = rationale
    review.version += 1
    review.save()
    return review


def draft_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot write the summary now; empty when they can."""
    if not by.has_role(Role.REVIEWER):
        return "This takes the rights of a reviewer."
    if claim.stage not in DRAFT_STAGES:
        return "The summary is written once two people have agreed on a verdict."
    return ""


@transaction.atomic
def save_draft(
    claim: Claim, *, by: User, version: int, title: str, standfirst: str, text: str, sole_source: str | None = None
) -> Draft:
    """Save the summary that is still written. ``version`` 0: there is none yet.

    ``sole_source`` says why what bears on the claim comes from one independent line alone, where it does; ``None``
    leaves it as it stands.
    """
    claim = _locked(claim, by)
    if why := draft_refusal(claim, by):
        raise Refused(why)
    draft = Draft.objects.filter(claim=claim).first()
    if (draft.version if draft else 0) != version:
        raise Stale(draft)
    if len(title) > 200:
        raise Incomplete(title="Keep the title under 200 characters.")
    draft = draft or Draft(claim=claim, version=0)
    draft.title, draft.standfirst, draft.text = title.strip(), standfirst.strip(), text
    if sole_source is not None:
        draft.sole_source = sole_source.strip()
    draft.version, draft.last_author, draft.round, draft.saved_at = version + 1, by, claim.round, timezone.now()
    draft.save()
    record("draft_saved", claim=claim, by=by, version=draft.version)
    return draft


# --- Items beside a claim ---------------------------------------------------------------------------------------------


def items_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot collect for this claim now; empty when they can."""
    if not by.has_role(Role.CONTRIBUTOR):
        return "This takes the rights of a contributor."
    if claim.stage in (Stage.SET_ASIDE, Stage.WITHDRAWN):
        return "This claim is not worked on any more."
    return ""


def _for_items(claim: Claim, by: User) -> Claim:
    claim = _locked(claim, by)
    if why := items_refusal(claim, by):
        raise Refused(why)
    return claim


def _details(kind: str, details: dict[str, Any]) -> dict[str, Any]:
    """``details`` as fields of the row, each one checked against its closed list."""
    fields, wrong = {}, {}
    for name, value in details.items():
        if name not in _DETAILS[kind]:
            wrong[name] = "This does not belong to an item of this kind."
        elif _DETAILS[kind][name] is not None and value not in _DETAILS[kind][name].values:
            wrong[name] = "Choose one of the values that are offered."
        else:
            fields["kind" if name == "counter_kind" else name] = value
    if wrong:
        raise Incomplete(**wrong)
    return fields


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """What of an item's fields the history holds: machine words, not what a person wrote."""
    return {name: value for name, value in fields.items() if name not in ("why", "stake")}


def passage_of(snapshot: Snapshot, start: int, end: int) -> Passage:
    """The passage of ``snapshot`` between two offsets, made if nobody has marked it yet."""
    if not 0 <= start < end <= len(snapshot.text):
        raise Incomplete(passage="Mark some words of the text.")
    known = Passage.objects.filter(snapshot=snapshot, start=start, end=end).first()
    if known is not None:
        return known
    passage = Passage.at(snapshot, start, end)
    if (around := _mostly_covering(snapshot, start, end)) is not None:
        # Mostly words of a statement that was read already: the same person says them, as surely.
        for name in _SAID_BY:
            setattr(passage, name, getattr(around, name))
    try:
        with transaction.atomic():
            passage.save()
    except IntegrityError:
        return Passage.objects.get(snapshot=snapshot, start=start, end=end)  # marked by somebody else just now
    return passage


_SAID_BY = ("speaker", "speaker_name", "speaker_role", "speaker_note", "is_vague", "quotation", "certainty", "polarity")


def _mostly_covering(snapshot: Snapshot, start: int, end: int) -> Passage | None:
    """The statement that covers at least half of a stretch, the one that covers most of it first."""
    statements = Passage.objects.filter(snapshot=snapshot, is_statement=True, start__lt=end, end__gt=start)
    covers = {statement: min(end, statement.end) - max(start, statement.start) for statement in statements}
    best = max(covers, key=lambda statement: covers[statement], default=None)
    return best if best is not None and covers[best] * 2 >= end - start else None


@transaction.atomic
def add_item(claim: Claim, *, by: User, kind: str, passage: Passage, **details: Any) -> Item:
    """Put a passage beside a claim, kept: ``kind`` is one of :data:`KINDS`.

    A passage that stands there already (suggested or dismissed) is kept with these details. Details: for an
    appearance ``is_retelling``; for a counter-statement ``counter_kind``, ``evidence_offered``, ``stake``; for evidence
    ``stance``, ``is_primary``; for each ``why``.
    """
    claim = _for_items(claim, by)
    if kind not in KINDS:
        raise Incomplete(kind="Choose appearance, counter-statement or evidence.")
    fields = _details(kind, details)
    if kind == "counter_statement" and "kind" not in fields:
        raise Incomplete(counter_kind="Say in what way this answers the claim.")
    if kind == "evidence" and "stance" not in fields:
        raise Incomplete(stance="Say whether this supports, undermines or gives context.")
    if kind == "counter_statement" and "stake" not in fields and passage.speaker is not None:
        fields["stake"] = passage.speaker.interest
    item, _ = KINDS[kind].objects.get_or_create(claim=claim, passage=passage, defaults={**fields, "added_by": by})
    for name, value in fields.items():
        setattr(item, name, value)
    _decide(item, Standing.KEPT, by)
    Hit.objects.filter(claim=claim, report=passage.snapshot.report_id).update(standing=Standing.KEPT)
    record("item_added", claim=claim, by=by, item=kind, passage=passage.pk, **_told(fields))
    return item


def _decide(item: Item, standing: Standing, by: User) -> None:
    if standing != Standing.DISMISSED and clashes(item, item.claim):  # type: ignore[attr-defined]
        stands = "is kept as evidence" if isinstance(item, Appearance) else "shows that the claim was made"
        raise Refused(f"This passage {stands}; that it was said is no evidence that it is so.")
    item.standing, item.decided_by, item.decided_at = standing, by, timezone.now()
    item.save()
    if standing == Standing.KEPT:
        Watch.objects.begin(item.claim)  # type: ignore[attr-defined]
        draw_later(item.claim)  # type: ignore[attr-defined]


def kind_of(item: Item) -> str:
    """Under which name of :data:`KINDS` this item stands."""
    return next(name for name, model in KINDS.items() if isinstance(item, model))


@transaction.atomic
def keep(item: Item, *, by: User) -> Item:
    """A person has read a suggested item and keeps it."""
    return _set_standing(item, Standing.KEPT, by)


@transaction.atomic
def dismiss(item: Item, *, by: User) -> Item:
    """A person has read an item and does not want it; it stays on record and can be kept again."""
    return _set_standing(item, Standing.DISMISSED, by)


def _set_standing(item: Item, standing: Standing, by: User) -> Item:
    claim = _for_items(item.claim, by)  # type: ignore[attr-defined]
    item.refresh_from_db()
    if item.standing != standing:
        _decide(item, standing, by)
        record(f"item_{standing.value}", claim=claim, by=by, item=kind_of(item), passage=item.passage_id)  # type: ignore[attr-defined]
    return item


@transaction.atomic
def change_item(item: Item, *, by: User, **details: Any) -> Item:
    """Change what an item says about its passage (its stance, its kind …); changing it keeps it."""
    claim = _for_items(item.claim, by)  # type: ignore[attr-defined]
    item.refresh_from_db()
    kind = kind_of(item)
    fields = _details(kind, details)
    for name, value in fields.items():
        setattr(item, name, value)
    _decide(item, Standing.KEPT, by)
    record("item_changed", claim=claim, by=by, item=kind, passage=item.passage_id, **_told(fields))  # type: ignore[attr-defined]
    return item


@transaction.atomic
def dismiss_hit(hit: Hit, *, by: User) -> Hit:
    """A report that a pull found does not bear on the claim."""
    claim = _for_items(hit.claim, by)
    hit.refresh_from_db()
    if hit.standing != Standing.DISMISSED:
        hit.standing = Standing.DISMISSED
        hit.save(update_fields=["standing"])
        record("hit_dismissed", claim=claim, by=by, report=hit.report_id)
    return hit


@transaction.atomic
def decide_match(match: Match, standing: str, *, by: User) -> Match:
    """Say whether what was found is the same claim. It changes no verdict: what others found stays theirs."""
    if standing not in MatchStanding.values or standing == MatchStanding.SUGGESTED:
        raise Incomplete(standing="Say whether it is the same.")
    matching.hold_clusters()
    claim = _for_items(match.claim, by)
    match.refresh_from_db()
    if match.standing != standing:
        match.standing, match.decided_by, match.decided_at = standing, by, timezone.now()
        match.save(update_fields=["standing", "decided_by", "decided_at"])
        record("match_decided", claim=claim, by=by, standing=standing, other=match.other_id, previous=match.previous_id)
        if standing != MatchStanding.CONFIRMED and match.other is not None:
            matching.part(claim, match.other)
    return match


@transaction.atomic
def tell_apart(canonical: Claim, claims: Iterable[Claim], *, by: User) -> None:
    """Say of several claims that they are not the same as ``canonical``: they are not proposed beside it again."""
    chosen = {claim.pk for claim in claims} - {canonical.pk}
    if not chosen:
        raise Incomplete(claims="Choose at least one claim that is another one.")
    matching.hold_clusters()
    rows = {
        row.pk: row for row in Claim.objects.select_for_update().filter(pk__in={*chosen, canonical.pk}).order_by("pk")
    }
    for claim in rows.values():
        if why := items_refusal(claim, by):
            raise Refused(why)
    for pk in sorted(chosen & rows.keys()):
        matching.tell_apart(rows[pk], rows[canonical.pk], by=by)
        standing = MatchStanding.REJECTED
        record("match_decided", claim=rows[pk], by=by, standing=standing, other=canonical.pk, previous=None)
        matching.part(rows[pk], rows[canonical.pk])


@transaction.atomic
def link_speaker(passage: Passage, source: Source | None, *, by: User) -> Passage:
    """Say which source a speaker's name means, or take the link away. The quote itself is never rewritten."""
    if not by.has_role(Role.CONTRIBUTOR):
        raise Refused("This takes the rights of a contributor.")
    passage = Passage.objects.select_for_update().get(pk=passage.pk)
    passage.speaker = source
    passage.save(update_fields=["speaker"])
    record("speaker_linked", by=by, passage=passage.pk, source=source.pk if source else None)
    return passage


@transaction.atomic
def link_speakers(claim: Claim, links: Iterable[tuple[Passage, Source | None]], *, by: User) -> Claim:
    """Say of several passages which source speaks; those that do not stand beside ``claim`` are left as they are.

    A claimant spelled like one of them is that source too, as long as the claim's words may still be changed.
    """
    claim = _for_items(claim, by)
    meant = {passage.pk: source for passage, source in links}
    beside = models.Q(appearances__claim=claim) | models.Q(counter_statements__claim=claim)
    beside |= models.Q(evidence__claim=claim)
    here = Passage.objects.filter(beside, pk__in=meant).values("pk")
    named: dict[str, Source] = {}
    # All of them at once and in one order, so that two people who link the same names wait for each other.
    for passage in Passage.objects.select_for_update().filter(pk__in=here).order_by("pk"):
        source = meant[passage.pk]
        passage.speaker = source
        passage.save(update_fields=["speaker"])
        record("speaker_linked", claim=claim, by=by, passage=passage.pk, source=source.pk if source else None)
        if source is not None and passage.speaker_name:
            named[passage.speaker_name.casefold()] = source
    claimant = named.get(claim.claimant_name.casefold())
    if claimant is not None and claim.claimant_id is None and not words_refusal(claim, by):
        claim = reword(claim, by=by, version=claim.version, claimant=claimant)
    return claim


@transaction.atomic
def pull_again(claim: Claim, *, by: User, connector: str | None = None) -> list[Pull]:
    """Ask for related reporting once more: one connector or all; what is running already is not asked twice."""
    claim = _for_items(claim, by)
    if claim.stage == Stage.CANDIDATE:
        raise Refused("Accept the claim first; that asks for its reporting.")
    names = switchboard.asked()
    if connector is not None and connector not in switchboard.labels():
        raise Incomplete(connector="There is no connector of this name.")
    if connector is not None and connector not in names:
        raise Incomplete(connector="This connector is switched off, or lacks a key; see the Sources page.")
    pulls = Pull.objects.ask(claim, names if connector is None else [connector], by=by)
    record("pull_asked", claim=claim, by=by, connectors=[pull.connector for pull in pulls])
    return pulls
