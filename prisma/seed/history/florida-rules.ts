import { high, medium, type PlaceHistory, prose } from './shape.ts';

const READ_ON = '2026-11-22';

/** What Florida law asks before, at and after a vote; cities add their own rules in their own files. */
export const floridaRules: PlaceHistory = {
  place: '12',
  rules: [
    {
      id: 'fl-sign-counties',
      appliesTo: 'county',
      topic: 'who_must_sign',
      text: prose(
        'A sheriff or chief correctional officer who runs a county jail must sign a 287(g) agreement with ICE. The law does not say which model.',
        'El sheriff o el jefe correccional que dirige una cárcel del condado debe firmar un acuerdo 287(g) con ICE. La ley no dice qué modelo.',
        'Cherif oswa chèf koreksyonèl ki dirije yon prizon konte dwe siyen yon akò 287(g) ak ICE. Lalwa pa di ki modèl.',
      ),
      legalCite: 's. 908.11, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-908-11'), high('wlrn-2025-09-04')],
    },
    {
      id: 'fl-sign-cities',
      appliesTo: 'municipality',
      topic: 'who_must_sign',
      text: prose(
        'The section that says who must sign does not name cities. In August 2025 lawyers for the state told a judge that cities are not required to sign.',
        'La sección que dice quién debe firmar no nombra a las ciudades. En agosto de 2025, abogados del estado dijeron a un juez que las ciudades no están obligadas a firmar.',
        'Seksyon ki di kilès ki dwe siyen an pa site vil yo. An out 2025, avoka eta a te di yon jij vil yo pa oblije siyen.',
      ),
      legalCite: 's. 908.11, Fla. Stat.',
      contestNote: prose(
        "The Attorney General reads it otherwise: a city's refusal to approve an agreement that its own police propose points to a banned sanctuary policy. A judge closed South Miami's suit without a ruling on this.",
        'El fiscal general lo lee de otro modo: que una ciudad se niegue a aprobar un acuerdo que propone su propia policía apunta a una política de santuario prohibida. Un juez cerró la demanda de South Miami sin decidirlo.',
        'Pwokirè Jeneral la li sa yon lòt jan: si yon vil refize apwouve yon akò pwòp polis li pwopoze, sa montre yon politik sanctuary ki entèdi. Yon jij te fèmen pwosè South Miami an san li pa deside sou sa.',
      ),
      asOf: READ_ON,
      cites: [
        high('fla-stat-908-11', { locator: 'names no municipality' }),
        high('wlrn-2025-09-04'),
        medium('wtxl-2025-10-22', {
          disputes: true,
          quote:
            'municipality’s refusal to approve a 287(g) agreement proposed by its law enforcement agency presumptively indicates',
        }),
      ],
    },
    {
      id: 'fl-sign-best-efforts',
      appliesTo: 'municipality',
      topic: 'who_must_sign',
      text: prose(
        'A law enforcement agency "shall use best efforts to support the enforcement of federal immigration law". Supporters of the agreements say that this calls for signing one.',
        'Una agencia policial "shall use best efforts" (hará lo mejor que pueda) para apoyar el cumplimiento de la ley federal de inmigración. Quienes apoyan los acuerdos dicen que eso pide firmar uno.',
        'Yon ajans polis "shall use best efforts" (dwe fè tout efò li) pou soutni aplikasyon lwa imigrasyon federal la. Moun ki pou akò yo di sa mande pou siyen youn.',
      ),
      legalCite: 's. 908.104(1), Fla. Stat.',
      contestNote: prose(
        'South Miami and others answer that a city can support federal law without such an agreement. No court ruling on it was found.',
        'South Miami y otros responden que una ciudad puede apoyar la ley federal sin ese acuerdo. No se halló ningún fallo judicial al respecto.',
        'South Miami ak lòt moun reponn yon vil ka soutni lwa federal la san yon akò konsa. Nou pa jwenn okenn desizyon tribinal sou sa.',
      ),
      asOf: READ_ON,
      cites: [medium('fla-stat-908-104'), medium('wlrn-2025-09-04')],
    },
    {
      id: 'fl-sign-sanctuary',
      topic: 'who_must_sign',
      text: prose(
        'Sanctuary policies are banned: rules or customs that stop or impede police from communicating or cooperating with federal immigration agencies.',
        'Las políticas de santuario están prohibidas: normas o costumbres que impiden o estorban a la policía comunicarse o cooperar con las agencias federales de inmigración.',
        'Politik sanctuary entèdi: règ oswa abitid ki anpeche polis kominike oswa kolabore ak ajans imigrasyon federal yo.',
      ),
      legalCite: 'ss. 908.102, 908.103, Fla. Stat.',
      contestNote: prose(
        'Whether not signing, or ending, an agreement is such a policy is contested. The Attorney General says yes. South Miami rejects that.',
        'Se discute si no firmar un acuerdo, o terminarlo, es una política así. El fiscal general dice que sí. South Miami lo rechaza.',
        'Gen diskisyon sou si pa siyen yon akò, oswa fini l, se yon politik konsa. Pwokirè Jeneral la di wi. South Miami di non.',
      ),
      asOf: READ_ON,
      cites: [
        medium('fla-stat-908'),
        medium('fl-league-cities-2025-c'),
        medium('ag-letter-fort-myers-2025-03-18'),
        medium('wlrn-2025-09-04', { disputes: true, locator: 'South Miami rejects the accusation' }),
      ],
    },
    {
      id: 'fl-suit-no-ruling',
      appliesTo: 'municipality',
      topic: 'who_must_sign',
      text: prose(
        'South Miami asked a state court whether cities must sign. Its suit was dismissed as too early, between September 4 and October 22, 2025, so there is no ruling on the question.',
        'South Miami preguntó a un tribunal estatal si las ciudades deben firmar. Su demanda se desestimó por prematura, entre el 4 de septiembre y el 22 de octubre de 2025, así que no hay fallo sobre la pregunta.',
        'South Miami te mande yon tribinal eta a si vil yo dwe siyen. Yo te rejte plent li kòm twò bonè, ant 4 septanm ak 22 oktòb 2025, kidonk pa gen desizyon sou kesyon an.',
      ),
      asOf: '2025-10-22',
      cites: [
        medium('heretallahassee-south-miami'),
        medium('tallahassee-reports-2025-10'),
        medium('wtxl-2025-10-22'),
      ],
    },
    {
      id: 'fl-who-decides-cities',
      appliesTo: 'municipality',
      topic: 'who_decides',
      text: prose(
        'First find the act that made the agreement: a vote of the commission or council, or the signature of the police chief or manager. It differs from city to city.',
        'Primero busque el acto que creó el acuerdo: un voto de la comisión o del concejo, o la firma del jefe de policía o del administrador. Cambia de una ciudad a otra.',
        'Premye bagay, chèche zak ki te kreye akò a: yon vòt komisyon an oswa konsèy la, oswa siyati chèf polis la oswa administratè a. Sa chanje de yon vil a yon lòt.',
      ),
      asOf: READ_ON,
      cites: [high('miami-item-1474159'), high('moa-coral-gables'), high('moa-tallahassee')],
    },
    {
      id: 'fl-who-decides-counties',
      appliesTo: 'county',
      topic: 'who_decides',
      text: prose(
        'In a county the sheriff or the chief correctional officer signs.',
        'En un condado firma el sheriff o el jefe correccional.',
        'Nan yon konte, se cherif la oswa chèf koreksyonèl la ki siyen.',
      ),
      legalCite: 's. 908.11, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-908-11')],
    },
    {
      id: 'fl-two-signatures',
      topic: 'who_decides',
      text: prose(
        'A 287(g) agreement has two sides. ICE may give limited immigration powers to trained local officers, by a written agreement that the local agency signs too. It holds until one side ends it.',
        'Un acuerdo 287(g) tiene dos partes. ICE puede dar facultades limitadas de inmigración a agentes locales formados, mediante un acuerdo escrito que también firma la agencia local. Rige hasta que una parte lo termina.',
        'Yon akò 287(g) gen de bò. ICE ka bay polisye lokal ki fòme kèk pouvwa imigrasyon limite, ak yon akò ekri ajans lokal la siyen tou. Li la jiskaske youn nan de bò yo fini l.',
      ),
      legalCite: '8 U.S.C. 1357(g)',
      asOf: READ_ON,
      cites: [high('ice-287g-page'), high('moa-coral-gables', { locator: 'XVIII' })],
    },
    {
      id: 'fl-form',
      appliesTo: 'municipality',
      topic: 'form',
      text: prose(
        'A resolution needs one reading. An ordinance, which is lasting law, is read on two separate days.',
        'Una resolución necesita una sola lectura. Una ordenanza, que es ley permanente, se lee en dos días distintos.',
        'Yon rezolisyon bezwen yon sèl lekti. Yon òdonans, ki se yon lwa ki la pou dire, yo li l nan de jou diferan.',
      ),
      legalCite: 's. 166.041, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-166-041')],
    },
    {
      id: 'fl-notice',
      appliesTo: 'municipality',
      topic: 'notice',
      text: prose(
        'An ordinance must be announced at least 10 days before it is adopted, with an estimate of what it costs business.',
        'Una ordenanza debe anunciarse al menos 10 días antes de aprobarse, con una estimación de su efecto en los negocios.',
        'Yo dwe anonse yon òdonans omwen 10 jou anvan yo adopte l, ak yon estimasyon efè li sou biznis yo.',
      ),
      legalCite: 's. 166.041, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-166-041')],
    },
    {
      id: 'fl-comment',
      topic: 'comment',
      text: prose(
        'The public must have a reasonable chance to be heard before a vote. The body may limit the time. A breach does not undo the vote.',
        'El público debe tener una oportunidad razonable de ser oído antes de un voto. Se puede limitar el tiempo. Un incumplimiento no anula el voto.',
        'Piblik la dwe gen yon chans rezonab pou pale anvan yon vòt. Yo ka limite tan an. Si yo pa respekte sa, vòt la pa anile.',
      ),
      legalCite: 's. 286.0114, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-286-0114')],
    },
    {
      id: 'fl-sunshine',
      topic: 'sunshine',
      text: prose(
        'Two or more members of one body may not discuss its coming business outside an announced public meeting. Do not carry one member’s answer to another.',
        'Dos o más miembros de un mismo cuerpo no pueden hablar de sus asuntos futuros fuera de una reunión pública anunciada. No lleve la respuesta de un miembro a otro.',
        'De oswa plis manm nan menm kò a pa gen dwa pale sou zafè k ap vini yo andeyò yon reyinyon piblik ki anonse. Pa pote repons yon manm bay yon lòt.',
      ),
      legalCite: 's. 286.011, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-286-011'), high('rcfp-open-government')],
    },
    {
      id: 'fl-public-records',
      topic: 'public_records',
      text: prose(
        'Whatever is made or received in official business is a public record: your letter, your name, your e-mail address. Anyone may ask for it. Deleting your own copy does not delete the city’s.',
        'Todo lo que se hace o recibe en un asunto oficial es un registro público: su carta, su nombre, su correo electrónico. Cualquiera puede pedirlo. Borrar su copia no borra la de la ciudad.',
        'Tout sa yo fè oswa resevwa nan travay ofisyèl se dosye piblik: lèt ou, non ou, imel ou. Nenpòt moun ka mande l. Si w efase kopi pa w la, sa pa efase pa vil la.',
      ),
      legalCite: 'ch. 119, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-119', { locator: 's. 119.011(12)' }), high('fla-ag-opinions-email')],
    },
    {
      id: 'fl-public-records-email',
      topic: 'public_records',
      text: prose(
        'E-mail addresses are public records too. If you do not want yours released, do not send e-mail: call or write on paper.',
        'Las direcciones de correo electrónico también son registros públicos. Si no quiere que se divulgue la suya, no envíe correo electrónico: llame o escriba en papel.',
        'Adrès imel yo se dosye piblik tou. Si ou pa vle yo bay pa w la, pa voye imel: rele oswa ekri sou papye.',
      ),
      legalCite: 's. 668.6076, Fla. Stat.',
      asOf: READ_ON,
      cites: [
        high('fla-stat-668-6076', {
          quote:
            'Under Florida law, email addresses are public records. If you do not want your email address released in response to a public records request, do not send electronic mail to this entity. Instead, contact this office by phone or in writing.',
        }),
      ],
    },
    // After a vote
    {
      id: 'fl-termination-notice',
      appliesTo: 'municipality',
      topic: 'termination_notice',
      text: prose(
        'In the agreement text of February 12, 2025, the local agency ends it by written notice to the ICE Field Office, and no notice period is named. This was read in the Coral Gables agreement. Other agreements may differ: read the city’s own.',
        'En el texto de acuerdo del 12 de febrero de 2025, la agencia local lo termina con un aviso por escrito a la oficina de ICE, sin plazo fijado. Se leyó en el acuerdo de Coral Gables. Otros pueden ser distintos: lea el de la ciudad.',
        'Nan tèks akò 12 fevriye 2025 la, ajans lokal la fini l ak yon avi alekri bay biwo ICE a, epi yo pa di konbyen tan davans. Nou li sa nan akò Coral Gables la. Lòt akò ka diferan: li pa vil la.',
      ),
      legalCite: 'Memorandum of agreement, XVIII',
      asOf: '2025-03-07',
      cites: [high('moa-coral-gables', { locator: 'XVIII, template revised 02/12/2025' })],
    },
    {
      id: 'fl-termination-by-ice',
      appliesTo: 'municipality',
      topic: 'termination_notice',
      text: prose(
        'In the same text ICE may end the agreement with 90 days’ notice, and may suspend it at once for serious misconduct.',
        'En el mismo texto, ICE puede terminar el acuerdo con 90 días de aviso, y suspenderlo de inmediato por una falta grave.',
        'Nan menm tèks la, ICE ka fini akò a ak yon avi 90 jou davans, epi li ka sispann li touswit pou yon move konduit grav.',
      ),
      legalCite: 'Memorandum of agreement, XVIII',
      asOf: '2025-03-07',
      cites: [high('moa-coral-gables', { locator: 'XVIII, template revised 02/12/2025' })],
    },
    {
      id: 'fl-termination-list',
      topic: 'termination_notice',
      text: prose(
        'ICE’s public list has no mark for an agreement that has ended. A row that disappears is only a sign; a row that is missing is no proof of refusal.',
        'La lista pública de ICE no tiene marca para un acuerdo terminado. Una fila que desaparece es solo un indicio; una fila que falta no prueba una negativa.',
        'Lis piblik ICE a pa gen mak pou yon akò ki fini. Yon liy ki disparèt se sèlman yon siy; yon liy ki manke pa pwouve yo te refize.',
      ),
      asOf: '2026-05-18',
      cites: [high('ice-participating-2026-05-18')],
    },
    {
      id: 'fl-board-counties',
      appliesTo: 'county',
      topic: 'state_board',
      text: prose(
        'The State Board of Immigration Enforcement must approve the end of an agreement of a county jail. The Board is the Governor and Cabinet, and every action needs a unanimous vote.',
        'La Junta Estatal de Control de Inmigración (State Board of Immigration Enforcement) debe aprobar el fin del acuerdo de una cárcel de condado. La forman el gobernador y su gabinete, y todo exige unanimidad.',
        'State Board of Immigration Enforcement lan (Komisyon Eta a sou Imigrasyon) dwe apwouve fen akò yon prizon konte. Se Gouvènè a ak Kabinè a ki fòme l, epi tout desizyon mande yon vòt inanim.',
      ),
      legalCite: 'ss. 908.11, 908.1031, Fla. Stat.',
      asOf: READ_ON,
      cites: [high('fla-stat-908-11'), high('fla-stat-908-1031')],
    },
    {
      id: 'fl-board-cities',
      appliesTo: 'municipality',
      topic: 'state_board',
      text: prose(
        'Whether the State Board must also approve when a city ends its agreement is contested.',
        'Se discute si la Junta Estatal también debe aprobar que una ciudad termine su acuerdo.',
        'Gen diskisyon sou si Komisyon Eta a dwe apwouve tou lè yon vil fini akò li.',
      ),
      legalCite: 's. 908.11, Fla. Stat.',
      contestNote: prose(
        'A news report says city police such as Tallahassee’s need the Board’s approval. The words of the law, "any such agreement", stand in a section about county jails. No ruling was found.',
        'Un informe de prensa dice que la policía municipal, como la de Tallahassee, necesita la aprobación de la Junta. Las palabras de la ley, "any such agreement", están en una sección sobre cárceles de condado. No se halló ningún fallo.',
        'Yon rapò laprès di polis vil yo, tankou pa Tallahassee, bezwen apwobasyon Komisyon an. Mo lalwa yo, "any such agreement", se nan yon seksyon sou prizon konte yo ye. Nou pa jwenn okenn desizyon tribinal.',
      ),
      asOf: READ_ON,
      cites: [
        medium('wlrn-2025-09-04', { locator: 'on the Tallahassee Police Department' }),
        high('fla-stat-908-11', {
          disputes: true,
          quote:
            'The State Board of Immigration Enforcement must approve the termination of any such agreement',
        }),
      ],
    },
    {
      id: 'fl-consequence-letters',
      appliesTo: 'municipality',
      topic: 'consequence',
      text: prose(
        'Expect a letter from the Attorney General. Fort Myers had one about a day after its tie vote in March 2025, Key West two days after its vote of June 30, 2025.',
        'Espere una carta del fiscal general. Fort Myers la recibió cerca de un día después de su empate de marzo de 2025; Key West, dos días después de su voto del 30 de junio de 2025.',
        'Atann yon lèt Pwokirè Jeneral la. Fort Myers te resevwa youn apeprè yon jou apre vòt egalite li an mas 2025; Key West, de jou apre vòt li 30 jen 2025 la.',
      ),
      asOf: READ_ON,
      cites: [
        high('ag-letter-fort-myers-2025-03-18'),
        high('floridianpress-2025-07-09'),
        high('wlrn-2025-07-03'),
      ],
    },
    {
      id: 'fl-consequence-for',
      appliesTo: 'municipality',
      topic: 'consequence',
      text: prose(
        'Reasons that supporters give: compliance with sections 908.103 and 908.104, the Attorney General’s reading of them, and the risk of penalties for the city.',
        'Razones que dan quienes los apoyan: cumplir las secciones 908.103 y 908.104, la lectura que hace de ellas el fiscal general y el riesgo de sanciones para la ciudad.',
        'Rezon moun ki pou akò yo bay: respekte seksyon 908.103 ak 908.104, fason Pwokirè Jeneral la li yo, ak risk sanksyon pou vil la.',
      ),
      asOf: READ_ON,
      cites: [
        high('miami-item-1474159'),
        high('ag-letter-fort-myers-2025-03-18'),
        medium('fla-stat-908-104'),
      ],
    },
    {
      id: 'fl-consequence-against',
      appliesTo: 'municipality',
      topic: 'consequence',
      text: prose(
        'Reasons that opponents give: the state said in court that cities need not sign, cities have been under pressure, and officials are threatened for asking.',
        'Razones que dan quienes se oponen: el estado dijo ante un tribunal que las ciudades no tienen que firmar, las ciudades han estado bajo presión y se amenaza a funcionarios por preguntar.',
        'Rezon moun ki kont akò yo bay: eta a te di nan tribinal vil yo pa oblije siyen, vil yo te anba presyon, epi yo menase ofisyèl yo paske yo poze kesyon.',
      ),
      asOf: '2025-09-04',
      cites: [high('wlrn-2025-09-04')],
    },
    {
      id: 'fl-consequence-money',
      appliesTo: 'municipality',
      topic: 'consequence',
      text: prose(
        'State officials have also threatened to cut state money, it was reported.',
        'También se informó de que funcionarios del estado han amenazado con recortar fondos estatales.',
        'Yo rapòte tou ofisyèl eta a menase koupe lajan eta a.',
      ),
      asOf: '2025-09-04',
      cites: [medium('wlrn-2025-09-04')],
    },
    {
      id: 'fl-removal',
      topic: 'removal',
      text: prose(
        'The Governor may suspend a city official by executive order, for example for malfeasance or neglect of duty.',
        'El gobernador puede suspender por orden ejecutiva a un funcionario de una ciudad, por ejemplo por actos ilícitos o negligencia en el cargo.',
        'Gouvènè a ka sispann yon ofisyèl vil ak yon dekrè, pa egzanp pou zak ilegal oswa neglijans nan travay li.',
      ),
      legalCite: 's. 112.51, Fla. Stat.',
      asOf: READ_ON,
      cites: [medium('fla-stat-112-51')],
    },
    {
      id: 'fl-removal-none-found',
      topic: 'removal',
      text: prose(
        'Removal has been threatened. A Florida city official suspended over 287(g) was not found in the record searched, as of November 22, 2026.',
        'Se ha amenazado con destituir. Hasta el 22 de noviembre de 2026, en el registro consultado no se halló a ningún funcionario de una ciudad de Florida suspendido por el 287(g).',
        'Yo menase retire moun nan pòs yo. Jiska 22 novanm 2026, nan dosye nou chèche yo, nou pa jwenn okenn ofisyèl yon vil Florid yo sispann akòz 287(g).',
      ),
      asOf: READ_ON,
      cites: [
        medium('nationaltoday-2026-02-12', { locator: 'reports the fear of removal, and no removal' }),
        medium('floridianpress-2025-07-09', { locator: 'reports the threat of removal, and no removal' }),
      ],
    },
    {
      id: 'fl-precedent',
      appliesTo: 'municipality',
      topic: 'precedent',
      text: prose(
        'Fort Myers first tied, then approved, in four days. Key West voided its agreement, then entered into it again, in eight. A Florida city that ended its agreement and kept it ended was not found in the record searched, as of November 22, 2026.',
        'Fort Myers empató y luego aprobó, en cuatro días. Key West anuló su acuerdo y luego volvió a entrar, en ocho. Hasta el 22 de noviembre de 2026, en el registro consultado no se halló una ciudad de Florida que lo terminara y lo mantuviera terminado.',
        'Fort Myers te fè egalite, epi li apwouve, nan kat jou. Key West te anile akò li, epi li antre ladan l ankò, nan uit jou. Jiska 22 novanm 2026, nan dosye nou chèche yo, nou pa jwenn yon vil Florid ki fini akò li epi ki kenbe l konsa.',
      ),
      asOf: READ_ON,
      cites: [high('wusf-2025-03-22'), high('floridianpress-2025-07-09'), high('wusf-2025-07-09')],
    },
    {
      id: 'fl-precedent-list',
      appliesTo: 'municipality',
      topic: 'precedent',
      text: prose(
        'Of six lists that ICE published from March 1, 2025 to May 18, 2026, no Florida city police department that was on one was missing from a later one, by our own comparison.',
        'De seis listas que ICE publicó del 1 de marzo de 2025 al 18 de mayo de 2026, ningún departamento de policía de una ciudad de Florida que estaba en una faltaba en otra posterior, según nuestra propia comparación.',
        'Nan sis lis ICE te pibliye ant 1ye mas 2025 ak 18 me 2026, okenn depatman polis yon vil Florid ki te sou youn pa t manke sou yon lòt ki vin apre, dapre pwòp konparezon nou fè.',
      ),
      asOf: '2026-05-18',
      cites: [
        high('ice-participating-2025-03-01-9e262e64'),
        high('ice-participating-2025-05-16-46f827da'),
        high('ice-participating-2025-09-02-b3b4664d'),
        high('ice-participating-2025-12-31-3148c9a8'),
        high('ice-participating-2026-05-14-3f83b4f1'),
        high('ice-participating-2026-05-18'),
      ],
    },
  ],
};
