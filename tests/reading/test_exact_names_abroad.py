"""The name and the role of a source exactly: in the case in which one is called, each in its own field."""

import pytest

from claims.reading import read
from tests.reading.whole import TEXTS, otherwise_named


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        # Behind “according to” a name and a role stand in the genitive.
        ("uk", "За словами директорки бібліотеки Ірини Ткачук, читачів стало більше.", "Ірина Ткачук",
         "директорка бібліотеки"),
        ("uk", "На думку колишнього міністра Олександра Кравця, міст безпечний.", "Олександр Кравець",
         "колишній міністр"),
        ("uk", "За даними Генштабу, противник відійшов.", "Генштаб", ""),
        ("uk", "За прогнозом синоптиків, дощів не буде.", "", "синоптики"),
        ("uk", "За словами Павла Бойка, дорогу відкрили.", "Павло Бойко", ""),
        ("uk", "За словами речниці поліції Оксани Гнатюк, затримали двох.", "Оксана Гнатюк", "речниця поліції"),
        ("ru", "По словам главы округа Бориса Кубая, вода уходит.", "Борис Кубай", "глава округа"),
        ("ru", "По мнению аналитика Софьи Донцовой, ставка снизится.", "Софья Донцова", "аналитик"),
        ("ru", "По данным Гидромета, ночью выпал снег.", "Гидромет", ""),
        ("ru", "По словам пресс-секретаря мэрии Ильи Чернова, мост закрыт.", "Илья Чернов", "пресс-секретарь мэрии"),
        ("ru", "По словам Юлии Сомовой, школу закрыли.", "Юлия Сомова", ""),
        ("ru", "По словам Олега Черных, школу закрыли.", "Олег Черных", ""),
        # Whose the lawyer is stays in the genitive, and a family name with two ways back as it is written.
        ("ru", "По словам адвоката Климанова, дело развалилось.", "", "адвокат Климанова"),
        ("ru", "По словам Алексея Толстого, мост построят.", "Алексея Толстого", ""),
        # Names in no list, by the endings of both; one with two ways back as it stands elsewhere in the report.
        ("ru", "По мнению политолога Гранта Микаеляна, скидки не будет.", "Грант Микаелян", "политолог"),
        ("ru", "По мнению экономиста Рубена Варданяна, рубль ослабнет.", "Рубен Варданян", "экономист"),
        ("ru", "По словам Алсу Гареевой, треск был слышен накануне.", "Алсу Гареева", ""),
        ("ru", "По словам главы Примгидромета Бориса Кубая, вода уходит.", "Борис Кубай", "глава Примгидромета"),
        ("ru", "По словам заместителя министра Игоря Бессмертного, денег нет. Бессмертный добавил, что ждёт.",
         "Игорь Бессмертный", "заместитель министра"),
        ("ru", "По словам режиссёра Кирилла Серебряного, премьеры не будет.", "Кирилла Серебряного", "режиссёр"),
        ("ru", "Накануне глава МИД Арарат Мирзабекян сказал, что нота передана.", "Арарат Мирзабекян", "глава МИД"),
        ("uk", "Напередодні голова МЗС Андрій Сибіга сказав, що ноту передали.", "Андрій Сибіга", "голова МЗС"),
        # A name that keeps its article.
        ("fr", "L'Équipe assure que le joueur a signé.", "L'Équipe", ""),
        ("fr", "Selon L'Équipe, le contrat porte sur trois ans.", "L'Équipe", ""),
        ("fr", "Le Monde affirme que la note existe.", "Le Monde", ""),
        ("fr", "Les Échos rapportent que l'usine fermera.", "Les Échos", ""),
        ("fr", "D'après Le Courrier, deux hommes ont été arrêtés.", "Le Courrier", ""),
        ("fr", "L'Insee estime que la croissance atteindra 0,9%.", "Insee", ""),
        ("fr", "L'Iran nie avoir attaqué le navire.", "Iran", ""),
        ("es", "El País asegura que el ministro mintió.", "El País", ""),
        ("es", "Según La Gaceta, el contrato existe.", "La Gaceta", ""),
        ("fr", "« Rien n'est signé », a confié le joueur à L'Équipe.", "", "joueur"),
        # “In …” stands before the locative.
        ("uk", "У Кремлі заявили, що мост закрито.", "Кремль", ""),
        ("uk", "В обласній прокуратурі повідомили, що справу закрито.", "обласна прокуратура", ""),
        ("uk", "У федерації конфлікт заперечують.", "федерація", ""),
        ("ru", "В главном управлении МЧС сообщили, что пожар потушен.", "главное управление МЧС", ""),
        ("ru", "В пресс-службе Думы заявили, что закон принят.", "пресс-служба Думы", ""),
        ("ru", "В Минфине опровергли, что бюджет урежут.", "Минфин", ""),
        # A noun in no list before a full name is what somebody is.
        ("uk", "Мама другокласниці Людмила Шпак каже, що вікна старі.", "Людмила Шпак", "Мама другокласниці"),
        ("fr", "« Il pleuvra », rappelle le climatologue Robert Vautier.", "Robert Vautier", "climatologue"),
        ("es", "«Lloverá», recordó el climatólogo Luis Neyra.", "Luis Neyra", "climatólogo"),
        ("de", "Vater Sven Kolbe sagte, der Brief sei spät gekommen.", "Sven Kolbe", "Vater"),
        # What a name is not: a paper, a title, a country's people, a possessive, a case.
        ("fr", "Le quotidien Le Soir a affirmé que la loi passera.", "quotidien Le Soir", ""),
        ("fr", "Son avocate, Me Inès Rouvière, a affirmé que la loi passera.", "Inès Rouvière", "avocate"),
        ("fr", "Le Français Hugo Castel a affirmé que la finale était perdue.", "Hugo Castel", ""),
        ("fr", "Leur avocat, Luc Slimani, estime que la loi passera.", "Luc Slimani", "avocat"),
        ("de", "Deren Sprecher Jonas Winkel sagte, die Brücke sei gesperrt.", "Jonas Winkel", "Sprecher"),
        ("de", "Nach Angaben des Justizministeriums laufen 253 Verfahren.", "Justizministerium", ""),
        ("de", "Ein Polizist sagte, die Brücke sei gesperrt.", "", "Polizist"),
        # What belongs to a name, and what stands beside a role.
        ("fr", "D'après l'Union maritime et portuaire, le port est fermé.", "Union maritime et portuaire", ""),
        ("es", "La Fuerza Aérea ucraniana aseguró que derribó 40 drones.", "Fuerza Aérea ucraniana", ""),
        ("es", "El constructor Tomás Vilches, también imputado, aseguró que pagó.", "Tomás Vilches", "constructor"),
        ("es", "El paro bajó en octubre, según los datos publicados este martes por el Ministerio de Trabajo.",
         "Ministerio de Trabajo", ""),
        ("fr", "Contactée, l'agence régionale de santé indique que le service rouvrira.", "agence régionale de santé",
         ""),
        ("ru", "Бывший глава города, допрошенный как свидетель, заявил, что денег не видел.", "",
         "Бывший глава города"),
        ("ko", "직장인 이서준(31) 씨는 \"시간이 없다\"고 말했다.", "이서준", "직장인"),
        ("ko", "김우진 고려대 교수는 \"독감이 늘었다\"고 말했다.", "김우진", "고려대 교수"),
        ("ko", "우에노 가즈오 일본은행 총재는 \"물가가 낮다\"고 말했다.", "우에노 가즈오", "일본은행 총재"),
        ("ko", "미국 국무부의 토미 브루스 대변인은 \"대화를 원한다\"고 말했다.", "토미 브루스", "미국 국무부 대변인"),
        ("ko", "A씨의 변호인인 최성호 변호사는 \"의뢰인은 현장에 없었다\"고 말했다.", "최성호", "A씨의 변호인"),
        ("ko", "피해자 유족은 \"납득할 수 없다\"고 말했다.", "", "피해자 유족"),
        ("ko", "손흥수(32·LA)는 경기 뒤 \"부상은 심하지 않다\"고 말했다.", "손흥수", ""),
        ("ko", "시민단체 '맑은강'은 \"재탕 대책\"이라고 말했다.", "맑은강", "시민단체"),
    ],
)  # fmt: skip
def test_name_and_role_stand_each_in_its_own_field(language: str, text: str, name: str, role: str) -> None:
    speaker = read(text, language=language).statements[0].speaker
    assert (speaker.name, speaker.role, speaker.is_vague) == (name, role, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un sur trois dit ne plus voter."),
        ("uk", "Кожен п'ятий власник малого бізнесу повідомив, що скоротив працівників."),
        ("ru", "Ряд СМИ написал, что закон вступит в силу в январе."),
    ],
)
def test_so_many_of_those_asked_are_nobody_by_name(language: str, text: str) -> None:
    speaker = read(text, language=language).statements[0].speaker
    assert (speaker.name, speaker.is_vague) == ("", True)


def test_he_who_goes_on_behind_a_quotation_is_not_whom_it_names() -> None:
    text = (
        "Le Français Hugo Castel a affirmé que la finale était perdue. Son entraîneur, Marc Delorme, est confiant. "
        "« Hugo était à chaud », a-t-il glissé, ajoutant que le joueur devait passer des examens mardi."
    )
    assert [item.speaker.name for item in read(text, language="fr").statements[-2:]] == ["Marc Delorme"] * 2


def test_speakers_of_a_whole_report_are_counted_exactly() -> None:
    gold = next(gold for gold in TEXTS if gold.key == "uk81")
    assert ("Сергій Ніколюк", "заступник голови НБУ") in gold.speakers
    assert otherwise_named(gold) == []
