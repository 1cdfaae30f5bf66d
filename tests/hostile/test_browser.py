"""In a real browser nothing that was typed runs, opens a window, breaks the policy or leaves the site."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as configured
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.e2e.stack import launch
from tests.hostile.conftest import Desk, api_pages, desk_pages, furnish, public_pages
from tests.hostile.strings import ALL_AT_ONCE, MARKUP

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clean_cache")]

HEARD = """
window.heard = [];
addEventListener('securitypolicyviolation', e => heard.push(e.violatedDirective + ' ' + e.blockedURI));
"""


@pytest.fixture
def hostile_desk(transactional_db: None) -> Desk:
    """Everything at once in each field, with one kind of markup more."""
    texts = list(MARKUP.values())
    return furnish(lambda name: f"{ALL_AT_ONCE} {texts[sum(map(ord, name)) % len(texts)]} {name}")


class Watched:
    """A browser of one person, and all that happened in it that should not."""

    def __init__(self, chromium: Browser, address: str, session: str = "") -> None:
        self.address, self.wrongs = address, list[str]()
        self.context: BrowserContext = chromium.new_context()
        self.context.set_default_timeout(30_000)
        if session:
            cookie = {"name": configured.SESSION_COOKIE_NAME, "value": session, "url": address}
            self.context.add_cookies([cookie])  # type: ignore[list-item]
        self.context.add_init_script(HEARD)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self.wrongs.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.wrongs.append(f"error {error}"))
        self.page.on("popup", lambda popup: self.wrongs.append(f"window {popup.url}"))
        self.context.on("request", self._asked)

    def _asked(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "data:")):
            self.wrongs.append(f"request {url}")

    def visit(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="load")
        for heard in self.page.evaluate("window.heard || []"):
            self.wrongs.append(f"{path}: {heard}")
        if "taken" in self.page.title().split():
            self.wrongs.append(f"{path}: a script ran")


def visit(address: str, session: str, public: list[str], pages: list[str]) -> tuple[str, list[str]]:
    """Look at the public pages as a reader and at the others as an editor.

    Returns what stands in the field on the last page, and all that happened that should not.
    """
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        reader, editor = Watched(chromium, address), Watched(chromium, address, session)
        for path in public:
            reader.visit(path)
        for path in pages:
            editor.visit(path)
        interest = editor.page.locator("#id_interest").input_value()
        chromium.close()
    return interest, [*reader.wrongs, *editor.wrongs]


def test_nothing_that_was_typed_runs(hostile_desk, live_server, client):
    client.force_login(hostile_desk.editor)
    session = client.cookies[configured.SESSION_COOKIE_NAME].value
    public, pages = public_pages(hostile_desk), desk_pages(hostile_desk)
    browsable = [f"{page}?format=html" for page in api_pages(hostile_desk)[-4:]]
    source = f"/admin/claims/source/{hostile_desk.source.pk}/change/"
    asked = [*pages, *browsable, "/admin/claims/claim/", source]
    with ThreadPoolExecutor(1) as thread:  # the browser has a loop of its own, in which the database is not asked
        interest, wrongs = thread.submit(visit, live_server.url, session, public, asked).result()
    assert interest.startswith(ALL_AT_ONCE)
    assert wrongs == []
