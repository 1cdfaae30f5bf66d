"""By which words a page corrects or takes back what it says: “Correction: an earlier version of this article …”.

To teach it a language, add its lines to both lists. Knows no model and no markup.
"""

import re


def any_of(listed: str) -> str:
    """One pattern of many: they are parted by “|” or stand in lines of their own, and a blank is any blank."""
    lines = [line.strip().strip("|") for line in listed.strip().splitlines()]
    return "|".join(lines).replace(" ", r"\s")


_LABELS = any_of(
    r"""
    (?:an? )?correction was (?:made|added)
    corrections?\b(?! (?:officer|facilit|cent))|corrected\b|clarification\b(?! of our)
    retract(?:ion|ed)\b|errat(?:um|a)\b
    editor(?:[’']s|s[’']|ial) notes?\b
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been|is) (?:since |later )?amended
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been|is) (?:since |later )?corrected
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been) (?:since |later )?retracted
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been) updated to (?:correct|clarify)
    for the record:|(?:this|the) (?:quote|passage|paragraph) (?:was|has been) (?:removed|deleted|withdrawn|taken down)
    we (?:have )?(?:removed|deleted|withdrawn|taken down) (?:a|the|this) (?:quote|passage|sentence|article|story)
    (?:satire|parody)(?=\W*$|:)
    this (?:(?:article|story|post|page|piece) )?is (?:an? )?(?:(?:work|piece) of )?(?:satir|parod)
    (?:dies(?:er (?:text|artikel|beitrag))?|das) ist (?:eine )?satire|(?:ceci|cet article) est (?:une satire|satirique)
    (?:esto|este artículo) es (?:una )?s[áa]tir|(?:це|это) сатир|сатира(?=\W*$|:)
    korrektur\b|korrigiert\b|berichtigung\b|richtigstellung\b|gegendarstellung\b|anm(?:erkung|\.)? (?:der|d\.) ?red
    rectificatif\b|correctif\b|note de la rédaction\b|cet article a été (?:corrigé|modifié|retiré)
    corrección\b|rectificación\b|fe de erratas\b|nota del editor\b|nota de la redacción\b
    rettifica\b|nota della redazione\b|correç(?:ão|ões)\b|erramos\b
    sprostowanie\b|korekta\b|od redakcji\b|rectificatie\b|correctie\b|düzeltme\b
    виправлен\w+|уточнення\b|спростування\b|від редакції\b|примітка редакції\b
    исправлен\w+|уточнение\b|опровержение\b|от редакции\b|примечание редакции\b
    정정|바로잡습니다|반론보도|알려드립니다|更正|订正|訂正|勘误|编者按|おわび|お詫び|تصحيح|تنويه
    """
)
_EARLIER_VERSIONS = any_of(
    r"""
    \b(?:earlier|previous|original|first) (?:version|edition|headline)s? of th(?:is|e) (?:article|story|report|post)
    \b(?:früheren?|vorherigen?|ursprünglichen?|ersten) (?:version|fassung)
    \bversion (?:précédente|antérieure|initiale)|\b(?:première|précédente) version de cet article
    \bversión (?:anterior|previa)|\bversione precedente|\bversão anterior|\bwcześniejszej wersji|\beerdere versie
    попередн\w+ (?:версі|редакці)\w+|раніше (?:у|в) (?:тексті|матеріалі|новині)
    (?:предыдущ|первоначальн|прежн)\w+ (?:верси|редакци)\w+|ранее в (?:тексте|материале|новости)
    """
)
_OF_ITSELF = re.compile(rf"\W*(?:update\W{{1,3}})?(?:{_LABELS})", re.IGNORECASE)
_EARLIER_VERSION = re.compile(_EARLIER_VERSIONS, re.IGNORECASE)
_STEM = re.compile("vers|wersj|fassung|edition|headline|верс|редакц|текст|матер|новин|новост")
"""Without one of these no earlier version is spoken of; to look for them is quick."""


def speaks_of_itself(sentence: str) -> bool:
    """Whether a page corrects or takes back in this sentence what it says, wherever that stands."""
    if _OF_ITSELF.match(sentence) is not None:
        return True
    return _STEM.search(sentence.lower()) is not None and _EARLIER_VERSION.search(sentence) is not None
