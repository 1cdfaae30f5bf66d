"""How the desk lets people in, and how it says no: the right status, the sentence, and nothing typed lost."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from claims.choices import Role
from claims.models import User
from claims.refusals import Incomplete, Refused

View = Callable[..., HttpResponse]

REFUSED, STALE, INCOMPLETE, UNVERSIONED = 409, 412, 422, 428
NO_VERSION = "This form did not say which version of the text it was made from. Load the page again and save once more."


class DeskRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


def desk_page(view: View) -> View:
    """Only people with a role come in; anybody else who is logged in is told whom to ask."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_role(Role.CONTRIBUTOR):  # type: ignore[union-attr]
            raise PermissionDenied("You have no role on this desk yet. Ask an admin to give you one.")
        return view(request, *args, **kwargs)

    return login_required(inner)


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
