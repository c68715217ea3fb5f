import { type EventFact, high, medium, prose } from './shape.ts';

/**
 * The two or three facts that ICE's own lists give about a city's Task Force agreement.
 *
 * @param id start of the events' ids, "miami"
 * @param agency the agency as ICE spells it
 * @param signedOn ICE's date of signature, "2025-08-28"
 * @param inLog whether the third-party log shows the row on September 14, 2026
 */
export function iceEvents(id: string, agency: string, signedOn: string, inLog: boolean): EventFact[] {
  const sheet = high('ice-participating-2026-05-18', { locator: `row FLORIDA, ${agency}, Task Force Model` });
  const listed: EventFact[] = [
    {
      id: `${id}-${signedOn}-signed-by-ice`,
      kind: 'signed_by_ice',
      on: signedOn,
      ofAgreement: true,
      summary: prose(
        `ICE signed the agreement with the ${agency}, by the date on ICE's list.`,
        `ICE firmó el acuerdo con ${agency}, según la fecha de la lista de ICE.`,
        `ICE siyen akò a ak ${agency}, dapre dat ki sou lis ICE a.`,
      ),
      asOf: '2026-05-18',
      cites: [sheet],
    },
    {
      id: `${id}-2026-05-18-listed`,
      kind: 'listed',
      on: '2026-05-18',
      ofAgreement: true,
      summary: prose(
        `ICE's list of May 18, 2026 shows the ${agency} with the Task Force Model.`,
        `La lista de ICE del 18 de mayo de 2026 muestra a ${agency} con el modelo Task Force.`,
        `Lis ICE 18 me 2026 la montre ${agency} ak modèl Task Force la.`,
      ),
      asOf: '2026-05-18',
      cites: [sheet],
    },
  ];
  if (!inLog) return listed;
  return [
    ...listed,
    {
      id: `${id}-2026-09-14-listed`,
      kind: 'listed',
      on: '2026-09-14',
      ofAgreement: true,
      summary: prose(
        `A log of ICE's lists, kept by others, still shows the ${agency} on September 14, 2026.`,
        `Un registro de las listas de ICE, llevado por terceros, aún muestra a ${agency} el 14 de septiembre de 2026.`,
        `Yon rejis lis ICE yo, lòt moun kenbe, toujou montre ${agency} nan dat 14 septanm 2026.`,
      ),
      asOf: '2026-09-14',
      cites: [medium('ice-download-log-2026-09-14')],
    },
  ];
}
