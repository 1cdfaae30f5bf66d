"""People, their roles, and their keys for the API."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.debug import sensitive_post_parameters

from claims import keys
from claims.admin.office import ByRole, site
from claims.choices import Role
from claims.models import Key, User, record
from claims.refusals import Refused


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
        told: dict[str, Any] = {"person": obj.pk, "fields": fields}
        if "groups" in form.changed_data:
            told["roles"] = sorted(group.name for group in form.cleaned_data["groups"])
        if obj.is_active and not obj.is_superuser and not form.cleaned_data.get("groups", True):
            messages.warning(request, "This person has no role yet: they can log in, and nothing of the desk is open.")
        record("person_changed" if change else "person_added", by=cast(User, request.user), **told)

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


@admin.action(description="Revoke the chosen keys")
def revoke(model_admin: ModelAdmin, request: HttpRequest, queryset: QuerySet[Key]) -> None:
    """Let nobody in any more by these keys."""
    for key in queryset.select_related("person"):
        try:
            keys.revoke(key, by=cast(User, request.user))
        except Refused as refusal:
            messages.warning(request, f"{key}: {refusal.sentence}")
        else:
            messages.success(request, f"{key}: revoked. Nobody is let in by it from now on.")


class ByState(admin.SimpleListFilter):
    """Keys that let somebody in, and those that were revoked."""

    title, parameter_name = "state", "revoked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "in force"), ("yes", "revoked")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Key]) -> QuerySet[Key]:
        chosen = self.value()
        return queryset if chosen is None else queryset.filter(revoked_at__isnull=chosen == "no")


@admin.register(Key, site=site)
class KeysAdmin(ByRole):
    """Keys for the API. One is shown once, when it is made, and is revoked, not deleted: the list stays whole."""

    to_view = to_add = Role.ADMIN
    actions = (revoke,)
    list_display = ("name", "person", "state", "may", "ending", "used_at", "made_at")
    list_filter = (ByState,)
    list_select_related = ("person",)
    search_fields = ("name", "person__username")
    fields = ("person", "name", "may_write", "ending", "made_at", "used_at", "revoked_at")
    readonly_fields = ("ending", "made_at", "used_at", "revoked_at")

    @admin.display(description="state", ordering="revoked_at")
    def state(self, key: Key) -> str:
        if key.revoked_at is not None:
            return "revoked"
        return "in force" if key.person.is_active else "shut out with its person"

    @admin.display(description="may", ordering="may_write")
    def may(self, key: Key) -> str:
        return "write too" if key.may_write else "read"

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        return super().get_fields(request, obj) if obj else ("person", "name", "may_write")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Key]:
        found = super().get_queryset(request)
        return found if request.user.is_superuser else found.filter(person__is_superuser=False)

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **options: Any) -> Any:
        options["queryset"] = keys.holders(by=cast(User, request.user))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def save_model(self, request: HttpRequest, obj: Key, form: BaseModelForm, change: bool) -> None:
        made, secret = keys.make(person=obj.person, name=obj.name, may_write=obj.may_write, by=cast(User, request.user))
        obj.pk = made.pk
        sentence = "The key is <code>{}</code> – copy it now: it is kept nowhere, and is not shown again."
        messages.warning(request, format_html(sentence, secret))
