"""Readers' letters: where one is written, and the page by which its sender follows it.

They act for nobody who is logged in, so they need neither session nor cookie, and a token against forged forms would
guard nothing. What other people's pages, and programs, send is held up in other ways: a letter that a browser sends
from another site is shown to be looked over first, a field that people leave empty shows who fills in everything, and
one address of the internet sends so many letters an hour.
"""

import logging
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from redis.exceptions import RedisError

from claims import letters
from claims.models import Claim, Letter
from claims.refusals import Incomplete, Refused
from claims.web.public import page, public_page

logger = logging.getLogger(__name__)

EACH_PER_HOUR = 5
"""Letters that one address of the internet may send within an hour; it is counted under a hash, in the cache alone."""

TOO_MANY = "From where you are, several letters have come within the last hour. Keep this one, and send it in an hour."
FROM_ELSEWHERE = "This came from a page of another site. If it is what you want to tell us, send it from here."
NOT_EMPTY = "Programs fill in the last field, which people leave empty. Empty it, and send your letter once more."
_HOUR = 60 * 60
_MOMENT = 60
"""Seconds in which the same letter from the same place is one letter: a button that was pressed twice, say."""
_EMPTY = "subject"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def send_in(request: HttpRequest) -> HttpResponse:
    """Where a reader brings a claim."""
    return _sent(request, None) if request.method == "POST" else _blank(request, None)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a reader says what is wrong with a check."""
    about = get_object_or_404(Claim.objects.public().select_related("summary"), slug=slug)
    return _sent(request, about) if request.method == "POST" else _blank(request, about)


@require_safe
def letter(request: HttpRequest, secret: str) -> HttpResponse:
    """What became of one letter; for whoever knows its address, and for no cache."""
    found = Letter.objects.of_secret(secret).select_related("about__summary", "claim__duplicate_of", "intake")
    row = get_object_or_404(found)
    context = {"letter": row, "fate": letters.fate(row), "let_go_at": letters.let_go_at(row)}
    return page("public/letter.html", context | {"here": request.path})


def _sent(request: HttpRequest, about: Claim | None) -> HttpResponse:
    """Take a letter in and lead to its page, or show it again with what keeps it from being taken in."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _shown(about, request, {"": FROM_ELSEWHERE}, 403)
    if request.POST.get(_EMPTY, "").strip():
        return _shown(about, request, {_EMPTY: NOT_EMPTY}, 422)
    same = _hashed(request, "sent", *_typed(request), str(about.pk if about else ""))
    with transaction.atomic():
        if same:
            letters.wait_for_the_same(same)
        return _taken_in(request, about, same)


def _taken_in(request: HttpRequest, about: Claim | None, same: str) -> HttpResponse:
    """Keep the letter, unless the same came a moment ago; ``same`` is what the cache calls it."""
    if (secret := _remembered(same)) and Letter.objects.of_secret(secret).exists():
        return HttpResponseRedirect(reverse("public:letter", args=[secret]))
    if not _counted(request, 1):
        return _shown(about, request, {"": TOO_MANY}, 429)
    words, address = _typed(request)
    try:
        secret = letters.send_in(words=words, address=address, about=about)
    except Refused as error:
        _counted(request, -1)
        if isinstance(error, Incomplete):
            return _shown(about, request, error.fields, 422)
        return _shown(about, request, {"": str(error)}, 503)
    _remember(same, secret)
    return HttpResponseRedirect(reverse("public:letter", args=[secret]))


def _typed(request: HttpRequest) -> tuple[str, str]:
    return request.POST.get("words", ""), request.POST.get("address", "")


def _whence(request: HttpRequest) -> str:
    """The address of the internet that stands for one household; empty where nobody knows it.

    Of an address of the newer kind that is its first half: the second is chosen by each device, as often as it likes.
    """
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def _counted(request: HttpRequest, one: int) -> bool:
    """Count one letter more, or take one back; false when that is one too many.

    Without the cache, or where nobody knows an address, nobody is held up.
    """
    if not (who := _hashed(request)):
        return True
    try:
        cache.add(who, 0, _HOUR)
        return int(cache.incr(who, one)) <= EACH_PER_HOUR
    except (RedisError, ValueError) as error:
        logger.warning("The cache does not count (%s); letters are taken in without counting.", error)
        return True


def _hashed(request: HttpRequest, *more: str) -> str:
    """What the cache calls somebody, and what they sent; empty where nobody knows from where it came."""
    if not (whence := _whence(request)):
        return ""
    return f"letters:{salted_hmac('claims.web.letters', chr(0).join((whence, *more))).hexdigest()}"


def _remembered(same: str) -> str:
    """The secret of a letter that was sent a moment ago; empty where there is none, or no cache."""
    try:
        return str(cache.get(same, "")) if same else ""
    except RedisError as error:
        logger.warning("The cache does not answer (%s); a letter that is sent twice is two.", error)
        return ""


def _remember(same: str, secret: str) -> None:
    try:
        if same:
            cache.set(same, secret, _MOMENT)
    except RedisError as error:
        logger.warning("The cache does not answer (%s); a letter that is sent twice is two.", error)


@public_page
def _blank(request: HttpRequest, about: Claim | None) -> HttpResponse:
    return _form(about, {})


def _shown(about: Claim | None, request: HttpRequest, wrong: dict[str, str], status: int) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("words", "address", _EMPTY)}
    return _form(about, {"wrong": wrong, "above": wrong.get("", ""), "typed": typed}, status)


def _form(about: Claim | None, context: dict[str, Any], status: int = 200) -> HttpResponse:
    here = reverse("public:put-right", args=[about.slug]) if about else reverse("public:letters")
    context |= {"about": about, "here": here, "longest": f"{letters.LONGEST_WORDS:,}"}
    return page("public/letters.html", context, status=status)
