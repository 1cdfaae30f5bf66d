"""The proposed wording of a claim: one sentence that stands alone, for a person to reword.

It is made of the report's own words and never shown as a quotation. What a pronoun or “the country” means is filled in
only where the sentence itself shows it.
"""

import re

from claims.choices import Quotation
from claims.reading.attribution.finite import opens_predicate
from claims.reading.speakers.roles import BODIES
from claims.reading.statements import Speaker
from claims.reading.words import AUXILIARIES, find_words, word_set

_MARKS = re.compile(r"[\"“”„«»]|''|``")
_ACCUSED = re.compile(
    r"(?P<who>.{2,160}?)\s(?:of|for)\s(?:(?P<having>having)\s)?(?P<doing>[a-z]+ing|[a-z]+)\b(?P<rest>.*)", re.DOTALL
)
_PLACEHOLDER = re.compile(
    r"^(?:the|this|that)\s(country|state|firm|company|government|group|party|club|city|town|bank|agency|ministry|team)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\bagainst\s(the\s)?((?:[^\W\d_a-z][\w’'-]*)(?:\s(?:of\s)?[^\W\d_a-z][\w’'-]*){0,5})")
_WE = re.compile(r"^we see that\s+", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:that(?!\s(?:is|was|are|were|has|had|will|would|can|could|may|might|must|should|does|did|makes?|made|means?|meant)\b)"
    r"|but|and|so|yet)\s+",
    re.IGNORECASE,
)
_LED_IN = re.compile(
    r"^(?:about|around)\s(?:\d|[$€£]|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half)\b)", re.I
)
_RELATIVE = re.compile(r",?\s(?:who|which)$")
_FINITE = AUXILIARIES - {"being", "having"}
_ADJUNCT = re.compile(
    r"\s(?:in|on|at|during|through)\s(?:(?:an?|the|his|her|its|their|last|this)\s)?(?:[\w’'-]+\s){0,3}?"
    r"(?:address|interview|speech|statement|letter|post|tweet|message|conference|briefing|report|broadcast|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)$",
    re.IGNORECASE,
)
_GERUND_SUBJECT = re.compile(
    r"[A-Z]?\w+ing\s(?!that\b)[^,.;:]{2,80}?"
    r"\s(?:may|might|could|can|cannot|will|would|should|must|is|was|are|were|has|had|have)\s"
)
"""“Drinking coffee may lower the risk”, “waiting times have doubled” are sentences; “claiming that he lied” is none."""
_SENTENCE_END = " .,;:–—-"
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|ours|i|my|me|mine)\b", re.IGNORECASE)
_ASKING = frozenset(("wish", "ask"))
_QUESTIONS = word_set("what who when if whether how why to")
_OPENS_FRAGMENT = _QUESTIONS | word_set("as of for about")
_DEED = re.compile(
    r"(?:would|will|had|has|did|could|can)\s(?!be(?:en)?\s(?:a|an|the|too|so|clear|likely)\b)", re.IGNORECASE
)


