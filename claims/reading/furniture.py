"""What stands on a page and says nothing of the world: whose picture it is, when it was updated, where to read on.

Nobody can check “Updated 3 hours ago” or “Photo via Northwire”, and nobody is quoted in “Follow Ann Lee on Twitter”.
A page that corrects itself does say something; what that is worth, :func:`speaks_of_its_page` leaves to who weighs it.
"""

import re

LONGEST = 240
"""A longer sentence is none of these."""

_ABOUT = r"(?:story|article|post|piece|page|headline|column)"
_PICTURE = r"(?:photo(?:graph)?|image|picture|video|illustration|graphic|screenshot|screengrab|cover)s?"
_NAME = r"(?:@|the\s)?(?-i:[A-Z])"
_SITES = r"(?:twitter|facebook|instagram|youtube|telegram|whatsapp|tiktok|linkedin|newsletter|inbox|podcast)"
_SITES_ABROAD = r"(?:тві?т+ер|фейсбук|[іи]нстаграм|телеграм|ютуб|вайбер|telegram|twitter|facebook|instagram)"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_OF_TIME = (
    rf"(?:hours?|minutes?|days?|weeks?|mins?|hrs?|at|on|am|pm|a\.m|p\.m|gmt|bst|e[sd]?t|utc|ago|st|nd|rd|th|{_MONTHS})"
)
_LINES = (
    # Whose picture it is.
    rf"{_PICTURE}\scredits?:",
    rf"{_PICTURE}(?:\scredits?)?\s(?:via|by|courtesy\sof)\s{_NAME}",
    rf"a\s(?:{_PICTURE}|post|tweet)\s(?:posted|shared)\sby\s.{{2,80}}\son\s.{{2,40}}\d",
    r"(?:(?:фото|foto|fotografía)\s?[:©/]|(?:사진|영상)\s?=).{1,60}$",
    # When it came out.
    rf"(?:last\s|first\s)?(?:updated|published|posted|modified)(?:\s|:\s)(?:(?:on|at|{_MONTHS}\.?,?)\s){{0,2}}"
    rf"\d[^a-z]{{0,24}}(?:(?<![a-z]){_OF_TIME}\b[^a-z]{{0,12}}){{0,8}}$",
    r"(?:оновлено|обновлено|опубліковано|опубликовано|aktualisiert|stand|mis\sà\sjour|publié|actualizado|publicado|입력|수정)"
    r"\s?:?\s(?:(?:am|le|el|о|в|у)\s)?\d{1,4}[.:/-]\d{1,2}[\d\s.:/,-]{0,30}$",
    # Who worked on it.
    r"(?:additional|further|with\sadditional)\sreporting\s(?:by|from)\b",
    r"with\s(?:files|reporting|material|contributions)\s(?:from|by)\b",
    rf"(?:reporting|editing|writing|compiled|translated|edited|writing\sand\sediting)\sby\s{_NAME}",
    # Where to read on, and whom to follow.
    rf"(?:follow|like\sus|join\sus|share\s(?:this|on)|tweet\sthis|sign\sup|subscribe|listen\sto)\b.{{0,120}}(?:\b{_SITES}\b|\s@\w)",
    r"(?:read|see|find|watch|hear)\s(?:more|also|next)\b(?!\s(?:than|people))",
    r"(?:read\sthe\sfull\s(?:story|article|report|text)|watch\sthe\s(?:full\s)?(?:video|clip|ad|trailer)"
    r"|click\s(?:here|for|on)|sign\sup\s(?:to|for)\sour|get\s(?:our|the)\s(?:free\s)?(?:newsletter|app)|download\sour)\b",
    r"(?:do\syou\shave|have\syou\sgot|have)\san?\s(?:news\s)?(?:story|tip)\b.{0,80}(?:\?|\bus\b|@)",
    r"(?:читайте|дивіться|смотрите)\s(?:також|также|ще|ещё|еще|далі|далее|на\sтему)",
    rf"(?:підпи(?:сатись|шіться|суйтесь|суйтеся)|подпи(?:саться|шитесь|сывайтесь)|слідкуйте|следите)\b.{{0,80}}{_SITES_ABROAD}",
    r"(?:lesen\ssie\s(?:auch|hier\smehr|mehr)|mehr\szum\sthema|lire\s(?:aussi|également)|à\slire\s(?:aussi|également)"
    r"|(?:lea|lee|leer|vea|ver)\s(?:también|más))\b(?!\sallá)",
    r"(?:abonnez-vous|suivez-nous|abonnieren\ssie\sunser|folgen\ssie\suns|suscr[íi]b(?:ase|ete)|s[íi]guenos)\b",
    r"관련\s?기사\b",
    # Whose it is.
    r"(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4})|all\srights\sreserved|alle\srechte\svorbehalten|tous\sdroits\sréservés"
    r"|todos\slos\sderechos\sreservados|(?:усі|всі|все)\sправа\sзащищ|(?:усі|всі)\sправа\sзахищ|.{0,30}무단\s?전재|저작권자)",
    # What only the browser reads.
    r"@(?:media|import|font-face)\b|[^.!?]{0,80}\{[^{}]{0,120}:[^{}]{0,80};?\s?\}",
    r"this\smaterial\smay\snot\sbe\s(?:published|broadcast|rewritten|reproduced)",
)
_THANKS = "contributed"
_THANKED = re.compile(
    r".{0,160}\bcontributed\s(?:to\sth(?:is|e)\s(?:report|story|article|piece)|reporting)(?:\sfrom\s.{1,60})?\W*$"
    rf"|.{{0,60}}\b(?:writers?|reporters?|correspondents?)\s.{{0,80}}\bcontributed\sfrom\s{_NAME}"
)
"""“Ann Lee in Oslo contributed to this report.”"""
_FURNITURE = re.compile(rf"[\W\d]{{0,6}}(?:{'|'.join(_LINES)})", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"\W{0,6}(?:see\salso|read\s(?:more|next|also)|related(?:\s\w{3,10})?|more|watch)\s?[:|>–-]{1,3}\s{0,3}",
    re.IGNORECASE,
)
"""“See also: Mayor resigns”: the headline of another report, which the label before it gives away."""
_LONGEST_LABEL = 30
_OF_ITS_PAGE = re.compile(
    rf"\W{{0,3}}(?:this\s{_ABOUT}\s(?:was|has\s(?:since\s)?been|is|will\sbe)\s(?:\w+\s){{0,2}}"
    r"(?:updated|amended|corrected|edited|republished|developing|modified|clarified|published\s(?:on|in|at|by)|adapted)\b"
    r"|(?:we|i)(?:['’]ll|\swill)\s(?:bring\syou|update\s(?:this|you|the)|keep\syou|have\smore\son)\b"
    rf"|this\s{_ABOUT}\s(?:originally\s|first\s)(?:appeared|ran)"
    rf"|(?:because\sof|due\sto|owing\sto)\san?\s(?:editing|reporting|production|transcription)\serror,"
    rf"|(?:an?|the)\s(?:earlier|previous|original)\sversion\sof\sth(?:is|e)\s{_ABOUT})",
    re.IGNORECASE,
)


def is_furniture(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, a sentence or a line, is furniture of the page and no statement."""
    if end - start > LONGEST:
        return False
    if text[start - 1 : start] not in ("", "\n"):
        before = text[max(0, start - _LONGEST_LABEL) : start].rpartition("\n")[2]
        if _LEADS_ON.fullmatch(before):
            return True
    sentence = text[start:end]
    return _FURNITURE.match(sentence) is not None or (_THANKS in sentence and _THANKED.match(sentence) is not None)


def speaks_of_its_page(sentence: str) -> bool:
    """“This story has been updated to say …”: what is so in the matter, the text says elsewhere."""
    return _OF_ITS_PAGE.match(sentence) is not None
