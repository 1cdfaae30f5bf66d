"""Given names that are one name in another language, or the short form of one.

A row is one name: Volodymyr and Vladimir in front of one family name are one person. Rows hold what sound alone does
not show; spellings that sound alike need no row.
"""

from claims.reading.names.sounds import sounds

_TRANSCRIBED = """
volodymyr vladimir uladzimir vladimír
oleksandr aleksandr alexander alexandre alejandro aliaksandr aljaksandr alyaksandr
oleksii oleksiy aleksei alexei alexey aleksey alexis
olena elena yelena helena
mykola nikolai nikolay nikolaj mikalai nicolas
serhii serhiy sergei sergey sergej siarhei serge
dmytro dmitri dmitry dimitri dzmitry
mykhailo mikhail mikhailo michail mikhaïl
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
giorgos george georgios yorgos jorge georg
ioannis yannis giannis
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
_SHORTENED = """
joe jo joseph
bill william will
bob robert rob
mike michael
jim james
tom thomas
dave david
dan daniel
steve stephen
tony anthony
ed edward
dick richard
rick richard
ben benjamin
sam samuel
nick nicholas
chris christopher
kate katherine catherine
liz elizabeth
"""

_PET_NAMES = """
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
ted = edward theodore
bobby = robert
billy = william
jimmy = james
"""
"""What friends call somebody, and headlines now and then: perhaps another of the family too."""


def _any_of(names: str) -> frozenset[str]:
    return frozenset().union(*(sounds(name) for name in names.split()))


_TURNED, _KEPT = _TRANSCRIBED.strip().splitlines(), _ARABIC.strip().splitlines()
_ROWS = [*_TURNED, *_KEPT, *_SHORTENED.strip().splitlines()]
_TURNED_ROWS, _TRANSCRIBED_ROWS = frozenset(range(len(_TURNED))), frozenset(range(len(_TURNED) + len(_KEPT)))
_BY_READING: dict[str, set[int]] = {}
for _number, _row in enumerate(_ROWS):
    for _reading in _any_of(_row):
        _BY_READING.setdefault(_reading, set()).add(_number)


_PET_ROWS = [
    (_any_of(pets), _any_of(names))
    for pets, _, names in (row.partition(" = ") for row in _PET_NAMES.strip().splitlines())
]


def may_be_a_pet_name(readings: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the one may be what friends call people with the other name: Volodya is Volodymyr or Vladimir."""
    return any(
        (pets & readings and names & others) or (pets & others and names & readings) for pets, names in _PET_ROWS
    )


def rows_of(readings: frozenset[str]) -> set[int]:
    """The numbers of the rows that hold one of the readings."""
    return {number for reading in readings for number in _BY_READING.get(reading, ())}


def is_transcribed(readings: frozenset[str]) -> bool:
    """Whether a given name is one that newspapers write from another script."""
    return bool(rows_of(readings) & _TRANSCRIBED_ROWS)


def is_turned_by_custom(readings: frozenset[str]) -> bool:
    """Whether a given name is of languages that put the family name first as well; Ahmed Abiy may not be Abiy Ahmed."""
    return bool(rows_of(readings) & _TURNED_ROWS)
