"""How the desk's pages show its words: marks for verdict and stage, certainty, dates of known precision, times."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from claims import publishing, switchboard
from claims.choices import (
    Action,
    Attribution,
    Certainty,
    DatePrecision,
    Polarity,
    Role,
    Stage,
    Stance,
    Verdict,
)
from claims.editing import Surroundings, surroundings_of
from claims.matching import likeness_of, likeness_to_contrary_of
from claims.models import Claim, Event, Hit, Passage, User
from claims.reading.languages import READ_IN_FULL
from claims.reading.stance.hint import stance_of
from claims.web.checks import wants_marks
from claims.web.desk import history
from claims.web.desk.board import Moment

register = template.Library()

FEW_WORDS = 8
"""A counter-statement of no more words is shown in the sentence that it stands in."""

VERDICT_TONES = {
    Verdict.UNCHECKED: "",
    Verdict.VERIFIED: "for",
    Verdict.MOSTLY_VERIFIED: "for",
    Verdict.DISPUTED: "mid",
    Verdict.UNPROVEN: "mid",
    Verdict.MISLEADING: "mid",
    Verdict.FALSE: "against",
    Verdict.NOT_CHECKABLE: "",
}
ATTRIBUTION_TONES = {
    Attribution.UNCHECKED: "",
    Attribution.CONFIRMED: "for",
    Attribution.MISQUOTED: "mid",
    Attribution.NOT_FOUND: "against",
}
STAGE_TONES = {
    Stage.IN_REVIEW: "work",
    Stage.SECOND_REVIEW: "work",
    Stage.DISAGREEMENT: "mid",
    Stage.APPROVED: "for",
    Stage.PUBLISHED: "for",
    Stage.WITHDRAWN: "against",
}
STAGE_WORDS = {Stage.SECOND_REVIEW: "Waits for a second person", Stage.DISAGREEMENT: "Two findings differ"}
PRONOUNS = frozenset({"he", "she", "they", "his", "her", "their", "i", "we", "my", "our"})
"""Words that mean somebody and name nobody; “it” and “this” often mean what is said, and so are left out."""
STANCE_TONES = {Stance.SUPPORTS: "for", Stance.UNDERMINES: "against", Stance.CONTEXT: "context"}
ACTION_KEYS = {
    Action.ACCEPT: "a",
    Action.SET_ASIDE: "shift+x",
    Action.RESTORE: "shift+u",
    Action.TAKE: "t",
    Action.RELEASE: "shift+r",
    Action.HAND_OVER: "shift+h",
    Action.PROPOSE: "v",
    Action.RECALL: "shift+c",
    Action.SEND_BACK: "shift+b",
    Action.CONFIRM: "v",
    Action.REVISE: "v",
    Action.DECIDE: "shift+d",
    Action.PUBLISH: "p",
    Action.CORRECT: "shift+p",
    Action.REOPEN: "shift+o",
    Action.WITHDRAW: "shift+w",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small picture beside words that say the same."""
    return format_html(
        '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


def _sign(picture: str, words: str, tone: str, size: str) -> SafeString:
    return format_html('<span class="{}">{}{}</span>', _classes("sign", tone, size), icon(picture), words)


def _classes(base: str, *kinds: str) -> str:
    return " ".join([base, *(f"{base}-{kind}" for kind in kinds if kind)])


@register.simple_tag
def verdict_sign(value: str, size: str = "") -> SafeString:
    """The verdict as a sign and a word, never as a colour alone."""
    verdict = Verdict(value)
    return _sign(verdict.value, verdict.label, VERDICT_TONES[verdict], size)


@register.simple_tag
def attribution_sign(value: str, size: str = "") -> SafeString:
    """Whether they said it, as a sign and a word."""
    attribution = Attribution(value)
    return _sign(attribution.value, attribution.label, ATTRIBUTION_TONES[attribution], size)


@register.simple_tag
def stage_sign(claim: Claim, size: str = "") -> SafeString:
    """Where the claim stands on the desk."""
    stage = Stage(claim.stage)
    tone = STAGE_TONES.get(stage, "")
    return format_html('<span class="{}">{}</span>', _classes("sign", tone, size), STAGE_WORDS.get(stage, stage.label))


@register.simple_tag
def certainty_steps(value: int) -> SafeString:
    """Five steps, of which as many are filled as the wording is sure, and the word."""
    bars = mark_safe(
        "".join(
            f'<rect class="{"on" if step <= value else "off"}" x="{(step - 1) * 9.4:.1f}" y="{8 - step * 1.6:.1f}" '
            f'width="7.4" height="{3 + step * 1.6:.1f}" rx="1.2"></rect>'
            for step in Certainty.values
        )
    )
    return format_html(
        '<span class="tag"><svg class="steps5" viewBox="0 0 46 11" aria-hidden="true">{}</svg>{}</span>',
        bars,
        Certainty(value).label,
    )


@register.inclusion_tag("components/stance_hint.html")
def stance_hint(claim: Claim, hit: Hit) -> dict[str, Any]:
    """How a hit's passage seems to bear on the claim, in words; nothing where a language was not read."""
    passage, languages = hit.passage, {hit.report.language, claim.language}
    if passage is None or not languages <= {"", READ_IN_FULL}:
        return {"hint": None}
    hint = stance_of(
        claim.text,
        passage.exact,
        is_denied=passage.polarity == Polarity.DENIED,
        is_open=passage.certainty == Certainty.POSSIBLE,
        likeness=likeness_of(hit, claim),
        to_contrary=likeness_to_contrary_of(hit, claim),
    )
    return {"hint": hint}


LANES = {"said": "Said or retold", "answered": "Answered", "evidence": "Evidence"}


@register.inclusion_tag("components/timeline_lane.html")
def timeline_lane(moments: list[Moment], lane: str) -> dict[str, Any]:
    """The points of one lane of the time line."""
    return {"title": LANES[lane], "lane": lane, "moments": [moment for moment in moments if moment.lane == lane]}


@register.filter
def heaviest(reasons: Iterable[Mapping[str, Any]]) -> float:
    """The weight of the reason that weighs most, for or against: its bar is the longest that there can be."""
    return max((abs(reason["weight"]) for reason in reasons), default=1.0)


@register.simple_tag
def weight_bar(weight: float, most: float = 1.0) -> SafeString:
    """A reason's share of the score: to the right for, to the left against; one that weighs ``most`` fills its side."""
    width = min(abs(weight) / (most or 1.0), 1.0) * 38
    return format_html(
        '<svg class="bar" viewBox="0 0 76 7" role="img" aria-label="{}"><rect class="track" width="76" height="7" '
        'rx="3.5"></rect><rect class="{}" x="{}" width="{}" height="7" rx="2"></rect></svg>',
        f"weight {weight:+.2f}",
        "plus" if weight >= 0 else "minus",
        f"{38 if weight >= 0 else 38 - width:.1f}",
        f"{width:.1f}",
    )


@register.filter
def known_date(day: date | None, precision: str = DatePrecision.DAY) -> str:
    """A date, no more exact than it is known."""
    if day is None:
        return ""
    return date_format(day, {"day": "j F Y", "month": "F Y", "year": "Y"}[precision])


@register.filter
def when(moment: datetime | None) -> SafeString | str:
    """A time as people say it: the clock today and yesterday, else the day; on hovering exactly, with its zone."""
    if moment is None:
        return ""
    local, now = timezone.localtime(moment), timezone.localtime()
    clock = date_format(local, "H:i")
    if local.date() == now.date():
        words = f"today {clock}"
    elif local.date() == now.date() - timedelta(days=1):
        words = f"yesterday {clock}"
    else:
        words = date_format(local, "j M Y")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, "j F Y, H:i T"),
        words,
    )


