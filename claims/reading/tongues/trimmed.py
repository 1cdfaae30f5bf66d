"""A source without what stands around it: where, when, to whom and on what occasion it said something.

“На совещании в правительстве губернатор Марина Ковтун”, “técnico tras la derrota ante Lanús”, “desde el sindicato”.
"""

import re
from collections.abc import Callable, Sequence

from claims.reading.languages.tongue import Tongue
from claims.reading.words import Word, is_capital, word_set

_LED = word_set("в во на по при после у під після з із за с со до к")
"""“На брифинге глава …”: with these words begins where and when, and not who."""
_ADJECTIVE = re.compile(r"(?:[ыио]й|[ая]я|[ое]е|ий|[^\W\d_][аяє]|врио|тво)$")
_FROM = {"es": ("desde",), "fr": ("chez",), "de": ("aus", "von"), "uk": (), "ru": ()}
_ALWAYS = {
    "es": word_set("tras ante durante mediante vía"),
    "fr": word_set("après devant lors durant pendant via sur"),
    "de": word_set("über gegenüber während nach vor bei per via"),
}
"""Before these words a role has ended: “el técnico tras la derrota”."""
_WHERE = {
    "es": word_set("en a al por"),
    "fr": word_set("en à au dans"),
    "de": word_set("in im am auf zu zum"),
}
_OCCASIONS = re.compile(
    r"^(?:conferencia|rueda|comunicado|entrevista|declaraciones|redes|red|directo|instagram|twitter|x|facebook|telegram"
    r"|tiktok|youtube|teléfono|antena|plató|periodistas|prensa|conférence|communiqué|entretien|audience|l'audience|barre"
    r"|tribune|direct|marge|sortie|issue|l'issue|l'antenne|l'afp|presse|réseaux|interview|pressekonferenz|mitteilung"
    r"|erklärung|instagram|sender|deutschlandfunk|zdf|ard|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|abend|morgen|nachmittag|vormittag|rande)$"
)
_ASKED_FOR = word_set("вопрос вопросы запрос просьбу предложение это запитання питання запит прохання пропозицію")
"""“Тренер Сергей Семак на вопрос о Лосеве ответил …”: behind these words stands what was asked, and not who answers."""
_TITLE = re.compile(r"(?:L['’][^\W\d_]|Le$|La$|Les$|El$)")
"""“Le joueur à L'Équipe”: a paper that is told something has a capital article."""
_MODAL = word_set("soll sollen hat haben hatte hatten habe will wollen wollte kann konnte muss wurde wird ist war")
"""“Der Mann soll im Netzwerk Facebook behauptet haben”: who acts stands before the verb."""
_SMALL = word_set("la el los las una un sus su le les une des son sa ses der dem den einem einer seinem ihrem")
_HIDDEN = re.compile(
    r"^(?:anonym\w*|[ld]'anonymat|identificad[oa]s?|анонім\w*|анонимн\w*|анонимност\w*|назив\w+|неназван\w+|разглаш\w+"
    r"|розголош\w+|namentlich|ungenannt\w*)$"
)


_ASKED = re.compile(
    r"(?:contact|interrog|sollicit|joint|questionn|interpell)(?:ée?s?|es?)$|(?:consultad|preguntad)[oa]s?$"
)
_TITLES = frozenset(("Me", "Mᵉ", "Maître", "Dr", "Pr", "don", "doña"))
LONGEST_ASIDE = 14
_NAMELESS = (
    "dar su nombre",
    "taire son nom",
    "donner son nom",
    "nicht genannt",
    "namen nicht",
    "не называть",
    "не називати",
)


def trimmed(words: Sequence[Word], tongue: Tongue, is_role: Callable[[Word], bool]) -> Sequence[Word]:
    """The words that name who speaks, of those that stand where a source does."""
    if not words:
        return words
    if tongue.is_inflected:
        asked = (at for at in range(1, len(words) - 1) if words[at].lower == "на" and words[at + 1].lower in _ASKED_FOR)
        end = next(asked, len(words))
        is_named = any(map(is_role, words[:end])) or any(map(is_capital, words[1:end]))  # not “отвечая на вопрос”
        is_in = end > 2 and words[0].lower in ("в", "у", "во") and words[1].lower not in ("ответ", "відповідь")
        return _without_occasion(words[:end] if is_named or is_in else words, tongue, is_role)
    is_unaccented = tongue.code == "fr" and words[0].text == "A"  # “A Washington, un responsable …”
    opens = words[0].lower in tongue.sets["prepositions"] or is_unaccented
    comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
    if opens and 0 < comma < len(words) - 1 and not tongue.nouns_are_capital:
        words = words[comma + 1 :]  # “à l'audience, M. Sarrazin”
    if words[0].lower in _FROM[tongue.code] and len(words) > 1:
        words = words[1:]
    if tongue.nouns_are_capital:
        words = words[: next((at for at, word in enumerate(words) if at > 1 and word.lower in _MODAL), len(words))]
    return words[: _end_of_role(words, tongue, is_role)]


