import { iceEvents } from './ice-events.ts';
import { high, medium, type PlaceHistory, prose } from './shape.ts';

const vote = high('nbc6-2025-04-17');

export const doral: PlaceHistory = {
  place: '1217935',
  agency: 'fl/doral-police-department',
  officials: [
    { slug: 'christi-fraga', name: 'Christi Fraga', familyName: 'Fraga' },
    {
      slug: 'juan-carlos-bermudez',
      name: 'Juan Carlos Bermudez',
      familyName: 'Bermudez',
      ocdPersonId: 'ocd-person/2d204dc1-26c7-4875-a588-39786e1322bf',
    },
  ],
  bodies: [
    {
      id: 'doral-city-council',
      name: 'Doral City Council',
      kind: 'city_council',
      decider: 'council',
      asOf: '2025-04-17',
      cites: [vote],
      seats: [
        {
          id: 'doral-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: false,
          terms: [
            {
              id: 'doral-bermudez',
              official: 'juan-carlos-bermudez',
              endOn: '2024-11-05',
              endPrecision: 'before',
              asOf: '2024-11-05',
              cites: [medium('openstates-juan-carlos-bermudez', { locator: 'end_date 2024-11-05' })],
              channels: [
                {
                  kind: 'email',
                  value: 'mayor@cityofdoral.com',
                  asOf: '2026-11-22',
                  cites: [medium('openstates-juan-carlos-bermudez')],
                },
                {
                  kind: 'phone',
                  value: '305-593-6725',
                  asOf: '2026-11-22',
                  cites: [medium('openstates-juan-carlos-bermudez')],
                },
                {
                  kind: 'postal',
                  value: '8401 NW 53rd Terrace\nDoral, FL 33166',
                  asOf: '2026-11-22',
                  cites: [medium('openstates-juan-carlos-bermudez')],
                },
              ],
            },
            {
              id: 'doral-fraga',
              official: 'christi-fraga',
              startOn: '2025-04-16',
              startPrecision: 'before',
              asOf: '2025-04-17',
              cites: [vote],
            },
          ],
        },
      ],
    },
  ],
  motions: [
    {
      id: 'doral-2025-04-16-sign',
      body: 'doral-city-council',
      on: '2025-04-16',
      title: prose('Approve the agreement with ICE', 'Aprobar el acuerdo con ICE', 'Apwouve akò ak ICE a'),
      effect: 'sign',
      passed: true,
      asOf: '2025-04-17',
      cites: [high('nbc6-2025-04-17', { locator: 'unanimous; no roll call given' })],
    },
  ],
  events: [
    {
      id: 'doral-2025-04-16-approved',
      kind: 'approved_locally',
      on: '2025-04-16',
      ofAgreement: true,
      motion: 'doral-2025-04-16-sign',
      summary: prose(
        'The City Council voted unanimously for the agreement.',
        'El concejo votó por unanimidad a favor del acuerdo.',
        'Konsèy vil la vote alinanimite pou akò a.',
      ),
      asOf: '2025-04-17',
      cites: [vote],
    },
    ...iceEvents('doral', 'Doral Police Department', '2026-01-07', false),
  ],
  rules: [
    {
      id: 'doral-who-decides',
      topic: 'who_decides',
      text: prose(
        'The City Council voted for the agreement on April 16, 2025.',
        'El concejo votó a favor del acuerdo el 16 de abril de 2025.',
        'Konsèy vil la te vote pou akò a jou 16 avril 2025.',
      ),
      asOf: '2025-04-17',
      cites: [vote],
    },
  ],
};
