"""Pages that show a wall, a fault or nothing instead of the report that was asked for, and texts that break off."""

from dataclasses import dataclass

import pytest

from claims.connectors.walls import BARE, BREAKS_OFF, MISSING, WALLED, unseen_of, unshown

HEADLINE = "Brunn bridge stays closed until the end of March"
REPORT = (
    "The bridge of Brunn will stay closed until the end of March, mayor Ada Holm told the council on Monday evening.\n"
    "Engineers found cracks in nineteen of its sixty hangers during an inspection in early November, she said."
)


@dataclass
class Page:
    title: str
    text: str


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Before you continue", "We and our 842 partners store and access information on your device. Your choice."),
        (HEADLINE, "We use cookies to show you advertisements. By going on you agree to our use of them."),
        (HEADLINE, "JavaScript is disabled in your browser. Please enable JavaScript to read this page."),
        (HEADLINE, "Please enable JS and disable any ad blocker"),
        ("Just a moment...", "Checking if the site connection is secure\nRay ID: 8c1d2e3f"),
        ("Access Denied", "You don't have permission to access this on this server.\nReference #18.1a2b"),
        (HEADLINE, "Please verify you are a human. Unusual traffic has come from your network."),
        ("Sign in", "Sign in to continue.\nForgot your password? Create an account."),
        (HEADLINE, "Ad blocker detected. Please turn off your ad blocker to go on. We live on advertising."),
        ("429", "Too many requests. Please wait and try again."),
        ("Error", "Error establishing a database connection"),
        (
            "Einwilligung",
            "Weiter mit Werbung lesen\nBesuchen Sie uns wie gewohnt mit Werbung. Oder nutzen Sie unser Abo.",
        ),
        (HEADLINE, "Bitte aktivieren Sie JavaScript, um unsere Seite zu nutzen."),
        ("Vos choix", "Nous et nos 120 partenaires utilisons des traceurs. Continuer sans accepter."),
        ("Su privacidad", "Nosotros y nuestros 90 socios guardamos datos en su dispositivo."),
        ("Перевірка", "Підтвердьте, що ви не робот. Ваш запит схожий на автоматичний."),
        ("Проверка", "Подтвердите, что вы не робот. Пожалуйста, подождите."),
        ("확인", "로봇이 아닙니다"),
    ],
)
def test_a_wall_is_no_report_whatever_headline_stands_above_it(title: str, text: str):
    assert unshown(Page(title, text)) == WALLED


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Oops!", "The page you are looking for may have been moved or no longer exists. Go to our home page."),
        ("This article has expired", "For licensing reasons this article is no longer available."),
        ("Seite nicht gefunden", "Suchen Sie weiter oder gehen Sie zur Startseite."),
    ],
)
def test_a_page_that_says_it_is_not_there_is_no_report(title: str, text: str):
    assert unshown(Page(title, text)) == MISSING


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (HEADLINE, REPORT),
        (HEADLINE, f"{REPORT}\nWe use cookies. Accept all cookies."),
        ("Access denied: how families were shut out of the inquest", f"Access denied, the letter said. {REPORT}"),
        (
            "Court tells news site to drop its cookie wall",
            f"The site must not demand that one accept cookies. {REPORT}",
        ),
        ("Are you a robot? The test that nobody passes", f"“Are you a robot?” asks the screen. {REPORT}"),
        ("Ministry takes its page down", f"The page was removed on Monday, the ministry said. {REPORT * 6}"),
        (HEADLINE, "Holm: closed until March."),
        (HEADLINE, ""),
    ],
)
def test_a_report_is_no_wall(title: str, text: str):
    assert unshown(Page(title, text)) == ""


@pytest.mark.parametrize(
    "ending",
    [
        "This article is for subscribers. Already a subscriber? Log in.",
        "Subscribe now to continue reading.",
        "Keep reading for 1 crown a week. Cancel any time.",
        "Register to continue reading.",
        "Nur für Abonnenten. Jetzt weiterlesen.",
        "Article réservé aux abonnés.",
        "Para seguir leyendo, hazte suscriptor.",
        "Цей матеріал лише для передплатників.",
        "이 기사는 구독자 전용입니다.",
    ],
)
def test_a_text_that_breaks_off_at_a_wall_says_so(ending: str):
    assert unseen_of(Page(HEADLINE, f"{REPORT}\n{ending}")) == BREAKS_OFF


@pytest.mark.parametrize(
    "ending",
    [
        "",
        "Sign up to our newsletter.",
        "Voters may register to vote until Friday.",
        "Log in to comment.",
        "Subscribe to our channel.",
        "The newspaper has 40,000 subscribers.",
        "She wanted to continue her studies.",
    ],
)
def test_a_text_that_ends_does_not_break_off(ending: str):
    assert unseen_of(Page(HEADLINE, f"{REPORT}\n{ending}")) == ""


@pytest.mark.parametrize("text", [HEADLINE, "Loading …", "Photo: A. Lund"])
def test_a_page_of_its_headline_alone_says_so(text: str):
    assert unseen_of(Page(HEADLINE, text)) == BARE
