"""The claim that is edited, held until the transaction ends, once the person may do it."""

from claims.choices import Role, Stage
from claims.models import Claim, User
from claims.refusals import Refused


def locked(claim: Claim, by: User, role: Role = Role.CONTRIBUTOR) -> Claim:
    """The claim's row, locked, once ``by`` is seen to have the role."""
    if not by.has_role(role):
        raise Refused(f"This takes the rights of {'an' if role == 'editor' else 'a'} {role.label}.")
    # Without joins: rows joined to a row that had to be waited for would be those from before the wait.
    return Claim.objects.select_for_update().get(pk=claim.pk)


def items_refusal(claim: Claim, by: User) -> str:
    """Why ``by`` cannot collect for this claim now; empty when they can."""
    if not by.has_role(Role.CONTRIBUTOR):
        return "This takes the rights of a contributor."
    if claim.stage in (Stage.SET_ASIDE, Stage.WITHDRAWN):
        return "This claim is not worked on any more."
    return ""


def for_items(claim: Claim, by: User) -> Claim:
    claim = locked(claim, by)
    if why := items_refusal(claim, by):
        raise Refused(why)
    return claim
