"""Whose words they are where somebody else stands nearer: datives, remarks in quotations, whose words a paper gives."""

import pytest

from claims.reading import read


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        # In German who is told may stand first, in a case of its own.
        ("de", "Den Ermittlern erzählte der Fahrer, die Ampel sei grün gewesen.", "Fahrer"),
        ("de", "Der Polizei sagte die Zeugin, sie habe nichts gesehen.", "Zeugin"),
        ("de", "Der Zeitung sagte Bürgermeister Karl Huber, die Brücke sei sicher.", "Karl Huber"),
        ("de", "Der «Bild» sagte Ministerin Eva Kern: «Wir haben nichts zu verbergen.»", "Eva Kern"),
        ("de", "Der Deutschen Presse-Agentur sagte ein Sprecher, das Werk bleibe.", "Sprecher"),
        ("de", "Dem Sender RTL sagte Anna Müller, sie sei unschuldig.", "Anna Müller"),
        ("de", "Dem widersprach Sprecherin Lena Vogt: Die Zahlen seien korrekt.", "Lena Vogt"),
        ("de", "Dem Vorstand wirft der Betriebsrat Wortbruch vor.", "Betriebsrat"),
        ("de", "Der Sprecher sagte der Zeitung, die Brücke sei sicher.", "Sprecher"),
        ("de", "Der Spion sagte der Polizei, die Brücke sei sicher.", "Spion"),
        # A remark inside the quotation names who speaks.
        ("fr", "« L'alerte, assure le préfet Paul Roux, a été donnée à midi. »", "Paul Roux"),
        ("fr", "« Faux, répond l'avocat Karim Benhadj, la procédure a été lancée en juin. »", "Karim Benhadj"),
        ("fr", "« Dans ce dossier, a estimé Me Alain Roy, les preuves manquent. »", "Alain Roy"),
        # An answer of one word is nobody.
        ("fr", "Faux, répond l'avocate Karine Benoît : la procédure a été lancée le 2 décembre.", "Karine Benoît"),
    ],
)
def test_who_is_told_or_answered_is_not_who_speaks(language: str, text: str, who: str) -> None:
    speaker = read(text, language=language).statements[0].speaker
    assert who in (speaker.name, speaker.role)


@pytest.mark.parametrize(
    ("language", "before", "text", "who"),
    [
        ("fr", "« Rien n'est vrai », a dit le ministre Jean Roy.",
         "« Faux, répond l'avocat Karim Benhadj : la procédure a été lancée en juin. »", "Karim Benhadj"),
        ("ru", "«Всё это ложь», — сказал мэр Иван Серов.",
         "«Никаких денег я не брал», — приводит его слова пресс-служба города.", "Иван Серов"),
        ("ru", "«Всё это ложь», — сказал мэр Иван Серов.", "«Никаких денег я не брал», — цитирует его ТАСС.",
         "Иван Серов"),
        ("uk", "«Усе це брехня», — сказав мер Петро Зуб.", "«Грошей я не брав», — цитує його слова Укрінформ.",
         "Петро Зуб"),
    ],
)  # fmt: skip
def test_who_was_named_before_and_who_passes_it_on(language: str, before: str, text: str, who: str) -> None:
    assert read(f"{before} {text}", language=language).statements[-1].speaker.name == who


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("de", "Der Konzern bestreitet dies nicht, will sich dazu aber auch nicht äußern.", "asserted"),
        ("de", "Der Minister wies die Vorwürfe nicht zurück.", "asserted"),
        ("de", "Betriebsbedingte Kündigungen schließe sie nicht aus, sagte Vorstandschefin Petra Lindner.", "possible"),
        ("ru", "Источник в полиции не считает это случайностью: об обыске, по его данным, знали заранее.", "asserted"),
    ],
)
def test_what_is_not_denied_is_not_told_as_a_denial(language: str, text: str, certainty: str) -> None:
    statement = read(text, language=language).statements[0]
    assert (statement.polarity.value, statement.certainty.label) == ("affirmed", certainty)


@pytest.mark.parametrize(
    "text", ["Inès Aubry nie toute violence et accuse le ministre de « criminaliser les pauvres »."]
)
def test_whom_a_second_verb_accuses_says_nothing(text: str) -> None:
    assert {item.speaker.name for item in read(text, language="fr").statements} == {"Inès Aubry"}


