"""The watch: pages that claims stand on are looked at again, and what is not there as it was is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_httpserver import HTTPServer

from claims import editing, outbound, watching
from claims.choices import Action, Origin, Role, SourceState, Stage, TieKind, WorkStatus
from claims.choices import Standing as ItemStanding
from claims.connectors.http import Client as HttpClient
from claims.intake import keep_page
from claims.intake.running import page_of
from claims.models import (
    Claim,
    Event,
    Fetch,
    Fingerprint,
    Host,
    Passage,
    Report,
    Snapshot,
    Source,
    SourceChange,
    Tie,
    Watch,
    broken_links,
    sha256,
)
from claims.models.report import content_path
from claims.refusals import Refused
from claims.watching.comparing import Page, Standing
from claims.watching.looking import COPY_LOST, MISSES, SECOND_LOOK, cited
from claims.watching.typesetting import normalised
from claims.workflow import perform
from tests import factories

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# --- Two texts --------------------------------------------------------------------------------------------------------

ABOVE, BELOW = "The council met for three hours on Monday.", "Buses go by the northern road until then."
SAID = "The bridge of Brunn will open on 1 December, the mayor said."
BEFORE = f"{ABOVE}\n{SAID}\n{BELOW}\nThe weather was fine all week long."


def standing(after: str, *, words: str = SAID, before: str = BEFORE) -> Standing:
    start = before.index(words)
    return Page(after).standing(before, start, start + len(words))


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        f"News in brief.\n{BEFORE}\nMore of the same.",
        BEFORE.replace(BELOW, "There are no buses."),
        BEFORE.replace(ABOVE, "The council did not meet."),
        BEFORE.replace("1 December", "1\u00a0December").replace("mayor said", "mayor\u00ad said"),
        BEFORE.replace("\n", "\n\n  "),
    ],
    ids=["same", "more around", "new below", "new above", "blanks", "lines"],
)
def test_words_that_stand_as_they_did(after: str):
    assert standing(after) == Standing(None)


def test_words_that_were_reworded_are_shown_with_what_stands_there_now():
    now = "The bridge of Brunn will open in March at the earliest, the mayor said."
    assert standing(BEFORE.replace(SAID, now)) == Standing(SourceState.CHANGED, now)


def test_words_that_are_gone():
    assert standing(f"{ABOVE}\n{BELOW}") == Standing(SourceState.VANISHED)


@pytest.mark.parametrize(
    "after",
    [
        "We value your privacy. Accept our cookies to go on, or take out a subscription.",
        "Page not found. The page that you asked for is not here. Go to the front page.",
        f"{ABOVE}\nSubscribe to read on.",
        "Der Rat tagte am Montag drei Stunden lang.\nDie Busse fahren bis dahin über die nördliche Straße.",
    ],
    ids=["cookies", "not found", "teaser", "another language"],
)
def test_a_page_that_no_longer_shows_what_it_said_has_taken_nothing_down_for_all_we_know(after: str):
    assert standing(after, before=f"{BEFORE}\nThe mayor left at noon.") == Standing(SourceState.UNSEEN)


LONG = "\n".join(
    f"The {nth} pier of the bridge was looked at on Monday." for nth in ["first", "second", "third", "fourth"]
)


@pytest.mark.parametrize(
    "after",
    [
        f"{LONG}\n{ABOVE}",
        f"{LONG}\n{ABOVE}\nThis article is for subscribers.",
        f"{LONG}\n{ABOVE}\nRead the whole story in our app.",
        f"{LONG}\n{ABOVE}\n{SAID[:40]}…",
        f"{LONG}\n{ABOVE}\n{SAID[:40]} ...\nRead more",
    ],
    ids=["nothing", "subscription", "app", "within it", "more"],
)
def test_of_a_page_that_breaks_off_before_the_words_nothing_was_taken_down_for_all_we_know(after: str):
    assert standing(after, before=f"{LONG}\n{BEFORE}") == Standing(SourceState.UNSEEN)


LONGER = "\n".join(f"The {nth} pillar was painted in the week of {nth} snow." for nth in map(str, range(1, 31)))


def test_of_a_long_page_that_lacks_its_last_two_sentences_nothing_was_taken_down_for_all_we_know():
    assert standing(f"{LONGER}\n{ABOVE}", before=f"{LONGER}\n{BEFORE}") == Standing(SourceState.UNSEEN)
    assert standing(f"{LONGER}\n{ABOVE}\nNo more of it.", before=f"{LONGER}\n{BEFORE}") == Standing(SourceState.UNSEEN)


def test_a_last_sentence_that_alone_was_taken_out_of_a_page_is_gone():
    before = f"{LONGER}\n{ABOVE}\n{SAID}"
    assert standing(f"{LONGER}\n{ABOVE}", before=before) == Standing(SourceState.VANISHED)
    assert standing(f"{LONGER}\n{ABOVE}\nSubscribe to keep reading.", before=before) == Standing(SourceState.UNSEEN)


@pytest.mark.parametrize(
    "after",
    [
        f"{LONG}\n{ABOVE}\n{BELOW}",
        f"{LONG}\n{ABOVE}\nThe weather was fine all week long.",
        f"{LONG}\n{ABOVE}\nTrams run from Monday, the town hall said.\nThe ferry sails at noon, and costs two crowns.",
    ],
    ids=["the sentence alone", "with its neighbour", "other words instead"],
)
def test_words_that_were_taken_out_of_a_page_that_goes_on_are_gone(after: str):
    assert standing(after, before=f"{LONG}\n{BEFORE}") == Standing(SourceState.VANISHED)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ada Holm opened the bridge on Monday.", "It is not true that Ada Holm opened the bridge on Monday."),
        ("Ada Holm opened the bridge on Monday.", "Rivals falsely claim Ada Holm opened the bridge on Monday."),
        ("Росія відкрила міст у понеділок.", "Неправда, що Росія відкрила міст у понеділок."),
        ("Ada Holm resigned", "Ada Holm resigned?"),
        ("Ada Holm resigned", "Ada Holm resigned from the choir"),
        ("“We opened it on Monday.”", "“We opened it on Monday.” he lied."),
        ("5 people were hurt on it.", "1.5 people were hurt on it."),
        ("The road is shut.", f"It is not true, {'as the town has said again and again, ' * 5}that The road is shut."),
    ],
)
def test_what_is_put_before_or_behind_a_sentence_changes_it(before: str, after: str):
    page = BEFORE.replace(SAID, before)
    assert standing(page.replace(before, after), words=before, before=page) == Standing(SourceState.CHANGED, after)


def test_what_stood_beside_a_sentence_all_along_is_not_what_became_of_it():
    results = [
        f"Team {home} beat team {guest} by {goals} goals to 1."
        for home, guest, goals in zip("ABCD", "EFGH", "2345", strict=False)
    ]
    page, without = "\n".join(results), "\n".join(results[:1] + results[2:])
    assert standing(without, words=results[1], before=page) == Standing(SourceState.VANISHED)
    other = results[1].replace("3 goals", "2 goals")
    assert standing(page.replace(results[1], other), words=results[1], before=page).closest == other


def test_paragraphs_that_are_put_together_change_no_sentence():
    page = BEFORE.replace(SAID, "Bridge to open in December\nThe mayor said so.")
    together = page.replace("\n", " ")
    assert standing(together, words="Bridge to open in December", before=page) == Standing(None)
    assert standing(together, words="The mayor said so.", before=page) == Standing(None)


FAR = "Buses ran.\nShops were open.\nTrams ran.\nThe museum was free."


@pytest.mark.parametrize(
    ("remark", "state"),
    [
        ("The town hall denied that the bridge of Brunn would open on 1 December.", SourceState.REMARKED),
        ("It is not true that the bridge will open in December, the mayor said later.", SourceState.REMARKED),
        ("Мерія заперечила це.", None),
        ("The opposition denied that it had sought new elections.", None),
        ("The bridge of Brunn was built in 1911.", None),
    ],
)
def test_a_denial_counts_far_from_the_words_where_it_says_what_it_denies(remark: str, state: SourceState | None):
    found = standing(f"{BEFORE}\n{FAR}\n{remark}", before=f"{BEFORE}\n{FAR}")
    assert found == (Standing(state, remark) if state else Standing(None))


RESIGNED = "The health minister resigned on Monday."
ARTICLE = f"""Health minister resigns after audit
{RESIGNED}
An audit had found that 40 million euros were spent without a tender in 2024.
“I take responsibility,” Anna Kovar told reporters in Brunn.
Her deputy will lead the ministry until the summer."""
FRONT_PAGE = """Mayor opens new bridge after two years
The finance minister resigned on Friday.
An audit has found that 12 million euros were spent on roads in 2026.
“I take no pleasure in it,” Peter Novak told reporters in Vessen.
Ferry service resumes on Monday"""


@pytest.mark.parametrize("words", ARTICLE.split("\n")[1:4])
@pytest.mark.parametrize(
    "after",
    [FRONT_PAGE, f"Sorry, the page you are looking for does not exist.\nMost read\n{FRONT_PAGE}"],
    ids=["front page", "not found"],
)
def test_other_news_that_begins_in_the_same_way_is_not_what_became_of_a_sentence(words: str, after: str):
    assert standing(after, words=words, before=ARTICLE) == Standing(SourceState.UNSEEN)


def test_sentence_that_was_edited_on_a_page_of_one_sentence_is_told_from_another_one():
    edited = RESIGNED.replace("on Monday", "on Tuesday")
    assert standing(edited, words=RESIGNED, before=RESIGNED) == Standing(SourceState.CHANGED, edited)
    other = "The finance minister travelled on Friday."
    assert standing(other, words=RESIGNED, before=RESIGNED) == Standing(SourceState.UNSEEN)


def test_words_that_are_found_in_other_surroundings_are_not_silently_moved():
    after = f"An old report is quoted below.\n{SAID}\nThe paper regrets it."
    state = standing(after)
    assert state.state == SourceState.ELSEWHERE
    assert SAID in state.closest
    assert standing(SAID).state == SourceState.ELSEWHERE


LABELLED = (
    "Correction: an earlier version of this article gave another date.",
    "CORRECTION, 5 May: The mayor is called Ada Holm.",
    "Editor’s note: This story has been retracted.",
    "* This article was amended on 5 May to correct the date.",
    "The original version of this story said otherwise.",
    "Korrektur: Die Brücke öffnet später.",
    "In einer früheren Version dieses Artikels stand ein anderes Datum.",
    "Rectificatif : la date était fausse.",
    "Corrección: la fecha era otra.",
    "Виправлення: у попередній версії йшлося про інший день.",
    "В предыдущей версии материала была указана другая дата.",
    "Sprostowanie: data była inna.",
    "정정: 개통일은 12월이 아닙니다.",
    "更正：开通日期有误。",
)
DENYING = (
    "The ministry later said this was wrong.",
    "The following claim is false.",
    "The city denied it on Tuesday.",
    "There is no evidence for that.",
    "It could not be independently verified.",
    "In fact, nothing has been decided.",
    "The mayor has since withdrawn the statement.",
    "Das Ministerium wies dies am Dienstag zurück.",
    "Das stimmt nicht, wie sich zeigte.",
    "Le ministère a démenti cette information.",
    "El ministerio lo desmintió.",
    "Міністерство спростувало цю інформацію.",
    "Министерство опровергло это сообщение.",
    "Ministerstwo zaprzeczyło tym doniesieniom.",
    "시는 이를 부인했다.",
    "市政府否认了这一说法。",
)


@pytest.mark.parametrize("remark", LABELLED)
@pytest.mark.parametrize("page", ["{remark}\n{before}", "{before}\n{remark}"], ids=["on top", "at the end"])
def test_what_a_page_has_come_to_say_of_itself_is_told_wherever_it_stands(page: str, remark: str):
    long = BEFORE + "".join(f"\nThe bus number {number} goes by the northern road." for number in range(9))
    after = page.format(before=long, remark=remark)
    told = standing(after, before=long)
    assert (told.state, told.closest) == (SourceState.REMARKED, remark.removeprefix("* "))


@pytest.mark.parametrize("remark", DENYING)
@pytest.mark.parametrize("place", ["{remark} {said}", "{said} {remark}", "{said}\n{remark}"])
def test_a_denial_that_has_come_to_stand_beside_the_sentence_is_told(place: str, remark: str):
    after = BEFORE.replace(SAID, place.format(said=SAID, remark=remark))
    assert standing(after) == Standing(SourceState.REMARKED, remark)


@pytest.mark.parametrize(
    "remark",
    [
        "The district puts the number at seven.",
        "The schools in the district remain open.",
        "According to the district, no school was closed.",
    ],
)
def test_other_figures_or_the_contrary_beside_the_sentence_are_told_without_any_word_of_denial(remark: str):
    said = "The ministry said on Monday that 41 schools in the northern district had been closed since March."
    before = f"{ABOVE}\n{said}\n{BELOW}\nThe district has 60,000 inhabitants.\nA decision is expected in the autumn."
    assert standing(before.replace(said, f"{said}\n{remark}"), words=said, before=before) == Standing(
        SourceState.REMARKED, remark
    )
    neighbour = before.replace("The district has 60,000 inhabitants.", "The district has 61,000 inhabitants.")
    assert standing(neighbour, words=said, before=before) == Standing(None), "a neighbour that was reworded is none"
    far = f"{before}\nThe weather was fine.\nRain is expected.\n{{}}"
    assert standing(far.format(remark), words=said, before=before) == Standing(None)


def test_an_update_is_told_wherever_it_stands_if_it_speaks_of_the_same():
    long = BEFORE + "".join(f"\nThe bus number {number} goes by the northern road." for number in range(9))
    update = "UPDATE: The bridge of Brunn will open on 7 March, the mayor says now."
    assert standing(f"{long}\n{update}", before=long) == Standing(SourceState.REMARKED, update)
    other = "UPDATE: This story has been updated with comments from the opposition."
    assert standing(f"{long}\n{other}", before=long) == Standing(None)


def test_a_remark_that_stood_there_when_the_page_was_cited_is_no_news():
    before = f"{LABELLED[0]}\n{BEFORE.replace(SAID, f'{SAID} {DENYING[0]}')}"
    after = before.replace("another date", "another day").replace("said this was", "said that this was")
    assert standing(before, before=before) == Standing(None)
    assert standing(after, before=before) == Standing(None), "the same remark, worded a little otherwise"
    right = before.replace("wrong", "right")
    assert standing(right.replace("right", "wrong"), before=right) == Standing(SourceState.REMARKED, DENYING[0])


def test_a_denial_of_something_else_further_away_is_not_told():
    rest = "".join(f"\nThe bus number {number} goes by the northern road." for number in range(9))
    assert standing(f"{BEFORE}{rest}\n{DENYING[0]}", before=f"{BEFORE}{rest}") == Standing(None)


@pytest.mark.parametrize(
    "news",
    [
        "Updated on 5 May.",
        "Correction officers will walk over it first.",
        "The council goes on with its work on Friday.",
    ],
)
def test_other_news_beside_the_sentence_is_no_remark(news: str):
    assert standing(BEFORE.replace(SAID, f"{SAID} {news}")) == Standing(None)


@pytest.mark.parametrize(
    "box",
    [
        "In times of fake news, independent journalism matters.",
        "Spotted something that is false? Write to us.",
        "Support us: we debunk what is not true.",
        "You have been signed up. Tell us if this is not correct.",
        "Podcast: the mayor denies rumours.",
        "Підпишіться: ми спростовуємо фейки щодня.",
        "Vous avez vu une information fausse ? Écrivez-nous.",
        "Trust us: nothing false is printed here.",
    ],
)
@pytest.mark.parametrize("place", ["{box}\n{said}", "{said}\n{box}"])
def test_what_a_page_says_to_its_readers_in_a_box_of_its_own_denies_nothing(place: str, box: str):
    assert standing(BEFORE.replace(SAID, place.format(said=SAID, box=box))) == Standing(None)


@pytest.mark.parametrize(
    "remark",
    [
        "“You know that this is false,” the clerk said.",
        "He later denied it in a podcast.",
        "The press council found that this was wrong.",
        "Our reporting was wrong.",
        "The words of the mayor were made up.",
        "This passage was removed after a complaint.",
        "Satire",
        "This article is a work of satire.",
        "Це сатира.",
    ],
)
def test_a_denial_is_told_though_it_quotes_somebody_or_names_its_place(remark: str):
    told = standing(BEFORE.replace(SAID, f"{SAID}\n{remark}"))
    assert (told.state, told.closest) == (SourceState.REMARKED, remark)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("П'ять мостів об'єднали, сказав мер.", "Пʼять мостів об’єднали, сказав мер."),
        ("It’s the mayor’s bridge, she said.", "It´s the mayor`s bridge, she said."),
        ("« Le pont est fermé », a-t-il dit\u00a0: non !", "“Le pont est fermé”, a-t-il dit: non!"),
        ("‘We knew,’ the mayor said on Monday.", "“We knew,” the mayor said on Monday."),
        ("「橋は閉鎖された」と市長は述べた。", "『橋は閉鎖された』と市長は述べた。"),
        ("قال رئيس البلدية إن الجسر سيفتح في 5 مايو.", "قـال رئيسُ البلدية إن الجسر سيفتح في \u200f5 مايو.\u200f"),
        ("Die Brücke kostet 14 Mio. Euro, sagte sie.", "Die Brücke kostet \u206814 Mio.\u2069 Euro, sagte sie."),
        ("The bridge – built in 1931 – is shut.", "The bridge--built in 1931—is shut."),
        ("Всё началось ещё в мае, сказал мэр.", "Все началось еще в мае, сказал мэр."),
        ("It rose by 5 %, he said.", "It rose by 5%, he said ."),
    ],
)
def test_what_typesetters_change_is_no_news(said: str, now: str):
    before, after = (f"{ABOVE}\n{words} “So be it.” {BELOW}" for words in (said, now))
    assert standing(after, words=said, before=before) == Standing(None)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("The flood drove 9,000 people out.", "The flood drove 9 000 people out."),
        ("The flood drove 9\u202f000 people out.", "The flood drove 9000 people out."),
        ("Die Flut vertrieb 9.000 Menschen.", "Die Flut vertrieb 9’000 Menschen."),
        ("Der Bau kostet 1.234.567,5 Franken.", "Der Bau kostet 1 234 567,5 Franken."),
        ("The bridge cost Rs 1,23,45,678 in all.", "The bridge cost Rs 12345678 in all."),
        ("Prices rose by 5 percent in May.", "Prices rose by 5% in May."),
        ("Prices rose by 5 per cent in May.", "Prices rose by 5 pct in May."),
        ("Die Preise stiegen um 5 Prozent.", "Die Preise stiegen um 5 %."),
        ("Les prix ont augmenté de 5 pour cent.", "Les prix ont augmenté de 5\u202f%."),
        ("Los precios subieron un 5 por ciento.", "Los precios subieron un 5 %."),
        ("Ціни зросли на 5 відсотків.", "Ціни зросли на 5%."),
        ("물가가 5퍼센트 올랐다.", "물가가 5% 올랐다."),
        ("Mr Holm and Dr Frey saw the U.S. envoy.", "Mr. Holm and Dr. Frey saw the US envoy."),
        ("J.K. Frey spoke at 3 p.m. on Monday.", "J. K. Frey spoke at 3pm on Monday."),
        ("The bridge is shut until 3 p.m.", "The bridge is shut until 3 pm."),
        ("They left the U.S. The bridge was shut.", "They left the U.S.  The bridge was shut."),
        ("The bridge cost £3.5m in all.", "The bridge cost £3.5 million in all."),
        ("The bridge cost $2bn in all.", "The bridge cost $2 billion in all."),
        ("The flood drove twelve people out.", "The flood drove 12 people out."),
        ("Twenty-one people and two million hens fled.", "21 people and 2 million hens fled."),
        ("Nine-year-old twins were found.", "9-year-old twins were found."),
        ("The council organised and analysed it.", "The council organized and analyzed it."),
        ("The neighbour’s favourite theatre was cancelled.", "The neighbor’s favorite theater was canceled."),
        ("The defence centre is grey.", "The defense center is gray."),
        ("They met on Aug. 9 and on 4 Sept. in Brunn.", "They met on August 9 and on 4 September in Brunn."),
        ("It is 5 kilometres long.", "It is 5km long."),
        ("It drove at 70 miles an hour.", "It drove at 70 mph."),
        ("It was 30 degrees Celsius.", "It was 30°C."),
        ("The bridge is shut until 4.30pm.", "The bridge is shut until 4:30 p.m."),
    ],
)
def test_how_figures_shares_and_short_forms_are_written_is_no_news(said: str, now: str):
    before, after = (f"{ABOVE}\n{words}\n{BELOW}" for words in (said, now))
    assert standing(after, words=said, before=before) == Standing(None)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("The flood drove 9,000 people out.", "The flood drove 90,000 people out."),
        ("It rose to 2.125 in May.", "It rose to 2125 in May."),
        ("Rows 100, 200 and 300 were shut.", "Rows 100,200 and 300 were shut."),
        ("In 2020, 300 people came.", "In 2020 300 people came."),
        ("Prices rose by 5 percent in May.", "Prices rose by 5 percentage points in May."),
        ("Prices rose by 5 percent in May.", "Prices rose by 5 percent points in May."),
        ("Die Preise stiegen um 5 Prozent.", "Die Preise stiegen um 5 Prozentpunkte."),
        ("물가가 5퍼센트 올랐다.", "물가가 5퍼센트포인트 올랐다."),
        ("The flood drove twelve people out.", "The flood drove 20 people out."),
        ("The bridge cost £3.5m.", "The bridge cost £35m."),
        ("The bridge cost £3.5m.", "The bridge cost £3.5bn."),
        ("The bridge is 5m wide.", "The bridge is 5 million wide."),
        ("One man was hurt.", "No man was hurt."),
        ("They met on Aug. 9.", "They met on Aug. 19."),
        ("Thirty-one men were hurt.", "Thirty men were hurt."),
        ("It is 12 miles long.", "It is 12 kilometres long."),
        ("She was in Kyiv.", "She was in Kiev."),
        ("The firm was prized.", "The firm was priced."),
        ("It fell to 5 degrees Celsius.", "It fell to 5 degrees Fahrenheit."),
        ("“We knew,” the mayor said on Monday.", "We knew, the mayor said on Monday."),
        ("The mayor knew of it.", "The mayor knew of it?"),
        ("It fell to 5 degrees.", "It fell to −5 degrees."),
        ("It rose by 1.5 percent.", "It rose by 15 percent."),
    ],
)
def test_signs_that_change_what_is_said_are_told(said: str, now: str):
    before = f"{ABOVE}\n{said}\n{BELOW}"
    assert standing(before.replace(said, now), words=said, before=before) == Standing(SourceState.CHANGED, now)


SPOILT_ON_ITS_WAY = {
    "read as Windows-1252": lambda text: text.encode().decode("cp1252", "replace"),
    "letters replaced": lambda text: text.encode("ascii", "replace").decode().replace("?", "\ufffd"),
}


@pytest.mark.parametrize("spoil", SPOILT_ON_ITS_WAY.values(), ids=SPOILT_ON_ITS_WAY)
def test_a_page_that_is_sent_in_a_wrong_encoding_was_not_reworded(spoil: Callable[[str], str]):
    said = "“Le pont de Brunn sera ouvert le 1er décembre”, a déclaré le maire."
    before = f"Le conseil a siégé trois heures.\n{said}\nLes bus prennent la route du nord.\nIl a fait beau."
    assert standing(spoil(before), words=said, before=before) == Standing(None)
    edited = before.replace("1er", "21")
    assert standing(spoil(edited), words=said, before=before).state is not None, "though it was edited as well"


def test_two_remarks_are_told_together():
    after = f"{LABELLED[0]}\n{BEFORE.replace(SAID, f'{SAID} {DENYING[0]}')}"
    assert standing(after).closest == f"{LABELLED[0]} … {DENYING[0]}"


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("will open on 1 December", "It is not true that the bridge of Brunn will open on 1 December, the mayor said."),
        ("open on 1 December", "The bridge of Brunn will not open on 1 December, the mayor said."),
        ("1 December", "The bridge of Brunn will open on 21 December, the mayor said."),
    ],
)
def test_the_sentence_around_cited_words_counts(words: str, after: str):
    assert standing(BEFORE.replace(SAID, after), words=words) == Standing(SourceState.CHANGED, after)


def test_what_tells_a_program_which_way_to_write_moves_no_words():
    marked = f"\u200f{ABOVE}\u200e\n\u202a{SAID}\u202c\n{BELOW}"
    said = marked[marked.index("The bridge") : marked.index("\u202c")]
    assert standing(BEFORE, words=said, before=marked) == Standing(None)
    assert standing(BEFORE.replace(SAID, f"{SAID[:-1]}?"), words=said, before=marked).state == SourceState.CHANGED


def test_a_figure_is_not_found_inside_a_longer_one():
    before = "10 people were hurt"
    assert standing("110 people were hurt", words=before, before=before).state == SourceState.CHANGED


def test_kinds_of_quotation_marks_dashes_and_blanks_are_no_change():
    assert normalised("“So — it’s\u00a0so”,  she said\u200b.\n") == normalised('"So - it\'s so", she said.')
    assert normalised("twelve") != normalised("Twelve")


# --- A look -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return "127.0.0.1", 0


class Outlet:
    """A page on a server of its own, whose answer a test can change."""

    def __init__(self, web: HTTPServer) -> None:
        self.web, self.address = web, web.url_for("/story")

    def writes(self, text: str, status: int = 200) -> None:
        self.web.clear()
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        body = (
            f"<html lang=en><head><title>The council</title></head><body><article>{paragraphs}</article></body></html>"
        )
        self.web.expect_request("/story").respond_with_data(body, status=status, content_type="text/html")


@pytest.fixture
def outlet(httpserver: HTTPServer, settings, db) -> Outlet:
    settings.CLAIMS_LOOPBACK_ALLOWANCE = (("127.0.0.1", httpserver.port),)
    made = Outlet(httpserver)
    made.writes(BEFORE)
    return made


@pytest.fixture
def claim(outlet: Outlet) -> Claim:
    """A published claim that stands on the page."""
    report = factories.report(BEFORE, address=outlet.address, title="Bridge to open in December")
    claim = factories.claim(Stage.PUBLISHED, passage=factories.passage(SAID, of=report))
    Watch.objects.exclude(report=report).delete()
    return claim


def look() -> Watch:
    """The one watch there is looks at its page when it is due."""
    watch = Watch.objects.get()
    now = watch.next_try_at
    watching.run(Watch.objects.lease(watch.pk, now=now), now=now)
    watch.refresh_from_db()
    return watch


def look_twice() -> Watch:
    """A look, and the one that confirms what it found."""
    look()
    return look()


def changes(claim: Claim) -> list[tuple[str, bool]]:
    rows = SourceChange.objects.filter(claim=claim).order_by("pk")
    return [(row.state, row.passage.orphaned_at is not None) for row in rows]


def test_a_published_claim_has_its_pages_watched(claim: Claim):
    watch = Watch.objects.get()
    assert watch.report == claim.appearances.get().passage.snapshot.report
    assert watch.status == WorkStatus.DUE
    assert watch.next_try_at > timezone.now() + HOUR - timedelta(minutes=5)


def test_a_page_that_says_the_same_is_looked_at_ever_more_seldom(claim: Claim, settings):
    pauses = []
    for _ in range(7):
        before = Watch.objects.get().next_try_at
        pauses.append(look().next_try_at - before)
    assert pauses == [6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY, 30 * DAY, 30 * DAY]
    assert (changes(claim), Snapshot.objects.filter(report__watch__isnull=False).count()) == ([], 1)
    assert Fetch.objects.count() == 7, "each look is on record"


def test_a_source_may_have_a_schedule_of_its_own(claim: Claim):
    report = Watch.objects.get().report
    report.outlet = Source.objects.create(name="Brunn Daily", watch_hours=[2, 5])
    report.save()
    before = Watch.objects.get().next_try_at
    assert look().next_try_at - before == 5 * HOUR
    before = Watch.objects.get().next_try_at
    assert look().next_try_at - before == 5 * HOUR


def test_a_reworded_passage_is_orphaned_and_told(claim: Claim, outlet: Outlet):
    now = "The bridge of Brunn will open in March at the earliest, the mayor said."
    outlet.writes(BEFORE.replace(SAID, now))
    summary, before = claim.summary, Snapshot.objects.get(report__watch__isnull=False)

    watch = look_twice()

    [change] = SourceChange.objects.filter(claim=claim)
    assert (change.state, change.closest) == (SourceState.CHANGED, now)
    assert change.passage.orphaned_at == change.at
    assert change.after.text != before.text
    assert change.passage.snapshot == before, "the passage stays where it was"
    event = Event.objects.filter(claim=claim, kind="source_changed").get()
    assert (event.by, event.data["state"], event.data["before"]) == (None, "changed", before.sha256)
    assert broken_links(claim) == []
    assert list(Claim.objects.with_changed_source()) == [claim]
    claim.refresh_from_db()
    assert claim.summary == summary
    [note] = watching.notes(claim, summary)
    assert (note.at, note.source, note.closest) == (change.at, 1, now)
    assert note.sentence == "The page has been reworded: the words that we cite no longer stand there as they did."
    assert watch.status == WorkStatus.DUE


def test_a_change_is_told_of_the_very_page_though_another_consists_of_the_same_bytes(claim: Claim, outlet: Outlet):
    cited = claim.appearances.get().passage.snapshot
    mirror = factories.report(BEFORE, address="https://mirror.example.org/story")
    sources = [dict(source) for source in claim.summary.record["sources"]]
    number = next(source["number"] for source in sources if source["address"] == cited.report.address)
    twin = {
        "number": 99,
        "address": mirror.address,
        "snapshot": {"sha256": cited.sha256, "text_sha256": cited.text_sha256},
    }
    summary = claim.summary
    summary.record = {**summary.record, "sources": [*sources, twin]}
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    assert [note.source for note in watching.notes(claim, summary)] == [number]


def test_a_remark_on_the_page_is_told_and_the_passage_stays(claim: Claim, outlet: Outlet):
    remark = "The city later said this was wrong."
    outlet.writes(BEFORE.replace(SAID, f"{SAID} {remark}"))
    look_twice()
    [change] = SourceChange.objects.filter(claim=claim)
    assert (change.state, change.closest, change.passage.orphaned_at) == (SourceState.REMARKED, remark, None)
    assert list(Claim.objects.with_changed_source()) == [claim]
    [note] = watching.notes(claim, claim.summary)
    assert (note.sentence, note.closest) == (watching.SENTENCES[SourceState.REMARKED], remark)
    outlet.writes(BEFORE)
    look()
    assert [state for state, _ in changes(claim)] == ["remarked", "back"]


@pytest.mark.parametrize(
    "struck", ["<s>{}</s>", "<del>{}</del>", "<span style='text-decoration:line-through'>{}</span>"]
)
def test_cited_words_that_a_page_strikes_out_are_told(claim: Claim, outlet: Outlet, struck: str):
    outlet.writes(BEFORE.replace(SAID, struck.format(SAID)))
    look_twice()
    assert changes(claim) == [("vanished", True)]
    assert "or are struck out there" in watching.SENTENCES[SourceState.VANISHED]


def test_what_was_told_is_told_once(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    look_twice()
    assert changes(claim) == [("vanished", True)]


def test_a_page_that_is_gone_is_told_and_served_from_our_copy(claim: Claim, outlet: Outlet):
    outlet.writes("Not found.", status=404)
    look()
    assert (changes(claim), Watch.objects.get().report.gone_at) == ([], None), "once is no proof"
    look()
    report = Watch.objects.get().report
    assert changes(claim) == [("gone", False)]
    assert report.gone_at is not None
    assert report.latest_snapshot.text == BEFORE
    assert [(fetch.http_status, fetch.snapshot) for fetch in Fetch.objects.all()] == [(404, None)] * 2
    outlet.writes(BEFORE)
    look()
    report.refresh_from_db()
    assert report.gone_at is None
    assert changes(claim) == [("gone", False), ("back", False)]


@pytest.mark.parametrize(
    ("status", "text", "why"),
    [
        (500, "Sorry.", "answered with status 500 instead of a page."),
        (403, "Are you human?", "does not show this page to us (status 403)."),
        (200, "", "No text was found on this page."),
    ],
)
def test_a_page_that_we_cannot_get_is_never_called_gone(claim: Claim, outlet: Outlet, status: int, text: str, why: str):
    outlet.writes(text, status=status)
    pauses = []
    for _ in range(MISSES + 2):
        due = Watch.objects.get().next_try_at
        watch = look()
        assert (watch.status, watch.attempts, why in watch.error) == (WorkStatus.FAILED, 0, True), watch.error
        pauses.append(watch.next_try_at - due)
    assert pauses == [timedelta(minutes=10), HOUR, 6 * HOUR, DAY, 3 * DAY]
    assert (changes(claim), watch.report.gone_at, watching.notes(claim, claim.summary)) == ([], None, [])
    outlet.writes(BEFORE)
    Host.objects.all().delete()
    watch = look()
    assert (watch.status, watch.misses, watch.error) == (WorkStatus.DUE, 0, "")


def test_what_one_look_finds_is_told_by_the_second(claim: Claim, outlet: Outlet):
    due = Watch.objects.get().next_try_at
    outlet.writes(f"{ABOVE}\n{BELOW}")
    watch = look()
    assert (changes(claim), watch.status, watch.next_try_at - due) == ([], WorkStatus.DUE, SECOND_LOOK)
    assert Snapshot.objects.filter(report=watch.report).count() == 1, (
        "what came is on record, and is no text of ours yet"
    )
    assert [(fetch.http_status, bool(fetch.warc_sha256)) for fetch in Fetch.objects.all()] == [(200, True)]
    watch = look()
    assert changes(claim) == [("vanished", True)]
    assert (watch.doubts, watch.next_try_at - due - SECOND_LOOK) == ({}, 6 * HOUR)


def test_a_wall_that_stood_once_is_never_told(claim: Claim, outlet: Outlet):
    outlet.writes("Please show that you are human. Press the button and wait for a moment until we have seen you.")
    look()
    outlet.writes(BEFORE)
    watch = look()
    assert (changes(claim), watch.doubts) == ([], {})
    assert list(Claim.objects.with_changed_source()) == []
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    assert changes(claim) == [], "an old doubt confirms no new one"


def test_a_wall_that_stays_is_told_as_what_it_is_and_becomes_no_text_of_the_report(claim: Claim, outlet: Outlet):
    outlet.writes("Please show that you are human. Press the button and wait for a moment until we have seen you.")
    watch = look_twice()
    look()
    assert changes(claim) == [("unseen", False)], "nothing on it is said to have been taken down"
    assert watch.report.latest_snapshot.text == BEFORE
    assert watch.report.gone_at is None
    [note] = watching.notes(claim, claim.summary)
    assert note.sentence == (
        "The page no longer shows us most of what it said, or breaks off before the words that we cite: there may be a "
        "wall before them, or another text in their place. We keep our copy of it."
    )
    assert list(Claim.objects.with_changed_source()) == [claim], "a person shall look"
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    assert changes(claim) == [("unseen", True), ("vanished", True)]


NEWS = "<html><head><title>{}</title></head><body><article>{}</article></body></html>"
OTHERS = "<p>The ferry sails at noon from today.</p><p>The weather is fair, and stays so.</p>"


@pytest.mark.parametrize("place", ["/", "/news/", "/404"])
def test_an_address_that_leads_to_the_front_page_or_a_section_now_is_gone(outlet: Outlet, place: str):
    """It is served from our copy; what is like the cited words there is not they."""
    page = NEWS.format("The bridge", "".join(f"<p>{line}</p>" for line in BEFORE.splitlines()))
    outlet.web.expect_request("/news/bridge").respond_with_data(page, content_type="text/html")
    with HttpClient(**outbound.options(patience=5.0)) as client:
        answer = client.get(outlet.address.replace("/story", "/news/bridge"))
    said = factories.passage(SAID, of=keep_page(answer, page_of(answer), origin=Origin.PULLED).report)
    claim = factories.claim(Stage.PUBLISHED, passage=said)
    Watch.objects.exclude(report=said.snapshot.report).delete()
    outlet.web.clear()
    outlet.web.expect_request("/news/bridge").respond_with_data(status=301, headers={"Location": place})
    outlet.web.expect_request(place).respond_with_data(NEWS.format("News", OTHERS), content_type="text/html")
    watch = look_twice()
    watch.report.refresh_from_db()
    assert (changes(claim), watch.report.gone_at is not None) == ([("gone", False)], True)
    assert Snapshot.objects.filter(report=watch.report).count() == 1, "what stands there is no text of the report"
    assert Fetch.objects.filter(report=watch.report, snapshot=None).count() == 2, "and is on record all the same"


@pytest.mark.parametrize(
    "title", ["Page not found", "Сторінку не знайдено", "Diese Seite existiert nicht mehr", "This article was removed."]
)
def test_a_page_that_says_it_is_not_there_is_gone_whatever_its_status(claim: Claim, outlet: Outlet, title: str):
    outlet.web.clear()
    missing = NEWS.format(title, f"<h1>{title}</h1>{OTHERS}")
    outlet.web.expect_request("/story").respond_with_data(missing, content_type="text/html")
    look_twice()
    assert changes(claim) == [("gone", False)]


def test_a_page_that_speaks_of_a_page_that_is_not_found_and_stands_is_there(claim: Claim, outlet: Outlet):
    outlet.writes(f"The plan's own page was not found.\n{BEFORE}")
    look_twice()
    assert changes(claim) == []


def test_a_page_that_moved_and_says_the_same_is_no_news(claim: Claim, outlet: Outlet):
    page = f"<html><body><article>{''.join(f'<p>{line}</p>' for line in BEFORE.splitlines())}</article></body></html>"
    outlet.web.clear()
    outlet.web.expect_request("/story").respond_with_data(status=301, headers={"Location": "/moved/story"})
    outlet.web.expect_request("/moved/story").respond_with_data(page, content_type="text/html")
    look_twice()
    assert changes(claim) == []


@pytest.fixture
def second_page(outlet: Outlet) -> Claim:
    """A claim that stands on the second page of a report, which names the first as its address."""
    body = "<html><head><link rel=canonical href='/story'></head><body><article>{}</article></body></html>"
    words = "".join(
        f"<p>On the second page of it, the {who} spoke for an hour.</p>" for who in ("mayor", "clerk", "cook")
    )
    outlet.web.expect_request("/story/2").respond_with_data(body.format(words), content_type="text/html")
    with HttpClient(**outbound.options(patience=5.0)) as client:
        answer = client.get(f"{outlet.address}/2")
    kept = keep_page(answer, page_of(answer), origin=Origin.PULLED)
    assert (kept.report.address, kept.snapshot.address) == (outlet.address, f"{outlet.address}/2")
    said = factories.passage("On the second page of it, the clerk spoke for an hour.", of=kept.report)
    made = factories.claim(Stage.PUBLISHED, passage=said)
    Watch.objects.exclude(report=kept.report).delete()
    return made


def test_what_was_read_on_another_page_of_a_report_is_looked_for_there(second_page: Claim, outlet: Outlet):
    look_twice()
    assert changes(second_page) == []
    assert Watch.objects.get().report.latest_snapshot.text.startswith(ABOVE), "the first page is a text of it, too"
    asked = [request.path for request, _ in outlet.web.log]
    assert asked == ["/story/2", "/story", "/story/2", "/story", "/story/2"]
    assert Fetch.objects.filter(address__endswith="/2", snapshot=None).count() == 2, "what was seen there is on record"
    outlet.web.clear()
    outlet.writes(BEFORE)
    page = (
        "<p>On the second page of it, the mayor spoke for an hour.</p><p>On the second page of it, the cook spoke.</p>"
    )
    outlet.web.expect_request("/story/2").respond_with_data(f"<article>{page}</article>", content_type="text/html")
    look_twice()
    [change] = SourceChange.objects.filter(claim=second_page)
    assert (change.state, change.after) == (SourceState.CHANGED, None)
    assert change.closest == "On the second page of it, the cook spoke."


def test_two_looks_that_find_different_things_confirm_neither(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    outlet.writes(BEFORE.replace(SAID, "The bridge of Brunn will open in March at the earliest, the mayor said."))
    assert changes(claim) == []
    due = Watch.objects.get().next_try_at
    assert look().next_try_at - due == 6 * HOUR, "a page that says something else each time is not asked ever faster"
    assert changes(claim) == []
    look()
    assert changes(claim) == [("changed", True)]


@pytest.fixture
def headed(outlet: Outlet) -> tuple[Claim, str]:
    """A claim that stands on the headline of a page as it is read in, and the page with a place for more."""
    headline = "Mayor Ada Holm promises the bridge of Brunn for December"
    page = (
        f"<html lang=en><head><title>{headline}</title></head><body><header><h1>{headline}</h1></header><!-- MORE -->"
        f"<article>{''.join(f'<p>{line}</p>' for line in BEFORE.splitlines())}</article></body></html>"
    )
    outlet.web.clear()
    outlet.web.expect_request("/story").respond_with_data(page, content_type="text/html")
    with HttpClient(**outbound.options(patience=5.0)) as client:
        answer = client.get(outlet.address)
    kept = keep_page(answer, page_of(answer), origin=Origin.PULLED)
    assert kept.snapshot.text.startswith(f"{headline}\n{ABOVE}")
    claim = factories.claim(Stage.PUBLISHED, passage=factories.passage(headline, of=kept.report))
    Watch.objects.exclude(report=kept.report).delete()
    return claim, page


def test_a_headline_that_is_cited_stands_as_long_as_the_page_does(headed: tuple[Claim, str], outlet: Outlet):
    claim, page = headed
    for number in range(3):
        outlet.web.clear()
        other = page.replace("MORE", f"seen {number} times")
        outlet.web.expect_request("/story").respond_with_data(other, content_type="text/html")
        look()
    assert changes(claim) == []
    assert Snapshot.objects.filter(report__watch__isnull=False).count() == 1, "other bytes that say the same"
    outlet.web.clear()
    other = page.replace("The weather was fine all week long.", "It rained.")
    outlet.web.expect_request("/story").respond_with_data(other, content_type="text/html")
    look_twice()
    assert Watch.objects.get().report.latest_snapshot.text.endswith("It rained.")
    assert changes(claim) == []


def test_a_look_leaves_the_fingerprint_and_the_ties_of_the_cited_text(headed: tuple[Claim, str], outlet: Outlet):
    report = Watch.objects.get().report
    origin = factories.report()
    Tie.objects.create(report=report, origin=origin, kind=TieKind.WORDING, strength=1.0)
    before = Fingerprint.objects.get(report=report).snapshot
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    assert report.latest_snapshot != before
    assert Fingerprint.objects.get(report=report).snapshot == before
    assert Tie.objects.filter(report=report, origin=origin).exists()


UNDER = "The bridge of Brunn was not closed for a single day."


@pytest.fixture
def once_read(headed: tuple[Claim, str]) -> Snapshot:
    """The page of ``headed``, with a line that the reading of pages gave in those days and gives no more."""
    headed[0].appearances.get().delete()
    old = Watch.objects.get().report.latest_snapshot
    text = f"{old.text}\n{UNDER}"
    return Snapshot.objects.create(
        report=old.report,
        address=old.address,
        sha256=old.sha256,
        text_sha256=sha256(text),
        byte_count=old.byte_count,
        content_type=old.content_type,
        charset=old.charset,
        fetched_at=old.fetched_at + timedelta(seconds=1),
        text=text,
    )


def stands_on(words: str, of: Snapshot) -> Claim:
    start = of.text.index(words)
    passage = Passage.at(of, start, start + len(words))
    passage.save()
    claim = factories.claim(Stage.PUBLISHED, passage=passage)
    Watch.objects.exclude(report=of.report).delete()
    return claim


@pytest.mark.parametrize("change", ["", "<!-- seen again -->"], ids=["same bytes", "other bytes"])
def test_that_we_read_pages_otherwise_now_is_no_news_of_a_page(
    once_read: Snapshot, headed: tuple[Claim, str], outlet: Outlet, change: str
):
    claim = stands_on(UNDER, once_read)
    outlet.web.clear()
    page = headed[1].replace("<!-- MORE -->", change or "<!-- MORE -->")
    outlet.web.expect_request("/story").respond_with_data(page, content_type="text/html")
    look_twice()
    assert (changes(claim), Watch.objects.get().doubts) == ([], {})


def test_what_changed_on_a_page_is_told_though_we_read_pages_otherwise_now(
    once_read: Snapshot, headed: tuple[Claim, str], outlet: Outlet
):
    headline = once_read.text.partition("\n")[0]
    claim = stands_on(headline, once_read)
    outlet.web.clear()
    other = headed[1].replace(headline, "Council meets")
    outlet.web.expect_request("/story").respond_with_data(other, content_type="text/html")
    look_twice()
    assert changes(claim) == [("vanished", True)]


def test_of_a_page_whose_copy_is_lost_nothing_is_told(claim: Claim, outlet: Outlet):
    default_storage.delete(content_path(claim.appearances.get().passage.snapshot.sha256))
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    assert changes(claim) == []
    assert Watch.objects.get().error == COPY_LOST


def test_a_copy_that_was_lost_is_stored_again_while_the_page_stands(claim: Claim, outlet: Outlet):
    outlet.writes(f"{BEFORE}\nMore of the same.")
    look()
    copy = content_path(Report.objects.get(address=outlet.address).latest_snapshot.sha256)
    default_storage.delete(copy)
    look()
    assert default_storage.exists(copy)


def test_that_our_copy_is_lost_brings_no_words_back(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    default_storage.delete(content_path(claim.appearances.get().passage.snapshot.sha256))
    look_twice()
    assert [state for state, _ in changes(claim)] == ["vanished"]
    outlet.writes(BEFORE)
    look()
    assert [state for state, _ in changes(claim)] == ["vanished", "back"]
    assert Watch.objects.get().error == ""


@pytest.mark.parametrize(
    ("seen", "noted"),
    [
        ([(-2, SourceState.GONE), (-1, SourceState.BACK)], []),
        ([(-2, SourceState.GONE), (-1, SourceState.CHANGED)], [-1]),
        ([(-2, SourceState.GONE), (-1, SourceState.BACK), (1, SourceState.GONE), (2, SourceState.BACK)], [1, 2]),
        ([(-1, SourceState.CHANGED), (1, SourceState.VANISHED)], [-1, 1]),
    ],
    ids=["back before", "changed before", "since", "both"],
)
def test_what_is_noted_beside_a_summary(claim: Claim, seen: list[tuple[int, str]], noted: list[int]):
    passage, out = claim.appearances.get().passage, claim.summary.published_at
    for hours, state in seen:
        SourceChange.objects.create(claim=claim, passage=passage, state=state, at=out + hours * HOUR)
    assert [(note.at - out) / HOUR for note in watching.notes(claim, claim.summary)] == noted


def test_a_correction_of_ours_goes_out_once_somebody_looked_into_it_and_takes_no_note_away(
    claim: Claim, outlet: Outlet
):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    before = watching.notes(claim, claim.summary)
    assert [note.state for note in before] == ["vanished"]
    editor = factories.person(Role.EDITOR)
    text = "The bridge of Brunn was closed [1]."
    version = factories.draft(claim, by=factories.person(), version=claim.draft.version, text=text)
    typo = {"kind": "typo", "reason": "A name was misspelt.", "draft_version": version}
    with pytest.raises(Refused, match="1 cited passage is no longer on the page, and nobody has"):
        perform(claim, Action.CORRECT, by=editor, **typo)

    watching.settle(claim, by=editor)
    perform(claim, Action.CORRECT, by=editor, **typo)

    claim.refresh_from_db()
    assert claim.summary.number == 2
    assert watching.notes(claim, claim.summary) == before


def test_words_that_come_back_are_told_too(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    outlet.writes(BEFORE)
    look()
    assert changes(claim) == [("vanished", False), ("back", False)]
    assert [note.state for note in watching.notes(claim, claim.summary)] == ["vanished", "back"]
    assert list(Claim.objects.with_changed_source()) == [claim], "until somebody has looked into it"


def test_somebody_looks_into_it(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    with pytest.raises(Refused, match="This takes the rights of a reviewer"):
        watching.settle(claim, by=factories.person(Role.CONTRIBUTOR))
    assert watching.settle(claim, by=factories.person()) == 1
    assert list(Claim.objects.with_changed_source()) == []
    assert len(watching.notes(claim, claim.summary)) == 1, "readers still learn of it"
    assert watching.settle(claim, by=factories.person()) == 0
    assert Event.objects.filter(claim=claim, kind="source_change_settled").count() == 1


def test_a_host_that_is_to_be_left_alone_is_looked_at_later(claim: Claim, outlet: Outlet):
    until = Watch.objects.get().next_try_at + 2 * HOUR
    Host.objects.create(name=f"127.0.0.1:{outlet.web.port}", resting_until=until)
    watch = look()
    assert (watch.status, watch.attempts, watch.misses) == (WorkStatus.FAILED, 0, 0)
    assert "has to be left alone for now" in watch.error


def test_a_page_that_machines_may_not_fetch_is_left_and_not_called_gone(claim: Claim, outlet: Outlet, monkeypatch):
    monkeypatch.setattr("claims.outbound.SharedHosts.waives_robots", lambda *_: False)
    outlet.web.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /\n")
    watch = look()
    assert (watch.status, watch.misses, changes(claim)) == (WorkStatus.DUE, 0, [])
    assert watch.error.endswith("asks machines not to fetch this page (robots.txt). A person can hand it in.")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://169.254.169.254/latest/", "http://[::1]/"])
def test_an_address_that_is_not_asked_is_not_asked_by_the_watch_either(claim: Claim, outlet: Outlet, address: str):
    Report.objects.filter(watch__isnull=False).update(address=address)
    watch = look()
    assert watch.misses == 1
    assert outlet.web.log == []


def test_a_page_that_nothing_stands_on_any_more_is_let_go(claim: Claim):
    perform(claim, Action.WITHDRAW, by=factories.person(Role.EDITOR), reason="It was wrong.")
    assert look().status == WorkStatus.DONE


def test_a_claim_that_comes_while_the_page_is_let_go_keeps_it_watched(claim: Claim, monkeypatch):
    answers = [[], cited(Watch.objects.get().report)]
    monkeypatch.setattr("claims.watching.looking.cited", lambda _: answers.pop(0))
    before = Watch.objects.get().next_try_at
    watch = look()
    assert (watch.status, watch.next_try_at, answers) == (WorkStatus.DUE, before, [])


def test_a_claim_that_comes_to_stand_on_a_page_holds_its_watch(claim: Claim):
    with CaptureQueriesContext(connection) as asked:
        Watch.objects.begin(claim)
    held = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert len(held) == 1
    assert '"claims_watch"' in held[0]


@pytest.mark.parametrize("status", [WorkStatus.DONE, WorkStatus.PARKED, WorkStatus.DROPPED])
def test_a_watch_that_ended_begins_again(claim: Claim, status: WorkStatus):
    Watch.objects.update(status=status, finished_at=timezone.now(), dropped_why="Not now.", error="It failed.")
    Watch.objects.begin(claim)
    watch = Watch.objects.get(report=claim.appearances.get().passage.snapshot.report)
    assert (watch.status, watch.finished_at, watch.error) == (WorkStatus.DUE, None, "")


def test_what_a_duplicate_stands_on_is_watched_for_the_claim_that_gets_it(outlet: Outlet):
    report = factories.report(BEFORE, address=outlet.address)
    duplicate = factories.claim(Stage.CANDIDATE, passage=factories.passage(SAID, of=report))
    duplicate.appearances.update(standing=ItemStanding.KEPT)
    assert not Watch.objects.filter(report=report).exists()
    perform(
        duplicate,
        Action.SET_ASIDE,
        by=factories.person(),
        reason="duplicate",
        duplicate_of=factories.claim(Stage.OPEN),
    )
    assert Watch.objects.get(report=report).status == WorkStatus.DUE


def test_a_look_locks_claims_before_passages_and_both_before_the_watch(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look()
    with CaptureQueriesContext(connection) as asked:
        look()
    writes = ("FOR UPDATE", 'UPDATE "claims_passage"', 'UPDATE "claims_watch" SET "leased_until"')
    locks = [query["sql"] for query in asked if any(write in query["sql"] for write in writes)]
    locks = locks[next(at for at, sql in enumerate(locks) if 'FROM "claims_claim"' in sql) :]
    claims, passages, watch = locks[:3]
    for lock, table in ((claims, "claims_claim"), (passages, "claims_passage")):
        assert f'FROM "{table}"' in lock
        assert lock.endswith("ORDER BY 1 ASC FOR UPDATE")
    assert watch.startswith('UPDATE "claims_watch"')


def test_a_look_that_lost_its_row_writes_nothing(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    watch = Watch.objects.get()
    now = watch.next_try_at
    mine = Watch.objects.lease(watch.pk, now=now)
    Watch.objects.update(lease=None, status=WorkStatus.DUE)
    watching.run(mine, now=now)
    assert (changes(claim), Fetch.objects.count()) == ([], 0)


def test_what_is_kept_beside_an_open_claim_is_watched_too(outlet: Outlet):
    claim = factories.claim(Stage.OPEN)
    report = factories.report(BEFORE, address=outlet.address)
    editing.add_item(
        claim, by=factories.person(), kind="evidence", passage=factories.passage(SAID, of=report), stance="supports"
    )
    assert Watch.objects.filter(report=report).exists()
    Watch.objects.exclude(report=report).delete()
    outlet.writes(f"{ABOVE}\n{BELOW}")
    look_twice()
    assert changes(claim) == [("vanished", True)]


def test_a_text_that_was_pasted_cannot_be_watched(db):
    factories.claim(Stage.OPEN, passage=factories.passage())
    assert not Watch.objects.filter(report__address__isnull=True).exists()


# --- By hand ----------------------------------------------------------------------------------------------------------


def watched(at: str = "") -> str:
    out = StringIO()
    call_command("watch", *(["--at", at] if at else []), stdout=out)
    return out.getvalue()


def test_looks_that_are_not_due_yet_are_done_early_and_dated_today(claim: Claim, outlet: Outlet, settings):
    settings.DEBUG = True
    outlet.writes(f"{ABOVE}\n{BELOW}")
    assert watched().startswith("The watch looked again at nothing: no cited page is due by ")
    told = watched("+2h").splitlines()
    assert told[0] == f"Bridge to open in December: no longer on the page: “{SAID}” (cited for “{claim}”)"
    assert told[1].startswith("Ahead of time, the watch looked again at the one cited page due by ")
    change, watch = SourceChange.objects.get(), Watch.objects.get()
    now = timezone.now()
    assert change.at <= now, "no page may show a date that lies ahead"
    assert change.passage.orphaned_at <= now
    assert (watch.looked_at <= now, watch.next_try_at > now) == (True, True)
    assert change.at <= claim.events.get(kind="source_changed").at, "what the history says agrees with it"


def test_the_clock_is_not_moved_forward_where_people_read(claim: Claim, outlet: Outlet):
    outlet.writes(f"{ABOVE}\n{BELOW}")
    for ahead in ("+2h", "2999-01-01"):
        with pytest.raises(CommandError, match="That moment lies ahead"):
            watched(ahead)
    assert (changes(claim), outlet.web.log) == ([], [])
    assert watched("2026-01-01T12:00").endswith(": no cited page is due by 01 January 2026, 12:00.\n")


def test_a_moment_that_is_none_is_said_so(settings, db):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="“soon” is no moment"):
        watched("soon")
    assert watched(datetime(2030, 1, 1, tzinfo=UTC).isoformat()) == (
        "Ahead of time, the watch looked again at nothing: no cited page is due by 01 January 2030, 00:00.\n"
    )
