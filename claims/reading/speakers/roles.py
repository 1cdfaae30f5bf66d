"""Words for what people are and what bodies are called, and words for sources that name nobody."""

from collections.abc import Sequence

from claims.reading.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, word_set

TITLES = word_set(
    "mr. mrs. ms. mr mrs ms dr. dr sir dame lord lady prof. prof miss rev. rev revd hon. hon sgt. sgt capt. capt "
    "lt. lt col. col gen. gen maj. maj cllr pc cmdr cpl adm supt insp det"
)
ROLES = word_set(
    "president minister spokesman spokeswoman spokesperson chairman chairwoman chair mayor governor senator "
    "representative congressman congresswoman secretary director commissioner leader chief head officer general "
    "colonel major captain lieutenant sergeant prosecutor judge lawyer attorney coach manager professor researcher "
    "scientist economist analyst expert doctor nurse teacher principal bishop pope king queen prince princess "
    "chancellor premier ambassador adviser advisor aide strategist candidate nominee rival founder owner executive "
    "ceo editor reporter journalist author historian pollster banker deputy councillor councilman councilwoman "
    "lawmaker legislator speaker whip inspector sheriff detective investigator commander admiral pilot witness guard "
    "player rower driver resident voter farmer fisherman activist campaigner critic supporter organiser organizer "
    "coordinator counsel columnist host anchor moderator consultant envoy diplomat mp mep sen. rep. gov. gen. sens. "
    "reps. treasurer regent curator conductor actor actress singer physician surgeon virologist epidemiologist man "
    "woman boy girl victim suspect customer passenger neighbour neighbor engineer master warden clerk ranger architect "
    "builder skipper baker miner welder plumber electrician carpenter chef cook cleaner firefighter paramedic "
    "pharmacist midwife dentist vet veterinarian lecturer student shopkeeper trader butcher grocer postman biologist "
    "chemist physicist meteorologist climatologist pastor vicar reverend nun priest imam rabbi vicar trainer designer "
    "justice magistrate coroner registrar barrister solicitor ombudsman archbishop cardinal rapper comedian novelist "
    "footballer goalkeeper publicist superintendent constable corporal brigadier marshal negotiator mediator "
    "chairperson undersecretary bookkeeper psychiatrist psychologist geologist seismologist"
)
BODIES = word_set(
    "ministry office company brigade force forces staff federation club party police army navy university bank court "
    "agency department committee council commission union association institute group corporation inc. corp. house "
    "senate pentagon kremlin parliament government administration campaign network center centre foundation board "
    "authority service services bureau command fund trust school hospital clinic laboratory museum church league "
    "society congress cabinet firm newspaper times post journal tribune herald guardian news agency's organisation "
    "secretariat directorate watchdog airline carrier manufacturer retailer insurer brokerage militia junta regime "
    "mission delegation assembly diocese archdiocese tribunal consortium railway supermarket publisher "
    "organization coalition alliance panel treasury embassy consulate county town city state ltd poll survey study "
    "report groups companies charity team"
)
VAGUE = word_set(
    "reports officials sources source experts economists critics observers analysts witnesses residents people some "
    "many others media insiders authorities rumours rumors scientists researchers studies historians commentators "
    "forecasters pollsters campaigners "
    "supporters opponents locals activists diplomats investigators pundits reporters journalists most several few "
    "eyewitnesses onlookers bystanders passers-by insiders leakers whistleblowers tipsters "
    "nobody everyone everybody somebody someone anyone claims allegations whispers doctors lawyers"
)
OFFICES = word_set(
    "state defense defence war justice energy education health labor labour commerce transportation transport "
    "agriculture interior treasury finance homeland security veterans affairs general"
)
"""“Secretary of State Marco Rubio”: behind these the name begins."""
FAMILY_NAMES = word_set(
    "baker cook judge king major bishop prince pope butcher farmer driver nurse singer priest pastor carpenter guard "
    "master miner player ranger sergeant skipper warden welder trader chef"
)
"""Words for what people are that people are called as well: “Tim Cook”, “Rachel Major”."""
PEOPLES = word_set(
    "afghan albanian algerian american argentine armenian australian austrian bangladeshi belarusian belgian bolivian "
    "brazilian briton british bulgarian cambodian cameroonian canadian chilean chinese colombian congolese croatian "
    "cuban czech dane danish dutch dutchman egyptian emirati englishman eritrean estonian ethiopian filipino finnish "
    "french frenchman frenchwoman georgian german ghanaian greek haitian hungarian indian indonesian iranian iraqi "
    "irish irishman israeli italian jamaican japanese jordanian kazakh kenyan kuwaiti latvian lebanese liberian libyan "
    "lithuanian malaysian malian mexican moldovan moroccan nepalese nepali nigerian norwegian pakistani palestinian "
    "peruvian pole polish portuguese qatari romanian russian rwandan saudi scot scottish senegalese serbian "
    "singaporean slovak somali spaniard spanish sudanese swede swedish swiss syrian taiwanese tanzanian thai tunisian "
    "turk turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh welshman yemeni zambian zimbabwean"
)
"""What somebody is by their country: “Pakistani Ali Khan”."""
_BEFORE_ROLES = word_set(
    "crown district federal high supreme county city town state local senior junior assistant deputy vice prime former "
    "ex new chief head team pastry sous fire police prison harbour harbor station sergeant drum master auxiliary court "
    "bus taxi truck lorry train tram park forest student coal dairy retired acting opera folk pop border security"
)
"""After these such a word is what somebody is: “District Judge”, “Chief Cook”."""
_NO_GIVEN_NAMES = _BEFORE_ROLES | BODIES | DETERMINERS | PREPOSITIONS | CONJUNCTIONS
KOREAN_OR_CHINESE = word_set(
    "kim lee park choi jung kang cho yoon jang lim xi li wang zhang liu chen yang huang zhao wu han moon"
)
"""Family names that stand first."""

