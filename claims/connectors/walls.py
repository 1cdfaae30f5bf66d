"""By which words a page says that it does not show us its report: a wall of cookies, a login, a check for robots.

Its server answers with status 200, and often with the report's own headline above. What such a page says to whoever
reads it is no statement of the outlet. To teach it a language, add lines. Knows no model and no markup.
"""

import re
from typing import Protocol

from claims.connectors.addresses import leads_to_wall
from claims.connectors.corrections import any_of
from claims.connectors.missing import says_it_is_missing

_OPENING, _LAST, _LONGEST_WALL, _LONGEST_MISSING = 400, 600, 4_000, 1_000
"""Letters where a wall says what it is, where a text says that it goes on, and of what says nothing else at most."""
_FIRST_SENTENCES = 4
"""Sentences with one of which a page begins that is none of a report but of its server."""
_BARE = 60
"""Letters below a headline that are no text yet."""
_ADDRESSED = 1 / 3
"""From this share on a text that says so speaks to its readers, and of nothing else."""
_MOSTLY, _BUTTON = 0.5, 30
"""Which share of a page before a report is said to readers or stands on buttons; the letters of a button at most."""
_MACHINES = any_of(
    r"""
    just a moment|checking (?:if the site connection is secure|your browser)|unusual traffic|captcha|ray id
    (?:verify(?:ing)?|confirm|show|prove|checking if) (?:that )?you(?: are|[’']re) (?:not )?(?:a )?(?:human|robot)
    are you (?:a )?(?:human|robot)|not a robot|ddos protection|using automation tools|automated (?:access|requests)
    access (?:to this page has been )?denied|request (?:was )?blocked|you have been blocked|too many requests
    (?:enable|turn on|activate) (?:js|javascript|cookies)|javascript is (?:disabled|required|not enabled)
    requires javascript|javascript (?:to be enabled|deaktiviert)|aktivieren sie (?:bitte )?javascript
    ad ?-?block(?:er)? (?:detected|is (?:on|active))|(?:turn off|disable) (?:your|any) ad ?-?block(?:er)?
    activ(?:ez|er) javascript|(?:habilit[ae]|activ[ae]r?)(?: el)? javascript
    abilita(?:re)? javascript|ative o javascript
    (?:увімкн|ввімкн)іть javascript|включите (?:поддержку )?javascript
    підтвердьте, що ви не робот|подтвердите, что вы не робот
    자바스크립트를 (?:활성화|사용)|로봇이 아닙니다
    """
)
_CONSENT = any_of(
    r"""
    we value your privacy|before you continue|we and our (?:[\d,.]+ )?(?:advertising )?partners
    (?:stor\w+|access\w*) (?:and/or |and |or )?(?:access )?information on (?:a|your) device
    accept (?:all )?(?:our )?cookies|(?:use|uses|using) cookies (?:to|and|for)
    (?:weiter )?mit werbung (?:weiter)?lesen
    ihre privatsphäre|einwilligung (?:in|zu)|wir und unsere (?:\d+ )?partner|nous et nos (?:\d+ )?partenaires
    continuer sans accepter|(?:votre|notre) vie privée|(?:valoramos|nos importa) (?:su|tu) privacidad
    nosotros y nuestros (?:\d+ )?socios|la tua privacy|a sua privacidade|twoj\w+ prywatnoś\w+
    (?:вашу|ваша|вашої) (?:приватн|конфіденц|конфиденц)\w+|(?:використовуємо|используем) (?:файли |файлы )?cookies?
    """
)
_LOGIN = any_of(
    r"""
    (?:sign|log) in to (?:continue|read|view|see|your account)|(?:sign|log) ?in or (?:create|register|subscribe)
    (?:subscribe|register|sign up|log ?in|account|subscription)(?: now| for free)? to (?:keep|continue) read
    (?:keep|continue) reading (?:for|with) |to (?:keep|continue) reading
    to read (?:the )?(?:full|whole|rest of th\w+) (?:article|story)
    already (?:a |an )?(?:subscriber|member|registered)|forgot(?:ten)? (?:your )?password|only (?:to|for) subscribers
    exclusive(?:ly)? (?:to|for) (?:our )?subscribers|free articles?(?: left| remaining)|get unlimited access
    (?:article|story|content|page) is (?:reserved |only |available )*(?:for|to) (?:our )?(?:subscribers|members)
    (?:article|story|content) is (?:for )?(?:subscriber|member)s?[- ]only
    um weiterzulesen|jetzt weiterlesen|nur für abonnenten|exklusiv für abonnenten|bereits (?:abonnent|registriert)
    (?:mit|im) abo weiterlesen|(?:réservé|réservée) (?:à nos |aux )abonnés|pour lire la suite
    déjà abonné|abonnez-vous pour (?:lire|continuer)
    (?:solo|exclusivo|exclusiva) para suscriptores|para (?:seguir|continuar) leyendo|¿ya (?:eres|es) suscriptor
    per continuare a leggere|riservato agli abbonati|para continuar (?:a ler|lendo)|exclusivo para assinantes
    aby (?:czytać|przeczytać)|tylko dla (?:prenumeratorów|subskrybentów)|(?:лише|тільки) для передплатників
    щоб (?:продовжити читання|читати далі)|только для подписчиков|чтобы (?:продолжить чтение|читать дальше)
    구독자 전용|로그인(?:이 필요|하시면|해 주)|회원 전용
    """
)
_AWAY = any_of(
    r"""
    unavailable (?:for|due to) legal reasons|(?:not|un)available in your (?:country|region|location)
    access cannot be granted|confirm (?:that you are|your age)|you must be (?:over |at least )?\d\d\b
    error establishing a database connection|critical error on this website
    attempting to access this (?:web)?site from|(?:update|upgrade) your browser
    enter your (?:e-?mail|user ?name)[^.!?]{0,30} (?:and|or) (?:your )?password
    """
)
_NO_REPORT = any_of(
    r"""
    (?:the )?(?:domain(?: name)? )?(?:[\w-]{1,63}\.){1,4}[a-z]{2,12} (?:is|may be) (?:for sale|parked)(?=\W*$| on\b)
    this (?:domain|web ?site|site|web ?page|name)\b[^.!?]{0,40} (?:for sale|parked|expired|suspended)
    (?:buy|get|own|lease) this (?:domain|website|name)\b|this (?:domain|account|web ?site) has been suspended
    (?:account|domain(?: name)?) (?:suspended|expired)(?=\W*$)|related searches\W*$|future home of something
    welcome to (?:nginx|caddy|openresty|apache|iis|plesk|centos)\b|default web ?site page|it works\W*$|index of /
    (?:apache\d?|nginx|centos|ubuntu|debian|fedora|iis|plesk|tomcat)\b[^.!?]{0,30} (?:default|test|welcome) page
    if you (?:see|are seeing|can read) this page|if you(?:[’']re| are) the (?:site )?(?:owner|administrator|webmaster)
    there isn[’']t a \w+ ?pages site here|no such app\b|coming soon\W*$
    (?:our|this) (?:web ?)?(?:site|page|service) is (?:currently |now )?(?:temporarily )?(?:unavailable|offline)
    (?:our|this|the) (?:web ?)?(?:site|page) is (?:under construction|(?:down for|under) maintenance)
    we[’']ll be (?:right )?back (?:soon|shortly|online)|sorry for the inconvenience
    we(?:[’']re| are) (?:currently )?(?:down for|(?:performing|doing|undergoing) (?:\w+ )?maintenance)
    (?:your|this) browser is (?:out of date|outdated|not supported|no longer supported)
    redirecting\b(?=\W*$| (?:to|you)\b)|you (?:are being|will be) redirected|if you are not redirected
    (?:error )?5\d\d(?: error)?\W{0,3}(?:service|bad|gateway|internal|origin|web|server)\b
    (?:service (?:temporarily )?unavailable|bad gateway|gateway time-?out|internal server error)\W*$
    (?:web server is down|origin is unreachable|connection timed out)(?=\W*$| error)
    the server (?:is temporarily unable|encountered an internal|returned an error)
    an? (?:unexpected |internal |application )?error (?:has )?occurred(?=\W*$| while processing| on this page)
    something went wrong\W*$|fatal error ?:|uncaught \w*(?:error|exception)\b
    (?:die )?(?:domain )?\S{1,80}\.[a-z]{2,12} (?:steht zum verkauf|ist zu verkaufen)(?=\W*$)
    diese (?:domain|web ?seite|seite) (?:steht zum|ist (?:geparkt|zurzeit|derzeit|vorübergehend))
    hier entsteht (?:eine|die|unsere) neue|(?:ihr|dieser) browser (?:ist veraltet|wird nicht)|sie werden weitergeleitet
    ce (?:nom de )?domaine (?:est|a expiré)|(?:ce |notre )?site (?:est )?en (?:construction|maintenance|travaux)
    votre navigateur (?:est obsolète|n[’']est)|vous allez être redirigé
    (?:el|este) dominio\b[^!?]{0,60} (?:a la venta|en venta|caducado|expirado)(?=\W*$)
    (?:(?:esta|este|nuestra|nuestro) )?(?:página|sitio|web)(?: web)? (?:está |se encuentra )?en mantenimiento
    (?:(?:esta|este|nuestra|nuestro) )?(?:página|sitio|web)(?: web)? (?:está |se encuentra )?en construcción
    questo dominio|sito in (?:costruzione|manutenzione)|este domínio|site em (?:construção|manutenção)
    (?:ta |ten )?domena\b[^!?]{0,60} (?:na sprzedaż|wygasła)|strona w (?:budowie|przebudowie)
    домен\b[^!?]{0,60} (?:прода[єёе]ться|прода[её]тся|припаркован\w*)(?=\W*$)|(?:цей|этот) домен\b
    сайт (?:на|в) (?:реконструкц|розробц|разработк)\w+|сайт (?:тимчасово|временно) недоступ\w+
    ваш браузер (?:застар|устар|не підтрим|не поддерж)\w+
    """
)
_SPLASH = any_of(
    r"""
    (?:please )?(?:choose|select|pick|change) (?:a|an|the|your) (?:\w+ )?(?:edition|region|country|language|location)\b
    which edition\b|[^.!?]{0,60}\bvisiting from\b|(?:switch|go) to the \w+ edition
    (?:sign up|subscribe|register) (?:for|to) (?:our|the|your) (?:\w+ ){0,2}(?:newsletter|briefing|e-?mails)
    get (?:our|the) (?:\w+ ){0,3}(?:newsletter|briefing)|(?:download|get|open in) (?:our|the) (?:\w+ ){0,3}app\b
    [^.!?]{0,40}\b(?:read|read on|read more) in (?:our|the) (?:\w+ ){0,3}app\b
    read [^.!?]{3,60} in the [^.!?]{1,30} app\b|skip (?:this )?ad\b|advertisement\W*$
    (?:continue|proceed) to (?:the )?(?:site|article)|[^.!?]{0,40}\bwill (?:appear|begin|load) after this
    (?:manage |your )?(?:\w+ )?cookies? (?:settings|preferences|choices|consent|notice|policy)|consent or pay
    [^.!?]{0,60} with (?:ads|tracking|advertising)\b
    [^.!?]{0,40}\b(?:regarding|uses?|using|about) cookies|are you (?:over|at least|under) \d\d\b
    (?:turn on|allow|enable|get) (?:\w+ )?notifications|[^.!?]{0,60}\bwith ads\b[^.!?]{0,20} without ads
    (?:bitte )?wählen sie (?:bitte )?(?:eine|ihre?) (?:ausgabe|region|sprache|land|edition)
    cookies? (?:zustimmen|akzeptieren)|newsletter abonnieren|[^.!?]{0,40}\bunseren newsletter
    mit werbung und tracking|zustimmen und weiter
    choisissez (?:votre|une?) (?:édition|région|langue|pays)
    (?:inscrivez|abonnez)-vous à (?:notre|la) (?:newsletter|lettre)
    [^.!?]{0,60}\b(?:utilis\w+|dépôt) (?:de |des )cookies
    (?:elige|elija|selecciona|seleccione) (?:tu|su) (?:edición|país|región|idioma)
    (?:suscríbete|suscríbase) a (?:nuestr[oa]|la) (?:boletín|newsletter)|[^.!?]{0,60}\butilizamos cookies
    (?:scegli|seleziona) (?:la (?:tua )?|il (?:tuo )?)?(?:edizione|lingua|paese|regione)
    iscriviti alla (?:nostra )?newsletter|noi e i nostri partner
    (?:escolha|selecione) (?:a |o )?(?:sua |seu )?(?:edição|região|idioma|país)
    assine (?:a )?nossa newsletter|my i nasi partnerzy|wybierz (?:swo\w+ )?(?:wydanie|region|język|kraj)
    [^.!?]{0,40}\b(?:gebruiken|plaatsen) cookies
    (?:оберіть|виберіть) (?:ваш\w* )?(?:мову|регіон|видання|країну)|підпишіться на (?:нашу )?розсилку
    выберите (?:ваш\w* |сво\w+ )?(?:язык|регион|издание|страну|город)|подпишитесь на (?:нашу )?рассылку
    (?:에디션|언어|지역|국가)[을를]? 선택|뉴스레터 구독
    """
)
_SHOWS_NO_REPORT = re.compile(rf"\W*(?:{_NO_REPORT})", re.IGNORECASE)
_WALL = re.compile(rf"\b(?:{_MACHINES}|{_CONSENT}|{_LOGIN}|{_AWAY})", re.IGNORECASE)
_BEGINS_SPLASH = re.compile(rf"\W*(?:{_SPLASH})", re.IGNORECASE)
_GOES_ON = re.compile(rf"\b(?:{_LOGIN})", re.IGNORECASE)
_TO_READERS = re.compile(
    any_of(
        r"""
        \b(?:you|your|we|our|us|please|sie|ihre?[nmrs]?|wir|unsere?[nmrs]?|bitte|vous|votre|vos|nous|nos|notre|veuillez
        usted|su|tu|tus|nosotros|nuestr[oa]s?|ти|ви|вас|вам|ваш\w*|ми|нас|наш\w*|вы|мы|пожалуйста|twoj\w+)\b
        """
    ),
    re.IGNORECASE,
)
_TELLS = re.compile(
    '[“”„«»"「」]|'
    + any_of(
        r"""
        \b(?:said|say|says|told|tells|asked|announced|decided|wrote|voted|(?:on|since|until|by) (?:mon|tues|wednes|thurs
        fri|satur|sun)day|sagten?|teilte|erklärte|am (?:mon|diens|donners|frei|sams|sonn)tag|am mittwoch|déclaré|indiqué
        affirmé|annoncé|selon|dijo|dijeron|afirmó|anunció|según|ha detto|dichiarato|disse|afirmou|powiedzia\w+|zei
        сказа\w+|заяви\w+|повідоми\w+|сообщи\w+|за словами|по словам)\b|(?:말했|밝혔|전했)다
        """
    ),
    re.IGNORECASE,
)
"""What stands in a report, however short, and on no page that asks for something."""
_SENTENCE = re.compile(r"[^.!?…\n]+")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n")

