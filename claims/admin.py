"""The back office: sources, feeds, people, and the record to look at. It moves no stage and no verdict, deletes no
history, and shows no review before it is open.

Editors and admins come in by their role. Who may change what is said here by role too, so that the back office and the
desk know one kind of right.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Field, Model, QuerySet, URLField
from django.forms import BaseModelForm, ModelForm, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django_celery_beat.admin import PeriodicTaskAdmin
from django_celery_beat.models import ClockedSchedule, CrontabSchedule, IntervalSchedule, PeriodicTask, SolarSchedule
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from claims import parking, sourcing
from claims.choices import Role
from claims.models import (
    Claim,
    Correction,
    Event,
    Feed,
    Intake,
    Pull,
    Report,
    Review,
    Snapshot,
    Source,
    Summary,
    User,
    Withdrawal,
    record,
)
from claims.refusals import Incomplete, Refused


def _has(user: Any, role: Role | None) -> bool:
    """Whether this person may do what takes ``role``; nobody may do what takes none, superusers included."""
    return role is not None and user.is_active and (user.is_superuser or user.has_role(role))


HTTPS: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {URLField: {"assume_scheme": "https"}}
"""An address that is typed without its scheme is meant as https."""


class BackOffice(AdminSite):
    """Django's admin, opened by the desk's roles."""

    site_header = "Back office"
    site_title = "Back office"
    index_title = "Sources, people and the record"
    empty_value_display = "–"
    site_url = "/desk/"

    def has_permission(self, request: HttpRequest) -> bool:
        return _has(request.user, Role.EDITOR)


site = BackOffice(name="admin")


class ByRole(ModelAdmin):
    """Rights by role: ``None`` means nobody. Named first among the bases, it decides over Django's own rights."""

    to_view: Role | None = Role.EDITOR
    to_add: Role | None = None
    to_change: Role | None = None
    to_delete: Role | None = None
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = HTTPS

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _has(request.user, self.to_view)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _has(request.user, self.to_view)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _has(request.user, self.to_add)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _has(request.user, self.to_change)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _has(request.user, self.to_delete)


