"""Pages that show a wall, a fault or nothing instead of the report that was asked for, and texts that break off."""

from dataclasses import dataclass

import pytest

from claims.connectors.walls import BARE, BREAKS_OFF, MISSING, NO_REPORT, WALLED, unseen_of, unshown

HEADLINE = "Brunn bridge stays closed until the end of March"
REPORT = (
    "The bridge of Brunn will stay closed until the end of March, mayor Ada Holm told the council on Monday evening.\n"
    "Engineers found cracks in nineteen of its sixty hangers during an inspection in early November, she said."
)


@dataclass
class Page:
    title: str
    text: str


@dataclass
class Way:
    asked: str
    address: str


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
        ("Choose your edition", "Choose your edition\nInternational\nUnited Kingdom\nUnited States\nEspañol"),
        (HEADLINE, "Select your country or region\nYour choice will be remembered for your next visit."),
        ("Harbour Post", "It looks like you are visiting from Germany. Would you like to see the German edition?"),
        ("Ihre Ausgabe", "Bitte wählen Sie Ihre Ausgabe.\nDeutschland\nÖsterreich\nSchweiz"),
        ("Choisissez votre édition", "Choisissez votre édition\nFrance\nBelgique\nSuisse"),
        ("Elige tu edición", "Selecciona tu edición\nEspaña\nMéxico\nAmérica"),
        ("Оберіть мову", "Оберіть мову сайту\nУкраїнська\nEnglish"),
        ("항구일보", "에디션을 선택하세요\n한국어\nEnglish"),
        (
            HEADLINE,
            "Sign up for our newsletter\nYour inbox, every morning.\nContinue to site",
        ),
        (HEADLINE, "Newsletter abonnieren\nMelden Sie sich für unseren Newsletter an.\nNein danke, weiter zur Seite"),
        (HEADLINE, "Download our app\nRead this story in the Harbour Post app.\nContinue in browser"),
        (HEADLINE, "Your article will appear after this message.\nSkip ad"),
        (HEADLINE, "Are you over 18?\nYes\nNo"),
        ("Harbour Post", "Manage your cookie preferences\nAccept all\nReject all\nMore options"),
        ("Harbour Post", "Consent or pay\nRead Harbour Post with advertising for free, or subscribe without it."),
        ("derhafen.de", "Wie möchten Sie derhafen.de nutzen?\nMit Werbung und Tracking\nZustimmen und weiter"),
        ("Le Port", "En poursuivant votre navigation, vous acceptez le dépôt de cookies."),
        ("Port", "Szanujemy Twoją prywatność\nMy i nasi partnerzy przechowujemy informacje na urządzeniu."),
        ("De Haven", "Wij gebruiken cookies\nWij en onze partners plaatsen cookies om de site te verbeteren."),
    ],
)
def test_a_page_that_asks_for_something_before_it_shows_its_report_is_none(title: str, text: str):
    assert unshown(Page(title, text)) == WALLED


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("harbour.org", "The domain harbour.org is for sale.\nMake an offer"),
        ("harbour.org", "This web page is parked, free of charge.\nIs this your domain? Make it a website."),
        ("harbour.org", "harbour.org is parked on a server of ours.\nRelated searches:\nFerry tickets"),
        ("Domain expired", "If it was yours, ask your registrar for help with it."),
        ("harbour.de", "Die Domain harbour.de steht zum Verkauf.\nDer Eigentümer bietet sie zum Kauf an."),
        ("harbour.fr", "Ce nom de domaine est à vendre.\nÉcrivez au propriétaire."),
        ("harbour.es", "El dominio harbour.es está a la venta.\nPuede ser suyo."),
        ("Домен продаётся", "Домен harbour.ru продаётся. Узнайте, сколько он стоит."),
        ("Welcome to nginx!", "If you see this page, the web server works. It has to be set up further."),
        ("Apache2 Debian Default Page", "It works!\nThis page is used to test that the server works."),
        ("Default Web Site Page", "If you are the owner of this website, ask whoever runs the server."),
        ("Account Suspended", "This account has been suspended.\nAsk whoever runs the server."),
        ("Index of /news", "Name Last modified Size\nParent Directory\na.html 2024-10-14 10:00 12K"),
        ("Harbour Post", "Coming soon\nLeave us your address and we will write to you."),
        ("503 Service Unavailable", "No server is available to handle this request."),
        ("502 Bad Gateway", "nginx"),
        ("harbour.org", "Web server is down Error code 521\nWhat happened? The server does not answer."),
        ("Error", "An error occurred while processing your request.\nReference #18.1a2b"),
        ("", "Fatal error: Uncaught Error in /srv/www/index.php:12 Stack trace: #0 {main}"),
        ("Redirecting...", "If you are not redirected within five seconds, follow this link."),
        ("We’ll be back soon!", "We are performing some maintenance at the moment."),
    ],
)
def test_a_page_of_the_server_is_no_report(title: str, text: str):
    assert unshown(Page(title, text)) == NO_REPORT


@pytest.mark.parametrize(
    ("answered", "is_walled"),
    [
        ("https://harbour.org/login?next=/news/bridge", True),
        ("https://consent.harbour.org/collect?back=1", True),
        ("https://accounts.harbour.org/x", True),
        ("https://harbour.org/subscribe", True),
        ("https://harbour.org/news/bridge/", False),
        ("https://www.harbour.org/2024/bridge-login-stolen", False),
    ],
)
def test_a_way_that_ends_at_a_login_or_a_question_for_consent_shows_no_report(answered: str, is_walled: bool):
    way = Way("https://harbour.org/news/bridge", answered)
    assert unshown(Page(HEADLINE, REPORT), way) == (WALLED if is_walled else "")


def test_a_page_about_logins_that_was_asked_for_is_a_report():
    assert (
        unshown(Page(HEADLINE, REPORT), Way("https://harbour.org/2024/login", "https://harbour.org/2024/login")) == ""
    )


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
        (
            "Town sells its domain",
            "The town said its domain is for sale. It can no longer pay for the server, said Holm.",
        ),
        ("Bridge closed", "The bridge of Brunn is closed for maintenance until Friday, the city said. A ferry sails."),
        ("Example.com is for sale, its owner says", "“Example.com is for sale,” its owner said. He wants two million."),
        ("Minister’s account suspended", "The account of Ada Holm has been suspended, the company said on Monday."),
        ("Site is undergoing repairs", "The site is undergoing repairs after the fire. The works will take a year."),
        ("Something went wrong on the bridge", "Something went wrong on the bridge on Monday, engineers said."),
        ("“We’ll be back in parliament”", "“We’ll be back in parliament by May,” said Holm after the vote."),
        (
            "App for the bridge",
            "Download the app, said Holm on Monday, and you see when a ferry sails.",
        ),
        ("The collectors’ edition", "Choose your edition carefully, collectors say: of 1,000, one sold for 9 million."),
        ("Storm", "Turn on notifications, the ministry asked on Monday. It will warn four million telephones."),
        (
            "18 and over",
            "Are you over 18? Then you may vote in Brunn from May on, the council decided by 19 to 12.",
        ),
        ("Bridge closed", f"Sign up for our newsletter\n{REPORT}"),
        ("Kurz", "Newsletter abonnieren\nDie Brücke von Brunn bleibt bis Ende März gesperrt, teilte die Stadt mit."),
        ("Flights redirected", "You will be moved to another flight, the airport told 4,000 passengers on Monday."),
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
