"""Keys for the API: made, used, revoked. The desk's chain tells who made and who revoked one."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from claims.choices import Role
from claims.models import Key, User, record
from claims.refusals import Refused

BEGINNING = "factcheck-"
"""How every secret begins, so that a search for secrets finds one that was left in a file."""
_SECRET_BYTES = 32
_USE_IS_NOTED_AFTER = timedelta(minutes=1)


def holders(*, by: User) -> QuerySet[User]:
    """The people for whom ``by`` may make a key. Whoever held a superuser's key would be one."""
    people = User.objects.filter(is_active=True).order_by("username")
    return people if by.is_superuser else people.filter(is_superuser=False)


@transaction.atomic
def make(*, person: User, name: str, may_write: bool = False, by: User) -> tuple[Key, str]:
    """A new key and its secret, which is kept nowhere and can be shown this once; raises :class:`Refused`."""
    _judge(person, by)
    secret = BEGINNING + secrets.token_urlsafe(_SECRET_BYTES)
    key = Key(person=person, name=name, may_write=may_write)
    key.hide(secret)
    key.save()
    record("key_made", by=by, person=person.pk, key=key.pk, may_write=may_write)
    return key, secret


@transaction.atomic
def revoke(key: Key, *, by: User) -> None:
    """From now on nobody is let in by this key; raises :class:`Refused`."""
    key = Key.objects.select_for_update(of=("self",)).select_related("person").get(pk=key.pk)
    _judge(key.person, by)
    if key.revoked_at is not None:
        raise Refused("This key was revoked before.")
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    record("key_revoked", by=by, person=key.person_id, key=key.pk)


def shown(secret: str) -> Key | None:
    """The key that somebody shows who wants to come in, or nothing; its use is noted to the minute."""
    key = Key.objects.of_secret(secret).select_related("person").first()
    if key is None or not key.person.is_active:
        return None
    now = timezone.now()
    if key.used_at is None or abs(now - key.used_at) >= _USE_IS_NOTED_AFTER:
        Key.objects.filter(pk=key.pk).update(used_at=now)
    return key


def _judge(person: User, by: User) -> None:
    if not (by.is_superuser or by.has_role(Role.ADMIN)):
        raise Refused("Keys are made and revoked by an admin.")
    if person.is_superuser and not by.is_superuser:
        raise Refused("A superuser's keys are made and revoked by a superuser.")