class Told(ByRole):
    """Rows whose changes are told on the desk's chain, as they are when they are made on the desk."""

    told: str

    def _tell(self, request: HttpRequest, what: str, pk: object, **data: Any) -> None:
        data[self.told] = pk
        record(f"{self.told}_{what}", by=cast(User, request.user), **data)

    def save_model(self, request: HttpRequest, obj: Model, form: BaseModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._tell(request, "described" if change else "added", obj.pk, fields=sorted(form.changed_data))

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self._tell(request, "deleted", obj.pk)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for pk in queryset.values_list("pk", flat=True):
                self._tell(request, "deleted", pk)
            super().delete_queryset(request, queryset)


# --- Sources and their feeds ------------------------------------------------------------------------------------------


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
        return _has(request.user, Role.EDITOR)

    has_add_permission = has_view_permission
    has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _has(request.user, Role.EDITOR)


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


# --- People -----------------------------------------------------------------------------------------------------------


@admin.register(User, site=site)
class PeopleAdmin(ByRole, UserAdmin):
    """People and their roles. An admin makes no superuser, and nobody is deleted: take the tick off “active”."""

    to_view = to_add = to_change = Role.ADMIN
    list_display = ("username", "email", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    filter_horizontal = ("groups",)
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "usable_password", "password1", "password2")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("groups",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        people = super().get_queryset(request).prefetch_related("groups")
        # Whoever could change a superuser's password could become one.
        return people if request.user.is_superuser else people.filter(is_superuser=False)

    @admin.display(description="roles")
    def roles(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all()) or "none"

    def save_model(self, request: HttpRequest, obj: User, form: BaseModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        fields = sorted(name for name in form.changed_data if not name.startswith(("password", "usable")))
        by = cast(User, request.user)
        record("person_changed" if change else "person_added", by=by, person=obj.pk, fields=fields)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return not lookup.startswith("auth_token") and super().lookup_allowed(lookup, value, request)

    @method_decorator(sensitive_post_parameters())
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Whoever sets somebody's password could act as that person, so everybody can see that it was done."""
        person = User.objects.filter(pk=int(id) if id.isdecimal() and len(id) < 19 else 0)
        with transaction.atomic():
            before = list(person.values_list("password", flat=True))
            response = super().user_change_password(request, id, form_url)
            if list(person.values_list("password", flat=True)) != before:
                record("password_set", by=cast(User, request.user), person=int(id))
        return response


@admin.register(Group, site=site)
class RolesAdmin(ByRole, GroupAdmin):
    """The roles and their permissions, to look at: they come with the program."""

    to_view = Role.ADMIN

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        return super().get_queryset(request).prefetch_related("permissions__content_type")


@admin.register(TokenProxy, site=site)
class KeysAdmin(ByRole, TokenAdmin):
    """Keys for the API, one a person.

    Whoever holds a key acts as its person and reads what is sealed for others. So a key is shown once, when it is made,
    and the desk's chain tells who made it.
    """

    to_view = to_add = to_delete = Role.ADMIN
    list_display = ("user", "created")
    list_select_related = ("user",)
    search_fields = ("user__username",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TokenProxy]:
        keys = super().get_queryset(request)
        return keys if request.user.is_superuser else keys.filter(user__is_superuser=False)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> TokenProxy | None:
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.key = f"of {found.user}"  # what titles call it
        return cast(TokenProxy | None, found)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return not lookup.startswith("key") and super().lookup_allowed(lookup, value, request)

    def save_model(self, request: HttpRequest, obj: TokenProxy, form: BaseModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        record("key_made", by=cast(User, request.user), person=obj.user_id)

    def delete_model(self, request: HttpRequest, obj: TokenProxy) -> None:
        TokenProxy.objects.filter(user=obj.user_id).delete()
        record("key_deleted", by=cast(User, request.user), person=obj.user_id)

    def log_addition(self, request: HttpRequest, obj: TokenProxy, message: Any) -> None:  # type: ignore[override]
        """Nothing: the log of the back office would hold the key itself."""


# --- The record, to look at -------------------------------------------------------------------------------------------


class SnapshotInline(admin.TabularInline):
    model = Snapshot
    fields = ("fetched_at", "sha256", "byte_count", "content_type", "http_status")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        return super().get_queryset(request).defer("text", "headers")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _has(request.user, Role.EDITOR)

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


@admin.action(description="Try the chosen ones again")
def try_again(model_admin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> None:
    """Promise another round of tries for the rows that failed or were given up."""
    retried = 0
    for row in queryset:
        with suppress(Refused):
            parking.retry(row, by=cast(User, request.user))
            retried += 1
    if retried:
        model_admin.message_user(request, f"{retried} of them will be tried again now.", messages.SUCCESS)
    else:
        model_admin.message_user(
            request, "None of these has failed, so there is nothing to try again.", messages.WARNING
        )


class WorkAdmin(ByRole):
    """Rows of work, to look at and to try again."""

    actions = (try_again,)
    list_filter = ("status",)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}


@admin.register(Pull, site=site)
class PullAdmin(WorkAdmin):
    list_display = ("claim", "connector", "status", "found_count", "new_count", "error", "created_at")
    list_select_related = ("claim",)
    fields = (
        "claim",
        "connector",
        "status",
        "error",
        "attempts",
        "next_try_at",
        "question",
        "requests",
        "found_count",
        "new_count",
        "asked_by",
        "created_at",
        "finished_at",
        "dropped_by",
        "dropped_why",
    )


@admin.register(Intake, site=site)
class IntakeAdmin(WorkAdmin):
    list_display = ("__str__", "origin", "status", "error", "by", "created_at")
    list_select_related = ("by",)
    fields = (
        "origin",
        "address",
        "file_name",
        "title",
        "status",
        "error",
        "attempts",
        "next_try_at",
        "progress",
        "report",
        "by",
        "created_at",
        "finished_at",
        "dropped_by",
        "dropped_why",
    )


# --- When the background work runs ------------------------------------------------------------------------------------


class ScheduleByRole(ByRole):
    to_view = to_add = to_change = to_delete = Role.ADMIN


@admin.register(PeriodicTask, site=site)
class PeriodicTasksAdmin(ScheduleByRole, PeriodicTaskAdmin):
    """What beat sends, and how often. The package's own templates have inline scripts, so Django's are used."""

    change_form_template = None
    change_list_template = None


for _schedule in (IntervalSchedule, CrontabSchedule, ClockedSchedule, SolarSchedule):
    site.register(_schedule, ScheduleByRole)
