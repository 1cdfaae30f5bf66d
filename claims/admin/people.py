"""People, their roles, and their keys for the API."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from claims.admin.office import ByRole, site
from claims.choices import Role
from claims.models import User, record


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
