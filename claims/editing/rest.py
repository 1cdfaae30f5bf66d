"""The rest of the suggestions, dismissed together: each named, all counted, with a reason, and taken back as they were.

It is no way around reading. Whoever does it has every word before them, a screenful or two at once, and what concerns
somebody whom the claim names does not go this way at all: it is read, and kept or dismissed, by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims import together
from claims.choices import Role, Standing
from claims.editing.holding import for_items, items_refusal
from claims.models import Claim, CounterStatement, Event, Evidence, Passage, User, record
from claims.reading.names import same_name
from claims.reading.names.alone import has_article, names_alone
from claims.reading.names.mentions import find_names
from claims.reading.names.parts import parts_of
from claims.reading.places import gazetteer
from claims.refusals import Incomplete, Refused

MOST_TOGETHER = 100
"""Suggestions that are shown, and may be dismissed, at once: so many can still be read."""

LONGEST_REASON = 500

Suggested = CounterStatement | Evidence
_LONG = ("passage__snapshot__text", "passage__snapshot__links", "passage__snapshot__headers")
_SHORTEST_NAME = 3
_MOST_COMPARED = 60
"""Names beside a claim that the words of the claim are compared with, letter by letter and across scripts."""
_SMALL = re.compile(r"(?<![\w’'-])[^\W\d_A-Z][^\W\d_A-Z]{2,}(?![\w’'-])")
"""Words in small letters."""
_LITTLE = frozenset(("the", "and", "for", "los", "las", "del", "der", "die", "das", "von", "van", "des", "les", "una"))


@dataclass(frozen=True, slots=True)
class Alone:
    """A suggestion that is read by itself, and why."""

    item: Suggested
    why: str


@dataclass(frozen=True, slots=True)
class Rest:
    """The suggestions that wait beside a claim: those that may go together, and those that are read one by one."""

    together: list[Suggested]
    alone: list[Alone]


def rest_of(claim: Claim) -> Rest:
    """What the gate still asks about: counter-statements and evidence that nobody has kept or dismissed."""
    items: list[Suggested] = []
    for model in together.MODELS.values():
        waiting = model.objects.filter(claim=claim, standing=Standing.SUGGESTED)
        items += waiting.select_related("passage__snapshot__report__outlet", "passage__speaker").defer(*_LONG)
    items.sort(key=lambda item: (item.passage.snapshot.report_id, item.passage.start, item.pk))
    concerned = _Concerned(claim, [item.passage for item in items])
    found = Rest([], [])
    for item in items:
        if why := concerned.why(item):
            found.alone.append(Alone(item, why))
        else:
            found.together.append(item)
    return found


def rest_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot dismiss suggestions together now; empty when they can."""
    if not by.has_role(Role.REVIEWER):
        return "This takes the rights of a reviewer."
    return items_refusal(claim, by)


@transaction.atomic
def dismiss_rest(claim: Claim, chosen: Iterable[tuple[str, int]], *, by: User, reason: str) -> Event:
    """Dismiss these suggestions, each named by its kind and number, as they were shown; one event tells of all.

    What somebody has decided meanwhile stays as it is. Raises :class:`Refused` where one of them has to be read by
    itself, and nothing is dismissed then.
    """
    claim = for_items(claim, by)
    if why := rest_refusal(claim, by):
        raise Refused(why)
    wanted, reason, wrong = set(chosen), reason.strip(), {}
    if not reason:
        wrong["reason"] = "Say why they go. It stands in the history, and the checklist tells of it."
    elif len(reason) > LONGEST_REASON:
        wrong["reason"] = f"Keep the reason under {LONGEST_REASON + 1} characters."
    if len(wanted) > MOST_TOGETHER:
        wrong["items"] = f"Dismiss {MOST_TOGETHER} at once at most, so that they can be read."
    if wrong:
        raise Incomplete(**wrong)
    found = rest_of(claim)
    if held := [one for one in found.alone if _named(one.item) in wanted]:
        what = "one of these suggestions has" if len(held) == 1 else f"{len(held)} of these suggestions have"
        raise Refused(f"Nothing was dismissed: {what} to be read one by one. {held[0].why}")
    going = [item for item in found.together if _named(item) in wanted]
    if not going:
        raise Incomplete(items="Tick at least one suggestion that still waits.")
    now = timezone.now()
    for kind, rows in _by_kind(going).items():
        model = together.MODELS[kind]
        model.objects.filter(pk__in=rows).update(standing=Standing.DISMISSED, decided_by=by, decided_at=now)
    told = [[_named(item)[0], item.passage_id] for item in going]
    return record(together.DISMISSED, claim=claim, by=by, note=reason, at=now.isoformat(), count=len(told), items=told)


