"""From the bytes of a page or feed to its text, whatever the server said about the encoding, or did not say.

Only the encodings of the web are read (the list of the WHATWG Encoding Standard): Python knows others that no page uses
and that an attacker would, such as UTF-7.
"""

import codecs
import re

from charset_normalizer import from_bytes

# Labels that mean a wider encoding than they say, as every browser reads them.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "koi8-r": "koi8-u",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-16-le",
}
_READ = (
    {"utf-8", "utf-16-le", "utf-16-be", "cp866", "cp874", "koi8-u", "mac-roman", "mac-cyrillic"}
    | {f"cp125{n}" for n in range(9)}
    | {f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {"gb18030", "big5", "euc_jp", "iso2022_jp", "cp932", "cp949"}
)
_LABELS = {
    **dict.fromkeys(("x-sjis", "ms932", "windows-31j", "csshiftjis"), "cp932"),
    **dict.fromkeys(("x-euc-jp", "cseucpkdfmtjapanese"), "euc_jp"),
    **dict.fromkeys(("x-gbk", "iso-ir-58", "gb_2312", "csiso58gb231280"), "gb18030"),
    **dict.fromkeys(("big5-hkscs", "cn-big5", "x-x-big5", "csbig5"), "big5"),
    **dict.fromkeys(("ks_c_5601-1987", "ksc5601", "ksc_5601", "windows-949", "iso-ir-149", "cseuckr"), "cp949"),
    **{f"x-cp{number}": f"cp{number}" for number in range(1250, 1259)},
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("macintosh", "x-mac-roman"), "mac-roman"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical", "visual"), "iso8859-8"),
    **dict.fromkeys(("koi", "koi8", "koi8_r"), "koi8-r"),
    **dict.fromkeys(("koi8-ru",), "koi8-u"),
    **dict.fromkeys(("dos-874", "iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"), "utf-8"),
}
"""Labels of the web that Python does not know, or takes for something else."""
_DEFAULT = "cp1252"
"""What servers say of every page where nobody has told them better."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_IN_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")
_IN_META = re.compile(rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<script\b[^<]*(?:<(?!/script)[^<]*)*|<style\b[^<]*(?:<(?!/style)[^<]*)*|<[^<>]*>|\s+", re.IGNORECASE
)
_OF_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B][\x21-\x7e]{2}")
_UNDECLARED = [
    "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1250", "iso8859_2", "cp1252", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874",
]  # fmt: skip
"""What pages are written in that do not say so. Of rarer encodings a guess is right more seldom than wrong: Polish
in Windows-1250 looks much like Latvian."""
_LIKE_CENTRAL = frozenset(
    {"cp1250", "iso8859-2", "iso8859-3", "iso8859-10", "iso8859-13", "iso8859-16", "cp1257", "cp1258"}
)
"""The encodings of Poland, Bohemia and Croatia, and those that they are mistaken for."""
_CENTRAL = re.compile(
    rb"[\x8a\x8d\x8e\x9a\x9d\x9e]|(?<=[A-Za-z\xbf-\xff])(?:(?<!m)\xb3|[\xb1\xb6\xb9\xbc\xbe\xbf])"
    rb"|[\xb9\xba\xbe](?=[a-z\xe0-\xff])"
)
_FEWEST_CENTRAL = 0.05
"""“ł”, “ą”, “š”, “ş” and their like within words, whose bytes are signs in the west; and their share of all bytes
beyond ASCII from which on they are letters: French in Windows-1252 looks much like Slovak."""
_WINDOWS_ALONE = re.compile(rb"[\x80-\x9f]")
_ISO_ALONE = re.compile(rb"[A-Za-z\xb3\xbf-\xff][\xb1\xb6]|[\xa6\xac\xb1\xb6][A-Za-z\xb3\xbf-\xff]")
"""“ą”, “ś”, “Ś” and “Ź”, whose bytes are signs in Windows-1250."""
_CZECH, _CZECH_IN_ISO = re.compile(rb"[\xe8\xec\xf8\xf9]"), re.compile(rb"[\xb9\xbe]")
"""“č”, “ě”, “ř” and “ů”, beside which stand “š” and “ž”, and no “ą” or “ľ”."""
_CYRILLIC = ("cp1251", "koi8-u", "iso8859-5", "cp866")
"""Each has letters where the others have them, and other ones: read in the wrong one they are letters still."""
_COMMON = re.compile("[оеаинтсрвлкі]")
"""The commonest letters of any language in Cyrillic: some two thirds of what is written, and seldom capitals."""
_FEW_COMMON, _MANY_COMMON, _FEWEST_LETTERS = 0.4, 0.5, 20
"""Which share of its letters they are at most in the wrong encoding, and at least in the right one; how many letters
show it."""
_FOREIGN = 0.5
"""From this share of a page's letters on they are no Latin ones: no language has so many accents."""
_FEW_FOREIGN = 0.15
"""Below this share they are accents and no other script."""
_LATIN = _LIKE_CENTRAL | {"cp1252", "cp1254", "iso8859-15"}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 2**16
_LETTER = re.compile(rb"[A-Za-z]")


class NotText(ValueError):
    """Bytes that are no text in any encoding of the web; ``str()`` is a sentence."""


def text_of(body: bytes, *, declared: str = "") -> str:
    """The text of ``body``; ``declared`` is what the header says. A byte order mark wins, then what the bytes prove.

    Bytes that are no character in the encoding become U+FFFD, up to one in fifty. Raises :class:`NotText` on binary.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _sane(body[len(mark) :].decode(encoding, "replace"))
    if encoding := _wide(body):
        return _sane(body.decode(encoding, "replace"))
    names = [encoding for name in (declared, _inside(body)) if (encoding := known(name))]
    if names[:1] == [_DEFAULT] and names[1:] != ["utf-8"]:
        names.reverse()  # the page knows better, unless it is wrong about that too
    if set(names) == {_DEFAULT} and _is_foreign(body):
        names = []
    if not body.isascii() and not any(name.startswith("utf-16") for name in names):
        try:
            # Nothing but UTF-8 looks like UTF-8: stronger than a header, which is often the server's default.
            return _sane(body.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    for encoding in _told_apart(names, body):
        # What stands inside an ASCII-readable page cannot be UTF-16, whatever the page says.
        text = body.decode("utf-8" if encoding.startswith("utf-16") else encoding, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return _sane(text)
    if _OF_JAPANESE_MAIL.search(body):
        return _sane(body.decode("iso2022_jp", "replace"))
    if body.isascii():
        return _sane(body.decode("ascii"))
    return _sane(body.decode(_guessed(body), "replace"))


def known(name: str) -> str:
    """The encoding that a label means on the web, as Python names it; empty when it is none that is read."""
    name = _LABELS.get(name.lower(), name)
    try:
        encoding = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    encoding = _WIDER.get(encoding, encoding)
    return encoding if encoding in _READ else ""


def _inside(body: bytes) -> str:
    found = _IN_XML.search(body[:1024]) or _IN_META.search(body[:4096])
    return found[1].decode("ascii") if found else ""


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: every other byte of the markup at the start is zero."""
    start = body[:16]
    if len(start) >= 8:
        if not any(start[1::2]) and all(start[::2]):
            return "utf-16-le"
        if not any(start[::2]) and all(start[1::2]):
            return "utf-16-be"
    return ""


def _guessed(body: bytes) -> str:
    """The encoding that the words of a page look like; its markup and programs, which are ASCII, say nothing of it."""
    words = _MARKUP.sub(b" ", body[: 16 * _SAMPLE])[:_SAMPLE]
    # A cut in the middle of a character would speak against the right encoding.
    words = words.rpartition(b" ")[0] or words
    best = from_bytes(words, cp_isolation=_UNDECLARED).best() or from_bytes(words).best()
    encoding = known(best.encoding if best else "") or _DEFAULT
    beyond, share = _beyond_ascii(words)
    if encoding not in _LATIN and share < _FEW_FOREIGN:
        return _DEFAULT
    if encoding == _DEFAULT or encoding in _LIKE_CENTRAL:
        if len(_CENTRAL.findall(words)) < _FEWEST_CENTRAL * beyond:
            return _DEFAULT
        is_czech = _CZECH.search(words) and _CZECH_IN_ISO.search(words)
        is_iso = not _WINDOWS_ALONE.search(words) and (_ISO_ALONE.search(words) or is_czech)
        encoding = "iso8859-2" if is_iso else "cp1250"
    return encoding


def _is_foreign(body: bytes) -> bool:
    """Whether the words of a page can be no Latin ones, whatever the encoding."""
    return _beyond_ascii(_MARKUP.sub(b" ", body[: 16 * _SAMPLE]))[1] > _FOREIGN


def _told_apart(names: list[str], body: bytes) -> list[str]:
    """The encodings that a page may be in; where one of Cyrillic is declared and the letters show another, that one."""
    if not set(names) & set(_CYRILLIC) or body.isascii():
        return names
    words = _MARKUP.sub(b" ", body[: 16 * _SAMPLE])[:_SAMPLE]
    beyond = _beyond_ascii(words)[0]
    if beyond < _FEWEST_LETTERS:
        return names
    shares = {one: len(_COMMON.findall(words.decode(one, "replace"))) / beyond for one in _CYRILLIC}
    best = max(shares, key=lambda one: shares[one])
    if shares[best] < _MANY_COMMON or shares.get(names[0], 1.0) > _FEW_COMMON:
        return names
    return [best]


def _beyond_ascii(words: bytes) -> tuple[int, float]:
    """How many bytes are none of ASCII, and which share they are of all letters."""
    letters = len(_LETTER.findall(words))
    beyond = sum(byte >= 0x80 for byte in words)
    return beyond, beyond / (letters + beyond or 1)


def _sane(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = len(_NO_TEXT.findall(sample))
    if strange > 5 and strange * 20 > len(sample):
        raise NotText("This is not text: it looks like a program, a picture or another kind of file.")
    return text
