"""What the log-in page of the demo shows."""

from django import template

from demo.people import PEOPLE, DeskPerson

register = template.Library()


@register.simple_tag
def demo_people() -> tuple[DeskPerson, ...]:
    """The four people who can log in to the demo desk."""
    return PEOPLE
