import { iceEvents } from './ice-events.ts';
import { high, low, type PlaceHistory, prose } from './shape.ts';

const vote = high('herald-2025-03-hialeah');
const otherDay = low('cibercuba-hialeah', { disputes: true, locator: 'gives March 12, 2025' });

export const hialeah: PlaceHistory = {
  place: '1230000',
  agency: 'fl/hialeah-police-department',
  bodies: [
    {
      id: 'hialeah-city-council',
      name: 'Hialeah City Council',
      kind: 'city_council',
      decider: 'council_and_mayor',
      votingSeats: 7,
      mayorPowers: ['sign'],
      asOf: '2025-03-11',
      cites: [vote],
    },
  ],
  motions: [
    {
      id: 'hialeah-2025-03-11-sign',
      body: 'hialeah-city-council',
      on: '2025-03-11',
      title: prose(
        'Authorize the mayor to enter into the agreement with ICE',
        'Autorizar al alcalde a entrar en el acuerdo con ICE',
        'Otorize majistra a antre nan akò ak ICE a',
      ),
      effect: 'sign',
      passed: true,
      asOf: '2025-03-11',
      cites: [vote, otherDay],
      tallies: [{ yes: 6, no: 0, absent: 1, cites: [vote] }],
    },
  ],
  events: [
    {
      id: 'hialeah-2025-03-11-approved',
      kind: 'approved_locally',
      on: '2025-03-11',
      ofAgreement: true,
      motion: 'hialeah-2025-03-11-sign',
      summary: prose(
        'The City Council voted 6 to 0, with one member absent, to authorize the mayor to enter into the agreement.',
        'El concejo votó 6 a 0, con un miembro ausente, autorizar al alcalde a entrar en el acuerdo.',
        'Konsèy vil la vote 6 kont 0, ak yon manm ki pa t la, pou otorize majistra a antre nan akò a.',
      ),
      asOf: '2025-03-12',
      cites: [vote, otherDay],
    },
    ...iceEvents('hialeah', 'Hialeah Police Department', '2025-07-02', false),
  ],
  rules: [
    {
      id: 'hialeah-who-decides',
      topic: 'who_decides',
      text: prose(
        'The City Council authorized the mayor to enter into the agreement, by its vote of March 2025.',
        'El concejo autorizó al alcalde a entrar en el acuerdo, con su voto de marzo de 2025.',
        'Konsèy vil la te otorize majistra a antre nan akò a, ak vòt li an mas 2025.',
      ),
      asOf: '2025-03-11',
      cites: [vote],
    },
  ],
};
