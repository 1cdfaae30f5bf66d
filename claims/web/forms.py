"""What people type on the desk. Forms translate; every rule stands in the domain and answers through ``told``."""

from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat

from claims.choices import (
    Attribution,
    CounterKind,
    DatePrecision,
    EvidenceOffered,
    Stage,
    Stance,
    Verdict,
)
from claims.editing import WORDS
from claims.models import Claim, Source
from claims.refusals import LONGEST_CLAIM, Incomplete
from claims.workflow import Words

LANGUAGES = sorted(
    ((code, info["name"]) for code, info in LANG_INFO.items() if len(code) == 2 and "name" in info),
    key=lambda pair: pair[1],
)
PRINTED = "Printed on the public page once the claim is published: name nobody here who is not to be named."
ANY = [("", "Any")]


class DeskForm(forms.Form):
    """A form whose labels carry no colon and whose browser checks leave the sentences to us."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class WeightField(forms.CharField):
    """A weight as people type it; the domain says whether it is a number."""

    def __init__(self, **kwargs: Any) -> None:
        number = {"inputmode": "decimal", "autocomplete": "off", "maxlength": "12", "class": "weight"}
        super().__init__(required=False, max_length=12, widget=forms.TextInput(attrs=number), **kwargs)


class QueueForm(DeskForm):
    """The filters of the queue, under the names that ``claims.filters.ClaimFilter`` and the API give them."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "words, “a phrase”, -without"}),
    )
    stage = forms.ChoiceField(label="Stage", required=False, choices=[*ANY, *Stage.choices])
    sort = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[
            ("newest", "Newest first"),
            ("oldest", "Waiting longest first"),
            ("worth", "Most worth checking first"),
        ],
    )
    verdict = forms.ChoiceField(
        label="Verdict", required=False, choices=[*ANY, *(c for c in Verdict.choices if c[0] != Verdict.UNCHECKED)]
    )
    language = forms.ChoiceField(label="Language", required=False, choices=[*ANY, *LANGUAGES])
    worthiness = forms.ChoiceField(
        label="Worth checking",
        required=False,
        choices=[*ANY, ("0.5", "50 % or more"), ("0.7", "70 % or more"), ("0.9", "90 % or more")],
    )
    has_counter_statement = forms.ChoiceField(
        label="Counter-statement",
        required=False,
        choices=[*ANY, ("true", "Has one"), ("false", "Has none yet")],
    )
    due = forms.BooleanField(label="Past its re-check date", required=False)

    FOLDED = ("verdict", "language", "worthiness", "has_counter_statement", "due")

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is set; the order is none."""
        return self.is_valid() and any(value for name, value in self.cleaned_data.items() if name != "sort")

    @property
    def has_folded(self) -> bool:
        """Whether one of the filters that are folded away is set."""
        return self.is_valid() and any(self.cleaned_data[name] for name in self.FOLDED)


def _is_number(value: str) -> bool:
    return value.isdecimal() and len(value) < 19


class MergeForm(DeskForm):
    """Which words the claim that stays has once others are merged into it: its own, those of one of them, or others."""

    words = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    text = forms.CharField(
        label="Words of your own",
        required=False,
        max_length=LONGEST_CLAIM,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "placeholder": "Words of your own, in one sentence",
                "data-key": "e",
                "data-key-name": "Write words of your own",
            }
        ),
    )

    def words_chosen(self) -> Words | None:
        """The words that were chosen, where they are not those that the claim has anyway.

        Raises :class:`Incomplete` for what is no text.
        """
        if not self.is_valid():
            raise Incomplete(words=" ".join(str(error) for errors in self.errors.values() for error in errors))
        text, of = self.cleaned_data["text"], self.cleaned_data["words"]
        seen = (pair.partition("-") for pair in self.data.getlist("version"))  # type: ignore[attr-defined]
        versions = {int(pk): int(version) for pk, _, version in seen if _is_number(pk) and _is_number(version)}
        return Words(text, of, versions) if text or of is not None else None


class IntakeForm(DeskForm):
    """One of three ways to hand in a report. What is wrong with it is said by ``claims.intake``."""

    address = forms.CharField(
        label="An address",
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
        help_text="The page is fetched once and kept byte for byte.",
    )
    text = forms.CharField(
        label="A text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "words", "rows": 10}),
        help_text="Paste the whole report, headline first.",
    )
    title = forms.CharField(
        label="Its title", required=False, max_length=1000, help_text="If the text does not begin with it."
    )
    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        help_text="A text (.txt), a page (.html), a paper (.pdf), or a table of claims (.csv) with a column “claim”.",
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.pdf,.csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The browser says it before anything is sent; whatever is sent all the same, ``claims.intake`` judges.
        for name, noun in (("text", "text"), ("file", "file")):
            self.fields[name].widget.attrs |= {
                "data-most-bytes": settings.CLAIMS_INTAKE_BYTES,
                "data-too-large": f"This {noun} is larger than {filesizeformat(settings.CLAIMS_INTAKE_BYTES)}. "
                "Nothing was sent, and everything here is as you typed it. Hand in the part that matters.",
            }


class SubmitForm(DeskForm):
    """A claim that was met outside any report."""

    text = forms.CharField(
        label="The claim",
        required=False,
        widget=forms.Textarea(attrs={"class": "words", "rows": 2}),
        help_text="In one sentence of ours.",
    )
    origin_note = forms.CharField(
        label="Where you met it", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=PRINTED
    )
    claimant_name = forms.CharField(label="Who said it", required=False, max_length=200)


class SourceField(forms.CharField):
    """A source, by its name or another spelling; empty for none. A desk knows too many to choose from a list.

    ``current`` is the source that stands there: its own name means it, though others carry that name too.
    """

    current: Source | None = None

    def __init__(self, **kwargs: Any) -> None:
        named = forms.TextInput(attrs={"list": "all-sources", "autocomplete": "off"})
        super().__init__(required=False, max_length=200, widget=named, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return self.current.name if self.current is not None and value == self.current.pk else value

    def clean(self, value: Any) -> Source | None:
        name = super().clean(value)
        if not name or (self.current is not None and name.casefold() == self.current.name.casefold()):
            return self.current if name else None
        return source_named(name)


def source_named(name: str) -> Source:
    """The one source that carries this name or spelling; refused with a sentence when there is none, or are several.

    Of several, “Courier (outlet)” says which kind is meant.
    """
    alone, _, kind = name.removesuffix(")").rpartition(" (")
    found = list(Source.objects.named(name)[:2] or Source.objects.named(alone).filter(kind=kind.casefold())[:2])
    if len(found) > 1:
        which = f"Say of what kind it is, as in “{name} ({found[0].get_kind_display()})”, or give it a spelling"
        raise forms.ValidationError(f"Several sources carry the name “{name}”. {which} of its own under Sources.")
    if not found:
        raise forms.ValidationError(f"There is no source of the name “{name}”. Add it, or its spelling, under Sources.")
    return found[0]


class WordsForm(forms.ModelForm[Claim]):
    """The claim's words, with the version that was read."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput)
    claimant = SourceField(label="Who made it", help_text="A source, by its name or another spelling; empty for none.")

    class Meta:
        model = Claim
        fields = WORDS
        labels = {
            "text": "The claim",
            "short_text": "Short form",
            "claimant_name": "The name as spelled",
            "claimant_role": "In what role",
            "said_date": "Said on",
            "said_precision": "The date is known to the",
            "place": "Where",
            "recheck_date": "Check again on",
            "origin_note": "Where it was met",
        }
        help_texts = {"origin_note": PRINTED}
        widgets = {
            "text": forms.Textarea(attrs={"class": "words", "rows": 2}),
            "said_date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "recheck_date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "origin_note": forms.Textarea(attrs={"rows": 2}),
            "said_precision": forms.Select(choices=DatePrecision.choices),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        self.fields["claimant"].current = self.instance.claimant  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The row is written by ``editing.reword`` alone, so the form leaves its instance as it is."""

    def words(self) -> dict[str, Any]:
        """What was typed, for ``editing.reword``."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ReviewForm(DeskForm):
    """One person's finding."""

    attribution = forms.ChoiceField(
        label="Did they say it?",
        required=False,
        choices=[c for c in Attribution.choices if c[0] != Attribution.UNCHECKED],
        widget=forms.RadioSelect,
    )
    verdict = forms.ChoiceField(
        label="Is it so?",
        required=False,
        choices=[c for c in Verdict.choices if c[0] != Verdict.UNCHECKED],
        widget=forms.RadioSelect,
    )
    rationale = forms.CharField(
        label="Why",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What you rest this on.",
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def finding(self) -> dict[str, str]:
        """What was typed, as the workflow asks for it."""
        return {name: self.cleaned_data.get(name) or "" for name in ("attribution", "verdict", "rationale")}


class DraftForm(DeskForm):
    """The summary that is still written, with the version that was read."""

    title = forms.CharField(label="Title", required=False, max_length=200)
    standfirst = forms.CharField(
        label="The finding, in one or two sentences", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    text = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "mono", "rows": 18, "spellcheck": "true"}),
        help_text="Markdown. Cite a source by its number in square brackets, such as [1].",
    )
    sole_source = forms.CharField(
        label="If there is one source only: why",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Printed on the page where evidence and answers come from one independent line.",
    )
    language = forms.ChoiceField(
        label="Language of the text",
        required=False,
        choices=[("", "That of the site"), *LANGUAGES],
        help_text="For readers’ programs: those that read aloud, translate or search.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def words(self) -> dict[str, str]:
        """What was typed, for ``editing.save_draft``; a form from before a field was there leaves it as it stands."""
        typed = {name: self.cleaned_data[name] for name in ("title", "standfirst", "text", "sole_source")}
        return typed | ({"language": self.cleaned_data["language"]} if "language" in self.data else {})

    def numbered(self) -> list[int] | None:
        """The snapshots that the numbers beside the form meant, as it was sent; nothing when it does not say so."""
        numbers = str(self.data.get("numbered", "")).split(",") if self.is_bound else []
        return [int(number) for number in numbers] if numbers and all(map(_is_number, numbers)) else None


# --- Passages and items -----------------------------------------------------------------------------------------------


class PassageForm(DeskForm):
    """Words of a report and what becomes of them; ``start`` and ``end`` come from marking, else ``exact`` is sought."""

    exact = forms.CharField(
        label="The exact words",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "words", "rows": 2}),
        help_text="Mark them in the text, or type them exactly as they stand there.",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    use = forms.ChoiceField(
        label="What they are",
        required=False,
        choices=[
            ("claim", "A new claim"),
            ("appearance", "Where a claim was made or retold"),
            ("counter_statement", "A counter-statement to a claim"),
            ("supports", "Evidence that supports a claim"),
            ("undermines", "Evidence that undermines a claim"),
            ("context", "Context for a claim"),
        ],
    )
    claim = forms.ModelChoiceField(
        Claim.objects.none(), label="For which claim", required=False, empty_label="Choose a claim"
    )
    text = forms.CharField(
        label="The claim in our words",
        required=False,
        widget=forms.Textarea(attrs={"class": "words", "rows": 2}),
        help_text="For a new claim; the exact words serve where this is empty.",
    )
    counter_kind = forms.ChoiceField(label="In what way it answers", required=False, choices=CounterKind.choices)

    def __init__(self, *args: Any, claims: QuerySet[Claim] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].queryset = claims if claims is not None else Claim.objects.none()  # type: ignore[attr-defined]


class ItemForm(DeskForm):
    """What an item says about its passage; a kind of item uses the fields that are its own."""

    stance = forms.ChoiceField(required=False, choices=Stance.choices)
    is_primary = forms.TypedChoiceField(
        required=False, choices=[("1", "yes"), ("0", "no")], coerce=lambda v: v == "1", empty_value=None
    )
    is_retelling = forms.TypedChoiceField(
        required=False, choices=[("1", "yes"), ("0", "no")], coerce=lambda v: v == "1", empty_value=None
    )
    counter_kind = forms.ChoiceField(required=False, choices=CounterKind.choices)
    evidence_offered = forms.ChoiceField(required=False, choices=EvidenceOffered.choices)
    stake = forms.CharField(required=False, max_length=2000)
    why = forms.CharField(required=False, max_length=2000)

    def given(self) -> dict[str, Any]:
        """The fields that were sent."""
        return {n: v for n, v in self.cleaned_data.items() if n in self.data and v is not None}


class SpeakerForm(DeskForm):
    """Which source a speaker is, by its name or another spelling; empty takes the link away."""

    source = forms.CharField(label="Which source this is", required=False, max_length=200)