@pytest.mark.parametrize(
    ("language", "text", "who", "words", "polarity"),
    [
        ("de", "Das bestreitet Minister Karl Laumer.", "Karl Laumer", "Das bestreitet Minister Karl Laumer", "denied"),
        ("de", "Minister Karl Laumer wies das zurück und betonte, das Geld liege bereit.", "Karl Laumer",
         "Minister Karl Laumer wies das zurück", "denied"),
        ("es", "El agente Manuel Quilón admite contactos, aunque niega un acuerdo.", "Manuel Quilón",
         "niega un acuerdo", "denied"),
        ("es", "Estados Unidos rechaza financiar a Foro Legal, a la que sin embargo elogia.", "Estados Unidos",
         "financiar a Foro Legal", "denied"),
        ("es", "La afición, dice el entrenador Luis Gil, puede estar tranquila.", "Luis Gil",
         "La afición, dice el entrenador Luis Gil, puede estar tranquila", "affirmed"),
        ("ru", "Главный тренер Сергей Семак на вопрос о Лосеве ответил коротко: «Без комментариев».", "Сергей Семак",
         "Без комментариев", "affirmed"),
    ],
)  # fmt: skip
def test_who_and_words_of_an_answer(language: str, text: str, who: str, words: str, polarity: str) -> None:
    statement = read(text, language=language).statements[0]
    assert (statement.speaker.name, statement.exact, statement.polarity.value) == (who, words, polarity)


def test_pronoun_in_an_aside_means_who_spoke_last() -> None:
    text = "« Je suis là », a dit Jean Roy. Son client, assure-t-il, n'était pas en service ce soir-là."
    assert [item.speaker.name for item in read(text, language="fr").statements] == ["Jean Roy", "Jean Roy"]


@pytest.mark.parametrize(
    ("language", "text", "who", "words", "polarity"),
    [
        # What is denied may open the sentence, and who denies it stand behind the verb or as a place before it.
        ("de", "Betriebsbedingte Kündigungen schloss die Sprecherin Eva Kern nicht aus.", "Eva Kern",
         "Betriebsbedingte Kündigungen", "affirmed"),
        ("de", "Eine Beteiligung an dem Angriff hat die Regierung bestritten.", "Regierung",
         "Eine Beteiligung an dem Angriff", "denied"),
        ("de", "Sprecher Karl Huber war dabei. Die Tat bestreitet er.", "Karl Huber", "Die Tat", "denied"),
        ("de", "Eine Einigung bestätigte Ministerin Eva Kern nicht.", "Eva Kern", "Eine Einigung", "affirmed"),
        ("ru", "Сведения о гибели пассажира в ведомстве опровергли.", "ведомство",
         "Сведения о гибели пассажира", "denied"),
        ("ru", "Опровергли в министерстве и сообщения о запрете экспорта.", "министерство",
         "сообщения о запрете экспорта", "denied"),
        ("ru", "Сообщения о взрыве в центре города опровергли в полиции.", "полиция",
         "Сообщения о взрыве в центре города", "denied"),
        ("ru", "Обвинения в подкупе в мэрии назвали ложью.", "мэрия", "Обвинения в подкупе в мэрии назвали ложью",
         "denied"),
        ("uk", "Інформацію про вибух балонів у відомстві не підтвердили.", "відомство",
         "Інформацію про вибух балонів", "affirmed"),
        ("uk", "Повідомлення про загибель дітей у школі спростувала поліція.", "поліція",
         "Повідомлення про загибель дітей у школі", "denied"),
        # Who stands in an aside, is told, or passes it on says nothing.
        ("es", "El acusado, que está en libertad provisional, dijo que nunca cobró.", "acusado", "nunca cobró",
         "denied"),
        ("es", "La jefa señaló que, aunque el detenido alegó estar enfermo, el juicio sigue.", "jefa",
         "aunque el detenido alegó estar enfermo, el juicio sigue", "affirmed"),
        ("es", "«No supo qué decir», aseguró el profesional a Radio Norte.", "profesional", "No supo qué decir",
         "denied"),
        ("de", "«Es ist richtig so», sagte ein Sprecher der Deutschen Presse-Agentur.", "Sprecher", "Es ist richtig so",
         "affirmed"),
        ("de", "Vorstand Karl Huber sagte, es gehe. Er sei froh, dass der Richter so rasch entschieden habe.",
         "Karl Huber", "Er sei froh, dass der Richter so rasch entschieden habe", "affirmed"),
        ("ru", "Серов в беседе с «Волга-24» отметил, что мост закрыт.", "Серов", "мост закрыт", "affirmed"),
        ("ru", "Мэр Иван Серов заявил, что мост закрыт, передаёт ТАСС.", "Иван Серов", "мост закрыт", "affirmed"),
        ("ru", "Адвокат заявил, что, по его мнению, вина не доказана.", "Адвокат", "вина не доказана", "*"),
    ],
)  # fmt: skip
def test_object_aside_and_paper_are_not_who_speaks(
    language: str, text: str, who: str, words: str, polarity: str
) -> None:
    statement = read(text, language=language).statements[-1]
    assert who in (statement.speaker.name, statement.speaker.role)
    assert statement.exact.endswith(words)
    assert polarity in ("*", statement.polarity.value)


