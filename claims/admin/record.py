"""The record, to look at: what was kept, found, judged and published. Nobody changes or deletes it here."""

from typing import cast

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from claims.admin.office import ByRole, Told, has_rights, site
from claims.choices import Role
from claims.models import (
    ArchivedCopy,
    Claim,
    Correction,
    DumpImport,
    Event,
    Fetch,
    Letter,
    LineDecision,
    PreviousCheck,
    ReplyRequest,
    Report,
    Review,
    Snapshot,
    SourceChange,
    Summary,
    Tie,
    User,
    Withdrawal,
)


class SnapshotInline(admin.TabularInline):
    model = Snapshot
    fields = ("fetched_at", "sha256", "byte_count", "content_type", "http_status")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        return super().get_queryset(request).defer("text", "headers")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, Role.EDITOR)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Report, site=site)
class ReportAdmin(ByRole):
    """Reports and what was kept of them."""

    list_display = ("__str__", "outlet", "origin", "published_at", "created_at")
    list_filter = ("origin", "language")
    list_select_related = ("outlet",)
    search_fields = ("title", "address")
    inlines = (SnapshotInline,)
    exclude = ("search_text", "line")


@admin.register(Claim, site=site)
class ClaimAdmin(ByRole):
    """Claims, to look at. Stage, verdict and attribution change on the desk alone."""

    list_display = ("__str__", "stage", "verdict", "attribution", "holder", "moved_at")
    list_filter = ("stage", "verdict")
    list_select_related = ("holder",)
    search_fields = ("text", "claimant_name")
    fields = (
        "text",
        "short_text",
        "claimant",
        "claimant_name",
        "claimant_role",
        "said_date",
        "said_precision",
        "place",
        "stage",
        "verdict",
        "attribution",
        "round",
        "holder",
        "decided_by",
        "second_person_waived",
        "set_aside_reason",
        "duplicate_of",
        "slug",
        "published_at",
        "recheck_date",
        "submitted_by",
        "created_at",
        "moved_at",
    )


@admin.register(Review, site=site)
class ReviewAdmin(ByRole):
    """Reviews that are open to this person: their own, and those of rounds in which both seats are in."""

    list_display = ("claim", "round", "seat", "reviewer", "attribution", "verdict")
    list_select_related = ("claim", "reviewer")
    fields = ("claim", "round", "seat", "reviewer", "attribution", "verdict", "rationale", "seated_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        return Review.objects.visible_to(cast(User, request.user)).select_related("claim", "reviewer")


@admin.register(Letter, site=site)
class LetterAdmin(Told):
    """What readers sent in; answered on the desk alone. What nobody should have sent can be deleted here."""

    told = "letter"
    to_delete = Role.EDITOR
    list_display = ("__str__", "kind", "state", "sent_at", "answered_by")
    list_filter = ("kind", "state")
    list_select_related = ("answered_by",)
    ordering = ("-pk",)
    fields = ("kind", "words", "address", "about", "sent_at", "state", "answer", "answered_by", "answered_at", "claim")


@admin.register(ReplyRequest, site=site)
class ReplyRequestAdmin(ByRole):
    """Who was asked for a reply; written on the desk alone."""

    list_display = ("claim", "asked", "outcome", "asked_on", "deadline")
    list_filter = ("outcome",)
    list_select_related = ("claim",)


@admin.register(Summary, site=site)
class SummaryAdmin(ByRole):
    """Published texts, numbered and frozen."""

    list_display = ("title", "number", "verdict", "published_by", "published_at")
    list_select_related = ("published_by",)
    ordering = ("-pk",)
    search_fields = ("title",)
    fields = (
        "claim",
        "number",
        "title",
        "standfirst",
        "text",
        "verdict",
        "attribution",
        "text_language",
        "written_by",
        "published_by",
        "published_at",
        "override_reason",
    )


@admin.register(Correction, Withdrawal, site=site)
class ReasonAdmin(ByRole):
    """Why a text was put right or taken back."""

    list_display = ("__str__", "summary", "by", "made_at")
    list_select_related = ("summary", "by")


@admin.register(Event, site=site)
class EventAdmin(ByRole):
    """What happened, append-only. A sealed proposal stays sealed here too."""

    list_display = ("at", "kind", "by", "claim")
    list_filter = ("kind",)
    list_select_related = ("by", "claim")
    ordering = ("-pk",)
    fields = ("claim", "position", "kind", "by", "at", "data", "previous_hash", "hash")


@admin.register(Fetch, site=site)
class FetchAdmin(ByRole):
    """What servers answered, and where the whole exchange is kept."""

    list_display = ("report", "http_status", "fetched_at", "byte_count", "text_sha256")
    list_select_related = ("report",)
    search_fields = ("address", "sha256", "warc_sha256")
    fields = (
        "report",
        "snapshot",
        "address",
        "http_status",
        "headers",
        "fetched_at",
        "served_at",
        "byte_count",
        "sha256",
        "text_sha256",
        "warc_sha256",
    )


@admin.register(ArchivedCopy, site=site)
class ArchivedCopyAdmin(ByRole):
    """Copies of pages in a public archive."""

    list_display = ("report", "permalink", "taken_at")
    list_select_related = ("report",)
    search_fields = ("permalink", "report__title")


@admin.register(PreviousCheck, site=site)
class PreviousCheckAdmin(ByRole):
    """What others have checked."""

    list_display = ("__str__", "publisher_name", "rating", "review_date", "origin")
    list_filter = ("origin",)
    search_fields = ("url", "text", "publisher_name")
    fields = (
        "url",
        "text",
        "claimant",
        "claim_date",
        "publisher_name",
        "publisher_site",
        "title",
        "review_date",
        "rating",
        "rating_value",
        "rating_best",
        "rating_worst",
        "language",
        "origin",
        "seen_at",
        "updated_at",
    )


@admin.register(DumpImport, site=site)
class DumpImportAdmin(ByRole):
    """Dumps of other people's checks, and how far each was read in."""

    list_display = ("name", "position", "new_count", "changed_count", "spoilt_count", "finished_at")


@admin.register(SourceChange, site=site)
class SourceChangeAdmin(ByRole):
    """What the watch saw on pages that claims stand on; it is looked into on the desk."""

    list_display = ("claim", "state", "passage", "at", "settled_by", "settled_at")
    list_filter = ("state",)
    list_select_related = ("claim", "passage", "settled_by")


@admin.register(LineDecision, site=site)
class LineDecisionAdmin(ByRole):
    """What reviewers decided about where a report comes from."""

    list_display = ("report", "origin", "by", "made_at", "undone_at")
    list_select_related = ("report", "origin", "by")


@admin.register(Tie, site=site)
class TieAdmin(ByRole):
    """Why reports are thought to go back to others."""

    list_display = ("report", "origin", "kind", "strength", "named", "found_at")
    list_filter = ("kind",)
    list_select_related = ("report", "origin")
