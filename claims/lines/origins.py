"""What in a text shows where it comes from: credit lines and quotations.

Pure functions on text. A *credit line* gives the text away as somebody else's: “(AFP)”, “KYIV (Reuters) –”, “dpa/lby”,
“— AP”, “Source: …”. A caption or a bracket can name anybody: :func:`shows_agency` says whether a credit is an agency's,
or whether only the desk can know the name as an outlet's. A credit *in passing* (“according to Yonhap”) is taken where
it stands near the beginning: a long report that cites an agency far down is no rewrite of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from claims.lines.agencies import AGENCIES
from claims.matching import normalise
from claims.matching.copies import FEWEST_WORDS_QUOTED
from claims.reading.quotes import Quote, find_quotes
from claims.reading.words import word_set

_NEAR_THE_BEGINNING = 1_200
_MOST_QUOTATIONS = 200
MOST_TEXT = 200_000
_CALLED = {spelling: names[0] for names in AGENCIES for spelling in names}
_CALLED_FOLDED = {spelling.casefold(): name for spelling, name in _CALLED.items()}


def _spelling(name: str) -> str:
    """A pattern for one spelling: case counts in short names, and Cyrillic and Hangul words may carry an ending."""
    pattern = re.escape(name).replace(r"\ ", r"\s")
    if len(name) > 4:
        pattern = f"(?i:{pattern})"
    if name[-1] >= "\u1100":
        return pattern
    if "\u0400" <= name[-1] <= "\u04ff" and not name.isupper():
        return rf"{pattern}[а-яіїєґё]{{0,3}}(?!\w)"
    return rf"{pattern}(?!\w)"


_KNOWN = "(?<!\\w)(?:" + "|".join(_spelling(name) for name in sorted(_CALLED, key=len, reverse=True)) + ")"
_BLANK = r"[^\S\n]"
_ANYBODY = rf"[A-ZÀ-ÞА-ЯІЇЄҐ][\w.’'-]{{1,30}}(?:{_BLANK}[A-ZÀ-ÞА-ЯІЇЄҐ][\w.’'-]{{1,30}}){{0,2}}"
_SMALL = "of|for|the|and|on|der|die|des|für|und|de|du|de la|del|y|et"
_WHOLE = rf"{_ANYBODY}(?:{_BLANK}(?:(?:{_SMALL}){_BLANK}){{1,2}}{_ANYBODY}){{0,3}}"
"""“Ministry of Health”, not “Ministry”; what stands in the next line is no part of it."""
_NOT_IN_A_WORD = r"(?:\b|(?=\W))"
BEHIND_NO_LETTER = r"(?<![^\W\uac00-\ud7a3])"
"""What stands first in a pattern, so that it is not tried at every letter; Hangul sets names and endings together."""
_SOURCE = "text|sources?|quellen?|fonte|fuente|källa|źródło|джерело|источник|текст|출처|来源|來源"
_LINES = (
    rf"{_NOT_IN_A_WORD}(?:"
    # (AFP), (AP/Reuters), (dpa/lby), (AFP, dpa): known ones anywhere, anybody at a dateline or alone at an end
    rf"[(（](?P<bracket>{_KNOWN}(?:\s?[/,;&+–-]\s?[\w-]{{2,20}}(?:\s[A-ZÀ-Þ][\w-]{{1,20}})?){{0,4}})[)）]"
    # (서울=연합뉴스), [서울=뉴시스], 【AFP=時事】; /ТАСС/; 新华社北京5月5日电
    rf"|【(?P<lenticular>{_KNOWN})[=】]|[(\[【][^\n()=\[\]【】]{{1,30}}=(?P<equals>{_KNOWN})[)\]】]"
    # 東京（共同）, 【ワシントン共同】: there they need no “news agency” behind them
    r"|（(?P<round>共同|時事)）|【[^\n】=]{0,12}?(?P<city>共同|時事)】"
    rf"|(?<=\s)/(?P<slashes>{_KNOWN})/"
    rf"|^{_BLANK}*(?P<han>{_KNOWN})[\u3400-\u9fff]{{0,15}}\d{{1,2}}月\d{{1,2}}日[电電]"
    # МОСКВА, 5 мая - РИА Новости. Міністр …; КИЇВ. 5 травня. Укрінформ. Міністр …; Москва. 5 мая. ИНТЕРФАКС - Министр …
    rf"|^[^\n()]{{2,40}}{_BLANK}[–—-]{_BLANK}(?P<behind>{_KNOWN})(?=[.,:]\s)"
    rf"|^[^\n.()]{{2,30}}\.{_BLANK}\d{{1,2}}{_BLANK}\w{{3,12}}\.?{_BLANK}(?P<dotted>{_KNOWN})(?=\.|{_BLANK}[–—-])"
    rf"|^(?:[^\n()]{{1,60}}{_BLANK})?\((?P<dateline>{_ANYBODY})\){_BLANK}*[–—-]"
    rf"|^{_BLANK}*\((?P<alone>{_ANYBODY})\){_BLANK}*$"
    rf"|\((?P<last>{_ANYBODY})\)\Z"
    # dpa/lby, dpa-infocom: the desk's own code; Reuters, alone in a line; — AP at the end of one
    rf"|^{_BLANK}*(?:(?i:by|von|par)\s)?(?P<byline>{_KNOWN}(?:[/-][\w/:-]{{1,40}})?"
    rf"(?:(?:\s?[/,&+]\s?|\s(?:and|und|et|і|и)\s){_KNOWN}){{0,4}}){_BLANK}*$"
    rf"|^{_BLANK}*(?i:by|von|par|por|автор:?|текст:?)\s[^\n]{{2,80}}?(?:,|\||{_BLANK}(?i:of|for|für)){_BLANK}?(?:(?i:the)\s)?"
    rf"(?P<author>{_KNOWN}){_BLANK}*$"
    # Le Monde avec AFP, alone in a line; The Associated Press contributed to this report; © 2024 AFP
    rf"|^[^\n]{{0,40}}\b(?i:avec|with|mit|con|com|z|за участю){_BLANK}(?:(?i:the)\s)?(?P<along>{_KNOWN}"
    rf"(?:(?:\s?[/,&+]\s?|\s(?:and|und|et|y|e|i|і|и)\s){_KNOWN}){{0,4}}){_BLANK}*$"
    rf"|(?:^|(?<=[.!?]\s))(?:[Tt]he\s)?(?P<gave>{_KNOWN})\s(?i:contributed to (?:this|the) (?:report|story|article))"
    # AP Diplomatic Writer, below a byline; PTI | New Delhi; Associated Press writers … contributed; This report by …
    rf"|^{_BLANK}*(?:The{_BLANK})?(?P<desk>{_KNOWN})(?:{_BLANK}[A-Z]\w+){{0,3}}{_BLANK}"
    rf"(?i:writers?|correspondents?|reporters?|staff|journalists?){_BLANK}*$"
    rf"|^{_BLANK}*(?P<headed>{_KNOWN}){_BLANK}?\|"
    rf"|(?:^|(?<=[.!?]\s))(?P<lent>{_KNOWN})\s(?i:writers?|reporters?|journalists?|correspondents?)\s[^.\n]{{2,200}}?"
    r"\b(?i:contributed)\b"
    rf"|(?i:this (?:report|story|article) by)\s(?:[Tt]he\s)?(?P<first>{_KNOWN})\s(?i:was first published)"
    rf"|(?:©|(?i:copyright(?:{_BLANK}©)?)){_BLANK}*\d{{4}}{_BLANK}(?:(?i:by|the){_BLANK}){{0,2}}(?P<rights>{_KNOWN})"
    rf"|\((?P<signed>Reporting by [^()\n]{{3,200}};\s?(?:[Ww]riting|[Ee]diting) by )"
    rf"|(?<=\s)[–—-]{{1,2}}\s?(?P<dash>{_KNOWN}){_BLANK}*$"
    rf"|^{_BLANK}*(?i:{_SOURCE}){_BLANK}*:{_BLANK}*(?P<named>{_KNOWN}(?!{_BLANK}[A-ZÀ-Þ])(?:\s?[/,;&+]\s?{_KNOWN}){{0,4}}|{_WHOLE})"
    # Quelle: ntv.de, mau/dpa; © dpa-infocom, dpa:240505-930-12345/1
    rf"|^{_BLANK}*(?i:{_SOURCE}){_BLANK}*:[^\n]{{1,40}}[,/]{_BLANK}?(?P<shared>{_KNOWN}){_BLANK}*$"
    r"|(?<!\w)(?P<number>dpa):\d{6}-\d"
    rf"|(?i:\bwith (?:additional )?(?:material|reporting|text|files|inputs?) (?:from|by))\s(?:the\s)?"
    rf"(?P<material>{_KNOWN}|{_ANYBODY})"
    rf"|(?i:\badditional (?:reporting|material) (?:from|by))\s(?:the\s)?(?P<additional>{_KNOWN})"
    rf"|(?i:\bmit (?:material|informationen) (?:von|der|von der))\s(?P<stoff>{_KNOWN})"
    rf"|(?i:\b(?:con (?:información|informaciones|datos|material) de|com informações d[ae]))\s(?P<datos>{_KNOWN}))"
)
_AGENCY = re.compile(
    r"^(?:[A-ZÀ-ÞА-ЯІЇЄҐ]{2}[^()]*)?\([^()]*\)\s?[–—-]"
    r"|(?i:\bwith (?:material|text|files) from\b|\b(?:news|the) agency\b)"
)
"""What gives anybody's text away as an agency's: a dateline, “with material from”, “the news agency”."""
_STATE = "PA"
_BEFORE_STATE = re.compile(r"(?P<place>[A-Z][\w.’'-]+)\s?\(PA\)\W*\Z")
_BRITISH_CITIES = word_set(
    "london belfast dublin edinburgh cardiff glasgow manchester liverpool leeds bristol birmingham"
)
_NOBODY = word_set(
    "updated update corrected correction video photo photos live breaking exclusive opinion analysis advertisement "
    "sponsored archive aktualisiert korrektur anzeige fotos archiv vidéo archives actualisé actualizado vídeo оновлено "
    "відео фото обновлено видео архів архив реклама"
)
"""What stands in brackets about the text itself."""
_PASSING = re.compile(
    rf"{BEHIND_NO_LETTER}(?:"
    r"(?i:according to|as reported by|reported by|citing|cited by|told|quoted by|laut|"
    r"nach (?:angaben|informationen) (?:von|der)|wie die (?:nachrichten)?agentur|"
    r"selon|d’après|según|secondo|за даними|за повідомленням|посилаючись на|"
    r"з посиланням на|повідомляє|повідомив|повідомила|передає|пише|со ссылкой на|по данным|сообщает|сообщил|"
    r"сообщила|передает|передаёт|пишет)"
    rf"\s(?:(?i:the|die|der|агентство|агентства|агенція|агенції|інформагентство)\s)?"
    rf"(?:(?i:news agency|nachrichtenagentur|l’agence|la agencia|l’agenzia)\s)?[«“\"]?(?P<after>{_KNOWN})"
    rf"|(?P<before>{_KNOWN})(?:\s(?i:news agency))?\s(?i:reports?|reported|says|said|writes|wrote|has learned|"
    r"meldet|berichtet|rapporte|informa|повідомляє|сообщает)(?!\w)"
    r"|(?P<hangul>연합뉴스|로이터|뉴시스|조선중앙통신|신화통신|교도통신|타스통신|AP통신|AFP통신)\S{0,4}(?:\s통신)?[은는이가]?"
    r"\s?(?:에\s)?(?:따르면|보도했다|전했다|인용)"
    r"|(?i:\bnews agency|\bthe agency)\s(?P<agency>[A-Z][\w’'-]{2,30})\s(?i:reports?|reported)(?!\w))",
)
_LETTERS = re.compile(r"\w+")
_SPACED_NAMES = tuple(
    (max(words, key=len), frozenset(words))
    for name in _CALLED
    if name.isascii() and (words := _LETTERS.findall(name.lower()))
)
"""A word of each name, and all its words."""
_OTHER_NAMES = tuple(name.lower().split()[0] for name in _CALLED if not name.isascii())
_LENDING = (
    "reporting by",
    *(
        f"{what} {by}"
        for what in ("material", "reporting", "text", "files", "input", "inputs")
        for by in ("from", "by")
    ),
)
_NAMES_SOURCE = re.compile(rf"{_BLANK}*(?:{_SOURCE}){_BLANK}*:")
_BRACKET_AT_ITS_PLACE = re.compile(rf"[^()]{{0,70}}\([^()]{{2,100}}\){_BLANK}*(?:[–—-]|$)")
_CITING = ("agency", "통신")
"""Where none of these stands, nothing gives credit; to look for them is quick."""
_DENIED_BEFORE = re.compile(
    r"\b(?:(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|refut\w*|contradict\w*|rebut\w*|contrary to)\s"
    r"(?:(?:an?|the|this|that|what|earlier|recent|claims?|reports?|in|by|from)\s){0,4}"
    r"|(?:never|nobody|no one|not even|denied having)\s)$",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r"[^.!?;\n]{0,60}?\b(?:(?:was|were|is|are|as)\s(?:\w+\s)?(?:wrong|false|untrue|incorrect|inaccurate|fake|fabricated)"
    r"|its\s(?:own\s)?(?:reports?|reporters?|story|journalists?|photographers?|correspondents?|coverage))\b",
    re.IGNORECASE,
)
"""What is said against an agency's report, or by an agency of itself: nothing comes from it then."""
_AUTHORS = re.compile(r"[;,/|&]|\s(?:and|und|et|та|и|for|of|für|with|avec|mit)\s")
_STAFF = re.compile(r"^(?i:the|by|von|par)\s|\s(?i:staff|staff writer|news agency|reporter|agency)$")
_LONGEST_CREDIT = 200
_SIGNED = "Reuters"
"""Who names at the end of a text who reported, wrote and edited it, in these words."""
_GOES_ON = re.compile(r"\s?[^\W\d_A-ZÀ-ÞА-ЯІЇЄҐ\u1100-\U0010ffff]")
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_BYLINE = re.compile(r"\s*(?:by|von|par)\s|.*[/-]", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"[.!?…。][”»\"’)]*\s*$")
_SEPARATORS = re.compile(r"\s?[/,;&+–]\s?|-|\s(?:and|und|et|і|и)\s")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a text names as where it comes from, in ``words`` as they stand; a line, or in passing."""

    agency: str
    words: str
    is_line: bool


def credits_of(text: str, *, author: str = "") -> list[Credit]:
    """The agencies that a text credits, each once, credit lines first; ``author`` is whom its page names as such."""
    text = text[:MOST_TEXT].rstrip()
    found: dict[str, Credit] = {}
    for named in _AUTHORS.split(author):
        if (name := _called(_STAFF.sub("", named.strip()))) is not None:
            found.setdefault(normalise(name) or name, Credit(name, f"By {author}"[:_LONGEST_CREDIT], is_line=True))
    for match in _credit_lines(text):
        if match["bracket"] and _is_in_a_sentence(text, match):
            continue
        if match["byline"] and _is_below_a_photo(text, match):
            continue
        words = next(group for group in match.groups() if group)
        if words == _STATE and _is_the_state(text[: match.end()]):
            continue
        for name in _names(_SIGNED if match["signed"] else words):
            found.setdefault(normalise(name) or name, Credit(name, " ".join(match[0].split()), is_line=True))
    beginning = text[:_NEAR_THE_BEGINNING]
    passing = list(_PASSING.finditer(beginning)) if _may_cite(beginning) else []
    quoted = _quoted(beginning) if passing else []
    for match in passing:
        if any(start <= match.start() < end for start, end in quoted):
            continue  # what a speaker cites, the report has not
        if _DENIED_BEFORE.search(text[max(0, match.start() - 60) : match.start()]) or (
            match["before"] and _DENIED_BEHIND.match(text, match.end())
        ):
            continue
        words = next(group for group in match.groups() if group)
        for name in _names(words):
            found.setdefault(normalise(name) or name, Credit(name, " ".join(match[0].split()), is_line=False))
    return list(found.values())


@cache
def _lines() -> re.Pattern[str]:
    """How credits are written, made when the first text is read: most programs start and never need it.

    Every agency's name stands in it two dozen times, and that took a tenth of the time in which a program starts.
    """
    return re.compile(_LINES, re.MULTILINE)


def _credit_lines(text: str) -> Iterator[re.Match[str]]:
    """The credits in lines: looked for where something in the line, or in the one before it, lets one expect them."""
    signs = [*_named_in(text), *(sign for sign in _LENDING if sign in text.lower())]
    begin, at = None, 0
    for line in text.split("\n"):
        behind = min(at + len(line) + 1, len(text))
        if _may_credit(line, signs, is_last=behind == len(text)):
            begin = at if begin is None else begin
        elif begin is not None:
            yield from _lines().finditer(text, begin, behind)
            begin = None
        at = behind
    if begin is not None:
        yield from _lines().finditer(text, begin)


def _may_credit(line: str, signs: Sequence[str], *, is_last: bool) -> bool:
    lower = line.lower() if signs or ":" in line else ""
    return (
        any(sign in lower for sign in signs)
        or _NAMES_SOURCE.match(lower) is not None
        or (")" in line and (is_last or _BRACKET_AT_ITS_PLACE.match(line) is not None))
    )


def _named_in(text: str) -> list[str]:
    """A word, in small letters, of each agency whose name may stand in the text: all of its words do somewhere."""
    lower = text.lower()
    standing = set(_LETTERS.findall(lower))
    found = [sign for sign, words in _SPACED_NAMES if words <= standing]
    if not text.isascii():
        found += [name for name in _OTHER_NAMES if name in lower]
    return found


def _may_cite(text: str) -> bool:
    return any(sign in text for sign in _CITING) or bool(_named_in(text))


def _quoted(text: str) -> list[tuple[int, int]]:
    """Where quotations of whole sentences stand; a name in quotation marks is none."""
    found, at = [], 0
    for paragraph in text.split("\n"):
        quotes = find_quotes(text, at, at + len(paragraph))
        found += [
            (one.inner_start, one.inner_end) for one in quotes if _words_between(text, one) >= FEWEST_WORDS_QUOTED
        ]
        at += len(paragraph) + 1
    return found


def _words_between(text: str, quote: Quote) -> int:
    return len(text[quote.inner_start : quote.inner_end].split())


def _is_in_a_sentence(text: str, bracket: re.Match[str]) -> bool:
    """Whether letters in brackets are a short form that the sentence goes on with: “North Africa (MENA) grew”.

    So is what the words before it spell, wherever it stands: “the Awami National Party (ANP).”
    """
    if _GOES_ON.match(text, bracket.end()):
        return True
    before = text[max(0, bracket.start() - 100) : bracket.start()].rpartition("\n")[2]
    words, letters = _WORD.findall(before), bracket["bracket"].casefold()
    spelled = "".join(word[0] for word in words).casefold()
    without_small = "".join(word[0] for word in words if not word.islower()).casefold()
    return spelled.endswith(letters) or without_small.endswith(letters)


def _is_below_a_photo(text: str, name: re.Match[str]) -> bool:
    """Whether a name alone in its line stands in the middle of a text: whose picture was set there, and not the text.

    A byline stands before the text or at its end, whatever subtitle there is; and it may say that it is one.
    """
    if _SAYS_BYLINE.match(name[0]):
        return False
    before = [line for line in text[: name.start()].split("\n") if _ENDS_A_SENTENCE.search(line)]
    behind = [line for line in text[name.end() :].split("\n") if line.strip()]
    return len(before) > 1 and len(behind) > 1


def _is_the_state(text: str) -> bool:
    """Whether the text ends in a place or a name that has Pennsylvania behind it: “Harrisburg (PA)”.

    PA Media's own texts come from the cities of Britain and Ireland.
    """
    found = _BEFORE_STATE.search(text[-100:])
    return found is not None and found["place"].casefold() not in _BRITISH_CITIES


def _names(words: str) -> Iterator[str]:
    """The agencies in the words of a credit, as people are shown them; a desk's own code (“lby”) is none."""
    words = words.strip(" ()\n\t.")
    if (called := _called(words)) is not None:
        yield called
        return
    parts = [part for part in _SEPARATORS.split(words) if part]
    known = [name for part in parts if (name := _called(part)) is not None]
    if known:
        yield from known
    elif words and words.casefold() not in _NOBODY:
        yield words


