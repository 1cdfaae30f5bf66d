"""A connector that asks one service which answers in JSON: how it is asked, and how its failures are said."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from claims.connectors.base import Connector
from claims.connectors.http import Answer, Client, FetchError, Unreachable
from claims.connectors.manners import FIRST_REST, asked_rest
from claims.connectors.plain import words_of

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STRAY_ESCAPE = re.compile(r"\\(u(?![0-9A-Fa-f]{4})|[^\"\\/bfnrtu])|\\(.)", re.DOTALL)
_LONGEST_WORDS = 200
_LONGEST_REASON = 2**16
_REASONS = ("message", "info", "text", "error", "detail", "code")
_OURS = re.compile(r"https?://\S+|\b\d{5,}\b|\b[\w-]{24,}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b")
"""An address, the number of a project, a key; and the machines of others are as little business of the public."""
TOO_OFTEN = re.compile(
    r"too many requests|rate.?limit|limit requests|exceeded this limit|quota exceeded|resource.?exhausted"
    r"|\bmaxlag\b|\blagged\b|\boverloaded\b|reached the limit of active|slow down\b",
    re.IGNORECASE,
)
"""By which words a service says with any status that it would rather be asked later."""
_OWN_FAILURES = {
    "dns": "The name of {label}’s server cannot be looked up now.",
    "connect": "{named} does not accept connections.",
    "tls": "No secure connection to {label} could be made.",
    "deadline": "{named} did not answer in time.",
    "too_large": "The answer of {label} is too large.",
    "busy": "{named} is being asked, or left alone for now; it is asked again soon.",
    "redirects": "{named} leads elsewhere, where it is not asked.",
    "ssrf_blocked": "{named} leads elsewhere, where it is not asked.",
}
"""What is said of a server in the newsroom's own network: failures are published, and where it lies is nobody's
business."""


class Service(Connector):
    """Asks one service. ``pace`` is the least number of seconds between two requests to it, from wherever they come."""

    pace: ClassVar[float] = 1.0
    has_key: ClassVar[bool] = False
    """Whether it is asked with a key of the newsroom, which may be what is wrong when it refuses."""

    @property
    def named(self) -> str:
        """What it is called at the start of a sentence."""
        return f"{self.label[:1].upper()}{self.label[1:]}"

    def ask(
        self,
        client: Client,
        path: str,
        params: Mapping[str, str],
        *,
        headers: Mapping[str, str] | None = None,
        base: str = "",
    ) -> Answer:
        """One answer of the service; raises :class:`Unreachable` with what it says when it refuses or fails.

        What is said of a server in the newsroom's own network does not tell where it lies.
        """
        asked = f"{path}?{urlencode(params)}" if params else path
        address = f"{base or self.base}{asked}"
        is_own = client.is_own(address)
        try:
            answer = client.get(address, headers=headers, accept="application/json", pace=self.pace)
        except FetchError as error:
            if is_own and error.code != "no_time":
                raise self._of_our_own(error) from error
            raise
        if is_own:
            answer = replace(answer, asked=f"{self.name}: {asked}")
        if not answer.is_ok:
            if answer.status == HTTPStatus.TOO_MANY_REQUESTS or TOO_OFTEN.search(_reason(answer)):
                raise self.too_often(answer)
            raise Unreachable("status", self.complaint(answer), is_final=answer.status in (401, 403, 404))
        return answer

    def too_often(self, answer: Answer) -> Unreachable:
        """For an answer that says, with whatever status, that the service wants to be asked later."""
        asked = asked_rest(answer.headers, answer.fetched_at)
        sentence = f"{self.named} wants to be asked less often. It is asked again later."
        return Unreachable("too_often", sentence, seconds=asked or FIRST_REST)

    def _of_our_own(self, error: FetchError) -> FetchError:
        words = _OWN_FAILURES.get(error.code, "{named} gave no answer that can be read.")
        sentence = words.format(named=self.named, label=self.label)
        return type(error)(error.code, sentence, is_final=error.is_final, seconds=error.seconds)

    def complaint(self, answer: Answer) -> str:
        """What an answer that holds nothing says, in a sentence; with the service's own words, where it has some."""
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            return f"{self.named} wants to be asked less often. It is asked again later."
        said = _reason(answer)
        words = f" It said: “{said}”." if said else ""
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            hint = ": see whether its key is right" if self.has_key and not said else ""
            return f"{self.named} refused the request (status {answer.status}){hint}.{words}"
        return f"{self.named} answered with status {answer.status}.{words}"

    def told(self, answer: Answer) -> Any:
        """The JSON of an answer; raises :class:`Unreachable` with the service's words when it is none."""
        if answer.content_type in ("text/html", "application/xhtml+xml"):
            raise self.misread(answer)
        try:
            return json.loads(mended(answer.body.decode("utf-8", "replace")), strict=False)
        except (ValueError, RecursionError):
            raise self.misread(answer) from None

    def object_of(self, answer: Answer) -> dict[str, Any]:
        """The JSON object of an answer; raises :class:`Unreachable` for any other one, and where it tells of a failure.

        Many services answer with status 200 whatever happened. Not to see that would be to say that nothing was found.
        """
        said = self.told(answer)
        if not isinstance(said, dict):
            raise self.misread(answer)
        if said.get("error") or said.get("errors") or said.get("status") in ("error", "fail", "failed"):
            words = _reason(answer)
            if TOO_OFTEN.search(words):
                raise self.too_often(answer)
            because = f": “{words}”" if words else ", and does not say why"
            raise Unreachable("service", f"{self.named} could not answer{because}.")
        return said

    def listed(self, answer: Answer, said: Mapping[str, Any], name: str, *, most: int) -> list[dict[str, Any]]:
        """The objects that stand under a name of an answer, none where nothing does; raises :class:`Unreachable` where
        something else than a list does, since nobody knows then whether there is nothing."""
        value = said.get(name)
        if value is not None and not isinstance(value, list):
            raise self.misread(answer)
        return objects(value, most=most)

    def misread(self, answer: Answer) -> Unreachable:
        """For an answer that is not what was asked for; a plain sentence of the service is handed on."""
        said = words_of(answer.body[:4_096].decode("utf-8", "replace"), longest=_LONGEST_WORDS)
        if TOO_OFTEN.search(said):
            return self.too_often(answer)
        is_sentence = said and not said.startswith(("{", "[")) and "<" not in said
        words = f" It said: “{said.rstrip('.')}”." if is_sentence and said.isprintable() else ""
        return Unreachable("protocol", f"{self.named} answered with something that cannot be read.{words}")


