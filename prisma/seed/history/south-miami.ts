import { high, medium, type PlaceHistory, prose } from './shape.ts';

const ROLL_CALL = '2025-05-20';
const rollCall = medium('south-miami-roll-call-2025-05-20');
const suit = high('wlrn-2025-09-04');

/** The members whose districts or first names the roll call does not give; the commission sits at large. */
const members = ['Bonich', 'Calle', 'Corey', 'Rodriguez'].map((name) => ({
  name,
  slug: `south-miami-${name.toLowerCase()}`,
}));

export const southMiami: PlaceHistory = {
  place: '1267550',
  cites: [
    high('ice-participating-2026-05-18', { locator: 'no row for South Miami' }),
    medium('ice-download-log-2026-09-14', { locator: 'no row for South Miami' }),
  ],
  officials: [
    { slug: 'javier-fernandez', name: 'Javier E. Fernández', familyName: 'Fernández' },
    ...members.map((it) => ({ slug: it.slug, name: it.name, familyName: it.name })),
  ],
  bodies: [
    {
      id: 'south-miami-city-commission',
      name: 'South Miami City Commission',
      kind: 'city_commission',
      decider: 'commission',
      votingSeats: 5,
      votesNeeded: 3,
      mayorPowers: ['vote'],
      asOf: ROLL_CALL,
      cites: [rollCall, medium('south-miami-directory')],
      channels: [
        {
          kind: 'phone',
          value: '305-663-6340',
          asOf: '2026-11-22',
          cites: [medium('south-miami-directory')],
        },
      ],
      seats: [
        ...members.map((it) => ({
          id: it.slug,
          label: `Commissioner at large (${it.name})`,
          kind: 'member' as const,
          votes: true,
          terms: [
            {
              id: `${it.slug}-term`,
              official: it.slug,
              asOf: ROLL_CALL,
              cites: [
                it.name === 'Corey'
                  ? medium('south-miami-roll-call-2025-05-20', { locator: 'vice mayor' })
                  : rollCall,
              ],
            },
          ],
        })),
        {
          id: 'south-miami-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: true,
          terms: [
            {
              id: 'south-miami-fernandez',
              official: 'javier-fernandez',
              startOn: '2022-11-01',
              startPrecision: 'month',
              asOf: '2025-09-04',
              cites: [suit, medium('south-miami-roll-call-2025-05-20')],
            },
          ],
        },
      ],
    },
  ],
  events: [
    {
      id: 'south-miami-2025-03-27-suit-filed',
      kind: 'lawsuit_filed',
      on: '2025-03-27',
      summary: prose(
        'The city sued the state in Leon County Circuit Court. It asked the court to say that cities need not sign 287(g) agreements.',
        'La ciudad demandó al estado en el tribunal de circuito del condado de Leon. Pidió que declarara que las ciudades no tienen que firmar acuerdos 287(g).',
        'Vil la te pote plent kont eta a nan tribinal sikwi konte Leon. Li mande tribinal la di vil yo pa oblije siyen akò 287(g).',
      ),
      asOf: '2025-03-28',
      cites: [high('herald-2025-03-28')],
    },
    {
      id: 'south-miami-2025-05-16-motion-to-dismiss',
      kind: 'other',
      on: '2025-05-16',
      summary: prose(
        'The state asked the court to throw out the suit.',
        'El estado pidió al tribunal que desestimara la demanda.',
        'Eta a mande tribinal la rejte plent lan.',
      ),
      asOf: '2025-05-27',
      cites: [high('local10-2025-05-17'), high('wuwf-2025-05-27')],
    },
    {
      id: 'south-miami-2025-08-hearing',
      kind: 'lawsuit_hearing',
      on: '2025-08-01',
      precision: 'month',
      summary: prose(
        'At a hearing, lawyers for the state told the judge that the law does not require cities to sign these agreements.',
        'En una audiencia, los abogados del estado dijeron al juez que la ley no exige a las ciudades firmar estos acuerdos.',
        'Nan yon odyans, avoka eta a di jij la lalwa pa egzije vil yo siyen akò sa yo.',
      ),
      asOf: '2025-09-04',
      cites: [suit, high('wtxl-2025-10-22')],
    },
    {
      id: 'south-miami-2025-09-04-did-not-sign',
      kind: 'declined',
      on: '2025-09-04',
      precision: 'before',
      summary: prose(
        'South Miami did not sign a 287(g) agreement. The city runs no jail, and it rejects the claim that it has a sanctuary policy.',
        'South Miami no firmó un acuerdo 287(g). La ciudad no administra una cárcel y rechaza que tenga una política de santuario.',
        'South Miami pa t siyen yon akò 287(g). Vil la pa gen prizon, epi li demanti ke li gen yon politik sanctuary.',
      ),
      asOf: '2025-09-04',
      cites: [suit],
    },
    {
      id: 'south-miami-2025-suit-dismissed',
      kind: 'lawsuit_dismissed',
      on: '2025-10-22',
      precision: 'before',
      summary: prose(
        'Judge Jonathan Sjostrom dismissed the suit as too early, some time between September 4 and October 22, 2025. He did not rule on whether cities must sign. The exact day is not on file.',
        'El juez Jonathan Sjostrom desestimó la demanda por prematura, entre el 4 de septiembre y el 22 de octubre de 2025. No decidió si las ciudades deben firmar. No consta el día exacto.',
        'Jij Jonathan Sjostrom rejte plent lan kòm twò bonè, yon lè ant 4 septanm ak 22 oktòb 2025. Li pa deside si vil yo dwe siyen. Nou pa gen jou egzak la.',
      ),
      asOf: '2025-10-22',
      cites: [
        medium('heretallahassee-south-miami'),
        medium('tallahassee-reports-2025-10'),
        medium('wtxl-2025-10-22'),
      ],
    },
  ],
  statements: [
    {
      id: 'fernandez-2025-09-04-validated',
      official: 'javier-fernandez',
      on: '2025-09-04',
      kind: 'quotation',
      stance: 'neutral',
      words: 'felt validated',
      summary: prose(
        "Mayor Fernández said that he and his attorney were confirmed in their view by the state's words in court: cities are not required to sign.",
        'El alcalde Fernández dijo que a él y a su abogado les dieron la razón las palabras del estado ante el tribunal: no es obligatorio que las ciudades firmen.',
        'Majistra Fernández di pawòl eta a nan tribinal la te ba li menm ak avoka li rezon: vil yo pa oblije siyen.',
      ),
      asOf: '2025-09-04',
      cites: [high('wlrn-2025-09-04', { quote: 'felt validated' })],
    },
    {
      id: 'fernandez-2025-09-04-review',
      official: 'javier-fernandez',
      on: '2025-09-04',
      kind: 'reported_intention',
      stance: 'neutral',
      summary: prose(
        'Mayor Fernández urged cities across the state to review their policy of having their police work with federal immigration authorities.',
        'El alcalde Fernández instó a las ciudades del estado a revisar su política de que su policía coopere con las autoridades federales de inmigración.',
        'Majistra Fernández mande vil yo nan tout eta a revize politik yo ki fè polis yo travay ak otorite imigrasyon federal yo.',
      ),
      asOf: '2025-09-04',
      cites: [suit],
    },
  ],
  rules: [
    {
      id: 'south-miami-who-decides',
      topic: 'who_decides',
      text: prose(
        'Nothing has been signed. The mayor sits on the commission and votes.',
        'No se ha firmado nada. El alcalde forma parte de la comisión y vota.',
        'Yo pa siyen anyen. Majistra a chita nan komisyon an epi li vote.',
      ),
      asOf: '2025-09-04',
      cites: [suit, rollCall],
    },
    {
      id: 'south-miami-vote',
      topic: 'vote',
      text: prose(
        'The commission has five members with the mayor. A majority of all is 3.',
        'La comisión tiene cinco miembros, contando al alcalde. La mayoría de todos son 3.',
        'Komisyon an gen senk manm, ak majistra a ladan l. Majorite nan yo tout se 3.',
      ),
      asOf: ROLL_CALL,
      cites: [rollCall],
    },
  ],
};
