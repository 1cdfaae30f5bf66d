"""Who material comes from: outlets, bodies and people, and the feeds of theirs that are watched."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import SplitResult, quote, unquote, urlsplit

import idna
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVector
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from claims.choices import BringsIn, Queue, SourceKind, Standing, WorkStatus
from claims.models.closed import known
from claims.models.work import LIVE, Work, WorkQuerySet


def _site(place: SplitResult) -> str:
    """The host of an address as it is asked for, without “www.”; empty where there is none that can be asked."""
    try:
        host = (place.hostname or "").rstrip(".")
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
    return name.removeprefix("www.")


def _in_letters(host: str) -> str:
    try:
        return str(idna.decode(host)) if "xn--" in host else host
    except (idna.IDNAError, UnicodeError):
        return host


def _escaped(path: str) -> str:
    return quote(unquote(path), safe="/")


OFFERED = 500
"""Sources that are offered while a name is typed; any other is found by its whole name."""


class SourceQuerySet(models.QuerySet["Source"]):
    def offered(self) -> "SourceQuerySet":
        """The names that a field offers while one is typed: no page holds more of them, however many a desk knows."""
        return self.only("pk", "name").order_by("name", "pk")[:OFFERED]

    def named(self, name: str) -> "SourceQuerySet":
        """Sources that carry ``name``, by their own name or an alias, in any case."""
        folded = name.strip().casefold()
        return self.filter(models.Q(name__iexact=name.strip()) | models.Q(folded_aliases__contains=[folded]))

    def suggested_for(self, names: Iterable[str]) -> dict[str, "Source"]:
        """The one source that each of ``names`` may mean; a name that several carry, or none, is left out.

        A suggestion and no more: two people can have one name, so which source is meant is for a person to say.
        """
        wanted = {name: name.strip().casefold() for name in names if name.strip()}
        folded = list(set(wanted.values()))
        carrying: dict[str, dict[int, Source]] = {}
        found = self.alias(folded_name=Lower("name")).filter(
            models.Q(folded_name__in=folded) | models.Q(folded_aliases__overlap=folded)
        )
        for source in found if folded else ():
            for spelling in (source.name.casefold(), *source.folded_aliases):
                carrying.setdefault(spelling, {})[source.pk] = source
        return {
            name: next(iter(carriers.values()))
            for name, spelling in wanted.items()
            if len(carriers := carrying.get(spelling, {})) == 1
        }

    def outlet_at(self, address: str) -> "Source | None":
        """The outlet whose home page an address lies under, the closest of several; what a page calls itself is no
        proof of whose it is."""
        place = urlsplit(address)
        host, path = _site(place), _escaped(place.path)
        if not host:
            return None
        closest: dict[str, list[Source]] = {}
        # A home page stands as people typed it: in letters, or as these are asked for.
        typed = models.Q(home_page__icontains=host) | models.Q(home_page__icontains=_in_letters(host))
        for source in self.filter(typed, kind=SourceKind.OUTLET):
            home = urlsplit(source.home_page)
            folder = f"{_escaped(home.path).rstrip('/')}/"
            if _site(home) != host or home.port != place.port:
                continue
            if f"{path}/".startswith(folder):
                closest.setdefault(folder, []).append(source)
        nearest = closest[max(closest, key=len)] if closest else []
        return nearest[0] if len(nearest) == 1 else None


class Source(models.Model):
    """An outlet, body or person that material comes from; a speaker or claimant is a source in that role."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=SourceKind.choices, default=SourceKind.OUTLET)
    role = models.CharField(
        max_length=200, blank=True, help_text="For a person: the office held, such as “mayor of Brunn”."
    )
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Other spellings, in any script."
    )
    folded_aliases = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    interest = models.TextField(
        blank=True, help_text="What this source stands to gain or lose in what it speaks of; shown beside its words."
    )
    home_page = models.URLField(blank=True, max_length=500)
    same_as = models.URLField(blank=True, max_length=500, help_text="A page that says who this is, for markup.")
    robots_waiver = models.TextField(
        blank=True,
        help_text="Why the robots.txt of this source’s home page is not followed, an agreement with the outlet, say. "
        "Empty: it is followed.",
    )
    watch_hours = ArrayField(
        models.PositiveIntegerField(validators=[MinValueValidator(1)]),
        default=list,
        blank=True,
        help_text="Hours between the looks at its cited pages, with commas between; the last pause is repeated. "
        "Empty: as the settings say.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), "kind", name="source_name_unique_in_kind"),
            known("kind", SourceKind, name="source_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        # A search form of the aliases, kept beside them because no index folds case inside an array.
        self.folded_aliases = [alias.strip().casefold() for alias in self.aliases]
        super().save(*args, **kwargs)  # type: ignore[arg-type]


QUIET = timedelta(days=60)
"""How long a feed that answers may carry nothing new before people are told so."""


class Feed(models.Model):
    """An address of a source that is watched, and what its server last said."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="feeds")
    address = models.URLField(max_length=1000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    is_enabled = models.BooleanField(default=True)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    error = models.TextField(blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    brings_in = models.CharField(
        max_length=10,
        choices=BringsIn.choices,
        default=BringsIn.FITTING,
        help_text="Which of its new entries become reports.",
    )
    changed_at = models.DateTimeField(null=True, editable=False, help_text="When it last carried something we read.")
    newest_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="Of when its newest entry is, as far as it says; else when we saw it first.",
    )
    next_ask_at = models.DateTimeField(default=timezone.now, editable=False)
    first_read_at = models.DateTimeField(
        null=True, editable=False, help_text="What it carried until then without a date is no news."
    )
    leads_to = models.URLField(
        max_length=1000, blank=True, editable=False, help_text="The address that answers in its place, where one does."
    )

    class Meta:
        ordering = ["source__name", "address"]
        constraints = [known("brings_in", BringsIn, name="feed_brings_in_known")]

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def is_quiet(self) -> bool:
        """Whether it answers, and has carried nothing new for so long that it may have been given up."""
        return self.newest_at is not None and not self.error and timezone.now() - self.newest_at > QUIET


class FeedPoll(Work):
    """One look at a feed, by the clock and for no claim in particular."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="polls")
    new_count = models.PositiveIntegerField(default=0, help_text="Entries that were not there before.")
    brought_count = models.PositiveIntegerField(default=0, help_text="Reports and searches that they led to.")

    queue = Queue.FETCH
    called_by = ("feed",)

    objects = WorkQuerySet["FeedPoll"].as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_try_at"], name="feed_poll_due")]
        constraints = [
            known("status", WorkStatus, name="feed_poll_status_known"),
            models.UniqueConstraint("feed", condition=models.Q(status__in=LIVE), name="feed_poll_one_live_a_feed"),
        ]

    def __str__(self) -> str:
        return f"A look at {self.feed}"


class FeedEntry(models.Model):
    """One item that a feed carried, kept so that a feed that says “nothing new” can still be searched."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, db_index=False, related_name="entries")
    identity = models.CharField(max_length=1000)
    address = models.URLField(max_length=2000)
    title = models.CharField(max_length=1000, blank=True)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True, help_text="When it was edited last, as the feed says.")
    seen_at = models.DateTimeField(auto_now_add=True)
    carried_at = models.DateTimeField(default=timezone.now, help_text="When the feed was last seen to carry it.")
    search_text = models.TextField(editable=False, default="")

    class Meta:
        verbose_name_plural = "feed entries"
        constraints = [models.UniqueConstraint("feed", "identity", name="feed_entry_unique_in_feed")]
        indexes = [
            GinIndex(SearchVector("search_text", config="simple"), name="feed_entry_search"),
            models.Index(
                models.F("published_at").desc(nulls_last=True), models.F("id").desc(), name="feed_entry_newest"
            ),
            models.Index(fields=["carried_at"], name="feed_entry_carried"),
            HashIndex(fields=["address"], name="feed_entry_address"),
        ]

    def __str__(self) -> str:
        return self.title or self.address


class SpellingSuggestion(models.Model):
    """How a service of names writes a source's name. Nothing is searched by it until a person has taken it over."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, db_index=False, related_name="suggested_spellings")
    spelling = models.CharField(max_length=200)
    meaning = models.CharField(max_length=300, blank=True, help_text="Who or what the service says this is.")
    address = models.URLField(max_length=500, help_text="The service’s page on it.")
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.SUGGESTED)
    seen_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["address", "pk"]
        constraints = [
            models.UniqueConstraint("source", "spelling", name="spelling_suggested_once"),
            known("standing", Standing, name="spelling_suggestion_standing_known"),
        ]

    def __str__(self) -> str:
        return self.spelling
