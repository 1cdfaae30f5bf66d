"""Korean: reporting verbs, who may speak, negation and certainty, as they stand at a sentence's end.

A Korean sentence ends in its verb, and what is said ends in a quoting ending right before the verb that reports it. So
Korean has no :class:`~claims.reading.languages.tongue.Tongue`, whose reader looks for verb, source and “that” in turn,
but words for a reader of its own (``claims.reading.korean``).
"""

import re

from claims.reading.languages.tongue import Answers

VERBS = {
    "say": (
        "말 설명 강조 지적 비판 언급 발표 보도 호소 토로 소개 증언 고백 해명 단언 진단 답변 대답 답 공개 통보 회고 "
        "회상 성토 항변 반문 공지 거론 부연 적시 역설 전 집계 파악 조사 보고 예보 공시 판시 진술 폭로"
    ),
    "claim": "주장 장담 자신",
    "accuse": "비난 규탄",
    "deny": "부인 부정",
    "dismiss": "일축",
    "dispute": "반박",
    "admit": "인정 시인 실토",
    "confirm": "확인",
    "suggest": "추정 추측 의심 시사",
    "estimate": "예상 전망 추산 예측 관측",
    "warn": "경고 우려",
    "ask": "요구 촉구 당부 요청 주문",
    "pledge": "약속 다짐 공언",
    "opine": "판단 평가 분석",
}
"""Nouns that report where “하다” (to do) follows them, by force."""
OTHER_VERBS = {
    "say": (
        "밝혔 밝힌 밝히 덧붙였 덧붙인 덧붙이 썼 쓴 적었 적은 알렸 알린 알리 꼬집었 꼬집은 짚었 짚은 털어놨 털어놓았 "
        "털어놓은 맞받았 못박았 했 한 하"
    ),
    "estimate": "내다봤 내다본 내다보",
    "opine": "봤 본 보 여겼",
}
"""Verbs of their own, as stems of the past, of what qualifies a noun, and of the present."""
STANDINGS = {
    "say": "설명 지적 얘기 이야기 입장 전언",
    "claim": "주장",
    "opine": "판단 평가 분석 생각 시각",
    "estimate": "전망 관측 예상",
    "pledge": "방침 계획 각오",
}
"""“…다는 입장이다”: nouns that with “이다” (to be) say what somebody holds."""
MESSAGES = "입장 뜻 의견 견해 생각 취지 말 반응 글 메시지 성명 소감 심경 설명 주장 답변"
"""““…”는 입장을 밝혔다”: what is in quotation marks is what they said."""

ROLES = (
    "대통령|부통령|총리|장관|차관|시장|도지사|지사|군수|구청장|대변인|의원|대표|회장|위원장|위원|교수|사장|총장"
    "|원장|국장|과장|감독|판사|검사|변호사|변호인"
    "|소장|청장|처장|서장|의장|비서관|실장|본부장|사령관|연구원|박사|대사|단장|관계자|총재|여사|후보|당선인|수석"
    "|부장|차장|팀장|센터장|이사장|이사"
    "|행장|상무|전무|소방관|코치|선수|주석|국왕|총통|총비서|특사|장군|대령|소령|중령|경감|경위|경정|기자|의사|작가"
    "|배우|가수|재판장|서기|참모장|사무총장"
    "|외교관|당국자|담당자|법률대리인|대리인|피해자|유족|주민|직원|목격자|시민|학생|교사|상인|농민|노동자|환자"
    "|누리꾼|운전자|조합원|지부장|씨|군|양"
)
"""Words for what somebody is, as they end a source."""
VAGUE = "관계자|당국자|소식통|일각|업계|학계|전문가들|전문가|누리꾼들|누리꾼|외신|언론|현지 언론|매체|목격자|목격자들"
BODIES = (
    "정부|경찰|검찰|법원|재판부|노조|국회|여당|야당|합참|합동참모본부|한전|당국|특검|유엔|나토|북한|회사|군|군 "
    "당국|백악관|크렘린|크렘린궁|청와대|대통령실"
    "|통신|신문|방송|공사|공단|위원회|연구소|센터|그룹|본부|의회|사령부|대사관|경찰서|소방서|특검팀|검찰청|측"
    "|총참모부|유족|구단|학교|병원|은행|협회|재단|연합|연맹|시민단체|환경단체|노동계|경영계|의료계|재계|조합|야권"
    "|여권|정치권|유족 측|변호인단|유가족"
    "|코레일|국정원|금감원|질병청|통계청|교육부|외교부|통일부|국토부|기재부|산업부|복지부|환경부|노동부|법무부"
    "|행안부|과기부|중기부|여가부|문체부|농식품부"
)
BODY_ENDINGS = re.compile(
    r"(?:정보원|의료진|연구진|변호인단|수사단|소속사|제작사|운영사|건설사|항공사|통신사|보험사|전력|증권|신문사|방송사"
    r"|[가-힣]{2}(?:단|팀|협의회|연합회|부|청|처|원회|위원회|은행|공사|공단|협회|연합|연맹|본부|통신|신문|일보"
    r"|방송|대학교|대학|병원|증권|전력|중공업|제약|항공|해운|물산|홀딩스|사무처|사무국"
    r"|법원|검찰청|지검|지법|고법|경찰서|소방서|시청|도청|군청|구청"
    r"|연구소|연구원|센터|그룹|전자|자동차|노조|당국|특검팀|수사팀|위|국|당|측|시|도|연대|총연맹|노총|재단|조합"
    r"|정부|단체|의회|사령부|참모부|대사관|위원단|감독원|구단))$"
)
"""How words for bodies end; two letters at least stand before."""
PRONOUNS = ("그", "그녀")
SHORTENED = ("한은",)
"""Shortened names of bodies that end as if a particle followed: “한은” is the Bank of Korea."""

