import type { Tx } from '#lib/platform/db.ts';

/**
 * Sources that can be read, turned off until the host turns them on: a start never calls out by itself.
 * Key West: its Legistar calendar is on file (2023 and 2024 pages); that the Web API has the client "keywest" is
 * from one list of June 2026 (medium confidence).
 */
const SOURCES: { id: string; platform: 'legistar' | 'ical'; placeGeoid: string; url: string }[] = [
  {
    id: 'legistar:keywest',
    platform: 'legistar',
    placeGeoid: '1236550',
    url: 'https://webapi.legistar.com/v1/keywest',
  },
];

/** Adds the sources whose place is on file. What a host has changed in one (its address, on or off) stays. */
export async function seedAgendaSources(tx: Tx): Promise<number> {
  let added = 0;
  for (const source of SOURCES) {
    const place = await tx.place.findUnique({ where: { geoid: source.placeGeoid } });
    if (!place) continue;
    await tx.agendaSource.upsert({
      where: { id: source.id },
      update: {},
      create: { ...source, enabled: false },
    });
    added += 1;
  }
  return added;
}
