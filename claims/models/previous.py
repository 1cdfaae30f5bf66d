"""Previously checked claims: what others have checked and said about it, as their markup or a service tells it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils import timezone

from claims.choices import CheckOrigin
from claims.models.closed import known


class PreviousCheck(models.Model):
    """A check that somebody else made. Their words, their rating; nothing of it becomes a verdict of ours.

    Known by its address and the words of the claim, since one page may check several. Only these two are always there:
    every other field may be missing at the source.
    """

    url = models.URLField(max_length=2000, help_text="The page of the check.")
    text = models.TextField(help_text="The claim, in the words of those who checked it.")
    text_hash = models.CharField(
        max_length=64, editable=False, help_text="Of the words, whatever their case and spacing."
    )
    claimant = models.CharField(max_length=300, blank=True)
    claim_date = models.DateField(null=True, blank=True)
    appearances = ArrayField(
        models.URLField(max_length=2000), default=list, blank=True, help_text="Where the claim was made, as they say."
    )
    publisher_name = models.CharField(max_length=300, blank=True)
    publisher_site = models.CharField(max_length=253, help_text="The host of the check’s address, without “www.”.")
    title = models.CharField(max_length=1000, blank=True)
    review_date = models.DateField(null=True, blank=True)
    rating = models.CharField(max_length=300, blank=True, help_text="The word of their rating.")
    rating_value = models.FloatField(null=True, blank=True)
    rating_best = models.FloatField(null=True, blank=True)
    rating_worst = models.FloatField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)
    origin = models.CharField(max_length=10, choices=CheckOrigin.choices, help_text="By which way it first came here.")
    seen_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    laid_at = models.DateTimeField(
        null=True, editable=False, help_text="When it was laid beside the claims that were here before it."
    )
    search_text = models.TextField(editable=False, default="")

    class Meta:
        ordering = [models.F("review_date").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint("url", "text_hash", name="previous_check_unique_in_page"),
            models.CheckConstraint(condition=~models.Q(text="") & ~models.Q(url=""), name="previous_check_says_what"),
            known("origin", CheckOrigin, name="previous_check_origin_known"),
        ]
        indexes = [
            GinIndex(SearchVector("search_text", config="simple"), name="previous_check_search"),
            models.Index(
                models.F("review_date").desc(nulls_last=True), models.F("id").desc(), name="previous_check_newest"
            ),
            models.Index(fields=["publisher_site"], name="previous_check_site"),
            models.Index(fields=["id"], condition=models.Q(laid_at__isnull=True), name="previous_check_not_laid"),
        ]

    def __str__(self) -> str:
        return f"{self.publisher_name or self.publisher_site}: {self.text}"
