"""Case endings of Ukrainian and Russian names: from the form in the sentence to the forms it may come from, and back.

“Зеленського” can only be Зеленський; “Путіна” is Путін in the genitive or a woman's name. Both are kept, and the other
words of the name decide.
"""

from claims.reading.names.romanised import is_cyrillic

SHORTEST_STEM = 3
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ського", ("ський",)), ("ському", ("ський",)), ("ським", ("ський",)), ("ськім", ("ський",)),
    ("ської", ("ська",)), ("ській", ("ська",)), ("ську", ("ська",)), ("ською", ("ська",)),
    ("цького", ("цький",)), ("цькому", ("цький",)), ("цьким", ("цький",)), ("цької", ("цька",)),
    ("ского", ("ский",)), ("скому", ("ский",)), ("ским", ("ский",)), ("ском", ("ский",)),
    ("ской", ("ская", "ской")), ("скую", ("ская",)),
    ("цкого", ("цкий",)), ("цкому", ("цкий",)), ("цким", ("цкий",)), ("цком", ("цкий",)),
    ("ового", ("ове", "овий", "овый", "ово")), ("овому", ("ове", "овий", "овый", "ово")),
    ("ного", ("ний", "ный", "не", "ное")), ("ному", ("ний", "ный", "не", "ное")), ("ним", ("ний",)), ("ным", ("ный",)),
    ("єва", ("їв",)), ("єву", ("їв",)), ("єві", ("їв",)), ("євом", ("їв",)),
    ("ова", ("ів", "ов", "ово")), ("овом", ("ів", "ово")), ("овi", ("ів",)), ("ові", ("ів", "", "о", "ова")),
    ("иєва", ("иїв",)), ("ією", ("ія",)), ("єю", ("я",)), ("ею", ("я", "а")), ("ей", ("я",)), ("ї", ("я",)),
    ("ової", ("ова",)), ("овій", ("ова",)), ("ову", ("ова", "ов", "ів", "ово")), ("овою", ("ова",)), ("овой", ("ова",)),
    ("ової", ("ова",)), ("евой", ("ева",)), ("евої", ("ева",)), ("иной", ("ина",)), ("іної", ("іна",)),
    ("енка", ("енко",)), ("енку", ("енко",)), ("енком", ("енко",)), ("енкові", ("енко",)),
    ("овим", ("ов",)), ("овым", ("ов",)), ("евим", ("ев",)), ("евым", ("ев",)), ("ным", ("н",)), ("іним", ("ін",)),
    ("иным", ("ин",)), ("ином", ("ин",)), ("еві", ("", "й", "ь")), ("єм", ("й",)), ("ием", ("ий",)),
    ("ією", ("ія",)), ("ії", ("ія",)), ("ию", ("ия", "ий")), ("ии", ("ия",)), ("ией", ("ия",)), ("ію", ("ія", "ій")),
    ("ом", ("", "о")), ("ем", ("", "ь")), ("ою", ("а",)), ("я", ("й", "ь")), ("ю", ("й", "ь", "я")),
    ("а", ("", "о")), ("у", ("", "о", "а")), ("ы", ("а",)), ("и", ("а",)), ("і", ("", "а", "я", "ь")), ("е", ("", "а")),
)  # fmt: skip

_UKRAINIAN: dict[str, tuple[str, str, str, str]] = {
    "ія": ("ії", "ії", "ію", "ією"), "ея": ("еї", "еї", "ею", "еєю"), "а": ("и", "і", "у", "ою"),
    "ь": ("ю", "і", "ь", "ем"), "й": ("ю", "ї", "й", "єм"), "": ("у", "і", "", "ом"),
}  # fmt: skip
_RUSSIAN: dict[str, tuple[str, str, str, str]] = {
    "ия": ("ии", "ии", "ию", "ией"), "ея": ("еи", "ее", "ею", "еей"), "а": ("ы", "е", "у", "ой"),
    "ь": ("я", "и", "ь", "ем"), "й": ("я", "е", "й", "ем"), "": ("а", "е", "", "ом"),
}  # fmt: skip
"""Genitive, locative, accusative and instrumental of a noun by its ending."""
_OF_ADJECTIVES = {"ая": ("ой", "ой", "ую", "ой"), "а": ("ої", "ій", "у", "ою")}


def nominatives(word: str) -> tuple[str, ...]:
    """The word, and where it is Cyrillic, the forms of the nominative that its ending allows."""
    lower = word.casefold()
    if not is_cyrillic(lower):
        return (lower,)
    found = [lower]
    for ending, bases in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= (2 if len(ending) > 2 else SHORTEST_STEM):
            found += [lower[: -len(ending)] + base for base in bases]
            if len(ending) > 2:
                break
    return tuple(dict.fromkeys(found))


def declined(name: str) -> tuple[str, ...]:
    """The forms in which Ukrainian and Russian texts have the name of a country: “Північної Кореї” of Північна Корея.

    Names of capital letters alone, and those that end in -о or -и, stay as they are.
    """
    *before, noun = name.split()
    if not is_cyrillic(name) or noun.isupper() or noun[-1:] in "оиіыу":
        return ()
    is_ukrainian, is_russian = set(name) & set("іїєґІЇЄҐ"), set(name) & set("ыэёъЭ") or noun.endswith("ия")
    tables = [_UKRAINIAN] if is_ukrainian else [_RUSSIAN] if is_russian or "ая" in name else [_UKRAINIAN, _RUSSIAN]
    found: dict[str, None] = {}
    for table in tables:
        ending = next(ending for ending in table if noun.endswith(ending))
        for case, form in enumerate(table[ending]):
            words = [_adjective(word, case) for word in before]
            stem = noun.removesuffix(ending)
            if form == "ы" and stem[-1:] in "гкхжчшщ":
                form = "и"
            found.setdefault(" ".join([*words, stem + form]))
    return tuple(form for form in found if form != name)


def _adjective(word: str, case: int) -> str:
    for ending, forms in _OF_ADJECTIVES.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + forms[case]
    return word
