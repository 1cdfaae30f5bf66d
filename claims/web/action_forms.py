"""What single actions ask for; whether they may be done, and what is missing, is said by ``claims.workflow``."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from claims.choices import CorrectionKind, SetAsideReason
from claims.editing import LONGEST_REASON
from claims.models import Claim, Report, User
from claims.web.forms import DeskForm, ReviewForm


class OriginForm(DeskForm):
    """Where a report comes from, as a person sees it."""

    SPLIT, JOIN, UNDO = "split", "join", "undo"

    deed = forms.ChoiceField(label="Where it comes from", widget=forms.RadioSelect)
    origin = forms.ChoiceField(label="The report that it goes back to", required=False)
    reason = forms.CharField(
        label="Why",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It stands beside the report, for everybody on the desk, and in the record of a published check.",
    )

    def __init__(self, *args: Any, reports: Sequence[Report], can_undo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deeds = [(self.SPLIT, "It stands for itself"), (self.JOIN, "It goes back to another report")]
        if can_undo:
            deeds.append((self.UNDO, "Let what the texts show decide again"))
        self.fields["deed"].choices = deeds  # type: ignore[attr-defined]
        choices = [(str(report.pk), _named(report)) for report in reports]
        self.fields["origin"].choices = [("", "Choose a report"), *choices]  # type: ignore[attr-defined]


def _named(report: Report) -> str:
    outlet = f"{report.outlet}: " if report.outlet else ""
    when = f", {report.published_at:%d %B %Y}" if report.published_at else ""
    return f"{outlet}{report}{when}"[:160]


class RestForm(DeskForm):
    """Why suggestions are dismissed together; ``items`` stands for the ticks, which the page draws itself."""

    reason = forms.CharField(
        label="Why they go",
        required=False,
        widget=forms.TextInput(attrs={"maxlength": LONGEST_REASON}),
        help_text="Such as “reprints of the ministry’s notice, which is kept above”. It stands in the history of the "
        "claim, and the checklist tells that they went together.",
    )


class AcceptForm(DeskForm):
    text = forms.CharField(
        label="The claim in our words", required=False, widget=forms.Textarea(attrs={"class": "words", "rows": 2})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """A field that was emptied is no wish for the words that stood in it."""
        text = str(self.cleaned_data["text"])
        if "text" in self.data and not text.strip():
            raise forms.ValidationError("Write the claim in one sentence, or leave the words as they were.")
        return text


class SetAsideForm(DeskForm):
    reason = forms.ChoiceField(label="Why", required=False, choices=[("", "Choose a reason"), *SetAsideReason.choices])
    duplicate_of = forms.ModelChoiceField(
        Claim.objects.none(), label="Of which claim", required=False, empty_label="None (no duplicate)"
    )
    note = forms.CharField(label="Note", required=False, max_length=2000)

    def __init__(self, *args: Any, claims: QuerySet[Claim] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duplicate_of"].queryset = claims if claims is not None else Claim.objects.none()  # type: ignore[attr-defined]


class HandOverForm(DeskForm):
    to = forms.ModelChoiceField(User.objects.none(), label="To whom", required=False, empty_label="Choose a reviewer")

    def __init__(self, *args: Any, people: QuerySet[User] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people if people is not None else User.objects.none()  # type: ignore[attr-defined]


class CommentForm(DeskForm):
    comment = forms.CharField(
        label="What has to be looked at again", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(DeskForm):
    reason = forms.CharField(
        label="Why",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It is printed on the public page, which stays and says that the check was withdrawn.",
    )


class ReopenForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = "It is printed on the public page once another text is published."


class DecideForm(DeskForm):
    attribution = ReviewForm.base_fields["attribution"]
    verdict = ReviewForm.base_fields["verdict"]
    reason = forms.CharField(label="Why you decide so", required=False, widget=forms.Textarea(attrs={"rows": 4}))


class PublishForm(DeskForm):
    draft_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    override_reason = forms.CharField(
        label="Why it goes out against the checklist",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For an editor who took no part. It is printed on the public page.",
    )


class CorrectForm(DeskForm):
    draft_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="What kind of correction",
        required=False,
        choices=[c for c in CorrectionKind.choices if c[0] != CorrectionKind.NEW_ROUND],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="What was wrong",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It is printed on the public page.",
    )
