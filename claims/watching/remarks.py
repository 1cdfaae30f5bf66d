"""Remarks by which what stands beside a sentence denies, corrects or doubts it, without changing a word of it.

They count beside the cited sentence, and elsewhere where they say what it is that they deny: “The ministry later said
this was wrong.” means that sentence there, and something else in another paragraph. Where a page speaks of itself it
may do so anywhere: :mod:`claims.connectors.corrections`. To teach this a language, add its lines.

Not every denial says that it is one: “The district puts the number at seven.” What has come to stand beside a sentence,
speaks of the same and gives other figures, the contrary or its negation is shown to people too.
"""

import re

from claims.connectors.corrections import any_of
from claims.matching import share_of
from claims.reading.figures import find_figures
from claims.reading.stance.hint import shipped
from claims.reading.stance.signs import Side, signs

OF_THE_SAME, CLEARLY_OF_THE_SAME = 0.1, 0.2
"""From these shares of a sentence's words on a new one speaks of the same: with other figures, or with other words."""

_DENYING_WORDS = any_of(
    r"""
    wrong|false(?:ly)?|untrue|incorrect(?:ly)?|inaccurate(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|misleading|baseless
    unfounded|groundless|fabricated|made up|hoax|fake(?! news)|misquoted|misstated|lied|a lie|out of context
    unverified|unconfirmed
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
_WITHOUT_BLANKS = any_of(
    r"""
    사실이 ?아니|사실과 ?다르|사실무근|허위|거짓|부인했|부인하|부인한|반박|정정|오보|확인되지 ?않|가짜
    不实|不實|虚假|虛假|谣言|謠言|否认|否認|辟谣|闢謠|更正|不属实|不屬實|反驳|反駁|事実では|誤り|否定し|訂正|虚偽|デマ
    نفى|نفت|ينفي|تنفي|كاذب|غير صحيح|زائف|مضلل|دحض
    """
)
_TO_READERS = re.compile(
    any_of(
        r"""
        \byou(?:r|rs|[’'](?:re|ve|ll))?\b|\bsubscri(?:be|ption)\b|\bsign up\b|\b(?:in|of|to|for) our (?:\w+ )?newsletter
        \bour (?:journalism|app|cookies)\b|\b(?:support|tell|contact|write to|trust|join|help) us\b|\bfake news\b
        \breport (?:an error|a mistake|a problem)\b|\ba member of the press council\b|©
        \b(?:abonnieren|unterstützen) sie\b|\bunser(?:e[nmrs]?)? newsletter\b|\b(?:vous|votre|vos|abonnez)\b
        \b(?:usted|suscríb\w+)\b|\bnuestro boletín\b
        \b(?:вас|вам|ваш\w*|підпи(?:шіться|суйтесь)|подпи(?:шитесь|сывайтесь)|натисніть|нажмите|виділіть|выделите)\b
        구독|뉴스레터|订阅|訂閱|購読|\?\W*$
        ^\W*(?:podcast|quiz|poll|test|watch|listen|video|photo|advertisement|anzeige|sponsored)\b[^.]{0,30}:
        """
    ),
    re.IGNORECASE,
)
"""What a page says to whoever reads it, in a box of its own: it asks, offers or advertises, and denies nothing."""
_QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"")
_DENYING = re.compile(rf"\b(?:{_DENYING_WORDS})\b|{_WITHOUT_BLANKS}", re.IGNORECASE)


def denies_what_is_beside(sentence: str) -> bool:
    """Whether a sentence, where it stands beside another one, denies, corrects or doubts it for all its words show."""
    return _DENYING.search(sentence) is not None and _TO_READERS.search(_QUOTED.sub("", sentence)) is None


_UPDATE = re.compile(
    r"\W*(?:updated?|aktualisier(?:t|ung)|mise à jour|actualizaci[óo]n|aggiornamento|atualização|aktualizacja"
    r"|оновлен[оня]\w?|обновлен[оие]\w?|更新|업데이트)\b",
    re.IGNORECASE,
)
_CONTRARY = frozenset({"opposites", "only the claim denies", "only the passage denies"})


def updates(cited: str, sentence: str) -> bool:
    """Whether a sentence says that it was added, and speaks of what the cited one says, wherever that stands."""
    is_of_the_same = share_of(cited, sentence) >= CLEARLY_OF_THE_SAME or says_otherwise(cited, sentence)
    return _UPDATE.match(sentence) is not None and is_of_the_same


def says_otherwise(cited: str, sentence: str) -> bool:
    """Whether a sentence that is new speaks of what the cited one says, with other figures or to the contrary."""
    share = share_of(cited, sentence)
    if share < OF_THE_SAME:
        return False
    said, given = ({figure.low for figure in find_figures(text)} for text in (cited, sentence))
    if said and given and said.isdisjoint(given):
        return True
    found = signs(Side.of(cited), Side.of(sentence), shipped().rarity)
    return share >= CLEARLY_OF_THE_SAME and not _CONTRARY.isdisjoint(found)
