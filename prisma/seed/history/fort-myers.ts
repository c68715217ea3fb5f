import { iceEvents } from './ice-events.ts';
import { high, medium, type PlaceHistory, prose } from './shape.ts';

/** The last vote that shows the whole council. Later elections are not on file. */
const AS_OF = '2025-03-21';
const tie = [high('wgcu-2025-03-18'), high('wink-2025-03-18')];
const special = [high('wusf-2025-03-22'), high('newspress-2025-03-21')];

/** Members whose wards are not on file. */
const members = [
  { key: 'bochette', name: 'Liston Bochette', familyName: 'Bochette' },
  { key: 'bonk', name: 'Darla Bonk', familyName: 'Bonk' },
  { key: 'burson', name: 'Fred Burson', familyName: 'Burson' },
  { key: 'giraldo', name: 'Diana Giraldo', familyName: 'Giraldo' },
  { key: 'watkins-brown', name: 'Teresa Watkins Brown', familyName: 'Watkins Brown' },
  { key: 'watson', name: 'Terolyn Watson', familyName: 'Watson' },
];
const terms = ['anderson', ...members.map((it) => it.key)].map((key) => `fort-myers-${key}`);

export const fortMyers: PlaceHistory = {
  place: '1224125',
  agency: 'fl/fort-myers-police-department',
  officials: [
    {
      slug: 'kevin-anderson',
      name: 'Kevin B. Anderson',
      familyName: 'Anderson',
      ocdPersonId: 'ocd-person/b04fd7c3-c3ea-41b8-b017-8a05e96ccf3f',
    },
    ...members.map((it) => ({ slug: `fort-myers-${it.key}`, name: it.name, familyName: it.familyName })),
  ],
  bodies: [
    {
      id: 'fort-myers-city-council',
      name: 'Fort Myers City Council',
      kind: 'city_council',
      decider: 'council',
      votingSeats: 7,
      votesNeeded: 4,
      mayorPowers: ['vote'],
      meetsNote: prose(
        'First and third Mondays, 4:30 p.m., Oscar M. Corbin Jr. City Hall, 2200 Second Street. Check before you go.',
        'Primer y tercer lunes, 4:30 p.m., Oscar M. Corbin Jr. City Hall, 2200 Second Street. Confirme antes de ir.',
        'Premye ak twazyèm lendi, 4:30 p.m., Oscar M. Corbin Jr. City Hall, 2200 Second Street. Verifye anvan w ale.',
      ),
      asOf: AS_OF,
      cites: [medium('fort-myers-site', { locator: 'mayor and six wards, four-year terms' }), ...special],
      channels: [
        {
          kind: 'postal',
          value: 'Oscar M. Corbin Jr. City Hall\n2200 Second Street\nFort Myers, FL 33901',
          asOf: '2026-11-22',
          cites: [medium('openstates-kevin-anderson', { locator: 'office address; may be out of date' })],
        },
        {
          kind: 'phone',
          value: '239-321-7020',
          asOf: '2026-11-22',
          cites: [medium('openstates-kevin-anderson', { locator: 'may be out of date' })],
        },
      ],
      seats: [
        ...members.map((it) => ({
          id: `fort-myers-${it.key}-seat`,
          label: `Council member (${it.familyName})`,
          kind: 'member' as const,
          votes: true,
          terms: [
            {
              id: `fort-myers-${it.key}`,
              official: `fort-myers-${it.key}`,
              asOf: AS_OF,
              cites: [...tie, ...special],
            },
          ],
        })),
        {
          id: 'fort-myers-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: true,
          terms: [
            {
              id: 'fort-myers-anderson',
              official: 'kevin-anderson',
              asOf: AS_OF,
              cites: [
                ...tie,
                medium('openstates-kevin-anderson', {
                  disputes: true,
                  locator: 'gives 2024-08-20 as the end; the mayor voted in March 2025',
                }),
              ],
              channels: [
                {
                  kind: 'email',
                  value: 'mayoranderson@cityftmyers.com',
                  asOf: '2026-11-22',
                  cites: [medium('openstates-kevin-anderson', { locator: 'may be out of date' })],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  motions: [
    {
      id: 'fort-myers-2025-03-17-sign',
      body: 'fort-myers-city-council',
      on: '2025-03-17',
      title: prose('Approve the agreement with ICE', 'Aprobar el acuerdo con ICE', 'Apwouve akò ak ICE a'),
      effect: 'sign',
      passed: false,
      rollCallComplete: true,
      asOf: '2025-03-17',
      cites: tie,
      tallies: [{ yes: 3, no: 3, cites: tie }],
      positions: {
        yes: ['fort-myers-anderson', 'fort-myers-burson', 'fort-myers-bochette'],
        no: ['fort-myers-bonk', 'fort-myers-giraldo', 'fort-myers-watson'],
        ineligible: ['fort-myers-watkins-brown'],
      },
    },
    {
      id: 'fort-myers-2025-03-21-sign',
      body: 'fort-myers-city-council',
      on: '2025-03-21',
      title: prose(
        'Approve the agreement with ICE (special meeting)',
        'Aprobar el acuerdo con ICE (reunión especial)',
        'Apwouve akò ak ICE a (reyinyon espesyal)',
      ),
      effect: 'sign',
      passed: true,
      rollCallComplete: true,
      asOf: '2025-03-21',
      cites: [
        high('wusf-2025-03-22', { locator: 'all seven members present' }),
        high('newspress-2025-03-21', { locator: 'unanimous' }),
      ],
      tallies: [{ yes: 7, no: 0, cites: special }],
      // Unanimous with all seven present: each of them voted yes.
      positions: { yes: terms },
    },
  ],
  events: [
    {
      id: 'fort-myers-2025-03-17-tie',
      kind: 'rejected',
      on: '2025-03-17',
      ofAgreement: true,
      motion: 'fort-myers-2025-03-17-sign',
      summary: prose(
        'The City Council tied, 3 to 3, so the agreement was not approved. One member took part from afar and could not vote.',
        'El concejo empató, 3 a 3, así que no se aprobó el acuerdo. Una integrante participó a distancia y no podía votar.',
        'Konsèy vil la fè egalite, 3 kont 3, kidonk yo pa t apwouve akò a. Yon manm te patisipe a distans epi li pa t ka vote.',
      ),
      asOf: '2025-03-18',
      cites: tie,
    },
    {
      id: 'fort-myers-2025-03-18-state-letter',
      kind: 'state_letter',
      on: '2025-03-18',
      precision: 'about',
      ofAgreement: true,
      summary: prose(
        'Florida’s Attorney General wrote that the tie vote was a "serious and direct violation of Florida law". He cited section 908.103 and warned of removal by the Governor.',
        'El fiscal general de Florida escribió que el empate era una violación seria y directa de la ley ("serious and direct violation of Florida law"). Citó la sección 908.103 y advirtió de una destitución por el gobernador.',
        'Pwokirè Jeneral Florid la ekri vòt egalite sa a se yon vyolasyon grav ak dirèk ("serious and direct violation of Florida law"). Li site seksyon 908.103 epi li avèti Gouvènè a ka retire yo nan pòs yo.',
      ),
      asOf: '2025-03-22',
      cites: [
        high('ag-letter-fort-myers-2025-03-18', { quote: 'serious and direct violation of Florida Law' }),
        high('wusf-2025-03-22'),
      ],
    },
    {
      id: 'fort-myers-2025-03-21-approved',
      kind: 'approved_locally',
      on: '2025-03-21',
      ofAgreement: true,
      motion: 'fort-myers-2025-03-21-sign',
      summary: prose(
        'At a special meeting, with all seven present, the City Council approved the agreement unanimously.',
        'En una reunión especial, con los siete presentes, el concejo aprobó el acuerdo por unanimidad.',
        'Nan yon reyinyon espesyal, ak tout sèt manm yo la, konsèy vil la apwouve akò a alinanimite.',
      ),
      asOf: '2025-03-22',
      cites: special,
    },
    ...iceEvents('fort-myers', 'Fort Myers Police Department', '2025-05-16', true),
  ],
  rules: [
    {
      id: 'fort-myers-who-decides',
      topic: 'who_decides',
      text: prose(
        'The City Council approved the agreement by its vote of March 21, 2025.',
        'El concejo aprobó el acuerdo con su voto del 21 de marzo de 2025.',
        'Konsèy vil la te apwouve akò a ak vòt li jou 21 mas 2025.',
      ),
      asOf: AS_OF,
      cites: special,
    },
    {
      id: 'fort-myers-vote',
      topic: 'vote',
      text: prose(
        'The mayor and six council members vote. A majority of all seven is 4. A tie fails: 3 to 3 was not enough on March 17, 2025.',
        'Votan el alcalde y seis concejales. La mayoría de los siete son 4. Un empate no basta: el 17 de marzo de 2025, 3 a 3 no fue suficiente.',
        'Majistra a ak sis konseye vote. Majorite nan tout sèt yo se 4. Yon egalite pa pase: 3 kont 3 pa t ase jou 17 mas 2025.',
      ),
      asOf: AS_OF,
      cites: [...tie, ...special],
    },
    {
      id: 'fort-myers-mayor',
      topic: 'mayor',
      text: prose(
        'The mayor votes with the council.',
        'El alcalde vota junto con el concejo.',
        'Majistra a vote ansanm ak konsèy la.',
      ),
      asOf: AS_OF,
      cites: tie,
    },
    {
      id: 'fort-myers-precedent',
      topic: 'precedent',
      text: prose(
        "Here the Attorney General's letter came about a day after the tie, and the council approved the agreement four days after it.",
        'Aquí la carta del fiscal general llegó cerca de un día después del empate, y el concejo aprobó el acuerdo cuatro días después.',
        'Isit la lèt Pwokirè Jeneral la te rive apeprè yon jou apre egalite a, epi konsèy la apwouve akò a kat jou apre.',
      ),
      asOf: AS_OF,
      cites: [high('ag-letter-fort-myers-2025-03-18'), ...special],
    },
  ],
};
