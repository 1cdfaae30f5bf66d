"""The keyboard and the look of the desk, in a real Chromium, on the test's own live server."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import expect

from claims import letters
from claims.choices import Role, Stage, Stance, Standing
from claims.models import Hit, Host, Pull
from tests import publishing_cases
from tests.factories import answered_pull, claim, compared, evidence, passage, person, report
from tests.web.test_panels import told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
# The scheme is asked for by name, so that the machine's own does not matter.
LIGHT, DARK = "rgb(248, 246, 241)", "rgb(19, 21, 26)"


def test_queue_is_walked_and_opened_by_keys(page):
    first, second = claim(Stage.OPEN), claim(Stage.OPEN)
    page.goto("/desk/?view=unassigned")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-item].is-current")).to_contain_text(first.text)
    page.keyboard.press("k")
    expect(page.locator("[data-item].is-current")).to_contain_text(second.text)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(second.text)
    page.keyboard.press("t")
    expect(page.locator("#said")).to_contain_text("You hold this claim now.")


def test_two_keys_in_a_row_lead_elsewhere(page):
    page.goto("/desk/")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page.locator("h1")).to_have_text("Hand in a report")


def test_keys_do_nothing_while_somebody_types(page):
    made = claim(Stage.OPEN)
    page.goto(f"/desk/claims/{made.pk}/")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("tt gq")
    expect(page.locator("#find")).to_have_value("tt gq")
    made.refresh_from_db()
    assert made.stage == Stage.OPEN
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator("#said")).to_contain_text("You hold this claim now.")


def test_question_mark_lists_the_keys_of_this_page(page):
    made = claim(Stage.OPEN)
    page.goto(f"/desk/claims/{made.pk}/")
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Take")
    expect(dialog).to_contain_text("Second person")
    page.keyboard.press("t")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    made.refresh_from_db()
    assert made.stage == Stage.OPEN


def test_single_keys_can_be_turned_off_and_on_again(page):
    made = claim(Stage.OPEN)
    page.goto(f"/desk/claims/{made.pk}/")
    page.keyboard.press("?")
    page.get_by_label("Single keys do what stands above").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    for key in "jtx":
        page.keyboard.press(key)
    assert page.locator("[data-item].is-current").count() == 0
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    made.refresh_from_db()
    assert made.stage == Stage.OPEN
    page.get_by_role("button", name="Show the keys of this page").click()
    page.get_by_label("Single keys do what stands above").check()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator("#said")).to_contain_text("You hold this claim now.")


def test_items_are_restanced_dismissed_and_kept_in_place(page, me):
    made = claim(Stage.OPEN)
    item = evidence(made, by=me, stance=Stance.SUPPORTS)
    page.goto(f"/desk/claims/{made.pk}/#evidence-{item.pk}")
    expect(page.locator(f"#evidence-{item.pk}.is-current")).to_be_visible()
    page.keyboard.press("2")
    expect(page.locator(f"#evidence-{item.pk} .item-top")).to_contain_text("undermines")
    expect(page.locator(f"#evidence-{item.pk}.is-current")).to_be_visible()
    page.keyboard.press("-")
    expect(page.locator("#dismissed summary").first).to_contain_text("1 dismissed")
    expect(page.locator("#said")).to_contain_text("Dismissed; it stays on record")
    assert page.url.endswith(f"#evidence-{item.pk}")
    item.refresh_from_db()
    assert (item.stance, item.standing) == (Stance.UNDERMINES, Standing.DISMISSED)


def test_found_report_is_taken_with_one_key(page):
    made = claim(Stage.OPEN)
    found = report("Witnesses saw it shut. It rained.", address="https://found.example.org/1")
    hit = Hit.objects.create(claim=made, report=found, pull=answered_pull(made), passage=passage(of=found), score=0.9)
    page.goto(f"/desk/claims/{made.pk}/#hit-{hit.pk}")
    page.keyboard.press("1")
    expect(page.locator(".item-evidence", has_text="Witnesses saw it shut.")).to_be_visible()
    expect(page.locator(f"#hit-{hit.pk}")).to_have_count(0)


def test_next_item_is_chosen_where_the_last_one_went_and_nothing_moves(page):
    made = claim(Stage.OPEN)
    hits = []
    for number in range(12):
        found = report(f"Witness {number} saw it shut. It rained.", address=f"https://found.example.org/{number}")
        said, pull = passage(f"Witness {number} saw it shut.", of=found), answered_pull(made)
        hits.append(Hit.objects.create(claim=made, report=found, pull=pull, passage=said, score=1 - number / 100))
    page.goto(f"/desk/claims/{made.pk}/#hit-{hits[6].pk}")
    where = "id => Math.round(document.getElementById(id).getBoundingClientRect().top)"
    before = page.evaluate(where, f"hit-{hits[6].pk}")
    page.keyboard.press("1")
    expect(page.locator(f"#hit-{hits[7].pk}.is-current")).to_be_focused()
    assert page.evaluate(where, f"hit-{hits[7].pk}") == pytest.approx(before, abs=1)  # what lies between two pixels
    page.keyboard.press("-")
    expect(page.locator(f"#hit-{hits[8].pk}.is-current")).to_be_focused()
    assert page.evaluate(where, f"hit-{hits[8].pk}") == pytest.approx(before, abs=1)


def test_refusal_is_shown_in_place_without_leaving_the_page(page, me):
    made = claim(Stage.OPEN)
    item = evidence(made, by=me)
    page.goto(f"/desk/claims/{made.pk}/#evidence-{item.pk}")
    type(made).objects.filter(pk=made.pk).update(stage=Stage.SET_ASIDE, set_aside_reason="out_of_scope")
    page.keyboard.press("-")
    expect(page.locator("#said")).to_contain_text("This claim is not worked on any more.")


def test_accepting_goes_on_where_one_was(page):
    text = "The bridge of Brunn was shut. The ministry denied it. Twelve lorries burned. It rained."
    made = report(text)
    for words in ("The bridge of Brunn was shut.", "The ministry denied it.", "Twelve lorries burned."):
        claim(Stage.CANDIDATE, passage=passage(words, of=made, is_statement=True), text=words)
    page.goto(f"/desk/reports/{made.pk}/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("The claim is on the desk")
    expect(page.locator("[data-item].is-current")).to_contain_text("The ministry denied it.")
    page.keyboard.press("j")
    expect(page.locator("[data-item].is-current")).to_contain_text("Twelve lorries burned.")


def test_menu_is_left_by_escape(page, me):
    made = claim(Stage.OPEN)
    item = evidence(made, by=me)
    page.goto(f"/desk/claims/{made.pk}/")
    summary = page.locator(f"#evidence-{item.pk} summary", has_text="Change")
    summary.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(f"#evidence-{item.pk} [name=stance]").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator(f"#evidence-{item.pk} [name=stance]").first).not_to_be_visible()


def test_actions_of_a_claim_are_one_key_away(page, me):
    made = claim(Stage.OPEN)
    evidence(made, by=me)
    page.goto(f"/desk/claims/{made.pk}/")
    page.get_by_role("link", name="Skip to the actions").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Take")).to_be_focused()


def test_key_that_is_held_down_or_pressed_twice_publishes_nothing(page, me):
    made = publishing_cases.approved(first=(writer := person()))
    publishing_cases.draft(made, writer)
    page.goto(f"/desk/claims/{made.pk}/")
    for _ in range(3):
        page.keyboard.down("p")  # from the second one on the key says that it is held
    page.wait_for_url("**/draft/#out")
    page.keyboard.down("p")
    expect(page.get_by_role("button", name="Publish")).not_to_be_focused()
    page.keyboard.up("p")
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Publish")).to_be_focused()
    made.refresh_from_db()
    assert made.stage == Stage.APPROVED
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("The check is out.")


def test_selected_words_become_a_claim_at_their_place(page):
    text = "Old news 😀 of the bridge.\n\nThe bridge is shut. The bridge is shut. It rained."
    row = report(text)
    passage("Old news", of=row, is_statement=True)
    page.goto(f"/desk/reports/{row.pk}/")
    page.evaluate(
        """() => {
            const run = [...document.querySelectorAll('[data-text] [data-start]')].at(-1).firstChild;
            const range = document.createRange();
            range.setStart(run, 20); range.setEnd(run, 39);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    expect(page.locator("textarea[name=exact]")).to_have_value("The bridge is shut.")
    page.locator("[data-marking] button").click()
    expect(page.locator("#said")).to_contain_text("The claim waits as a candidate")
    made = row.latest_snapshot.passages.get(exact="The bridge is shut.")
    assert made.start == text.rindex("The bridge is shut.")


def test_look_follows_the_machine_until_it_is_chosen_and_is_kept(page):
    page.goto("/desk/")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == DARK
    page.emulate_media(media="print")
    card = "getComputedStyle(document.querySelector('.filters select')).backgroundColor"
    assert page.evaluate(card) == "rgb(255, 255, 255)", "on paper nothing is dark"
    page.emulate_media(media="screen")
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate(ground) == LIGHT
    page.reload()
    assert page.evaluate(ground) == LIGHT


def test_claims_that_may_be_the_same_are_merged_by_keys_alone(page):
    words = ("The ferry of Vessen is closed", "Closed is the ferry of Vessen", "The ferry of Vessen: closed again")
    first, second, third = (claim(text=text) for text in words)
    type(third).objects.filter(pk=third.pk).update(claimant_name="Solvane")
    type(first).objects.filter(pk=first.pk).update(claimant_name="Vendelin")
    for made in (first, second, third):
        compared(made)
    page.goto("/desk/?view=candidates")
    page.keyboard.press("Shift+S")
    expect(page.locator("h1")).to_have_text("May be the same")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("3 claims may be the same")
    same = page.locator("input[name=claim]")
    expect(page.locator(f"#claim-{third.pk}")).to_contain_text("said by Solvane, not by Vendelin")
    assert [row.is_checked() for row in same.all()] == [True, True, False]

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(f"#claim-{second.pk}.is-current")).to_be_visible()
    page.keyboard.press("w")  # in these words
    page.keyboard.press("j")
    page.keyboard.press("x")  # the same after all
    page.keyboard.press("c")  # and this one stays
    expect(page.locator(f"#claim-{third.pk} input[name=stays]")).to_be_checked()
    page.keyboard.press("e")
    expect(page.locator("textarea[name=text]")).to_be_focused()
    page.keyboard.type("m is a letter here")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Escape")
    page.keyboard.press("m")

    expect(page.locator("h1")).to_have_text(second.text)
    expect(page.locator("#said")).to_contain_text("2 claims were merged into this claim")
    expect(page.locator("#merged")).to_contain_text("its words are this claim’s now")
    assert page.url.partition("#")[0].endswith(f"/desk/claims/{third.pk}/")
    page.keyboard.press("j")
    expect(page.locator("[data-item].is-current")).to_be_visible()


