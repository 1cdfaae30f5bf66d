"""What readers have sent in: one letter became a claim, one was turned down, and two wait for an answer."""

from claims import letters
from claims.choices import Action
from claims.models import Claim, Letter
from demo.filling.desk import Desk


def from_readers(desk: Desk, check: Claim) -> None:
    """Letters about claims, and one about a mistake in ``check``."""
    desk.say("Readers write letters.")
    taken_up = letters.take_up(
        _sent("Somebody at the market told us that no lorry is over 3.5 tonnes any more. Can you look?"),
        by=desk.people["mina"],
        text="No lorry that uses the Chandler Bridge weighs more than 3.5 tonnes",
        answer="Thank you. We look into it.",
    )
    if taken_up.claim is not None:
        desk.do(taken_up.claim, Action.ACCEPT, "mina")
    letters.turn_down(
        _sent("The mayor is the worst that Velmouth has ever had."),
        by=desk.people["jonas"],
        answer="That is an opinion, and we check statements that can be true or false.",
    )
    _sent("My neighbour says that the ferry is free for everybody until the bridge is open. Is that so?")
    _sent("You write that the letter has the stamp of a regional office. Which one?", about=check)


def _sent(words: str, about: Claim | None = None) -> Letter:
    return Letter.objects.of_secret(letters.send_in(words=words, about=about)).get()
