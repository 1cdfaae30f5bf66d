"""What each action asks for, as the API takes it.

Only shapes are judged here (a number is a number, a person exists). What is missing, and who may do what, is said by
``claims.workflow``, so that the desk and the API say it in the same words.
"""

from typing import Any

from rest_framework import serializers

from claims.choices import Action, Attribution, CorrectionKind, DatePrecision, SetAsideReason, Verdict
from claims.models import Claim, Source, User


class PlainText(serializers.CharField):
    """Text that people write; whether it may be empty is the desk's business."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "allow_blank": True, "trim_whitespace": False} | kwargs)


class PersonField(serializers.SlugRelatedField):
    """Somebody by the name with which they log in."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or not data.isprintable():  # the database takes no NUL, and nobody is called so
            self.fail("does_not_exist", slug_name=self.slug_field, value=ascii(data))
        return super().to_internal_value(data)


def word(words: Any) -> PlainText:
    """A machine word; one that is not on the list is answered by the desk's own sentence."""
    return PlainText(help_text=f"One of: {', '.join(words.values)}.")


def _version(text: str, *, is_asked_for: bool = False) -> serializers.IntegerField:
    return serializers.IntegerField(
        required=is_asked_for,
        min_value=1,
        help_text=f"The version of the {text} that you have read.",
        error_messages={"required": f"Say which version of the {text} you have read."},
    )


Fields = dict[str, serializers.Field[Any, Any, Any, Any]]


def _fields(action: Action) -> Fields:
    finding: Fields = {
        "attribution": word(Attribution),
        "verdict": word(Verdict),
        "rationale": PlainText(help_text="Why you find so."),
    }
    finding_on_words = finding | {"version": _version("claim’s words", is_asked_for=True)}
    version = _version("draft")
    reason = PlainText(help_text="Why; for everybody to read.")
    fields: dict[Action, Fields] = {
        Action.ACCEPT: {
            "text": PlainText(help_text="The claim in one sentence of yours, if it should change."),
            "version": _version("claim’s words"),
        },
        Action.SET_ASIDE: {
            "reason": word(SetAsideReason),
            "duplicate_of": serializers.PrimaryKeyRelatedField(queryset=Claim.objects.all(), required=False),
            "note": PlainText(),
        },
        Action.HAND_OVER: {
            "to": PersonField(
                slug_field="username",
                queryset=User.objects.filter(is_active=True),
                required=False,
                help_text="The name with which they log in.",
            )
        },
        Action.PROPOSE: finding_on_words,
        Action.CONFIRM: finding_on_words,
        Action.REVISE: finding,
        Action.SEND_BACK: {"comment": PlainText(help_text="What has to be looked at again; no verdict.")},
        Action.DECIDE: {"attribution": word(Attribution), "verdict": word(Verdict), "reason": reason},
        Action.PUBLISH: {
            "draft_version": version,
            "override_reason": PlainText(help_text="For an editor who publishes against the gate; it is printed."),
        },
        Action.CORRECT: {"draft_version": version, "kind": word(CorrectionKind), "reason": reason},
        Action.REOPEN: {"reason": reason},
        Action.WITHDRAW: {"reason": reason},
    }
    return fields.get(action, {})


def asking(action: Action) -> type[serializers.Serializer[Any]]:
    """The serializer of what ``action`` takes; without fields for one that takes nothing."""
    name = "".join(part.capitalize() for part in action.value.split("_"))
    return type(name, (serializers.Serializer,), _fields(action) | {"__doc__": f"What goes with “{action.label}”."})


class WordsSerializer(serializers.Serializer[Any]):
    """The claim's words: what is sent is changed, what is not stays."""

    text = PlainText()
    short_text = PlainText(help_text="Under 75 characters.")
    claimant = serializers.PrimaryKeyRelatedField(queryset=Source.objects.all(), required=False, allow_null=True)
    claimant_name = PlainText(max_length=200)
    claimant_role = PlainText(max_length=200)
    said_date = serializers.DateField(required=False, allow_null=True)
    said_precision = word(DatePrecision)
    place = PlainText(max_length=200)
    recheck_date = serializers.DateField(required=False, allow_null=True)
    origin_note = PlainText(help_text="Where it was met; printed on the public page.")


class SubmissionSerializer(serializers.Serializer[Any]):
    """A claim that somebody sends in: words, and where they met them."""

    text = PlainText(help_text="The claim in one sentence.")
    origin_note = PlainText(help_text="Where you met it; printed on the public page.")
    claimant_name = PlainText(max_length=200)
    claimant_role = PlainText(max_length=200)
    said_date = serializers.DateField(required=False, allow_null=True)
    said_precision = serializers.ChoiceField(choices=DatePrecision.choices, required=False)
    place = PlainText(max_length=200)
    language = PlainText(max_length=10)


class SplitSerializer(serializers.Serializer[Any]):
    """Claims that were merged into another one."""

    claims = serializers.ListField(
        child=serializers.IntegerField(), required=False, default=list, help_text="Their ids."
    )


class DraftTextSerializer(serializers.Serializer[Any]):
    """The summary as it shall stand."""

    title = PlainText()
    standfirst = PlainText()
    text = PlainText(help_text="Markdown; [1], [2] … cite the numbered sources of the check.")
    sources = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**63 - 1),
        required=False,
        help_text="The snapshots that [1], [2], … mean in this text, in that order. A number never passes to another "
        "source: where the version before gave one to another, the text is saved with the numbers of that version. "
        "Left out: as they are numbered now.",
    )
    sole_source = PlainText(help_text="Why there is one independent line only, if so; printed. Left out: as it stands.")
    language = PlainText(help_text="Of the text, such as uk; empty for the site's own. Left out: as it stands.")


class WorkingCopySerializer(serializers.Serializer[Any]):
    """One's own review while it is written; nobody else sees it."""

    attribution = word(Attribution)
    verdict = word(Verdict)
    rationale = PlainText()


class HandInSerializer(serializers.Serializer[Any]):
    """A report to read in: one of text, address and file."""

    text = PlainText()
    address = PlainText(max_length=2000)
    file = serializers.FileField(required=False, allow_empty_file=True)
    title = PlainText(max_length=1000)
