"""What happened, in words for people; the events themselves hold machine words alone."""

from claims.choices import Attribution, CorrectionKind, MatchStanding, SetAsideReason, SourceState, Stage, Verdict
from claims.models import Event

_ITEMS = {"appearance": "An appearance", "counter_statement": "A counter-statement", "evidence": "A piece of evidence"}
_FIELDS = {
    "text": "the claim",
    "short_text": "the short form",
    "claimant": "the claimant",
    "claimant_name": "the claimant’s name",
    "claimant_role": "the claimant’s role",
    "said_date": "the date",
    "said_precision": "how exact the date is",
    "place": "the place",
    "recheck_date": "the re-check date",
    "origin_note": "where it was met",
}
_PLAIN = {
    "release": "The claim was released",
    "recall": "The proposal was recalled",
    "send_back": "The proposal was sent back",
    "hand_over": "The claim was handed over",
    "withdraw": "The check was withdrawn",
    "items_received": "What stood beside a duplicate was moved here",
    "items_given_back": "What had come with a duplicate went back to it",
    "speaker_linked": "A speaker was linked to a source",
    "hit_dismissed": "A found report was dismissed",
    "source_change_settled": "What changed on the sources was looked into",
    "work_retried": "Work that was given up is tried again",
    "archive_damaged": "A file of the archive was found not to be what was kept",
    "archive_mended": "A file of the archive is again what was kept",
    "work_dropped": "Work that was given up was dropped",
    "weights_changed": "What makes a statement worth checking was weighed anew",
    "weights_reset": "What makes a statement worth checking is weighed as shipped again",
    "line_split": "A report was found to stand for itself",
    "line_joined": "A report was found to go back to another one",
    "reply_logged": "Asking for a reply was written down",
    "reply_changed": "What came of asking for a reply was written down",
    "reply_struck": "A line of the right-of-reply log was taken out",
    "letter_taken_up": "A reader’s letter was taken up",
    "letter_turned_down": "A reader’s letter was answered: nothing comes of it",
    "letter_deleted": "A reader’s letter was deleted",
    "line_decision_undone": "What was decided about a report’s origin was taken back",
}

_MATCHED = {standing.value: standing.label.lower() for standing in MatchStanding}


def words(event: Event) -> str:
    """One line about ``event``; says nothing that the event itself does not open."""
    data = event.data
    match event.kind:
        case "submit":
            return "Sent in" if event.by_id else "Found in a report by the machine"
        case "accept":
            return "Accepted; related reporting was asked for"
        case "take":
            return "Taken up for review"
        case "set_aside":
            reason = SetAsideReason(data["reason"]).label if data.get("reason") in SetAsideReason.values else ""
            return f"Set aside: {reason}" if reason else "Set aside"
        case "restore":
            return f"The claim was {'split off again' if data.get('split_from') else 'put back on the desk'}"
        case "propose":
            return "A verdict was proposed, sealed" if data.get("to") == Stage.SECOND_REVIEW else "A verdict was given"
        case "confirm" | "revise":
            who = "The second person gave their review" if event.kind == "confirm" else "A review was revised"
            agreed = data.get("to") == Stage.APPROVED
            return f"{who}: {'both agree' if agreed else 'the two findings differ'}"
        case "match_decided":
            what = "a claim that is here" if data.get("other") else "a check that others made"
            return f"Laid beside {what}: {_MATCHED.get(str(data.get('standing')), 'decided')}"
        case "decide":
            return f"An editor decided: {_finding(data)}"
        case "publish":
            return f"Published as number {data.get('number', 1)}"
        case "correct":
            kind = CorrectionKind(data["kind"]).label if data.get("kind") in CorrectionKind.values else "correction"
            return f"Corrected ({kind}), now number {data.get('number', '')}".rstrip(" ,")
        case "reopen":
            return f"Reopened for round {data.get('round', '')}".rstrip()
        case "reworded":
            if data.get("at_merge"):
                return f"Reworded at a merge, {'in the words of a duplicate' if data.get('of') else 'in new words'}"
            names = [_FIELDS.get(name, name) for name in data.get("fields", [])]
            return f"Reworded: {', '.join(names)}" if names else "Reworded"
        case "draft_saved":
            return f"The summary was saved as version {data.get('version', '')}".rstrip()
        case "item_added" | "item_kept" | "item_dismissed" | "item_changed":
            deed = {"added": "was added", "kept": "was kept", "dismissed": "was dismissed", "changed": "was changed"}
            return f"{_ITEMS.get(data.get('item', ''), 'An item')} {deed[event.kind.removeprefix('item_')]}"
        case "rest_dismissed" | "rest_taken_back":
            count = data.get("count", 0)
            what = f"{count} suggestion{'' if count == 1 else 's'}"
            if event.kind == "rest_taken_back":
                return f"What was dismissed together was taken back: {what}"
            return f"{what} dismissed together"
        case "source_changed":
            state = SourceState(data["state"]).label if data.get("state") in SourceState.values else "changed"
            return f"The watch looked at a source: {state}"
        case "pull_asked":
            return "Related reporting was asked for again"
        case "pulled":
            return _pulled(data)
        case _:
            return _PLAIN.get(event.kind, event.kind.replace("_", " ").capitalize())


def _finding(data: dict[str, str]) -> str:
    attribution, verdict = data.get("attribution", ""), data.get("verdict", "")
    said = Attribution(attribution).label.lower() if attribution in Attribution.values else "unknown"
    so = Verdict(verdict).label.lower() if verdict in Verdict.values else "unknown"
    return f"said: {said}, so: {so}"


def _pulled(data: dict[str, object]) -> str:
    connector = str(data.get("connector") or "the connector")
    new = data.get("new", data.get("new_count", 0))
    if data.get("error"):
        return f"Reporting from {connector} could not be pulled"
    if not isinstance(new, int) or not new:
        return f"Nothing new came from {connector}"
    return f"{new} {'report was' if new == 1 else 'reports were'} pulled from {connector}"


def notes(event: Event) -> str:
    """What the person wrote with the event, when it is a sentence of theirs and has not been erased."""
    body = getattr(getattr(event, "particulars", None), "body", None)
    return body if isinstance(body, str) else ""