def is_occasion(words: Sequence[Word]) -> bool:
    """“En una entrevista con Radio Norte”: where something was said, and not who said it."""
    return any(_OCCASIONS.match(word.lower) for word in words[1:4])


def is_hidden(words: Sequence[Word]) -> bool:
    """“Un vecino que pidió no ser identificado”: somebody who is not to be named."""
    said = " ".join(word.lower for word in words)
    return any(_HIDDEN.match(word.lower) for word in words) or any(way in said for way in _NAMELESS)


def _without_occasion(words: Sequence[Word], tongue: Tongue, is_role: Callable[[Word], bool]) -> Sequence[Word]:
    """“На брифинге в правительстве глава региона”, “корреспонденту издания Марина Ковтун”."""
    recipients = tongue.sets["recipients"]
    is_led = words[0].lower in _LED
    is_agency = words[0].text.isupper() or words[0].text.isascii()  # “РИА Новости”
    if not is_led and (is_agency or words[0].lower not in recipients):
        return words
    for at in range(2 if is_led else 1, len(words)):
        if is_role(words[at]) and words[at].text.islower():
            while at > 2 and _ADJECTIVE.search(words[at - 1].lower) and words[at - 1].text.islower():
                at -= 1
            return words[at:]
    if not is_led:
        name = next((at for at in range(1, len(words)) if is_capital(words[at])), 0)
        return words[name:] if name and all(map(is_capital, words[name:])) else words
    return words


def _end_of_role(words: Sequence[Word], tongue: Tongue, is_role: Callable[[Word], bool]) -> int:
    """Where a role without a name ends: before the occasion, unless a name is told apart behind it."""
    role = next((at for at, word in enumerate(words) if is_role(word)), None)
    if tongue.nouns_are_capital:
        nouns = (at for at, word in enumerate(words) if word.text[:1].isupper() or word.text[:1].isdigit())
        first = next(nouns, role)
    else:  # “sa famille dans un communiqué”
        first = next((at for at, word in enumerate(words) if word.lower not in _SMALL), role)
    if first is None:
        return len(words)
    for at in range(first + 1, len(words)):
        lower = words[at].lower
        where = next((word.lower for word in words[at + 1 :] if word.lower not in _SMALL), "")
        is_there = _OCCASIONS.match(where) or (at + 1 < len(words) and _TITLE.match(words[at + 1].text))
        is_end = lower in _ALWAYS[tongue.code] or (lower in _WHERE[tongue.code] and is_there)
        if is_end:
            rest = words[at:]
            comma = next((k for k, word in enumerate(rest) if word.text == ","), len(rest))
            is_named = len(rest) - comma > 2 and all(map(is_capital, rest[comma + 1 :]))
            return len(words) if is_named else at
    return len(words)


def is_asked(word: str) -> bool:
    """“Contactée”, “preguntado”: somebody whom a journalist asked."""
    return _ASKED.match(word) is not None


def behind_participle(words: Sequence[Word]) -> Sequence[Word]:
    """“Contactée, l'agence indique …”, “interrogé par l'AFP, le ministre …”: who was asked follows the comma."""
    comma = next((at for at, word in enumerate(words[:LONGEST_ASIDE]) if word.text == ","), 0)
    return words[comma + 1 :] if 0 < comma < len(words) - 1 and is_asked(words[0].lower) else words


def without_brackets(words: Sequence[Word]) -> list[Word]:
    """“Tim Kurz (SPD)”: what stands in brackets is no part of a name."""
    kept: list[Word] = []
    is_inside = False
    for word in words:
        is_short_for = kept and is_capital(kept[0]) and not is_capital(kept[-1])  # “Organisation de la santé (OMS)”
        is_inside = (is_inside or (word.text == "(" and not is_short_for)) and word.text != ")"
        if not is_inside and word.text != ")":
            kept.append(word)
    return kept


def behind_courtesy(words: list[Word]) -> int:
    """“Relató a la cadena Teletica doña Marta Jiménez”: who is called so stands behind it."""
    found = (
        at + 1 for at in range(1, len(words) - 1) if words[at].text in ("don", "doña") and is_capital(words[at - 1])
    )
    return next(found, 0)


def is_title(word: Word, following: Sequence[Word]) -> bool:
    """“Me Inès Rouvière”, “doña Marta Jiménez”."""
    return word.text in _TITLES and any(map(is_capital, following))
