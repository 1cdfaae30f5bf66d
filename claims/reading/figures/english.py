"""Figures in English text: value or range, unit, how exact, and what is counted.

Years, dates, ages in commas and ordinals are no figures here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.reading.figures import digits, numbered
from claims.reading.figures.counted import STOP, counted_before, counted_by, counts_the_same
from claims.reading.figures.english_lexicon import (
    COMPARATORS,
    DONE,
    FRACTIONS,
    IN_SO_MANY,
    MEASURES,
    PEOPLE,
    SCALES,
    SIGNS,
    VAGUE,
    VAGUE_ALONE,
    VAGUE_WORDS,
)
from claims.reading.figures.in_words import DIGIT, IN_WORDS, PAIR, SMALL, TENS, UNITS, YEAR, value_of
from claims.reading.statements import Comparator, Figure
from claims.reading.words import MONTHS, small_letters


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=len, reverse=True))


_DIGITS = rf"(?!{digits.NO_COUNT})(?:" + digits.grouped(",", ".") + r"|\d+(?:[.,]\d+)?)"
_MEASURE = rf"(?:(?:[\s-]?(?:{_either(list(MEASURES))})|x)(?!\w))"
_SCALE_WORDS = "dozen|hundred|thousand|million|billion|trillion|lakh|crore"
_BEFORE_SCALE = rf"(?=[\s-](?:{_SCALE_WORDS})\b)"
_PART_OF_SCALE = rf"(?:(?:an?|{DIGIT})[\s-])?(?:{_either(list(FRACTIONS))})(?:(?:\sof)?\san?)"
_NUMBER = (
    rf"(?:{_PART_OF_SCALE}{_BEFORE_SCALE}|(?:an?\s)?(?:half|quarter){_BEFORE_SCALE}|{digits.MIXED}"
    rf"|(?!\d\d){digits.PART}(?={_MEASURE}|[\s-](?:{_SCALE_WORDS})\b)|(?:\d+|{SMALL})\sand\sa\shalf(?={_BEFORE_SCALE}|\s(?:years?|months?|weeks?|days?|hours?|minutes?|times|per\s?cent)\b)"
    rf"|{_DIGITS}|(?:{IN_WORDS})\b|\ban?{_BEFORE_SCALE})"
)
_SHORT_SCALES = ("trn", "tn", "bn", "mn", "m", "k")
_LONG_SCALES = _either([word for word in SCALES if word not in _SHORT_SCALES])
_SCALE = rf"(?:[\s-]?(?:{_LONG_SCALES})\b(?:(?<=тис|млн)\.|(?<=млрд)\.)?|(?:{'|'.join(_SHORT_SCALES)})\b)"
_CURRENCY = r"(?:(?:us|nz|hk|[acr])\$|rs\.?|rmb|[$€£¥₴₽₩₹])"
_CURRENCY_BEFORE = re.compile(rf"{_CURRENCY}\s?$")
_MINUS = rf"{digits.MINUS}|(?<!\d\s)(?<!plus\sor\s)minus\s"

_NO_SPAN = r"(?!\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|games?|matches|starts|sets)\b)"
"""“3 in 10 days” is no share."""
_OR: dict[str, Comparator] = {"so": "about", "odd": "about", "more": "at least", "less": "up to", "fewer": "up to"}
_FIGURE = re.compile(
    rf"(?<![\w.,:/])(?<!(?<!%)-)(?:(?P<comparator>{_either(list(COMPARATORS))})\s{{1,3}})?"
    rf"(?:(?P<vague>{VAGUE_WORDS}|{VAGUE_ALONE}{DONE})(?!\s(?:{_SCALE_WORDS})\b)"
    rf"|(?P<year>{YEAR})|(?:(?:a\s)?(?:few|several)|(?P<two>a\scouple(?:\sof)?))\s(?P<some>{_SCALE_WORDS})s?"
    rf"(?:\s(?P<scaled>{_SCALE_WORDS}))?\b"
    rf"|(?P<written>{digits.PART})(?=\s(?:of|majority)\b)"
    rf"|(?P<share>{_NUMBER})\s(?:out\sof(?:\severy)?|in\severy)\s(?P<whole>{_NUMBER})"
    rf"|(?P<few>{DIGIT}|\d)(?:\s(?P<of>{PEOPLE})(?={IN_SO_MANY}))?\sin\s(?P<many>{DIGIT}|ten|[2-9]|1[02]|20|25|50|100|1,000)(?(of)|(?=\s[a-z])){_NO_SPAN}"
    rf"|(?:(?P<parts>{_NUMBER}|an?)[\s-])?\b(?P<fraction>{_either(list(FRACTIONS))})\b(?!\s(?:of\s)?an?{_BEFORE_SCALE})"
    rf"(?P<fraction_unit>\s(?:a\s)?percentage\spoints?)?"
    rf"(?=\s(?:of|a|since|in|this|last|from|to|by|on)\b|(?<=points)|(?<=point)|[.,;])"
    rf"|(?P<between>between\s)?(?P<low_minus>{_MINUS})?(?:(?P<sign>{_CURRENCY})\s?)?(?P<pair>(?={PAIR}))?"
    rf"(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?"
    rf"(?P<more_scale>{_SCALE})?(?P<and_half>(?(low_scale)\sand\sa\shalf\b|(?!)))?"
    rf"(?:\s?(?:[–—-](?!\s(?:an?|half)\b)|to|and(?=\s\S+\s(?:percent|per\scent|million|billion))|(?(between)and|(?!))|(?(pair)or|(?!)))\s?"
    rf"(?P<high_minus>{_MINUS})?(?:{_CURRENCY})?(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})?)?"
    rf"(?P<unit>{_MEASURE})?(?P<or>\sor\s(?:so|more|less|fewer)\b(?!\sthan)|-odd\b)?)"
)
"""Like all patterns for figures and dates it is for small letters."""
LONGEST_LEAD = 60
"""What belongs to a figure, “no fewer than” or “between”, begins at most so many characters before its number."""
_NUMBER_WORDS = [*TENS, *UNITS, *FRACTIONS, *_SCALE_WORDS.split("|"), "score", "couple", "few", "several"]
_ANY_NUMBER = re.compile(rf"\d+|[{digits.PART_SIGNS}]|(?<!\w)(?=[bcefhlmnostqdz])(?:{_either(_NUMBER_WORDS)})")
"""Most words are no number, which this sees at a fraction of the cost."""
_LEADS = {"a", "an", "between", "minus", "rs", "rmb", "no", "not", *(words.split()[-1] for words in COMPARATORS)}
"""The last words of what may stand before a number and belong to it; “no” of “no fewer”, which begins as “few” does."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LETTERS = re.compile(r"[^\W\d_]+\.?")
_MAY_OR_MARCH = re.compile(r"\b(?:May|March)\s?$")
_PLAIN_MONTHS = MONTHS - {"may", "march"}
_CUT_MONTHS = {f"{month[:3]}." for month in MONTHS} | {"sept."}
_MONTHS_SHORT = MONTHS | _CUT_MONTHS
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|last|next|final|previous|same|fiscal|each|every|per|this|that|the|current|latter)\s$"
)
"""“The second quarter” and “the first half of the year” are no parts of what is counted."""
_RACE = re.compile(
    r"[\s-](?:tall|high|long|deep|wide|away|above|below|sprint|race|final|finals|relay|hurdles|freestyle|butterfly"
    r"|backstroke|breaststroke|dash|run|walk|record|title|gold|champion)\b|\sand\sthe\s\d"
    r"|\sin\s(?:just\s|under\s)?(?:\d+:)?\d+(?:\.\d+)?(?:\s?s\b|\sseconds|\sminutes|[.,;]|$)"
)
"""“324m tall” and “the 100m final” are metres, where “40m” of money or people are millions."""
_PER = re.compile(r"\s(?:per|for\severy)\s(\d{1,3}(?:,\d{3})+|thousand|million)\b(?!\s?(?:%|percent|dollars|euros))")
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|lift\w*|gained|shed|carr(?:y|ies|ied|ying)|heav(?:y|ier)|overweight|pounds\sof\s(?!sterling))\b",
    re.I,
)
"""Pounds that are weighed, and not paid."""
_STONE = re.compile(r"[\s-]stone\b(?=\s?[.,;:)–-]|\s(?:in|and|at|when|\d)\b|\s*$)")
"""A weight where something is weighed, and else what houses are made of."""
_MAGNITUDE = re.compile(r"\bmagnitude(?:\sof)?[\s-]$", re.I)
_INTERVAL = re.compile(r"\s?(?:ci|confidence(?:\sinterval|\slimits?)?)\b:?,?\s?(?:of\s|from\s)?")
_OF_INTERVAL = re.compile(r"(?:\bci|confidence\s(?:interval|limits?)):?,?\s(?:of\s|from\s)?$")
"""“3.2 per 100,000 (95% CI 2.8–3.7)”: how sure a figure is belongs to that figure."""
_OF_WHAT = frozenset(("kg", "lb", "ounces", "litres", "gallons", "barrels"))
_HAUL = re.compile(r"\s(?:(?:haul|batch|consignment|shipment|load|stash)\s)?of(?=\s)")
"""Units of what is weighed or poured out: “1,800 kg of cocaine” are of cocaine."""
LONGEST_COUNT = 12
"""Nobody writes more digits in a row without a mark between thousands: what has more is the number of a thing."""
_YEARS_OLD = re.compile(r"[-‑ ](?:years?|yrs?|months?|weeks?|days?)[-‑ ]olds?\b")
_DURATION = re.compile(r"\s(?:years?|months?|weeks?|days?|hours?|decades?|minutes?)\b")
_KINDS = re.compile(
    r"(?:children|women|men|girls|boys|babies|civilians|soldiers|police(?:men|\sofficers)?|officers|pupils|students|teachers"
    r"|foreigners|minors|journalists|doctors|nurses|firefighters|tourists|passengers)\b"
)


