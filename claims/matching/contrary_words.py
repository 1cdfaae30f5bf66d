"""Words that turn a claim round: what denies in each language, and which words are each other's opposites.

To teach the matching a language, add a :class:`Denial`; to teach it opposites, add a line to :data:`_WAYS`.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.words import key
from claims.reading.words import word_set

# --- Denials ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Denial:
    """How one language denies: the words that do, and phrases with such a word in them that deny nothing.

    ``untrue`` are ways to say of the whole that it is not so; those of its words that say so are ``said``, where others
    come before them. ``signs`` are small words by which a text that nobody has
    put a language to shows that it is in this one.
    """

    words: re.Pattern[str]
    not_these: re.Pattern[str]
    untrue: re.Pattern[str]
    signs: frozenset[str]


def _denial(words: str, not_these: str, untrue: str, signs: str) -> Denial:
    return Denial(_words(words), _words(not_these), _words(untrue), frozenset(signs.split()))


def _words(some: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)", re.IGNORECASE)


DENIALS: Mapping[str, Denial] = {
    "en": _denial(
        r"not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t|(?:hardly|scarcely)\s(?:any\w*|ever)"
        r"|rarely|seldom|(?:fail|refus|declin)(?:e?s|e?d)\sto|unable\sto|lack(?:s|ed)?",
        r"not\s(?:only|just|merely|least|unlike|until|before)|no\s(?:less|fewer|more|later|sooner|earlier)\sthan"
        r"|no\sdoubt|without\s(?:a\s|any\s)?doubt|nothing\s(?:but|less\sthan)|none\sother\sthan|whether\sor\snot"
        r"|not\s(?:less|fewer|more)\sthan|no\.?\s?\d+|no\swonder|last\sbut\snot\sleast"
        r"|\w+n[’']t\s(?:it|he|she|they|the|this|that|we|you|there)\s[^.!?]{0,200}(?=\?)",
        r"(?:it|that|this|claims?|stor(?:y|ies)|reports?|rumou?rs?|allegations?)(?:\s[^\s.!?]+){0,14}?"
        r"(?P<said>(?:\s(?:is|are|was|were)|[’']s)(?:\s(?:\w+ly|just|all))?"
        r"\s(?:false|untrue|incorrect|baseless|unfounded|not\s(?:true|so|correct)))|(?:it|this)(?:\sis|[’']s)\sa\s(?:lie|hoax|myth)"
        r"|(?:isn|wasn|aren)[’']t\strue|false(?:ly)?\s(?:claim|rumou?r|report|alleg|suggest)\w*\sthat"
        r"|(?:lie|hoax|myth)\sthat|debunk\w*|(?:den(?:y|ies|ied)|disputes?|disputed)\sthat|(?:fake|false|hoax)(?=\s?:)",
        "the of and is was were in to has have had by for on at with that are an from it no "
        "than who which did been he she they",
    ),
    "de": _denial(
        r"nicht|kein(?:e[nmrs]?)?|nie|niemals|niemand(?:e[mn])?|nichts|ohne|weder|nirgends|keineswegs|keinesfalls|keinerlei"
        r"|kaum",
        r"nicht\s(?:nur|zuletzt|allein|bloß|erst|umsonst)|nicht\s(?:weniger|mehr)\sals|kein(?:e[nmrs]?)?\sgeringere[nmrs]?"
        r"|kein(?:e[nmrs]?)?\sandere[nmrs]?\sals|nichts\s(?:anderes\s)?als|ohne\s(?:jeden\s)?zweifel|kein\szweifel"
        r"|nicht\sminder|kein\swunder",
        r"(?:es|das|dies|behauptung|meldung|gerücht|geschichte)(?:\s[^\s.!?]+){0,14}?"
        r"(?P<said>\s(?:ist|sei|sind)(?:\s\w+)?\s(?:falsch|unwahr|gelogen|erfunden|nicht\s(?:wahr|richtig|so)))"
        r"|stimmt\snicht|falschmeldung|trifft\snicht\szu",
        "der die das den dem des ein eine einen ist sind war wurde wurden hat haben und im am zum von für auf mit "
        "nicht kein keine sich dass millionen milliarde milliarden waren alle einige viele wird werden bei nach über",
    ),
    "fr": _denial(
        r"n(?:e\s|[’'])(?:\S{1,40}\s){1,4}?(?:pas|jamais|rien|personne|plus|aucune?|nulle?|guère|point|ni)"
        r"|ne\s(?:pas|plus|jamais|rien)|(?:aucune?|nul(?:le)?)\s\S{1,40}\s(?:\S{1,40}\s){0,4}?n(?:e(?!\w)|[’']\w+)"
        r"|(?:personne|rien|nul)\sn(?:e(?!\w)|[’']\w+)|aucune?|jamais|sans|pas\s(?:de|d[’']\w+|un|une)|non",
        r"n(?:e\s|[’'])(?:\S{1,40}\s){1,3}?pas\s(?:seulement|que|uniquement|moins)|pas\s(?:seulement|moins\sde)"
        r"|non\s(?:seulement|moins)|sans\s(?:aucun\s)?doute|ne\s(?:\S{1,40}\s){1,3}?que|personne\sd[’']autre\sque"
        r"|n(?:e\s|[’'])(?:\S{1,40}\s){1,3}?plus\s(?:de|que)\s\d+",
        r"(?P<said>(?:il\sest|c[’']est|est)(?:\s\w+)?\s(?:faux|inexact|mensonger)|faux\sque|n[’']est\spas\svrai)",
        "le la les des du une est sont été ont dans pour ne pas que qui sur avec aux et au sa ses n milliard "
        "milliards millier milliers",
    ),
    "es": _denial(
        r"no|nunca|jamás|nadie|nada|ning[uú]n(?:[ao]s?)?|sin|tampoco|ni",
        r"no\s(?:s[oó]lo|solamente|[uú]nicamente)|no\s(?:menos|más)\sde|sin\s(?:ninguna\s)?duda|nada\smenos\sque"
        r"|no\sobstante|sin\sembargo|ni\smás\sni\smenos|nada\smás\sque",
        r"(?P<said>(?:es|son)(?:\s\w+mente)?\s(?:fals[oa]s?|mentira|inciert[oa]|un\sbulo)|no\ses\s(?:cierto|verdad))",
        "el la los las una es son ha han fue fueron en por para con del no que y al se su "
        "millón millones mil",
    ),
    "uk": _denial(
        r"не|ні|ніколи|немає|нема|без|жоден|жодн\w+|ніхто|нікого|нічого|ніде",
        r"не\s(?:лише|тільки|просто)|не\s(?:менше|більше|менш|більш|раніше|пізніше)|без\sсумніву|не\sхто\sінший",
        r"(?P<said>неправда|не\sправда|брехня|(?:це|є)\s(?:фейк|неправдою|брехнею))",
        "й та що від був була було були у і є це як її його на в до за з про "
        "тисяч тисячі тисячу менше загинули людина також щодо жодного жодної жодному",
    ),
    "ru": _denial(
        r"не|нет|ни|никогда|без|никто|никого|ничего|нигде|никак(?:ой|ая|ое|ие|их)",
        r"не\s(?:только|просто)|не\s(?:менее|более|меньше|больше|раньше|позднее|позже)|без\sсомнения|не\sкто\sиной"
        r"|ни\sмного\sни\sмало",
        r"(?P<said>неправда|не\sправда|ложь|неверно|это\sфейк)",
        "и что от был была было были к это как её его на в до за с о об из меньше "
        "человек погибли также",
    ),
}  # fmt: skip
_ONLY_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_ONLY_RUSSIAN = re.compile("[ыэёъ]", re.IGNORECASE)
_LATIN = ("en", "de", "fr", "es")
_LETTERS = re.compile(r"[^\W\d_]+")
_HANGUL = re.compile("[가-힣]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def languages_of(one: str, other: str, known: tuple[str, str]) -> tuple[str, str]:
    """The languages of two claims; where one of them shows none, it is looked at as the other is, if that is in the
    same letters."""
    here, there = language_of(one, known[0]), language_of(other, known[1])
    scripts = [_CYRILLIC.search(text) is not None for text in (one, other)]
    plain = ["ru" if is_cyrillic else "en" for is_cyrillic in scripts]
    if scripts[0] != scripts[1]:
        return here or plain[0], there or plain[1]
    return here or there or plain[0], there or here or plain[1]


@lru_cache(maxsize=256)
def language_of(text: str, known: str = "") -> str:
    """The language by whose words a claim is looked at: the one that is known, else the one whose small words it has.

    A claim is short: it is empty where nothing shows a language.
    """
    if known in DENIALS or known == "ko":
        return known
    if _HANGUL.search(text):
        return "ko"
    words = [word.lower() for word in _LETTERS.findall(text)]
    tongues: tuple[str, ...] = _LATIN
    if len(_CYRILLIC.findall(text)) * 2 > sum(map(len, words)):
        ukrainian, russian = len(_ONLY_UKRAINIAN.findall(text)), len(_ONLY_RUSSIAN.findall(text))
        if ukrainian != russian:
            return "uk" if ukrainian > russian else "ru"
        tongues = ("ru", "uk")
    signs = {tongue: sum(map(DENIALS[tongue].signs.__contains__, words)) for tongue in tongues}
    return max(tongues, key=signs.__getitem__) if any(signs.values()) else ""


def is_untrue(text: str, language: str) -> bool:
    """Whether a text says that what it tells is not so: “it is false that”, “No, …”."""
    denial = DENIALS.get(language)
    return denial is not None and denial.untrue.search(text) is not None


def denying_words(text: str, language: str) -> list[str]:
    """The words with which a text denies, in small letters; “not only” and its like do not, nor what calls all of it
    untrue."""
    denial = DENIALS.get(language)
    if denial is None:
        return []
    spans = [found.span() for found in denial.not_these.finditer(text)]
    spans += [found.span("said") if found["said"] else found.span() for found in denial.untrue.finditer(text)]
    return [
        found[0].lower()
        for found in denial.words.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in spans)
    ]


# --- Opposites --------------------------------------------------------------------------------------------------------

_WAYS = """
rise rose risen raise hike increase grow grew growth gain climb soar up higher more | fall fell fallen drop decrease
    decline lower shrink shrank reduce cut down fewer less
