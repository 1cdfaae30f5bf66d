"""Family names that stand alone in a claim: rather one too many than one too few."""

import pytest

from claims.reading.names.alone import names_alone
from claims.reading.places import gazetteer

NAMES = [
    ("Velikov took bribes from a builder", ["Velikov"]),
    ("Nobody believes Ostrander", ["Ostrander"]),
    ("Dr Okonedo left by then", ["Okonedo"]),
    ("The wife of Tarrant owns shares", ["Tarrant"]),
    ("Collins, Vance and Pence voted for it", ["Collins", "Vance", "Pence"]),
    ("Pendleton's son fled", ["Pendleton"]),
    ("O'Rourke stole", ["O'Rourke"]),
    ("Le Guin plagiarised", ["Guin"]),
    ("Von der Heide lied", ["Heide"]),
    ("Xu visited the plant", ["Xu"]),
    ("Says Ferrante bought shares", ["Ferrante"]),
    ("La mujer de Velasco cobró 3 millones", ["Velasco"]),
    ("Маренко збрехав", ["Маренко"]),
    ("Ο Μαρής είπε ψέματα", ["Μαρής"]),
    ("Der Bundestag hat Wernhold entlastet", ["Wernhold"]),
]
NONE = [
    "Immigration rose in May",
    "The bridge of Brunn was closed",
    "The Council voted for it",
    "Kyiv was shelled",
    "Wall Street and NATO moved troops to New Hampshire",
    "Die Regierung hat die Steuern erhöht",
    "It is Monday, and nobody lies",
    "",
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_name_that_stands_alone_is_found(text, names):
    assert names_alone(text, places=gazetteer("")) == names


@pytest.mark.parametrize("text", NONE)
def test_what_is_nobodys_name_is_none(text):
    assert names_alone(text, places=gazetteer("")) == []


def test_word_that_is_written_small_elsewhere_is_none():
    assert names_alone("Bread is dear", places=gazetteer("")) == ["Bread"]
    assert names_alone("Bread is dear", places=gazetteer(""), small={"bread"}) == []


@pytest.mark.parametrize("unit", ["A-b’", "Ab ", "“", "Ab. ", "Der "])
def test_hostile_text_is_read(unit):
    names_alone(unit * 25_000, places=gazetteer(""))
