"""Whether the history is what was written, and the published texts are those it tells of: ``manage.py verify_log``."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims import publishing
from claims.choices import Action
from claims.models import Claim, Event, Summary, broken_links


class Command(BaseCommand):
    help = (
        "Follow every chain of the history, the desk's own and one for each claim, and hold every published text "
        "against the hash in it. Names what does not add up, and then ends with status 1."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        chains, faults = 0, 0
        claims = Claim.objects.filter(events__isnull=False).distinct().order_by("pk").only("pk", "text")
        for claim in (None, *claims.iterator()):
            chains += 1
            for fault in (*broken_links(claim), *(_changed_texts(claim) if claim is not None else ())):
                faults += 1
                self.stdout.write(f"{'The desk' if claim is None else f'Claim {claim.pk}'}: {fault}")
        events = Event.objects.count()
        if faults:
            raise CommandError(f"{faults:,} fault{'s' if faults > 1 else ''} in {chains:,} chains of the history.")
        self.stdout.write(f"{events:,} events in {chains:,} chains, each as it was written.")


def _changed_texts(claim: Claim) -> Iterator[str]:
    """Texts that are not those of which the history tells; older events do not name a hash."""
    told = Event.objects.filter(claim=claim, kind__in=(Action.PUBLISH, Action.CORRECT))
    digests = {data["number"]: data["sha256"] for data in told.values_list("data", flat=True) if "sha256" in data}
    if not digests:
        return
    here = {summary.number: publishing.digest(summary) for summary in Summary.objects.filter(claim=claim)}
    for number, digest in digests.items():
        if here.get(number) != digest:
            yield f"Text {number} is not the one that was published."
