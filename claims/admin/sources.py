"""Sources and the feeds that are watched."""

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm, ValidationError
from django.http import HttpRequest

from claims import sourcing
from claims.admin.office import HTTPS, ByRole, Told, has_rights, site
from claims.choices import Role
from claims.models import Feed, FeedEntry, Host, Source, SpellingSuggestion
from claims.refusals import Incomplete


class FeedForm(ModelForm):
    """A feed as it is typed here: its address is judged as on the desk."""

    def clean_address(self) -> str:
        try:
            return sourcing.feed_address(self.cleaned_data["address"])
        except Incomplete as refusal:
            raise ValidationError(refusal.sentence) from refusal


class FeedInline(admin.TabularInline):
    model = Feed
    form = FeedForm
    fields = ("address", "title", "is_enabled", "answered_at", "error")
    readonly_fields = ("answered_at", "error")
    extra = 0
    formfield_overrides = HTTPS

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, Role.EDITOR)

    has_add_permission = has_view_permission
    has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, Role.EDITOR)


@admin.register(Source, site=site)
class SourceAdmin(Told):
    """Who material comes from."""

    told = "source"
    to_add = to_change = Role.EDITOR
    to_delete = Role.ADMIN
    list_display = ("name", "kind", "role", "interest")
    list_filter = ("kind",)
    search_fields = ("name", "role")
    inlines = (FeedInline,)


@admin.register(Feed, site=site)
class FeedAdmin(Told):
    """Addresses that are watched, with what their servers said last."""

    told = "feed"
    form = FeedForm
    to_add = to_change = to_delete = Role.EDITOR
    list_display = ("__str__", "source", "is_enabled", "answered_at", "error")
    list_filter = ("is_enabled",)
    list_select_related = ("source",)
    search_fields = ("address", "title", "source__name")
    autocomplete_fields = ("source",)
    readonly_fields = ("asked_at", "answered_at", "failures", "error")


@admin.register(FeedEntry, site=site)
class FeedEntryAdmin(ByRole):
    """What feeds carried, to look at."""

    list_display = ("__str__", "feed", "published_at", "seen_at", "carried_at")
    list_select_related = ("feed",)
    search_fields = ("title", "address")
    ordering = ("-pk",)
    fields = ("feed", "address", "title", "summary", "language", "published_at", "seen_at", "carried_at")


@admin.register(SpellingSuggestion, site=site)
class SpellingSuggestionAdmin(ByRole):
    """Spellings that services of names offer, to look at; they are taken over or left on the desk."""

    list_display = ("spelling", "source", "meaning", "standing", "seen_at")
    list_filter = ("standing",)
    list_select_related = ("source",)
    search_fields = ("spelling", "source__name")


@admin.register(Host, site=site)
class HostAdmin(ByRole):
    """Servers that are asked for pages, with what is known of them, to look at."""

    list_display = ("name", "failures", "resting_until", "next_at", "robots_at")
    search_fields = ("name",)
    fields = ("name", "failures", "resting_until", "next_at", "robots_is_known", "robots_at", "robots")
