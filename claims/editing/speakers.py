"""Which source a speaker's name means: a person says it, the words of the report stay as they are."""

from collections.abc import Iterable

from django.db import models, transaction

from claims.choices import Role
from claims.editing.holding import for_items
from claims.editing.texts import reword
from claims.models import Claim, Passage, Source, User, record
from claims.refusals import Refused
from claims.rewording import words_refusal


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
    claim = for_items(claim, by)
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
