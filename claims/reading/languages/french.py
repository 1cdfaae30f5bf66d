"""French: reporting verbs, sources, certainty and answers."""

from claims.choices import Certainty
from claims.reading.languages.tongue import Answers, Tongue

_ON_DIT = "".join(
    f"{verb}-t-on_{where} "
    for verb in ("explique", "précise", "indique", "assure", "affirme", "souligne", "confirme", "ajoute", "rappelle")
    for where in ("dans", "à", "au", "auprès_de", "auprès_du", "chez", "du_côté_de", "du_côté_du", "de")
)
"""“Aucune usine ne fermera, explique-t-on dans l'entourage du ministre”."""

FRENCH = Tongue(
    code="fr",
    name="French",
    verbs="""
say: a_affirmé a_déclaré a_dit ont_dit ont_déclaré ont_affirmé a_indiqué ont_indiqué a_expliqué a_ajouté a_annoncé
say: ont_annoncé a_souligné a_précisé a_rapporté a_écrit déclare affirme dit indique explique ajoute souligne précise
claim: attribue attribuent a_attribué ont_attribué a_assuré ont_assuré assure prétend a_soutenu
accuse: a_accusé ont_accusé accuse a_dénoncé ont_dénoncé
deny: a_nié ont_nié nie nient a_démenti ont_démenti dément démentent
dismiss: a_rejeté ont_rejeté rejette rejettent a_balayé ont_balayé balaie récuse récusent a_récusé
dispute: conteste contestent a_contesté ont_contesté réfute réfutent a_réfuté ont_réfuté
admit: a_admis ont_admis a_reconnu ont_reconnu
confirm: a_confirmé ont_confirmé confirme confirmant
warn: a_averti ont_averti
opine: estime croit pense
label: a_qualifié ont_qualifié qualifie
ask: exige exigent a_exigé ont_exigé réclame réclament a_réclamé
correct: a_corrigé a_rectifié
withhold: a_refusé ont_refusé refuse refusent a_évité ont_évité
say: a_plaidé a_raconté déplore déplorent a_déploré raconte racontent a_témoigné témoigne a_rappelé rappelle
say: a_regretté regrette a_relevé relève
say: a_insisté a_fait_savoir a_fait_valoir a_répété a_résumé a_prévenu a_estimé a_noté a_commenté a_réagi a_constaté
say: font_valoir fait_valoir soulignent affirment disent indiquent expliquent ajoutent annoncent rapporte rassure
say: rassurent a_rassuré
say: rapportent s'est_félicité s'est_défendu s'est_indigné
claim: maintient maintiennent soutient soutiennent jure
admit: reconnaît reconnaissent admet
opine: a_jugé ont_jugé jugent a_considéré considère considèrent estiment pensent ont_estimé
pledge: a_promis ont_promis promet promettent
warn: avertit a_alerté ont_alerté met_en_garde a_mis_en_garde
estimate: prévoit prévoient a_prévu prévoyait table_sur tablent_sur
to_confirm: de_confirmer confirmer
say: publie a_publié a_révélé ont_révélé révèle a_insisté a_répondu ont_répondu a_confié a_lancé a_martelé
allow: n'écarte_pas n'écartent_pas n'écartait_pas n'a_pas_écarté n'ont_pas_écarté
allow: n'exclut_pas n'excluait_pas n'excluent_pas n'a_pas_exclu n'ont_pas_exclu
no_comment: n'a_pas_souhaité_s'exprimer n'a_pas_souhaité_réagir n'a_pas_souhaité_répondre n'a_pas_réagi
no_comment: n'a_pas_répondu n'a_pas_commenté n'a_pas_voulu_commenter s'est_refusé_à_tout_commentaire
no_comment: a_refusé_de_s'exprimer
no_comment: a_refusé_de_commenter ont_refusé_de_commenter n'a_pas_souhaité_commenter refuse_de_commenter
say: déclarent ont_expliqué ont_ajouté annonce ont_souligné ont_précisé précisent ont_rapporté ont_écrit écrit
say: écrivent ont_raconté ont_témoigné témoignent ont_rappelé rappellent ont_relevé relèvent ont_insisté insiste
say: insistent ont_répété répète répètent ont_résumé ont_noté note notent ont_commenté ont_constaté constate
say: constatent répond répondent a_rétorqué ont_rétorqué rétorque rétorquent a_répliqué ont_répliqué réplique
say: répliquent a_objecté ont_objecté objecte objectent ont_martelé martèle martèlent ont_confié confie confient
say: révèlent ont_publié ont_déploré a_critiqué ont_critiqué a_signalé ont_signalé signale signalent a_détaillé
say: ont_détaillé a_argué ont_argué argue arguent ont_plaidé plaide plaident ont_regretté regrettent ont_lancé
say: a_communiqué ont_communiqué a_recensé ont_recensé recense recensent a_dénombré ont_dénombré dénombre dénombrent
say: fait_état font_état a_fait_état ont_fait_état fait_savoir font_savoir ont_fait_savoir s'est_étonné s'est_étonnée
say: s'est_dit s'est_dite parle_d'un parle_d'une
claim: assurent ont_soutenu a_prétendu ont_prétendu prétendent a_juré ont_juré jurent a_maintenu ont_maintenu
claim: a_garanti ont_garanti garantit garantissent
accuse: accusent dénonce dénoncent a_reproché ont_reproché reproche reprochent
dismiss: balaient ont_récusé a_écarté ont_écarté
admit: admettent a_avoué ont_avoué avoue avouent a_concédé ont_concédé concède concèdent
confirm: confirment
warn: avertissent alerte alertent ont_prévenu prévient préviennent
opine: juge ont_considéré
suggest: a_supposé ont_supposé suppose supposent
estimate: ont_prévu a_évalué ont_évalué a_chiffré ont_chiffré
ask: ont_réclamé a_demandé ont_demandé demande demandent
label: qualifient
no_comment: n'ont_pas_souhaité_commenter n'a_pas_souhaité_faire_de_commentaire
allow: craint craignent a_craint ont_craint craignait
say: reconnaissant affirmant assurant précisant ajoutant indiquant expliquant soulignant prévenant estimant rappelant
say: déplorant admettant avertissant
say: évoque évoquent a_évoqué ont_évoqué
say: affirm+er déclar+er expliqu+er ajout+er soulign+er précis+er indiqu+er racont+er regrett+er déplor+er insist+er
say: constat+er rapport+er signal+er témoign+er confi+er lanc+er argu+er plaid+er critiqu+er évoqu+er rétorqu+er
say: vient_de_dire vient_d'annoncer vient_d'affirmer vient_de_rappeler a_tenu_à_préciser a_tenu_à_dire a_tenu_à_rappeler
say: s'est_réjoui s'est_réjouie s'est_exclamé s'est_exclamée s'est_inquiété s'est_inquiétée s'est_alarmé s'est_alarmée
say: s'est_offusqué s'est_agacé s'est_agacée s'est_emporté s'est_emportée s'est_indignée s'est_félicitée s'est_défendue
say: s'indigne s'indignent s'inquiète s'inquiètent s'emporte s'exclame s'étonne s'étonnent s'agace s'insurge s'insurgent
say: s'alarme s'alarment se_félicite se_félicitent se_réjouit se_réjouissent se_défend se_défendent se_plaint
say: se_plaignent se_souvient se_désole se_désolent s'est_défendu s'est_plaint s'est_plainte
say: a_revendiqué ont_revendiqué revendique revendiquent
deny: s'en_défend s'en_défendent s'en_est_défendu s'en_est_défendue
say: not+er détaill+er observ+er résum+er argument+er ironis+er nuanc+er relativis+er tempêt+er soupir+er expos+er
say: disait disaient annonçait annonçaient répétait rappelait rappelaient écrivait prévenait répondait
say: a_rappelé ont_rappelé a_prédit ont_prédit prédit
claim: assur+er jur+er prétendait prétendaient soutenait soutenaient
accuse: accus+er reproch+er dénonçait dénonçaient imput+er
deny: niait niaient démentait démentaient
dismiss: récus+er rejetait rejetaient balayait
dispute: contest+er réfut+er
admit: reconnaissait reconnaissaient admettait avou+er
confirm: confirm+er
warn: alert+er avertissait
opine: estim+er jugeait jugeaient considérait considéraient pensait
suggest: soupçonn+er suppos+er
label: a_salué ont_salué salue saluent saluait qualifi+er a_vanté ont_vanté vante vantent a_fustigé ont_fustigé
label: fustige fustigent
count: a_dénombré ont_dénombré
pledge: promettait
""",
    relative="qui",
    endings={
        "er": "-e -ent -ait -aient a_-é ont_-é vient_de_-er viennent_de_-er a_tenu_à_-er tient_à_-er ont_tenu_à_-er",
    },
    that="que",
    according=_ON_DIT + "selon d'après aux_yeux_de aux_dires_de de_l'avis_de de_l'aveu_de a-t-on_appris_auprès "
    "a-t-on_appris_auprès_de "
    "a-t-on_appris_de à_en_croire",
    elided_that="qu'",
    according_pronoun="selon_lui selon_elle selon_eux selon_elles à_son_avis à_leur_avis à_l'en_croire à_l'entendre",
    this="cela ça ceci ainsi",
    in_view="pour",
    just_as="comme",
    rumour=r"^(?!.*(?:\bsi\b|\bs['’]ils?\b|\bsans\b|en cas d|à condition))(?:(?!\b(?:qui|que|dont|où|lequel"
    r"|laquelle)\b|qu['’]).)*?"
    r"\b(?:aurai(?:t|ent) (?:\w+ ){0,3}?\w+(?:é|ée|és|ées|i|is|it|u|us|ue|ert)\b|serai(?:t|ent)\b"
    r"|(?!pourr|devr|voudr|faudr|souhaiter|aimer|préférer|vaudr|saur)\w+[^aou]rai(?:t|ent)\b)",
    verb_shape=r"(?!contre|entre|comme|malgré|outre|parce|après|depuis|avant)"
    r"(?:(?:s'est |s'était |a |ont |avait |a-t-|veut |se |s')?[^\W\d_]{2,}(?:é|ée|i|u|it|ait|oire)|(?:s'"
    r"|se )?[^\W\d_]{4,}e)",
    left_open=r"\bn['’](?:a |ont |avait )?(?:pas |rien )?(?:exclu|écart)\w*(?: (?:pas|rien)\b)?"
    r"|\bn(?:e |['’])(?:a |ont )?(?:ni )?(?:confirm|dément|infirm)\w*,? ni (?:ne |n['’])?(?:confirm|dément|infirm)\w*",
    also_nouns="reproche insulte note juge annonce demande critique réplique relève dit",
    announcing="reconnaissant attribue attribuent attribué "
    "revendiqué revendique revendiquent annoncé annonce annoncent recensé signalé signale dénombré état",
    about="de des du",
    recipients="telegram x twitter facebook instagram tiktok youtube franceinfo rtl bfmtv lci cnews i-télé presse "
    "journaliste journalistes l'afp afp reuters reporters l'agence chaîne quotidien journal",
    converbs="confirmant reconnaissant affirmant assurant précisant ajoutant indiquant expliquant soulignant prévenant "
    "estimant rappelant déplorant admettant avertissant",
    amid="toujours également pourtant notamment ensuite vivement fermement catégoriquement immédiatement aussitôt "
    "récemment déjà cependant toutefois néanmoins régulièrement pour sa leur part de son côté quant lui elle "
    "par ailleurs formellement aussi encore enfin vigoureusement fermement dit-il également",
    expletive=r"\b(?:ne |n['’])(?!\w+ (?:pas|plus|jamais|rien|aucun|aucune|personne|guère|point)\b)",
    prepositions="interrogé interrogée interrogés questionné questionnée invité invitée à dans devant lors sur au "
    "aux en chez avec par",
    infinitives="avoir être n'avoir ne",
    hearsay="il_semble il_semblerait",
    pronouns="il elle ils elles",
    roles="gouverneur gouverneure ambassadeur ambassadrice conseiller conseillère sociologue politologue "
    "journaliste écrivain écrivaine chanteur chanteuse acteur actrice réalisateur réalisatrice joueur joueuse "
    "attaquant gardien chirurgien pédiatre virologue infectiologue météorologue prévisionniste syndicaliste "
    "militant militante patron patronne pdg dirigeant dirigeante responsable coordinateur coordinatrice "
    "fondateur fondatrice propriétaire gérant gérante agriculteur agricultrice éleveur éleveuse retraité "
    "retraitée étudiant étudiante enseignant enseignante proviseur proviseure recteur rectrice doyen prévenu "
    "prévenue accusé accusée plaignant plaignante victime notaire greffier substitut magistrat magistrate "
    "enquêteur policier gendarme pompier officier lieutenant sergent chancelier chancelière roi reine prince "
    "princesse vice-président secrétaire-général premier-ministre trésorier trésorière tennisman footballeur "
    "cycliste skieur skieuse navigateur pilote "
    "sénateur sénatrice chef cheffe avocat avocate entraîneur entraîneuse économiste médecin épidémiologiste "
    "commissaire adjoint adjointe élu élue eurodéputé eurodéputée avocat général historien historienne chercheur "
    "chercheuse technicien capitaine commandant vice-présidente habitant habitante infirmière "
    "président présidente ministre maire mairesse porte-parole directeur directrice secrétaire député "
    "députée juge voisin voisine maître me délégué déléguée sélectionneur témoin "
    "procureur procureure général colonel préfet préfète professeur",
    bodies="ligue fondation collectif confédération "
    "armée syndicats patronat ong associations accusation défense pompiers opposition élysée matignon agence "
    "quotidien journal insee "
    "ministère gouvernement mairie hôpital syndicat entreprise société police association rectorat "
    "parti tribunal "
    "préfecture parquet agence université banque commission",
    vague="sources source témoins riverains experts analystes certains plusieurs",
    articles="m mm mme me mᵉ leur leurs notre nos le la les l un une des son sa ses ce cette ces et mais aussi",
    titled="l'équipe l'express l'humanité l'obs l'opinion l'alsace l'indépendant l'est l'oréal le_monde le_figaro "
    "le_point le_parisien le_temps le_soir le_progrès le_télégramme le_caire les_échos la_croix la_dépêche la_tribune "
    "la_libre la_montagne la_poste la_haye el_país el_mundo",
    inside_names="de du des la le et",
    only="seulement uniquement",
    elided_negator="n'",
    limit=r"(?<!rien )(?<!personne )(?<!jamais )(?<!nul )\b(?:ne |n')\S+ (?:(?!pas|plus|jamais|rien|point"
    r"|guère)\S+ ){0,3}?qu(?:e\b(?! l)|'(?!il|elle|on))",
    unlikely=r"\b(?:(?:peu|guère) probable|improbable)\b",
    infinitive_shape=r"[^\W\d_]{2,}(?:er|ir|oir)",
    negators="impossible ne n' ni pas jamais aucun aucune personne rien nul nulle",
    accuse_links="de d'avoir d'être",
    impersonal="on",
    plural=r"ont$|aient$|[^m]ent$",
    occasions="dans_un_communiqué lors_d'une_conférence_de_presse dans_un_entretien à_l'agence_tass à_l'agence_afp",
    connectors="de_son_côté pour_sa_part pour_leur_part de_leur_côté en_revanche par_ailleurs toutefois cependant "
    "néanmoins quant_à_lui quant_à_elle quant_à_eux quant_à_elles à_l'inverse au_contraire de_même pourtant or",
    claimed=r"(?:(?:un|une|des|ce|cette|ces|le|la|les) )?(?:argument|accusation|th[èe]se|version|chiffre|critique"
    r"|reproche|affirmation|allégation|explication|hypothèse|information)s?\W*$",
    but="mais tandis alors même_si même_s'il même_s'elle bien_qu'il bien_qu'elle quoiqu'il",
    elided="l' d' qu'",
    tenses="avait=a avaient=ont aurait=a auraient=ont ait=a aient=ont",
    joining="et",
    drops_subject=False,
    helpers="lui leur pu voulu peut peuvent veut pouvait souhaité ne n'a n'ont encore aussi",
    when="lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui soir matin midi nuit dans la le ce au à "
    "aussitôt plus tard ensuite depuis catégoriquement fermement formellement tout en bloc",
    certainty={
        Certainty.HIGHLY_POSSIBLE: "très probable, très probablement, forte probabilité, quasi certain",
        Certainty.LIKELY: "improbable, probable, probablement, vraisemblablement, sans doute, apparemment",
        Certainty.POSSIBLE: "pourrait, pourraient, peut-être, possible, aurait pu, éventuellement, "
        "pas été confirmé, pas été confirmée, pas été confirmés, pas été confirmées, ni confirmé ni démenti, "
        "ni confirmé ni infirmé, pas exclu, pas exclue, pas exclus, pas exclues",
        Certainty.CONFIRMED: "aucun doute, nul doute, est confirmé, est avéré, est prouvé",
    },
    answers=Answers(
        this_alone=r"^ce qu|\b(?:l['’](?:a|avait|ont|avaient)\b|cela|ça|le (?:nie|dément)\b)",
        accusation_nouns=r"^(?:accus|allégation)",
        defenders=r"avocat",
        counting=r"\d|deux|trois|quat",
        spoken_nouns=r"^(?:propos|déclaration|affirmation|information|version)",
        accusing=r"\b(?:accus\w+|dénonc\w+|préten\w+|assur\w+|allégu\w+)\b",
        points_back=r"\b(?:l[ea]s?|ce(?:s|t|tte)?|de telles|ses|son|sa|leurs?|toutes?)\s(?:\w+\s)?(accusations?"
        r"|allégations?|affirmations?|informations?|chiffres?|données|versions?|rumeurs?|déclarations?|critiques?"
        r"|propos)\b"
        r"|\bl[’'](accusation|allégation|affirmation|information)\b|^\W*(?:cela|ça|ceci)\W*$",
        figure_nouns=r"^(?:chiffres?|données)$",
        proof=r"\b(?:preuves?|prouver|démontr\w+)\b",
        document=r"\b(?:documents?|lettres?|contrats?|procès-verb\w+|registres?|photos?|vidéos?|factures?|rapports?"
        r"|enregistrements?)\b",
        data=r"\b(?:données|statistiques?|sondages?|mesures|prélèvements|relevés)\b",
        reason=r"\b(?:parce qu\w*|car|puisqu\w*|en réalité|en fait)\b",
        dismissing=r"\b(?:mensong\w+|fausses?|faux|absurdes?|infondée?s?|ridicules?|inventée?s?|fantais\w+|calomni\w+"
        r"|propagande|désinformation|fable|sornettes|balivernes)\b",
        nothing_shown=r"\b(?:aucune?|sans)\s(?:\w+\s){0,3}?(?:preuves?|documents?)\b"
        r"|\bpas\s(?:\w+\s){0,2}de\s(?:preuves?|documents?)\b",
        contradicting=r"^\W*(?:ces|les|toutes ces) (?:accusations|allégations|affirmations|rumeurs|informations)\s"
        r"(?:ne reposent sur (?:rien|aucun)|sont (?:\w+ )?(?:fausses|infondées|mensongères|sans fondement|absurdes))"
        r"|^\W*(?:c[’']est|(?:tout )?cela est|ce n[’']est)\s(?:\w+\s)?(?:faux|mensonge|pas vrai|inexact"
        r"|absurde)\b",
        plainly=r"\b(?:faux|inexact|pas vrai)\b",
        demand=r"^\W*(?:l[ea]s?\s|sa\s|son\s|l[’'])?(?:propositions?|demandes?|appels?|projets?|plans?)\b",
        calling=r"\b(?:qualifi|dénonç)\w+\b",
        stands_for=r"^\W*(?:cela|ça|ceci)\b",
    ),
)