double doubled triple tripled | halve halved
double doubled | triple tripled
win won victory | lose lost defeat
capture take took seize | lose lost
best most highest hottest largest | worst fewest lowest coldest smallest least
many most | few
before | after
open opened | close closed shut
alive living | dead died
accept accepted approve approved allow allowed permit | refuse refused reject rejected deny denied block blocked veto
    vetoed ban banned forbid forbade
confirm confirmed admit admitted sign signed | deny denied veto vetoed
support favour favor for back | oppose against
buy bought hire hired create created send sent | sell sold dismiss dismissed fire fired cut withdraw withdrawn withdrew
easier easy | harder hard
pass passed succeed succeeded | fail failed
release released free | detain detained arrest arrested
make made earn earned | lose lost
force forces forced require requires required oblige obliges obliged compulsory mandatory | allow allows allowed permit
    permits permitted voluntary optional
always | never
true | false
legal legally | illegal illegally
safe harmless | unsafe dangerous
effective | ineffective
guilty | innocent
likely | unlikely
convict convicted | acquit acquitted
slow slowed slower | accelerate accelerated speed sped faster
enter entered arrive arrived join joined | leave left exit exited depart departed quit
begin began begun start started | stop stopped end ended
strengthen strengthened | weaken weakened
advance advanced | retreat retreated
import imports imported | export exports exported
borrow borrowed | lend lent
include included | exclude excluded
majority | minority
stieg stiegen gestiegen steigt steigen wuchs gewachsen | fiel fielen gefallen fällt sank sanken gesunken sinkt sinken
    schrumpfte geschrumpft
