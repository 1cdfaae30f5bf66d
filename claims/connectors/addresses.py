"""Reading a web address once, strictly, and writing it back: what was judged is what is asked.

Two programs that read one address differently are how a fetch is tricked into the wrong place. So there is one reading
(:func:`parse`), it refuses whatever is ambiguous, and the client dials its parts, never the text that came in.
"""

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

import idna

from claims.connectors.failures import Refused
from claims.connectors.networks import is_public

LONGEST = 2_000
"""Characters of an address, as it is written back."""
DEFAULT_PORTS = {"http": 80, "https": 443}

_WHOLE = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?"
)
_BRACKETED = re.compile(r"\[(?P<host>[0-9A-Fa-f:.]+)\](?::(?P<port>[0-9]*))?")
_NAMED = re.compile(r"(?P<host>[^:\[\]]+)(?::(?P<port>[0-9]*))?")
# Control characters, line and paragraph separators, lone surrogates, and marks that turn the reading direction around.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ENCODED_CONTROL = re.compile(r"%(?:0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_DOTTED_QUAD = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")

# Names that never stand for a place on the public internet: RFC 6761 and its followers, and what local networks,
# container platforms and clouds use for themselves.
_SPECIAL_ENDINGS = frozenset(
    {
        "alt",
        "arpa",
        "corp",
        "example",
        "home",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
        "private",
        "svc",
        "test",
    }
)

# Parameters that say how a reader came to the page, and nothing about which page it is.
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl"
    r"|_hsenc|_hsmi|hsctatracking|mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|s_cid|s_kwcid|ocid|cmp|cmpid|xtor"
    r"|at_medium|at_campaign|at_format|at_link_.*|at_bbc_.*|smid|maca|traffic_source|sara_ref|wt_zmc|srsltid|li_fat_id"
    r"|(?:pk|mtm|piwik|matomo)_(?:campaign|kwd|keyword|source|medium|content|cid)|ns_(?:mchannel|source|campaign)"
    r"|_x_tr_.*|fb_action_(?:ids|types)|fb_(?:ref|source)|guce?_referr?er.*|ncid)",
    re.IGNORECASE,
)
# Marks of a visit: each reader gets another one, and whoever has none gets a new one.
_VISIT = re.compile(
    r"(?:jsessionid|phpsessid|sessid|sessionid|aspsessionid\w*|cfid|cftoken|oscsid|zenid|xtcsid)=.*", re.IGNORECASE
)
_MAY_BE_VISIT = re.compile(r"(?:s|sid|session|session_?id)=(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{20,128}", re.IGNORECASE)
"""A key that may be that of a story too: what else the address says has to name the page."""
_VISIT_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*|/\([ASF]\([a-z0-9]{20,64}\)\)(?=/)", re.IGNORECASE)

_AMP_CACHE = re.compile(
    r"(?:[a-z0-9-]+\.cdn\.ampproject\.org/[cv]|(?:www\.)?google\.[a-z.]{2,6}/amp)(?P<s>/s)?/(?P<page>[^/?]+\.[^/?]+/?.*)"
)
_SERVING = re.compile(r"(?:www|m|mobile|amp|feeds?|rss)\.")

_FRONT = re.compile(r"(?:index|home|default|main)(?:\.\w{3,5})?|[a-z]{2}(?:[-_][a-z]{2})?")
_OF_ERRORS = re.compile(
    r"(?:error-?|page-)?40[34]|4(?:04|10)(?:\.\w{3,5})?|(?:page[-_]?)?not[-_]?found(?:\.\w{3,5})?|gone"
)
_TELLS_ERROR = re.compile(r"(?:^|&)(?:err(?:or)?|status|reason)=(?:4(?:04|10)|not[-_]?found)", re.IGNORECASE)
_OF_WALLS = re.compile(
    r"(?:collect[-_]?)?consent|(?:cookie|gdpr|privacy)[-_]?(?:consent|wall|gate)|captcha|challenge|paywall|blocked"
    r"|access[-_]?denied|unsupported[-_]?browser|subscri(?:be|ptions?)|(?:sign|log)[-_]?(?:in|on|up)|register"
)
_HOSTS_OF_WALLS = frozenset({"consent", "login", "signin", "auth", "sso", "account", "accounts", "myaccount", "idp"})
_NAMES_PAGE = re.compile(r"\d|[-_][^-_]+[-_]")
"""An article's name has a number or several words in it; a section is called “news” or “world-politics”."""
_OF_THE_SAME_PAGE = re.compile(r"amp|print|full|all|index\.\w{3,5}|(?:page/|p)?\d{1,3}")
"""What stands behind the address of a page for another form or part of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The parts of one address that was found fit to ask: the only thing that the client dials.

    ``host`` is a lower-case ASCII name or a plain IP address without brackets, ``target`` path and query as they
    are sent.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port: as in an address and in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what two addresses share that belong to one server."""
        return self.scheme, self.host, self.port

    @property
    def is_literal(self) -> bool:
        """Whether the host is an IP address, so that nothing has to be looked up."""
        return ":" in self.host or _DOTTED_QUAD.fullmatch(self.host) is not None

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def parse(address: str, *, allowance: Collection[tuple[str, int]] = ()) -> Place:
    """Read an address; :class:`Refused` with a sentence when it is ambiguous or leads to no public place.

    ``allowance`` holds pairs of a literal loopback address and a port that may be asked all the same. Names are
    judged by name only: what they stand for is judged when they are looked up.
    """
    place = _read(address)
    if (place.host, place.port) not in allowance:
        _judge(place.host, place.port)
    return place


