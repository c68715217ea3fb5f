import { db } from '#lib/platform/db.ts';
import { nearEnough, typoPatterns, typos, wanted } from './search-rules.ts';
import type { FoundPlace, PlaceKind, SearchAnswer } from './types.ts';

type Row = {
  geoid: string;
  kind: PlaceKind;
  name: string;
  stateCode: string;
  slug: string;
  countyName: string | null;
};

/** What is offered when nobody says how many. */
const LIMIT = 20;

/** Places for what a person typed: a name with or without typos, a ZIP code, or a GEOID. One indexed query. */
export async function search(
  text: string,
  { limit = LIMIT }: { limit?: number } = {},
): Promise<SearchAnswer> {
  const query = text.trim();
  const want = wanted(query);
  if (want.by === 'nothing') {
    return { kind: 'none', query: query.slice(0, 100), problem: want.problem, places: [] };
  }
  return want.by === 'code' ? byCode(query, want.code, limit) : byName(query, want.key, limit);
}

/** 0 the whole name, 1 a county without the word, 2 the beginning, 3 the beginning of a later word, 4 alike. */
type NameRow = Row & { key: string; rank: number; likeness: number };

async function byName(query: string, key: string, limit: number): Promise<SearchAnswer> {
  const rows = await db().$queryRaw<NameRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug, c.name AS "countyName",
           p."searchKey" AS key, similarity(p."searchKey", ${key})::float8 AS likeness,
           CASE WHEN p."searchKey" = ${key} THEN 0
                WHEN p."searchKey" = ${`${key} county`} THEN 1
                WHEN p."searchKey" LIKE ${`${key}%`} THEN 2
                WHEN p."searchKey" LIKE ${`% ${key}%`} THEN 3
                ELSE 4 END AS rank
    FROM "Place" p LEFT JOIN "Place" c ON c.geoid = p."countyGeoid"
    WHERE p."searchKey" LIKE ${`${key}%`} OR p."searchKey" LIKE ${`% ${key}%`}
       OR p."searchKey" LIKE ANY (${typoPatterns(key)}::text[]) OR p."searchKey" % ${key}
    ORDER BY rank, CASE WHEN p."searchKey" LIKE ${`%${key}%`} THEN 1 ELSE similarity(p."searchKey", ${key}) END DESC,
             p.population DESC NULLS LAST, p.name
    LIMIT 200`;
  const written = rows.filter((row) => row.rank <= 3);
  if (written.length > 0) {
    const exact = written.filter((row) => row.rank === 0);
    const county = written.filter((row) => row.rank === 1);
    // A whole name is meant: "Miami" is not "Miami Beach". So is a county without the word, unless another name
    // begins like it: "Leon" is Leon County, "Orange" may be Orange City.
    const begun = written.some((row) => row.rank === 2);
    const meant = exact.length > 0 ? exact : county.length > 0 && !begun ? county : written;
    if (meant.length === 1) return { kind: 'one', query, places: meant.map(found) };
    return { kind: 'choice', query, places: written.slice(0, limit).map(found) };
  }
  const near = rows
    .map((row) => ({ row, count: distance(key, row.key) }))
    .filter(({ row, count }) => nearEnough(key, count) || row.likeness >= 0.5)
    .sort((a, b) => a.count - b.count || b.row.likeness - a.row.likeness);
  const places = near.slice(0, limit).map(({ row }) => found(row));
  return { kind: places.length > 0 ? 'choice' : 'none', query, places };
}

/** Typos against the whole name, a county's name without the word, or as much of the name as was typed. */
function distance(key: string, name: string): number {
  const bare = name.replace(/ county$/, '');
  const begun = name.slice(0, key.length);
  return Math.min(typos(key, name), typos(key, bare), key.length >= 6 ? typos(key, begun) : Infinity);
}

type CodeRow = Row & { landShare: number | null };

async function byCode(query: string, code: string, limit: number): Promise<SearchAnswer> {
  const rows = await db().$queryRaw<CodeRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug, c.name AS "countyName",
           z."landShare"::float8 AS "landShare"
    FROM (SELECT geoid, NULL::float8 AS "landShare" FROM "Place" WHERE geoid = ${code}
          UNION ALL SELECT "placeGeoid", "landShare" FROM "ZipPlace" WHERE zip = ${code}) z
    JOIN "Place" p USING (geoid) LEFT JOIN "Place" c ON c.geoid = p."countyGeoid"
    ORDER BY z."landShare" DESC NULLS FIRST, p.name`;
  const place = rows.find((row) => row.landShare === null);
  if (place) return { kind: 'one', query, places: [found(place)] };
  const places = sharesOf(rows.map((row) => ({ ...found(row), landShare: row.landShare ?? 0 })));
  const kind = places.length === 0 ? 'none' : places.length === 1 ? 'one' : 'choice';
  return { kind, query, ...(rows.length > 0 && { zip: code }), places: places.slice(0, limit) };
}

/** Less of a ZIP area than this outside the municipalities is a rounding of the boundaries, not a place to live. */
const SLIVER = 0.001;

/** The municipalities by share of land, then each county with what is left of its part outside them. */
function sharesOf(touching: (FoundPlace & { landShare: number })[]): FoundPlace[] {
  const municipalities = touching.filter((place) => place.kind === 'municipality');
  const rests = touching
    .filter((place) => place.kind === 'county')
    .map((county) => {
      const inside = municipalities.filter((place) => place.countyName === county.name);
      const landShare = inside.reduce((rest, place) => rest - place.landShare, county.landShare);
      return { ...county, landShare: Math.max(0, Math.round(landShare * 1e6) / 1e6), rest: true };
    })
    .filter((county) => county.landShare > SLIVER);
  return [...municipalities, ...rests];
}

function found({ geoid, kind, name, stateCode, slug, countyName }: Row): FoundPlace {
  return { geoid, kind, name, stateCode, slug, countyName };
}
