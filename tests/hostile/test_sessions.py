"""Log-in, sessions, letters and tokens in the hands of somebody to whom they do not belong."""

import logging
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as configured
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse

from claims.choices import Action, Role, Stage
from claims.models import Event
from claims.workflow import perform
from tests import factories
from tests.hostile.conftest import PASSWORD, api_pages, browser_of, desk_pages, letter_page, office_pages, public_pages
from tests.hostile.test_addresses import good, routes
from tests.test_deploy import PRODUCTION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]

QUEUE, LOGIN = reverse("desk:queue"), reverse("account_login")
NEW = "quite another long pass"


def log_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> object:
    return client.post(LOGIN, {"login": name, "password": password}, **more)


def is_in(client: Client) -> bool:
    return client.get(QUEUE).status_code == 200


def with_cookie(key: str) -> Client:
    """A browser that carries somebody's session."""
    client = Client()
    client.cookies[configured.SESSION_COOKIE_NAME] = key
    return client


def key_of(client: Client) -> str:
    return client.cookies[configured.SESSION_COOKIE_NAME].value


# --- Sessions ---------------------------------------------------------------------------------------------------------


def test_a_session_that_was_laid_out_beforehand_is_not_the_one_that_is_logged_in():
    factories.person(name="mina")
    laid = Client()
    laid.session["laid"] = True
    session = laid.session
    session.save()
    victim = with_cookie(session.session_key)
    log_in(victim, "mina")
    assert is_in(victim)
    assert key_of(victim) != session.session_key
    assert not is_in(with_cookie(session.session_key))
    assert not is_in(with_cookie("chosen0by0somebody0else0000000000"))


def test_log_out_ends_the_session_on_the_server():
    factories.person(name="mina")
    client = Client()
    log_in(client, "mina")
    stolen = with_cookie(key_of(client))
    assert is_in(stolen)
    client.post(reverse("account_logout"))
    assert not is_in(stolen)


def test_a_changed_password_ends_every_session():
    factories.person(name="mina")
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        log_in(client, "mina")
    words = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), words).status_code == 302
    assert not is_in(elsewhere)
    assert not is_in(here)


@pytest.mark.parametrize(("change", "status"), [("switched off", 302), ("no role", 403)])
def test_somebody_who_leaves_is_out_at_once(change, status):
    person = factories.person(name="mina")
    client, key = Client(), factories.key(person)
    log_in(client, "mina")
    assert client.get("/api/reviews/", headers=key).status_code == 200
    if change == "no role":
        person.groups.clear()
    else:
        person.is_active = False
        person.save()
    assert client.get(QUEUE).status_code == status
    assert client.get(reverse("desk:claim", args=[factories.claim().pk])).status_code == status
    assert Client().get("/api/reviews/", headers=key).status_code == (403 if change == "no role" else 401)
    if change != "no role":
        assert not is_in_after(log_in(Client(), "mina"))


def is_in_after(answer: object) -> bool:
    return answer.status_code == 302 and answer.headers["Location"] == QUEUE  # type: ignore[attr-defined]


# --- Guessing ---------------------------------------------------------------------------------------------------------


def test_one_account_is_closed_to_guessing_from_many_addresses():
    factories.person(name="mina")
    factories.person(name="jonas")
    for number in range(5):
        log_in(Client(), "mina", "wrong", REMOTE_ADDR=f"198.51.100.{number}")
    answer = log_in(Client(), "mina", REMOTE_ADDR="198.51.100.99")
    assert not is_in_after(answer)
    assert "too many wrong passwords" in answer.content.decode()
    assert is_in_after(log_in(Client(), "jonas", REMOTE_ADDR="198.51.100.99"))


def test_one_address_cannot_try_many_accounts():
    factories.person(name="mina")
    answers = [log_in(Client(), f"person{number}", "wrong") for number in range(12)]
    assert "too many wrong passwords" in answers[-1].content.decode()
    assert not is_in_after(log_in(Client(), "mina"))
    assert is_in_after(log_in(Client(), "mina", REMOTE_ADDR="198.51.100.7"))


