"""The main job, step by step in real browsers: from a report that is read in to its published check."""

import json
import re
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.desk import accept, give_finding, press
from tests.e2e.stack import Stack

SECRET = "Neither side shows a document, and nobody independent was there."


def fetched(address: str) -> str:
    with urlopen(address, timeout=20) as answer:  # noqa: S310  an address of the stack that this test started
        return answer.read().decode()


def walk(browser: Browser, stack: Stack, page: Page, people: list[BrowserContext], claim: str, title: str) -> None:
    """From the report that stands on ``page`` to its check on the public page, the feed and the API."""
    jonas, ada = people[1].new_page(), people[2].new_page()

    # The counter-statement was found when the report was read: the Kremlin's spokesman answers the accusation.
    number = accept(page, re.compile("North Korea.*(soldier|supply)", re.I | re.S), claim)
    page.goto(f"/desk/claims/{number}/")
    counter = page.locator("#counter-statements article", has_text="another piece of fake news").first
    expect(counter).to_contain_text("Dmitry Peskov")
    expect(counter).to_contain_text("dismissal")

    # Related reporting arrives in the background while one looks.
    expect(page.locator("#pulls")).to_contain_text(re.compile(r"\d+ found"), timeout=60_000)
    expect(page.locator("article.hit").first).to_be_visible(timeout=60_000)
    page.reload()  # what comes now is done on a page that has come to rest
    suggested = page.locator("#counter-statements .item-suggested")
    while before := suggested.count():
        suggested.first.get_by_role("button", name="Keep").click()
        expect(suggested).to_have_count(before - 1)
    high = page.locator("article.hit", has_text=re.compile("high possibility|plausible|Seoul", re.I)).first
    high.get_by_role("button", name=re.compile("Supports")).click()
    expect(page.locator("#evidence article")).to_have_count(1)

    # The first person.
    jonas.goto(f"/desk/claims/{number}/")
    press(jonas, "Take")
    expect(jonas.locator("dl.facts")).to_contain_text("held by Jonas Reuel")
    jonas.goto(f"/desk/claims/{number}/review/")
    give_finding(jonas, attribution="confirmed", verdict="disputed", rationale=SECRET)
    expect(jonas.locator("dl.facts")).to_contain_text(re.compile("second person", re.I))

    # The second person sees nothing of it, anywhere, and gives a finding of their own.
    for address in (
        f"/desk/claims/{number}/",
        f"/desk/claims/{number}/review/",
        "/desk/?view=second",
        f"/api/claims/{number}/",
        f"/api/reviews/?claim={number}",
    ):
        ada.goto(address)
        assert SECRET not in ada.content()
    ada.goto(f"/desk/claims/{number}/review/")
    expect(ada.locator("dl.facts, .review-side").first).to_be_visible()
    give_finding(
        ada, attribution="confirmed", verdict="disputed", rationale="They contradict each other; nothing decides."
    )
    expect(ada.locator("dl.facts")).to_contain_text("Disputed")

    # One writes the summary, another publishes it.
    jonas.goto(f"/desk/claims/{number}/draft/")
    jonas.locator("input[name=title]").fill(title)
    jonas.locator("[name=standfirst]").fill("Kyiv says so, Seoul finds it highly possible, Moscow denies it.")
    jonas.locator("textarea[name=text]").fill("The president **said so** in his address [1]. The Kremlin denied it.")
    expect(jonas.locator("#preview strong")).to_have_text("said so")
    jonas.locator("button[name=do][value=save]").click()
    expect(jonas.locator("main")).to_contain_text("saved by Jonas Reuel")
    ada.goto(f"/desk/claims/{number}/draft/")
    ada.locator("button[name=do][value=publish]").click()
    ada.wait_for_url(re.compile(r"/desk/claims/\d+/"))
    expect(ada.locator("dl.facts")).to_contain_text("Published")

    # Everybody can read it: on the page, in its markup, in the feed and in the API.
    public = browser.new_context(base_url=stack.address, java_script_enabled=False).new_page()
    public.goto("/checks/")
    public.get_by_role("link", name=title).first.click()
    expect(public.locator("body")).to_contain_text("Disputed")
    expect(public.locator("body")).to_contain_text("another piece of fake news")
    markup = json.loads(public.locator('script[type="application/ld+json"]').text_content() or "{}")
    assert markup["reviewRating"]["alternateName"] == "Disputed"
    assert markup["url"] == public.url
    assert public.context.cookies() == []
    slug = public.url.rstrip("/").rsplit("/", 1)[1]
    assert f"/checks/{slug}/" in fetched(f"{stack.address}/checks/feed.atom")
    check = json.loads(fetched(f"{stack.address}/api/checks/{slug}/"))
    assert (check["verdict"], check["attribution"]) == ("disputed", "confirmed")
    public.context.close()
