"""The four people of the demo desk, with the passwords that work only while the demo is on."""

from dataclasses import dataclass

from claims.choices import Role


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """Somebody who can log in to the demo desk. Invented, like all that the desk works on."""

    username: str
    first_name: str
    last_name: str
    role: Role
    password: str
    does: str


PEOPLE = (
    DeskPerson("mina", "Mina", "Ortell", Role.CONTRIBUTOR, "demo-mina", "hands reports in and collects evidence"),
    DeskPerson("jonas", "Jonas", "Reuel", Role.REVIEWER, "demo-jonas", "reviews, and publishes what others wrote"),
    DeskPerson("ada", "Ada", "Lindqvist", Role.REVIEWER, "demo-ada", "is the second person"),
    DeskPerson("petra", "Petra", "Sandor", Role.EDITOR, "demo-petra", "decides, corrects and withdraws"),
)