def test_no_page_is_wider_than_its_window(page, me):
    made = claim(Stage.IN_REVIEW, first=me)
    evidence(made, by=me)
    row = made.appearances.get().passage.snapshot.report_id
    # An editor has the longest bar on top, and longer still with work that was given up.
    me.groups.add(Group.objects.get(name=Role.EDITOR.value))
    Pull.objects.create(claim=made, connector="feeds", status="parked", finished_at=timezone.now(), error="It broke.")
    Host.objects.create(name=f"{'a-very-long-name' * 6}.example", resting_until=timezone.now() + timedelta(hours=1))
    for address in (
        "/desk/",
        "/desk/intake/",
        "/desk/sources/",
        "/desk/alike/",
        "/desk/work/",
        "/desk/nothing-here/",
        f"/desk/reports/{row}/changes/",
        f"/desk/claims/{made.pk}/?view=mine",
        f"/desk/claims/{made.pk}/review/",
        f"/desk/claims/{made.pk}/draft/",
        f"/desk/claims/{made.pk}/words/",
        f"/desk/reports/{row}/",
        "/account/password/change/",
    ):
        page.goto(address)
        for width in (360, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_words_of_a_table_are_not_broken_letter_by_letter_on_a_telephone(page):
    made = claim(Stage.OPEN, passage=told("Exactly 25 tanks attacked."))
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"/desk/claims/{made.pk}/")
    heads = page.locator(".figures th[scope=row]")
    expect(heads.first).to_have_text("tanks, sent")
    heights = heads.evaluate_all("found => found.map((one) => one.getBoundingClientRect().height)")
    assert max(heights) < 80


