"""Reading a page as a strict browser would."""

import json
import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client


def titles(client: Client, query: str = "") -> list[str]:
    """The titles of the list of checks, in its order."""
    page = client.get(f"/checks/{query}").content.decode()
    return re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page)


class Page(HTMLParser):
    """Elements, ids and text of one page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._in_script = False
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.feed(content.decode())
        self.text = re.sub(r"\s+", " ", self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("td", "th", "tr", "p", "li", "div", "h1", "h2", "h3", "dt", "dd"):
            self.text += " "
        if tag == "script":
            self._in_script = True
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)
        else:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def claim_review(self) -> Any:
        found = [text for attributes, text in self.scripts if attributes.get("type") == "application/ld+json"]
        return json.loads(found[0]) if found else None

    @property
    def what_a_strict_policy_blocks(self) -> list[str]:
        """Inline scripts, styles and handlers, as far as they are more than data."""
        blocked = [
            f"<script>{text.strip()[:40]}"
            for attributes, text in self.scripts
            if "src" not in attributes and attributes.get("type") not in ("application/ld+json", "application/json")
        ]
        for tag, attributes in self.elements:
            if tag == "style":
                blocked.append("<style>")
            blocked += [f"<{tag} {name}>" for name in attributes if name == "style" or name.startswith("on")]
        return blocked

    @property
    def loads(self) -> list[str]:
        """Every address that the page makes a browser load."""
        links = [link["href"] for link in self.all("link") if link.get("rel") in ("stylesheet", "icon", "preload")]
        sources = [attributes.get("src") for _, attributes in self.elements if attributes.get("src")]
        return [address for address in [*links, *sources] if address]
