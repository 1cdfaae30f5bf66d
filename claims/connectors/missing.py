"""By which words a page says that what was asked for is not there, though its server calls it a page like any other.

To teach it a language, add lines. Knows no model and no markup.
"""

import re

from claims.connectors.corrections import any_of

_OPENING = 300
"""Characters of a page in which it says so, if it does."""
_PAGES = any_of(
    r"""
    pages?|articles?|story|stories|posts?|content|documents?|items?|seiten?|artikel|beitrag|inhalt|página|artículo|nota
    noticia|pagina|articolo|artigo|notícia|matéria|strona|strony|artykuł\w*|sayfa|сторінк\w+|статт\w+|матеріал\w*
    страниц\w+|стать\w+|материал\w*
    """
)
_MISSED = any_of(
    r"""
    (?:not|[’']t) (?:be )?found|(?:no longer|not) (?:available|exists?|here|there|online)|unavailable
    (?:doesn[’']t|does not) exist|(?:removed|deleted|taken down|unpublished|withdrawn)
    nicht gefunden|existiert (?:leider )?nicht|nicht (?:mehr )?verfügbar|gelöscht
    introuvable|non trouvée?|n[’']existe (?:pas|plus)|plus disponible|supprimée?
    no (?:encontrad[oa]|existe|se encuentra)|no está disponible|eliminad[oa]
    non (?:trovat[oa]|esiste|è (?:più )?disponibile)|rimoss[oa]
    não (?:encontrad[oa]|existe|está (?:mais )?disponível)|removid[oa]
    nie istnieje|usunięt[ya]|niet (?:gevonden|meer beschikbaar)|bulunamadı
    не (?:знайден|існує|найден|существует)\w*|видален\w+|удал[её]н\w*
    """
)
_WHOLE = any_of(
    r"""
    \b(?:error )?404\b|\b410 gone\b
    \b(?:cannot|can[’']t|could(?: not|n[’']t)) find (?:the|that|this) (?:page|article|story)\b
    \bnie znaleziono (?:strony|artykułu)\b|페이지를 찾을 수 없|존재하지 않는 (?:페이지|기사)|삭제된 (?:페이지|기사)
    页面不存在|頁面不存在|找不到(?:该|該)?(?:页|頁)|ページが見つかりません|削除されました|الصفحة غير موجودة
    """
)
_WORDS = rf"\b(?:{_PAGES})\b[^.!?]{{0,60}}?\b(?:{_MISSED})\b|{_WHOLE}"
_MISSING = re.compile(_WORDS, re.IGNORECASE)


def says_it_is_missing(text: str) -> bool:
    """Whether a page says where it begins that there is no such page, or that it was taken down."""
    return _MISSING.search(" ".join(text[:_OPENING].split())) is not None