def find_figures(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The figures in ``text[start:end]``, in their order; offsets are those of ``text``."""
    end = len(text) if end is None else end
    small = small_letters(text)
    found: list[Figure] = []
    while number := _ANY_NUMBER.search(small, start, end):
        lead = max(start, number.start() - LONGEST_LEAD)
        is_led = _is_led(small[lead : number.start()])
        match = _FIGURE.search(small, lead, end) if is_led else _FIGURE.match(small, number.start(), end)
        if match is None and is_led:
            break
        if match is None:
            start = number.end()
            continue
        start = match.end()
        if match["high"] and small.startswith("from ", max(0, match.start() - 5)):
            found += _ends_of_change(text, small, match, end, has_earlier=bool(found))
        elif (figure := _figure(text, match, end, has_earlier=bool(found))) is not None:
            found.append(figure)
            start = max(start, figure.end)
    return tuple(_with_what_the_whole_counts(text, found))


def _is_led(before: str) -> bool:
    """Whether ``before``, which ends where a number begins, may hold what belongs to that number: “more than”, “$”."""
    if not before or before.isspace():
        return False
    word = before.split()[-1]
    return not (before[-1].isspace() and word.isalpha()) or word in _LEADS


OF_A_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|all|its|their|these|those|about|some|almost|nearly|roughly|more\sthan|over)\s){0,2}"
)
"""Stands between a part and its whole, “34 of the 40 drones”: what happened to the part happened not to the whole."""
_OF_THEM = re.compile(r"\sof\s(?:them|whom)(?:\s(?:were|are|was|is))?\s(?=[a-z]+)")


def _with_what_the_whole_counts(text: str, found: list[Figure]) -> Iterator[Figure]:
    """The 34 of “34 of the 40 drones” count drones, and the 5 of “5 of them children” children."""
    for at, one in enumerate(found):
        whole = found[at + 1] if at + 1 < len(found) else None
        if one.counted or one.unit:
            yield one
        elif (
            whole is not None and whole.counted and not whole.unit and OF_A_WHOLE.fullmatch(text, one.end, whole.start)
        ):
            yield replace(one, counted=whole.counted)
        elif (them := _OF_THEM.match(text, one.end)) and (kind := _KINDS.match(text, them.end())):
            yield replace(one, counted=kind.group())
        elif thing := counted_before(text, one.start):
            yield replace(one, counted=thing)
        elif (
            at
            and found[at - 1].counted
            and not found[at - 1].unit
            and counts_the_same(text, found[at - 1].end, one.start, one.end)
        ):
            yield replace(one, counted=found[at - 1].counted)
        else:
            yield one


def _ends_of_change(text: str, small: str, match: re.Match[str], end: int, *, has_earlier: bool) -> list[Figure]:
    """The two figures of “from 14 to 8”; in “from 12 to 8 million euros” both are millions, and euros."""
    both: list[Figure] = []
    for name in ("low", "high"):
        part = _FIGURE.match(small, _part_start(match, name), _part_end(match, name, end))
        figure = _figure(text, part, end, has_earlier=has_earlier) if part else None
        if figure is not None:
            both.append(figure)
    if len(both) == 2 and not match["low_scale"] and match["high_scale"] and both[0].low and both[1].low:
        scale = _scale(match["high_scale"])
        if both[0].low < both[1].low / scale * 100:
            both[0] = replace(both[0], low=both[0].low * scale, high=both[0].low * scale)
    if len(both) == 2 and both[1].unit and not both[0].unit and not both[0].counted:
        both[0] = replace(both[0], unit=both[1].unit)
    return both


def _part_start(match: re.Match[str], name: str) -> int:
    """Where one end begins, its minus and the sign of its currency with it."""
    if match[f"{name}_minus"]:
        return match.start(f"{name}_minus")
    sign = _CURRENCY_BEFORE.search(match.string[max(0, match.start(name) - 5) : match.start(name)])
    return match.start(name) - len(sign.group()) if sign else match.start(name)


def _part_end(match: re.Match[str], name: str, end: int) -> int:
    """Where one end of “from 14 to 8” stops: a change has two figures, not a range."""
    return (match.end("low_scale") if match["low_scale"] else match.end("low")) if name == "low" else match.end()


def _figure(text: str, match: re.Match[str], end: int, *, has_earlier: bool) -> Figure | None:
    comparator = COMPARATORS.get(" ".join((match["comparator"] or "").split()), "exactly")
    low: float | None
    high: float | None
    if match["year"]:
        return None
    if match["vague"] or match["some"]:
        vague = f"{' '.join((match['vague'] or '').split()).removesuffix(' of')} of"
        few = 2 * SCALES[match["some"] or "hundred"] * SCALES.get(match["scaled"] or "", 1)
        low, high = VAGUE[vague] if match["vague"] else (few, few if match["two"] else None)
        comparator, unit = "about", ""
    elif match["written"]:
        if not digits.is_proper(match["written"]):
            return None
        low = high = round(_value(match["written"]), 6)
        unit = "of the whole"
    elif match["share"] or match["few"]:
        share, whole = _value(match["share"] or match["few"]), _value(match["whole"] or match["many"])
        if not whole or (match["few"] and (share >= whole or _word_before(text, match.start("few")) in _MONTHS_SHORT)):
            return None
        low = high = round(100 * share / whole, 6)
        unit = "%"
    elif match["fraction"]:
        parts = match["parts"]
        if _is_ordinal(match):
            return None
        times = 1.0 if not parts or parts in ("a", "an") else _value(parts)
        low = high = round(times * FRACTIONS[match["fraction"]], 6)
        unit = "percentage points" if match["fraction_unit"] else "of the whole"
    else:
        if _is_no_figure(text, match, end, has_earlier=has_earlier):
            return None
        measure = " ".join((match["unit"] or "").strip(" -\u00a0").split())
        unit = SIGNS.get(match["sign"] or "", "") or MEASURES.get(measure, "times" if measure == "x" else "")
        if measure == "pounds" and _WEIGHT.search(text, max(0, match.start() - 24), match.end() + 16):
            unit = "lb"
        is_share = unit == "%" and text.startswith(" of ", match.end())
        has_unit = bool(unit or match["low_scale"] or match["high_scale"])
        way = digits.sign(match["low_minus"], has_unit=has_unit, is_share=is_share)
        if way is None:
            return None
        scale = _scale(match["low_scale"]) * _scale(match["more_scale"])
        if match["low_scale"] == "m" and not match["sign"] and not match["high"] and _RACE.match(text, match.end()):
            scale, unit = 1.0, "m"
        if unit == "%" and _INTERVAL.match(text.lower(), match.end(), match.end() + 24):
            return None
        low = high = way * (_value(match["low"]) + (0.5 if match["and_half"] else 0.0)) * scale
        if match["high"]:
            high_scale = _scale(match["high_scale"])
            high = (-1 if match["high_minus"] else 1) * _value(match["high"]) * high_scale
            if high_scale > 1 and scale == 1 and low < high / high_scale * 1000:
                low *= high_scale
            if not has_unit and _is_score(text, match, end, low, high):
                return None
            if high == low == 1:
                return None  # “one to one”
            if high < low:
                low, high = high, low
    if match["or"]:
        comparator = _OR[re.split(r"[\s-]", match["or"])[-1]]
    if comparator in ("more than", "at least"):
        high = None
    elif comparator in ("less than", "up to"):
        low = None
    first = match.start()
    if match["low_minus"] and first == match.start("low_minus") and low is not None and low > 0:
        first = match.end("low_minus")
    if comparator == "more than" and match["comparator"] == "over" and _DURATION.match(text, match.end()):
        comparator, first, high = "exactly", match.start("low"), low
    per = _PER.match(text, match.end(), end) if not unit else None
    if per is not None:
        unit = f"per {per[1]}"
    if per is None and not unit and _WEIGHT.search(text, max(0, match.start() - 30), match.end() + 6):
        per = _STONE.match(text, match.end(), end)
        unit = "stone" if per else unit
    if not unit and low is not None and low < 10 and _MAGNITUDE.search(text, max(0, first - 14), first):
        unit = "magnitude"
    exact = text[first : per.end() if per is not None else match.end()].rstrip()
    after = first + len(exact)
    if match["vague"] and not match["vague"].endswith("of"):
        return Figure(first, after, exact, low, high, unit, comparator, "")
    haul = _HAUL.match(text, after, end) if unit in _OF_WHAT or unit in ("tonnes", "tons") else None
    is_count = not match["of"] and (haul is not None or unit in ("", "of the whole", "%", "tonnes", "tons"))
    counted = counted_by(text, haul.end() if haul else after, end) if is_count else match["of"] or ""
    if counted in MEASURES:
        unit, counted = MEASURES[counted], ""  # “900-square-foot”
    return Figure(first, after, exact, low, high, unit, comparator, counted)


def _is_ordinal(match: re.Match[str]) -> bool:
    """“The second quarter”, “the third of May”, “two quarters in a row”: no part of anything."""
    words, behind = match.string, match.end()
    if match["fraction"] == "quarters" and not words.startswith(" of", behind):
        return True
    if match["parts"]:
        return False
    before = words[max(0, match.start("fraction") - 12) : match.start("fraction")]
    return match["fraction"] in ("third", "fifth", "tenth") or _ORDINAL.search(before) is not None


def _is_score(text: str, match: re.Match[str], end: int, low: float, high: float) -> bool:
    joint = text[match.end("low") : match.start("high")].strip()
    if match["between"] or match["comparator"] or joint not in ("-", "–", "—", "to"):
        return False
    counts = joint == "to" or bool(counted_by(text, match.end(), end))
    return numbered.is_score(text, match.start(), low, high, counts=counts)


_PART_IN_WORDS = re.compile(rf"(?:(?P<times>\w+)[\s-])?(?P<fraction>{_either(list(FRACTIONS))})(?:(?:\sof)?\san?)?")


def _value(words: str) -> float:
    if words in ("a", "an"):
        return 1.0
    if (part := digits.part(words)) is not None:
        return part
    if found := _PART_IN_WORDS.fullmatch(words):
        times = found["times"]
        return (_value(times) if times else 1.0) * FRACTIONS[found["fraction"]]
    if words.endswith(" and a half"):
        return _value(words.removesuffix(" and a half")) + 0.5
    if words[0].isdigit():
        plain = "".join(words.split())
        if _GROUPED.fullmatch(plain):
            plain = plain.replace(",", "")
        return float(plain.replace(",", "."))
    return value_of(words)


def _scale(words: str | None) -> float:
    return SCALES[words.strip().lstrip("-").rstrip(".")] if words else 1.0


def _is_no_figure(text: str, match: re.Match[str], end: int, *, has_earlier: bool) -> bool:
    """Years, dates, ages in commas, times of day, “one of them” and numbered names."""
    number, first, after = match["low"], match.start("low"), match.end("low")
    if match["sign"] or match["unit"]:
        return False
    if match["low_scale"]:
        return numbered.is_grade(text, after)
    if numbered.is_mark_of_list(text, first, after, end) or numbered.is_clock(text, after):
        return True
    before = _word_before(text, first)
    following = text[after : min(end, after + 16)].lstrip().lower()
    word = _LETTERS.match(following)
    next_word = word.group().rstrip(".") if word else ""
    if number[-1].isdigit() and (
        text[after : after + 1].isalpha() or (number.isdigit() and len(number) > LONGEST_COUNT)
    ):
        return True
    if not match["or"] and _is_year(text, match) and not (match["comparator"] and counted_by(text, after, end)):
        return True
    if next_word in _PLAIN_MONTHS or before in _PLAIN_MONTHS or following.split(" ")[0] in _CUT_MONTHS:
        return True
    if next_word in ("may", "march") and text[after : after + 16].lstrip()[:1].isupper():
        return True
    if before.endswith(("may", "march")) and _MAY_OR_MARCH.search(text, max(0, first - 8), first):
        return True
    if next_word in ("am", "pm", "o") or following.startswith(("a.m", "p.m")) or text[after : after + 1] == ":":
        return True
    if text[after : after + 2] in ("st", "nd", "rd", "th") and number[0].isdigit():
        return True
    if text.startswith("-figure", after) or _YEARS_OLD.match(text, match.end(), match.end() + 12):
        return True
    if any(is_no_count(text, first, after) for is_no_count in numbered.NO_COUNTS):
        return True
    if not match["comparator"] and not match["high"]:
        is_named = numbered.is_called(text, first, after) and not counted_by(text, after, end)
        if is_named or numbered.is_in_a_name(text, first, after):
            return True
    if _OF_INTERVAL.search(text[max(0, first - 30) : first].lower()):
        return True
    if before == "every":
        return True
    if number in ("one", "a", "an") and not match["high"]:
        return number == "one" and not (has_earlier and before in ("and", "or") and next_word not in STOP)
    return False


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - 16) : start].rstrip().lower().rpartition(" ")[2]


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a year: by its four digits where nothing is counted, or “in two thousand and eight”."""
    if match["low"][0].isdigit():
        return _YEAR.match(match["low"]) is not None and not numbered.counts(text, match.start("low"), match.end("low"))
    is_long = match["low"].count(" ") > 1 and 2000 <= value_of(match["low"]) < 2100
    return is_long and _word_before(text, match.start("low")) in ("in", "since", "until", "by", "of")