@transaction.atomic
def take_back_rest(claim: Claim, event: Event, *, by: User) -> int:
    """Let what went together with ``event`` wait again, but for what somebody has touched since; how many."""
    claim = for_items(claim, by)
    if why := rest_refusal(claim, by):
        raise Refused(why)
    one = next((one for one in together.dismissed_together(claim) if one.event.pk == event.pk), None)
    if one is None:
        raise Refused("None of these suggestions stands as it was dismissed then: somebody has decided anew.")
    back = sum(
        model.objects.filter(claim=claim, standing=Standing.DISMISSED, decided_at=one.at).update(
            standing=Standing.SUGGESTED, decided_by=None, decided_at=None
        )
        for model in together.MODELS.values()
    )
    record(together.TAKEN_BACK, claim=claim, by=by, of=one.event.position, count=back)
    return back


def _named(item: Suggested) -> tuple[str, int]:
    return next(kind for kind, model in together.MODELS.items() if isinstance(item, model)), item.pk


def _by_kind(items: Iterable[Suggested]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for item in items:
        kind, pk = _named(item)
        rows[kind].append(pk)
    return rows


class _Concerned:
    """Whom a claim names, and whether a suggestion concerns one of them; in doubt it does."""

    def __init__(self, claim: Claim, passages: Sequence[Passage]) -> None:
        text = claim.text
        self._cannot_tell = ""
        if text.upper() == text.lower():
            self._cannot_tell = "The machine finds no names of people in the script of this claim."
        elif text in (text.upper(), text.lower()):
            self._cannot_tell = "The claim is written in letters of one size, so that the machine finds no names in it."
        self._words = frozenset(_words_of(text))
        speakers = {passage.speaker_label for passage in passages if passage.speaker_id or passage.speaker_name}
        known = [claim.claimant_label, *sorted(speakers)]
        whole = " ; ".join((text, *known, *(passage.exact for passage in passages)))
        full = find_names(whole)
        named = [mention.exact for mention in full if mention.end <= len(text) and not has_article(mention.exact)]
        others = [mention.exact for mention in full if mention.start > len(text) and " " in mention.exact]
        people = [name for name in dict.fromkeys(others) if not parts_of(name).is_body][:_MOST_COMPARED]
        # A family name alone is known by the full name that stands elsewhere, who speaks or whom the passages name;
        # where nobody gives the full name, any word that may be one counts.
        small = frozenset(_SMALL.findall(whole[len(text) :]))
        alone = names_alone(text, places=gazetteer(settings.CLAIMS_PLACES_FILE), small=small)
        alone = [word for word in alone if word not in " ".join(named).split()]
        named += [word for word in alone if any(same_name(word, one).level != "different" for one in people)]
        self.named = list(dict.fromkeys(named))
        self.perhaps = [word for word in alone if word not in self.named]

    def why(self, item: Suggested) -> str:
        """Why this one is read by itself; empty where it may go with others."""
        passage = item.passage
        if self._cannot_tell:
            return self._cannot_tell
        if self.named and isinstance(item, CounterStatement):
            return f"It answers a claim that names {self.named[0]}."
        if self.perhaps and isinstance(item, CounterStatement):
            return f"It answers a claim that may name somebody: “{self.perhaps[0]}”."
        speaker = passage.speaker_label if passage.speaker_id or passage.speaker_name else ""
        if speaker and (not self._words.isdisjoint(_words_of(speaker)) or self._is_named(speaker)):
            return f"{speaker} speaks, whom the claim names."
        words = f"{passage.prefix}{passage.exact}{passage.suffix}"
        spoken_of = set(_words_of(words))
        met = next((one for one in (*self.named, *self.perhaps) if not spoken_of.isdisjoint(_words_of(one))), "")
        met = met or next((found.exact for found in find_names(words) if self._is_named(found.exact)), "")
        return f"It names {met}, as the claim does." if met else ""

    def _is_named(self, name: str) -> bool:
        return any(same_name(name, one).level != "different" for one in self.named)


def _words_of(text: str) -> list[str]:
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return [word for word in words if len(word) >= _SHORTEST_NAME and word not in _LITTLE]
