"""Spanish: reporting verbs, sources, certainty and answers."""

from claims.choices import Certainty
from claims.reading.languages.tongue import Answers, Tongue

SPANISH = Tongue(
    code="es",
    name="Spanish",
    verbs="""
say: dijo dijeron dice dicen declaró declararon declara afirmó afirmaron afirma afirman señaló señalaron señala
say: señalan explicó explicaron explica añadió añadieron añade agregó agregaron indicó indicaron indica indican
say: informó informaron informa informan anunció anunciaron anuncia comentó comentaron contó contaron manifestó
say: manifestaron expresó relató relataron recordó subrayó subrayaron insistió insistieron respondió respondieron
say: escribió precisó apuntó detalló ha_dicho han_dicho ha_afirmado ha_declarado ha_señalado ha_explicado ha_informado
say: ha_anunciado ha_añadido ha_indicado aclaró aclararon aclara publicó publicaron publica ha_publicado reveló
say: revelaron revela ha_revelado ha_asegurado hablan_de habló_de hablaron_de lamentó lamentaron
allow: no_descartaba no_descartaban no_han_descartado no_excluyó no_excluyeron no_ha_excluido no_excluía
allow: no_descarta no_descartan no_descartó no_descartaron no_excluye no_excluyen no_ha_descartado
claim: aseguró aseguraron asegura aseguran sostuvo sostuvieron sostiene sostienen alegó alegaron ha_asegurado
claim: ha_sostenido
accuse: acusó acusaron acusa acusan denunció denunciaron denuncia denuncian culpó ha_acusado ha_denunciado
deny: negó negaron niega niegan ha_negado han_negado desmintió desmintieron desmiente desmienten ha_desmentido
dismiss: rechazó rechazaron rechaza rechazan ha_rechazado descartó descartaron tachó tilda tildó
dispute: cuestionó cuestionaron refutó refutaron rebatió
admit: admitió admitieron admite admiten reconoció reconocieron reconoce reconocen ha_admitido ha_reconocido
confirm: confirmó confirmaron confirma confirman ha_confirmado
suggest: sugirió sugirieron sugiere apuntaron
count: contabilizó contabilizaron registró registraron
estimate: calculó calcularon estima estiman estimó prevé
warn: advirtió advirtieron advierte advierten alertó alertaron avisó
opine: cree creen opinó opina considera consideró piensa
ask: exigió exigieron exige exigen pidió reclamó
wish: pidieron pide piden reclamaron reclama reclaman ha_pedido han_pedido ha_exigido han_exigido ha_reclamado
wish: han_reclamado insta instan instó instaron ha_instado han_instado propone proponen propuso propusieron
label: llamó llamaron
correct: corrigió rectificó
pledge: prometió prometieron promete
say: criticó criticaron critica critican denuncian insiste insisten apunta apuntan explican añaden subraya subrayan
say: recalcó recalcaron reiteró reiteraron reitera celebró celebraron lamenta advirtieron resaltó destacó destacaron
say: destaca confesó sentenció zanjó matizó ha_recordado ha_subrayado ha_insistido ha_explicado han_asegurado
say: han_señalado han_explicado
claim: mantiene mantienen mantuvo defendió defendieron defiende defienden ha_defendido
estimate: calculan calcula calcularon prevén
to_confirm: confirmar
withhold: declinó declinaron eludió eludieron
withhold: se_negó_a se_negaron_a se_niega_a se_niegan_a se_ha_negado_a se_han_negado_a rehusó rehusaron rehúsa
withhold: rehúsan evitó evitaron
no_comment: declinó_comentar declinaron_comentar rehusó_comentar rehusaron_comentar se_negó_a_comentar
no_comment: no_quiso_comentar evitó_comentar rechazó_hacer_comentarios rechazaron_hacer_comentarios
no_comment: declinó_hacer_comentarios declinaron_hacer_comentarios se_negó_a_hacer_comentarios no_hizo_comentarios
no_comment: no_quiso_hacer_comentarios no_hicieron_comentarios rehusó_hacer_comentarios rechazó_comentar
say: declaran han_declarado han_afirmado agrega agregan ha_agregado han_agregado han_indicado han_informado anuncian
say: han_anunciado comenta comentan ha_comentado han_comentado ha_manifestado han_manifestado
say: expresaron expresa expresan ha_expresado han_expresado relata relatan ha_relatado han_relatado han_subrayado
say: han_insistido responde responden ha_respondido han_respondido precisaron precisa precisan ha_precisado
say: han_precisado ha_apuntado han_apuntado detallaron detalla detallan ha_detallado han_detallado aclaran ha_aclarado
say: han_aclarado publican han_publicado revelan han_revelado lamentan ha_lamentado han_lamentado ha_criticado
say: han_criticado recalca recalcan ha_recalcado han_recalcado reiteran ha_reiterado han_reiterado celebra celebran
say: ha_celebrado han_celebrado resaltaron resalta resaltan ha_resaltado han_resaltado destacan ha_destacado
say: han_destacado confesaron ha_confesado han_confesado zanjaron zanja zanjan ha_zanjado han_zanjado
say: matizaron matiza matizan ha_matizado han_matizado replicó replicaron replica replican ha_replicado han_replicado
say: reportó reportaron reporta reportan ha_reportado
say: han_reportado aseveró aseveraron asevera aseveran ha_aseverado han_aseverado argumentó argumentaron argumenta
say: argumentan ha_argumentado han_argumentado remarcó remarcaron remarca remarcan ha_remarcado han_remarcado
say: puntualizó puntualizaron puntualiza puntualizan ha_puntualizado han_puntualizado ratificó ratificaron ratifica
say: ratifican ha_ratificado han_ratificado notificó notificaron notifica notifican ha_notificado han_notificado
say: anticipó anticiparon anticipa adelantó adelantaron adelanta sentenciaron contestó contestaron informó_de
say: informaron_de informa_de informan_de alertó_de advirtió_de dio_cuenta_de dieron_cuenta_de recordaron recuerda
say: escribieron
claim: alega alegan ha_alegado han_alegado defenden han_defendido mantuvieron
accuse: han_acusado han_denunciado culparon culpa culpan ha_culpado han_culpado imputa
claim: atribuyó atribuyeron atribuye atribuyen ha_atribuido han_atribuido
say: recoge recogen recogía refleja reflejan
count: cifra_en cifran_en elevó_a elevaron_a eleva_a elevan_a eleva_hasta
confirm: han_confirmado
warn: alerta alertan ha_alertado han_alertado avisaron avisa avisan ha_avisado han_avisado
admit: han_admitido
dispute: cuestiona cuestionan ha_cuestionado han_cuestionado
dismiss: han_rechazado descarta descartan ha_descartado han_descartado
opine: opinaron opinan ha_opinado han_opinado consideraron consideran ha_considerado han_considerado
suggest: suponió suponieron supone suponen  sospecha sospechan
estimate: ha_calculado han_calculado estimaron ha_estimado han_estimado pronosticó pronosticaron pronostica
estimate: pronostican ha_pronosticado han_pronosticado
no_comment: declinó_hacer_declaraciones declinaron_hacer_declaraciones
allow: teme temen temió temieron
say: asegurando señalando afirmando añadiendo indicando alegando precisando reconociendo subrayando aclarando
say: explicando recordando admitiendo advirtiendo
say: declar+ar afirm+ar señal+ar explic+ar agreg+ar indic+ar inform+ar anunci+ar coment+ar relat+ar subray+ar
say: precis+ar detall+ar aclar+ar public+ar revel+ar lament+ar critic+ar recalc+ar reiter+ar celebr+ar resalt+ar
say: destac+ar replic+ar report+ar asever+ar argument+ar remarc+ar puntualiz+ar ratific+ar anticip+ar adelant+ar
say: expres+ar ironiz+ar espet+ar constat+ar deplor+ar avanz+ar matiz+ar bromeó bromearon rezaba reza rezan
say: decía decían contaba contaban recordaba recordaban insistía insistían escribía respondía respondían añadía añadían
say: repitió repitieron repite repiten ha_repetido manifiesta manifiestan confiesa confiesan se_quejó se_quejaron
say: se_queja se_quejan se_ha_quejado se_quejaba
claim: asegur+ar aleg+ar sostenía sostenían mantenía mantenían defendía defendían
accuse: acus+ar denunci+ar culp+ar imput+ar
deny: negaba negaban desmentía desmentían
dismiss: rechaz+ar tacha tachan tacharon ha_tachado tildan tildaron ha_tildado
admit: admitía reconocía reconocían
confirm: confirm+ar
warn: advertía advertían alert+ar avis+ar ha_advertido han_advertido
opine: opin+ar consider+ar creía creían pensaba
label: calific+ar elogió elogiaron elogia saludó saludaron
count: cifró cifraron ha_cifrado han_cifrado contabiliz+ar
suggest: sospech+ar especulan_con especula_con especularon_con especuló_con
say: se_lee rezaba
estimate: estim+ar calcul+ar pronostic+ar
""",
    relative="que quien quienes",
    endings={
        "ar": "-ó -aron -a -an -aba -aban ha_-ado han_-ado",
    },
    that="que",
    according="según de_acuerdo_con a_juicio_de a_decir_de a_decir_del conforme_a conforme_al en_opinión_del "
    "a_juicio_del "
    "según_datos_de según_datos_del de_acuerdo_al en_opinión_de en_palabras_de",
    according_pronoun="según_él según_ella a_su_juicio en_su_opinión",
    this="esto eso ello lo así",
    in_view="para",
    just_as="como",
    rumour=r"^(?!.*\bsi\b)(?:(?!\b(?:que|quien|quienes|donde|cuyo)\b).)*?"
    r"\bhabría[n]? (?:\w+ )?(?:\w+[aií]d[oa]s?|hecho|dicho|visto|puesto|escrito|muerto|roto|abierto|vuelto)\b",
    verb_shape=r"(?:(?:se|ha|han) )?[^\W\d_]{2,}(?:ó|aron|ieron|ado|ido)|dice|dicen|cuenta|cuentan",
    left_open=r"\bno (?:se |ha |han |había )?(?:descart|exclu[iy])\w+|\bn[io] (?:ha |han )?"
    r"(?:confirm|desm[ie]|neg|nieg)\w+,? ni (?:confirm|desm[ie]|neg|nieg)\w+",
    also_nouns="denuncia alerta reclama demanda critica crítica",
    about="de",
    announcing="atribuyó atribuyeron atribuye atribuyen atribuido "
    "reconoció reconocieron admitió informó informaron informa informan anunció anunciaron anuncia "
    "anuncian anunciado reportó "
    "reportaron reporta reportado confirmado de",
    recipients="telegram x twitter facebook instagram tiktok youtube teletica prensa periodistas periodista efe afp "
    "ap reuters reporteros medios",
    converbs="asegurando señalando afirmando añadiendo indicando alegando precisando reconociendo subrayando "
    "aclarando explicando recordando admitiendo advirtiendo",
    amid="siempre incluso reiteradamente públicamente",
    prepositions="ante preguntado preguntada preguntados consultado consultada consultados interrogado interrogada "
    "cuestionado cuestionada requerido requerida entrevistado entrevistada tras sin en a "
    "ante durante desde tras al con por",
    infinitives="haber estar ser tener",
    hearsay="se_informó se_dice presuntamente supuestamente",
    pronouns="él ella ellos ellas",
    roles="primer exministro exministra exalcalde exalcaldesa expresidente expresidenta meteorólogo meteoróloga "
    "epidemiólogo epidemióloga virólogo viróloga pediatra cirujano cirujana enfermero enfermera politólogo "
    "politóloga sociólogo socióloga historiador historiadora periodista escritor escritora cantante actor "
    "actriz cineasta jugador jugadora delantero portero futbolista piloto capitana seleccionador "
    "seleccionadora investigador investigadora científico científica coordinador coordinadora fundador "
    "fundadora dueño dueña propietario propietaria agricultor agricultora ganadero ganadera sindicalista "
    "dirigente responsable comisionado comisionada defensor defensora procurador procuradora magistrado "
    "magistrada constructor constructora exdirector exdirectora subsecretario subsecretaria viceministro "
    "viceministra intendente prefecto obispo arzobispo cardenal papa teniente sargento almirante rector "
    "rectora testigo víctima acusado acusada imputado imputada denunciante "
    "líder lideresa vicepresidente vicepresidenta economista analista comandante vicesecretario "
    "vicesecretaria exsecretario contratista abogada decana decano titular técnico fiscala analista agente activista "
    "presidente presidenta ministro ministra alcalde alcaldesa portavoz director directora gerente secretario "
    "secretaria concejal concejala consejero consejera diputado diputada senador senadora juez jueza fiscal general "
    "coronel capitán comisario comisaria embajador embajadora jefe jefa médico médica profesor profesora "
    "vocero vocera "
    "gobernador gobernadora rey reina abogado abogada canciller entrenador entrenadora tenista letrado letrada "
    "vecino vecina diputado empresario empresaria",
    bodies="patronal sindicatos ong defensoría defensa acusación bomberos ministerio gobierno ayuntamiento "
    "hospital institución organismo secretaría "
    "sindicato empresa compañía policía guardia ejército tribunal "
    "fiscalía partido asociación junta consejería agencia instituto universidad banco comisión comité federación "
    "organización fundación diputación generalitat parlamento congreso senado oposición operador fábrica "
    "cantera club "
    "dirección kremlin casa plataforma",
    vague="fuentes fuente testigos vecinos expertos analistas funcionarios algunos muchos otros varios "
    "observadores familiares "
    "rumores medios",
    articles="sr sra don doña el la los las un una unos unas su sus este esta estos estas y pero además también por "
    "otra "
    "parte ayer hoy ese esa esos esas nuestro nuestra",
    titled="el_país el_mundo el_comercio el_confidencial el_periódico el_universal el_tiempo el_espectador el_mercurio "
    "el_salvador la_vanguardia la_razón la_nación la_república la_jornada la_tercera la_haya la_habana la_paz le_monde",
    inside_names="de del la las los y",
    only="solo sólo solamente obstante",
    unlikely=r"\b(?:poco probable|improbable|difícilmente)\b",
    infinitive_shape=r"[^\W\d_]{2,}(?:ar|er|ir)(?:se|l[oae]s?)?",
    negators="imposible no ni nunca jamás ningún ninguna ninguno nadie nada tampoco",
    accuse_links="de",
    impersonal="se",
    plural=r"n$",
    occasions="en_un_comunicado en_conferencia_de_prensa en_rueda_de_prensa en_una_entrevista",
    connectors="sin_embargo no_obstante por_su_parte en_cambio por_otra_parte por_otro_lado ahora_bien a_su_vez "
    "eso_sí "
    "por_el_contrario de_hecho con_todo",
    claimed=r"(?:(?:un|una|unos|unas|el|la) )?(?:argumento|acusaci[oó]n(?:es)?|versi[oó]n|tesis|cifra|crítica|denuncia"
    r"|afirmaci[oó]n(?:es)?|extremo|reproche|información)s?\W*$",
    but="pero mientras aunque si_bien aun_cuando a_la_vez_que al_tiempo_que",
    tenses="había=ha habían=han habría=ha habrían=han",
    joining="y e",
    helpers="quiso quisieron quiere pudo pudieron puede pueden querido podido le les nos no aún todavía ha han "
    "también se lo la ya además ayer hoy",
    when="ayer hoy el la por en esta lunes martes miércoles jueves viernes sábado domingo noche tarde mañana "
    "después luego rotundamente tajantemente categóricamente inmediatamente enseguida de inmediato",
    certainty={
        Certainty.HIGHLY_POSSIBLE: "muy probable, muy probablemente, alta probabilidad, casi seguro, toda probabilidad",
        Certainty.LIKELY: "improbable, difícilmente, probable, probablemente, parece que, al parecer, "
        "previsiblemente, seguramente, se cree",
        Certainty.POSSIBLE: "no confirmó ni desmintió, no confirmaron ni desmintieron, ni confirmó ni desmintió, "
        "ni confirmó ni negó, no confirmó ni negó, podría, podrían, quizá, quizás, tal vez, posible, "
        "posiblemente, puede que, pudo, "
        "pudieron, no se descarta, no está descartado, no se descartan",
        Certainty.CONFIRMED: "no hay duda, no hay dudas, está confirmado, ha sido confirmado, está probado, sin duda, "
        "es un hecho",
    },
    answers=Answers(
        this_alone=r"\b(?:lo|la|los|las|esto|eso|ello)\b",
        accusation_nouns=r"^(?:acusaci|señalamient|imputaci)",
        defenders=r"abogad|defensor",
        counting=r"\d|dos|tres|cuat",
        spoken_nouns=r"^(?:declaraci|afirmaci|relato|testimonio|dato$|versi)",
        accusing=r"\b(?:acus\w+|denunci\w+|culp\w+|asegur\w+)",
        points_back=r"\b(?:l[oa]s?|es[aeo]s?|est[aeo]s?|tales|sus?|todas?)\s(?:\w+\s)?(acusaci[oó]n(?:es)?|denuncias?"
        r"|afirmaci[oó]n(?:es)?|informaci[oó]n(?:es)?|cifras?|datos|versi[oó]n|rumores|declaraciones|cargos|críticas|relatos?|testimonios?|dato|señalamientos?|imputaci[oó]n(?:es)?)\b"
        r"|^\W*(?:esto|eso|ello|lo)\W*$",
        figure_nouns=r"^(?:cifras?|datos)$",
        proof=r"\b(?:pruebas?|demuestr\w+|demostrar|evidencias?)\b",
        document=r"\b(?:documentos?|cartas?|contratos?|actas?|registros?|fotos?|fotografías?|vídeos?|facturas?"
        r"|informes?)\b",
        data=r"\b(?:datos|estadísticas?|encuestas?|mediciones|muestras)\b",
        reason=r"\b(?:porque|ya que|puesto que|en realidad|en cambio|sino)\b",
        dismissing=r"\b(?:bulos?|falsas?|falsos?|mentiras?|absurd\w+|infundad\w+|invent\w+|disparates?|farsa"
        r"|propaganda|"
        r"calumnias?)\b",
        nothing_shown=r"\bno\s(?:aport|present|ofrec|mostr|d[aio]|enseñ)\w*\s(?:\w+\s){0,3}(?:pruebas?|documentos?"
        r"|evidencias?"
        r"|datos)\b|\bsin\s(?:aportar|mostrar|presentar)?\s?(?:pruebas?|documentos?)\b",
        contradicting=r"^\W*(?:es[ao]s|est[ao]s|las|los) (?:acusaciones|afirmaciones|rumores|denuncias)\s"
        r"(?:son (?:\w+ )?(?:fals|infundad|absurd|mentira)|no tienen (?:ningún )?fundamento|carecen de)"
        r"|^\W*(?:eso|esto|no,? eso)\s(?:es|no es)\s(?:\w+\s)?(?:falso|mentira|verdad|cierto|un bulo)\b",
        demand=r"^\W*(?:la|el|las|los|su)?\s?(?:propuestas?|petici\w+|llamamientos?|plan(?:es)?)\b",
        appositive=r"^\W*una? (?:\w+ ){1,3}que ",
        stands_for=r"^\W*(?:esto|eso|ello)\b",
        calling=r"\b(?:calific|tach|tild|llam)\w+\b",
    ),
)
