import { toDay } from '#lib/kernel/dates.ts';
import { db, type Prisma } from '#lib/platform/db.ts';
import { CITED, shownSources } from './sources.ts';
import type { Place, ShownSource } from './types.ts';

const REF = {
  select: { geoid: true, kind: true, name: true, stateCode: true, slug: true },
} satisfies Prisma.PlaceDefaultArgs;
export const WHOLE_PLACE = {
  citations: CITED,
  counties: { include: { county: REF } },
} satisfies Prisma.PlaceInclude;

export async function placeBySlug(stateCode: string, slug: string): Promise<Place | null> {
  const row = await db().place.findUnique({
    where: { stateCode_slug: { stateCode, slug } },
    include: WHOLE_PLACE,
  });
  return row && placeOf(row);
}

export async function placeByGeoid(geoid: string): Promise<Place | null> {
  const row = await db().place.findUnique({ where: { geoid }, include: WHOLE_PLACE });
  return row && placeOf(row);
}

/** The state with this lower-case USPS code. */
export async function stateByCode(stateCode: string): Promise<Place | null> {
  const row = await db().place.findFirst({ where: { stateCode, kind: 'state' }, include: WHOLE_PLACE });
  return row && placeOf(row);
}

export function placeOf(row: Prisma.PlaceGetPayload<{ include: typeof WHOLE_PLACE }>): Place {
  const { geoid, kind, name, stateCode, slug, legalName, ocdId } = row;
  const { population, populationYear, latitude, longitude, timeZone, website } = row;
  const main = (county: { geoid: string }) => (county.geoid === row.countyGeoid ? 0 : 1);
  return {
    geoid,
    kind,
    name,
    stateCode,
    slug,
    legalName,
    ocdId,
    counties: row.counties
      .map(({ county }) => county)
      .sort((a, b) => main(a) - main(b) || a.geoid.localeCompare(b.geoid)),
    population,
    populationYear,
    latitude,
    longitude,
    timeZone,
    website,
    asOf: toDay(row.asOf),
    sources: shownSources(row.citations),
  };
}

/** The sources of these places by GEOID. */
export async function sourcesOfPlaces(geoids: readonly string[]): Promise<Map<string, ShownSource[]>> {
  const rows = await db().place.findMany({
    where: { geoid: { in: [...geoids] } },
    select: { geoid: true, citations: CITED },
  });
  return new Map(rows.map(({ geoid, citations }) => [geoid, shownSources(citations)]));
}
