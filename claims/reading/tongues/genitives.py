"""Whose lawyer, of which city: what stands behind a role in Ukrainian and Russian, and is not the one who speaks.

“Адвокат Климанова сообщил” is the lawyer and not Климанов, “мэр Москвы” is no Москвы. A genitive is known by its
ending, by a country, by a given name, or by the role, which is always somebody's; a woman's family name may end in the
same letters, and then the words of the role alone are kept rather than a name that may be another's.
"""

import re
from collections.abc import Sequence

from claims.reading.places.lands import country_of
from claims.reading.words import word_set

_ENDINGS = re.compile(r"(?:ы|ии|ії|ої|ого|его|ской|цкой|овой|евой|иной|ової|евої|іної|щини|їни)$")
_MEN = re.compile(r"(?:ого|его|енка|ука|юка|ака|яка|ича|ича|ика|ця)$")
"""Endings that a man's family name has in the genitive, and no woman's has where she acts."""
_MAY_BE_GENITIVE = re.compile(r"[аяуюиіїе]$")
_OF_SOMEBODY = word_set(
    "адвокат адвокатка адвокатесса адвокатеса защитник захисник защита захист представитель представительница "
    "представник представниця пресс-секретарь пресс-секретар пресссекретар пресссекретарка речник речниця спикер "
    "агент помощник помощница помічник помічниця советник советница радник радниця заместитель заместительница "
    "заступник заступниця глава голова мэр мер мерка губернатор губернаторка аким лидер лідер лідерка основатель "
    "засновник владелец владелица власник власниця посол начальник начальница начальниця "
    "руководитель руководительница керівник керівниця очільник очільниця "
    "вдова жена дружина муж чоловік отец "
    "батько мать мати сын син дочь донька дочка брат сестра сосед соседка сусід сусідка житель жительница мешканець "
    "мешканка"
)
GIVEN = word_set(
    "александр алексей алексий анатолий андрей антон аркадий арсений артем артём богдан борис вадим василий виктор "
    "виталий владимир владислав всеволод вячеслав геннадий георгий глеб григорий даниил денис дмитрий евгений егор "
    "захар иван игорь илья кирилл константин леонид максим марат матвей михаил никита николай олег павел петр пётр "
    "роман руслан рустам сергей станислав степан тимур федор фёдор юрий ярослав рамзан ерлан касым-жомарт "
    "олександр олексій андрій анатолій арсеній василь віктор віталій володимир владислав вячеслав геннадій григорій "
    "данило дмитро євген єгор іван ігор ілля кирило костянтин леонід мар'ян микола михайло назар остап павло петро "
    "сергій святослав степан тарас федір юрій юхим "
    "анна елена ирина мария наталья ольга светлана татьяна екатерина людмила надежда вера любовь алла галина лариса "
    "марина оксана тамара олена ірина марія наталія світлана тетяна катерина надія віра анастасия "
    "анастасія дарья дарина"
)
_CASES = (("ій", "ія"), ("ия", "ии"), ("ія", "ії"), ("ья", "ьи"), ("я", "и"), ("я", "і"), ("а", "ы"), ("а", "и"),
          ("й", "я"), ("ь", "я"), ("о", "а"), ("", "а"))  # fmt: skip


def genitives_of(name: str) -> set[str]:
    """The forms that the genitive of a given name may have."""
    return {name.removesuffix(ending) + case for ending, case in _CASES if ending and name.endswith(ending)} or {
        f"{name}а"
    }


_GENITIVES = frozenset(form for name in GIVEN for form in genitives_of(name)) - GIVEN - word_set(
    "александра олександра валентина евгения євгенія валерия валерія владислава станислава юлия богдана"
)  # fmt: skip


def is_whose(role: str, names: Sequence[str], known: Sequence[str]) -> bool:
    """Whether ``names``, which stand behind a role, tell whose it is; all in small letters.

    ``known`` are the family names of people who were named before.
    """
    first, last = names[0], names[-1]
    if last in known:
        return False
    if len(names) > 1:
        return first in _GENITIVES or (first not in GIVEN and _MEN.search(last) is not None)
    if _ENDINGS.search(last) or country_of(last, by_seat=True):
        return True
    if any(name != last and last.startswith(name) and len(last) - len(name) <= 1 for name in known):
        return True
    return role in _OF_SOMEBODY and _MAY_BE_GENITIVE.search(last) is not None
