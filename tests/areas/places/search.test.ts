import { describe, expect, it } from 'vitest';
import { search } from '#lib/places/queries.ts';
import { nameKey, nearEnough, typos, wanted } from '#lib/places/search/search-rules.ts';
import { misspelt, SLIPS } from '#scripts/support/misspell.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('what was typed', () => {
  it.each([
    ['33143', { by: 'code', code: '33143' }],
    ['33143-1234', { by: 'code', code: '33143' }],
    [' 1245000 ', { by: 'code', code: '1245000' }],
    ['', { by: 'nothing', problem: 'empty' }],
    ['!?', { by: 'nothing', problem: 'empty' }],
    ['x'.repeat(101), { by: 'nothing', problem: 'too_long' }],
    ['5000700160', { by: 'code', code: '5000700160' }],
    ['City of Miami, FL', { by: 'name', key: 'miami', stateCode: 'fl' }],
    ['oak park il 60301', { by: 'name', key: 'oak park', stateCode: 'il' }],
    ['Springfield, New Jersey', { by: 'name', key: 'springfield', stateCode: 'nj' }],
    ['West New York', { by: 'name', key: 'west new york', otherwise: { key: 'west', stateCode: 'ny' } }],
    ['Florida City', { by: 'name', key: 'florida city' }],
    ['florida', { by: 'name', key: 'florida' }],
  ])('%j', (text, want) => expect(wanted(text)).toEqual(want));

  it('is compared without accents, case and short forms', () => {
    expect(nameKey('FT. MYERS')).toBe(nameKey('Fort Myers'));
    expect(nameKey('Saint Pétersburg')).toBe(nameKey('st. petersburg'));
  });

  it('counts typos: swapped, left out, put in, changed', () => {
    expect(typos('maimi', 'miami')).toBe(1);
    expect(typos('miam', 'miami')).toBe(1);
    expect(typos('miaami', 'miami')).toBe(1);
    expect(typos('niami', 'miami')).toBe(1);
    expect(typos('', 'abc')).toBe(3);
    expect(nearEnough('key', 1)).toBe(false);
  });
});

describe('search', () => {
  const database = useDatabase();
  const names = async (text: string) => (await search(text)).places.map(({ name }) => name);

  it.each([
    ['miami', 'Miami'],
    ['MIAMI, FL', 'Miami'],
    ['miami florida', 'Miami'],
    ['Miami FL 33130', 'Miami'],
    ['Saint Petersburg', 'St. Petersburg'],
    ['st petersburg', 'St. Petersburg'],
    ['Ft Myers', 'Fort Myers'],
    ['opa locka', 'Opa-locka'],
    ['Monroe', 'Monroe County'],
    ['leon county', 'Leon County'],
    ['miami-dade', 'Miami-Dade County'],
    ['1245000', 'Miami'],
    ['12086', 'Miami-Dade County'],
    ['florida', 'Florida'],
  ])('%s is one place: %s', async (text, name) => {
    const answer = await search(text);
    expect(answer.kind).toBe('one');
    expect(answer.places.map((place) => place.name)).toEqual([name]);
  });

  it.each([
    ['maimi', 'Miami'],
    ['Tallahasee', 'Tallahassee'],
    ['Gainsville', 'Gainesville'],
    ['Homsetead', 'Homestead'],
    ['Key Wst', 'Key West'],
    ['Coral Gabels', 'Coral Gables'],
    ['saint petersbrug', 'St. Petersburg'],
    ['Hialeha', 'Hialeah'],
    ['Alahcua County', 'Alachua County'],
  ])('%s, mistyped, is asked about: %s', async (text, name) => {
    const answer = await search(text);
    expect(answer.kind).toBe('choice');
    expect(answer.places[0]?.name).toBe(name);
  });

  it('offers the whole name before longer ones and the bigger place first', async () => {
    expect((await names('mi')).slice(0, 2)).toContain('Miami');
    expect((await names('orange'))[0]).toBe('Orange County');
  });

  it('33143 offers South Miami, Coral Gables and the rest of the county by land, and not Miami', async () => {
    const answer = await search('33143');
    expect(answer).toMatchObject({ kind: 'choice', zip: '33143' });
    expect(answer.places.map(({ name }) => name)).toEqual([
      'South Miami',
      'Coral Gables',
      'Miami-Dade County',
    ]);
    expect(answer.places[2]?.rest).toBe(true);
    const shares = answer.places.map(({ landShare }) => landShare ?? 0);
    expect(shares[0]).toBeGreaterThan(shares[1] ?? 1);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
  });

  it('looks in the state that is named', async () => {
    expect(await search('Miami, OH')).toMatchObject({ kind: 'none', places: [] });
    expect(await search('Maimi, FL')).toMatchObject({ kind: 'choice', places: [{ name: 'Miami' }] });
  });

  it.each(['90210', '9999999', 'qqqqzzzz', '\'; DROP TABLE "Place"; --', '%%%%', '_____', '\u0000\uD800'])(
    'nothing for %j',
    async (text) => expect(await search(text)).toMatchObject({ kind: 'none', places: [] }),
  );

  it('answers hostile and odd input without failing', async () => {
    for (const text of ['ﷺ'.repeat(100), '💥', '\\', 'a%b_c', 'İıŞ', 'x'.repeat(100_000), '١٢٣٤٥']) {
      expect((await search(text)).places).toEqual([]);
    }
  });

  it.each([
    [
      'a beginning',
      `"searchKey" COLLATE "C" >= 'mi' AND "searchKey" COLLATE "C" < 'mj'`,
      'place_search_beginning',
    ],
    ['a later word', `"searchKey" LIKE '% maimi%'`, 'place_search_trigram'],
    ['a typo', `typo_keys("searchKey") && typo_keys('maimi')`, 'place_typo'],
    ['two typos', `two_typo_keys("searchKey") && two_typo_keys('tallahsaee')`, 'place_two_typos'],
    ['likeness', `"searchKey" % 'maimi'`, 'place_search_trigram'],
  ])('finds %s through an index', async (_, condition, index) => {
    const plan = await database.db.$transaction(async (tx) => {
      // Florida alone is so small that reading all of it is as quick.
      for (const way of ['seqscan', 'indexscan', 'indexonlyscan']) {
        await tx.$executeRawUnsafe(`SET LOCAL enable_${way} = off`);
      }
      return tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
        `EXPLAIN SELECT geoid FROM "Place" WHERE ${condition}`,
      );
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
  });

  it('finds what was meant behind hundreds of slips', async () => {
    const names = await database.db.place.findMany({
      where: { kind: 'municipality' },
      orderBy: { geoid: 'asc' },
      select: { name: true },
    });
    const missed: string[] = [];
    let first = 0;
    for (const [at, { name }] of names.entries()) {
      const text = misspelt(name, SLIPS[at % SLIPS.length] ?? 'swapped', (at * 0.37) % 1);
      const found = (await search(text)).places.map((place) => place.name);
      if (found[0] === name) first += 1;
      if (!found.slice(0, 5).includes(name)) missed.push(`${text} for ${name}`);
    }
    expect(names.length).toBeGreaterThan(400);
    expect(missed.length / names.length, missed.join('; ')).toBeLessThan(0.03);
    expect(first / names.length).toBeGreaterThan(0.94);
  });
});
