import { db } from '#lib/platform/db.ts';
import type { PlaceRef } from '../types.ts';

/** A sitemap may hold no more addresses. */
const LONGEST_SITEMAP = 50_000;

export type SitemapPlace = PlaceRef & { asOf: Date; officials: string[] };

const WITH_FACTS = {
  OR: [
    { kind: 'state' as const },
    { agencies: { some: {} } },
    { countyAgencies: { some: {} } },
    { bodies: { some: {} } },
    { events: { some: {} } },
  ],
};

/** States with a page that says more than what is not known. */
export async function sitemapStates(): Promise<string[]> {
  const rows = await db().place.findMany({
    where: WITH_FACTS,
    distinct: ['stateCode'],
    select: { stateCode: true },
    orderBy: { stateCode: 'asc' },
  });
  return rows.map(({ stateCode }) => stateCode);
}

/** Places of a state with facts beside its name, with the slugs of their officials. */
export async function sitemapPlaces(stateCode: string): Promise<SitemapPlace[]> {
  const rows = await db().place.findMany({
    where: { stateCode, ...WITH_FACTS },
    select: {
      geoid: true,
      kind: true,
      name: true,
      stateCode: true,
      slug: true,
      asOf: true,
      bodies: {
        select: { seats: { select: { terms: { select: { official: { select: { slug: true } } } } } } },
      },
    },
    orderBy: { geoid: 'asc' },
    take: LONGEST_SITEMAP,
  });
  return rows.map(({ bodies, ...place }) => {
    const terms = bodies.flatMap(({ seats }) => seats.flatMap((seat) => seat.terms));
    return { ...place, officials: [...new Set(terms.map(({ official }) => official.slug))].sort() };
  });
}
