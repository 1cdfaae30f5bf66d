"""Given names that are one name in another language, and what friends make of them.

A row is one name: Volodymyr and Vladimir in front of one family name are one person. Rows hold what sound alone does
not show; spellings that sound alike need no row. A pet name is only probably the name that it is made of: fathers and
sons are told apart by it.
"""

from claims.reading.names.sounds import sounds
from claims.reading.words import word_set

_TRANSCRIBED = """
volodymyr vladimir uladzimir vladimír
oleksandr aleksandr aleksandar alexander alexandre alejandro aliaksandr aljaksandr alyaksandr
oleksii oleksiy aleksei alexei alexey aleksey alexis
olena elena yelena helena
mykola nikolai nikolay nikolaj mikalai nicolas
serhii serhiy sergei sergey sergej siarhei serge
dmytro dmitri dmitry dimitri dzmitry
mykhailo mikhail mikheil mikhailo michail mikhaïl
andrii andriy andrei andrey
yevhen yevgeny evgeny evgeni jewgeni evgenii eugene yevhenii yevgeniy
petro pyotr petr piotr pjotr
pavlo pavel pawel paul
ivan iwan
kateryna ekaterina yekaterina katerina
yuliia yulia julia
nataliia natalia natalya nataliya
tetiana tatiana tatyana tetyana
oleh oleg
ihor igor
hryhorii grigory grigori
yurii yuri yury juri
viktor victor viktar
anatolii anatoly anatoli
valerii valery valeri walerij
vasyl vasily vasili
vitalii vitaly vitali
mariia maria marija marie
oleksandra aleksandra alexandra
anhelina angelina
liudmyla lyudmila ludmila
svitlana svetlana sviatlana
maksym maxim maksim
denys denis
kyrylo kirill kiril
danylo daniil daniel
artem artyom artsiom
giorgos george georgios yorgos jorge georg джордж
ioannis yannis giannis
lev leo leon
"""
_ARABIC = """
mohammed muhammad mohammad mohamed mohamad mohammed muhammed mahomet
mahmoud mahmud
ahmed ahmad
hassan hasan
hussein husain hossein husayn hussain
yusuf yousef youssef josef joseph
ibrahim ebrahim
abdullah abdallah abdulla
abdel abdul abd
muammar moammar moamer
bashar bachar
osama usama oussama
yahya yehya yahia
"""
_WRITTEN = """
joe jo
"""
"""Short names that are written in two ways, and in other letters by the second."""
_PET_NAMES = """
joe jo joey = joseph
bill billy will willy = william
bob bobby rob robbie = robert
mike mick = michael
jim jimmy jamie = james
tom tommy = thomas
dave davy = david
dan danny = daniel
steve stevie = stephen steven
tony = anthony
ed eddie ted ned = edward
ted = theodore
dick rick rich ricky = richard
ben benny = benjamin
sam sammy = samuel samantha
nick nicky = nicholas
chris = christopher christine christian christina
kate katie kathy cathy = katherine catherine
liz beth betty lizzie = elizabeth
alex = alexander alexandra
andy = andrew
greg = gregory
matt = matthew
pete = peter
phil = philip
ron = ronald
don = donald
ken = kenneth
jeff = jeffrey geoffrey
larry = lawrence
jerry = gerald jerome
fred = frederick alfred
charlie = charles
harry = henry harold
hank = henry
frank = francis franklin
walt = walter
tim = timothy
maggie meg = margaret
sue susie = susan
debbie = deborah
barb = barbara
jen jenny = jennifer
becky = rebecca
pat = patrick patricia
vicky = victoria
nat = nathan nathaniel
volodya vova = volodymyr vladimir
sasha = oleksandr aleksandr alexander oleksandra aleksandra alexandra
misha = mikhail mykhailo
kolya = nikolai mykola
dima mitya = dmitry dmytro
seryozha = serhiy sergei
zhenya = yevgeny yevhen yevgenia
lyosha alyosha = alexei oleksiy
tolya = anatoly
kostya = konstantin kostiantyn
borya = boris
katya = ekaterina kateryna
masha = maria mariia
natasha = natalia nataliia
tanya = tatiana tetiana
lena = elena olena
olya = olga olha
bibi = benjamin binyamin
pepe = jose
paco = francisco
nacho = ignacio
chuck = charles
jack = john
peggy = margaret
"""
"""What friends call somebody, and headlines now and then: perhaps another of the family too, a father or a son."""
_SPANISH = """
alberto alejandro alfonso alfredo alvaro ana andres angel antonio beatriz camila carlos carmen cesar cristina
diego eduardo elena emilio enrique ernesto esteban eva felipe fernando francisco gabriel gabriela gonzalo
guillermo hector ignacio isabel ivan jaime javier joaquin jorge jose juan juana julio leopoldo luis luisa manuel
marcelo marco maria mariano mario marta miguel monica nicolas octavio pablo pedro rafael ramon raul ricardo
roberto rodrigo rosa santiago sergio silvia sofia teresa tomas vicente joao paulo luiz fernanda antonia jair
dilma
"""
"""Given names of people who bear two family names, of which many reports leave one out."""


def _any_of(names: str) -> frozenset[str]:
    return frozenset().union(*(sounds(name) for name in names.split()))


_TURNED, _KEPT = _TRANSCRIBED.strip().splitlines(), _ARABIC.strip().splitlines()
_ROWS = [*_TURNED, *_KEPT, *_WRITTEN.strip().splitlines()]
_TURNED_ROWS, _TRANSCRIBED_ROWS = frozenset(range(len(_TURNED))), frozenset(range(len(_TURNED) + len(_KEPT)))
_BY_READING: dict[str, set[int]] = {}
for _number, _row in enumerate(_ROWS):
    for _reading in _any_of(_row):
        _BY_READING.setdefault(_reading, set()).add(_number)


_PET_ROWS = [
    (_any_of(pets), _any_of(names))
    for pets, _, names in (row.partition(" = ") for row in _PET_NAMES.strip().splitlines())
]


_TWO_NAMED = word_set(_SPANISH)


def may_be_a_pet_name(readings: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the one may be what friends call people with the other name: Volodya is Volodymyr or Vladimir."""
    return any(
        (pets & readings and names & others) or (pets & others and names & readings) for pets, names in _PET_ROWS
    )


def rows_of(readings: frozenset[str]) -> set[int]:
    """The numbers of the rows that hold one of the readings."""
    return {number for reading in readings for number in _BY_READING.get(reading, ())}


def has_two_family_names(given: str) -> bool:
    """Whether who has this given name, in plain letters, may well bear two family names, as in Spanish."""
    return given in _TWO_NAMED


def is_transcribed(readings: frozenset[str]) -> bool:
    """Whether a given name is one that newspapers write from another script."""
    return bool(rows_of(readings) & _TRANSCRIBED_ROWS)


def is_turned_by_custom(readings: frozenset[str]) -> bool:
    """Whether a given name is of languages that put the family name first as well; Ahmed Abiy may not be Abiy Ahmed."""
    return bool(rows_of(readings) & _TURNED_ROWS)
