"""The demonstration's edited page: its clock is turned, and the watch catches what a published check stood on."""

import threading

import pytest
from django.urls import reverse
from django.utils import timezone

from claims import intake, watching
from claims.choices import SourceState, Stage
from claims.models import Intake, SourceChange, Watch
from demo.manifest import EDITED_PAGE
from demo.wire import Newswire
from tests import factories
from tests.web.pages import at_the_desk, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def newswire(settings):
    with Newswire(0) as wire:
        threading.Thread(target=wire.serve_forever, daemon=True).start()
        settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", wire.server_port),)
        yield wire
        wire.shutdown()


def look() -> None:
    """The one watch there is looks at its page when it is due, on a clock that is moved on to that moment."""
    watch = Watch.objects.get()
    watching.run(Watch.objects.lease(watch.pk, now=watch.next_try_at), now=watch.next_try_at)


def test_edited_page_is_caught_on_the_desk_and_on_the_published_check(newswire, client):
    row = Intake.objects.create(origin="address", address=newswire.base + EDITED_PAGE.path)
    intake.run(Intake.objects.lease(row.pk))
    row.refresh_from_db()
    words = EDITED_PAGE.editions[0].cited[0]
    claim = factories.claim(Stage.PUBLISHED, passage=factories.passage(words, of=row.report))
    Watch.objects.exclude(report=row.report).delete()

    look()
    assert not SourceChange.objects.exists()

    newswire.clock.turn(2)
    look()
    look()  # nothing that speaks against a source is told after one look

    change = SourceChange.objects.get()
    assert (change.claim, change.state) == (claim, SourceState.CHANGED)
    assert change.passage.orphaned_at is not None
    assert EDITED_PAGE.editions[1].cited[0] in change.after.text
    desk = at_the_desk()
    assert str(claim) in text_of(desk.get(reverse("desk:queue") + "?view=changed"))
    assert "reworded" in text_of(desk.get(reverse("desk:claim", args=[claim.pk])))
    page = text_of(client.get(reverse("public:check", args=[claim.slug])))
    assert f"{timezone.localdate(change.at):%-d %B %Y}" in page