def test_bar_on_top_overlaps_nowhere(page, me):
    me.groups.add(Group.objects.get(name=Role.EDITOR.value))
    for number in range(12):
        letters.send_in(words=f"The {number}. letter")
    made = claim(Stage.SECOND_REVIEW)
    for _ in range(11):
        Pull.objects.create(claim=made, connector="feeds", status="parked", finished_at=timezone.now(), error="No.")
    page.goto("/desk/")
    for width in (360, 900, 1101, 1241):
        page.set_viewport_size({"width": width, "height": 900})
        sides = page.eval_on_selector_all(
            ".top > *, .top nav a",
            """parts => parts.filter((part) => part.checkVisibility() && !part.matches("nav, .unseen")).map((part) => {
              const { left, right, top } = part.getBoundingClientRect();
              return [Math.round(top / 45), left, right];
            })""",
        )
        overlaps = [(a, b) for a, b in pairwise(sorted(sides)) if a[0] == b[0] and b[1] < a[2] - 1]
        assert (len(sides) > 1, overlaps) == (True, []), width


def test_page_that_nobody_looks_at_asks_nothing_until_somebody_does(page):
    made = claim(Stage.OPEN)
    Pull.objects.create(claim=made, connector="feeds")
    page.add_init_script(
        "window.isHidden = false; Object.defineProperty(document, 'hidden', { get: () => window.isHidden });"
        "document.addEventListener('htmx:beforeRequest',"
        " (event) => setTimeout(() => { document.documentElement.dataset.held = event.defaultPrevented; }));"
    )
    page.goto(f"/desk/claims/{made.pk}/")
    page.evaluate("window.isHidden = true")
    expect(page.locator("html[data-held=true]")).to_be_attached()
    with page.expect_request("**/pulls/?n=*"):
        page.evaluate("window.isHidden = false; document.dispatchEvent(new Event('visibilitychange'))")


def test_palette_finds_and_leads_elsewhere_by_keys(page):
    made = claim(Stage.OPEN, text="The lighthouse of Vessen is dark")
    page.goto("/desk/")
    page.keyboard.press("Control+k")
    page.keyboard.type("lighthouse")
    expect(page.locator("#palette mark")).to_have_text("lighthouse")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(made.text)
    page.keyboard.press("Control+k")
    page.keyboard.type("sour")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Sources")
    page.keyboard.press("Control+k")
    page.keyboard.type("letters")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Letters")
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
