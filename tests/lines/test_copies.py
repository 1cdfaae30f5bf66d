"""Copies among everything that is stored, beside any claim or none; the same algorithm in memory."""

import random

import pytest
from django.db import connection

from claims.lines import copies_of, take_fingerprint
from claims.lines.fingerprints import _MEET
from claims.matching.copies import HANDFUL, HOLDERS, IS_COPY, RUN, WINDOW, Copies, Runs
from claims.models import Fingerprint, FingerprintKey, Snapshot, Tie, keep_bytes, sha256
from tests.factories import report

WORDS = [f"w{number}" for number in range(4_000)]


def news(seed: int, words: int = 200) -> str:
    """A text of its own, the same for the same seed."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


def stored(text: str):
    made = report(text)
    return take_fingerprint(made, made.latest_snapshot)


def test_stretch_that_two_texts_share_whole_leaves_a_key_in_both():
    shared = news(1, RUN + WINDOW - 1)
    for seed in range(50):
        one = Runs.of(f"{news(100 + seed)} {shared} {news(200 + seed)}")
        other = Runs.of(f"{shared} {news(300 + seed, 2_000)}")
        assert set(one.keys) & set(other.keys), seed


def test_text_has_about_a_key_for_eight_words():
    assert 200 <= len(Runs.of(news(1, 2_000)).keys) <= 300


def test_case_accents_and_marks_do_not_matter_and_scripts_without_blanks_have_runs():
    assert Runs.of("Five MEN, in Łódź went home").own_share(Runs.of("five men in lodz went home")).share == 1.0
    chinese = "北韓正在向俄羅斯軍隊提供士兵，烏克蘭總統在週日的講話中表示。"
    assert len(Runs.of(chinese)) > 10
    assert Runs.of(chinese).own_share(Runs.of(f"據報導，{chinese}")).share > 0.9


def test_share_is_of_the_shorter_text_and_nothing_is_shared_with_nothing():
    part = Runs.of(news(1))
    whole = Runs.of(f"{news(2)} {news(1)} {news(3)}")

    assert part.own_share(whole).share == whole.own_share(part).share == 1.0
    assert part.own_share(Runs.of("")).share == 0.0
    assert part.own_share(Runs.of(news(4))).share < IS_COPY


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda text: f"{text} (Agency)",
        lambda text: f"{news(50, 60)} {text}",
        lambda text: " ".join(text.split()[:80]),
        lambda text: f"{news(51, 800)} {text} {news(52, 800)}",
        lambda text: " ".join(part for at in (120, 0, 160, 40, 80) for part in text.split()[at : at + 40]),
        lambda text: " ".join("other" if number % 9 == 0 else word for number, word in enumerate(text.split())),
        lambda text: text.upper(),
    ],
    ids=["reprint", "new lead", "trimmed", "in a round-up", "shuffled", "words changed", "in capitals"],
)
def test_copy_is_found_among_all_that_is_stored(change):
    for seed in range(20):
        stored(news(seed + 1_000))
    origin = stored(news(1))

    found = copies_of(stored(change(news(1))))

    assert [copy.report for copy in found] == [origin.pk]
    assert found[0].share >= IS_COPY


@pytest.mark.django_db
def test_memory_and_database_find_the_same_pairs():
    texts = [news(seed % 7, 120) + " " + news(seed + 500, 40 * (seed % 4)) for seed in range(30)]
    memory = Copies()
    expected = {(earlier, number) for number, text in enumerate(texts) for earlier in memory.add(text)}

    made = [stored(text + f" {number}") for number, text in enumerate(texts)]
    numbers = {fingerprint.pk: number for number, fingerprint in enumerate(made)}
    found = {tuple(sorted((numbers[c.report], number))) for number, one in enumerate(made) for c in copies_of(one)}

    assert found == expected
    assert len(expected) > 40


@pytest.mark.django_db
def test_hundredfold_reprint_still_finds_the_first_and_writes_no_more_keys():
    prints = [stored(f"{news(1, 60)} edition {number}") for number in range(HOLDERS + 5)]

    found = {copy.report for copy in copies_of(prints[-1])}

    assert prints[0].pk in found
    assert len(found) <= HOLDERS
    for key in prints[0].keys:
        assert FingerprintKey.objects.filter(key=key).count() <= HOLDERS


@pytest.mark.django_db
def test_new_text_of_a_report_replaces_what_the_old_one_showed():
    changed = report(news(1))
    old = take_fingerprint(changed, changed.latest_snapshot)
    copy = stored(news(1) + " reprinted")
    Tie.objects.create(report=copy.report, origin=changed, kind="wording", strength=0.9)
    text = news(2)
    newer = Snapshot.objects.create(
        report=changed,
        sha256=keep_bytes(text.encode()),
        text_sha256=sha256(text),
        byte_count=len(text),
        fetched_at=old.snapshot.fetched_at,
        text=text,
    )

    again = take_fingerprint(changed, newer)

    assert (again.snapshot, again.is_drawn, Fingerprint.objects.count()) == (newer, False, 2)
    assert copies_of(copy) == []
    assert not Tie.objects.exists()
    assert set(FingerprintKey.objects.filter(report=changed).values_list("key", flat=True)) == set(again.keys)


@pytest.mark.django_db
def test_fingerprint_taken_twice_is_one():
    one = stored(news(1))

    assert take_fingerprint(one.report, one.snapshot) == one
    assert FingerprintKey.objects.count() == len(one.keys)


@pytest.mark.parametrize("count", [40, 80, 160])
def test_what_stands_under_every_article_is_compared_a_handful_at_a_time(count: int, monkeypatch):
    under, kept, shared = news(1, 40), Copies(), Runs.own_share
    for number in range(count):
        kept.add(f"{news(1_000 + number)} {under}")
    compared = []
    monkeypatch.setattr(Runs, "own_share", lambda ours, theirs: compared.append(1) or shared(ours, theirs))
    assert kept.add(f"{news(2)} {under}") == []
    assert len(compared) == HANDFUL
    compared.clear()
    assert kept.add(f"{news(1_000 + count // 2)} {news(3, 60)} {under}") == [count // 2]
    assert len(compared) == 2 * HANDFUL


@pytest.mark.django_db
def test_text_too_short_to_mean_anything_copies_nothing():
    stored("The bridge is closed. The ministry denied it.")

    assert copies_of(stored("The bridge is closed. The ministry denied it!")) == []


@pytest.mark.django_db
@pytest.mark.parametrize("count", [10, 20, 40])
def test_search_reads_no_text_of_reports_that_share_nothing(count, django_assert_num_queries):
    for seed in range(count):
        stored(news(seed))
    new = stored(news(count + 1))

    with django_assert_num_queries(1):
        assert copies_of(new) == []


@pytest.mark.django_db
def test_search_goes_through_the_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {_MEET}", [[1, 2, 3], HOLDERS, 0])
        plan = " ".join(row[0] for row in cursor.fetchall())

    assert "claims_fingerprintkey_pkey" in plan
