"""Countries and capitals under the names that the newspapers of several languages give them, so that they meet.

Each row is one country; the first name is the one that is shown. Short on purpose: a newsroom adds its own names as
aliases of its sources.
"""

from claims.matching.words import normalise

COUNTRIES: tuple[tuple[str, ...], ...] = (
    (
        "North Korea",
        "КНДР",
        "Північна Корея",
        "Північної Кореї",
        "Северная Корея",
        "Северной Кореи",
        "DPRK",
        "Pyongyang",
    ),
    ("South Korea", "Південна Корея", "Південної Кореї", "Южная Корея", "Южной Кореи", "Seoul"),
    (
        "Russia",
        "Росія",
        "Росії",
        "Россия",
        "России",
        "Россией",
        "Росією",
        "російське",
        "російських",
        "Moscow",
        "Kremlin",
    ),
    ("Ukraine", "Україна", "України", "Україні", "Украина", "Украины", "Украине", "Kyiv", "Kiev"),
    ("United States", "USA", "США", "Сполучені Штати", "Соединенные Штаты", "Washington"),
    ("United Kingdom", "Britain", "Британія", "Британії", "Великобритания", "Великобритании"),
    ("China", "Китай", "Китаю", "Китая", "Beijing"),
    ("Belarus", "Білорусь", "Білорусі", "Беларусь", "Белоруссия", "Minsk"),
    ("Poland", "Польща", "Польщі", "Польша", "Польши", "Warsaw"),
    ("Germany", "Німеччина", "Німеччини", "Германия", "Германии", "Deutschland", "Berlin"),
    ("France", "Франція", "Франції", "Франция", "Франции", "Paris"),
    ("Turkey", "Türkiye", "Туреччина", "Туреччини", "Турция", "Турции", "Ankara"),
    ("Israel", "Ізраїль", "Ізраїлю", "Израиль", "Израиля"),
    ("Iran", "Іран", "Ірану", "Иран", "Ирана", "Tehran"),
    ("European Union", "EU", "ЄС", "Євросоюз", "Европейский союз", "Евросоюз", "Brussels"),
    ("NATO", "НАТО"),
    ("United Nations", "UN", "ООН"),
)


def countries_in(text: str) -> list[tuple[str, ...]]:
    """The countries that a text names by their proper name, each with all its names."""
    words = f" {normalise(text)} "
    return [names for names in COUNTRIES if f" {normalise(names[0])} " in words]
