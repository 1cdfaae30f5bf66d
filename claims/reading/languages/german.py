"""German: reporting verbs, sources, certainty and answers."""

from claims.choices import Certainty
from claims.reading.languages.tongue import Answers, Tongue

GERMAN = Tongue(
    code="de",
    name="German",
    verbs="""
say: sagte sagten sagt sagen erklärte erklärten erklärt teilte…mit teilten…mit berichtete berichteten berichtet
say: rechnete…vor rechnen…vor rechnet…vor rechneten…vor
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
withhold: lehnten_es_ab lehnt_es_ab
withhold: weigerte_sich weigerten_sich weigert_sich weigern_sich lehnte_es_ab lehnten_es_ab
say: sprach_von sprachen_von spricht_von hat…berichtet haben…berichtet hat…betont hat…bekräftigt bekräftigte
say: bekräftigten unterstrich unterstrichen hob…hervor führte…aus mitteilte mitteilten angab berichtet_hatte
say: räumte_ein fügte…hinzu fügten…hinzu kritisierte kritisierten beklagte beklagten unterstreicht
admit: hat…gestanden haben…gestanden hat…eingeräumt haben…eingeräumt räumt…ein
estimate: rechnet_damit rechnen_damit rechnete_damit
confirm: bestätigen
to_confirm: zu_bestätigen
allow: will_nicht_ausschließen wollte_nicht_ausschließen wollten_nicht_ausschließen kann_nicht_ausschließen
allow: konnte_nicht_ausschließen mag_nicht_ausschließen schließt…nicht_aus
say: versprach kündigte…an kündigten…an gab…an gaben…an teilt…mit gibt…an
allow: schließt_nicht_aus schlossen_nicht_aus schloss_nicht_aus
no_comment: äußerte_sich_nicht äußerten_sich_nicht wollte_sich_nicht_äußern lehnte_einen_kommentar_ab
say: erklären teilen…mit berichten betont betonen haben…betont meldet melden hat…gemeldet haben…gemeldet ergänzt
say: ergänzen hat…ergänzt haben…ergänzt antwortet antworten hat…geantwortet haben…geantwortet schilderte schilderten
say: schildert schildern hat…geschildert haben…geschildert entgegnete entgegneten entgegnet entgegnen hat…entgegnet
say: haben…entgegnet erwiderte erwiderten erwidert erwidern hat…erwidert haben…erwidert führten…aus führt…aus
say: führen…aus hat…ausgeführt haben…ausgeführt ausführte ausführten fügt…hinzu fügen…hinzu hat…hinzugefügt
say: haben…hinzugefügt hinzufügte hinzufügten kritisiert kritisieren hat…kritisiert haben…kritisiert beklagt beklagen
say: hat…beklagt haben…beklagt bemängelte bemängelten bemängelt bemängeln hat…bemängelt haben…bemängelt monierte
say: monierten moniert monieren hat…moniert haben…moniert argumentierte argumentierten argumentiert argumentieren
say: hat…argumentiert haben…argumentiert äußerte äußerten äußert äußern hat…geäußert haben…geäußert begründete
say: begründeten begründet begründen hat…begründet haben…begründet konterte konterten kontert kontern hat…gekontert
say: haben…gekontert erläuterte erläuterten erläutert erläutern hat…erläutert haben…erläutert kündigt…an kündigen…an
say: hat…angekündigt haben…angekündigt ankündigte ankündigten bekräftigt bekräftigen haben…bekräftigt
say: unterstreichen hat…unterstrichen haben…unterstrichen ließ…erklären ließen…erklären lässt…erklären
say: ließ…mitteilen ließen…mitteilen ließ…ausrichten ließ…wissen ließen…wissen geht_davon_aus gehen_davon_aus
say: ging_davon_aus gingen_davon_aus gab…bekannt gaben…bekannt gibt…bekannt verwies…darauf verwiesen…darauf
say: verweist…darauf verweisen…darauf wies…darauf_hin berichtete_von berichteten_von berichtet_von sprechen_von
claim: behaupten hat…behauptet haben…behauptet versichert versichern hat…versichert haben…versichert beteuerte
claim: beteuerten beteuert beteuern hat…beteuert haben…beteuert beharrte beharrten beharrt beharren hat…beharrt
claim: haben…beharrt
confirm: hat…bestätigt haben…bestätigt
suggest: vermutet vermuten hat…vermutet haben…vermutet mutmaßte mutmaßten mutmaßt mutmaßen hat…gemutmaßt
suggest: haben…gemutmaßt
warn: warnen hat…gewarnt haben…gewarnt
accuse: beschuldigen
deny: hat…geleugnet haben…geleugnet stellte…in_abrede stellten…in_abrede
deny: stellt…in_abrede
ask: hat…gefordert haben…gefordert verlangen hat…verlangt haben…verlangt
admit: räumen…ein einräumte einräumten gaben…zu gibt…zu gestanden gesteht hat…zugegeben
allow: schloss…nicht_aus schlossen…nicht_aus schließen…nicht_aus hat…nicht_ausgeschlossen
estimate: erwartet erwarteten erwartete erwarten schätzt schätzte schätzten rechnen_mit rechnet_mit rechnete_mit
estimate: rechneten_damit
opine: hält halten denkt meinten meinen glauben glaubte glaubten bezweifelte_nicht
dispute: bezweifelte bezweifelten bezweifelt hat…widersprochen haben…widersprochen
label: hat…bezeichnet haben…bezeichnet hat…genannt haben…genannt kritisierte_als
allow: fürchtet fürchten fürchtete fürchteten befürchtet befürchten befürchtete befürchteten
deny: schloss…aus schlossen…aus schließt…aus schließen…aus hat…ausgeschlossen haben…ausgeschlossen
say: schilder+n klagte klagten bilanzierte bilanzierten resümierte resümierten
say: warnte_vor warnten_vor warnt_vor warnen_vor erinnerte_daran erinnerten_daran erinnert_daran
say: ergab ergaben zeigte zeigten offenbarte belegte belegten
say: prognostizierte prognostizierten prognostiziert prognostizieren präzisierte präzisierten
accuse: hielt…vor hielten…vor hält…vor halten…vor hat…vorgehalten haben…vorgehalten
estimate: schätz+en
warn: warn+en
""",
    relative="der die das",
    endings={
        "n": "-te -ten -t -n hat…ge-t haben…ge-t",
        "en": "-te -ten -t -en hat…ge-t haben…ge-t",
    },
    that="dass wonach",
    according="hieß_es_von_den hieß_es_von_der hieß_es_vom hieß_es_von hieß_es_aus heißt_es_von_der heißt_es_vom "
    "heißt_es_aus "
    "gemäss gemäß nach_einschätzung_von "
    "hieß_es_beim hieß_es_bei_der hieß_es_aus_dem hieß_es_aus_der hieß_es_in_der heißt_es_beim "
    "heißt_es_aus_dem heißt_es_in_der heißt_es_bei_der "
    "heißt_es_bei heißt_es_im hieß_es_im "
    "nach_einem_bericht nach_einem_bericht_der nach_berichten nach_berichten_der nach_angaben "
    "nach_angaben_aus nach_angaben_von nach_angaben_der nach_angaben_des laut nach_ansicht "
    "nach_ansicht_von nach_einschätzung nach_einschätzung_von nach_darstellung nach_darstellung_von nach_worten "
    "nach_worten_von nach_informationen nach_auskunft nach_meinung nach_schätzungen nach_überzeugung "
    "nach_recherchen nach_recherchen_von nach_recherchen_des nach_recherchen_der "
    "nach_erkenntnissen nach_erkenntnissen_der nach_erkenntnissen_des nach_zahlen nach_zahlen_des nach_zahlen_der "
    "nach_daten nach_daten_des nach_daten_der nach_aussage nach_aussage_von nach_aussagen nach_aussagen_von "
    "nach_berechnungen nach_berechnungen_des nach_berechnungen_der nach_ansicht_der nach_ansicht_des "
    "nach_einschätzung_der nach_einschätzung_des nach_worten_der nach_worten_des",
    according_behind="zufolge",
    according_last="so",
    this="das dies dazu davon darüber so damit",
    according_whose=r"nach (?P<who>(?!eigen)[^\W\d_]{4,}?)(?:angaben|informationen)\b|nach (?P<own>eigene[nr]) "
    r"(?:angaben|darstellung)|nach (?P<of>[^\W\d_]{2,}(?:ischen|lichen|iellen)) (?:angaben|informationen|berichten)",
    just_as="wie",
    in_view="für",
    rumour=r"\bsoll(?:en)?\b[^,;]*\b(?:\w*ge\w+(?:t|en)|\w+iert|(?:be|ver|er|ent|zer|über|unter|miss)\w+(?:t|en))"
    r"(?: worden)? (?:haben|sein)\b",
    indirect_mood=r"^(?!.*\b(?:ich|als ob|als sei|als habe|sei es|es sei denn)\b)[^,;:]*?\b(?:sei|seien|habe|werde"
    r"|könne|müsse"
    r"|wolle|dürfe|solle|gebe|wisse|bleibe|stehe|komme|gehe|liege|brauche|lasse|weise|sehe|gelte|rechne"
    r"|hoffe|glaube|erwarte|denke|meine|wünsche|fürchte|halte|plane|prüfe|arbeite|freue"
    r"|bedauere|bedaure|kenne|vertraue|setze|fordere|suche|trage|nehme|finde|laufe|spreche|zeige|stelle|hätten|wären"
    r"|würden)\b",
    verb_shape=r"(?!seit|nicht|laut|statt|jetzt|erst|selbst|sonst|fast|damit)(?:[^\W\d_]{3,}(?:te|ten|t)|rief"
    r"|schrieb|sprach|so)",
    left_open=r"\bschl(?:ie[ßs]|oss)\w{0,3}\b[^,.;:]{0,90}\bnicht aus\b",
    about="von über",
    announcing="berichtete berichten berichteten "
    "von vor meldete meldeten meldet kündigte kündigten versprach versprachen verspricht",
    recipients="nachrichtenagentur agentur zeitung sender dpa afp reuters journalisten reporter reportern presse",
    no_mood="als ob wenn damit",
    prepositions="trotz wegen angesichts anlässlich infolge "
    "gefragt angesprochen befragt im in am an auf bei beim vor vom von zum zur nach aus mit seit "
    "während für",
    hearsay="angeblich heißt_es hieß_es "
    "nach_medienberichten medienberichten_zufolge medienangaben_zufolge berichten_zufolge presseberichten_zufolge",
    pronouns="er sie es",
    roles="lokführer lokführerin fahrer fahrerin sekretär sekretärin analyst analystin vorstand vorständin notarzt "
    "notärztin experte expertin augenzeuge augenzeugin vorsitzende "
    "präsident präsidentin minister ministerin bürgermeister bürgermeisterin sprecher sprecherin gouverneur "
    "gouverneurin generalsekretär generalsekretärin arzt ärztin ökonom ökonomin volkswirt forscher forscherin "
    "coach kapitän mediziner medizinerin "
    "stadträtin stadtrat "
    "kanzler kanzlerin direktor direktorin chef chefin leiter leiterin richter richterin general abgeordnete "
    "abgeordneter staatsanwalt staatsanwältin anwalt anwältin verteidiger verteidigerin virologe "
    "virologin meteorologe "
    "meteorologin sportdirektor trainer trainerin berater beraterin angeklagte angeklagter zeugin zeuge "
    "geschäftsführer "
    "geschäftsführerin vorsitzende vorsitzender politiker politikerin experte expertin",
    bodies="betreiber rechnungshof rechnungshofs ministerium regierung polizei gewerkschaft unternehmen "
    "firma verband partei "
    "gericht stadt behörde amt bank verein feuerwehr staatsanwaltschaft konzern bahn",
    vague="schätzungen prognosen berichten medienberichten kreise quellen zeugen anwohner experten beobachter manche "
    "einige mehrere zahlreiche",
    articles="dr der die das den dem des ein eine einer eines und aber auch ihre ihr sein seine deren dessen "
    "ihrem ihren ihrer seinem seinen seiner",
    inside_names="von van zu der ohne für",
    only="nur bloß",
    unlikely=r"\b(?:unwahrscheinlich|kaum)\b",
    negators="unmöglich keinerlei nicht weder kein keine keinen keiner keinem nie niemals niemand niemanden "
    "niemandem nichts",
    joining="und",
    helpers="wollte wollten will konnte konnten kann mochte auch nicht noch bisher bislang schon hat haben",
    when="zuvor bereits danach anschließend später zudem außerdem zugleich inzwischen unterdessen indes "
    "am im in der um kurz darauf später heute gestern umgehend sofort abend morgen mittag nachmittag "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag entschieden energisch prompt allerdings jedoch "
    "dagegen hingegen zuvor dabei außerdem zudem inzwischen mittlerweile gleichzeitig unterdessen bereits zunächst "
    "daraufhin dennoch nun zuletzt anschließend ebenfalls ebenso indes derweil",
    impersonal="man es",
    but="aber doch während obwohl wobei",
    amid="dagegen hingegen jedoch allerdings zudem unterdessen erneut eindringlich ausdrücklich",
    tenses="hatte=hat hatten=haben habe=hat",
    drops_subject=False,
    built_with="worden werden wurde wurden wird",
    nouns_are_capital=True,
    comma_introduces=True,
    certainty={
        Certainty.HIGHLY_POSSIBLE: "sehr wahrscheinlich, höchstwahrscheinlich, mit hoher Wahrscheinlichkeit",
        Certainty.LIKELY: "unwahrscheinlich, wahrscheinlich, vermutlich, wohl, offenbar, mutmaßlich, voraussichtlich",
        Certainty.POSSIBLE: "weder bestätigt noch dementiert, weder bestätigen noch dementieren, für "
        "möglich, möglich sei, möglicherweise, vielleicht, könnte, könnten, womöglich, "
        "nicht ausgeschlossen, "
        "nicht auszuschließen, nicht ausschließen",
        Certainty.CONFIRMED: "kein Zweifel, keinen Zweifel, erwiesen, bestätigt, zweifellos",
    },
    answers=Answers(
        this_alone=r"\b(?:das|dies|dem|es)\b",
        accusation_nouns=r"^(?:vorw|anschuldig)",
        defenders=r"verteidig|anw[aä]lt",
        counting=r"\d|zwei|drei|vier|fünf",
        spoken_nouns=r"^(?:aussage|äußerung|darstellung|behauptung|meldung|bericht)",
        accusing=r"\b(?:beschuldig\w+|vorw(?:urf|ürfe\w*)|w(?:arf|arfen|irft|erfen)\b.{1,80}\bvor|behaupt\w+"
        r"|versicher\w+"
        r"|anschuldigung\w*)\b",
        points_back=r"\b(?:d(?:ie|en|as|er|em)|diese[nrs]?|solche|alle|sämtliche|sein\w*"
        r"|ihr\w*)\s(?:\w+\s)?(vorw(?:ürfen?|urf)"
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
        contradicting=r"^\W*(?:die|diese|alle|sämtliche) (?:vorwürfe|anschuldigungen|behauptungen|gerüchte)\s"
        r"(?:sind|seien|entbehr\w+) (?:\w+ ){0,2}(?:haltlos|falsch|unbegründet|unwahr|absurd|erfunden|jeder grundlage)"
        r"|^\W*(?:das|dies|es|alles)\s(?:(?:ist|sei|war)\s(?:\w+\s)?(?:falsch|nicht (?:wahr|so|richtig"
        r"|der fall)|unwahr|eine lüge|gelogen|unsinn|erfunden)|(?:stimmt|stimme)\s(?:\w+\s)?nicht)\b",
        plainly=r"\b(?:falsch|unwahr|nicht wahr)\b",
        stands_for=r"^\W*(?:das|dies|es)\b",
        demand=r"^\W*(?:d(?:ie|en|er|as)\s)?(?:forderung\w*|vorschl[aä]g\w*|pläne?n?|antr[aä]g\w*)\b",
        calling=r"\b(?:nann\w+|nenn\w+|bezeichn\w+)\b",
    ),
)
