import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { licenceOf } from '#lib/kernel/shown-source.ts';
import { RESOURCES, resourceNamed } from '#lib/officials/open-data/open-data.ts';
import { AGENCIES, PLACES } from '#lib/places/open-data/open-data.ts';
import { db } from '#lib/platform/db.ts';
import { rowsToCsv } from '#lib/platform/open-list.ts';
import { COMMON_COLUMNS, csvDescription, type Resource } from '#lib/platform/resource.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase();

/** Fields of a record that hold more than one value. */
function nestedFields(resource: Resource): string[] {
  const { properties = {} } = z.toJSONSchema(resource.shape, { io: 'output' });
  const isNested = (schema: unknown): boolean => {
    const text = JSON.stringify(schema);
    return /"type":"(?:array|object)"|"\$ref"/.test(text);
  };
  return Object.entries(properties).flatMap(([name, schema]) => (isNested(schema) ? [name] : []));
}

describe.each(RESOURCES.map((resource) => [resource.name, resource] as const))('CSV of %s', (_, resource) => {
  it('has a column for each nested field, and says how it stands in a cell', () => {
    const told = new Set(['sources', ...Object.values(resource.nested).map(({ field }) => field)]);
    expect(nestedFields(resource).filter((field) => !told.has(field))).toEqual([]);
    for (const column of Object.keys(resource.nested))
      expect(Object.keys(resource.columns)).toContain(column);
    const description = csvDescription(resource);
    for (const column of [...Object.keys(resource.columns), ...COMMON_COLUMNS])
      expect(description).toContain(column);
  });
});

it('cells of JSON hold the whole of what is nested, but for the sources', async () => {
  const motions = resourceNamed('motions');
  if (!motions) throw new Error('there are motions');
  const rows = await motions.find(db(), {}, { key: 'miami-2025-06-17-sign', take: 1 });
  expect(rows).toHaveLength(1);
  const csv = rowsToCsv(motions, rows);
  expect(csv).toContain('""value"":""yes""');
  expect(csv).not.toContain('""retrievedOn""');
});

it('a number below nought stays a number', async () => {
  const [place] = await PLACES.find(db(), {}, { key: '1245000', take: 1 });
  if (!place) throw new Error('there is Miami');
  expect(place.longitude).toBeLessThan(-80);
  expect(rowsToCsv(PLACES, [place])).toContain(`,"${place.longitude}",`);
});

it('agencies since a day are those whose newest source is of that day or later', async () => {
  const all = await AGENCIES.find(db(), {}, { take: 1000 });
  for (const since of ['2026-05-18', '2026-11-22', '2026-11-23']) {
    const rows = await AGENCIES.find(db(), { since }, { take: 1000 });
    expect(rows.map(({ id }) => id)).toEqual(all.filter(({ asOf }) => asOf >= since).map(({ id }) => id));
  }
  expect(new Set(all.map(({ asOf }) => asOf)).size).toBeGreaterThan(1);
});

it('sources carry their terms where they are known, and nothing where they are not', async () => {
  const sources = await db().source.findMany();
  const terms = new Map(sources.map((source) => [source.id, source.licence]));
  expect(terms.get('ice-participating-2026-05-18')).toBe('public domain (17 U.S.C. 105)');
  expect(terms.get('ocd-division-ids')).toBe('CC0-1.0');
  expect(terms.get('wlrn-2025-09-04')).toBeNull();
  expect(licenceOf({ publisher: 'U.S. Census Bureau', licence: null })).toBe('public domain (17 U.S.C. 105)');
  expect(licenceOf({ publisher: 'U.S. Census Bureau', licence: 'MIT' })).toBe('MIT');
  expect(licenceOf({ publisher: 'Open City Diary', licence: null })).toBeNull();
  const [agency] = await AGENCIES.find(db(), {}, { take: 1 });
  expect(agency?.sources[0]?.licence).toBe('public domain (17 U.S.C. 105)');
});
