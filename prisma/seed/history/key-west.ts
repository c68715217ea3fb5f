import { iceEvents } from './ice-events.ts';
import { high, low, medium, type PlaceHistory, prose } from './shape.ts';

/** The last vote that names the whole commission. The results of the election of August 18, 2026 are not on file. */
const AS_OF = '2025-07-08';
const july = [high('floridianpress-2025-07-09'), high('wusf-2025-07-09')];

/** Members whose districts are not on file; first names where a source on file gives them. */
const members = [
  { key: 'carey', name: 'Lissette Cuervo Carey', familyName: 'Carey' },
  { key: 'castillo', name: 'Castillo', familyName: 'Castillo' },
  { key: 'haskell', name: 'Monica Haskell', familyName: 'Haskell' },
  { key: 'kaufman', name: 'Kaufman', familyName: 'Kaufman' },
  { key: 'lee', name: 'Lee', familyName: 'Lee' },
];

export const keyWest: PlaceHistory = {
  place: '1236550',
  agency: 'fl/key-west-police-department',
  officials: [
    ...members.map((it) => ({ slug: `key-west-${it.key}`, name: it.name, familyName: it.familyName })),
    { slug: 'key-west-hoover', name: 'Hoover', familyName: 'Hoover' },
    { slug: 'danise-henriquez', name: 'Danise "Dee Dee" Henriquez', familyName: 'Henriquez' },
  ],
  bodies: [
    {
      id: 'key-west-city-commission',
      name: 'Key West City Commission',
      kind: 'city_commission',
      decider: 'commission',
      votingSeats: 7,
      votesNeeded: 4,
      mayorPowers: ['vote'],
      asOf: AS_OF,
      cites: [high('floridianpress-2025-07-09', { locator: 'seven members, the mayor among them' })],
      seats: [
        {
          id: 'key-west-district-5',
          label: 'District 5',
          kind: 'member',
          votes: true,
          terms: [
            {
              id: 'key-west-hoover-term',
              official: 'key-west-hoover',
              endOn: '2025-11-01',
              endPrecision: 'month',
              asOf: AS_OF,
              cites: [...july, medium('key-west-site', { locator: 'District 5 vacant from November 2025' })],
            },
          ],
        },
        ...members.map((it) => ({
          id: `key-west-${it.key}-seat`,
          label: `Commissioner (${it.familyName})`,
          kind: 'member' as const,
          votes: true,
          terms: [
            { id: `key-west-${it.key}-term`, official: `key-west-${it.key}`, asOf: AS_OF, cites: july },
          ],
        })),
        {
          id: 'key-west-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: true,
          terms: [{ id: 'key-west-henriquez-term', official: 'danise-henriquez', asOf: AS_OF, cites: july }],
        },
      ],
    },
  ],
  motions: [
    {
      id: 'key-west-2025-06-30-void',
      body: 'key-west-city-commission',
      on: '2025-06-30',
      title: prose(
        'Declare the agreement with ICE void',
        'Declarar nulo el acuerdo con ICE',
        'Deklare akò ak ICE a nil',
      ),
      effect: 'void',
      passed: true,
      sponsor: 'key-west-haskell-term',
      rollCallComplete: true,
      asOf: '2025-06-30',
      cites: [high('floridianpress-2025-07-09'), high('wlrn-2025-07-03')],
      tallies: [
        { yes: 6, no: 1, cites: [high('wlrn-2025-07-03'), high('floridianpress-2025-07-09')] },
        { yes: 5, no: 1, cites: [low('floridainsider-2025-07')] },
      ],
      positions: {
        yes: [
          'key-west-haskell-term',
          'key-west-castillo-term',
          'key-west-hoover-term',
          'key-west-kaufman-term',
          'key-west-lee-term',
          'key-west-henriquez-term',
        ],
        no: ['key-west-carey-term'],
      },
    },
    {
      id: 'key-west-2025-07-08-reinstate',
      body: 'key-west-city-commission',
      on: '2025-07-08',
      title: prose(
        'Enter into the agreement with ICE after all',
        'Entrar al fin en el acuerdo con ICE',
        'Antre nan akò ak ICE a kanmèm',
      ),
      effect: 'reinstate',
      passed: true,
      rollCallComplete: true,
      asOf: '2025-07-08',
      cites: july,
      tallies: [{ yes: 4, no: 2, absent: 1, cites: july }],
      positions: {
        yes: [
          'key-west-carey-term',
          'key-west-castillo-term',
          'key-west-lee-term',
          'key-west-henriquez-term',
        ],
        no: ['key-west-haskell-term', 'key-west-hoover-term'],
        absent: ['key-west-kaufman-term'],
      },
    },
  ],
  events: [
    {
      id: 'key-west-2025-03-04-signed',
      kind: 'signed_locally',
      on: '2025-03-04',
      ofAgreement: true,
      summary: prose(
        'The police chief, Sean Brandenburg, signed the agreement.',
        'El jefe de policía, Sean Brandenburg, firmó el acuerdo.',
        'Chèf polis la, Sean Brandenburg, siyen akò a.',
      ),
      asOf: '2025-03-04',
      cites: [high('moa-key-west')],
    },
    ...iceEvents('key-west', 'Key West Police Department', '2025-03-05', true),
    {
      id: 'key-west-2025-06-30-voided',
      kind: 'voided_locally',
      on: '2025-06-30',
      ofAgreement: true,
      motion: 'key-west-2025-06-30-void',
      summary: prose(
        "The City Commission voted to declare the agreement void. Most sources say 6 to 1, some say 5 to 1. ICE's list did not change.",
        'La comisión votó declarar nulo el acuerdo. La mayoría de las fuentes dice 6 a 1; algunas, 5 a 1. La lista de ICE no cambió.',
        'Komisyon vil la vote pou deklare akò a nil. Pifò sous yo di 6 kont 1, kèk di 5 kont 1. Lis ICE a pa t chanje.',
      ),
      asOf: '2025-07-09',
      cites: [
        high('wlrn-2025-07-03'),
        high('floridianpress-2025-07-09'),
        low('floridainsider-2025-07', { disputes: true, locator: '5-1' }),
      ],
    },
    {
      id: 'key-west-2025-07-02-state-letter',
      kind: 'state_letter',
      on: '2025-07-02',
      ofAgreement: true,
      summary: prose(
        'Florida’s Attorney General wrote to the commission that, unless it took corrective action, it faced penalties and removal from office by the Governor.',
        'El fiscal general de Florida escribió a la comisión que, si no corregía su decisión, se exponía a sanciones y a que el gobernador destituyera a sus miembros.',
        'Pwokirè Jeneral Florid la ekri komisyon an: si li pa korije desizyon an, ap gen sanksyon epi Gouvènè a ka retire manm yo nan pòs yo.',
      ),
      asOf: '2025-07-09',
      cites: [
        high('floridianpress-2025-07-09', {
          quote:
            'Failure to take corrective action will result in the enforcement of all applicable civil and criminal penalties, including removal from office by the Governor',
        }),
        high('wusf-2025-07-09'),
      ],
    },
    {
      id: 'key-west-2025-07-08-reinstated',
      kind: 'reinstated',
      on: '2025-07-08',
      ofAgreement: true,
      motion: 'key-west-2025-07-08-reinstate',
      summary: prose(
        'Eight days after its first vote, the City Commission voted 4 to 2 to enter into the agreement. One member was absent.',
        'Ocho días después de su primer voto, la comisión votó 4 a 2 entrar en el acuerdo. Un miembro estaba ausente.',
        'Uit jou apre premye vòt li a, komisyon an vote 4 kont 2 pou antre nan akò a. Yon manm pa t la.',
      ),
      asOf: '2025-07-09',
      cites: july,
    },
  ],
  rules: [
    {
      id: 'key-west-who-decides',
      topic: 'who_decides',
      text: prose(
        'The police chief signed first. The City Commission then voted twice: to void the agreement, and eight days later to enter into it.',
        'Primero firmó el jefe de policía. Luego la comisión votó dos veces: anular el acuerdo y, ocho días después, entrar en él.',
        'Chèf polis la te siyen an premye. Apre sa komisyon an vote de fwa: pou anile akò a, epi uit jou apre pou antre ladan l.',
      ),
      asOf: AS_OF,
      cites: [high('moa-key-west'), ...july],
    },
    {
      id: 'key-west-vote',
      topic: 'vote',
      text: prose(
        'The commission has seven members with the mayor. A majority of all is 4.',
        'La comisión tiene siete miembros, contando a la alcaldesa. La mayoría de todos son 4.',
        'Komisyon an gen sèt manm, ak majistra a ladan l. Majorite nan yo tout se 4.',
      ),
      asOf: AS_OF,
      cites: july,
    },
    {
      id: 'key-west-mayor',
      topic: 'mayor',
      text: prose(
        'The mayor votes with the commissioners.',
        'La alcaldía vota junto con los comisionados.',
        'Majistra a vote ansanm ak komisyonè yo.',
      ),
      asOf: AS_OF,
      cites: july,
    },
    {
      id: 'key-west-precedent',
      topic: 'precedent',
      text: prose(
        "Here the state's letter came two days after the vote to void the agreement, and the city reversed itself after eight.",
        'Aquí la carta del estado llegó dos días después del voto para anular el acuerdo, y la ciudad se retractó a los ocho días.',
        'Isit la lèt eta a te rive de jou apre vòt pou anile akò a, epi vil la te chanje desizyon li apre uit jou.',
      ),
      asOf: AS_OF,
      cites: july,
    },
  ],
};
