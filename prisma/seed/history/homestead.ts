import { high, medium, type PlaceHistory, prose } from './shape.ts';

const vote = [high('nbc6-2025-04-17'), high('newtimes-2025-04-homestead')];
const office = medium('openstates-steven-losner');

/** Approved by the council, and on no list of ICE through May 18, 2026; what became of the agreement is not on file. */
export const homestead: PlaceHistory = {
  place: '1232275',
  cites: [high('ice-participating-2026-05-18', { locator: 'no row for Homestead' })],
  officials: [
    {
      slug: 'steven-losner',
      name: 'Steven D. Losner',
      familyName: 'Losner',
      ocdPersonId: 'ocd-person/c55ff8f6-a565-445f-82ff-80d2b659c1e8',
    },
  ],
  bodies: [
    {
      id: 'homestead-city-council',
      name: 'Homestead City Council',
      kind: 'city_council',
      decider: 'council',
      asOf: '2025-04-17',
      cites: vote,
      seats: [
        {
          id: 'homestead-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: false,
          terms: [
            {
              id: 'homestead-losner',
              official: 'steven-losner',
              endOn: '2027-11-30',
              endPrecision: 'day',
              asOf: '2026-11-22',
              cites: [office],
              channels: [
                { kind: 'email', value: 'slosner@homesteadfl.gov', asOf: '2026-11-22', cites: [office] },
                { kind: 'phone', value: '305-224-4400', asOf: '2026-11-22', cites: [office] },
                {
                  kind: 'postal',
                  value: '100 Civic Court\nHomestead, FL 33030',
                  asOf: '2026-11-22',
                  cites: [office],
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
      id: 'homestead-2025-04-16-sign',
      body: 'homestead-city-council',
      on: '2025-04-16',
      title: prose('Approve an agreement with ICE', 'Aprobar un acuerdo con ICE', 'Apwouve yon akò ak ICE'),
      effect: 'sign',
      passed: true,
      asOf: '2025-04-17',
      cites: vote,
    },
  ],
  events: [
    {
      id: 'homestead-2025-04-16-approved',
      kind: 'approved_locally',
      on: '2025-04-16',
      motion: 'homestead-2025-04-16-sign',
      summary: prose(
        'The City Council voted to partner with ICE under the 287(g) program.',
        'El concejo votó asociarse con ICE en el programa 287(g).',
        'Konsèy vil la vote pou travay ak ICE nan pwogram 287(g) la.',
      ),
      asOf: '2025-04-17',
      cites: vote,
    },
  ],
  rules: [
    {
      id: 'homestead-who-decides',
      topic: 'who_decides',
      text: prose(
        "The City Council voted for an agreement on April 16, 2025. It is not on ICE's list of May 18, 2026.",
        'El concejo votó a favor de un acuerdo el 16 de abril de 2025. No está en la lista de ICE del 18 de mayo de 2026.',
        'Konsèy vil la te vote pou yon akò jou 16 avril 2025. Li pa sou lis ICE 18 me 2026 la.',
      ),
      asOf: '2026-05-18',
      cites: [...vote, high('ice-participating-2026-05-18')],
    },
  ],
};
