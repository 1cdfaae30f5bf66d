"""The office itself: who may come in, and the two kinds of pages that everything in it is made of."""

from collections.abc import Mapping
from typing import Any, cast

from django.contrib.admin import AdminSite, ModelAdmin
from django.db import transaction
from django.db.models import Field, Model, QuerySet, URLField
from django.forms import BaseModelForm
from django.http import HttpRequest
from django.utils.text import capfirst

from claims.choices import Role
from claims.models import User, record


def has_rights(user: Any, role: Role | None) -> bool:
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
        return has_rights(request.user, Role.EDITOR)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What this person can change stands above the many lists that are there to look at."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: not (model["perms"]["add"] or model["perms"]["change"]))
        return sorted(apps, key=lambda app: app["app_label"] != "claims")


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

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """A list is called what is in it, not what one might do with it."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_rights(request.user, self.to_view)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, self.to_view)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, self.to_add)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, self.to_change)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return has_rights(request.user, self.to_delete)


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
