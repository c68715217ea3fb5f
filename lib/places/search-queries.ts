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

/** Places for what a person typed: a name with or without typos, a ZIP code, or a GEOID. */
export async function search(
  text: string,
  { limit = LIMIT }: { limit?: number } = {},
): Promise<SearchAnswer> {
  const query = text.trim();
  const want = wanted(query);
  if (want.by === 'nothing') {
    return { kind: 'none', query: query.slice(0, 100), problem: want.problem, places: [] };
  }
  if (want.by === 'code') return byCode(query, want.code, limit);
  const { key, stateCode, otherwise } = want;
  return (
    (await asWritten(query, key, stateCode, limit)) ??
    (otherwise && (await asWritten(query, otherwise.key, otherwise.stateCode, limit))) ??
    mistyped(query, otherwise?.key ?? key, otherwise?.stateCode ?? stateCode, limit)
  );
}

/** 0 the whole name, 1 a county without the word, 2 the beginning, 3 the beginning of a later word. */
type NameRow = Row & { rank: number };

/** Names that hold the key as it stands; null when none does. The whole name is asked for first: it is most often meant. */
async function asWritten(
  query: string,
  key: string,
  stateCode: string | undefined,
  limit: number,
): Promise<SearchAnswer | null> {
  const whole = await wholeNames(key, stateCode, limit);
  // A whole name is meant: "Miami" is not "Miami Beach".
  const exact = whole.filter((row) => row.rank === 0);
  if (exact.length > 0) {
    const places = (exact.length === 1 ? exact : whole).map(found);
    return { kind: exact.length === 1 ? 'one' : 'choice', query, places };
  }
  const written = await beginnings(key, stateCode, limit);
  if (written.length === 0) return null;
  // So is a county without the word, unless another name begins like it: "Leon" is Leon County, "Orange" may be
  // Orange City.
  const county = written.filter((row) => row.rank === 1);
  const meant = county.length > 0 && !written.some((row) => row.rank === 2) ? county : written;
  return {
    kind: meant.length === 1 ? 'one' : 'choice',
    query,
    places: (meant.length === 1 ? meant : written).map(found),
  };
}

function wholeNames(key: string, stateCode: string | undefined, limit: number): Promise<NameRow[]> {
  const inState = stateCode === undefined ? '%' : stateCode;
  return db().$queryRaw<NameRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug,
           (SELECT name FROM "Place" WHERE geoid = p."countyGeoid") AS "countyName",
           CASE WHEN p."searchKey" = ${key} THEN 0 ELSE 1 END AS rank
    FROM "Place" p
    WHERE p."searchKey" COLLATE "C" IN (${key}, ${`${key} county`}) AND p."stateCode" LIKE ${inState}
    ORDER BY rank, p.population DESC NULLS LAST, p.name, p.geoid LIMIT ${Math.max(limit, 2)}`;
}

/** Of shorter texts only the beginning of the name is looked at: no index finds two letters inside. */
const SHORTEST_LATER_WORD = 3;

/** Names that begin with the key and, where they leave room, names with a later word that does. */
async function beginnings(key: string, stateCode: string | undefined, limit: number): Promise<NameRow[]> {
  const inState = stateCode === undefined ? '%' : stateCode;
  const first = await db().$queryRaw<NameRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug,
           (SELECT name FROM "Place" WHERE geoid = p."countyGeoid") AS "countyName",
           CASE WHEN p."searchKey" = ${`${key} county`} THEN 1 ELSE 2 END AS rank
    FROM "Place" p
    WHERE p."searchKey" LIKE ${`${key}%`} AND p."stateCode" LIKE ${inState}
    ORDER BY rank, p.population DESC NULLS LAST, p.name, p.geoid LIMIT ${Math.max(limit, 2)}`;
  if (first.length >= limit || key.length < SHORTEST_LATER_WORD) return first;
  const later = await db().$queryRaw<NameRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug,
           (SELECT name FROM "Place" WHERE geoid = p."countyGeoid") AS "countyName", 3 AS rank
    FROM "Place" p
    WHERE p."searchKey" LIKE ${`% ${key}%`} AND p."searchKey" NOT LIKE ${`${key}%`} AND p."stateCode" LIKE ${inState}
    ORDER BY p.population DESC NULLS LAST, p.name, p.geoid LIMIT ${Math.max(limit, 2)}`;
  return [...first, ...later].slice(0, Math.max(limit, 2));
}

type AlikeRow = Row & { key: string; likeness: number };

/** Names one or two typos away, else much alike. Always a choice: a typo is asked about. */
async function mistyped(
  query: string,
  key: string,
  stateCode: string | undefined,
  limit: number,
): Promise<SearchAnswer> {
  const inState = stateCode === undefined ? '%' : stateCode;
  // Two questions to the trigram index, the narrow one first: together the planner would read the whole table.
  const oneAway = await db().$queryRaw<AlikeRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug,
           (SELECT name FROM "Place" WHERE geoid = p."countyGeoid") AS "countyName",
           p."searchKey" AS key, similarity(p."searchKey", ${key})::float8 AS likeness
    FROM "Place" p
    WHERE p."searchKey" LIKE ANY (${typoPatterns(key)}::text[]) AND p."stateCode" LIKE ${inState}
    ORDER BY likeness DESC, p.population DESC NULLS LAST, p.name LIMIT 60`;
  const near = nearest(oneAway, key);
  const places = near.length > 0 ? near : nearest(await alike(key, inState), key);
  return { kind: places.length > 0 ? 'choice' : 'none', query, places: places.slice(0, limit).map(found) };
}

function alike(key: string, inState: string): Promise<AlikeRow[]> {
  return db().$queryRaw<AlikeRow[]>`
    SELECT p.geoid, p.kind::text AS kind, p.name, p."stateCode", p.slug,
           (SELECT name FROM "Place" WHERE geoid = p."countyGeoid") AS "countyName",
           p."searchKey" AS key, similarity(p."searchKey", ${key})::float8 AS likeness
    FROM "Place" p
    WHERE p."searchKey" % ${key} AND p."stateCode" LIKE ${inState}
    ORDER BY likeness DESC, p.population DESC NULLS LAST, p.name LIMIT 60`;
}

/** Those that a typo or two explain, or that are alike in most of their letters; the nearest first. */
function nearest(rows: readonly AlikeRow[], key: string): AlikeRow[] {
  return rows
    .map((row) => ({ row, count: distance(key, row.key) }))
    .filter(({ row, count }) => nearEnough(key, count) || row.likeness >= 0.5)
    .sort((a, b) => a.count - b.count || b.row.likeness - a.row.likeness)
    .map(({ row }) => row);
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
