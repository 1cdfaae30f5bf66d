"""How the tests look at a page: by its parts, as somebody who is logged in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client

from claims.choices import Role
from claims.models import User
from tests.factories import person

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def at_the_desk(user: User | None = None, *, role: Role = Role.REVIEWER) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(user or person(role))
    return client


@contextmanager
def rows_asked_for() -> Iterator[list[int]]:
    """How many rows each query meanwhile gave or changed, one after the other."""
    rows: list[int] = []

    def count(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        rows.append(context["cursor"].rowcount)
        return result

    with connection.execute_wrapper(count):
        yield rows


class Page(HTMLParser):
    """The parts of a page that the tests ask about, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.page_keys: list[str] = []
        self.item_keys: list[str] = []
        self._item_depth = 0
        self.faults: list[str] = []
        self.inline_scripts: list[str] = []
        self._in_script: dict[str, str | None] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
            if "data-item" in attributes and not self._item_depth:
                self._item_depth = len(self.open)
        if (key := attributes.get("data-key")) and "disabled" not in attributes:
            (self.item_keys if self._item_depth else self.page_keys).append(key)
        if tag == "style":
            self.faults.append("a style element")
        for name in attributes:
            if name.startswith(("on", "hx-on")) or name == "style":
                self.faults.append(f"{name} on {tag}")
        if tag == "script":
            self._in_script = attributes

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._in_script is not None and data.strip():
            self.inline_scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_script = None
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1] if self.open else 'nothing'}")
            if tag in self.open:
                while self.open and self.open.pop() != tag:
                    pass
        else:
            self.open.pop()
        if len(self.open) < self._item_depth:
            self._item_depth = 0

    def with_id(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if attributes.get("id")]

    def named_but_missing(self) -> list[str]:
        """Ids by which one part of the page names or explains another, and which nothing on it has."""
        here = set(self.with_id())
        naming = ("aria-describedby", "aria-labelledby", "aria-controls", "for")
        named = (str(attributes[name]) for _, attributes in self.tags for name in naming if attributes.get(name))
        return [f"no {one}" for ids in named for one in ids.split() if one not in here]

    def controls_without_label(self) -> list[str]:
        """Inputs that nothing names: no label, no aria-label."""
        labelled = {attributes.get("for") for tag, attributes in self.tags if tag == "label"}
        return [
            f"{tag} {attributes.get('name')}"
            for tag, attributes in self.tags
            if tag in ("input", "select", "textarea")
            and attributes.get("type") not in ("hidden", "radio", "submit")
            and attributes.get("id") not in labelled
            and "aria-label" not in attributes
        ]


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def words_of(response):
    """The words of a page without its tags, as one reads them."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(text_of(response))).split())
