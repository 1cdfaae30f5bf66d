"""Background work: what was promised, to look at and to try again, and when it is promised."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django_celery_beat.admin import PeriodicTaskAdmin
from django_celery_beat.models import ClockedSchedule, CrontabSchedule, IntervalSchedule, PeriodicTask, SolarSchedule

from claims import parking
from claims.admin.office import ByRole, site
from claims.choices import Role
from claims.models import (
    Announcement,
    Capture,
    Comparison,
    Drawing,
    FeedPoll,
    Indexing,
    Intake,
    Pull,
    Trial,
    User,
    Watch,
)
from claims.refusals import Refused


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


@admin.register(Announcement, Capture, Comparison, Drawing, FeedPoll, Indexing, Trial, Watch, site=site)
class OtherWorkAdmin(WorkAdmin):
    """All other kinds of work, each with what every row of work has."""

    list_display = ("__str__", "status", "error", "attempts", "next_try_at", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).light()  # type: ignore[attr-defined]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Everything but the lease, which is a matter between workers."""
        hidden = {"id", "lease", "leased_until"}
        return [field.name for field in self.model._meta.fields if field.name not in hidden]


SHORTEST_INTERVAL = timedelta(seconds=5)
"""No task is sent more often; the sweep by itself sends every 15 seconds."""


class ScheduleByRole(ByRole):
    to_view = to_add = to_change = to_delete = Role.ADMIN


@admin.register(PeriodicTask, site=site)
class PeriodicTasksAdmin(ScheduleByRole, PeriodicTaskAdmin):
    """What beat sends, and how often. The package's own templates have inline scripts, so Django's are used."""

    change_form_template = None
    change_list_template = None


class IntervalForm(forms.ModelForm):
    """An interval as it is kept: none so short that beat would do nothing but send."""

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        every, period = given.get("every"), given.get("period")
        if every and period and timedelta(**{period: every}) < SHORTEST_INTERVAL:
            raise ValidationError(
                f"Nothing is sent more often than every {SHORTEST_INTERVAL.seconds} seconds: the workers would come to "
                "nothing else."
            )
        return given


@admin.register(IntervalSchedule, site=site)
class IntervalAdmin(ScheduleByRole):
    """How often something is sent."""

    form = IntervalForm


for _schedule in (CrontabSchedule, ClockedSchedule, SolarSchedule):
    site.register(_schedule, ScheduleByRole)