WALLED = (
    "Its server shows us a wall (cookies, a login, a check for robots or a fault of its own) and not what the page "
    "says. Paste its text instead."
)
MISSING = "The page says that what was asked for is not there, or was taken down."
NO_REPORT = (
    "Its server shows a page of its own (a fault, an empty site, a name that is for sale), and no report. If it was "
    "there before, a copy in an archive may show it."
)
BARE = "The page shows us next to nothing but its headline: there may be a wall before its text."
BREAKS_OFF = "This page breaks off and asks for a subscription or a login: what it says below that was not read."


class Shown(Protocol):
    """What counts of a page."""

    @property
    def title(self) -> str: ...

    @property
    def text(self) -> str: ...


class Led(Protocol):
    """What counts of the way to a page: the address that was asked, and the one that answered."""

    @property
    def asked(self) -> str: ...

    @property
    def address(self) -> str: ...


def unshown(page: Shown, way: Led | None = None) -> str:
    """Why a page does not show the report that was asked for, in a sentence; empty when it does."""
    if way is not None and leads_to_wall(way.asked, way.address):
        return WALLED
    if len(page.text) <= _LONGEST_MISSING and says_it_is_missing(f"{page.title}\n{page.text}"):
        return MISSING
    if _is_wall(page) or (len(page.text) <= _LONGEST_MISSING and _is_splash(page)):
        return WALLED
    return NO_REPORT if len(page.text) <= _LONGEST_MISSING and _shows_no_report(page) else ""


