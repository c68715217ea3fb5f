import { readInto } from '#lib/agendas/mutations.ts';
import { readLegistar } from '#lib/agendas/sources/legistar.ts';
import type { Actor } from '#lib/kernel/actor.ts';
import type { Db } from '#lib/platform/db.ts';

export const GEOID = '1299999';
export const SOURCE = 'legistar:pretend';

/** A fictitious place with one source of agendas. */
export async function makePlace(db: Db): Promise<void> {
  await db.place.create({
    data: {
      geoid: GEOID,
      kind: 'municipality',
      name: 'Pretend',
      legalName: 'Pretend city',
      slug: 'pretend',
      stateCode: 'fl',
      searchKey: 'pretend',
      asOf: new Date('2026-01-01'),
    },
  });
  await db.agendaSource.create({ data: { id: SOURCE, platform: 'legistar', placeGeoid: GEOID } });
}

export async function makeUser(db: Db, name: string): Promise<Actor> {
  const { id, email, roles, language, createdAt } = await db.user.create({
    data: { email: `${name}@example.org` },
  });
  return { id, email, name: null, roles, language, createdAt };
}

/** Reads a Legistar answer into the source. */
export function readAnswer(answer: unknown) {
  const text = JSON.stringify(answer);
  return readInto(SOURCE, {
    text,
    answer: readLegistar(text, { from: 'pretend.json', timeZone: 'America/New_York' }),
  });
}
