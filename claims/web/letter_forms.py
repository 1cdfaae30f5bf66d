"""What people type when they answer a reader's letter."""

from typing import Self

from django import forms

from claims.models import Letter
from claims.refusals import LONGEST_CLAIM
from claims.web.forms import DeskForm


class AnswerForm(DeskForm):
    """What the desk makes of a letter, and what its sender is told."""

    text = forms.CharField(
        label="The claim",
        required=False,
        widget=forms.Textarea(attrs={"class": "words", "rows": 3}),
        help_text="In one sentence of ours; it becomes a candidate. Empty where the page alone is to be read.",
    )
    reads_page = forms.BooleanField(label="Have the page read that the reader names", required=False)
    answer = forms.CharField(
        label="What the reader is told",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shown on the letter’s page, to whoever has its address. Turning a letter down takes a sentence.",
    )

    @classmethod
    def to(cls, letter: Letter) -> Self:
        """The form as it first stands: the reader's words, where they are short enough to be a claim's."""
        words = " ".join(letter.words.split())
        fits = not letter.about_id and len(words) <= LONGEST_CLAIM
        return cls(initial={"text": words if fits else "", "reads_page": bool(letter.address)})