@register.filter
def connector_label(name: str) -> str:
    """What people call a connector; its name where it is installed no longer."""
    return switchboard.labels().get(name, name)


@register.filter
def bounded(count: int) -> str:
    """A count that stopped counting at a hundred."""
    return "99+" if count > 99 else str(count)


@register.filter
def percent(share: float) -> int:
    """0.43 as 43."""
    return round(share * 100)


@register.filter
def figure_value(figure: dict[str, Any]) -> str:
    """A figure as it was meant: “about 25”, “more than 80”, “7 to 9 km”."""
    low, high = figure.get("low"), figure.get("high")
    if low is None and high is None:
        return str(figure.get("exact", "?"))  # a day, or a score
    comparator = {"exactly": "", "about": "about ", "up to": "up to ", "at least": "at least "}.get(
        figure.get("comparator", ""), f"{figure.get('comparator', '')} "
    )
    if low is not None and high is not None and low != high:
        value = f"{_plain(low)} to {_plain(high)}"
    else:
        value = _plain(low if low is not None else high)
    unit = figure.get("unit", "")
    return f"{comparator}{value}{'' if unit in ('', '%') else ' '}{unit}".strip()


def _plain(number: float | None) -> str:
    if number is None:
        return "?"
    return intcomma(int(number)) if float(number).is_integer() else f"{number:g}"


@register.filter
def event_words(event: Event) -> str:
    """What happened, in words."""
    return history.words(event)


@register.filter
def event_note(event: Event) -> str:
    """What the person wrote with it."""
    return history.notes(event)


@register.filter
def markdown(text: str) -> SafeString:
    """The text as the public page will show it."""
    return mark_safe(publishing.render(text))


@register.filter
def action_key(action: str) -> str:
    return ACTION_KEYS.get(Action(action), "")


@register.filter
def key_label(key: str) -> str:
    """A key as people read it: ⇧X for shift+x."""
    return f"⇧{key.removeprefix('shift+').upper()}" if key.startswith("shift+") else key


@register.filter
def opening_pronoun(text: str) -> str:
    """The word with which a claim begins that says of nobody by name, so that the claim does not stand by itself."""
    first = text.partition(" ")[0]
    return first if first.lower() in PRONOUNS else ""


@register.filter
def stance_tone(stance: str) -> str:
    return STANCE_TONES.get(Stance(stance), "")


@register.filter
def role_of(user: User) -> str:
    """The highest role this person has, as a word."""
    return next((role.label for role in reversed(Role) if user.has_role(role)), "no role yet")


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """The value under ``key``, or nothing."""
    return mapping.get(key) if mapping else None


@register.filter
def wants_quotes(passage: Passage) -> bool:
    """Whether somebody's own words stand here without the quotation marks that the report gave them."""
    return wants_marks(passage.quotation, passage.exact)


@register.filter
def short_of_sentence(passage: Passage) -> Surroundings | None:
    """What stands around a few words that say little by themselves: who called whose account “a fairy tale”."""
    return surroundings_of(passage) if len(passage.exact.split()) <= FEW_WORDS else None


@register.filter
def up_to(values: Sequence[Any], most: int) -> Sequence[Any]:
    """The first of a list, as many as are to be shown."""
    return values[:most]


@register.filter
def joined(values: Any, between: str = ", ") -> str:
    return between.join(str(value) for value in values)
