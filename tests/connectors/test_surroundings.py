"""What stands among the paragraphs of a page and is none of them: left out, and nothing of the text with it."""

import pytest

from claims.connectors.extraction import read as read_page

SENTENCES = [
    f"Paragraph {n}: the mayor said on Monday that the bridge stays closed until it is mended." for n in range(6)
]
TEXT = "\n".join(SENTENCES)


def text_of(*, within: str = "", below: str = "", text: str = "") -> str:
    first, *others = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    body = text or f"<article><h1>Bridge closed</h1>{first}{within}{''.join(others)}</article>"
    page = f"<!doctype html><html><head><title>Bridge closed</title></head><body>{body}{below}</body></html>"
    return read_page(page.encode(), content_type="text/html", address="https://www.harbour.org/news/bridge").text


def card(number: int, element: str = "div") -> str:
    href = f"/news/{number}"
    headline = f"Minister {number} denies that he took any money"
    return (
        f"<{element}><a href={href}><img src=x.png></a><h4><a href={href}>{headline}</a></h4>"
        f"<span>Minister {number} denied on Sunday that he had taken money from the port.</span></{element}>"
    )


@pytest.mark.parametrize(
    "pointer",
    [
        "<p><strong><a href=/a>MAYOR'S BROTHER ARRESTED IN HARBOUR RAID</a></strong></p>",
        "<p><a href=/a>Click here to get our app</a></p>",
        "<p><strong>Read more:</strong> <a href=/a>Mayor’s brother arrested in harbour raid.</a></p>",
        "<div>SEE ALSO: <a href=/a>Mayor’s brother arrested</a></div>",
        "<p><b>[Related: <a href=/a>Mayor’s brother arrested in harbour raid</a>]</b></p>",
        "<p>Читайте також: <a href=/a>Брата мера затримали в порту</a></p>",
        "<p>Lesen Sie auch: <a href=/a>Bruder des Bürgermeisters verhaftet</a></p>",
        "<p>Lire aussi : <a href=/a>Le frère du maire arrêté au port</a></p>",
        "<p>Lea también: <a href=/a>Detienen al hermano del alcalde</a></p>",
        "<p>관련 기사: <a href=/a>시장 동생 체포</a></p>",
        "<p><strong>DON'T MISS</strong></p><p><a href=/a>Brother caught</a> [<b>MAP</b>] <a href=/b>Port shut</a></p>",
        "<div>Subscribe to the Morning Review<form><input type=email></form></div>",
        "<div>The day’s news in your inbox<form><input name=usermail></form><p>Thanks for signing up!</p></div>",
        "<p class='error hide'>An error has occurred, please try again later.</p>",
        "<div hidden>Your session has ended.</div>",
    ],
)
def test_a_way_elsewhere_is_no_sentence_of_the_report(pointer: str) -> None:
    assert text_of(within=pointer) == text_of()


@pytest.mark.parametrize("element", ["div", "li", "section"])
def test_cards_of_other_reports_are_none_of_its_paragraphs(element: str) -> None:
    row = "".join(card(n, element) for n in range(4))
    below = f"<h3>Top stories</h3><{'ul' if element == 'li' else 'div'}>{row}</{'ul' if element == 'li' else 'div'}>"
    assert text_of(within=below) == text_of()


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor spoke of it <a href=/a>in an interview that she gave on Sunday</a>.",
        "<a href=/a>The mayor has published the letter that she had denied to have.</a>",
        "<a href=/a>Two engineers</a> read the report and left the town on Friday.",
        "Read more than once, the letter says nothing of <a href=/a>money</a>.",
        "Related: the mayor and the builder are cousins, said <a href=/a>the Post</a>, which both deny.",
    ],
)
def test_a_sentence_with_a_link_stays(sentence: str) -> None:
    plain = sentence.replace("<a href=/a>", "").replace("</a>", "")
    assert text_of(within=f"<p>{sentence}</p>").split("\n") == [*text_of().split("\n")[:-5], plain, *SENTENCES[1:]]


def test_a_table_that_only_places_the_text_is_none() -> None:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    table = f"<table><tr><td><a href=/>Home</a></td><td>{paragraphs}</td><td>Weather</td></tr></table>"
    text = text_of(text=table)
    assert "\t" not in text
    assert [line for line in text.split("\n") if line.startswith("Paragraph")] == SENTENCES


def test_a_table_of_figures_stays_one() -> None:
    table = "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Harbour</td><td>12</td></tr></table>"
    assert "Town\tDead\nHarbour\t12\n" in text_of(within=table)


def test_a_form_around_the_whole_page_takes_none_of_it_away() -> None:
    paragraphs = "".join(f"<div>{sentence}</div>" for sentence in SENTENCES)
    whole = f"<form><article><h1>Bridge closed</h1>{paragraphs}<input type=email></article></form>"
    assert text_of(text=whole).split("\n")[-6:] == SENTENCES


@pytest.mark.parametrize(("around", "element"), [("section", "p"), ("ul", "li")])
def test_a_form_beside_a_paragraph_takes_it_not_along(around: str, element: str) -> None:
    first, second, *others = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    offer = "<p>Get the day’s headlines in your inbox. Sign up for our newsletter.</p>"
    second = second.replace("p>", f"{element}>")
    section = f"<{around}>{second}<div>{offer}<form><input type=email></form></div></{around}>"
    read = text_of(text=f"<article><h1>Bridge closed</h1>{first}{section}{''.join(others)}</article>")
    assert read.replace("- Para", "Para") == text_of()


@pytest.mark.parametrize("struck", ["<s>{}</s>", "<strike>{}</strike>", "<del>{}</del>"])
def test_what_a_page_has_struck_out_it_no_longer_says(struck: str) -> None:
    words = "The repairs cost {} million euros, as the council was told on Monday."
    assert text_of(within=f"<p>{words.format(struck.format('ten') + ' twelve')}</p>") == "\n".join(
        [SENTENCES[0], words.format("twelve"), *SENTENCES[1:]]
    )


def test_a_page_that_is_struck_out_as_a_whole_is_read() -> None:
    whole = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert text_of(text=f"<article><h1>Bridge closed</h1><s>{whole}</s></article>").endswith(TEXT)


def test_what_small_screens_alone_leave_out_is_read() -> None:
    assert "Nobody was hurt." in text_of(within="<p class='hidden md:block'>Nobody was hurt.</p>")


def test_a_long_text_that_the_page_unfolds_is_read() -> None:
    unfolded = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 2)
    assert (
        text_of(text=f"<article><h1>Bridge closed</h1><div class=hidden>{unfolded}</div></article>").count("mayor")
        == 12
    )
