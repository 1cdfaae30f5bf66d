"""Verifies the proof of a check, offline and with Python's standard library alone.

    python3 proof.zip                 verifies this very file
    python3 proof.zip page.html …     says of files of your own which source of the check they are
    python3 verifier.py proof.zip     the same, with a copy of this program that you have read

Each line says what was looked at. It ends with status 1 when something does not add up.
"""

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

GENESIS = "0" * 64
Files = Mapping[str, bytes]
Line = tuple[bool, str]
"""Whether it adds up, and what was looked at, in a sentence."""


def canonical(value: object) -> str:
    """JSON that is the same for the same value, whoever writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def commitment(salt: str, body: object) -> str:
    """What an event holds instead of what a person wrote or found."""
    return sha256(f"{salt}|{canonical(body)}")


def verify(files: Files) -> list[Line]:
    """Everything that can be looked at, in order; with a file missing that all rests on, that alone."""
    missing = [name for name in ("MANIFEST.json", "check.json", "history.json", "custody.json") if name not in files]
    if missing:
        return [(False, f"This is no proof of a check: {', '.join(missing)} is missing.")]
    check, history = json.loads(files["check.json"]), json.loads(files["history.json"])
    custody = json.loads(files["custody.json"])["sources"]
    return [
        *_manifest(files),
        *_chain(history),
        *_words(history["events"]),
        *_texts(check, history["events"]),
        *_findings(check, history["events"]),
        *_markup(check, files),
        *_citations(check),
        *_pages(check, custody, files),
    ]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _judged(faults: list[str], whole: str) -> Iterator[Line]:
    """``whole`` when there is no fault, else the faults."""
    yield from ((False, fault) for fault in faults)
    if not faults:
        yield True, whole


def _manifest(files: Files) -> Iterator[Line]:
    named = json.loads(files["MANIFEST.json"])
    faults = [f"{name} is missing." for name in named if name not in files]
    faults += [f"{name} was changed." for name in named if name in files and sha256(files[name]) != named[name]]
    faults += [f"{name} was added." for name in files if name not in named and name != "MANIFEST.json"]
    yield from _judged(faults, f"All {len(named)} files are as the manifest names them.")


def _chain(history: Mapping[str, Any]) -> Iterator[Line]:
    faults, previous = [], GENESIS
    for place, event in enumerate(history["events"], 1):
        hashed = {name: event[name] for name in ("position", "kind", "by", "at", "data", "previous")}
        if event["position"] != place:
            faults.append(f"Event {place} of the history is missing.")
        if event["previous"] != previous:
            faults.append(f"Event {event['position']} does not follow the one before it.")
        if sha256(canonical(hashed | {"claim": history["claim"]})) != event["hash"]:
            faults.append(f"Event {event['position']} was changed after it was written.")
        previous = event["hash"]
    whole = f"The history of {len(history['events'])} events is one chain; its last hash: {previous}"
    yield from _judged(faults, whole)


def _words(events: list[dict[str, Any]]) -> Iterator[Line]:
    """Reasons that the page prints, against the commitments in the history."""
    noted = [event for event in events if "note" in event]
    faults = [
        f"What was written with event {event['position']} was changed."
        for event in noted
        if commitment(event["note"]["salt"], event["note"]["body"]) != event["data"].get("note")
    ]
    reasons = _count(len(noted), "printed reason is", "printed reasons are")
    yield from _judged(faults, f"{reasons} what was written at the time.")


def _texts(check: Mapping[str, Any], events: list[dict[str, Any]]) -> Iterator[Line]:
    """Every text against the event that put it out, and every correction and withdrawal against its own."""
    out = {event["data"]["number"]: event for event in events if event["kind"] in ("publish", "correct")}
    texts = {text["number"]: text for text in check["texts"]}
    faults = [f"Text {number} was published, and is not here." for number in out.keys() - texts.keys()]
    faults += [f"No event tells that text {number} was published." for number in texts.keys() - out.keys()]
    unbound = 0
    for number in sorted(out.keys() & texts.keys()):
        digest = out[number]["data"].get("sha256")
        unbound += digest is None
        if digest is not None and digest != sha256(canonical(texts[number]["frozen"])):
            faults.append(f"Text {number} is not the one that was published.")
        if texts[number]["frozen"]["number"] != number:
            faults.append(f"Text {number} stands under another number.")
    whole = f"{len(texts) - unbound} of {_count(len(texts), 'text is', 'texts are')} bound into the history by hash."
    yield from _judged(faults, whole)
    reasons = {one["note"]["body"] for one in events if one["kind"] in ("correct", "withdraw") and "note" in one}
    corrections = [text["correction"] for text in texts.values() if text["correction"]]
    said = [correction["reason"] for correction in corrections if correction["kind"] != "new_round"]
    said += [withdrawal["reason"] for text in texts.values() for withdrawal in text["withdrawals"]]
    faults = [f"No event tells of: “{reason}”" for reason in said if reason not in reasons]
    changes = _count(len(said), "correction or withdrawal stands", "corrections and withdrawals stand")
    yield from _judged(faults, f"{changes} in the history.")


def _findings(check: Mapping[str, Any], events: list[dict[str, Any]]) -> Iterator[Line]:
    """That each finding was sealed before it was opened, by two people, and that the verdict is theirs."""
    faults: list[str] = []
    sealed: set[tuple[int, str]] = set()
    people: set[int] = set()
    verdict = attribution = ""
    alone = False
    texts = {text["number"]: text["frozen"] for text in check["texts"]}
    for event in events:
        data, by = event["data"], event["by"]
        if event["kind"] == "reopen":
            people, verdict, alone = set(), "", False
        if "sealed" in data:
            sealed.add((by, data["sealed"]))
        for found in data.get("opened", ()):
            finding = {name: found[name] for name in ("attribution", "verdict", "rationale")}
            if (found["by"], commitment(found["salt"], finding)) not in sealed:
                faults.append(f"A finding that event {event['position']} opens is not the one that was sealed.")
            people.add(found["by"])
            verdict, attribution = found["verdict"], found["attribution"]
        alone = alone or bool(data.get("second_person_waived"))
        if event["kind"] == "decide":
            verdict, attribution = data["verdict"], data["attribution"]
        if event["kind"] in ("publish", "correct") and data["number"] in texts:
            text = texts[data["number"]]
            if (text["verdict"], text["attribution"]) != (verdict, attribution):
                faults.append(f"The verdict of text {data['number']} is not the one that was found.")
            if len(people) < 2 and not alone:
                faults.append(f"Only one person found the verdict of text {data['number']}, and nothing says so.")
    whole = f"{len(sealed)} findings were sealed before they were opened, and the verdicts are theirs."
    yield from _judged(faults, whole)


def _markup(check: Mapping[str, Any], files: Files) -> Iterator[Line]:
    last = max(check["texts"], key=lambda text: int(text["number"]))
    if "claimreview.json" not in files:
        is_gone = bool(last["withdrawals"])
        yield is_gone, "The check was withdrawn, so there is no ClaimReview." if is_gone else "ClaimReview is missing."
        return
    review = json.loads(files["claimreview.json"])
    rating = review["reviewRating"]
    said = (review["url"], rating["alternateName"], rating["ratingExplanation"])
    page = (check["address"], last["verdict_label"], last["frozen"]["standfirst"])
    is_same = said == page and not last["withdrawals"]
    yield is_same, "The ClaimReview says what the page says." if is_same else "The ClaimReview says something else."


def _citations(check: Mapping[str, Any]) -> Iterator[Line]:
    faults, count = [], 0
    for text in check["texts"]:
        known = {source["number"] for source in text["frozen"]["record"]["sources"]}
        cited = {int(number) for number in re.findall(r'href="#source-(\d+)"', text["frozen"]["html"])}
        count += len(cited)
        faults += [f"Text {text['number']} cites [{number}], which is no source." for number in sorted(cited - known)]
    lead = _count(count, "citation leads to a source", "citations lead to sources")
    yield from _judged(faults, f"{lead} of the text.")


def _pages(check: Mapping[str, Any], custody: list[dict[str, Any]], files: Files) -> Iterator[Line]:
    """The kept pages against their hashes, and the cited words against the texts of these pages."""
    faults, held, passages = [], 0, 0
    kept = {(source["sha256"], source["text_sha256"]) for source in custody}
    wanted = {f"pages/{page}": page for page, _ in kept} | {f"texts/{text}.txt": text for _, text in kept}
    for source in custody:
        wanted |= {f"warc/{one['warc_sha256']}.warc.gz": one["warc_sha256"] for one in source["fetches"]}
    for name, digest in wanted.items():
        if name in files:
            held += 1
            if sha256(files[name]) != digest:
                faults.append(f"{name} is not what was kept.")
    for text in check["texts"]:
        record = text["frozen"]["record"]
        snapshots = {source["number"]: source["snapshot"] for source in record["sources"]}
        items = [*record["appearances"], *record["counter_statements"], *chain(*record["evidence"].values())]
        for item in items:
            snapshot = snapshots[item["source"]]
            if (snapshot["sha256"], snapshot["text_sha256"]) not in kept:
                faults.append(f"Source {item['source']} of text {text['number']} has no record of custody.")
            page = files.get(f"texts/{snapshot['text_sha256']}.txt")
            if page is not None:
                passages += 1
                if page.decode()[item["start"] : item["end"]] != item["exact"]:
                    faults.append(f"Text {text['number']} cites words that are not in source {item['source']}.")
    if held or faults:
        files_are = _count(held, "kept file is", "kept files are")
        stand = _count(passages, "passage stands", "passages stand")
        whole = f"{files_are} what was kept, and {stand} there word for word."
        yield from _judged(faults, whole)
    else:
        pages = _count(len(kept), "cited page belongs", "cited pages belong")
        yield True, f"{pages} to whoever wrote them. What is here are hashes."


def named(files: Files, page: bytes) -> str:
    """Which source a file of your own is, in a sentence."""
    digest = sha256(page)
    for source in json.loads(files["custody.json"])["sources"]:
        for what in ("sha256", "text_sha256"):
            if source[what] == digest:
                return f"the page of “{source['title']}”, as it was read on {source['fetched_at']}."
        if any(one["warc_sha256"] == digest for one in source["fetches"]):
            return f"the record of a fetch of “{source['title']}”."
    return "none of the sources of this check, byte for byte."


def opened(place: Path) -> dict[str, bytes]:
    """The files of a ZIP, or of the folder into which it was unpacked, by their names."""
    if place.is_dir():
        found = (path for path in sorted(place.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}
    with zipfile.ZipFile(place) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main(arguments: list[str]) -> int:
    place, *pages = map(Path, arguments)
    if place.name == "__main__.py":
        place = place.parent
    elif place.suffix == ".py" and pages:
        place = pages.pop(0)
    try:
        files = opened(place)
    except (OSError, zipfile.BadZipFile) as error:
        print(f"There is no proof to be read: {error}")
        return 1
    lines = verify(files)
    for holds, sentence in lines:
        print("ok   " if holds else "FAULT", sentence)
    for page in pages:
        print(f"      {page} is {named(files, page.read_bytes())}")
    return 0 if all(holds for holds, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
