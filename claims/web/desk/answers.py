"""How the desk lets people in, and how it says no: the right status, the sentence, and nothing typed lost."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from claims.choices import Role
from claims.models import User
from claims.refusals import Incomplete, Refused
from claims.web.typed import may_be_shown, sent_fields, typed_words

View = Callable[..., HttpResponseBase]

REFUSED, STALE, INCOMPLETE, UNVERSIONED = 409, 412, 422, 428
REFUSED_ENTRY = 403
LOGGED_OUT = "You are not logged in any more, so nothing was done."
NO_ROLE = "You have no role on this desk yet. Ask an admin to give you one."
TOO_OLD = "This form had grown too old, so nothing was done."
NO_VERSION = "This form did not say which version of the text it was made from. Load the page again and save once more."


class DeskRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


def desk_page(view: View) -> View:
    """Only people with a role come in; anybody else who is logged in is told whom to ask."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and request.user.has_role(Role.CONTRIBUTOR):
            return view(request, *args, **kwargs)
        why_not = NO_ROLE if request.user.is_authenticated else LOGGED_OUT
        if request.htmx or typed_words(request):  # type: ignore[attr-defined]
            return not_taken(request, why_not, typed_words(request))
        if request.user.is_authenticated:
            raise PermissionDenied(why_not)
        return redirect_to_login(request.get_full_path())

    return inner


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not hold any more, because its sender has logged in anew since, say.

    What was typed is shown again only when the browser says that it was typed on a page of ours.
    """
    is_ours = may_be_shown(request) and request.path_info.startswith("/desk/")
    return not_taken(request, TOO_OLD, typed_words(request) if is_ours else [])


def not_taken(request: HttpRequest, sentence: str, typed: list[str]) -> HttpResponse:
    """Nothing was done, and what was typed is shown, to be sent again or copied.

    A part of a page stays as it is, and is told: the sentence, where to log in, or who is logged in and the token that
    holds now, so that the page goes on where it was.
    """
    user = request.user
    login = "" if user.is_authenticated else redirect_to_login(reverse("desk:queue")).url
    if request.htmx:  # type: ignore[attr-defined]
        told = {"sentence": sentence, "login": login, "person": user.pk, "token": get_token(request) if user.pk else ""}
        headers = {"HX-Reswap": "none", "HX-Trigger": json.dumps({"refused": told})}
        return HttpResponse(status=REFUSED_ENTRY, headers=headers)
    # A file cannot be put into a form again, and half of what was sent is not sent.
    fields = sent_fields(request) if typed and not request.FILES else []
    context = {"sentence": sentence, "typed": typed, "fields": fields, "login": login}
    return render(request, "desk/not_taken.html", context, status=REFUSED_ENTRY)


def told(form: Form, error: Incomplete) -> None:
    """Put each sentence of ``error`` beside its field; what belongs to no field of the form stands above it."""
    for name, sentence in error.fields.items():
        form.add_error(name if name in form.fields else None, sentence)


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """A page of its own for a refusal that has no form to stand in."""
    return render(request, "desk/refused.html", {"sentence": str(error), "back": back(request, "")}, status=REFUSED)


def back(request: HttpRequest, otherwise: str) -> str:
    """Where the person came from, if they said so with ``next`` and it is a page of ours."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if is_ours and address.startswith(("/", "http")):  # anything else would be taken for the name of a view
        return address
    return otherwise


def say(request: HttpRequest, sentence: str) -> None:
    messages.success(request, sentence)


def say_no(request: HttpRequest, sentence: str) -> None:
    messages.error(request, sentence)
