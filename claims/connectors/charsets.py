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
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-16-le",
}
_READ = (
    {"utf-8", "utf-16-le", "utf-16-be", "cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
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
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 2**16


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
    if not body.isascii() and not any(name.startswith("utf-16") for name in names):
        try:
            # Nothing but UTF-8 looks like UTF-8: stronger than a header, which is often the server's default.
            return _sane(body.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    for encoding in names:
        # What stands inside an ASCII-readable page cannot be UTF-16, whatever the page says.
        text = body.decode("utf-8" if encoding.startswith("utf-16") else encoding, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return _sane(text)
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
    # A cut in the middle of a character would speak against the right encoding.
    best = from_bytes(body[:_SAMPLE].rpartition(b" ")[0] or body[:_SAMPLE]).best()
    return known(best.encoding if best else "") or "cp1252"


def _sane(text: str) -> str:
    sample = text[:_SAMPLE]
    strange = len(_NO_TEXT.findall(sample))
    if strange > 5 and strange * 20 > len(sample):
        raise NotText("This is not text: it looks like a program, a picture or another kind of file.")
    return text
