import { high, medium, prose, type RuleFact } from './shape.ts';

/** What it takes in the City of Miami; section numbers as the city files of their years cite them. */
export const miamiRules: RuleFact[] = [
  {
    id: 'miami-who-decides',
    topic: 'who_decides',
    text: prose(
      'The City Commission made this agreement possible. Its resolution, File 17407 of June 17, 2025, let the City Manager sign it.',
      'La comisión de la ciudad hizo posible este acuerdo. Su resolución, File 17407 del 17 de junio de 2025, permitió al administrador firmarlo.',
      'Se komisyon vil la ki te rann akò sa a posib. Rezolisyon li, File 17407, 17 jen 2025, te pèmèt administratè vil la siyen l.',
    ),
    asOf: '2025-06-17',
    cites: [high('miami-item-1474159'), high('miami-minutes-1473814')],
  },
  {
    id: 'miami-sponsor',
    topic: 'sponsor',
    text: prose(
      'The mayor, a commissioner or the City Manager may place an item on the agenda, as a city file of 2010 cites the code. We have not read the code as it stands today.',
      'La alcaldía, un comisionado o el administrador puede poner un punto en la agenda, según cita el código un expediente de la ciudad de 2010. No hemos leído el código vigente.',
      'Majistra a, yon komisyonè oswa administratè vil la ka mete yon pwen sou ajanda a, dapre yon dosye vil la ki site kòd la an 2010. Nou pa li kòd la jan l ye jodi a.',
    ),
    legalCite: 'Miami City Code s. 2-33(c)(1)',
    asOf: '2010-12-31',
    cites: [medium('miami-file-10-00661')],
  },
  {
    id: 'miami-sponsor-none',
    topic: 'sponsor',
    text: prose(
      'As of February 12, 2026, no commissioner had sponsored a measure to undo the agreement, by the reports on file.',
      'Hasta el 12 de febrero de 2026, ningún comisionado había propuesto una medida para deshacer el acuerdo, según los informes que tenemos.',
      'Jiska 12 fevriye 2026, okenn komisyonè pa t pwopoze yon mezi pou defè akò a, dapre rapò nou genyen yo.',
    ),
    asOf: '2026-02-12',
    cites: [high('nationaltoday-2026-02-12'), high('herald-editorial-2026-02')],
  },
  {
    id: 'miami-notice',
    topic: 'notice',
    text: prose(
      'The five-day rule: commissioners must have an item and its papers at least 5 full business days before a regular meeting. The commission may waive it. This is how a city file of 2011 cites the code; we have not read it as it stands today.',
      'La regla de los cinco días: los comisionados deben tener el punto y sus documentos al menos 5 días hábiles completos antes de una reunión ordinaria. La comisión puede dispensarla. Así cita el código un expediente de 2011; no hemos leído el texto vigente.',
      'Règ senk jou a: komisyonè yo dwe genyen pwen an ak papye li yo omwen 5 jou travay konplè anvan yon reyinyon òdinè. Komisyon an ka leve règ la. Se konsa yon dosye vil la an 2011 site kòd la; nou pa li l jan l ye jodi a.',
    ),
    legalCite: 'Miami City Code s. 2-33(e)',
    asOf: '2011-12-31',
    cites: [medium('miami-file-11-00193')],
  },
  {
    id: 'miami-comment',
    topic: 'comment',
    text: prose(
      'Anyone may ask to speak before the vote. On June 17, 2025 each speaker had 2 minutes.',
      'Cualquiera puede pedir la palabra antes del voto. El 17 de junio de 2025 cada persona tuvo 2 minutos.',
      'Nenpòt moun ka mande lapawòl anvan vòt la. Jou 17 jen 2025 la, chak moun te gen 2 minit.',
    ),
    legalCite: 's. 286.0114, Fla. Stat.',
    limitOf: 'minutes',
    limitCount: 2,
    asOf: '2025-06-17',
    cites: [high('fla-stat-286-0114'), high('local10-2025-06-17')],
  },
  {
    id: 'miami-vote',
    topic: 'vote',
    text: prose(
      'A majority decides: 3 of the 5 commissioners.',
      'Decide la mayoría: 3 de los 5 comisionados.',
      'Se majorite a ki deside: 3 nan 5 komisyonè yo.',
    ),
    asOf: '2025-06-17',
    cites: [high('miami-minutes-1473814', { locator: 'adopted 3-2' })],
  },
  {
    id: 'miami-mayor',
    topic: 'mayor',
    text: prose(
      'The mayor has no vote. The mayor may veto what the commission does within 10 calendar days, as a city notice of 2007 cites the charter. How many votes override a veto is not on file.',
      'La alcaldía no vota. Puede vetar lo que haga la comisión en un plazo de 10 días naturales, según cita la carta municipal un aviso de la ciudad de 2007. No consta cuántos votos anulan un veto.',
      'Majistra a pa vote. Li ka mete veto sou sa komisyon an fè nan 10 jou kalandriye, dapre yon avi vil la an 2007 ki site chat la. Nou pa genyen konbyen vòt ki ka ranvèse yon veto.',
    ),
    legalCite: 'Miami City Charter s. 4(g)(5)',
    asOf: '2007-12-31',
    cites: [medium('miami-agenda-notice-2007'), medium('herald-editorial-2026-02')],
  },
  {
    id: 'miami-termination-notice',
    topic: 'termination_notice',
    text: prose(
      "A vote alone does not end the agreement. The city would then give written notice to ICE; read the city's own agreement for the exact words.",
      'El voto por sí solo no termina el acuerdo. La ciudad tendría que avisar por escrito a ICE; lea el acuerdo de la ciudad para ver las palabras exactas.',
      'Yon vòt sèlman pa fini akò a. Apre sa, vil la ta dwe voye yon avi alekri bay ICE; li akò vil la li menm pou w wè mo egzak yo.',
    ),
    asOf: '2025-08-28',
    cites: [medium('moa-coral-gables', { locator: 'XVIII, of the same model' }), medium('moa-miami')],
  },
  {
    id: 'miami-consequence-for',
    topic: 'consequence',
    text: prose(
      'Reasons given for the agreement: the item said it brings the City "into compliance with" section 908.103, the ban on sanctuary policies. Police Chief Manuel Morales told the commission there was "a very strong inference" of repercussion without it.',
      'Razones dadas a favor: el punto decía que pone a la ciudad en cumplimiento ("into compliance with") de la sección 908.103, que prohíbe las políticas de santuario. El jefe de policía Manuel Morales habló a la comisión de "a very strong inference" (un indicio muy fuerte) de represalia sin el acuerdo.',
      'Rezon yo bay an favè akò a: pwen an te di li mete vil la an règ ("into compliance with") ak seksyon 908.103, ki entèdi politik sanctuary. Chèf polis Manuel Morales te di komisyon an te gen "a very strong inference" (yon siy trè fò) ke ta gen konsekans san akò a.',
    ),
    legalCite: 's. 908.103, Fla. Stat.',
    asOf: '2025-06-17',
    cites: [
      high('miami-item-1474159', { quote: 'into compliance with' }),
      high('local10-2025-06-17', { quote: 'a very strong inference' }),
    ],
  },
  {
    id: 'miami-consequence-against',
    topic: 'consequence',
    text: prose(
      'Reasons given against the agreement: many Haitians and Venezuelans in Miami are at risk of losing their legal status, and section 908.11, which says who must sign, does not name cities.',
      'Razones dadas en contra: muchos haitianos y venezolanos de Miami corren el riesgo de perder su estatus legal, y la sección 908.11, que dice quién debe firmar, no nombra a las ciudades.',
      'Rezon yo bay kont akò a: anpil Ayisyen ak Venezyelyen nan Miami riske pèdi estati legal yo, epi seksyon 908.11, ki di kilès ki dwe siyen, pa site vil yo.',
    ),
    legalCite: 's. 908.11, Fla. Stat.',
    asOf: '2026-02-12',
    cites: [high('nationaltoday-2026-02-12'), medium('herald-editorial-2026-02'), high('fla-stat-908-11')],
  },
  {
    id: 'miami-consequence-fears',
    topic: 'consequence',
    text: prose(
      'What officials fear if the city ends it: legal action, removal from office, and the loss of state and federal money. These are reported fears; no removal over 287(g) was found in the record searched.',
      'Lo que temen los funcionarios si la ciudad lo termina: acciones legales, la destitución y la pérdida de fondos estatales y federales. Son temores que se informaron; en el registro consultado no se halló ninguna destitución por el 287(g).',
      'Sa ofisyèl yo pè si vil la fini l: pwosè, pou yo pa retire yo nan pòs yo, ak pèdi lajan eta a ak lajan federal. Se laperèz yo rapòte; nan dosye nou chèche yo, nou pa jwenn pèsonn yo retire nan pòs li akòz 287(g).',
    ),
    asOf: '2026-02-12',
    cites: [high('nationaltoday-2026-02-12')],
  },
];
