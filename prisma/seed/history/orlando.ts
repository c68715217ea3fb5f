import { iceEvents } from './ice-events.ts';
import { medium, type PlaceHistory, prose } from './shape.ts';

const answer = medium('wkmg-2025-04-15');

export const orlando: PlaceHistory = {
  place: '1253000',
  agency: 'fl/orlando-police-department',
  officials: [{ slug: 'orlando-dyer', name: 'Dyer', familyName: 'Dyer' }],
  bodies: [
    {
      id: 'orlando-governing-body',
      name: 'Mayor and governing body of Orlando',
      kind: 'city_council',
      decider: 'chief',
      asOf: '2025-04-15',
      cites: [answer],
      seats: [
        {
          id: 'orlando-mayor',
          label: 'Mayor',
          kind: 'mayor',
          votes: false,
          terms: [{ id: 'orlando-dyer-term', official: 'orlando-dyer', asOf: '2025-04-15', cites: [answer] }],
        },
      ],
    },
  ],
  events: [
    {
      id: 'orlando-2025-03-20-signed',
      kind: 'signed_locally',
      on: '2025-03-20',
      ofAgreement: true,
      summary: prose(
        'The police chief signed the agreement. No council vote on it was found.',
        'El jefe de policía firmó el acuerdo. No se halló ningún voto del concejo sobre él.',
        'Chèf polis la siyen akò a. Nou pa jwenn okenn vòt konsèy la sou li.',
      ),
      asOf: '2025-03-26',
      cites: [medium('ocsaledger-orlando'), medium('moa-orlando')],
    },
    ...iceEvents('orlando', 'Orlando Police Department', '2025-03-26', false).map((event) =>
      event.kind === 'signed_by_ice'
        ? {
            ...event,
            cites: [
              ...event.cites,
              medium('moa-orlando', { disputes: true, locator: "ICE's signature: March 25, 2025" }),
            ],
          }
        : event,
    ),
    {
      id: 'orlando-2025-04-14-state-letter',
      kind: 'state_letter',
      on: '2025-04-14',
      summary: prose(
        'Florida’s Attorney General wrote to the city about its Trust Act of 2018. Mayor Dyer answered the next day and pointed to the signed agreement.',
        'El fiscal general de Florida escribió a la ciudad sobre su Trust Act de 2018. El alcalde Dyer respondió al día siguiente y señaló el acuerdo firmado.',
        'Pwokirè Jeneral Florid la ekri vil la sou Trust Act 2018 li a. Majistra Dyer reponn nan demen epi li montre akò ki te siyen an.',
      ),
      asOf: '2025-04-15',
      cites: [answer],
    },
  ],
  rules: [
    {
      id: 'orlando-who-decides',
      topic: 'who_decides',
      text: prose(
        'The police chief signed this agreement. No council vote on it was found in the record searched.',
        'El jefe de policía firmó este acuerdo. En el registro consultado no se halló ningún voto del concejo.',
        'Se chèf polis la ki siyen akò sa a. Nan dosye nou chèche yo, nou pa jwenn okenn vòt konsèy la.',
      ),
      asOf: '2026-11-22',
      cites: [medium('ocsaledger-orlando')],
    },
  ],
};
