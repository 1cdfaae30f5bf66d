import pytest

from claims.connectors.charsets import NotText, known, text_of

UKRAINIAN = (
    "Президент України заявив, що КНДР надсилає військових. Їх уже понад десять тисяч, кажуть у міністерстві. " * 3
)
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta města v pondělí ráno. " * 3


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "utf-8"])
def test_the_header_says_the_encoding(encoding: str) -> None:
    assert text_of(UKRAINIAN.encode(encoding), declared=encoding) == UKRAINIAN


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="windows-1251"?>',
        '<meta charset="windows-1251">',
        "<meta charset=WINDOWS-1251 />",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_the_document_says_the_encoding(head: str) -> None:
    assert text_of((head + UKRAINIAN).encode("windows-1251")) == head + UKRAINIAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_mark_or_the_bytes_themselves_say_the_encoding(encoding: str) -> None:
    text = "<html><body><p>Hello</p>" + UKRAINIAN
    assert text_of(text.encode(encoding), declared="windows-1251" if encoding == "utf-8-sig" else "") == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "us-ascii", "utf-16", "nonsense", ""])
def test_what_is_utf_8_is_read_as_such_whatever_the_header_says(declared: str) -> None:
    text = "<p>" + UKRAINIAN
    assert text_of(text.encode(), declared="" if declared == "utf-16" else declared) == text


@pytest.mark.parametrize(("text", "encoding"), [(UKRAINIAN, "windows-1251"), (UKRAINIAN, "koi8-u"), (CZECH, "cp1250")])
def test_an_encoding_that_nobody_names_is_found(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_a_wrong_header_gives_way_to_what_the_page_says() -> None:
    text = '<meta charset="shift_jis">' + "東京で会議が開かれた。" * 5
    assert text_of(text.encode("shift_jis"), declared="iso-2022-jp") == text


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u"])
def test_a_page_knows_better_than_the_default_of_its_server(encoding: str) -> None:
    text = f'<meta charset="{encoding}">{UKRAINIAN}'
    assert text_of(text.encode(encoding), declared="ISO-8859-1") == text
    western = '<meta charset="utf-8">' + "The mayor said so in a long speech. " * 9 + "café"
    assert text_of(western.encode("cp1252"), declared="ISO-8859-1") == western, "unless it is wrong about that too"


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("x-sjis", "cp932"), ("Windows-31J", "cp932"), ("ks_c_5601-1987", "cp949"), ("big5-hkscs", "big5"),
     ("x-gbk", "gb18030"), ("x-cp1251", "cp1251"), ("iso-8859-8-i", "iso8859-8"), ("x-mac-cyrillic", "mac-cyrillic")],
)  # fmt: skip
def test_labels_of_the_web_are_known(label: str, encoding: str) -> None:
    assert known(label) == encoding


def test_latin_1_means_what_browsers_read() -> None:
    assert text_of(b"\x93quoted\x94 caf\xe9", declared="ISO-8859-1") == "“quoted” café"


def test_one_broken_character_does_not_change_the_encoding() -> None:
    assert text_of(UKRAINIAN.encode() + b"\xff", declared="utf-8") == UKRAINIAN + "\ufffd"


@pytest.mark.parametrize(
    "label", ["utf-7", "rot13", "hex", "idna", "unicode_escape", "zlib", "cp037", "mbcs", "x\x00y", ""]
)
def test_encodings_that_no_page_uses_are_not_known(label: str) -> None:
    assert known(label) == ""


def test_utf_7_stays_as_it_is_written() -> None:
    assert text_of(b'<?xml version="1.0" encoding="UTF-7"?>+ADw-script+AD4-', declared="utf-7").endswith(
        "+ADw-script+AD4-"
    )


@pytest.mark.parametrize("body", [b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00", bytes(range(256)) * 9, b"\x00" * 99])
def test_what_is_no_text_is_said_so(body: bytes) -> None:
    with pytest.raises(NotText, match="This is not text"):
        text_of(body)