def test_who_is_told_of_in_an_aside_does_not_go_on_speaking() -> None:
    text = (
        "El ministro Juan Prado reiteró su rechazo. Prado también abordó las denuncias hechas por el abogado del "
        "coronel Luis Mora, quien confirmó que la cinta fue entregada. Indicó que esperará. «Nada es verdad», sostuvo."
    )
    speakers = [statement.speaker for statement in read(text, language="es").statements]
    assert [speaker.name for speaker in speakers[-2:]] == ["Juan Prado", "Juan Prado"]
    assert (speakers[-3].name, speakers[-3].role) == ("", "abogado del coronel Luis Mora")


@pytest.mark.parametrize(
    ("language", "text", "who", "words", "rung", "polarity"),
    [
        # What somebody takes a thing for is said of it by them.
        ("de", "Ministerin Eva Kern hält die Kritik am Plan für unbegründet.", "Eva Kern",
         "die Kritik am Plan für unbegründet", "asserted", "denied"),
        ("de", "Der Chef Uwe Lenz hält den Abbau für nötig, die Stadt schweigt.", "Uwe Lenz",
         "den Abbau für nötig", "asserted", "affirmed"),
        ("es", "El líder, Andrés Gil, considera falsas las cifras que maneja la alcaldesa.", "Andrés Gil",
         "falsas las cifras que maneja la alcaldesa", "asserted", "denied"),
        ("es", "El alcalde Luis Mora consideró la medida un error.", "Luis Mora", "la medida un error", "asserted",
         "affirmed"),
        ("fr", "La maire Anne Roy juge infondées les accusations de fraude.", "Anne Roy",
         "infondées les accusations de fraude", "asserted", "denied"),
        ("uk", "Депутатка Леся Кірик вважає цю оцінку завищеною.", "Леся Кірик", "цю оцінку завищеною", "asserted",
         "affirmed"),
        ("ru", "Министр Иван Серов считает такие меры чрезмерными.", "Иван Серов", "такие меры чрезмерными", "asserted",
         "affirmed"),
        ("ru", "Меры чрезмерны, считает эксперт Иван Серов.", "Иван Серов", "Меры чрезмерны", "asserted", "affirmed"),
        # What is not ruled out is possible.
        ("fr", "Le procureur Luc Vial n'écarte pas la piste criminelle.", "Luc Vial", "la piste criminelle", "possible",
         "affirmed"),
        ("es", "Luis Mora dijo que no descartaba que el puente cayera.", "Luis Mora",
         "no descartaba que el puente cayera", "possible", "affirmed"),
        ("uk", "Мер Олег Ткач заявив, що не виключає відставку.", "Олег Ткач", "не виключає відставку", "possible",
         "affirmed"),
        # What is neither confirmed nor denied is open, and denied by nobody.
        ("es", "El ministerio ni confirmó ni desmintió esa versión.", "", "esa versión.", "possible", "affirmed"),
        ("fr", "Le ministère ne confirme ni ne dément ce chiffre.", "", "ce chiffre.", "possible", "affirmed"),
        ("ru", "Компания эту информацию не подтвердила и не опровергла.", "", "не опровергла.", "possible", "affirmed"),
    ],
)  # fmt: skip
def test_what_somebody_takes_a_thing_for_and_what_they_leave_open(
    language: str, text: str, who: str, words: str, rung: str, polarity: str
) -> None:
    statement = read(text, language=language).statements[-1]
    assert who == statement.speaker.name
    assert statement.exact.endswith(words)
    assert (statement.certainty.label, statement.polarity.value) == (rung, polarity)


def test_name_of_a_channel_is_nothing_said() -> None:
    text = "Обвинения ложны. Об этом в эфире, который вёл телеканал «Новый Север», заявила адвокат Лариса Белова."
    assert all(statement.exact != "Новый Север" for statement in read(text, language="ru").statements)