GENDER = {
    "mr.": "he", "mr": "he", "sir": "he", "lord": "he", "spokesman": "he", "chairman": "he", "congressman": "he",
    "king": "he", "prince": "he", "actor": "", "mrs.": "she", "mrs": "she", "ms.": "she", "ms": "she", "dame": "she",
    "lady": "she", "spokeswoman": "she", "chairwoman": "she", "congresswoman": "she", "queen": "she", "princess": "she",
    "actress": "she", "miss": "she",
}  # fmt: skip

KIN = {
    **dict.fromkeys(
        ["husband", "father", "brother", "son", "uncle", "grandfather", "stepfather", "nephew", "boyfriend", "widower"],
        "he",
    ),
    **dict.fromkeys(
        ["wife", "mother", "sister", "daughter", "aunt", "grandmother", "stepmother", "niece", "girlfriend", "widow"],
        "she",
    ),
    **dict.fromkeys(["cousin", "partner", "successor", "predecessor", "assistant", "associate", "friend"], ""),
}
"""Who people are to each other, and the pronoun for them where one word has but one."""
SOMEBODY = word_set(
    "official employee insider worker source staffer member colleague friend relative user bystander protester soldier "
    "contractor survivor teenager person parent pensioner tourist pal whistleblower eyewitness onlooker passer-by "
    "caller tipster commuter shopper holidaymaker hostage prisoner inmate detainee deserter defector refugee"
)
SOMEBODY_ALONE = SOMEBODY - {"contractor"}
"""“The contractor” is a firm as often."""


def is_family_name(words: Sequence[str], at: int) -> bool:
    """Whether a word for what somebody is ends a name here: after a given name, a title or a rank, “Judge Cook”.

    ``words`` are written one after the other, with nothing but spaces between them.
    """
    if at == 0 or words[at].lower() not in FAMILY_NAMES or not (words[at][0].isupper() and words[at - 1][0].isupper()):
        return False
    if at + 1 < len(words) and words[at + 1][0].isupper():
        return False
    before = words[at - 1].lower()
    return before not in _NO_GIVEN_NAMES
