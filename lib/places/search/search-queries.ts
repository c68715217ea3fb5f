import { db } from '#lib/platform/db.ts';
import type { FoundPlace, PlaceKind, SearchAnswer } from '../types.ts';
import { meansTheDistrict, type NameWanted, nearEnough, typos, wanted } from './search-rules.ts';

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
  const answer = await byName(query, want, limit);
  return answer.kind === 'none' && meansTheDistrict(want) ? byCode(query, DISTRICT, limit) : answer;
}

/** The District of Columbia's GEOID. */
const DISTRICT = '11';

/** Rank 0: the whole name; 1: a county without the word; 2: the beginning; 3: that of a later word; 4, 5: mistyped. */
type NameRow = Row & { key: string; rank: number; likeness: number };

const EVERY_STATE = '%';

/**
 * One question to the database, which looks for the name as it stands, then for the other reading of the text, then
 * for typos: the functions are in the migration that makes their indexes.
 */
async function byName(query: string, { key, stateCode, otherwise }: NameWanted, limit: number) {
  const rows = await db().$queryRaw<NameRow[]>`
    SELECT * FROM search_places(${key}, ${stateCode ?? EVERY_STATE}, ${otherwise?.key ?? null}::text,
      ${otherwise?.stateCode ?? null}::text, ${Math.max(limit, 2)}::int)`;
  const written = rows.filter(({ rank }) => rank <= 3);
  if (written.length > 0) return asWritten(query, written);
  return mistyped(query, otherwise?.key ?? key, otherwise?.stateCode ?? stateCode, rows, limit);
}

function asWritten(query: string, written: NameRow[]): SearchAnswer {
  // A whole name is meant: "Miami" is not "Miami Beach".
  const exact = written.filter(({ rank }) => rank === 0);
  if (exact.length === 1) return { kind: 'one', query, places: exact.map(found) };
  // So is a county without the word, unless another name begins like it: "Leon" is Leon County, "Orange" may be
  // Orange City.
  const county = written.filter(({ rank }) => rank === 1);
  const meant = exact.length === 0 && county.length === 1 && !written.some(({ rank }) => rank === 2);
  const places = (meant ? county : written).map(found);
  return { kind: places.length === 1 ? 'one' : 'choice', query, places };
}

/** Names one or two typos away, else much alike. Always a choice: a typo is asked about. */
async function mistyped(
  query: string,
  key: string,
  stateCode: string | undefined,
  candidates: readonly NameRow[],
  limit: number,
): Promise<SearchAnswer> {
  let places = nearest(candidates, key);
  if (places.length === 0) {
    const alike = await db().$queryRaw<NameRow[]>`
      SELECT * FROM places_alike(${key}, ${stateCode ?? EVERY_STATE})`;
    places = nearest(alike, key);
  }
  return { kind: places.length > 0 ? 'choice' : 'none', query, places: places.slice(0, limit).map(found) };
}

/** Those that a typo or two explain, or that are alike in most of their letters; the nearest first. */
function nearest(rows: readonly NameRow[], key: string): NameRow[] {
  return rows
    .map((row) => ({ row, count: distance(key, row.key) }))
    .filter(({ row, count }) => nearEnough(key, count) || (row.rank === 5 && row.likeness >= 0.5))
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
  const rows = await db().$queryRaw<CodeRow[]>`SELECT * FROM places_by_code(${code})`;
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
