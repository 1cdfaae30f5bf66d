"""German: reporting verbs, sources, certainty and answers."""

from claims.choices import Certainty
from claims.reading.languages.tongue import Answers, Tongue

GERMAN = Tongue(
    code="de",
    name="German",
    verbs="""
say: sagte sagten sagt sagen erklärte erklärten erklärt teilte…mit teilten…mit berichtete berichteten berichtet
say: schrieb schreibt betonte betonten meldete meldeten ergänzte ergänzten antwortete antworteten hat…gesagt
say: haben…gesagt hat…erklärt haben…erklärt hat…mitgeteilt haben…mitgeteilt
claim: behauptete behaupteten behauptet versicherte versicherten
accuse: hat…beschuldigt haben…beschuldigt hat…vorgeworfen haben…vorgeworfen
accuse: beschuldigt beschuldigte beschuldigten warf…vor warfen…vor wirft…vor werfen…vor
deny: bestritt bestritten bestreitet bestreiten dementierte dementierten dementiert dementieren leugnete leugneten
deny: leugnet leugnen hat…dementiert haben…dementiert hat…bestritten haben…bestritten
dismiss: wies…zurück wiesen…zurück weist…zurück weisen…zurück hat…zurückgewiesen haben…zurückgewiesen
dispute: widersprach widersprachen widerspricht widersprechen
admit: räumte…ein räumten…ein gestand gab…zu
confirm: bestätigte bestätigten bestätigt
suggest: vermutete vermuteten
warn: warnte warnten warnt
opine: glaubt meint meinte
label: nannte nannten nennt bezeichnete bezeichneten bezeichnet
ask: forderte forderten fordert fordern verlangte verlangten verlangt
correct: korrigierte korrigierten berichtigte
withhold: weigerte_sich weigerten_sich weigert_sich weigern_sich lehnte_es_ab lehnten_es_ab
say: versprach kündigte…an kündigten…an gab…an gaben…an teilt…mit gibt…an heißt_es hieß_es
allow: schließt_nicht_aus schlossen_nicht_aus schloss_nicht_aus
no_comment: äußerte_sich_nicht äußerten_sich_nicht wollte_sich_nicht_äußern lehnte_einen_kommentar_ab
""",
    that="dass wonach",
    according="nach_angaben laut zufolge nach_ansicht",
    hearsay="angeblich offenbar nach_polizeiangaben nach_behördenangaben nach_unternehmensangaben nach_medienangaben "
    "nach_medienberichten medienberichten_zufolge medienangaben_zufolge berichten_zufolge presseberichten_zufolge",
    pronouns="er sie es",
    roles="präsident präsidentin minister ministerin bürgermeister bürgermeisterin sprecher sprecherin "
    "stadträtin stadtrat "
    "kanzler kanzlerin direktor direktorin chef chefin leiter leiterin richter richterin general abgeordnete "
    "abgeordneter",
    bodies="betreiber rechnungshof rechnungshofs ministerium regierung polizei gewerkschaft unternehmen "
    "firma verband partei "
    "gericht stadt behörde amt bank verein",
    vague="kreise quellen zeugen anwohner experten beobachter manche einige",
    articles="der die das den dem des ein eine einer eines und aber auch ihre ihr sein seine",
    inside_names="von van zu der",
    only="nur bloß",
    negators="nicht weder kein keine keinen keiner keinem nie niemals niemand niemanden niemandem nichts",
    joining="und",
    helpers="auch nicht noch bisher bislang schon hat haben",
    when="am im in der um kurz darauf später heute gestern umgehend sofort abend morgen mittag nachmittag "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag entschieden energisch prompt allerdings jedoch "
    "dagegen hingegen",
    impersonal="man es",
    but="aber doch während",
    tenses="hatte=hat hatten=haben habe=hat",
    nouns_are_capital=True,
    comma_introduces=True,
    certainty={
        Certainty.HIGHLY_POSSIBLE: "sehr wahrscheinlich, höchstwahrscheinlich, mit hoher Wahrscheinlichkeit",
        Certainty.LIKELY: "wahrscheinlich, vermutlich, wohl, voraussichtlich",
        Certainty.POSSIBLE: "möglicherweise, vielleicht, könnte, könnten, womöglich, nicht ausgeschlossen, "
        "nicht auszuschließen",
        Certainty.CONFIRMED: "erwiesen, bestätigt, zweifellos",
    },
    answers=Answers(
        accusing=r"\b(?:beschuldig\w+|vorw(?:urf|ürfe\w*)|w(?:arf|arfen|irft|erfen)\b.{1,80}\bvor|behaupt\w+|versicher\w+"
        r"|anschuldigung\w*)\b",
        points_back=r"\b(?:d(?:ie|en|as|er|em)|diese[nrs]?|solche|alle|sämtliche|sein\w*|ihr\w*)\s(?:\w+\s)?(vorw(?:ürfen?|urf)"
        r"|anschuldigung(?:en)?|behauptung(?:en)?|berichte?n?|aussagen?|darstellung|zahlen|angaben|gerüchte?n?|kritik"
        r"|version|meldung(?:en)?)\b|^\W*(vorwürfe|anschuldigungen|berichte|behauptungen|gerüchte)\b"
        r"|^\W*(?:das|dies|es|sie|ihn)\W*$",
        figure_nouns=r"^(?:zahlen|angaben)$",
        proof=r"\b(?:beweis\w*|beleg\w*|nachweis\w*)\b",
        document=r"\b(?:dokument\w*|brief\w*|schreiben|vertr(?:ag|äge)\w*|aufnahmen?|fotos?|videos?|protokoll\w*"
        r"|rechnung(?:en)?|akten?|unterlagen)\b",
        data=r"\b(?:daten|statistik\w*|messung(?:en)?|proben|umfrage\w*)\b",
        reason=r"\b(?:weil|denn|sondern|vielmehr|tatsächlich|in wahrheit)\b",
        dismissing=r"\b(?:unsinn|märchen|lügen?|gelogen|erfunden\w*|haltlos\w*|absurd\w*|aus der luft gegriffen"
        r"|unbegründet\w*|fake\w*|propaganda|desinformation|verleumdung\w*|quatsch|hirngespinst\w*)\b",
        nothing_shown=r"\b(?:keine|keinerlei|ohne)\s(?:\w+\s){0,2}(?:beweise?n?|belege?n?|nachweise?|unterlagen)\b"
        r"|\b(?:beweise|belege)\s(?:\w+\s){0,3}nicht\b",
        contradicting=r"^\W*(?:das|dies|es|alles)\s(?:ist|sei|war|stimmt)\s(?:\w+\s)?(?:falsch|nicht wahr|nicht|unwahr"
        r"|eine lüge|gelogen|unsinn|erfunden)\b",
        plainly=r"\b(?:falsch|unwahr|nicht wahr)\b",
        demand=r"^\W*(?:d(?:ie|en|er|as)\s)?(?:forderung\w*|vorschl[aä]g\w*|pläne?n?|antr[aä]g\w*)\b",
        calling=r"\b(?:nann\w+|nenn\w+|bezeichn\w+)\b",
    ),
)
