"""Telling the newsroom's hub (WebSub, a W3C Recommendation) that our feed has changed.

Whoever follows the feed subscribes with the hub that it names. Told of a change, the hub fetches the feed and hands it
on to them, so that a correction or a withdrawal reaches them at once. It is told which feed has changed and nothing
else, and telling it twice does no harm.
"""

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claims import outbound
from claims.connectors.http import Answer, Client, FetchError
from claims.models import Announcement
from claims.models.work import STOPPED
from claims.publishing.standing import feed_address

WAITS = timedelta(hours=6)
"""How long a hub that wants to be left alone may make us wait; after that a try has failed."""
_PATIENCE = 10.0
_TRY_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


def announce_later() -> None:
    """Promise, in the transaction that changes our feed, that the hub is told; nothing where no hub is named.

    What was given up before is taken up again: it says the same, and an editor has one thing to decide about.
    """
    if not settings.CLAIMS_HUB:
        return
    topic = feed_address()
    # Rows that others hold are left to them: two who publish at once never wait for each other here.
    stopped = Announcement.objects.select_for_update(skip_locked=True).filter(topic=topic, status__in=STOPPED).first()
    if stopped is None:
        Announcement.objects.create(topic=topic).promise()
    else:
        Announcement.objects.filter(pk=stopped.pk).update(created_at=timezone.now())
        stopped.try_again()


def announce(row: Announcement) -> None:
    """Tell the hub; ``row`` is leased by the caller.

    What waits for the same feed by then, or was given up, is told with it: there is one feed to be fetched.
    """
    if not settings.CLAIMS_HUB:
        row.fail("The settings name no hub any more, so there is nobody to be told.", is_final=True)
        return
    told_with_it = list(Announcement.objects.of_the_same(row).values_list("pk", flat=True))
    try:
        answer = _ping(settings.CLAIMS_HUB, row.topic)
    except FetchError as error:
        if error.code == "busy" and timezone.now() - row.created_at < WAITS:
            row.put_off(timezone.now() + timedelta(seconds=max(error.seconds, 1.0)), error=error.sentence)
        else:
            row.fail(error.sentence, is_final=error.is_final)
        return
    if not answer.is_ok:
        may_take_it_later = answer.status >= 500 or answer.status in _TRY_LATER
        row.fail(f"The hub did not take it: it answered with status {answer.status}.", is_final=not may_take_it_later)
        return
    with transaction.atomic():
        row.finish()
        Announcement.objects.of_the_same(row).filter(pk__in=told_with_it).done()


def _ping(hub: str, topic: str) -> Answer:
    with Client(own=outbound.own_servers(hub), **outbound.options(patience=_PATIENCE)) as client:
        return client.post(hub, {"hub.mode": "publish", "hub.url": topic})
