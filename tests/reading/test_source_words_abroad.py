"""Which of the words that stand where a source does name who speaks: not whose lawyer it is, nor where it was said."""

import pytest

from claims.reading import read


def sources(text: str, language: str) -> list[tuple[str, str, bool]]:
    found = read(text, language=language).statements
    return [(item.speaker.name, item.speaker.role, item.speaker.is_vague) for item in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Whose they are does not speak.
        ("ru", "Мэр Москвы заявил, что парк откроют.", [("", "Мэр Москвы", False)]),
        ("ru", "Губернатор Самары сообщил, что дорога закрыта.", [("", "Губернатор Самары", False)]),
        ("ru", "Адвокат Климанова сообщил, что иск подан.", [("", "Адвокат Климанова", False)]),
        ("ru", "Адвокат Олега Климанова сообщила, что иск подан.", [("", "Адвокат Олега Климанова", False)]),
        ("ru", "Олег Климанов сказал, что невиновен. Агент Климанова сообщила, что иск подан.",
         [("Олег Климанов", "", False), ("", "Агент Климанова", False)]),
        ("ru", "Мэр Самары Анна Лебедь сказала, что мост цел. Мэр Самары добавила, что дорога закрыта.",
         [("Анна Лебедь", "Мэр Самары", False)] * 2),
        ("uk", "Мер Львова заявив, що парк відкриють.", [("", "Мер Львова", False)]),
        ("uk", "Президент України заявив, що зустріч відбудеться.", [("", "Президент України", False)]),
        ("uk", "Речник Володимира Семенського сказав, що зустріч відбудеться.",
         [("", "Речник Володимира Семенського", False)]),
        # A woman's family name, and a name that ends in the same letters.
        ("ru", "Министр Иванова сказала, что мост цел.", [("Иванова", "Министр", False)]),
        ("ru", "Пресс-секретарь Климанова Дмитрий Пак сказал, что мост цел.",
         [("Дмитрий Пак", "Пресс-секретарь Климанова", False)]),
        ("uk", "Депутатка Олександра Устимова заявила, що міст цілий.", [("Олександра Устимова", "Депутатка", False)]),
        # Where, when, to whom and on what occasion.
        ("ru", "«Мост цел», — заверила журналистов главный санитарный врач региона Анна Лебедь.",
         [("Анна Лебедь", "главный санитарный врач региона", False)]),
        ("ru", "На совещании в правительстве губернатор области Анна Лебедь сообщила, что мост цел.",
         [("Анна Лебедь", "губернатор области", False)]),
        ("ru", "Мост цел, сообщил в Telegram губернатор области Олег Климанов.",
         [("Олег Климанов", "губернатор области", False)]),
        ("uk", "«Міст цілий», — сказав в ефірі телемарафону речник угруповання Олег Клименко.",
         [("Олег Клименко", "речник угруповання", False)]),
        ("uk", "Сам Степанюк зізнався, що помилився.", [("Степанюк", "", False)]),
        ("fr", "« Le pont tient bon », a écrit sur Telegram le gouverneur de la région, Luc Garnier.",
         [("Luc Garnier", "gouverneur de la région", False)]),
        ("fr", "« Le pont tient bon », a dit le joueur de 34 ans en conférence de presse.",
         [("", "joueur de 34 ans", False)]),
        ("es", "«Cuento con él», afirmó el técnico tras la derrota por 2-1 ante Lanús.", [("", "técnico", False)]),
        ("es", "«No estoy lesionado», escribió el futbolista en Instagram.", [("", "futbolista", False)]),
        ("es", "Desde Comisiones Obreras advierten de que el paro sigue alto.", [("Comisiones Obreras", "", False)]),
        ("de", "Der Umsatz sank, wie das Statistische Bundesamt am Donnerstag in Wiesbaden mitteilte.",
         [("Statistische Bundesamt", "", False)]),
        # A noun behind an article is whom somebody speaks for; a name that opens the source is theirs.
        ("de", "„Ich kenne nicht jede Anzeige“, erklärte der Pressesprecher der Staatsanwaltschaft.",
         [("", "Pressesprecher der Staatsanwaltschaft", False)]),
        ("de", "„Wir haben nachgefragt“, erzählt Lukas Boro, Pressesprecher der Polizei im Märkischen Kreis.",
         [("Lukas Boro", "Pressesprecher der Polizei", False)]),
        ("de", "Die Präsidentin des Deutschen Bundestages sagte, die Brücke halte.",
         [("", "Präsidentin des Deutschen Bundestages", False)]),
        ("de", "Der Sprecher der Feuerwehr, Udo Wolf, sagte, die Brücke halte.",
         [("Udo Wolf", "Sprecher der Feuerwehr", False)]),
        ("de", "Der Mann soll im Netzwerk Facebook behauptet haben, die Polizei sei angewiesen, nichts zu tun.",
         [("Mann", "", False)]),
        ("es", "Miguel Torres, ex ministro de Interior, Justicia y Paz, aseguró que el puente está roto.",
         [("Miguel Torres", "ex ministro de Interior Justicia y Paz", False)]),
        ("es", "La periodista Eva Golán, adepta al partido, dijo que el puente está roto.",
         [("Eva Golán", "periodista", False)]),
        ("es", "Hay una pregunta del diputado Félix Guillén, quien, en el pleno, ha acusado al ministro de mentir.",
         [("Félix Guillén", "diputado", False)]),
        ("uk", "Дорогу в місті закрили. Про це заявила очільниця відомства, віцепрем'єрка Ірина Верес, передає Цензор.",
         [("Ірина Верес", "очільниця відомства віцепрем'єрка", False)]),
        ("ru", "Дорога закрыта, сообщил мэр Олег Климов, передаёт ТАСС.", [("Олег Климов", "мэр", False)]),
        ("ru", "Дорога закрыта на ремонт, сообщает РИА Новости со ссылкой на пресс-службу.",
         [("РИА Новости", "", False)]),
        ("de", "Beim Innensenator, Dienstherr der Polizei, hieß es: „Da kann nur die Justiz helfen.“",
         [("Innensenator", "", False)]),
        ("fr", "A Brive, un responsable syndical, Luc Garnier, a déclaré que le pont fermera.",
         [("Luc Garnier", "responsable syndical", False)]),
        # Who is not to be named, and many of whom nobody is.
        ("es", "Según contó a EFE un vecino que pidió no ser identificado, se oyeron tres explosiones.",
         [("", "vecino que pidió no ser identificado", True)]),
        ("de", "Aus Koalitionskreisen verlautete, das Paket sei nicht geplant.", [("", "", True)]),
        ("ru", "По словам собеседника «Вестника», показания дал бывший заместитель.", [("", "", True)]),
    ],
)  # fmt: skip
def test_who_is_named(language: str, text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert sources(text, language) == expected
