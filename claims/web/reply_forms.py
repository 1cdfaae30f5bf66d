"""What people write into the right-of-reply log."""

from typing import Any, Self

from django import forms
from django.utils import timezone

from claims.choices import ReplyOutcome
from claims.editing import REPLY_FIELDS
from claims.models import Claim, ReplyRequest
from claims.web.forms import DeskForm


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class ReplyForm(DeskForm):
    """One line of the log, with the version that was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    asked = forms.CharField(label="Who", required=False, max_length=200)
    outcome = forms.ChoiceField(label="What came of it", required=False, choices=ReplyOutcome.choices)
    asked_on = _day("Asked on")
    deadline = _day("Answer asked for until")
    how = forms.CharField(
        label="How", required=False, max_length=300, help_text="“By e-mail to the press office”; no private address."
    )
    words = forms.CharField(
        label="What they answered, or why nobody was asked", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    @classmethod
    def about(cls, line: ReplyRequest | None, claim: Claim) -> Self:
        """The form as it first stands: a line that is here, or a new one about whoever made the claim."""
        if line is None:
            asked = claim.claimant_label if claim.has_claimant else ""
            return cls(initial={"asked": asked, "asked_on": timezone.localdate(), "version": 0})
        return cls(initial={name: getattr(line, name) for name in (*REPLY_FIELDS, "version")})

    def line(self) -> dict[str, Any]:
        """What was typed, for ``claims.editing``."""
        return {name: self.cleaned_data[name] for name in REPLY_FIELDS}

    def on_top_of(self, line: ReplyRequest | None) -> Self:
        """The same typed words, now naming the version that the person is shown beside them."""
        return type(self)({**self.data.dict(), "version": str(line.version if line else 0)})  # type: ignore[attr-defined]
