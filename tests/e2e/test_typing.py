"""What people type on the desk, in a real Chromium: it is kept, sent once, and answered where they are."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import expect

from claims import editing
from claims.choices import Stage
from claims.models import Review
from tests.factories import claim, evidence, passage

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_review_is_kept_while_it_is_typed(page, me):
    made = claim(Stage.IN_REVIEW, first=me)
    page.goto(f"/desk/claims/{made.pk}/review/")
    page.locator("textarea[name=rationale]").fill("Both sides stand.")
    expect(page.locator("#saved")).to_contain_text("Nobody else sees it.")
    page.locator("input[name=verdict][value=disputed]").check()
    expect(page.locator("#saved input[name=version]")).to_have_value("2")
    assert Review.objects.get(claim=made).rationale == "Both sides stand."


def test_what_is_wrong_with_a_form_is_where_one_goes_on(page, me):
    made = claim(Stage.IN_REVIEW, first=me)
    page.goto(f"/desk/claims/{made.pk}/review/")
    page.locator("input[name=attribution]").first.check()
    page.locator("input[name=verdict]").first.check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("textarea[name=rationale]")).to_be_focused()
    page.keyboard.type("Both sides stand.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_contain_text("Your verdict is in its seat")


def test_refusal_on_a_page_of_its_own_is_where_one_goes_on(page, me):
    made = claim(Stage.OPEN)
    page.goto(f"/desk/claims/{made.pk}/do/set_aside/")
    page.get_by_label("Note").fill("It repeats another one.")
    type(made).objects.filter(pk=made.pk).update(stage=Stage.SET_ASIDE, set_aside_reason="out_of_scope")
    page.get_by_label("Why").select_option("out_of_scope")
    page.get_by_label("Note").press("Enter")
    expect(page.locator("main [role=alert]").first).to_be_focused()
    expect(page.get_by_label("Note")).to_have_value("It repeats another one.")


def test_what_is_said_after_a_deed_is_put_in_once_the_page_stands(page):
    """Readers of the screen speak what changes in a live region, not what it was loaded with."""
    made = claim(Stage.OPEN)
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => new MutationObserver((told) => {
             const added = told.flatMap((change) => [...change.addedNodes]);
             if (added.length) document.documentElement.dataset.heard = added[0].textContent;
           }).observe(document.getElementById("said"), {childList: true}));"""
    )
    page.goto(f"/desk/claims/{made.pk}/")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-heard", "You hold this claim now.")


def test_words_in_another_form_stay_when_a_part_is_swapped_in(page, me):
    """Reporting comes in while somebody writes, and one item is dismissed while another is written about."""
    made = claim(Stage.OPEN)
    item = evidence(made, by=me)
    answer = editing.add_item(
        made, by=me, kind="counter_statement", passage=passage(), counter_kind="dismissal", stake=""
    )
    page.goto(f"/desk/claims/{made.pk}/")
    page.locator(f"#counter_statement-{answer.pk} summary", has_text="Change").click()
    stake = page.locator(f"#stake-{answer.pk}")
    stake.press_sequentially("Owns the ferry")
    page.evaluate("document.getElementById('reporting').dataset.before = 'yes'")
    page.evaluate("htmx.trigger(document.body, 'pulled')")
    expect(page.locator("#reporting[data-before]")).to_have_count(0)
    expect(stake).to_be_focused()
    page.keyboard.type(", and the port.")
    expect(stake).to_have_value("Owns the ferry, and the port.")
    page.locator(f"#evidence-{item.pk} button[value=dismiss]").click()
    expect(page.locator("#said")).to_contain_text("Dismissed")
    expect(stake).to_have_value("Owns the ferry, and the port.")
    page.locator(f"#counter_statement-{answer.pk}").get_by_role("button", name="Save").click()
    expect(page.locator(f"#counter_statement-{answer.pk} .stake")).to_contain_text("Owns the ferry, and the port.")


def test_words_that_were_not_sent_are_asked_about_before_one_leaves(page, me):
    made = claim(Stage.OPEN)
    page.goto(f"/desk/claims/{made.pk}/do/set_aside/")
    page.get_by_label("Note").press_sequentially("It repeats another one.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Leave it").click()
    expect(page.locator("h1")).to_have_text(made.text)
    assert asked == ["beforeunload"]


def test_button_that_is_pressed_twice_sends_once(page):
    page.goto("/desk/sources/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.keyboard.press("n")
    page.locator("input[name=name]").fill("Hafenblatt")
    page.get_by_role("button", name="Add it").dblclick()
    expect(page.locator("#said")).not_to_be_empty()
    assert asked.count("POST") == 1


def test_summary_is_previewed_as_it_is_typed(page):
    made = claim(Stage.APPROVED)
    page.goto(f"/desk/claims/{made.pk}/draft/")
    page.locator("textarea[name=text]").fill("It was **shut** ")
    expect(page.locator("#preview strong")).to_have_text("shut")
    page.locator("[data-insert]").first.click()
    expect(page.locator("#preview .prose a")).to_have_text("1")
    page.keyboard.press("Control+s")
    expect(page.locator("#said")).to_contain_text("The summary is saved.")


def test_keys_are_shown_only_where_they_work(browser, live_server, me):
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(me)
    for scripts in (True, False):
        context = browser.new_context(base_url=live_server.url, java_script_enabled=scripts)
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.goto("/desk/intake/")
        shown = page.locator("kbd:visible")
        expect(page.get_by_role("button", name="Read it")).to_be_visible()
        assert (shown.count() > 0) is scripts
        context.close()


def test_typing_is_kept_again_once_somebody_has_logged_in_anew(page, me):
    """The session ends in the midst of it: the page says what is not kept, and goes on after a log-in elsewhere."""
    made = claim(Stage.IN_REVIEW, first=me)
    page.goto(f"/desk/claims/{made.pk}/review/")
    rationale = page.locator("textarea[name=rationale]")
    rationale.press_sequentially("Both sides")
    expect(page.locator("#saved")).to_contain_text("Nobody else sees it.")
    Session.objects.all().delete()
    rationale.press_sequentially(" stand,")
    expect(page.locator("#said a")).to_have_text("Log in on a new page")
    expect(page.locator("#saved")).to_contain_text("What you typed last is not kept yet.")
    again, names = Client(), (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    again.force_login(me)
    again.get("/desk/intake/")
    page.context.add_cookies([{"name": n, "value": again.cookies[n].value, "url": page.url} for n in names])
    rationale.press_sequentially(" it seems.")
    expect(page.locator("#saved")).to_contain_text("Nobody else sees it.")
    expect(page.locator("#said")).to_be_empty()
    assert Review.objects.get(claim=made).rationale == "Both sides stand, it seems."
