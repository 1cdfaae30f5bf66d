"""German: reporting verbs, sources and certainty; who answers whom is not read."""

from claims.choices import Certainty
from claims.reading.languages.tongue import Tongue

GERMAN = Tongue(
    code="de",
    name="German",
    verbs="""
say: sagte sagten sagt sagen erklärte erklärten erklärt teilte…mit teilten…mit berichtete berichteten berichtet
say: schrieb schreibt betonte betonten meldete meldeten ergänzte ergänzten antwortete antworteten
claim: behauptete behaupteten behauptet versicherte versicherten
accuse: beschuldigte beschuldigten warf…vor warfen…vor
deny: bestritt bestritten bestreitet dementierte dementierten dementiert
dismiss: wies…zurück wiesen…zurück weist…zurück
admit: räumte…ein räumten…ein gestand gab…zu
confirm: bestätigte bestätigten bestätigt
suggest: vermutete vermuteten
warn: warnte warnten warnt
opine: glaubt meint meinte
label: nannte nannten bezeichnete bezeichneten
""",
    that="dass wonach",
    according="nach_angaben laut zufolge nach_ansicht",
    hearsay="angeblich offenbar",
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
    negators="nicht kein keine keinen keiner nie niemand nichts",
    joining="und",
    helpers="auch nicht schon",
    nouns_are_capital=True,
    certainty={
        Certainty.HIGHLY_POSSIBLE: "sehr wahrscheinlich, höchstwahrscheinlich, mit hoher Wahrscheinlichkeit",
        Certainty.LIKELY: "wahrscheinlich, vermutlich, wohl, voraussichtlich",
        Certainty.POSSIBLE: "möglicherweise, vielleicht, könnte, könnten, womöglich",
        Certainty.CONFIRMED: "erwiesen, bestätigt, zweifellos",
    },
)
