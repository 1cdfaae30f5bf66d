"""Every page that links lead to, as people with a screen reader, a dark screen or a telephone meet it.

The pages are found by following links from the front pages, one page of each shape of address, so that a new page is
looked at without being named here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Page

AXE = (Path(__file__).parent / "vendor/axe-core/axe.min.js").read_text()
GRAVE = ("serious", "critical")
DESK, PUBLIC = ("/desk/", "/desk/intake/", "/account/"), ("/",)
# What is no page of ours: files, feeds and other programs' views.
LEFT_OUT = re.compile(r"^/(admin|api|static)/|/logout/|/warc/|\.(xml|json|txt|zip|csv|opml)$|/feed/|^/feeds?/")
PHONE = {"width": 360, "height": 740}
_RUN = """async (only) => {
  const options = only ? {runOnly: only} : {resultTypes: ["violations"]};
  const found = await axe.run(document, options);
  const shown = (nodes) => nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
  return found.violations.map((one) => [one.impact, one.id, shown(one.nodes)]);
}"""
_ARRIVED = """() => document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).forEach((one) => one.finish())"""
"""What is still fading in would be judged too faint."""
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const reaches = (one) => one.getBoundingClientRect().right > room + 1 && !scrolls(one.parentElement);
  const wide = [...document.body.querySelectorAll("*")].filter(reaches);
  return wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 160));
}"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on one page."""

    address: str
    what: str

    def __str__(self) -> str:
        return f"{self.address}: {self.what}"


def shape(address: str) -> str:
    """The address with its numbers, slugs and query folded: pages of one shape come from one template."""
    parts = urlsplit(address)
    path = re.sub(r"/\d+(?=/)", "/N", parts.path)
    path = re.sub(r"(?<=^/checks/)[^/]+", "SLUG", path)
    view = re.search(r"(?:^|&)(view|tab)=[^&]*", parts.query)
    return path + (f"?{view[0].lstrip('&')}" if view else "")


def pages(page: Page, starts: tuple[str, ...], most: int = 60) -> Iterator[str]:
    """One address of each shape that can be reached by links, each open in ``page`` when it is given."""
    waiting, seen = list(starts), {shape(start) for start in starts}
    visited = 0
    while waiting and visited < most:
        address = waiting.pop(0)
        answer = page.goto(address)
        if answer is None or "html" not in (answer.headers.get("content-type") or ""):
            continue
        visited += 1
        assert answer.status < 500, address
        yield address
        for link in page.eval_on_selector_all("a[href]", "links => links.map((link) => link.getAttribute('href'))"):
            target = urlsplit(urljoin(page.url, link))
            whole = target.path + (f"?{target.query}" if target.query else "")
            if target.netloc != urlsplit(page.url).netloc or LEFT_OUT.search(target.path) or shape(whole) in seen:
                continue
            seen.add(shape(whole))
            waiting.append(whole)


def faults(context: BrowserContext, starts: tuple[str, ...]) -> list[Fault]:
    """What axe finds grave in the light, what it finds too faint in the dark, and what does not fit a telephone."""
    page, found = context.new_page(), []
    for address in pages(page, starts):
        page.evaluate(AXE)
        page.evaluate(_ARRIVED)
        for impact, rule, nodes in page.evaluate(_RUN, None):
            if impact in GRAVE:
                found.append(Fault(address, f"{rule} ({impact}): {nodes}"))
        page.emulate_media(color_scheme="dark")
        page.evaluate(_ARRIVED)
        for _, rule, nodes in page.evaluate(_RUN, ["color-contrast"]):
            found.append(Fault(address, f"{rule} in the dark: {nodes}"))
        page.emulate_media(color_scheme="light")
        size = page.viewport_size
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        for html in page.evaluate(_TOO_WIDE):
            found.append(Fault(address, f"wider than a telephone: {html}"))
        page.set_viewport_size(size)  # type: ignore[arg-type]
    page.close()
    return found


def listed(found: list[Fault]) -> str:
    """Each fault once, with the first page that has it."""
    return "\n".join({fault.what: str(fault) for fault in reversed(found)}.values())
