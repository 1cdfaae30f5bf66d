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


SPOKEN = [
    ("首相は月曜日に記者団に対し、橋は十二月一日に開通すると述べた。", "shift_jis euc_jp iso2022_jp"),
    ("カタカナのニュース、ワールド。市長は言った。", "shift_jis euc_jp"),
    ("市长星期一对记者说，大桥将于十二月一日通车。", "gb18030"),
    ("市長星期一對記者說，大橋將於十二月一日通車。", "big5"),
    ("시장은 월요일 기자들에게 다리가 12월 1일 개통된다고 말했다.", "euc_kr"),
    ("Мэр сообщил в понедельник, что мост откроется первого декабря.", "cp1251 koi8-r iso8859-5 cp866"),
    ("Міський голова повідомив у понеділок, що міст відкриють першого грудня. Її підтримали.", "cp1251 koi8-u"),
    ("Кметът съобщи в понеделник, че мостът ще бъде открит на първи декември.", "cp1251"),
    ("Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα ανοίξει την πρώτη Δεκεμβρίου.", "cp1253 iso8859-7"),
    ("ראש העיר אמר ביום שני כי הגשר ייפתח בראשון בדצמבר.", "cp1255"),
    ("قال رئيس البلدية يوم الاثنين إن الجسر سيفتح في الأول من ديسمبر.", "cp1256"),
    ("นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะเปิดในวันที่ 1 ธันวาคม", "cp874"),
    ("Burmistrz powiedział w poniedziałek, że most będzie otwarty. Źródła rządowe zaprzeczają.", "cp1250 iso8859-2"),
    ("Starosta v pondělí řekl, že most bude otevřen. Příští týden přijde ministr.", "cp1250 iso8859-2"),
    ("Primátor v pondelok povedal, že most otvoria. Minister zahraničia to odmietol.", "cp1250 iso8859-2"),
    ("Gradonačelnik je rekao da će most biti otvoren u prosincu. Više žena čeka.", "cp1250 iso8859-2"),
    ("Belediye başkanı köprünün bir aralıkta açılacağını söyledi.", "cp1254"),
    ("À l’issue du conseil, où siégeait le préfet, la mairie a jugé « très élevé » le coût à côté.", "cp1252"),
    ("A ministra não negou que a ponte será aberta amanhã, às dez. As informações são da polícia.", "cp1252"),
    ("¿Qué dijo el alcalde? La señora Muñoz negó que el puente abriría mañana.", "cp1252"),
    ("Il sindaco ha detto lunedì che il ponte aprirà più tardi: «È così». Perché no?", "cp1252"),
    ("Borgmästaren sade på måndagen att bron öppnas först på våren.", "cp1252"),
    ("Die Brücke wird größer, sagte der Bürgermeister. 5 m³ Wasser flossen.", "cp1252"),
    ("De brug gaat één dag later open, zei de burgemeester.", "cp1252"),
    ("The mayor said – “we knew” – that the café would open. It costs £14m.", "cp1252"),
]


@pytest.mark.parametrize("often", [1, 40])
@pytest.mark.parametrize(("said", "encoding"), [(said, one) for said, some in SPOKEN for one in some.split()])
def test_the_words_of_a_page_show_its_encoding_through_all_its_markup(said: str, encoding: str, often: int) -> None:
    markup = "<style>p { margin: 0 }</style><script>if (1 < 2) { run('abcdefgh'); }</script>" * 9
    page = (
        f"<html><head><title>{said[:9]}</title>{markup}</head><body>{f'<p class=text>{said}</p>' * often}</body></html>"
    )
    page = page.encode(encoding, "replace").decode(encoding)
    assert text_of(page.encode(encoding)) == page


@pytest.mark.parametrize(("said", "encoding"), [(said, some.split()[0]) for said, some in SPOKEN[1:12]])
def test_a_server_that_calls_every_page_western_is_not_believed_of_another_script(said: str, encoding: str) -> None:
    page = f"<html><body><p>{said}</p></body></html>"
    assert text_of(page.encode(encoding), declared="ISO-8859-1") == page


@pytest.mark.parametrize("where", ["header", "page", "both"])
@pytest.mark.parametrize("said", [SPOKEN[5][0], SPOKEN[6][0], SPOKEN[7][0]])
def test_one_cyrillic_encoding_that_is_declared_as_another_shows_by_its_letters(said: str, where: str) -> None:
    encodings = ["windows-1251", "koi8-r", "iso-8859-5", "iso-8859-1"]
    for own in ("cp1251", "koi8-u"):
        for declared in encodings:
            head = "" if where == "header" else f'<meta charset="{declared}">'
            page = f"<html>{head}<title>CNN</title><body><p>{said}</p></body></html>"
            told = "" if where == "page" else declared
            assert text_of(page.encode(own), declared=told) == page, (own, declared)


def test_a_few_cyrillic_letters_are_read_as_declared() -> None:
    page = "<p>The newspaper “Юрьяф” was founded in 1870 by two brothers.</p>"
    assert text_of(page.encode("cp1251"), declared="windows-1251") == page


@pytest.mark.parametrize("mark", [b"<script ", b"<", b"<style><script>", b"<!--", b"\x1b$"])
def test_hostile_markup_keeps_the_guess_from_nothing(mark: bytes) -> None:
    assert text_of(mark * (2**20 // len(mark)) + b" caf\xe9").endswith("é")


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
