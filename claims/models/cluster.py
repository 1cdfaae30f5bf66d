"""Clusters: claims that may be one claim in other words, until a person merges them or tells them apart."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.utils import timezone

from claims.choices import Stage
from claims.models.claim import Claim

MERGED_FROM = (Stage.CANDIDATE, Stage.OPEN, Stage.IN_REVIEW)
"""The stages in which a claim can still be merged into another; past them it can only be the one that stays."""
CLUSTERED = (*MERGED_FROM, Stage.SECOND_REVIEW, Stage.DISAGREEMENT, Stage.APPROVED, Stage.PUBLISHED)


class ClusterQuerySet(models.QuerySet["Cluster"]):
    def proposed(self) -> Self:
        """Those of which something can still be merged."""
        mergeable = ClusterMember.objects.filter(
            cluster=models.OuterRef("pk"), claim__stage__in=MERGED_FROM, claim__summary__isnull=True
        )
        return self.filter(models.Exists(mergeable))

    def with_size(self) -> Self:
        """With how many claims each holds."""
        members = ClusterMember.objects.filter(cluster=models.OuterRef("pk")).order_by().values("cluster")
        return self.annotate(size=models.Subquery(members.values(size=models.Count("pk"))))

    def after(self, last: "Cluster") -> Self:
        """What comes after a cluster, in the order of the list."""
        return self.filter(
            models.Q(changed_at__lt=last.changed_at) | models.Q(changed_at=last.changed_at, pk__lt=last.pk)
        )

    def for_desk(self) -> Self:
        """With the claims, in a fixed number of queries."""
        members = ClusterMember.objects.select_related("claim__claimant", "claim__holder").order_by("claim_id")
        return self.prefetch_related(models.Prefetch("members", members))


class Cluster(models.Model):
    """Claims that may be the same. Every two of them are alike and not contrary; nobody has told them apart."""

    changed_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When a claim last came in.")

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["-changed_at", "-id"], name="cluster_newest")]

    def __str__(self) -> str:
        return f"{self.members.count()} claims that may be the same"


class ClusterMember(models.Model):
    """One claim of a cluster; a claim is in one at most."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="members")
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="clustered")
    alike = models.JSONField(
        default=dict, help_text="How like it is to each claim that was here before it, by number: a score, and why."
    )
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["cluster_id", "claim_id"]

    def __str__(self) -> str:
        return str(self.claim)


def merged_into(claims: Collection[int]) -> set[int]:
    """The claims that these repeat, what those repeat in turn, and so on, by number."""
    found: set[int] = set()
    level = set(claims)
    while level:
        above = Claim.objects.filter(duplicates__in=level).values_list("pk", flat=True)
        level = set(above) - found
        found |= level
    return found


def merged_with(claims: Collection[int]) -> set[int]:
    """These claims, what was merged into them, what was merged into that, and so on, by number."""
    found, level = set(claims), set(claims)
    while level:
        level = set(Claim.objects.filter(duplicate_of__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found