mehr | weniger
gewann gewonnen gewinnt | verlor verloren verliert
geöffnet öffnet öffnete offen | geschlossen schließt schloss zu
angenommen gebilligt genehmigt erlaubt | abgelehnt verboten
verurteilt | freigesprochen
erhöht erhöhte | gesenkt senkte
monté augmenté augmente augmentent hausse | baissé baisse baissent diminué diminue chuté recul
gagné gagne remporté | perdu perd
ouvert ouverte ouvre | fermé fermée ferme
approuvé adopté adoptée autorisé | rejeté rejetée refusé interdit interdite
condamné condamnée | acquitté acquittée relaxé
avant | après
subió subieron sube suben aumentó aumentaron creció | bajó bajaron baja bajan cayó cayeron disminuyó
ganó ganaron | perdió perdieron
abrió abierto abierta | cerró cerrado cerrada
aprobó aprobado | rechazó rechazado prohibió
condenado condenada | absuelto absuelta
antes | después
зросли зросла зріс зросло збільшилися збільшилась збільшилася | впали впала впав знизилися знизилась знизилася
    зменшилися зменшилась зменшилася
виграв виграла виграли | програв програла програли
більше | менше
выросли выросла вырос выросло увеличились увеличилась | упали упала упал снизились снизилась уменьшились уменьшилась
выиграл выиграла выиграли | проиграл проиграла проиграли
больше | меньше
"""
"""Each line holds two sides; a word of one side goes the other way than one of the other."""


def _form(word: str) -> str:
    return key(word) or word


_LINES = [
    tuple(frozenset(map(_form, side.split())) for side in line.split("|"))
    for line in re.sub(r"\n    ", " ", _WAYS).strip().splitlines()
]
_SIDES: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
for _one, _other in _LINES:
    for _mine, _theirs in ((_one, _other), (_other, _one)):
        for _word in _mine:
            _SIDES.setdefault(_word, []).append((_mine, _theirs - _mine))
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "не", "без")
_SHORTEST_TURNED = 5
_NOT_TURNED = word_set(
    "charge charged count counts covered covers creased crease formation formed mature migrant migrants migration "
    "played plays plant plants plied ported ports posed pressed pressive prove proved proves solved spire spired stall "
    "stalled structed tended tense tensely tention vented vested vestment"
)
"""With a syllable before them these are other words: “formation” and “information”."""
FALLING = _LINES[0][1]
"""Under these words “3 percent” and “-3 percent” are one figure."""


def opposites(form: str, here: Set[str], there: Set[str]) -> list[str]:
    """The words of ``there`` that go the other way than ``form``, which stands ``here``.

    Where one of the texts goes both ways itself, as what “started at the end of May” does, nothing is sure.
    """
    return sorted(
        {
            word
            for mine, theirs in _SIDES.get(form, ())
            if not (mine & there or theirs & here)
            for word in theirs & there
        }
    )


@lru_cache(maxsize=10_000)
def turned(word: str) -> frozenset[str]:
    """A word in small letters with a syllable before it that turns it, or without: “reliable” and “unreliable”."""
    longer = {f"{prefix}{word}" for prefix in _PREFIXES} if _can_turn(word) else set()
    return frozenset(
        longer | {rest for prefix in _PREFIXES if (rest := word.removeprefix(prefix)) != word and _can_turn(rest)}
    )


def _can_turn(word: str) -> bool:
    return len(word) >= _SHORTEST_TURNED and word not in _NOT_TURNED
