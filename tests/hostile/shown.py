"""A page as its parts, so that one can say whether words have become more than words."""

import re
from html.parser import HTMLParser

LIVE = {"script", "iframe", "object", "embed", "form", "meta", "base", "link", "style", "img", "math", "svg"}
_SPACES = re.compile(r"\s+")
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")


class Shown(HTMLParser):
    """The elements of a page with the names of their attributes, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.faults: list[str] = []
        self.words = ""
        self.data = ""
        self._kind = ""
        self._inside = ""
        self.feed(html)
        self.close()
        self.words = _SPACES.sub(" ", self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.parts.append((tag, tuple(sorted(given))))
        self.faults += [f"<{tag} {name}>" for name in given if name.startswith("on") or name == "style"]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]
        self.words += " ".join(
            ["", *(given[name] or "" for name in ("value", "title", "aria-label") if given.get(name))]
        )
        if tag in ("script", "style"):
            self._inside, self._kind = tag, given.get("type") or ""
            if tag == "style":
                self.faults.append("<style>")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.words += data
        elif self._kind in ("application/ld+json", "application/json"):
            self.data += data
        elif data.strip():
            self.faults.append(f"<script>{data.strip()[:40]}")

    def handle_comment(self, data: str) -> None:
        self.parts.append(("!", ()))

    @property
    def bad_addresses(self) -> list[str]:
        """Links and sources with another scheme than the web's, read as a browser does: without tabs and line ends."""
        schemes = [(_SCHEME.match(re.sub(r"[\t\r\n]", "", address)), address) for address in self.addresses]
        return [address for found, address in schemes if found and found[1].lower() not in ("http", "https", "mailto")]
