"""Take the pictures under docs/screenshots from the running whole: ``make screenshots``."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from demo.manifest import JOURNEY_PAGE
from tests.e2e.desk import accept, hand_in_address, log_in
from tests.e2e.stack import ROOT, launch, start, stop

FOLDER = ROOT / "docs" / "screenshots"


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Save one picture, once the page has come to rest."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png", full_page=whole, animations="disabled")
    print(f"docs/screenshots/{name}.png")


def claim_with(page: Page, words: str) -> str:
    """The address of the claim that says so, found through the queue."""
    page.goto("/desk/?view=all")
    link = page.get_by_role("link", name=re.compile(words)).first
    return link.get_attribute("href") or ""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="factcheck-pictures-", ignore_cleanup_errors=True) as folder:
        stack = start(Path(folder))
        try:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                mina = log_in(browser, stack.address, "mina").new_page()
                mina.goto("/desk/intake/")
                shoot(mina, "intake")
                hand_in_address(mina, stack.newswire + JOURNEY_PAGE.path)
                shoot(mina, "report")
                number = accept(
                    mina, re.compile("supplying soldiers"), "North Korea is supplying soldiers to the Russian military"
                )
                ada_context = log_in(browser, stack.address, "ada")
                ada = ada_context.new_page()
                ada.goto("/desk/")
                shoot(ada, "queue")
                ada.goto(f"/desk/claims/{number}/")
                ada.locator("#pulls .pull-list", has_text=re.compile(r"\d+ found")).wait_for()
                ada.reload()
                shoot(ada, "workspace")
                ada.emulate_media(color_scheme="dark")
                shoot(ada, "workspace-dark")
                ada.emulate_media(color_scheme="light")
                ada.set_viewport_size({"width": 390, "height": 844})
                shoot(ada, "workspace-phone")
                ada.set_viewport_size({"width": 1440, "height": 1000})
                ada.goto(claim_with(ada, "Nineteen of the 60 hangers").split("?")[0] + "review/")
                shoot(ada, "second-person")
                public = browser.new_context(
                    base_url=stack.address, viewport={"width": 1280, "height": 1000}
                ).new_page()
                public.goto("/checks/")
                shoot(public, "checks")
                public.get_by_role("link", name=re.compile("cracks in the Chandler Bridge")).first.click()
                shoot(public, "check", whole=True)
                browser.close()
        finally:
            stop(stack)


if __name__ == "__main__":
    main()
