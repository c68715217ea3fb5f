import { iceEvents } from './ice-events.ts';
import { high, type PlaceHistory, prose } from './shape.ts';

export const coralGables: PlaceHistory = {
  place: '1214250',
  agency: 'fl/coral-gables-police-department',
  events: [
    {
      id: 'coral-gables-2025-03-05-signed',
      kind: 'signed_locally',
      on: '2025-03-05',
      ofAgreement: true,
      summary: prose(
        'The police chief, Edward J. Hudak Jr., signed the agreement. WLRN reported that there was no public notice.',
        'El jefe de policía, Edward J. Hudak Jr., firmó el acuerdo. WLRN informó de que no hubo aviso público.',
        'Chèf polis la, Edward J. Hudak Jr., siyen akò a. WLRN rapòte pa t gen avi piblik.',
      ),
      asOf: '2025-03-11',
      cites: [high('moa-coral-gables', { locator: 'signature page' }), high('wlrn-2025-03-11')],
    },
    ...iceEvents('coral-gables', 'Coral Gables Police Department', '2025-03-07', false),
  ],
  rules: [
    {
      id: 'coral-gables-who-decides',
      topic: 'who_decides',
      text: prose(
        'The police chief signed this agreement. No vote on it is on file.',
        'El jefe de policía firmó este acuerdo. No consta ningún voto sobre él.',
        'Se chèf polis la ki siyen akò sa a. Nou pa gen okenn vòt sou li nan dosye a.',
      ),
      asOf: '2025-03-11',
      cites: [high('moa-coral-gables'), high('wlrn-2025-03-11')],
    },
    {
      id: 'coral-gables-termination-notice',
      topic: 'termination_notice',
      text: prose(
        'The police department may end the agreement with a written notice to the local ICE Field Office. The agreement names no notice period for it.',
        'El departamento de policía puede terminar el acuerdo con un aviso por escrito a la oficina local de ICE. El acuerdo no fija un plazo para ese aviso.',
        'Depatman polis la ka fini akò a ak yon avi alekri bay biwo lokal ICE a. Akò a pa di konbyen tan davans pou avi sa a.',
      ),
      asOf: '2025-03-07',
      cites: [high('moa-coral-gables', { locator: 'XVIII' })],
    },
  ],
};
