"""Remarks by which a page takes back, corrects or doubts what it says, without changing a word of it.

Two kinds, told apart by where they count. A page speaks of *itself* where it likes: “Correction: an earlier version of
this article …”. What *denies* counts beside the cited sentence alone: “The ministry later said this was wrong.” means
that sentence there, and something else in another paragraph. To teach it a language, add its lines to each list.
"""

import re


def _any(listed: str) -> str:
    """One pattern of many: they are parted by “|” or stand in lines of their own, and a blank is any blank."""
    lines = [line.strip().strip("|") for line in listed.strip().splitlines()]
    return "|".join(lines).replace(" ", r"\s")


_LABELS = _any(
    r"""
    corrections?\b(?! (?:officer|facilit|cent))|corrected\b|clarification\b|retract(?:ion|ed)\b|errat(?:um|a)\b
    editor(?:[’']s|s[’']|ial) notes?\b
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been|is) (?:since |later )?amended
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been|is) (?:since |later )?corrected
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been) (?:since |later )?retracted
    (?:this|the) (?:article|story|report|post|page|headline|piece|item) (?:was|has been) updated to (?:correct|clarify)
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
_EARLIER_VERSIONS = _any(
    r"""
    \b(?:earlier|previous|original|first) (?:version|edition|headline)s? of th(?:is|e) (?:article|story|report|post)
    \b(?:früheren?|vorherigen?|ursprünglichen?|ersten) (?:version|fassung)
    \bversion (?:précédente|antérieure|initiale)|\b(?:première|précédente) version de cet article
    \bversión (?:anterior|previa)|\bversione precedente|\bversão anterior|\bwcześniejszej wersji|\beerdere versie
    попередн\w+ (?:версі|редакці)\w+|раніше (?:у|в) (?:тексті|матеріалі|новині)
    (?:предыдущ|первоначальн|прежн)\w+ (?:верси|редакци)\w+|ранее в (?:тексте|материале|новости)
    """
)
_DENYING_WORDS = _any(
    r"""
    wrong|false(?:ly)?|untrue|incorrect(?:ly)?|inaccurate(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|misleading|baseless
    unfounded|groundless|fabricated|hoax|fake|misquoted|misstated|lied|a lie|out of context|unverified|unconfirmed
    deny|denied|denies|denial|denying|disput(?:e|es|ed|ing)|refut\w+|rebut\w+|debunk\w+|disprov\w+|contradict\w+
    discredit\w+|reject(?:s|ed|ing)?|retract\w+|withdrew|withdrawn|t(?:ook|aken) back|corrected|revised
    clarif(?:ied|ication)|apologi[sz]ed|no (?:evidence|proof)|not (?:true|so|correct|accurate|the case)
    in (?:fact|reality)|actually|(?:did|had|has|have)(?: not|n[’']t) (?:happen|occur|said|say|taken? place)\w*
    never (?:happened|said|took place)
    (?:not|n[’']t) (?:be |been )?(?:independently )?(?:verif(?:y|ied)|confirm(?:ed)?)
    falsch\w*|unwahr\w*|unzutreffend\w*|irreführend\w*|fehlerhaft\w*|irrtümlich\w*|erfunden\w*|gelogen|lüge|unbestätigt\w*
    (?:stimmt|trifft) nicht|dementier\w+|bestr(?:eite|itt)\w*|widerspr(?:ich|ach)\w*|widerleg\w+|zurückgewiesen
    (?:wies|weist|wiesen|weisen)\b[^.]{1,60}\bzurück|zurückgezogen|korrigier\w+|richtiggestellt|keine belege|tatsächlich
    nicht (?:unabhängig )?bestätig\w+
    faux|fausses?|inexacte?s?|erronée?s?|démen\w+|réfut\w+|rejet(?:te|é)\w*|nié|nient|conteste\w*|rectifié\w*|corrigé\w*
    mensong\w+|infondée?s?|trompeu\w+|aucune preuve|en (?:réalité|fait)
    fals[oa]s?|incorrect[oa]s?|erróne\w+|desm(?:ie|i)nt\w+|niegan?|neg(?:ó|aron)|rechaz\w+|rectific\w+|corrigi\w+|engañ\w+
    infundad\w+|sin pruebas|no (?:es|era|fue) cierto|en realidad|mentira|bulo
    fals[ie]|errat[oaie]|smenti\w+|nega(?:to|no)?|respin\w+|rettific\w+|infondat\w+|ingannevol\w+|non è vero
    bufala|in realtà
    incorret[oa]s?|errad[oa]s?|desment\w+|neg(?:ou|aram)|rejeit\w+|retific\w+|enganos\w+|não é verdade|na verdade
    nieprawd\w+|fałsz\w+|błędn\w+|z?dement\w+|zaprzecz\w+|sprostow\w+|kłamstw\w+|nie potwierdz\w+|w rzeczywistości
    onjuist\w*|onwaar|ontken\w+|niet waar|gecorrigeerd|yalan\w*|yanlış\w*|asılsız\w*|reddet\w+|doğru değil
    неправд\w+|не відповіда\w+ дійсності|хибн\w+|помилков\w+|спростову\w+|спростува\w+|запереч\w+|відкину\w+|фейк\w*
    брехн\w+|вигад\w+|не ?підтверд\w+|насправді|виправ\w+
    не соответству\w+ действительности|ложн\w+|ложь|ошибочн\w+|опровер\w+|отрица\w+|отверг\w+|не ?подтвер\w+
    на самом деле|исправ\w+|выдум\w+|вымыс\w+
    """
)
_WITHOUT_BLANKS = _any(
    r"""
    사실이 ?아니|사실과 ?다르|사실무근|허위|거짓|부인했|부인하|부인한|반박|정정|오보|확인되지 ?않|가짜
    不实|不實|虚假|虛假|谣言|謠言|否认|否認|辟谣|闢謠|更正|不属实|不屬實|反驳|反駁|事実では|誤り|否定し|訂正|虚偽|デマ
    نفى|نفت|ينفي|تنفي|كاذب|غير صحيح|زائف|مضلل|دحض
    """
)
_OF_ITSELF = re.compile(rf"\W*(?:update\W{{1,3}})?(?:{_LABELS})", re.IGNORECASE)
_EARLIER_VERSION = re.compile(_EARLIER_VERSIONS, re.IGNORECASE)
_DENYING = re.compile(rf"\b(?:{_DENYING_WORDS})\b|{_WITHOUT_BLANKS}", re.IGNORECASE)


def speaks_of_itself(sentence: str) -> bool:
    """Whether a page corrects or takes back in this sentence what it says, wherever that stands."""
    return _OF_ITSELF.match(sentence) is not None or _EARLIER_VERSION.search(sentence) is not None


def denies_what_is_beside(sentence: str) -> bool:
    """Whether a sentence, where it stands beside another one, denies, corrects or doubts it for all its words show."""
    return _DENYING.search(sentence) is not None
