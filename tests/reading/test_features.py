"""A sign of worth is shown as a bar with its words, so it must be in the sentence."""

import pytest

from claims.reading.figures import find_figures
from claims.reading.words import find_words
from claims.reading.worth.features import WORDS_FOR_PEOPLE, named_features


def signs_of(text: str) -> set[str]:
    return set(named_features(text, find_words(text), find_figures(text)))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The hospital had no beds left on Tuesday.", "greeting"),
        ("Well water in the village is contaminated with arsenic.", "greeting"),
        ("Thanks to the new dam, floods have become rarer.", "greeting"),
        ("The firm is due to publish its accounts on Friday.", "cause"),
        ("The Democrats led in the polls.", "cause"),
        ("Nobody knows the result of the match.", "cause"),
        ("He was fined last week.", "superlative"),
        ("He is the son of a First Lady.", "superlative"),
        ("At least he was not hurt.", "superlative"),
        ("Fans of the record company met in Leeds.", "superlative"),
        ("The cut flowers were imported from Kenya.", "comparison"),
        ("Up to 40 people were rescued.", "comparison"),
        ("The police shut down the bar.", "comparison"),
        ("Rebels blew up the bridge.", "comparison"),
        ("The War Museum opened on Monday.", "harm"),
        ("The harbour sent lorries.", "harm"),
        ("The taxi firm charged for the luggage.", "accusation"),
        ("A dog was lying in the road.", "accusation"),
        ("The plan failed in the spring.", "future"),
        ("It was his will that counted.", "future"),
        ("She worked at Best Buy for years.", "opinion"),
        ("Ships from Great Britain came in.", "opinion"),
        ("The bank's right to refuse was upheld.", "opinion"),
        ("An opinion poll was published.", "opinion"),
        ("You must answer.", "modal"),
        ("May Wong won the race.", "modal"),
        ("The vote is in May.", "modal"),
        ("A can of beans was sold.", "modal"),
        ("Hope Solo saved a penalty.", "opinion"),
        ("Troops of the US withdrew.", "we"),
        ("The mine collapsed.", "first person"),
        ("World War I began in Sarajevo.", "first person"),
        ("The United States is a republic.", "past"),
        ("A hundred names are on the list.", "past"),
        ("The bridge is closed.", "past"),
        ("Goods are sent by rail.", "past"),
        ("The accounts come out on Friday.", "named"),
        ("“The bridge is shut.”", "named"),
        ("The lamp costs $1900.", "year or date"),
        ("They say it is nothing.", "who voted or said"),
    ],
)
def test_a_word_of_another_sense_is_no_sign(text: str, sign: str) -> None:
    assert sign not in signs_of(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("No, we did not.", "greeting"),
        ("Thank you very much.", "greeting"),
        ("Well, it depends.", "greeting"),
        ("Thanks to the new dam, floods have become rarer.", "cause"),
        ("Flights were late due to fog.", "cause"),
        ("The leak led to an inquiry.", "cause"),
        ("It was the first bridge over the river.", "superlative"),
        ("Sales reached record highs.", "superlative"),
        ("Rents fell by 3 per cent.", "comparison"),
        ("Rents are up 3 per cent.", "comparison"),
        ("Two guards were charged with theft.", "accusation"),
        ("Taxes rose.", "public money"),
        ("The plan to build it was dropped.", "future"),
        ("The mayor will resign.", "future"),
        ("Will Congress act?", "future"),
        ("He was right.", "opinion"),
        ("The mayor may resign.", "modal"),
        ("The bridge was closed.", "past"),
        ("Two guards were accused of theft.", "past"),
        ("The museum opened in 1921.", "year or date"),
        ("He left in June.", "year or date"),
        ("He said: “The bridge of Ann Lee is shut.”", "named"),
        ("RENTS FELL BY 3 PER CENT", "comparison"),
    ],
)
def test_a_word_in_its_own_sense_is_a_sign(text: str, sign: str) -> None:
    assert sign in signs_of(text)


def test_words_without_a_word_have_no_sign() -> None:
    assert signs_of("… – !") == set()


def test_length_counts_from_four_words_on() -> None:
    lengths = [named_features("word " * n, find_words("word " * n), ()).get("length", 0.0) for n in (3, 4, 39, 80)]
    assert lengths[0] == 0.0 < lengths[1] < lengths[2] == lengths[3] == 1.0


def test_every_sign_has_words_for_people() -> None:
    everything = "No, he said that 3 million were killed last in May 2019 because you and I should think, may we?"
    assert signs_of(everything) <= WORDS_FOR_PEOPLE.keys()