def wording_of(
    exact: str,
    *,
    sentence: str,
    quotation: Quotation,
    speaker: Speaker,
    told: str,
    force: str,
    is_clause: bool,
    is_counter: bool,
    source: str = "",
    lead: str = "",
    meant: str = "",
) -> str:
    """One sentence for the claim that a statement makes; ``sentence`` is the sentence that it stands in.

    ``source`` are the words that name the speaker there (“the Air Force”), ``told`` those from the reporting verb to
    the end of the content (“urged the county to pay”). ``lead`` are the words before “, he said, “is safe””, and
    ``meant`` is whom a pronoun means that the content begins with, where that is sure.
    """
    plain = _MARKS.sub("", " ".join(exact.split())).rstrip(_SENTENCE_END)
    leading = _LEADING.match(plain)
    plain = (plain[leading.end() :] if leading else plain).strip(" ,")
    if not plain:
        return ""
    if source.endswith(("who", "which")):
        source = _RELATIVE.sub("", source)
    who = speaker.name or speaker.organisation or speaker.role
    if who and source and who.lower() != source.lower() and source.lower().removeprefix("the ").startswith(who.lower()):
        who = source
    who = who or source
    if lead and (plain.split()[0].lower() in _FINITE or opens_predicate(find_words(plain))):
        return _closed(f"{lead} {plain}")
    plain = _named(plain, _with_article(meant))
    told = _MARKS.sub("", " ".join(told.split())).rstrip(_SENTENCE_END)
    if speaker.organisation and who == speaker.organisation and who == speaker.name:
        who = _with_article(who)
    if is_counter and who and told:
        return _closed(f"{who} {told}")
    if force == "accuse" and not is_clause:
        accused = None if told.lower().startswith("blam") else _ACCUSED.fullmatch(plain)
        if accused:
            return _closed(_accusation(accused))
    if not is_clause or force in _ASKING or _is_fragment(plain, quotation):
        if who and told:
            return _closed(f"{who} {told}")
        return _closed(f"{who}: {plain}" if who else plain)
    plain = _filled(plain, sentence)
    if quotation is Quotation.DIRECT:
        plain = _WE.sub("", plain)
        if who and _FIRST_PERSON.search(plain):
            return _closed(f"{who}: {plain}")
    return _closed(plain)


def _accusation(match: re.Match[str]) -> str:
    who, doing, rest = _ADJUNCT.sub("", match["who"]), match["doing"], _ADJUNCT.sub("", match["rest"])
    is_plural = who.split()[-1].lower().endswith("s") and not who[0].isupper()
    if match["having"]:
        return f"{who} {'have' if is_plural else 'has'} {doing}{rest}"
    if doing.endswith("ing"):
        return f"{who} {'are' if is_plural else 'is'} {doing}{rest}"
    return f"{who} {'are' if is_plural else 'is'} accused of {doing}{rest}"


def _is_fragment(plain: str, quotation: Quotation) -> bool:
    """A few quoted words, or a participle, that no reader would take for a sentence."""
    first = plain.split()[0].lower()
    if _LED_IN.match(plain) or (0 < plain.find(",") < 60 and first not in _QUESTIONS):
        return False
    is_gerund = first.endswith("ing") and len(first) > 4 and not _GERUND_SUBJECT.match(plain)
    starts_loose = is_gerund or first in _OPENS_FRAGMENT
    is_adverb_led = first.endswith("ly") and len(plain.split()) > 1 and plain.split()[1].lower().endswith("ing")
    return starts_loose or is_adverb_led or (quotation is Quotation.MIXED and len(plain.split()) < 5)


def _with_article(body: str) -> str:
    """“The ministry”, “the Harbour Museum”; “Northwire” goes without."""
    if re.match(r"[^\W\d_a-z][\w-]*['’]", body):
        return body  # “Russia’s defence ministry”
    is_common = any(word.lower() in BODIES for word in body.split()) and not body.lower().startswith("the ")
    return f"The {body}" if is_common else body


def _named(plain: str, meant: str) -> str:
    """“Ann Lee said she had warned them”: she is Ann Lee. “It” means a body only before a word for a deed."""
    first, _, rest = plain.partition(" ")
    if not meant or not rest:
        return plain
    if first.lower() in ("he", "she"):
        return f"{meant} {rest}"
    if first.lower() == "it" and _DEED.match(rest):
        return f"{meant} {rest}"
    return plain


def _filled(plain: str, sentence: str) -> str:
    """“The country is supplying …” after “allegations against North Korea”: the sentence shows which country."""
    placeholder = _PLACEHOLDER.match(plain)
    if not placeholder:
        return plain
    before = sentence[: sentence.find(plain[:20])] if plain[:20] in sentence else sentence
    target = _TARGET.search(before)
    if not target:
        return plain
    name = f"{target[1] or ''}{target[2]}"
    return name[:1].upper() + name[1:] + plain[placeholder.end() :]


def _closed(words: str) -> str:
    """Begin with a capital letter, end with one mark."""
    words = words.rstrip(_SENTENCE_END).strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith(("?", "!")) else ".")