def _reason(answer: Answer) -> str:
    """Why a service refused, as its JSON says; failures are published, so without numbers and addresses of our own."""
    try:
        said = json.loads(answer.body[:_LONGEST_REASON].decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict):
        return ""
    told = next(
        (one for one in (said.get("error"), *objects(said.get("errors"), most=1)) if isinstance(one, dict)), said
    )
    words = next(filter(None, (text_in(told, name) for name in _REASONS)), "")
    return words_of(_OURS.sub("…", words), longest=_LONGEST_WORDS).rstrip(".")


def mended(text: str) -> str:
    """JSON with the commonest mistakes made good: control characters, and backslashes that escape nothing."""
    return _STRAY_ESCAPE.sub(_escaped, _CONTROLS.sub("", text.removeprefix("\ufeff")))


def _escaped(found: re.Match[str]) -> str:
    if found[2] is not None:
        return found[0]
    return "'" if found[1] == "'" else f"\\\\{found[1]}"


def objects(value: Any, *, most: int) -> list[dict[str, Any]]:
    """The objects of a list; nothing when it is none."""
    return [one for one in value[:most] if isinstance(one, dict)] if isinstance(value, list) else []


def text_in(row: Mapping[str, Any], name: str) -> str:
    """The text of a field that may be missing or anything else."""
    value = row.get(name)
    return value if isinstance(value, str) else ""
