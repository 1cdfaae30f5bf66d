"""What people write about sources and the feeds that are watched."""

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from claims.choices import SourceKind
from claims.models import Source
from claims.sourcing import DESCRIBED
from claims.web.forms import DeskForm, SourceField


class SourceForm(forms.ModelForm[Source]):
    use_required_attribute = False
    aliases = forms.CharField(
        label="Other spellings",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line, in any script.",
    )

    home_page = forms.URLField(label="Home page", required=False, max_length=500, assume_scheme="https")
    same_as = forms.URLField(
        label="A page that says who this is", required=False, max_length=500, assume_scheme="https"
    )

    watch_hours = SimpleArrayField(
        forms.IntegerField(min_value=1),
        label="Hours between looks at its cited pages",
        required=False,
        help_text="With commas between; the last pause is repeated. Empty: as everywhere.",
    )

    class Meta:
        model = Source
        fields = DESCRIBED
        labels = {
            "kind": "What it is",
            "role": "Role",
            "interest": "Its interest",
            "home_page": "Home page",
            "same_as": "A page that says who this is",
            "robots_waiver": "Why its robots.txt is not followed",
        }
        widgets = {
            "kind": forms.Select(choices=SourceKind.choices),
            "interest": forms.Textarea(attrs={"rows": 2}),
            "robots_waiver": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["aliases"] = "\n".join(self.instance.aliases)

    def clean_aliases(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


class FeedForm(DeskForm):
    address = forms.CharField(
        label="Address of the feed",
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    source = SourceField(label="Whose feed it is", help_text="A source, by its name or another spelling.")
    title = forms.CharField(label="Title", required=False, max_length=300)