def _shows_no_report(page: Shown) -> bool:
    """Whether a page that says little begins as servers do that have nothing to show, and not as a report does."""
    begun = _BETWEEN_SENTENCES.split(page.text, maxsplit=_FIRST_SENTENCES)[:_FIRST_SENTENCES]
    return any(_SHOWS_NO_REPORT.match(" ".join(words.split())) for words in (page.title, *begun))


def _is_wall(page: Shown) -> bool:
    """Whether a page is nothing but a wall: it is short, says so where it begins, and mostly speaks to its readers."""
    if len(page.text) > _LONGEST_WALL:
        return False
    if (title := _WALL.search(page.title)) and 2 * len(title[0]) >= len(page.title):
        return True
    if _WALL.search(f"{page.title} {' '.join(page.text[:_OPENING].split())}") is None:
        return False
    said = [" ".join(sentence[0].split()) for sentence in _SENTENCE.finditer(page.text)]
    said = [sentence for sentence in said if sentence != page.title]
    to_readers = [sentence for sentence in said if _WALL.search(sentence) or _TO_READERS.search(sentence)]
    return sum(map(len, to_readers)) >= _ADDRESSED * sum(map(len, said))


def _is_splash(page: Shown) -> bool:
    """Whether a page asks its readers for something before it shows them any report: which edition they want, whether
    they take its letter or its app. It consists of such a question, of what is said to them, and of buttons.
    """
    if _TELLS.search(page.text):
        return False
    said = [" ".join(line.split()) for line in _BETWEEN_SENTENCES.split(page.text)]
    said = [line for line in said if line and line != page.title]
    if not any(map(_BEGINS_SPLASH.match, (page.title, *said))):
        return False
    asking = [
        line
        for line in said
        if _BEGINS_SPLASH.match(line) or _TO_READERS.search(line) or (line[-1].isalnum() and len(line) <= _BUTTON)
    ]
    return sum(map(len, asking)) >= _MOSTLY * sum(map(len, said))


def unseen_of(page: Shown) -> str:
    """What of a report its page does not show, in a sentence; empty where nothing tells of more."""
    if asks_to_read_on(page.text):
        return BREAKS_OFF
    return BARE if len(page.text.removeprefix(page.title)) < _BARE else ""


def asks_to_read_on(text: str) -> bool:
    """Whether a text ends in words that ask for a subscription or a login."""
    return _GOES_ON.search(" ".join(text[-_LAST:].split())) is not None