def test_nobody_names_an_address_of_their_own():
    factories.person(name="mina")
    for number in range(12):
        log_in(Client(), f"person{number}", "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert not is_in_after(log_in(Client(), "mina", HTTP_X_FORWARDED_FOR="203.0.113.77"))


def test_behind_a_proxy_the_address_that_the_proxy_saw_counts(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    factories.person(name="mina")
    for number in range(12):
        log_in(Client(), f"person{number}", "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 198.51.100.1")
    assert not is_in_after(log_in(Client(), "mina", HTTP_X_FORWARDED_FOR="192.0.2.1, 198.51.100.1"))
    assert is_in_after(log_in(Client(), "mina", HTTP_X_FORWARDED_FOR="198.51.100.2"))


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is hashed, which is what takes the time of a log-in."""

    algorithm = "counting"
    count = 0

    def encode(self, password: str, salt: str) -> str:
        CountingHasher.count += 1
        return super().encode(password, salt)


def test_a_name_that_is_unknown_takes_as_long_as_one_that_is_known(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    factories.person(name="mina", email="mina@desk.example.org")
    factories.person(name="left", is_active=False)
    counts = {}
    for name in ("mina", "left", "nobody", "mina@desk.example.org", "nobody@desk.example.org"):
        before = CountingHasher.count
        log_in(Client(), name, "a wrong password", REMOTE_ADDR="198.51.100.200")
        counts[name] = CountingHasher.count - before
    assert len(set(counts.values())) == 1, counts


def test_a_failed_log_in_leaves_one_line_whatever_was_typed(caplog):
    log_in(Client(), "mina\r\n2026-01-01 INFO root: A log-in as root succeeded\u2028", "wrong")
    client = browser_of(None)
    client.get("/nowhere%0d%0a2026-01-01%20INFO%20root%3a%20fine")
    lines = [logging.Formatter("%(message)s").format(record) for record in caplog.records]
    assert any("A log-in as 'mina\\r\\n2026" in line for line in lines)
    assert [line for line in lines if len(line.splitlines()) != 1] == []


@pytest.mark.parametrize("password", ["password1", "12345678", "qwertyuiop", "minamina-desk", "seven77", "short"])
def test_a_password_that_is_guessed_at_once_is_refused(password):
    mina = factories.person(name="minamina-desk")
    words = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert browser_of(mina).post(reverse("account_change_password"), words).status_code == 200
    mina.refresh_from_db()
    assert mina.check_password(PASSWORD)


@pytest.mark.parametrize(
    "password", ["long " * 40, "коро́тше не можна", "🐎🔋📎 four words 🐎", "  spaces on both sides  "]
)
def test_a_long_password_of_any_characters_is_taken_as_it_is(password):
    mina = factories.person(name="mina")
    words = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert browser_of(mina).post(reverse("account_change_password"), words).status_code == 302
    assert is_in_after(log_in(Client(), "mina", password))


# --- Letters ----------------------------------------------------------------------------------------------------------


def letter_for(address: str, **more: str) -> str:
    """Ask for a letter; returns the path of the link in it."""
    mail.outbox.clear()
    Client().post(reverse("account_reset_password"), {"email": address}, **more)
    link = re.search(r"(https?://[^/\s]+)(/account/password/reset/key/\S+)", mail.outbox[0].body)
    assert link is not None
    assert link[1] == configured.SITE_URL
    return link[2]


def is_open(path: str) -> bool:
    return "password1" in Client().get(path, follow=True).content.decode()


def test_the_letter_says_to_nobody_who_is_known(client):
    factories.person(name="mina", email="mina@desk.example.org")
    answers = [
        Client().post(reverse("account_reset_password"), {"email": address}, follow=True)
        for address in ("mina@desk.example.org", "nobody@desk.example.org")
    ]
    known, unknown = ((answer.status_code, answer.redirect_chain, _without_nonce(answer)) for answer in answers)
    assert known == unknown
    assert len(mail.outbox) == 2


def _without_nonce(answer: object) -> str:
    return re.sub(r'(nonce|value)="[^"]*"', "", answer.content.decode())  # type: ignore[attr-defined]


def test_the_link_of_a_letter_is_the_sites_own_whatever_host_is_asked(settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example.org"]
    factories.person(name="mina", email="mina@desk.example.org")
    assert is_open(letter_for("mina@desk.example.org", HTTP_HOST="other.example.org"))


def test_a_letter_opens_once_for_an_hour_and_for_the_address_it_went_to(settings):
    mina = factories.person(name="mina", email="mina@desk.example.org")
    path = letter_for("mina@desk.example.org")
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert not is_open(path)
    settings.PASSWORD_RESET_TIMEOUT = 3600
    assert is_open(path)
    mina.email = "mina@elsewhere.example.org"
    mina.save()
    assert not is_open(path)
    path, client = letter_for("mina@elsewhere.example.org"), Client()
    form = client.get(path, follow=True).redirect_chain[-1][0]
    assert client.post(form, {"password1": NEW, "password2": NEW}).status_code == 302
    assert not is_open(path)


def test_a_host_that_is_not_ours_is_turned_away():
    for path in ("/", "/checks/feed.atom", LOGIN, reverse("account_reset_password"), "/api/"):
        answer = browser_of(None).get(path, headers={"host": "evil.example"})
        assert answer.status_code == 400
        assert b"evil.example" not in answer.content


OUT = [
    "//evil.example",
    "https:evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
]


@pytest.mark.parametrize("address", OUT)
def test_nobody_is_sent_elsewhere(address):
    mina = factories.person(name="mina")
    claim = factories.claim(Stage.OPEN)
    answers = [
        Client().post(LOGIN, {"login": "mina", "password": PASSWORD, "next": address}),
        Client().post(f"{LOGIN}?next={address}", {"login": "mina", "password": PASSWORD}),
        browser_of(mina).post(reverse("account_logout"), {"next": address}),
        browser_of(mina).post(reverse("desk:act", args=[claim.pk, "take"]), {"next": address}),
        browser_of(mina).get(f"{LOGIN}?next={address}"),
    ]
    for answer in answers:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/")
        assert "evil" not in answer.headers["Location"]
        assert not answer.headers["Location"].startswith(("//", "/\\"))


# --- Forged requests --------------------------------------------------------------------------------------------------


def all_paths(desk) -> list[str]:
    known = good(desk)
    return sorted(
        {
            "/" + route.format(**{name: known.get(name, "1") for name in re.findall(r"{(\w+)}", route)})
            for route in routes(get_resolver().url_patterns)
        }
    )


READERS_WRITE = ("/letters/", "/letter/")
"""Where readers write: nobody acts there as who is logged in, so there is nothing for a forged form to misuse."""


def test_no_address_takes_a_post_without_its_token(desk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.chief)
    before = Event.objects.count()
    taken = []
    for path in all_paths(desk):
        status = client.post(path, {"do": "save"}).status_code
        if status not in (403, 404, 405) and not path.endswith(READERS_WRITE):
            taken.append((path, status))
    assert taken == []
    assert Event.objects.count() == before


def test_a_token_of_somebody_else_or_from_elsewhere_is_no_token():
    claim, other = factories.claim(Stage.OPEN), Client(enforce_csrf_checks=True)
    other.get(LOGIN)
    token = other.cookies["csrftoken"].value
    mine = Client(enforce_csrf_checks=True)
    mine.force_login(factories.person())
    page = mine.get(reverse("desk:claim", args=[claim.pk])).content.decode()
    own = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]  # type: ignore[index]
    path = reverse("desk:act", args=[claim.pk, "take"])
    assert mine.post(path, {"csrfmiddlewaretoken": token}).status_code == 403
    for headers in ({"origin": "null"}, {"origin": "https://evil.example"}):
        assert mine.post(path, {"csrfmiddlewaretoken": own}, headers=headers).status_code == 403
    from_elsewhere = {"referer": "https://evil.example/"}
    assert mine.post(path, {"csrfmiddlewaretoken": own}, headers=from_elsewhere, secure=True).status_code == 403
    assert mine.post(path, {"csrfmiddlewaretoken": own}).status_code == 302


def test_a_method_cannot_be_written_over(desk):
    client = browser_of(desk.editor)
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        assert client.get(f"/api/claims/{desk.claims['open'].pk}/take/", headers={header: "POST"}).status_code == 405
        assert (
            client.post(
                f"/api/sources/{desk.source.pk}/", {"_method": "DELETE"}, headers={header: "DELETE"}
            ).status_code
            == 405
        )


# --- Tokens -----------------------------------------------------------------------------------------------------------


def test_a_token_counts_in_its_header_alone():
    header = factories.key(factories.person())
    secret = header["Authorization"].removeprefix("Token ")
    for name in ("token", "auth_token", "key", "access_token", "Authorization"):
        assert Client().get("/api/reviews/", {name: secret}).status_code == 401
    for value in (f"Bearer {secret}", secret, "Token", "Token a b", "Token \xff", f"Token {secret}x"):
        assert Client().get("/api/reviews/", headers={"Authorization": value}).status_code == 401
    assert Client().get("/api/reviews/", headers=header).status_code == 200


def test_one_person_is_not_two_by_any_way_in():
    first = factories.person()
    claim = factories.claim(Stage.SECOND_REVIEW, first=first)
    finding = dict(factories.AGREED)
    assert (
        browser_of(first).post(reverse("desk:review", args=[claim.pk]), {**finding, "do": "confirm"}).status_code == 409
    )
    key = factories.key(first)
    finding |= {"version": claim.version}
    assert Client().post(f"/api/claims/{claim.pk}/confirm/", finding, headers=key).status_code == 409
    claim.refresh_from_db()
    assert claim.stage == Stage.SECOND_REVIEW


# --- What goes with every answer --------------------------------------------------------------------------------------


def test_what_is_private_is_kept_by_no_cache(desk):
    client = browser_of(desk.chief)
    for page in [*desk_pages(desk), *api_pages(desk), *office_pages(desk), reverse("account_change_password"), "/api/"]:
        control = client.get(page).headers["Cache-Control"]
        assert "no-store" in control, page
        assert "public" not in control, page
    for page in public_pages(desk):
        answer = Client().get(page)
        assert "public" in answer.headers["Cache-Control"]
        assert answer.cookies == {}
    assert Client().get(letter_page(desk)).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/desk/", "/desk/claims/0/", "/admin/", "/api/nowhere/", "/?q=%00", LOGIN, "/healthz"]
)
def test_refusals_are_guarded_like_pages(path):
    answer = browser_of(None).get(path)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_cookies_are_guarded_in_production():
    names = [
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY",
        "CSRF_COOKIE_NAME",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "ALLAUTH_TRUSTED_PROXY_COUNT",
        "DEBUG",
    ]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}
    asked = f"from factcheck import settings; print([getattr(settings, name) for name in {names}])"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=configured.BASE_DIR,
        env=kept | PRODUCTION,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    expected = [True, True, "Lax", "__Host-session", True, True, "__Host-csrf", True, 31536000, 1, False]
    assert done.stdout.strip() == str(expected)


def test_a_review_that_is_sealed_is_in_no_answer(desk):
    first = factories.person()
    claim = factories.claim(Stage.IN_REVIEW, first=first)
    perform(claim, Action.PROPOSE, by=first, attribution="confirmed", verdict="false", rationale="Sealed words.")
    other = browser_of(factories.person(Role.EDITOR))
    for path in (
        f"/desk/claims/{claim.pk}/",
        f"/desk/claims/{claim.pk}/review/",
        f"/api/claims/{claim.pk}/",
        "/api/reviews/",
    ):
        assert "Sealed words" not in other.get(path).content.decode()
