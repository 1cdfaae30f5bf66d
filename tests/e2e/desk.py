"""What people do at the desk, in the words of the page: shared by the journey's tests and the screenshots."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.people import PEOPLE

PASSWORDS = {person.username: person.password for person in PEOPLE}


def log_in(browser: Browser, address: str, username: str, **options: object) -> BrowserContext:
    """A browser of their own in which this person is logged in, through the log-in page."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 1000}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(PASSWORDS[username])
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/desk/**")
    page.close()
    return context


def hand_in_address(page: Page, address: str) -> None:
    """Give the intake an address and wait until its report stands there with its statements."""
    page.goto("/desk/intake/")
    page.locator("input[name=address]").fill(address)
    page.get_by_role("button", name=re.compile("^Read it")).click()
    page.wait_for_url("**/desk/reports/*/**")


def hand_in_text(page: Page, text: str) -> None:
    page.goto("/desk/intake/")
    page.locator("textarea[name=text]").fill(text)
    page.get_by_role("button", name=re.compile("^Read it")).click()
    page.wait_for_url("**/desk/reports/*/**")


def accept(page: Page, words: re.Pattern[str], ours: str) -> int:
    """Accept the candidate whose words fit, in words of ours; the claim's number."""
    statement = page.locator("article.statement").filter(has=page.locator("textarea", has_text=words)).first
    statement.locator("textarea").fill(ours)
    number = int((statement.get_attribute("id") or "").removeprefix("statement-"))
    statement.get_by_role("button", name="Accept").click()
    expect(page.locator("article.statement", has_text=ours).first).to_be_visible()
    return number


def give_finding(page: Page, *, attribution: str, verdict: str, rationale: str) -> None:
    """Fill in a review and hand it in."""
    page.locator(f"input[name=attribution][value={attribution}]").check()
    page.locator(f"input[name=verdict][value={verdict}]").check()
    page.locator("textarea[name=rationale]").fill(rationale)
    page.locator("button[name=do][value=propose], button[name=do][value=confirm]").click()
    page.wait_for_url(re.compile(r"/desk/claims/\d+/(\?.*)?$"))


def press(page: Page, action: str) -> None:
    """Press one of the actions beside a claim."""
    page.get_by_role("button", name=re.compile(f"^{action}")).first.click()
