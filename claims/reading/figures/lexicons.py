"""How Ukrainian, Russian, German, French and Spanish write numbers: their words, a small lexicon for each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language writes numbers. Each string holds words with ``=``: ``"пять=5 шесть=6"``; ``_`` is a blank.

    ``fractions`` are parts that stand alone, ``parts`` those that need a number before them (“deux tiers”); ``scaled``
    holds what only a scale may follow (“eine halbe Million”), and ``and_half`` what adds a half (“deux millions et
    demi”). Two are regular expressions: ``of``, what shows that “2/3” is a part and no date, and ``joint``, what stands
    between the tens and the units of a number in words.
    """

    numbers: str
    scales: str
    measures: str
    fractions: str
    parts: str
    scaled: str
    about: str
    more_than: str
    less_than: str
    up_to: str
    at_least: str
    between: str
    dates: str
    of: str
    and_half: str = ""
    reached: str = ""
    """The beginnings of verbs after which “up to” tells what is reached: “зріс до 5 %” is 5 %, and no less."""
    articles: str = ""
    """What may stand before a number behind a comparator or between two: “cerca de los 300”, “entre un 3 y un 4 %”."""
    rounded: str = ""
    """Scales that round by themselves where one of them is meant: “une trentaine”."""
    to: str = ""
    """What joins two numbers of a range without more: “20 bis 30”."""
    counted_ends: bool = False
    """Whether a small letter after a noun is no more what is counted, as in German."""
    joint: str = r"\s"