def checked(address: str, *, allowance: Collection[tuple[str, int]] = ()) -> str:
    """The address, read once and written back without its fragment, or :class:`Refused`. Asks no network."""
    return str(parse(address, allowance=allowance))


def canonical_address(address: str) -> str:
    """The one form under which a page is known: no fragment, default port, tracking parameters, marks of a visit or
    empty query.

    A copy in a cache of pages for telephones (AMP) is known as the page that it is a copy of. The order of the other
    parameters is kept, since some servers care. Raises :class:`Refused` on what is no web address.
    """
    place = _read(address)  # not parse: a page of the demonstration, on loopback, has a canonical address too
    if (cached := _AMP_CACHE.fullmatch(f"{place.host}{place.target}")) is not None:
        with suppress(Refused):  # what leads nowhere stays the address of the cache
            place = parse(f"{'https' if cached['s'] else 'http'}://{cached['page']}")
    target = _ESCAPE.sub(lambda found: found[0].upper(), place.target)
    path, _, query = target.partition("?")
    path = _VISIT_IN_PATH.sub("", path)
    parts = [part for part in query.split("&") if part]
    parts = [part for part in parts if not (_TRACKING.fullmatch(part.partition("=")[0]) or _VISIT.fullmatch(part))]
    others = [part for part in parts if not _MAY_BE_VISIT.fullmatch(part)]
    kept = "&".join(others if others or _NAMES_PAGE.search(path.rpartition("/")[2]) else parts)
    return str(Place(place.scheme, place.host, place.port, f"{path}?{kept}" if kept else path))


def askable(address: str, may_ask: Callable[[str], str] = checked) -> str:
    """The canonical form of an address that a service or a page gave, if it may be asked; else empty.

    ``may_ask`` is what the client says of it (:meth:`claims.connectors.http.Client.checked`).
    """
    try:
        return canonical_address(may_ask(address))
    except Refused:
        return ""


def authority_of(address: str) -> str:
    """Host and, where it is not the usual one, port of an address, as they are dialled; empty for what is none."""
    try:
        return urlsplit(canonical_address(address)).netloc
    except Refused:
        return ""


def _written(address: str) -> str:
    """An address as it is asked for, where it can be: a host beyond ASCII stands in two forms."""
    try:
        return address if address.isascii() else str(_read(address))
    except Refused:
        return address


def is_one_site(one: str, other: str) -> bool:
    """Whether two web addresses lie on one site, as far as their hosts show: the same, or one below the other.

    A host that shows the same to others (``m.``), or hands its news out (``rss.``), counts as the one it serves.
    """
    mine, theirs = (
        _SERVING.sub("", urlsplit(address).hostname or "", count=1) for address in map(_written, (one, other))
    )
    return mine == theirs or mine.endswith(f".{theirs}") or theirs.endswith(f".{mine}")


def leads_home(asked: str, answered: str) -> bool:
    """Whether a site's front page, the page of a section or one of errors answered where another page was asked for:
    that one is not there any more."""
    mine, theirs = urlsplit(asked), urlsplit(answered)
    parts, above = _parts(mine.path), _parts(theirs.path)
    if (parts, mine.query) == (above, theirs.query) or not (parts or mine.query):
        return False
    if (above and _OF_ERRORS.fullmatch(above[-1])) or _TELLS_ERROR.search(theirs.query):
        return True
    if theirs.query:
        return False
    if not above or (len(above) == 1 and _FRONT.fullmatch(above[0])):
        return True
    left = parts[len(above) :]
    is_above = bool(left) and parts[: len(above)] == above and not _OF_THE_SAME_PAGE.fullmatch("/".join(left))
    return is_above and _NAMES_PAGE.search(above[-1]) is None


