"""Log-in, log-out, password and two factors, in the desk's own look and words."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import person
from tests.web.pages import Page, at_the_desk, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clean_cache")]
PASSWORD = "a long enough pass"


def test_log_in_by_name_or_mail_leads_to_the_queue(client):
    person(name="mina", email="mina@desk.example.org")
    for login in ("mina", "mina@desk.example.org"):
        response = Client().post(reverse("account_login"), {"login": login, "password": PASSWORD})
        assert response.headers["Location"] == reverse("desk:queue")


def test_wrong_password_is_said_in_place_and_keeps_the_name(client):
    person(name="mina")
    response = client.post(reverse("account_login"), {"login": "mina", "password": "wrong"})
    page = text_of(response)
    assert "password you specified" in page
    assert 'value="mina"' in page


def test_log_out_is_one_press():
    client = at_the_desk()
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("public:checks")
    assert client.get(reverse("desk:queue")).status_code == 302


def test_nobody_signs_up_by_themselves(client):
    assert "People are added by an admin" in text_of(client.get(reverse("account_signup")))


@pytest.mark.parametrize("path", ["email/", "confirm-email/", "login/code/confirm/", "password/set/"])
def test_ways_to_an_account_that_the_desk_does_not_offer_are_not_there(path):
    assert at_the_desk(person()).get(f"/account/{path}").status_code == 404


def test_forgotten_password_is_reset_by_mail(client):
    me = person(name="mina", email="mina@desk.example.org")
    client.post(reverse("account_reset_password"), {"email": "mina@desk.example.org"})
    assert (mail.outbox[0].subject, mail.outbox[0].body.count("password for mina.")) == ("A new password", 1)
    address = re.search(re.escape(settings.SITE_URL) + r"(/\S+)", mail.outbox[0].body)[1]
    form = client.get(address, follow=True)
    assert Page(text_of(form)).faults == []
    new = "quite another long pass"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    me.refresh_from_db()
    assert me.check_password(new)


def test_unknown_mail_gets_the_same_answer_and_a_letter_that_says_whom_to_ask(client):
    response = client.post(reverse("account_reset_password"), {"email": "nobody@desk.example.org"}, follow=True)
    assert "Look into your mail" in text_of(response)
    assert (mail.outbox[0].subject, mail.outbox[0].to) == ("Nobody here has this address", ["nobody@desk.example.org"])
    assert "ask an admin of the desk" in mail.outbox[0].body
    assert "http" not in mail.outbox[0].body.replace(settings.SITE_URL, "", 1)


def test_password_is_changed():
    me = person(name="mina")
    new = "quite another long pass"
    at_the_desk(me).post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    me.refresh_from_db()
    assert me.check_password(new)


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def headed(response) -> str:
    """The heading of a page that holds no inline script or style."""
    page = text_of(response)
    assert (Page(page).faults, Page(page).inline_scripts, Page(page).controls_without_label()) == ([], [], [])
    return re.search(r"<h1>(.*?)</h1>", page)[1]  # type: ignore[index]


def test_second_factor_is_set_up_used_and_switched_off_in_the_desks_own_words():
    me, client = person(name="mina"), Client()
    client.post(reverse("account_login"), {"login": "mina", "password": PASSWORD})
    asked_again = client.get(reverse("mfa_activate_totp"), follow=True)
    assert headed(asked_again) == "Is it you?"
    setting_up = client.post(asked_again.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    assert headed(setting_up) == "Set the app up"
    secret = setting_up.context["form"].secret
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert Authenticator.objects.filter(user=me, type=Authenticator.Type.TOTP).exists()
    assert headed(done) == "Recovery codes"
    assert headed(client.get(reverse("mfa_generate_recovery_codes"))) == "New recovery codes"
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]

    elsewhere = Client()
    asked = elsewhere.post(reverse("account_login"), {"login": "mina", "password": PASSWORD}, follow=True)
    assert headed(asked) == "The second step"
    assert elsewhere.get(reverse("desk:queue")).status_code == 302
    wrong = elsewhere.post(reverse("mfa_authenticate"), {"code": "nonsense"})
    assert (wrong.status_code, headed(wrong)) == (200, "The second step")
    assert elsewhere.post(reverse("mfa_authenticate"), {"code": codes[0]}).headers["Location"] == reverse("desk:queue")
    once_more = elsewhere.get(reverse("mfa_view_recovery_codes"), follow=True)
    assert headed(once_more) == "Is it you?"
    assert headed(elsewhere.get(reverse("mfa_reauthenticate"))) == "Is it you?"

    assert headed(client.get(reverse("mfa_deactivate_totp"))) == "Switch the app off"
    off = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert "The app is off." in text_of(off)
    assert not Authenticator.objects.filter(user=me).exists()


def test_link_that_does_not_hold_and_an_account_that_is_closed_say_what_to_do():
    page = Client().get(reverse("account_reset_password_from_key", args=["1", "abc-def"]))
    assert headed(page) == "A new password"
    assert "it has served already, or its hour is over" in text_of(page)
    assert headed(Client().get(reverse("account_inactive"))) == "This account is closed"


def test_what_is_tried_too_often_is_answered_in_the_desks_own_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    for _ in range(2):
        answer = client.post(reverse("account_reset_password"), {"email": "mina@desk.example.org"})
    html = text_of(answer)
    assert answer.status_code == 429
    assert "That was too often in a short time" in html
    assert Page(html).faults == []


def test_who_has_no_password_here_is_told_so_and_not_led_into_nothing():
    me = person()
    me.set_unusable_password()
    me.save()
    answer = at_the_desk(me).get(reverse("account_change_password"), follow=True)
    assert answer.status_code == 403
    assert "This log-in has no password that is kept here" in text_of(answer)