CONJUNCTIONS = re.compile(
    r"(?:그러나|하지만|그러면서|반면|이에|이와|관련|대해|대하여|관련해|또|또한|이어|한편|앞서|다만|특히|그리고"
    r"|따라서|그런데|이날|전날|당시|이후"
    r"|오전|오후|\(현지시간\)|\d+(?:년|월|일|시|분)(?:\(현지시간\))?|\d+∼\d+일)$"
)
"""What may stand before a source, or between it and what it says, and belongs to neither."""
OCCASIONS = re.compile(
    r"(?:회견|브리핑|인터뷰|성명|입장문|보도자료|페이스북|엑스|트위터|소셜|라디오|방송|국회|회의|통화|자료|글|자리"
    r"|간담회|연설|기자들|취재진|뉴스|통신|서면"
    r"|법정|재판|청문회|토론회|출석해|만나|통해|출연해|열고|내고|올려|냈다)(?:에서|에게|에|을|를|과의|와의|과|와"
    r"|등에)?$"
)
"""Where and to whom something was said."""

QUOTING = re.compile(r"(?:이?라|다|냐|자|까|요|죠|으라)?(?:고|며|면서|면서도|고도|고는)$")
"""Endings that close what is said: “…다고”, “…라며”; behind a quotation mark they stand alone."""

DOUBTFUL = re.compile(
    r"수밖에 없|틀림없|다름없|다를 바 없|않을 수 없|않으면 안|빠짐없|변함없|말할 것도 없|두말할 나위|못지않|끊임없"
    r"|뿐(?:만)? 아니|만(?:이)? 아니라"
    r"|배제하지(?:는|도)? (?:않|못)|배제하기 어렵|배제할 수(?:는|도)? 없|알 수 없는 (?:남성|사람|인물)|아니냐"
    r"|않느냐|않나|아닌가|않겠(?:느|나|는가|습니까)"
)
"""Letters of a negation that denies nothing: “cannot but”, “no doubt”, “not only”, “does not rule out”."""
NEGATION = re.compile(
    r"(?:없(?!애|앤|앨|앴|이 )|아니|아닌|않|(?<=지 )못|(?<=지는 )못|(?<=지도 )못|(?<![가-힣])못\s?(?:하|했|한|할"
    r"|해|받|찾|봤|본|보|들|알|가|나|믿|견)"
    r"|(?<![가-힣])(?:안|못) [가-힣]{1,6}(?=다|했|됐|한|된|할|될)|불가능|불가하|(?<![가-힣])전무하)"
)
"""What turns the predicate in which it stands."""
UNDONE = re.compile(
    r"없지 않|않은 것(?:은|이|도)? 아니|없는 것(?:은|이|도)? 아니|없다고 할 수 없|아니라고 할 수 없|모르지 않"
)
"""Two negations that undo each other."""

HIGHLY_POSSIBLE = re.compile(r"가능성[이은도]? (?:매우 |아주 |상당히 |더 )?(?:크|큰|커|높|짙)|유력(?:하|한|시)|확실시")
LIKELY = re.compile(
    r"것으로 (?:보[이인여고]|봤|추정|추측|예상|전망|관측|풀이|분석|판단|기대|내다)|보인다|추정(?:된|됐|되)|듯(?:하"
    r"|한|했)|듯 (?:하|싶)|것 같|예상(?:된|됐|되)|전망(?:이|된|됐|되)"
    r"|공산이 크|유력하게"
)
POSSIBLE = re.compile(
    r"수(?:도|는)? 있|가능성[이을도은]? ?(?:있|제기|배제|열어|남|존재|시사|나온|나왔|도 있)|지도 모|[을일할될]지 "
    r"모른|배제(?:할 수 없|하지 않|하기 어렵|하지 못)"
    r"|여지가 있|의혹이 (?:있|제기)|[지는은] 불투명|[지는은] 미지수"
)
CONFIRMED = re.compile(r"확인(?:됐|했|된|되|한)|틀림없|드러났|드러난|입증(?:됐|된|했)|밝혀졌|밝혀진")
HEARSAY = re.compile(
    r"것으로 (?:알려|전해)(?:졌|진|지)|(?:다|라)(?:는|고) (?:소문|설|풍문|얘기|말)[이은]|(?:다|라)고 (?:알려"
    r"|전해)(?:졌|진)"
)
"""What names nobody: “is known to have …”."""

ANSWERS = Answers(
    accusing=r"주장|의혹|비난|비판|고발|폭로",
    points_back=r"(?:이|그|이런|그런|해당|이 같은|관련|모든|제기된)?\s?"
    r"(의혹|주장|혐의|보도|소문|비판|지적|수치|통계)(?:을|를|은|는|이|가|에)",
    figure_nouns=r"^(?:수치|통계)$",
    proof=r"증거|근거|입증",
    document=r"문서|문건|서류|자료|녹취|사진|영상|보고서|계약서",
    data=r"통계|수치|조사 결과|데이터",
    reason=r"때문|이유는|오히려|실제로는",
    dismissing=r"가짜뉴스|가짜 뉴스|허위|날조|조작|음모론|황당|터무니없|사실무근|정치공세|정치 공세|소설|선전|모략",
    nothing_shown=r"(?:증거|근거|자료)(?:를|은|는)? (?:내놓|제시하|제출하|공개하|밝히)지 (?:않|못)",
    contradicting=r"^\W*(?:그것은|이는|이것은|그건|전혀|명백한|보도는|주장은)?\s?"
    r"(?:사실이 아니|사실과 다르|사실무근|거짓)",
    plainly=r"사실이 아니|사실과 다르|거짓",
    calling=r"(?:라고|라며)",
)
