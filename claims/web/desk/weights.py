"""What is worth checking here: every reason with its weight, tried on recent reports before it is saved."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from claims import weighing
from claims.reading.worth.features import WORDS_FOR_PEOPLE
from claims.reading.worth.worthiness import SENSE, SETTING, WORDING, words_for
from claims.refusals import Incomplete, Refused
from claims.web.desk.answers import INCOMPLETE, REFUSED, DeskRequest, desk_page, say, say_no
from claims.web.forms import DeskForm, WeightField

SHOWN = 40
"""Statements that a trial lists, those first that would be offered now, or no longer."""
GROUPS = (
    ("How a statement is worded", tuple(WORDS_FOR_PEOPLE)),
    ("Where it stands, and who says it", tuple(SETTING)),
    ("What was learnt", (WORDING, SENSE)),
)


class WeightsForm(DeskForm):
    """A number for each reason; beside it, unseen, the one that was shown."""

    def __init__(self, in_use: Mapping[str, float], *args: object) -> None:
        super().__init__(*args)
        plain = weighing.shipped_here().by_name()
        for name, weight in in_use.items():
            is_ours = f"{weight:.2f}" != f"{plain[name]:.2f}"
            note = f"shipped: {plain[name]:+.2f}".replace("-", "−") if is_ours else ""
            self.fields[slugify(name)] = WeightField(label=words_for(name), initial=f"{weight:.2f}", help_text=note)

    def typed(self) -> dict[str, str]:
        """What stands in the form, by the names of the reasons; those that were left as shown are not in it."""
        found = {}
        for name, field in self._named():
            words = str(self.data.get(field, "")).strip()
            if words and words != self.data.get(f"{field}-seen", ""):
                found[name] = words
        return found

    def seen(self) -> dict[str, float]:
        """The weights that this form was made from, where it says so."""
        try:
            return {name: float(self.data[f"{field}-seen"]) for name, field in self._named()}
        except (KeyError, ValueError) as error:
            raise Refused("This form did not say which weights it was made from. Load the page once more.") from error

    def shown_anew(self, in_use: Mapping[str, float]) -> "WeightsForm":
        """What was typed here, over the weights as they are now."""
        shown = {slugify(name): f"{weight:.2f}" for name, weight in in_use.items()}
        return WeightsForm(in_use, shown | {slugify(name): words for name, words in self.typed().items()})

    def _named(self) -> list[tuple[str, str]]:
        return [(name, slugify(name)) for name in weighing.shipped_here().by_name()]


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: DeskRequest) -> HttpResponse:
    """The weights in use, for all to read.

    A post of an editor tries others on recent reports, saves them, or goes back to the shipped ones.
    """
    in_use = weighing.weights_in_use().by_name()
    why_not = weighing.weighing_refusal(request.user)
    form, trial, status = WeightsForm(in_use), None, 200
    if request.method == "POST":
        form = WeightsForm(in_use, request.POST)
        deed = request.POST.get("deed")
        try:
            if deed == "reset":
                is_changed = weighing.reset(by=request.user)
                say(request, "The shipped weights are in use again." if is_changed else "They were in use already.")
                return redirect("desk:weights")
            if deed == "save":
                is_changed = weighing.weigh(form.typed(), by=request.user, seen=form.seen())
                say(request, "These weights are in use from now on." if is_changed else "Nothing was changed.")
                return redirect("desk:weights")
            trial = weighing.tried(form.typed(), by=request.user)
        except Incomplete as error:
            status = INCOMPLETE
            form = form.shown_anew(in_use)
            form.is_valid()
            for name, sentence in error.fields.items():
                form.add_error(slugify(name), sentence)
        except Refused as error:
            say_no(request, str(error))
            status = REFUSED
            in_use = weighing.weights_in_use().by_name()
            form = form.shown_anew(in_use)
    plain = weighing.shipped_here().by_name()
    context = {
        "section": "sources",
        "form": form,
        "why_not": why_not,
        "trial": trial,
        "effects": trial.effects[:SHOWN] if trial else (),
        "groups": [
            (title, [(form[slugify(name)], f"{in_use[name]:.2f}", in_use[name] / _heaviest(in_use)) for name in names])
            for title, names in _groups(in_use)
        ],
        "is_changed": any(abs(plain[name] - in_use[name]) > 1e-9 for name in plain),
    }
    return render(request, "desk/weights.html", context, status=status)


def _groups(in_use: Mapping[str, float]) -> list[tuple[str, list[str]]]:
    """The reasons that there are here, by where they come from."""
    return [(title, [name for name in names if name in in_use]) for title, names in GROUPS]


def _heaviest(in_use: Mapping[str, float]) -> float:
    return max(abs(weight) for weight in in_use.values()) or 1.0