def shows_agency(name: str, words: str) -> bool:
    """Whether a credit of this name, in these words, is an agency's for all that the text shows.

    “Source: Ministry of Health” and “(Coastwire)” are not: who that is, the desk may know.
    """
    return _called(name) is not None or _AGENCY.search(words) is not None


def _called(words: str) -> str | None:
    """What people are shown for this spelling, with or without an ending; nothing when it is no known agency."""
    if words in _CALLED:
        return _CALLED[words]
    folded = words.casefold()
    if len(words) <= 4:
        return None
    for cut in range(4):
        if name := _CALLED_FOLDED.get(folded[: len(folded) - cut]):
            return name
    return None


def quotations_of(text: str) -> list[int]:
    """Each quotation of :data:`FEWEST_WORDS_QUOTED` words or more as a number, alike for the same words."""
    numbers: dict[int, None] = {}
    at = 0
    for paragraph in text[:MOST_TEXT].split("\n"):
        for quote in find_quotes(text, at, at + len(paragraph)):
            words = normalise(text[quote.inner_start : quote.inner_end])
            if words and _words_between(text, quote) >= FEWEST_WORDS_QUOTED:
                digest = blake2b(words.encode(), digest_size=8).digest()
                numbers[int.from_bytes(digest, signed=True)] = None
        at += len(paragraph) + 1
        if len(numbers) >= _MOST_QUOTATIONS:
            break
    return list(numbers)[:_MOST_QUOTATIONS]