def leads_to_wall(asked: str, answered: str) -> bool:
    """Whether a login or a question for consent answered where a page was asked for, as far as its address shows."""
    mine, theirs = urlsplit(asked), urlsplit(answered)
    host = (theirs.hostname or "").partition(".")[0]
    if host in _HOSTS_OF_WALLS and host != (mine.hostname or "").partition(".")[0]:
        return True
    here, there = (_parts(address.path)[-1:] for address in (mine, theirs))
    return here != there and bool(there) and _OF_WALLS.fullmatch(there[0].partition(".")[0]) is not None


def _parts(path: str) -> list[str]:
    return [part for part in path.lower().split("/") if part]


def joined(base: str, reference: str) -> str:
    """A link as it stands in a page or feed, made absolute; empty when it is no http(s) link."""
    reference = _UNSEEN.sub("", reference).strip()
    if len(reference) > LONGEST:
        return ""
    try:
        address = urljoin(base, reference)
    except ValueError:
        return ""
    return address if _WHOLE.fullmatch(address) and address.partition(":")[0].lower() in DEFAULT_PORTS else ""


def _read(address: str) -> Place:
    address = address.strip(" \t\r\n")
    if len(address) > LONGEST:
        raise Refused("bad_address", f"This address is longer than {LONGEST:,} characters.")
    if _UNSEEN.search(address):
        raise Refused("bad_address", "This address contains characters that cannot be seen.")
    if "\\" in address:
        raise Refused("bad_address", "This address contains a backslash.")
    whole = _WHOLE.fullmatch(address)
    if whole is None:
        raise Refused("bad_scheme", "An address starts with http:// or https://.")
    scheme = whole["scheme"].lower()
    if scheme not in DEFAULT_PORTS:
        raise Refused("bad_scheme", f"Only http and https addresses are fetched, not “{scheme}”.")
    host, port = _host_and_port(whole["authority"], scheme)
    place = Place(scheme, host, port, _target(whole["path"], whole["query"] or ""))
    if len(str(place)) > LONGEST:
        raise Refused("bad_address", f"This address is longer than {LONGEST:,} characters.")
    return place


def _host_and_port(authority: str, scheme: str) -> tuple[str, int]:
    if "@" in authority:
        raise Refused("credentials", "This address contains a user name or an “@” before the host.")
    if "%" in authority:
        raise Refused("bad_address", "The host of this address contains a percent sign.")
    parts = _BRACKETED.fullmatch(authority) or _NAMED.fullmatch(authority)
    if parts is None:
        raise Refused("bad_address", "This address has no host that can be read.")
    if len(parts["port"] or "") > 5:
        raise Refused("bad_port", "The port of this address is not a port.")
    port = int(parts["port"]) if parts["port"] else DEFAULT_PORTS[scheme]
    if authority.startswith("["):
        try:
            return str(IPv6Address(parts["host"])), port
        except AddressValueError as error:
            raise Refused("bad_address", "What stands in brackets in this address is no IPv6 address.") from error
    return _name(parts["host"]), port


def _name(host: str) -> str:
    if _DOTTED_QUAD.fullmatch(host):
        try:
            return str(IPv4Address(host))
        except AddressValueError as error:
            raise Refused("bad_address", "The host of this address is no IP address and no name.") from error
    try:
        # An ASCII name is left to the rules below: idna also refuses names with an underscore, which exist.
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True, transitional=False).decode("ascii")
        name = name.removesuffix(".")
        labels = name.split(".")
        for label in labels:
            if label.startswith("xn--"):
                idna.decode(label)
    except (idna.IDNAError, UnicodeError) as error:
        raise Refused("bad_address", "The host of this address is not a name that exists on the internet.") from error
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        # 127.1, 0x7f.1, 2130706433 and 0177.0.0.1: the system's resolver would read them as addresses.
        raise Refused("bad_address", "The host of this address is an IP address in a form that is not accepted.")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise Refused("bad_address", "The host of this address is not a name that exists on the internet.")
    return name


def _judge(host: str, port: int) -> None:
    if ":" in host or _DOTTED_QUAD.fullmatch(host):
        if not is_public(host):
            raise Refused("ssrf_blocked", "This address leads into a private or reserved network.")
    elif "." not in host or host.rpartition(".")[2] in _SPECIAL_ENDINGS:
        raise Refused("ssrf_blocked", f"“{host}” is a name of a local network, not of the public internet.")
    if port not in (80, 443):
        raise Refused("bad_port", f"Only the ports 80 and 443 are asked, not {port}.")


def _target(path: str, query: str) -> str:
    # The safe characters are those that RFC 3986 lets stand; a percent sign stays where it begins an escape.
    path = quote(_STRAY_PERCENT.sub("%25", path), safe="/:@!$&'()*+,;=-._~%")
    query = quote(_STRAY_PERCENT.sub("%25", query), safe="?/:@!$&'()*+,;=-._~%")
    target = (path or "/") + query
    if _ENCODED_CONTROL.search(target):
        raise Refused("bad_address", "This address contains control characters.")
    return target