LEXICONS: dict[str, Lexicon] = {
    "uk": Lexicon(
        numbers=(
            "один=1 одна=1 одного=1 одну=1 два=2 дві=2 двох=2 двоє=2 двома=2 три=3 трьох=3 троє=3 чотири=4 "
            "чотирьох=4 четверо=4 п’ять=5 п’яти=5 п’ятьох=5 п’ятеро=5 шестеро=6 семеро=7 восьмеро=8 дев’ятеро=9 "
            "десятеро=10 шість=6 шести=6 сім=7 "
            "семи=7 вісім=8 восьми=8 дев’ять=9 дев’яти=9 десять=10 десяти=10 одинадцять=11 "
            "дванадцять=12 тринадцять=13 чотирнадцять=14 п’ятнадцять=15 шістнадцять=16 сімнадцять=17 "
            "вісімнадцять=18 дев’ятнадцять=19 двадцять=20 двадцяти=20 тридцять=30 тридцяти=30 сорок=40 сорока=40 "
            "п’ятдесят=50 шістдесят=60 сімдесят=70 вісімдесят=80 дев’яносто=90 сто=100 ста=100 двісті=200 "
            "триста=300 чотириста=400 п’ятсот=500 шістсот=600 сімсот=700 вісімсот=800 дев’ятсот=900 півтора=1.5 "
            "півтори=1.5"
        ),
        scales=(
            "тис=1e3 тис.=1e3 тисяча=1e3 тисяч=1e3 тисячі=1e3 тисячу=1e3 тисячею=1e3 тисячам=1e3 тисячами=1e3 "
            "тисячах=1e3 млн=1e6 млн.=1e6 мільйон=1e6 мільйона=1e6 мільйону=1e6 мільйоном=1e6 мільйони=1e6 "
            "мільйонів=1e6 мільйонам=1e6 мільйонами=1e6 мільйонах=1e6 млрд=1e9 млрд.=1e9 мільярд=1e9 мільярда=1e9 "
            "мільярду=1e9 мільярдом=1e9 мільярди=1e9 мільярдів=1e9 мільярдам=1e9 мільярдами=1e9 мільярдах=1e9 "
            "трлн=1e12 трлн.=1e12 трильйон=1e12 трильйона=1e12 трильйони=1e12 трильйонів=1e12 трильйонами=1e12 "
            "десяток=10 десятка=10 десятки=10 десятків=10 сотня=100 сотні=100 сотню=100 сотень=100 дюжина=12 дюжини=12"
        ),
        measures=(
            "%=% відсоток=% відсотка=% відсотки=% відсотків=% гривень=UAH гривні=UAH гривня=UAH гривню=UAH грн=UAH "
            "доларів=USD "
            "долари=USD долара=USD відсоткового_пункту=percentage_points відсоткових_пунктів=percentage_points "
            "відсоткові_пункти=percentage_points базисних_пунктів=basis_points базисні_пункти=basis_points "
            "базисного_пункту=basis_points б._п.=basis_points б.п.=basis_points в._п.=percentage_points "
            "в.п.=percentage_points рублів=RUB злотих=PLN "
            "юанів=CNY євро=EUR км=km кілометрів=km тонн=tonnes тонни=tonnes тонна=tonnes тонну=tonnes кг=kg "
            "кілограмів=kg кілограми=kg кілограма=kg га=hectares гектарів=hectares гектари=hectares км/год=km/h "
            "метрів=m метри=m метра=m градусів=degrees"
        ),
        fractions="половина=2 половину=2 третина=3 третину=3 чверть=4 третя_частина=3 третю_частину=3 п’ята_частина=5 "
        "п’яту_частину=5 десята_частина=10 десяту_частину=10",
        parts="третини=3 третин=3 третину=3 чверті=4 чвертей=4",
        scaled="пів=.5 чверть=.25",
        of=r"[^\W\d_]",
        and_half="з_половиною із_половиною",
        about="близько приблизно орієнтовно майже до_близько",
        more_than=(
            "понад більше_ніж більш_ніж більш_як більше перевищує перевищують перевищив перевищила перевищило "
            "перевищили перевищить перевищувати перевищує"
        ),
        less_than="менше_ніж менш_ніж менш_як менше",
        up_to="до не_перевищує не_перевищують не_перевищив не_перевищила не_перевищило не_перевищить не_більше_ніж "
        "не_більш_як не_більше щонайбільше максимум",
        reached="підвищ зрос зріс збільш зменш знизи знижу скоро впав впал сповіл пришвид подорож подешев виріс "
        "вирос скоч",
        at_least="щонайменше не_менше_ніж не_менш_як не_менше принаймні мінімум",
        between="від=до між=та між=і",
        dates=(
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня року рік "
            "році"
        ),
    ),
    "ru": Lexicon(
        numbers=(
            "один=1 одна=1 одного=1 одну=1 два=2 две=2 двух=2 двое=2 двумя=2 три=3 трёх=3 трех=3 трое=3 четыре=4 "
            "четырёх=4 четырех=4 четверо=4 пять=5 пяти=5 пятеро=5 шестеро=6 семеро=7 восьмеро=8 шесть=6 шести=6 "
            "семь=7 семи=7 восемь=8 восьми=8 "
            "девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 тринадцать=13 четырнадцать=14 "
            "пятнадцать=15 шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 двадцати=20 "
            "тридцать=30 тридцати=30 сорок=40 сорока=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 "
            "девяносто=90 сто=100 ста=100 двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 "
            "семьсот=700 восемьсот=800 девятьсот=900 полтора=1.5 полторы=1.5 полутора=1.5"
        ),
        scales=(
            "тыс=1e3 тыс.=1e3 тысяча=1e3 тысяч=1e3 тысячи=1e3 тысячу=1e3 тысячей=1e3 тысячам=1e3 тысячами=1e3 "
            "тысячах=1e3 млн=1e6 млн.=1e6 миллион=1e6 миллиона=1e6 миллиону=1e6 миллионом=1e6 миллионы=1e6 "
            "миллионов=1e6 миллионам=1e6 миллионами=1e6 миллионах=1e6 млрд=1e9 млрд.=1e9 миллиард=1e9 миллиарда=1e9 "
            "миллиарду=1e9 миллиардом=1e9 миллиарды=1e9 миллиардов=1e9 миллиардам=1e9 миллиардами=1e9 "
            "миллиардах=1e9 трлн=1e12 трлн.=1e12 триллион=1e12 триллиона=1e12 триллионы=1e12 триллионов=1e12 "
            "триллионами=1e12 десяток=10 десятка=10 десятки=10 десятков=10 сотня=100 сотни=100 сотню=100 сотен=100 "
            "дюжина=12 дюжины=12"
        ),
        measures=(
            "%=% процент=% процента=% процентов=% рублей=RUB рубля=RUB рубль=RUB руб=RUB долларов=USD "
            "доллара=USD доллар=USD процентного_пункта=percentage_points процентных_пункта=percentage_points "
            "базисных_пунктов=basis_points базисных_пункта=basis_points базисного_пункта=basis_points "
            "б._п.=basis_points б.п.=basis_points процентных_пунктов=percentage_points "
            "п._п.=percentage_points п.п.=percentage_points "
            "гривен=UAH юаней=CNY "
            "иен=JPY тенге=KZT евро=EUR км=km "
            "километров=km километра=km тонн=tonnes тонны=tonnes тонна=tonnes тонну=tonnes кг=kg килограммов=kg "
            "килограмма=kg га=hectares гектаров=hectares гектара=hectares км/ч=km/h метров=m метра=m "
            "градусов=degrees градуса=degrees"
        ),
        fractions="половина=2 половину=2 треть=3 четверть=4 третья_часть=3 третью_часть=3 четвёртая_часть=4 "
        "пятая_часть=5 пятую_часть=5 десятая_часть=10 десятую_часть=10",
        parts="треть=3 трети=3 третей=3 четверти=4 четвертей=4",
        scaled="пол=.5 четверть=.25",
        of=r"[^\W\d_]",
        and_half="с_половиной",
        about="около примерно приблизительно порядка почти",
        more_than=(
            "более_чем больше_чем более свыше больше превышает превышают превысил превысила превысило превысили "
            "превысит превысить превышать"
        ),
        less_than="менее_чем меньше_чем менее меньше",
        up_to="до не_превышает не_превышают не_превысил не_превысила не_превысило не_превысит не_более_чем "
        "не_более не_больше максимум",
        reached="повы вырос возрос увелич уменьш сни сокра упал замедл ускор подорож подешев подня "
        "опусти рост росла росло росли растёт растет вырас расши",
        at_least="не_менее_чем не_менее не_меньше как_минимум по_меньшей_мере минимум",
        between="от=до между=и",
        dates="января февраля марта апреля мая июня июля августа сентября октября ноября декабря года год году",
    ),
    "de": Lexicon(
        numbers=(
            "ein=1 eine=1 einen=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 "
            "dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 "
            "vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 anderthalb=1.5 "
            "eineinhalb=1.5 zweieinhalb=2.5 dreieinhalb=3.5 viereinhalb=4.5 fünfeinhalb=5.5"
        ),
        scales=(
            "tausend=1e3 tsd=1e3 tsd.=1e3 million=1e6 millionen=1e6 mio=1e6 mio.=1e6 milliarde=1e9 milliarden=1e9 "
            "mrd=1e9 mrd.=1e9 billion=1e12 billionen=1e12 bio=1e12 bio.=1e12 dutzend=12"
        ),
        measures="%=% prozent=% prozentpunkte=percentage_points prozentpunkten=percentage_points "
        "prozentpunkt=percentage_points basispunkte=basis_points basispunkten=basis_points "
        "euro=EUR dollar=USD franken=CHF rubel=RUB yen=JPY "
        "pfund=GBP yuan=CNY kilometer=km kilometern=km km=km tonnen=tonnes tonne=tonnes kilogramm=kg kilo=kg kg=kg "
        "hektar=hectares km/h=km/h stundenkilometer=km/h stundenkilometern=km/h meter=m metern=m grad=degrees "
        "quadratkilometer=km² quadratmeter=m²",
        fractions="hälfte=2 drittel=3 viertel=4 fünftel=5",
        parts="drittel=3 viertel=4 fünftel=5 zehntel=10",
        scaled=(
            "halbe=.5 halben=.5 halbes=.5 eine_halbe=.5 einer_halben=.5 ein_halbes=.5 viertel=.25 eine_viertel=.25 "
            "einer_viertel=.25 dreiviertel=.75 eine_dreiviertel=.75 drei_viertel=.75"
        ),
        of=r"(?:der|des|aller|von)\b",
        about="rund etwa ungefähr circa ca. knapp fast gut nahezu beinahe annähernd",
        more_than="mehr_als über übersteigt überstieg übersteigen",
        less_than="weniger_als unter nicht_einmal",
        up_to="bis_zu höchstens maximal nicht_mehr_als",
        counted_ends=True,
        at_least="mindestens wenigstens nicht_weniger_als",
        between="zwischen=und von=bis",
        joint="und",
        to="bis",
        articles="den der die das dem",
        dates="januar februar märz april mai juni juli august september oktober november dezember uhr",
    ),
    "fr": Lexicon(
        numbers=(
            "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
            "treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 "
            "quarante=40 cinquante=50 soixante=60 quatre-vingt=80 quatre-vingts=80 septante=70 nonante=90 "
            "cent=100 cents=100"
        ),
        scales=(
            "mille=1e3 millier=1e3 milliers=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 md=1e9 mds=1e9 "
            "billion=1e12 billions=1e12 douzaine=12 douzaines=12 dizaine=10 dizaines=10 quinzaine=15 "
            "vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 centaine=100 centaines=100"
        ),
        measures=(
            "%=% pour_cent=% pourcent=% points=points point=points points_de_base=basis_points "
            "points_de_pourcentage=percentage_points de_yens=JPY yens=JPY de_livres_sterling=GBP livres_sterling=GBP "
            "de_roubles=RUB roubles=RUB de_yuans=CNY yuans=CNY de_francs_suisses=CHF francs_suisses=CHF d’euros=EUR "
            "euros=EUR "
            "de_dollars=USD dollars=USD kilomètres=km km=km tonnes=tonnes tonne=tonnes kilos=kg kilo=kg "
            "kilogrammes=kg kg=kg hectares=hectares km/h=km/h mètres=m degrés=degrees"
        ),
        articles="la le les des l’ un une",
        fractions="moitié=2 tiers=3 quart=4 cinquième=5",
        parts="tiers=3 quart=4 quarts=4 cinquième=5 cinquièmes=5 dixièmes=10",
        rounded="dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier",
        scaled="demi=.5 un_demi=.5 quart_de=.25 un_quart_de=.25 trois_quarts_de=.75",
        of=r"(?:de|des|du)\b|d[’']",
        and_half="et_demi et_demie",
        about="environ quelque près_de près_d’ presque autour_de de_l’ordre_de",
        more_than=(
            "plus_de plus_d’ au-delà_de dépasse_les dépassent_les dépassé_les dépasser_les dépasser dépassera "
            "dépasse dépassent dépassé dépassait "
            "excède"
        ),
        less_than="moins_de moins_d’",
        up_to="jusqu’à pas_dépasser_les pas_dépasser ne_dépasse_pas ne_dépassent_pas ne_dépassera_pas "
        "ne_dépassait_pas au_plus au_maximum pas_plus_de pas_plus_d’",
        reached="pass grimp augment baiss mont chut recul tomb relev ramen abaiss rédui",
        at_least="au_moins au_minimum pas_moins_de pas_moins_d’",
        between="entre=et de=à",
        joint=r"(?:-|\s)(?:et(?:-|\s))?",
        dates="janvier février mars avril mai juin juillet août septembre octobre novembre décembre heures",
    ),
    "es": Lexicon(
        numbers=(
            "uno=1 una=1 un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "
            "trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 "
            "veintiuno=21 veintiún=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 "
            "veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 "
            "setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 "
            "trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 "
            "seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 "
            "novecientas=900"
        ),
        scales=(
            "mil_millones=1e9 mil=1e3 miles=1e3 millón=1e6 millones=1e6 billón=1e12 billones=1e12 docena=12 "
            "docenas=12 decenas=10 decena=10 veintena=20 treintena=30 cincuentena=50 centenar=100 "
            "centenares=100"
        ),
        measures=(
            "%=% por_ciento=% puntos=points puntos_porcentuales=percentage_points "
            "punto=points puntos_básicos=basis_points puntos_base=basis_points de_yenes=JPY "
            "yenes=JPY de_yuanes=CNY yuanes=CNY de_libras_esterlinas=GBP libras_esterlinas=GBP rublos=RUB "
            "de_rublos=RUB de_euros=EUR euros=EUR de_dólares=USD dólares=USD "
            "kilómetros=km km=km toneladas=tonnes tonelada=tonnes kilos=kg kilogramos=kg kg=kg hectáreas=hectares "
            "km/h=km/h metros=m grados=degrees"
        ),
        articles="el la los las un una unos unas en",
        fractions="cuarta_parte=4 tercera_parte=3 quinta_parte=5 décima_parte=10 mitad=2 tercio=3 cuarto=4 quinto=5",
        parts="tercio=3 tercios=3 cuarto=4 cuartos=4 quinto=5 quintos=5",
        rounded="decena veintena treintena cincuentena centenar",
        scaled="medio=.5 cuarto_de=.25 un_cuarto_de=.25 tres_cuartos_de=.75",
        of=r"(?:de|del)\b(?!\s\d)",
        and_half="y_medio y_media",
        about="unos unas cerca_del alrededor_del cerca_de alrededor_de aproximadamente casi en_torno_a",
        more_than=(
            "más_del más_de supera_los supera_las superan_los superan_las superó_los superó_las superaron_los supera "
            "superan superó"
            " superaron superar superará superaría rebasa rebasan rebasó"
        ),
        less_than="menos_del menos_de",
        up_to="hasta no_supera_los no_supera no_superan no_superó no_superará como_máximo no_más_de",
        reached="pas subi sube aument crec cay cae baj recort rebaj alcanz ampli reduj descend descien elev dispar",
        at_least="al_menos por_lo_menos como_mínimo no_menos_de",
        between="entre=y de=a del=al",
        joint=r"\sy\s",
        dates=(
            "de_enero de_febrero de_marzo de_abril de_mayo de_junio de_julio de_agosto de_septiembre de_octubre "
            "de_noviembre de_diciembre horas"
        ),
    ),
}  # fmt: skip
