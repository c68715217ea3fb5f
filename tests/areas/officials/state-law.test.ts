import { expect, test } from 'vitest';
import { stateLaw, statesWithLaw } from '#lib/officials/law-queries.ts';
import { importPlaces } from '#lib/places/import/import-mutations.ts';
import { useDatabase } from '#tests/support/database.ts';
import { planOf, publishedFiles } from '../places/import/fixtures.ts';

const database = useDatabase();

test('Florida’s law of public records is on file with its citation and sources, the chapter first', async () => {
  const rules = await stateLaw('fl', 'public_records');
  expect(rules.map(({ legalCite }) => legalCite)).toEqual(['ch. 119, Fla. Stat.', 's. 668.6076, Fla. Stat.']);
  for (const rule of rules) expect(rule.sources.length).toBeGreaterThan(0);
});

test('what concerns counties is not said of cities', async () => {
  const cites = async (kind: 'county' | 'municipality') =>
    (await stateLaw('fl', 'who_must_sign', kind)).map(({ id }) => id);
  expect(await cites('county')).toContain('fl-sign-counties');
  expect(await cites('municipality')).not.toContain('fl-sign-counties');
});

test('of a state without rules on file nothing is said', async () => {
  await importPlaces(database.db, planOf(publishedFiles()));
  expect(await stateLaw('vt', 'public_records')).toEqual([]);
  expect(await statesWithLaw('public_records')).toEqual(['fl']);
});
